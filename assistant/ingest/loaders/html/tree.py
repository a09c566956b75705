"""Makes a parsed page ready for extraction: note marks told from digits, merged cells spread. Extracts nothing."""

from __future__ import annotations

from typing import Any

from assistant.errors import CorpusError
from assistant.ingest.loaders.raised import raised

_WIDEST = 200
_MOST_CELLS = 200_000


def tree_of(text: str) -> Any:
    """The elements of a page.

    Raises:
        CorpusError: there are none.
    """
    from lxml import html
    from lxml.etree import ParserError, XMLSyntaxError

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, XMLSyntaxError, ValueError) as error:
        raise CorpusError("the page holds no text", "Save the page again from the browser, once it shows.") from error
    _raise_marks(tree)
    for table in list(tree.iter("table")):
        if table.find(".//table") is None:
            _lift_caption(table)
            _spread(table)
    return tree


def _raise_marks(tree: Any) -> None:
    for element in list(tree.iter("sup")):
        parent, before = element.getparent(), element.getprevious()
        if parent is None:
            continue
        said = (parent.text if before is None else before.tail) or (before is not None and before.text_content()) or ""
        mark = raised(str(said), " ".join(element.text_content().split()))
        for child in list(element):
            element.remove(child)
        element.text = mark
        element.drop_tag()


def _lift_caption(table: Any) -> None:
    """Put the caption before its table, where it is not taken for a row."""
    from lxml import html

    caption = table.find("caption")
    if caption is None:
        return
    line = html.Element("p")
    line.text = " ".join(caption.text_content().split())
    caption.drop_tree()
    if line.text and table.getparent() is not None:
        table.addprevious(line)


def _spread(table: Any) -> None:
    """Give every row a cell in every column: a merged cell's text in its first, the others empty."""
    from lxml import html

    if table.find(".//*[@rowspan]") is None and table.find(".//*[@colspan]") is None:
        return
    owed: dict[int, int] = {}
    made = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        column = 0
        for cell in [*cells, None]:
            while owed.get(column, 0) > 0 and (cell is not None or max(owed, default=0) >= column):
                owed[column] -= 1
                empty = html.Element("td")
                row.append(empty) if cell is None else cell.addprevious(empty)
                column += 1
            if cell is None or made > _MOST_CELLS:
                break
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            for step in range(across):
                owed[column + step] = down - 1
                if step:
                    cell.addnext(html.Element("td"))
            column += across
            made += across


def _span(cell: Any, name: str) -> int:
    value = cell.attrib.pop(name, "1").strip()
    return min(max(int(value), 1), _WIDEST) if value.isdecimal() and len(value) < 6 else 1
