"""Charts of figures as files: the format is the name's suffix. Draws nothing itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from assistant.errors import InputError
from assistant.present.charts import FORMATS, exported
from assistant.types import Figure

_FOLDER_FORMATS = ("svg", "png", "json")


def chart_format(path: Path) -> str:
    """The format that a file's name asks for.

    Raises:
        InputError: its suffix is none of a chart's.
    """
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        known = ", ".join(f".{name}" for name in FORMATS)
        raise InputError(f"A chart cannot be written to {path}.", f"End the name with one of {known}.")
    return form


def write_chart(figure: Figure, path: Path, form: str) -> None:
    """Write a figure's chart.

    Raises:
        InputError: the figure has none, or the file cannot be written.
    """
    if figure.chart is None:
        raise InputError(
            f"This figure has no chart: {figure.label}.",
            "Ask for a series, a ranking, or several members, where there are two or more values to draw.",
        )
    _write(path, exported(figure.chart, form))


def write_charts(figures: Iterable[Figure], folder: Path) -> None:
    """Write the charts of the figures that have one, each in several formats, named after the figure's key.

    Raises:
        InputError: a file cannot be written.
    """
    for figure in figures:
        for form in _FOLDER_FORMATS if figure.chart else ():
            _write(folder / f"{figure.key}.{form}", exported(str(figure.chart), form))


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise InputError(f"The file {path} cannot be written: {reason}.", "Name another file.") from error
