"""The members to choose from where a question leaves one open: nearest first, and how many more. Decides nothing."""

from __future__ import annotations

from assistant.plan.candidates import Candidate
from assistant.plan.reading import Reading
from assistant.plan.words import content_stems
from assistant.types import Field, Option

MOST = 6


def member_options(reading: Reading, candidate: Candidate) -> tuple[Option, ...]:
    """The total, the members that the question comes near to, then the first ones, as questions of their own.

    The last label says how many there are besides.
    """
    assert candidate.shaped.open is not None
    name, members = candidate.shaped.open
    field = candidate.match.words.table.field_named(name)
    shown = _ordered(field, members, reading)[:MOST]
    question = reading.text.rstrip(" ?.")
    options = [Option(member, f"{question} ({member})?") for member in shown]
    if others := len(members) - len(shown):
        title = field.title if field else name
        last = options[-1]
        options[-1] = Option(f"{last.label} (or one of {others} other members of {title})", last.question)
    return tuple(options)


def _ordered(field: Field | None, members: tuple[str, ...], reading: Reading) -> list[str]:
    """Totals, then what shares words with the question, then the rest as the table has them."""
    totals = field.totals if field else ()
    default = field.default if field else None
    asked = {w.stem for w in reading.words if w.content}
    aliases = dict(field.member_aliases) if field else {}

    def near(member: str) -> int:
        return max(len(asked & set(content_stems(name))) for name in (member, *aliases.get(member, ())))

    return sorted(members, key=lambda m: (m != default, m not in totals, -near(m), members.index(m)))
