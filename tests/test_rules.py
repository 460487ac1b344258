"""The rows of tffix/aws/rules: each one's example, the schemas, the real terraform."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from bundled_schemas import bundled
from terraform_cli import Workspace, needs_provider

from tffix.aws.rows import Row
from tffix.aws.tables import tables_of
from tffix.engine import registry
from tffix.engine.fixpoint import run
from tffix.hcl.nodes import Attribute
from tffix.hcl.parser import parse
from tffix.source import Source
from tffix.terraform.provider.versions import allowed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tffix.terraform.provider.schema import BlockSchema

TABLES = tables_of()
VERSIONS = ("4.67.0", "5.100.0", "6.25.0", "6.69.1")
MEASURED = "5.100.0"  # the provider that the real terraform has
HEAD = """\
terraform {{
  required_providers {{
    aws = {{
      source  = "hashicorp/aws"
      version = "{}"
    }}
  }}
}}

"""


class Example(NamedTuple):
    """What a row shows: a configuration before and after, and the row's versions."""

    name: str
    versions: str
    before: str
    after: str

    @property
    def is_measured(self) -> bool:
        return allowed(self.versions).overlaps(MEASURED)


def examples() -> Iterator[Example]:
    for type_ in TABLES.resources:
        file = TABLES.resources.source(type_)
        for kind in ("argument", "block", "value", "inlined"):
            for number, row in enumerate(file.get(kind, ())):
                name = f"{type_}.{row['name']}"
                yield example(
                    f"{name}#{number}", file, row, dict.fromkeys(("old", "new"), type_)
                )
    for old in TABLES.types:
        file = TABLES.types.source(old)
        yield example(old, file, file, {"old": old, "new": file["to"]})


def example(
    name: str, file: Mapping[str, Any], row: Mapping[str, Any], types: Mapping[str, str]
) -> Example:
    before, after = row.get("before", "").strip("\n"), row.get("after", "").strip("\n")
    if not before.startswith("resource "):
        taken = names(before) | names(after)
        needed = without(file.get("required", ""), taken)
        before = resource(types["old"], needed, before)
        after = resource(types["new"], needed, after)
    head = ""
    if not allowed(row["versions"]).overlaps(MEASURED):
        head = HEAD.format(row["versions"])
    return Example(name, row["versions"], f"{head}{before}\n", f"{head}{after}\n")


def names(text: str) -> set[str]:
    return {
        item.name.name if isinstance(item, Attribute) else item.type.name
        for item in parse(text).items
    }


def without(text: str, taken: set[str]) -> str:
    """Give the lines of a body less those of the items that have one of these names."""
    kept = text
    for item in reversed(parse(text).items):
        name = item.name.name if isinstance(item, Attribute) else item.type.name
        if name in taken:
            end = kept.find("\n", item.end) + 1
            kept = kept[: kept.rfind("\n", 0, item.start) + 1] + kept[end:]
    return kept.strip("\n")


def resource(type_: str, needed: str, shown: str) -> str:
    body = "\n\n".join(part for part in (needed, shown) if part)
    lines = [f"  {line}" if line else "" for line in body.split("\n")]
    return "\n".join([f'resource "{type_}" "this" {{', *lines, "}"])


EXAMPLES = list(examples())
ROWS = [
    pytest.param(type_, row, id=f"{type_}.{'.'.join(row.path)}")
    for type_, found in TABLES.resources.items()
    for row in found.names.values()
]


@pytest.mark.parametrize("shown", EXAMPLES, ids=lambda shown: shown.name)
def test_before_becomes_after(shown: Example) -> None:
    source = Source("main.tf", shown.before)
    outcome = run([source], registry.selected((), ()), {}, unsafe=True)
    assert not outcome.reverted
    assert outcome.texts.get("main.tf", shown.before) == shown.after
    again = run([Source("main.tf", shown.after)], registry.selected((), ()), {})
    assert not again.texts


@pytest.mark.parametrize(("type_", "row"), ROWS)
def test_the_old_name_is_refused_and_the_new_one_is_not(type_: str, row: Row) -> None:
    meant = [version for version in VERSIONS if allowed(row.versions).overlaps(version)]
    assert meant
    assert row.source
    for version in meant:
        resource = bundled(version).resource(type_)
        assert resource
        outer = [*row.path[:-1]]
        settable, there = at(resource, *outer)
        assert row.path[-1] not in (settable if row.implied or not row.to else there)
        if row.to:
            origin = outer[: len(outer) - row.up]
            settable, _ = at(resource, *origin, *row.to[:-1])
            assert row.to[-1] in settable


def at(block: BlockSchema, *path: str) -> tuple[set[str], set[str]]:
    """Give what may be written at a path, and what there is; nothing where no block."""
    for name in path:
        nested = block.blocks.get(name)
        if nested is None:
            attribute = block.attributes.get(name)
            if attribute is None:
                return set(), set()
            assert attribute.takes_blocks
            assert isinstance(attribute.type, list)
            return set(attribute.type[1][1]), set(attribute.type[1][1])
        assert nested.block
        block = nested.block
    settable = {name for name, one in block.attributes.items() if one.settable}
    return settable | set(block.blocks), {*block.attributes, *block.blocks}


def test_a_name_is_renamed_no_further() -> None:
    for found in TABLES.resources.values():
        for row in found.names.values():
            origin = row.path[: len(row.path) - 1 - row.up]
            assert not row.to or ((*origin, *row.to), row.is_block) not in found.names


def test_old_types_do_not_exist_and_right_ones_do() -> None:
    for old, right in TABLES.types.items():
        assert right.source
        for version in VERSIONS:
            assert bundled(version).resource(old) is None
            if allowed(right.versions).overlaps(version):
                assert bundled(version).resource(right.to)


@needs_provider
def test_terraform_refuses_before_and_accepts_after(tmp_path: Path) -> None:
    shown = {
        f"e{number:04}.tf": example
        for number, example in enumerate(EXAMPLES)
        if example.is_measured
    }
    before = errors(tmp_path, {name: one.before for name, one in shown.items()})
    after = errors(tmp_path, {name: one.after for name, one in shown.items()})
    assert {name: one.name for name, one in shown.items() if name not in before} == {}
    assert {shown[name].name: said for name, said in after.items()} == {}


def errors(folder: Path, texts: Mapping[str, str]) -> dict[str, str]:
    """Give the first error of each file, by its name."""
    files = {
        name: re.sub(r"\bthis\b", name.removesuffix(".tf"), text).encode()
        for name, text in texts.items()
    }
    problems = Workspace(folder, files).validate()
    found: dict[str, str] = {}
    for problem in problems:
        found.setdefault(problem.path, f"{problem.summary}: {problem.detail}")
    return found
