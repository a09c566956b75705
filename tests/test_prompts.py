import pytest

from assistant.prompts import fill, placeholders, template


def test_every_prompt_is_packaged_with_its_placeholders() -> None:
    assert placeholders("answer") == {"format", "question", "evidence"}
    assert placeholders("repair") == {"problem", "format", "keys"}
    assert template("answer").endswith("\n")


def test_values_are_filled_in_one_pass() -> None:
    text = fill("answer", format='{"sentences": []}', question="{evidence}", evidence="{question} {x}")
    assert "{evidence}\n" in text
    assert "{question} {x}" in text


@pytest.mark.parametrize(
    "values", [{}, {"problem": "a", "format": "b"}, {"problem": "", "format": "", "keys": "", "more": ""}]
)
def test_a_missing_or_foreign_value_is_refused(values: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="problem"):
        fill("repair", **values)
