"""Traces a sentence-transformers model for single queries: the same numbers with a third less work around them.

Knows one text at a time, without padding; batches go through sentence-transformers itself.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_TRIED = ("How many?", "A second text, longer than the one the model was traced with, to see that lengths may differ.")
_CLOSE = 1e-5

Forward = Callable[[str], Any]


def plain_forward(model: Any) -> Forward:
    """Text to its vector by the model's own forward pass, without the bookkeeping of `encode`."""

    def forward(text: str) -> Any:
        return model(model.preprocess([text]))["sentence_embedding"][0]

    return forward


def traced_forward(model: Any) -> Forward:
    """The same as `plain_forward` but traced and frozen; the plain one where the trace does not agree with it."""
    import torch

    class Inputs(torch.nn.Module):  # type: ignore[misc]
        def forward(self, ids: Any, mask: Any) -> Any:
            return model({"input_ids": ids, "attention_mask": mask})["sentence_embedding"]

    plain, wrapper = plain_forward(model), Inputs()
    wrapper.model = model
    first = model.preprocess([_TRIED[0]])
    with torch.inference_mode(), _quiet():
        example = (first["input_ids"], first["attention_mask"])
        trace = torch.jit.freeze(torch.jit.trace(wrapper.eval(), example, check_trace=False))

        def forward(text: str) -> Any:
            features = model.preprocess([text])
            return trace(features["input_ids"], features["attention_mask"])[0]

        agrees = all(float((plain(text) - forward(text)).abs().max()) < _CLOSE for text in _TRIED)
    return forward if agrees else plain


@contextmanager
def _quiet() -> Iterator[None]:
    """Tracing touches attributes their libraries warn of, and torch calls this way of tracing old."""
    loggers = [logging.getLogger(name) for name in ("sentence_transformers", "transformers")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
