"""Answers made by hand, for the tests of evaluation."""

from decimal import Decimal

from assistant.types import Answer, Citation, Figure, FigureRequest, Locator, MemberValue, Note, Operation, Status


def answer(
    text: str,
    status: Status = "answered",
    figures: tuple[Figure, ...] = (),
    notes: tuple[str, ...] = (),
    citations: tuple[Citation, ...] = (),
) -> Answer:
    """An answer with this text."""
    told = tuple(Note("definition", note) for note in notes)
    return Answer("id", "?", "?", status, text, figures=figures, notes=told, citations=citations)


def figure(
    value: str | None, unit: str, values: tuple[tuple[str, str], ...] = (), operation: Operation = "lookup"
) -> Figure:
    """A figure with one value, or one for each member."""
    return Figure(
        key="F1",
        label="Nurses trained abroad",
        value=Decimal(value) if value is not None else None,
        values=tuple(MemberValue((("country", member),), Decimal(number)) for member, number in values),
        unit=unit,
        display=f"{value} {unit}",
        operation=operation,
        request=FigureRequest(operation, "nurses"),
        formula="",
        cells=(),
        sql="",
    )


def citation(quote: str, start: int) -> Citation:
    """A citation of an article at an offset."""
    place = Locator(start=start, end=start + len(quote))
    return Citation("1", "passage", "article", "An article", "", "", "", (), "", "", place, quote)
