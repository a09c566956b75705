"""Which numbers Word puts before the items of its lists. Knows no styles and writes no items."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.ingest.loaders.docx.names import value_of, w, whole

if TYPE_CHECKING:
    from docx.document import Document

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass
class Numbering:
    """Counts the items of every list; `formats` and `starts` are by list number and level."""

    formats: dict[tuple[str, int], str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Numbering:
        """The lists that a document defines; none where it has no numbering."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml import parse_xml

        made = cls()
        part = next(
            (r.target_part for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.NUMBERING), None
        )
        if part is None:
            return made
        root = parse_xml(part.blob)
        kinds = {kind.get(w("abstractNumId")): kind for kind in root.findall(w("abstractNum"))}
        for number in root.findall(w("num")):
            kind = kinds.get(value_of(number, "abstractNumId"))
            for level in kind.findall(w("lvl")) if kind is not None else ():
                key = (number.get(w("numId"), ""), whole(level.get(w("ilvl"))))
                made.formats[key] = value_of(level, "numFmt") or "decimal"
                made.starts[key] = whole(value_of(level, "start"), 1)
        return made

    def marker(self, number: str, level: int) -> str:
        """The mark of the next item of a list: `-`, `1.`, `a.` or `i.`."""
        form = self.formats.get((number, level), "bullet")
        if form in ("bullet", "none"):
            return "-"
        for key in [key for key in self.counts if key[0] == number and key[1] > level]:
            del self.counts[key]
        count = self.counts.get((number, level), self.starts.get((number, level), 1) - 1) + 1
        self.counts[(number, level)] = count
        return f"{_written(count, form)}."


def _written(count: int, form: str) -> str:
    if "Letter" in form and 0 < count <= len(_LETTERS):
        letter = _LETTERS[count - 1]
        return letter.upper() if form.startswith("upper") else letter
    if "Roman" in form and 0 < count < 40:
        text, rest = "", count
        for worth, sign in _ROMAN:
            while rest >= worth:
                text, rest = text + sign, rest - worth
        return text.upper() if form.startswith("upper") else text
    return str(count)
