"""The JSON in what a language model said. Knows no form: what stands in it is its reader's to check."""

from __future__ import annotations

import json

from assistant.errors import ModelReplyInvalid

LONGEST = 60_000
"""Characters of a reply that are read; no form asked for needs as many."""


def json_of(said: str) -> object:
    """The JSON value of a reply: bare, in one code fence, or either after a `<think>` part.

    Raises:
        ModelReplyInvalid: the reply is too long or no such value.
    """
    if len(said) > LONGEST:
        raise ModelReplyInvalid(f"The language model's reply has {len(said):,} characters, more than {LONGEST:,}.")
    try:
        return json.loads(_unfenced(_after_thought(said.strip())))
    except (ValueError, RecursionError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise ModelReplyInvalid(f"The language model's reply is not the JSON asked for: {reason}") from error


def _after_thought(text: str) -> str:
    _, ended, rest = text.partition("</think>")
    return rest.strip() if ended and text.startswith("<think>") else text


def _unfenced(text: str) -> str:
    opening, _, body = text.partition("\n")
    fenced = opening.strip().lower() in ("```", "```json") and body.endswith("```")
    return body.removesuffix("```") if fenced else text
