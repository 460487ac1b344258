"""Give security groups that name each other rules that are resources of their own.

The web tier lets traffic out to the database, the database lets it in from the web
tier: with ``egress`` and ``ingress`` blocks in the groups themselves, each has to be
there before the other: ``Cycle``.

All rules of one direction move out of the groups that it takes, into
``aws_vpc_security_group_ingress_rule`` or ``aws_vpc_security_group_egress_rule``, one
for each source; as few as there can be. Descriptions and comments come along, the rules
of the other direction stay: the two ways do not mix in one direction of one group.
Terraform itself takes away the rule for all outbound traffic that AWS gives a new
group.

A group that exists already keeps the rules that it has, as what is not written in it
any more is not changed: import those into the new resources by their ``sgr-`` IDs.

Left to you: groups with ``count`` or ``for_each``, rules from ``dynamic`` blocks or
with a protocol or sources that are known too late for ``for_each``.

Refused by validate:

    Cycle: aws_security_group.web, aws_security_group.database

Before:

    resource "aws_security_group" "web" {
      vpc_id = var.vpc_id

      ingress {
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }

      egress {
        description     = "to the database"
        from_port       = 5432
        to_port         = 5432
        protocol        = "tcp"
        security_groups = [aws_security_group.database.id]
      }
    }

    resource "aws_security_group" "database" {
      vpc_id = var.vpc_id

      ingress {
        description     = "from the web tier"
        from_port       = 5432
        to_port         = 5432
        protocol        = "tcp"
        security_groups = [aws_security_group.web.id]
      }
    }

After:

    resource "aws_security_group" "web" {
      vpc_id = var.vpc_id

      ingress {
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }

      egress {
        description     = "to the database"
        from_port       = 5432
        to_port         = 5432
        protocol        = "tcp"
        security_groups = [aws_security_group.database.id]
      }
    }

    resource "aws_security_group" "database" {
      vpc_id = var.vpc_id
    }

    resource "aws_vpc_security_group_ingress_rule" "database_from_web" {
      security_group_id            = aws_security_group.database.id
      description                  = "from the web tier"
      referenced_security_group_id = aws_security_group.web.id
      from_port                    = 5432
      to_port                      = 5432
      ip_protocol                  = "tcp"
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
"""

# Longer than most: two examples of two groups each take a quarter of it.

from collections.abc import Collection
from typing import NamedTuple

from tffix.api import (
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterable,
    Iterator,
    Module,
    Modules,
    Safety,
    fixer,
    graph,
    group_rules,
    insert_after,
    names,
    pattern,
    remove,
    suspicion,
)
from tffix.api import nodes as n

_GROUP = "aws_security_group"
_DIRECTIONS = ("ingress", "egress")
_REFERENCE = pattern(rf"\b{_GROUP}\s*\.\s*([\w-]+)")

Edges = dict[str, set[str]]
Rules = dict[str, list[str]]  # as resources, by the label of their group


class _Group(NamedTuple):
    """A security group, and which groups it reads: in ingress, in egress, elsewhere."""

    label: str
    file: File
    block: n.Block
    reads: Edges


@fixer(
    Modules(suspicion.modules.may_join_groups),
    groups=("references",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    versions=">= 4.56",  # since then there are the resources
    refused_by="validate",
)
def cyclic_security_groups(module: Module, context: Context) -> Iterator[Finding]:
    """Find security groups whose inline rules lead from one to itself."""
    for suspects in _circles(_seen(module)):
        groups = {
            label: _Group(label, file, block, _reads(block, suspects))
            for label in suspects
            for file, block in module.blocks("resource", _GROUP, label)
        }
        for circle in _circles(_edges(groups.values())):
            members = [groups[label] for label in sorted(circle)]
            if not _circles(_edges(members, _DIRECTIONS)):
                yield _finding(members, context)


def _seen(module: Module) -> Edges:
    """Give which group seems to read which, by the text of their blocks."""
    return {
        span.labels[1]: set(_REFERENCE.findall(file.text, span.start, span.end))
        for file in module.files.values()
        if _GROUP in file.resource_types
        for span in file.spans
        if span.type == "resource" and span.labels[:-1] == (_GROUP,)
    }


def _reads(block: n.Block, labels: set[str]) -> Edges:
    found: Edges = {}
    for item in block.body.items:
        read = {label for type_, label in names(item) if type_ == _GROUP}
        direction = item.key_name if item.key_name in _DIRECTIONS else ""
        found.setdefault(direction, set()).update(read & labels)
    return found


def _edges(
    groups: Iterable[_Group],
    without: Collection[str] = (),
    of: Collection[str] | None = None,
) -> Edges:
    """Give which group reads which, but for what some directions of some groups read.

    Those of all groups are left out where it does not say of which.
    """
    return {
        group.label: {
            label
            for direction, labels in group.reads.items()
            if direction not in without or not (of is None or group.label in of)
            for label in labels - {group.label}
        }
        for group in groups
    }


def _circles(edges: Edges) -> list[set[str]]:
    """Give the sets of names each of which leads to every one of its set."""
    found = graph.components(edges, lambda name: edges.get(name, ()))
    return [set(circle) for circle in found if len(circle) > 1]


def _finding(groups: list[_Group], context: Context) -> Finding:
    found = {one: _moved(one, groups, context) for one in _DIRECTIONS}
    moves = {direction: rules for direction, rules in found.items() if rules}
    group = groups[0]
    types = " or ".join(map(group_rules.rule_type, _DIRECTIONS))
    remedy = f"write the rules of one direction as resources of their own, {types}"
    edits: list[Edit] = []
    if moves:
        direction = min(moves, key=lambda one: sum(map(len, moves[one].values())))
        rules = moves[direction]
        group = next(group for group in groups if group.label in rules)
        edits = list(_edits(direction, rules, groups))
        remedy = (
            f"write the {direction} rules of {' and '.join(rules)} as"
            f" {group_rules.rule_type(direction)}; import those that a live group has"
            " by their sgr- IDs"
        )
    edges = _edges(groups)
    path = " -> ".join(
        graph.way_round(group.label, lambda name: sorted(edges.get(name, ())))
    )
    return context.at(group.file).finding(
        group.block,
        group.block.labels[1],
        f"a cycle of security groups: {path}",
        remedy,
        edits,
    )


def _moved(direction: str, groups: list[_Group], context: Context) -> Rules:
    """Give the rules of as few groups as there can be without which there is no cycle.

    None where there would be one still, or where the rules cannot be moved.
    """
    if _circles(_edges(groups, (direction,))):
        return {}
    chosen = [group.label for group in groups if group.reads.get(direction)]
    for label in tuple(chosen):
        others = [other for other in chosen if other != label]
        if not _circles(_edges(groups, (direction,), others)):
            chosen = others
    every = group_rules.GroupRules(context.module)
    resources = {
        group.label: every.of(group.file, group.block, direction)
        for group in groups
        if group.label in chosen
    }
    return resources if all(resources.values()) else {}


def _edits(direction: str, rules: Rules, groups: Iterable[_Group]) -> Iterator[Edit]:
    """Give the edits that take rules out of their groups and write them below."""
    for group in groups:
        if texts := rules.get(group.label):
            yield from remove(group.file, *group.block.body.blocks(direction))
            yield from insert_after(group.file, group.block, "".join(texts))
