"""A trial of `verify`: sentences true of their evidence, and the same with one thing changed, which must not pass.

True sentences are our own answers to the questions of tests/questions, sentences of the articles, and both told in
other words (`bench_verifier_wordings`, `bench_verifier_prose`); `--second` and `--third` take wordings that were
written after the verifier had been mended with the earlier ones. Lies are made by `bench_verifier_lies`; two rivals
judge the same drafts.

    python -m tests.benchmarks.bench_verifier --drafts 6000 --show 20
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from assistant.answer.figures import word_figure
from assistant.types import Draft, Evidence, Figure, Quote, Sentence
from assistant.verify import verify
from tests.benchmarks import bench_verifier_prose as prose
from tests.benchmarks.bench_verifier_evidence import Desk, made_figures, opened, planned_figures
from tests.benchmarks.bench_verifier_facts import Facts
from tests.benchmarks.bench_verifier_lies import LIES
from tests.benchmarks.bench_verifier_rivals import near_value, shared_words
from tests.benchmarks.bench_verifier_truth import NUMBER, Truth, number_of
from tests.benchmarks.bench_verifier_wordings import FIRST, Wording, told
from tests.evidence import plan

ROOT = Path(__file__).resolve().parents[2]
CORPORA = (ROOT / "corpus", ROOT / "tests" / "fixtures" / "corpus")
FALSE, TRUE = 0.01, 0.03
RULES: dict[str, Callable[[str, Truth], bool]] = {
    "ours": lambda text, truth: passes(text, truth),
    "2 percent": near_value,
    "35 % words": shared_words,
}


@dataclass(frozen=True)
class Case:
    """A draft of one sentence: the evidence it cites, what kind it is, and whether it is true."""

    text: str
    truth: Truth
    kind: str
    true: bool


def passes(text: str, truth: Truth) -> bool:
    """Whether the sentence reaches the answer."""
    return not reason(text, truth)


def reason(text: str, truth: Truth) -> str:
    """Why the sentence does not reach the answer; "" where it does."""
    draft = Draft((Sentence(text, (truth.key,)),), truth.quotes, author="trial")
    answer = verify(plan("?"), draft, Evidence(tuple(q.hit for q in truth.quotes), truth.figures))
    claim = answer.claims[0]
    return claim.reason if claim.support == "none" else ""


def questions() -> list[str]:
    """The questions of the question sets that have an answer."""
    names = ("own", "seed", "tables")
    lines = [
        line for name in names for line in (ROOT / "tests/questions" / f"{name}.jsonl").read_text("utf-8").split("\n")
    ]
    return [json.loads(line)["question"] for line in lines if line]


def own_truths(figures: Iterable[Figure]) -> Iterator[Truth]:
    """Figures in the words of the assistant itself."""
    for figure in figures:
        for sentence in word_figure(figure):
            yield Truth(sentence.text, "own figure", figure.operation, (figure,))


def told_truths(
    desk: Desk,
    figures: Iterable[Figure],
    wordings: dict[str, tuple[Wording, ...]],
    chance: random.Random,
    each: int = 2,
) -> Iterator[Truth]:
    """Figures in other words, `each` of them in so many."""
    for figure in figures:
        facts = Facts(figure, desk.table_of(figure), chance)
        if figure.request.operands or figure.unit == "places" or facts.unit == "rank":
            continue
        if figure.value is None and figure.operation not in ("series", "top", "bottom"):
            continue
        usable = [w for w in wordings.get(figure.operation, ()) if told(facts, w)]
        for wording in chance.sample(usable, min(each, len(usable))):
            if text := told(facts, wording):
                name = f"{figure.operation}: {wording.__name__}"
                yield Truth(text, "figure reworded", name, (figure,), others=_others(desk, figure))


def _others(desk: Desk, figure: Figure) -> dict[str, Decimal]:
    """For a single value of one place: the places whose value is another one."""
    places = [f for f in figure.facets if f.kind == "place"]
    if figure.operation != "lookup" or len(places) != 1 or figure.value is None:
        return {}
    data = next(d for d in desk.data if d.table.id == figure.request.table)
    at = {field.name: n for n, field in enumerate(data.table.fields)}
    rest = [f for f in figure.facets if f is not places[0]]
    found: dict[str, Decimal] = {}
    for row in data.rows:
        text = row[at[figure.request.measure or ""]].replace(",", "")
        if NUMBER.fullmatch(text) and all(row[at[f.field]] in f.members for f in rest):
            value = number_of(text)
            if abs(value - figure.value) > Decimal("0.3") * abs(figure.value):
                found[row[at[places[0].field]]] = value
    return found


def prose_truths(quotes: Iterable[Quote], changes: tuple[prose.Change, ...], chance: random.Random) -> Iterator[Truth]:
    """Sentences of the articles as they stand, and told in other words."""
    for quote in quotes:
        yield Truth(quote.text, "own prose", "verbatim", quotes=(quote,))
        text, names = prose.reworded(quote.text, changes, chance)
        if names:
            yield Truth(text, "prose reworded", names, quotes=(quote,))


def lies_of(truth: Truth, chance: random.Random) -> Iterator[Case]:
    """The sentence with one thing changed, by each way that fits."""
    for kind, lie in LIES.items():
        found = [text for text in lie(truth, chance) if text != truth.text]
        if found:
            yield Case(chance.choice(found), truth, kind, False)


def moved(truths: Sequence[Truth], chance: random.Random) -> Iterator[Case]:
    """Each sentence with the evidence of another, which has none of its numbers or another place and year."""
    for truth in truths:
        other = chance.choice(truths)
        stated = [number_of(m.group()) for m in NUMBER.finditer(truth.text)]
        foreign = [n for n in stated if n not in other.numbers and n not in range(1900, 2100)]
        if foreign and (truth.figures[:1] != other.figures[:1] or truth.quotes != other.quotes):
            yield Case(truth.text, replace(other, text=truth.text), "citation moved", False)


def altered(truths: Sequence[Truth], chance: random.Random) -> Iterator[Case]:
    """Quotes of which a word or a digit was changed, told word for word."""
    for truth in truths:
        if truth.wording != "verbatim":
            continue
        words = truth.text.split(" ")
        at = chance.randrange(len(words))
        text = " ".join([*words[:at], chance.choice(("hardly", "allegedly", "97", "")), *words[at + 1 :]])
        if text != truth.text:
            quote = replace(truth.quotes[0], text=text)
            yield Case(text, replace(truth, quotes=(quote,)), "quote altered", False)


def cases_of(truths: Sequence[Truth], drafts: int, chance: random.Random) -> list[Case]:
    """The true sentences, and about `drafts` lies, as many of each kind as there are."""
    lies: dict[str, list[Case]] = defaultdict(list)
    for case in (*(c for t in truths for c in lies_of(t, chance)), *moved(truths, chance), *altered(truths, chance)):
        lies[case.kind].append(case)
    chosen: list[Case] = []
    left = drafts
    for n, found in enumerate(sorted(lies.values(), key=len)):
        share = left // (len(lies) - n)
        chosen += chance.sample(found, min(share, len(found)))
        left -= min(share, len(found))
    return [Case(t.text, t, t.origin, True) for t in truths] + chosen


def truths_of(corpora: Sequence[Path], seed: int, per_measure: int, wordings_set: str = "first") -> list[Truth]:
    """All true sentences over some corpora, in the first, second or third set of wordings."""
    wordings, changes = WORDED[wordings_set]()
    truths: list[Truth] = []
    for corpus in corpora:
        chance = random.Random(seed)
        with opened(corpus) as desk:
            planned = list(planned_figures(desk, questions() if corpus == CORPORA[0] else ()))
            made = list(made_figures(desk, chance, per_measure))
            truths += own_truths([*planned, *chance.sample(made, len(made) // 3)])
            truths += told_truths(desk, [*planned, *made], wordings, chance)
            truths += prose_truths(desk.quotes, changes, chance)
    return list({(t.text, t.key): t for t in truths}.values())


Worded = tuple[dict[str, tuple[Wording, ...]], tuple[prose.Change, ...]]


def _second() -> Worded:
    from tests.benchmarks import bench_verifier_second as second

    return second.WORDINGS, second.CHANGES


def _third() -> Worded:
    from tests.benchmarks import bench_verifier_third as third

    return third.WORDINGS, third.CHANGES


WORDED: dict[str, Callable[[], Worded]] = {"first": lambda: (FIRST, prose.FIRST), "second": _second, "third": _third}


def table(cases: Sequence[Case], verdicts: dict[str, list[bool]]) -> Iterator[str]:
    """Lines by kind: how many drafts, and the share each rule gets wrong (false passing, true refused)."""
    for true, head in ((False, "false, passing"), (True, "true, refused")):
        yield f"\n{head:26}{'drafts':>8}" + "".join(f"{rule:>13}" for rule in verdicts)
        kinds = Counter(case.kind for case in cases if case.true == true)
        for kind in (*kinds, "all"):
            at = [n for n, c in enumerate(cases) if c.true == true and kind in (c.kind, "all")]
            wrong = [sum(found[n] != true for n in at) for found in verdicts.values()]
            yield f"{kind:26}{len(at):8}" + "".join(f"{100 * w / max(len(at), 1):11.1f} %" for w in wrong)


def judged(cases: Sequence[Case]) -> dict[str, list[bool]]:
    """Each rule's verdict on each case."""
    return {name: [rule(case.text, case.truth) for case in cases] for name, rule in RULES.items()}


def main() -> int:
    """Run the trial and print it; 1 where the aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--drafts", type=int, default=6000)
    parser.add_argument("--per-measure", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print so many wrong verdicts of each kind")
    parser.add_argument("--second", action="store_true", help="wordings written after the verifier was mended")
    parser.add_argument("--third", action="store_true", help="wordings of another style, written last")
    given = parser.parse_args()
    worded = "third" if given.third else "second" if given.second else "first"
    chance = random.Random(given.seed)
    cases = cases_of(truths_of(CORPORA, given.seed, given.per_measure, worded), given.drafts, chance)
    verdicts = judged(cases)
    sys.stdout.write("\n".join(table(cases, verdicts)) + "\n")
    shown: Counter[tuple[str, bool]] = Counter()
    for case, verdict in zip(cases, verdicts["ours"], strict=True):
        shown[case.kind, case.true] += verdict != case.true
        if verdict != case.true and shown[case.kind, case.true] <= given.show:
            why = reason(case.text, case.truth)
            sys.stdout.write(
                f"\n{case.kind} [{case.truth.wording}] {case.text}\n    was: {case.truth.text}\n    {why}\n"
            )
            sys.stdout.write(f"    evidence: {case.truth.words[:300]!r}\n")
    rates = [
        sum(v != true for c, v in zip(cases, verdicts["ours"], strict=True) if c.true == true)
        / max(1, sum(c.true == true for c in cases))
        for true in (False, True)
    ]
    return int(rates[0] >= FALSE or rates[1] >= TRUE)


if __name__ == "__main__":
    sys.exit(main())
