"""The nouns every floor speaks: frozen values with no behaviour beyond derived properties.

Nothing here reads, computes or formats. Scores live on hits, never on passages; embeddings live in the
passage store, never on a type. Values of figures are `Decimal`.
"""

from assistant.types.answers import (
    Answer,
    Citation,
    Claim,
    Draft,
    Evidence,
    Quote,
    Receipt,
    Replayed,
    Sentence,
    Status,
    Step,
    Support,
)
from assistant.types.calls import ModelCall, Stage
from assistant.types.corpus import Corpus, Problem, TableData
from assistant.types.figures import Cell, Condition, Facet, Figure, FigureRequest, Filter, MemberValue, Operation
from assistant.types.plans import (
    CHECKS,
    Note,
    NoteKind,
    Option,
    Plan,
    PlannedFigure,
    PlannedPremise,
    SearchFilter,
    StatedValue,
    Turn,
)
from assistant.types.sources import Document, Hit, Locator, Passage, Publication, Source, SourceKind
from assistant.types.tables import UNTITLED, UNTITLED_LEVELS, Break, Direction, Field, Role, Table

__all__ = [
    "CHECKS",
    "UNTITLED",
    "UNTITLED_LEVELS",
    "Answer",
    "Break",
    "Cell",
    "Citation",
    "Claim",
    "Condition",
    "Corpus",
    "Direction",
    "Document",
    "Draft",
    "Evidence",
    "Facet",
    "Field",
    "Figure",
    "FigureRequest",
    "Filter",
    "Hit",
    "Locator",
    "MemberValue",
    "ModelCall",
    "Note",
    "NoteKind",
    "Operation",
    "Option",
    "Passage",
    "Plan",
    "PlannedFigure",
    "PlannedPremise",
    "Problem",
    "Publication",
    "Quote",
    "Receipt",
    "Replayed",
    "Role",
    "SearchFilter",
    "Sentence",
    "Source",
    "SourceKind",
    "Stage",
    "StatedValue",
    "Status",
    "Step",
    "Support",
    "Table",
    "TableData",
    "Turn",
]
