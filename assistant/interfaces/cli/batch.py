"""Many questions in a JSON Lines file, one result a line in the same order. A bad line never stops the others."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Generic, TextIO, TypeVar

from pydantic import BaseModel, ValidationError, field_validator
from tqdm import tqdm

from assistant.errors import AssistantError, InputError
from assistant.interfaces.cli.common import STANDARD, read_bytes
from assistant.interfaces.cli.edge import unexpected
from assistant.present import error_to_json


class Asked(BaseModel):
    """A line of `ask --batch`; other keys are ignored."""

    id: str | int | float
    question: str
    history: list[str] = []
    scope: list[str] = []

    @field_validator("history", "scope", mode="before")
    @classmethod
    def _none_is_empty(cls, value: Any) -> Any:
        return [] if value is None else value


class Searched(BaseModel):
    """A line of `search --batch`; other keys are ignored."""

    id: str | int | float
    query: str


Form = TypeVar("Form", bound=BaseModel)


class Batch(Generic[Form]):
    """A file of lines of one form, and what is done with each."""

    def __init__(self, form: type[Form], work: Callable[[Form], dict[str, Any]]) -> None:
        self._form = form
        self._work = work

    def run(self, source: Path, target: Path | None) -> int:
        """Write a line for each line of `source`, at once; the number of lines that failed.

        Raises:
            InputError: the source cannot be read, or the target not written.
        """
        if target is not None and target != STANDARD and target.exists() and target.samefile(source):
            raise InputError(f"{target} would overwrite the questions.", "Name another file with --out.")
        lines = [(n, line) for n, line in enumerate(read_bytes(source).split(b"\n"), 1) if line.strip()]
        failed = 0
        with _writing(target) as out:
            for number, line in tqdm(lines, unit="line", disable=None, file=sys.stderr):
                result = self._result(number, line)
                failed += "error" in result
                out.write(json.dumps(result, ensure_ascii=False) + "\n")
                out.flush()
        return failed

    def _result(self, number: int, line: bytes) -> dict[str, Any]:
        given: Any = None
        try:
            given = _value(number, line)
            return {"id": given.get("id"), **self._work(self._form_of(number, given))}
        except AssistantError as error:
            problem = error
        except Exception as error:  # noqa: BLE001 - one line must not stop the others
            problem = unexpected(error)
        return {"id": given.get("id") if given else None, "error": error_to_json(problem)}

    def _form_of(self, number: int, given: dict[str, Any]) -> Form:
        try:
            return self._form.model_validate(given, strict=True)
        except ValidationError as error:
            first = error.errors()[0]
            place = str(first["loc"][0]) if first["loc"] else "the line"
            keys = ", ".join(f'"{name}"' for name in self._form.model_fields)
            raise InputError(
                f"Line {number} is not valid at {place!r}: {first['msg'].lower()}.", f"A line may have {keys}."
            ) from error


def _value(number: int, line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"Line {number} is not JSON.", "Write one JSON object a line, in UTF-8.") from error
    if not isinstance(value, dict):
        raise InputError(f"Line {number} is not a JSON object.", "Write one JSON object a line, in UTF-8.")
    return value


@contextmanager
def _writing(target: Path | None) -> Iterator[TextIO]:
    """The file to write, made with its folder; standard output where there is none. A lone surrogate is escaped."""
    if target is None or target == STANDARD:
        yield sys.stdout
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        file = target.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise InputError(f"The file {target} cannot be written: {reason}.", "Name another file with --out.") from error
    with file:
        yield file
