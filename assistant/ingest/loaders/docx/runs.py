"""The text of one paragraph of a Word document: what is shown, without deleted or hidden words. Knows no blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from assistant.ingest.loaders.docx.names import FALLBACK, MATH_TEXT, is_on, value_of, w
from assistant.ingest.loaders.raised import raised

_UNSHOWN = frozenset({w("del"), w("moveFrom"), w("rt"), w("pPr"), w("rPr"), FALLBACK})
_BREAKS = frozenset({w("br"), w("cr"), w("tab"), w("ptab")})
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_TEXTS = frozenset({w("t"), w("noBreakHyphen"), MATH_TEXT})
_BOX = w("txbxContent")


@dataclass
class Spoken:
    """What a paragraph says: its text, the (kind, id) of its notes in order, and the boxes that hang on it."""

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    bold: bool = False


def spoken(paragraph: Any, mark: Callable[[str, str], str]) -> Spoken:
    """Read a paragraph; `mark` gives the mark of a note by its kind and id."""
    said = Spoken()
    weights = [0, 0]
    for element, run in _shown(paragraph, None):
        if element.tag == _BOX:
            said.boxes.append(element)
        elif element.tag in _NOTES:
            key = (_NOTES[element.tag], element.get(w("id"), ""))
            said.notes.append(key)
            said.text += raised(said.text, mark(*key))
        else:
            text = _text(element)
            high = run is not None and value_of(run, "rPr", "vertAlign") == "superscript"
            said.text += raised(said.text, text) if high else text
            weights[run is not None and is_on(run, "rPr", "b")] += len(text.strip())
    said.bold = weights[1] > 0 and not weights[0]
    return said


def _shown(element: Any, run: Any) -> Iterator[tuple[Any, Any]]:
    """The pieces of text that a reader sees, each with its run."""
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _UNSHOWN:
            continue
        if tag == w("r"):
            if not is_on(child, "rPr", "vanish"):
                yield from _shown(child, child)
        elif tag == _BOX or tag in _NOTES or tag in _BREAKS or tag in _TEXTS:
            yield child, run
        else:
            yield from _shown(child, run)


def _text(element: Any) -> str:
    if element.tag in _BREAKS:
        return " "
    if element.tag == w("noBreakHyphen"):
        return "-"
    return element.text or ""
