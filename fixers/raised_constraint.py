"""Raise the constraint on hashicorp/aws to a new major version.

A module says in ``required_providers`` which versions of the provider it is for. To be
upgraded it has to allow the new major version; ``tffix upgrade`` raises the constraint
and keeps its style: ``~> 5.0`` becomes ``~> 6.0``, ``>= 5.0, < 6.0`` becomes ``>= 6.0,
< 7.0``, and ``>= 5.46`` becomes ``>= 6.0``, as what an upgrade writes is not always
taken by the version before. One that allows nothing before the new version stays, and
one version alone becomes the newest that tffix knows.

It looks only where it is selected, as ``tffix upgrade`` does. The option ``to`` is the
major version. The lock file names the version before until ``terraform init -upgrade``
writes it anew.

Before:

    terraform {
      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = "~> 5.31"
        }
      }
    }

After:

    terraform {
      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = "~> 6.0"
        }
      }
    }

See https://developer.hashicorp.com/terraform/language/expressions/version-constraints
"""

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Finding,
    Impact,
    Iterator,
    Safety,
    bundled,
    fixer,
    pattern,
    plain_text,
    quote,
    replace,
    version_range,
)
from tffix.api import nodes as n

_PROVIDER = "hashicorp/aws"
_PART = pattern(r"\s*(=|!=|>=|<=|>|<|~>)?\s*(\d+(?:\.\d+)*)\s*")


@fixer(
    Declarations("terraform", suspicion=pattern("required_providers")),
    groups=("upgrade-aws-5", "upgrade-aws-6"),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="",
    options={"to": ("6", "5")},
    opt_in=True,
)
def raised_constraint(declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find constraints that allow what is before the new version."""
    to = int(context.options.get("to", "6"))
    for requirements in declaration.block.body.blocks("required_providers"):
        for item in requirements.body.items:
            version = _version(item) if isinstance(item, n.Attribute) else None
            if version is None:
                continue
            node, said = version
            allowed = version_range(said)
            if allowed.within(f">= {to}.0"):
                continue
            raised = _raised(said, to)
            is_old = not allowed.overlaps(f"~> {to}.0")
            if not (raised or is_old):
                continue  # no version that can be read
            yield context.finding(
                declaration.block,
                node,
                f"{said} does not allow provider {to}"
                if is_old
                else f"{said} allows what is before provider {to}",
                f"write {raised}, and run terraform init -upgrade"
                if raised
                else "write one that does",
                replace(context.file, node, quote(raised)) if raised else (),
            )


def _version(item: n.Attribute) -> tuple[n.Expression, str] | None:
    """Give the constraint on hashicorp/aws, if this requires it."""
    if not isinstance(item.value, n.Object):
        said = plain_text(item.value) or ""
        return (item.value, said) if said and item.key_name == "aws" else None
    fields = {field.key_name: field.value for field in item.value.items}
    source = fields.get("source")
    node = fields.get("version")
    is_aws = (
        (plain_text(source) or "").endswith(_PROVIDER)
        if source
        else item.key_name == "aws"
    )
    said = (node and plain_text(node)) or ""
    return (node, said) if node and said and is_aws else None


def _raised(said: str, to: int) -> str:
    """Give a constraint in the same style; nothing where it is none."""
    found = [_PART.fullmatch(part) for part in said.split(",")]
    raised = [_part(match[1] or "", match[2], to) for match in found if match]
    if len(raised) < len(found):
        return ""
    lower = [part for part in raised if part.startswith("<")]
    if lower and len(lower) == len(list(filter(None, raised))):
        raised = [f">= {to}.0", *lower]
    return ", ".join(filter(None, raised))


def _part(operator: str, version: str, to: int) -> str:
    """Give one part; nothing for one that leaves a version out."""
    places = version.count(".")
    zeros = ".0" * places
    major = int(version.split(".", maxsplit=1)[0])
    if major > to or (major == to and operator in (">=", ">", "!=")):
        return f"{operator} {version}"
    match operator:
        case "~>":
            return f"~> {to}.0" if places else f"~> {to}"
        case ">=" | ">":
            return f">= {to}{zeros}"
        case "<" | "<=":
            return f"< {to + 1}{zeros}"
        case "!=":
            return ""
    known = bundled(f"{to}")
    return f"{operator} {known.version if known else to}".strip()
