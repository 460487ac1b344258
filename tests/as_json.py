"""Native files written in JSON, as Terraform's documentation says that it is to be."""

from __future__ import annotations

import json
from textwrap import dedent
from typing import TYPE_CHECKING

from tffix.hcl import nodes as n
from tffix.hcl.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.hcl.file import File

# what is not evaluated: addresses, types and words; and literal text
_CODE = {
    *("depends_on", "from", "ignore_changes", "provider", "providers", "iterator"),
    *("replace_triggered_by", "to", "type", "when", "on_failure"),
    "configuration_aliases",
}
# what a provider calls its arguments, too
_OFTEN = {"type", "from", "to"}
_JUDGED = ("resource", "data", "module", "locals")


def as_json(file: File) -> str:
    """Write a file in JSON, each member on a line of its own.

    Blocks are members of the same name, each with the labels as objects around it.
    """
    return f"{{\n{_members(file, file.body, '  ', ())}\n}}\n"


def _members(file: File, body: n.Body, indent: str, above: tuple[str, ...]) -> str:
    return ",\n".join(_written(file, body, indent, above))


def _written(
    file: File, body: n.Body, indent: str, above: tuple[str, ...]
) -> Iterator[str]:
    for item in body.items:
        if isinstance(item, n.Attribute):
            name = item.name.name
            judged = name in _OFTEN and above[0] in _JUDGED
            code = name in _CODE and not judged
            yield f"{indent}{_text(name)}: {_value(file, item.value, code=code)}"
            continue
        inner = (*above, item.type.name)
        labels = [label.value for label in item.labels]
        head, deeper = f"{indent}{_text(item.type.name)}: {{", indent
        for label in labels:
            deeper += "  "
            head += f"\n{deeper}{_text(label)}: {{"
        content = _members(file, item.body, f"{deeper}  ", inner)
        closing = "".join(
            f"\n{deeper[: len(deeper) - 2 * at]}}}" for at in range(len(labels) + 1)
        )
        yield f"{head}\n{content}{closing}" if content else f"{head}{closing}"


def _value(file: File, node: n.Expression, *, code: bool = False) -> str:
    match node:
        case n.Tuple(items=items):
            inner = ", ".join(_value(file, one, code=code) for one in items)
            return f"[{inner}]"
        case n.Object(items=members):
            keys = [_key(file, one.key, code=code) for one in members]
            values = [_value(file, one.value, code=code) for one in members]
            pairs = zip(keys, values, strict=True)
            return f"{{{', '.join(f'{key}: {value}' for key, value in pairs)}}}"
        case n.Literal() | n.Unary(operand=n.Literal()):
            return file.text[node.start : node.end]
        case n.Template(parts=parts):
            return _text("".join(_part(file, part) for part in parts))
        case n.Heredoc(parts=parts, flush=flush):
            text = "".join(file.text[part.start : part.end] for part in parts)
            return _text(dedent(text) if flush else text)
    said = file.text[node.start : node.end]
    return _text(said if code else f"${{{said}}}")


def _key(file: File, node: n.Expression, *, code: bool) -> str:
    if isinstance(node, n.Variable | n.Literal):
        return _text(file.text[node.start : node.end])
    if isinstance(node, n.Parenthesized):
        return _text(f"${{{file.text[node.inner.start : node.inner.end]}}}")
    return _value(file, node, code=code)


def _part(file: File, part: n.Node) -> str:
    raw = file.text[part.start : part.end]
    if not isinstance(part, n.Text):
        return raw
    # markers stay doubled: what JSON has is a template, too
    return unescape(raw.replace("$${", "$$${").replace("%%{", "%%%{"))


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
