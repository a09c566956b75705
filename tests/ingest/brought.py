"""Makes the documents that users bring: real ones by the libraries that offices use, and hostile ones."""

from __future__ import annotations

import base64
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

Table = Sequence[Sequence[str]]
TABLE: Table = (("Town", "Posts in 2023", "Filled"), ("Faro", "31", "19"), ("Tavira", "12", "7"))
FILLER = "The register is kept by hand and is open to everyone who asks for it in writing. "
_GREY = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
PAGES = (
    (("# Midwives in the Algarve", "## Who is counted"), FILLER * 4),
    (("## Pay and hours",), "Midwives in Faro earned 1,480 euros a month in 2023. " + FILLER * 3),
    (("## Outlook",), FILLER * 3 + "The Algarve will need 140 more midwives by 2030."),
)


def pdf(path: Path, pages: Sequence[tuple[Sequence[str], str]] = PAGES, *, title: str = "", table: Table = ()) -> Path:
    """A PDF with a page for each (heading lines, paragraph); the table stands on the last."""
    from fpdf import FPDF

    made = FPDF(format="A4")
    made.set_title(title)
    made.set_author("Rita Alves" if title else "")
    for headings, text in pages:
        made.add_page()
        for line in headings:
            made.set_font("Helvetica", "B", 26 - 5 * line.count("#"))
            made.multi_cell(0, 12, line.lstrip("# "), new_x="LMARGIN", new_y="NEXT")
        made.set_font("Helvetica", size=11)
        made.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
    if table:
        made.ln(5)
        with made.table() as drawn:
            for cells in table:
                row = drawn.row()
                for cell in cells:
                    row.cell(cell)
    made.output(str(path))
    return path


def half_scanned_pdf(path: Path) -> Path:
    """A PDF whose second page is a picture."""
    from fpdf import FPDF

    made = FPDF(format="A4")
    made.set_font("Helvetica", size=11)
    made.add_page()
    made.multi_cell(0, 6, FILLER * 5)
    made.add_page()
    made.image(base64.b64decode(_GREY), 0, 0, 210, 297)
    made.output(str(path))
    return path


def long_pdf(path: Path, pages: int) -> Path:
    """A PDF of one page with text and many blank ones."""
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=pdf(path, PAGES[:1]))
    for _ in range(pages - 1):
        writer.add_blank_page()
    writer.write(path)
    return path


def locked_pdf(path: Path) -> Path:
    """A PDF that opens with a password only."""
    from pypdf import PdfWriter

    pdf(path)
    writer = PdfWriter(clone_from=path)
    writer.encrypt("secret")
    writer.write(path)
    return path


def docx(path: Path, title: str, parts: Sequence[tuple[str, str]], *, table: Table = ()) -> Path:
    """A Word file with a title and (heading, paragraph) parts; the table stands last."""
    from docx import Document

    made = Document()
    made.core_properties.title = title
    made.core_properties.author = "Ana Costa"
    made.add_heading(title, 0)
    for heading, text in parts:
        made.add_heading(heading, 1)
        made.add_paragraph(text)
    if table:
        drawn = made.add_table(rows=0, cols=len(table[0]))
        for cells in table:
            for cell, text in zip(drawn.add_row().cells, cells, strict=True):
                cell.text = text
    made.save(str(path))
    return path


def docx_bomb(path: Path) -> Path:
    """A Word file of a few megabytes that unpacks to a gigabyte."""
    docx(path.with_suffix(".part"), "Bomb", [("A", "b")])
    with (
        zipfile.ZipFile(path.with_suffix(".part")) as good,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb,
    ):
        for entry in good.infolist():
            bomb.writestr(entry.filename, good.read(entry))
        with bomb.open("word/media/image1.png", "w") as part:
            for _ in range(1_000):
                part.write(bytes(1_000_000))
    path.with_suffix(".part").unlink()
    return path


def html(path: Path, title: str, parts: Sequence[tuple[str, str]]) -> Path:
    """A web page with a menu, a main part of (heading, paragraph) parts, and a foot."""
    body = "".join(f"<h2>{heading}</h2><p>{text}</p>" for heading, text in parts)
    path.write_text(
        f'<!doctype html><html lang="en"><head><title>{title}</title><meta name="date" content="2022-03-04"></head>'
        f'<body><nav><a href="/">Home</a> <a href="/jobs">Jobs</a></nav><main><article><h1>{title}</h1>{body}'
        "</article></main><footer>Cookies and imprint</footer><script>let a = 1;</script></body></html>",
        encoding="utf-8",
    )
    return path


def mail(path: Path, subject: str, text: str, attachments: Mapping[str, bytes] | None = None) -> Path:
    """A mail with attachments."""
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = subject, "Rita Alves <rita@example.org>", "all@example.org"
    made["Date"] = "Mon, 04 Mar 2024 10:00:00 +0000"
    made.set_content(text)
    for name, content in (attachments or {}).items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    path.write_bytes(bytes(made))
    return path


def archive(path: Path, files: Mapping[str, bytes]) -> Path:
    """A ZIP archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path
