from dataclasses import replace

from assistant.ingest.loaders.pdf.furniture import without_furniture
from assistant.ingest.loaders.pdf.sheet import Sheet
from assistant.ingest.loaders.pdf.words import Word, rows_of, text_of


def _sheet(*rows: tuple[float, str]) -> Sheet:
    words = [
        Word(word, 50 + 60 * place, 100 + 60 * place, y, y + 10, 10)
        for y, text in rows
        for place, word in enumerate(text.split())
    ]
    return Sheet(600, 800, tuple(words))


def _left(sheets: list[Sheet]) -> list[list[str]]:
    return [[text_of(row) for row in rows_of(sheet.words)] for sheet in without_furniture(sheets)]


def test_numbers_that_keep_step_with_the_pages_are_dropped() -> None:
    sheets = [_sheet((30, f"{n + 7} Annual report"), (400, "Body text")) for n in range(4)]
    assert _left(sheets) == [["Body text"]] * 4


def test_headers_of_odd_and_even_pages_and_roman_numbers() -> None:
    roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"]
    sheets = [_sheet((30, "The ministry" if n % 2 else "The report"), (400, "Body"), (770, roman[n])) for n in range(8)]
    assert _left(sheets) == [["Body"]] * 8


def test_headers_that_name_the_chapter_go_by_their_number() -> None:
    sheets = [_sheet((30, f"Chapter {n // 4} Nurses{n // 4} {n + 1}"), (400, "Body")) for n in range(12)]
    assert _left(sheets) == [["Body"]] * 12


def test_table_numbers_and_text_in_the_middle_stay() -> None:
    sheets = [_sheet((30, f"Table {n + 1}"), (400, "The same words")) for n in range(5)]
    assert _left(sheets) == [[f"Table {n + 1}", "The same words"] for n in range(5)]


def test_a_single_page_loses_only_a_bare_number_at_its_foot() -> None:
    assert _left([_sheet((30, "Nurses 2020"), (400, "Body"), (780, "Page 1 of 1"))]) == [["Nurses 2020", "Body"]]


def test_headings_numbered_like_their_pages_stay() -> None:
    sheets = []
    for n in range(5):
        body = _sheet((400, "Body text of the page"))
        head = _sheet((60, f"{n + 1} Results{n}"))
        large = tuple(replace(word, size=14.0) for word in head.words)
        sheets.append(replace(body, words=large + body.words))
    assert [rows[0] for rows in _left(sheets)] == [f"{n + 1} Results{n}" for n in range(5)]
