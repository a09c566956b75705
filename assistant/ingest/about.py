"""The project's own properties in a data package, under the key `assistant` (DESIGN section 4). Reads no file."""

from __future__ import annotations

from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import CorpusError
from assistant.types import Direction, Role


class _About(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class PackageAbout(_About):
    """Of the package: who publishes the corpus's own articles, and under which licence."""

    publisher: str = ""
    licence: str = ""


class BreakAbout(_About):
    """Of a resource: a break in a series."""

    field: str
    between: list[int] = Field(min_length=2, max_length=2)
    note: str
    where: dict[str, list[str]] = Field(default_factory=dict)


class ResourceAbout(_About):
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


class FieldAbout(_About):
    """Of a field: what a statistician would want to know."""

    role: Role | None = None
    kind: str = ""
    direction: Direction | None = None
    code: str | None = None
    unit: str = ""
    counted: str = ""
    aggregation: Literal["sum", "weighted_mean", "none"] = "none"
    weight: str | None = None
    base: str = ""
    totals: list[str] = Field(default_factory=list)
    default: str | None = None
    aliases: list[str] = Field(default_factory=list)
    member_aliases: dict[str, list[str]] = Field(default_factory=dict)
    definition: str = ""
    loose: list[str] = Field(default_factory=list)


_Model = TypeVar("_Model", bound=_About)


def read_about(model: type[_Model], data: Any, place: str) -> _Model:
    """The `assistant` properties of a package, resource or field; all have defaults.

    Raises:
        CorpusError: an unknown property or a bad value; the sentence names it.
    """
    try:
        return model.model_validate({} if data is None else data)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(("assistant", *(str(part) for part in first["loc"])))
        raise CorpusError(f"the property {key} of {place} is not valid: {first['msg']}") from error
