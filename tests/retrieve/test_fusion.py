from __future__ import annotations

from assistant.retrieve.fusion import fuse


def test_an_id_in_both_rankings_wins() -> None:
    fused = fuse([(1.0, ["a", "b"]), (1.0, ["c", "b"])])
    assert [key for key, _ in fused] == ["b", "a", "c"]
    assert fused[0][1] == 2 / 62


def test_weights_count() -> None:
    assert [key for key, _ in fuse([(1.0, ["a"]), (2.0, ["b"])])] == ["b", "a"]


def test_nothing_fuses_to_nothing() -> None:
    assert fuse([]) == fuse([(1.0, [])]) == []
