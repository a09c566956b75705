"""What "it" and "they" mean after a question."""

from __future__ import annotations

import pytest

from assistant.plan.topics import Topic, topic_of


@pytest.mark.parametrize(
    ("question", "thing", "group", "time"),
    [
        ("What is the midwife charter?", "the midwife charter", "the midwife charter", ""),
        ("What was Spain's vacancy rate in 2021?", "Spain's vacancy rate", "Spain's vacancy rate", "in 2021"),
        ("How many nurses left in 2019?", "the number of nurses that left", "nurses that left", "in 2019"),
        ("Which region had the highest vacancy rate?", "vacancy rate", "vacancy rate", ""),
        ("What does full-time mean in the census?", "full-time in the census", "full-time in the census", ""),
        ("What share of nurses come from Spain?", "the share of nurses from Spain", "nurses from Spain", ""),
        ("Where do nurses from Spain work?", "nurses from Spain", "nurses from Spain", ""),
    ],
)  # fmt: skip
def test_topic(question: str, thing: str, group: str, time: str) -> None:
    assert topic_of(question) == Topic(thing, group, time)


def test_no_topic_where_the_form_is_unknown() -> None:
    assert topic_of("List all regions") == Topic()
