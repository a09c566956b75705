from assistant.ingest.loaders.pdf.columns import Line, in_order
from assistant.ingest.loaders.pdf.sheet import Sheet
from assistant.ingest.loaders.pdf.words import Word

PROSE = "nurses who left the country in those years"


def _line(text: str, x: float, y: float, size: float = 10) -> list[Word]:
    words = []
    for word in text.split():
        words.append(Word(word, x, x + 5 * len(word), y, y + size, size))
        x += 5 * len(word) + 4
    return words


def _texts(words: list[Word]) -> list[str]:
    return [line.text for line in in_order(Sheet(600, 800, tuple(words))) if isinstance(line, Line)]


def test_columns_whose_lines_stand_at_different_heights() -> None:
    left = [word for n in range(8) for word in _line(f"left{n} {PROSE}", 50, 100 + 12 * n)]
    right = [word for n in range(8) for word in _line(f"right{n} {PROSE}", 320, 106 + 12 * n)]
    texts = _texts(left + right)
    assert texts == [f"left{n} {PROSE}" for n in range(8)] + [f"right{n} {PROSE}" for n in range(8)]


def test_a_title_over_both_columns_comes_first_and_a_line_between_them_divides() -> None:
    def block(name: str, y: float) -> list[Word]:
        lines = range(5)
        left = [word for n in lines for word in _line(f"{name}left{n} {PROSE}", 50, y + 12 * n)]
        return left + [word for n in lines for word in _line(f"{name}right{n} {PROSE}", 320, y + 12 * n)]

    across = f"across {PROSE} and {PROSE} all the same"
    texts = _texts(block("a", 100) + _line(across, 50, 180) + block("b", 220))
    order = [text.split()[0] for text in texts]
    assert order.index("aright4") < order.index("across") < order.index("bleft0")
    assert order.index("aleft4") < order.index("aright0")


def test_a_longer_left_column_is_read_to_its_end_first() -> None:
    left = [word for n in range(12) for word in _line(f"left{n} {PROSE}", 50, 100 + 12 * n)]
    right = [word for n in range(5) for word in _line(f"right{n} {PROSE}", 320, 100 + 12 * n)]
    assert [text.split()[0] for text in _texts(left + right)][:12] == [f"left{n}" for n in range(12)]


def test_a_table_is_not_taken_for_columns() -> None:
    words = [
        word
        for n in range(8)
        for word in _line("Portugal", 50, 100 + 12 * n)
        + _line("812", 330, 100 + 12 * n)
        + _line("640", 400, 100 + 12 * n)
    ]
    assert _texts(words) == ["Portugal 812 640"] * 8
