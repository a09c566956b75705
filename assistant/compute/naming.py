"""What several looked-up figures share, and what tells each apart, in words. Computes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compute.result import Result
from assistant.compute.wording import lower_first, worded
from assistant.types import UNTITLED, Field


def distinct_names(results: Sequence[Result]) -> tuple[str, tuple[str, ...]]:
    """The words that all share (the lead), and a name for each; no lead unless all look up cells of one table.

    Columns of one measure under several headings share the headings that all have.
    """
    if {r.request.operation for r in results} != {"lookup"} or len({r.request.table for r in results}) != 1:
        return "", (results[0].label, *(lower_first(r.label) for r in results[1:]))
    titles = [r.parts[0].measure.title.split(" | ") for r in results]
    shared = [part for part in titles[0] if all(part in title for title in titles)]
    own = [[part for part in title if part not in shared] for title in titles]
    table = results[0].parts[0].table
    members = [r.parts[0].rows[0].members for r in results]
    axes = [axis for axis in (*table.dimensions, *table.with_role("time")) if any(m[axis.name] for m in members)]
    for axis in axes:
        if len({m[axis.name] for m in members}) == 1:
            shared.append(with_title(axis, members[0][axis.name]))
        else:
            for names, member in zip(own, members, strict=True):
                names.append(member[axis.name] or axis.title)
    return ", ".join(map(worded, shared)), tuple(", ".join(map(worded, names)) for names in own)


def with_title(axis: Field, member: str) -> str:
    """A member with its dimension, as "Norway (country)"; a period, or a member of rows without a heading, alone."""
    return member if axis.role == "time" or axis.title in UNTITLED else f"{member} ({axis.title})"
