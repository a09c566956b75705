"""The outer edge of the command line: errors become one sentence with a hint, and an exit status. No traceback."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import AssistantError

LOG = "errors.log"


def main() -> None:
    """Run the command line with the process's arguments and exit."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit status: 0 done, 1 part of the work failed, 2 change the input or the settings."""
    from assistant.interfaces.cli.app import app

    try:
        app(args=list(arguments), prog_name="assistant")
    except SystemExit as end:
        return _status(end)
    except AssistantError as error:
        tell(error)
        return error.exit_status
    except Exception as error:  # noqa: BLE001 - the outer edge
        tell(unexpected(error))
        return 1
    return 0


def tell(error: AssistantError) -> None:
    """Print the sentence and the hint to the error stream."""
    print(f"{error.message} {error.hint}".strip(), file=sys.stderr)


def unexpected(error: Exception) -> AssistantError:
    """The sentence for an error nobody foresaw; its traceback goes to a file among the user's data."""
    first = (str(error).splitlines() or [""])[0]
    named = f"{type(error).__name__}: {first}" if first else type(error).__name__
    path = _log(error)
    hint = f"The details are in {path}; please report them." if path else "Set ASSISTANT_DATA to a folder for the log."
    return AssistantError(f"The assistant failed in a way that was not foreseen ({named}).", hint)


def _log(error: Exception) -> Path | None:
    """Append the traceback to the log; the file's path, or None where it cannot be written."""
    from assistant.settings import load_settings

    try:
        folder = load_settings().data
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(folder / LOG, encoding="utf-8")
    except (OSError, AssistantError):
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger = logging.Logger("assistant.cli")
    logger.addHandler(handler)
    logger.error("A command failed", exc_info=error)
    handler.close()
    return folder / LOG


def _status(end: SystemExit) -> int:
    if end.code is None:
        return 0
    return end.code if isinstance(end.code, int) else 1
