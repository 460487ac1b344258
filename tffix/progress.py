"""What a terminal shows while a run takes longer than a second."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def silent(_: int) -> None:
    """Show nothing."""


def counter() -> Callable[[int], None]:
    """Give a function that shows the number of files read, from the first second on.

    A negative number takes the line away.
    """
    started = time.monotonic()
    shown = started + 1

    def show(files: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if files >= 0 and now >= shown:
            shown = now + 0.1
            sys.stderr.write(f"\r{files:,} files read")
        elif files < 0 and shown > started + 1:
            sys.stderr.write("\r\x1b[K")

    return show
