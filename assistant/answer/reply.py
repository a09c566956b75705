"""A language model's structured reply: what is asked for, and its strict reading. Trusts no key and no text."""

from __future__ import annotations

import json
import re

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import ModelReplyInvalid

FORM = '{"sentences": [{"text": "One sentence.", "keys": ["F1", "2"]}]}'
_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(?P<body>.*?)\n?\s*```\s*\Z", re.DOTALL)
_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


class ReplySentence(BaseModel):
    """One sentence and the keys of the evidence it rests on."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str = Field(min_length=1, max_length=1200)
    keys: list[str] = Field(min_length=1, max_length=12)


class Reply(BaseModel):
    """The whole reply."""

    model_config = ConfigDict(extra="forbid", strict=True)

    sentences: list[ReplySentence] = Field(max_length=12)


def parse_reply(text: str, known: frozenset[str]) -> Reply:
    """Read a reply: one JSON object, bare or in one code fence.

    Raises:
        ModelReplyInvalid: not such an object, or a key that no evidence has.
    """
    body = _THOUGHT.sub("", text)
    fenced = _FENCE.match(body)
    try:
        reply = Reply.model_validate(json.loads(fenced["body"] if fenced else body))
    except (ValueError, ValidationError) as error:
        raise ModelReplyInvalid(
            f"The language model's reply is not the JSON asked for: {_first_line(error)}"
        ) from error
    for key in (key for sentence in reply.sentences for key in sentence.keys):
        if key not in known:
            raise ModelReplyInvalid(f"The language model's reply cites {key[:20]!r}, which is not among the evidence.")
    return reply


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error).splitlines()[0]
