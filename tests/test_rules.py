"""The rows of tffix/aws/rules: each one's example, the schemas, the real terraform."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bundled_schemas import bundled
from terraform_cli import Workspace, needs_provider

from tffix.aws.rows import Row
from tffix.aws.table import BUNDLED
from tffix.aws.tables import tables_of
from tffix.golden.rows import Example, examples
from tffix.terraform.provider.versions import allowed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tffix.terraform.provider.schema import BlockSchema

TABLES = tables_of()
VERSIONS = ("4.67.0", "5.100.0", "6.25.0", "6.69.1")
MEASURED = "5.100.0"  # the provider that the real terraform has


EXAMPLES = list(examples(BUNDLED))
ROWS = [
    pytest.param(type_, row, id=f"{type_}.{'.'.join(row.path)}")
    for type_, found in TABLES.resources.items()
    for row in found.names.values()
]


@pytest.mark.parametrize("shown", EXAMPLES, ids=lambda shown: shown.name)
def test_before_becomes_after(shown: Example) -> None:
    assert shown.failure() == ""


@pytest.mark.parametrize(("type_", "row"), ROWS)
def test_the_old_name_is_refused_and_the_new_one_is_not(type_: str, row: Row) -> None:
    meant = [version for version in VERSIONS if allowed(row.versions).overlaps(version)]
    assert meant
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


def test_a_name_has_one_row() -> None:
    for path in sorted(Path(BUNDLED, "resources").glob("*.toml")):
        file = tomllib.loads(path.read_text("utf-8"))
        for kind in ("argument", "block", "inlined"):
            names = [row["name"] for row in file.get(kind, ())]
            assert len(names) == len(set(names)), f"{path.name}: {kind}"


def test_a_name_is_renamed_no_further() -> None:
    for found in TABLES.resources.values():
        for row in found.names.values():
            origin = row.path[: len(row.path) - 1 - row.up]
            assert not row.to or ((*origin, *row.to), row.is_block) not in found.names


def test_old_types_do_not_exist_and_right_ones_do() -> None:
    for old, right in TABLES.types.items():
        for version in VERSIONS:
            assert bundled(version).resource(old) is None
            if allowed(right.versions).overlaps(version):
                assert bundled(version).resource(right.to)


@needs_provider
def test_terraform_refuses_before_and_accepts_after(tmp_path: Path) -> None:
    shown = {
        f"e{number:04}.tf": example
        for number, example in enumerate(EXAMPLES)
        if allowed(example.versions).overlaps(MEASURED)
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
