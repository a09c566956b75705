from __future__ import annotations

import socket

from tests.interfaces.cli.conftest import Run


def test_a_port_that_is_taken(command: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = command("serve", "--port", port)
    assert (ended.status, ended.out, len(ended.err.splitlines())) == (2, "", 1)
    assert f"The port {port} of 127.0.0.1 cannot be listened on" in ended.err


def test_a_host_that_is_none(command: Run) -> None:
    ended = command("serve", "--host", "nowhere.invalid", "--port", "0")
    assert (ended.status, len(ended.err.splitlines())) == (2, 1)
    assert command("serve", "--port", "70000").status == 2
