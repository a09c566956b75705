"""The places: ISO countries from pycountry, common names from CLDR, demonyms and groups from `names.json`.

Holds names and members only; which of them a text means is for `find` to say.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pycountry

_DATA = Path(__file__).with_name("names.json")
_NO_PLAIN_FORM = frozenset({"Réunion"})  # without its accent it is a word


@dataclass(frozen=True, slots=True)
class Place:
    """A country (`code` is ISO 3166-1 alpha-3) or a group of countries (`code` such as "EU", "G7", "WORLD").

    `names` are all surface forms, abbreviations among them; `adjectives` hold the demonyms too ("Chinese", "Brits").
    """

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
        code: Place(code, g["name"], "group", _variants(g["name"], *g["names"]), tuple(g["adjectives"]))
        for code, g in data["groups"].items()
    }
    return {**countries, **groups}


def members_of(code: str) -> tuple[str, ...]:
    """The alpha-3 codes of a group's members; empty for a country, an unknown code or the world."""
    group = _data()["groups"].get(code)
    return tuple(group["members"]) if group else ()


def not_places() -> tuple[str, ...]:
    """Phrases that contain a place's name but are none: "New Mexico", "Georgia Tech", "rest of the world"."""
    return tuple(_data()["not_places"])


@cache
def two_letter_codes() -> dict[str, str]:
    """Alpha-2 to alpha-3 codes, with the customary "UK", "EL" and "XK"."""
    return {**{c.alpha_2: c.alpha_3 for c in pycountry.countries}, "UK": "GBR", "EL": "GRC", "XK": "XKX"}


@cache
def _data() -> dict[str, Any]:
    return dict(json.loads(_DATA.read_text(encoding="utf-8")))


@cache
def _territories() -> dict[str, str]:
    from babel import Locale

    return dict(Locale("en").territories)


def _country(country: Any, own: dict[str, Any]) -> Place:
    common = getattr(country, "common_name", None)
    cldr = _territories().get(country.alpha_2, "")
    plain = "" if any(mark in cldr for mark in ("SAR", "(", " - ")) else cldr.replace("\u2019", "'")
    name = own.get("name") or common or plain or country.name
    official = getattr(country, "official_name", None)
    spelled = [name, plain, common, country.name, official, *own.get("names", [])]
    names = _variants(*(n for n in spelled if n))
    adjectives = _variants(*own.get("adjectives", []))
    return Place(country.alpha_3, _short(name), "country", names, adjectives)


def _variants(*names: str) -> tuple[str, ...]:
    """The names with their other spellings: "&" and "and", "St." and "Saint", with and without accents."""
    spelled: dict[str, None] = {}
    for name in names:
        forms = [name, name.replace(" & ", " and "), name.replace(" and ", " & ")]
        for long in ("Saint ", "St. ", "St "):
            forms += [f.replace(long, other) for f in forms[:3] if long in f for other in ("Saint ", "St. ", "St ")]
        plain = [_without_accents(form) for form in forms if name not in _NO_PLAIN_FORM]
        spelled |= dict.fromkeys([*forms, *plain])
    return tuple(spelled)


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _short(name: str) -> str:
    return name.split(",")[0] if "," in name else name.replace(" & ", " and ")
