"""Write inline rules of a security group as resources of their own."""

from __future__ import annotations

from itertools import count

from tffix.hcl import nodes as n
from tffix.rewrite.verbs import STEP, argument_lines, braced, comments, item_span
from tffix.terraform.module.expressions import label_read, plain_text
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module

_GROUP = "aws_security_group"
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


def rule_type(direction: str) -> str:
    """Give the type of the resource of an ingress or egress rule."""
    return f"aws_vpc_security_group_{direction}_rule"


class _Source(NamedTuple):
    """Where traffic comes from, or goes to: an argument, and what one rule says of it.

    ``label`` is what the rule is called for it. ``each`` is the list whose elements
    are the sources, where they are not written one by one.
    """

    argument: str
    code: str
    label: str
    each: str = ""


class GroupRules:
    """The inline rules of security groups of a module, and the names of new ones."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._taken: set[str] = set()

    def of(self, file: File, group: n.Block, direction: str) -> list[str]:
        """Give the rules of a direction as resources; none where one cannot be."""
        if self._module.is_repeated(group) or self._module.is_overridden(group):
            return []
        found: list[str] = []
        for item in group.body.named(direction):
            made: list[str] = []
            if isinstance(item, n.Block) and not item.is_dynamic():
                made = self._of_rule(item, file, group)
            if not made:
                return []
            found += made
        return found

    def _of_rule(self, rule: n.Block, file: File, group: n.Block) -> list[str]:
        """Give a resource for each source of a rule; none where that is not known."""
        values = {item.name.name: item.value for item in rule.body.attributes()}
        written = values.get("protocol")
        protocol = (plain_text(written) or "") if written else ""
        if protocol.lower() in _ALL:
            protocol = _ALL[0]
        if not protocol or not values.keys() <= _KNOWN or rule.body.blocks():
            return []
        own = group.labels[1].value
        ports = _PORTS if protocol != _ALL[0] else ()
        type_ = rule_type(rule.type.name)
        said = {name: file.text_of(value) for name, value in values.items()}
        made: list[str] = []
        above = "".join(
            f"{comment}\n" for comment in comments(file.text, *item_span(file, rule))
        )
        for source in self._sources(values, rule.type.name, file, own):
            head = {"for_each": source.each} if source.each else {}
            if provider := file.value_of(group.body, "provider"):
                head["provider"] = provider
            body = {"security_group_id": f"{_GROUP}.{own}.id"}
            if "description" in said:
                body["description"] = said["description"]
            body[source.argument] = source.code
            body |= {port: said[port] for port in ports if port in said}
            body["ip_protocol"] = f'"{protocol}"'
            label = self._free(f"{own}_{source.label}", type_)
            inside = argument_lines(head, STEP) + ("\n" if head else "")
            inside += argument_lines(body, STEP)
            resource = braced(f'resource "{type_}" "{label}"', inside)
            made.append(f"\n{above}{resource}")
            above = ""
        return made

    def _free(self, label: str, type_: str) -> str:
        """Give a name that no resource of the type has, the wanted one if free."""
        numbers = count(2)
        name = label
        while name in self._taken or self._module.block("resource", type_, name):
            name = f"{label}_{next(numbers)}"
        self._taken.add(name)
        return name

    def _sources(
        self, values: dict[str, n.Expression], direction: str, file: File, own: str
    ) -> list[_Source]:
        """Give where a rule lets traffic in from or out to; none if not known."""
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
                        found.append(_Source(argument, file.text_of(item), named))
                case value if self._is_known(value):
                    each = f"toset({file.text_of(value)})"
                    found.append(_Source(argument, "each.value", label, each))
                case _:
                    return []
        match values.get("self"):
            case None | n.Literal(text="false"):
                return found
            case n.Literal(text="true"):
                argument = _SOURCES["security_groups"]
                code = f"{_GROUP}.{own}.id"
                return [*found, _Source(argument, code, f"{to}_itself")]
        return []

    def _is_known(self, value: n.Expression) -> bool:
        """Whether the elements of a list are known when the plan is made."""
        from tffix.terraform.module.instances import evaluate  # noqa: PLC0415, deferred

        if evaluate(self._module, value).whole:
            return True
        match value:
            case n.GetAttr(source=n.Variable(name="var")):
                # who calls it may pass what is not known yet
                return not self._module.calls
        return False
