"""Answers, hits and errors as JSON: every key is always there. Reads nothing back but through receipts."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant.errors import AssistantError
from assistant.present.citations import citation_to_json, locator_to_json
from assistant.present.figures import figure_to_json
from assistant.present.receipts import receipt_to_json
from assistant.types import Answer, Claim, Hit

__all__ = ["citation_to_json", "claim_to_json", "error_to_json", "hit_to_json", "to_json"]


def to_json(answer: Answer) -> dict[str, Any]:
    """The answer of DESIGN section 7."""
    return {
        "id": answer.id,
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "status": answer.status,
        "text": answer.text,
        "citations": [citation_to_json(citation) for citation in answer.citations],
        "figures": [figure_to_json(figure) for figure in answer.figures],
        "claims": [claim_to_json(claim) for claim in answer.claims],
        "notes": [{"kind": note.kind, "text": note.text} for note in answer.notes],
        "options": [{"label": option.label, "question": option.question} for option in answer.options],
        "receipt": receipt_to_json(answer.receipt) if answer.receipt else None,
        "corpus_version": answer.corpus_version,
        "steps": [asdict(step) for step in answer.steps],
    }


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """A sentence, its keys and its support."""
    return {"sentence": claim.sentence, "keys": list(claim.keys), "support": claim.support}


def hit_to_json(hit: Hit) -> dict[str, Any]:
    """The hit of DESIGN section 7; `kind` is `table` for what a table says."""
    return {
        "source_id": hit.source.id,
        "kind": hit.passage.kind,
        "title": hit.source.title,
        "text": hit.passage.text,
        "score": float(hit.score),
        "rank": hit.rank,
        "locator": locator_to_json(hit.passage.locator),
        "url": hit.source.url,
        "published": hit.source.published,
    }


def error_to_json(error: AssistantError) -> dict[str, str]:
    """What is wrong, and what to do."""
    return {"message": error.message, "hint": error.hint}
