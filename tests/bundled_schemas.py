"""The bundled schemas of hashicorp/aws, for tests of what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.terraform.provider import accepted

if TYPE_CHECKING:
    from tffix.terraform.provider.schema import BlockSchema, Schemas


def bundled(version: str) -> Schemas:
    """Give the schemas that stand for a version, or the latest of a major one."""
    found = accepted.bundled(version)
    assert found
    return found


def resource(type_: str, version: str) -> BlockSchema | None:
    """Give a resource type of a version."""
    return bundled(version).resource(type_)
