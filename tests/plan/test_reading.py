"""What a question says before a table is looked at."""

from __future__ import annotations

from assistant.plan.reading import read_question


def test_a_place_said_again_as_an_adjective_means_nothing_more() -> None:
    reading = read_question("Moves from Portugal to Spain per 10,000 Spanish members")
    assert [m.text for m in reading.places] == ["Portugal", "Spain"]
    assert "Spanish" not in [w.text for w in reading.content]


def test_a_place_named_twice_counts_twice() -> None:
    reading = read_question("Nurses at Spanish hospitals from Portugal and Spain together")
    assert [m.text for m in reading.places].count("Spain") == 1
    assert len(reading.places) == 3


def test_what_is_left_out_of_the_picture_means_nothing_more() -> None:
    reading = read_question("Leaving Spain out of the picture, which country has most nurses?")
    assert [(m.text, m.role, m.excluded) for m in reading.places] == [("Spain", "neutral", True)]
    assert "picture" not in [w.text for w in reading.content]


def test_places_listed_together_play_one_role() -> None:
    reading = read_question("How many nurses left Portugal for Spain or Malta?")
    assert [(m.text, m.role) for m in reading.places] == [
        ("Portugal", "origin"),
        ("Spain", "destination"),
        ("Malta", "destination"),
    ]
