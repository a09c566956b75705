"""The quoted words within the text around them. Fetches nothing."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.interfaces.web.markup import text

AROUND = 320


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote and what stands before and after it; `cut_before` and `cut_after` say that the text goes on."""

    before: str
    quote: str
    after: str
    cut_before: bool = False
    cut_after: bool = False


def excerpt(source: str, start: int, end: int, around: int = AROUND) -> Excerpt:
    """The slice of a source from `start` to `end` and about `around` characters on each side, cut between words."""
    first, last = max(0, start - around), min(len(source), end + around)
    while 0 < first < start and not source[first - 1].isspace():
        first += 1
    while end < last < len(source) and not source[last].isspace():
        last -= 1
    return Excerpt(source[first:start], source[start:end], source[end:last], first > 0, last < len(source))


def excerpt_html(part: Excerpt) -> str:
    """The excerpt with the quote marked."""
    before = ("… " if part.cut_before else "") + part.before.lstrip()
    after = part.after.rstrip() + (" …" if part.cut_after else "")
    return f'<blockquote class="passage">{text(before)}<mark>{text(part.quote)}</mark>{text(after)}</blockquote>'
