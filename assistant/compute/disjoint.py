"""Shares that may be added after all: disjoint parts of one whole in one period. Adds nothing up itself."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compute.catalogue import some
from assistant.compute.guard import allowed
from assistant.compute.numbers import add
from assistant.compute.rows import Query
from assistant.compute.scope import Choice, Scope
from assistant.errors import NotMeaningful
from assistant.types import Field

_SHARE = re.compile(r"\b(?:shares?|percentage|proportion|part|fraction|per ?cent of)\b", re.IGNORECASE)
# Rounded parts may add up to a little more than the whole.
WHOLE = Decimal("100.5")
_PLACES = frozenset({"country", "place", "nation", "region"})


def axis_of_parts(scope: Scope) -> Field:
    """The one dimension of which a request names several members of a share.

    Raises:
        NotMeaningful: the measure is no share of one whole, or its members are not parts named one by one.
    """
    measure = scope.measure
    several = [f for f in scope.axes if len(scope.choice(f.name).members) > 1]
    if measure.unit != "percent" or measure.aggregation != "none" or not _SHARE.search(_words(measure)):
        raise _refused(scope, f"its values have different bases ({measure.base})" if measure.base else "")
    if len(several) != 1 or several[0].role == "time" or scope.by is not None:
        based = f" ({measure.base})" if measure.base else ""
        raise _refused(scope, f"its values have different bases{based} but for members of one dimension in one period")
    if _is_own_base(measure, several[0]):
        raise _refused(scope, f"each {several[0].title} has its own base ({measure.base})")
    return several[0]


def require_one_whole(scope: Scope, axis: Field, query: Query) -> str:
    """What to say of shares of one whole that are added; the scope is settled.

    Raises:
        NotMeaningful: the cells are of several periods, or all parts together are more than the whole.
    """
    time = scope.time
    periods = [period for (period,) in query.distinct(scope, (time.name,))] if time else []
    if len(periods) > 1:
        raise _refused(scope, f"the cells are of several periods ({some(periods)})")
    parts = Choice(axis, excluded=axis.totals)
    values = [row.value for row in query.rows(scope.choose(parts)).rows]
    if any(value < 0 for value in values) or add(values) > WHOLE:
        raise _refused(scope, f"the members of {axis.title} together are more than 100 percent")
    base = f" ({scope.measure.base})" if scope.measure.base else ""
    return f"Shares of one whole{base} in one period are added; that presumes that no one is counted in two of them."


def _is_own_base(measure: Field, axis: Field) -> bool:
    """Whether the base is "of that country": another whole for each member."""
    names = {w for text in (axis.name, axis.title, *axis.aliases) for w in re.findall(r"[a-z]{3,}", text.lower())}
    names |= {"row", *(_PLACES if axis.kind == "place" else ())}
    own = "|".join(sorted(names - {"the", "that"}))
    # "the country of their degree" is each person's, not the member's
    pointed = rf"\b(?:the|that|this|each|every|its|own)\s+(?:{own})\b(?!\s+of\s+their\b)"
    return bool(re.search(pointed, measure.base, re.IGNORECASE))


def _words(measure: Field) -> str:
    return " ".join((measure.title, measure.name.replace("_", " ")))


def _refused(scope: Scope, why: str) -> NotMeaningful:
    reason = f": {why}" if why else ": its values do not add up"
    return NotMeaningful(f"Adding up {scope.measure.title} means nothing{reason}.", allowed(scope.measure))
