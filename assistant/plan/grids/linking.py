"""How well each row and column label of a grid answers to the words of a question. Ranks nothing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from assistant.plan.grids.asking import Asked
from assistant.plan.grids.grid import Grid, Label
from assistant.plan.words import stem


@dataclass(frozen=True, slots=True)
class Link:
    """A label against a question.

    `said` is the part of the label that the question says and `gain` the part of the question that it explains (both
    weighted, 0 to 1); `phrase` the longest run of its words that stands in the question, as a part of the label.
    """

    said: float
    gain: float
    phrase: float
    stems: frozenset[str]


Near = Callable[[str], float]
"""How near a label is to the question in meaning (cosine); 0 where that is not known."""

_SLIGHT = 0.3
_NONE = Link(0.0, 0.0, 0.0, frozenset())


class Linker:
    """Links one question to the labels of one grid; a word that fewer labels have weighs more."""

    def __init__(self, asked: Asked, grid: Grid, near: Near = lambda _: 0.0) -> None:
        self.asked = asked
        self.near = near
        self._weights = _weights(grid)
        self._unknown = math.log(2.0 + len(self._weights))
        self.total = sum(map(self.weight, asked.tokens)) or 1.0
        self.title = frozenset(grid.title) & asked.tokens
        self._said = frozenset(asked.order)
        self._links: dict[Label, Link] = {}

    def weight(self, token: str) -> float:
        """The weight of a word: low where many labels have it."""
        return self._weights.get(token, self._unknown)

    def gain(self, stems: frozenset[str]) -> float:
        """The weighted part of the question that some of its words make up."""
        return sum(map(self.weight, stems)) / self.total

    def reach(self) -> float:
        """The weighted part of the question (0 to 1) that the title and all labels of the grid together explain."""
        return self.gain(self.asked.tokens & (self.title | frozenset(self._weights)))

    def link(self, label: Label) -> Link:
        """The link of one label."""
        if label not in self._links:
            remarks = frozenset(label.tokens) - frozenset(label.main)
            links = [self._link(tokens, remarks) for tokens in (label.tokens, label.other)]
            if label.initials and label.initials in self.asked.abbreviations:
                links.append(Link(1.0, self.gain(frozenset({stem(label.initials)})), 1.0, frozenset(label.tokens)))
            self._links[label] = max(links, key=_strength)
        return self._links[label]

    def unsaid(self, label: Label) -> float:
        """How many words of a label the question does not say, remarks and numbers counted little; at most 1."""
        remarks = frozenset(label.tokens) - frozenset(label.main)
        words = frozenset(label.other or label.tokens) - self.link(label).stems
        return min(1.0, sum(self._share(token, False, token in remarks) for token in words) / (4 * self._unknown))

    def _share(self, token: str, said: bool, remark: bool) -> float:
        """What a word weighs in its label: little where it is unsaid and a remark in brackets or a number."""
        slight = not said and (remark or token[0].isdigit())
        return self.weight(token) * (_SLIGHT if slight else 1.0)

    def _link(self, tokens: tuple[str, ...], remarks: frozenset[str]) -> Link:
        if not tokens:
            return _NONE
        stems = frozenset(tokens) & self._said
        bare = all(token[0].isdigit() for token in tokens)
        weights = {token: self._share(token, bare or token in stems, token in remarks) for token in set(tokens)}
        said = sum(weights[token] for token in stems) / (sum(weights.values()) or 1.0)
        return Link(said, self.gain(stems & self.asked.tokens), _longest_run(tokens, self.asked.order), stems)


def _strength(link: Link) -> tuple[float, float]:
    return link.said, link.gain


def _longest_run(tokens: tuple[str, ...], order: tuple[str, ...]) -> float:
    """The longest run of a label's words that stands in the question in that order, as a part of the label."""
    best = 0
    for start in range(len(tokens)):
        for at in (i for i, token in enumerate(order) if token == tokens[start]):
            length = 0
            while (
                start + length < len(tokens)
                and at + length < len(order)
                and tokens[start + length] == order[at + length]
            ):
                length += 1
            best = max(best, length)
    return best / len(tokens)


def _weights(grid: Grid) -> dict[str, float]:
    labels = {line.leaf for line in grid.lines} | {heading.leaf for heading in grid.headings}
    labels |= {label for line in grid.lines for label in line.above}
    labels |= {label for heading in grid.headings for label in heading.above}
    frequency = Counter(token for label in labels for token in {*label.tokens, *label.other})
    return {token: math.log(1.0 + (1.0 + len(labels)) / count) for token, count in frequency.items()}
