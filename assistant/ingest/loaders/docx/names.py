"""Names of WordprocessingML as lxml spells them. Knows no document."""

from __future__ import annotations

from typing import Any

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"

FALLBACK = f"{{{_MC}}}Fallback"
MATH_TEXT = f"{{{_M}}}t"


def w(name: str) -> str:
    """The full name of an element or attribute of the main vocabulary."""
    return f"{{{_W}}}{name}"


def value_of(parent: Any, *path: str) -> str | None:
    """The `val` of the element at a path below a parent; None where there is none, empty where it has no `val`."""
    element = parent
    for name in path:
        element = None if element is None else element.find(w(name))
    return None if element is None else element.get(w("val"), "")


def is_on(parent: Any, *path: str) -> bool:
    """Whether a switch such as `b` or `vanish` is set below a parent."""
    return value_of(parent, *path) not in (None, "0", "false", "off", "none")


def whole(value: str | None, otherwise: int = 0) -> int:
    """A number in an attribute, which may be anything."""
    return int(value) if value is not None and value.lstrip("-").isdecimal() and len(value) < 10 else otherwise
