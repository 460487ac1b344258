"""``tffix upgrade aws@6``: take modules to a new major version of a provider."""

from __future__ import annotations

import argparse
import os
import re
import sys
from functools import cache
from typing import TYPE_CHECKING

from tffix.cli import options
from tffix.cli.arguments import configured
from tffix.errors import ConfigError, HclSyntaxError, SourceError
from tffix.output import console, terminal
from tffix.output.diagnostics import Report
from tffix.project import runner, walk
from tffix.project.config import Configuration, Overrides

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tffix.output.diagnostics import Entry
    from tffix.project.runner import Run
    from tffix.project.settings import Settings

_CLEAN, _FOUND, _FAILED = 0, 1, 2
_TARGETS = {"5": ("upgrade-aws-5",), "6": ("upgrade-aws-5", "upgrade-aws-6")}
_REFUSED = ("schema", "references")  # groups of what the new version refuses
_LOCK = ".terraform.lock.hcl"
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
    to = _major(args.target)
    paths = args.paths or ["."]
    inline, file = configured(args.config)

    def checked(*, unsafe: bool) -> Run:
        over = Overrides(
            select=(*_REFUSED, *_TARGETS[to]),
            unsafe_fixes=unsafe,
            baseline="",
            provider_versions={"aws": to},
            inline=inline,
            file=file,
            isolated=args.isolated,
        )
        settings = _Upgrade(to, args.came, Configuration(over), paths)
        return runner.check(paths, settings, runner.Scope(writing=args.apply))

    found = checked(unsafe=args.unsafe_fixes)
    if not (found.files or found.errors):
        raise ConfigError(f"nothing to read under {', '.join(paths)}")
    said = "".join(_said(checked(unsafe=True), to, unsafe=args.unsafe_fixes))
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


def _major(target: str) -> str:
    match = re.fullmatch(r"(?:hashicorp/)?aws@(?:~>\s*)?(\d+)(?:\.\d+)*", target)
    if not match or match[1] not in _TARGETS:
        known = " or ".join(f"aws@{major}" for major in reversed(_TARGETS))
        raise ConfigError(f"{target}: tffix upgrades to {known}")
    return match[1]


class _Upgrade:
    """Gives the settings of each folder: as if it allowed the new version only."""

    def __init__(
        self,
        to: str,
        came: str | None,
        configuration: Configuration,
        paths: Iterable[str],
    ) -> None:
        self._to = to
        self._came = came
        self._configuration = configuration
        self._allowed = cache(_allowed)
        tops = (
            path if os.path.isdir(path) else os.path.dirname(path) for path in paths
        )
        self._known = sorted(filter(None, map(self._allowed, tops)))

    def __call__(self, folder: str) -> Settings:
        settings = self._configuration(folder)
        came = {"from": self._came or self._found(folder)}
        own = {name: {**settings.options.get(name, {}), **came} for name in _coming()}
        raised = {"raised-constraint": {"to": self._to}}
        return settings._replace(options={**settings.options, **own, **raised})

    def _found(self, folder: str) -> str:
        """Give the major version that a module is for; that of a caller if it is said.

        Where nothing is said, it is the one before the target.
        """
        before = f"{int(self._to) - 1}"
        return self._allowed(folder) or next(iter(self._known), before)


@cache
def _coming() -> tuple[str, ...]:
    """Give the fixers that have to know from where a module comes."""
    from tffix.engine import registry  # noqa: PLC0415, deferred: slow import

    return tuple(one.name for one in registry.fixers() if "from" in one.options)


def _allowed(folder: str) -> str:
    """Give the oldest major version that a folder allows; nothing if it says none."""
    from tffix.hcl.file import File  # noqa: PLC0415, deferred: slow import
    from tffix.source import Source  # noqa: PLC0415
    from tffix.terraform.module.inputs import Inputs  # noqa: PLC0415
    from tffix.terraform.module.module import Module  # noqa: PLC0415
    from tffix.terraform.provider import versions  # noqa: PLC0415

    folder = folder or "."
    try:
        texts = {
            path: Source.decode(path, walk.read(path))
            for name in sorted(os.listdir(folder))
            for path in (os.path.join(folder, name),)
            if name.endswith(walk.SUFFIXES) or name == _LOCK
        }
        lock = texts.pop(os.path.join(folder, _LOCK), None)
        files = {path: File(source) for path, source in texts.items()}
        module = Module(files, Inputs(lock=lock.text if lock else ""))
        found = versions.provider(module, "hashicorp/aws")
    except (HclSyntaxError, SourceError, OSError):
        return ""  # said when it is judged
    oldest = found.ranges[0].low[0] if found.ranges else 0
    return f"{oldest}" if oldest else ""


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
    places = {_what(entry): entry for entry in Report(run, applied=False).entries()}
    found: dict[tuple[str, int], list[Entry]] = {}
    for entry in Report(run, applied=True).entries():
        shown = entry if entry.fixed else places.get(_what(entry), entry)
        found.setdefault((shown.path, shown.start), []).append(shown)
    return [
        entry
        for _, here in sorted(found.items())
        for entry in [one for one in here if "/guides/" in one.text] or here[:1]
    ]


def _what(entry: Entry) -> tuple[str, str, str, str]:
    return entry.path, entry.rule, entry.address, entry.message


def _guide(entry: Entry, to: str) -> str:
    """Give the guide of the version that an entry names, else of the target."""
    named = _SINCE.search(entry.text)
    return f"{_GUIDE}/version-{named[1] if named else to}-upgrade"
