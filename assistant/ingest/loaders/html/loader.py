"""Opens a web page and takes its main text and what it says of itself. The only module that knows trafilatura."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from assistant.errors import CorpusError
from assistant.ingest.loaders.html.charset import page_text
from assistant.ingest.loaders.html.text import text_of
from assistant.ingest.loaders.html.tree import says_where, title_tag, tree_of, wrapped
from assistant.ingest.loaders.loaded import Loaded
from assistant.ingest.loaders.properties import author_of, date_of, title_of
from assistant.ingest.text import clean_line

MOST_BYTES = 20_000_000
_GROWTH = 1.6
_SHORT = 400
_SHORTEST = 60  # below that trafilatura takes all words of the page as one paragraph
_ADDRESS = re.compile(r"https?://[^\s<>\"']{3,2000}")


def load_html(path: Path) -> Loaded:
    """The document of a web page saved as HTML.

    Raises:
        CorpusError: not text, too large, or without a main text.
    """
    if path.stat().st_size > MOST_BYTES:
        raise CorpusError(f"the page has more than {MOST_BYTES:,} bytes", "Save it as text, or in parts.")
    tree = tree_of(page_text(path.read_bytes()))
    stated = title_tag(tree)
    found = _extracted(tree)
    text = text_of(found.body) if found is not None else ""
    if found is None or not text:
        raise CorpusError(
            "the page holds no text of its own",
            "Save it from the browser once it shows its text, as a complete page or as PDF.",
        )
    address = str(found.url or "")
    return Loaded(
        title=title_of(stated) or title_of(found.title),
        author=author_of(found.author),
        published=date_of(found.date),
        text=text,
        url=address if _ADDRESS.fullmatch(address) else "",
        publisher=clean_line(str(found.sitename or "")),
    )


def main_text(page: str) -> str:
    """The text of a page's characters, nothing where it has none."""
    found = _extracted(tree_of(page))
    return text_of(found.body) if found is not None else ""


def _extracted(tree: Any) -> Any:
    """What trafilatura finds; in all of the body where it lost the headings of a page without an article."""
    for name in ("trafilatura", "htmldate", "courlan", "readability", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    headings = sum(1 for _ in tree.iter("h1", "h2", "h3", "h4", "h5", "h6"))
    whole = wrapped(tree) if headings and not says_where(tree) else None
    found = _main(tree)
    if whole is None or (found is not None and _headings(found) >= headings):
        return found
    other = _main(whole)
    if found is None or other is None:
        return found or other
    better = _headings(other) > _headings(found) and _length(other) <= _GROWTH * _length(found) + _SHORT
    return other if better else found


def _main(tree: Any) -> Any:
    import trafilatura
    from trafilatura.settings import use_config

    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST))
    try:
        return trafilatura.bare_extraction(
            tree,
            include_comments=False,
            include_tables=True,
            include_formatting=True,
            with_metadata=True,
            config=settings,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _tomorrow()},
        )
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError, AssertionError) as error:
        raise CorpusError("the page is too oddly built to be read", "Save it as text or as PDF.") from error


def _headings(found: Any) -> int:
    return len(list(found.body.iter("head")))


def _length(found: Any) -> int:
    return sum(map(len, found.body.itertext()))


def _tomorrow() -> str:
    import datetime as dt

    return (dt.date.today() + dt.timedelta(days=1)).isoformat()
