"""Text that gives orders to a reader or machine, and text with active content. Both never enter an answer."""

from __future__ import annotations

import re

_ORDERS = re.compile(
    r"""\b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,60}\b(?:instructions?|previous|prior|above|prompts?|rules?|
        question|context|guidelines?|everything|sources?|passages?)\b
      |\b(?:system|developer)\s+(?:prompt|message|note|instruction)s?\b
      |\byou\s+(?:are|must|should|will|shall|have\s+to|need\s+to)\s+(?:now|only|always|never|answer|reply|respond|say|state|
        output|print|write|tell|include|use|not|act|an?\b)
      |\b(?:the\s+)?(?:assistant|chatbot|language\s+model|llm|ai\s+model)\s+(?:must|should|shall|has\s+to|needs\s+to|is\s+to|will)\b
      |\bas\s+an?\s+(?:ai|language\s+model|assistant)\b
      |\b(?:respond|reply|answer)\s+(?:only\s+)?(?:with|by|that|exactly|as\s+follows|in\s+the\s+affirmative)\b
      |^\W*(?:please\s+)?(?:say|answer|reply|respond|output|print|write|repeat|state|report)\b[^.]{0,40}(?::|\bthat\b|["“'])
      |\bwhen\s+(?:asked|answering|summari[sz]ing)\b.{0,80}\b(?:say|answer|reply|state|include|mention|always|report)\b
      |\bnew\s+instructions?\b|\bdo\s+not\s+(?:mention|reveal|cite|use|answer|follow|tell)\b
      |\b(?:click|visit|download|log\s*in|send\s+(?:an?\s+)?e-?mail|execute|run\s+the)\b.{0,40}\b(?:here|link|http|page|site|address|command|code|to\b)
      |<\s*/?\s*(?:system|instructions?|assistant|user)\b|\[/?INST\]|<\|""",
    re.IGNORECASE | re.VERBOSE,
)
_ACTIVE = re.compile(
    r"https?:|ftp:|\bwww\.|javascript:|data:[a-z]+/|vbscript:|!\[|\]\s*\(|\]\s*\[[^\]]*\]\s*\(|<\s*[a-z!/][^>]*>?|&#|&lt;",
    re.IGNORECASE,
)


def gives_orders(text: str) -> bool:
    """Whether a text speaks to the machine that reads it; recognises common wordings, not all."""
    return bool(_ORDERS.search(text))


def has_active_content(text: str) -> bool:
    """Whether a text holds an address, a Markdown link or image, or HTML."""
    return bool(_ACTIVE.search(text))
