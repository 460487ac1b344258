"""Leave to a shell what only a shell can read.

``${NAME:-default}``, ``${NAMES[@]}`` and ``${NAME%.*}`` are expansions of a shell. In
text of Terraform ``${`` begins a value of Terraform, which none of them is, and the
whole file is not read. With a second dollar sign, ``$${NAME:-default}``, the text has
one, and the shell that gets it expands it.

What Terraform can read, ``${NAME}``, is left to bare-name, as it may be a mistake.

Refused by validate:

    Extra characters after interpolation expression
    Expected a closing brace to end the interpolation expression, but found extra
    characters.

Before:

    resource "aws_launch_template" "web" {
      user_data = base64encode(<<-EOT
        #!/bin/bash
        export STAGE="${STAGE:-dev}"
      EOT
      )
    }

After:

    resource "aws_launch_template" "web" {
      user_data = base64encode(<<-EOT
        #!/bin/bash
        export STAGE="$${STAGE:-dev}"
      EOT
      )
    }

See https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
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

# a parameter, an index and what is done with it, by "Shell Parameter Expansion" of the
# manual of Bash
_EXPANSION = pattern(
    r"(?<!\$)\$\{[!#]?(?:[A-Za-z_]\w*(?:\[(?:[@*]|\w+)\])?|[@*#?$!-]|\d+)"
    r"(?:(?::?[-=?+]|%%?|##?|//?|\^\^?|,,?|@)[^{}\n]*|:-?\d+(?::-?\d+)?)?\}"
)


_COMMENT = pattern(r"#|//|/\*")


@fixer(
    SyntaxErrors(),
    groups=("syntax",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def shell_expansion(slip: Slip, context: Context) -> Iterator[Finding]:
    """Find the expansion of a shell that makes an error."""
    found = _culprit(slip)
    if found:
        start, end = found.span()
        yield context.finding(
            None,
            n.Node(start, end),
            f"{found[0]} is for a shell, and nothing that Terraform can read",
            f"write ${found[0]}",
            [Edit(slip.file.path, start, start, "$")],
        )


def _culprit(slip: Slip) -> re.Match[str] | None:
    """Give the expansion in which an error is, or that hides the end of its line."""
    text, at = slip.file.text, slip.error.start
    start, end = slip.line_span
    above = text.rfind("\n", 0, start - 1) + 1 if start else 0
    found = list(_EXPANSION.finditer(text, above, end))
    inside = [one for one in found if one.start() <= at <= one.end()]
    # where it has the sign of a comment, what follows is not seen
    hiding = [one for one in found if _COMMENT.search(one[0])]
    return next(iter([*inside, *hiding]), None)
