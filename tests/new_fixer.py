"""Makes the files of a new fixer: ``python tests/new_fixer.py NAME``.

What is there already is left alone.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

FIXER = '''"""Say in one sentence what is written instead.

Say why it is wrong, and who meets it.

Refused by validate:

    the error

Before:

    resource "aws_vpc" "main" {{
      cidr_block = "10.0.0.0/16"
    }}

After:

    resource "aws_vpc" "main" {{
      cidr_block = "10.0.0.0/16"
    }}

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    fixer,
    replace,
)


@fixer(
    Resources("aws_vpc"),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def {name}(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find ..."""
    if wrong := resource.body.attribute("cidr_block"):
        yield context.finding(
            resource.block,
            wrong.value,
            "what was found",
            "what to do",
            replace(context.file, wrong.value, '"10.0.0.0/16"'),
        )
'''
CASE = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n'


def main(name: str) -> None:
    """Make a module, a case that changes and one that is silent."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        sys.exit(f"{name}: a fixer is named in snake_case, as its function is")
    files = {ROOT / "fixers" / f"{name}.py": FIXER.format(name=name)}
    for case in ("changes", "silent"):
        files[ROOT / "golden" / name / case / "before.tf"] = CASE
    if any(path.exists() for path in files):
        return
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        print(f"made {path.relative_to(ROOT)}")  # noqa: T201, a script


if __name__ == "__main__":
    main(*sys.argv[1:])
