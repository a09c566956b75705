"""What a question wants listed ("which universities"): a table without such a thing cannot list it. Ranks nothing."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.plan.reading import Reading

_NUMBER = r"(?:top|first|last|one|two|three|four|five|six|seven|eight|nine|ten|\d+|most|single|\w+est)"
_WHICH = re.compile(
    rf"\b(?:which|what)\s+(?:(?:are|were|is|was)\s+)?(?:of\s+)?(?:the\s+)?(?:{_NUMBER}\s+)*(\w[\w'’-]*)", re.IGNORECASE
)


def unknown_kind(reading: Reading, unexplained: Collection[str]) -> str:
    """The noun right after "which" or "what" where the table does not account for it; "" where it does."""
    asked = _WHICH.search(reading.text)
    return asked[1] if asked and asked[1] in unexplained else ""
