"""The topic of a question, so that a later "it" or "they" can be put into words. Reads English question forms only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.plan.periods import find_period

_AUXILIARY = "is|are|was|were|be|been|do|does|did|have|has|had|can|could|may|might|will|would|shall|should|must"
_COMMON = (
    "come|comes|came|go|goes|went|gone|leave|leaves|left|stay|stays|remain|remains|work|works|live|lives|move|moves|"
    "study|studies|get|gets|got|hold|holds|held|win|wins|won|gain|gains|lose|loses|lost|grow|grows|grew|rise|rises|"
    "rose|fall|falls|fell|make|makes|made|take|takes|took|have|need|needs|pay|pays|paid|offer|offers|publish|publishes|"
    "release|releases|produce|produces|employ|employs|receive|receives|return|returns|join|joins|start|starts|begin|"
    "begins|began|write|writes|wrote|found|build|builds|built|send|sends|sent|hire|hires|find|finds|intend|intends|"
    "plan|plans|enter|enters|say|says|said|give|gives|gave|show|shows|apply|applies|change|changes|teach|taught|"
    "train|trains|attend|attends|speak|speaks|choose|chooses|chose|become|becomes|became"
)
_VERB = re.compile(rf"\b(?:{_AUXILIARY}|{_COMMON}|[a-z]{{3,}}ed)\b")
_DID = re.compile(r"^(?:do|does|did)\s+")
_IRREGULAR = {"hold": "held", "win": "won", "lose": "lost", "get": "got", "make": "made", "take": "took"}
_IRREGULAR |= {"send": "sent", "build": "built", "write": "wrote", "grow": "grew", "have": "had", "pay": "paid"}
_IRREGULAR |= {"find": "found", "give": "gave", "teach": "taught", "choose": "chose", "leave": "left", "go": "went"}
OPENER = re.compile(r"^\s*(?:and|but|or|so|ok(?:ay)?|then|now|also)\b[\s,]*", re.IGNORECASE)
_EXTREME = r"(?:highest|largest|biggest|greatest|lowest|smallest|most|fewest|least|strongest|weakest)"
_ABOUT = re.compile(r"^(?:why|when|where|who|how|since when)(?: so)? \((?P<np>.+)\)$", re.IGNORECASE)
_IS = re.compile(
    r"^(?:what|who|which|how (?:high|large|big|great|low|long|old|strong|much))"
    r"(?:['’]s| is| are| was| were)\s+(?P<np>.+?)"
    r"(?:\s+(?:defined|measured|called|like|about))?$",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"^(?:what|who|how) (?:do|does|did)\s+(?P<np>.+?)\s+(?:mean|stand for|measure|count|include|cover|say|do|work)\b"
    r"(?P<tail>.*)$",
    re.IGNORECASE,
)
_PORTION = re.compile(
    r"^(?:what|which|how (?:large|big|high|great) (?:an? |is the |was the )?)\s*"
    r"(?P<portion>share|proportion|per\s?cent(?:age)?|fraction|part|portion) of (?P<rest>.+)$",
    re.IGNORECASE,
)
_MANY = re.compile(r"^how (?:many|much) (?P<rest>.+)$", re.IGNORECASE)
_WHICH = re.compile(
    rf"^(?:which|what|who) .*?\b(?:has|have|had|with|is|are|was|were|shows?|reache[sd])\s+(?:the )?{_EXTREME}\s+"
    r"(?:(?:number|amount) of )?(?P<np>.+)$",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"^(?:when|where|why|how|since when|how (?:fast|much|far|often|long)|by how much)\s+"
    rf"(?:{_AUXILIARY})\s+(?P<np>.+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about: `thing` is what a later "it" means, `group` what "they" means, `time` its time words.

    Neither holds the time words; all three may be empty.
    """

    thing: str = ""
    group: str = ""
    time: str = ""


def topic_of(question: str) -> Topic:
    """The topic of a stand-alone question; empty where its form is not known."""
    text, time = _without_time(OPENER.sub("", question).strip(" ?.!"))
    if match := _ABOUT.match(text):
        return Topic(match["np"], match["np"], time)
    if match := _WHICH.match(text):
        return Topic(match["np"], match["np"], time)
    if match := _PORTION.match(text):
        group = _described(match["rest"])
        return Topic(f"the {match['portion'].lower()} of {group}", _short(match["rest"]), time)
    if match := _MANY.match(text):
        group = _described(match["rest"])
        return Topic(f"the number of {group}", group, time)
    if match := _MEANS.match(text):
        named = f"{match['np']}{match['tail']}"
        return Topic(named, named, time)
    if match := _IS.match(text):
        return Topic(match["np"], match["np"], time)
    if match := _ADVERB.match(text):
        named = _subject(match["np"])
        return Topic(named, named, time)
    return Topic(time=time)


def _without_time(text: str) -> tuple[str, str]:
    """The text without its time words, and these with the preposition before them."""
    spans = sorted(find_period(text).spans)
    if not spans:
        return text, ""
    kept, words, at = [], [], 0
    for start, end in spans:
        lead = re.search(r"\b(?:in|for|of|during|at|by|and)\s+$", text[at:start])
        kept.append(text[at : start - (len(lead.group()) if lead else 0)])
        words.append(text[start:end].strip())
        at = end
    kept.append(text[at:])
    told = " and ".join(words)
    return re.sub(r"\s+", " ", "".join(kept)).strip(" ,"), f"in {told}" if told[0].isdigit() else told


def _described(rest: str) -> str:
    """People or things with what is said of them: "students studied in Spain" is "students who studied in Spain"."""
    match = _VERB.search(rest)
    if match is None or match.start() == 0:
        return rest
    named, said = rest[: match.start()].strip(), rest[match.start() :].strip()
    if _DID.match(said):
        return f"{named} that {_past(_DID.sub('', said))}"
    if passive := re.match(r"(?:is|are|was|were)\s+((?:\w+ed|held|made|sent|won|found|built)\b.*)$", said):
        return f"{named} {passive.group(1)}"
    if place := re.match(
        r"(?:is|are|was|were|come|comes|came)\s+(?:(?:there|found)\s+)?((?:in|from|at|of)\b.*)$", said
    ):
        return f"{named} {place.group(1)}"
    if there := re.match(r"(?:is|are|was|were) there\b\s*(.*)$", said):
        return f"{named} {there.group(1)}".strip()
    if have := re.match(r"(?:do|does|did|has|have|had)\s+(.+)$", said):
        return f"{named} of {have.group(1)}"
    return f"{named} that {said}"


def _short(rest: str) -> str:
    """The people of a share, with where they come from but not with the part that the share is of."""
    match = _VERB.search(rest)
    if match is None:
        return rest
    coming = re.match(r"(?:comes?|came|is|are|was|were)\s+(from\b.*)$", rest[match.start() :])
    return f"{rest[: match.start()].strip()} {coming.group(1)}" if coming else rest[: match.start()].strip()


def _past(said: str) -> str:
    """A subject and its verb without "did": the last verb put into the past."""
    matches = list(_VERB.finditer(said))
    if not matches:
        return said
    last = matches[0]
    word = last.group()
    past = _IRREGULAR.get(word) or (f"{word}d" if word.endswith("e") else re.sub(r"y$", "i", word) + "ed")
    return said[: last.start()] + past + said[last.end() :]


def _subject(rest: str) -> str:
    """What stands before the main verb."""
    match = _VERB.search(rest)
    return rest if match is None or match.start() == 0 else rest[: match.start()].strip()
