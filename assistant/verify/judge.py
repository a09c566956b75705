"""Judge one sentence against the evidence it cites: the support it has, or the reason why it has none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.sentences import Reading, covers_year, gives_orders, has_active_content, read
from assistant.types import Claim, Figure, Quote, Sentence
from assistant.verify.binding import unbound_number
from assistant.verify.figures import (
    figure_text,
    turned_change,
    turned_direction,
    turned_label,
    turned_order,
    turned_ratio,
)
from assistant.verify.letters import unreadable
from assistant.verify.pairing import counts, in_names, masked, misplaced_result, names_of, paired
from assistant.verify.proofs import places_of_figure, proofs_of_figure, proofs_of_quote, years_of_figure
from assistant.verify.slots import reordered, swapped
from assistant.verify.wording import (
    added_words,
    exchanged_frames,
    loose_numbers,
    turned_frames,
    turned_negation,
    turned_polarity,
    turned_relation,
    turned_roles,
)

_VERDICT = re.compile(r"^(?:yes|no)\s*[:,.;–—-]\s*", re.IGNORECASE)


def judge(sentence: Sentence, figures: dict[str, Figure], quotes: dict[str, Quote]) -> Claim:
    """The sentence as a claim: computed, quoted, or without support and why."""
    reason = _unusable(sentence, figures, quotes)
    if reason:
        return Claim(sentence.text, sentence.keys, "none", reason)
    cited_figures = [figures[key] for key in sentence.keys if key in figures]
    cited_quotes = [quotes[key] for key in sentence.keys if key in quotes]
    if any(is_verbatim(sentence.text, quote) for quote in cited_quotes):
        return Claim(sentence.text, sentence.keys, "quoted")
    reason = unsupported(sentence.text, cited_figures, cited_quotes)
    if reason:
        return Claim(sentence.text, sentence.keys, "none", reason)
    return Claim(sentence.text, sentence.keys, "computed" if cited_figures else "quoted")


def _unusable(sentence: Sentence, figures: dict[str, Figure], quotes: dict[str, Quote]) -> str:
    if not sentence.text.strip():
        return "the sentence is empty"
    cited = [quotes[key].text for key in sentence.keys if key in quotes]
    if why := unreadable(sentence.text, " ".join([*cited, *(figure_text(f) for f in figures.values())])):
        return why
    if has_active_content(sentence.text):
        return "the sentence holds an address, a link, an image or HTML"
    if gives_orders(sentence.text):
        return "the sentence gives orders to its reader"
    if not sentence.keys:
        return "the sentence cites nothing"
    for key in sentence.keys:
        if key not in figures and key not in quotes:
            return f"there is no evidence {key!r}"
        if key in quotes and not is_genuine(quotes[key]):
            return f"the quote {key!r} is not in its source"
    return ""


def is_genuine(quote: Quote) -> bool:
    """Whether the quote is the slice of its passage that its locator says, and speaks to no machine."""
    passage = quote.hit.passage
    base, start, end = passage.locator.start or 0, quote.locator.start, quote.locator.end
    if start is None or end is None:
        return passage.kind == "table" and quote.text in passage.text and not gives_orders(quote.text)
    return (
        bool(quote.text)
        and passage.text[start - base : end - base] == quote.text
        and start >= base
        and not gives_orders(quote.text)
    )


def is_verbatim(text: str, quote: Quote) -> bool:
    """Whether a sentence is the quote, white space aside."""
    return " ".join(text.split()) == " ".join(quote.text.split())


def unsupported(text: str, figures: Sequence[Figure], quotes: Sequence[Quote]) -> str:
    """Why the evidence does not support a worded sentence; "" where it does."""
    reading = read(_without_sources(_VERDICT.sub("", text), figures))
    beside = _read_beside_names(reading.text, figures)
    evidence = _evidence_text(figures, quotes)
    readings = [read(quote.text) for quote in quotes]
    checks: list[Callable[[], str]] = [
        lambda: _foreign_places_or_years(beside, figures, quotes),
        lambda: _unbound(beside, reading.text, figures, quotes),
        lambda: turned_frames(reading, evidence),
        lambda: added_words(reading, evidence) or loose_numbers(reading, evidence),
        lambda: turned_negation(_unnamed(reading.text, figures), "\n".join(q.text for q in quotes)),
    ]
    if quotes and not figures:
        checks += [
            lambda: exchanged_frames(reading, "\n".join(q.text for q in quotes)),
            lambda: turned_polarity(reading, "\n".join(q.text for q in quotes)),
            lambda: turned_relation(reading, readings),
            lambda: turned_roles(reading, readings),
            lambda: _swapped(reading, quotes),
        ]
    if figures:
        checks += [
            lambda: _wrong_verdict(text, figures),
            lambda: _either(turned_direction(reading, figures), lambda: turned_roles(reading, readings), quotes),
            lambda: _either(turned_change(reading, figures), lambda: turned_polarity(reading, evidence), quotes),
            lambda: turned_ratio(reading, figures) or _either(turned_label(reading, figures), str, quotes),
            lambda: _either(turned_order(reading, figures), lambda: turned_relation(reading, readings), quotes),
        ]
    return next((reason for check in checks if (reason := check())), "")


def _read_beside_names(text: str, figures: Sequence[Figure]) -> Reading:
    """The text read without the places, years and numbers inside the names of studies ("Bank of Korea", "AI 2000")."""
    facets = [facet for figure in figures for facet in figure.facets if facet.kind == "study"]
    names = [m for facet in facets for m in facet.members]
    return read(masked(text, sorted(names, key=len, reverse=True)))


def _unbound(reading: Reading, text: str, figures: Sequence[Figure], quotes: Sequence[Quote]) -> str:
    """Why a number is not proven: it stands with another member's name, or with nothing that proves it."""
    if not quotes and (wrong := misplaced_result(reading, figures)):
        return wrong
    pairs = [paired(reading, figure, text) for figure in figures]
    if wrong := next((reason for _, reason in pairs if reason), ""):
        return wrong
    bound = frozenset().union(*(offsets for offsets, _ in pairs), in_names(reading, figures), counts(reading, figures))
    return unbound_number(reading, _proofs(figures, quotes), bound)


def _unnamed(text: str, figures: Sequence[Figure]) -> str:
    """The text without the figures' names, and without "did not change" where a figure shows no change."""
    unchanged = any(f.value == 0 and f.operation in ("difference", "percent_change", "growth_rate") for f in figures)
    plain = masked(text, names_of(figures))
    return plain.replace("did not change", "stayed") if unchanged else plain


def _without_sources(text: str, figures: Sequence[Figure]) -> str:
    """The text without the names of the figures' sources, whose years ("AI Index 2026") are not the figures'.

    A name that is a member of a figure ("66 percent for CSET") stays: it says whose number one is.
    """
    names = {name for figure in figures for s in figure.sources for name in (s.publisher, s.title) if len(name) > 2}
    members = {member for figure in figures for facet in figure.facets for member in facet.members if member}
    longest_first = sorted(names | members, key=len, reverse=True)
    any_name = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
    return any_name.sub(lambda found: found.group() if found.group() in members else "the source", text)


def _swapped(reading: Reading, quotes: Sequence[Quote]) -> str:
    """Why two things are swapped; a sentence on several quotes is held against each number's own quote."""
    reasons = [swapped(reading.text, q.text) or reordered(reading, read(q.text)) for q in quotes]
    return "" if "" in reasons else reasons[0]


def _either(reason: str, by_quotes: Callable[[], str], quotes: Sequence[Quote]) -> str:
    """What figures do not show a quote may say."""
    return by_quotes() if reason and quotes else reason


def _wrong_verdict(text: str, figures: Sequence[Figure]) -> str:
    said = _VERDICT.match(text)
    if said is None:
        return ""
    verdicts = [figure for figure in figures if figure.operation == "compare" and figure.value is not None]
    if not verdicts:
        return "no figure answers yes or no"
    yes = said.group().lower().startswith("yes")
    return "" if any(bool(figure.value) == yes for figure in verdicts) else "the figure says the opposite"


def _proofs(figures: Sequence[Figure], quotes: Sequence[Quote]) -> list:  # type: ignore[type-arg]
    return [p for figure in figures for p in proofs_of_figure(figure)] + [
        p for quote in quotes for p in proofs_of_quote(quote)
    ]


def _evidence_text(figures: Sequence[Figure], quotes: Sequence[Quote]) -> str:
    parts = [figure_text(figure) for figure in figures]
    for quote in quotes:
        parts += [quote.text, quote.hit.source.title, quote.locator.section or "", quote.hit.source.publisher]
    return "\n".join(parts)


def _foreign_places_or_years(reading: Reading, figures: Sequence[Figure], quotes: Sequence[Quote]) -> str:
    over = ["\n".join([q.text, q.hit.source.title, q.locator.section or "", q.hit.source.publisher]) for q in quotes]
    places = frozenset().union(*(places_of_figure(f) for f in figures), *(read(t).places for t in over))
    years = frozenset().union(*(years_of_figure(f) for f in figures))
    for mention in reading.mentions:
        if mention.place.code not in places:
            return f"the evidence does not speak of {mention.text}"
    if foreign := reading.days - frozenset().union(*(read(t).days for t in over)):
        return f"the evidence does not speak of {min(foreign)}"
    for year in sorted(reading.years):
        if year not in years and not any(covers_year(t, year) for t in over):
            return f"the evidence does not speak of {year}"
    return ""
