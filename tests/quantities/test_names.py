"""Digits in names are no amounts."""

from __future__ import annotations

import pytest

from assistant.quantities import find_quantities
from assistant.quantities.names import BLANK, blank_names


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4",
        "an H-1B visa",
        "COVID-19",
        "covid-19",
        "F-1 students",
        "an EB-2 or O-1 or L-1A visa",
        "the G7, the G20 and the EU27",
        "5G and 3D and CO2",
        "the K visa 814",
        "NSF 25-325",
        "Order 814",
        "Proclamation 10043",
        "Tracker 2.0",
        "version 1.2.3 or v2.0",
        "Section 3.2",
        "section 3",
        "Table 4 and figure 2",
        "pp. 14-15",
        "Tables 3 and 4",
        "[1] and [F2]",
        "[1, 2]",
        "1. First\n2. Second",
        "https://doi.org/10.1093/scipol/scac019",
        "arXiv:2301.01234",
        "ISBN 978-3-16-148410-0",
        "a Fortune 500 company",
        "the 21st century",
        "the 3rd edition",
        "at 12:30 pm",
        "a 401(k)",
        "24/7",
        "Windows 11",
        "table 1-7",
        "Tables 3 to 5",
        "alpha-3 codes",
    ],
)
def test_names_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("the top-20 institutions", [20]),
        ("near-50 percent", [50]),
        ("Table 4 shows 47 percent", [47]),
        ("GPT-4 scored 12", [12]),
        ("[1] 47", [47]),
        ("the figure of 47", [47]),
        ("Figures 47 percent", [47]),
        ("is the No. 2 destination", [2]),
        ("It fell to\n47. Then", [47]),
    ],
)
def test_amounts_beside_names_stay(text: str, values: list[int]) -> None:
    assert [q.value for q in find_quantities(text)] == values


def test_blanking_keeps_length() -> None:
    assert blank_names("see Table 3, 47") == f"see Table {BLANK}, 47"
