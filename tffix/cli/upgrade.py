"""``tffix upgrade aws@6``: take modules to a new major version of a provider."""

from __future__ import annotations

import argparse
import os
import re
import sys

from tffix.cli import options
from tffix.cli.arguments import configured
from tffix.errors import ConfigError
from tffix.output import console, terminal
from tffix.output.diagnostics import Report
from tffix.project import runner
from tffix.project.config import Overrides
from tffix.project.upgrade import Upgrade, major
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tffix.output.diagnostics import Entry
    from tffix.project.runner import Run

_CLEAN, _FOUND, _FAILED = 0, 1, 2
_GUIDE = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides"
_SINCE = re.compile(r"in provider >= ([4-6])\.0\.0")
_PARTS = (
    ("done", "Done"),
    ("unsafe", "Done with --unsafe-fixes"),
    ("manual", "Yours to do"),
)


def run(arguments: Sequence[str]) -> int:
    """Run the command; give the exit code."""
    args = parser().parse_intermixed_args(arguments)
    to = major(args.target)
    paths = args.paths or ["."]
    inline, file = configured(args.config)

    def checked(*, unsafe: bool) -> Run:
        over = Overrides(
            unsafe_fixes=unsafe, inline=inline, file=file, isolated=args.isolated
        )
        settings = Upgrade(to, args.came, over, paths)
        return runner.check(paths, settings, runner.Scope(writing=args.apply))

    found = checked(unsafe=args.unsafe_fixes)
    if not (found.files or found.errors):
        raise ConfigError(f"nothing to read under {', '.join(paths)}")
    whole = found if args.unsafe_fixes else checked(unsafe=True)
    said = "".join(_said(whole, to, unsafe=args.unsafe_fixes))
    if args.apply:
        from tffix.project.apply import apply  # noqa: PLC0415, deferred: only to write

        for note in apply(found, verify=True, verbose=False):
            print(f"tffix: note: {note}", file=sys.stderr)
    report = Report(found, args.apply)
    if not args.apply:
        on = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        for diff in console.diffs(report, terminal.Paint(on=on)):
            sys.stdout.write(diff)
    sys.stdout.write(said)
    for error in found.errors:
        print(f"tffix: error: {terminal.readable(error)}", file=sys.stderr)
    if found.errors or found.problems:
        return _FAILED
    left = report.open() if args.apply else report.entries()
    return _FOUND if any(entry.level != "note" for entry in left) else _CLEAN


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command."""
    root = argparse.ArgumentParser(
        prog="tffix upgrade",
        description="Take modules to a new major version of hashicorp/aws: what its"
        " guides ask for and its schema refuses. A dry run prints the diff and a list.",
        allow_abbrev=False,
    )
    root.add_argument("target", metavar="aws@VERSION", help="aws@6 or aws@5")
    root.add_argument("paths", nargs="*", metavar="PATH", help="default: this folder")
    root.add_argument("--apply", action="store_true", help="write what is done")
    root.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="do what may change the plan, too",
    )
    root.add_argument(
        "--from",
        dest="came",
        choices=("3", "4", "5"),
        help="the major version that the modules are for now; default: what the lock"
        " file or required_providers says, else the one before",
    )
    options.configuration(root.add_argument_group("configuration"))
    return root


def _said(run: Run, to: str, *, unsafe: bool) -> Iterator[str]:
    """Give the list of what is done and what is left, with links and plan impacts.

    The run is one with unsafe fixes, so that what they do is not left to people.
    """
    parts: dict[str, list[Entry]] = {name: [] for name, _ in _PARTS}
    for entry in _listed(run):
        part = "manual"
        if entry.fixed:
            part = "done" if unsafe or entry.safety == "safe" else "unsafe"
        parts[part].append(entry)
    for name, title in _PARTS:
        if parts[name]:
            yield f"\n{title} ({len(parts[name])}):\n"
        for entry in parts[name]:
            line, column = entry.position
            link = "" if "https://" in entry.text else f"; see {_guide(entry, to)}"
            impact = f" [plan: {entry.impact}]" if entry.fixed else ""
            place = f"{entry.path}:{line}:{column}"
            yield f"  {terminal.readable(f'{place}: {entry.text}{link}')}{impact}\n"
    if any(entry.rule == "raised-constraint" for entry in parts["done"]):
        yield (
            "\nThen: terraform init -upgrade, which writes the lock file anew."
            " To upgrade further after it,\nsay from where with --from.\n"
        )
    elif not any(parts.values()):
        yield f"Nothing to do for hashicorp/aws {to}.\n"


def _listed(run: Run) -> list[Entry]:
    """Give the entries of a run, at their places in the text as it is now.

    What a guide says of a place is all that is said of it.
    """
    places = {entry.identity: entry for entry in Report(run, applied=False).entries()}
    found: dict[tuple[str, int], list[Entry]] = {}
    for entry in Report(run, applied=True).entries():
        shown = entry if entry.fixed else places.get(entry.identity, entry)
        found.setdefault((shown.path, shown.start), []).append(shown)
    return [
        entry
        for _, here in sorted(found.items())
        for entry in [one for one in here if "/guides/" in one.text] or here[:1]
    ]


def _guide(entry: Entry, to: str) -> str:
    """Give the guide of the version that an entry names, else of the target."""
    named = _SINCE.search(entry.text)
    return f"{_GUIDE}/version-{named[1] if named else to}-upgrade"
