"""Tell which resource types have no tags, and in which versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAGS = "tags"
_NOT_YET = "< 6.26.0"  # behind the last version that was read
_MAJORS = {"5": ">= 5.0.0, < 6.0.0", "6": ">= 6.0.0"}
# had tags before, as the upgrade guides say
_LOST = {
    "aws_autoscaling_group": ">= 5.0.0",
    "aws_secretsmanager_secret_rotation": ">= 5.0.0",
}


def untaggable(versions: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Give the types without tags, from schemas by version, with a constraint each.

    Within a major version, types gain arguments and do not lose them. Of the types
    without tags in versions 3, 4.8 and 4.61, 28 have tags in 6.25, all of them with an
    ARN: what has none is taken never to get tags.
    """
    found = {}
    bare = {
        type_
        for known in versions.values()
        for type_, one in known["resource_schemas"].items()
        if not _has(one, _TAGS)
    }
    for type_ in sorted(bare):
        known_in = {
            version.partition(".")[0]: known["resource_schemas"][type_]
            for version, known in versions.items()
            if type_ in known["resource_schemas"]
        }
        without = [major for major, one in known_in.items() if not _has(one, _TAGS)]
        if without == ["5"] and "6" in known_in:
            found[type_] = "< 6.0.0"
        elif len(without) == len(known_in):
            has_arn = any(_has(one, "arn") for one in known_in.values())
            found[type_] = _LOST.get(type_, _NOT_YET if has_arn else "")
    return found


def _has(schema: Mapping[str, Any], name: str) -> bool:
    block = schema["block"]
    return name in block.get("attributes", {}) or name in block.get("block_types", {})
