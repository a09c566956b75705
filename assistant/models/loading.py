"""Chooses the embedding model that the settings name. Loads no weights."""

from __future__ import annotations

from assistant.errors import ConfigError
from assistant.models.embedder import Embedder
from assistant.settings import Settings


def load_embedder(settings: Settings) -> Embedder:
    """The embedder of `settings.embedder`; weights are loaded when the first text is embedded.

    Raises:
        ConfigError: the name fits no kind of embedder, or a package is missing.
    """
    name = settings.embedder.strip()
    kind, _, rest = name.partition(":")
    if kind == "fake":
        return _bag(name, rest)
    if kind == "st" and rest:
        from assistant.models.sentences import sentence_embedder

        return sentence_embedder(rest)
    if rest:
        from assistant.models.named import named_embedder

        return named_embedder(name)
    return _packaged(name)


def _packaged(name: str) -> Embedder:
    from assistant.models.sentences import DEFAULT_MODEL, packaged_embedder

    if name != DEFAULT_MODEL:
        raise ConfigError(
            f"ASSISTANT_EMBEDDER={name!r} names no embedding model.",
            f"Use `{DEFAULT_MODEL}`, `st:NAME_OR_FOLDER`, `PROVIDER:MODEL` or `fake:384`.",
        )
    return packaged_embedder()


def _bag(name: str, dimension: str) -> Embedder:
    from assistant.models.bag import BagOfWords

    if not dimension.isdecimal() or not 2 <= int(dimension) <= 8192:
        raise ConfigError(f"ASSISTANT_EMBEDDER={name!r} has no dimension of 2 to 8192.", "Write `fake:384`.")
    return BagOfWords(int(dimension))
