"""Which parts of a compound question no sentence answers, told in words. Looks for no answers itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.kinds import Kind, fits, wanted
from assistant.answer.parts import Answers
from assistant.sentences import gives_orders, has_active_content, same_word, stems, words_of

_TELLING: frozenset[Kind] = frozenset({"when", "who", "where", "why", "number", "share"})
_NUMERIC = frozenset({"number", "share"})
_BARE = re.compile(r"^\W*(why|when|where|how|who)\b", re.IGNORECASE)

_NUMBER = re.compile(r"\d")
_LONGEST = 160


def unsaid(answers: Answers, told: Sequence[str]) -> tuple[str, ...]:
    """A sentence for each part without an answer, where what is told answers another.

    A part counts as answered where a told sentence has what it asks for, such as a reason or a date.
    """
    lacking = [n for n, (part, _) in enumerate(answers) if not (_has_own(n, answers) or _is_told(n, answers, told))]
    if not told or len(lacking) == len(answers):
        return ()
    return tuple(_sentence(n, [part for part, _ in answers]) for n in lacking)


def _has_own(number: int, answers: Answers) -> bool:
    """Whether a part has an answer, other than that of another part; one that asks for no certain kind may share it."""
    part, own = answers[number]
    if own is None:
        return False
    shared = any(other and other.text == own.text for n, (_, other) in enumerate(answers) if n != number)
    return not shared or not set(wanted(part)) & _TELLING


def _is_told(number: int, answers: Answers, told: Sequence[str]) -> bool:
    """Whether a sentence has what a part asks for; a number must stand with a word that only this part has."""
    part = answers[number][0]
    asked = [kind for kind in wanted(part) if kind in _TELLING]
    fitting = [sentence for sentence in told if asked and fits(asked[0], part, sentence) > 0]
    if not fitting or not _NUMERIC & set(asked):
        return bool(fitting)
    others = {word for n, (other, _) in enumerate(answers) if n != number for word in stems(other)}
    own = stems(part) - others
    return not own or any(same_word(a, b) for sentence in fitting for a in own for b in stems(sentence))


def _sentence(number: int, parts: Sequence[str]) -> str:
    """Says what the sources do not: "why" where the part asks nothing else that is new; else with its question."""
    part = parts[number]
    asker = _BARE.match(part)
    others = {word.stem for n, other in enumerate(parts) if n != number for word in words_of(other)}
    if asker and all(word.stem in others for word in words_of(part)[1:]):
        return f"The sources here do not say {asker.group(1).lower()}."
    if _NUMBER.search(part) or len(part) > _LONGEST or has_active_content(part) or gives_orders(part):
        return "The sources here do not answer the other part of the question."
    return f"The sources here do not answer “{part}”."
