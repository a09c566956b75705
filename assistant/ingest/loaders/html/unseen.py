"""Takes out of a page what its own markup keeps from a reader's eyes: inline styles, `hidden`. Reads no style sheet."""

from __future__ import annotations

import re
from typing import Any

_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*\.?0+(?=\s|;|!|$)|"
    r"font-size\s*:\s*0*\.?0+\s*(?:px|pt|em|rem|%)?(?=\s|;|!|$)|"
    r"(?:left|top|text-indent)\s*:\s*-\d{4,}(?:\.\d+)?px)",
    re.IGNORECASE,
)
_PROPERTY = re.compile(r"(?:^|;)\s*(color|background(?:-color)?)\s*:\s*([^;!]+)", re.IGNORECASE)
_WHITE = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)", "hsl(0,0%,100%)"})
_CLEAR = re.compile(r"transparent|rgba\([^)]*,0*\.?0+\)")


def drop_unseen(tree: Any) -> None:
    """Drop the elements that are hidden, or written in the colour of what they stand on.

    A page is white where nothing over an element says another colour. Words after a dropped element stay.
    """
    for element in list(tree.iter()):
        inside = (
            isinstance(element.tag, str) and element.tag not in ("html", "body") and element.getparent() is not None
        )
        if inside and _is_unseen(element):
            element.drop_tree()


def _is_unseen(element: Any) -> bool:
    if element.get("hidden") is not None and element.get("hidden").lower() != "until-found":
        return True
    style = element.get("style") or ""
    if _UNSEEN.search(style):
        return True
    ink = _said(element, "color") or _plain(element.get("color") if element.tag == "font" else "")
    return bool(ink) and (bool(_CLEAR.fullmatch(ink)) or ink == _ground(element))


def _ground(element: Any) -> str:
    """The colour an element stands on: the nearest one that is stated at or over it, else white."""
    for over in (element, *element.iterancestors()):
        ground = _said(over, "background-color") or _said(over, "background") or _plain(over.get("bgcolor") or "")
        if ground and not _CLEAR.fullmatch(ground):
            return ground
        if over.get("class"):
            return "unknown"  # a style sheet may say
    return "white"


def _said(element: Any, name: str) -> str:
    found = (value for key, value in _PROPERTY.findall(element.get("style") or "") if key.lower() == name)
    return _plain(next(found, ""))


def _plain(colour: str) -> str:
    flat = re.sub(r"\s+", "", colour).lower()
    return "white" if flat in _WHITE else flat
