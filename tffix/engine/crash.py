"""What is said of a fixer that has failed, with what a report of it needs."""

from __future__ import annotations

import os

from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


def said(error: Exception, fixer: str, place: str) -> str:
    """Say that a fixer failed at a place of the input, and where in its own code."""
    what = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")
    return (
        f"{place}: {fixer} failed, so what it finds there is missing: {what}"
        f" ({_line(error.__traceback__)}); this is a bug of tffix, please report it"
    )


def _line(traceback: TracebackType | None) -> str:
    """Give the file and line of the last frame of a fixer, or else of all."""
    last = inside = ""
    while traceback:
        path = traceback.tb_frame.f_code.co_filename
        last = f"{os.path.basename(path)}:{traceback.tb_lineno}"
        if os.path.basename(os.path.dirname(path)) == "fixers":
            inside = last
        traceback = traceback.tb_next
    return inside or last
