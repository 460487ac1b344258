"""The rows of tffix/aws/rules/upgrades: each one's example, and the target's schema."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from bundled_schemas import bundled

from tffix.aws.table import BUNDLED, source
from tffix.aws.tables import tables_of
from tffix.aws.upgrades import KINDS
from tffix.golden.rows import Example, upgrade_examples
from tffix.hcl.file import File
from tffix.hcl.nodes import GetAttr
from tffix.source import Source
from tffix.terraform.module.inputs import Inputs
from tffix.terraform.module.module import Module
from tffix.terraform.provider.attribute_path import missing
from tffix.terraform.provider.schema_walk import levels

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = tables_of()
NEWEST = "6.69.1"
EXAMPLES = list(upgrade_examples(BUNDLED))


@pytest.mark.parametrize("shown", EXAMPLES, ids=lambda shown: shown.name)
def test_before_becomes_after(shown: Example) -> None:
    assert shown.failure() == ""


@pytest.mark.parametrize("shown", EXAMPLES, ids=lambda shown: shown.name)
def test_the_newest_provider_takes_it(shown: Example) -> None:
    assert list(refused(shown.after)) == []


def refused(text: str) -> Iterator[str]:
    """Give the types, names and reads that the newest schema does not have."""
    file = File(Source("main.tf", text))
    module = Module({"main.tf": file}, Inputs(providers={"aws": NEWEST}))
    for block in file.body.blocks():
        if block.type.name not in ("resource", "data", "provider"):
            continue
        if block.type.name != "provider" and not bundled(NEWEST).block(
            block.type.name, block.labels[0].value
        ):
            yield block.labels[0].value
        for level in levels(block, module):
            for item in level.body.items:
                if not level.takes(item.key_name):
                    yield ".".join((*level.path, item.key_name))
    for reference in module.all_reads:
        names = reference.address.split(".")
        if len(names) < 2:
            continue
        kind = "data" if names[0] == "data" else "resource"
        schema = bundled(NEWEST).block(kind, names[-2])
        steps = [*reference.steps[len(names) - 1 :]]
        while steps and not isinstance(steps[0], GetAttr):
            steps = steps[1:]
        if schema and (problem := missing([schema], steps)):
            yield f"{reference.address} {problem.why}"


def test_every_row_has_its_guide() -> None:
    for name in TABLES.upgrades:
        file = source(os.path.join(BUNDLED, "upgrades"), name)
        assert set(file) <= set(KINDS)
        for rows in file.values():
            for row in rows:
                assert row["guide"] in (4, 5, 6)
                assert row["title"]
