from pathlib import Path

from assistant.plan.grids.asking import read_asked
from assistant.plan.grids.grid import Grid
from assistant.plan.grids.linking import Linker
from tests.plan.grids.nurses import grid_from


def test_a_label_that_is_said_whole(wards: Grid) -> None:
    linker = Linker(read_asked("how many women work in surgery by day?"), wards)
    surgery, children = (linker.link(wards.lines[n].leaf) for n in (1, 2))
    assert (surgery.said, surgery.phrase) == (1.0, 1.0)
    assert surgery.gain > 0
    assert (children.said, children.gain) == (0.0, 0.0)


def test_rare_words_weigh_more(tmp_path: Path) -> None:
    rows = (("ward", "nurses"), ("day surgery", "3"), ("day clinic", "4"), ("night surgery", "5"))
    linker = Linker(read_asked("clinic by day"), grid_from(rows, tmp_path))
    assert linker.weight("clinic") > linker.weight("day")


def test_reach_is_what_the_labels_explain_together(wards: Grid) -> None:
    assert Linker(read_asked("women in surgery by day"), wards).reach() == 1.0
    assert Linker(read_asked("the price of tin in Bolivia"), wards).reach() == 0.0


def test_initials_name_a_label(grouped: Grid) -> None:
    linker = Linker(read_asked("how many percent of bip nurses"), grouped)
    assert linker.link(grouped.headings[0].leaf).said == 0.0
