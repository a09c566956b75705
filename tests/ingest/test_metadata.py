from assistant.ingest.metadata import Metadata, read_metadata
from assistant.types import Publication, Source


def test_what_is_stated_goes_before() -> None:
    own = Metadata(title="Report", publisher="Ministry", places=("Portugal",))
    assert Metadata(title="Nurses", period="2020").over(own) == Metadata(
        title="Nurses", publisher="Ministry", places=("Portugal",), period="2020"
    )
    assert Metadata().over(own) == own


def test_a_source_is_corrected_by_what_is_stated_alone() -> None:
    source = Source("a", "table", "A", publisher="Ministry")
    assert Metadata(title="Nurses", summary="x").correct(source) == Source("a", "table", "Nurses", publisher="Ministry")


def test_values_of_a_wrong_kind_are_passed_over() -> None:
    read = read_metadata(
        {"title": ["a"], "places": {"a": 1}, "based_on": "x", "subjects": ["a", 1, None], "other": 1, 5: 6}
    )
    assert read == Metadata(subjects=("a", "1"))


def test_other_names_of_a_property() -> None:
    read = read_metadata({"date": 2024, "license": "CC0", "authors": ["A", "B"], "based_on": [{"title": "T"}]})
    assert read == Metadata(author="A; B", published="2024", licence="CC0", based_on=(Publication("T"),))
    assert read_metadata({"published": "2023", "date": "2024"}).published == "2023"
