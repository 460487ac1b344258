"""Give rules for every protocol no ports.

A rule of a security group or a network ACL for the protocol ``-1`` is for all
protocols, and so for all ports: the provider wants ``0`` for both. It accepts others in
a plan, and fails when it makes the rules. ``0`` and ``65535`` say the same as ``0`` and
``0``, and become it. Other ports mean a protocol that only their author knows.

Refused by apply:

    from_port (0) and to_port (65535) must both be 0 to use the 'ALL' "-1" protocol!

Before:

    resource "aws_security_group" "web" {
      name = "web"

      egress {
        from_port   = 0
        to_port     = 65535
        protocol    = "-1"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }

After:

    resource "aws_security_group" "web" {
      name = "web"

      egress {
        from_port   = 0
        to_port     = 0
        protocol    = "-1"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }

See https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
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
    bodies,
    fixer,
    replace,
)
from tffix.api import nodes as n

_RULES = ("ingress", "egress")
_PORTS = ("from_port", "to_port")
_EVERY = 65535


@fixer(
    Resources(
        "aws_security_group",
        "aws_default_security_group",
        "aws_network_acl",
        "aws_default_network_acl",
        arguments=lambda _type: ("protocol", *_PORTS),
        holds=lambda _type, seen, _module: (
            any('"-1"' in code for code in seen.arguments.get("protocol", ()))
            and any(
                not code.startswith("0") or code[1:2].isdigit()
                for name in _PORTS
                for code in seen.arguments.get(name, ())
            )
        ),
    ),
    groups=("ec2",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="apply",
)
def ports_of_every_protocol(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find rules for every protocol that name ports."""
    for direction in _RULES:
        for _, body in bodies(resource.body, (direction,)):
            match body.attribute("protocol"):
                case n.Attribute(value=n.Template(parts=(n.Text(raw="-1"),))):
                    pass
                case _:
                    continue
            ports = _port(body, "from_port"), _port(body, "to_port")
            if None in ports or ports == (0, 0):
                continue
            edits: list[Edit] = []
            if ports == (0, _EVERY) and (last := body.attribute("to_port")):
                edits = replace(context.file, last.value, "0")
            first = body.attribute("from_port")
            assert first
            yield context.finding(
                resource.block,
                first,
                f"protocol -1 takes no ports such as {ports[0]} to {ports[1]}",
                "write 0 for both" if edits else "write 0 for both, or the protocol",
                edits,
            )


def _port(body: n.Body, name: str) -> int | None:
    """Give a port that is written out; None for any other."""
    match body.attribute(name):
        case n.Attribute(value=n.Literal(text=text)) if text.isdigit():
            return int(text)
    return None
