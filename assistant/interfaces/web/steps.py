"""The steps of an answer as HTML, shown while they are done. Times nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.interfaces.web.markup import cleaned, text
from assistant.types import Step

_NAMES = {
    "plan": "Understood",
    "retrieve": "Read",
    "compute": "Computed",
    "answer": "Worded",
    "verify": "Verified",
}


def steps_html(steps: Sequence[Step], *, busy: bool) -> str:
    """The steps done so far, folded away once the answer is there."""
    items = "".join(_item(step) for step in steps)
    if busy:
        return cleaned(f'<div class="steps busy"><ol>{items}<li class="now">Working …</li></ol></div>')
    return cleaned(f'<details class="steps"><summary>How this was found</summary><ol>{items}</ol></details>')


def _item(step: Step) -> str:
    name = text(_NAMES.get(step.name, step.name))
    return f"<li><b>{name}</b> {text(step.detail)} <small>{step.seconds:.2f} s</small></li>"
