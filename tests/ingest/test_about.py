import pytest

from assistant.ingest.about import FieldAbout, ResourceAbout, read_about


def test_nothing_said_means_defaults() -> None:
    assert read_about(FieldAbout, None, "the field nurses") == (FieldAbout(), ())


@pytest.mark.parametrize(
    ("key", "value", "fix"),
    [
        ("role", "mesure", "Roles: dimension, time, measure, attribute."),
        ("kind", "land", "Kinds: place, year, period,"),
        ("direction", "inward", "Directions: origin, destination."),
        ("aggregation", "add", "Aggregations: sum, weighted_mean, none."),
    ],
)
def test_a_word_outside_a_closed_list_is_told_with_the_list(key: str, value: str, fix: str) -> None:
    about, (said,) = read_about(FieldAbout, {key: value, "unit": "count"}, "the field nurses")
    assert said.what == f"the {key} {value!r} of the field nurses is not known"
    assert said.fix.startswith(fix)
    assert about == FieldAbout(unit="count")


def test_an_unknown_property_is_told_with_the_nearest() -> None:
    _, (said,) = read_about(ResourceAbout, {"publsher": "x"}, "the resource")
    assert "assistant.publsher" in said.what
    assert said.fix == "Nearest: publisher, published."


def test_everything_wrong_is_told_and_the_rest_is_kept() -> None:
    data = {"role": "x", "totals": "All", "base": "nurses", "breaks": []}
    about, told = read_about(FieldAbout, data, "the field nurses")
    assert [said.what.split(" of ")[0] for said in told] == [
        "the role 'x'",
        "the property assistant.totals",
        "the field nurses has a property assistant.breaks that is not known",
    ]
    assert about == FieldAbout(base="nurses")


def test_a_list_in_the_place_of_properties_is_told() -> None:
    about, (said,) = read_about(FieldAbout, ["measure"], "the field nurses")
    assert about == FieldAbout()
    assert said.what.startswith("the property assistant of the field nurses is not valid")


def test_a_break_that_lacks_a_year_is_told_with_its_place() -> None:
    _, told = read_about(ResourceAbout, {"breaks": [{"field": "year", "between": [2019], "note": "n"}]}, "the resource")
    assert told[0].what.startswith("the property assistant.breaks.0.between of the resource is not valid")
