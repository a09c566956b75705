"""Reads a mail: subject, people, date, text, and the files attached to it. Reads no mailbox."""

from assistant.ingest.loaders.mail.loader import attachments_of, load_mail

__all__ = ["attachments_of", "load_mail"]
