"""Measure what grows: CPU seconds of a check in one process, and the exponent.

    python benchmarks/growth.py            all that docs/benchmarks.md shows
    python benchmarks/growth.py comments   one of them

Each case is made by a line or two, in four sizes that double.
"""

from __future__ import annotations

import math
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from peers import tffix

if TYPE_CHECKING:
    from collections.abc import Callable

START = 0.06  # seconds that a run takes for nothing


def group(name: object) -> str:
    """Give a resource with a finding."""
    return f'resource "aws_security_group" "g{name}" {{\n  name = "sg-{name}"\n}}\n'


def queue(name: str, more: str = "") -> str:
    """Give a queue of a name, which is code."""
    return f'resource "aws_sqs_queue" "q" {{\n{more}  name = {name}\n}}\n'


def calls(number: int) -> dict[str, str]:
    """Give modules that all call each other."""
    call = 'module "m{0}" {{\n  source = "../m{0}"\n}}\n'
    return {
        f"m{own}/main.tf": "".join(
            call.format(other) for other in range(number) if other != own
        )
        for own in range(number)
    }


def chain(number: int) -> dict[str, str]:
    """Give modules of which each calls the next."""
    call = 'module "m" {{\n  source = "../m{}"\n  name = var.name\n}}\n'
    own = 'variable "name" {\n  type = string\n}\n' + queue("var.name")
    return {f"m{at}/main.tf": call.format(at + 1) + own for at in range(number)}


def nested(number: int) -> str:
    """Give a block with so many blocks in it."""
    rule = "  ingress {\n    from_port = 1\n    to_port   = 2\n  }\n"
    return group("x").replace("}\n", rule * number + "}\n")


def keys(number: int) -> str:
    """Give a map of so many texts, as a local."""
    fields = "".join(f'    k{at} = "v{at}"\n' for at in range(number))
    return f"locals {{\n  m = {{\n{fields}  }}\n}}\n"


def lines(number: int) -> str:
    """Give so many lines of which nothing is wrong."""
    one = (
        'resource "aws_ssm_parameter" "p{0}" {{\n  name  = "/app/p{0}"\n'
        '  type  = "String"\n  value = "v{0}"\n}}\n'
    )
    return "".join(map(one.format, range(number // 5)))


def resources(number: int) -> str:
    """Give so many resources of which each reads the one before."""
    one = (
        'resource "aws_sns_topic" "t{0}" {{\n  name         = "t-{0}"\n'
        "  display_name = aws_sns_topic.t{1}.name\n}}\n"
    )
    first = 'resource "aws_sns_topic" "t0" {\n  name = "t-0"\n}\n'
    return first + "".join(one.format(at, at - 1) for at in range(1, number))


def doubled(number: int) -> str:
    """Give locals of which each holds the one before twice."""
    one = '  l{0} = "${{local.l{1}}}${{local.l{1}}}"\n'
    fields = "".join(one.format(at, at - 1) for at in range(1, number))
    return f'locals {{\n  l0 = "ab"\n{fields}}}\n' + queue(f"local.l{number - 1}")


def texts(number: int) -> str:
    """Give a resource for each of so many texts."""
    written = ", ".join(f'"t{at}"' for at in range(number))
    return queue("each.key", f"  for_each = toset([{written}])\n")


def for_in_for(number: int) -> str:
    """Give a name that is taken from a loop in a loop."""
    loop = f"[for a in range({number}) : [for b in range({number}) : a + b]]"
    return queue(f'"q-${{length(flatten({loop}))}}"')


def added(number: int) -> str:
    """Give a count that is the sum of so many variables."""
    declared = "".join(
        f'variable "v{at}" {{\n  default = 1\n}}\n' for at in range(number)
    )
    total = " + ".join(f"var.v{at}" for at in range(number))
    return declared + queue('"q-${count.index}"', f"  count = {total}\n")


def joined(number: int) -> str:
    """Give locals of which each is the one before and one more text, and a loop."""
    one = '  l{0} = concat(local.l{1}, ["t{0}"])\n'
    fields = "".join(one.format(at, at - 1) for at in range(1, number))
    made = f'locals {{\n  l0 = ["t0"]\n{fields}}}\n'
    return made + queue("each.key", f"  for_each = toset(local.l{number - 1})\n")


# what makes the text of a file, or those of several by path, and the largest size
CASES: dict[str, tuple[Callable[[int], str | dict[str, str]], int]] = {
    "lines": (lines, 50_000),
    "resources": (resources, 2000),
    "findings": (lambda n: "".join(map(group, range(n))), 1000),
    "files": (lambda n: {f"f{at}.tf": group(at) for at in range(n)}, 1000),
    "blocks": (nested, 20_000),
    "comments": (lambda n: "# tffix:ignore\n" * n + group("x"), 20_000),
    "calls": (calls, 300),
    "chain": (chain, 600),
    "count": (lambda n: queue('"q-${count.index}"', f"  count = {n}\n"), 10_000),
    "parentheses": (lambda n: queue("(" * n + '"q"' + ")" * n), 10_000),
    "conditionals": (lambda n: queue('var.a ? "x" : ' * n + '"q"'), 10_000),
    "for": (for_in_for, 1000),
    "doubled": (doubled, 40),
    "added": (added, 200),
    "joined": (joined, 200),
    "texts": (texts, 50_010),
    "map": (lambda n: keys(n) + queue("each.key", "  for_each = local.m\n"), 100_000),
}


def seconds(made: str | dict[str, str]) -> float:
    """Give the CPU seconds that a check of some files takes."""
    with tempfile.TemporaryDirectory(prefix="tffix-growth-") as folder:
        for name, text in (
            {"main.tf": made} if isinstance(made, str) else made
        ).items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = tffix("--check", "--quiet", "--jobs", "1", folder)
        subprocess.run(command, check=False, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(names: list[str]) -> None:
    """Print a line for each case."""
    for name in names or CASES:
        make, largest = CASES[name]
        sizes = [largest // 8, largest // 4, largest // 2, largest]
        taken = [seconds(make(size)) for size in sizes]
        last, before = (max(one - START, 0.01) for one in (taken[-1], taken[-2]))
        said = "  ".join(
            f"{size:,}: {one:.2f}" for size, one in zip(sizes, taken, strict=True)
        )
        print(f"{name:14}{said}  exponent {math.log2(last / before):.1f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
