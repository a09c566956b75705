"""Names that stand beside a name in some table ("men" beside "women"). Reads the vocabulary, replaces nothing."""

from __future__ import annotations

from collections.abc import Callable

from assistant.plan.vocabulary import Vocabulary
from assistant.plan.words import content_stems


def siblings_in(vocabulary: Vocabulary) -> Callable[[str], tuple[str, ...]]:
    """A look-up of the members, with their other names, of every dimension that has a member of the given name."""

    def look_up(name: str) -> tuple[str, ...]:
        phrase = content_stems(name)
        found: dict[str, None] = {}
        for words in vocabulary.tables:
            held = {m.field for m in words.member_names if m.phrase == phrase}
            for field in words.table.dimensions:
                if phrase and field.name in held:
                    members = [m.member for m in words.member_names if m.field == field.name and m.phrase != phrase]
                    found.update(dict.fromkeys(members))
                    found.update(dict.fromkeys(a for m, names in field.member_aliases if m in found for a in names))
        return tuple(found)

    return look_up
