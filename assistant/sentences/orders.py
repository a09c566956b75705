"""Text that gives orders to a reader or machine, and text with active content. Both never enter an answer."""

from __future__ import annotations

import re

_MACHINE = r"(?:the\s+)?(?:assistant|chatbot|language\s+model|llm|ai\s+model)"
_RULES = (
    r"instructions?|previous|prior|above|prompts?|rules?|question|context|guidelines?|everything|sources?|passages?"
)
_VERBS = r"answer|reply|respond|say|state|output|print|write|tell|include|use|act"
_ORDERS = re.compile(
    "|".join(
        (
            rf"\b(?:ignore|disregard|forget|override|bypass|skip)\b.{{0,60}}\b(?:{_RULES})\b",
            r"\b(?:system|developer)\s+(?:prompt|message|note|instruction)s?\b",
            rf"\byou\s+(?:are|must|should|will|shall|have\s+to|need\s+to)\s+(?:now|only|always|never|not|an?\b|{_VERBS})",
            rf"\b{_MACHINE}\s+(?:must|should|shall|has\s+to|needs\s+to|is\s+to|will)\b",
            r"\bas\s+an?\s+(?:ai|language\s+model|assistant)\b(?!\s+(?:researcher|expert|professor))",
            r"\b(?:respond|reply|answer)\s+(?:only\s+)?(?:with|by|that|exactly|as\s+follows|in\s+the\s+affirmative)\b",
            rf"^\W*(?:please\s+)?(?:{_VERBS}|repeat|report)\b[^.]{{0,40}}(?::|\bthat\b|[\"“'])",
            rf"\bwhen\s+(?:asked|answering|summari[sz]ing)\b.{{0,80}}\b(?:{_VERBS}|mention|always|report)\b",
            r"\bnew\s+instructions?\b",
            r"\bdo\s+not\s+(?:mention|reveal|cite|use|answer|follow|tell)\b",
            r"\b(?:click|visit|download|log\s*in|execute|run\s+the)\b.{0,40}\b(?:here|link|http|page|site|command|code)\b",
            r"<\s*/?\s*(?:system|instructions?|assistant|user)\b|\[/?INST\]|<\|",
        )
    ),
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"https?:|ftp:|\bwww\.|javascript:|data:[a-z]+/|vbscript:|!\[|\]\(|\]\s*\[[^\]]*\]\(|"
    r"<\s*[a-z!/][^>]*>?|&#|&lt;",
    re.IGNORECASE,
)


def gives_orders(text: str) -> bool:
    """Whether a text speaks to the machine that reads it; recognises common wordings, not all."""
    return bool(_ORDERS.search(text))


def has_active_content(text: str) -> bool:
    """Whether a text holds an address, a Markdown link or image, or HTML."""
    return bool(_ACTIVE.search(text))
