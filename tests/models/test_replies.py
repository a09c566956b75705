import pytest

from assistant.errors import ModelReplyInvalid
from assistant.models import json_of


@pytest.mark.parametrize(
    "said",
    ['{"a": 1}', ' {"a": 1}\n', '```json\n{"a": 1}\n```', '```\n{"a": 1}```\n', '<think>{"b"}</think>\n{"a": 1}']
    + ['<think>no</think> ```json\n{"a": 1}\n```'],
)
def test_json_is_read_bare_fenced_or_after_a_thought(said: str) -> None:
    assert json_of(said) == {"a": 1}


@pytest.mark.parametrize("said", ["", "x", "[" * 50_000, "9" * 5_000, '{"a": 1} and more', " " * 70_000 + "1" * 70_000])
def test_anything_else_is_no_reply(said: str) -> None:
    with pytest.raises(ModelReplyInvalid, match="language model's reply"):
        json_of(said)
