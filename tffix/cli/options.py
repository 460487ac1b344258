"""The options of the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from tffix import __version__
from tffix.cli.arguments import configured
from tffix.project.config import Configuration, Overrides
from tffix.project.format_names import FOR_PEOPLE, FORMATS
from tffix.project.settings import CERTAINTIES

if TYPE_CHECKING:
    from tffix.project.settings import Settings

EXIT_CODES = """\
exit codes:
  0  nothing is left to fix
  1  there are findings, or fixes that --apply would write; see --fail-on
  2  bad usage, or a file that is not HCL, cannot be read or cannot be written
"""


# what -h leaves to --help, so that it fits a screen
_RARE = (
    *(
        "add_ignore",
        "show_files",
        "moved",
        "no_verify",
        "prove",
        "backup",
        "jobs",
        "stdin_filename",
        "force_exclude",
        "color",
    ),
    *("baseline", "no_baseline", "config", "isolated", "variables", "verbose"),
    *("provider_version", "output_file", "also", "statistics", "exit_zero"),
    *("fail_on", "exit_non_zero_on_fix", "version"),
)


def parser(commands: str = "", *, brief: bool = False) -> argparse.ArgumentParser:
    """Give the parser of a run.

    ``commands`` are lines about what else there is; ``brief`` makes its help leave out
    what is seldom used.
    """
    root = _Parser(
        prog="tffix",
        usage="tffix [options] [PATH ...]\n       tffix COMMAND --help",
        description="Find what Terraform or AWS will refuse, and fix it.",
        epilog=f"{commands}\n{EXIT_CODES}",
        formatter_class=_Formatter,
        allow_abbrev=False,
        add_help=False,
    )
    root.add_argument(
        "-h", "--help", action="help", help="-h: the most used options; --help: all"
    )
    root.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders, or - for standard input (default: this folder)",
    )
    _what_to_do(root.add_argument_group("what to do"))
    _what_to_look_for(root.add_argument_group("what to look for"))
    configuration(root.add_argument_group("configuration"))
    _values(root.add_argument_group("values"))
    _output(root.add_argument_group("output"))
    if brief:
        for action in root._actions:  # noqa: SLF001, argparse has no other way to them
            if action.dest in _RARE:
                action.help = argparse.SUPPRESS
    return root


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say which option was probably meant, too."""
        written = message.partition(": ")[2].partition(" ")[0]
        if message.startswith("unrecognized arguments: -"):
            from difflib import get_close_matches  # noqa: PLC0415, deferred: on errors

            near = get_close_matches(written, self._option_string_actions, 1)
            near = near or [o for o in self._option_string_actions if written in o][:1]
            message += f"; did you mean {near[0]}?" if near else ""
        super().error(message)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        # argparse makes one for each option; to ask the terminal each time is slow
        super().__init__(prog, max_help_position=28, width=78)


def _what_to_do(group: argparse._ArgumentGroup) -> None:
    mode = group.add_mutually_exclusive_group()
    add = mode.add_argument
    add("--apply", "--fix", action="store_true", help="write the safe fixes")
    add("--check", action="store_true", help="print the findings, but no diff")
    add("--diff", action="store_true", help="print only the diff")
    add("--show-files", action="store_true", help="print which files are judged")
    add(
        "--watch",
        action="store_true",
        help="check again at each save, and print what that has changed (wants"
        " tffix[watch])",
    )
    add(
        "--add-ignore",
        nargs="?",
        const="",
        metavar="REASON",
        help="write a comment that suppresses each finding",
    )
    add = group.add_argument
    add(
        "--unsafe-fixes",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="fix also what may change a plan that works",
    )
    add("--moved", action="store_true", help="write moved blocks for new addresses")
    add("--no-verify", action="store_true", help="write without the second reader")
    add(
        "--prove",
        action="store_true",
        help="with --apply: let your terraform validate and plan before and after, with"
        " made-up credentials and data, and take back what it refuses",
    )
    add("--backup", metavar="DIR", default="", help="keep what is written over there")
    add(
        "--jobs",
        type=number,
        default=0,
        metavar="N",
        help="processes for large trees (default: one a processor)",
    )
    add("--stdin-filename", metavar="FILE", help="the file that - stands for")


def number(text: str) -> int:
    """Read a number from 1 on."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 on")
    return int(text)


def names(group: argparse._ActionsContainer) -> None:
    """Add the options that name fixers and groups."""
    for name, verb in (("--select", "only"), ("--ignore", "not")):
        group.add_argument(
            name,
            action="append",
            default=[],
            metavar="NAME",
            help=f"{verb} these fixers or groups (commas or repeated)",
        )


def _what_to_look_for(group: argparse._ArgumentGroup) -> None:
    names(group)
    add = group.add_argument
    add(
        "--exclude",
        action="append",
        default=[],
        metavar="GLOB",
        help="not these files, as in a .gitignore",
    )
    add("--force-exclude", action="store_true", help="even where files are named")
    add("--since", metavar="REV", help="only what has changed since a git revision")
    add("--baseline", metavar="FILE", help="not what is recorded there")
    add("--no-baseline", action="store_true", help="also what is recorded")


def configuration(group: argparse._ArgumentGroup) -> None:
    """Add the options that say which configuration holds."""
    own_rules(group)
    add = group.add_argument
    add("--isolated", action="store_true", help="look for no configuration file")


def own_rules(group: argparse._ActionsContainer) -> None:
    """Add the option that says which configuration holds, and its rules."""
    group.add_argument(
        "--config",
        action="append",
        default=[],
        metavar="FILE|KEY=VALUE",
        help="use this file, or set a key (in TOML)",
    )


def _values(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add(
        "--var",
        action="append",
        dest="variables",
        type=_variable,
        default=[],
        metavar="NAME=VALUE",
        help="the value of a variable, as for terraform",
    )
    add(
        "--var-file",
        action="append",
        dest="variables",
        type=lambda path: ("", path),
        metavar="FILE",
        help="a file with values of variables",
    )
    add(
        "--provider-version",
        action="append",
        type=_variable,
        default=[],
        metavar="NAME=VERSION",
        help="the version of a provider: aws=6.25",
    )


def _variable(text: str) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not (name and found):
        raise argparse.ArgumentTypeError(f"{text} is not of the form NAME=VALUE")
    return name, value


def _output(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add(
        "--output-format",
        choices=FORMATS,
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)} (default: TFFIX_OUTPUT_FORMAT or concise)",
    )
    add("--output-file", metavar="FILE", help="write the findings there")
    add(
        "--also",
        type=_document,
        action="append",
        default=[],
        metavar="FORMAT=FILE",
        help="write them in another format too; can be given again",
    )
    add("--statistics", action="store_true", help="only count the findings of each")
    add(
        "--fail-on",
        choices=CERTAINTIES,
        help="exit 1 for certain findings, or for possible ones too (default: certain)",
    )
    add("--exit-zero", action="store_true", help="exit 0 even with findings")
    add("--exit-non-zero-on-fix", action="store_true", help="exit 1 if any was fixed")
    add(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="auto: on a terminal, unless NO_COLOR is set",
    )
    add("-q", "--quiet", action="store_true", help="no summary, no notes")
    add("-v", "--verbose", action="store_true", help="say more about what is done")
    add("-V", "--version", action="version", version=f"tffix {__version__}")


def _document(text: str) -> tuple[str, str]:
    """Read the value of ``--also``: a format for programs, and a file."""
    format_, _, path = text.partition("=")
    if not path or format_ not in FORMATS or format_ in FOR_PEOPLE:
        known = ", ".join(name for name in FORMATS if name not in FOR_PEOPLE)
        raise argparse.ArgumentTypeError(
            f"{text}: not FORMAT=FILE, with one of {known}"
        )
    return format_, path


def here(values: list[str]) -> Settings:
    """Give what holds in this folder, with the values of ``--config``."""
    inline, file = configured(values)
    return Configuration(Overrides(inline=inline, file=file))("")
