"""Records are kept by owner, at once, and read back newest first."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.records import Records

ANSWER = {"id": "a1", "question": "How many?", "status": "answered", "text": "42 [F1].", "figures": [{"value": "42"}]}


def test_an_answer_is_read_back(tmp_path: Path) -> None:
    records = Records.open(tmp_path / "data")
    number = records.save("ana", ANSWER)
    saved = records.answer("ana", "a1")
    assert saved is not None
    assert (saved.number, saved.owner, saved.id, saved.question) == (number, "ana", "a1", "How many?")
    assert saved.answer == ANSWER
    assert saved.saved.endswith("+00:00")


def test_nothing_is_made_before_the_first_use(tmp_path: Path) -> None:
    records = Records.open(tmp_path / "data")
    records.close()
    assert not (tmp_path / "data").exists()


def test_importing_records_does_not_import_sqlalchemy() -> None:
    code = "import sys, assistant.records; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_each_owner_sees_only_their_own(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    records.save("ana", ANSWER)
    records.save("", {**ANSWER, "id": "a2"})
    assert [a.id for a in records.history("ana")] == ["a1"]
    assert [a.id for a in records.history("")] == ["a2"]
    assert records.answer("ana", "a2") is None
    with pytest.raises(StoreError, match="no saved answer"):
        records.feedback("ana", "a2", "up")


def test_history_is_newest_first_and_pages(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    for n in range(5):
        records.save("ana", {**ANSWER, "id": f"a{n}"})
    first = records.history("ana", limit=2)
    assert [a.id for a in first] == ["a4", "a3"]
    assert [a.id for a in records.history("ana", limit=9, before=first[-1].number)] == ["a2", "a1", "a0"]


def test_a_second_save_of_an_id_loses_nothing(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    records.save("ana", ANSWER)
    records.save("ana", {**ANSWER, "text": "43"})
    assert len(records.history("ana")) == 2
    saved = records.answer("ana", "a1")
    assert saved is not None and saved.answer["text"] == "43"


def test_feedback_stands_beside_earlier_feedback(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    records.save("ana", ANSWER)
    records.feedback("ana", "a1", "up")
    records.feedback("ana", "a1", "down", "wrong year")
    assert [(f.thumb, f.reason) for f in records.feedback_on("ana", "a1")] == [("down", "wrong year"), ("up", "")]
    assert records.feedback_on("bo") == ()


def test_records_outlive_the_process_and_a_kill(tmp_path: Path) -> None:
    code = (
        "import os, sys; from assistant.records import Records; "
        "Records.open(sys.argv[1]).save('ana', {'id': 'k', 'question': 'q', 'status': 'answered'}); "
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert [a.id for a in Records.open(tmp_path).history("ana")] == ["k"]


def test_several_threads_and_stores_save_at_once(tmp_path: Path) -> None:
    stores = [Records.open(tmp_path) for _ in range(3)]
    failed: list[BaseException] = []

    def work(records: Records, name: str) -> None:
        try:
            for n in range(5):
                records.save("ana", {**ANSWER, "id": f"{name}{n}"})
        except StoreError as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(stores[n % 3], str(n))) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len({a.id for a in stores[0].history("ana")}) == 30


def test_a_closed_store_opens_again(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    records.save("ana", ANSWER)
    records.close()
    assert len(records.history("ana")) == 1


def test_the_file_is_the_owners_alone(tmp_path: Path) -> None:
    Records.open(tmp_path / "data").save("ana", ANSWER)
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "data" / "records.db").stat().st_mode & 0o777 == 0o600


def test_an_address_works_like_a_folder(tmp_path: Path) -> None:
    records = Records.open(f"sqlite:///{tmp_path / 'other.db'}")
    records.save("ana", ANSWER)
    assert (tmp_path / "other.db").exists()
    assert len(records.history("ana")) == 1


def test_text_with_any_characters_comes_back(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    odd = {**ANSWER, "question": "Robert'); DROP TABLE answers;-- \u2212 数 \U0001f600"}
    records.save("o'brien", odd)
    assert records.history("o'brien")[0].answer == odd


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("nonsense://host/name", "No driver"),
        ("postgresql+psycopg://u:secret@localhost:1/x", "No driver|cannot be opened"),
        ("://", "cannot be read"),
    ],
)
def test_a_bad_address_is_one_sentence_with_a_hint(where: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as caught:
        Records.open(where).history("ana")
    assert caught.value.hint and "secret" not in f"{caught.value} {caught.value.hint}"


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be made") as caught:
        Records.open(tmp_path / "file" / "data").save("ana", ANSWER)
    assert "ASSISTANT_DATA" in caught.value.hint


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "records.db").write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        Records.open(tmp_path).save("ana", ANSWER)
    assert (tmp_path / "records.db").read_bytes().startswith(b"not a database")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="cannot be"):
        Records.open(tmp_path).save("ana", ANSWER)


def test_records_of_a_newer_version_are_left_alone(tmp_path: Path) -> None:
    import sqlite3

    Records.open(tmp_path).save("ana", ANSWER)
    with sqlite3.connect(tmp_path / "records.db") as connection:
        connection.execute("UPDATE records_version SET version = 99")
    with pytest.raises(StoreError, match="newer version"):
        Records.open(tmp_path).history("ana")


def test_a_name_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="201 characters"):
        Records.open(tmp_path).history("x" * 201)
