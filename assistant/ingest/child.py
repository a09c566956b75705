"""The process that parses: reads requests on its input, one JSON object a line, and writes results. Decides nothing.

A reply is a line of JSON, `{"size", "peak", "error"}`, and `size` bytes of a result. What goes wrong in a way that no
parser foresaw ends the process; whoever started it tells the user and starts another.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from assistant.errors import CorpusError
from assistant.ingest.confinement import Limits, allow_computing, confine, peak_memory

if TYPE_CHECKING:
    from pydantic import TypeAdapter

OUT_OF_MEMORY = 77
Attachments = tuple[tuple[str, bytes], ...]


def main() -> None:
    """Serve requests until the input ends; the limits are the one argument, a JSON object."""
    limits = Limits(**json.loads(sys.argv[1]))
    replies = _own_output()
    confine(limits)
    for line in sys.stdin.buffer:
        request = json.loads(line)
        allow_computing(limits.computing_for(request["size"]))
        try:
            _reply(replies, *_answer(request))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)


def attachments_json() -> TypeAdapter[Attachments]:
    """Writes attachments as JSON and reads them back."""
    from pydantic import ConfigDict, TypeAdapter

    return TypeAdapter(Attachments, config=ConfigDict(ser_json_bytes="base64", val_json_bytes="base64"))


def _own_output() -> BinaryIO:
    """The output for replies alone: what a parser prints goes nowhere."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return replies


def _answer(request: dict[str, Any]) -> tuple[bytes, CorpusError | None]:
    path = Path(request["path"])
    try:
        if request["job"] == "attached":
            from assistant.ingest.loaders import attached

            return attachments_json().dump_json(attached(path)), None
        from assistant.ingest.parsing import as_json, parse

        return as_json().dump_json(parse(path, request["source_id"])), None
    except CorpusError as error:
        return b"", error


def _reply(replies: BinaryIO, result: bytes, error: CorpusError | None) -> None:
    told = [error.message, error.hint] if error else None
    replies.write(json.dumps({"size": len(result), "peak": peak_memory(), "error": told}).encode() + b"\n")
    replies.write(result)
    replies.flush()


if __name__ == "__main__":
    main()
