"""HTML that is safe to show: text is escaped, and what is put together passes an allow-list. Knows no answer."""

from __future__ import annotations

from html import escape

import nh3

_TAGS = frozenset(
    """a b blockquote br code dd details div dl dt em h2 h3 h4 li mark ol p pre section small span strong summary sup
    table tbody td th thead tr ul""".split()
)
_ATTRIBUTES = {"*": {"class", "id", "title"}, "a": {"href", "download"}, "th": {"scope"}, "details": {"open"}}


def text(value: object) -> str:
    """A value as text that no browser reads as markup."""
    return escape(str(value), quote=True)


def link(url: str, label: str) -> str:
    """A link to another site; only the label where the address is not http(s)."""
    if not url.startswith(("https://", "http://")):
        return text(label)
    return f'<a href="{text(url)}">{text(label)}</a>'


def cleaned(html: str) -> str:
    """The HTML with only the allowed tags, attributes and addresses; the last step before it is shown."""
    return nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https"}, link_rel="noopener noreferrer"
    )
