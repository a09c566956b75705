"""Words that turn a statement round: frames (educated, working, born), negation, opposites and rankings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.sentences.words import FUNCTION, stem, words_of

# What a person's link to a country rests on, and which way people go: sentences must not swap these.
_FRAME_WORDS = {
    "education": "educate education undergraduate bachelor degree school schooling study train training alma",
    "origin": "origin originate",
    "work": "work working worker employ employment employer job workplace headquarter headquartered based base",
    "birth": "born birth birthplace native birthright",
    "citizenship": "citizen citizenship nationality passport",
    "descent": "descent ethnic ethnicity ancestry surname heritage",
    "stay": "stay remain staying retention retain",
    "leave": "leave depart departure emigrate emigration emigrant outflow exodus exit exiting outbound",
    "arrive": "arrive arrival immigrate immigration inflow inbound incoming enter",
    "net": "net balance",
    "intent": "intend intention plan expect hope",
    "return": "return returnee repatriate",
    "share": "share percent percentage proportion fraction",
    "elite": "elite oral",
    "top_tier": "tier",
    "women": "woman women female girl",
    "men": "man men male boy",
    "student": "student undergraduate enrolment enrollment enrolled",
    "founder": "founder cofounder",
    "military": "military army defence defense",
    "five_year": "",
}
FRAMES: dict[str, frozenset[str]] = {
    name: frozenset(stem(word) for word in words.split()) for name, words in _FRAME_WORDS.items() if words
}
_NEGATORS = re.compile(
    r"\b(?:not|no|never|neither|nor|none|nobody|nothing|without|cannot|hardly|scarcely|barely|fails? to|failed to|"
    r"unlike|instead of|rather than|except|excluding|excludes?|lacks?|lacking)\b|n['’]t\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:.!?()]|\bbut\b|\bwhile\b|\bwhereas\b|\balthough\b")
_OPPOSITES = (
    (
        "rise rose risen grow grew grown growth increase climb climbed gain surge expand double jump up widen",
        "fall fell fallen drop decline decrease shrink shrank plunge halve down narrow slump contract",
    ),
    (
        "higher more greater larger bigger above exceed surpass over outnumber ahead",
        "lower less fewer smaller below under behind trail",
    ),
    (
        "highest most largest biggest greatest top maximum first lead leader led",
        "lowest least fewest smallest bottom minimum last worst",
    ),
    (
        "inflow arrive arrival immigrate immigration enter incoming",
        "outflow leave left depart departure emigrate emigration exit",
    ),
    ("before earlier prior", "after later since"),
    ("include", "exclude omit"),
    ("begin start launch", "end close stop"),
    ("majority", "minority"),
    ("stay remain", "leave left return depart"),
    ("overtake overtook surpass", "trail lag"),
    ("positive", "negative"),
    ("strengthen improve", "weaken worsen"),
    ("allow permit", "ban forbid suspend prohibit"),
    ("public", "private"),
    ("domestic native", "foreign international"),
)
OPPOSITES = tuple((frozenset(map(stem, a.split())), frozenset(map(stem, b.split()))) for a, b in _OPPOSITES)
_RELATION = re.compile(
    r"\b(?:lead(?:s|er|ing)?|led|ahead|overt(?:ook|ake[sn]?)|surpass\w*|exceed\w*|outnumber\w*|first|largest|biggest|"
    r"highest|most|"
    r"greatest|top(?!-tier| tier)|higher|more|larger|greater|bigger|lower|less|fewer|smaller|smallest|lowest|fewest|"
    r"least|behind|trail\w*|last|"
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twice|double|half|rank(?:s|ed)?)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(r"\s+than\s+(?:an?\s+|about\s+)?(?:[\d$€£]|half|third|quarter)")
SUPERLATIVE = re.compile(
    r"\b(?:largest|biggest|highest|greatest|most|top(?! researchers?| AI|-tier)|lead(?:s|er|ing)?|led|"
    r"first(?! (?:time|degree|job|\w+ degree))|"
    r"number one|no\. 1|ahead|overt(?:ook|ake[sn]?)|surpass\w*|exceed\w*|smallest|lowest|fewest|least|last(?! year))\b",
    re.IGNORECASE,
)


_MOVED = re.compile(
    r"\b(?:go|goes|going|gone|went|come|came|move[sd]?|is|are|was|were|be|been|edged|crept)\s+(?:\w+ly\s+)?(up|down)\b|"
    r"\b(up|down)\s+(?:by|from|to)\b",
    re.IGNORECASE,
)


def changes_told(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a text that tell of a rise and of a fall; "up" and "down" count beside a verb or a number only."""
    said = {word.stem for word in words_of(text)} - {"up", "down"}
    said |= {(match[1] or match[2]).lower() for match in _MOVED.finditer(text)}
    up, down = OPPOSITES[0]
    return up & said, down & said


def frames_of(text: str) -> frozenset[str]:
    """The frames a text speaks of."""
    found = {word.stem for word in words_of(text)}
    return frozenset(name for name, words in FRAMES.items() if words & found)


def negated_words(text: str) -> tuple[tuple[str, ...], ...]:
    """For each negation in a text, the stems of up to four content words after it in its clause."""
    scopes = []
    for match in _NEGATORS.finditer(text):
        end = _CLAUSE_END.search(text, match.end())
        clause = text[match.end() : end.start() if end else len(text)]
        scopes.append(tuple(w.stem for w in words_of(clause) if w.text.lower() not in FUNCTION)[:4])
    return tuple(scopes)


def polarity_clashes(sentence: str, evidence: str) -> tuple[str, ...]:
    """Words of the sentence whose opposites stand in the evidence while they and their like do not."""
    said = {w.stem: w.text for w in words_of(sentence)}
    proven = {w.stem for w in words_of(evidence)}
    clashes: list[str] = []
    for pair in OPPOSITES:
        for ours, theirs in (pair, pair[::-1]):
            used = ours & said.keys()
            if used and not ours & proven and theirs & proven:
                clashes += [said[word] for word in sorted(used)]
    return tuple(clashes)


def relations_of(
    text: str, places: Sequence[tuple[int, str]], quantities: Sequence[tuple[int, int]] = ()
) -> tuple[tuple[str, str], ...]:
    """Rankings and comparisons in a text, each with the last place before it ("" where there is none).

    `places` are (offset, code) pairs in order; words inside `quantities` ("more than 2,000") are hedges, no comparison.
    """
    found = []
    for match in _RELATION.finditer(text):
        if any(start <= match.start() < end for start, end in quantities) or _HEDGE.match(text, match.end()):
            continue
        before = [code for offset, code in places if offset <= match.start()]
        found.append((stem(match.group()), before[-1] if before else ""))
    return tuple(found)
