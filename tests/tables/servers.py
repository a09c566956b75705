"""A PostgreSQL server of its own for the slower tests, in a temporary folder, ended afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PASSWORD = "pa:ss/wo@rd %1"
ESCAPED = "pa%3Ass%2Fwo%40rd%20%251"


@dataclass(frozen=True)
class RunningServer:
    """A server with the superuser `owner`; `url` names a database in it."""

    url: str
    port: int
    pid_file: Path

    def at(self, **other: str) -> str:
        """The URL with a part replaced."""
        parts = {"user": "owner", "password": ESCAPED, "port": str(self.port), "database": "postgres", **other}
        return "postgresql://{user}:{password}@127.0.0.1:{port}/{database}".format(**parts)


def binaries() -> Path | None:
    """The folder of the server's programs, where Debian and others keep them or on the path."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    return next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


@contextmanager
def running_server() -> Iterator[RunningServer]:
    """Start a server whose own order of texts is that of American English, and skip where there is none."""
    programs = binaries()
    user = _user()
    if programs is None or user is None:
        pytest.skip("no PostgreSQL server is installed, or no user but root can run it")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    shutil.chown(folder, user.pw_uid, user.pw_gid)
    secret = folder / "secret"
    secret.write_text(PASSWORD)
    shutil.chown(secret, user.pw_uid, user.pw_gid)
    port = _free_port()
    data = folder / "data"
    try:
        _run(user, programs / "initdb", "-D", data, "-U", "owner", "-A", "scram-sha-256", f"--pwfile={secret}", "-E",
             "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US", "--no-sync")  # fmt: skip
        options = f"-h 127.0.0.1 -p {port} -k '' -c fsync=off"
        _run(user, programs / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start")
        server = RunningServer("", port, data / "postmaster.pid")
        yield RunningServer(server.at(), port, server.pid_file)
    finally:
        if (data / "postmaster.pid").exists():
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> pwd.struct_passwd | None:
    """Who runs the server: whoever runs the tests, or the server's own user where that is root."""
    if os.getuid():
        return pwd.getpwuid(os.getuid())
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None


def _run(user: pwd.struct_passwd, *command: object) -> None:
    given = [str(part) for part in command]
    who = {"user": user.pw_uid, "group": user.pw_gid} if os.getuid() == 0 else {}
    subprocess.run(given, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=tempfile.gettempdir(),
                   timeout=120, **who)  # type: ignore[call-overload]  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
