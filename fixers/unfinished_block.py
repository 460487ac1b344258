"""Leave as a comment the block that a file breaks off in.

An answer that has reached its limit, or a copy that was not complete, ends in the
middle of a block. What the rest was cannot be known, and Terraform reads nothing of the
file. As a comment, the beginning is still there for whoever completes it.

A file whose last block only lacks its closing brace looks the same, so this is an
unsafe fix.

Refused by validate:

    Unclosed configuration block
    There is no closing brace for this block before the end of the file.

Before:

    resource "aws_sqs_queue" "orders" {
      name = "orders"
    }

    resource "aws_sqs_queue" "returns" {
      name = "ret

After:

    resource "aws_sqs_queue" "orders" {
      name = "orders"
    }

    # tffix: the file ends in this block:
    # resource "aws_sqs_queue" "returns" {
    #   name = "ret

See https://developer.hashicorp.com/terraform/language/syntax/configuration
"""

import re

from tffix.api import (
    Context,
    Edit,
    File,
    Finding,
    HclSyntaxError,
    Impact,
    Iterator,
    Safety,
    Slip,
    SyntaxErrors,
    fixer,
    lexer,
    pattern,
)
from tffix.api import nodes as n

_HEADER = pattern(r"^[a-z_]+(?=[ \t]*\{|[ \t]+\")", re.MULTILINE)
_LINE = pattern(r"^(?=[^\n]*\S)", re.MULTILINE)


@fixer(
    SyntaxErrors(),
    groups=("syntax",),
    safety=Safety.UNSAFE,
    impact=Impact.DESTROY,
    refused_by="validate",
)
def unfinished_block(slip: Slip, context: Context) -> Iterator[Finding]:
    """Find a block that is the last of its file and has no end."""
    file, text = slip.file, slip.file.text
    starts = [header.start() for header in _HEADER.finditer(text)]
    if not starts or slip.error.start < starts[-1]:
        return
    start = starts[-1]
    before = File(file.source.replaced(text[:start]))
    if not _breaks_off(text, start) or before.problems:
        return
    edits = [
        Edit(file.path, line.start(), line.start(), "# ")
        for line in _LINE.finditer(text, start)
    ]
    note = "# tffix: the file ends in this block:\n# "
    yield context.finding(
        None,
        n.Node(start, text.find("\n", start) if "\n" in text[start:] else len(text)),
        "the file ends in this block",
        "complete it, or leave it as a comment",
        [edits[0]._replace(text=note), *edits[1:]],
    )


def _breaks_off(text: str, start: int) -> bool:
    """Whether a text ends before the block that begins at ``start`` does."""
    try:
        depth = sum(token.nesting for token in lexer.tokens(text, start, len(text)))
    except HclSyntaxError as error:
        return "\n" not in text[error.start :].rstrip()
    return depth > 0
