"""The command line: ``tffix lib/`` and ``tffix --apply lib/``."""

from __future__ import annotations

import os
import sys

from tffix.cli import arguments as said
from tffix.cli import progress
from tffix.errors import ConfigError, TffixError, checked
from tffix.output import console, terminal
from tffix.output.diagnostics import Report
from tffix.project import config, runner
from tffix.project.format_names import FOR_PEOPLE, FORMATS
from tffix.project.loader import var_file
from tffix.project.walk import NATIVE, folder_of
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from tffix.project.runner import Proof, Run

CLEAN, FOUND, FAILED = 0, 1, 2
_INTERRUPTED = 130

# A module with ``run`` for each command, imported when it is called. A folder of such a
# name is given as ./report.
COMMANDS = {
    "baseline": ("cli.baseline", "record the findings of today, to see new ones"),
    "completion": ("cli.completion", "print what a shell completes with"),
    "config": ("cli.config", "print what holds for a path, and why"),
    "explain": ("cli.explain", "say what a fixer looks for, and why"),
    "fleet": ("cli.fleet", "judge many repositories, and write branches of fixes"),
    "mcp": ("mcp", "run the server for coding agents"),
    "report": ("report", "write the analysis of all findings"),
    "rules": ("cli.rules", "list the fixers"),
    "schema": ("cli.schema", "read the schemas of the providers that you have"),
    "server": ("lsp", "run the language server"),
    "test-gen": (
        "report.terraform_tests",
        "write terraform tests that catch the defects",
    ),
    "test-rules": ("cli.test_rules", "try the rules of a folder on their cases"),
    "upgrade": ("cli.upgrade", "take modules to a new major version of a provider"),
}


# commands that other programs of the kind have, as options of a run
_OF_OTHERS = {
    "check": "--check",
    "lint": "--check",
    "apply": "--apply",
    "fix": "--apply",
    "watch": "--watch",
}
# commands that ruff has, and what they are here
_AS_IN_RUFF = {"rule": "explain", "version": "--version"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; give the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # paths need not be UTF-8: they are written as the bytes that they are
        stream.reconfigure(  # type: ignore[union-attr]
            encoding="utf-8", errors="surrogateescape"
        )
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["help"]:
        arguments = [*arguments[1:], "--help"]
    elif arguments:
        arguments[0] = _AS_IN_RUFF.get(arguments[0], arguments[0])
    try:
        if arguments and arguments[0] in COMMANDS:
            code = _command(arguments[0], arguments[1:])
        else:
            code = _main(said.plain(arguments) or _parsed(arguments))
        sys.stdout.flush()
    except TffixError as error:
        _say("error", f"{error}")
        return FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # whoever read our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception:  # noqa: BLE001, a pipeline must not take a crash for findings
        from traceback import print_exc  # noqa: PLC0415, deferred: only for bugs

        print_exc()
        _say("error", "this is a bug of tffix; please report it with the lines above")
        return FAILED
    return code


def _say(kind: str, sentence: str) -> None:
    print(f"tffix: {kind}: {terminal.readable(sentence)}", file=sys.stderr)


def _command(name: str, arguments: list[str]) -> int:
    from importlib import import_module  # noqa: PLC0415, deferred: only for commands

    run: Callable[[list[str]], int] = import_module(f"tffix.{COMMANDS[name][0]}").run
    return run(arguments)


def _parsed(arguments: list[str]) -> argparse.Namespace:
    from tffix.cli import options  # noqa: PLC0415, deferred: slow import

    helping = not {"-h", "--help"}.isdisjoint(arguments)
    brief = "-h" in arguments
    parser = options.parser(_commands(brief=brief) if helping else "", brief=brief)
    return parser.parse_args(arguments)


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Give the parsers of all commands by their names; that of a run has none."""
    from importlib import import_module  # noqa: PLC0415, deferred: only for commands

    from tffix.cli import options  # noqa: PLC0415, deferred: slow import

    found = {"": options.parser()}
    for name, (module, _) in COMMANDS.items():
        found[name] = import_module(f"tffix.{module}").parser()
    return found


def _commands(*, brief: bool) -> str:
    """Give the lines of the help about commands."""
    if brief:
        import textwrap  # noqa: PLC0415, deferred: only for the help

        names = textwrap.wrap(", ".join(COMMANDS), 76)
        lines = [f"  {line}" for line in names]
        return "\n".join(["commands (tffix COMMAND --help):", *lines, ""])
    lines = [f"  {name:<12}{COMMANDS[name][1]}" for name in COMMANDS]
    return "\n".join(["commands:", *lines, ""])


def _main(args: argparse.Namespace) -> int:
    configuration = config.Configuration(_overrides(args))
    paths = args.paths or ["."]
    configuration.check_names(paths)
    format_ = _format(args, configuration)
    if args.show_files:
        judged = runner.files(paths, configuration, _scope(args, paths))
        sys.stdout.write("".join(f"{path}\n" for path in judged))
        return CLEAN
    if args.watch:
        return _watch(args, paths)
    if "-" in paths:
        from tffix.cli import stdin  # noqa: PLC0415, deferred: seldom used

        if len(paths) > 1 or args.add_ignore is not None:
            raise ConfigError("- stands alone: it is the one file to read")
        data = sys.stdin.buffer.read()
        run = stdin.check(data, args.stdin_filename, configuration, _scope(args, ["."]))
        if format_ in FOR_PEOPLE and not (args.check or args.diff or args.output_file):
            code = stdin.filtered(data, run, quiet=args.quiet)
            return CLEAN if args.exit_zero and code == FOUND else code
        args.apply = False  # there is no file to write
    else:
        run = _checked(args, paths, configuration)
    if args.add_ignore is not None:
        return _add_ignore(run, args)
    notes = run.asides + (run.notes if args.verbose else [])
    if args.apply:
        notes += _applied(run, args)
    if run.stale:
        notes.append(
            f"{console.counted(run.stale, 'finding')} of the baseline"
            f" {'is' if run.stale == 1 else 'are'} gone; to record that, run: tffix"
            " baseline"
        )
    report = Report(run, args.apply)
    _print(report, args, format_)
    if not args.quiet:
        for note in notes:
            _say("note", note)
    for error in run.errors:
        _say("error", f"{error}{_command_meant(error, paths)}")
    return _code(run, args)


def _watch(args: argparse.Namespace, paths: Sequence[str]) -> int:
    from tffix.cli import watch  # noqa: PLC0415, deferred: an extra

    if "-" in paths:
        raise ConfigError("--watch reads files, so it goes without -")

    def look() -> Report:
        configuration = config.Configuration(_overrides(args))
        return Report(_checked(args, paths, configuration), applied=False)

    return watch.run(paths, look, _paint(args))


def _applied(run: Run, args: argparse.Namespace) -> list[str]:
    """Write the fixes, and prove them if wanted; give what is to be said of it."""
    from tffix.project.apply import apply  # noqa: PLC0415, deferred: only to write

    prover = None
    if args.prove:
        from tffix.project.prove import Prover  # noqa: PLC0415, deferred: starts terraform

        prover = Prover(run)
    verify = not args.no_verify
    notes = apply(
        run,
        verify=verify,
        verbose=args.verbose,
        keep=args.backup,
        jobs=args.jobs,
    )
    if prover:
        run.proofs = prover.after()
        notes += map(_proved, run.proofs)
    return notes


def _proved(proof: Proof) -> str:
    if proof.held is None:
        return f"{proof.folder}: not proved, as {proof.said}"
    if proof.held and proof.said:
        what = "terraform refuses nothing that was written, but still says"
        return f"{proof.folder}: {what}: {proof.said}"
    if proof.held:
        who = "terraform validate accepts"
        if proof.planned:
            who = "terraform validate and a plan accept"
        return f"{proof.folder}: {who} what was written"
    return (
        f"{proof.folder}: the fixes were taken back, as terraform then says:"
        f" {proof.said}"
    )


def _command_meant(error: str, paths: Sequence[str]) -> str:
    """Say which command a path that does not exist was probably meant to be."""
    if len(paths) > 2 or error != f"{paths[0]}: no such file or folder":  # noqa: PLR2004
        return ""
    from difflib import get_close_matches  # noqa: PLC0415, deferred: only on errors

    commands = [] if "." in paths[0] else [*COMMANDS, *_OF_OTHERS, *_AS_IN_RUFF, "help"]
    near = get_close_matches(paths[0], commands, 1)
    return "".join(f"; did you mean tffix {_OF_OTHERS.get(n, n)}?" for n in near)


def _add_ignore(run: Run, args: argparse.Namespace) -> int:
    from tffix.project.add_ignore import add  # noqa: PLC0415, deferred: seldom used

    comments, files = add(run, args.add_ignore)
    if not args.quiet:
        written = console.counted(comments, "comment")
        print(f"Wrote {written} in {console.counted(files, 'file')}.")
    for error in run.errors:
        _say("error", f"{error}")
    return FAILED if run.errors or run.problems else CLEAN


def _format(args: argparse.Namespace, configuration: config.Configuration) -> str:
    """Give the format of the output: from the option, the environment, or what holds.

    What the configuration of the first path says gives way to options, and to the text
    that a filter writes.
    """
    format_: str = args.output_format or os.environ.get("TFFIX_OUTPUT_FORMAT", "")
    first = args.paths[0] if args.paths else "."
    if not (format_ or args.statistics or args.diff or first == "-"):
        format_ = configuration(folder_of(first)).output_format
    format_ = format_ or "concise"
    checked(format_, FORMATS, "TFFIX_OUTPUT_FORMAT: no format is named")
    if args.statistics and format_ not in (*FOR_PEOPLE, "json"):
        raise ConfigError(f"{format_} has no place for --statistics; json has them")
    if args.diff and (format_ not in FOR_PEOPLE or args.output_file):
        raise ConfigError("--diff prints a diff, so it goes with no other output")
    return format_


def _overrides(args: argparse.Namespace) -> config.Overrides:
    moved = []
    if args.moved:
        from tffix.engine import registry  # noqa: PLC0415, deferred: it loads the fixers

        moved = [fixer.name for fixer in registry.fixers() if "moved" in fixer.options]
    for name, value in args.variables:
        if not name:
            var_file(value)  # a missing one is said, also where no value is asked for
    inline, file = said.configured(args.config)
    return config.Overrides(
        said.names(args.select),
        said.names(args.ignore),
        tuple(args.exclude),
        args.unsafe_fixes,
        {name: {"moved": "yes"} for name in moved},
        "" if args.no_baseline else args.baseline,
        tuple(args.variables),
        dict(args.provider_version),
        inline,
        file,
        args.isolated,
        args.fail_on or "",
    )


def _scope(args: argparse.Namespace, paths: Sequence[str]) -> runner.Scope:
    changes = None
    if args.since:
        from tffix.project import since  # noqa: PLC0415, deferred: starts git

        changes = since.changes(args.since, paths)
    return runner.Scope(changes, args.force_exclude, args.apply, args.jobs)


def _checked(
    args: argparse.Namespace, paths: Sequence[str], configuration: config.Configuration
) -> Run:
    """Check what is under the paths, with progress on a terminal."""
    show = (
        progress.line() if sys.stderr.isatty() and not args.quiet else progress.silent
    )
    run = runner.check(paths, configuration, _scope(args, paths), show)
    show("")
    # hooks name files without asking the configuration
    if not run.files and not run.errors and not args.force_exclude:
        where = ", ".join(paths)
        run.asides.append(
            f"all files under {where} are excluded"
            if run.excluded
            else f"no {' or '.join(NATIVE)} file under {where}"
        )
    return run


def _paint(args: argparse.Namespace) -> terminal.Paint:
    on_terminal = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    on = args.color == "always" or (args.color == "auto" and on_terminal)
    return terminal.Paint(on=on and not args.output_file)


def _print(report: Report, args: argparse.Namespace, format_: str) -> None:
    """Print the findings, the diff and the summary, as far as they are wanted."""
    paint = _paint(args)
    for_people = format_ in FOR_PEOPLE
    if not args.diff:
        if for_people and args.statistics:
            text = "".join(f"{line}\n" for line in console.statistics(report))
        elif for_people:
            text = "".join(console.findings(format_, report.entries(), paint))
        else:
            from tffix.output import document  # noqa: PLC0415, deferred: seldom used

            text = document(format_, report)
        _put(text, args.output_file)
    quiet_diff = args.apply or args.check or args.statistics or args.output_file
    if for_people and not quiet_diff:
        for diff in console.diffs(report, paint):
            sys.stdout.write(diff)
    if not (args.diff or args.quiet):
        taken = not for_people and not args.output_file
        print(console.summary(report), file=sys.stderr if taken else sys.stdout)
    for other, path in args.also:
        from tffix.output import document  # noqa: PLC0415, deferred: seldom used

        _put(document(other, report), path)


def _put(text: str, path: str | None) -> None:
    if not path:
        sys.stdout.write(text)
        return
    from tffix.project.write import blaming  # noqa: PLC0415, deferred: only to write

    with (
        blaming(path),
        open(
            path, "w", encoding="utf-8", errors="surrogateescape", newline=""
        ) as stream,
    ):
        stream.write(text)


def _code(run: Run, args: argparse.Namespace) -> int:
    if run.errors or run.problems:
        return FAILED
    if args.exit_zero:
        return CLEAN
    outcomes = [module.outcome for module in run.modules]
    if args.apply and args.exit_non_zero_on_fix and any(o.fixed for o in outcomes):
        return FOUND
    fails = any(
        one.fails(one.outcome.remaining if args.apply else one.outcome.found)
        for one in run.modules
    )
    return FOUND if fails else CLEAN
