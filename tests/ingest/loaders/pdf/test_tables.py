from pathlib import Path

from assistant.ingest.loaders import load
from tests.ingest.loaders.pdf.papers import CAVEAT, STOCK, Paper


def _text(paper: Paper, path: Path) -> str:
    paper.output(str(path))
    return load(path).text


def test_rows_between_level_rules_keep_their_wrapped_cells(tmp_path: Path) -> None:
    paper = Paper()
    paper.running = ""
    paper.add_page()
    paper.set_font("times", size=10)
    rows = [("Request", STOCK), ("Registration", CAVEAT), ("Stock", "Nurses registered in December.")]
    for name, text in [("Measure", "What it says"), *rows]:
        top = paper.get_y() + 2
        paper.set_xy(45, top)
        paper.multi_cell(140, 5, text, align="L")
        bottom = paper.get_y()
        paper.text(12, (top + bottom) / 2 + 1, name)
        paper.set_y(bottom + 2)
        paper.line(10, bottom + 2, 200, bottom + 2)
    assert _text(paper, tmp_path / "a.pdf").split("\n") == [
        "| Measure | What it says |",
        *(f"| {name} | {text} |" for name, text in rows),
    ]


def test_a_frame_around_prose_is_no_table(tmp_path: Path) -> None:
    paper = Paper()
    paper.running = ""
    paper.add_page()
    paper.set_font("times", size=11)
    paper.multi_cell(0, 5, f"{STOCK} {CAVEAT}", border=1, align="L")
    assert _text(paper, tmp_path / "a.pdf") == f"{STOCK} {CAVEAT}"


def test_marks_in_cells_are_told_from_their_numbers(tmp_path: Path) -> None:
    paper = Paper()
    paper.running = ""
    paper.add_page()
    paper.set_font("times", size=10)
    for name, number, mark in (
        ("Country", "Nurses", ""),
        ("Greece", "41", "2"),
        ("Spain", "57", ""),
        ("Malta", "8", "3"),
    ):
        paper.cell(60, 6, name)
        paper.write(6, number)
        paper.char_vpos = "SUP"
        paper.write(6, mark)
        paper.char_vpos = "LINE"
        paper.ln(6)
    assert "| Greece | 41 ² |\n| Spain | 57 |\n| Malta | 8 ³ |" in _text(paper, tmp_path / "a.pdf")
