from assistant.ingest.complaint import nearest, quoted


def test_the_nearest_names_are_named_whatever_their_case() -> None:
    assert nearest("Nurse", ["nurses", "year", "country"], "Fields") == "Nearest: nurses."


def test_without_a_near_name_all_are_listed_up_to_a_dozen() -> None:
    assert nearest("zzz", ["year", "", "country", "year"], "Fields") == "Fields: year, country."
    assert nearest("zzz", map(str, range(15)), "Members").endswith("10, 11 and 3 more.")
    assert nearest("zzz", [], "Measures") == "Measures: none."


def test_what_a_file_says_is_quoted_in_one_short_line() -> None:
    assert quoted("a\n b") == "'a b'"
    assert quoted("x" * 5000) == f"'{'x' * 60}…'"
    assert quoted(None) == "'None'"
