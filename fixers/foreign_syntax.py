"""Write signs of other languages as Terraform has them.

JSON, YAML, Python and shell end items with commas or semicolons, write ``name: value``,
put names in quotes and text in single ones, write ``x if condition else y``, and take
keys with colons in them as they are, such as ``ForAllValues:StringEquals`` of a policy.
In Terraform each argument stands on a line of its own, as ``name = value``; text stands
in double quotes, and so does a key that is more than a name; a comma stands between the
elements of a list. A file with anything else in it is not read at all.

Refused by validate:

    Invalid character
    Single quotes are not valid. Use double quotes (") to enclose strings.

Before:

    resource "aws_sqs_queue" "orders" {
      name: 'orders',
      delay_seconds = 5;
      tags = {
        team:name = "shop"
      }
    }

After:

    resource "aws_sqs_queue" "orders" {
      name = "orders"
      delay_seconds = 5
      tags = {
        "team:name" = "shop"
      }
    }

See https://developer.hashicorp.com/terraform/language/syntax/configuration
"""

import re
from typing import NamedTuple

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Safety,
    Slip,
    SyntaxErrors,
    fixer,
    pattern,
)
from tffix.api import nodes as n


class _Row(NamedTuple):
    """A sign of another language, in the line of an error.

    ``before`` is what the line has before the error, ``behind`` what follows. Where one
    of them has a group ``old``, ``new`` replaces it; {} is what it has in quotes.
    """

    before: re.Pattern[str]
    behind: re.Pattern[str]
    new: str
    message: str
    remedy: str


_ROWS = (
    _Row(
        pattern(r"[ \t]*[\w-]+[ \t]*"),
        pattern(r"(?P<old>:)[ \t]*(?:[\"'\[{(\d-]|[\w-]+[ \t]*(?:[.(,\r]|$)).*"),
        " =",
        '":" stands where "=" belongs',
        "write =",
    ),
    _Row(
        pattern(r".*"),
        pattern(r"(?P<old>[,;])[ \t]*(?:(?:#|//).*)?\r?"),
        "",
        "nothing ends with a comma or a semicolon",
        "remove it",
    ),
    _Row(
        pattern(r"(?:.*[=(,\[{:?])?[ \t]*"),
        pattern(r"(?P<old>'[^'\"\\$%]*')(?![\w']).*"),
        '"{}"',
        "single quotes do not make a string",
        "write double quotes",
    ),
    _Row(
        pattern(r"[ \t]*"),
        pattern(r"(?P<old>\"[^\W\d][\w-]*\")[ \t]*[=:].*"),
        "{}",
        "the name of an argument is not quoted",
        "remove the quotes",
    ),
    _Row(
        pattern(r"(?:.*[{,])?[ \t]*(?P<old>[^\W\d][\w-]*(?::[\w-]+)+)[ \t]*"),
        pattern(r"[=].*"),
        '"{}"',
        "a key with a colon in it is not quoted",
        "quote it",
    ),
)

# a conditional of Python, up to its "if", and from there on
_FIRST = pattern(r"[ \t]*[\w-]+[ \t]*=[ \t]*(?P<first>[^\s=#].*?)[ \t]*")
_IF_ELSE = pattern(
    r"if[ \t]+(?P<condition>\S.*?)[ \t]+else[ \t]+"
    r"(?P<other>[^#,\r]*[^#,\s])[ \t]*(?:#.*)?\r?"
)
_WORDS = pattern(r"\b(?:and|else|if|in|is|not|or)\b")
_NO_COMMA = 'expected "," or "]"'
_ELEMENT = pattern(
    r"[ \t]*(?P<element>\"(?:[^\"\\\n]|\\.)*\"|[\w.-]+(?:\[\w+\])?(?:\.\w+)*|[\]})])"
    r"[ \t]*(?:(?:#|//).*)?\r?"
)


@fixer(
    SyntaxErrors(),
    groups=("syntax",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def foreign_syntax(slip: Slip, context: Context) -> Iterator[Finding]:
    """Find signs that Terraform writes in another way."""
    text = slip.file.text
    start, end = slip.line_span
    if found := _conditional(slip) or _comma(slip):
        node, said, remedy, edit = found
        yield context.finding(None, node, said, remedy, [edit])
        return
    for row in _ROWS:
        before = row.before.fullmatch(text, start, slip.error.start)
        behind = row.behind.fullmatch(text, slip.error.start, end)
        if not (before and behind):
            continue
        old = behind if "old" in row.behind.groupindex else before
        new = row.new.format(old["old"].strip("'\""))
        edit = Edit(slip.file.path, *old.span("old"), new)
        node = n.Node(*old.span("old"))
        yield context.finding(None, node, row.message, row.remedy, [edit])
        return


def _conditional(slip: Slip) -> tuple[n.Node, str, str, Edit] | None:
    """Find a conditional that is written as Python has it."""
    text = slip.file.text
    start, end = slip.line_span
    before = _FIRST.fullmatch(text, start, slip.error.start)
    behind = _IF_ELSE.fullmatch(text, slip.error.start, end)
    if not (before and behind) or _WORDS.search(behind["condition"]):
        return None
    new = f"{behind['condition']} ? {before['first']} : {behind['other']}"
    node = n.Node(before.start("first"), behind.end("other"))
    edit = Edit(slip.file.path, node.start, node.end, new)
    return node, "a conditional is written with signs", "write condition ? x : y", edit


def _comma(slip: Slip) -> tuple[n.Node, str, str, Edit] | None:
    """Find an element on a line of its own with no comma before it."""
    text, at = slip.file.text, slip.error.start
    start, _ = slip.line_span
    if not slip.error.message.startswith(_NO_COMMA) or text[start:at].strip():
        return None
    before = text.rfind("\n", 0, start - 1) + 1
    line = _ELEMENT.fullmatch(text, before, start - 1)
    if not line:
        return None
    place = line.end("element")
    said = "a comma stands between the elements of a list"
    node = n.Node(line.start("element"), place)
    return node, said, "write a comma", Edit(slip.file.path, place, place, ",")
