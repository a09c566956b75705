"""Parses the documents users bring: PDF, Word, web page and mail, each format in its own module. Splits nothing.

Nothing is fetched and nothing written; the caller gives the process its limits of memory and time.
"""

from assistant.ingest.loaders.loaded import Loaded
from assistant.ingest.loaders.loading import LOADABLE, attached, load

__all__ = ["LOADABLE", "Loaded", "attached", "load"]
