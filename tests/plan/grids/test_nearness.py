import numpy as np

from assistant.plan.grids.grid import Grid
from assistant.plan.grids.nearness import Nearness, labels_to_embed
from assistant.tables import LabelVectors
from assistant.types import TableData


def test_nearness_is_the_cosine_and_embeds_once() -> None:
    asked: list[str] = []

    def embed(text: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        asked.append(text)
        return np.array([1.0, 0.0], np.float32)

    near = Nearness(LabelVectors(("surgery", "day"), np.eye(2, dtype=np.float32)), embed).to("question")
    assert (near("surgery"), near("day"), near("unknown")) == (1.0, 0.0, 0.0)
    assert asked == ["question"]


def test_worded_labels_of_grids_are_embedded(wards: Grid) -> None:
    rows = tuple((line.leaf.text, "1", "1", "1", "1") for line in wards.lines)
    found = labels_to_embed((TableData(wards.table, rows),))
    assert set(found) == {"women", "men", "day", "night", "all wards", "surgery", "children", "emergency"}
