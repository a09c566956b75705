from assistant.ingest.grid import Grid
from assistant.ingest.inference import infer_tables
from assistant.types import Source, TableData

FIRST, SECOND = Source("file", "table", "File"), Source("file/2", "table", "File")


def infer(*rows: tuple[str, ...]) -> tuple[TableData, ...]:
    return infer_tables(Grid(rows), (FIRST, SECOND))


def test_roles_places_codes_totals_and_units() -> None:
    (data,) = infer(
        ("year", "origin", "origin_code", "nurses", "share of all (%)", "source"),
        ("2019", "Portugal", "PRT", "1,234", "10.5", "register"),
        ("2019", "Spain", "ESP", "..", "20", "register"),
        ("2019", "World", "", "5,000", "-", "register"),
    )
    year, origin, code, nurses, share, source = data.table.fields
    assert (year.role, year.type) == ("time", "year")
    assert (origin.kind, origin.direction, origin.code, origin.totals) == ("place", "origin", "origin_code", ("World",))
    assert (code.role, code.kind) == ("attribute", "code")
    assert (nurses.role, nurses.unit, nurses.aggregation) == ("measure", "count", "sum")
    assert (share.unit, share.aggregation) == ("percent", "none")
    assert source.role == "attribute"
    assert data.rows[0][3] == "1234"
    assert data.rows[1][3] == ""
    assert data.table.inferred


def test_years_in_the_header_become_a_time_field() -> None:
    first, second = infer(
        ("Nurses in hospitals, by country: 2019-20", "", "", ""),
        ("country", "2019", "2020", "% change 2019-20"),
        ("Portugal", "100", "110", "10"),
        ("Spain", "200", "220", "10"),
    )
    assert [field.name for field in first.table.fields] == ["country", "year", "value"]
    assert first.rows[1] == ("Portugal", "2020", "110")
    assert first.table.fields[2].title == "Nurses in hospitals"
    assert second.table.id == "file/2"
    assert second.table.fields[1].unit == "percent"


def test_money_is_not_a_count() -> None:
    (data,) = infer(("agency", "spending ($millions)"), ("Health", "100"), ("Energy", "200"))
    assert data.table.fields[1].unit == ""
    assert data.table.fields[1].counted == "$millions"


def test_cells_that_are_no_numbers_are_reported() -> None:
    (data,) = infer(("ward", "beds"), ("A", "1"), ("B", "2"), ("C", "many"), ("D", "4"))
    assert data.rows[2] == ("C", "")
    assert data.table.caveats == ("Cells of beds that are no numbers count as missing: 1.",)


def test_long_tables_with_underscores_two_periods_and_a_unit_column() -> None:
    (data,) = infer(
        ("source_id", "year_start", "year", "ward_name", "value", "unit"),
        ("a", "2018", "2019", "A", "1.5", "percent"),
        ("a", "2018", "2020", "B", "2.5", "percent"),
    )
    assert [field.role for field in data.table.fields] == [
        "attribute",
        "attribute",
        "time",
        "dimension",
        "measure",
        "dimension",
    ]
    assert data.table.fields[3].title == "ward name"
    assert data.table.fields[4].unit == "percent"


def test_a_point_is_no_decimal_point_where_a_column_beside_has_decimal_commas() -> None:
    (data,) = infer(("Town", "Tonnes", "Recycled (%)"), ("Vejle", "1.714", "12,5"), ("Odense", "5.109", "95,1"))
    assert data.rows == (("Vejle", "1714", "12.5"), ("Odense", "5109", "95.1"))
    (data,) = infer(("Town", "Tonnes", "Recycled (%)"), ("Vejle", "1.714", "12.5"), ("Odense", "5.109", "95.1"))
    assert data.rows[0][1] == "1.714"


def test_physical_units_are_amounts_and_a_peak_does_not_add_up() -> None:
    (data,) = infer(("Zone", "Generation [GWh]", "Peak demand [MW]"), ("North", "120", "30"), ("South", "80", "20"))
    assert [(f.unit, f.counted, f.aggregation) for f in data.table.measures] == [("", "GWh", "sum"), ("", "MW", "none")]
