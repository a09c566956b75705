"""Evaluation questions with what is expected of their answers, read from JSON Lines. Judges nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from assistant.errors import InputError


@dataclass(frozen=True, slots=True)
class Value:
    """A number that an answer has to state; `value` within `tolerance`, in `unit` or one that compares with it."""

    value: Decimal
    unit: str = ""
    tolerance: Decimal = Decimal(0)
    label: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """What an answer has to say and must not say.

    All `values`, or all values of one of the `alternatives`; of each group of `must_mention` one wording, where
    "re:" begins a pattern and "date:" an ISO date in any usual form; none of `must_not_claim`; the entities of
    `ranked` in that order, each a group of names, and none of the `pool` among them.
    """

    values: tuple[Value, ...] = ()
    alternatives: tuple[tuple[Value, ...], ...] = ()
    must_mention: tuple[tuple[str, ...], ...] = ()
    must_not_claim: tuple[str, ...] = ()
    ranked: tuple[tuple[str, ...], ...] = ()
    pool: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One evaluation question."""

    id: str
    kind: str
    question: str
    history: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    answerable: bool = True
    expected: Expected = Expected()


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a file, one JSON object a line.

    Raises:
        InputError: the file cannot be read, a line is no case, or two cases have one id.
    """
    cases: dict[str, Case] = {}
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        case = _case(path, number, line)
        if case.id in cases:
            raise InputError(f"{path.name} has two cases with the id {case.id!r}.", "Give every case its own id.")
        cases[case.id] = case
    if not cases:
        raise InputError(f"{path.name} holds no cases.", 'Write lines {"id", "question", "answerable", "expect"}.')
    return tuple(cases.values())


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else (error.strerror or "no reason given")
        raise InputError(f"The cases {path} cannot be read: {reason}.", "Name a JSON Lines file.") from error


def _case(path: Path, number: int, line: str) -> Case:
    try:
        return _CaseForm.model_validate(json.loads(line, parse_float=Decimal)).to_case(number)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the line"
        message = f"{place}: {first['msg']}"
    except (ValueError, RecursionError):
        message = "it is not JSON"
    raise InputError(f"Line {number} of {path.name} is no case: {message}.", "Correct the line.")


class _ValueForm(BaseModel):
    value: Decimal
    unit: str = ""
    tolerance: Decimal = Field(Decimal(0), ge=0)
    label: str = ""

    def to_value(self) -> Value:
        return Value(self.value, self.unit, self.tolerance, self.label)


class _ExpectForm(BaseModel):
    values: list[_ValueForm] = []
    alternatives: list[list[_ValueForm]] = []
    must_mention: list[list[str]] = []
    must_not_claim: list[str] = []
    entities_ranked: list[str] | None = None
    entity_pool: list[str] = []

    def to_expected(self) -> Expected:
        return Expected(
            values=tuple(form.to_value() for form in self.values),
            alternatives=tuple(tuple(form.to_value() for form in group) for group in self.alternatives),
            must_mention=tuple(tuple(group) for group in self.must_mention),
            must_not_claim=tuple(self.must_not_claim),
            ranked=tuple(tuple(names.split("|")) for names in self.entities_ranked or ()),
            pool=tuple(self.entity_pool),
        )


class _CaseForm(BaseModel):
    id: Any = None
    kind: str = ""
    question: str
    history: list[str] = []
    scope: list[str] = []
    answerable: bool = True
    expect: _ExpectForm = _ExpectForm()

    def to_case(self, number: int) -> Case:
        return Case(
            id=str(self.id) if self.id is not None else f"line-{number}",
            kind=self.kind,
            question=self.question,
            history=tuple(self.history),
            scope=tuple(self.scope),
            answerable=self.answerable,
            expected=self.expect.to_expected(),
        )
