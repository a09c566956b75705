"""Reads a Word document: headings, paragraphs, lists, tables and notes in their order. Reads no pictures."""

from assistant.ingest.loaders.docx.loader import load_docx

__all__ = ["load_docx"]
