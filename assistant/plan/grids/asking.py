"""What a question asks of a grid: its words, years and the cues of an operation. Knows no table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.plan.grids.grid import years_in
from assistant.plan.grids.tokens import abbreviated, label_tokens, question_tokens

_MOVES = r"(?:increas|decreas|declin|grew|grow|rose|ris(?:e|ing)|fell|fall|drop|chang|gain|reduc|expan|shr[iau]nk)"
_NUMERIC = (
    r"(?:how (?:many|much)|what (?:was|is|were|are) the (?:\w+ )?"
    r"(?:percent\w*|proportions?|shares?|rates?|numbers?|median|average|mean)"
    r"|what (?:percent\w*|proportion|share|number|fraction))"
)
_KIND = r"(?:kind|type|sort|group|country|sector|field|year)"
_MOST = r"(?:(?<!at )most|highest|largest|greatest|biggest|best|maximum|leading|majority|top|longest|oldest)"
_CUES: tuple[tuple[str, str], ...] = (
    ("percent", r"(?<!\d )(?<!\d)(?:per\s?cent|%)|percentages?|proportion|share"),
    ("points", r"(?:percent\w*|per\w{0,3}nt\w*)[- ]points?|\bpoints?\b"),
    ("money", r"dollars?|\$|euros?|€|pounds?|£"),
    ("how_many", r"how many|what number|number of"),
    ("how_much", r"how much|by how"),
    (
        "which",
        rf"^(?!.*\b{_NUMERIC})(?:.*\b(?:which|who|whose|whom|when)\b|.*\bwhat {_KIND})",
    ),
    ("listing", r"^\W*(?:list|name|rank)\b"),
    (
        "plural",
        r"what (?:were|are) (?:\w+ ){0,4}?(?:percentages|proportions|shares|rates|numbers|values|counts|averages)",
    ),
    ("to", r"\bto (?:in|what)\b|\bto\W*$|\bat in\b"),
    ("by", r"\bby\b"),
    ("more", r"\b(?:more|higher|greater|larger|better|older|longer|bigger|exceed\w*|above)\b(?! than \W?\d)"),
    ("less", r"\b(?:less|lower|fewer|smaller|worse|younger|shorter|below)\b(?! than \W?\d)"),
    ("most", rf"\b{_MOST}\b"),
    ("least", r"\b(?:(?<!at )least|lowest|smallest|fewest|minimum|worst|shortest|youngest|bottom)\b"),
    ("than", r"\bthan\b(?! \W?\d)|compared (?:to|with)|\bversus\b|\bvs\b"),
    ("gap", r"\b(?:gap|difference|differ|apart|advantage)\b"),
    ("change", rf"\b{_MOVES}\w*"),
    ("average", r"\b(?:average|averaged|mean|annually)\b"),
    ("sum", r"\b(?:total|sum|combined|together|altogether|both|overall)\b"),
    (
        "account",
        r"\b(?:account\w*|constitut\w*|compris\w*|made up|represent\w*|out of|consist\w*)\b|\bof (?:all|the|total)\b",
    ),
    ("times", r"\btimes\b|\bratio\b|\bfold\b"),
    ("alternatives", r"\w+,? or \w+"),
    ("and", r"\w+,? and \w+"),
    ("respectively", r"\brespective(?:ly)?\b"),
    ("range", r"\brange[ds]?\b|\bfrom .+ to\b"),
    ("years", r"\bfrom .*(?:19|20)\d\d.* to .*(?:19|20)\d\d|between .*(?:19|20)\d\d.* and .*(?:19|20)\d\d"),
    ("count", r"how many (?:\w+ ){1,4}(?:are|were|had|have|has)\b"),
)
_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _CUES)
_JOINT = re.compile(r"\band\b|\bor\b|,|/|\bthan\b|\bversus\b|\bvs\b", re.IGNORECASE)
_REACH = 4
_SORT = re.compile(
    r"\b(?:which|what)(?: (?:kind|type|sort)s? of)? ((?:[\w-]+ ){0,3}?[\w-]+?)"
    r"(?='s\b| (?:is|are|was|were|had|has|have|did|do|does|that|who|with|in|of|more|most|less|least|reported|received|"
    r"accounted|showed|saw)\b)",
    re.IGNORECASE,
)
_NUMBERS = "two three four five six seven eight nine ten".split()
_COUNTED = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_LIMIT = re.compile(
    rf"\b(?:top|first|bottom|last|largest|highest|which|list)(?: the)? {_COUNTED}\b|"
    rf"\b{_COUNTED} (?:\w+ )?(?:with the |having the )?(?:largest|highest|lowest|smallest|most|least|biggest)\b",
    re.IGNORECASE,
)
_ORDINALS = "second third fourth fifth".split()
_ORDINAL = re.compile(
    rf"\b({'|'.join(_ORDINALS)}|2nd|3rd)[- ](?:most|largest|highest|biggest|lowest|smallest|greatest)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a grid sees it; `order` keeps repeated tokens in their places, `sort` is what "which" asks for.

    `head` is the last word of the sort: of "which source country" it is "country".
    """

    text: str
    tokens: frozenset[str]
    order: tuple[str, ...]
    abbreviations: frozenset[str]
    years: frozenset[int]
    cues: frozenset[str]
    limit: int | None
    nth: int | None
    joints: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    sort: frozenset[str] = frozenset()
    head: str = ""

    def joins(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether an "and", "or" or comma stands between words of the one and words of the other."""
        left, right = one - other, other - one
        return any(
            (left & before and right & after) or (right & before and left & after) for before, after in self.joints
        )

    @property
    def wants_name(self) -> bool:
        """Whether it asks for a member ("which country"), not for a number."""
        return "which" in self.cues or "listing" in self.cues

    @property
    def wants_percent(self) -> bool:
        """Whether it asks for a percentage."""
        return bool({"percent", "points"} & self.cues)

    @property
    def wants_several(self) -> bool:
        """Whether it asks for more than one number."""
        return "respectively" in self.cues or "plural" in self.cues


def read_asked(text: str, abbreviations: frozenset[str] = frozenset()) -> Asked:
    """Take a question apart; what it spells out that a grid abbreviates counts as the abbreviation."""
    text = abbreviated(text, abbreviations)
    limit, ordinal, sort = _LIMIT.search(text), _ORDINAL.search(text), _SORT.search(text)
    return Asked(
        text,
        frozenset(question_tokens(text)),
        label_tokens(text),
        frozenset(word.removesuffix("s") for word in re.findall(r"[a-z&]{3,}", text.lower())),
        years_in(text),
        frozenset(name for name, pattern in _COMPILED if pattern.search(text)),
        _count((limit.group(1) or limit.group(2)).lower()) if limit else None,
        _nth(ordinal.group(1).lower()) if ordinal else None,
        tuple(_joints(text)),
        frozenset(label_tokens(sort.group(1))) if sort else frozenset(),
        label_tokens(sort.group(1))[-1] if sort else "",
    )


def _joints(text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The words before and after each "and", "or" and comma."""
    for joint in _JOINT.finditer(text):
        before, after = label_tokens(text[: joint.start()]), label_tokens(text[joint.end() :])
        yield frozenset(before[-_REACH:]), frozenset(after[:_REACH])


def _count(word: str) -> int | None:
    number = int(word) if word.isdigit() else _NUMBERS.index(word) + 2
    return number if 2 <= number <= 50 else None


def _nth(word: str) -> int:
    return int(word[0]) if word[0].isdigit() else _ORDINALS.index(word) + 2
