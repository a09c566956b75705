"""Places that people come from, go to, or are in."""

from __future__ import annotations

from assistant.sentences import read, sides_of_places


def test_the_word_right_before_a_place_tells_its_side() -> None:
    text = "Nurses from Portugal who moved to Spain or worked in the Netherlands praised Malta and Maltese wards."
    sides = [side for _, side in sides_of_places(read(text))]
    assert sides == ["from", "to", "in", "", ""]
