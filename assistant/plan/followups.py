"""Follow-up questions made stand-alone: what the new question names replaces its like in the earlier one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.places import find_places
from assistant.plan.cues import find_cues
from assistant.plan.periods import find_period
from assistant.plan.replacing import (
    Siblings,
    and_list,
    replace_member,
    replace_opposites,
    replace_period,
    replace_phrase,
    replace_places,
    shift_year,
)
from assistant.plan.topics import OPENER, Topic, topic_of
from assistant.plan.words import words_of

_MOST_WORDS = 14
_FRAGMENT = re.compile(
    r"^\s*(?:what about|how about|what of|(?:the )?same(?: question)?(?: for)?|likewise(?: for)?|what if)\b[\s,]*",
    re.IGNORECASE,
)
_SAME_FOR = re.compile(r"^\s*(?:(?:what|how) about|what of|(?:the )?same)\s+(?:for|in|with)\s+", re.IGNORECASE)
_PREPOSITION = re.compile(r"^\s*(?:for|in|to|from|after|before|with|without|among|by|within)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"^\s*(?:since |by |in |to |from |of )?(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|"
    r"has|have|had|can|could|should|list|name|show|give|compare|rank)\b",
    re.IGNORECASE,
)
_THING = re.compile(r"\b(?P<own>its)\b|\b(?:it|this|that(?!\s+\w+ed\b))(?=\s|[?,.]|$)(?!\s+year)", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?P<own>their)\b|\b(?:they|them|these|those(?!\s+(?:from|in|with|of|who|at)\b))(?=\s|[?,.]|$)(?!\s+years)",
    re.IGNORECASE,
)
_THOSE_FROM = re.compile(r"^\s*(?:what about |how about )?(?:those|the ones|ones)\s+(?=from|in|with|at)", re.IGNORECASE)
_BARE_PORTION = re.compile(
    r"^(?P<head>(?:what|which) (?:share|proportion|per\s?cent(?:age)?|fraction|part)|how many)"
    r"(?=\s+(?:is|are|was|were|came|come|went|go|stay|stayed|left|leave|work|worked|remain|remained|had|have|hold|held)\b)",
    re.IGNORECASE,
)
_THERE = re.compile(r"\b(?:there|then)\b(?!\s+(?:is|are|was|were)\b)(?<!are there)(?<!is there)", re.IGNORECASE)
_ALONE = re.compile(
    r"^\s*(?:why|since when|when|where|who|how|how so|how come)\s*(?:is that|was that)?\s*\??\s*$", re.I
)
_SLIGHT = frozenset(
    "and but or so ok okay then now what about how of same the for in please pls too also likewise".split()
)
_SLIGHT |= frozenset(
    "it is was were year after before next following previous prior with do does did which who".split()
)


def stand_alone(question: str, history: Sequence[str], siblings: Siblings | None = None) -> str:
    """The question as it would be asked without the earlier ones; unchanged where it stands alone already.

    `siblings` gives the names that stand beside a name in some table ("women" beside "men").
    """
    asked: list[str] = []
    for text in (*history, question):
        asked.append(_continue(text, asked, siblings or (lambda _: ())))
    return asked[-1]


def _continue(question: str, earlier: Sequence[str], siblings: Siblings) -> str:
    if not earlier or not _leans(question):
        return question
    previous = earlier[-1]
    if shifted := shift_year(previous, question):
        return shifted
    if _ALONE.match(question):
        return f"{question.strip(' ?').capitalize()} ({topic_of(previous).thing or previous.strip(' ?')})?"
    if _is_fragment(question):
        return _replaced(question, previous, siblings) or _inherit(question, previous)
    swapped = replace_opposites(previous, question)
    if swapped != previous and not _own_words(question, swapped):
        return replace_period(replace_places(swapped, question), question)
    return _spelled_out(question, earlier)


def _leans(question: str) -> bool:
    words = words_of(question)
    if len(words) > _MOST_WORDS:
        return False
    if OPENER.match(question) or _FRAGMENT.match(question) or len(words) <= 4 or _THOSE_FROM.match(question):
        return True
    refers = _THING.search(question) or _GROUP.search(question) or _THERE.search(question)
    return bool(refers or _BARE_PORTION.match(question) or not _ASKS.match(question) and _PREPOSITION.match(question))


def _is_fragment(question: str) -> bool:
    text = OPENER.sub("", question)
    if _FRAGMENT.match(text) or _THOSE_FROM.match(text):
        return True
    return (
        not _ASKS.match(text)
        or text.lower().split()[0] in ("in", "to", "from")
        and not re.match(r"\w+ (?:what|which)\b", text, re.IGNORECASE)
    )


def _replaced(question: str, previous: str, siblings: Siblings) -> str:
    """The earlier question with all that the fragment names replaced; empty where something finds no like."""
    fragment = OPENER.sub("", question).strip(" ?.!")
    fragment = _THOSE_FROM.sub("", _FRAGMENT.sub("", _SAME_FOR.sub("", fragment))).strip()
    text = replace_period(replace_places(replace_opposites(previous, fragment), fragment), fragment)
    rest = _own_words(fragment, text)
    if not rest and text != previous:
        return text
    named = re.sub(r"^(?:for|the|in|of|with)\s+", "", fragment, flags=re.IGNORECASE)
    for changed in (replace_member(text, named, siblings), replace_phrase(text, fragment)):
        if changed != text:
            return changed
    return text if text != previous and len(rest) <= 1 else ""


def _own_words(question: str, said: str) -> list[str]:
    """The words of a question that carry something the other text does not say: no place, time or filler."""
    used = [(m.start, m.end) for m in find_places(question)] + list(find_period(question).spans)
    known = {word.stem for word in words_of(said)}
    return [
        w.text
        for w in words_of(question)
        if w.content
        and w.text.lower() not in _SLIGHT
        and w.stem not in known
        and not any(s <= w.start and w.end <= e for s, e in used)
    ]


def _spelled_out(question: str, earlier: Sequence[str]) -> str:
    """A whole question with its "it", "they" and "of them" put into words, and the place and time it leaves out."""
    topic = topic_of(earlier[-1])
    text = OPENER.sub("", question).strip()
    text = text[:1].upper() + text[1:]
    named = _named(text, topic)
    if named == text:
        return _inherit(question, earlier[-1])
    return _with_time(named, text, earlier, topic)


def _named(text: str, topic: Topic) -> str:
    if topic.group and (match := _BARE_PORTION.match(text)):
        return f"{match['head']} of {topic.group}{text[match.end() :]}"
    for pattern, name in ((_GROUP, topic.group), (_THING, topic.thing)):
        if name and (match := pattern.search(text)):
            owner = f"{name}'" if name.endswith("s") else f"{name}'s"
            return text[: match.start()] + (owner if match["own"] else name) + text[match.end() :]
    return text


def _with_time(named: str, question: str, earlier: Sequence[str], topic: Topic) -> str:
    """The question with the earlier one's time where it has none; a change runs between the last two times asked."""
    if not topic.time or find_period(question).kind != "none":
        return named
    words = topic.time
    if find_cues(question).found & {"change", "percent_change", "growth_rate"} and len(earlier) > 1:
        years = sorted({*find_period(earlier[-1]).years, *find_period(earlier[-2]).years})
        words = f"between {years[0]} and {years[-1]}" if len(years) > 1 else words
    return f"{named.rstrip(' ?.')} {words}?"


def _inherit(question: str, previous: str) -> str:
    """Keep the new question and add the place and time it leaves out."""
    text = OPENER.sub("", question).strip(" ?.")
    text = text[:1].upper() + text[1:]
    if not find_places(question) and (places := find_places(previous)):
        text += f" for {and_list([m.place.name for m in places])}"
    period = find_period(previous)
    if find_period(question).kind == "none" and period.spans:
        words = " ".join(previous[s:e].strip() for s, e in period.spans)
        text += f" in {words}" if words[0].isdigit() else f" {words}"
    return text + "?"
