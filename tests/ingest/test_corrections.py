from pathlib import Path

from assistant.ingest import read_corpus
from assistant.types import Corpus, Field, Table

MOVES = "from,to,yr,movers,grade\nSpain,Malta,2020,5,1\nMalta,Spain,2020,6,2\nAll,Spain,2020,6,3\n"


def read(folder: Path, sidecar: str, table: str = MOVES, end: str = ".yaml") -> Corpus:
    (folder / "moves.csv").write_text(table, encoding="utf-8")
    (folder / f"moves.csv{end}").write_text(sidecar, encoding="utf-8")
    return read_corpus(folder)


def table_of(corpus: Corpus) -> Table:
    return corpus.tables[0].table


def field(corpus: Corpus, name: str) -> Field:
    found = table_of(corpus).field_named(name)
    assert found
    return found


def test_what_is_stated_takes_the_place_of_what_was_inferred(tmp_path: Path) -> None:
    corpus = read(
        tmp_path,
        "title: Moves of nurses\nsource: The ministry\nlicense: CC0\npopulation: nurses\ncaveats: [Rough.]\n"
        "fields:\n  from: {title: country left, direction: origin, totals: [All], kind: place}\n"
        "  movers: {unit: count, aggregation: sum, aliases: [nurses who moved]}\n  grade: {role: dimension}\n",
    )
    table = table_of(corpus)
    assert (table.source.title, table.source.publisher, table.source.licence) == (
        "Moves of nurses",
        "The ministry",
        "CC0",
    )
    assert (table.population, table.caveats) == ("nurses", ("Rough.",))
    assert (field(corpus, "from").title, field(corpus, "from").totals) == ("country left", ("All",))
    assert field(corpus, "movers").aliases == ("nurses who moved",)
    assert field(corpus, "grade").role == "dimension"
    assert "as corrected" in field(corpus, "movers").because
    assert corpus.problems == ()


def test_json_corrects_too_and_changes_the_hash_of_what_figures_depend_on(tmp_path: Path) -> None:
    plain = read(tmp_path, "")
    (tmp_path / "moves.csv.yaml").unlink()
    corpus = read(tmp_path, '{"fields": {"movers": {"unit": "%"}}}', end=".json")
    assert (field(corpus, "movers").unit, field(corpus, "movers").aggregation) == ("percent", "none")
    assert table_of(corpus).hash != table_of(plain).hash


def test_each_mistake_is_told_with_what_may_be_meant_and_the_rest_holds(tmp_path: Path) -> None:
    corpus = read(
        tmp_path,
        "colour: red\nfields:\n  mover: {unit: count}\n  movers: {unit: persns, base: all nurses, roel: measure}\n"
        "  from: {totals: [Al]}\n  to: {role: dimenson}\ntables:\n  moves/7: {title: x}\n",
    )
    told = " ".join(problem.message for problem in corpus.problems)
    assert "line 1 states 'colour', which is not known" in told
    assert "no field 'mover'. Nearest: movers." in told
    assert "the unit 'persns' of the field movers is not known" in told
    assert "the field movers has a property roel that is not known. Nearest: role." in told
    assert "names 'Al' as its total, which no row has. Nearest: All." in told
    assert "the role 'dimenson' of the field to is not known" in told
    assert "'moves/7', which is not in the file" in told
    assert all(problem.message.startswith("moves.csv.yaml: ") and not problem.left_out for problem in corpus.problems)
    assert field(corpus, "movers").base == "all nurses"


def test_words_made_a_measure_count_what_is_no_number(tmp_path: Path) -> None:
    corpus = read(tmp_path, "fields:\n  b: {role: measure}\n", "a,b\nx,1\ny,many\nz,few\n")
    assert [row[1] for row in corpus.tables[0].rows] == ["1", "", ""]
    assert "2 of the 3 cells of the field b are no number ('many')" in corpus.problems[-1].message


def test_rows_to_skip_are_skipped_when_parsing(tmp_path: Path) -> None:
    corpus = read(tmp_path, "skip_rows: 1\nheader_rows: 1\n", "x,y\nCountry,Nurses\nSpain,5\nMalta,6\n")
    assert [f.title for f in table_of(corpus).fields] == ["Country", "Nurses"]


def test_a_broken_sidecar_leaves_the_table(tmp_path: Path) -> None:
    corpus = read(tmp_path, "fields: [")
    assert len(corpus.tables) == 1
    assert "moves.csv was read without it" in corpus.problems[0].message
