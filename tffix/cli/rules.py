"""``tffix rules``: a table of all fixers, for people or for programs."""

from __future__ import annotations

import sys

from tffix.api.documentation import documentation
from tffix.cli import options
from tffix.engine import registry
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from tffix.rule.fixer import Fixer


def run(argv: Sequence[str]) -> int:
    """Print a table of all fixers; give the exit code."""
    args = parser().parse_args(argv)
    options.here(args.config)
    fixers = registry.fixers()
    if args.output_format == "json":
        import json  # noqa: PLC0415, deferred: only here

        listed = [described(fixer) for fixer in fixers]
        sys.stdout.write(f"{json.dumps(listed, indent=2)}\n")
    else:
        sys.stdout.write(f"{table(fixers)}\n")
    return 0


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command."""
    import argparse  # noqa: PLC0415, deferred: the CLI parses its own

    root = argparse.ArgumentParser(prog="tffix rules", description="List the fixers.")
    root.add_argument(
        "--output-format",
        choices=("text", "json"),
        default="text",
        help="default: text",
    )
    options.own_rules(root)
    return root


def described(fixer: Fixer) -> dict[str, object]:
    """Give what a program reads about a fixer."""
    said = documentation(fixer)
    return {
        "name": fixer.name,
        "summary": said.title,
        "groups": list(fixer.groups),
        "safety": fixer.safety.value,
        "impact": fixer.impact.value,
        "refused_by": fixer.refused_by or None,
        "error": said.refusal.message if said.refusal else None,
        "resources": sorted(getattr(fixer.subject, "types", ())),
        "options": {name: list(values) for name, values in fixer.options.items()},
        "url": said.link,
    }


def table(fixers: Iterable[Fixer]) -> str:
    """Give a line for each fixer, in columns."""
    rows = [("name", "class", "refused by", "impact", "groups")]
    rows += [
        (
            fixer.name,
            fixer.safety.value,
            fixer.refused_by or "-",
            fixer.impact.value,
            ", ".join(fixer.groups),
        )
        for fixer in fixers
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
