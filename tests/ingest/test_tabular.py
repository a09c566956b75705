from dataclasses import replace
from pathlib import Path

from assistant.ingest import read_corpus
from assistant.ingest.tabular import content_hash, render_fields
from assistant.types import TableData

FIXTURE = Path(__file__).parents[1] / "fixtures" / "corpus"


def shares(**changes: str) -> TableData:
    """The fixture's table of shares with something changed in its last measure."""
    (data,) = (data for data in read_corpus(FIXTURE).tables if data.table.id == "nurse_shares")
    fields = tuple(replace(f, **changes) if f.unit == "percent" else f for f in data.table.fields)  # type: ignore[arg-type]
    return replace(data, table=replace(data.table, fields=fields))


def test_a_field_says_why_its_shares_do_not_add_up() -> None:
    assert "Not adding up to 100" not in render_fields(shares())
    told = render_fields(shares(partial="Each country has a base of its own."))
    assert ". Not adding up to 100: each country has a base of its own." in told
    assert ".." not in told


def test_the_hash_follows_what_decides_figures_and_not_their_wording() -> None:
    plain = content_hash(shares().table.fields, shares().rows)
    assert content_hash(shares(title="Share").table.fields, shares().rows) == plain
    assert content_hash(shares(base="all nurses").table.fields, shares().rows) != plain
