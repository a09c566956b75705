"""The YAML file beside a document or table that corrects what is known of it. Reads no document.

`report.pdf` has `report.pdf.yaml`, `report.pdf.yml`, `report.yaml` or `report.yml`; the first that exists counts.
`report.pdf.json` does too, JSON being YAML.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import CorpusError
from assistant.ingest.complaint import Complaint
from assistant.ingest.metadata import LISTS, NAMES, OTHER_NAMES, Metadata, read_metadata
from assistant.ingest.text import clean, decode

if TYPE_CHECKING:
    from yaml import Node

SUFFIXES = frozenset({".yaml", ".yml"})
_LONGEST = 100_000
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?(?:[T ].*)?")
_URL = re.compile(r"https?://[^\s/?#]+\.?[^\s]*", re.I)


def sidecar_of(path: Path) -> Path | None:
    """The sidecar beside a file."""
    names = (f"{path.name}{end}" for end in (".yaml", ".yml", ".json"))
    stems = (f"{path.stem}{end}" for end in (".yaml", ".yml"))
    return next((beside for name in (*names, *stems) if (beside := path.with_name(name)).is_file()), None)


def is_sidecar(path: Path) -> bool:
    """Whether a file can only be a sidecar, by its suffix, or by two where the last is `.json`."""
    suffix = path.suffix.lower()
    return suffix in SUFFIXES or (suffix == ".json" and bool(Path(path.stem).suffix))


def owners_of(sidecar: Path, files: Iterable[Path]) -> tuple[Path, ...]:
    """The files among some that a sidecar is named after; where one has its whole name, that one alone."""
    among = [path for path in files if not is_sidecar(path)]
    exact = tuple(path for path in among if path.name == sidecar.stem)
    return exact or tuple(path for path in among if path.stem == sidecar.stem)


def read_sidecar(path: Path) -> Metadata:
    """What a sidecar states.

    Raises:
        CorpusError: it is not YAML, or states something that is not known; the sentence names the line.
    """
    return read_metadata(_read(path, _check))


def read_sidecar_of_table(path: Path, own: Collection[str]) -> tuple[Metadata, dict[Any, Any], tuple[Complaint, ...]]:
    """What a sidecar states as of a document, all it states, and what of it is wrong; `own` names are others' to judge.

    Raises:
        CorpusError: it is not YAML; the sentence names the line.
    """
    told: list[Complaint] = []
    wrong: set[str] = set()

    def check(key: Node, value: Node) -> None:
        try:
            if str(key.value) not in own:
                _check(key, value, own)
        except CorpusError as error:
            told.append(Complaint(error.message, error.hint or ""))
            wrong.add(str(key.value))

    stated = {key: value for key, value in _read(path, check).items() if str(key) not in wrong}
    return read_metadata({key: value for key, value in stated.items() if key not in own}), stated, tuple(told)


def _read(path: Path, check: Callable[[Node, Node], None]) -> dict[Any, Any]:
    """The values of a sidecar, each looked at before anything is made of it.

    Raises:
        CorpusError: it is too long or not YAML, or `check` refuses.
    """
    if path.stat().st_size > _LONGEST:
        raise CorpusError(f"it has more than {_LONGEST:,} bytes", "State only what the document itself does not say.")
    import yaml

    text = clean(decode(path.read_bytes()))
    try:
        root = yaml.compose(text, yaml.SafeLoader)
        if root is None:
            return {}
        if not isinstance(root, yaml.MappingNode):
            raise CorpusError("line 1 is not a name and a value", "Write lines such as `title: ...`.")
        for key, value in root.value:
            check(key, value)
        stated: dict[Any, Any] = yaml.safe_load(text)
        return stated
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
        line = f"line {mark.line + 1} is not YAML" if mark else "it is not YAML"
        said = f"{line} ({problem})" if problem else line
        raise CorpusError(said, 'Write lines such as `title: "..."`, values in quotes.') from error


def _check(key: Node, value: Node, others: Collection[str] = ()) -> None:
    """Refuse a name that is not known and a value of the wrong kind, before anything is made of them."""
    line = f"line {key.start_mark.line + 1}"
    name = OTHER_NAMES.get(str(key.value), str(key.value))
    if name not in NAMES:
        near = get_close_matches(name, (*NAMES, *OTHER_NAMES, *others), 1)
        known = dict.fromkeys((*NAMES, *sorted(others)))
        advice = f"Did you mean {near[0]}?" if near else f"It may state {', '.join(known)}."
        raise CorpusError(f"{line} states {str(key.value)[:60]!r}, which is not known", advice)
    expected = "based_on" if name == "based_on" else "words" if name in LISTS or name == "author" else "word"
    if not _is_a(expected, value):
        raise CorpusError(f"{line} states {name} as something else than {_KINDS[expected][0]}", _KINDS[expected][1])
    for wrong, advice in _wrong(name, value):
        raise CorpusError(f"{line} states {wrong}", advice)


_KINDS = {
    "word": ("one value", "Write it on one line, in quotes."),
    "words": ("a value or a list of values", "Write it as `[one, two]`."),
    "based_on": ("a list of publications", "Write `- title: ...` lines below it."),
}


def _is_a(expected: str, node: Node) -> bool:
    import yaml

    if expected == "based_on":
        return isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.MappingNode) for item in node.value)
    if expected == "words" and isinstance(node, yaml.SequenceNode):
        return all(isinstance(item, yaml.ScalarNode) for item in node.value)
    return isinstance(node, yaml.ScalarNode)


def _wrong(name: str, node: Any) -> Iterator[tuple[str, str]]:
    if name == "published" and not _is_date(node.value):
        yield f"the date {node.value[:40]!r}", "Write it as YYYY-MM-DD, YYYY-MM or YYYY."
    if name == "url" and not _URL.fullmatch(node.value):
        yield f"the url {node.value[:80]!r}", "Write it with https:// in front."


def _is_date(text: str) -> bool:
    found = _DATE.fullmatch(text.strip())
    if not found:
        return False
    try:
        dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True
