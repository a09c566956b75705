"""Documents that users bring, from the file to the answer: the right page, the right section, the exact words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.bootstrap import Assistant, build
from assistant.present import to_json
from assistant.sentences.emphasis import without_emphasis
from assistant.settings import Settings, load_settings
from assistant.types import Citation
from tests.conftest import NURSES
from tests.ingest import brought

FARO = "Midwives in Faro earned 1,480 euros a month in 2023."
NEED = "The Algarve will need 140 more midwives by 2030."
MADEIRA = "Madeira counted 57 doulas in 2022."
AZORES = "The Azores employed 210 physiotherapists in 2021."
BRAGA = "Braga had 44 open posts for paediatricians in 2024."


@pytest.fixture
def settings(nurses_settings: Settings, tmp_path: Path) -> Settings:
    """The index on nurses, to be added to."""
    shutil.copytree(nurses_settings.index, tmp_path / "index")
    return load_settings(corpus=NURSES, index=tmp_path / "index", data=tmp_path / "data", embedder="fake:384")


def cited(assistant: Assistant, question: str, words: str) -> Citation:
    """The citation of the sentence that answers; its quote is what stands at its locator."""
    answer = assistant.ask(question)
    assert answer.status == "answered", answer.text
    (citation,) = [citation for citation in answer.citations if words in citation.quote]
    text = assistant.source_text(citation.source_id)
    place = citation.locator
    assert place.start is not None
    assert citation.quote == words == text[place.start : place.end]
    assert words.rstrip(".") in without_emphasis(answer.text)
    return citation


def test_a_pdf_is_quoted_with_its_page(settings: Settings, tmp_path: Path) -> None:
    report = brought.pdf(tmp_path / "algarve.pdf", title="Midwives in the Algarve", table=brought.TABLE)
    assert build(settings, [report]).problems == ()
    with Assistant.open(settings) as assistant:
        pay = cited(assistant, "How much did midwives in Faro earn a month in 2023?", FARO)
        assert (pay.locator.page, pay.locator.section) == (2, "Midwives in the Algarve > Pay and hours")
        assert (pay.title, pay.publisher) == ("Midwives in the Algarve", "Rita Alves")
        need = cited(assistant, "How many more midwives will the Algarve need by 2030?", NEED)
        assert (need.locator.page, need.locator.section) == (3, "Midwives in the Algarve > Outlook")
        (hit, *_) = assistant.search("Tavira posts filled", 3)
        assert "| Tavira | 12 | 7 |" in hit.passage.text
        assert (hit.passage.locator.page, hit.source.id) == (3, "algarve")
        told = to_json(assistant.ask("How much did midwives in Faro earn a month in 2023?"))
        assert told["citations"][0]["locator"]["page"] == 2


def test_a_word_file_is_quoted_with_its_section(settings: Settings, tmp_path: Path) -> None:
    parts = [("Numbers", f"{MADEIRA} Most of them work in Funchal."), ("Training", brought.FILLER)]
    report = brought.docx(tmp_path / "madeira.docx", "Doulas in Madeira", parts, table=brought.TABLE)
    assert build(settings, [report]).problems == ()
    with Assistant.open(settings) as assistant:
        citation = cited(assistant, "How many doulas did Madeira count in 2022?", MADEIRA)
        assert citation.locator.page is None
        assert citation.locator.section == "Doulas in Madeira > Numbers"
        assert (citation.title, citation.publisher) == ("Doulas in Madeira", "Ana Costa")
        assert "| Tavira | 12 | 7 |" in assistant.source_text("madeira")


def test_a_web_page_is_quoted_without_its_menu(settings: Settings, tmp_path: Path) -> None:
    parts = [("Staff", f"{AZORES} They travel between nine islands by boat and by plane."), ("Pay", brought.FILLER * 3)]
    page = brought.html(tmp_path / "azores.html", "Physiotherapists in the Azores", parts)
    assert build(settings, [page]).problems == ()
    with Assistant.open(settings) as assistant:
        citation = cited(assistant, "How many physiotherapists did the Azores employ in 2021?", AZORES)
        assert citation.locator.section is not None
        assert citation.locator.section.endswith("Staff")
        assert (citation.title, citation.published) == ("Physiotherapists in the Azores", "2022-03-04")
        text = assistant.source_text("azores")
        assert "Jobs" not in text
        assert "imprint" not in text


def test_a_mail_and_what_is_attached_to_it(settings: Settings, tmp_path: Path) -> None:
    report = brought.pdf(tmp_path / "algarve.pdf", title="Midwives in the Algarve").read_bytes()
    message = f"Dear all,\n\n{BRAGA}\n\nThe report is attached.\n\nRita"
    letter = brought.mail(tmp_path / "vacancies.eml", "Vacancies", message, {"The Report.pdf": report})
    assert build(settings, [letter]).problems == ()
    with Assistant.open(settings) as assistant:
        citation = cited(assistant, "How many open posts for paediatricians did Braga have in 2024?", BRAGA)
        assert (citation.source_id, citation.title, citation.published) == ("vacancies", "Vacancies", "2024-03-04")
        assert cited(assistant, "How much did midwives in Faro earn a month in 2023?", FARO).source_id == "the-report"


def test_an_archive_is_taken_apart_and_removed_whole(settings: Settings, tmp_path: Path) -> None:
    files = {
        "reports/algarve.pdf": brought.pdf(tmp_path / "a.pdf", title="Midwives in the Algarve").read_bytes(),
        "reports/algarve.pdf.yaml": b"publisher: Regional Health Board\npublished: 2024-02\n",
        "madeira.txt": f"# Doulas in Madeira\n\n{MADEIRA}\n".encode(),
    }
    before = build(settings)
    assert build(settings, [brought.archive(tmp_path / "reports.zip", files)]).problems == ()
    with Assistant.open(settings) as assistant:
        pay = cited(assistant, "How much did midwives in Faro earn a month in 2023?", FARO)
        assert (pay.source_id, pay.publisher, pay.published) == ("algarve", "Regional Health Board", "2024-02")
        assert cited(assistant, "How many doulas did Madeira count in 2022?", MADEIRA).source_id == "madeira"
    assert build(settings, remove=["reports"]).passages == before.passages


def test_a_changed_pdf_replaces_its_old_passages(settings: Settings, tmp_path: Path) -> None:
    first = build(settings, [brought.pdf(tmp_path / "algarve.pdf", title="Midwives in the Algarve")])
    pages = [*brought.PAGES[:1], (("## Pay and hours",), FARO.replace("1,480", "1,530")), *brought.PAGES[2:]]
    second = build(settings, [brought.pdf(tmp_path / "algarve.pdf", pages, title="Midwives in the Algarve")])
    assert 0 < second.removed < first.passages
    assert 0 < second.embedded <= 3
    with Assistant.open(settings) as assistant:
        assert "1,480" not in assistant.source_text("algarve")
        cited(assistant, "How much did midwives in Faro earn a month in 2023?", FARO.replace("1,480", "1,530"))


def test_an_unchanged_upload_is_not_parsed_again(settings: Settings, tmp_path: Path) -> None:
    build(settings, [brought.pdf(tmp_path / "algarve.pdf", title="Midwives in the Algarve")])
    (parsed,) = (settings.index / "uploads" / ".parsed").glob("*.json")
    written = parsed.stat().st_mtime_ns
    (tmp_path / "note.txt").write_text("Doulas were counted.", encoding="utf-8")
    build(settings, [tmp_path / "note.txt"])
    assert parsed.stat().st_mtime_ns == written
    parsed.write_text("broken", encoding="utf-8")
    build(settings, remove=["note"])
    with Assistant.open(settings) as assistant:
        cited(assistant, "How much did midwives in Faro earn a month in 2023?", FARO)
    assert "1,480 euros" in parsed.read_text(encoding="utf-8")
