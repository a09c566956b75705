from __future__ import annotations

from dataclasses import replace

from assistant import Assistant
from assistant.present import to_markdown
from assistant.types import Note, Option


def test_text_notes_sources_figures_and_cells(nurses: Assistant) -> None:
    answer = nurses.ask("How many nurses moved from Portugal to Germany in 2019?")
    noted = replace(answer, notes=(Note("assumption", "the <latest> year"),))
    text = to_markdown(noted)
    assert text.startswith(answer.text)
    assert "- Assumed: the \\<latest\\> year" in text
    assert "| nurse\\_flows | 2 | nurses | 400 |" in text
    assert "Formula: the cell 400" in text
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## Notes", "## Sources", "## Figures"]


def test_options_and_nothing_else(nurses: Assistant) -> None:
    answer = replace(
        nurses.ask("Why do nurses leave Portugal?"),
        text="Which?",
        options=(Option("By year", "In 2019?"),),
        notes=(),
        citations=(),
        figures=(),
    )
    assert to_markdown(answer) == "Which?\n\n- By year: In 2019?\n"
