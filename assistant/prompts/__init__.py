"""Prompts: one Markdown file each, with `{placeholder}` fields that the loader checks. Calls no model."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_FIELD = re.compile(r"\{([a-z_]+)\}")


@lru_cache
def template(name: str) -> str:
    """The text of the prompt `name`, placeholders unfilled."""
    return (files(__package__) / f"{name}.md").read_text(encoding="utf-8").strip() + "\n"


def placeholders(name: str) -> frozenset[str]:
    """The placeholders of a prompt."""
    return frozenset(_FIELD.findall(template(name)))


def fill(name: str, **values: str) -> str:
    """The prompt with its placeholders filled in one pass, so that braces in a value stay as they are.

    Raises:
        ValueError: a placeholder has no value or a value no placeholder; a mistake of the caller.
    """
    if placeholders(name) != values.keys():
        wanted = ", ".join(sorted(placeholders(name)))
        raise ValueError(f"The prompt {name!r} takes {wanted}; it was given {', '.join(sorted(values))}.")
    return _FIELD.sub(lambda match: values[match.group(1)], template(name))
