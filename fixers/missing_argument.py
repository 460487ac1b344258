"""Write or show arguments that a type requires and a block does not have.

The schema of the provider says which arguments a resource, a data source or a block in
one must have. ``terraform validate`` refuses it without them: ``Missing required
argument``.

What its value should be is mostly for a person to say: the finding says what type it
has, which values are accepted where that is known, and which argument of the block that
the type does not have may be meant for it. It is written where only one value fits:

- ``projection_type`` of an index of a DynamoDB table: ``INCLUDE`` where the index has
  ``non_key_attributes``, ``ALL`` where it has none;
- ``name`` where the block has a ``name_prefix`` that its type does not know;
- ``action`` of a permission that a Lambda function gives a service;
- ``propagate_at_launch`` of a tag of an Auto Scaling group, ``default_action`` of the
  user pool of an AppSync API, with ``--unsafe-fixes``;
- ``target_group_name`` of a target of an RDS proxy whose target group is in the module;
- ``bucket`` of a part of an S3 bucket, where the module has one bucket, or one of the
  same name, that has no such part yet.

The schemas are those that come with tffix, or that ``tffix schema sync`` has read: an
argument is missed if all versions of the provider that the module allows require it. A
block that an override file has too is left alone, and so is what a ``dynamic`` block
makes where it is known to make nothing.

Refused by validate:

    Missing required argument
    The argument "projection_type" is required, but no definition was found.

Before:

    resource "aws_dynamodb_table" "orders" {
      name         = "orders"
      billing_mode = "PAY_PER_REQUEST"
      hash_key     = "id"

      attribute {
        name = "id"
        type = "S"
      }

      attribute {
        name = "customer"
        type = "S"
      }

      global_secondary_index {
        name     = "by-customer"
        hash_key = "customer"
      }
    }

After:

    resource "aws_dynamodb_table" "orders" {
      name         = "orders"
      billing_mode = "PAY_PER_REQUEST"
      hash_key     = "id"

      attribute {
        name = "id"
        type = "S"
      }

      attribute {
        name = "customer"
        type = "S"
      }

      global_secondary_index {
        name            = "by-customer"
        hash_key        = "customer"
        projection_type = "ALL"
      }
    }

See https://developer.hashicorp.com/terraform/language/resources/syntax
"""

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Level,
    Levels,
    Safety,
    add_arguments,
    fixer,
    in_words,
    near,
    plain_text,
    prefixes,
    replace,
    requires,
    suspicion,
)
from tffix.api import nodes as n
from tffix.aws import enums

# Values that are mostly meant. Sources: autoscaling:CreateOrUpdateTags
# PropagateAtLaunch, which the console has on for a new tag; appsync:UserPoolConfig
# defaultAction: ALLOW, or every field needs a directive
_MOSTLY: dict[tuple[str, ...], str] = {
    ("aws_autoscaling_group", "tag", "propagate_at_launch"): "true",
    ("aws_appsync_graphql_api", "user_pool_config", "default_action"): '"ALLOW"',
}
_INDEXES = ("global_secondary_index", "local_secondary_index")


@fixer(
    Levels(
        kinds=("resource", "data", "ephemeral"),
        among=requires,
        holds=suspicion.items.may_lack,
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def missing_argument(level: Level, context: Context) -> Iterator[Finding]:
    """Find required arguments that are missing in a body."""
    names = set(level.body.names())
    missing = []
    for name in _required(level):
        if name not in names:
            missing.append(name)
        elif null := _null(name, level, context):
            yield _finding(null.name, [name], level, context)
    if missing and not level.makes_nothing(context.module):
        yield _finding(level.block.type, missing, level, context)


def _finding(node: n.Node, names: list[str], level: Level, context: Context) -> Finding:
    """Give the finding about one place: all that is missing is written, or nothing."""
    written = [_written(name, level, context) for name in names]
    edits = [edit for made, _ in written for edit in made]
    remedies = [remedy for _, remedy in written]
    safety = Safety.SAFE
    mostly = {one: _MOSTLY.get((_type(level), *level.path, one)) for one in names}
    if not edits and node == level.block.type and all(mostly.values()):
        safety = Safety.UNSAFE
        values = {one: value for one, value in mostly.items() if value}
        edits = add_arguments(context.file, level.body, values)
        remedies = [f"write {one} = {value}" for one, value in values.items()]
        written = [(edits, remedy) for remedy in remedies]
    if not all(made for made, _ in written):
        edits = []
        remedies = [f"write {name}: {_described(name, level)}" for name in names]
    return context.finding(
        level.top,
        node,
        f"{level.name} needs {' and '.join(names)}",
        "; ".join(remedies),
        edits,
        safety=safety,
    )


def _type(level: Level) -> str:
    return level.top.labels[0].value


def _required(level: Level) -> list[str]:
    """Give the names that all versions require, in the order of the schema."""
    first, *others = level.schemas
    return [
        name
        for name, known in first.attributes.items()
        if known.required
        and all(
            (other := schema.attributes.get(name)) and other.required
            for schema in others
        )
    ]


def _null(name: str, level: Level, context: Context) -> n.Attribute | None:
    """Give a required argument that is set to null, which is as good as missing."""
    if "null" not in context.file.text_of(level.body):
        return None
    match level.body.attribute(name):
        case n.Attribute(value=n.Literal(text="null")) as found:
            return found
    return None


def _described(name: str, level: Level) -> str:
    """Say what an argument takes, and what of the block may be meant for it."""
    rule = enums().get(_type(level), {}).get((*level.path, name))
    said = in_words(level.schemas[-1].attributes[name].type)
    if rule and level.top.type.name == "resource":
        said = f"one of {', '.join(map(str, rule.values))}"
    unknown = [one for one in level.body.names() if not level.takes(one)]
    if like := near(name, unknown):
        said += f"; perhaps {like[0]}, which is not known here, is meant for it"
    return said


def _written(name: str, level: Level, context: Context) -> tuple[list[Edit], str]:
    """Give the edits that write an argument, and the remedy; none if not certain."""
    if name in level.body.names():
        return [], ""  # null is written there
    type_ = _type(level)
    if name == "name" and (edits := _renamed(level, context)):
        return edits, "write name for name_prefix, which the type does not have"
    value = ""
    if name == "projection_type" and level.path[-1:] in [(one,) for one in _INDEXES]:
        if any("projection" in one for one in level.body.names()):
            return [], ""  # under a name that is not known here
        has = level.body.attribute("non_key_attributes")
        value = '"INCLUDE"' if has else '"ALL"'
    elif name == "target_group_name" and type_ == "aws_db_proxy_target":
        value = _target_group(level, context)
    elif name == "type" and level.path == ("stickiness",):
        value = _stickiness(level)
    elif name == "action" and type_ == "aws_lambda_permission":
        value = _action(level)
    elif name == "bucket" and type_.startswith("aws_s3_bucket_") and not level.path:
        value = _bucket(level, context)
    if not value:
        return [], ""
    edits = add_arguments(context.file, level.body, {name: value})
    return edits, f"write {name} = {value}"


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


def _renamed(level: Level, context: Context) -> list[Edit]:
    """Give the edits that make a prefix a name, without the hyphen at its end."""
    prefix = level.body.attribute("name_prefix")
    if prefix is None or level.takes("name_prefix"):
        return []
    if isinstance(prefix.value, n.Heredoc):
        return []
    edits = replace(context.file, prefix.name, "name")
    return edits + prefixes.as_whole(context.file, prefix.value)


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
