from __future__ import annotations

from assistant.plan.wholes import beside_whole, rest_of_whole, whole_members, without_wholes
from assistant.types import Field, FigureRequest, Filter

COUNTRY = Field("country", "country", "string", "dimension", "place", totals=("World", "Africa"))


def asked(*members: str, excluded: tuple[str, ...] = ()) -> FigureRequest:
    return FigureRequest("lookup", "nurses", "nurses", (Filter("country", members, excluded),))


def test_a_group_is_no_whole() -> None:
    assert whole_members(COUNTRY) == ("World",)


def test_a_part_stands_beside_its_whole_by_name_or_in_words() -> None:
    assert beside_whole(("World", "Spain"), COUNTRY, "")
    assert beside_whole(("Africa",), COUNTRY, "Africa's slice of world nurses")
    assert not beside_whole(("Africa",), COUNTRY, "Africa's share of nurses")
    assert not beside_whole(("World",), COUNTRY, "the world's nurses")


def test_a_share_is_of_the_parts() -> None:
    assert without_wholes(asked("World", "Spain"), COUNTRY).where[0].members == ("Spain",)
    assert without_wholes(asked("World"), COUNTRY).where[0].members == ("World",)


def test_a_whole_without_a_part_is_a_difference() -> None:
    request = rest_of_whole(asked("World", excluded=("Spain",)), (COUNTRY,))
    assert request is not None and request.operation == "difference"
    assert [operand.where[0].members for operand in request.operands] == [("World",), ("Spain",)]
    assert [operand.operation for operand in request.operands] == ["lookup", "lookup"]


def test_two_left_out_are_added_first() -> None:
    request = rest_of_whole(asked("World", excluded=("Spain", "Malta")), (COUNTRY,))
    assert request is not None and request.operands[1].operation == "sum"


def test_single_members_have_no_rest() -> None:
    assert rest_of_whole(asked("Portugal", excluded=("Spain",)), (COUNTRY,)) is None
    assert rest_of_whole(asked("World"), (COUNTRY,)) is None
