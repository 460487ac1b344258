"""What a module may say: the versions of hashicorp/aws that it meets, their schemas."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tffix.terraform.provider.schema import bundled

if TYPE_CHECKING:
    from tffix.terraform.module.module import Module
    from tffix.terraform.provider.schema import Schemas
    from tffix.terraform.provider.versions import Versions

_MAJORS = {"5": ">= 5.0.0, < 6.0.0", "6": ">= 6.0.0, < 6.26.0"}


def aws_versions(module: Module) -> Versions:
    """Give the versions of the provider that a module allows.

    Where it does not say, they are a late one of each major that is maintained.
    """
    from tffix.terraform.provider import versions  # noqa: PLC0415, deferred: with a finding

    found = versions.provider(module, "aws")
    return _late() if found.ranges == versions.ALL.ranges else found


@cache
def _late() -> Versions:
    from tffix.terraform.provider.versions import allowed  # noqa: PLC0415, deferred as above

    return allowed("5.100.0") | allowed(">= 6.25.0")


def aws_schemas(module: Module) -> list[Schemas]:
    """Give the schemas of all versions of the provider that a module allows.

    None where it allows an older version than those that are known, or later ones only.
    A late version of each major stands for the others, and for what comes after it.
    """
    if module.inputs.lock:
        from tffix.terraform.provider.sync import synced  # noqa: PLC0415, seldom there

        if own := synced(module.folder):
            return [own]
    found = aws_versions(module)
    meant = [major for major, known in _MAJORS.items() if found.overlaps(known)]
    if not found.within(">= 5.0.0"):
        return []
    return [schemas for major in meant if (schemas := bundled(major))]
