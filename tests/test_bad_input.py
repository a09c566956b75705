"""Whatever a user gets wrong ends in one sentence, what to do, the right exit status, and nothing lost."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.interfaces.cli.edge import run
from assistant.settings import Settings
from tests.conftest import NURSES
from tests.ingest import brought
from tests.interfaces.cli.conftest import Ended

Run = Callable[..., Ended]

QUESTION = "How many nurses moved from Portugal to Germany in 2019?"
TABLE = "year,country,midwives\n2019,Portugal,10\n2020,Portugal,12\n"
RAGGED = TABLE + "2021,Portugal,5,7\n"
LONG = "How many nurses left Portugal? " * 700
LOOKUP = {"operation": "lookup", "table": "nurse_flows", "measure": "nurses"}


@pytest.fixture
def command(
    nurses_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs a command in an empty folder on the index that is built; `stdin` is what it reads, `more` are settings."""
    monkeypatch.chdir(tmp_path)
    for name, value in _environment(nurses_settings, tmp_path).items():
        monkeypatch.setenv(name, value)

    def ended(*arguments: str, stdin: str = "", **more: str) -> Ended:
        with monkeypatch.context() as patch:
            for name, value in more.items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
            capsys.readouterr()
            status = run(arguments)
        return Ended(status, *capsys.readouterr())

    return ended


def _environment(settings: Settings, folder: Path) -> dict[str, str]:
    return {
        "ASSISTANT_CORPUS": str(settings.corpus),
        "ASSISTANT_INDEX": str(settings.index),
        "ASSISTANT_EMBEDDER": settings.embedder,
        "ASSISTANT_DATA": str(folder / "data"),
    }


def assert_refused(ended: Ended, words: str, status: int = 2) -> None:
    """Nothing is printed but one line: a sentence that has these words, then what to do."""
    assert (ended.status, ended.out) == (status, "")
    (line,) = ended.err.splitlines()
    assert_told(line, words)


def assert_told(line: str, words: str) -> None:
    sentence, _, hint = _first_sentence(line)
    assert words in line
    assert len(sentence) > 10
    assert len(hint) > 10, f"nothing to do: {line}"
    assert line.endswith((".", "?"))
    assert "Traceback" not in line and "not foreseen" not in line and "Error" not in line


def _first_sentence(line: str) -> tuple[str, str, str]:
    """The sentence, the space after it, and the rest."""
    end = re.search(r"(?<=[.?!])\s+(?=[A-Z`])", line)
    return (line[: end.start()], " ", line[end.end() :]) if end else (line, "", "")


def answers(command: Run, *arguments: str, **more: str) -> bool:
    ended = command("ask", QUESTION, "--json", *arguments, **more)
    return ended.status == 0 and [figure["value"] for figure in ended.json["figures"]] == ["400"]


def unreadable(path: Path) -> bool:
    """Make a file that cannot be read, also by root where the system has one; whether it could be made."""
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        path.write_text(TABLE, encoding="utf-8")
        path.chmod(0)
        return True
    memory = Path("/proc/self/mem")  # opens, and refuses to be read at its start
    if memory.exists():
        path.symlink_to(memory)
    return memory.exists()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("", "The question is empty."),
        (" \n\u200b ?!", "The question is empty."),
        (LONG, "21,699 characters; at most 2,000"),
        ("Wie viele Krankenpfleger zogen 2019 von Portugal nach Deutschland?", "another language (German)"),
        ("2019年有多少护士从葡萄牙移居德国？", "another language (Chinese)"),
        ("Combien d'infirmiers sont partis du Portugal vers l'Allemagne en 2019 ?", "another language (French)"),
    ],
    ids=["empty", "invisible", "long", "german", "chinese", "french"],
)
def test_a_question_that_is_not_read(command: Run, question: str, words: str) -> None:
    assert_refused(command("ask", question), words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ask",), "Ask one question"),
        (("ask", QUESTION, "--index", "nowhere"), "no index in nowhere yet. Run `assistant ingest`"),
        (("search", "nurses", "--index", "nowhere"), "no index in nowhere yet"),
        (("ask", QUESTION, "--scope", "nurse_flow"), "no source 'nurse_flow' in the index. Did you mean nurse_flows"),
        (("search", "nurses", "--scope", "nowhere"), "no source 'nowhere'"),
        (("source", "nowhere"), "no source 'nowhere'"),
        (("figures", "describe", "nurse_flow"), "no table 'nurse_flow'. Nearest: nurse_flows"),
        (("figures", "compute", "none.json"), "none.json cannot be read: no such file"),
        (("ask", "--batch", "none.jsonl"), "none.jsonl cannot be read: no such file"),
        (("check", "none.md"), "none.md cannot be read: no such file"),
        (("replay", "none.json"), "none.json cannot be read: no such file"),
        (("eval", "none.jsonl"), "none.jsonl cannot be read"),
        (("ingest", "--corpus", "nowhere"), "corpus folder nowhere does not exist"),
        (("ingest", "none.csv"), "none.csv was left out: there is no such file"),
        (("ingest", "--remove", "none"), "No ingested file has the id 'none'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_name_of_nothing(command: Run, arguments: tuple[str, ...], words: str) -> None:
    assert_refused(command(*arguments), words)
    assert answers(command)


@pytest.mark.parametrize(
    ("request_text", "words"),
    [
        ('{"operation": ', "Standard input is not JSON: line 1"),
        ("[]", "not a JSON object"),
        ("{}", "not valid at operation: an operation is needed. Choose from lookup"),
        (json.dumps({**LOOKUP, "operation": "guess"}), "'guess' is none of the choices. Choose from 'lookup'"),
        (
            json.dumps({**LOOKUP, "tabel": "x"}),
            "not valid at tabel: there is no such key. A request may have operation",
        ),
        (json.dumps({**LOOKUP, "limit": 0}), "not valid at limit: input should be greater"),
        (json.dumps({**LOOKUP, "table": "nurse_flow"}), "no table 'nurse_flow'. Nearest: nurse_flows"),
        (json.dumps({**LOOKUP, "measure": "midwives"}), "midwives"),
    ],
)
def test_a_figure_request_that_is_none(command: Run, request_text: str, words: str) -> None:
    assert_refused(command("figures", "compute", "-", stdin=request_text), words)


@pytest.mark.parametrize(
    ("receipt", "words"),
    [
        ("[]", "not a receipt: it is not a JSON object"),
        ('{"a": 1}', "not a receipt: the key 'figures' is missing"),
        ('{"figures": null, "citations": [], "source_hashes": {}}', "not a receipt"),
        (
            '{"figures": [{}], "citations": [], "source_hashes": {}}',
            "not a receipt: the figure request is not a JSON object",
        ),
        ('{"figures": [1], "citations": [], "source_hashes": {}}', "not a receipt: a figure is not a JSON object"),
        ('{"figures": [], "citations": [], "source_hashes": {}}', "not a receipt: the key 'question' is missing"),
        ("{", "Standard input is not JSON"),
    ],
)
def test_a_receipt_that_is_none(command: Run, receipt: str, words: str) -> None:
    assert_refused(command("replay", "-", stdin=receipt), words)


def test_an_index_of_another_model(command: Run) -> None:
    ended = command("ask", QUESTION, ASSISTANT_EMBEDDER="fake:16")
    assert_refused(ended, "was built with fake:384, but the settings name fake:16. Run `assistant ingest`")
    assert answers(command)


@pytest.mark.parametrize("paths", [(), ("midwives.csv",)], ids=["corpus", "upload"])
def test_an_index_folder_that_cannot_be_written(command: Run, tmp_path: Path, paths: tuple[str, ...]) -> None:
    (tmp_path / "midwives.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    for index in ("file", "file/index"):
        assert_refused(command("ingest", *paths, "--index", index), "cannot be written: ")
        assert_refused(command("ask", QUESTION, "--index", index), f"no index in {index} yet")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


def test_settings_that_are_none(command: Run, tmp_path: Path) -> None:
    assert_refused(
        command("ask", QUESTION, ASSISTANT_FOO="1"), "ASSISTANT_FOO is not a setting of the assistant. Remove"
    )
    assert_refused(command("ask", QUESTION, ASSISTANT_EMBEDER="x"), "Did you mean ASSISTANT_EMBEDDER?")
    assert_refused(command("ask", QUESTION, ASSISTANT_PORT="x"), "ASSISTANT_PORT has a bad value, 'x'")
    assert_refused(command("ask", QUESTION, ASSISTANT_CHAT_MODEL="gpt"), "names no provider")
    (tmp_path / ".env").write_text("ASSISTANT_FOO=1\n", encoding="utf-8")
    assert_refused(command("ask", QUESTION), "ASSISTANT_FOO is not a setting")
    (tmp_path / ".env").write_bytes(b"\xff\xfe=1\n")
    assert_refused(command("ask", QUESTION), ".env in the working folder cannot be read")
    (tmp_path / ".env").unlink()
    assert answers(command)


def test_a_chat_model_that_cannot_be_reached_is_done_without(command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("langchain_openai")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        closed = listener.getsockname()[1]
    monkeypatch.setenv("ASSISTANT_CHAT_MODEL", "openai:any")
    monkeypatch.setenv("ASSISTANT_CHAT_URL", f"http://127.0.0.1:{closed}/v1")
    ended = command("ask", QUESTION, "--json")
    assert (ended.status, ended.err) == (0, "")
    assert ended.json["status"] == "answered"
    assert [figure["value"] for figure in ended.json["figures"]] == ["400"]
    (told,) = [note["text"] for note in ended.json["notes"] if "language model" in note["text"]]
    assert "it cannot be reached" in told and "Traceback" not in told


def test_a_batch_with_bad_lines_answers_the_others_in_order(command: Run, tmp_path: Path) -> None:
    lines: list[Any] = [
        {"id": "first", "question": QUESTION},
        "{not json",
        {"id": "empty", "question": ""},
        {"id": "german", "question": "Wie viele Krankenpfleger zogen 2019 nach Deutschland?"},
        {"id": "scope", "question": QUESTION, "scope": ["nowhere"]},
        {"question": QUESTION},
        {"id": "last", "question": QUESTION},
    ]
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    (tmp_path / "in.jsonl").write_text(text, encoding="utf-8")
    ended = command("ask", "--batch", "in.jsonl", "--out", "out.jsonl")
    assert (ended.status, ended.out, ended.err) == (1, "", "")
    results = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [result["id"] for result in results] == ["first", None, "empty", "german", "scope", None, "last"]
    answered = [result["answer"]["figures"][0]["value"] for result in results if "answer" in result]
    assert answered == ["400", "400"]
    for result, words in zip(results[1:6], ("Line 2", "empty", "German", "'nowhere'", "Line 6"), strict=True):
        assert_told(f"{result['error']['message']} {result['error']['hint']}", words)


def test_bad_files_of_a_corpus_are_told_and_the_others_indexed(command: Run, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(NURSES, corpus)
    (corpus / "articles" / "noise.md").write_bytes(bytes(range(256)) * 8)
    (corpus / "tables" / "broken.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (corpus / "tables" / "ragged.csv").write_text(RAGGED, encoding="utf-8")
    (corpus / "tables" / "midwives.csv").write_text(TABLE, encoding="utf-8")
    expected = ["noise.md was left out: the file is not text", "broken.xlsx was left out: the file is broken"]
    expected += ["ragged.csv was left out: row 4 has 4 cells where the table has 3"]
    expected += ["Resource nurse_flows (nurse_shares.csv) was left out: the resource name 'nurse_flows' is used twice"]
    if unreadable(corpus / "tables" / "secret.csv"):
        expected.append("secret.csv was left out")
    package = json.loads((corpus / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"][1]["name"] = "nurse_flows"
    (corpus / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")

    first = command("ingest", "--corpus", "corpus", "--index", "index")
    assert (first.status, first.out.split()[0]) == (1, "Indexed")
    told = first.err.splitlines()
    assert len(told) == len(expected)
    for words in expected:
        assert_told(next(line for line in told if words in line), words)

    again = command("ingest", "--corpus", "corpus", "--index", "index")
    assert (again.status, again.err) == (1, first.err)
    assert "up to date" in again.out
    listed = command("figures", "list", "--index", "index", "--json").json
    assert [table["id"] for table in listed] == ["midwives", "nurse_flows"]
    assert answers(command, "--index", "index")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tables/nurse_shares.csv", b"year,country\n2019,Portugal,1\n", "Resource nurse_shares (nurse_shares.csv) was"),
        ("tables/nurse_shares.csv", b"\x00\xff\xfe\x81" * 50, "Resource nurse_shares (nurse_shares.csv) was left out"),
        ("datapackage.json", b'{"resources": [', "datapackage.json was left out: it is not valid JSON"),
        ("datapackage.json", b"{}", "datapackage.json was left out: it has no list of resources"),
        ("datapackage.json", b"\x00\xff\xfe\x81" * 50, "datapackage.json was left out: the file is not text"),
    ],
)
def test_a_described_file_or_its_description_is_broken(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    from assistant.ingest import read_corpus

    shutil.copytree(NURSES, tmp_path / "corpus")
    (tmp_path / "corpus" / name).write_bytes(content)
    read = read_corpus(tmp_path / "corpus")
    (problem,) = read.problems
    assert_told(problem.message, words)
    assert len(read.documents) == 3
    assert "nurse_flows" in [data.table.id for data in read.tables]


def test_bad_uploads_leave_the_index_and_the_good_ones_come_in(
    command: Run, nurses_settings: Settings, tmp_path: Path
) -> None:
    shutil.copytree(nurses_settings.index, tmp_path / "index")
    (tmp_path / "midwives.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "ragged.csv").write_text(RAGGED, encoding="utf-8")
    (tmp_path / "broken.xlsx").write_bytes(b"no workbook")
    bad = ["none.csv", "ragged.csv", "broken.xlsx"]
    if unreadable(tmp_path / "secret.csv"):
        bad.append("secret.csv")
    ended = command("ingest", "midwives.csv", *bad, "--index", "index")
    assert (ended.status, ended.out.split()[0]) == (1, "Indexed")
    told = ended.err.splitlines()
    assert len(told) == len(bad)
    for name in bad:
        assert_told(next(line for line in told if line.startswith(name)), f"{name} was left out: ")
    assert command("source", "midwives", "--index", "index").status == 0
    assert answers(command, "--index", "index")

    (tmp_path / "midwives.csv").write_text(RAGGED, encoding="utf-8")
    assert command("ingest", "midwives.csv", "--index", "index").status == 1
    assert "2020,Portugal,12" in command("source", "midwives", "--index", "index").out


def test_hostile_and_broken_documents_cost_a_sentence_each(
    command: Run, nurses_settings: Settings, tmp_path: Path
) -> None:
    shutil.copytree(nurses_settings.index, tmp_path / "index")
    whole = brought.pdf(tmp_path / "whole.pdf").read_bytes()
    brought.locked_pdf(tmp_path / "locked.pdf")
    brought.long_pdf(tmp_path / "long.pdf", 2_000)
    brought.docx_bomb(tmp_path / "bomb.docx")
    brought.archive(tmp_path / "zeros.zip", {"zeros.csv": bytes(30_000_000)})
    for name, content in {
        "empty.pdf": b"",
        "cut.pdf": whole[: len(whole) // 2],
        "program.pdf": b"MZ\x90\x00" + bytes(500),
        "bare.html": b"<html><head><title>x</title><script>let a = 1</script></head><body><img src=x></body></html>",
        "broken.docx": b"PK\x03\x04 no document",
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "whole.yaml": b"titel: x",
    }.items():
        (tmp_path / name).write_bytes(content)
    bad = {
        "locked.pdf": "encrypted",
        "long.pdf": "2,000 pages",
        "bomb.docx": "unpacks to more than",
        "zeros.zip": "unpacks to more than",
        "empty.pdf": "is empty",
        "cut.pdf": "broken",
        "program.pdf": "it is a program, not a PDF",
        "bare.html": "no text",
        "broken.docx": "broken",
        "old.doc": "files ending in '.doc' are not read",
    }
    ended = command("ingest", "whole.pdf", *bad, "--index", "index")
    assert (ended.status, ended.out.split()[0]) == (1, "Indexed")
    told = ended.err.splitlines()
    for name, words in {**bad, "whole.yaml": "line 1 states 'titel', which is not known"}.items():
        (line,) = (line for line in told if line.startswith(f"{name} was left out: "))
        assert_told(line, words)
    assert len(told) == len(bad) + 1
    assert "1,480 euros" in command("source", "whole", "--index", "index").out
    assert answers(command, "--index", "index")

    again = command("ingest", "--index", "index")
    assert (again.status, again.err) == (0, "")


def test_a_corpus_of_nothing_does_not_empty_the_index(command: Run, nurses_settings: Settings, tmp_path: Path) -> None:
    shutil.copytree(nurses_settings.index, tmp_path / "index")
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    for corpus, words in (("empty", "holds nothing"), ("nowhere", "does not exist"), ("file", "is not a folder")):
        assert_refused(command("ingest", "--corpus", corpus, "--index", "index"), f"corpus folder {corpus} {words}")
        assert answers(command, "--index", "index")


@pytest.mark.parametrize(
    ("arguments", "settings", "words"),
    [
        (("ask", LONG), {}, "21,699 characters"),
        (("ask", QUESTION, "--index", "nowhere"), {}, "no index in nowhere yet"),
        (("ask", QUESTION), {"ASSISTANT_FOO": "1"}, "ASSISTANT_FOO is not a setting"),
    ],
    ids=["long", "index", "setting"],
)
def test_the_same_from_a_shell(
    nurses_settings: Settings, tmp_path: Path, arguments: tuple[str, ...], settings: dict[str, str], words: str
) -> None:
    environment = {**os.environ, **_environment(nurses_settings, tmp_path), **settings}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    ended = subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert_refused(Ended(ended.returncode, ended.stdout, ended.stderr), words)
