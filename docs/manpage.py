"""Writes docs/tffix.1, the manual page, from what ``tffix --help`` knows.

Run it with the development environment: python docs/manpage.py
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tffix.cli import main, options

if TYPE_CHECKING:
    import argparse

PAGE = Path(__file__).parent / "tffix.1"


def page() -> str:
    """Give the manual page."""
    parser = options.parser()
    lines = [
        '.TH TFFIX 1 "" "tffix" "User Commands"',
        *(".SH NAME", "tffix \\- the auto\\-fixer for Terraform"),
        *(".SH SYNOPSIS", ".B tffix", "[options] [PATH ...]", ".br"),
        *(".B tffix", "COMMAND [options]"),
        *(".SH DESCRIPTION", quoted(parser.description or "")),
        "A dry run prints the findings, the diff of their fixes, and a summary.",
    ]
    for group in parser._action_groups:  # noqa: SLF001, argparse has no other way
        actions = [a for a in group._group_actions if a.help]  # noqa: SLF001
        if actions:
            title = group.title or ""
            title = {"positional arguments": "arguments"}.get(title, title)
            lines.append(f".SH {title.upper()}")
            for action in actions:
                lines += described(action)
    lines.append(".SH COMMANDS")
    for name in main.COMMANDS:
        lines += [".TP", f".B {quoted(name)}", quoted(main.COMMANDS[name][1])]
    lines.append(".SH EXIT STATUS")
    for line in options.EXIT_CODES.splitlines()[1:]:
        code, _, text = line.strip().partition("  ")
        lines += [".TP", f".B {code}", quoted(text)]
    lines += [".SH ENVIRONMENT"]
    for name, text in (
        ("TFFIX_OUTPUT_FORMAT", "The format of the output, where no option says it."),
        (
            "NO_COLOR",
            "If set, the output has no colors, unless --color always says so.",
        ),
        ("TF_VAR_name", "The value of a variable, as for terraform."),
    ):
        lines += [".TP", f".B {name}", quoted(text)]
    return "\n".join(lines) + "\n"


def described(action: argparse.Action) -> list[str]:
    """Give the lines about an option or argument."""
    return [".TP", f".B {quoted(head(action))}", quoted(explanation(action))]


def head(action: argparse.Action) -> str:
    """Give the names of an option and its value, or the name of an argument."""
    if not action.option_strings:
        return str(action.metavar or action.dest)
    value = ""
    if action.nargs != 0:
        choices = ",".join(map(str, action.choices or ()))
        value = f"{{{choices}}}" if choices else action.dest.upper()
        value = str(action.metavar or value)
        value = f" [{value}]" if action.nargs == "?" else f" {value}"
    return ", ".join(action.option_strings) + value


def explanation(action: argparse.Action) -> str:
    """Give what an option or argument is for."""
    return (action.help or "").replace("%%", "%")


def quoted(text: str) -> str:
    """Give text in which nothing is a command of the formatter."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
