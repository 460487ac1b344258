"""Show expressions that Terraform refuses whatever the variables are.

``terraform validate`` evaluates all expressions before any variable has a value, and
types alone tell much: an object has the attributes that its type says, ``for`` goes
through no string, a list is no operand, and the two arms of a conditional must have a
type in common. What is written out is known in full: ``["a", "b"][2]``.

Nothing is said of what depends on resources, data sources or other modules, nor of what
may not be evaluated: an arm of a conditional, what ``try`` and ``can`` hold, what is
made for each element of a collection. Calls are left to refused-call, keys of local
values to missing-map-key.

Refused by validate:

    Inconsistent conditional result types
    The true and false result expressions must have consistent types. The 'true' value
    is tuple, but the 'false' value is string.

Before:

    variable "public" {
      type = bool
    }

    output "networks" {
      value = var.public ? ["0.0.0.0/0"] : "10.0.0.0/8"
    }

After:

    variable "public" {
      type = bool
    }

    output "networks" {
      value = var.public ? ["0.0.0.0/0"] : ["10.0.0.0/8"]
    }

See https://developer.hashicorp.com/terraform/language/expressions
"""

from tffix.api import (
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    fixer,
    local_name,
    may_refuse,
    refused,
    replace,
    value_types,
    wrap,
)
from tffix.api import nodes as n

_STEPS = n.GetAttr | n.Index | n.LegacyIndex


@fixer(
    Modules(suspicion=may_refuse),
    groups=("expressions",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def refused_expression(module: Module, context: Context) -> Iterator[Finding]:
    """Find expressions that are refused, but for calls."""
    for one in refused(module):
        if isinstance(one.node, n.Call) or _is_key_of_local(one.node, module):
            continue
        text = one.file.text_of(one.node)
        yield context.at(one.file).finding(
            one.block,
            one.node,
            f"{_shown(text)} is refused: {one.why}",
            _remedy(one.node),
            _edits(one.node, one.file, module),
            safety=Safety.SAFE,
        )


def _edits(node: n.Expression, file: File, module: Module) -> list[Edit]:
    """Give what writes a text that is added up, or one list for both arms."""
    match node:
        case n.Binary(operator="+", left=left, right=right):
            parts = [_part(one, file) for one in (left, right)]
            is_text = isinstance(left, n.Template) or isinstance(right, n.Template)
            if is_text and all(part is not None for part in parts):
                return replace(file, node, f'"{parts[0]}{parts[1]}"')
        case n.Conditional(true=true, false=false):
            for arm, other in ((true, false), (false, true)):
                if (
                    isinstance(arm, n.Tuple)
                    and value_types.type_of(other, module).is_primitive()
                ):
                    if not arm.items or not _is_empty(other):
                        return wrap(file, other, "[", "]")
                    return replace(file, other, "[]")
                if value_types.type_of(arm, module).kind == "list" and _is_empty(other):
                    return replace(file, other, "[]")
    return []


def _is_empty(node: n.Expression) -> bool:
    return isinstance(node, n.Template) and not node.parts


def _part(node: n.Expression, file: File) -> str | None:
    """Give a value as it stands in a text; None where it cannot."""
    code = file.text_of(node)
    if "\n" in code:
        return None
    match node:
        case n.Template():
            return code[1:-1]
        case n.GetAttr() | n.Index() | n.Call() | n.Variable():
            return f"${{{code}}}"
    return None


def _is_key_of_local(node: n.Expression, module: Module) -> bool:
    """Whether missing-map-key looks at it."""
    if not isinstance(node, n.GetAttr | n.Index):
        return False
    name = local_name(node.source)
    found = module.local(name) if name else None
    return found is not None and isinstance(found[1].value, n.Object)


_LONGEST = 60  # characters of an expression that are shown


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..."


def _remedy(node: n.Expression) -> str:
    match node:
        case n.Conditional():
            return "write a bool as condition, and arms of one type"
        case n.For():
            return "go through a collection, and make keys that differ"
        case _ if isinstance(node, _STEPS):
            return "read what its type has, or one element of it"
    return "write operands of that type"
