"""`assistant doctor`: what is installed, configured, indexed and reachable."""

from __future__ import annotations

from dataclasses import asdict

import typer

from assistant.interfaces.cli.common import print_json
from assistant.interfaces.cli.options import AsJson, CorpusFolder, IndexFolder


def doctor(json: AsJson = False, corpus: CorpusFolder = None, index: IndexFolder = None) -> None:
    """Say what is installed, configured, indexed and reachable.

    The exit status is 1 if something is amiss.
    """
    from assistant.doctor import examine
    from assistant.settings import load_settings

    checks = examine(load_settings(corpus=corpus, index=index))
    if json:
        print_json([asdict(check) for check in checks])
    else:
        for check in checks:
            print(f"{'ok ' if check.ok else 'BAD'} {check.name}: {check.detail}")
    if not all(check.ok for check in checks):
        raise typer.Exit(1)
