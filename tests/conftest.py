"""An assistant on the small corpus about nurses, built once for a run of the tests with an embedder of no weights."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.bootstrap import Assistant, build
from assistant.settings import Settings, load_settings

NURSES = Path(__file__).parent / "fixtures" / "corpus"


@pytest.fixture(scope="session")
def nurses_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of an index that is built and not to be changed."""
    folder = tmp_path_factory.mktemp("nurses")
    settings = load_settings(corpus=NURSES, index=folder / "index", data=folder / "data", embedder="fake:384")
    build(settings)
    return settings


@pytest.fixture(scope="session")
def nurses(nurses_settings: Settings) -> Iterator[Assistant]:
    """The assistant on that index."""
    with Assistant.open(nurses_settings) as assistant:
        yield assistant
