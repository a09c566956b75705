"""Shorter names of members: only what tells a member from all others."""

from assistant.plan.shortened import shortened
from assistant.plan.words import all_stems, content_stems

MEMBERS = ("Maritime Museum", "Open-Air Museum Fenland", "City History Museum", "Other museums")


def _short(own: str = "", taken: str = "") -> set[tuple[str, str]]:
    named = [(m, content_stems(m)) for m in MEMBERS]
    found = shortened(named, all_stems([own]), {content_stems(taken)})
    return {(member, " ".join(phrase)) for member, phrase in found}


def test_the_words_that_tell_members_apart_name_them() -> None:
    found = _short()
    assert ("Maritime Museum", "maritim") in found
    assert ("Open-Air Museum Fenland", "fenland") in found
    assert not any(phrase == "museum" for _, phrase in found)


def test_a_remainder_and_the_tables_own_words_name_no_member() -> None:
    assert not any(member == "Other museums" for member, _ in _short())
    assert ("Maritime Museum", "maritim") not in _short(own="Maritime statistics")
    assert ("Maritime Museum", "maritim") not in _short(taken="Maritime")
