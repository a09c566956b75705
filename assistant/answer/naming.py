"""Names for what a figure is about: its measure, places, period and sources as phrases. Words no sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.types import Facet, Figure, MemberValue, Source

_INSTITUTION = re.compile(
    r"(?!The\b|the\b)(?:[A-Z][\w-]+ ){0,3}(?:Institute|Center|Centre|Ministry|Office|Bureau|Department|"
    r"Organi[sz]ation|Council|Association|Bank|Union|Commission|Foundation|Society)(?: (?:of|for|on)\b| Group\b)"
)
_SEVERAL = re.compile(r"\b(?:several|various|multiple)\b|\bnamed in each row\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?")
_TIME_KINDS = frozenset({"year", "period", "date", "time", "month", "quarter"})
_PLAIN_TITLES = frozenset(
    {"country", "economy", "place", "region", "country or region", "country or territory", "location"}
)
_DIRECTED = frozenset({"country of origin", "country of destination", "origin", "destination"})
_WITH_ARTICLE = frozenset(
    "United States|United Kingdom|United Arab Emirates|Netherlands|Philippines|European Union|Czech "
    "Republic|Bahamas|Gambia"
    "|Maldives|Dominican Republic|Democratic Republic of the Congo|Central African Republic".split("|")
)
_WORKED_OUT = re.compile(
    r", (?:whether |changes? from |percent change |ratio of |growth per year |top \d|bottom \d|rank among |"
    r"of \d{4} to |"
    r"\d+ members of |[^,]+ (?:minus|against|as share of) )"
)
_FINDS = frozenset({"top", "bottom", "minimum", "maximum"})
_SINGULAR_ENDINGS = ("ss", "us", "is", "ics", "news")


def is_time(facet: Facet) -> bool:
    """Whether a facet holds years, periods or dates."""
    return facet.kind in _TIME_KINDS or (bool(facet.members) and all(_YEAR.fullmatch(m) for m in facet.members))


def is_place(facet: Facet) -> bool:
    """Whether a facet holds places."""
    return facet.kind == "place" or facet.direction is not None


def time_facet(figure: Figure) -> Facet | None:
    """The facet of time, if the figure has one."""
    return next((facet for facet in figure.facets if is_time(facet)), None)


def subject(figure: Figure) -> str:
    """What was measured: the label before the first member, period or operation it names, its first letter small."""
    label = figure.label.strip().rstrip(".")
    cuts = [at for facet in figure.facets for member in facet.members if (at := label.find(f", {member}")) > 0]
    cuts += [match.start() for match in _WORKED_OUT.finditer(label) if match.start() > 0]
    text = lower_first(label[: min(cuts)] if cuts else label).removeprefix("the ")
    for facet in figure.facets:
        text = text.removesuffix(f" by {facet.title.lower()}")
    return text


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
    if not parts:
        return ""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def was_or_were(noun: str) -> str:
    """The verb for a noun phrase: "were" where its noun is a plural ("moves of scholars")."""
    core = re.split(r" (?:of|by|for|in|from|to|at|on|per|with|among|who|that)\b", noun)[0]
    words = core.split()
    plural = any(
        w.endswith("s") and not w.endswith(_SINGULAR_ENDINGS) and w.islower() for w in words[-3:] if "'" not in w
    )
    return "were" if plural else "was"


def heading(figure: Figure) -> str:
    """The measure with what narrows it besides places and time: "the share of researchers (tier: Elite)"."""
    noun = subject(figure)
    counted = figure.unit == "count" and was_or_were(noun) == "were"
    found = figure.request.by if figure.operation in _FINDS else None
    others = (f for f in figure.facets if f.field != found)
    narrow = [f for f in others if not is_time(f) and not is_place(f) and len(f.members) == 1]
    told = [f"{lower_first(f.title)}: {f.members[0]}" for f in narrow if f.members[0].lower() not in noun.lower()]
    varying = [f.title.lower() for f in figure.facets if is_place(f) and len(f.members) > 1]
    by = [title for title in varying if title not in _PLAIN_TITLES and title not in noun.lower()]
    return (
        f"the {'number of ' if counted else ''}{noun}"
        + (f" by {joined(by)}" if by else "")
        + (f" ({'; '.join(told)})" if told else "")
    )


def places_phrase(figure: Figure) -> str:
    """The single places of a figure: "for China (country of origin)", "from China to the United States" or "".

    A place that a ranking found is not one of them.
    """
    found = figure.request.by if figure.operation in _FINDS else None
    facets = [f for f in figure.facets if is_place(f) and len(f.members) == 1 and f.members[0] and f.field != found]
    from_ = next((f for f in facets if f.direction == "origin"), None)
    to = next((f for f in facets if f.direction == "destination"), None)
    if from_ and to:
        return f"from {_with_title(from_, _DIRECTED)} to {_with_title(to, _DIRECTED)}"
    return f"for {joined([_with_title(facet) for facet in facets])}" if facets else ""


def _with_title(facet: Facet, plain: frozenset[str] = frozenset()) -> str:
    name, title = member_name(facet.members[0]), lower_first(facet.title)
    return (
        name
        if title.lower() in _PLAIN_TITLES | plain or title.lower() == facet.members[0].lower()
        else f"{name} ({title})"
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


def _sayer(source: Source) -> str:
    """The publisher; the table itself where its rows come from several, or where none is named."""
    several = not source.publisher or _SEVERAL.search(source.publisher)
    return f"the table “{source.title}”" if several and source.publisher else source.publisher or source.title


def source_phrase(figure: Figure) -> str:
    """Who says so: the publishers of the tables, else their titles; nobody where each value has its own study."""
    if any(facet.kind == "study" and len(facet.members) > 1 for facet in figure.facets):
        return ""
    names = dict.fromkeys(_sayer(source) for source in figure.sources)
    return joined([_with_article(name) for name in names if name])


def _with_article(name: str) -> str:
    """An institution's name as it stands in a sentence: "the National Center for ..."."""
    return f"the {name}" if _INSTITUTION.match(name) else name


def value_name(value: MemberValue, varying: Iterable[str]) -> str:
    """The members that tell one value of a figure from the others: "China", "2019", "China in 2019"."""
    wanted = set(varying)
    pairs = [(field, member) for field, member in value.members if field in wanted] or list(value.members)
    names = [member_name(m) for _, m in pairs if not _YEAR.fullmatch(m)]
    years = [m for _, m in pairs if _YEAR.fullmatch(m)]
    if not names:
        return joined(years)
    return ", ".join(names) + (f" in {joined(years)}" if years else "")


def varying_fields(values: Sequence[MemberValue]) -> tuple[str, ...]:
    """The fields whose member is not the same in all values."""
    fields = dict.fromkeys(field for value in values for field, _ in value.members)
    return tuple(f for f in fields if len({dict(v.members).get(f) for v in values}) > 1)
