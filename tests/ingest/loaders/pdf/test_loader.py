import zlib
from pathlib import Path

import pytest
from fpdf import FPDF

from assistant.errors import CorpusError
from assistant.ingest.loaders import Loaded, load
from tests.ingest.loaders.pdf.papers import (
    BACKGROUND,
    CATALOGUE,
    FONT,
    PAGES,
    STOCK,
    WORDS,
    Paper,
    bare,
    page,
    report,
    scan,
    stream,
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return load(report(tmp_path_factory.mktemp("pdf") / "report.pdf"))


def _page(loaded: Loaded, number: int) -> str:
    start, end = loaded.pages[number - 1]
    return loaded.text[start:end]


def _made(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_properties_are_believed_with_care(loaded: Loaded) -> None:
    assert loaded.title == "Nurses on the move: how many leave Portugal, and where they go"
    assert loaded.author == "Ana Silva"
    assert len(loaded.published) == 10


def test_headings_by_size_and_boldness(loaded: Loaded) -> None:
    assert [line for line in loaded.text.split("\n") if line.startswith("#")] == [
        "# Nurses on the move: how many leave Portugal, and where they go",
        "## Summary",
        "### 1.1 Data",
        "#### Who is counted",
        "## 2 Results",
        "## 3 Two columns",
        "## 4 Close",
    ]


def test_pages_are_exact_slices(loaded: Loaded) -> None:
    assert len(loaded.pages) == 6
    assert _page(loaded, 1).startswith("# Nurses on the move")
    assert _page(loaded, 2).startswith("## 2 Results\n\nTable 1 shows")
    assert _page(loaded, 3).startswith("## 3 Two columns")
    assert _page(loaded, 4) == ""
    assert _page(loaded, 5).startswith("## 4 Close")
    assert all(before[1] <= after[0] for before, after in zip(loaded.pages, loaded.pages[1:], strict=False))


def test_lines_become_paragraphs(loaded: Loaded) -> None:
    assert f"\n\n{STOCK}\n\n{BACKGROUND}\n\n" in loaded.text


def test_words_divided_at_a_line_are_rejoined_and_compounds_kept(loaded: Loaded) -> None:
    assert "The migration of well-known health workers between 2010-2019 grew." in loaded.text
    assert "count once, and well-known specialists too." in loaded.text


def test_a_sentence_over_two_pages_stays_whole(loaded: Loaded) -> None:
    start = loaded.pages[5][0]
    assert loaded.text[start - 1] == " "
    assert loaded.text[start].islower()
    assert "\n" not in loaded.text[start - 100 : start + 20]


def test_running_headers_and_page_numbers_are_left_out(loaded: Loaded) -> None:
    assert "Nurse Migration Report" not in loaded.text
    assert "Page 2" not in loaded.text


def test_tables_with_and_without_lines_are_rows_on_their_page(loaded: Loaded) -> None:
    rows = (
        "| Country | 2017 | 2018 | 2019 |\n| United Kingdom | 1,023 | 812 | 640 |\n"
        "| Germany | 211 | 260 | 301 |\n| Switzerland | 98 | 120 | 164 |"
    )
    assert _page(loaded, 2).count(rows) == 2
    assert loaded.text.count("1,023") == 2


def test_a_note_mark_is_not_part_of_the_year(loaded: Loaded) -> None:
    assert "The stock was 77,984 in 2019 ⁵ and grew by 3 per cent." in loaded.text


def test_bullets_are_items(loaded: Loaded) -> None:
    assert "- Train more nurses, and keep those who are trained.\n- Publish departures" in loaded.text


def test_columns_are_read_one_after_the_other(loaded: Loaded) -> None:
    said = _page(loaded, 3)
    left, right, below = (said.index(words) for words in ("LEFT", "RIGHT", "Below the columns"))
    assert left < right < below
    assert STOCK in said[left:right]
    assert STOCK in said[right:below]


def test_scanned_pages_are_named(loaded: Loaded) -> None:
    assert loaded.remarks == ("Page 4 is a scanned image without text and was not read.",)


def test_an_image_alone_is_refused(tmp_path: Path) -> None:
    paper = FPDF()
    paper.add_page()
    scan(paper)
    paper.output(str(tmp_path / "scan.pdf"))
    with pytest.raises(CorpusError, match="it holds only scanned images") as caught:
        load(tmp_path / "scan.pdf")
    assert "OCR" in caught.value.hint


@pytest.mark.parametrize(("password", "reads"), [("", True), ("secret", False)])
def test_only_a_password_to_open_is_in_the_way(tmp_path: Path, password: str, reads: bool) -> None:
    paper = Paper()
    paper.set_encryption(owner_password="owner", user_password=password)
    paper.add_page()
    paper.say(STOCK)
    paper.output(str(tmp_path / "a.pdf"))
    if reads:
        assert STOCK in load(tmp_path / "a.pdf").text
    else:
        with pytest.raises(CorpusError, match="the PDF is encrypted"):
            load(tmp_path / "a.pdf")


def test_sideways_pages_are_turned(tmp_path: Path) -> None:
    paper = Paper()
    paper.running = ""
    paper.add_page()
    with paper.rotation(90, x=105, y=148):
        paper.set_xy(0, 60)
        paper.set_font("times", size=11)
        paper.multi_cell(150, 5, f"{STOCK} {BACKGROUND}", align="L")
    paper.output(str(tmp_path / "a.pdf"))
    assert load(tmp_path / "a.pdf").text == f"{STOCK} {BACKGROUND}"


def test_bold_type_made_by_printing_twice_is_read_once(tmp_path: Path) -> None:
    paper = Paper()
    paper.add_page()
    paper.set_font("helvetica", size=14)
    for shift in (0, 0.1):
        paper.text(20 + shift, 30, "Nurses all told")
    paper.output(str(tmp_path / "a.pdf"))
    assert "Nurses all told" in load(tmp_path / "a.pdf").text


def test_too_many_pages_are_refused_with_their_number(tmp_path: Path) -> None:
    kids = b" ".join(b"3 0 R" for _ in range(0)) + b" ".join(b"%d 0 R" % number for number in range(5, 1206))
    one = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
    data = bare([CATALOGUE, b"<</Type/Pages/Kids[%b]/Count 1201>>" % kids, stream(WORDS), FONT, *[one] * 1201])
    with pytest.raises(CorpusError, match="the PDF has 1,201 pages, more than 1,000") as caught:
        load(_made(tmp_path / "a.pdf", data))
    assert "Split" in caught.value.hint


BOMB = zlib.compress(b" " * 200_000_000, 9)
FLATE = b"/Filter/FlateDecode"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"


@pytest.mark.parametrize(
    "objects",
    [
        [page(), stream(BOMB, FLATE), FONT],
        [page(), stream(zlib.compress(BOMB, 9), b"/Filter[/FlateDecode/FlateDecode]"), FONT],
        [page(), stream(WORDS), b"<</Type/Font/Subtype/Type1/ToUnicode 6 0 R>>", stream(BOMB, FLATE)],
        [page(b"/XObject<</X 6 0 R>>"), stream(WORDS + b" /X Do"), FONT, stream(BOMB, FORM + FLATE)],
    ],
    ids=["contents", "two filters", "font", "form"],
)
def test_bombs_are_refused_before_they_unpack(tmp_path: Path, objects: list[bytes]) -> None:
    with pytest.raises(CorpusError, match="the PDF unpacks to far more than it weighs"):
        load(_made(tmp_path / "a.pdf", bare([CATALOGUE, PAGES, *objects])))


def _drawn(depth: int) -> list[bytes]:
    """Forms that each draw the next ten times."""
    forms = [
        stream(b"/X Do " * 10, FORM + b"/Resources<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>" % (7 + number))
        for number in range(depth)
    ]
    return [page(b"/XObject<</X 6 0 R>>"), stream(WORDS + b" /X Do"), FONT, *forms, stream(WORDS, FORM)]


def test_a_page_of_endless_forms_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="too dense"):
        load(_made(tmp_path / "a.pdf", bare([CATALOGUE, PAGES, *_drawn(12)])))


def test_a_dense_page_is_named_and_the_rest_read(tmp_path: Path) -> None:
    both = b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>"
    dense = stream(b" ".join(b"%d 10 3 3 re f" % (number % 600) for number in range(90_000)))
    data = bare([CATALOGUE, both, page(), stream(WORDS), FONT, page().replace(b"4 0 R", b"7 0 R"), dense])
    loaded = load(_made(tmp_path / "a.pdf", data))
    assert loaded.text == "Nurses left Portugal in 2019."
    assert loaded.remarks == ("Page 2 holds too many drawings to be read.",)


@pytest.mark.parametrize(
    "data",
    [
        bare([CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 99999999>>", page(), stream(WORDS), FONT]),
        bare(
            [CATALOGUE, PAGES, page(b"/XObject<</X 6 0 R>>"), stream(WORDS + b" /X Do"), FONT, stream(b"/X Do", FORM)]
        ),
        bare([CATALOGUE + b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>", PAGES, page(), stream(WORDS), FONT]),
    ],
    ids=["count", "form of itself", "script"],
)
def test_lies_that_do_no_harm(tmp_path: Path, data: bytes) -> None:
    assert load(_made(tmp_path / "a.pdf", data)).text == "Nurses left Portugal in 2019."


def _deep() -> bytes:
    tree = [b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (n + 3, n + 1) for n in range(3_000)]
    return bare([CATALOGUE, *tree, page()])


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\nhello",
        bare([CATALOGUE, PAGES, page(), stream(WORDS), FONT])[:200],
        bare([CATALOGUE, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", page(), stream(WORDS), FONT]),
        bare([CATALOGUE, b"<</Type/Pages/Kids[]/Count 0>>"]),
        bare([CATALOGUE, PAGES, page().replace(b"600 800", b"1e300 -1e300"), stream(WORDS), FONT]),
        bare([CATALOGUE, PAGES, page(), stream(WORDS), b"[" * 50_000]),
        bare([CATALOGUE, PAGES, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"]),
        _deep(),
    ],
    ids=["header", "truncated", "loop", "no pages", "huge", "nested", "blank", "deep"],
)
def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(CorpusError) as caught:
        load(_made(tmp_path / "a.pdf", data))
    assert caught.value.hint
    assert "a.pdf" not in caught.value.message
