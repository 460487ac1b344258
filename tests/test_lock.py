"""What the tests are run with is locked, by version and hash."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
_LOCKED = re.compile(
    r"^([\w.-]+)==(\S+)(.*)((?:\\\n +--hash=sha256:[0-9a-f]{64} ?)+)$", re.MULTILINE
)


def wanted() -> list[Requirement]:
    """Give all that pyproject.toml asks for: the program, its extras, its groups."""
    read = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [*read["build-system"]["requires"], *read["project"]["dependencies"]]
    for extra in read["project"]["optional-dependencies"].values():
        asked += extra
    for group in read["dependency-groups"].values():
        asked += [one for one in group if isinstance(one, str)]
    return [one for one in map(Requirement, asked) if one.name != "tffix"]


def locked() -> dict[str, set[str]]:
    """Give the versions in the lock, by name."""
    found: dict[str, set[str]] = {}
    for name, version, *_ in _LOCKED.findall(
        (ROOT / ".ci/requirements.txt").read_text()
    ):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def test_every_line_of_the_lock_has_hashes() -> None:
    lines = (ROOT / ".ci/requirements.txt").read_text().splitlines()
    assert sum(map(len, locked().values())) == sum(
        "==" in line.split(";")[0] for line in lines
    )


@pytest.mark.parametrize("requirement", wanted(), ids=lambda one: one.name)
def test_what_is_asked_for_is_locked(requirement: Requirement) -> None:
    versions = locked()[canonicalize_name(requirement.name)]
    assert all(requirement.specifier.contains(version) for version in versions)
