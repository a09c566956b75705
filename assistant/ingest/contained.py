"""Files of strangers parsed in a child process, so that a hostile one costs a sentence and not the program.

One child serves many files and is replaced when a file ends it. Parses nothing itself, remembers nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from assistant.errors import CorpusError
from assistant.ingest.child import OUT_OF_MEMORY, Attachments, attachments_json
from assistant.ingest.confinement import Limits
from assistant.ingest.parsing import Parsed, as_json

_CHILD = "from assistant.ingest.child import main; main()"
_ROOT = Path(__file__).resolve().parents[2]
_LARGEST_REPLY = 1 << 29
_GROWN = 512 << 20
_HANDED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")
_ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
_SIMPLER = "Split it, or save it in a simpler form."


class _Ended(Exception):
    """The child ended instead of replying: the reason, what to do, and whether a fresh child may do better."""

    def __init__(self, reason: str, advice: str, *, again: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice
        self.again = again


class Contained:
    """Parses files in a child process with limits; a context manager, safe to share between threads.

    No child is started before the first file.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.peak = 0
        """The most bytes of memory that a child has told of."""
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None

    def parse(self, path: Path, source_id: str) -> Parsed:
        """What `parsing.parse` makes of a file.

        Raises:
            CorpusError: it cannot be read, or reading it breaks a limit; the sentence is without the file's name.
        """
        return as_json().validate_json(self._ask("parse", path, source_id))

    def attached(self, path: Path) -> Attachments:
        """Names and bytes of the files attached to a mail.

        Raises:
            CorpusError: as `parse` does.
        """
        return attachments_json().validate_json(self._ask("attached", path))

    @property
    def child(self) -> int:
        """The process id of the child; 0 while there is none."""
        process = self._process
        return process.pid if process else 0

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, job: str, path: Path, source_id: str = "") -> bytes:
        size = path.stat().st_size
        request = {"job": job, "path": str(path.resolve()), "size": size, "source_id": source_id}
        with self._lock:
            used = self._process is not None
            try:
                try:
                    return self._once(request)
                except _Ended as ended:
                    if not (used and ended.again):
                        raise
                    return self._once(request)  # what earlier files left behind may have been too much
            except _Ended as ended:
                raise CorpusError(ended.reason, ended.advice) from ended

    def _once(self, request: dict[str, Any]) -> bytes:
        process = self._process or self._start()
        waiting = _deadline(process, self.limits.waiting_for(request["size"]))
        with contextlib.ExitStack() as interrupted, waiting as late:
            interrupted.callback(self._end)  # else the reply would be taken for that of the next file
            try:
                header, result = _exchange(process, request)
            except (EOFError, OSError, ValueError) as error:
                raise self._ended(process, request["size"], late.is_set()) from error
            interrupted.pop_all()
        self.peak = max(self.peak, int(header["peak"]))
        if header["peak"] > _GROWN:
            self._end()
        if header["error"]:
            raise CorpusError(*header["error"])
        return result

    def _start(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        handed_on = {name: os.environ[name] for name in _HANDED_ON if name in os.environ}
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed in _end
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _CHILD, json.dumps(asdict(self.limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**handed_on, **_ONE_THREAD, "PYTHONPATH": path},
            start_new_session=True,
        )
        return self._process

    def _ended(self, process: subprocess.Popen[bytes], size: int, late: bool) -> _Ended:
        """Why the child ended; it is cleared away."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)  # a reply that is none comes from a child that still runs
        status, said = process.poll(), self._last_words()
        self._end()
        if late or (sys.platform != "win32" and status == -signal.SIGXCPU):
            limit = self.limits.waiting_for(size) if late else self.limits.computing_for(size)
            return _Ended(f"reading it took longer than {limit:g} seconds", _SIMPLER, again=False)
        if status == OUT_OF_MEMORY:
            memory = f"{self.limits.memory / (1 << 30):.2g} GiB"
            return _Ended(f"reading it takes more than {memory} of memory", _SIMPLER, again=True)
        if status is not None and status < 0:
            return _Ended(f"reading it ended the program that reads (signal {-status})", _SIMPLER, again=True)
        advice = "It may be damaged: save it again, if need be in another form, and retry."
        return _Ended(f"its reader failed on it{f' ({said})' if said else ''}", advice, again=True)

    def _last_words(self) -> str:
        if self._errors is None:
            return ""
        self._errors.seek(max(0, self._errors.seek(0, os.SEEK_END) - 4_000))
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return " ".join(lines[-1].split())[:200].rstrip(".") if lines else ""

    def _end(self) -> None:
        process, errors = self._process, self._errors
        self._process = self._errors = None
        if process is not None:
            _kill(process)
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    assert pipe is not None
                    pipe.close()
        if errors is not None:
            errors.close()


def _exchange(process: subprocess.Popen[bytes], request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """One request and its reply.

    Raises:
        EOFError, OSError, ValueError: the child ended, or replied in no way that was agreed.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(request).encode() + b"\n")
    process.stdin.flush()
    header = json.loads(process.stdout.readline(100_000) or "null")
    if header is None:
        raise EOFError
    if not 0 <= header["size"] <= _LARGEST_REPLY:
        raise ValueError(header["size"])
    result = process.stdout.read(header["size"])
    if len(result) < header["size"]:
        raise EOFError
    return header, result


@contextlib.contextmanager
def _deadline(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """Kills the process when the seconds are over; the event says that it did."""
    late = threading.Event()

    def kill() -> None:
        late.set()
        _kill(process)

    timer = threading.Timer(seconds, kill)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and whatever it may have started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
