"""Answers, hits, figures and receipts as JSON, Markdown and terminal text. Adds nothing and leaves nothing out."""

from assistant.present.answers import citation_to_json, error_to_json, hit_to_json, to_json
from assistant.present.corrections import correction_lines
from assistant.present.figures import figure_from_json, figure_to_json
from assistant.present.markdown import to_markdown
from assistant.present.receipts import receipt_from_json, receipt_to_json
from assistant.present.replays import replayed_to_json, replayed_to_text
from assistant.present.tables import described_table, listed_table
from assistant.present.terminal import figure_to_text, hits_to_text, to_text

__all__ = [
    "citation_to_json",
    "correction_lines",
    "described_table",
    "error_to_json",
    "figure_from_json",
    "figure_to_json",
    "figure_to_text",
    "hit_to_json",
    "hits_to_text",
    "listed_table",
    "receipt_from_json",
    "receipt_to_json",
    "replayed_to_json",
    "replayed_to_text",
    "to_json",
    "to_markdown",
    "to_text",
]
