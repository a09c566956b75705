"""Records by owner: saved at once, read back newest first. Deletes nothing and decides nobody's rights.

Nothing is connected or created before the first save or read, so an assistant that only answers leaves no file.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from assistant.errors import StoreError

if TYPE_CHECKING:
    from assistant.records.database import Database

Thumb = Literal["up", "down"]
FILE = "records.db"
_LONGEST_OWNER = 200


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """An answer as it was given: `answer` is its JSON form; `number` counts all saved answers up."""

    number: int
    owner: str
    id: str
    question: str
    status: str
    saved: str
    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Feedback:
    """What an owner thought of an answer; later feedback stands beside earlier, it does not replace it."""

    number: int
    owner: str
    answer_id: str
    thumb: Thumb
    reason: str
    saved: str


class Records:
    """The records at one place; safe to use from several threads, and from several processes at once.

    An owner is any name up to 200 characters; "" is the one user of a machine without accounts.
    """

    def __init__(self, address: str, folder: Path | None = None) -> None:
        self._address = address
        self._folder = folder
        self._lock = threading.Lock()
        self._opened: Database | None = None

    @classmethod
    def open(cls, where: str | Path) -> Records:
        """Records in a folder (SQLite), or at a database address such as "postgresql+psycopg://host/name".

        Touches nothing yet; errors of the place come with the first use.
        """
        if isinstance(where, str) and "://" in where:
            return cls(where)
        folder = Path(where).expanduser()
        return cls(f"sqlite:///{(folder / FILE).absolute()}", folder)

    def save(self, owner: str, answer: Mapping[str, Any]) -> int:
        """Save an answer's JSON form, with at least `id`, `question` and `status`; returns its number once it is safe.

        Raises:
            StoreError: the place cannot be written.
        """
        row = {name: str(answer.get(name, "")) for name in ("question", "status")}
        row |= {"owner": _owner(owner), "answer_id": str(answer.get("id", "")), "saved": _now()}
        return self._database().insert("answers", {**row, "answer": dict(answer)})

    def answer(self, owner: str, answer_id: str) -> SavedAnswer | None:
        """The owner's answer of that id, the last saved if there are several; None for anybody else's."""
        rows = self._database().select("answers", _owner(owner), answer_id=answer_id, limit=1)
        return _saved_answer(rows[0]) if rows else None

    def history(self, owner: str, limit: int = 100, before: int | None = None) -> tuple[SavedAnswer, ...]:
        """The owner's answers, newest first; `before` a number pages on."""
        rows = self._database().select("answers", _owner(owner), limit=limit, before=before)
        return tuple(_saved_answer(row) for row in rows)

    def feedback(self, owner: str, answer_id: str, thumb: Thumb, reason: str = "") -> int:
        """Save what the owner thinks of an answer of theirs; returns its number.

        Raises:
            StoreError: there is no such answer of this owner, or the place cannot be written.
        """
        if self.answer(owner, answer_id) is None:
            raise StoreError(
                f"There is no saved answer {answer_id!r} to give feedback on.",
                "Give feedback on an answer of your own history.",
            )
        row = {"owner": _owner(owner), "answer_id": answer_id, "thumb": thumb, "reason": reason, "saved": _now()}
        return self._database().insert("feedback", row)

    def feedback_on(self, owner: str, answer_id: str | None = None, limit: int = 1000) -> tuple[Feedback, ...]:
        """The owner's feedback, newest first, on one answer or on all."""
        rows = self._database().select("feedback", _owner(owner), answer_id=answer_id, limit=limit)
        return tuple(Feedback(**row) for row in rows)

    def close(self) -> None:
        """Let go of the database; a later use opens it again."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    def _database(self) -> Database:
        from assistant.records.database import Database

        with self._lock:
            if self._opened is None:
                self._opened = Database.open(self._address, self._folder)
            return self._opened


def _saved_answer(row: Mapping[str, Any]) -> SavedAnswer:
    return SavedAnswer(**{("id" if name == "answer_id" else name): value for name, value in row.items()})


def _owner(owner: str) -> str:
    if len(owner) > _LONGEST_OWNER:
        raise StoreError(
            f"An owner's name has {len(owner)} characters.", f"Use a name of at most {_LONGEST_OWNER} characters."
        )
    return owner


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
