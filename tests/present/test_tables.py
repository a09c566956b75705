from __future__ import annotations

from assistant import Assistant
from assistant.present import described_table, listed_table


def test_a_description_names_what_a_request_may_name(nurses: Assistant) -> None:
    described = described_table(nurses.tables.get("nurse_flows"), nurses.tables.members)
    fields = {field["name"]: field for field in described["fields"]}
    assert fields["origin"]["direction"] == "origin"
    assert "Portugal" in fields["origin"]["members"]
    assert fields["year"]["members"] == ["2019", "2022"]
    assert fields["nurses"]["members"] == []
    assert described["measures"] == ["nurses"]


def test_a_listing_is_the_beginning_of_a_description(nurses: Assistant) -> None:
    table = nurses.tables.get("nurse_shares")
    listed = listed_table(table)
    assert listed["time"] == "year"
    assert listed.items() <= described_table(table, nurses.tables.members).items()
