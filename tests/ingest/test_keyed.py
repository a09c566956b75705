"""Codes that only say again what a name beside them says."""

from assistant.ingest.keyed import told_by_others


def test_a_code_for_each_name_is_told_by_it() -> None:
    assert told_by_others({0: ("W01", "W02", "W01"), 1: ("Eastgate", "Castle Hill", "Eastgate")}) == {0}


def test_a_code_of_several_names_is_not() -> None:
    assert told_by_others({0: ("P", "P", "S"), 1: ("Oakfield", "Eastgate", "High School")}) == frozenset()


def test_codes_alone_and_names_stay() -> None:
    assert told_by_others({0: ("C10", "C20")}) == frozenset()
    assert told_by_others({0: ("North", "South"), 1: ("Anna", "Berta")}) == frozenset()
