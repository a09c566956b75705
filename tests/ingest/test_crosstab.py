from assistant.ingest.crosstab import listed
from assistant.ingest.grid import Grid


def test_a_corner_that_names_both_axes() -> None:
    grid = Grid((("unit,geo\\time", "2020", "2021"), ("NR,PT", "12.3 p", ": c"), ("NR,ES", "1", "")))
    assert listed(grid).rows == (
        ("unit", "geo", "time", "value"),
        ("NR", "PT", "2020", "12.3 p"),
        ("NR", "PT", "2021", ": c"),
        ("NR", "ES", "2020", "1"),
    )
    assert listed(grid).headed


def test_any_other_grid_stays() -> None:
    for corner, label in (("geo", "PT"), ("unit,geo\\time", "PT"), ("path\\", "PT")):
        grid = Grid(((corner, "2020"), (label, "1")))
        assert listed(grid) is grid
