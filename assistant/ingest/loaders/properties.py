"""What a file says of itself: which titles, authors and dates are believed. Reads no file."""

from __future__ import annotations

import datetime as dt
import re

from assistant.ingest.text import clean_line

_LONGEST = 300
_PREFIX = re.compile(
    r"^(?:Microsoft (?:Word|PowerPoint|Excel|Publisher)|Word Document|Slide \d+)\s*[-:\u2013]?\s*", re.I
)
_FILE_NAME = re.compile(r"\.(?:docx?|pdf|indd|qxp|qxd|tex|dvi|rtf|odt|pptx?|xlsx?|html?|pages|ai|cdr|pub|tmp)$", re.I)
_NO_TITLE = re.compile(
    r"(?:untitled|document|title|no title|unknown|none|template|doc|report|powerpoint presentation|presentation"
    r"|word document|layout|print|test|draft|cover|page)?[\s\d_.\-]*",
    re.I,
)
_NO_AUTHOR = re.compile(
    r"(?:administrators?|admin|user|users|owner|author|unknown|none|guest|root|python-docx|anonymous|default|windows"
    r"|microsoft(?: office)?(?: user| account)?|utilisateur|benutzer|usuario|test|pc|hp|dell|lenovo|acer|asus)?"
    r"[\s\d_.\-]*",
    re.I,
)
_TEMPLATE = dt.date(2013, 12, 23)  # what documents made with python-docx carry, whenever they were made
_PDF_DATE = re.compile(r"(?:D:)?(\d{4})-?(\d{2})?-?(\d{2})?")


def title_of(stated: object) -> str:
    """The stated title, or nothing where it is a file name or a program's filler."""
    title = clean_line(str(stated or ""))[:_LONGEST]
    title = _PREFIX.sub("", title)
    if _FILE_NAME.search(title) or _NO_TITLE.fullmatch(title) or ("_" in title and " " not in title):
        return ""
    return title


def author_of(stated: object) -> str:
    """The stated author, or nothing where it is an account's name."""
    author = clean_line(str(stated or ""))[:_LONGEST].strip(" ;,")
    login = re.fullmatch(r"[a-z0-9._\-\\]+", author)
    return "" if login or _NO_AUTHOR.fullmatch(author) else author


def date_of(stated: object) -> str:
    """An ISO date (or year, or year and month) of a date, or of text that begins with one; else nothing."""
    if isinstance(stated, dt.datetime):
        return stated.date().isoformat() if _likely(stated.year) and stated.date() != _TEMPLATE else ""
    found = _PDF_DATE.match(str(stated or "").strip())
    if not found or not _likely(int(found.group(1))):
        return ""
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 and not day else f"{year:04}"


def _likely(year: int) -> bool:
    return 1800 <= year <= dt.date.today().year + 1
