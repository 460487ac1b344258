"""Make comments of text between the code that is no Terraform: Markdown and sentences.

What is copied from a page or an answer brings its surroundings along: fences (````
```hcl ````), titles, "Here is the rest of the configuration:". Terraform reads nothing
of a file in which such a line stands. As comments they are still there to be read; so
are the lines of a fenced part in another language, such as the commands to run.

Only lines that cannot be meant as Terraform count: three words or more in a row, the
first of which begins with a capital.

Refused by validate:

    Invalid character
    The "`" character is not valid. To create a multi-line string, use the "heredoc"
    syntax, like "<<EOT".

Before:

    resource "aws_sqs_queue" "orders" {
      name = "orders"
    }
    ```

    Here is the second part of the configuration:

    ```hcl
    resource "aws_sns_topic" "orders" {
      name = "orders"
    }

After:

    resource "aws_sqs_queue" "orders" {
      name = "orders"
    }
    # ```

    # Here is the second part of the configuration:

    # ```hcl
    resource "aws_sns_topic" "orders" {
      name = "orders"
    }

See https://developer.hashicorp.com/terraform/language/syntax/configuration#comments
"""

import re

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

_FENCE = pattern(r"[ \t]*(?:```|~~~)[ \t]*(?P<language>[\w.+-]*)[ \t\r]*")
_OURS = pattern(r"|.*(?:hcl|tf|terraform).*", re.IGNORECASE)
_RULE = pattern(r"[ \t]*(?:-{3,}|\*{3,}|\*\*[^*]+\*\*:?)[ \t\r]*")
# the first two words have nothing but letters in them, and no operator is in the line
_PLAIN = r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*[,:.]?"
_WORDS = rf"{_PLAIN}[ \t]+{_PLAIN}(?:[ \t]+[^\s={{}}]+)+[ \t\r]*"
_TITLE = r"[\w \t]+:[ \t\r]*"
_SENTENCE = pattern(
    rf"[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]+)?[*_`(]*(?=[A-Z])(?:{_WORDS}|{_TITLE})"
)
_GOES_ON = pattern(rf"[ \t]*{_WORDS}")


@fixer(
    SyntaxErrors(),
    groups=("syntax",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def foreign_text(slip: Slip, context: Context) -> Iterator[Finding]:
    """Find lines of Markdown, and sentences."""
    start, end = slip.line_span
    text = slip.file.text
    lines, is_closed = _foreign(text, start)
    if lines and is_closed:
        yield context.finding(
            None,
            n.Node(start, end),
            f"{_said(text[start:end])} is no Terraform",
            "make it a comment",
            [Edit(slip.file.path, at, at, "# ") for at in lines],
        )


def _said(line: str) -> str:
    fence = _FENCE.fullmatch(line)
    return line.strip() if fence else "a line of text"


def _foreign(text: str, start: int) -> tuple[list[int], bool]:
    """Give where the lines begin that are no Terraform, from one of them on.

    And whether all parts in other languages among them are closed.
    """
    found: list[int] = []
    fenced = in_sentence = False
    while start < len(text):
        end = text.find("\n", start)
        line = text[start : len(text) if end < 0 else end]
        fence = _FENCE.fullmatch(line)
        if fence:
            fenced = not fenced and not _OURS.fullmatch(fence["language"])
        in_sentence = not fence and (
            bool(_SENTENCE.fullmatch(line))
            or (in_sentence and bool(_GOES_ON.fullmatch(line)))
        )
        is_foreign = fence or in_sentence or _RULE.fullmatch(line) or fenced
        if line.strip() and not is_foreign:
            break
        if line.strip():
            found.append(start + len(line) - len(line.lstrip()))
        start += len(line) + 1
    return found, not fenced
