"""The members offered where a question leaves one open: the total and the near ones first, the others counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.plan import Planner
from assistant.plan.choices import MOST, member_options
from tests.plan.schools import schools


def test_totals_and_near_members_come_first_and_the_rest_is_counted(tmp_path: Path) -> None:
    store = schools(tmp_path)
    planner = Planner(store)
    reading = planner._read("How many substitute teachers were there in Spain in 2020?")
    candidate = next(c for c in planner._candidates(reading, ()) if c.match.words.table.id == "teachers")
    members = (*(f"Other {n}" for n in range(9)), "Substitute teachers", "All contracts")
    asked = replace(candidate, shaped=replace(candidate.shaped, open=("contract", members)))
    options = member_options(reading, asked)
    assert [o.label for o in options][:3] == ["All contracts", "Substitute teachers", "Other 0"]
    assert len(options) == MOST
    assert options[-1].label.endswith("(or one of 5 other members of contract)")
    assert options[-1].question.endswith("(Other 3)?")
    store.close()
