"""What a question asks for, as sentences are compared with it: words, names, numbers, focus. Scores nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.answer.kinds import Kind, wanted
from assistant.sentences import FUNCTION, content_words, negated_words, periods_in, read, stem, words_of
from assistant.sentences.words import STOPPED

_MEASURES = frozenset(map(stem, "share percent percentage proportion fraction part count total money".split()))
_DEFINING = frozenset(
    map(stem, "count counts mean means meant define defined defines definition meaning stand".split())
)
_ASKERS = re.compile(r"\b(?:what|which|whose|how (?:many|much))\b", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"\b(?:\w{2,}est|most|least|first|second|third|fourth|fifth|last|only|main|primary|original(?:ly)?|best|worst|"
    r"majority|sole)\b",
    re.IGNORECASE,
)
_NO_SUPERLATIVE = frozenset("west east forest interest request harvest test guest protest latest invest rest".split())
MOST = stem("most")
LEAST = frozenset(
    map(stem, "least fewest smallest lowest shortest cheapest worst last first second third fourth fifth only".split())
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that carries content: a name, a number or another word; `place` is the code of a place."""

    stem: str
    kind: str
    place: str = ""


class Asked:
    """A question read once; places and years are those the question names."""

    def __init__(self, text: str, missing: tuple[str, ...] = ()) -> None:
        self.text = text
        self.missing = missing

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of answer it wants."""
        return wanted(self.text)

    @cached_property
    def counts(self) -> bool:
        """Whether it wants a number or a share."""
        return bool({"number", "share"} & set(self.kinds))

    @cached_property
    def places(self) -> frozenset[str]:
        """The codes of the places it names."""
        return read(self.text).places

    @cached_property
    def years(self) -> frozenset[int]:
        """The years it names, of a period both ends."""
        return read(self.text).years

    @cached_property
    def periods(self) -> frozenset[tuple[int, int, bool]]:
        """The years and periods it names."""
        return frozenset(periods_in(self.text))

    @cached_property
    def _frame(self) -> frozenset[str]:
        """Stems of words that say what is asked for and that no answer need repeat."""
        measures = _MEASURES if self.counts else frozenset()
        return measures | (_DEFINING if "definition" in self.kinds else frozenset())

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Stems of its content words, those of places and of the measure asked for left out."""
        spans = [(m.start, m.end) for m in read(self.text).mentions]
        told = self._frame
        found = [w for w in content_words(self.text) if not any(a <= w.start < b for a, b in spans)]
        return tuple(dict.fromkeys(w.stem for w in found if w.stem not in told))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Its names, numbers and other content words, in order, each once."""
        return tuple(dict.fromkeys(self._terms()))

    def _terms(self) -> Iterator[Term]:
        told = self._frame
        mentions = read(self.text).mentions
        for at, word in enumerate(words_of(self.text)):
            place = next((m.place.code for m in mentions if m.start <= word.start < m.end), "")
            if word.text.lower() in FUNCTION or word.stem in STOPPED or word.stem in told:
                continue
            if word.text[0].isdigit():
                yield Term(word.stem, "number")
            elif len(word.text) > 1:
                yield Term(word.stem, "name" if place or (word.text[0].isupper() and at) else "word", place)

    @cached_property
    def focus(self) -> str:
        """The stem of the word that says what kind of thing is asked for ("which treaty"); "" where none does."""
        asker = _ASKERS.search(self.text)
        if not asker:
            return ""
        after = content_words(self.text[asker.end() :])
        return after[0].stem if after else ""

    @cached_property
    def focus_is_near(self) -> bool:
        """Whether the word comes right after the question word ("which treaty"), not later ("what is the treaty")."""
        asker = _ASKERS.search(self.text)
        after = words_of(self.text[asker.end() :]) if asker else ()
        return bool(after) and after[0].stem == self.focus

    @cached_property
    def superlatives(self) -> frozenset[str]:
        """Stems of superlatives and ordinals."""
        return superlatives_of(self.text)

    @cached_property
    def negated(self) -> bool:
        """Whether it asks for what is not."""
        return bool(negated_words(self.text))


@lru_cache(maxsize=20_000)
def superlatives_of(text: str) -> frozenset[str]:
    """Stems of the superlatives and ordinals of a text."""
    found = (m.group().lower() for m in _SUPERLATIVE.finditer(text))
    return frozenset(stem(word) for word in found if word not in _NO_SUPERLATIVE)
