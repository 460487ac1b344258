"""Read a provider's schema out of the code that cdktf generated from it.

The packages ``@cdktf/provider-*`` and ``@cdktn/provider-*`` hold one module for the
provider and for each resource type, data source and ephemeral resource, whose source
map carries the generated TypeScript. It names each argument and block with its type and
whether it is required, optional or computed; of the numbers of blocks it tells only
whether one must stand and whether at most one may. What was generated before 2024 does
not tell lists from sets where at most one block may stand: these are given as lists.
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
# An argument of a provider: its block and those in it have no class of their own.
_ARGUMENT = re.compile(
    r"Docs at Terraform Registry: \{@link \S+ \w+#(\w+)\}\n(?:  \*.*\n)+"
    r"  readonly \w+(\??): (.*?)(\[\])?(?: \| cdktf\.IResolvable)?;$",
    re.MULTILINE,
)
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
_KINDS = {
    "TerraformResource": "resource_schemas",
    "TerraformDataSource": "data_source_schemas",
    "TerraformEphemeralResource": "ephemeral_resource_schemas",
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
_DECLARED: dict[str, Any] = {
    "string": "string",
    "number": "number",
    "boolean": "bool",
    "{ [key: string]: string }": ["map", "string"],
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


def provider(package: Path) -> tuple[str, str]:
    """Give address and version of the provider that a package was made from."""
    said = json.loads(package.joinpath("package.json").read_text("utf-8"))["cdktf"]
    return said["provider"]["name"], said["provider"]["version"]


def schemas(package: Path) -> dict[str, Any]:
    """Give the schemas of a package in the form in which terraform writes them.

    ``package`` is the folder into which npm's archive was unpacked. What cdktf leaves
    out has neither nesting mode nor block.
    """
    found: dict[str, Any] = {kind: {} for kind in _KINDS.values()}
    for path in sorted(package.glob("lib/*/index.js")):
        # very large ones keep their nested blocks in a folder beside
        parts = [path, *sorted(path.parent.glob("index-structs/structs*.js"))]
        module = _Module("\n".join(map(_source, parts)))
        if path.parent.name == "provider":
            name = provider(package)[0].rpartition("/")[2]
            found["provider_schemas"] = {name: {"block": module.provider()}}
            continue
        for type_, kind, block in module.types():
            found[_KINDS[kind]][type_] = {"block": block}
    return {**found, "deprecation": False}


def _source(module: Path) -> str:
    """Give the TypeScript that a compiled module carries in its source map."""
    encoded = module.read_text(encoding="utf-8").rpartition(";base64,")[2]
    text: str = json.loads(base64.b64decode(encoded))["sourcesContent"][0]
    return text.replace("cdktn.", "cdktf.")


class _Module:
    """The generated code of a resource type, a data source or a provider."""

    def __init__(self, source: str) -> None:
        self._classes = {
            name: (kind, body) for name, kind, body in _CLASS.findall(source)
        }
        self._interfaces = dict(_INTERFACE.findall(source))
        self._kinds: dict[str, dict[str, str]] = {}
        for name in self._interfaces:
            function = f"\nexport function {name[0].lower()}{name[1:]}ToHclTerr"
            start = source.find(function)
            text = source[start : source.find("\n}\n", start)] if start >= 0 else ""
            self._kinds[name] = dict(_HCL.findall(text))

    def types(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Give the types in it, each with its class and its block."""
        for kind, body in self._classes.values():
            if kind in _KINDS:
                found = _TYPE.search(body)
                assert found  # noqa: S101, every generated resource says its type
                yield found[1], kind, self._block(self._config(body), body)

    def provider(self) -> dict[str, Any]:
        """Give the block of the provider in it."""
        ((_, body),) = self._classes.values()
        block = self._arguments(self._config(body))
        del block["attributes"]["alias"]  # which is terraform's
        return block

    def _config(self, body: str) -> str:
        """Give the interface of what a class is made with."""
        config = _CONFIG.search(body)
        assert config  # noqa: S101, everything generated takes its arguments
        self._kinds[config[1]] = dict(_HCL.findall(body))
        return config[1]

    def _arguments(self, interface: str) -> dict[str, Any]:
        attributes: dict[str, Any] = {}
        blocks: dict[str, Any] = {}
        for name, optional, declared, many in _ARGUMENT.findall(
            self._interfaces[interface]
        ):
            kind = self._kinds[interface].get(name)
            if declared in self._interfaces:
                blocks[name] = {
                    "nesting_mode": kind or "list",
                    "block": self._arguments(declared),
                    "min_items": int(not optional),
                    "max_items": None,
                }
                continue
            type_ = _DECLARED[declared]
            if many:
                type_ = [kind, type_] if kind else None
            flag = "optional" if optional else "required"
            attributes[name] = {"type": type_, flag: True}
        return {"attributes": attributes, "block_types": blocks}

    def _block(
        self, interface: str, body: str, above: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        names = set(_BLOCK.findall(self._interfaces[interface]))
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
            holder = self._classes[nested[1]][0]
            inner = nested[1].removesuffix(_SUFFIX[holder])
            if inner in above:
                # The code repeats itself where the schema goes on to some depth.
                blocks[name] = _UNKNOWN
                continue
            kind = self._kind(interface, name, nested[2])
            single = holder == "ComplexObject"
            block = self._block(
                inner, self._classes[f"{inner}OutputReference"][1], (*above, inner)
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

    def _kind(self, interface: str, name: str, is_set: str) -> str:
        """Tell what holds a nested block or attribute: list, set, map or struct."""
        if kind := self._kinds[interface].get(name):
            return kind
        if is_set or name == "timeouts":
            return _LISTS[is_set]
        return "list"


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
