from __future__ import annotations

from assistant.compute import Engine
from tests.compute.asking import FLOWS, SHARES, WARDS, among, ask, between, form, latest, of


def test_secondary_evidence_of_rows_is_said(engine: Engine) -> None:
    one = engine.compute(ask("lookup", FLOWS, among("origin", "ES"), among("destination", "DE"), among("year", 2022)))
    assert "The value is secondary evidence." in one.caveats
    some = engine.compute(ask("sum", FLOWS, among("origin", "ES"), among("year", 2019)))
    assert "The value of Spain, Germany, 2019 is secondary evidence." in some.caveats


def test_evidence_of_a_table_without_grades_is_that_of_its_source(engine: Engine) -> None:
    figure = engine.compute(ask("lookup", WARDS, among("ward", "Surgery"), latest(), measure="balance"))
    assert "All values of this table are secondary evidence." in figure.caveats


def test_a_break_is_said_where_the_figure_spans_it(engine: Engine) -> None:
    told = "Break in the series between 2019 and 2022: Language test from 2021."
    across = ask("difference", FLOWS, among("origin", "PT"), among("destination", "UK"), between(2019, 2022))
    assert told in engine.compute(across).caveats
    elsewhere = ask("difference", FLOWS, among("origin", "PT"), among("destination", "ES"), between(2019, 2022))
    assert told not in engine.compute(elsewhere).caveats
    one_year = ask("lookup", FLOWS, among("origin", "PT"), among("destination", "UK"), among("year", 2022))
    assert told not in engine.compute(one_year).caveats


def test_a_break_is_said_across_operands_too(engine: Engine) -> None:
    years = [
        form("lookup", FLOWS, among("origin", "PT"), among("destination", "UK"), among("year", y)) for y in (2022, 2019)
    ]
    assert any(c.startswith("Break in the series") for c in engine.compute(of("difference", *years)).caveats)


def test_notes_of_single_rows_and_caveats_of_the_table_come_along(engine: Engine) -> None:
    figure = engine.compute(
        ask("lookup", FLOWS, among("origin", "ES"), among("destination", "DE"), among("year", 2019))
    )
    assert "Note on Spain, Germany, 2019: estimated" in figure.caveats
    assert figure.caveats[-1] == "A nurse may be counted twice."


def test_different_tables_are_not_combined_in_silence(engine: Engine) -> None:
    figure = engine.compute(
        of(
            "ratio",
            form("sum", FLOWS, among("origin", "PT"), latest()),
            form("lookup", SHARES, among("country", "PT"), latest(), measure="nurses"),
        )
    )
    assert any("different tables" in caveat for caveat in figure.caveats)


def test_ranks_say_among_how_many(engine: Engine) -> None:
    figure = engine.compute(ask("rank", SHARES, among("country", "ES"), latest(), measure="foreign_percent"))
    assert "Tied with Germany." in figure.caveats
    assert any("among 4 members" in caveat for caveat in figure.caveats)
