"""A figure of two members that are no places: which is higher is proven by the figure, the reverse is refused."""

from __future__ import annotations

import pytest

from assistant.sentences.reading import read
from assistant.types import Facet, Figure
from assistant.verify.figures import turned_order
from assistant.verify.judge import unsupported
from tests.evidence import figure, years

GAP: Figure = figure(
    "Stay rate, nurses minus doctors, 2021", "-16", "points", "difference",
    values=[((("job", "Nurses"),), "63"), ((("job", "Doctors"),), "79")], display="−16 points",
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ("It was 63 percent for Nurses and 79 percent for Doctors, so it was lower for Nurses by 16 points.", True),
        ("It was 63 percent for Nurses and 79 percent for Doctors, so it was higher for Doctors by 16 points.", True),
        ("It was 63 percent for Nurses and 79 percent for Doctors, so it was higher for Nurses by 16 points.", False),
        ("It was 63 percent for Nurses and 79 percent for Doctors, so it was lower for Doctors by 16 points.", False),
        ("Nurses stayed at a rate 16 points lower than Doctors.", True),
        ("Doctors stayed at a rate 16 points lower than Nurses.", False),
    ],
)
def test_higher_and_lower(told: str, right: bool) -> None:
    assert (turned_order(read(told), (GAP,)) == "") is right


STUDIES: Figure = figure(
    "Share of wards with a foreign nurse", None, "percent",
    facets=(Facet("study", "study", "study", None, ("CSET", "Nurse Foundation (NF)")), years("2019", "2023")),
    values=[
        ((("study", "CSET"), ("year", "2019")), "66"),
        ((("study", "Nurse Foundation (NF)"), ("year", "2023")), "65"),
    ],
    publisher="CSET",
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ("The share of wards was 66 percent for CSET in 2019 and 65 percent for Nurse Foundation (NF) in 2023.", True),
        ("The share of wards was 65 percent for CSET in 2019 and 66 percent for Nurse Foundation (NF) in 2023.", False),
        ("The share of wards was 66 percent.", False),
    ],
)
def test_studies_of_different_years_are_told_apart_by_their_names(told: str, right: bool) -> None:
    assert (unsupported(told, (STUDIES,), ()) == "") is right
