"""Opens a mail and takes its text, the people and the date, and its attachments as bytes. Parses no attachment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from itertools import islice
from mimetypes import guess_extension
from pathlib import Path

from assistant.errors import CorpusError
from assistant.ingest.loaders.html.charset import page_text
from assistant.ingest.loaders.html.loader import main_text
from assistant.ingest.loaders.loaded import Loaded
from assistant.ingest.loaders.mail.body import plain_text
from assistant.ingest.loaders.properties import date_of
from assistant.ingest.loaders.writing import heading, paragraph
from assistant.ingest.text import clean_line

MOST_BYTES = 50_000_000
_MOST_PARTS = 1_000
_LONGEST = 500
_PEOPLE = ("From", "To", "Cc", "Date")
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:")
_TELLING = ("From", "To", "Subject", "Date", "Received", "Message-ID")
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_FAULTS = (AttributeError, LookupError, TypeError, ValueError, RecursionError, AssertionError)


def load_mail(path: Path) -> Loaded:
    """The document of a mail saved as `.eml`: headings, people and date first, then its text, replies kept.

    Raises:
        CorpusError: no mail, encrypted, or without text.
    """
    message = _opened(path)
    try:
        return _loaded(message)
    except _FAULTS as error:
        raise CorpusError("the mail is too oddly built to be read", "Save it as text or as PDF.") from error


def attachments_of(path: Path) -> tuple[tuple[str, bytes], ...]:
    """Names and bytes of the files attached to a mail, in order; pictures shown within its text are none.

    Raises:
        CorpusError: the file is no mail.
    """
    message = _opened(path)
    try:
        return tuple(_attached(message))
    except _FAULTS as error:
        raise CorpusError("the mail's attachments cannot be read", "Save the attachments and give those.") from error


def _opened(path: Path) -> EmailMessage:
    if path.stat().st_size > MOST_BYTES:
        raise CorpusError(f"the mail has more than {MOST_BYTES:,} bytes", "Save its attachments and give those.")
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n \t")
    if data.startswith(b"From "):
        data = data.split(b"\n", 1)[-1]
    if not _FIELD.match(data):
        raise CorpusError("the file is not a mail", "Save the mail as .eml, or give the file its real suffix.")
    try:
        message = message_from_bytes(data, policy=policy.default)
        known = any(name in message for name in _TELLING)
        parts = sum(1 for _ in islice(message.walk(), _MOST_PARTS + 1))
    except _FAULTS as error:
        raise CorpusError("the mail is broken", "Save it again as .eml and retry.") from error
    if not known:
        raise CorpusError("the file is not a mail", "Save the mail as .eml, or give the file its real suffix.")
    if parts > _MOST_PARTS:
        raise CorpusError(f"the mail has more than {_MOST_PARTS:,} parts", "Save its attachments and give those.")
    if message.get_content_type() in _ENCRYPTED and "signed" not in str(message.get("Content-Type", "")).lower():
        raise CorpusError("the mail is encrypted", "Open it in the mail program and save its text.")
    return message


def _loaded(message: EmailMessage) -> Loaded:
    subject = clean_line(_header(message, "Subject"))
    body = _body(message)
    names = [name for name, _ in _attached(message)]
    if not body and not names:
        raise CorpusError("the mail holds no text", "Give a mail with text in it.")
    people = [f"{name}: {value}" for name in _PEOPLE if (value := _shortened(_header(message, name)))]
    parts = [
        heading(1, subject) if subject else "",
        "\n".join(paragraph(line) for line in people),
        body,
        paragraph(f"Attachments: {', '.join(names)}") if names else "",
    ]
    name, address = parseaddr(_header(message, "From"))
    return Loaded(
        title=subject,
        author=clean_line(name or address),
        published=_date(message),
        text="\n\n".join(part for part in parts if part),
        remarks=() if body else ("The mail has no text, only attachments.",),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return clean_line(str(message.get(name, "")))
    except _FAULTS:
        return ""


def _shortened(value: str) -> str:
    return value if len(value) <= _LONGEST else value[:_LONGEST].rsplit(",", 1)[0] + ", …"


def _date(message: EmailMessage) -> str:
    try:
        return date_of(getattr(message.get("Date"), "datetime", None))
    except _FAULTS:
        return ""


def _body(message: EmailMessage) -> str:
    """The plain text, else the main text of the page."""
    plain = message.get_body(("plain",))
    if plain is not None and (text := plain_text(_characters(plain), _is_flowed(plain))):
        return text
    page = message.get_body(("html",))
    if page is None:
        return ""
    characters = _characters(page)
    return main_text(f"<html><body><article>{characters}</article></body></html>") if characters.strip() else ""


def _is_flowed(part: MIMEPart) -> bool:
    return str(part.get_param("format", "")).lower() == "flowed"


def _characters(part: MIMEPart) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    return page_text(data, str(part.get_content_charset() or ""))


def _attached(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    body = {id(part) for kind in ("plain", "html") if (part := message.get_body((kind,))) is not None}
    for number, part in enumerate(_leaves(message), 1):
        if id(part) in body or _is_shown(part):
            continue
        data = _bytes(part)
        if data:
            yield _name(part, number), data


def _leaves(message: EmailMessage) -> Iterator[MIMEPart]:
    """The parts that hold something; a mail within the mail is one of them."""
    waiting: list[MIMEPart] = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if part.get_content_maintype() == "multipart":
            waiting[:0] = [inner for inner in part.iter_parts() if isinstance(inner, MIMEPart)]
        else:
            yield part


def _is_shown(part: MIMEPart) -> bool:
    """Whether a part is shown within the text, such as a logo, a signature or a second form of the text."""
    if part.get_content_disposition() == "attachment":
        return False
    kind = part.get_content_maintype()
    return (kind == "image" and "Content-ID" in part) or (kind == "text" and not part.get_filename())


def _bytes(part: MIMEPart) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = next((inner for inner in part.iter_parts()), None) if part.is_multipart() else None
        return inner.as_bytes() if inner is not None else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _name(part: MIMEPart, number: int) -> str:
    stated = clean_line(str(part.get_filename() or "")).replace("\\", "/").rsplit("/", 1)[-1].strip(". ")
    if stated:
        return stated[-200:]
    kind = part.get_content_type()
    return f"attachment-{number}{'.eml' if kind == 'message/rfc822' else guess_extension(kind) or '.bin'}"
