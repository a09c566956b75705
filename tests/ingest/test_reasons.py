from pathlib import Path

from assistant.ingest.parsing import parse


def test_every_field_says_from_what_it_was_inferred(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "country of origin,year,Share of nurses (%),wages,nurses\nSpain,2020,5.5,1.5,3\nTotal,2021,6.5,2.5,p\n", "utf-8"
    )
    fields = {field.name: field for field in parse(tmp_path / "a.csv", "a").tables[0].table.fields}
    assert "1 of its 2 members are known places" in fields["country_of_origin"].because
    assert "totals: members that are called total" in fields["country_of_origin"].because
    assert "origin: from the words of its title" in fields["country_of_origin"].because
    assert fields["year"].because.startswith("time: its cells are years")
    assert "unit percent: from the header “Share of nurses (%)”" in fields["share_of_nurses_percent"].because
    assert "unit: not found" in fields["wages"].because
    assert all(field.because for field in fields.values())
