"""What users leave: answers and feedback, each with its owner. Knows no answer's inside beyond id, question, status."""

from assistant.records.store import Feedback, Records, SavedAnswer, Thumb

__all__ = ["Feedback", "Records", "SavedAnswer", "Thumb"]
