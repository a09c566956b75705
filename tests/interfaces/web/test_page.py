"""The page in a browser: asked, answered, proven. Needs a Chromium; run with `-m browser`."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from assistant.bootstrap import Assistant
from assistant.interfaces.serve import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

QUESTION = "How many nurses moved from Portugal to the United Kingdom in 2022?"
PROSE = "Why do nurses leave Portugal?"
CHOICE = "How many nurses went abroad?"
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
LONG = 30_000


@pytest.fixture(scope="module")
def address(nurses: Assistant) -> Iterator[str]:
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(create_app(nurses), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 60
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("there is no Chromium; name one in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page, open; the test fails if it asked another host for anything, or if its scripts complained."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    foreign: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else foreign.append(r.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    page.get_by_label("Your question").wait_for(timeout=LONG)
    yield page
    context.close()
    assert (foreign, complaints) == ([], [])


def ask(page: Page, question: str) -> None:
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    answered(page, question)


def answered(page: Page, question: str) -> None:
    """Wait until the page shows what became of a question."""
    heading = page.locator("#current h2", has_text=question)
    heading.wait_for(timeout=LONG)
    page.locator("#current .status:not(.working)").wait_for(timeout=LONG)


def test_a_number_with_its_cells_formula_and_download(page: Page) -> None:
    ask(page, QUESTION)
    assert page.locator("#current .status").inner_text() == "Answered"
    card = page.locator("#current .figures .card")
    assert card.locator("mark").inner_text() == "310"
    assert card.locator(".value").inner_text() == "310"
    with page.expect_download() as download:
        card.get_by_text("Download cells (CSV)").click()
    assert download.value.suggested_filename == "cells-F1.csv"
    assert "310" in download.value.path().read_text(encoding="utf-8-sig")


def test_a_marker_leads_to_the_marked_words(page: Page) -> None:
    ask(page, PROSE)
    page.locator("#current .answer a.key").first.click()
    marked = page.locator("#current .card.pointed mark").first
    assert len(marked.inner_text()) > 20 and marked.is_visible()


def test_a_choice_is_one_press_and_asks_at_once(page: Page) -> None:
    ask(page, CHOICE)
    assert page.locator("#current .status").inner_text() == "Needs a choice"
    option = page.locator("#current button[data-option]").first
    chosen = option.inner_text()
    option.click()
    answered(page, f"({chosen})")
    assert page.locator("#earlier summary").first.inner_text() == CHOICE


def test_an_example_asks_and_a_new_conversation_forgets(page: Page) -> None:
    example = page.locator("#examples button").first
    words = example.inner_text()
    example.click()
    answered(page, words)
    page.get_by_role("button", name="New conversation").click()
    page.locator("#examples button").first.wait_for(timeout=LONG)
    assert page.locator("#current h2").count() == 0


def test_the_answer_is_copied_with_its_sources(page: Page) -> None:
    ask(page, QUESTION)
    page.get_by_role("button", name="Copy answer").click()
    page.get_by_text("Copied").wait_for(timeout=LONG)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "310" in copied and "[F1]" in copied and "Sources" in copied


def test_what_is_not_there_and_what_is_hostile(page: Page) -> None:
    ask(page, "How many nurses moved to the Moon <img src=http://evil.example/x.png>?")
    assert page.locator("#current .status").inner_text() in ("Not in the corpus", "No answer")
    assert page.locator("#current img").count() == 0


def test_a_phone_scrolls_only_downwards(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    ask(page, QUESTION)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_it_is_used_without_a_mouse(page: Page) -> None:
    page.get_by_label("Your question").focus()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    answered(page, QUESTION)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.key')"):
            break
    page.keyboard.press("Enter")
    assert page.locator("#current .card.pointed").count() == 1
