"""Which periods a shaped request takes: those named, the latest, the whole range. Chooses no other member."""

from __future__ import annotations

import re

from assistant.plan.draft import Draft
from assistant.plan.matching import Match
from assistant.plan.operations import OVER_PERIODS, REDUCING
from assistant.plan.selection import Selection
from assistant.plan.vocabulary import Span
from assistant.types import Note

_YEAR = re.compile(r"\byear\b", re.IGNORECASE)


def fill_time(draft: Draft, match: Match, selection: Selection) -> str:
    """Decide the periods; what is returned says what the table lacks."""
    if draft.time is None:
        return ""
    several = {c.field: c.members for c in draft.conditions.values() if len(c.members) > 1 and draft.operation != "sum"}
    known = selection.periods_with_all(draft.table, draft.rows(selection), draft.time, several)
    spans = [s for s in match.words.periods if s.member in known]
    if not spans:
        return draft.no_cells()
    if match.periods:
        return _named_time(draft, match.periods, spans)
    if draft.reading.period.kind == "first" and draft.operation in ("lookup", "top", "bottom", "rank", "share"):
        told = f"The first period with data is used: {spans[0].member}."
        draft.choose(draft.time, (spans[0].member,), told, counts=False)
        return ""
    over_time = draft.by == draft.time and draft.operation in ("count", "top", "bottom")
    if draft.two_ends or over_time or draft.operation in OVER_PERIODS:
        return _whole_time(draft, spans)
    return _latest(draft, spans)


def _latest(draft: Draft, spans: list[Span]) -> str:
    assert draft.time is not None
    note = "" if len(spans) == 1 else f"The latest period with data is used: {spans[-1].member}."
    asked = draft.reading.period.kind == "latest"
    draft.choose(draft.time, (spans[-1].member,), note, counts=not asked and len(spans) > 1)
    return ""


def _named_time(draft: Draft, periods: tuple[Span, ...], known: list[Span]) -> str:
    assert draft.time is not None
    have = {s.member for s in known}
    ends = sorted(periods, key=lambda s: s.end)
    needed = (ends[0], ends[-1]) if draft.two_ends else periods
    missing = [s.member for s in needed if s.member not in have]
    loose = draft.operation in OVER_PERIODS and draft.reading.period.kind != "list"
    if missing and (not loose or len(missing) == len(needed)):
        return f"{draft.no_cells()} in {', '.join(missing)} (there are values for {_listed(known)})"
    chosen = [s for s in needed if s.member in have]
    _tell_lacking_years(draft, chosen)
    draft.choose(draft.time, tuple(s.member for s in chosen), counts=False)
    return ""


def _tell_lacking_years(draft: Draft, chosen: list[Span]) -> None:
    """Where a range of years is asked and the first or last ones have no value, say which have."""
    period = draft.reading.period
    if period.kind != "range" or period.start is None or period.end is None or len(chosen) == 0:
        return
    first, last = min(s.start for s in chosen), max(s.end for s in chosen)
    lacking = [*range(period.start, first), *range(last + 1, period.end + 1)]
    if lacking:
        asked, without = f"{period.start} to {period.end}", ", ".join(map(str, lacking))
        held = ", ".join(s.member for s in sorted(chosen, key=lambda s: s.end)) if len(chosen) < 4 else _listed(chosen)
        told = f"The question asks for {asked}: there is no value for {without}, only for {held}."
        draft.notes.append(Note("caveat", told))


def _whole_time(draft: Draft, spans: list[Span]) -> str:
    assert draft.time is not None
    period = draft.reading.period
    inside = [s for s in spans if (period.start or 0) <= s.start and s.end <= (period.end or 9999)]
    if period.kind == "last" and period.last:
        single = [s for s in spans if s.start == s.end]
        inside = [s for s in single if s.start > single[-1].start - period.last]
    if draft.two_ends:
        if len(inside) < 2:
            return f"{draft.no_cells()} in two periods"
        first, last = inside[0].member, inside[-1].member
        draft.choose(draft.time, (first, last), f"The change is taken from {first} to {last}.")
        return ""
    if draft.operation in REDUCING and period.kind in ("none", "latest"):
        return _latest(draft, spans)
    years = _YEAR.search(draft.reading.text) and "when" in draft.reading.cues
    if years and draft.operation in ("minimum", "maximum") and any(s.end > s.start + 1 for s in inside):
        return f"{draft.no_cells()} in single years"
    if len(inside) < 2 and (period.kind == "last" or draft.operation in ("minimum", "maximum", "count")):
        return f"{draft.no_cells()} in several periods"
    draft.choose(draft.time, tuple(s.member for s in inside), counts=False)
    return "" if inside else draft.no_cells()


def _listed(spans: list[Span]) -> str:
    return spans[0].member if len(spans) == 1 else f"{spans[0].member} to {spans[-1].member}"
