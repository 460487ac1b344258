"""Tell which resource types have no tags, and in which versions of the provider."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_YET = "< 6.26.0"  # behind the last version that was read
# had tags before, as the upgrade guides say
_LOST = {"aws_autoscaling_group": ">= 5.0.0"}
_TAGS = re.compile(r"tags|Tags?(?![a-z])")


def untaggable(
    versions: Mapping[str, Mapping[str, Any]], operations: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """Give the types without tags, from schemas by version, with a constraint each.

    Within a major version, types gain arguments and do not lose them. Some get tags
    with almost every release: what comes after the last schema is known only of a type
    whose operation in the API of AWS, ``operations`` names it, takes none.
    """
    found = {}
    for type_ in sorted(
        {t for one in versions.values() for t in one["resource_schemas"]}
    ):
        without = {
            version.partition(".")[0]: "tags" not in _names(schema["block"])
            for version, known in versions.items()
            if (schema := known["resource_schemas"].get(type_))
        }
        if without == {"5": True, "6": False}:
            found[type_] = {"versions": "< 6.0.0"}
        elif all(without.values()):
            row = {"versions": _LOST.get(type_, _NOT_YET)}
            if type_ in operations:
                row = {"api": operations[type_], "versions": ""}
            found[type_] = row
    return found


def takes_tags(operation: str) -> bool:
    """Whether an operation, such as ``iam:CreateGroup``, takes tags.

    Raises what botocore raises where there is no such operation.
    """
    from botocore.session import get_session  # noqa: PLC0415, maintainers have it

    service, name = operation.split(":")
    shape = get_session().get_service_model(service).operation_model(name).input_shape
    return any(_TAGS.search(member) for member in shape.members)


def _names(block: Mapping[str, Any]) -> set[str]:
    return {*block.get("attributes", {}), *block.get("block_types", {})}
