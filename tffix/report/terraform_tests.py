"""``tffix test-gen``: write tests for ``terraform test`` that catch the defects.

The tests plan with mocked providers, so they need no account. They say of every name
that it is as AWS wants it, for every key of for_each, and of the scaling policies that
no two of them track the same metric of the same target. What ``terraform plan`` refuses
by itself fails them too.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from tffix import aws
from tffix.errors import ConfigError, SourceError
from tffix.hcl import nodes as n
from tffix.project import walk
from tffix.source import Source
from tffix.terraform.module.address import address
from tffix.terraform.module.dependencies import names
from tffix.terraform.module.environment_suffix import environment_variable
from tffix.terraform.module.module import Module
from tffix.terraform.reading import file_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from tffix.aws import NameRule

NAME = "tffix.tftest.hcl"
_MARK = "# Written by tffix test-gen"
_HEAD = f"""\
{_MARK}, which replaces this file: write your own tests in another.
# terraform 1.7 or later runs it, without an account: terraform test
"""
_POLICY = "aws_appautoscaling_policy"
# what made-up values of data sources would break
_MOCKED = {
    "aws_availability_zones": ("names", '["us-east-1a", "us-east-1b", "us-east-1c"]'),
    "aws_caller_identity": ("account_id", '"123456789012"'),
    "aws_iam_policy_document": ("json", '"{}"'),
    "aws_partition": ("partition", '"aws"'),
    "aws_region": ("name", '"us-east-1"'),
}
_PLACEHOLDERS = {"string": '"example"', "number": "1", "bool": "true"}
_SUFFIX = '"pr1234567"'  # as long as those of preview environments are


def run(argv: Sequence[str]) -> int:
    """Write the tests of modules; give the exit code."""
    args = parser().parse_args(argv)
    written = 0
    for folder in walk.folders(args.paths or ["."]):
        if folder.error:
            raise ConfigError(folder.error)
        text = generated(_module(folder))
        if text:
            target = os.path.join(folder.path, "tests", NAME)
            _write(target, text)
            sys.stdout.write(f"Wrote {os.path.normpath(target)}.\n")
            written += 1
    if not written:
        sys.stdout.write("Nothing here wants a test.\n")
    return 0


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command."""
    import argparse  # noqa: PLC0415, deferred: the CLI parses its own

    root = argparse.ArgumentParser(
        prog="tffix test-gen",
        description=f"Write tests/{NAME} beside the files of each module.",
    )
    root.add_argument(
        "paths",
        nargs="*",
        default=["."],
        metavar="PATH",
        help="default: this folder",
    )
    return root


def _module(folder: walk.Folder) -> Module:
    return Module(
        {path: file_of(Source.decode(path, walk.read(path))) for path in folder.files}
    )


def _write(target: str, text: str) -> None:
    """Write a file, unless there is one that someone else wrote."""
    if os.path.lexists(target):
        try:
            known = walk.read(target).decode("utf-8", "replace")
        except SourceError as error:
            raise ConfigError(f"{target}: {error.message}") from error
        if not known.startswith(_MARK) or os.path.islink(target):
            raise ConfigError(
                f"{target}: tffix did not write it, so it stays as it is; rename it"
            )
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as error:
        raise ConfigError(f"{target}: cannot be written: {error.strerror}") from error


def generated(module: Module) -> str:
    """Give the tests of a module; nothing where there is nothing to test."""
    tests = [
        _test(name, asserts)
        for name, asserts in (
            ("names_fit", list(_lengths(module))),
            ("names_begin_with_nothing_reserved", list(_prefixes(module))),
            ("one_policy_tracks_a_metric", list(_policies(module))),
        )
        if asserts
    ]
    if not tests:
        return ""
    parts = [_HEAD, *_providers(module), *_variables(module), *tests]
    return "\n".join(parts)


def _providers(module: Module) -> Iterator[str]:
    """Mock every provider that the module uses."""
    used: dict[str, set[str]] = {}
    for kind in ("resource", "data"):
        for _, block in module.blocks(kind):
            type_ = block.labels[0].value
            mocked = used.setdefault(type_.partition("_")[0], set())
            if kind == "data" and type_ in _MOCKED:
                mocked.add(type_)
    used.pop("terraform", None)  # built in
    for provider, mocked in sorted(used.items()):
        if not mocked:
            yield f'mock_provider "{provider}" {{}}\n'
            continue
        inside = "\n".join(_mocked(type_) for type_ in sorted(mocked))
        yield f'mock_provider "{provider}" {{\n{inside}}}\n'


def _mocked(type_: str) -> str:
    name, value = _MOCKED[type_]
    return (
        f'  mock_data "{type_}" {{\n    defaults = {{\n      {name} = {value}\n'
        "    }\n  }\n"
    )


def _variables(module: Module) -> Iterator[str]:
    """Give values to the variables that have none."""
    suffix = environment_variable(module)
    lines = {}
    for _, block in module.blocks("variable"):
        if block.body.attribute("default"):
            continue
        type_ = block.body.attribute("type")
        said = type_.value.name if type_ and isinstance(type_.value, n.Variable) else ""
        value = _PLACEHOLDERS.get(said or "string", "null # write a value")
        if type_ and not said:
            value = "null # write a value"
        lines[block.labels[0].value] = _SUFFIX if block is suffix else value
    if lines:
        width = max(map(len, lines))
        body = "".join(f"  {name:<{width}} = {lines[name]}\n" for name in lines)
        yield f"variables {{\n{body}}}\n"


def _names(module: Module) -> Iterator[tuple[n.Block, str, str, NameRule]]:
    """Give the name arguments that are known when planning, and their rules.

    The third of each is the list of their values, as an expression.
    """
    for _, block in module.blocks("resource"):
        for argument, rule in aws.names().get(block.labels[0].value, {}).items():
            attribute = block.body.attribute(argument)
            if attribute and _is_known(attribute.value, module):
                yield block, argument, f"{_all(block)}[*].{argument}", rule


def _is_known(node: n.Node, module: Module) -> bool:
    """Whether a plan knows a value, as far as the names in it tell."""
    for root, name in names(node):
        definition = module.local(name) if root == "local" else None
        if definition and not _is_known(definition[1].value, module):
            return False
        if root in ("data", "module") or "_" in root:
            return False
    return True


def _all(block: n.Block) -> str:
    """Give a list of all instances of a resource, as an expression."""
    name = address(block)
    if block.body.attribute("for_each"):
        return f"values({name})"
    return name if block.body.attribute("count") else f"[{name}]"


def _lengths(module: Module) -> Iterator[tuple[str, str]]:
    for block, argument, values, rule in _names(module):
        if rule.longest < aws.UNLIMITED:
            fits = f"length(name) <= {rule.longest} if name != null"
            yield (
                f"alltrue([for name in {values} : {fits}])",
                f"{address(block)}: {argument} is over {rule.longest} characters long.",
            )


def _prefixes(module: Module) -> Iterator[tuple[str, str]]:
    for block, argument, values, rule in _names(module):
        for prefix in rule.reserved_prefixes:
            begins = f'startswith(name, "{prefix}") if name != null'
            yield (
                f"!anytrue([for name in {values} : {begins}])",
                f"{address(block)}: {argument} begins with {prefix}, a reserved word.",
            )


def _policies(module: Module) -> Iterator[tuple[str, str]]:
    """Compare all target tracking policies with each other."""
    tracking = [
        block
        for _, block in module.blocks("resource", _POLICY)
        if block.body.blocks("target_tracking_scaling_policy_configuration")
    ]
    if len(tracking) > 1 or any(block.body.attribute("for_each") for block in tracking):
        every = ",\n          ".join(map(_all, tracking))
        yield (
            f"""alltrue([
      for same in values({{
        for policy in concat(
          {every},
        ) :
        jsonencode([
          policy.service_namespace,
          policy.resource_id,
          policy.scalable_dimension,
          {_metric("predefined")},
          {_metric("customized")},
        ]) => policy.name...
      }}) : length(same) == 1
    ])""",
            "Two target tracking policies track the same metric of the same target.",
        )


def _metric(kind: str) -> str:
    configuration = "policy.target_tracking_scaling_policy_configuration"
    return f"{configuration}[*].{kind}_metric_specification"


def _test(name: str, asserts: Sequence[tuple[str, str]]) -> str:
    body = ""
    for condition, message in asserts:
        # terraform fmt aligns what stands on one line
        gap = "" if "\n" in condition else "    "
        body += f"\n  assert {{\n    condition{gap} = {condition}\n"
        body += f"    error_message = {_quoted(message)}\n  }}\n"
    return f'run "{name}" {{\n  command = plan\n{body}}}\n'


def _quoted(text: str) -> str:
    escaped = re.sub(r'(["\\])', r"\\\1", text)
    return f'"{escaped}"'
