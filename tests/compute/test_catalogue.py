from __future__ import annotations

import pytest

from assistant.compute import Engine
from assistant.errors import UnknownName
from tests.compute.asking import FLOWS, SHARES, WARDS, among, ask, latest


@pytest.mark.parametrize("name", ["Portugal", "portugal", "PRT", "PT", "prt", " Portugal "])
def test_a_place_by_any_of_its_names(engine: Engine, name: str) -> None:
    figure = engine.compute(ask("lookup", SHARES, among("country", name), latest(), measure="nurses"))
    assert figure.value == 80000
    assert figure.request.where[0].members == ("Portugal",)
    assert not any("taken as" in caveat for caveat in figure.caveats)


def test_an_alias_is_taken_and_said(engine: Engine) -> None:
    asked = ask("lookup", WARDS, among("grade", "Charge nurse"), among("ward", "Surgery"), latest(), measure="balance")
    assert "“Charge nurse” is taken as Senior." in engine.compute(asked).caveats


def test_a_group_of_places_is_its_members_with_data(engine: Engine) -> None:
    figure = engine.compute(ask("sum", SHARES, among("country", "EU"), latest(), measure="nurses"))
    assert figure.value == 1300000
    assert "European Union: 3 of 27 members have data (Portugal, Spain, Germany)." in figure.caveats
    assert figure.request.where[0].members == ("EU",)
    assert "European Union (country of practice, 3 with data)" in figure.label


def test_measures_and_dimensions_go_by_title_and_alias_too(engine: Engine) -> None:
    asked = ask("sum", FLOWS, among("Country of first degree", "PT"), among("year", 2022), measure="registrations")
    assert engine.compute(asked).value == 2140


@pytest.mark.parametrize(
    ("request_", "words", "nearest"),
    [
        (ask("lookup", FLOWS, among("origin", "Portugl")), "no member 'Portugl'", ("Portugal",)),
        (ask("lookup", FLOWS, among("orign", "Portugal")), "no dimension 'orign'", ("origin",)),
        (ask("lookup", FLOWS, measure="nurse"), "no measure 'nurse'", ("nurses",)),
        (ask("lookup", "nurse-flow"), "no table 'nurse-flow'", ("nurse-flows", "nurse-periods", "nurse-shares")),
        (ask("lookup", FLOWS, among("origin", "Brazil")), "no member 'Brazil'", ()),
        (ask("top", FLOWS, by="evidence"), "no dimension 'evidence'", ()),
        (ask("lookup", FLOWS, among("origin", "'; drop table x; --")), "no member", ()),
    ],
)
def test_an_unknown_name_comes_with_the_nearest(
    engine: Engine, request_: object, words: str, nearest: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownName, match=words) as raised:
        engine.compute(request_)  # type: ignore[arg-type]
    assert raised.value.nearest == nearest
    assert raised.value.hint
