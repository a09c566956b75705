"""What speaks for and against a sentence as the answer to a question, as readable numbers. Weighs nothing.

Features are made from the words of the question, the sentence and what stands around it, never from a subject.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer.asked import LEAST, MOST, Asked, Term, superlatives_of
from assistant.answer.kinds import fits
from assistant.sentences import content_words, negated_words, polarity_clashes, read, same_word, words_of
from assistant.sentences.words import stem

Features = dict[str, float]
Found = Mapping[str, frozenset[str]]
_SAME_BEGINNING = 5
_NEAR = 4
_LEAST_WEIGHT = 0.4
_ALIKE, _LIKE_ENDING = 0.85, 0.7
_CAPITAL = re.compile(r"(?<=[\w,;:)”’'\"] )[A-ZÀ-ÖØ-Þ][\w’'-]*")
_HEDGED = re.compile(r"\b(?:some|many|several|various|often|may|might|could|would)\b", re.IGNORECASE)
_NUMBERS = {
    str(n): stem(word)
    for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}


@dataclass(frozen=True, slots=True)
class Around:
    """A sentence with what stands around it: the sentences before and after, the passage, title and section.

    `topic`, `likeness` and `heading` are the cosines with the question of the passage, of the sentence, and of what
    stands over it: title and section.
    """

    text: str
    before: str
    after: str
    passage: str
    setting: str
    first: bool
    leans: bool
    topic: float
    likeness: float
    heading: float


def weights_of(asked: Asked, texts: Iterable[str]) -> dict[str, float]:
    """How telling each word of the question is among some sentences: the rarer the more."""
    counts: Counter[str] = Counter()
    size = 1
    for text in texts:
        counts.update(all_stems(text))
        size += 1
    return {t.stem: max(_LEAST_WEIGHT, math.log(size / (counts[t.stem] + 0.5))) for t in asked.terms}


@lru_cache(maxsize=40_000)
def all_stems(text: str) -> frozenset[str]:
    """The stems of all words of a text, numbers among them."""
    found = {word.stem for word in words_of(text)}
    return frozenset(found | {_NUMBERS[word] for word in found if word in _NUMBERS})


def match(word: str, others: frozenset[str]) -> float:
    """How well a word is among others: 1 it is, less for a synonym or a word of the same beginning, 0 not at all."""
    if word in others:
        return 1.0
    if any(same_word(word, other) for other in others):
        return _ALIKE
    size = max(_SAME_BEGINNING, math.ceil(0.7 * len(word)))
    head = word[:size]
    return _LIKE_ENDING if len(word) >= _SAME_BEGINNING and any(o.startswith(head) for o in others) else 0.0


def said(term: Term, text: str) -> float:
    """How well a text has a term: a place by any of its names, another word as `match` tells."""
    found = match(term.stem, all_stems(text))
    return 1.0 if not found and term.place and term.place in read(text).places else found


def features_of(asked: Asked, weights: Mapping[str, float], around: Around) -> Features:
    """The features of one sentence as an answer."""
    return {
        **_overlap(asked.terms, weights, around),
        **_order(asked, around.text),
        **_kind(asked, around.text),
        "follows": _follows(asked, weights, around),
        **_turns(asked, around.text),
        "likeness": around.likeness,
        "heading": around.heading,
        "topic": around.topic,
        "first of passage": float(around.first),
        "length": math.log(1 + len(around.text) / 150),
    }


def overlap(asked: Asked, weights: Mapping[str, float], around: Around) -> float:
    """Roughly how much of the question stands in the sentence and around it, for a first choice."""
    own, over, far = all_stems(around.text), all_stems(around.setting), all_stems(around.passage)
    return around.likeness + sum(
        weights[t.stem] * (1.0 if t.stem in own else 0.6 if t.stem in over else 0.3 * (t.stem in far))
        for t in asked.terms
    ) / (sum(weights[t.stem] for t in asked.terms) or 1.0)


def _overlap(terms: Sequence[Term], weights: Mapping[str, float], around: Around) -> Features:
    """How much of the question stands in the sentence, beside it, elsewhere in the passage, or nowhere."""
    near = f"{around.before}\n{around.after}"
    features: dict[str, float] = defaultdict(float)
    total = sum(weights[t.stem] for t in terms) or 1.0
    of_kind = Counter(t.kind for t in terms)
    for term in terms:
        weight = weights[term.stem] / total
        here = said(term, around.text)
        features["words"] += weight * here
        if here:
            continue
        others = (("title", around.setting), ("beside", near), ("passage", around.passage))
        where = next((name for name, text in others if said(term, text)), "")
        features[f"words in {where}" if where else "words nowhere"] += weight
        if where == "beside" and around.leans:
            features["words in beside, leaning"] += weight
        features[f"{term.kind} {'elsewhere' if where else 'nowhere'}"] += 1 / of_kind[term.kind]
        if where != "title":
            features[f"{term.kind} missing"] = 1.0
    features["covered"] = _covered(terms, weights, around)
    features["number of words missing"] = sum(not said(t, f"{around.setting}\n{around.text}") for t in terms) / 4
    return dict(features)


def _follows(asked: Asked, weights: Mapping[str, float], around: Around) -> float:
    """The share of the question in the sentence before, where this one has what is asked for."""
    if not around.before or max(fits(kind, asked.text, around.text) for kind in asked.kinds) <= 0:
        return 0.0
    total = sum(weights[t.stem] for t in asked.terms) or 1.0
    return sum(weights[t.stem] * said(t, around.before) for t in asked.terms) / total


def _covered(terms: Sequence[Term], weights: Mapping[str, float], around: Around) -> float:
    """The share of the words besides places that the sentence has; what stands over or around it counts in part.

    What the sentence leans on counts as its own.
    """
    told = [term for term in terms if not term.place]
    own = f"{around.before}\n{around.text}" if around.leans else around.text
    gained = sum(
        weights[t.stem] * max(said(t, own), 0.6 * bool(said(t, around.setting)), 0.25 * bool(said(t, around.passage)))
        for t in told
    )
    return gained / sum(weights[t.stem] for t in told) if told else 0.5


def _order(asked: Asked, sentence: str) -> Features:
    """Whether the question's words stand together in the sentence as they do in the question."""
    ours = [w.stem for w in content_words(asked.text)]
    theirs = [w.stem for w in content_words(sentence)]
    pairs = list(zip(ours, ours[1:], strict=False))
    at: dict[str, list[int]] = {}
    for n, word in enumerate(theirs):
        at.setdefault(word, []).append(n)
    together = [any(0 < abs(j - i) <= 2 for i in at.get(a, ()) for j in at.get(b, ())) for a, b in pairs]
    places = sorted(n for word in set(ours) for n in at.get(word, ()))
    dense = max((sum(0 <= q - p < 2 * _NEAR for q in places) for p in places), default=0)
    return {
        "pairs": sum(together) / len(pairs) if pairs else 0.0,
        "together": dense / (len(set(ours)) or 1),
    }


def _kind(asked: Asked, sentence: str) -> Features:
    """Whether the sentence has what the question word asks for."""
    features: Features = {}
    for kind in asked.kinds:
        fit = fits(kind, asked.text, sentence)
        features[f"{kind} {'found' if fit > 0 else 'lacking'}"] = abs(fit)
    if asked.focus:
        named = match(asked.focus, all_stems(sentence))
        near = "which" if asked.focus_is_near else "what"
        features[f"{near} named"] = named
        features[f"{near} not named"] = 1.0 - named
    known = {w.stem for w in words_of(asked.text)}
    fresh = {m.group() for m in _CAPITAL.finditer(sentence)}
    features["new names"] = math.log(1 + sum(stem(name) not in known for name in fresh))
    features["new numbers"] = float(bool({w.stem for w in words_of(sentence) if w.text[0].isdigit()} - known))
    return features


def _turns(asked: Asked, sentence: str) -> Features:
    """Whether the sentence says the opposite, denies, or leaves out the superlative."""
    wanted = asked.superlatives
    theirs = superlatives_of(sentence)
    if MOST in wanted and theirs - LEAST:
        theirs |= {MOST}
    return {
        "opposite": float(len(polarity_clashes(asked.text, sentence))),
        "denies unasked": float(bool(negated_words(sentence)) and not asked.negated),
        "denial lacking": float(asked.negated and "why" not in asked.kinds and not negated_words(sentence)),
        "superlative found": len(wanted & theirs) / len(wanted) if wanted else 0.0,
        "superlative lacking": len(wanted - theirs) / len(wanted) if wanted else 0.0,
    }
