"""``tffix schema``: schemas of the user's own providers, and of what tffix writes."""

from __future__ import annotations

import argparse

from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run the command; give the exit code."""
    args = parser().parse_args(arguments)
    if args.action == "sync":
        from tffix.terraform.provider.sync import sync  # noqa: PLC0415, deferred: if asked

        for folder in args.folders or ["."]:
            print(f"The schemas of the providers of {folder} are in {sync(folder)}.")
    else:
        import json  # noqa: PLC0415, deferred: if asked

        from tffix.output.json_schema import schema  # noqa: PLC0415, deferred: if asked

        print(json.dumps(schema(), indent=2))
    return 0


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command."""
    root = argparse.ArgumentParser(
        prog="tffix schema",
        usage="tffix schema sync [FOLDER ...]\n       tffix schema output",
        description="sync: ask terraform for the schemas of the providers that"
        " terraform init put into a folder, and keep them in the user's cache. Findings"
        " about that folder then hold for exactly these providers, whatever their"
        " version. output: print the JSON schema of --output-format json.",
        allow_abbrev=False,
    )
    root.add_argument("action", choices=("sync", "output"), help="what to do")
    root.add_argument(
        "folders", nargs="*", metavar="FOLDER", help="default: this folder"
    )
    return root
