"""Labels of figures: noun phrases of measure, members and period. Computes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compute.catalogue import some
from assistant.compute.periods import in_order
from assistant.compute.rows import Row
from assistant.compute.scope import Scope
from assistant.quantities import format_value
from assistant.types import UNTITLED, Condition, Field

_LISTED = 4
_COMPARISONS = {
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
    "equal": "equal to",
}


def label_of(scope: Scope, rows: Sequence[Row], title: str = "", after: str = "", leave: Sequence[str] = ()) -> str:
    """As "measure (or TITLE), members (dimension), period, AFTER"; fields in `leave` are left to the caller."""
    parts = [worded(title or scope.measure.title)]
    parts += member_phrases(scope, rows, leave)
    if scope.time and scope.time.name not in leave:
        parts.append(period_phrase(rows, scope.time))
    return ", ".join(part for part in [*parts, after] if part)


def member_phrases(scope: Scope, rows: Sequence[Row], leave: Sequence[str] = ()) -> list[str]:
    """The members of each dimension that was chosen, in words."""
    time = scope.time.name if scope.time else ""
    axes = [f for f in scope.axes if f.name in scope.choices and f.name not in (*leave, time)]
    return [phrase for f in axes if (phrase := _members(scope, f, rows))]


def _members(scope: Scope, axis: Field, rows: Sequence[Row]) -> str:
    members = tuple(dict.fromkeys(m for row in rows if (m := row.members[axis.name])))
    groups = [match for match in scope.choice(axis.name).matches if match.expands]
    if groups and len(scope.choice(axis.name).matches) == 1:
        return f"{groups[0].name} ({axis.title}, {len(members)} with data)"
    if len(members) > _LISTED:
        return f"{len(members)} members of {axis.title}"
    return _called(joined(members), axis) if members else ""


def _called(members: str, axis: Field) -> str:
    """Members with the title of their dimension, unless the table itself gives it none."""
    return members if axis.title in UNTITLED else f"{members} ({axis.title})"


def period_phrase(rows: Sequence[Row], time: Field) -> str:
    """As "2022", "2019 and 2022" or "2010 to 2022"."""
    periods = in_order(m for row in rows if (m := row.members[time.name]))
    if len(periods) > 2:
        return f"{periods[0]} to {periods[-1]}"
    return " and ".join(periods)


def condition_phrase(condition: Condition | None, unit: str) -> str:
    """As "more than 10 percent"."""
    if condition is None:
        return ""
    return f"{_COMPARISONS[condition.comparison]} {format_value(condition.value, unit)}"


def joined(names: Sequence[str]) -> str:
    """As "a, b and c"."""
    return some(names) if len(names) < 2 else ", ".join(names[:-1]) + " and " + names[-1]


def worded(title: str) -> str:
    """A title of several headings, one above the other, in words: `men | part time` is "men, part time"."""
    return title.replace(" | ", ", ")


def lower_first(text: str) -> str:
    """The text with a small first letter, unless its first word is an abbreviation or a name with inner capitals."""
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]
