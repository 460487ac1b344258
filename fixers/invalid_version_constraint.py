"""Write version constraints in the way that Terraform reads them.

A constraint is a version with ``=``, ``!=``, ``>``, ``>=``, ``<``, ``<=`` or ``~>``
before it, or with nothing; several stand with commas between them. ``^5.0``, ``5.x``,
``latest``, ``=>`` and spaces in the place of commas are of other languages, and
``terraform validate`` refuses them.

What means the same is written: ``^5.0``, ``5.x`` and ``5.*`` as ``~> 5.0``, ``==`` as
``=``, ``=>`` as ``>=``, a comma between two constraints. ``latest`` is left to you.

Refused by validate:

    Invalid version constraint
    This string does not use correct version constraint syntax.

Before:

    terraform {
      required_version = "^1.5"
    }

After:

    terraform {
      required_version = "~> 1.5"
    }

See https://developer.hashicorp.com/terraform/language/expressions/version-constraints
"""

import re

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Edit,
    Finding,
    Impact,
    Iterator,
    Safety,
    fixer,
    pattern,
    replace,
)
from tffix.api import nodes as n

_OPERATOR = r"(?:=|!=|>=|<=|>|<|~>)?"
_VERSION = r"v?\d+(?:\.\d+)*(?:[-+][0-9A-Za-z.+-]+)?"
_ONE = rf"\s*{_OPERATOR}\s*{_VERSION}\s*"
_CONSTRAINT = pattern(rf"{_ONE}(?:,{_ONE})*")
_CARET = pattern(r"\^\s*(\d+)((?:\.\d+){0,2})")
_STAR = pattern(r"(\d+)(?:\.(\d+))?\.[x*]")
_BETWEEN = pattern(r"(?<=\d)\s+(?=[=!<>~])")
_SUSPICION = pattern(rf'version[ \t]*+"?[ \t]*+[=:](?![ \t]*+"{_OPERATOR} *+[\d.]++")')


@fixer(
    Declarations("terraform", "provider", "module", suspicion=_SUSPICION),
    groups=("declarations",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def invalid_version_constraint(
    declaration: Declaration, context: Context
) -> Iterator[Finding]:
    """Find version constraints that Terraform cannot read."""
    for value in _constraints(declaration.block):
        match value:
            case n.Template(parts=(n.Text(raw=raw),)) if not _CONSTRAINT.fullmatch(raw):
                pass
            case n.Template(parts=()):
                raw = ""
            case _:
                continue
        right = _right(raw)
        edits: list[Edit] = replace(context.file, value, f'"{right}"') if right else []
        yield context.finding(
            declaration.block,
            value,
            f'"{raw}" is no version constraint',
            f'write "{right}"' if right else 'write one as "~> 5.0" or ">= 5.0, < 7.0"',
            edits,
        )


def _constraints(block: n.Block) -> Iterator[n.Expression]:
    """Give what a block says of versions."""
    name = "required_version" if block.type.name == "terraform" else "version"
    if found := block.body.attribute(name):
        yield found.value
    for required in block.body.blocks("required_providers"):
        for item in required.body.attributes():
            if isinstance(item.value, n.Object):
                for field in item.value.items:
                    match field:
                        case n.ObjectItem(key=n.Variable(name="version"), value=value):
                            yield value
            else:
                yield item.value


def _right(raw: str) -> str:
    """Give the constraint that must be meant; empty where that is not sure."""
    said = raw.strip()
    if caret := _CARET.fullmatch(said):
        major, rest = caret[1], caret[2] or ".0"
        if major == "0":
            return ""
        if rest.count(".") > 1:
            return f">= {major}{rest}, < {int(major) + 1}.0.0"
        return f"~> {major}{rest}"
    if star := _STAR.fullmatch(said):
        return f"~> {star[1]}.{star[2]}.0" if star[2] else f"~> {star[1]}.0"
    changed = re.sub(r"==", "=", re.sub(r"=>", ">=", said)).strip(",").strip()
    changed = _BETWEEN.sub(", ", changed)
    return changed if changed != said and _CONSTRAINT.fullmatch(changed) else ""
