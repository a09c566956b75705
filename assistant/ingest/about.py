"""The project's own properties in a data package, under the key `assistant` (DESIGN section 4). Reads no file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.ingest.complaint import Complaint, nearest, quoted
from assistant.types import Direction, Role

Kind = Literal[
    "",
    "place",
    "year",
    "period",
    "date",
    "category",
    "study",
    "code",
    "evidence",
    "source",
    "url",
    "note",
    "status",
    "number",
]
Aggregation = Literal["sum", "weighted_mean", "none"]
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "role": get_args(Role),
    "kind": get_args(Kind)[1:],
    "direction": get_args(Direction),
    "aggregation": get_args(Aggregation),
}


class About(BaseModel):
    """Properties of the project's own; an unknown one is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class PackageAbout(About):
    """Of the package: who publishes the corpus's own articles, and under which licence."""

    publisher: str = ""
    licence: str = ""


class BreakAbout(About):
    """Of a resource: a break in a series."""

    field: str
    between: list[int] = Field(min_length=2, max_length=2)
    note: str
    where: dict[str, list[str]] = Field(default_factory=dict)


class ResourceAbout(About):
    """Of a resource: where the table comes from and what it describes."""

    publisher: str = ""
    published: str = ""
    url: str = ""
    evidence: str = ""
    licence: str = ""
    population: str = ""
    subject: str = ""
    aliases: list[str] = Field(default_factory=list)
    caveats: list[str] = Field(default_factory=list)
    breaks: list[BreakAbout] = Field(default_factory=list)


class FieldAbout(About):
    """Of a field: what a statistician would want to know.

    `totals` names the member that is the whole (at most one), `groups` those that hold several others or what is left
    over; `partial` says why the shares of one base do not add up to 100; a `stock` (people employed, say) is counted
    anew at each time, so that its values are not added over time.
    """

    role: Role | None = None
    kind: Kind = ""
    direction: Direction | None = None
    code: str | None = None
    unit: str = ""
    counted: str = ""
    aggregation: Aggregation = "none"
    weight: str | None = None
    base: str = ""
    partial: str = ""
    stock: bool = False
    totals: list[str] = Field(default_factory=list)
    groups: list[str] = Field(default_factory=list)
    default: str | None = None
    aliases: list[str] = Field(default_factory=list)
    member_aliases: dict[str, list[str]] = Field(default_factory=dict)
    definition: str = ""
    loose: list[str] = Field(default_factory=list)


_Model = TypeVar("_Model", bound=About)


def read_about(
    model: type[_Model], data: Any, place: str, under: str = "assistant"
) -> tuple[_Model, tuple[Complaint, ...]]:
    """The `assistant` properties of a package, resource or field, all with defaults, and what is wrong with them.

    What is wrong is left out of the properties, so that the rest can be looked at too.
    """
    if data is None:
        return model(), ()
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        faults = error.errors()
    told = tuple(dict.fromkeys(_complaint(fault, model, place, under) for fault in faults))
    wrong = {fault["loc"][0] for fault in faults if fault["loc"]}
    sound = {key: value for key, value in data.items() if key not in wrong} if isinstance(data, dict) else {}
    return model.model_validate(sound), told


def _complaint(fault: Any, model: type[About], place: str, under: str) -> Complaint:
    key = ".".join((*([under] if under else []), *(str(part)[:60] for part in fault["loc"])))
    name = str(fault["loc"][-1]) if fault["loc"] else ""
    if fault["type"] == "extra_forbidden":
        known = list(model.model_fields) if len(fault["loc"]) == 1 else []
        return Complaint(f"{place} has a property {key} that is not known", nearest(name, known, "Properties"))
    if fault["type"] == "literal_error" and name in _CHOICES:
        said = f"the {name} {quoted(fault['input'])} of {place} is not known"
        return Complaint(said, f"{name.capitalize()}s: {', '.join(_CHOICES[name])}.")
    said = str(fault["msg"])
    return Complaint(f"the property {key} of {place} is not valid: {said[:1].lower()}{said[1:]}")
