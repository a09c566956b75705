"""Figures as sentences, without a language model. Computes nothing: every number is a value or a cell of the figure."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from assistant.answer.naming import (
    joined,
    members_phrase,
    period_phrase,
    source_phrase,
    subject,
    upper_first,
    value_name,
    varying_fields,
)
from assistant.quantities import format_value
from assistant.types import Figure, MemberValue, Sentence

IN_A_SENTENCE = 6
IN_A_LIST = 20


def word_figure(figure: Figure) -> tuple[Sentence, ...]:
    """One sentence (or a short list) that states the figure, its place, period and source."""
    writer = _WRITERS.get(figure.operation, _single)
    if figure.value is None and len(figure.values) == 0:
        return ()
    text = writer(figure)
    return (Sentence(text, (figure.key,)),) if text else ()


def _source(figure: Figure) -> str:
    source = source_phrase(figure)
    return f"According to {source}, " if source else ""


def _sentence(figure: Figure, claim: str) -> str:
    lead = _source(figure)
    return f"{lead}{claim}." if lead else f"{upper_first(claim)}."


def _what(figure: Figure) -> str:
    """As in "the share of top-tier researchers for China (country of undergraduate degree)"."""
    subject_ = subject(figure)
    article = "" if subject_.startswith(("the ", "a ", "an ", "number of ")) else "the "
    if subject_.startswith("number of "):
        article = "the "
    members = members_phrase(figure)
    return f"{article}{subject_}" + (f" for {members}" if members else "")


def _unit_of_values(figure: Figure) -> str:
    """The unit of the values a change or ranking was worked out from; "" where the figure does not tell."""
    if figure.operation in ("percent_change", "growth_rate", "rank", "compare", "ratio", "share", "count"):
        return ""
    return "percent" if figure.unit == "points" else figure.unit


def _shown(figure: Figure, value: Decimal) -> str:
    return format_value(value, _unit_of_values(figure))


def _single(figure: Figure) -> str:
    if figure.value is None:
        return _many(figure)
    period = period_phrase(figure)
    return _sentence(figure, f"{_what(figure)} was {figure.display}" + (f" {period}" if period else ""))


def _many(figure: Figure) -> str:
    fields = varying_fields(figure.values)
    rows = [(value_name(v, fields), format_value(v.value, figure.unit)) for v in figure.values]
    what, fixed_period = _what(figure), "" if _varies_in_time(figure) else period_phrase(figure)
    when = f" {fixed_period}" if fixed_period else ""
    if len(rows) == 1:
        return _sentence(figure, f"{what} was {rows[0][1]}" + (f" for {rows[0][0]}" if rows[0][0] else "") + when)
    if len(rows) <= IN_A_SENTENCE:
        told = joined([f"{shown} {_preposition(name)}{name}" for name, shown in rows])
        return _sentence(figure, f"{what}{when} was {told}")
    return _sentence(figure, f"{what}{when} was as follows").removesuffix(".") + ":" + _list(rows)


def _list(rows: list[tuple[str, str]]) -> str:
    lines = [f"\n- {upper_first(name)}: {shown}" for name, shown in rows[:IN_A_LIST]]
    return "".join(lines) + ("\n- further values are with the figure" if len(rows) > IN_A_LIST else "")


def _preposition(name: str) -> str:
    return "in " if name[:1].isdigit() else "for "


def _varies_in_time(figure: Figure) -> bool:
    return any(name[:1].isdigit() for value in figure.values for _, name in value.members) and len(figure.values) > 1


def _ends(figure: Figure) -> tuple[tuple[str, Decimal], tuple[str, Decimal]] | None:
    """Name and value of the earlier (or second) and the later (or first) end of a change."""
    values = list(figure.values)
    if len(values) == 2:
        fields = varying_fields(values)
        named = [(value_name(v, fields), v.value) for v in values]
        if figure.operation in ("difference", "percent_change", "growth_rate") and all(
            n[:1].isdigit() for n, _ in named
        ):
            named.sort(key=lambda pair: pair[0])
            return named[0], named[1]
        return named[1], named[0]
    numbers = [(c, n) for c in figure.cells if (n := _decimal(c.value)) is not None]
    if len(numbers) != 2:
        return None
    ordered = sorted(numbers, key=lambda pair: pair[0].row)
    return ("", ordered[0][1]), ("", ordered[1][1])


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "").replace("−", "-").strip())
    except InvalidOperation:
        return None


def _change(figure: Figure) -> str:
    ends = _ends(figure)
    if figure.value is None or ends is None:
        return _single(figure)
    (first_name, first), (last_name, last) = ends
    over_time = first_name[:1].isdigit() and last_name[:1].isdigit()
    if not over_time and first_name:
        return _gap(figure, ends)
    if figure.value == 0:
        return _sentence(
            figure, f"{_what(figure)} did not change: it was {_shown(figure, first)} in {first_name} and in {last_name}"
        )
    verb = "rose" if last > first else "fell"
    start, end = (f" in {first_name}", f" in {last_name}") if over_time else ("", f" {period_phrase(figure)}".rstrip())
    amount = _without_sign(figure) + (" a year" if figure.operation == "growth_rate" else "")
    return _sentence(
        figure,
        f"{_what(figure)} {verb} from {_shown(figure, first)}{start} to {_shown(figure, last)}{end}, by {amount}",
    )


def _gap(figure: Figure, ends: tuple[tuple[str, Decimal], tuple[str, Decimal]]) -> str:
    (other_name, other), (name, value) = ends
    period = period_phrase(figure)
    word = "higher" if value > other else "lower"
    subject_ = subject(figure)
    return _sentence(
        figure,
        f"the {subject_.removeprefix('the ')} was {_shown(figure, value)} for {name} and {_shown(figure, other)} for "
        "{other_name}" + (f" {period}" if period else "") + f", so it was {word} for {name} by {_without_sign(figure)}",
    )


def _without_sign(figure: Figure) -> str:
    return figure.display.lstrip("-−+").strip()


def _ordered(figure: Figure) -> str:
    if not figure.values:
        return _single(figure)
    fields = varying_fields(figure.values)
    rows = [(value_name(v, fields), format_value(v.value, figure.unit)) for v in figure.values]
    end = "highest" if figure.operation == "top" else "lowest"
    period = period_phrase(figure)
    what = f"{subject(figure).removeprefix('the ')}" + (f" {period}" if period else "")
    if len(rows) == 1:
        return _sentence(figure, f"the {end} {what} was that of {rows[0][0]}, {rows[0][1]}")
    if len(rows) <= IN_A_SENTENCE:
        return _sentence(
            figure, f"the {end} values of the {what} were, in this order, " + joined([f"{n} ({s})" for n, s in rows])
        )
    return (
        _sentence(figure, f"the {end} values of the {what} were, in this order").removesuffix(".") + ":" + _list(rows)
    )


def _rank(figure: Figure) -> str:
    if figure.value is None:
        return _ordered(figure)
    members = members_phrase(figure)
    period = period_phrase(figure)
    return _sentence(
        figure, f"{members or 'it'} ranked {figure.display} by {subject(figure)}" + (f" {period}" if period else "")
    )


def _compare(figure: Figure) -> str:
    values: list[MemberValue] = list(figure.values)
    verdict = figure.display.strip().rstrip(".") or ("Yes" if figure.value else "No")
    verdict = (
        "Yes"
        if verdict.lower() in ("yes", "true", "1")
        else "No"
        if verdict.lower() in ("no", "false", "0")
        else verdict
    )
    if len(values) < 2:
        return f"{verdict}."
    fields = varying_fields(values)
    told = joined([f"{format_value(v.value, '')} for {value_name(v, fields)}" for v in values])
    period = period_phrase(figure)
    claim = _sentence(
        figure, f"the {subject(figure).removeprefix('the ')} was {told}" + (f" {period}" if period else "")
    )
    return f"{verdict}: {claim[:1].lower() + claim[1:] if claim.startswith('According') else claim}"


_WRITERS: dict[str, Callable[[Figure], str]] = {
    "difference": _change,
    "percent_change": _change,
    "growth_rate": _change,
    "top": _ordered,
    "bottom": _ordered,
    "rank": _rank,
    "compare": _compare,
    "series": _many,
}
