"""Words of a sentence: tokens with offsets, stems, near-synonyms, and words too general to carry a claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

_TOKEN = re.compile(r"[^\W_]+(?:[.][^\W_]+)*(?:['’](?:s|t|re|ve|ll|d|m)\b)?", re.UNICODE)
_stemmer = snowballstemmer.stemmer("english")

_FUNCTION = frozenset(
    """a about above across after again against all along already also although am among an and any are as at be
    because been before being below between both but by can could did do does doing done down during each either
    else even ever every few for from further get gets got had has have having he her here hers him his how i if
    in into is it its itself just let many may me might more most much must my near of off often on once one
    only onto or other our out over own per perhaps please quite rather really same she should since so some
    such than that the their them then there these they this those through thus to too under until up upon us
    very was we were what when where whether which while who whom whose why will with within would yes yet you
    your however whereas not no nor neither never none cannot still s""".split()
)
_ASKING = frozenset(
    """tell show find give explain describe say says said know knows mean means meant want ask asked question
    answer according actually exactly currently roughly approximately around overall please number numbers
    figure figures amount quantity value values data statistic statistics information info latest recent
    recently thing things kind sort case cases article articles source sources table tables corpus report
    reports reported reporting list name summary summarise summarize compare compared comparison stand
    stands behind happen happens happened make makes made go goes went come comes came look looks""".split()
)
_GENERIC = frozenset(
    """percent percentage point points share proportion rate number count figure value total level amount part sum
    rank ranked rise rose risen rising grow grew grown growth increase increased increasing climb climbed gain
    gained jump jumped fall fell fallen falling drop dropped decline declined decrease decreased shrink shrank
    change changed move moved go went come came stand stood reach reached amount amounted account accounted make
    made record recorded put show shown state stated report reported estimate estimated give given find found
    see seen note noted measure measured compute computed higher lower high low large larger largest big bigger
    biggest small smaller smallest great greater greatest few fewer fewest more less most least highest lowest
    top bottom first second third last lead leader leading led ahead behind exceed exceeded surpass surpassed
    difference gap compare compared comparison against versus year years period time century decade now today
    later earlier previous previously following followed respectively overall average mean median sample source
    data dataset table article according roughly about nearly almost approximately around over under just half
    quarter twice double doubled times world global country countries place region people person all world's
    whole yes no order increase it they one hundred thousand million billion same among end start begin began
    both each from to up down ranking ranks list listed figures values shares rates""".split()
)
_SYNONYMS = (
    "begin start launch commence found establish introduce set",
    "end close stop finish terminate cease conclude shut",
    "leave depart departure exit emigrate",
    "go move",
    "return repatriate",
    "stay remain",
    "work employ job employment worker",
    "rise grow increase climb growth rose grew gain jump",
    "fall drop decline decrease fell shrink",
    "lead led ahead top first",
    "produce educate train supply turn",
    "study degree school education",
    "big large",
    "reason cause because why explain due",
    "define definition mean refer denote stand",
    "doctorate phd doctoral doctor",
    "researcher scientist",
    "university college institution",
    "programme program course",
    "company firm startup start-up business",
    "intend plan expect intention mean",
    "percent percentage share proportion",
    "immigrant foreign-born",
    "revoke cancel withdraw",
    "sign issue",
    "differ disagree difference conflict contradict",
    "include cover contain",
    "exclude omit leave-out",
    "publish release",
    "migrate migration mobility flow",
    "pay wage salary earning",
    "charge prosecute indict",
    "arrive enter arrival",
    "citizen citizenship",
    "reliable trustworthy trust verify",
)
_IRREGULAR = {
    "rose": "rise", "risen": "rise", "grew": "grow", "grown": "grow", "fell": "fall", "fallen": "fall", "went": "go",
    "gone": "go", "came": "come", "left": "leave", "led": "lead", "began": "begin", "begun": "begin", "paid": "pay",
    "held": "hold", "kept": "keep", "made": "make", "took": "take", "taken": "take", "won": "win", "lost": "lose",
    "found": "find", "sent": "send", "built": "build", "chose": "choose", "chosen": "choose", "taught": "teach",
    "thought": "think", "bought": "buy", "sold": "sell", "meant": "mean", "stood": "stand", "shrank": "shrink",
    "born": "birth", "overtook": "overtake", "overtaken": "overtake", "gave": "give", "given": "give", "knew": "know",
    "known": "know", "phds": "phd", "ph.d": "phd", "ph.ds": "phd", "people": "person", "women": "woman", "men": "man",
    "children": "child", "countries": "country", "programmes": "programme", "programs": "programme",
    "program": "programme", "chinese": "china", "labour": "labor", "percentage": "percent",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text; words are compared by `stem`."""

    text: str
    stem: str
    start: int
    end: int


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one word in any case, without possessive ending."""
    lower = word.lower().replace("’", "'")
    lower = re.sub(r"'(?:s|t|re|ve|ll|d|m)$", "", lower).rstrip(".")
    return str(_stemmer.stemWord(_IRREGULAR.get(lower, lower)))


FUNCTION = frozenset(_FUNCTION)
STOPPED = frozenset(stem(word) for word in _FUNCTION | _ASKING)
GENERIC = frozenset(stem(word) for word in _GENERIC) | STOPPED
_CLASSES: dict[str, set[int]] = {}
for _number, _line in enumerate(_SYNONYMS):
    for _word in _line.split():
        _CLASSES.setdefault(stem(_word), set()).add(_number)


def words_of(text: str) -> tuple[Word, ...]:
    """All words in order; hyphenated words are taken apart."""
    return tuple(Word(m.group(), stem(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text))


def content_words(text: str) -> tuple[Word, ...]:
    """The words that carry content, bare numbers not among them."""
    return tuple(
        word
        for word in words_of(text)
        if word.text.lower() not in FUNCTION
        and word.stem not in STOPPED
        and not word.text[0].isdigit()
        and len(word.text) > 1
    )


def is_telling(text: str) -> bool:
    """Whether a text has any word, number or name that is more than grammar or asking."""
    return any(word.stem not in STOPPED and word.text.lower() not in FUNCTION for word in words_of(text))


def stems(text: str) -> frozenset[str]:
    """The stems of the content words of a text."""
    return frozenset(word.stem for word in content_words(text))


def same_word(one: str, other: str) -> bool:
    """Whether two stems are one word or near-synonyms."""
    if one == other:
        return True
    return bool(_CLASSES.get(one, set()) & _CLASSES.get(other, set()))
