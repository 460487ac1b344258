"""Text for a terminal: its colors, and nothing in it that commands."""

from __future__ import annotations

_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}


def readable(text: str) -> str:
    """Show what would command a terminal, or begin a line, as what it is.

    Whoever names a file, or writes a string, does not speak for tffix.
    """
    return text if text.isprintable() else text.translate(_CONTROLS)


class Paint:
    """Colors for a terminal, or none."""

    def __init__(self, *, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, code: str) -> str:
        """Give text in the color of an ANSI code."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text and code else text
