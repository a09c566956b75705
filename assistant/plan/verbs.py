"""Words that weigh little: common verbs, and nouns that frame a request or stand for what is counted."""

from __future__ import annotations

_BASE = """accept account achieve add allow announce appear apply ask award bear become begin belong bring build call
carry cause choose claim close come complete consider consist contain continue contribute cover create deal
decide describe develop earn end enrol enroll
ensure establish exist expect experience explain face file find
finish follow form gain generate give go grant grow happen have head hold include indicate introduce involve
issue join keep know launch lead leave lie list live lose maintain make meet need obtain occur offer open
operate own participate perform place play point present produce provide publish put reach receive record
register release rely represent require result return run see seem sell send serve set show sign sit spend
stand start stop suggest supply take teach tell train turn use want win write"""
_IRREGULAR = """began begun built brought became chose chosen drew drawn found gave given gone grew grown held
kept knew known led
left lay lain lost made met paid put ran saw seen sent set shown sat spent stood took taken taught told went won
wrote written"""


def _forms(verb: str) -> tuple[str, ...]:
    stem = verb[:-1] if verb.endswith("e") else verb
    return verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing"


COMMON_VERBS = frozenset(form for verb in _BASE.split() for form in _forms(verb)) | frozenset(_IRREGULAR.split())

# "for a briefing I need the headcount of people ...": what is counted is named by other words.
_FRAMING = """briefing memo paper kind request question curious help interest interested thanks thank thankyou hello
hi dear kindly possible exact precise precisely need needed needs want wanted wonder wondering course round edition
period time total totals headcount tally people person persons folks individual individuals body bodies side
holder holders member members size minister boss colleague colleagues
case cases part parts portion piece slice bit lot lots everyone someone anyone ones"""

# What people and things do that a list of them need not name.
PLAIN = frozenset(
    """work works worked working employ employed located based living live lives lived resident residing practise
    practised practising practice stationed counted recorded registered reported available existing overall total
    totals""".split()
)
FRAMING = frozenset(_FRAMING.split())
_SETTINGS = frozenset("programme programmes program programs course courses".split())  # "in doctoral programmes"
SLIGHT = COMMON_VERBS | FRAMING | _SETTINGS
