"""Let static parameters of PostgreSQL wait for a reboot.

Some parameters are read when the server starts, and AWS calls them static. Terraform
asks AWS to apply a parameter at once unless ``apply_method`` says otherwise, and AWS
refuses that for a static one when the group is made or changed. ``pending-reboot`` is
the only other way.

Those that are known are ``max_connections``, ``max_replication_slots``,
``max_wal_senders``, ``rds.logical_replication``, ``shared_buffers``,
``shared_preload_libraries`` and ``wal_buffers``. ``max_connections`` is dynamic in
MySQL, and only found where ``family`` is known to be one of PostgreSQL.

Refused by apply:

    InvalidParameterCombination: cannot use immediate apply method for static parameter

Before:

    resource "aws_db_parameter_group" "main" {
      family = "postgres16"

      parameter {
        name  = "max_connections"
        value = "200"
      }
    }

After:

    resource "aws_db_parameter_group" "main" {
      family = "postgres16"

      parameter {
        name         = "max_connections"
        value        = "200"
        apply_method = "pending-reboot"
      }
    }

See https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Parameter.html
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    add_arguments,
    bodies,
    fixer,
    replace,
)
from tffix.api import nodes as n

_PATH = ("parameter",)
# "This parameter can only be set at server start", say its pages on www.postgresql.org;
# rds.logical_replication is static by the user guide of RDS.
_OF_POSTGRESQL_ALONE = {
    "max_replication_slots",
    "max_wal_senders",
    "rds.logical_replication",
    "shared_buffers",
    "shared_preload_libraries",
    "wal_buffers",
}
_OF_OTHERS_TOO = {"max_connections"}
_STATIC = _OF_POSTGRESQL_ALONE | _OF_OTHERS_TOO
_FAMILIES = ("postgres", "aurora-postgresql")


@fixer(
    Resources(
        "aws_db_parameter_group",
        blocks=lambda _type: _PATH,
        holds=lambda _type, seen, _module: any(name in seen.text for name in _STATIC),
    ),
    groups=("rds",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="apply",
)
def static_parameter(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find static parameters that are to be applied at once."""
    for block, body in bodies(resource.body, _PATH):
        name, method = body.attribute("name"), body.attribute("apply_method")
        match name and name.value:
            case n.Template(parts=(n.Text(raw=static),)) if static in _STATIC:
                pass
            case _:
                continue
        if static in _OF_OTHERS_TOO and not _is_postgresql(resource, context):
            continue
        match method and method.value:
            case None:
                wait = {"apply_method": '"pending-reboot"'}
                edits = add_arguments(context.file, block.body, wait) if block else []
            case n.Template(parts=(n.Text(raw="immediate"),)) as value:
                edits = replace(context.file, value, '"pending-reboot"')
            case _:
                continue
        assert name
        yield context.finding(
            resource.block,
            name.value,
            f"{static} is a static parameter that is to be applied at once",
            'write apply_method = "pending-reboot"',
            edits,
        )


def _is_postgresql(resource: Resource, context: Context) -> bool:
    """Whether the family of a group is one of PostgreSQL, whatever is passed in."""
    family = context.module.argument(resource.block, "family")
    if not family:
        return False
    values = context.values(resource.block, family.value)
    return bool(values) and all(
        value.parts[0].fixed and (value.parts[0].text or "").startswith(_FAMILIES)
        for value in values
        if value.parts
    )
