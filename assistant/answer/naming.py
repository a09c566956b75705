"""Names for what a figure is about: its measure, places, period and sources as phrases. Words no sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.types import Facet, Figure, MemberValue

_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?")
_TIME_KINDS = frozenset({"year", "period", "date", "time", "month", "quarter"})
_WITH_ARTICLE = frozenset(
    {"United States", "United Kingdom", "United Arab Emirates", "Netherlands", "Philippines", "European Union"}
)


def is_time(facet: Facet) -> bool:
    """Whether a facet holds years, periods or dates."""
    return facet.kind in _TIME_KINDS or bool(facet.members) and all(_YEAR.fullmatch(m) for m in facet.members)


def time_facet(figure: Figure) -> Facet | None:
    """The facet of time, if the figure has one."""
    return next((facet for facet in figure.facets if is_time(facet)), None)


def subject(figure: Figure) -> str:
    """What was measured: the label before the first member or period it names, its first letter small."""
    label = figure.label.strip().rstrip(".")
    cuts = [at for facet in figure.facets for member in facet.members if (at := label.find(f", {member}")) > 0]
    return lower_first(label[: min(cuts)] if cuts else label)


def lower_first(text: str) -> str:
    """The text with a small first letter unless its first word is a name or an abbreviation."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def member_name(member: str) -> str:
    """A member as it stands in a sentence, with "the" where a country takes it."""
    return f"the {member}" if member in _WITH_ARTICLE else member


def joined(parts: Sequence[str]) -> str:
    """Parts as an English list: "a, b and c"."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""


def members_phrase(figure: Figure) -> str:
    """The single members of the figure's dimensions: "China (country of undergraduate degree)"; "" without any."""
    facets = [f for f in figure.facets if not is_time(f) and len(f.members) == 1 and f.members[0]]
    return joined([_with_title(facet) for facet in facets])


def _with_title(facet: Facet) -> str:
    name = member_name(facet.members[0])
    return (
        f"{name} ({lower_first(facet.title)})"
        if facet.title and facet.title.lower() != facet.members[0].lower()
        else name
    )


def period_phrase(figure: Figure) -> str:
    """As in "in 2022" or "from 2019 to 2022"; "" without a period."""
    facet = time_facet(figure)
    if facet is None or not facet.members:
        return ""
    if len(facet.members) == 1:
        return f"in {facet.members[0]}"
    ordered = sorted(facet.members)
    return f"from {ordered[0]} to {ordered[-1]}"


def source_phrase(figure: Figure) -> str:
    """Who says so: the publishers of the figure's tables, else their titles."""
    names = dict.fromkeys(source.publisher or source.title for source in figure.sources)
    return joined([name for name in names if name])


def value_name(value: MemberValue, varying: Iterable[str]) -> str:
    """The members that tell one value of a figure from the others: "China", "2019", "China in 2019"."""
    wanted = set(varying)
    pairs = [(field, member) for field, member in value.members if field in wanted] or list(value.members)
    names = [member_name(m) for _, m in pairs if not _YEAR.fullmatch(m)]
    years = [m for _, m in pairs if _YEAR.fullmatch(m)]
    if not names:
        return joined(years)
    return joined(names) + (f" in {joined(years)}" if years else "")


def varying_fields(values: Sequence[MemberValue]) -> tuple[str, ...]:
    """The fields whose member is not the same in all values."""
    fields = dict.fromkeys(field for value in values for field, _ in value.members)
    return tuple(f for f in fields if len({dict(v.members).get(f) for v in values}) > 1)
