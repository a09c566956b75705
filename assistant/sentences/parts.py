"""The parts of a compound question, each made to stand alone, and the two things it contrasts. Answers nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.sentences.words import FUNCTION, content_words, words_of

_ASKS = r"(?:what|which|who|whom|whose|when|where|why|how)"
_VERBS = r"(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|may|must)"
_LEADS = r"(?:from|since|until|till|by|at|in|for|to|on|of|with|under|after|before)"
_CLAUSE = re.compile(rf"\s*(?:,|;|\?)?\s+(?:and|but|or)\s+(?=(?:{_LEADS}\s+)?{_ASKS}\b)|\?\s+(?=\w)", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|they|them|he|she|him|this|that one|these|those)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\b(?:its|their|his|her)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"^\W*(?:{_LEADS}\s+)?{_ASKS}(?:\s+\w+){{0,2}}?\s+{_VERBS}\s+(?P<subject>(?:(?:an?|the)\s+)?.+?)\??\s*$",
    re.IGNORECASE,
)
_CONTRASTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:differences?|distinction|contrast)\s+(?:is there\s+)?between\s+(?P<one>.+?)\s+and\s+(?P<other>.+?)\W*$",
        r"^\W*how\s+(?:does|do|did|is|are)\s+(?P<one>.+?)\s+(?:differ(?:ent)?|distinguished|distinct)\s+from\s+"
        r"(?P<other>.+?)\W*$",
        r"^\W*what\s+(?:distinguishes|separates|sets)\s+(?P<one>.+?)\s+(?:apart\s+)?from\s+(?P<other>.+?)\W*$",
        r"^\W*how\s+do\s+(?P<one>.+?)\s+and\s+(?P<other>.+?)\s+differ\W*$",
        r"\b(?:is|are)\s+(?P<one>.+?)\s+the\s+same\s+as\s+(?P<other>.+?)\W*$",
    )
)
_TAIL = re.compile(r"\s+(?:in|according to|as used|used|for|on|by)\s+(?:the\s+)?\w.*$", re.IGNORECASE)
_SHORT = 3
_LONGEST_NAME = 7


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two things a question wants told apart."""

    one: str
    other: str

    @property
    def questions(self) -> tuple[str, str]:
        """What each of them is."""
        return (_what_is(self.one), _what_is(self.other))


def contrast_in(question: str) -> Contrast | None:
    """The two things a question contrasts; a noun of the second alone holds for both ("junior and senior nurses")."""
    for pattern in _CONTRASTS:
        if found := pattern.search(question):
            one, other = found["one"].strip(), found["other"].strip()
            if max(len(one.split()), len(other.split())) > _LONGEST_NAME:
                return None
            bare = _TAIL.sub("", other)
            if len(one.split()) == 1 and len(bare.split()) > 1:
                one = f"{one} {' '.join(bare.split()[1:])}"
            return Contrast(one, other)
    return None


def parts_of(question: str) -> tuple[str, ...]:
    """The questions in a question, each standing alone; the question itself where it is one."""
    pieces = [piece.strip(" ,;") for piece in _CLAUSE.split(question) if piece and piece.strip(" ,;?")]
    if len(pieces) < 2:
        return (question,)
    first, rest = pieces[0], pieces[1:]
    if not content_words(first):
        return (question,)
    subject = _subject(first)
    return tuple(_closed(piece) for piece in (first, *(_standing(piece, first, subject) for piece in rest)))


def _subject(first: str) -> str:
    found = _SUBJECT.match(first)
    subject = found["subject"] if found else ""
    names = _names(first)
    if names and subject.startswith(names):
        return names
    if found and re.match(r"(?:an?|the)\s", subject, re.IGNORECASE) and len(subject.split()) <= _LONGEST_NAME:
        return subject
    if names:
        return names
    return subject if len(subject.split()) <= _LONGEST_NAME else ""


def _names(text: str) -> str:
    """The longest run of capitalised words after the first word."""
    runs = re.findall(r"(?<=\s)(?:the\s+)?[A-Z][\w’'&-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z0-9][\w’'&-]*)*", text)
    return max(runs, key=len, default="")


def _standing(piece: str, first: str, subject: str) -> str:
    if subject and _PRONOUN.search(piece):
        return _PRONOUN.sub(lambda _: subject, piece, count=1)
    if subject and _POSSESSIVE.search(piece):
        return f"{_POSSESSIVE.sub('the', piece, count=1).rstrip('?')} of {subject}"
    own = [word for word in words_of(piece) if word.text.lower() not in FUNCTION]
    if len(own) < _SHORT:
        return f"{piece.rstrip('?')} {_without_asking(first)}"
    return piece


def _without_asking(first: str) -> str:
    return re.sub(rf"^\W*(?:{_LEADS}\s+)?{_ASKS}\s+(?:{_VERBS}\s+)?", "", first.rstrip("?"), flags=re.IGNORECASE)


def _closed(piece: str) -> str:
    text = piece.strip().rstrip("?") + "?"
    return text[0].upper() + text[1:]


def _what_is(thing: str) -> str:
    return f"What is {thing}?"


def questions_in(question: str) -> tuple[str, ...]:
    """What a compound question asks one by one: its parts, or what each thing it contrasts is; else ()."""
    if contrast := contrast_in(question):
        return contrast.questions
    parts = parts_of(question)
    return parts if len(parts) > 1 else ()
