import pytest

from assistant.plan.grids.asking import read_asked


@pytest.mark.parametrize(
    ("question", "present", "absent"),
    [
        ("what percentage of nurses who work at night are women?", {"percent"}, {"which"}),
        ("which ward had the most nurses?", {"which", "most"}, {"percent"}),
        ("how many more nurses worked by day than at night?", {"how_many", "more", "than"}, {"most"}),
        ("by how much did the number of nurses fall from 2019 to 2022?", {"change", "years"}, {"gap"}),
        ("what were the shares of women and men respectively?", {"respectively", "plural", "and"}, {"alternatives"}),
        ("how many times as many women as men?", {"times"}, {"sum"}),
        ("who worked longer, women or men?", {"which", "more", "alternatives"}, set()),
        ("at least how many nurses?", set(), {"least"}),
    ],
)
def test_cues(question: str, present: set[str], absent: set[str]) -> None:
    cues = read_asked(question).cues
    assert present <= cues
    assert not absent & cues


@pytest.mark.parametrize(
    ("question", "limit", "nth"),
    [
        ("list the top three wards", 3, None),
        ("the 5 largest wards", 5, None),
        ("the second largest ward", None, 2),
        ("the largest ward", None, None),
    ],
)
def test_counts_and_ordinals(question: str, limit: int | None, nth: int | None) -> None:
    asked = read_asked(question)
    assert (asked.limit, asked.nth) == (limit, nth)


def test_years_sorts_and_joints() -> None:
    asked = read_asked("which region had more nurses in 2020, north or south?")
    assert asked.years == {2020}
    assert asked.sort == {"region"}
    assert asked.joins(frozenset({"north"}), frozenset({"south"}))
    assert not asked.joins(frozenset({"nurs"}), frozenset({"2020"}))


def test_what_is_spelled_out_is_read_as_the_abbreviation() -> None:
    assert "randd" in read_asked("research and development", frozenset({"randd"})).tokens


def test_a_percentage_that_is_given_is_not_asked_for() -> None:
    assert "percent" not in read_asked("how many nurses does the 8% rise come to?").cues
    assert "percent" not in read_asked("how many nurses does the rise of 8 percent come to?").cues
    assert "percent" in read_asked("how many percent did nurses rise by?").cues
