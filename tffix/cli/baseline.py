"""``tffix baseline``: record the findings of today, to see only new ones."""

from __future__ import annotations

import argparse
import os
from collections import Counter

from tffix.cli import options
from tffix.cli.arguments import configured
from tffix.errors import ConfigError
from tffix.output.console import counted
from tffix.project import runner
from tffix.project.baseline import Baseline, Entry, dump, load
from tffix.project.config import BASELINE, Configuration, Overrides
from tffix.project.walk import folder_of
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run the command; give the exit code."""
    args = parser().parse_args(arguments)
    paths = args.paths or ["."]
    inline, file = configured(args.config)
    where = Configuration(Overrides(inline=inline, file=file, isolated=args.isolated))
    target = args.output or _target(where, paths[0])
    # everything is recorded anew, so no baseline may hide anything
    judged = Overrides(inline=inline, file=file, isolated=args.isolated, baseline="")
    found = runner.check(paths, Configuration(judged))
    for error in found.errors:
        raise ConfigError(f"{error}; no baseline was written")
    if not found.files:
        raise ConfigError(f"nothing to read under {', '.join(paths)}")
    baseline = Baseline(target)
    counts: Counter[Entry] = Counter(
        baseline.entry(finding, 0) for finding in found.findings()
    )
    baseline.entries = _elsewhere(target, baseline, paths)
    kept = len(baseline.entries)
    baseline.entries += [e._replace(number=number) for e, number in counts.items()]
    dump(baseline)
    also = f" and kept {kept} of other folders" if kept else ""
    recorded = counted(counts.total(), "finding")
    print(f"Recorded {recorded} in {os.path.relpath(target)}{also}.")
    return 2 if found.problems else 0


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command."""
    root = argparse.ArgumentParser(
        prog="tffix baseline",
        description="Record the findings of today, to see only new ones from now on.",
        allow_abbrev=False,
    )
    root.add_argument("paths", nargs="*", metavar="PATH", help="default: this folder")
    root.add_argument(
        "--output",
        metavar="FILE",
        help=f"default: the baseline that holds, else {BASELINE} beside the"
        " configuration, else in this folder",
    )
    options.configuration(root.add_argument_group("configuration"))
    return root


def _target(configuration: Configuration, path: str) -> str:
    settings = configuration(folder_of(path))
    if settings.baseline:
        return settings.baseline
    return os.path.join(os.path.dirname(settings.path) or os.getcwd(), BASELINE)


def _elsewhere(target: str, new: Baseline, paths: Sequence[str]) -> list[Entry]:
    """Give the entries that a baseline has of modules outside of the paths."""
    if not os.path.exists(target):
        return []
    roots = [new.module(path) for path in paths]
    return [
        entry
        for entry in load(target).entries
        if not any(
            root in (".", entry.module) or entry.module.startswith(f"{root}/")
            for root in roots
        )
    ]
