"""How raised characters are written: note marks apart from their word, powers as powers. Finds none itself."""

from __future__ import annotations

import re

_PLAIN = "0123456789+-=()abcdefghijklmnoprstuvwxyz"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_TO_RAISED = str.maketrans(_PLAIN, _RAISED)
_UNIT = re.compile(r"(?:^|[^^\W\d_])(?:[kcdm]?m|ft|yd|in|s|t|ha|kg)$|\b(?:[kcdm]?m|ft|yd)$")
_POWER_OF_TEN = re.compile(r"(?:^|[^\d.,])10$")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|e|eme|ème|o|a|º|ª)$", re.IGNORECASE)
_DIGITS = re.compile(r"[-+\u2212]?\d{1,2}$")


def raised(before: str, text: str) -> str:
    """What a raised text adds to the text before it.

    `2019` with a raised 5 is the year and a note, never 20195: a mark stands apart as ` ⁵`. An ordinal's ending, a
    trade mark and the like are written plainly, a power as a power.
    """
    text = text.strip().removeprefix("[").removesuffix("]").strip()
    if not text:
        return ""
    if before[-1:].isdigit() and _ORDINAL.match(text):
        return text
    if _DIGITS.match(text) and (_POWER_OF_TEN.search(before) or _UNIT.search(before)):
        return text.replace("\u2212", "-").translate(_TO_RAISED)
    if len(text) > 1 and text.isalpha() and before[-1:].isalpha():
        return text
    mark = text.translate(_TO_RAISED)
    return mark if not before or before[-1:].isspace() else f" {mark}"
