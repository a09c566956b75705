"""`FigureRequest` to and from the JSON form of DESIGN section 4. Knows no catalogue and computes nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from assistant.errors import FigureError
from assistant.types import Condition, FigureRequest, Filter, Operation

_Scalar = str | int


class _Where(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    dimension: str
    members: list[_Scalar] = Field(default_factory=list, alias="in")
    excluded: list[_Scalar] = Field(default_factory=list, alias="not_in")
    start: int | None = Field(None, alias="from")
    end: int | None = Field(None, alias="to")
    latest: bool = False

    @field_validator("members", "excluded", mode="before")
    @classmethod
    def _one_or_many(cls, value: Any) -> Any:
        return value if isinstance(value, list) else [value]


class _Condition(BaseModel):
    model_config = ConfigDict(extra="forbid")

    comparison: Literal["at_least", "more_than", "at_most", "less_than", "equal"]
    value: Decimal


class RequestForm(BaseModel):
    """The JSON of a figure request; also the schema a language model is given."""

    model_config = ConfigDict(extra="forbid")

    operation: Operation
    table: str | None = None
    measure: str | None = None
    where: list[_Where] = Field(default_factory=list)
    by: str | None = None
    order: Literal["ascending", "descending"] | None = None
    limit: int | None = Field(None, ge=1)
    condition: _Condition | None = None
    weight: str | None = None
    operands: list[RequestForm] = Field(default_factory=list, max_length=60)

    def to_request(self) -> FigureRequest:
        """The frozen value that every stage uses."""
        return FigureRequest(
            operation=self.operation,
            table=self.table,
            measure=self.measure,
            where=tuple(_to_filter(w) for w in self.where),
            by=self.by,
            order=self.order,
            limit=self.limit,
            condition=Condition(self.condition.comparison, self.condition.value) if self.condition else None,
            weight=self.weight,
            operands=tuple(operand.to_request() for operand in self.operands),
        )


def _to_filter(where: _Where) -> Filter:
    return Filter(
        dimension=where.dimension,
        members=tuple(str(m) for m in where.members),
        excluded=tuple(str(m) for m in where.excluded),
        start=where.start,
        end=where.end,
        latest=where.latest,
    )


def request_from_json(data: Any) -> FigureRequest:
    """Read a request.

    Raises:
        FigureError: a key is unknown or a value does not fit; the sentence names the key.
    """
    try:
        return RequestForm.model_validate(data).to_request()
    except ValidationError as error:
        raise _not_valid(error) from error


def _not_valid(error: ValidationError) -> FigureError:
    """The first thing wrong with a request, and the choices there are at that place."""
    first = error.errors()[0]
    if not first["loc"]:
        return FigureError("The figure request is not a JSON object.", 'Write it as {"operation": ..., "table": ...}.')
    place = ".".join(str(part) for part in first["loc"])
    said, hint = f"{first['msg'][0].lower()}{first['msg'][1:]}", f"Correct {place}."
    if first["type"] == "literal_error":
        said, hint = f"{first['input']!r} is none of the choices", f"Choose from {first['ctx']['expected']}."
    elif first["loc"][-1:] == ("operation",):
        said, hint = "an operation is needed", f"Choose from {', '.join(get_args(Operation))}."
    elif first["type"] == "extra_forbidden":
        said, hint = "there is no such key", f"A request may have {', '.join(RequestForm.model_fields)}."
    return FigureError(f"The figure request is not valid at {place}: {said}.", hint)


def request_to_json(request: FigureRequest) -> dict[str, Any]:
    """Write a request; empty parts are left out, so that reading it back gives the same value."""
    data: dict[str, Any] = {"operation": request.operation}
    for name in ("table", "measure", "by", "order", "limit", "weight"):
        if (value := getattr(request, name)) is not None:
            data[name] = value
    if request.where:
        data["where"] = [_filter_to_json(f) for f in request.where]
    if request.condition:
        data["condition"] = {"comparison": request.condition.comparison, "value": str(request.condition.value)}
    if request.operands:
        data["operands"] = [request_to_json(operand) for operand in request.operands]
    return data


def _filter_to_json(condition: Filter) -> dict[str, Any]:
    data: dict[str, Any] = {"dimension": condition.dimension}
    if condition.members:
        data["in"] = list(condition.members)
    if condition.excluded:
        data["not_in"] = list(condition.excluded)
    if condition.start is not None:
        data["from"] = condition.start
    if condition.end is not None:
        data["to"] = condition.end
    if condition.latest:
        data["latest"] = True
    return data
