"""The places: ISO countries from pycountry, common names from CLDR, demonyms and groups from `names.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pycountry

_DATA = Path(__file__).with_name("names.json")


@dataclass(frozen=True, slots=True)
class Place:
    """A country (`code` is ISO 3166-1 alpha-3) or a group of countries (`code` such as "EU", "G7", "WORLD")."""

    code: str
    name: str
    kind: Literal["country", "group"]
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@cache
def places() -> dict[str, Place]:
    """All places by code."""
    data = _data()
    countries = {c.alpha_3: _country(c, data["countries"].get(c.alpha_3, {})) for c in pycountry.countries}
    kosovo = data["countries"]["XKX"]
    countries["XKX"] = Place("XKX", "Kosovo", "country", ("Kosovo",), tuple(kosovo["adjectives"]))
    groups = {
        code: Place(code, g["name"], "group", (g["name"], *g["names"]), tuple(g["adjectives"]))
        for code, g in data["groups"].items()
    }
    return {**countries, **groups}


def members_of(code: str) -> tuple[str, ...]:
    """The alpha-3 codes of a group's members; empty for a country, an unknown code or the world."""
    group = _data()["groups"].get(code)
    return tuple(group["members"]) if group else ()


@cache
def two_letter_codes() -> dict[str, str]:
    """Alpha-2 to alpha-3 codes."""
    return {c.alpha_2: c.alpha_3 for c in pycountry.countries}


@cache
def _data() -> dict[str, Any]:
    return dict(json.loads(_DATA.read_text(encoding="utf-8")))


@cache
def _territories() -> dict[str, str]:
    from babel import Locale

    return dict(Locale("en").territories)


def _country(country: Any, own: dict[str, list[str]]) -> Place:
    common = getattr(country, "common_name", None)
    cldr = _territories().get(country.alpha_2, "")
    plain = "" if any(mark in cldr for mark in ("SAR", "(", " - ")) else cldr.replace("\u2019", "'")
    name = common or plain or country.name
    official = getattr(country, "official_name", None)
    spelled = [name, plain, common, country.name, official, plain.replace(" & ", " and "), *own.get("names", [])]
    names = tuple(dict.fromkeys(n for n in spelled if n))
    return Place(country.alpha_3, _short(name), "country", names, tuple(own.get("adjectives", [])))


def _short(name: str) -> str:
    return name.split(",")[0] if "," in name else name.replace(" & ", " and ")
