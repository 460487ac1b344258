"""``tffix schema sync``: know the user's own providers exactly."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tffix.terraform.provider.sync import sync

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run the command; give the exit code."""
    args = _parser().parse_args(arguments)
    for folder in args.folders or ["."]:
        print(f"The schemas of the providers of {folder} are in {sync(folder)}.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tffix schema",
        usage="tffix schema sync [FOLDER ...]",
        description="Ask terraform for the schemas of the providers that terraform init"
        " put into a folder, and keep them in the user's cache. Findings about that"
        " folder then hold for exactly these providers, whatever their version.",
        allow_abbrev=False,
    )
    parser.add_argument("action", choices=("sync",), help="the one thing it can do")
    parser.add_argument(
        "folders", nargs="*", metavar="FOLDER", help="default: this folder"
    )
    return parser
