import re
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.metadata import NAMES
from assistant.ingest.sidecar import is_sidecar, owners_of, read_sidecar, sidecar_of

README = Path(__file__).parents[2] / "README.md"


def _sidecar(folder: Path, text: str) -> Path:
    path = folder / "report.pdf.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_more_exact_name_counts(tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    assert sidecar_of(report) is None
    for name in ("report.yml", "report.yaml", "report.pdf.yml", "report.pdf.yaml"):
        (tmp_path / name).write_text("title: Nurses", encoding="utf-8")
        assert sidecar_of(report) == tmp_path / name
        assert is_sidecar(tmp_path / name)
    assert not is_sidecar(report)


def test_everything_that_front_matter_may_state(tmp_path: Path) -> None:
    stated = read_sidecar(
        _sidecar(
            tmp_path,
            "title: Nurses on the move\nauthors: [A. Silva, B. Costa]\npublisher: Ministry\ndate: 2024-03-01\n"
            "url: https://example.org/nurses\nlicense: CC BY 4.0\nevidence: primary\nsubjects: [nurses]\n"
            "places: Portugal\nperiod: 2010-2023\nsummary: On nurses.\n"
            "based_on:\n  - title: Register\n    publisher: Order of Nurses\n    published: 2023\n",
        )
    )
    assert stated.title == "Nurses on the move"
    assert stated.author == "A. Silva; B. Costa"
    assert (stated.publisher, stated.published, stated.licence) == ("Ministry", "2024-03-01", "CC BY 4.0")
    assert (stated.url, stated.evidence, stated.summary) == ("https://example.org/nurses", "primary", "On nurses.")
    assert (stated.subjects, stated.places, stated.period) == (("nurses",), ("Portugal",), "2010-2023")
    assert (stated.based_on[0].publisher, stated.based_on[0].published) == ("Order of Nurses", "2023")


@pytest.mark.parametrize(
    ("text", "words", "advice"),
    [
        ("title: a\ntitel: b", "line 2 states 'titel', which is not known", "Did you mean title?"),
        ("owner: me", "line 1 states 'owner'", "It may state title, author"),
        ("title: a\npublished: 31.12.2024", "line 2 states the date '31.12.2024'", "YYYY-MM-DD"),
        ("published: 2024-02-31", "line 1 states the date", "YYYY"),
        ("published: soon", "line 1 states the date", "YYYY"),
        ("url: example.org", "line 1 states the url", "https://"),
        ("url: javascript:alert(1)", "line 1 states the url", "https://"),
        ("title: [a, b]", "line 1 states title as something else than one value", "one line"),
        ("based_on: a book", "line 1 states based_on as something else than a list of publications", "- title"),
        ("title: a\nplaces: {a: b}", "line 2 states places", "[one, two]"),
        ("title: a: b", "line 1 is not YAML", "quotes"),
        ("title: a\n\tb: c", "line 2 is not YAML", "quotes"),
        ("- a\n- b", "line 1 is not a name and a value", "title: ..."),
        ("a" * 100_001, "more than 100,000 bytes", "itself"),
        ("title: !!python/object/apply:os.getcwd []", "line 1 states title as something else", "quotes"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, words: str, advice: str) -> None:
    with pytest.raises(CorpusError) as caught:
        read_sidecar(_sidecar(tmp_path, text))
    assert words in caught.value.message
    assert advice in caught.value.hint


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "published: 2024", "published: 2024-05", "title:\n"])
def test_little_is_enough(tmp_path: Path, text: str) -> None:
    assert read_sidecar(_sidecar(tmp_path, text)).publisher == ""


def test_the_example_in_the_readme(tmp_path: Path) -> None:
    section = README.read_text(encoding="utf-8").split("## Your own documents\n")[1].split("\n## ")[0]
    (example,) = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
    assert read_sidecar(_sidecar(tmp_path, example)).publisher == "Ministry of Health"
    assert all(f"`{name}`" in section or f"\n{name}:" in section for name in NAMES)


def test_whose_sidecar_it_is(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.pdf", "a.docx", "a.pdf.docx", "a.yml")]
    assert owners_of(tmp_path / "a.pdf.yaml", files) == (tmp_path / "a.pdf",)
    assert owners_of(tmp_path / "a.yaml", files) == (tmp_path / "a.pdf", tmp_path / "a.docx")
    assert owners_of(tmp_path / "b.yaml", files) == ()
