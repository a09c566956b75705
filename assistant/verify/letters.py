"""Whether a sentence can be checked as it will be seen: its length, hidden letters, digits of other scripts."""

from __future__ import annotations

import re

LONGEST = 8_000
# Overrides and embeddings of direction, isolates, tags, and control characters other than white space.
_HIDDEN = re.compile(r"[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f\x00-\x08\x0e-\x1f\x7f]")


def unreadable(text: str, evidence: str) -> str:
    """Why a sentence may look other than it reads; "" where it does not. `evidence` is what may be repeated."""
    if len(text) > LONGEST:
        return "the sentence is too long to be checked"
    if _HIDDEN.search(text):
        return "the sentence holds hidden letters"
    odd = next((c for c in text if c.isnumeric() and not c.isascii() and c not in evidence), "")
    return f"{odd!r} is no digit that can be checked" if odd else ""
