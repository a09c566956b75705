"""Word documents made for the tests: one as an office writes it, and ways to spoil it."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = nsdecls("w")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_NOTES = (
    f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r>'
    '<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Letter of 3 May 2020.</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_INNER = "<w:p><w:r><w:t>Text in a box.</w:t></w:r></w:p>"
BOX = (
    f'<w:p {W}><w:r><mc:AlternateContent {_MC}><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{_INNER}'
    f"</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{_INNER}</w:txbxContent></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
)


def report(path: Path) -> Path:
    """A report with headings by style, lists, tables, a note, tracked changes, hidden words and a box."""
    made = Document()
    made.core_properties.title = "Word Document"
    made.core_properties.author = "Rui Pereira"
    made.add_paragraph("Nurses on the move", style="Title")
    made.add_heading("Summary", 1)
    first = made.add_paragraph("Portugal registered ")
    first.add_run("4,213").bold = True
    first.add_run(" nurses in 2019")
    first.add_run("5").font.superscript = True
    first.add_run(", up from 1,689.")
    made.add_heading("Data", 2)
    for style, text in (("List Bullet", "Train more nurses."), ("List Number", "First."), ("List Number", "Second.")):
        made.add_paragraph(text, style=style)
    _tables(made)
    tracked = made.add_paragraph("Tracked: ")
    tracked._p.append(parse_xml(f'<w:ins {W} w:id="1"><w:r><w:t>inserted text</w:t></w:r></w:ins>'))
    tracked._p.append(parse_xml(f'<w:del {W} w:id="2"><w:r><w:delText>deleted</w:delText></w:r></w:del>'))
    tracked.add_run("hidden").font.hidden = True
    noted = made.add_paragraph("The Order does not know how many left.")
    noted._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))
    noted.add_run(" It asked.")
    body = made.element.body
    held = "<w:sdtContent><w:p><w:r><w:t>In a content control.</w:t></w:r></w:p></w:sdtContent>"
    body.insert(2, parse_xml(f"<w:sdt {W}>{held}</w:sdt>"))
    body.insert(3, parse_xml(BOX))
    notes = Part(PackURI("/word/footnotes.xml"), _TYPE, _NOTES.encode(), made.part.package)
    made.part.relate_to(notes, _RELATION)
    made.save(str(path))
    return path


def _tables(made: DocumentType) -> None:
    table = made.add_table(rows=2, cols=3)
    for row, cells in enumerate((("Country", "2018", "2019"), ("Germany", "260", "301"))):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    made.add_paragraph("")
    merged = made.add_table(rows=3, cols=3)
    merged.cell(0, 0).merge(merged.cell(1, 0)).text = "Country"
    merged.cell(0, 1).merge(merged.cell(0, 2)).text = "Nurses"
    for row, cells in ((1, ("", "2018", "2019")), (2, ("Spain", "5", "7"))):
        for column, cell in enumerate(cells):
            if cell:
                merged.cell(row, column).text = cell
    made.add_paragraph("")
    made.add_table(rows=1, cols=1).cell(0, 0).text = "Key message in a frame."


def spoilt(path: Path, change: Callable[[bytes], bytes], **parts: bytes) -> Path:
    """A one-paragraph document whose main part is changed and that holds further parts (`a__b` is `a/b`)."""
    made, kept = Document(), io.BytesIO()
    made.add_paragraph("Nurses left.")
    made.save(kept)
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == "word/document.xml" else data)
        for name, data in parts.items():
            new.writestr(name.replace("__", "/"), data)
    return path


def with_body(xml: str) -> Callable[[bytes], bytes]:
    """The change that puts other blocks in place of the body's."""
    return lambda data: re.sub(rb"<w:body>.*</w:body>", f"<w:body>{xml}</w:body>".encode(), data, flags=re.DOTALL)


def with_doctype(doctype: str, words: str) -> Callable[[bytes], bytes]:
    """The change that declares a document type and says other words."""
    return lambda data: re.sub(
        rb"(<\?xml[^>]*\?>)", lambda found: found.group() + doctype.encode(), data, count=1
    ).replace(b"Nurses left.", words.encode())
