"""Remarks under an answer: assumptions, definitions, caveats, and where the question's own number differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answer.lining import DISPUTES, DISTINGUISHES, Rival, is_on, topic_of
from assistant.answer.scoring import Candidate, asked_by
from assistant.quantities import agrees, find_quantities
from assistant.sentences import read
from assistant.types import Figure, Note, NoteKind, Plan, StatedValue

MOST = 7
MOST_CAVEATS = 3
LONGEST = 400
CLOSE = 0.7
_ORDER: tuple[NoteKind, ...] = ("disagreement", "definition", "assumption", "caveat")
_ASSUMED = re.compile(r"\b(?:assum\w+|taken as|by default|default|latest|chosen|read as)\b", re.IGNORECASE)
_DEFINES = re.compile(
    r"\b(?:definition|defin\w+|means that|means the|is the country where|counts? as|is counted|refers? to|"
    r"not (?:birth|nationality|citizenship|residence)|population|"
    r"base(?:d on)?)\b",
    re.IGNORECASE,
)
_DIFFERS = re.compile(
    r"\b(?:differ(?:s|ed|ing)?|disput\w+|contradict\w*|disagree\w*|conflict\w*|while another|whereas|misprint\w*|"
    r"disputed)\b",
    re.IGNORECASE,
)


def figure_notes(plan: Plan, figures: Sequence[Figure]) -> tuple[Note, ...]:
    """What the planner assumed and what the tables warn of, each once."""
    notes: list[Note] = [note for planned in plan.figures for note in planned.notes] if figures else []
    notes += [Note(kind_of(c), c) for figure in figures for c in figure.caveats if _concerns(c, figure)]
    return deduplicated(note for note in notes if not _is_remark(note))


def _concerns(caveat: str, figure: Figure) -> bool:
    """Whether a caveat speaks of the figure's places, or of none in particular."""
    named = read(caveat).places
    own = frozenset().union(*(read(m).places for facet in figure.facets for m in facet.members))
    return not named or not own or bool(named & own)


def _is_remark(note: Note) -> bool:
    """A row's own remark that neither defines nor disputes: it stays with the figure, not under the answer."""
    return note.kind == "caveat" and note.text.startswith("Note on ")


def kind_of(caveat: str) -> NoteKind:
    """The kind of a figure's caveat, by its wording."""
    if _ASSUMED.search(caveat):
        return "assumption"
    if DISPUTES.search(caveat):
        return "disagreement"
    if _DEFINES.search(caveat):
        return "definition"
    return "disagreement" if _DIFFERS.search(caveat) else "caveat"


def deduplicated(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Notes without repetitions (whatever their capitals and full stops), the most telling first, a few of them."""
    kept: dict[str, Note] = {}
    for note in notes:
        text = _shortened(note.text.strip())
        kept.setdefault(re.sub(r"\W+", " ", text).strip().lower(), Note(note.kind, text))
    ordered = sorted(kept.values(), key=lambda note: _ORDER.index(note.kind))
    caveats = [note for note in ordered if note.kind == "caveat"][:MOST_CAVEATS]
    return tuple(note for note in ordered if note.kind != "caveat" or note in caveats)[:MOST]


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0] + " …"


def distinctions(
    plan: Plan, figures: Sequence[Figure], ranked: Sequence[Candidate], limit: int = 1
) -> tuple[Candidate, ...]:
    """Sentences that say what the thing asked about is not, or how it is meant differently elsewhere.

    Those that name a number of the figures come first; one without numbers must be close to the question.
    """
    asked = asked_by(plan)
    topic = topic_of(asked, figures)
    found = [c for c in ranked if DISTINGUISHES.search(c.text) and is_on(c, topic, asked.places)]
    by_number = [c for c in found if _names_a_number(c, figures)]
    without = [c for c in found if not read(c.text).quantities and c.coverage >= CLOSE]
    return tuple((by_number + without)[:limit])


def _names_a_number(candidate: Candidate, figures: Sequence[Figure]) -> bool:
    values = [(v.value, f.values_unit or f.unit) for f in figures for v in f.values]
    values += [(f.value, f.unit) for f in figures if f.value is not None]
    return any(
        q.unit == unit and agrees(q, value, unit)
        for q in read(candidate.text).quantities
        for value, unit in values
        if value is not None
    )


def stated_notes(stated: Sequence[StatedValue], figures: Sequence[Figure]) -> tuple[Note, ...]:
    """Where the question states a number that the figures do not have."""
    notes = []
    for value in stated:
        quantities = find_quantities(value.text)
        shown = [f for f in figures if (f.value is not None or f.values) and f.operation != "compare"]
        if not quantities or not shown:
            continue
        held = [(f.value, f.unit) for f in shown if f.value is not None] + [
            (v.value, f.unit) for f in shown for v in f.values
        ]
        if not any(agrees(quantities[0], number, unit) for number, unit in held if number is not None):
            displays = " and ".join(dict.fromkeys(f.display for f in shown if f.display)) or "other values"
            notes.append(Note("disagreement", f"The question says {value.text}; the tables have {displays}."))
    return tuple(notes)


def rival_notes(rivals: Sequence[Rival]) -> tuple[Note, ...]:
    """For each sentence that gives another value than a figure: both values, and what is known of the difference."""
    return tuple(Note("disagreement", _told(rival)) for rival in rivals)


def _told(rival: Rival) -> str:
    figure, source = rival.figure, rival.candidate.hit.source.title
    table = " and ".join(f"“{s.title}”" for s in figure.sources) or "the table"
    both = f"“{source}” has {rival.quantity.text} where {table} has {figure.display}"
    if rival.year is not None:
        return f"{both}: the first is of {rival.year}, a later year, and the two need not count alike."
    return f"{both}, for the same year: the two need not count alike, and neither is preferred here."
