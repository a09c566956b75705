from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from assistant.errors import CorpusError
from assistant.ingest.loaders import Loaded, load
from tests.ingest.loaders.docx.letters import W, report, spoilt, with_body, with_doctype


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return load(report(tmp_path_factory.mktemp("docx") / "report.docx"))


def test_the_whole_document_in_its_order(loaded: Loaded) -> None:
    assert loaded.text.split("\n\n") == [
        "# Nurses on the move",
        "## Summary",
        "In a content control.",
        "Text in a box.",
        "Portugal registered 4,213 nurses in 2019 ⁵, up from 1,689.",
        "### Data",
        "- Train more nurses.\n1. First.\n2. Second.",
        "| Country | 2018 | 2019 |\n| Germany | 260 | 301 |",
        "| Country | Nurses |  |\n|  | 2018 | 2019 |\n| Spain | 5 | 7 |",
        "Key message in a frame.",
        "Tracked: inserted text",
        "The Order does not know how many left. ¹ It asked.",
        "¹ Letter of 3 May 2020.",
    ]


def test_properties_are_believed_with_care(loaded: Loaded) -> None:
    assert (loaded.title, loaded.author) == ("Nurses on the move", "Rui Pereira")
    assert loaded.published == ""  # the date is that of python-docx's template
    assert loaded.pages == ()


def test_headings_by_outline_level_in_any_language(tmp_path: Path) -> None:
    made = Document()
    style = made.styles.add_style("Gliederung oben", WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="1"/>'))
    based = made.styles.add_style("Abgeleitet", WD_STYLE_TYPE.PARAGRAPH)
    based.base_style = style
    made.add_paragraph("Pflegekräfte", style="Gliederung oben")
    made.add_paragraph("Bestand", style="Abgeleitet")
    made.add_paragraph("Text.")
    made.save(str(tmp_path / "a.docx"))
    assert load(tmp_path / "a.docx").text == "## Pflegekräfte\n\n## Bestand\n\nText."


def test_bold_lines_head_a_document_without_styles(tmp_path: Path) -> None:
    made = Document()
    made.add_paragraph().add_run("Who is counted").bold = True
    made.add_paragraph("Nurses with a certificate.")
    made.add_paragraph().add_run("This sentence is bold.").bold = True
    made.add_paragraph("This one is not.")
    made.save(str(tmp_path / "a.docx"))
    assert [line[:3] for line in load(tmp_path / "a.docx").text.split("\n\n")] == ["## ", "Nur", "Thi", "Thi"]


def test_a_table_of_contents_is_left_out(tmp_path: Path) -> None:
    made = Document()
    made.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    made.add_paragraph("Summary\t3", style="toc 1")
    made.add_heading("Summary", 1)
    made.save(str(tmp_path / "a.docx"))
    assert load(tmp_path / "a.docx").text == "# Summary"


LAUGHS = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)
DEEP = "<w:tbl><w:tr><w:tc>" * 3_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3_000


@pytest.mark.parametrize(
    ("change", "parts", "words"),
    [
        (with_doctype(LAUGHS + "]>", "&j;"), {}, "XML cannot be read"),
        (with_doctype("<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", "&x;"), {}, "declares entities"),
        (lambda data: data, {"word__media__a.bin": b"\0" * 50_000_000}, "unpacks to more than"),
        (lambda data: data, {"..__..__x": b"1"}, "leads outside"),
        (lambda data: data[:300], {}, "XML cannot be read"),
        (with_body(""), {}, "holds no text"),
        (with_body(DEEP), {}, "broken"),
    ],
    ids=["laughs", "outside entity", "media", "traversal", "cut", "empty", "deep"],
)
def test_hostile_documents_are_refused(tmp_path: Path, change: object, parts: dict[str, bytes], words: str) -> None:
    assert callable(change)
    with pytest.raises(CorpusError, match=words) as caught:
        load(spoilt(tmp_path / "a.docx", change, **parts))
    assert caught.value.hint


def test_a_cell_over_a_million_columns_is_cut(tmp_path: Path) -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
    row = f"<w:tr>{wide}<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr>"
    made = spoilt(tmp_path / "a.docx", with_body(f"<w:tbl>{row * 2}</w:tbl>"))
    assert load(made).text == "| a | b |\n| a | b |"
