"""What a terminal shows while a run takes longer than a second."""

from __future__ import annotations

import sys
import time

from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def silent(_: str) -> None:
    """Show nothing."""


def line() -> Callable[[str], None]:
    """Give a function that shows what is done, from the first second on.

    No text takes the line away.
    """
    started = time.monotonic()
    shown = started + 1

    def show(said: str) -> None:
        nonlocal shown
        now = time.monotonic()
        if said and now >= shown:
            shown = now + 0.1
            sys.stderr.write(f"\r\x1b[K{said}")
            sys.stderr.flush()
        elif not said and shown > started + 1:
            sys.stderr.write("\r\x1b[K")

    return show
