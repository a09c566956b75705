"""The operation share: a part as percent of its whole. Adds no shares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compute.catalogue import some
from assistant.compute.groups import by_member
from assistant.compute.guard import is_additive, over_periods, refuse_totals_with_parts, require_additive, totals_of
from assistant.compute.numbers import add, equals, number, percent_of
from assistant.compute.pairs import pair_of
from assistant.compute.result import Part, Result
from assistant.compute.rows import Row
from assistant.compute.scope import Scope
from assistant.compute.settling import Rules
from assistant.compute.wording import label_of, lower_first
from assistant.compute.work import (
    Work,
    chosen_members,
    coverage,
    refuse_repeats,
    require_by,
    require_members,
)
from assistant.errors import FigureError, NotMeaningful
from assistant.types import Field, FigureRequest, MemberValue

_TOTAL = re.compile(r"(?:all|total|totals|world|worldwide|global|overall|every|entire|sum|grand)\b", re.IGNORECASE)


def share(request: FigureRequest, work: Work) -> Result:
    """The first operand as percent of the second, or the selected members of `by` as percent of all of them.

    Raises:
        NotMeaningful: the values do not add up, or no whole is known.
    """
    return _of_operands(request, work) if request.operands else _of_total(request, work)


def _of_operands(request: FigureRequest, work: Work) -> Result:
    pair = pair_of(request, work, "A share of")
    first, second = pair.first, pair.second
    measures = [part.measure for part in (*first.parts, *second.parts)]
    parts = (*first.parts, *second.parts)
    unstated = all(part.table.inferred and not part.measure.unit for part in parts)
    if not unstated and any(not is_additive(measure) and measure.unit != "count" for measure in measures):
        raise NotMeaningful("A share needs counts or amounts, not shares or rates.", "Use ratio or difference.")
    _require_part(first.value, second.value)
    value = percent_of(first.value, second.value)
    told = f"{first.name} as share of {second.name}"
    label = f"{pair.lead}, {told}" if pair.lead else told
    return pair.result(value, "percent", label, _formula(first.value, second.value, value))


def _of_total(request: FigureRequest, work: Work) -> Result:
    scope = work.scope(request)
    require_additive(scope.measure, "A share computed from")
    refuse_totals_with_parts(scope)
    by = scope.by or _selected(scope)
    if request.limit and not scope.choice(by.name).members:
        scope = _of_the_first(scope, by, work, request.limit)
    if not scope.choice(by.name).members:
        raise FigureError(f"A share by {by.name} needs the member whose share is asked.", f"Name members of {by.name}.")
    scope = work.settle(replace(scope, by=by), Rules("add", (by.name,), "latest", totals=True))
    fetched = work.query.rows(scope)
    require_members(scope, fetched.rows)
    refuse_repeats(scope, fetched.rows)
    whole, rows, told = _whole(scope, by, work)
    part, all_of_it = add([row.value for row in fetched.rows]), add([row.value for row in rows])
    if any(row.value < 0 for row in (*fetched.rows, *rows)):
        raise NotMeaningful(f"{scope.measure.title} has negative values, which have no shares.", "Use difference.")
    _require_part(part, all_of_it)
    value = percent_of(part, all_of_it)
    used = {row.index: row for row in (*fetched.rows, *rows)}
    periods = {row.members[scope.time.name] for row in rows} if scope.time else set()
    return Result(
        request=scope.resolved(),
        value=value,
        unit="percent",
        label=label_of(scope, fetched.rows, f"Share of total {lower_first(scope.measure.title)}"),
        formula=_formula(part, all_of_it, value),
        parts=(Part(scope.table, scope.measure, tuple(used.values()), fetched.rows, by=by.name),),
        sql=(work.query.total(scope)[2], work.query.total(whole)[2], fetched.sql, work.query.rows(whole).sql),
        values=(
            MemberValue(chosen_members(scope, fetched.rows), part),
            MemberValue(chosen_members(whole, rows), all_of_it),
        ),
        caveats=(
            *scope.caveats,
            told,
            over_periods(scope.measure, periods),
            *coverage(scope, fetched.rows),
        ),
    )


def _of_the_first(scope: Scope, by: Field, work: Work, limit: int) -> Scope:
    """The scope with the members of the largest values chosen, so many as the request says."""
    descending = scope.request.order != "ascending"
    found = by_member(scope, by, work, descending)
    if len(found.groups) <= limit:
        raise NotMeaningful(
            f"{scope.table.id} has {len(found.groups)} members of {by.title} here: {limit} are no part of them.",
            "Ask for fewer members.",
        )
    if found.groups[limit - 1].value == found.groups[limit].value:
        raise NotMeaningful(
            f"Members {limit} and {limit + 1} of {by.title} are tied: the {limit} first are not decided.",
            "Name the members, or ask for another number of them.",
        )
    members = tuple(group.member for group in found.groups[:limit])
    word = "largest" if descending else "smallest"
    decided = replace(found.scope, request=replace(scope.request, limit=None, order=None), by=scope.by)
    return decided.only(by.name, *members).but(f"The {limit} {word} members of {by.title}: {some(members)}.")


def _selected(scope: Scope) -> Field:
    chosen = [f for f in scope.table.dimensions if scope.choice(f.name).members]
    return chosen[0] if len(chosen) == 1 else require_by(scope, chosen)


def _whole(scope: Scope, by: Field, work: Work) -> tuple[Scope, tuple[Row, ...], str]:
    """The rows of the whole: its declared total where there is one, else all its parts."""
    everything = scope.only(by.name)
    rows = work.query.rows(everything).rows
    totals = totals_of(by, tuple(dict.fromkeys(row.members[by.name] for row in rows)))
    parts = tuple(row for row in rows if row.members[by.name] not in totals)
    if grand := _grand_total(by, rows, parts, scope.choice(by.name).members):
        own = tuple(row for row in rows if row.members[by.name] == grand)
        overlap = " Its parts overlap: together they are more." if _exceed(parts, own) else ""
        return scope.only(by.name, grand), own, f"The whole is {grand} ({by.title}).{overlap}"
    groups = tuple(dict.fromkeys(row.members[by.name] for row in rows if row.members[by.name] in totals))
    if groups or not parts:
        raise NotMeaningful(
            f"{scope.table.id} has no total over {by.title}: {some(groups, 5)} stand beside single members.",
            "Give two `operands`, or use ratio.",
        )
    members = dict.fromkeys(row.members[by.name] for row in parts)
    refuse_repeats(everything, parts)
    return everything, parts, f"The whole is the sum of the {len(members)} members of {by.title} with data."


def _grand_total(by: Field, rows: Sequence[Row], parts: Sequence[Row], selected: Sequence[str]) -> str:
    """The total that contains everything: declared, called so (or the default, or the only one and large enough)."""
    totals = [m for m in dict.fromkeys(row.members[by.name] for row in rows) if m in by.totals and m not in selected]
    called_so = [m for m in totals if _TOTAL.match(m)]
    likely = [m for m in totals if m == by.default] + called_so
    likely += totals if len(totals) == 1 and len(by.totals) == 1 else []
    for total in likely:
        own = [row for row in rows if row.members[by.name] == total]
        complete = _others(own, by) >= _others(parts, by) if parts else True
        if complete and (total in called_so or not _exceed(parts, own)):
            return total
    return ""


def _exceed(parts: Sequence[Row], whole: Sequence[Row]) -> bool:
    """Whether parts add up to more than the whole, roundings apart."""
    return add([row.value for row in parts]) * Decimal("0.98") > add([row.value for row in whole])


def _others(rows: Sequence[Row], by: Field) -> set[tuple[str, ...]]:
    return {tuple(m for name, m in row.members.items() if name != by.name) for row in rows}


def _require_part(part: Decimal, whole: Decimal) -> None:
    if whole == 0:
        raise NotMeaningful("A share cannot be computed: the whole is 0.", "Use lookup.")
    if part > whole or part < 0 or whole < 0:
        raise NotMeaningful(
            f"A share means nothing: {number(part)} is no part of {number(whole)}.", "Put the part first, or use ratio."
        )


def _formula(part: Decimal, whole: Decimal, value: Decimal) -> str:
    return equals(f"{number(part)} / {number(whole)} × 100", value)
