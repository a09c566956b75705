"""Which texts are questions the assistant reads: not empty, not too long, in English. Answers nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from assistant.errors import QuestionError

# Names, abbreviations and years look like many languages a little; a question in another language looks like one, and
# not at all like English: over samples of both, English stayed above 0.01, and the others below 0.001.
_SURE = 0.5
_UNLIKELY = 0.004
_FEW_WORDS = 3
_ENGLISH = frozenset("the what which how who where when why did does whose and between".split())


def check_question(text: str, longest: int) -> str:
    """The question with its spaces tidied and invisible characters removed.

    Raises:
        QuestionError: it is empty, longer than `longest` characters, or in another language than English.
    """
    question = " ".join(_visible(text).split())
    if not re.search(r"\w", question):
        raise QuestionError("The question is empty.", "Write a question, for example: Where do AI researchers work?")
    if len(question) > longest:
        raise QuestionError(
            f"The question has {len(question):,} characters; at most {longest:,} are read.",
            "Ask for one thing at a time; a long text of your own goes to `assistant check`.",
        )
    if language := _other_language(question):
        raise QuestionError(
            f"The question seems to be in another language ({language}); the assistant reads English.",
            "Ask it in English. Sources are quoted in their own language.",
        )
    return question


def _visible(text: str) -> str:
    normal = unicodedata.normalize("NFC", text)
    return "".join(c if unicodedata.category(c) not in ("Cf", "Cc", "Cs", "Co") else " " for c in normal)


def _other_language(question: str) -> str:
    letters = [c for c in question if c.isalpha()]
    foreign = [c for c in letters if not unicodedata.name(c, "").startswith("LATIN")]
    if len(foreign) * 2 > len(letters):
        return _language_name(_identifier().rank(question)[0][0])
    words = {w.lower() for w in re.findall(r"[^\W\d_]+", question)}
    if len(words) < _FEW_WORDS or words & _ENGLISH:
        return ""
    ranked = _identifier().rank(question)
    language, probability = ranked[0]
    english = dict(ranked).get("en", 0.0)
    return _language_name(language) if probability > _SURE and english < _UNLIKELY else ""


def _language_name(code: str) -> str:
    """The English name of a language by its ISO 639-1 code; English in other letters is told as such."""
    from babel import Locale

    name = str(Locale("en").languages.get(code, code))
    return "not in Latin letters" if code == "en" else name


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
