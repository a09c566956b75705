"""Quotes, drafts, claims, citations and answers. Words nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.types.calls import ModelCall
from assistant.types.figures import Figure
from assistant.types.plans import Note, Option
from assistant.types.sources import Hit, Locator, Publication

Status = Literal["answered", "partial", "clarify", "abstained"]
Support = Literal["computed", "quoted", "none"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim sentence of a hit: `text` is the slice of the source at `locator`."""

    key: str
    hit: Hit
    text: str
    locator: Locator
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that an answer may rest on; `glossary` holds entries that may define what the figures measure."""

    hits: tuple[Hit, ...] = ()
    figures: tuple[Figure, ...] = ()
    glossary: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a draft and the keys of the evidence it claims to rest on; `emphasis` are its words that answer."""

    text: str
    keys: tuple[str, ...]
    emphasis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before verification; `quotes` are the passages cited in it by key, `calls` those of its author.

    `unsaid` are sentences that say which parts of the question nothing answers; they state no fact.
    """

    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...] = ()
    notes: tuple[Note, ...] = ()
    author: str = "none"
    calls: tuple[ModelCall, ...] = ()
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of an answer with its support; `reason` says why where there is none."""

    sentence: str
    keys: tuple[str, ...]
    support: Support
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """What a reader opens: the source, the place in it and the words or cells quoted."""

    key: str
    kind: Literal["passage", "table"]
    source_id: str
    title: str
    publisher: str
    published: str
    url: str
    based_on: tuple[Publication, ...]
    evidence: str
    licence: str
    locator: Locator
    quote: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the pipeline, for the reader who asks how."""

    name: str
    seconds: float
    detail: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """Everything needed to replay an answer on another day's corpus."""

    question: str
    version: str
    corpus_version: str
    settings: str
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()
    source_hashes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Replayed:
    """A figure or a citation of a receipt on today's corpus; `old` and `new` are values or quotes, "" where gone."""

    key: str
    kind: Literal["figure", "citation"]
    label: str
    status: Literal["unchanged", "revised", "gone"]
    old: str
    new: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of DESIGN section 7."""

    id: str
    question: str
    standalone_question: str
    status: Status
    text: str
    citations: tuple[Citation, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[Note, ...] = ()
    options: tuple[Option, ...] = ()
    receipt: Receipt | None = None
    corpus_version: str = ""
    steps: tuple[Step, ...] = ()
