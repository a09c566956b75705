"""Are the expected entities in the expected order? Looks at figures that rank, else at the text. Ranks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.citations import strip_markers
from assistant.evaluation.cases import Expected
from assistant.places import place_named
from assistant.sentences.emphasis import without_emphasis
from assistant.types import Answer, Figure

_RANKING = ("top", "bottom", "rank", "series", "compare")


def misranked(expected: Expected, answer: Answer) -> tuple[str, ...]:
    """Why the order is wrong; nothing where it is right or none is expected."""
    if not expected.ranked:
        return ()
    if any(_figure_ranks(figure, expected.ranked) for figure in answer.figures if figure.operation in _RANKING):
        return ()
    if _text_ranks(strip_markers(without_emphasis(answer.text)), expected):
        return ()
    return (f"does not rank {', '.join(names[0] for names in expected.ranked)} in this order",)


def _figure_ranks(figure: Figure, ranked: Sequence[Sequence[str]]) -> bool:
    listed = [tuple(member for _, member in value.members) for value in figure.values]
    return len(listed) >= len(ranked) and all(
        any(_same(name, member) for name in names for member in members)
        for names, members in zip(ranked, listed, strict=False)
    )


def _same(name: str, member: str) -> bool:
    if name.lower() in member.lower():
        return True
    one, other = place_named(name), place_named(member)
    return one is not None and one == other


def _text_ranks(text: str, expected: Expected) -> bool:
    """Whether some mention of the first is followed by one of the second and so on, with no other of the pool among."""
    return any(_chain(text, expected, start) for start, _ in _mentions(text, expected.ranked[0]))


def _chain(text: str, expected: Expected, start: int) -> bool:
    first = position = start
    for names in expected.ranked:
        following = [(begin, end) for begin, end in _mentions(text, names) if begin >= position]
        if not following:
            return False
        position = following[0][1]
    between = text[first:position]
    return not any(True for name in expected.pool for _ in _mentions(between, (name,)))


def _mentions(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    surface = set(names)
    for name in names:
        if place := place_named(name):
            surface |= {*place.names}
    pattern = "|".join(re.escape(name) for name in sorted(surface, key=len, reverse=True))
    return [match.span() for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)]
