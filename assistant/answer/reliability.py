"""Questions about how far a number can be trusted: who measured it, on whom, how exactly. Judges no number itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.asked import Asked
from assistant.answer.scoring import Candidate, Similarity, score_all
from assistant.sentences import same_word, stems

MOST = 3
_LEAST = 0.3
_HALF = 0.5
_ASKS = re.compile(
    r"\bhow (?:reliable|sure|certain|accurate|trustworthy|solid|robust|exact|precise|representative|good (?:is|are))\b|"
    r"\b(?:can|could|may|should) (?:we|I|one|you|it|they|the [\w ]{2,40}) (?:be )?"
    r"(?:trust\w*|rel(?:y|ied) (?:up)?on|quoted?|cited?)\b|"
    r"\b(?:margins?|sample size|size of the sample|caveats?|limitations?|weakness\w*|reliable|trustworthy)\b|"
    r"\bhow (?:large|big|small) (?:is|was|are|were) the samples?\b|\bon how many (?:people|\w+) (?:is|does|was)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"\b(?:how|reliable|reliability|sure|certain|accurate|trustworthy|solid|robust|exact|precise|representative|"
    r"trust\w*|rely on|quote|cite|data|figures?|numbers?|statistics|measure[ds]?|who|margins?|samples?|size|caveats?|"
    r"behind|limitations?|weakness\w*|error|people|can|could|should|large|big|small|say|says|shares?|what|the|is|are|of)\b",
    re.IGNORECASE,
)
_SAMPLE = r"samples?|sampled|rests? on|based on \d[\d,]*"
_MARGIN = r"margins?|points either way|standard error|confidence interval"
_COVERAGE = (
    r"covers? (?:only|few|one|selected)|cover (?:selected|only)|barely cover\w*|leaves? out|leave out|"
    r"(?:is|are) missing|"
    r"not representative|tilt\w*|leans? towards|below the (?:coverage )?threshold|voluntary|self-report\w*|"
    r"(?:could|can) be placed"
)
_DOUBT = (
    r"caution|with care|unreliable|not reliable|no (?:reliable|stated|verified)|"
    r"not (?:comparable|stated|known|proven|used)|cannot be (?:checked|compared|read|right)|"
    r"should not be (?:quoted|read|used)|graded as|looks? .{0,12}too (?:high|low)|"
    r"not be set|need(?:s)? care"
)
_ASPECTS = (
    (re.compile(r"\bsamples?\b|\bhow many people\b", re.IGNORECASE), _SAMPLE),
    (re.compile(r"\bmargins?\b|\bexact|\bprecise", re.IGNORECASE), _MARGIN),
)
_ANY = "|".join((_SAMPLE, _MARGIN, _COVERAGE, _DOUBT))


def asks_reliability(text: str) -> bool:
    """Whether a question asks how far something can be trusted."""
    return bool(_ASKS.search(text))


def on_reliability(asked: Asked, found: Sequence[Candidate], similarity: Similarity | None) -> tuple[Candidate, ...]:
    """The sentences on sample, coverage, method and exactness of what is asked about, best first; may be empty.

    The words of trusting and measuring are left out of the question, since no such sentence repeats them.
    """
    subject = Asked(" ".join(_FRAME.sub(" ", asked.text).split()))
    told = "|".join(tells for asks, tells in _ASPECTS if asks.search(asked.text)) or _ANY
    tells = re.compile(rf"\b(?:{told})\b", re.IGNORECASE)
    ranked = score_all(subject, [c for c in found if tells.search(c.text)], similarity)
    return tuple(c for c in ranked if c.coverage >= _LEAST and _is_on(c, subject))[:MOST]


def _is_on(candidate: Candidate, subject: Asked) -> bool:
    """Whether a sentence, or what stands over it, has half of the words of what is asked about."""
    own = stems(f"{candidate.text}\n{candidate.setting}")
    have = sum(any(same_word(word, other) for other in own) for word in subject.words)
    return have >= _HALF * len(subject.words)
