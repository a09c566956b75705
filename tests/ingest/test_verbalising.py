from dataclasses import replace
from pathlib import Path

from assistant.ingest import passages_of, read_corpus, render_table
from assistant.ingest.verbalising import verbalise_table
from assistant.types import TableData

FIXTURE = Path(__file__).parents[1] / "fixtures" / "corpus"


def tables() -> dict[str, TableData]:
    return {data.table.id: data for data in read_corpus(FIXTURE).tables}


def test_rows_become_sentences_with_their_rows() -> None:
    *_, rows = verbalise_table(tables()["nurse_flows"])
    assert "Number of nurses from Portugal to Spain in 2022: 1,240 (primary)." in rows.text.split("\n")
    assert "Number of nurses from Portugal to the United Kingdom in 2022: 310 (primary)." in rows.text.split("\n")
    assert rows.kind == "table"
    assert rows.locator.rows == tuple(range(11))
    assert "nurses" in rows.locator.fields
    text = " ".join(passage.text for passage in verbalise_table(tables()["nurse_shares"]))
    assert "Share of foreign-trained nurses in Spain in 2019: 6.5 percent (primary)." in text


def test_description_and_fields_are_slices_of_the_printed_table() -> None:
    for data in tables().values():
        printed = render_table(data)
        sliced = [passage for passage in verbalise_table(data) if passage.locator.start is not None]
        assert len(sliced) == 2
        assert all(printed[p.locator.start : p.locator.end] == p.text for p in sliced)
        assert printed.endswith(",".join(data.rows[-1]))


def test_large_tables_list_members_only() -> None:
    data = tables()["nurse_flows"]
    large = replace(data, rows=data.rows * 10)
    assert all(not passage.locator.rows for passage in verbalise_table(large))


def test_all_ids_differ() -> None:
    passages = passages_of(read_corpus(FIXTURE))
    assert len({passage.id for passage in passages}) == len(passages)
