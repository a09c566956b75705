"""Bind the numbers, places and years of a sentence to proofs. A reason says why one is not bound; "" means bound."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from assistant.quantities import Quantity, agrees, units_compatible
from assistant.sentences import GENERIC, Reading, content_words, same_word
from assistant.verify.proofs import Proof, Setting, introduces, stated_years
from assistant.verify.rounding import is_rounded

T = TypeVar("T")
_VAGUE = frozenset({"about", "nearly"})
_COUNTED = frozenset({"", "count"})


def unbound_number(reading: Reading, proofs: Sequence[Proof], bound: frozenset[int] = frozenset()) -> str:
    """Why some quantity of the sentence is not proven; "" where all are. `bound` are offsets of proven ones."""
    values = bool(bound)
    for quantity in reading.quantities:
        if quantity.start in bound:
            continue
        reasons = [_why_not(quantity, reading, proof) for proof in proofs]
        if "" in reasons and _is_exact(quantity, proofs):
            return f"{quantity.text!r}: the evidence words the number exactly"
        if "" not in reasons:
            return _tell(quantity, reasons)
        values = values or any(not p.label for p, reason in zip(proofs, reasons, strict=True) if not reason)
    if twice := _beyond_label(reading, proofs, bound):
        return twice
    if reading.quantities and not values:
        return f"{reading.quantities[0].text!r} is not a value of the figure"
    return ""


def _beyond_label(reading: Reading, proofs: Sequence[Proof], bound: frozenset[int]) -> str:
    """A number that only the label proves and that the sentence has more often than the label ("leading 25")."""
    for quantity in reading.quantities:
        if quantity.start in bound or any(not p.label and not _why_not(quantity, reading, p) for p in proofs):
            continue
        said = sum(q.value == quantity.value and q.unit == quantity.unit for q in reading.quantities)
        if said > sum(p.label and p.value == quantity.value for p in proofs):
            return f"{quantity.text!r} is part of a name, not a value"
    return ""


def is_bound(quantity: Quantity, reading: Reading, proofs: Sequence[Proof]) -> bool:
    """Whether one quantity of a sentence is proven, with its place and year."""
    return any(not _why_not(quantity, reading, proof) for proof in proofs if not proof.label)


def _tell(quantity: Quantity, reasons: Iterable[str]) -> str:
    told = [reason for reason in reasons if reason != "value"]
    return f"{quantity.text!r}: {told[0]}" if told else f"{quantity.text!r} is not in the evidence"


def _why_not(quantity: Quantity, reading: Reading, proof: Proof) -> str:
    if not _same_value(quantity, proof):
        return "value"
    if proof.names and not any(name in reading.text.lower() for name in proof.names):
        return "the sentence does not name whose number this is"
    if not _same_hedge(quantity, proof):
        return "the evidence words the number more or less exactly"
    if proof.label:
        return "" if quantity.unit in ("", "count", proof.unit) else "value"
    places, shared_places = around(reading, quantity, [s.places for s in reading.segments])
    if reason := _outside(places, shared_places, proof.places, "place"):
        return reason
    years, shared_years = around(reading, quantity, [stated_years(s) for s in reading.segments])
    if reason := _outside(years, shared_years, proof.years, "year"):
        return reason
    return _other_noun(quantity, reading, proof)


def _same_value(quantity: Quantity, proof: Proof) -> bool:
    return _agrees(quantity, proof) and is_rounded(quantity, _scaled(quantity, proof))


def _is_exact(quantity: Quantity, proofs: Sequence[Proof]) -> bool:
    """Whether the evidence has exactly the number that the sentence gives as a bound ("more than 43")."""
    bound = quantity.hedge == "nearly" or quantity.hedge in ("over", "under") and not quantity.inclusive
    same = [p for p in proofs if p.value == quantity.value and units_compatible(p.unit or "", quantity.unit)]
    return bound and bool(same) and not any(p.hedge or p.label for p in same)


def _scaled(quantity: Quantity, proof: Proof) -> Decimal:
    """The proven value in the unit of the quantity: a ratio told as a percentage, or the reverse."""
    if {quantity.unit, proof.unit} != {"percent", "ratio"}:
        return proof.value
    return proof.value * 100 if quantity.unit == "percent" else proof.value / 100


def _agrees(quantity: Quantity, proof: Proof) -> bool:
    if proof.unit is None:
        return quantity.value == proof.value or agrees(quantity, proof.value, quantity.unit)
    if (
        quantity.unit != proof.unit
        and {quantity.unit, proof.unit} - _COUNTED
        and not units_compatible(quantity.unit, proof.unit)
    ):
        return False
    if quantity.unit == "" and proof.unit not in ("", "count", "ratio", "index"):
        return False
    return quantity.value == proof.value and quantity.unit == proof.unit or agrees(quantity, proof.value, proof.unit)


def _same_hedge(quantity: Quantity, proof: Proof) -> bool:
    if quantity.hedge == "nearly" and proof.hedge != "nearly":
        return quantity.value != proof.value
    if proof.hedge in ("over", "under"):
        return quantity.hedge == proof.hedge
    if quantity.hedge in ("over", "under") and not quantity.inclusive and not proof.hedge:
        return quantity.value != proof.value
    return not proof.hedge or quantity.hedge in _VAGUE


def around(reading: Reading, quantity: Quantity, sets: Sequence[frozenset[T]]) -> tuple[frozenset[T], frozenset[T]]:
    """What the sentence ties to a quantity, and what it says of all its quantities.

    `sets` has what each segment names. Where the quantity is the only one, all is tied to it.
    """
    if len(reading.quantities) == 1:
        return frozenset().union(*sets), frozenset()
    home = reading.segment_of(quantity)
    own: frozenset[T] = frozenset()
    shared: set[T] = set()
    before: frozenset[T] = frozenset()
    for found, segment in zip(sets, reading.segments, strict=True):
        if segment == home:
            own = found
        elif not segment.quantities or introduces(reading, segment):
            shared |= found
        elif found and segment.end <= home.start:
            before = found
    return (own, frozenset(shared)) if own else (frozenset(shared) or before, frozenset())


def _outside(named: frozenset[T], shared: frozenset[T], setting: Setting[T], kind: str) -> str:
    if not named:
        ambiguous = setting.own and setting.other
        return f"the sentence leaves out the {kind} that tells this number from others" if ambiguous else ""
    if setting.own and not named & setting.own:
        return f"the evidence has this number for another {kind}"
    foreign = named - setting.allowed - setting.own or shared - setting.allowed - setting.own - setting.other
    return f"the evidence does not have this number for that {kind}" if foreign else ""


def _other_noun(quantity: Quantity, reading: Reading, proof: Proof) -> str:
    """Whether what is counted ("35 universities") is counted in the evidence too."""
    if proof.near is None or quantity.unit not in ("count", "", "percent"):
        return ""
    segment = reading.segment_of(quantity)
    spans = [(m.start, m.end) for m in reading.mentions]
    after = [
        word.stem
        for word in content_words(reading.text)
        if quantity.end <= word.start < segment.end
        and not any(a <= word.start < b for a, b in spans)
        and word.stem not in GENERIC
    ][:2]
    if after and not any(same_word(word, near) for word in after for near in proof.near):
        return "the evidence counts something else"
    return ""
