from __future__ import annotations

import pytest

from assistant.retrieve.fusion import best_of, fuse


def test_what_is_near_in_both_wins() -> None:
    fused = fuse({"a": 0.8, "b": 0.7, "c": 0.1}, {"c": 9.0, "b": 8.0}, 0.5)
    assert [key for key, _ in fused] == ["b", "a", "c"]


def test_a_far_lead_counts_for_more_than_a_rank() -> None:
    near = {"a": 0.50, "b": 0.49, "z": 0.1}
    assert fuse(near, {"b": 20.0, "a": 2.0})[0][0] == "b"
    assert fuse(near, {"b": 20.0, "a": 19.9})[0][0] == "a"


def test_the_share_counts() -> None:
    near, worded = {"a": 0.9, "b": 0.1}, {"b": 5.0}
    assert fuse(near, worded, 0.9)[0][0] == "a"
    assert fuse(near, worded, 0.1)[0][0] == "b"


def test_a_model_with_narrow_cosines_counts_as_much() -> None:
    wide = fuse({"a": 0.9, "b": 0.5, "c": 0.1}, {"c": 3.0, "b": 2.0})
    narrow = fuse({"a": 0.90, "b": 0.85, "c": 0.80}, {"c": 3.0, "b": 2.0})
    assert [key for key, _ in wide] == [key for key, _ in narrow]
    assert [score for _, score in wide] == pytest.approx([score for _, score in narrow])


def test_one_side_alone_keeps_its_order() -> None:
    assert [key for key, _ in fuse({}, {"a": 1.0, "b": 2.0})] == ["b", "a"]
    assert [key for key, _ in fuse({"a": 0.1, "b": 0.2}, {})] == ["b", "a"]
    assert fuse({}, {}) == []


def test_of_several_queries_the_best_score_counts() -> None:
    assert best_of([[("a", 0.9), ("b", 0.2)], [("b", 0.95), ("c", 0.1)]]) == [("b", 0.95), ("a", 0.9), ("c", 0.1)]
