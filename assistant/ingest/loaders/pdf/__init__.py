"""Reads a PDF: text in reading order with headings, tables and the span of each page. Reads no pictures."""

from assistant.ingest.loaders.pdf.loader import MAX_PAGES, load_pdf

__all__ = ["MAX_PAGES", "load_pdf"]
