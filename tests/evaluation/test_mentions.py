import pytest

from assistant.evaluation.mentions import mentioned


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("LinkedIn members", "It counts linkedin\nmembers only."),
        ("no", "There is no such rule."),
        ("15%", "It was 15%."),
        (r"re:\bnot\b[^.]{0,20}sponsor", "It does not ask for a sponsor."),
        ("date:2025-10-01", "It opened on 1 October 2025."),
        ("date:2025-10-01", "It opened on October 1st, 2025."),
        ("date:2025-10-01", "It opened on Oct. 1, 2025."),
        ("date:2025-10-01", "Opened: 2025-10-01."),
        ("date:2022", "Since 2022."),
    ],
)
def test_found(wording: str, text: str) -> None:
    assert mentioned(wording, text)


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("no", "It is now known."),
        ("end", "It depends on the tender."),
        ("date:2025-10-01", "It opened on 11 October 2025."),
        ("date:2025-10-01", "It opened on 1 October 2024."),
        ("", "Anything."),
    ],
)
def test_not_found(wording: str, text: str) -> None:
    assert not mentioned(wording, text)
