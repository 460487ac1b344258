"""``tffix completion``: print what a shell needs to complete the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tffix.cli import options
from tffix.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILES = ("stdin_filename", "baseline", "output_file", "variables", "paths")


def run(arguments: Sequence[str]) -> int:
    """Run the command; give the exit code."""
    try:
        import shtab  # noqa: PLC0415, an extra
    except ModuleNotFoundError as error:
        message = "tffix completion needs shtab: pip install tffix[completion]"
        raise ConfigError(message) from error
    parser = argparse.ArgumentParser(
        prog="tffix completion",
        description="Print what a shell needs to complete the command line.",
        allow_abbrev=False,
    )
    parser.add_argument("shell", choices=shtab.SUPPORTED_SHELLS)
    args = parser.parse_args(arguments)
    root = options.parser()
    for action in root._actions:  # noqa: SLF001, argparse has no other way to its parts
        if action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(root, args.shell))
    return 0
