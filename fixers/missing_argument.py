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
  same name, that has no such part yet;
- ``destination`` of a Firehose stream with one block for a destination.

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
    prefixes,
    replace,
    requires,
    suspicion,
    told_values,
)
from tffix.api import nodes as n
from tffix.aws import enums

# Values that are mostly meant. Sources: autoscaling:CreateOrUpdateTags
# PropagateAtLaunch, which the console has on for a new tag; appsync:UserPoolConfig
# defaultAction: ALLOW, or every field needs a directive; CDK, aws-s3
# LifecycleRule.enabled: true; what the provider writes for other descriptions
# (aws_db_subnet_group); the version that AWS recommends,
# https://docs.aws.amazon.com/iot/latest/developerguide/iot-rule-sql-version.html; the
# list that every account has,
# https://docs.aws.amazon.com/memorydb/latest/devguide/clusters.acls.html
_MOSTLY: dict[tuple[str, ...], str] = {
    ("aws_autoscaling_group", "tag", "propagate_at_launch"): "true",
    ("aws_appsync_graphql_api", "user_pool_config", "default_action"): '"ALLOW"',
    ("aws_s3_bucket_lifecycle_configuration", "rule", "status"): '"Enabled"',
    ("aws_elasticache_replication_group", "description"): '"Managed by Terraform"',
    ("aws_iot_topic_rule", "sql_version"): '"2016-03-23"',
    ("aws_memorydb_cluster", "acl_name"): '"open-access"',
}


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
    is_known = all(map(level.takes, level.body.names()))  # or it may be what is meant
    if not edits and node == level.block.type and is_known and all(mostly.values()):
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
    if name == "name" and (edits := _renamed(level, context)):
        return edits, "write name for name_prefix, which the type does not have"
    value = told_values.told(name, level, context)
    if not value:
        return [], ""
    edits = add_arguments(context.file, level.body, {name: value})
    return edits, f"write {name} = {value}"


def _renamed(level: Level, context: Context) -> list[Edit]:
    """Give the edits that make a prefix a name, without the hyphen at its end."""
    prefix = level.body.attribute("name_prefix")
    if prefix is None or level.takes("name_prefix"):
        return []
    if isinstance(prefix.value, n.Heredoc):
        return []
    edits = replace(context.file, prefix.name, "name")
    return edits + prefixes.as_whole(context.file, prefix.value)
