import datetime as dt

import pytest

from assistant.ingest.loaders.properties import author_of, date_of, title_of


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Nurses on the move", "Nurses on the move"),
        ("Microsoft Word - Nurses on the move", "Nurses on the move"),
        ("Microsoft Word - report_final.docx", ""),
        ("nurses_v2", ""),
        ("Untitled-1", ""),
        ("PowerPoint Presentation", ""),
        (None, ""),
    ],
)
def test_titles(stated: object, title: str) -> None:
    assert title_of(stated) == title


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        ("Ana Silva;", "Ana Silva"),
        ("OECD", "OECD"),
        ("asilva", ""),
        ("Administrator", ""),
        ("Microsoft Office User", ""),
    ],
)
def test_authors(stated: str, author: str) -> None:
    assert author_of(stated) == author


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("D:20210512080000+01'00'", "2021-05-12"),
        ("2021-05-12T08:00:00Z", "2021-05-12"),
        ("D:202105", "2021-05"),
        ("D:2021", "2021"),
        ("D:20211399", "2021"),
        ("D:19000101", "1900-01-01"),
        ("D:00010101", ""),
        ("yesterday", ""),
        (dt.datetime(2021, 5, 12, 8), "2021-05-12"),
        (dt.datetime(2013, 12, 23, 23, 15), ""),
        (None, ""),
    ],
)
def test_dates(stated: object, date: str) -> None:
    assert date_of(stated) == date
