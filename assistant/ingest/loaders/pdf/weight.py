"""What a page of a PDF unpacks to, forms within forms counted as often as they are drawn. Lays out nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject

_DRAWN = re.compile(rb"/([^\s/\[\]()<>{}%]{1,200})\s+Do\b")
_STRING = re.compile(rb"\((?:\\.|[^\\()])*+\)|<[0-9A-Fa-f\s]*+>", re.DOTALL)
_CHARACTER = 10  # a character costs about as much as ten bytes of other instructions
_FONT_STREAMS = ("/ToUnicode", "/Encoding", "/FontFile", "/FontFile2", "/FontFile3")
_DEEPEST = 20


class Scales:
    """Weighs the pages of one file; what they share is unpacked once, within the limits of pypdf."""

    def __init__(self) -> None:
        self._forms: dict[int, int] = {}
        self._fonts: set[int] = set()

    def weight(self, page: PageObject) -> int:
        """Bytes of drawing instructions that showing the page takes, characters counting tenfold.

        Raises:
            pypdf.errors.LimitReachedError: a stream inflates to far more than any real one.
        """
        contents = page.get_contents()
        if contents is None:
            return 0
        return self._drawn(contents.get_data(), page.get("/Resources"), 0)

    def _drawn(self, data: bytes, resources: Any, depth: int) -> int:
        held = _value(resources)
        own = len(data) + (_CHARACTER - 1) * sum(map(len, _STRING.findall(data)))
        if not hasattr(held, "get"):
            return own
        self._weigh_fonts(_value(held.get("/Font")))
        forms = _value(held.get("/XObject"))
        if depth > _DEEPEST or not hasattr(forms, "get"):
            return own
        names = _DRAWN.findall(data)
        return own + sum(self._form(forms.get(f"/{name.decode('latin-1')}"), held, depth) for name in names)

    def _form(self, reference: Any, resources: Any, depth: int) -> int:
        form = _value(reference)
        if not hasattr(form, "get_data") or form.get("/Subtype") != "/Form":
            return 0
        key = getattr(reference, "idnum", None) or id(form)
        if key not in self._forms:
            self._forms[key] = 0  # a form that draws itself adds nothing
            self._forms[key] = self._drawn(form.get_data(), form.get("/Resources") or resources, depth + 1)
        return self._forms[key]

    def _weigh_fonts(self, fonts: Any) -> None:
        for reference in fonts.values() if hasattr(fonts, "values") else ():
            key = getattr(reference, "idnum", None) or id(reference)
            if key in self._fonts:
                continue
            self._fonts.add(key)
            for part in _parts(_value(reference)):
                for name in _FONT_STREAMS:
                    stream = _value(part.get(name))
                    if hasattr(stream, "get_data"):
                        stream.get_data()


def _parts(font: Any) -> Iterator[Any]:
    """A font's own dictionaries: itself, those it is composed of, and their descriptors."""
    descendants = _value(font.get("/DescendantFonts")) if hasattr(font, "get") else None
    for part in [font, *(map(_value, descendants) if isinstance(descendants, list) else ())]:
        if hasattr(part, "get"):
            yield part
            descriptor = _value(part.get("/FontDescriptor"))
            if hasattr(descriptor, "get"):
                yield descriptor


def _value(reference: Any) -> Any:
    return reference.get_object() if hasattr(reference, "get_object") else reference
