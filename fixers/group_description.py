"""Write descriptions of security groups with the characters that EC2 takes.

The description of a security group, and of each of its rules, is at most 255 characters
long and has no apostrophes, no dashes but the hyphen, no arrows and no letters with
accents. For the group itself, and for a rule that is a resource of its own by
``aws_vpc_security_group_ingress_rule`` or ``…_egress_rule``, the provider takes others,
and AWS refuses them when it makes the group or the rule; of the other rules validate
does. Signs become the ones that are nearest, accents go; what has no nearest sign is
reported.

Refused by apply:

    InvalidParameterValue: Invalid security group description. Valid descriptions are
    strings less than 256 characters from the following set: a-zA-Z0-9.
    _-:/()#,@[]+=&;{}!$*

Before:

    resource "aws_security_group" "web" {
      description = "the shop's web tier | HTTPS only"
    }

After:

    resource "aws_security_group" "web" {
      description = "the shops web tier / HTTPS only"
    }

See https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
"""

import unicodedata

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Resource,
    Resources,
    Safety,
    fixer,
    pattern,
    quote,
    replace,
    suspicion,
    unescape,
    written,
)
from tffix.api import nodes as n

_TYPES = (
    *("aws_security_group", "aws_default_security_group", "aws_security_group_rule"),
    *("aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"),
)
_PATHS = (("description",), ("ingress", "description"), ("egress", "description"))
_FOREIGN = pattern(rf"[^{suspicion.values.GROUP_SIGNS}]")
# by the names of characters in Unicode: what stands for a sign, and what just goes
_NEAREST = str.maketrans(
    {
        "'": "",
        '"': "",
        "`": "",
        "\N{LEFT SINGLE QUOTATION MARK}": "",
        "\N{RIGHT SINGLE QUOTATION MARK}": "",
        "\N{LEFT DOUBLE QUOTATION MARK}": "",
        "\N{RIGHT DOUBLE QUOTATION MARK}": "",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{RIGHTWARDS ARROW}": "to",
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{BULLET}": "*",
        "\N{MULTIPLICATION SIGN}": "x",
        "|": "/",
        "\t": " ",
    }
)


@fixer(
    Resources(
        *_TYPES,
        arguments=lambda _type: ("description",),
        holds=suspicion.values.may_have_foreign_signs,
    ),
    groups=("ec2",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="apply",
)
def group_description(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find descriptions with characters that EC2 refuses."""
    for path in _PATHS:
        for node, _ in written(resource.body, path):
            match node:
                case n.Attribute(value=n.Template(parts=(n.Text(raw=raw),))):
                    text = unescape(raw)
                case _:
                    continue
            foreign = "".join(dict.fromkeys(_FOREIGN.findall(text)))
            if not foreign:
                continue
            fitting = _fitting(text)
            is_sure = bool(fitting.strip()) and not _FOREIGN.search(fitting)
            yield context.finding(
                resource.block,
                node.value,
                f"EC2 takes no {foreign} in the description of a security group",
                f"write {quote(fitting)}" if is_sure else "write it without",
                replace(context.file, node.value, quote(fitting)) if is_sure else (),
            )


def _fitting(text: str) -> str:
    """Give a text with the nearest signs, and without accents."""
    parts = unicodedata.normalize("NFKD", text.translate(_NEAREST))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
