"""Sentences: where they begin and end, their words, and what one states (places, years, numbers, direction).

Knows neither evidence nor drafts: what is done with a sentence is decided in `answer`, `verify` and `drafts`.
"""

from assistant.sentences.cues import (
    FRAMES,
    OPPOSITES,
    SUPERLATIVE,
    changes_told,
    frames_of,
    negated_words,
    polarity_clashes,
    relations_of,
)
from assistant.sentences.orders import gives_orders, has_active_content
from assistant.sentences.reading import Reading, Segment, covers_year, periods_in, read, years_in
from assistant.sentences.roles import sides_of_places
from assistant.sentences.split import Span, sentence_spans
from assistant.sentences.words import (
    FUNCTION,
    GENERIC,
    Word,
    content_words,
    is_telling,
    same_word,
    stem,
    stems,
    words_of,
)

__all__ = [
    "FRAMES",
    "FUNCTION",
    "GENERIC",
    "OPPOSITES",
    "SUPERLATIVE",
    "Reading",
    "Segment",
    "Span",
    "Word",
    "changes_told",
    "content_words",
    "covers_year",
    "frames_of",
    "gives_orders",
    "has_active_content",
    "is_telling",
    "negated_words",
    "periods_in",
    "polarity_clashes",
    "read",
    "relations_of",
    "same_word",
    "sentence_spans",
    "sides_of_places",
    "stem",
    "stems",
    "words_of",
    "years_in",
]
