from pathlib import Path

from assistant.bootstrap import Assistant
from assistant.plan.describing import MEMBERS, describe
from assistant.tables import TableStore, write_tables
from tests.plan.grids.nurses import read


def test_a_table_is_told_with_the_names_a_request_may_use(nurses: Assistant) -> None:
    told = describe(nurses.tables, nurses.tables.get("nurse_flows"), "Where did Spanish nurses go?")
    assert told.startswith("table nurse_flows: ")
    assert "- measure nurses: " in told
    assert "Portugal" in told
    assert "Spain" in told
    assert "1240" not in told.replace(",", "")


def test_members_that_the_question_means_come_first_and_the_others_are_counted(tmp_path: Path) -> None:
    names = [f"ward {number}" for number in range(60)] + ["children"]
    rows = (("place", "nurses", "beds"), *((name, "7", "9") for name in names))
    write_tables(tmp_path, read(rows))
    store = TableStore.open(tmp_path)
    told = describe(store, store.tables[0], "How many nurses work with children?")
    assert "- dimension place: children; ward 0;" in told
    assert f"and {len(names) - MEMBERS} more" in told
    assert told.index("measure nurses") < told.index("measure beds")
    assert "ward 59" not in told
