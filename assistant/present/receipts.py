"""Receipts as JSON, and back. Replays nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.errors import AssistantError, InputError
from assistant.present.citations import citation_from_json, citation_to_json
from assistant.present.figures import complaint, figure_from_json, figure_to_json
from assistant.types import Figure, Receipt


def receipt_to_json(receipt: Receipt) -> dict[str, Any]:
    """Everything needed to replay an answer, without charts; hashes map a source id to its content's hash."""
    return {
        "question": receipt.question,
        "version": receipt.version,
        "corpus_version": receipt.corpus_version,
        "settings": receipt.settings,
        "figures": [_figure(figure) for figure in receipt.figures],
        "citations": [citation_to_json(citation) for citation in receipt.citations],
        "source_hashes": dict(receipt.source_hashes),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {**figure_to_json(replace(figure, chart=None)), "table_hashes": dict(figure.table_hashes)}


def receipt_from_json(data: Any) -> Receipt:
    """Read a receipt, or an answer that holds one.

    Raises:
        InputError: it is no receipt; the sentence names what is wrong.
    """
    if isinstance(data, Mapping) and isinstance(data.get("receipt"), Mapping):
        data = data["receipt"]
    if not isinstance(data, Mapping):
        raise _not_a_receipt("it is not a JSON object")
    try:
        return TypeAdapter(Receipt).validate_python(
            {
                **data,
                "figures": tuple(figure_from_json(figure) for figure in data["figures"]),
                "citations": tuple(citation_from_json(citation) for citation in data["citations"]),
                "source_hashes": tuple(data["source_hashes"].items()),
            }
        )
    except (ValidationError, TypeError, AttributeError) as error:
        raise _not_a_receipt(complaint(error)) from error
    except KeyError as error:
        raise _not_a_receipt(f"the key {error} is missing") from error
    except AssistantError as error:
        raise _not_a_receipt(f"{error.message[0].lower()}{error.message[1:].rstrip('.')}") from error


def _not_a_receipt(why: str) -> InputError:
    return InputError(
        f"This is not a receipt: {why}.",
        "Give the `receipt` of an answer, as `assistant ask QUESTION --json` prints it.",
    )
