"""Opens a PDF, refuses what cannot be read, and says what was not. Lays out nothing itself."""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.errors import CorpusError
from assistant.ingest.loaders.loaded import Loaded
from assistant.ingest.loaders.pdf.blocks import Block, blocks_of
from assistant.ingest.loaders.pdf.columns import in_order
from assistant.ingest.loaders.pdf.document import words_of, written
from assistant.ingest.loaders.pdf.furniture import without_furniture
from assistant.ingest.loaders.pdf.sheet import Sheet, sheet_of
from assistant.ingest.loaders.pdf.weight import Scales
from assistant.ingest.loaders.properties import author_of, date_of, title_of

MAX_PAGES = 1_000
_HEAVIEST = 1_000_000
# What parsers of PDF raise on broken files besides their own errors; memory and interrupts go through.
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_BROKEN = ("the PDF is broken or cut off", "Open it in a reader, save it again and retry.")


def load_pdf(path: Path) -> Loaded:
    """The document of a PDF.

    Raises:
        CorpusError: broken, encrypted, too long, or without any text.
    """
    for name in ("pdfminer", "pypdf"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with _faults_told():
        about, heavy = _checked(path)
    with _faults_told():
        sheets, failed = _sheets(path, heavy)
    if len(heavy) == len(sheets):
        raise CorpusError("the PDF is too dense to be read", "Print it to a new PDF, or give its text.")
    if len(failed) + len(heavy) == len(sheets):
        raise CorpusError(*_BROKEN)
    sheets = without_furniture(sheets)
    scanned = [n for n, sheet in enumerate(sheets, 1) if not sheet.words and not sheet.tables and sheet.pictured]
    garbled = [n for n, sheet in enumerate(sheets, 1) if sheet.garbled]
    blocks = blocks_of([in_order(sheet) for sheet in sheets])
    text, spans = written(blocks, len(sheets), words_of(blocks))
    if not text:
        raise _textless(scanned, garbled)
    return Loaded(
        title=title_of(about.get("/Title")) or _headline(blocks),
        author=author_of(about.get("/Author")),
        published=date_of(about.get("/CreationDate")),
        text=text,
        pages=spans,
        remarks=tuple(_remarks(scanned, garbled, failed, sorted(heavy))),
    )


@contextmanager
def _faults_told() -> Iterator[None]:
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
    from pypdf.errors import LimitReachedError, PyPdfError

    try:
        yield
    except LimitReachedError as error:
        raise CorpusError(
            "the PDF unpacks to far more than it weighs", "Do not use this file, or print it to a new PDF."
        ) from error
    except (PyPdfError, PSException, PDFException, PdfminerException, MalformedPDFException, *_FAULTS) as error:
        raise CorpusError(*_BROKEN) from error


def _checked(path: Path) -> tuple[dict[str, Any], frozenset[int]]:
    """What the file says of itself, and the numbers of pages too heavy to lay out, once the file may be read."""
    from pypdf import PasswordType, PdfReader

    with path.open("rb") as file:
        reader = PdfReader(file)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise CorpusError("the PDF is encrypted", "Save a copy without password and give that.")
        pages = len(reader.pages)
        if pages > MAX_PAGES:
            raise CorpusError(f"the PDF has {pages:,} pages, more than {MAX_PAGES:,}", "Split it into several files.")
        if not pages:
            raise CorpusError("the PDF has no pages", _BROKEN[1])
        scales = Scales()  # pypdf has limits that pdfplumber lacks
        heavy = frozenset(n for n, page in enumerate(reader.pages, 1) if scales.weight(page) > _HEAVIEST)
        return {str(key): str(value) for key, value in (reader.metadata or {}).items()}, heavy


def _sheets(path: Path, heavy: frozenset[int]) -> tuple[Sequence[Sheet], list[int]]:
    """Every page, and the numbers of those that could not be read."""
    import pdfplumber

    sheets: list[Sheet] = []
    failed: list[int] = []
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages[:MAX_PAGES], 1):
            if number in heavy:
                sheets.append(Sheet(1, 1, ()))
                continue
            try:
                with _faults_told():
                    sheets.append(sheet_of(page))
            except CorpusError:
                failed.append(number)
                sheets.append(Sheet(1, 1, ()))
            page.close()
    return sheets, failed


def _textless(scanned: Sequence[int], garbled: Sequence[int]) -> CorpusError:
    if scanned:
        return CorpusError("it holds only scanned images", "Run text recognition (OCR) on it and give the result.")
    if garbled:
        return CorpusError(
            "its fonts do not say which characters they show",
            "Print it to a new PDF, or give the text in another form.",
        )
    return CorpusError("the PDF holds no text", "Give a PDF with text in it.")


def _headline(blocks: Sequence[Block]) -> str:
    """The largest heading of the first page that has one."""
    first = next((block.page for block in blocks if block.kind == "heading"), None)
    found = [block for block in blocks if block.kind == "heading" and block.page == first]
    top = min(found, key=lambda block: block.level, default=None)
    return " ".join(line.text for line in top.lines) if top else ""


def _remarks(
    scanned: Sequence[int], garbled: Sequence[int], failed: Sequence[int], heavy: Sequence[int]
) -> Iterator[str]:
    for pages, one, several in (
        (
            scanned,
            "is a scanned image without text and was not read",
            "are scanned images without text and were not read",
        ),
        (garbled, "has a font without characters and was not read", "have fonts without characters and were not read"),
        (heavy, "holds too many drawings to be read", "hold too many drawings to be read"),
        (failed, "is broken and was not read", "are broken and were not read"),
    ):
        if pages:
            yield f"Page{'s' if len(pages) > 1 else ''} {_listed(pages)} {several if len(pages) > 1 else one}."


def _listed(pages: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    words = [
        str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" if len(run) > 2 else f"{run[0]}, {run[1]}"
        for run in runs
    ]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
