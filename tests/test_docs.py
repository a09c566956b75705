"""The README says what the code says: settings and commands are rendered, its commands and snippets exist."""

from __future__ import annotations

import re
import shlex

import pytest
import typer

from assistant.interfaces.cli.app import app
from assistant.interfaces.cli.reference import README, commands_reference, rewritten, settings_table
from assistant.settings import Settings

TEXT = README.read_text(encoding="utf-8")
RENEW = "run `python -m assistant.interfaces.cli.reference`"


def test_the_reference_is_current() -> None:
    assert rewritten(TEXT) == TEXT, RENEW


def test_every_setting_is_listed_and_no_path_of_this_machine() -> None:
    table = settings_table()
    assert all(f"`ASSISTANT_{name.upper()}`" in table for name in Settings.model_fields)
    assert not re.search(r"`/|[A-Z]:\\", table)


def test_every_command_is_listed() -> None:
    reference = commands_reference()
    for name in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        assert f"`assistant {name}`" in reference


@pytest.mark.parametrize("line", re.findall(r"^assistant .+$", TEXT.split("<!-- settings -->")[0], re.MULTILINE))
def test_commands_in_the_text_exist(line: str) -> None:
    words = shlex.split(line.split("|")[0].split("&&")[0], comments=True)
    command = typer.main.get_command(app)
    context = command.make_context("assistant", words[1:], resilient_parsing=True)
    assert words[1] in command.commands, context  # type: ignore[attr-defined]


def test_python_snippets_compile() -> None:
    snippets = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert snippets
    for snippet in snippets:
        compile(snippet, "README.md", "exec")
