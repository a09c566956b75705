"""Compare the words of a sentence with those of its evidence: nothing added or turned round. Checks no number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.sentences import (
    FRAMES,
    GENERIC,
    OPPOSITES,
    Reading,
    changes_told,
    content_words,
    frames_of,
    negated_words,
    polarity_clashes,
    read,
    relations_of,
    same_word,
    sides_of_places,
    stem,
    words_of,
)

_MOVING = frozenset({"from", "to"})
_TOLD_BY_UNITS = frozenset({"share"})
_CLASSES = (
    "lead leads leader leading led ahead first largest biggest highest most greatest top overtook overtake overtaken "
    "overtakes",
    "surpass surpassed exceed exceeded exceeds outnumber outnumbered higher more larger greater bigger ahead "
    "overtook overtake led lead",
    "lower less fewer smaller behind trail trailed",
    "smallest lowest fewest least last",
    *"second third fourth fifth sixth seventh eighth ninth tenth half".split(),
    "twice double",
    "rank ranks ranked",
)
_UP, _DOWN = OPPOSITES[0]
_CAUSE = re.compile(
    r"\b(because|due to|owing to|thanks to|therefore|hence|thus|as a result|consequently|led to|caused by|so that)\b",
    re.IGNORECASE,
)
_SWEEPING = re.compile(
    r"\b((?:almost|nearly|virtually|practically) (?:all|every\w*|none)|all of|(?<!of )all|every|everyone|none|nobody|"
    r"mostly|mainly|majority|minority|most of|(?<!as )(?<!how )many|few|several|only|merely|"
    r"an? (?:\w+ )?record\b(?! of)|record (?:high|low|level|number|year)|unprecedented|"
    r"will|would|might|could|should|must|again|still|already)\b",
    re.IGNORECASE,
)
_LINKS = frozenset({"education", "work", "birth", "citizenship", "stay", "leave", "arrive", "return"})
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_RELATION_CLASSES = tuple(frozenset(stem(word) for word in line.split()) for line in _CLASSES)


def added_words(reading: Reading, evidence: str) -> str:
    """Why the sentence says more than its evidence: a foreign name, or a content word that is not a general one."""
    spans = [(m.start, m.end) for m in reading.mentions] + [(q.start, q.end) for q in reading.quantities]
    known = {word.stem for word in words_of(evidence)}
    words = [w for w in content_words(reading.text) if not any(a <= w.start < b for a, b in spans)]
    foreign = [w for w in words if w.stem not in GENERIC and not any(same_word(w.stem, k) for k in known)]
    names = [w for w in foreign if w.start > 0 and w.text[0].isupper()]
    if names:
        return f"{names[0].text!r} is not named in the evidence"
    if foreign:
        return "the evidence does not say " + ", ".join(repr(w.text) for w in foreign[:3])
    return _added_claim(reading.text, evidence)


def _added_claim(sentence: str, evidence: str) -> str:
    """Why small words say more than the evidence: a cause, a "most of", an "only" or a "should"."""
    if (cause := _CAUSE.search(sentence)) and not _CAUSE.search(evidence):
        return f"the evidence gives no cause ({cause.group()!r})"
    known = {match.group().lower() for match in _SWEEPING.finditer(evidence)}
    added = next((m.group() for m in _SWEEPING.finditer(sentence) if m.group().lower() not in known), "")
    return f"the evidence does not say {added!r}" if added else ""


def turned_frames(reading: Reading, evidence: str) -> str:
    """Why the sentence speaks of another link (birth for degree, work for education) than its evidence."""
    extra = frames_of(reading.text) - frames_of(evidence) - _TOLD_BY_UNITS
    if not extra:
        return ""
    words = [w.text for w in words_of(reading.text) for name in extra if w.stem in FRAMES[name]]
    return f"the evidence does not speak of {words[0]!r}"


def exchanged_frames(reading: Reading, quote: str) -> str:
    """Why one link of people to places (work) was put for another one (education) of the quote itself."""
    said, told = frames_of(reading.text), frames_of(quote)
    gained, lost = (said - told) & _LINKS, (told - said) & _LINKS
    return f"the evidence speaks of {min(lost)}, not of {min(gained)}" if gained and lost else ""


def loose_numbers(reading: Reading, evidence: str) -> str:
    """Why digits that are no quantity, year or day ("Order 814", "Tracker 2.0") are not those of the evidence."""
    known = {match.group() for match in _DIGITS.finditer(evidence)}
    for match in _DIGITS.finditer(reading.text):
        inside = any(q.start < match.end() and match.start() < q.end for q in reading.quantities)
        if not inside and match.group() not in known and not re.fullmatch(r"(?:19|20)?\d\d", match.group()):
            return f"the evidence does not have {match.group()!r}"
    return ""


def turned_negation(sentence: str, evidence: str) -> str:
    """Why a "not" was added or lost."""
    sentence, evidence = _with_codes(sentence), _with_codes(evidence)
    said, proven = negated_words(sentence), list(negated_words(evidence))
    for scope in said:
        match = next((other for other in proven if _same_scope(scope, other)), None)
        if match is None:
            return "the evidence does not deny this"
        proven.remove(match)
    present = {word.stem for word in words_of(sentence)}
    for scope in proven:
        if scope and sum(word in present for word in scope) >= max(1, -(-2 * len(scope) // 3)):
            return "the evidence denies this"
    return ""


def _with_codes(text: str) -> str:
    """The text with a code for each place, so that "the UK" and "Britain" are one word."""
    for mention in reversed(read(text).mentions):
        text = text[: mention.start] + mention.place.code + text[mention.end :]
    return text


def _same_scope(scope: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two negations deny the same: their first words agree, and half of the rest."""
    if not scope or not other:
        return scope == other
    shared = sum(any(same_word(word, theirs) for theirs in other) for word in set(scope))
    return any(same_word(scope[0], word) for word in other[:2]) and 2 * shared >= min(len(scope), len(other))


def turned_polarity(reading: Reading, evidence: str) -> str:
    """Why a rise is told as a fall, more as less, and the like; or a rise is told that nothing shows."""
    clashes = polarity_clashes(reading.text, evidence)
    if clashes:
        return f"the evidence says the opposite of {clashes[0]!r}"
    up, down = changes_told(reading.text)
    if not up | down or {word.stem for word in words_of(evidence)} & (_UP | _DOWN):
        return ""
    sign = _sign_of_dated(reading)
    return (
        "" if sign and bool(up) == (sign > 0) and bool(down) == (sign < 0) else "the evidence tells of no such change"
    )


def _sign_of_dated(reading: Reading) -> int:
    """1 or -1 where the sentence has two numbers of one unit with a year each, by which the later differs; else 0."""
    dated = [(min(s.years), q) for s in reading.segments for q in s.quantities if len(s.years) == 1]
    if len(dated) != 2 or dated[0][1].unit != dated[1][1].unit or dated[0][0] == dated[1][0]:
        return 0
    (_, earlier), (_, later) = sorted(dated, key=lambda pair: pair[0])
    return (later.value > earlier.value) - (later.value < earlier.value)


def turned_relation(reading: Reading, evidence: Sequence[Reading]) -> str:
    """Why a ranking or comparison of the sentence is not one of the evidence, with the same place in front."""
    proven = [relation for other in evidence for relation in _relations(other)]
    for word, subject in _relations(reading):
        alike = [(w, s) for w, s in proven if w == word or any({w, word} <= group for group in _RELATION_CLASSES)]
        if not alike:
            return f"the evidence does not say {word!r}"
        if subject and not any(s in ("", subject) for _, s in alike):
            return f"the evidence says {word!r} of another place"
    return ""


def _relations(reading: Reading) -> tuple[tuple[str, str], ...]:
    places = [(m.end, m.place.code) for m in reading.mentions]
    quantities = [(q.start, q.end) for q in reading.quantities]
    return relations_of(reading.text, places, quantities)


def turned_roles(reading: Reading, evidence: Sequence[Reading]) -> str:
    """Why a place that people come from is told as one they go to, or the reverse."""
    proven: dict[str, set[str]] = {}
    for other in evidence:
        for code, side in sides_of_places(other):
            proven.setdefault(code, set()).add(side)
    for code, side in sides_of_places(reading):
        known = proven.get(code, set()) & _MOVING
        if side in _MOVING and known and side not in known:
            return f"the evidence has no one going {side} that place"
    return ""
