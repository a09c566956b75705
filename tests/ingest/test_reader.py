import shutil
from pathlib import Path

import pyarrow as pa
import pytest
from openpyxl import Workbook
from pyarrow import parquet

from assistant.errors import CorpusError
from assistant.ingest import corpus_fingerprint, read_corpus
from assistant.ingest.remembered import Remembered
from tests.ingest import brought

FIXTURE = Path(__file__).parents[1] / "fixtures" / "corpus"


def upload(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


def test_the_fixture_reads_whole() -> None:
    corpus = read_corpus(FIXTURE)
    assert [document.source.id for document in corpus.documents] == [
        "nurse-training-in-spain",
        "nurses-leaving-portugal",
        "glossary",
    ]
    assert corpus.documents[0].source.publisher == "Nursing corpus"
    assert corpus.documents[0].source.licence == "CC0 1.0"
    assert [data.table.id for data in corpus.tables] == ["nurse_flows", "nurse_shares"]
    assert corpus.problems == ()


def test_a_missing_corpus_folder(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="does not exist"):
        read_corpus(tmp_path / "none")
    with pytest.raises(CorpusError, match="is not a folder"):
        read_corpus(upload(tmp_path, "a.md", b"x"))


def test_bad_uploads_are_problems_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = [
        upload(tmp_path, "empty.csv", b""),
        upload(tmp_path, "ragged.csv", b"a,b,c\n1,2,3\n1,2,3,4\n1,2,3\n"),
        upload(tmp_path, "broken.xlsx", b"no zip"),
        upload(tmp_path, "broken.parquet", b"PAR1"),
        upload(tmp_path, "picture.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(32)) * 9),
        upload(tmp_path, "paper.pdf", b"%PDF-1.4"),
        tmp_path / "gone.md",
        tmp_path,
    ]
    good = upload(tmp_path, "wards.csv", b"ward,beds\nA,1\nB,2\n")
    corpus = read_corpus(FIXTURE, [*bad, good])
    assert {problem.path for problem in corpus.problems} == {str(path) for path in bad}
    assert all("was left out" in problem.message for problem in corpus.problems)
    assert [data.table.id for data in corpus.tables][-1] == "wards"
    assert len(corpus.documents) == 3


def test_an_id_that_is_taken_is_a_problem(tmp_path: Path) -> None:
    corpus = read_corpus(FIXTURE, [upload(tmp_path, "Nurse_Flows.csv", b"ward,beds\nA,1\n")])
    assert len(corpus.tables) == 2
    assert "already that of nurse_flows.csv" in corpus.problems[0].message


def test_sheets_and_parquet(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["ward", "beds"])
    book.worksheets[0].append(["A", 1])
    second = book.create_sheet("Clinics")
    second.append(["clinic", "beds"])
    second.append(["B", 2])
    book.save(tmp_path / "beds.xlsx")
    parquet.write_table(pa.table({"ward": ["A", "B"], "beds": [1, 2]}), tmp_path / "wards.parquet")
    corpus = read_corpus(FIXTURE, [tmp_path / "beds.xlsx", tmp_path / "wards.parquet"])
    assert corpus.problems == ()
    assert [data.table.id for data in corpus.tables][2:] == ["beds", "beds/2", "wards"]
    assert all(data.table.inferred for data in corpus.tables[2:])


def test_the_fingerprint_follows_content(tmp_path: Path) -> None:
    shutil.copytree(FIXTURE, tmp_path / "corpus")
    assert corpus_fingerprint(tmp_path / "corpus") == corpus_fingerprint(FIXTURE)
    (tmp_path / "corpus" / "glossary.md").write_text("other", encoding="utf-8")
    assert corpus_fingerprint(tmp_path / "corpus") != corpus_fingerprint(FIXTURE)


def test_the_hash_of_a_table_follows_its_cells(tmp_path: Path) -> None:
    shutil.copytree(FIXTURE, tmp_path / "corpus")
    table = tmp_path / "corpus" / "tables" / "nurse_flows.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("1240", "1241"), encoding="utf-8")
    old, new = read_corpus(FIXTURE).tables, read_corpus(tmp_path / "corpus").tables
    assert old[0].table.hash != new[0].table.hash
    assert old[1].table.hash == new[1].table.hash


def test_documents_in_the_corpus_folder_speak_for_themselves(tmp_path: Path) -> None:
    shutil.copytree(FIXTURE, tmp_path / "corpus")
    brought.pdf(tmp_path / "corpus" / "articles" / "algarve.pdf", title="Midwives in the Algarve")
    (tmp_path / "corpus" / "articles" / "algarve.yml").write_text("published: 2024-02\n", encoding="utf-8")
    before = corpus_fingerprint(FIXTURE), corpus_fingerprint(tmp_path / "corpus")
    corpus = read_corpus(tmp_path / "corpus")
    assert corpus.problems == ()
    document = next(document for document in corpus.documents if document.source.id == "algarve")
    source = document.source
    assert (source.kind, source.title, source.publisher) == ("document", "Midwives in the Algarve", "Rita Alves")
    assert (source.published, source.licence, len(document.pages)) == ("2024-02", "", 3)
    (tmp_path / "corpus" / "articles" / "algarve.yml").write_text("published: 2023\n", encoding="utf-8")
    assert len({*before, corpus_fingerprint(tmp_path / "corpus")}) == 3


def test_a_sidecar_corrects_a_table_too(tmp_path: Path) -> None:
    wards = upload(tmp_path, "wards.csv", b"ward,beds\nA,1\nB,2\n")
    upload(tmp_path, "wards.csv.yaml", b"title: Beds of the wards\npublisher: Hospital\n")
    source = read_corpus(FIXTURE, [wards]).tables[-1].table.source
    assert (source.id, source.title, source.publisher) == ("wards", "Beds of the wards", "Hospital")


def test_what_is_read_in_part_is_a_remark(tmp_path: Path) -> None:
    brought.half_scanned_pdf(tmp_path / "half.pdf")
    corpus = read_corpus(FIXTURE, [tmp_path / "half.pdf"])
    (problem,) = corpus.problems
    assert not problem.left_out
    assert problem.message.startswith("half.pdf: ")
    assert "age 2" in problem.message
    assert corpus.documents[-1].source.id == "half"


def test_a_copy_and_an_archive_in_the_corpus_folder_are_problems(tmp_path: Path) -> None:
    shutil.copytree(FIXTURE, tmp_path / "corpus")
    articles = tmp_path / "corpus" / "articles"
    shutil.copy(articles / "nurse-training-in-spain.md", articles / "spain.md")
    brought.archive(articles / "more.zip", {"a.md": b"Nurses came."})
    told = [problem.message for problem in read_corpus(tmp_path / "corpus").problems]
    assert told == [
        "more.zip was left out: an archive is not read where it lies. Unpack it, or give it to `assistant ingest`.",
        "spain.md was left out: it is the same document as nurse-training-in-spain.md. Keep one of the two.",
    ]


def test_what_the_corpus_itself_vouches_for_needs_no_child(tmp_path: Path) -> None:
    with Remembered(tmp_path / "kept") as remembered:
        read_corpus(FIXTURE, parsed=remembered)
    assert not (tmp_path / "kept").exists()


def test_a_mail_in_the_corpus_folder_is_not_opened(tmp_path: Path) -> None:
    shutil.copytree(FIXTURE, tmp_path / "corpus")
    brought.mail(tmp_path / "corpus" / "a.eml", "Doulas", "Doulas came.", {"b.md": b"Doulas left."})
    brought.mail(tmp_path / "corpus" / "c.eml", "Doulas", "Doulas stayed.")
    (problem,) = read_corpus(tmp_path / "corpus").problems
    assert not problem.left_out
    assert problem.message.startswith("a.eml: What is attached to it was not read (b.md).")
