"""Figures: a request against the table store becomes a number with its cells. Plans nothing and words no sentence."""

from assistant.compute.engine import Engine

__all__ = ["Engine"]
