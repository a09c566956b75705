"""Words of a question: tokens with their place in the text, stems, and which words carry no content."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+(?:['’](?:s|t|re|ve|ll|d)\b)?|%", re.UNICODE)

FUNCTION_WORDS = frozenset(
    """a about above across after again all along also although am among an and any are as at back be because
    been before being below between both but by can could did do does doing done down during each either else
    even ever every few for from get gets got had has have having he her here hers him his how i if in into
    is it its itself just kind let lot many may me might more most much must my near no nor not now of off
    often on once one only onto or other our out over own per perhaps please pls quite rather really same she
    should since so some still such than that the their them then there these they this those through to too
    under until up upon us very was we were what when where whether which while who whom whose why will with
    within without would yes yet you your according actually approximately around currently exactly give
    given say says said show tell find know list name mean means number numbers figure figures amount
    quantity level value values data statistic statistics estimate estimates overall roughly respectively
    versus vs compared compare comparison relative terms case thing things like come comes came make makes
    made go goes went take takes took happen happened look looks report reported reports corpus source
    sources table tables based answer question order measure measures measured large high
    big long far likely mostly outside inside listed covered named counted""".split()
)

_stem_word = snowballstemmer.stemmer("english").stemWord

# Words that a stemmer keeps apart though they are one word to a reader.
_SAME = {
    "women": "female",
    "woman": "female",
    "men": "male",
    "man": "male",
    "phds": "doctorate",
    "phd": "doctorate",
    "doctoral": "doctorate",
    "doctor": "doctorate",
    "doctors": "doctorate",
    "ph": "doctorate",
    "grads": "graduate",
    "grad": "graduate",
    "uni": "university",
    "unis": "university",
    "undergrad": "undergraduate",
    "undergrads": "undergraduate",
    "pct": "percent",
    "percentage": "percent",
    "percentages": "percent",
    "people": "person",
    "ai": "ai",
    "yr": "year",
    "yrs": "year",
    "five": "5",
    "ten": "10",
    "three": "3",
    "two": "2",
    "four": "4",
    "temp": "temporary",
    "comp": "computer",
    "sci": "science",
    "info": "information",
    "math": "mathematics",
    "maths": "mathematics",
    "mathematical": "mathematics",
    "firms": "company",
    "firm": "company",
    "jobs": "job",
    "migrate": "migration",
    "migrated": "migration",
    "migrating": "migration",
    "net": "net",
    "intend": "intention",
    "intends": "intention",
    "intended": "intention",
    "intending": "intention",
    "intentions": "intention",
    "founders": "founder",
    "founded": "founder",
}


# People told apart from what they do, which a stemmer does not.
_KEPT = {"researcher": "researcher", "researchers": "researcher"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text; `stem` is what words are compared by, `start` and `end` are offsets."""

    text: str
    stem: str
    start: int
    end: int

    @property
    def content(self) -> bool:
        """Whether the word carries meaning of its own."""
        plain = self.text.lower().replace("’", "'").split("'")[0]
        return plain not in FUNCTION_WORDS and (len(self.text) > 1 or self.text.isdigit())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one word in any case, possessive endings removed."""
    lower = word.lower().replace("’", "'")
    lower = lower.removesuffix("'s")
    return _KEPT.get(lower) or str(_stem_word(_SAME.get(lower, lower)))


def words_of(text: str) -> tuple[Word, ...]:
    """All words of a text in order; hyphenated words are taken apart."""
    return tuple(Word(m.group(), stem(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text))


def content_stems(text: str) -> tuple[str, ...]:
    """The stems of the words that carry content, in order."""
    return tuple(word.stem for word in words_of(text) if word.content)


def all_stems(texts: Iterable[str]) -> frozenset[str]:
    """The content stems of several texts together."""
    return frozenset(s for text in texts for s in content_stems(text))
