"""What real terraform makes of names before and after: one that fitted stays the same.

Every golden case that changes a name becomes two local modules, whose outputs are the
names, called with values that are short, long, empty and null.
"""

from __future__ import annotations

import json
import re
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from golden_cases import Case, cases
from terraform_cli import needs_terraform, terraform

from tffix.aws import NameRule, names
from tffix.hcl.file import File
from tffix.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FIXERS = ("name_too_long", "reserved_name_prefix", "together")
# lengths of which two and some text make 32 characters, more and fewer
VALUES = """\
locals {
  long = "abcdefghij-klmnopqrst-0123456789"
  texts = {
    for length in [0, 2, 9, 10, 11, 12, 13, 14, 15, 16, 32] :
    length => substr(local.long, 0, length)
  }
  values = merge(
    {
      for length, text in local.texts :
      length => { text = text, name = text, flag = length % 2 == 0 }
    },
    { null = { text = "ab", name = null, flag = true } },
  )
}
"""
FLAGS = {"blue", "create", "public", "generated", "fifo"}
_WORDS = ("api", "web", "name", "engine", "region", "port")
_NAMES = f"{{ {', '.join(f'{word} = each.value.text' for word in _WORDS)} }}"
_REFUSED = "!refused"
_ATTRIBUTE = r"\b(?:data\.)?(?:aws|random)_\w+\.\w+(?:\[\d+\])?\.\w+"


def _value(variable: str) -> str:
    """Give what a variable of a golden case is set to."""
    if variable in FLAGS:
        return "each.value.flag"
    special = {
        "name": "each.value.name",
        "names": _NAMES,
        "parts": "[each.value.text]",
        "zones": "[each.value.text]",
        "tenants": f"[{_NAMES}]",
        "limit": "40",
    }
    return special.get(variable, "each.value.text")


def _code(text: str) -> str:
    """Put variables in the place of what only a resource has."""
    text = text.replace("each.key", "var.key").replace("each.value", "var.names")
    text = re.sub(_ATTRIBUTE, "var.other", text)
    return text.replace("count.index", "2").replace("\r", "")


def _arguments(file: File) -> Iterator[tuple[str, str, NameRule]]:
    """Give address, code and rule of each name that is set in a file."""
    found = {}
    for block in file.body.blocks("resource"):
        type_, name = (label.value for label in block.labels)
        for argument, rule in names().get(type_, {}).items():
            attribute = block.body.attribute(argument)
            if attribute:
                code = file.text[attribute.value.start : attribute.value.end]
                found[f"{type_}.{name}.{argument}"] = code, rule
    for address, (code, rule) in found.items():
        read = code
        for other, (meant, _) in found.items():  # one may be read of its resource
            read = read.replace(other, f"({meant})")
        yield address.replace(".", "-"), _code(read), rule


def _module(files: Mapping[str, bytes]) -> tuple[str, dict[str, NameRule]]:
    """Give a module whose outputs are the names that are set in files."""
    parts, rules = [], {}
    for path, data in files.items():
        if path.endswith(".json"):
            continue  # what is JSON is never changed
        file = File(Source.decode(path, data))
        parts += [
            _code(file.text[block.start : block.end])
            for block in file.body.blocks("locals")
        ]
        for output, code, rule in _arguments(file):
            rules[output] = rule
            parts.append(
                f'output "{output}" {{\n  value = try({code}\n, "{_REFUSED}")\n}}'
            )
    found = sorted(set(re.findall(r"\bvar\.(\w+)", "\n".join(parts))))
    parts += [f'variable "{name}" {{}}' for name in found]
    return "\n".join(parts) + "\n", rules


def _fits(name: str | None, rule: NameRule) -> bool:
    return name is None or (
        name != _REFUSED
        and len(name) <= rule.longest
        and all(character in rule.middle for character in name)
        and name[:1] in rule.start
        and name[-1:] in rule.end
        and not name.startswith(tuple(rule.head + p for p in rule.reserved_prefixes))
    )


@needs_terraform
@pytest.mark.parametrize("group", FIXERS)
def test_a_name_that_fitted_stays_the_same(group: str, tmp_path: Path) -> None:
    changing = [
        case
        for case in cases()
        if case.group == group
        and case.after
        and "cycle" not in case.name  # its name becomes that of what it read
    ]
    rules: dict[str, dict[str, NameRule]] = {}
    main = [VALUES]
    for case in changing:
        for side, files in (
            ("before", case.before),
            ("after", case.before | case.after),
        ):
            module = f"{case.folder.name}-{side}"
            code, rules[module] = _module(files)
            (tmp_path / module).mkdir()
            (tmp_path / module / "main.tf").write_text(code, "utf-8")
            inputs = [
                f"  {name} = {_value(name)}"
                for name in re.findall(r'^variable "(\w+)"', code, re.MULTILINE)
            ]
            main += [
                f'module "{module}" {{\n  source   = "./{module}"',
                "  for_each = local.values",
                *inputs,
                f'}}\noutput "{module}" {{\n  value = module.{module}\n}}',
            ]
    (tmp_path / "main.tf").write_text("\n".join(main) + "\n", "utf-8")
    made = _outputs(tmp_path)
    changed, fixed = _compared(changing, made, rules)
    assert changed == []
    assert _made_one(changing, made) == []
    assert fixed


def _outputs(folder: Path) -> dict[str, Any]:
    for command in (("init",), ("apply", "-auto-approve")):
        done = terraform(folder, *command, "-input=false")
        assert done.returncode == 0, done.stderr
    outputs = json.loads(terraform(folder, "output", "-json").stdout)
    return {name: output["value"] for name, output in outputs.items()}


def _compared(
    changing: list[Case], made: dict[str, Any], rules: dict[str, dict[str, NameRule]]
) -> tuple[list[tuple[Any, ...]], int]:
    """Give the names that fitted and changed, and how many were made to fit."""
    changed, fixed = [], 0
    for case in changing:
        before, after = (
            made[f"{case.folder.name}-{side}"] for side in ("before", "after")
        )
        rule = rules[f"{case.folder.name}-before"]
        for values, outputs in before.items():
            # what another name is read by follows it, where that one is refused
            works = all(_fits(name, rule[output]) for output, name in outputs.items())
            for output, name in outputs.items():
                new = after[values][output]
                if works and name != new:
                    changed.append((case.name, values, output, name, new))
                fixed += not _fits(name, rule[output]) and _fits(new, rule[output])
    return changed, fixed


def _made_one(changing: list[Case], made: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Give the names that two resources of a type have, but did not have before."""
    found = []
    for case in changing:
        before, after = (
            made[f"{case.folder.name}-{side}"] for side in ("before", "after")
        )
        for values, outputs in before.items():
            of_type: dict[str, list[str]] = {}
            for output in outputs:
                type_ = output.partition("-")[0].replace("aws_alb", "aws_lb")
                of_type.setdefault(type_, []).append(output)
            found += [
                (case.name, values, one, other, after[values][one])
                for some in of_type.values()
                for one, other in combinations(some, 2)
                if outputs[one] != outputs[other]
                and not one.endswith("prefix")  # AWS makes these different
                and after[values][one] == after[values][other] != _REFUSED
            ]
    return found
