"""The command line `assistant`. Parses, calls, prints; every decision about answers is made below."""

from assistant.interfaces.cli.edge import main, run

__all__ = ["main", "run"]
