"""The bundled schemas of hashicorp/aws by version, for tests of what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix.terraform.provider.bundled import AWS, bundle

if TYPE_CHECKING:
    from tffix.terraform.provider.schema import BlockSchema, Schemas


def bundled(version: str) -> Schemas:
    """Give the newest schemas of a version or of a major version: ``6.25.0``, ``5``."""
    of_it = [one for one in bundle(AWS) if f"{one.version}.".startswith(f"{version}.")]
    return of_it[-1]


def resource(type_: str, version: str) -> BlockSchema | None:
    """Give a resource type of a version."""
    return bundled(version).resource(type_)
