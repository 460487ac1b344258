"""A whole stack with the defects of the failure analysis, before and after.

The real terraform says what is wrong with it, and that nothing is wrong any more.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from terraform_cli import (
    Problem,
    Workspace,
    needs_provider,
    needs_terraform,
    unformatted,
)

from tffix.engine import registry
from tffix.engine.fixpoint import run
from tffix.source import Source

PLATFORM = Path(__file__).parent.parent / "golden" / "platform"

DEFECTS = [
    ("alb.tf", "name-too-long"),
    ("appmesh.tf", "misplaced-dynamic"),
    ("autoscaling.tf", "duplicate-scaling-policy"),
    ("ecs.tf", "ecs-deployment-arguments"),
    ("networking.tf", "reserved-name-prefix"),
    ("networking.tf", "reserved-name-prefix"),
]

BLOCK = Problem(
    "ecs.tf",
    "Unsupported block type",
    'Blocks of type "deployment_configuration" are not expected here.',
)
TARGET_GROUP = Problem("alb.tf", '"name" cannot be longer than 32 characters', "")
BACKEND = Problem(
    "appmesh.tf",
    "Too many virtual_service blocks",
    'No more than 1 "virtual_service" blocks are allowed',
)
GROUP = Problem("networking.tf", "invalid value for name (cannot begin with sg-)", "")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.tf")}


LIB, AFTER = files(PLATFORM / "lib"), files(PLATFORM / "after")


def found(module: dict[str, bytes]) -> list[tuple[str, str]]:
    """Give file and fixer of each finding."""
    sources = [Source.decode(name, data) for name, data in module.items()]
    findings = run(sources, registry.selected((), ()), {}).found
    return [(finding.path, finding.fixer) for finding in findings]


def apply(folder: Path, *options: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tffix", "--apply", *options, "."],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    # an exit code of 1 says that something is left; a crash has it too
    assert done.stderr == ""
    assert done.returncode in (0, 1)


@pytest.fixture(scope="module")
def initialised(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(tmp_path_factory.mktemp("platform"), LIB)


@pytest.fixture
def workspace(initialised: Workspace) -> Workspace:
    """Give the platform as it is before."""
    initialised.put(LIB)
    return initialised


def test_has_these_defects_and_no_others() -> None:
    assert found(LIB) == DEFECTS


def test_apply_gives_the_ideal_answer_and_keeps_it(tmp_path: Path) -> None:
    for name, data in LIB.items():
        tmp_path.joinpath(name).write_bytes(data)
    for _ in range(2):
        apply(tmp_path)
        assert files(tmp_path) == LIB | AFTER


def test_the_ideal_answer_has_no_defect() -> None:
    assert found(LIB | AFTER) == []


@needs_terraform
@pytest.mark.parametrize("folder", ["lib", "after"])
def test_is_formatted(folder: str) -> None:
    assert unformatted(PLATFORM / folder) == []


@needs_provider
def test_validate_sees_the_block_alone(workspace: Workspace) -> None:
    assert workspace.validate() == [BLOCK]
    assert workspace.plan().errors == [BLOCK]


@needs_provider
def test_plan_sees_names_and_backends_once_the_block_is_fixed(
    workspace: Workspace,
) -> None:
    apply(workspace.folder, "--select", "ecs-deployment-arguments")
    # AWS would refuse ecs_tasks too, but it waits for the group of the load balancer
    assert sorted(workspace.plan().errors) == [TARGET_GROUP, *[BACKEND] * 5, GROUP]


@needs_provider
def test_plan_sees_the_second_group_once_the_first_is_fixed(
    workspace: Workspace,
) -> None:
    before, after = b'= "sg-alb-${', b'= "alb-sg-${'
    networking = LIB["networking.tf"].replace(before, after, 1)
    workspace.put(LIB | {"networking.tf": networking})
    apply(workspace.folder, "--ignore", "reserved-name-prefix")
    assert workspace.plan().errors == [GROUP]


@needs_provider
def test_plan_does_not_see_the_duplicate_policies(workspace: Workspace) -> None:
    apply(workspace.folder, "--ignore", "duplicate-scaling-policy")
    assert workspace.plan() == ([], 138)


@needs_provider
def test_fixed_it_is_valid_and_can_be_planned(workspace: Workspace) -> None:
    apply(workspace.folder)
    assert workspace.validate() == []
    # one policy less for each of the five services
    assert workspace.plan() == ([], 133)
