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

from collections.abc import Collection
from itertools import count
from typing import NamedTuple

from tffix.api import (
    STEP,
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
    argument_lines,
    braced,
    comments,
    fixer,
    graph,
    insert_after,
    item_span,
    label_read,
    names,
    pattern,
    plain_text,
    remove,
    suspicion,
)
from tffix.api import nodes as n

_GROUP = "aws_security_group"
_DIRECTIONS = ("ingress", "egress")
_REFERENCE = pattern(rf"\b{_GROUP}\s*\.\s*([\w-]+)")
# what an inline rule lists, and the argument of a rule resource for one of them
_SOURCES = {
    "cidr_blocks": "cidr_ipv4",
    "ipv6_cidr_blocks": "cidr_ipv6",
    "prefix_list_ids": "prefix_list_id",
    "security_groups": "referenced_security_group_id",
}
_PORTS = ("from_port", "to_port")
_KNOWN = {*_SOURCES, *_PORTS, "protocol", "description", "self"}
_ALL = ("-1", "all")  # protocols that have no ports

Edges = dict[str, set[str]]


class _Group(NamedTuple):
    """A security group, and which groups it reads: in ingress, in egress, elsewhere."""

    label: str
    file: File
    block: n.Block
    reads: Edges


class _Move(NamedTuple):
    """The rules of one direction of some groups as resources, by the group's name."""

    direction: str
    resources: dict[str, list[str]]

    @property
    def size(self) -> int:
        """How many resources there will be."""
        return sum(map(len, self.resources.values()))


class _Source(NamedTuple):
    """Where traffic comes from, or goes to: an argument, and what one rule says of it.

    ``label`` is what the rule is called for it. ``each`` is the list whose elements
    are the sources, where they are not written one by one.
    """

    argument: str
    code: str
    label: str
    each: str = ""


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
    found = [_move(direction, groups, context) for direction in _DIRECTIONS]
    moves = [move for move in found if move]
    group = groups[0]
    rules = " or ".join(map(_rule, _DIRECTIONS))
    remedy = f"write the rules of one direction as resources of their own, {rules}"
    edits: list[Edit] = []
    if moves:
        move = min(moves, key=lambda move: move.size)
        group = next(group for group in groups if group.label in move.resources)
        edits = list(_edits(move, groups))
        remedy = (
            f"write the {move.direction} rules of {' and '.join(move.resources)} as"
            f" {_rule(move.direction)}; import those that a live group has by their"
            " sgr- IDs"
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


def _rule(direction: str) -> str:
    return f"aws_vpc_security_group_{direction}_rule"


def _move(direction: str, groups: list[_Group], context: Context) -> _Move | None:
    """Give the fewest groups without whose rules of a direction there is no cycle.

    None where there would be one still, or where the rules cannot be moved.
    """
    if _circles(_edges(groups, (direction,))):
        return None
    chosen = [group.label for group in groups if group.reads.get(direction)]
    for label in tuple(chosen):
        others = [other for other in chosen if other != label]
        if not _circles(_edges(groups, (direction,), others)):
            chosen = others
    taken: set[str] = set()
    resources = {
        group.label: _resources(group, direction, context, taken)
        for group in groups
        if group.label in chosen
    }
    return _Move(direction, resources) if all(resources.values()) else None


def _edits(move: _Move, groups: Iterable[_Group]) -> Iterator[Edit]:
    """Give the edits that take rules out of their groups and write them below."""
    for group in groups:
        if texts := move.resources.get(group.label):
            yield from remove(group.file, *group.block.body.blocks(move.direction))
            yield from insert_after(group.file, group.block, "".join(texts))


def _resources(
    group: _Group, direction: str, context: Context, taken: set[str]
) -> list[str]:
    """Give the rules of a direction as resources; none where one cannot be."""
    body = group.block.body
    module = context.module
    if module.is_repeated(group.block) or module.is_overridden(group.block):
        return []
    found: list[str] = []
    for item in body.named(direction):
        made: list[str] = []
        if isinstance(item, n.Block) and not item.is_dynamic():
            made = _of_rule(item, group, context, taken)
        if not made:
            return []
        found += made
    return found


def _of_rule(
    rule: n.Block, group: _Group, context: Context, taken: set[str]
) -> list[str]:
    """Give a resource for each source of a rule; none where that is not known."""
    values = {item.name.name: item.value for item in rule.body.attributes()}
    protocol = (plain_text(values["protocol"]) or "") if "protocol" in values else ""
    if protocol.lower() in _ALL:
        protocol = _ALL[0]
    if not protocol or not values.keys() <= _KNOWN or rule.body.blocks():
        return []
    ports = _PORTS if protocol != _ALL[0] else ()
    type_ = _rule(rule.type.name)
    said = comments(group.file.text, *item_span(group.file, rule))
    made: list[str] = []
    for source in _sources(values, rule.type.name, group, context):
        head = {"for_each": source.each} if source.each else {}
        if provider := group.file.value_of(group.block.body, "provider"):
            head["provider"] = provider
        body = {"security_group_id": f"{_GROUP}.{group.label}.id"}
        said_of = {name: group.file.text_of(value) for name, value in values.items()}
        if "description" in values:
            body["description"] = said_of["description"]
        body[source.argument] = source.code
        body |= {port: said_of[port] for port in ports if port in values}
        body["ip_protocol"] = f'"{protocol}"'
        label = _free(f"{group.label}_{source.label}", type_, context, taken)
        above = "".join(f"{comment}\n" for comment in said) if not made else ""
        inside = argument_lines(head, STEP) + ("\n" if head else "")
        inside += argument_lines(body, STEP)
        made.append(f"\n{above}" + braced(f'resource "{type_}" "{label}"', inside))
    return made


def _free(label: str, type_: str, context: Context, taken: set[str]) -> str:
    """Give a name that no resource of the type has, the wanted one if it is free."""
    numbers = count(2)
    name = label
    while name in taken or context.module.block("resource", type_, name):
        name = f"{label}_{next(numbers)}"
    taken.add(name)
    return name


def _sources(
    values: dict[str, n.Expression], direction: str, group: _Group, context: Context
) -> list[_Source]:
    """Give where a rule lets traffic in from or out to; none if that is not known."""
    label = direction
    match values.get("from_port"):
        case n.Literal(text=port) if port != "0":
            label = f"{direction}_{port}"
    to = "from" if direction == "ingress" else "to"
    found = []
    for name, argument in _SOURCES.items():
        match values.get(name):
            case None:
                continue
            case n.Tuple(items=items):
                for item in items:
                    other = label_read(item, _GROUP, "id")
                    named = f"{to}_{other}" if other else label
                    found.append(_Source(argument, group.file.text_of(item), named))
            case value if _is_known(value, context):
                each = f"toset({group.file.text_of(value)})"
                found.append(_Source(argument, "each.value", label, each))
            case _:
                return []
    match values.get("self"):
        case None | n.Literal(text="false"):
            return found
        case n.Literal(text="true"):
            own = f"{_GROUP}.{group.label}.id"
            return [*found, _Source(_SOURCES["security_groups"], own, f"{to}_itself")]
    return []


def _is_known(value: n.Expression, context: Context) -> bool:
    """Whether the elements of a list are known when the plan is made."""
    if context.evaluate(value).whole:
        return True
    match value:
        case n.GetAttr(source=n.Variable(name="var")):
            # who calls it may pass what is not known yet
            return not context.module.calls
    return False
