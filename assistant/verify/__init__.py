"""Verify a draft: only sentences that the evidence proves reach the answer. Words nothing but an abstention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.citations import cite_figure, cite_quote, find_keys, with_markers
from assistant.sentences import gives_orders, has_active_content, is_telling, same_word, words_of
from assistant.sentences.emphasis import emphasised
from assistant.types import Answer, Claim, Draft, Evidence, Note, Plan, Quote, Status
from assistant.verify.abstain import abstention, clarification
from assistant.verify.judge import is_genuine, judge
from assistant.verify.premise import corrected
from assistant.verify.relevance import on_topic

__all__ = ["verify"]

_LIST = re.compile(r"\n- ")


def verify(plan: Plan, draft: Draft, evidence: Evidence) -> Answer:
    """The answer the evidence proves. Its id, steps, receipt and corpus version are the pipeline's to fill in."""
    figures = {figure.key: figure for figure in evidence.figures}
    quotes = {quote.key: quote for quote in draft.quotes}
    claims = [judge(sentence, figures, quotes) for sentence in draft.sentences]
    if draft.author != "none":
        claims = [on_topic(claim, plan, quotes) for claim in claims]
    kept = _first_of_each([claim for claim in claims if claim.support != "none"])
    dropped = [claim for claim in claims if claim.support == "none"]
    if not kept:
        return _unanswered(plan, draft, evidence, dropped)
    kept = corrected(plan, kept, evidence.figures)
    notes = [note for note in draft.notes if _may_be_told(note, quotes)]
    order = _new_keys(
        [*(key for claim in kept for key in claim.keys), *(k for n in notes for k in _keys(n.text))], quotes
    )
    told = [replace(claim, keys=tuple(order.get(key, key) for key in claim.keys)) for claim in kept]
    used_figures = tuple(f for f in evidence.figures if any(f.key in claim.keys for claim in told))
    return Answer(
        id="",
        question=plan.question,
        standalone_question=plan.standalone_question,
        status="partial" if draft.unsaid else _status(plan, told, dropped),
        text="\n\n".join((_text(told, _emphasis(draft, kept)), *draft.unsaid)),
        citations=(
            *(cite_quote(replace(quotes[old], key=new)) for old, new in order.items()),
            *(cite_figure(figure) for figure in used_figures),
        ),
        figures=used_figures,
        claims=(*told, *dropped),
        notes=tuple(_rekeyed(note, order) for note in notes),
        options=plan.options,
    )


def _unanswered(plan: Plan, draft: Draft, evidence: Evidence, dropped: Sequence[Claim]) -> Answer:
    status: Status = "clarify" if plan.options else "abstained"
    text = clarification(plan.options) if plan.options else abstention(plan, evidence, dropped)
    return Answer(
        id="",
        question=plan.question,
        standalone_question=plan.standalone_question,
        status=status,
        text=text,
        claims=tuple(dropped),
        notes=tuple(note for note in draft.notes if not _keys(note.text) and note.kind == "caveat"),
        options=plan.options,
    )


def _status(plan: Plan, told: Sequence[Claim], dropped: Sequence[Claim]) -> Status:
    said = frozenset(word.stem for claim in told for word in words_of(claim.sentence))
    asked = [word.stem for missing in plan.missing if is_telling(missing) for word in words_of(missing)]
    unsaid = [word for word in asked if not any(same_word(word, other) for other in said)]
    return "partial" if dropped or unsaid else "answered"


def _first_of_each(claims: Sequence[Claim]) -> list[Claim]:
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(" ".join(claim.sentence.split()).lower(), claim)
    return list(first.values())


def _new_keys(keys: Sequence[str], quotes: dict[str, Quote]) -> dict[str, str]:
    """Quote keys in the order of their first use, to "1", "2", ..."""
    used = dict.fromkeys(key for key in keys if key in quotes)
    return {old: str(number) for number, old in enumerate(used, start=1)}


def _emphasis(draft: Draft, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The words to be told in bold: those of the first sentence, if the draft has it as it is told."""
    return next((s.emphasis for s in draft.sentences if s.text == claims[0].sentence), ())


def _text(claims: Sequence[Claim], emphasis: Sequence[str] = ()) -> str:
    parts: list[str] = []
    for number, claim in enumerate(claims):
        marked = _marked(claim) if number else emphasised(_marked(claim), emphasis)
        block = bool(_LIST.search(claim.sentence))
        if parts and not block and not parts[-1].endswith("\n\n"):
            parts.append(" ")
        parts.append(("\n\n" if parts and block else "") + marked + ("\n\n" if block else ""))
    return "".join(parts).strip()


def _marked(claim: Claim) -> str:
    """The sentence with its markers; of a list they stand on the line above it."""
    lead, newline, rest = claim.sentence.partition("\n- ")
    return with_markers(lead.strip(), claim.keys) + (newline + rest)


def _keys(text: str) -> tuple[str, ...]:
    return tuple(key for _, _, key in find_keys(text))


def _may_be_told(note: Note, quotes: dict[str, Quote]) -> bool:
    """A note that cites must be its quote, word for word; others come from the plan and the tables."""
    if has_active_content(note.text) or gives_orders(note.text):
        return False
    keys = _keys(note.text)
    if not keys:
        return True
    bare = note.text[: find_keys(note.text)[0][0]].strip()
    return all(key in quotes and is_genuine(quotes[key]) for key in keys) and any(
        bare == quotes[key].text for key in keys
    )


def _rekeyed(note: Note, order: dict[str, str]) -> Note:
    text = note.text
    for start, end, key in reversed(find_keys(text)):
        text = text[:start] + f"[{order.get(key, key)}]" + text[end:]
    return replace(note, text=text)
