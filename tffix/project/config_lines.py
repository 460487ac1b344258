"""Where a key stands in TOML: the reader of the standard library does not say it."""

from __future__ import annotations

import tomllib
from itertools import accumulate
from typing import Any


def line_of(path: tuple[str, ...], text: str) -> int:
    """Give the line, from 1, on which a key, or the table above it, is set.

    ``text`` is TOML that has the key. What stands up to the end of a line is TOML too
    unless the line is in the middle of a value, so the first such text that has the key
    ends with it.
    """
    begins = 1
    for line, so_far in enumerate(accumulate(text.splitlines(keepends=True)), 1):
        try:
            read: Any = tomllib.loads(so_far.replace("\r\n", "\n"))
        except tomllib.TOMLDecodeError:
            continue
        for name in path:
            read = read.get(name) if isinstance(read, dict) else None
        if read is not None:
            return begins
        begins = line + 1
    return begins
