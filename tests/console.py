"""``terraform console`` as the reference, and its way of writing values."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tffix.terraform.values import numbers
from tffix.terraform.values.types import ANY, BOOL, NUMBER, STRING, Type
from tffix.terraform.values.value import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

REFUSED = "!refused"
UNKNOWN = "!unknown"  # to terraform itself, as with untyped nulls
_INDENT = 4  # of what stands in a tuple in a tuple
_QUOTED = {"\a": "\\a", "\b": "\\b", "\f": "\\f", "\v": "\\v"}
_QUOTED |= {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\", '"': '\\"'}
_FRIENDLY = {"any": "dynamic", "string": "string", "number": "number", "bool": "bool"}
_NULLS = {STRING: "tostring(null)", NUMBER: "tonumber(null)", BOOL: "tobool(null)"}


def ask(expressions: Sequence[str], configuration: str = "") -> list[str]:
    """Ask terraform what expressions are; REFUSED where it gives an error."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [
            f'  e{at} = try([\n{expression}\n], "{REFUSED}")\n'
            for at, expression in enumerate(expressions)
        ]
        Path(folder, "main.tf").write_text(
            f"locals {{\n{''.join(lines)}}}\n{configuration}", encoding="utf-8"
        )
        question = ", ".join(f'"@@{at}", local.e{at}' for at in range(len(expressions)))
        done = subprocess.run(
            ["terraform", "console"],
            input=f'[{question}, "@@"]\n'.encode(),
            cwd=folder,
            capture_output=True,
            check=False,
        )
    if done.returncode:
        raise AssertionError(done.stderr.decode())
    answers: list[list[str]] = []
    for line in done.stdout.decode().split("\n")[1:-2]:
        if line.startswith('  "@@'):
            answers.append([])
        else:
            answers[-1].append(line)
    return [_answer(lines) for lines in answers[:-1]]


def _answer(lines: list[str]) -> str:
    if lines == [f'  "{REFUSED}",']:
        return REFUSED
    if lines == ["  (known after apply),"]:
        return UNKNOWN
    inner = "\n".join(line[_INDENT:] for line in lines[1:-1])
    return inner.removesuffix(",").replace("<<-EOT", "<<EOT")


def written(value: Value) -> str:  # noqa: PLR0911, one a kind of value
    """Write a value as the console does."""
    data = value.data
    if data is None:
        return _null(value.type)
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, str):
        if "\n" in data:
            return f"<<EOT\n{data}\nEOT"
        return f'"{"".join(map(_quoted, data))}"'
    if isinstance(data, dict):
        items = [f"{written(Value(STRING, k))} = {written(v)}" for k, v in data.items()]
        text = _lines("{", items, "}", "")
        return f"tomap({text})" if value.type.kind == "map" else text
    if isinstance(data, tuple):
        text = _lines("[", list(map(written, data)), "]", ",")
        kind = value.type.kind
        return text if kind == "tuple" else f"to{kind}({text})"
    return numbers.text(data)


def _quoted(character: str) -> str:
    if character in _QUOTED:
        return _QUOTED[character]
    if character.isprintable():
        return character
    code = ord(character)
    if code < 0x80:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _null(type_: Type) -> str:
    if type_ == ANY:
        return "null"
    if type_.kind in ("list", "set", "map"):
        return f"to{type_.kind}(null) /* of {_FRIENDLY.get(type_.of[0].kind)} */"
    return _NULLS.get(type_, f"null /* {type_.kind} */")


def _lines(opening: str, items: list[str], closing: str, comma: str) -> str:
    if not items:
        return opening + closing
    lines = [
        "\n".join(f"  {line}" for line in f"{item}{comma}".split("\n"))
        for item in items
    ]
    return "\n".join([opening, *lines, closing])


_DATA = Path(__file__).with_name("data")


def kept(name: str) -> dict[str, dict[str, str]]:
    """Give the kept answers of a file: by function or topic, by expression."""
    text = (_DATA / f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found


def renew(name: str) -> None:
    """Ask for all answers of a file again; new expressions have an empty one."""
    old = kept(name)
    expressions = [expression for group in old.values() for expression in group]
    answers = dict(zip(expressions, ask(expressions), strict=True))
    new = {
        topic: {expression: answers[expression] for expression in group}
        for topic, group in old.items()
    }
    text = json.dumps(new, indent=2, ensure_ascii=False)
    (_DATA / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
