"""What the command line says, without argparse where that is plain.

A run of ``tffix``, ``tffix lib/`` or ``tffix --apply lib/`` needs no parser: to make
one takes as long as to judge a small file. What its options are by default, and which
are no more than a word, is prepared from the parser itself.
"""

from __future__ import annotations

from types import SimpleNamespace

from tffix import prepared
from tffix.errors import ConfigError
from tffix.typed import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

_FILE = "options.bin"


def plain(arguments: Sequence[str]) -> argparse.Namespace | None:
    """Give what arguments say if they are paths and one word at most; else None."""
    known = prepared.read(_FILE)
    options = [one for one in arguments if one.startswith("-")]
    if known is None or len(options) > 1 or not known["words"].keys() >= {*options}:
        return None
    said = dict(known["defaults"])
    said["paths"] = [one for one in arguments if not one.startswith("-")]
    for option in options:
        said[known["words"][option]] = True
    return cast("argparse.Namespace", SimpleNamespace(**said))


def configured(values: list[str]) -> tuple[tuple[str, ...], str]:
    """Give the ``key=value`` of ``--config``, and its file.

    Raises ConfigError where two files are given.
    """
    inline = tuple(text for text in values if "=" in text)
    files = [path for path in values if "=" not in path]
    if len(files) > 1:
        raise ConfigError("--config takes one file, and any number of key=value")
    return inline, files[0] if files else ""


def names(values: list[str]) -> tuple[str, ...]:
    """Give the names in values that hold several with commas."""
    return tuple(
        name.strip() for value in values for name in value.split(",") if name.strip()
    )


def prepare(folder: str, parser: argparse.ArgumentParser) -> None:
    """Write what is prepared of the parser of a run."""
    from argparse import _StoreTrueAction  # noqa: PLC0415, deferred: for builds

    words = {
        word: action.dest
        for action in parser._actions  # noqa: SLF001, argparse has no other way to them
        if isinstance(action, _StoreTrueAction)
        for word in action.option_strings
    }
    defaults = vars(parser.parse_args([]))
    prepared.write(folder, _FILE, {"words": words, "defaults": defaults})
