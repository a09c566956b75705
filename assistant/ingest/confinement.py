"""What a process that parses files of strangers may not do. Parses nothing.

Limits of memory, computing time and written bytes are the system's; the audit hook, which cannot be taken off again,
refuses network, other programs and changes to files. A system without such limits goes without them.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = ("socket.", "subprocess.", "pty.", "ftplib.", "http.", "smtplib.", "urllib.", "webbrowser.")
_PROGRAMS = frozenset(
    {"os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "os.startfile", "os.kill"}
)
_CHANGES = frozenset(
    {"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.chown", "os.truncate", "os.symlink", "os.link"}
)


@dataclass(frozen=True, slots=True)
class Limits:
    """Of a process: bytes of address space and of a written file. Of one file: seconds of computing, by its size.

    A busy machine is waited for `patience` times as long.
    """

    memory: int = 1_536 << 20
    written: int = 16 << 20
    computing: int = 30
    computing_each_megabyte: int = 60
    most_computing: int = 900
    patience: float = 4.0

    def computing_for(self, size: int) -> int:
        """Seconds of computing for a file of so many bytes: a small one that takes long is hostile."""
        return min(self.computing + size * self.computing_each_megabyte // 1_000_000, self.most_computing)

    def waiting_for(self, size: int) -> float:
        """Seconds until a reply is no longer waited for."""
        return self.computing_for(size) * self.patience


def confine(limits: Limits) -> None:
    """Put the limits on this process, for good."""
    sys.addaudithook(_refuse)
    if sys.platform == "win32":
        return
    import resource

    _lower(resource.RLIMIT_AS, limits.memory)
    _lower(resource.RLIMIT_FSIZE, limits.written)
    _lower(resource.RLIMIT_CORE, 0)


def allow_computing(seconds: int) -> None:
    """Give this process so many seconds of computing from now on; when they are over the system ends it."""
    if sys.platform == "win32":
        return
    import resource

    spent = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(spent.ru_utime + spent.ru_stime) + 1 + seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def peak_memory() -> int:
    """The most bytes of memory this process has held so far; 0 where the system does not say.

    Not `ru_maxrss`, which on Linux begins with what the process that started this one held.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = re.search(r"^VmHWM:\s*(\d+) kB$", status, re.M)
    return int(found.group(1)) * 1024 if found else 0


if sys.platform != "win32":

    def _lower(what: int, to: int) -> None:
        import resource

        hard = resource.getrlimit(what)[1]
        to = to if hard == resource.RLIM_INFINITY else min(to, hard)
        try:
            resource.setrlimit(what, (to, to))
        except (ValueError, OSError):  # macOS knows no limit of address space
            return


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise where an event is none that parsing needs."""
    if event == "open":
        path, _, flags = arguments
        if isinstance(flags, int) and flags & _WRITING and not _harmless(path):
            raise PermissionError("A parser may not write files.")
    elif event in _CHANGES and not _harmless(arguments[0]):
        raise PermissionError("A parser may not change files.")
    elif event in _PROGRAMS or event.startswith(_REFUSED):
        raise PermissionError("A parser may not use the network or start programs.")


def _harmless(path: Any) -> bool:
    """Python's own compiled modules, and nothing at all."""
    return isinstance(path, str) and (path == os.devnull or "__pycache__" in path and ".pyc" in path)
