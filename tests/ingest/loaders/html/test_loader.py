from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.loaders import load
from tests.ingest.loaders.html.pages import NEWS, OLD


def _page(folder: Path, page: str, encoding: str = "utf-8", suffix: str = ".html") -> Path:
    path = folder / f"page{suffix}"
    path.write_bytes(page.encode(encoding))
    return path


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1"])
def test_a_news_page_without_what_surrounds_it(tmp_path: Path, charset: str) -> None:
    loaded = load(_page(tmp_path, NEWS.format(charset=charset), charset))
    assert loaded.text.split("\n\n") == [
        "# Nurses leave Portugal",
        "Portugal registered 4,213 nurses who asked for a certificate in 2019 ⁵, says the café of the ministry.",
        "## Where they go",
        "Most of those who asked for it named the United Kingdom as the country of destination,\n"
        "followed by Germany and Switzerland. They were 10⁴ in all.",
        "- The United Kingdom: 640 nurses\n- Germany: 301 nurses",
        "Table 1. Certificates",
        "| Country | Nurses |  |\n|  | 2018 | 2019 |\n| United Kingdom | 812 | 640 |\n| Germany ᵃ | 260 | 301 |",
        "\\# of nurses is a phrase of the ministry, and we say it was not asked for the reasons.",
    ]
    assert (loaded.title, loaded.author, loaded.published) == ("Nurses leave Portugal", "Maria Costa", "2021-05-12")
    assert (loaded.url, loaded.publisher) == ("https://health.example/nurses-leave", "Health Daily")


def test_a_page_laid_out_by_tables_keeps_its_headings_and_its_table(tmp_path: Path) -> None:
    loaded = load(_page(tmp_path, OLD, suffix=".htm"))
    assert loaded.text.split("\n\n") == [
        "# Nurses leave",
        "Portugal registered 4,213 requests for certificates of good standing in 2019.",
        "## Where to",
        "Key finding. Most of them named the United Kingdom as destination.",
        "| Year | n |\n| 2018 | 7 |\n| 2019 | 8 |",
    ]


def test_a_page_without_an_article_keeps_its_headings(tmp_path: Path) -> None:
    words = "Nurses left Portugal for the United Kingdom and for Germany, and few of them came back. " * 4
    sections = "".join(f"<h2>Part {n}<a class=headerlink href=#>¶</a></h2><p>{words}</p>" for n in range(3))
    loaded = load(_page(tmp_path, f"<html><body><h1>One</h1><h1>Two</h1>{sections}<title>Both</title></body></html>"))
    assert [line for line in loaded.text.split("\n") if line.startswith("## ")] == [
        "## Part 0",
        "## Part 1",
        "## Part 2",
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><img src='a.png'></body></html>",
        "<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div></body>",
        "<html><body>" + "<div>" * 50_000 + "</body></html>",
        "<script>var a = 'text';</script>",
    ],
)
def test_a_page_without_text_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(CorpusError, match="holds no text") as caught:
        load(_page(tmp_path, page))
    assert "browser" in caught.value.hint


def test_a_short_page_is_read(tmp_path: Path) -> None:
    assert load(_page(tmp_path, "<p>In 2019, 4,213 nurses left.</p><p>They did.</p>")).text.startswith("In 2019, 4,213")


def test_entities_and_endless_cells_do_no_harm(tmp_path: Path) -> None:
    entities = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    cells = "<tr><td colspan=100000 rowspan=9999>cell</td><td>other</td></tr>" * 300
    loaded = load(_page(tmp_path, f"{entities}<html><body><p>Nurses &x; left.</p><table>{cells}</table></body></html>"))
    assert "Nurses &x; left." in loaded.text
    assert len(loaded.text) < 100_000
