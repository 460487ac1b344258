"""The command line: ``tffix lib/`` and ``tffix --apply lib/``."""

from __future__ import annotations

import argparse
import os
import sys
import time
from typing import TYPE_CHECKING

from tffix import __version__, config, registry, runner
from tffix.errors import ConfigError, TffixError
from tffix.files import SUFFIXES
from tffix.output import console, excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tffix.config import Settings
    from tffix.runner import Run

CLEAN, FOUND, FAILED = 0, 1, 2
_INTERRUPTED = 130

_EXIT_CODES = """\
exit codes:
  0  nothing is left to fix
  1  there are findings, or fixes that --apply would write
  2  bad usage, or a file that is not HCL, cannot be read or cannot be written
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; give the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # paths need not be UTF-8: they are written as the bytes that they are
        stream.reconfigure(  # type: ignore[union-attr]
            encoding="utf-8", errors="surrogateescape"
        )
    try:
        return _main(_parser().parse_args(argv))
    except TffixError as error:
        print(f"tffix: error: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # whoever read our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tffix",
        usage="tffix [options] [PATH ...]",
        description="Find what Terraform or AWS will refuse, and fix it.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders; - reads standard input (default: this folder)",
    )
    what = parser.add_argument_group("what to do")
    mode = what.add_mutually_exclusive_group()
    mode.add_argument(
        "--apply", "--fix", action="store_true", help="write the safe fixes"
    )
    mode.add_argument(
        "--check", action="store_true", help="print the findings, but no diff"
    )
    mode.add_argument("--diff", action="store_true", help="print only the diff")
    what.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="fix also what may change the plan of a configuration that works",
    )
    what.add_argument(
        "--moved",
        action="store_true",
        help="write moved blocks where a fix changes an address",
    )
    what.add_argument(
        "--no-verify",
        action="store_true",
        help="write without the second reader, python-hcl2",
    )
    what.add_argument(
        "--stdin-filename",
        metavar="FILE",
        help="with -: the file that standard input stands for",
    )
    which = parser.add_argument_group("what to look for")
    for name, verb in (("--select", "look only for"), ("--ignore", "do not look for")):
        which.add_argument(
            name,
            action="append",
            default=[],
            metavar="NAME",
            help=f"{verb} these fixers or groups (commas or repeated)",
        )
    output = parser.add_argument_group("output")
    output.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colors (auto: on a terminal, unless NO_COLOR is set)",
    )
    output.add_argument(
        "-q", "--quiet", action="store_true", help="no summary, no notes"
    )
    output.add_argument(
        "-v", "--verbose", action="store_true", help="say more about what is done"
    )
    output.add_argument("--version", action="version", version=f"tffix {__version__}")
    return parser


def _main(args: argparse.Namespace) -> int:
    paths = args.paths or ["."]
    settings = _settings(args, paths)
    fixers = registry.selected(settings.select, settings.ignore)
    if "-" in paths:
        from tffix.stdin import filtered  # noqa: PLC0415, deferred: seldom used

        if len(paths) > 1:
            raise ConfigError("- stands alone: it is the one file to read")
        return filtered(args.stdin_filename, fixers, settings, quiet=args.quiet)
    progress = _progress() if sys.stderr.isatty() and not args.quiet else _silent
    run = runner.check(paths, fixers, settings, progress, writing=args.apply)
    progress(-1)
    if not run.files and not run.errors:
        suffixes = " or ".join(SUFFIXES)
        raise ConfigError(f"no {suffixes} file under {', '.join(paths)}")
    notes = run.recovered + (run.notes if args.verbose else [])
    if args.apply:
        notes += _write(run, verify=not args.no_verify, verbose=args.verbose)
    _print(run, args, settings)
    if not args.quiet:
        for note in notes:
            print(f"tffix: note: {note}", file=sys.stderr)
    for error in run.errors:
        print(f"tffix: error: {error}", file=sys.stderr)
    return _code(run, applied=args.apply)


def _settings(args: argparse.Namespace, paths: Sequence[str]) -> Settings:
    """Join the configuration file and the command line, which goes first."""
    settings = config.Settings()
    found = config.find(paths[0] if paths[0] != "-" else args.stdin_filename or ".")
    if found:
        settings = config.load(found, registry.fixers())
    options = {name: dict(table) for name, table in settings.options.items()}
    if args.moved:
        for fixer in registry.fixers():
            if "moved" in fixer.options:
                options.setdefault(fixer.name, {})["moved"] = "yes"
    return config.Settings(
        _names(args.select) or settings.select,
        settings.ignore + _names(args.ignore),
        args.unsafe_fixes or settings.unsafe_fixes,
        options,
    )


def _names(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        name.strip() for value in values for name in value.split(",") if name.strip()
    )


def _write(run: Run, *, verify: bool, verbose: bool) -> list[str]:
    """Write the fixed files; give notes on what the second reader could not judge."""
    from tffix.errors import WriteError  # noqa: PLC0415, with write
    from tffix.write import Change, write  # noqa: PLC0415, deferred: only to write

    notes = []
    if verify:
        for index, module in enumerate(run.modules):
            run.modules[index], errors, remarks = runner.verified(module)
            run.errors += errors
            notes += remarks if verbose else []
    groups = [
        [
            Change(path, source.encode(), source.replaced(texts[path]).encode())
            for path in sorted(group)
            for source in (module.sources[path],)
        ]
        for module in run.modules
        for texts in (module.outcome.texts,)
        for group in runner.bound(module.outcome)
    ]
    lost: set[str] = set()
    try:
        failures, remarks = write(groups)
    except WriteError as error:
        run.errors.append(f"{error}; nothing was written")
        lost = {change.path for group in groups for change in group}
    else:
        notes += remarks
        for failure in failures:
            left = ", ".join(sorted(failure.paths))
            run.errors.append(f"{failure.error}; left as it was: {left}")
            lost |= failure.paths
    for index, module in enumerate(run.modules):
        run.modules[index] = runner.unfixed(module, lost)
    return notes


def _print(run: Run, args: argparse.Namespace, settings: Settings) -> None:
    on_terminal = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    paint = console.Paint(
        on=args.color == "always" or (args.color == "auto" and on_terminal)
    )
    if not args.diff:
        for error, source in run.problems:
            print(excerpt.problem(error, source))
        for line in console.findings(run, paint, applied=args.apply):
            print(line)
    if not (args.apply or args.check):
        for diff in console.diffs(run, paint):
            sys.stdout.write(diff)
    if not (args.diff or args.quiet):
        unsafe = settings.unsafe_fixes
        print(console.summary(run, applied=args.apply, unsafe=unsafe))


def _code(run: Run, *, applied: bool) -> int:
    if run.errors or run.problems:
        return FAILED
    outcomes = [module.outcome for module in run.modules]
    left = any(outcome.remaining if applied else outcome.found for outcome in outcomes)
    return FOUND if left else CLEAN


def _silent(_: int) -> None:
    pass


def _progress() -> Callable[[int], None]:
    """Give a function that shows the number of files read, from the first second on.

    A negative number takes the line away.
    """
    started = time.monotonic()
    shown = started + 1

    def show(files: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if files >= 0 and now >= shown:
            shown = now + 0.1
            sys.stderr.write(f"\r{files:,} files read")
        elif files < 0 and shown > started + 1:
            sys.stderr.write("\r\x1b[K")

    return show
