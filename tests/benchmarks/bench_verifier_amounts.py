"""Numbers as people word them, true of a value: exact, rounded, in words, as a fraction, with a hedge. Finds none."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
UNITS: dict[str, tuple[str, ...]] = {
    "percent": ("{} percent", "{} per cent", "{}%"),
    "points": ("{} percentage points", "{} points", "{} percentage points"),
    "per_1000": ("{} per 1,000", "{} per thousand"),
    "per_10000": ("{} per 10,000",),
    "per_100000": ("{} per 100,000",),
    "usd": ("${}", "{} US dollars"),
    "eur": ("€{}", "{} euros"),
    "gbp": ("£{}",),
}
# The share in percent from which to which a fraction is worded so.
FRACTIONS: tuple[tuple[str, str, str], ...] = (
    ("nearly a quarter", "24", "24.9"),
    ("just over a quarter", "25.1", "26"),
    ("nearly a third", "31.5", "33"),
    ("about a third", "32.5", "34.2"),
    ("more than a third", "33.5", "36"),
    ("nearly half", "47", "49.8"),
    ("about half", "49", "51"),
    ("more than half", "50.5", "56"),
    ("about two thirds", "65.5", "67.8"),
    ("nearly three quarters", "72.5", "74.8"),
    ("more than three quarters", "75.2", "79"),
)
TIMES: tuple[tuple[str, str, str], ...] = (
    ("twice", "1.99", "2.01"),
    ("almost twice", "1.88", "1.98"),
    ("more than twice", "2.02", "2.4"),
    ("nearly three times", "2.85", "2.98"),
    ("more than three times", "3.03", "3.6"),
    ("half", "0.499", "0.501"),
)


def rounded(value: Decimal, places: int, way: str = ROUND_HALF_UP) -> Decimal:
    """The value at a number of decimals (negative: tens, hundreds, ...)."""
    return value.quantize(Decimal(1).scaleb(-places), way)


def figures_of(value: Decimal, count: int, way: str = ROUND_HALF_UP) -> Decimal:
    """The value rounded to a number of significant figures."""
    return rounded(value, count - 1 - value.adjusted(), way)


def plain(value: Decimal) -> str:
    """A number with separators, without needless zeros."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def decimals(value: Decimal) -> int:
    """How many decimals a value has."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -int(exponent))


def exact(value: Decimal, unit: str) -> list[str]:
    """The value itself, or where it has many decimals rounded to two and to one."""
    numbers = [plain(value)] if decimals(value) <= 2 else []
    if decimals(value) > 1 and abs(value) >= 1:
        numbers.append(f"{rounded(value, 1):,f}")
    if decimals(value) > 2 and abs(value) >= 1:
        numbers.append(f"{rounded(value, 2):,f}")
    return [form.format(n) for n in numbers or [f"{rounded(value, 3):f}"] for form in UNITS.get(unit, ("{}",))]


def loose(value: Decimal, unit: str) -> list[str]:
    """Other true wordings: rounded and said so, in words, in millions, with a bound."""
    size = abs(value)
    told = [*_small(value, unit), *_million(size)] if value > 0 else []
    if value <= 0 or unit in ("rank", "year"):
        return told
    if unit == "percent":
        told += [words for words, low, high in FRACTIONS if Decimal(low) <= value <= Decimal(high)]
    numbers: list[str] = []
    if decimals(value) and value >= 3 and value != rounded(value, 0):
        numbers += [f"about {rounded(value, 0):,f}", f"roughly {rounded(value, 0):,f}"]
    if not decimals(value) and value >= 1000 and figures_of(value, 2) != value:
        numbers += [f"{hedge} {plain(figures_of(value, 2))}" for hedge in ("about", "some", "around")]
        numbers += [f"about {plain(figures_of(value, 3))}"] if figures_of(value, 3) != value else []
    if value >= 100 and unit in ("count", ""):
        numbers += _bounded(value)
    return told + [form.format(n) for n in numbers for form in UNITS.get(unit, ("{}",))[:2]]


def _small(value: Decimal, unit: str) -> list[str]:
    if decimals(value) or not 2 <= value <= 12 or unit not in ("percent", "count"):
        return []
    return [f"{WORDS[int(value)]} {'percent' if unit == 'percent' else ''}".strip()]


def _million(value: Decimal) -> list[str]:
    if value < 1_000_000:
        return []
    millions = rounded(value / 1_000_000, 1)
    return [f"about {millions:f} million"] if millions * 1_000_000 != value else [f"{millions:f} million"]


def _bounded(value: Decimal) -> list[str]:
    low, high = figures_of(value, 2, ROUND_FLOOR), figures_of(value, 2, ROUND_CEILING)
    near = [f"nearly {plain(high)}", f"just under {plain(high)}"] if value < high <= value * Decimal("1.03") else []
    return near + ([f"more than {plain(low)}", f"over {plain(low)}"] if low < value else [])


def times(ratio: Decimal) -> list[str]:
    """A ratio before "as high as"."""
    told = [words for words, low, high in TIMES if Decimal(low) <= ratio <= Decimal(high)]
    return told + (
        [f"{rounded(ratio, 1):f} times", f"about {rounded(ratio, 1):f} times"] if ratio > Decimal("1.2") else []
    )
