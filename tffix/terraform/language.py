"""The blocks of the language: their labels, and what may stand in its own ones."""

from __future__ import annotations

from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# how many labels a block has, and what they are
LABELS_OF: dict[str, tuple[str, ...]] = {
    "action": ("type", "name"),
    "check": ("name",),
    "data": ("type", "name"),
    "ephemeral": ("type", "name"),
    "import": (),
    "locals": (),
    "module": ("name",),
    "moved": (),
    "output": ("name",),
    "provider": ("name",),
    "removed": (),
    "resource": ("type", "name"),
    "terraform": (),
    "variable": ("name",),
}
# what no variable is called
RESERVED_NAMES = frozenset(("count", "depends_on", "for_each", "lifecycle", "locals"))
RESERVED_NAMES |= {"provider", "providers", "source", "version"}
# settings of state in S3, of which a folder for -backend-config has some alone:
# https://developer.hashicorp.com/terraform/language/backend/s3
S3_BACKEND = frozenset(("acl", "bucket", "dynamodb_table", "encrypt", "key"))
S3_BACKEND |= {"kms_key_id", "profile", "region", "role_arn", "use_lockfile"}
S3_BACKEND |= {"workspace_key_prefix"}
NAME = pattern(r"[^\W\d][\w-]*")


def is_odd(type_: str, labels: Sequence[str]) -> bool:
    """Whether a header is of no known type, or has labels that it may not have."""
    known = LABELS_OF.get(type_)
    return (
        known is None
        or len(labels) != len(known)
        or not all(map(NAME.fullmatch, labels))
        or (type_ == "variable" and labels[0] in RESERVED_NAMES)
    )


class Settings(NamedTuple):
    """What may stand in a block: arguments, those that must, and blocks.

    ``needed`` are blocks that must, ``once`` those that may not stand twice.
    """

    arguments: frozenset[str]
    required: tuple[str, ...] = ()
    blocks: frozenset[str] = frozenset()
    needed: tuple[str, ...] = ()
    once: tuple[str, ...] = ()


def _of(arguments: str, required: str = "", blocks: str = "") -> Settings:
    return Settings(
        frozenset(f"{arguments} {required}".split()),
        tuple(required.split()),
        frozenset(blocks.split()),
    )


CONDITION = _of("", "condition error_message")
# the blocks of Terraform 1.17, and what OpenTofu 1.11 has beside
SETTINGS = {
    "check": _of("", "", "data assert")._replace(needed=("assert",), once=("data",)),
    "import": _of("provider for_each id identity", "to"),
    "moved": _of("", "from to"),
    "output": _of(
        "description depends_on sensitive ephemeral deprecated type",
        "value",
        "precondition postcondition",
    ),
    "removed": _of("", "from", "lifecycle connection provisioner"),
    "terraform": _of(
        "required_version experiments language",
        "",
        "backend cloud required_providers state_store provider_meta encryption",
    ),
    "variable": _of(
        "description default type sensitive ephemeral nullable deprecated const",
        "",
        "validation",
    ),
}
INNER_SETTINGS = {
    ("check", "assert"): CONDITION,
    ("output", "precondition"): CONDITION,
    ("removed", "lifecycle"): _of("destroy"),
    ("variable", "validation"): CONDITION,
}
LIFECYCLE = _of(
    "create_before_destroy prevent_destroy ignore_changes replace_triggered_by destroy"
    " enabled",
    "",
    "precondition postcondition action_trigger",
)
# of what is only read, nothing is made or destroyed
LIFECYCLE_OF_READ = _of("enabled", "", "precondition postcondition action_trigger")
# a block that Terraform keeps for itself, in what a provider has and in its own block
RESERVED_BLOCK = "locals"
