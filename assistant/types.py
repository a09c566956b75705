"""The nouns every floor speaks: frozen values with no behaviour beyond derived properties.

Nothing here reads, computes or formats. Scores live on hits, never on passages; embeddings live in the
passage store, never on a type. Values of figures are `Decimal`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

SourceKind = Literal["article", "document", "table"]
Role = Literal["dimension", "time", "measure", "attribute"]
Direction = Literal["origin", "destination"]
Operation = Literal[
    "lookup",
    "series",
    "sum",
    "mean",
    "minimum",
    "maximum",
    "difference",
    "percent_change",
    "ratio",
    "share",
    "rank",
    "top",
    "bottom",
]
Status = Literal["answered", "partial", "clarify", "abstained"]
NoteKind = Literal["assumption", "definition", "disagreement", "caveat"]
Support = Literal["computed", "quoted", "none"]


# --- sources -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication that a brief restates."""

    title: str
    publisher: str = ""
    published: str = ""
    url: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What a citation needs to know of an article, a document or a table. Dates are ISO, maybe shortened."""

    id: str
    kind: SourceKind
    title: str
    publisher: str = ""
    published: str = ""
    url: str = ""
    evidence: str = ""
    licence: str = ""
    based_on: tuple[Publication, ...] = ()
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An article or document as ingested. `text` is what `assistant source ID` prints."""

    source: Source
    text: str
    summary: str = ""
    subjects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    period: str = ""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a quote stands: half-open code-point offsets into the source's text, or rows and fields of a table."""

    page: int | None = None
    section: str | None = None
    start: int | None = None
    end: int | None = None
    rows: tuple[int, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrievable piece of a source; `text` is verbatim where the locator has offsets. `id` is a content hash."""

    id: str
    source_id: str
    kind: Literal["passage", "table"]
    context: str
    text: str
    locator: Locator

    @property
    def indexed_text(self) -> str:
        """What is embedded and searched: title, publisher, date and section, then the text."""
        return f"{self.context}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query, with its fused score and its rank (1 is best)."""

    passage: Passage
    source: Source
    score: float
    rank: int
    similarity: float = 0.0


# --- tables ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Field:
    """A column as a statistician sees it; the properties of `assistant` in a Table Schema field."""

    name: str
    title: str
    type: str
    role: Role
    kind: str = ""
    description: str = ""
    direction: Direction | None = None
    code: str | None = None
    unit: str = ""
    counted: str = ""
    aggregation: str = "none"
    weight: str | None = None
    base: str = ""
    totals: tuple[str, ...] = ()
    default: str | None = None
    aliases: tuple[str, ...] = ()
    member_aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    definition: str = ""
    loose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """A break in a series: values of `field` on the two sides of `between` are not defined alike."""

    field: str
    between: tuple[int, int]
    note: str
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table's description; its cells are in the table store. `hash` is of the table's content."""

    source: Source
    description: str
    fields: tuple[Field, ...]
    rows: int
    hash: str
    population: str = ""
    subject: str = ""
    aliases: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()
    inferred: bool = False

    @property
    def id(self) -> str:
        """The source id."""
        return self.source.id

    def field_named(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((f for f in self.fields if f.name == name), None)

    def with_role(self, role: Role) -> tuple[Field, ...]:
        """The fields of one role, in table order."""
        return tuple(f for f in self.fields if f.role == role)

    @property
    def dimensions(self) -> tuple[Field, ...]:
        """The fields whose members select rows, time not among them."""
        return self.with_role("dimension")

    @property
    def measures(self) -> tuple[Field, ...]:
        """The fields that hold values."""
        return self.with_role("measure")

    @property
    def time(self) -> Field | None:
        """The time dimension, if there is one."""
        return next(iter(self.with_role("time")), None)


# --- requests and figures ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on one dimension: members in or not in, a range of years or dates, or the latest period."""

    dimension: str
    members: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    latest: bool = False


@dataclass(frozen=True, slots=True)
class FigureRequest:
    """What a plan, a model's tool call, an API client and a test all send; see DESIGN section 4.

    `by` names the dimension ranked, listed or compared; `operands` replace the table for ratio, share,
    difference and percent change (first operand is the later or the numerator).
    """

    operation: Operation
    table: str | None = None
    measure: str | None = None
    where: tuple[Filter, ...] = ()
    by: str | None = None
    order: Literal["ascending", "descending"] | None = None
    limit: int | None = None
    operands: tuple[FigureRequest, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell; `row` is the 0-based data row, `value` its text as stored."""

    table: str
    row: int
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class MemberValue:
    """One value of a figure and the members it belongs to, as (field, member) pairs, years as text."""

    members: tuple[tuple[str, str], ...]
    value: Decimal


@dataclass(frozen=True, slots=True)
class Facet:
    """What a figure's cells say about one field: the members they carry. Verification binds sentences to these."""

    field: str
    title: str
    kind: str
    direction: Direction | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number computed from cells by the closed list of operations, with everything needed to recompute it."""

    key: str
    label: str
    value: Decimal | None
    values: tuple[MemberValue, ...]
    unit: str
    display: str
    operation: Operation
    request: FigureRequest
    formula: str
    cells: tuple[Cell, ...]
    sql: str
    caveats: tuple[str, ...] = ()
    chart: str | None = None
    facets: tuple[Facet, ...] = ()
    sources: tuple[Source, ...] = ()
    table_hashes: tuple[tuple[str, str], ...] = ()


# --- plans -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Note:
    """A short remark under an answer."""

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of an ambiguous question, as a question that would be understood."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class PlannedFigure:
    """A request the planner stands behind, with how sure it is and what it had to assume."""

    request: FigureRequest
    confidence: float
    notes: tuple[Note, ...] = ()
    explained: tuple[str, ...] = ()
    unexplained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Which sources retrieval may use; empty means all. Dates are ISO, maybe shortened."""

    sources: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    published_from: str = ""
    published_to: str = ""
    owners: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A quantity the question itself states, to be checked rather than believed."""

    text: str
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be looked up and computed for a question."""

    question: str
    standalone_question: str
    search_text: str
    filters: SearchFilter
    figures: tuple[PlannedFigure, ...] = ()
    options: tuple[Option, ...] = ()
    wants_prose: bool = True
    wants_figure: bool = False
    stated: tuple[StatedValue, ...] = ()
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()


# --- answers -----------------------------------------------------------------------------------------


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
    """All that an answer may rest on."""

    hits: tuple[Hit, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a draft and the keys of the evidence it claims to rest on."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before verification; `quotes` are the passages cited in it by key."""

    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...] = ()
    notes: tuple[Note, ...] = ()
    author: str = "none"


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
    steps: tuple[Step, ...] = field(default=())
