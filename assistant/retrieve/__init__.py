"""Finds the passages that fit a query: dense and keyword search fused. Words no answer and computes no figure."""

from assistant.retrieve.retriever import Retriever

__all__ = ["Retriever"]
