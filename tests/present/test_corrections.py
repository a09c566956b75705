import yaml

from assistant.present import correction_lines, described_table
from assistant.types import Field, Source, Table


def described(table_id: str) -> dict[str, object]:
    fields = (
        Field("country", "Country", "string", "dimension", "place", because="dimension of places"),
        Field("nurses", "Nurses: all", "integer", "measure", unit="count", aggregation="sum"),
    )
    table = Table(Source(table_id, "table", 'Nurses "here"'), "", fields, 2, "hash", inferred=True)
    return described_table(table, lambda *_: ("Spain", "Malta"))


def test_the_lines_are_yaml_that_states_what_was_inferred() -> None:
    stated = yaml.safe_load("\n".join(correction_lines(described("nurses"))))
    assert stated == {
        "title": 'Nurses "here"',
        "fields": {
            "country": {"title": "Country", "role": "dimension", "kind": "place"},
            "nurses": {"title": "Nurses: all", "role": "measure", "unit": "count", "aggregation": "sum"},
        },
    }


def test_a_further_table_of_a_file_stands_under_its_id() -> None:
    stated = yaml.safe_load("\n".join(correction_lines(described("nurses/2"))))
    assert stated["tables"]["nurses/2"]["fields"]["country"]["role"] == "dimension"


def test_what_nobody_stated_is_missing() -> None:
    assert described("nurses")["missing"] == ["publisher", "published", "licence", "population"]
