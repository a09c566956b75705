"""The README's tables of settings and commands, rendered from the code: `python -m assistant.interfaces.cli.reference`.

Changes only what stands between the markers `<!-- NAME -->` and `<!-- NAME end -->`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from pydantic.fields import FieldInfo

from assistant.interfaces.cli.app import app
from assistant.settings import PREFIX, Settings

README = Path(__file__).resolve().parents[3] / "README.md"
_WIDTH = 100
_ROOT = Path(__file__).resolve().parents[3]


def main() -> None:
    """Rewrite the README in place."""
    text = README.read_text(encoding="utf-8")
    README.write_text(rewritten(text), encoding="utf-8")


def rewritten(text: str) -> str:
    """The text with its two parts renewed."""
    for name, part in (("settings", settings_table()), ("commands", commands_reference())):
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- {name} end -->)", re.DOTALL)
        text = pattern.sub(rf"\g<1>{_literal(part)}\n\g<2>", text)
    return text


def _literal(part: str) -> str:
    return part.replace("\\", "\\\\")


def settings_table() -> str:
    """One row for each setting: variable, default and meaning."""
    rows = [
        f"| `{PREFIX}{name.upper()}` | {_default(f)} | {f.description} |" for name, f in Settings.model_fields.items()
    ]
    return "\n".join(["| variable | default | meaning |", "|---|---|---|", *rows])


def _default(field: FieldInfo) -> str:
    """The default as a user would write it; one that depends on the machine is named, not shown."""
    if field.default_factory is not None:
        return "the platform's user-data folder"
    if field.default == "":
        return ""
    value = field.default
    if isinstance(value, Path) and value.is_relative_to(_ROOT):
        value = value.relative_to(_ROOT).as_posix()
    return f"`{value}`"


def commands_reference() -> str:
    """The help of every command, as `assistant COMMAND -h` prints it at a width of 100 columns."""
    blocks = [f"`{path}`\n\n```text\n{text}\n```" for path, text in _helps("assistant", typer.main.get_command(app))]
    return "\n\n".join(blocks)


def _helps(path: str, command: Any, parent: Any = None) -> Iterator[tuple[str, str]]:
    context = command.make_context(
        path.rsplit(" ", 1)[-1], [], parent, resilient_parsing=True, terminal_width=_WIDTH, max_content_width=_WIDTH
    )
    yield path, "\n".join(line.rstrip() for line in command.get_help(context).strip().splitlines())
    for name, child in getattr(command, "commands", {}).items():
        yield from _helps(f"{path} {name}", child, context)


if __name__ == "__main__":
    main()
