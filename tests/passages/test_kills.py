"""The trial of `kill -9`: whatever the moment, the next open serves a whole generation."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.errors import IndexMissing
from assistant.passages.layout import generations, home_of
from tests.passages import sample
from tests.passages.sample import EMBEDDER, MODEL, opened

BRIEFS = 60
POINTS = ("locked", "staged", "embedding", "embedded", "indexed", "extra", "verified", "renamed", "pointed")
ROOT = Path(__file__).parents[2]
CHILD = """
import os, signal, sys, time
from pathlib import Path
from assistant.passages.verification import verify
from tests.passages import sample
index, edition, point = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]

def at(name):
    if name == point:
        os.kill(os.getpid(), signal.SIGKILL)

def slowly(texts):
    time.sleep(0.05)
    return sample.EMBEDDER.encode(texts)

made = sample.sample(int(sys.argv[4]), edited=1, edition=edition)
print("started", flush=True)
sample.build(index, made, embed=slowly, at=at, check=verify)
"""


def start(index: Path, edition: int, point: str = "", briefs: int = BRIEFS) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CHILD, str(index), str(edition), point, str(briefs)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ})


def editions_served(index: Path) -> int:
    """The edition of brief 1 that serves, after checking that what serves is whole."""
    with opened(index) as store:
        assert not store.degraded
        assert (store.folder / "tables" / "cells.txt").read_text() == "cells"
        found = store.nearest(EMBEDDER.encode_query("nurses"), store.size)
        assert len({key for key, _ in found}) == store.size
        assert len(store.passages([key for key, _ in found])) == store.size
        assert store.keyword("nurses Portugal", 5)
        text = store.document("brief-1").text
        assert any(p.text == text[: len(p.text)] for p in store.passages([k for k, _ in found]).values())
        return int(text.split(".")[0].removeprefix("Edition "))


@pytest.mark.slow
def test_a_killed_ingest_leaves_a_whole_index(tmp_path: Path) -> None:
    sample.build(tmp_path, sample.sample(BRIEFS, edited=1, edition=1))
    served, chance = 1, random.Random(7)
    moments = [("", chance.uniform(0.0, 2.5)) for _ in range(14)] + [(point, 30.0) for point in POINTS]
    killed = 0
    for edition, (point, seconds) in enumerate(moments, 2):
        child = start(tmp_path, edition, point, briefs=BRIEFS + edition)
        assert child.stdout is not None
        assert child.stdout.readline() == "started\n"
        try:
            child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
        killed += child.wait() == -signal.SIGKILL
        child.stdout.close()
        now = editions_served(tmp_path)
        assert now in (served, edition), (point, seconds)
        served = now
    assert killed >= 18
    report = sample.build(tmp_path, sample.sample(BRIEFS, edited=1, edition=99))
    assert report.changed
    assert editions_served(tmp_path) == 99
    home = home_of(tmp_path, MODEL)
    assert len(generations(home)) <= 2
    assert not list(home.glob("staging-*"))


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS[:-1])
def test_a_first_ingest_killed_leaves_no_index_and_the_next_succeeds(tmp_path: Path, point: str) -> None:
    child = start(tmp_path, 1, point)
    assert child.wait(timeout=60) == -signal.SIGKILL
    with pytest.raises(IndexMissing) as caught:
        opened(tmp_path)
    assert "assistant ingest" in caught.value.hint
    embed = sample.Counting()
    report = sample.build(tmp_path, sample.sample(BRIEFS, edited=1, edition=1), embed=embed)
    assert report.changed
    if POINTS.index(point) >= POINTS.index("embedded"):
        assert embed.texts == 0
    assert editions_served(tmp_path) == 1


@pytest.mark.slow
def test_a_lock_dies_with_its_holder(tmp_path: Path) -> None:
    child = start(tmp_path, 1)
    time.sleep(0.5)
    child.kill()
    child.wait()
    assert sample.build(tmp_path, sample.sample()).changed
