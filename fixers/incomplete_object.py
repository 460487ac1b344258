"""Write what an object of an argument that takes blocks does not say, as null.

``ingress`` of a security group is written as blocks, or as a list of objects behind
``=``. Blocks may leave out what they do not need; objects may not. What a block leaves
out is null, and so it is written.

Where the provider itself wants a value, as that of ``from_port``, the finding names it
and writes nothing. Objects in a ``for`` and in the arms of a conditional are completed,
too; as there may be none of them, that is only possible. Those of a local value are
shown.

Refused by validate:

    Incorrect attribute value type
    Inappropriate value for attribute "ingress": element 0: attributes "description",
    "ipv6_cidr_blocks", "prefix_list_ids", "security_groups", and "self" are required.

Before:

    resource "aws_security_group" "web" {
      name = "web"

      ingress = [
        {
          description      = "HTTPS"
          from_port        = 443
          to_port          = 443
          protocol         = "tcp"
          cidr_blocks      = ["0.0.0.0/0"]
          ipv6_cidr_blocks = ["::/0"]
        },
      ]
    }

After:

    resource "aws_security_group" "web" {
      name = "web"

      ingress = [
        {
          description      = "HTTPS"
          from_port        = 443
          to_port          = 443
          protocol         = "tcp"
          cidr_blocks      = ["0.0.0.0/0"]
          ipv6_cidr_blocks = ["::/0"]
          prefix_list_ids  = null
          security_groups  = null
          self             = null
        },
      ]
    }

See https://developer.hashicorp.com/terraform/language/attr-as-blocks
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Level,
    Levels,
    Safety,
    add_items,
    fixer,
    object_keys,
    object_values,
    resolve,
    suspicion,
)

# What the provider wants a value of, which its schema does not say. Source: objects of
# nothing but null, as validated by hashicorp/aws 5.100.0.
_RULE = {"from_port", "protocol", "to_port"}
_WANTED = {
    "aws_default_security_group": _RULE,
    "aws_emr_cluster": {
        "action_on_failure",
        "hadoop_jar_step",
        "instance_role",
        "name",
    },
    "aws_network_acl": {*_RULE, "action", "rule_no"},
    "aws_security_group": _RULE,
}


@fixer(
    Levels(
        kinds=("resource", "data", "ephemeral"),
        holds=suspicion.values.may_hold_objects,
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def incomplete_object(level: Level, context: Context) -> Iterator[Finding]:
    """Find lists of objects for what takes blocks, of which one lacks something."""
    if not context.file.is_native:
        return  # in JSON, such objects are blocks
    for item in level.body.attributes():
        known = level.settable(item.name.name)
        if not known or not all(one.takes_blocks for one in known):
            continue
        value = resolve(item.value, context.module)
        lacking = [
            (found, missing)
            for found in object_values.objects(value, [one.type for one in known])
            if (missing := _missing(found))
        ]
        if not lacking or level.makes_nothing(context.module):
            continue
        names = sorted({name for _, missing in lacking for name in missing})
        wanted = [
            name for name in names if name in _WANTED.get(level.top.labels[0].value, ())
        ]
        edits = []
        if not wanted and value is item.value:
            for found, missing in lacking:
                added = dict.fromkeys(missing, "null")
                edits += add_items(context.file, found.node, added)
        yield context.finding(
            level.top,
            item.value,
            f"an object in {item.name.name} does not say {', '.join(names)}",
            f"write {' and '.join(wanted)}, and null for what is not needed"
            if wanted
            else "write null for what is not needed",
            edits,
            certain=any(found.is_there for found, _ in lacking),
        )


def _missing(found: object_values.ObjectOf) -> list[str]:
    """Give what an object must have and has not; nothing if its keys are not known."""
    given = object_keys(found.node)
    if given is None or any(given.issuperset(each) for each in found.fields):
        return []
    # a version that does not know one of them takes it, as objects may have more
    return sorted({name for each in found.fields for name in each} - given)
