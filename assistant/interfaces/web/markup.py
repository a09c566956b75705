"""Small pieces of HTML, and Markdown from answers made safe. Everything that was written by others is escaped here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING

import nh3

from assistant.citations import find_keys

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_TAGS = set("p b i em strong code pre ul ol li table thead tbody tr th td a sup br h3 h4 blockquote".split())
_OPEN, _CLOSE = "\ue000", "\ue001"
# A link in the dress of a marker, "[1](address)"; it is shown as the characters it consists of.
_POSING = re.compile(r"\[(F?[0-9]{1,4})\](?=\()")
_MARKED = re.compile(f"( ?){_OPEN}(F?[0-9]+){_CLOSE}")


def text(words: str) -> str:
    """Text as HTML text, safe in attributes too."""
    return escape(words, quote=True)


def link(address: str, words: str) -> str:
    """A link that opens beside the page, or only the words where the address is not http or https."""
    if not re.match(r"https?://", address, re.IGNORECASE):
        return text(words)
    return f'<a href="{text(address)}" target="_blank" rel="noopener noreferrer nofollow">{text(words)}</a>'


def items(lines: Iterable[str], kind: str) -> str:
    """A list of lines that are HTML already; "" where there are none."""
    joined = "".join(f"<li>{line}</li>" for line in lines)
    return f'<ul class="{kind}">{joined}</ul>' if joined else ""


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of text cells that scrolls sideways by itself where the screen is narrow."""
    return table_of_cells(caption, head, ([text(cell) for cell in row] for row in rows))


def table_of_cells(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Like `table`, of cells that are HTML already; head and caption are text."""
    columns = "".join(f'<th scope="col">{text(name)}</th>' for name in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{text(caption)}"><table>'
        f"<caption>{text(caption)}</caption><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def marked_up(markdown: str, targets: Mapping[str, str]) -> str:
    """Markdown as HTML of a few harmless elements; the markers of known keys become links to their targets.

    `targets` maps a key to the id of the element that holds its proof. Images, raw HTML and addresses other than
    http and https do not come through, whoever wrote them.
    """
    clean = nh3.clean(
        _renderer().render(_POSING.sub(r"\\[\1\\]", _placeholders(markdown, targets))),
        tags=_TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
    return _linked(clean, targets)


def with_links(words: str, targets: Mapping[str, str]) -> str:
    """Text as HTML text in which the markers of known keys are links."""
    return _linked(text(_placeholders(words, targets)), targets)


def _linked(html: str, targets: Mapping[str, str]) -> str:
    """The html with links for placeholders; a marker stays on the line of the words before it."""
    return _MARKED.sub(lambda match: "&nbsp;" * len(match.group(1)) + _marker(match.group(2), targets), html)


def _placeholders(markdown: str, targets: Mapping[str, str]) -> str:
    """Known markers in characters that Markdown leaves alone."""
    markdown = markdown.replace(_OPEN, "").replace(_CLOSE, "")
    parts, end = [], 0
    for found in find_keys(markdown):
        if found.key in targets:
            parts += [markdown[end : found.start], _OPEN, found.key, _CLOSE]
            end = found.end
    return "".join([*parts, markdown[end:]])


def _marker(key: str, targets: Mapping[str, str]) -> str:
    what = "Figure" if key.startswith("F") else "Source"
    return f'<a class="key" href="#{text(targets[key])}" aria-label="{what} {key}">{key}</a>'


@cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "reference"])
