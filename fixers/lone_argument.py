"""Say what an argument needs beside it, where that is not there.

``s3_bucket`` of a function needs ``s3_key``, a weight of a record its
``set_identifier``, the period of a rotation that there is one. None of them is required
by itself, so the schema does not tell, but the provider refuses one without the other.
Where what is missing can have one value only, it is written.

An argument counts where it is written out or reads a resource, as a variable may be
null; one in a block, where nothing in that block is unknown. What is written in any way
is there, and so is what a dynamic block may make. What
is needed was measured with hashicorp/aws 5.100.0, and is taken to hold for all versions
of a module that allows a version 5.

Refused by validate:

    "rotation_period_in_days": all of
    `enable_key_rotation,rotation_period_in_days` must be specified

Before:

    resource "aws_kms_key" "orders" {
      rotation_period_in_days = 180
    }

After:

    resource "aws_kms_key" "orders" {
      rotation_period_in_days = 180
      enable_key_rotation     = true
    }

See https://developer.hashicorp.com/terraform/plugin/sdkv2/schemas/schema-behaviors
"""

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    add_arguments,
    bodies,
    fixer,
    is_null,
    levels,
    suspicion,
    taken_apart,
    walk,
    written,
)
from tffix.api import nodes as n
from tffix.aws import required_with

# What must be so where what needs it is there. Sources: kms:EnableKeyRotation
# RotationPeriodInDays, of the rotation that it enables; firehose
# DeliveryStreamEncryptionConfigurationInput, KeyARN is for the type
# CUSTOMER_MANAGED_CMK alone; storagegateway KMSKey, for what KMSEncrypted is true of.
_MUST_BE = {
    "aws_kms_key": {"enable_key_rotation": "true"},
    "aws_kinesis_firehose_delivery_stream": {
        "enabled": "true",
        "key_type": '"CUSTOMER_MANAGED_CMK"',
    },
    "aws_storagegateway_cached_iscsi_volume": {"kms_encrypted": "true"},
    "aws_storagegateway_smb_file_share": {"kms_encrypted": "true"},
    "aws_storagegateway_stored_iscsi_volume": {"kms_encrypted": "true"},
}
_RECORD = "aws_route53_record"  # its ttl is for conflicting-arguments beside an alias
# what begins the address of a value that may be null
_MAYBE_NULL = {"var", "local", "module", "each", "self", "data"}

Path = tuple[str, ...]


def _names(type_: str) -> list[str]:
    return [path[-1] for path in required_with().get(type_, ())]


@fixer(
    Resources(
        among=lambda _, type_: type_ in required_with(),
        arguments=_names,
        blocks=_names,
        holds=suspicion.items.may_lack_beside,
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    versions=">= 5, < 6",
    refused_by="validate",
)
def lone_argument(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find arguments and blocks without what they need beside them."""
    if not any(levels(resource.block, context.module)):
        return
    for path, needed in required_with().get(resource.type, {}).items():
        for holder, body in bodies(resource.body, path[:-1]):
            node = _set(body, path[-1])
            if node is None or _is_idle(node, resource) or _is_open(holder):
                continue
            for other in sorted(needed):
                if not _is_there(other, path[:-1], body, resource.body):
                    yield context.finding(
                        resource.block,
                        node.key,
                        f"{path[-1]} needs {'.'.join(other)} beside it",
                        _remedy(other[-1], resource),
                        _edits(other, path, body, resource, context),
                    )


def _set(body: n.Body, name: str) -> n.Attribute | n.Block | None:
    """Give an item of a body that is there for sure and has a value."""
    for node, certain in written(body, (name,)):
        if certain and (isinstance(node, n.Block) or _has_value(node.value)):
            return node
    return None


def _has_value(value: n.Expression) -> bool:
    """Whether a value is written out, or is what Terraform does not know yet."""
    match value:
        case n.Literal(text=text):
            return text != "null"
        case n.Template(parts=parts):
            return bool(parts)
        case n.Heredoc():
            return True
        case n.GetAttr():
            root, _ = taken_apart(value)
            return isinstance(root, n.Variable) and root.name not in _MAYBE_NULL
    return False


def _is_open(holder: n.Block | None) -> bool:
    """Whether a block has something that the provider does not know when it judges."""
    return holder is not None and any(
        isinstance(node, n.Variable) for node in walk(holder)
    )


def _is_idle(node: n.Attribute | n.Block, resource: Resource) -> bool:
    return (
        resource.type == _RECORD
        and node.key_name == "ttl"
        and bool(resource.body.named("alias"))
    )


def _is_there(other: Path, shared: Path, body: n.Body, whole: n.Body) -> bool:
    """Whether something is written, or can be."""
    depth = len(shared)
    found = (
        written(body, other[depth:])
        if other[:depth] == shared
        else written(whole, other)
    )
    return any(
        not (isinstance(one.node, n.Attribute) and is_null(one.node.value))
        for one in found
    )


def _remedy(name: str, resource: Resource) -> str:
    value = _MUST_BE.get(resource.type, {}).get(name)
    return f"write {name} = {value}" if value else f"write {name}"


def _edits(
    other: Path, path: Path, body: n.Body, resource: Resource, context: Context
) -> list[Edit]:
    """Give the edits that write what can have one value only."""
    value = _MUST_BE.get(resource.type, {}).get(other[-1])
    if value is None or other[:-1] != path[:-1] or body.named(other[-1]):
        return []
    return add_arguments(context.file, body, {other[-1]: value})
