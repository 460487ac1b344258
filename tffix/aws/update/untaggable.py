"""Tell which resource types have no tags, and in which versions of the provider."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TAGS = re.compile(r"tags|Tags?(?![a-z])")


def untaggable(
    versions: Mapping[str, Mapping[str, Any]], operations: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """Give the types without tags, from schemas by version, with a constraint each.

    ``versions`` are in order, and the last one of a major version is its last. Types
    gain tags within a major version, and lose them only with a new one. Some gain them
    with almost every release: what comes after the last schema is known only of a type
    whose operation in the API of AWS, ``operations`` names it, takes none.
    """
    found = {}
    for type_ in sorted(
        {t for one in versions.values() for t in one["resource_schemas"]}
    ):
        tagged = {
            version: "tags" in _names(schema["block"])
            for version, known in versions.items()
            if (schema := known["resource_schemas"].get(type_))
        }
        if not any(tagged.values()) and type_ in operations:
            found[type_] = {"api": operations[type_], "versions": ""}
        elif constraint := _without(tagged, list(versions)):
            found[type_] = {"versions": constraint}
    return found


def _without(tagged: Mapping[str, bool], versions: Sequence[str]) -> str | None:
    """Give the versions that are sure to have no tags; None if there are none.

    ``tagged`` tells of each version that has the type whether it has tags.
    """
    without = [version for version, has in tagged.items() if not has]
    has = list(tagged.values())
    if not without or has not in (sorted(has), sorted(has, reverse=True)):
        return None
    if has[0]:
        return f">= {without[0].partition('.')[0]}.0.0"
    return _up_to(without[-1], versions)


def _up_to(version: str, versions: Sequence[str]) -> str:
    """Give the constraint for a version and all before it that it stands for."""
    major = version.partition(".")[0]
    later = versions[versions.index(version) + 1 :]
    if later and not any(other.startswith(f"{major}.") for other in later):
        return f"< {int(major) + 1}.0.0"
    return f"<= {version}"


def takes_tags(operation: str) -> bool:
    """Whether an operation, such as ``iam:CreateGroup``, takes tags.

    Raises what botocore raises where there is no such operation.
    """
    service, name = operation.split(":")
    shape = _service(service).operation_model(name).input_shape
    return any(_TAGS.search(member) for member in shape.members)


@cache
def _service(name: str) -> Any:
    from botocore.session import get_session  # noqa: PLC0415, maintainers have it

    return get_session().get_service_model(name)


def _names(block: Mapping[str, Any]) -> set[str]:
    return {*block.get("attributes", {}), *block.get("block_types", {})}
