"""A language model's structured reply: what is asked for, and its strict reading. Trusts no key and no text."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import ModelReplyInvalid
from assistant.models import json_of

FORM = '{"sentences": [{"text": "One sentence.", "keys": ["F1", "2"]}]}'


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
    said = json_of(text)
    try:
        reply = Reply.model_validate(said)
    except ValidationError as error:
        raise ModelReplyInvalid(
            f"The language model's reply is not the JSON asked for: {_first_line(error)}"
        ) from error
    for key in (key for sentence in reply.sentences for key in sentence.keys):
        if key not in known:
            raise ModelReplyInvalid(f"The language model's reply cites {key[:20]!r}, which is not among the evidence.")
    return reply


def _first_line(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
