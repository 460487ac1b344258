"""Write settings of the language as the texts and the true or false that they are.

A description is a text, ``sensitive`` is true or false, ``required_version`` is one
text with all that it demands. Terraform makes texts of numbers there, and of
``"true"`` true, but takes no list, no ``"yes"``, and no ``null`` for what is not said.

What says nothing goes; ``yes``, ``on`` and ``1`` become ``true``, and what stands alone
in a list comes out of it.

Refused by validate:

    Unsuitable value type
    Unsuitable value: a bool is required

Before:

    variable "token" {
      type        = string
      description = null
      sensitive   = "yes"
    }

After:

    variable "token" {
      type      = string
      sensitive = true
    }

See https://developer.hashicorp.com/terraform/language/block/variable
"""

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
    quote,
    remove,
    replace,
    suspicion,
    unescape,
)
from tffix.api import nodes as n

_TYPES = suspicion.declarations.TYPES_OF_SETTINGS
_TRUTHS = {
    **dict.fromkeys(("yes", "on", "1", "true"), "true"),
    **dict.fromkeys(("no", "off", "0", "false"), "false"),
}
_CONSTRAINTS = ("version", "required_version")
_NULL_TOO = _CONSTRAINTS  # where null is as good as nothing
_NEEDED = ("source",)


@fixer(
    Declarations(*_TYPES, holds=suspicion.declarations.may_set_wrongly),
    groups=("declarations",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def wrong_setting_type(declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find settings that have not the type that they take."""
    block = declaration.block
    for path, type_ in sorted(_TYPES[block.type.name].items()):
        for item in block.body.at(*path):
            if isinstance(item, n.Attribute) and _is_wrong(item, type_):
                edits, remedy = _right(item, type_, context)
                yield context.finding(
                    block,
                    item.value,
                    f"{path[-1]} is {type_}",
                    remedy,
                    edits,
                )


def _is_wrong(item: n.Attribute, type_: str) -> bool:
    """Whether a setting is surely not of its type; what is read is for others."""
    match item.value:
        case n.Literal(text="null"):
            return item.key_name not in _NULL_TOO
        case n.Tuple() | n.Object():
            return True
        case n.Literal(text=text) | n.Template(parts=(n.Text(raw=text),)):
            return type_ != "a text" and text not in ("true", "false")
        case n.Template(parts=()):
            return type_ != "a text"
    return False


def _right(item: n.Attribute, type_: str, context: Context) -> tuple[list[Edit], str]:
    """Give the edits that write what is meant, and the remedy."""
    match item.value:
        case n.Literal(text="null") | n.Tuple(items=()) | n.Object(items=()):
            if item.key_name not in _NEEDED:
                return remove(context.file, item), "remove it"
        case n.Tuple(items=items):
            texts = [_text(one) for one in items]
            if len(texts) == 1 or item.key_name in _CONSTRAINTS:
                return _written(", ".join(filter(None, texts)), type_, item, context)
        case value:
            return _written(_text(value) or "", type_, item, context)
    return [], f"write {type_}"


def _text(value: n.Expression) -> str | None:
    """Give what is written in a text, a number, true or false; None for all else."""
    match value:
        case n.Template(parts=(n.Text(raw=raw),)):
            return unescape(raw)
        case n.Literal(text=text):
            return text
    return None


def _written(
    text: str, type_: str, item: n.Attribute, context: Context
) -> tuple[list[Edit], str]:
    code = quote(text) if type_ == "a text" and text else _TRUTHS.get(text.lower(), "")
    edits = replace(context.file, item.value, code) if code else []
    return edits, f"write {code or type_}"
