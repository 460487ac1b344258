"""Read a provider's schema out of the code that cdktf generated from it.

The npm packages ``@cdktf/provider-*`` hold one module per resource type and data
source, whose source map carries the generated TypeScript. It names each argument and
block with its type and whether it is required, optional or computed; of the numbers of
blocks it tells only whether one must stand and whether at most one may.
"""

from __future__ import annotations

import base64
import json
import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CLASS = re.compile(
    r"^export class (\w+) extends cdktf\.(\w+) \{\n(.*?)^\}", re.DOTALL | re.MULTILINE
)
_INTERFACE = re.compile(
    r"^export interface (\w+)(?: extends \S+)? \{\n(.*?)^\}", re.DOTALL | re.MULTILINE
)
_BLOCK = re.compile(r"^  \* (\w+) block$", re.MULTILINE)
_TYPE = re.compile(r'tfResourceType = "(\w+)"')
_CONFIG = re.compile(r"constructor\(scope: \w+, id: string, config\??: (\w+)")
_MEMBER = re.compile(
    r"^  // (\w+) - computed: (\w+), optional: (\w+), required: (\w+)$", re.MULTILINE
)
_NESTED = re.compile(r"= new (\w+)\(this, \"\w+\"(?:, (true|false))?\);")
_GETTER = re.compile(r"^    return (.*);$", re.MULTILINE)
_HCL = re.compile(
    r"^ +(\w+): \{\n +value: .*\n +isBlock: \w+,\n +type: \"(\w+)\",", re.MULTILINE
)
_LISTS = {"true": "set", "false": "list", None: "struct", "": "struct"}
# What is nested too deep for cdktf is left out of the generated code.
_UNKNOWN: dict[str, Any] = {
    "nesting_mode": None,
    "block": None,
    "min_items": None,
    "max_items": None,
}
_SUFFIX = {
    "ComplexObject": "OutputReference",
    "ComplexList": "List",
    "ComplexMap": "Map",
}
_HOLDERS = {
    "StringMap": ["map", "string"],
    "NumberMap": ["map", "number"],
    "BooleanMap": ["map", "bool"],
    "StringMapList": ["list", ["map", "string"]],
}
_DECLARED = {
    "{ [key: string]: string }[]": ["list", ["map", "string"]],
    "string[][]": ["list", ["list", "string"]],
    "{ [key: string]: { [key: string]: string } }": ["map", ["map", "string"]],
}
_PLAIN = {
    "String": "string",
    "Number": "number",
    "Boolean": "bool",
    "StringMap": ["map", "string"],
    "NumberMap": ["map", "number"],
    "BooleanMap": ["map", "bool"],
    "List": ["list", "string"],
    "NumberList": ["list", "number"],
    "BooleanList": ["list", "bool"],
}


def schemas(package: Path) -> dict[str, Any]:
    """Give the schemas of a package in the form in which terraform writes them.

    ``package`` is the folder into which npm's archive was unpacked. What cdktf leaves
    out has neither nesting mode nor block.
    """
    resources: dict[str, Any] = {}
    data: dict[str, Any] = {}
    for module in sorted(package.glob("lib/*/index.js")):
        # very large ones keep their nested blocks in a folder beside
        parts = [module, *sorted(module.parent.glob("index-structs/structs*.js"))]
        source = "\n".join(_source(part) for part in parts)
        for type_, kind, block in _module(source):
            (data if kind == "TerraformDataSource" else resources)[type_] = {
                "block": block
            }
    return {
        "resource_schemas": resources,
        "data_source_schemas": data,
        "deprecation": False,
    }


def _source(module: Path) -> str:
    """Give the TypeScript that a compiled module carries in its source map."""
    encoded = module.read_text(encoding="utf-8").rpartition(";base64,")[2]
    text: str = json.loads(base64.b64decode(encoded))["sourcesContent"][0]
    return text


def _module(source: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    classes = {name: (kind, body) for name, kind, body in _CLASS.findall(source)}
    interfaces = dict(_INTERFACE.findall(source))
    kinds: dict[str, dict[str, str]] = {}
    for name in interfaces:
        start = source.find(f"\nexport function {name[0].lower()}{name[1:]}ToHclTerr")
        kinds[name] = dict(_HCL.findall(source[start : source.find("\n}\n", start)]))
    for kind, body in classes.values():
        if kind in ("TerraformResource", "TerraformDataSource"):
            found = _TYPE.search(body)
            assert found  # noqa: S101, every generated resource says its type
            config = _CONFIG.search(body)
            assert config  # noqa: S101, and takes its arguments
            kinds[config[1]] = dict(_HCL.findall(body))
            block = _block(config[1], body, classes, interfaces, kinds)
            yield found[1], kind, block


def _block(
    interface: str,
    body: str,
    classes: dict[str, tuple[str, str]],
    interfaces: dict[str, str],
    kinds: dict[str, dict[str, str]],
) -> dict[str, Any]:
    names = set(_BLOCK.findall(interfaces[interface]))
    attributes: dict[str, Any] = {}
    blocks: dict[str, Any] = {}
    for name, flags, text in _members(body):
        nested = _NESTED.search(text)
        if "?: any;" in text:
            blocks[name] = _UNKNOWN
            continue
        if not nested or nested[1].startswith("cdktf."):
            attributes[name] = {"type": _plain(text), **flags}
            continue
        kind = kinds[interface].get(name) or _LISTS[nested[2]]
        holder = classes[nested[1]][0]
        single = holder == "ComplexObject"
        inner = nested[1].removesuffix(_SUFFIX[holder])
        block = _block(
            inner, classes[f"{inner}OutputReference"][1], classes, interfaces, kinds
        )
        if name in names or not flags:
            blocks[name] = {
                "nesting_mode": "single" if kind == "struct" else kind,
                "block": block,
                "min_items": int("required" in flags and kind != "struct"),
                "max_items": 1 if single and kind != "struct" else None,
            }
        else:
            type_: Any = ["object", _object(block)]
            if holder == "ComplexMap":
                type_ = ["map", type_]
            elif not single:
                type_ = ["set" if nested[2] == "true" else "list", type_]
            elif kind in ("list", "set"):
                type_ = [kind, type_]
            attributes[name] = {"type": type_, **flags}
    return {"attributes": attributes, "block_types": blocks}


def _members(body: str) -> Iterator[tuple[str, dict[str, bool], str]]:
    found = list(_MEMBER.finditer(body))
    for member, after in zip_longest(found, found[1:]):
        end = after.start() if after else len(body)
        flags = zip(("computed", "optional", "required"), member.groups()[1:],
                    strict=True)  # fmt: skip
        yield (
            member[1],
            {flag: True for flag, value in flags if value == "true"},
            body[member.end() : end],
        )


def _plain(text: str) -> Any:
    """Give the type that the getter of an attribute shows; None if it shows none."""
    held = re.search(r"new cdktf\.(\w+)\(", text)
    if held:
        return _HOLDERS.get(held[1])
    returned = _GETTER.search(text)
    assert returned, text  # noqa: S101, every attribute has a getter
    kind = re.search(r"this\.get(\w+)Attribute\(", returned[1])
    if not kind:
        declared = re.search(
            r"  private _\w+\??: (.*?)(?: \| cdktf\.IResolvable)?;", text
        )
        return _DECLARED.get(declared[1]) if declared else None
    type_ = _PLAIN[kind[1]]
    if "Fn.tolist(" in returned[1]:
        return ["set", type_[1]]
    return type_


def _object(block: dict[str, Any]) -> dict[str, Any]:
    return {name: value["type"] for name, value in block["attributes"].items()}
