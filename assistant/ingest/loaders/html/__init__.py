"""Reads a web page: its main text with headings, lists and tables. Fetches nothing and reads no pictures."""

from assistant.ingest.loaders.html.loader import load_html, main_text

__all__ = ["load_html", "main_text"]
