import pytest

from assistant.ingest.loaders.raised import raised


@pytest.mark.parametrize(
    ("before", "text", "added"),
    [
        ("in 2019", "5", " ⁵"),
        ("41,000", "12", " ¹²"),
        ("nurses", "1,2", " ¹,²"),
        ("It grew.", "[3]", " ³"),
        ("Greece", "a", " ᵃ"),
        ("Greece ", "a", "ᵃ"),
        ("Greece", "*", " *"),
        ("", "1", "¹"),
        ("the 19", "th", "th"),
        ("3 m", "2", "²"),
        ("200 km", "2", "²"),
        ("in 10", "6", "⁶"),
        ("in 2010", "6", " ⁶"),
        ("CO", "", ""),
        ("Brand", "TM", "TM"),
    ],
)
def test_marks_stand_apart_and_powers_do_not(before: str, text: str, added: str) -> None:
    assert raised(before, text) == added
