"""Operation words as people use them."""

from __future__ import annotations

import pytest

from assistant.plan.cues import find_cues


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("how did the number change", "change"),
        ("by what percentage did it grow", "percent_change"),
        ("what is the annual growth rate", "growth_rate"),
        ("how many times larger", "ratio"),
        ("what is the difference between", "gap"),
        ("how many more nurses", "gap"),
        ("where does Spain rank", "rank"),
        ("which country has the most nurses", "most"),
        ("top 5 countries", "most"),
        ("the lowest share", "least"),
        ("in total", "sum"),
        ("on average", "mean"),
        ("what is the trend", "series"),
        ("Spain compared with Portugal", "compare"),
        ("is it higher than", "more"),
        ("what proportion of nurses", "share"),
        ("in which year", "when"),
        ("how many nurses", "how_many"),
        ("Portugal's slice of all nurses", "share"),
        ("If you add the nurses of Spain and Malta", "sum"),
        ("Spain's total nurses 2018-2022", "sum"),
        ("nurses in Spain or Malta, both added", "sum"),
        ("Who leads in nurses per head", "most"),
        ("Which country tops the list of nurse shares", "most"),
        ("Which country is number one in nurses", "most"),
        ("Which three countries come last in nurse density", "least"),
        ("Nurses grew by how many percent a year", "growth_rate"),
        ("What was the percentage increase in nurses", "percent_change"),
        ("How steep was the drop in nurses", "percent_change"),
    ],
)
def test_cue_is_found(text: str, cue: str) -> None:
    assert cue in find_cues(text).found


@pytest.mark.parametrize(
    ("text", "limit"), [("top 3", 3), ("give me the first three.", 3), ("the five largest", 5), ("the largest", None)]
)
def test_limit(text: str, limit: int | None) -> None:
    assert find_cues(text).limit == limit


def test_top_tier_is_no_superlative() -> None:
    assert "most" not in find_cues("top-tier researchers in Spain").found
