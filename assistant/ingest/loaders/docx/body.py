"""The body of a Word document as text: blocks in their order. Opens no file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from assistant.ingest.loaders.docx.names import value_of, w, whole
from assistant.ingest.loaders.docx.numbering import Numbering
from assistant.ingest.loaders.docx.runs import Spoken, spoken
from assistant.ingest.loaders.docx.styles import Styles, list_of, outline_of
from assistant.ingest.loaders.raised import raised
from assistant.ingest.loaders.writing import heading, item, paragraph, table
from assistant.ingest.text import clean_line

_HOLDERS = frozenset({w("sdt"), w("sdtContent"), w("ins"), w("moveTo"), w("customXml"), w("smartTag")})
_DEEPEST = 30
_WIDEST = 200
_SHORT = 100
_ITEM, _TEXT, _HEADING = "item", "text", "heading"


@dataclass
class Body:
    """Writes a body; afterwards knows the text in the title's style and the first heading."""

    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], Any]
    title: str = ""
    first_heading: str = ""
    remarks: tuple[str, ...] = ()
    _marks: dict[tuple[str, str], str] = field(default_factory=dict)
    _told: set[tuple[str, str]] = field(default_factory=set)
    _shift: int = 0
    _styled: bool = False

    def text_of(self, body: Any) -> str:
        """The text of the whole body."""
        self._styled = any(self._level(p) for p in body.iter(w("p")))
        text, before = "", ""
        for kind, written in self._blocks(body, 0):
            between = "\n" if kind == before == _ITEM else "\n\n"
            text += f"{between}{written}" if text else written
            before = kind
        return text

    def _blocks(self, holder: Any, depth: int) -> Iterator[tuple[str, str]]:
        if depth > _DEEPEST:
            return
        for child in holder:
            if child.tag == w("p"):
                yield from self._paragraph(child, depth)
            elif child.tag == w("tbl"):
                yield from self._table(child, depth)
            elif child.tag in _HOLDERS:
                yield from self._blocks(child, depth + 1)

    def _paragraph(self, element: Any, depth: int) -> Iterator[tuple[str, str]]:
        said = spoken(element, self._mark)
        text = clean_line(said.text)
        if text and not self._is_contents(element):
            yield self._written(element, said, text)
        yield from self._notes(said)
        for box in said.boxes:
            yield from self._blocks(box, depth + 1)

    def _written(self, element: Any, said: Spoken, text: str) -> tuple[str, str]:
        style = value_of(element, "pPr", "pStyle") or ""
        if style in self.styles.titles:
            self.title = self.title or text
            self._shift = 1
            return _HEADING, heading(1, text)
        if level := self._level(element) or self._unstyled(element, said, text):
            self.first_heading = self.first_heading or text
            return _HEADING, heading(level + self._shift, text)
        number, depth = list_of(element) or self.styles.lists.get(style, ("0", 0))
        if number != "0":
            return _ITEM, item(text, self.numbering.marker(number, depth), min(depth, 8))
        return _TEXT, paragraph(text)

    def _is_contents(self, element: Any) -> bool:
        """Whether a paragraph is a line of the table of contents, which repeats the headings."""
        return value_of(element, "pPr", "pStyle") in self.styles.contents

    def _level(self, element: Any) -> int:
        outline = outline_of(element)
        return outline if outline is not None else self.styles.levels.get(value_of(element, "pPr", "pStyle") or "", 0)

    def _unstyled(self, element: Any, said: Spoken, text: str) -> int:
        """The level of what is a heading by its looks alone, in a document without headings by style."""
        if self._styled or not said.bold or len(text) > _SHORT or text[-1] in ".,;:" or list_of(element):
            return 0
        after = element.getnext()
        return 2 if after is not None and after.tag == w("p") and not spoken(after, self._mark).bold else 0

    def _mark(self, kind: str, name: str) -> str:
        """The number of a note, counted in the order of their first mention."""
        if (kind, name) not in self.notes:
            return ""
        return self._marks.setdefault((kind, name), str(len(self._marks) + 1))

    def _notes(self, said: Spoken) -> Iterator[tuple[str, str]]:
        """The notes of a paragraph, told once, right after it: there they share its section."""
        for key in said.notes:
            if key in self._told or key not in self.notes:
                continue
            self._told.add(key)
            parts = (clean_line(spoken(p, self._mark).text) for p in self.notes[key].iter(w("p")))
            if text := " ".join(part for part in parts if part):
                yield _TEXT, paragraph(f"{raised('', self._marks[key])} {text}")

    def _table(self, element: Any, depth: int) -> Iterator[tuple[str, str]]:
        rows = [list(self._cells(row)) for row in element.iter(w("tr")) if _table_of(row) is element]
        width = max((len(row) for row in rows), default=0)
        if width == 1:
            for cell in element.iter(w("tc")):
                if _table_of(cell) is element:
                    yield from self._blocks(cell, depth + 1)
            return
        said: list[Spoken] = []
        texts = [["" if cell is None else self._cell(cell, said) for cell in row] for row in rows]
        if written := table(texts):
            yield _TEXT, written
        for one in said:
            yield from self._notes(one)

    def _cells(self, row: Any) -> Iterator[Any]:
        """The cells of a row, with None for each column that a cell is merged over."""
        for _ in range(min(whole(value_of(row, "trPr", "gridBefore")), _WIDEST)):
            yield None
        for cell in row.iter(w("tc")):
            if _row_of(cell) is not row:
                continue
            merged = value_of(cell, "tcPr", "vMerge")
            yield None if merged in ("", "continue") else cell
            for _ in range(min(whole(value_of(cell, "tcPr", "gridSpan"), 1), _WIDEST) - 1):
                yield None

    def _cell(self, cell: Any, said: list[Spoken]) -> str:
        parts = [spoken(p, self._mark) for p in cell.iter(w("p"))]
        said.extend(parts)
        return " ".join(clean_line(part.text) for part in parts if part.text.strip())


def _table_of(element: Any) -> Any:
    return next(element.iterancestors(w("tbl")), None)


def _row_of(element: Any) -> Any:
    return next(element.iterancestors(w("tr")), None)
