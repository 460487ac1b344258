"""``tffix fleet``: one table over many repositories, and branches with their fixes.

tffix fleet scan ~/src                             every checkout and mirror below
tffix fleet scan repositories.txt --scheduler tcp://host:8786
tffix fleet apply ~/src --branch tffix --commit    branches; nothing is pushed
"""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial

from tffix import __version__
from tffix.cli import options, progress
from tffix.cli.arguments import configured, names
from tffix.engine import registry
from tffix.errors import ConfigError
from tffix.fleet.repositories import Repository, repositories, revision
from tffix.output import terminal
from tffix.project.git import GitError
from tffix.project.write import blaming
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tffix.library import Options

_DONE, _FAILED = 0, 2


def run(arguments: Sequence[str]) -> int:
    """Run the command; give the exit code."""
    args = parser().parse_args(arguments)
    fleet = repositories(args.repositories)
    if not fleet:
        raise ConfigError(f"no repository under {', '.join(args.repositories)}")
    inline, file = configured(args.config)
    if inline:
        raise ConfigError("--config takes a file here")
    select, ignore = names(args.select), names(args.ignore)
    registry.selected(select, ignore)  # names are checked first
    registry.fixers()  # once, for all processes
    chosen: Options = {
        "select": select,
        "ignore": ignore,
        "isolated": args.isolated,
        "config": os.path.abspath(file) if file else "",
    }
    return (_scan if args.action == "scan" else _apply)(fleet, chosen, args)


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command."""
    root = argparse.ArgumentParser(
        prog="tffix fleet",
        description="scan: judge many repositories, and write one table of all that is"
        " found, as Parquet and CSV, and a page with the counts. What was cut off goes"
        " on where it was. apply: fix the newest commit of each; with --commit as a"
        " commit on a new branch, without changing its work tree, and never pushed.",
        allow_abbrev=False,
    )
    root.add_argument("action", choices=("scan", "apply"), help="what to do")
    root.add_argument(
        "repositories",
        nargs="+",
        metavar="LIST|FOLDER",
        help="a checkout, a bare mirror, a folder of them, or a file that lists some",
    )
    options.names(root)
    add = root.add_argument
    add("--jobs", type=options.number, default=0, metavar="N", help=_JOBS)
    add(
        "--timeout",
        type=options.number,
        default=0,
        metavar="SECONDS",
        help="for each repository (default: none)",
    )
    add("--scheduler", metavar="ADDRESS", help="of a Dask cluster: tcp://host:8786")
    options.configuration(root.add_argument_group("configuration"))
    add = root.add_argument_group("scan").add_argument
    add("--output-dir", metavar="DIR", default=_OUT, help=f"default: {_OUT}")
    add = root.add_argument_group("apply").add_argument
    add("--branch", metavar="NAME", default="tffix", help="default: tffix")
    add("--commit", action="store_true", help="write the branches")
    add("--message", default=_MESSAGE, help=f"its first line (default: {_MESSAGE})")
    add("--unsafe-fixes", action="store_true", help="fix what may change the plan, too")
    return root


_OUT = "tffix-fleet"
_JOBS = "repositories at once (default: one a processor)"
_MESSAGE = "Fix what Terraform or AWS refuses"


def _scan(fleet: list[Repository], chosen: Options, args: argparse.Namespace) -> int:
    from tffix.fleet import page, table  # noqa: PLC0415, deferred: slow imports
    from tffix.fleet.parts import Parts  # noqa: PLC0415
    from tffix.fleet.processes import Failure  # noqa: PLC0415
    from tffix.fleet.scan import failed, scan  # noqa: PLC0415

    table.check()
    out = args.output_dir
    parts = Parts(out, {"version": __version__, "options": chosen})
    waiting = [one for one in fleet if not parts.done(one, _revision(one))]
    if len(waiting) < len(fleet):
        done = len(fleet) - len(waiting)
        print(f"tffix: note: {done:,} repositories are done already", file=sys.stderr)
    for one, scanned in _each(partial(scan, options=chosen), waiting, args):
        is_failure = isinstance(scanned, Failure)
        parts.add(one, failed(one, scanned.said) if is_failure else scanned)
    counts = page.Counts()
    rows = (row for scanned in parts.all(fleet) for row in scanned.rows)
    files = [
        os.path.join(out, name)
        for name in ("findings.parquet", "findings.csv", "report.html")
    ]
    table.write(counts.counted(rows), files[0], files[1])
    _write(files[2], page.page(counts, "What tffix finds in the fleet"))
    parts.remove()
    print(counts.summary())
    print(f"Written: {', '.join(files)}")
    return _DONE


def _apply(fleet: list[Repository], chosen: Options, args: argparse.Namespace) -> int:
    from tffix.fleet.branch import Applied, Branch, apply  # noqa: PLC0415, as above
    from tffix.fleet.processes import Failure  # noqa: PLC0415

    chosen["unsafe_fixes"] = args.unsafe_fixes
    branch = Branch(args.branch, args.message, args.commit)
    results = {}
    work = partial(apply, branch=branch, options=chosen)
    for one, applied in _each(work, fleet, args):
        is_failure = isinstance(applied, Failure)
        results[one] = Applied(failure=applied.said) if is_failure else applied
    for one in fleet:
        print(terminal.readable(f"{one.name}: {_said(results[one], branch)}"))
    some = sum(bool(applied.files) for applied in results.values())
    verb = "have the branch now" if args.commit else "would get one with --commit"
    print(f"{some:,} of {len(fleet):,} repositories {verb}.")
    return _FAILED if any(applied.failure for applied in results.values()) else _DONE


def _said(applied: Any, branch: Any) -> str:
    if applied.failure:
        return f"failed: {applied.failure}"
    if not applied.files:
        return f"nothing to fix, {applied.left:,} left to people"
    at = f"; {branch.name} is at {applied.commit[:12]}" if applied.commit else ""
    return (
        f"{applied.fixed:,} fixed in {applied.files:,} files, {applied.left:,} left to"
        f" people{at}"
    )


def _each(
    work: Callable[[Repository], Any],
    waiting: list[Repository],
    args: argparse.Namespace,
) -> Iterator[tuple[Repository, Any]]:
    """Do the work for each repository, here or on the cluster, with progress."""
    if args.scheduler:
        from tffix.fleet import cluster  # noqa: PLC0415, deferred: slow import

        results = cluster.each(work, waiting, args.scheduler)
    else:
        from tffix.fleet import processes  # noqa: PLC0415, deferred: seldom used

        results = processes.each(work, waiting, args.jobs, args.timeout)
    show = progress.line() if sys.stderr.isatty() else progress.silent
    for number, (one, result) in enumerate(results, 1):
        show(f"{number:,} of {len(waiting):,} repositories")
        yield one, result
    show("")


def _revision(repository: Repository) -> str:
    try:
        return revision(repository)
    except GitError:
        return ""


def _write(path: str, text: str) -> None:
    with blaming(path), open(path, "w", encoding="utf-8", newline="") as stream:
        stream.write(text)
