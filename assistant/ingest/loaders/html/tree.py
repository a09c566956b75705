"""Makes a parsed page ready for extraction: note marks told from digits, merged cells spread. Extracts nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.errors import CorpusError
from assistant.ingest.loaders.html.unseen import drop_unseen
from assistant.ingest.loaders.raised import raised

_WIDEST = 100
_MOST_ADDED = 20_000
_DEEPEST = 20
_PHRASES = frozenset({"a", "abbr", "b", "cite", "em", "font", "i", "small", "span", "strong", "sup", "u"})
_BOXES = ("body", "article", "main", "section", "div", "center")
_WITHIN = frozenset({*_PHRASES, "br", "sub", "code", "q", "time", "img", "wbr", "big", "tt", "mark", "label"})
_DRESS = ("b", "strong", "i", "em", "u", "font", "small", "mark", "span", "sub", "tt", "big")
_TELLING = {"class", "id", "itemprop", "rel", "datetime"}
_LAID_OUT = ("table", "h1", "h2", "h3", "h4", "h5", "h6")
_TABLE = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})
_PERMALINKS = frozenset({"¶", "#", "§", "\U0001f517"})


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
    for unshown in list(tree.iter("noscript", "template")):
        unshown.drop_tree()
    drop_unseen(tree)
    for link in [link for link in tree.iter("a") if (link.text_content() or "").strip() in _PERMALINKS]:
        link.drop_tree()
    _raise_marks(tree)
    for phrase in list(tree.iter(*_DRESS)):
        if not _TELLING & set(phrase.attrib) and phrase.getparent() is not None:
            phrase.drop_tag()
    for table in list(tree.iter("table")):
        if any(table.find(f".//{tag}") is not None for tag in _LAID_OUT):
            _undo(table)
    for box in list(tree.iter(*_BOXES)):
        _wrap_loose(box)
    for table in list(tree.iter("table")):
        _lift_caption(table)
        _spread(table)
    return tree


def wrapped(tree: Any) -> Any:
    """The page with all of its body in an article, for pages that do not say where their text is."""
    from copy import deepcopy

    from lxml import html

    whole = deepcopy(tree)
    body = whole.find("body")
    if body is not None:
        article = html.Element("article")
        article.text, body.text = body.text, None
        article.extend(list(body))
        body.append(article)
    return whole


def says_where(tree: Any) -> bool:
    """Whether the page marks where its main text is."""
    return next(tree.iter("article", "main"), None) is not None or tree.find(".//*[@role='main']") is not None


def title_tag(tree: Any) -> str:
    """The page's title where its headings do not tell it: there are several of the highest, and no other statement."""
    if len(list(tree.iter("h1"))) < 2 or tree.find(".//meta[@property='og:title']") is not None:
        return ""
    return str(tree.findtext(".//title") or "")


def _undo(table: Any) -> None:
    """Make a table that lays out the page plain boxes."""
    own = [element for element in table.iter(*_TABLE) if next(element.iterancestors("table"), None) is table]
    for element in [table, *own]:
        if element.tag != "table" or element is table:
            element.tag = "div"


def _raise_marks(tree: Any) -> None:
    for element in list(tree.iter("sup")):
        if element.getparent() is None:
            continue
        mark = raised(_before(element), " ".join(element.text_content().split()))
        for child in list(element):
            element.remove(child)
        element.text = mark
        element.drop_tag()


def _before(element: Any) -> str:
    """The words that stand right before an element, in its own or an enclosing phrase."""
    for _ in range(_DEEPEST):
        parent, before = element.getparent(), element.getprevious()
        if parent is None:
            break
        said = parent.text if before is None else before.tail or before.text_content()
        if said or parent.tag not in _PHRASES:
            return str(said or "")
        element = parent
    return ""


def _wrap_loose(box: Any) -> None:
    """Make the words that stand in a box without a paragraph one, since only paragraphs are looked at."""
    from lxml import html

    line = html.Element("p")
    line.text, box.text = box.text, None
    held: list[Any] = []
    for child in [*box, None]:
        if child is not None and child.tag in _WITHIN:
            line.append(child)
            continue
        if "".join(line.itertext()).strip():
            held.append(line)
        if child is not None:
            line = html.Element("p")
            line.text, child.tail = child.tail, None
            held.append(child)
            box.remove(child)
    box.extend(held)


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

    cells = {cell: (_span(cell, "colspan"), _span(cell, "rowspan")) for cell in table.iter("td", "th")}
    added = sum(across * down - 1 for across, down in cells.values())
    if not 0 < added <= _MOST_ADDED:
        return
    owed: dict[int, int] = {}
    for row in table.iter("tr"):
        column = 0
        for cell in [cell for cell in row if cell in cells]:
            column = _paid(owed, column, cell.addprevious)
            across, down = cells[cell]
            for step in range(across):
                owed[column + step] = down - 1
                if step:
                    cell.addnext(html.Element("td"))
            column += across
        _paid(owed, column, row.append)


def _paid(owed: dict[int, int], column: int, add: Callable[[Any], object]) -> int:
    """Add the empty cells that merged cells above reach down to, from a column on; the next free column."""
    from lxml import html

    while owed.get(column, 0) > 0:
        owed[column] -= 1
        add(html.Element("td"))
        column += 1
    return column


def _span(cell: Any, name: str) -> int:
    value = cell.attrib.pop(name, "1").strip()
    return min(max(int(value), 1), _WIDEST) if value.isdecimal() and len(value) < 6 else 1
