"""The passage index: truth in SQLite, Chroma and tantivy beside it, in generations that are swapped whole.

Embeds nothing itself and computes no figures; other parts of an index (the tables) are written by whoever builds it.
"""

from assistant.passages.build import build_index
from assistant.passages.inputs import unchanged
from assistant.passages.report import BuildReport
from assistant.passages.store import PassageStore

__all__ = ["BuildReport", "PassageStore", "build_index", "unchanged"]
