"""Write signs of other languages as Terraform has them.

JSON, YAML, Python and shell end items with commas or semicolons, write ``name: value``,
put names in quotes and text in single ones, and take keys with colons in them as they
are, such as ``ForAllValues:StringEquals`` of a policy. In Terraform each argument
stands on a line of its own, as ``name = value``; text stands in double quotes, and so
does a key that is more than a name. A file with anything else in it is not read at all.

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
