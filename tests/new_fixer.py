"""Makes the files of a fixer, and writes to golden/ what it gives now.

``python tests/new_fixer.py NAME``. What is there already of the fixer, and ``before``,
is left alone.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from golden_cases import cases

from tffix.errors import TffixError
from tffix.golden.cases import update

ROOT = Path(__file__).parent.parent

FIXER = '''"""Say in one sentence what is written instead.

Say why it is wrong, and who meets it.

Refused by validate:

    the error

Before:

    resource "aws_vpc" "main" {{
      cidr_block = "10.0.0.0"
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
    block = resource.body.attribute("cidr_block")
    if block and context.file.code(block.value) == '"10.0.0.0"':
        yield context.finding(
            resource.block,
            block.value,
            "what was found",
            "what to do",
            replace(context.file, block.value, '"10.0.0.0/16"'),
        )
'''
CASES = {"changes": "10.0.0.0", "silent": "10.0.0.0/16"}
CASE = 'resource "aws_vpc" "main" {{\n  cidr_block = "{}"\n}}\n'


def main(name: str) -> None:
    """Make what is not there yet, and bring what comes of the cases up to date."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        sys.exit(f"{name}: a fixer is named in snake_case, as its function is")
    _make(name)
    for case in cases():
        if case.group == name:
            outcome = case.run()
            findings, written = case.reported(outcome), case.written(outcome)
            if (findings, written) != (case.findings, case.after):
                update(case, findings, written)
                print(f"wrote {case.folder.relative_to(ROOT)}")  # noqa: T201, a script


def _make(name: str) -> None:
    """Make a module, a case that changes and one that is silent."""
    files = {ROOT / "fixers" / f"{name}.py": FIXER.format(name=name)}
    for case, cidr in CASES.items():
        files[ROOT / "golden" / name / case / "before.tf"] = CASE.format(cidr)
    if any(path.exists() for path in files):
        return
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        print(f"made {path.relative_to(ROOT)}")  # noqa: T201, a script


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except TffixError as error:
        sys.exit(f"{error}")
