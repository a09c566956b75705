"""Evidence as a language model is shown it: JSON lines with keys, data only. Chooses what to show, words nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence

from assistant.answer.naming import source_phrase
from assistant.answer.quotes import as_quote
from assistant.answer.scoring import candidates
from assistant.quantities import format_value
from assistant.types import Evidence, Figure, Hit, Quote

PASSAGES = 10
SENTENCES = 60
VALUES = 30


def quotable(hits: Sequence[Hit]) -> tuple[Quote, ...]:
    """The sentences of the first hits, each as a quote with its key "1", "2", ..."""
    found = candidates(hits[:PASSAGES])[:SENTENCES]
    return tuple(as_quote(str(number), candidate) for number, candidate in enumerate(found, start=1))


def exhibit(evidence: Evidence, quotes: Sequence[Quote]) -> str:
    """Figures and quotes as JSON lines; JSON's own escaping keeps a passage inside its string."""
    lines = [_figure(figure) for figure in evidence.figures] + [_quote(quote) for quote in quotes]
    return "\n".join(json.dumps(line, ensure_ascii=False).replace("<", "\\u003c") for line in lines) or "(none)"


def _figure(figure: Figure) -> dict[str, object]:
    values = [{"members": dict(v.members), "value": format_value(v.value, figure.unit)} for v in figure.values[:VALUES]]
    facets = {facet.title: list(facet.members[:VALUES]) for facet in figure.facets}
    return {
        "key": figure.key,
        "figure": figure.label,
        "operation": figure.operation,
        "value": figure.display,
        "values": values,
        "of": facets,
        "source": source_phrase(figure),
        "caveats": list(figure.caveats),
    }


def _quote(quote: Quote) -> dict[str, object]:
    source = quote.hit.source
    return {"key": quote.key, "source": source.title, "section": quote.locator.section or "", "text": quote.text}
