from __future__ import annotations

from assistant.present import replayed_to_json, replayed_to_text
from assistant.types import Replayed

ITEMS = (
    Replayed("F1", "figure", "Nurses", "revised", "400", "410"),
    Replayed("1", "citation", "Brief", "gone", "It rose.", note="the source is gone"),
)


def test_text() -> None:
    assert replayed_to_text(ITEMS).splitlines() == [
        "[F1] revised: Nurses: 400 → 410",
        "[1] gone: Brief: It rose. (the source is gone)",
        "1 revised, 1 gone.",
    ]
    assert replayed_to_text(()) == "The receipt holds no figure and no citation."


def test_json() -> None:
    assert list(replayed_to_json(ITEMS)[0]) == ["key", "kind", "label", "status", "old", "new", "note"]
