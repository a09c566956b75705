"""Opens a Word document within the limits of an archive and takes its title, author and date. Writes no text itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import CorpusError
from assistant.ingest.archive import check_archive
from assistant.ingest.loaders.docx.body import Body
from assistant.ingest.loaders.docx.notes import notes_of
from assistant.ingest.loaders.docx.numbering import Numbering
from assistant.ingest.loaders.docx.styles import Styles
from assistant.ingest.loaders.loaded import Loaded
from assistant.ingest.loaders.properties import author_of, date_of, title_of

if TYPE_CHECKING:
    from docx.document import Document

_BROKEN = "the Word document is broken or cut off"
_SAVE = "Open it in Word or LibreOffice, save it again and retry."


def load_docx(path: Path) -> Loaded:
    """The document of a `.docx` file.

    Raises:
        CorpusError: broken, inflated, no Word document, or without any text.
    """
    check_archive(path)
    document = _opened(path)
    body = Body(Styles.of(document), Numbering.of(document), notes_of(document))
    text = body.text_of(document.element.body)
    if not text:
        raise CorpusError("the Word document holds no text", "Give a document with text in it.")
    core = document.core_properties
    return Loaded(
        title=body.title or title_of(core.title) or body.first_heading,
        author=author_of(core.author),
        published=date_of(core.modified) or date_of(core.created),
        text=text,
        remarks=body.remarks,
    )


def _opened(path: Path) -> Document:
    from docx import Document as open_document
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        with path.open("rb") as file:
            document = open_document(file)
    except ValueError as error:
        raise CorpusError("the file is not a Word document", "Save it as .docx and retry.") from error
    except XMLSyntaxError as error:
        raise CorpusError(f"{_BROKEN}: its XML cannot be read", _SAVE) from error
    except (PackageNotFoundError, AttributeError, LookupError, OSError, TypeError, AssertionError) as error:
        raise CorpusError(_BROKEN, _SAVE) from error
    if document.element.getroottree().docinfo.doctype:
        raise CorpusError("the Word document declares entities, which no Word document does", "Do not use this file.")
    return document
