"""Texts that are programs, in which ``${…}`` may be theirs."""

from __future__ import annotations

import re

from tffix.hcl import nodes as n
from tffix.hcl.walk import walk
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tffix.terraform.module.references import Reference

# source: the parameters that bash sets by itself
_SHELL = (
    "BASHPID EUID HOME HOSTNAME IFS LINENO LOGNAME OLDPWD OPTARG OPTIND PATH PPID PWD"
    " RANDOM SECONDS SHELL UID USER"
)


class Inserted(NamedTuple):
    """A ``${…}`` that holds a reference and nothing else, and the text it stands in."""

    node: n.Interpolation
    text: str
    in_heredoc: bool

    def sets(self, name: str) -> bool:
        """Whether the text is a program that has the name of its own.

        A shell gives it a value, or has it anyway; JavaScript and Python declare it, or
        take it as a parameter.
        """
        name = re.escape(name)
        if self.text.lstrip().startswith("#!") and f" {name} " in f" {_SHELL} ":
            return True
        return bool(
            re.search(
                rf"(?m)^[ \t]*(?:(?:export|local|readonly|declare)[ \t]+)?{name}=(?!=)"
                rf"|\bread[ \t](?:[^\n]*[ \t])?{name}\b"
                rf"|\bfor[ \t]+\(?(?:const |let |var )?{name}[ \t]+(?:in|of)\b"
                rf"|\b(?:const|let|var)[ \t]+{name}\b"
                rf"|\bfunction\b[^\n(]*\([^\n)]*\b{name}\b[^\n)]*\)"
                rf"|(?:\([^\n()]*\b{name}\b[^\n()]*\)|\b{name})[ \t]*=>",
                self.text,
            )
        )


def inserted(reference: Reference) -> Inserted | None:
    """Give the ``${…}`` of a text that holds a reference and nothing else."""
    found, around = None, None
    for node in walk(reference.argument.value):
        if not node.contains(reference.root):
            continue
        if isinstance(node, n.Heredoc | n.Template):
            around = node
        elif isinstance(node, n.Interpolation) and node.value is reference.node:
            found = node
    if found is None or around is None:
        return None
    text = reference.file.text_of(around)
    is_heredoc = isinstance(around, n.Heredoc)
    if is_heredoc:
        text = text.partition("\n")[2]
    return Inserted(found, text, is_heredoc)
