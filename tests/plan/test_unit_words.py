"""What the units of headers stand for."""

from assistant.plan.unit_words import unit_words


def test_units_in_headers() -> None:
    assert "electricity" in unit_words(["Technology (GWh)"])[0]
    assert "money" in unit_words(["Spent (EUR m)"])[0]
    assert unit_words(["Visitors", "Growth"]) == ()
