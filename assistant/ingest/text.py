"""Bytes to clean text: encodings, control characters, invisible marks. Knows no file format."""

from __future__ import annotations

import codecs
import re
import unicodedata

from assistant.errors import CorpusError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff\ud800-\udfff]"
)
_BINARY = re.compile(b"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> str:
    """Text of a file: by its mark, else UTF-8, else UTF-16 without a mark, else Windows-1252.

    Raises:
        CorpusError: the bytes are not text.
    """
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "") or _guessed(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise CorpusError(
            f"the text cannot be decoded as {encoding} (byte {error.start})", "Save the file as UTF-8."
        ) from error


def _guessed(data: bytes) -> str:
    sample = data[:4096]
    if b"\x00" in data and (wide := _utf16_without_mark(sample)) is not None:
        return wide
    if b"\x00" not in data and _is_utf8(data):
        return "utf-8"
    if len(_BINARY.findall(sample)) > len(sample) / 100:
        raise CorpusError("the file is not text", "Give a text file, or name it with its real suffix.")
    return "utf-8" if _is_utf8(data) else "cp1252"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(sample: bytes) -> str | None:
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * 0.6:
        return "utf-16-le"
    if half and sample[0::2].count(0) > half * 0.6:
        return "utf-16-be"
    return None


def clean(text: str) -> str:
    """Normalise to NFC with plain newlines and spaces, and drop control, zero-width and direction marks."""
    text = _NEWLINES.sub("\n", text)
    text = _SPACES.sub(" ", text)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def clean_line(text: str) -> str:
    """Clean text on one line, its runs of white space made one space."""
    return " ".join(clean(text).split())
