from assistant.ingest.names import field_names, slug, words_of


def test_slug_is_the_file_name_without_suffix() -> None:
    assert slug("Nurse Flows.CSV") == "nurse-flows"
    assert slug("0_1_nsf21326-tab001.xlsx") == "0_1_nsf21326-tab001"
    assert slug("folder/Ärzte & Pflege.md") == "arzte-pflege"
    assert slug("???.csv").startswith("source-")


def test_field_names_are_unique_identifiers() -> None:
    assert field_names(["Year", "% change", "2014 total", "year", ""]) == (
        "year",
        "percent_change",
        "n_2014_total",
        "year_2",
        "column_5",
    )


def test_words_of_a_file_name() -> None:
    assert words_of("nurse_flows.csv") == "Nurse flows"
