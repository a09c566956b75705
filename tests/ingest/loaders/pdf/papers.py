"""PDFs made for the tests: a report as a ministry would print it, and bare ones to be filled by hand."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from PIL import Image, ImageDraw

STOCK = (
    "Portugal registered 4,213 nurses who asked for a certificate of good standing in 2019, the document that a "
    "foreign regulator requires before it admits a nurse to practise."
)
BACKGROUND = (
    "The requests had been 1,689 in 2010 and peaked in 2014 at 2,850, when austerity froze recruitment in the public "
    "hospitals. Most of those who asked named the United Kingdom as the country of destination, followed by Germany."
)
CAVEAT = (
    "Asking for the certificate is an intention to leave and not a departure. The regulator does not know how many of "
    "those who asked left in the end, nor how many came back after some years abroad."
)
TABLE = (
    ("Country", "2017", "2018", "2019"),
    ("United Kingdom", "1,023", "812", "640"),
    ("Germany", "211", "260", "301"),
    ("Switzerland", "98", "120", "164"),
)


class Paper(FPDF):
    """A report with a running header and page numbers."""

    running = "Nurse Migration Report 2020"

    def header(self) -> None:
        if self.running:
            self.set_font("helvetica", size=8)
            self.cell(0, 5, self.running)
            self.ln(12)

    def footer(self) -> None:
        if self.running:
            self.set_y(-15)
            self.set_font("helvetica", size=8)
            self.cell(0, 5, f"Page {self.page_no()} of {{nb}}", align="C")

    def head(self, text: str, size: float) -> None:
        self.set_font("helvetica", "B", size)
        self.multi_cell(0, size * 0.5, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(2)

    def say(self, text: str, bold: bool = False) -> None:
        self.set_font("times", "B" if bold else "", 11)
        self.multi_cell(0, 5, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(3)

    def columns(self, left: str, right: str, size: float = 11) -> None:
        """Two columns of text beside each other, from the place where the page is now."""
        top = self.get_y()
        self.set_font("times", size=size)
        self.multi_cell(88, 5, left, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        below = self.get_y()
        self.set_xy(112, top)
        self.multi_cell(88, 5, right, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_xy(self.l_margin, max(below, self.get_y()) + 8)

    def grid(self, rows: Iterable[Sequence[str]]) -> None:
        """A table with all its lines drawn."""
        self.set_font("times", size=10)
        with self.table() as table:
            for cells in rows:
                row = table.row()
                for cell in cells:
                    row.cell(cell)
        self.ln(4)

    def aligned(self, rows: Iterable[Sequence[str]]) -> None:
        """A table of which no line is drawn."""
        self.set_font("times", size=10)
        for cells in rows:
            for number, cell in enumerate(cells):
                self.cell(30 if number else 60, 5, cell, align="R" if number else "L")
            self.ln(5)
        self.ln(4)

    def note_mark(self, before: str, mark: str, after: str) -> None:
        self.set_font("times", size=11)
        self.write(5, before)
        self.char_vpos = "SUP"
        self.write(5, mark)
        self.char_vpos = "LINE"
        self.write(5, after)
        self.ln(10)


def report(path: Path) -> Path:
    """Six pages: summary, results with two tables, two columns, a scan, an end."""
    paper = Paper()
    paper.set_title("Microsoft Word - report_final.docx")
    paper.set_author("Ana Silva")
    paper.add_page()
    paper.head("Nurses on the move: how many leave Portugal, and where they go", 22)
    paper.head("Summary", 15)
    paper.say(STOCK)
    paper.say(BACKGROUND)
    paper.head("1.1 Data", 12.5)
    paper.say(f"{CAVEAT} The migra-\ntion of well-known health workers between 2010-\n2019 grew.")
    paper.say("Who is counted", bold=True)
    paper.say("Nurses who ask twice in a year count once, and well-\nknown specialists too.")
    paper.add_page()
    paper.head("2 Results", 15)
    paper.say("Table 1 shows the certificates by destination.")
    paper.grid(TABLE)
    paper.say("Table 2. Certificates without lines", bold=True)
    paper.aligned(TABLE)
    paper.note_mark("The stock was 77,984 in 2019", "5", " and grew by 3 per cent.")
    for line in ("Train more nurses, and keep those who are trained.", "Publish departures, not intentions."):
        paper.say(f"-  {line}")
    paper.add_page()
    paper.head("3 Two columns", 15)
    paper.columns(f"LEFT begins. {STOCK} {BACKGROUND} {CAVEAT}", f"RIGHT begins. {CAVEAT} {BACKGROUND} {STOCK}")
    paper.say("Below the columns stands this line.")
    paper.add_page()
    scan(paper)
    paper.add_page()
    paper.head("4 Close", 15)
    for _ in range(16):
        paper.say(BACKGROUND)
    paper.say(f"{BACKGROUND} {STOCK} {BACKGROUND} {CAVEAT} {BACKGROUND} {CAVEAT} {BACKGROUND} {CAVEAT}")
    paper.output(str(path))
    return path


def scan(paper: FPDF) -> None:
    """A picture of words over most of the page."""
    image = Image.new("RGB", (400, 500), "white")
    ImageDraw.Draw(image).text((100, 100), "scanned words", fill="black")
    paper.image(image, x=10, y=30, w=180)


def bare(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, the first of which is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        len(out),
    )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(data), data)


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = b"BT /F1 12 Tf 72 700 Td (Nurses left Portugal in 2019.) Tj ET"


def page(resources: bytes = b"") -> bytes:
    """A page that shows object 4 with the font of object 5."""
    return (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%b>>>>"
        % resources
    )
