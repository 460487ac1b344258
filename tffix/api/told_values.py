"""Values of required arguments that what stands around them tells."""

from __future__ import annotations

from tffix.terraform.module.expressions import plain_text
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.api.context import Context
    from tffix.terraform.provider.schema_walk import Level

_CONFIGURATION = "_configuration"
_INDEXES = ("global_secondary_index", "local_secondary_index")


def told(name: str, level: Level, context: Context) -> str:
    """Give the code of the value of an argument; empty where it is not certain."""
    type_ = level.top.labels[0].value
    if name == "bucket" and type_.startswith("aws_s3_bucket_") and not level.path:
        return _bucket(level, context)
    if name == "projection_type" and level.path[-1:] in [(one,) for one in _INDEXES]:
        return _projection(level)
    match type_, name:
        case "aws_db_proxy_target", "target_group_name":
            return _target_group(level, context)
        case "aws_lambda_permission", "action":
            return _action(level)
        case "aws_kinesis_firehose_delivery_stream", "destination":
            return _destination(level)
    is_sticky = name == "type" and level.path == ("stickiness",)
    return _stickiness(level) if is_sticky else ""


def _projection(level: Level) -> str:
    """Give what an index holds: all, unless it says which others than the keys."""
    if any("projection" in one for one in level.body.names()):
        return ""  # under a name that is not known here
    has = level.body.attribute("non_key_attributes")
    return '"INCLUDE"' if has else '"ALL"'


def _destination(level: Level) -> str:
    """Give the destination of a stream by the one block that tells about it."""
    found = [
        block.key_name.removesuffix(_CONFIGURATION)
        for block in level.body.blocks()
        if block.key_name.endswith(_CONFIGURATION)
        and "_source_" not in block.key_name
        and level.takes(block.key_name)
    ]
    return f'"{found[0]}"' if len(found) == 1 else ""


def _stickiness(level: Level) -> str:
    """Give the kind of stickiness that the rest of its block, or the protocol, tells.

    Source: the attributes of elasticloadbalancing:ModifyTargetGroupAttributes; those of
    application load balancers are by a cookie, and one of the application has a name.
    """
    if level.dynamics:
        return ""
    if level.body.attribute("cookie_name"):
        return '"app_cookie"'
    protocol = level.top.body.attribute("protocol")
    is_by_cookie = protocol and plain_text(protocol.value) in ("HTTP", "HTTPS")
    is_known = is_by_cookie or level.body.attribute("cookie_duration")
    return '"lb_cookie"' if is_known else ""


def _action(level: Level) -> str:
    """Give what a service may do with a function: it can but invoke it.

    Source: lambda:AddPermission Action, Principal; a function URL has its own action.
    """
    principal = level.body.attribute("principal")
    said = plain_text(principal.value) if principal else None
    is_service = bool(said) and str(said).endswith(".amazonaws.com")
    is_url = level.body.attribute("function_url_auth_type")
    return '"lambda:InvokeFunction"' if is_service and not is_url else ""


def _target_group(level: Level, context: Context) -> str:
    """Give the name of the target group of the proxy that a target names."""
    proxy = level.body.attribute("db_proxy_name")
    if proxy is None or context.module.is_repeated(level.top):
        return ""
    said = context.file.code(proxy.value)
    found = [
        block.labels[1].value
        for file, block in context.module.blocks(
            "resource", "aws_db_proxy_default_target_group"
        )
        if (of := block.body.attribute("db_proxy_name"))
        and file.code(of.value) == said
        and not context.module.is_repeated(block)
    ]
    if len(found) != 1:
        return ""
    return f"aws_db_proxy_default_target_group.{found[0]}.name"


def _bucket(level: Level, context: Context) -> str:
    """Give the bucket that has no such part yet, where only one can be meant."""
    type_, label = (one.value for one in level.top.labels)
    buckets = {
        block.labels[1].value: block
        for _, block in context.module.blocks("resource", "aws_s3_bucket")
    }
    name = label if label in buckets else next(iter(buckets), "")
    if not name or (name != label and len(buckets) > 1):
        return ""
    if any(map(context.module.is_repeated, (level.top, buckets[name]))):
        return ""
    for file, reference in context.module.references("aws_s3_bucket", name):
        if file.around(reference).labels[:1] == (type_,):
            return ""
    return f"aws_s3_bucket.{name}.id"
