"""Show texts that do not have the form which the provider wants.

An ARN begins with ``arn:``, a network has a prefix length, an account twelve digits, a
policy is JSON: ``terraform validate`` refuses others, as far as they are written out.
Placeholders such as ``<TRUSTED_IP_RANGE>`` are found so. What is meant is for their
author to say, but for one: bits of the host in a network, where the network itself can
be written (unsafe: it may have been the length that is wrong).

Texts are looked at where they are written: in the argument, an arm of a conditional, a
list, a local.

What is accepted was measured with hashicorp/aws 5.100.0. As later versions can accept
more, only addresses, networks and JSON are looked at where a module allows them.

Refused by validate:

    expected cidr_block to contain a valid network Value

Before:

    terraform {
      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = "~> 5.0"
        }
      }
    }

    resource "aws_vpc" "main" {
      cidr_block = "10.0.1.0/16"
    }

After:

    terraform {
      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = "~> 5.0"
        }
      }
    }

    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }

See https://registry.terraform.io/providers/hashicorp/aws/latest/docs
"""

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    RuledValue,
    RuledValues,
    Safety,
    fixer,
    quote,
    replace,
    suspicion,
)
from tffix.aws import Format

_MEASURED = "< 6.0.0"  # 5.100.0 is the last 5.x, which accepts all that earlier ones do
# what no later version can take for anything else
_LASTING = {"ipv4", "ipv6", "ipv4_cidr", "ipv6_cidr", "json"}
_CALLED = {
    "arn": "an ARN",
    "account": "the twelve digits of an account",
    "timestamp": "a time such as 2030-01-02T03:04:05Z",
    "uuid": "a UUID",
    "weekly_window": "a window such as sun:05:00-sun:06:00",
    "daily_window": "a window such as 05:00-06:00",
    "json": "JSON",
    "ipv4": "an IPv4 address",
    "ipv6": "an IPv6 address",
    "ipv4_cidr": "an IPv4 network such as 10.0.0.0/16",
    "ipv6_cidr": "an IPv6 network such as 2001:db8::/56",
}


@fixer(
    RuledValues(
        rules=suspicion.values.forms,
        arguments=suspicion.values.form_rules,
        holds=suspicion.values.may_be_misformed,
    ),
    groups=("schema",),
    safety=Safety.UNSAFE,
    impact=Impact.NONE,
    versions=">= 5",
    refused_by="validate",
)
def invalid_argument_format(
    value: RuledValue[Format], context: Context
) -> Iterator[Finding]:
    """Find texts that do not have the form which an argument wants."""
    text, said, rule = value.said.value, value.said, value.rule
    if not isinstance(text, str) or suspicion.values.has_form(text, rule):
        return
    lasting = rule.forms and rule.forms <= _LASTING
    if not (lasting or context.aws.versions.within(_MEASURED)):
        return
    name, meant = value.argument.key_name, _network(text) if rule.network else None
    message, remedy = f"{name} does not accept {quote(text)}", f"write {_words(rule)}"
    edits: list[Edit] = []
    if meant:
        message = f"{name} {quote(text)} has bits of a host"
        remedy = value.remedy(f"write {quote(meant)}")
        edits = [] if said.shared else replace(said.file, said.node, quote(meant))
    yield context.finding(
        value.block, value.place, message, remedy, edits, certain=said.certain
    )


def _network(text: str) -> str | None:
    """Give the network of an IPv4 address with a length; None where it is none."""
    import ipaddress  # noqa: PLC0415, deferred: seldom asked

    address, slash, length = text.partition("/")
    try:
        found = ipaddress.IPv4Network(f"{address}/{length}", strict=False)
    except ValueError:
        return None
    return str(found) if slash and length.isdigit() else None


def _words(rule: Format) -> str:
    """Say what is wanted."""
    if rule.pattern:
        return f"a text that {rule.pattern} finds"
    return " or ".join(_CALLED[form] for form in sorted(rule.forms))
