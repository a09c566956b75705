"""Words that ask for an operation ("how many times", "which country has the most", "on average"). Knows no table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from assistant.plan.periods import NUMBERS

Cue = Literal[
    "change",
    "percent_change",
    "growth_rate",
    "ratio",
    "share",
    "rank",
    "most",
    "least",
    "sum",
    "mean",
    "median",
    "series",
    "compare",
    "gap",
    "more",
    "less",
    "count",
    "how_many",
    "net",
    "when",
    "which_n",
    "return",
    "loss",
    "weighted",
    "exchange",
]

_N = r"(?P<n>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)"
_LISTED = r"(?:countr|nation|origin|destination|source|institution|universit|field|partner|place|econom|occupation)"
_MOVES = r"(?:chang|grow|grew|rise|rose|fall|fell|increas|decreas|declin|drop|shr)"
_SHARE = r"(?:share|proportion|fraction|per\s?cent(?:age)?)"
_TABLE = r"(?:list|table|ranking|field|league)"
_COMES = r"(?:com(?:es?|ing)|ranks?|finish(?:es)?|stands?)"
_RELATIVE = r"(?:change|growth|increase|rise|gain|decrease|decline|drop|fall|reduction)s?"
_LARGER = r"(?:higher|larger|bigger|greater)"
_SMALLER = r"(?:lower|smaller|fewer)"
_PATTERNS: tuple[tuple[Cue, str], ...] = (
    (
        "growth_rate",
        r"(?:annual(?:i[sz]ed)?|yearly|compound)\s+(?:average\s+)?growth(?:\s+rate)?|growth rate|"
        r"compound(?:ed)?(?: \w+)? growth",
    ),
    ("growth_rate", r"(?:average |mean )?annual (?:average )?rate|per cent a year|grow(?:n|th)? per year"),
    (
        "growth_rate",
        r"(?:at )?(?:what|which) (?:\w+ )?rate (?:per|a|each) year|(?:rate of )?growth (?:per|a|each) year",
    ),
    ("growth_rate", r"(?:per\s?cent|%) (?:per|a|each) year|average(?:d)? per year(?=.*\bgr[eo]w)"),
    ("growth_rate", r"(?:how (?:fast|quickly|rapidly)|by how much)(?=.*\b(?:per|a|each) year\b)|cagr"),
    ("percent_change", rf"(?:by\s+)?(?:what|how many|which)\s+per\s?cent(?:age)?(?!\s+points?)(?=.*\b{_MOVES})"),
    ("percent_change", rf"per\s?cent(?:age)?-? ?{_RELATIVE}|in (?:per\s?cent(?:age)?|relative) terms"),
    ("percent_change", rf"in per\s?cent(?=.*\b{_MOVES})"),
    ("percent_change", r"relative (?:change|increase|decrease|decline|growth)(?= (?:in|of)\b)"),
    ("percent_change", rf"how (?:steep|sharp|strong)(?:ly)?(?: (?:was|is|has been)(?: the)?)?(?=.*\b{_MOVES})"),
    (
        "change",
        rf"(?:how (?:big|large)(?: (?:was|is|has been)(?: the)?)?(?=.* {_RELATIVE}\b))",
    ),
    ("change", r"(?:gone|went|go(?:es)?|come|came) (?:up|down)|climb(?:ed|s|ing)?|shrinking"),
    ("series", r"develop(?:ed|s)?(?= (?:over|between|from|since|in)\b)"),
    (
        "series",
        r"(?:all|every|each)(?: of)? (?:the )?(?:available )?years?(?: available| (?:we|you) have| there (?:is|are))?",
    ),
    ("change", r"chang(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|gr[eo]w|grow(?:n|th|s)|fall(?:s|en|ing)?|fell"),
    ("change", r"(?:increas|decreas|declin|evolv)(?:e|ed|es|ing)|dropp?(?:ed|s|ing)?|shift(?:ed)?|shr[aiu]nk"),
    ("change", r"slip(?:ped|s)?"),
    ("change", r"(?:gained|lost)(?= (?:or|between|from))|moved?(?= from (?:19|20)\d\d)"),
    ("change", r"(?:by )?how many (?:percentage )?points|percentage points?|points"),
    (
        "ratio",
        r"how many times|times (?:as|more|larger|bigger|higher)|ratio(?: of| between)?|twice|multiple of|as a multiple",
    ),
    ("gap", r"(?:difference|gulf)(?: between)?|gap(?: between)?|how far apart|apart"),
    ("gap", rf"how (?:much|many)(?: percentage)?(?: points)? (?:more|less|{_LARGER}|{_SMALLER})"),
    ("rank", r"(?:by )?how many (?:places|ranks|positions)(?! (?:have|had|are|were)\b)"),
    ("rank", r"rank(?:s|ed|ing)?(?: of)?|(?:which|what) (?:place|position)|how high"),
    (
        "rank",
        r"where (?:do|does|did)(?= (?:\w+[ ’']?){1,4}? (?:come|stand|sit|rank|place|land)\b)|ordered by|position",
    ),
    ("rank", r"how (?:do|does|did)(?= (?:\w+ ){1,4}?(?:place|rank)\b)|(?:in|on|at) (?:which|what) (?:rank|place)"),
    ("rank", r"(?:stands?|placed?|sits?|come)(?= (?:in|among|by|on) )|counted from the (?:top|bottom)"),
    ("loss", r"brain drain|los(?:es|ing|t|e)(?: the)? most|(?:most|biggest|heaviest) los(?:ses|ers?)"),
    ("loss", r"(?:heaviest|biggest|largest|greatest|worst|most)(?: net)? (?:loss(?:es)?|outflow|decline|drain)"),
    ("most", rf"(?:first|leading) {_N}(?= (?:\w+ )?{_LISTED})"),
    ("most", rf"top(?: {_N}\b|(?= (?:\w+ )?{_LISTED}))"),
    (
        "most",
        rf"(?:{_N} )?(?:largest|biggest|highest|greatest|leading|(?<!at )most(?: likely| frequent| common)?|"
        r"strongest|maximum|likeliest)",
    ),
    (
        "most",
        r"record high|all-time high|peak(?:ed|s|ing)?|high point|best(?= year)|at its (?:highest|peak)|runners?-up",
    ),
    (
        "most",
        rf"leads?(?= in\b)|(?:leads?|tops?|heads?)(?: the)? {_TABLE}(?: of| in| for)?|number one|{_COMES} first|"
        r"first place|in the lead|(?:the )?(?:world )?leaders?(?= in\b)|"
        r"fastest",
    ),
    (
        "least",
        rf"{_COMES} last|last place|slowest",
    ),
    ("least", r"record low|all-time low|trough|low point|bottomed out|worst(?= year)|at its lowest"),
    ("least", rf"bottom(?: {_N})?"),
    ("least", rf"(?:{_N} )?(?:lowest|smallest|fewest|(?<!at )least(?: likely| frequent| common)?|weakest|minimum)"),
    (
        "sum",
        r"in total|altogether|combined|sum(?: of)?|(?:put |taken |added |all )?together|total number|cumulative(?:ly)?|"
        r"(?:all|both(?: \w+)?) added|total(?= (?!of\b|number\b)\w)|"
        r"add(?:ing|ed)? up|summ(?:ed|ing)(?: up)?|all told|in all|as a (?:sum|total)|total\W*$",
    ),
    (
        "sum",
        r"in total|plus|add(?= .+ to )|(?:if|when) (?:you|we|one) (?:add|sum)s?|(?:add|sum)(?= .+ (?:together|up)\b)",
    ),
    ("weighted", r"(?:\w+-)?weighted(?: (?:by|mean|average))?(?: of)?|pooled"),
    ("weighted", r"as (?:one|a(?: single)?) group|joint(?= rate)"),
    ("weighted", r"overall(?= (?:rate|share|per\s?cent|proportion|average))"),
    ("exchange", r"(?:in the )?exchange(?= of)|c[oa]me out ahead"),
    ("mean", r"(?:on\s+)?average|mean|averaged"),
    ("median", r"median"),
    ("series", r"over (?:time|the years)|trend|year by year|each year|every year|by year|annually|time series"),
    ("compare", r"compar(?:e|ed|es|ing)(?: (?:to|with))?|versus|vs\b\.?|against"),
    ("more", rf"(?:{_LARGER}|more|ahead)(?: \w+)? (?:than|of)"),
    ("more", r"exceed(?:ed|s)?|overtak(?:e|en|es)|overtook|surpass(?:ed)?|outnumber(?:ed)?"),
    ("less", rf"(?:{_SMALLER}|less)(?: \w+)? than|behind"),
    ("more", rf"{_LARGER}(?: or (?:{_SMALLER}|less))?"),
    ("less", rf"{_SMALLER}(?: or (?:{_LARGER}|more))?"),
    (
        "share",
        rf"how much of|(?:what|which|how (?:big|large|high)(?: is| was)?)(?: an?| the)? {_SHARE}(?: of)?|{_SHARE}|%",
    ),
    ("share", r"(?:what|which|how (?:big|large|great|high) an?) (?:part|portion|slice|chunk)(?: of)?|portion of"),
    ("share", rf"(?:{_LARGER}|{_SMALLER}|largest|smallest) (?:part|portion|slice) of"),
    ("share", r"how (?:big|large|great|high) (?:is|was|are|were) (?:the|their|its) (?:part|portion|slice|chunk)"),
    ("share", r"slice of|part of(?= (?:the )?(?:total|whole|world))|percentage-?wise"),
    ("which_n", rf"first {_N}(?=\s*[.?!,]|\s*$)"),
    ("which_n", rf"(?:which|what) {_N}(?= \w)"),
    ("return", r"(?:the )?other way(?: round| around)?|vice versa|and back"),
    ("return", r"in (?:the )?(?:opposite|other|both) directions?"),
    (
        "when",
        r"(?:in )?(?:which|what) (?:(?:school|academic|fiscal|financial|budget|calendar) )?year|when|"
        r"(?<=peak )year|(?<=best )year|(?<=worst )year",
    ),
    ("net", r"net(?: (?:in|out)flows?)?|(?:on )?balance|brain gain"),
    ("how_many", r"how many|(?:number|count) of"),
)
_COMPILED = tuple((cue, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for cue, pattern in _PATTERNS)
_ASKED_N = re.compile(
    rf"\b(?:(?:which|what|the|name|list|give me|show me|those)\s+{_N}\s+(?!per\s?cent|points?\b|years?\b|times\b)"
    rf"|{_N.replace('<n>', '<m>')}\s+{_LISTED})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cues:
    """The operations a question asks for, how many members it wants, and the words used up by them."""

    found: frozenset[Cue] = frozenset()
    limit: int | None = None
    spans: tuple[tuple[int, int, Cue], ...] = field(default=())

    def outside(self, used: Sequence[tuple[int, int]]) -> Cues:
        """The cues without those that lie within other words, as "percent" in "at least 5 percent"."""
        kept = tuple(s for s in self.spans if not any(start <= s[0] and s[1] <= end for start, end in used))
        return replace(self, found=frozenset(cue for _, _, cue in kept), spans=kept)

    def __contains__(self, cue: Cue) -> bool:
        return cue in self.found


def find_cues(text: str) -> Cues:
    """Every operation cue of a text; a longer or earlier pattern wins where two overlap."""
    spans: list[tuple[int, int, Cue]] = []
    limit: int | None = None
    for cue, pattern in _COMPILED:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end, _ in spans):
                continue
            spans.append((match.start(), match.end(), cue))
            limit = limit or _limit(match)
    if limit is None and (asked := _ASKED_N.search(text)):
        limit = _limit(asked)
    return Cues(frozenset(cue for _, _, cue in spans), limit, tuple(sorted(spans)))


def _limit(match: re.Match[str]) -> int | None:
    for value in match.groupdict().values():
        if value:
            return NUMBERS.get(value.lower()) or int(value)
    return None
