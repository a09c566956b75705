"""Answers worded by a language model over the same evidence; `verify` decides what of it stays."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer.exhibit import exhibit, quotable
from assistant.answer.plain import PlainWriter
from assistant.answer.pointing import pointed
from assistant.answer.reply import FORM, Reply, parse_reply
from assistant.citations import strip_markers
from assistant.errors import ModelError, ModelReplyInvalid, ModelUnavailable
from assistant.models import Talk
from assistant.prompts import fill
from assistant.types import Claim, Draft, Evidence, Note, Plan, Quote, Sentence

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

LONGEST_REPEATED = 4000
SECONDS = 60.0


class ModelWriter:
    """Words an answer with a chat model; falls back on the plain answer, and says so, when the model fails.

    All calls for one draft take at most `seconds`; all for its repair again.
    """

    def __init__(self, chat_model: BaseChatModel, plain: PlainWriter | None = None, seconds: float = SECONDS) -> None:
        self._chat_model = chat_model
        self._plain = plain or PlainWriter()
        self._seconds = seconds

    def draft(self, plan: Plan, evidence: Evidence) -> Draft:
        """The model's sentences with the keys it gave; the plain draft with a note where it gave none that read."""
        plain = self._plain.draft(plan, evidence)
        quotes = quotable(evidence.hits)
        if not quotes and not evidence.figures:
            return plain
        if plan.calls and not plan.calls[-1].reached:
            return _without(plain, "The language model did not word this answer: it gave no reply when it was to plan.")
        talk = Talk(self._chat_model, "answer", self._seconds)
        try:
            reply = self._ask(talk, plan, evidence, quotes)
        except ModelError as error:
            told = f"The language model did not word this answer: {_told(error)}"
            return replace(_without(plain, told), calls=talk.calls)
        sentences = tuple(_sentence(s.text, s.keys) for s in reply.sentences)
        if not sentences and evidence.figures:
            told = "The language model found no answer in the evidence; this one is worded without it."
            return replace(_without(plain, told), calls=talk.calls)
        lead = pointed(sentences, plan, evidence.figures)
        return replace(_with_notes(Draft(lead, quotes, (), self._author()), plain), calls=talk.calls)

    def redraft(self, plan: Plan, evidence: Evidence, draft: Draft, refused: Sequence[Claim]) -> Draft:
        """The draft with the refused sentences rewritten, once, by the model that is told why they were refused.

        A rewritten lead stays in front. Where the model fails, the draft is as it was.
        """
        bad = {claim.sentence for claim in refused}
        kept = tuple(sentence for sentence in draft.sentences if sentence.text not in bad)
        talk = Talk(self._chat_model, "answer", self._seconds)
        try:
            reply = self._rewrite(talk, plan, evidence, draft, refused)
        except ModelError:
            return replace(draft, calls=(*draft.calls, *talk.calls))
        fresh = tuple(_sentence(s.text, s.keys) for s in reply.sentences)
        leads = bool(draft.sentences) and draft.sentences[0].text in bad
        sentences = (*fresh, *kept) if leads else (*kept, *fresh)
        told = pointed(sentences, plan, evidence.figures)
        return replace(draft, sentences=told, calls=(*draft.calls, *talk.calls))

    def _ask(self, talk: Talk, plan: Plan, evidence: Evidence, quotes: Sequence[Quote]) -> Reply:
        from langchain_core.messages import AIMessage, HumanMessage

        known = _keys(evidence, quotes)
        messages: list[BaseMessage] = [HumanMessage(_prompt(plan, evidence, quotes))]
        said = str(talk.say(messages).text)
        try:
            return _read(talk, said, known)
        except ModelReplyInvalid as error:
            repair = fill("repair", problem=error.message, format=FORM, keys=", ".join(sorted(known)))
            again = [*messages, AIMessage(said[:LONGEST_REPEATED] or "(nothing)"), HumanMessage(repair)]
            return _read(talk, str(talk.say(again).text), known)

    def _rewrite(self, talk: Talk, plan: Plan, evidence: Evidence, draft: Draft, refused: Sequence[Claim]) -> Reply:
        from langchain_core.messages import AIMessage, HumanMessage

        quotes = quotable(evidence.hits)
        said = json.dumps({"sentences": [{"text": s.text, "keys": s.keys} for s in draft.sentences]})
        lines = (json.dumps({"text": c.sentence, "refused because": c.reason}, ensure_ascii=False) for c in refused)
        messages = [
            HumanMessage(_prompt(plan, evidence, quotes)),
            AIMessage(said[:LONGEST_REPEATED]),
            HumanMessage(fill("rewrite", refused="\n".join(lines), format=FORM)),
        ]
        return _read(talk, str(talk.say(messages).text), _keys(evidence, quotes))

    def _author(self) -> str:
        for name in ("model_id", "model_name", "model"):
            if isinstance(value := getattr(self._chat_model, name, None), str):
                return value
        return self._chat_model._llm_type


def _read(talk: Talk, said: str, known: frozenset[str]) -> Reply:
    """The reply in what was said, with its account."""
    try:
        reply = parse_reply(said, known)
    except ModelReplyInvalid:
        talk.conclude("refused: the reply is not of the form asked for, or cites no evidence there is")
        raise
    count = len(reply.sentences)
    talk.conclude(f"wrote {count} sentence{'' if count == 1 else 's'}")
    return reply


def _prompt(plan: Plan, evidence: Evidence, quotes: Sequence[Quote]) -> str:
    question = json.dumps(plan.standalone_question or plan.question, ensure_ascii=False)
    return fill("answer", format=FORM, question=question, evidence=exhibit(evidence, quotes))


def _keys(evidence: Evidence, quotes: Sequence[Quote]) -> frozenset[str]:
    return frozenset([figure.key for figure in evidence.figures] + [quote.key for quote in quotes])


def _without(plain: Draft, told: str) -> Draft:
    """The plain draft with a note on the language model."""
    return replace(plain, notes=(*plain.notes, Note("caveat", told)))


def _told(error: ModelError) -> str:
    """What went wrong, without anything the model or its server said: that is no evidence."""
    if isinstance(error, ModelReplyInvalid):
        return "its reply was not of the form asked for."
    return f"{error.cause}." if isinstance(error, ModelUnavailable) else "it failed."


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
