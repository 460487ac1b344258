"""The errors of tffix.

    TffixError
    ├── SourceError      a file cannot be read as text: missing, unreadable, not UTF-8
    ├── HclSyntaxError   text is not HCL: what was found, where, and what to do
    ├── ConfigError      the configuration or the command line is wrong
    └── WriteError       a fixed file could not be written; nothing was lost

Every message says what was found, where, and what to do.
"""

from __future__ import annotations

from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class TffixError(Exception):
    """Any error that tffix reports to its user in one sentence."""


class SourceError(TffixError):
    """A file cannot be read as text.

    ``offset`` is the place in bytes, where there is one.
    """

    def __init__(self, path: str, message: str, offset: int | None = None) -> None:
        super().__init__(message)
        self.path = path
        self.message = message
        self.offset = offset


class Place(NamedTuple):
    """Another place that an error is about: ``the block begins here``."""

    start: int
    end: int
    message: str


class HclSyntaxError(TffixError):
    """Text is not HCL.

    ``start`` and ``end`` are offsets in characters into the text that was parsed, where
    ``start`` may be the end of the text; ``hint`` says what to do, or is empty;
    ``related`` is the place where it may have begun. ``path`` is the file, where the
    text is that of a file.
    """

    path = ""

    def __init__(
        self,
        message: str,
        start: int,
        end: int,
        hint: str = "",
        related: Place | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = max(start, end)
        self.hint = hint
        self.related = related

    def __reduce__(self) -> tuple[type, tuple[object, ...], dict[str, str]]:
        """Say how another process gets it."""
        state = self.message, self.start, self.end, self.hint, self.related
        return type(self), state, {"path": self.path}


class ConfigError(TffixError):
    """The configuration or the command line is wrong."""


class WriteError(TffixError):
    """A fixed file could not be written."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path


def nearest(name: str, known: Iterable[str], command: str = "") -> str:
    """Say which known name was probably meant, as the end of a sentence.

    Where none is near, ``command`` is named, which lists them, or else all are.
    """
    from difflib import get_close_matches  # noqa: PLC0415, deferred: only on errors

    names = sorted(known)
    near = get_close_matches(name, names, 1)
    if near:
        return f'; did you mean "{near[0]}"?'
    if command:
        return f"; {command} lists them"
    return f"; known are {', '.join(names)}" if names else ""


def checked(name: str, known: Iterable[str], where: str, command: str = "") -> None:
    """Raise ConfigError where a name is none of those that are known."""
    if name not in known:
        raise ConfigError(f'{where} "{name}"{nearest(name, known, command)}')
