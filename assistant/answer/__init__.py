"""Draft an answer from a plan and its evidence, with or without a language model. Proves nothing: `verify` does."""

from assistant.answer.definitions import GLOSSARY, measured
from assistant.answer.model import ModelWriter
from assistant.answer.plain import PlainWriter

__all__ = ["GLOSSARY", "ModelWriter", "PlainWriter", "measured"]
