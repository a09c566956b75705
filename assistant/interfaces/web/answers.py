"""An answer as HTML: status, sentences with their marks, notes. Escapes everything it is given."""

from __future__ import annotations

import re

from assistant.interfaces.web.markup import cleaned, text
from assistant.types import Answer, Claim, Note

_STATUS = {
    "answered": "Answered",
    "partial": "Partly answered",
    "clarify": "Needs a choice",
    "abstained": "Not in the corpus",
}
_SUPPORT = {"computed": "computed from table cells", "quoted": "quoted from a passage"}
_NOTE = {
    "assumption": "Assumed",
    "definition": "Definition",
    "disagreement": "Sources differ",
    "caveat": "Caution",
}
_MARKER = re.compile(r"\[(F?\d{1,4})\]")
_SHOWN = 4


def answer_html(answer: Answer) -> str:
    """The whole answer."""
    parts = [
        f'<p class="asked">{text(answer.question)}</p>',
        _understood(answer),
        f'<p><span class="status {answer.status}">{_STATUS[answer.status]}</span>{_legend(answer)}</p>',
        f'<div class="sentences">{_sentences(answer.text)}</div>',
        _notes(answer.notes),
    ]
    return cleaned(f'<section class="answer">{"".join(parts)}</section>')


def claim_html(claims: list[Claim]) -> str:
    """Verified sentences while the rest is still on its way."""
    sentences = "".join(f"<p>{text(claim.sentence)}</p>" for claim in claims)
    return cleaned(f'<section class="answer"><div class="sentences">{sentences}</div></section>')


def error_html(message: str, hint: str) -> str:
    """An error as a sentence."""
    return cleaned(f'<section class="answer"><p class="error">{text(message)} {text(hint)}</p></section>')


def _understood(answer: Answer) -> str:
    if answer.standalone_question in ("", answer.question):
        return ""
    return f'<p class="understood">Understood as: {text(answer.standalone_question)}</p>'


def _legend(answer: Answer) -> str:
    kinds = dict.fromkeys(c.support for c in answer.claims if c.support in _SUPPORT)
    return "".join(f' <span class="support {kind}">{_SUPPORT[kind]}</span>' for kind in kinds)


def _sentences(answer: str) -> str:
    blocks = [block for block in answer.split("\n") if block.strip()]
    return "".join(_block(block) for block in blocks)


def _block(block: str) -> str:
    item = block.lstrip()
    marked = _MARKER.sub(_mark, text(item.removeprefix("- ")))
    return f'<p class="item">{marked}</p>' if item.startswith("- ") else f"<p>{marked}</p>"


def _mark(match: re.Match[str]) -> str:
    key = match.group(1)
    if key.startswith("F"):
        return f'<a class="key computed" href="#figure-{key}" title="computed: open the cells">{key}</a>'
    return f'<a class="key quoted" href="#source-{key}" title="quoted: open the source">{key}</a>'


def _notes(notes: tuple[Note, ...]) -> str:
    if not notes:
        return ""
    shown, more = notes[:_SHOWN], notes[_SHOWN:]
    rest = f"<details><summary>{len(more)} more</summary><ul>{_items(more)}</ul></details>" if more else ""
    return f'<div class="notes"><ul>{_items(shown)}</ul>{rest}</div>'


def _items(notes: tuple[Note, ...]) -> str:
    return "".join(
        f'<li class="{note.kind}"><b>{_NOTE[note.kind]}.</b> {_MARKER.sub(_mark, text(note.text))}</li>'
        for note in notes
    )
