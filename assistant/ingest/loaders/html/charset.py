"""Which characters the bytes of a web page stand for. Parses no page."""

from __future__ import annotations

import codecs
import re

from assistant.ingest.text import decode

_LOOKED_AT = 4_096
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})|<\?xml[^>]{0,200}?encoding=["']([\w.-]{1,40})""", re.I
)
# What browsers take these labels for.
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-user-defined": "cp1252",
}
_SEVEN_BITS = ("iso2022", "hz", "utf-7")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def page_text(data: bytes, stated: str = "") -> str:
    """The characters of a page: by its mark, as UTF-8 where it is that, as it or `stated` declares, else as any text.

    Raises:
        CorpusError: the bytes are not text.
    """
    found = _DECLARED.search(data[:_LOOKED_AT])
    label = stated or next((group.decode("ascii") for group in (found.groups() if found else ()) if group), "")
    codec = codec_of(label)
    if data.startswith(_MARKS) or b"\x00" in data or not codec:
        return decode(data)
    if not codec.startswith(_SEVEN_BITS):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return decode(data) if codec.startswith("utf") and codec != "utf-7" else data.decode(codec, "replace")


def codec_of(label: str) -> str:
    """The codec of a declared label, which may be none that exists."""
    name = label.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_MEANT.get(name, name))
    except (LookupError, ValueError):
        return ""
    return found.name if found._is_text_encoding else ""
