"""Answers worded by a language model over the same evidence; `verify` decides what of it stays."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer.exhibit import exhibit, quotable
from assistant.answer.plain import PlainWriter
from assistant.answer.reply import FORM, Reply, parse_reply
from assistant.citations import strip_markers
from assistant.errors import ModelError, ModelReplyInvalid
from assistant.prompts import fill
from assistant.types import Draft, Evidence, Note, Plan, Quote, Sentence

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

LONGEST_REPEATED = 4000


class ModelWriter:
    """Words an answer with a chat model; falls back on the plain answer, and says so, when the model fails."""

    def __init__(self, chat_model: BaseChatModel, plain: PlainWriter | None = None) -> None:
        self._chat_model = chat_model
        self._plain = plain or PlainWriter()

    def draft(self, plan: Plan, evidence: Evidence) -> Draft:
        """The model's sentences with the keys it gave; the plain draft with a note where it gave none that read."""
        plain = self._plain.draft(plan, evidence)
        quotes = quotable(evidence.hits)
        if not quotes and not evidence.figures:
            return plain
        try:
            reply = self._ask(plan, evidence, quotes)
        except ModelError as error:
            note = Note("caveat", f"The language model did not word this answer: {_told(error)}")
            return replace(plain, notes=(*plain.notes, note))
        sentences = tuple(_sentence(s.text, s.keys) for s in reply.sentences)
        if not sentences and evidence.figures:
            note = Note("caveat", "The language model found no answer in the evidence; this one is worded without it.")
            return replace(plain, notes=(*plain.notes, note))
        return _with_notes(Draft(sentences, quotes, (), self._author()), plain)

    def _ask(self, plan: Plan, evidence: Evidence, quotes: Sequence[Quote]) -> Reply:
        from langchain_core.messages import AIMessage, HumanMessage

        known = frozenset([figure.key for figure in evidence.figures] + [quote.key for quote in quotes])
        question = json.dumps(plan.standalone_question or plan.question, ensure_ascii=False)
        messages: list[BaseMessage] = [
            HumanMessage(fill("answer", format=FORM, question=question, evidence=exhibit(evidence, quotes)))
        ]
        said = self._say(messages)
        try:
            return parse_reply(said, known)
        except ModelReplyInvalid as error:
            repair = fill("repair", problem=error.message, format=FORM, keys=", ".join(sorted(known)))
            again = [*messages, AIMessage(said[:LONGEST_REPEATED]), HumanMessage(repair)]
            return parse_reply(self._say(again), known)

    def _say(self, messages: list[BaseMessage]) -> str:
        return str(self._chat_model.invoke(messages).text)

    def _author(self) -> str:
        for name in ("model_name", "model"):
            if isinstance(value := getattr(self._chat_model, name, None), str):
                return value
        return self._chat_model._llm_type


def _told(error: ModelError) -> str:
    """What went wrong, without anything the model or its server said: that is no evidence."""
    if isinstance(error, ModelReplyInvalid):
        return "its reply was not of the form asked for."
    return error.message.partition(" - ")[0].rstrip(".") + "."


def _sentence(text: str, keys: Sequence[str]) -> Sentence:
    return Sentence(" ".join(strip_markers(text).split()), tuple(dict.fromkeys(keys)))


def _with_notes(draft: Draft, plain: Draft) -> Draft:
    """The plain draft's notes with the quotes they cite, under keys that do not meet the model's."""
    cited = [q for q in plain.quotes if any(f"[{q.key}]" in note.text for note in plain.notes)]
    keys = {quote.key: str(len(draft.quotes) + number) for number, quote in enumerate(cited, start=1)}
    notes = tuple(_rekeyed(note, keys) for note in plain.notes)
    return replace(draft, quotes=(*draft.quotes, *(replace(q, key=keys[q.key]) for q in cited)), notes=notes)


def _rekeyed(note: Note, keys: dict[str, str]) -> Note:
    for old, new in keys.items():
        if note.text.endswith(f"[{old}]"):
            return replace(note, text=note.text.removesuffix(f"[{old}]") + f"[{new}]")
    return note
