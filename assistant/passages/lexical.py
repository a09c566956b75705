"""The keyword index of a generation: tantivy, BM25 over context and text. Knows no vectors and no query language.

English stop words are dropped and words are stemmed, on both sides; everything but words in a query is ignored.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.passages.truth import Truth

FOLDER = "lexical"
_ANALYSER = "english"
_CONTEXT_WEIGHT = 0.25
_MEMORY = 60_000_000
_BATCH = 5000
_WORD = re.compile(r"[^\W_]+")
STOP_WORDS = tuple(
    "a about all also an and any are as at be been being between both but by can could did do does doing for from"
    " give had has have having he her here his how i if in into is it its just many may me more most much my no nor"
    " not of on or other our out please she should show so some such tell than that the their them then there these"
    " they this those to too very was we were what when where which while who whom why will with would you your".split()
)


class LexicalIndex:
    """Finds passages by their words."""

    def __init__(self, index: Any) -> None:
        import tantivy

        self._tantivy = tantivy
        self._index = index
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    @classmethod
    def open(cls, folder: Path) -> LexicalIndex:
        """The keyword index of a generation; tantivy makes a lock file in its folder."""
        import tantivy

        index = tantivy.Index.open(str(folder / FOLDER))
        _register(index)
        return cls(index)

    @classmethod
    def in_memory(cls, truth: Truth) -> LexicalIndex:
        """The same index, made anew in memory: for a read-only disk, or where the one on the disk is damaged."""
        import tantivy

        index = tantivy.Index(_schema())
        _fill(index, truth)
        return cls(index)

    def count(self) -> int:
        """The number of passages."""
        return int(self._searcher.num_docs)

    def search(self, text: str, k: int, sources: Sequence[str] | None = None) -> list[tuple[str, float]]:
        """(passage id, BM25 score) of the k best, best first; among `sources` only where they are given."""
        words = [word for word in _WORD.findall(text.lower()) if word not in STOP_WORDS]
        if not words or k < 1:
            return []
        query, _ = self._index.parse_query_lenient(
            " ".join(words), ["context", "text"], field_boosts={"context": _CONTEXT_WEIGHT}
        )
        found = self._searcher.search(self._within(query, sources), k, count=False).hits
        return [(self._searcher.doc(address)["id"][0], float(score)) for score, address in found]

    def _within(self, query: Any, sources: Sequence[str] | None) -> Any:
        if sources is None:
            return query
        make, occur = self._tantivy.Query, self._tantivy.Occur
        among = make.const_score_query(make.term_set_query(self._schema, "source", list(sources)), 0.0)
        return make.boolean_query([(occur.Must, query), (occur.Must, among)])


def write_lexical(folder: Path, truth: Truth) -> None:
    """Build the keyword index of a generation from its truth."""
    import tantivy

    place = folder / FOLDER
    place.mkdir()
    _fill(tantivy.Index(_schema(), path=str(place)), truth)


def _fill(index: Any, truth: Truth) -> None:
    import tantivy

    _register(index)
    writer = index.writer(_MEMORY, 1)
    for passages, _ in truth.batches(_BATCH):
        for passage in passages:
            writer.add_document(
                tantivy.Document(id=passage.id, source=passage.source_id, context=passage.context, text=passage.text)
            )
    writer.commit()
    writer.wait_merging_threads()
    index.reload()


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("source", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("context", tokenizer_name=_ANALYSER, index_option="freq")
    builder.add_text_field("text", tokenizer_name=_ANALYSER, index_option="freq")
    return builder.build()


def _register(index: Any) -> None:
    import tantivy

    make = tantivy.Filter
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(make.remove_long(60))
    builder = builder.filter(make.lowercase()).filter(make.ascii_fold())
    builder = builder.filter(make.custom_stopword(list(STOP_WORDS))).filter(make.stemmer("english"))
    index.register_tokenizer(_ANALYSER, builder.build())
