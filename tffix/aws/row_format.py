"""What rows may say: their tables, and the fields of each with their kinds."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from tffix.aws import rows, upgrades
from tffix.aws.table import source, types_in
from tffix.errors import ConfigError, checked
from tffix.terraform.provider.versions import is_constraint

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS: dict[type, str] = {
    bool: "true or false",
    dict: "a table",
    int: "a number",
    list: "a list",
    str: "a string",
}
_TEXTS: dict[str, type] = {"before": str, "after": str}
_CLASSES = ("safe", "unsafe", "manual")

# the fields of a row by the kind of table, those that it must have first
_Fields = tuple[dict[str, type], dict[str, type]]
_SAID: dict[str, type] = {"name": str, "versions": str, "source": str}
_RENAMED: dict[str, type] = {"to": str, "reason": str, "class": str, **_TEXTS}
_GUIDED: dict[str, type] = {"title": str, "guide": int}
_DUE: dict[str, type] = {"class": str, "accepted": bool, "until": int, **_TEXTS}
_WRITTEN: dict[str, type] = {
    "to": str,
    "write": str,
    "each": bool,
    "fits": str,
    "values": dict,
    "reads": dict,
    "beside": dict,
}
_SPLIT: dict[str, type] = {
    "values": dict,
    "id": str,
    "keep": str,
    "needs": dict,
    "follow": list,
}
_NOTED: dict[str, type] = {"argument": str, "absent": str, "read": str, "on": str}
_TABLES: dict[str, dict[str, _Fields]] = {
    "resources": {
        "argument": (
            _SAID,
            {
                **_RENAMED,
                "values": dict,
                "fits": str,
                "in_list": bool,
                "first": bool,
                "implied": bool,
            },
        ),
        "block": (_SAID, {**_RENAMED, "unwrap": bool}),
        "value": ({**_SAID, "value": str, "to": str}, _TEXTS),
        "inlined": (
            {**_SAID, "type": str, "sets": dict},
            {"block": str, "names": dict, "class": str, **_TEXTS},
        ),
    },
    "types": {},
    "upgrades": {
        "argument": ({**_GUIDED, "name": str}, {**_WRITTEN, **_DUE}),
        "block": ({**_GUIDED, "name": str}, {**_WRITTEN, **_DUE}),
        "read": ({**_GUIDED, "name": str, "to": str}, _DUE),
        "default": (
            {**_GUIDED, "name": str, "value": str},
            {"block": str, "beside": list, **_DUE},
        ),
        "split": ({**_GUIDED, "names": list, "to": str, "write": str}, _SPLIT | _DUE),
        "type": (_GUIDED, {"to": str, "id": str, **_DUE}),
        "note": ({**_GUIDED, "todo": str}, {**_NOTED, **_DUE}),
    },
}
# the fields of a file itself
_FILES: dict[str, _Fields] = {
    "resources": ({}, {"required": str}),
    "types": ({"to": str, "versions": str, "source": str}, {"required": str, **_TEXTS}),
    "upgrades": ({}, {}),
}
_READ = {
    "resources": rows.rules,
    "types": rows.renamed_type,
    "upgrades": upgrades.upgrades,
}


def check_rows(folder: str) -> None:
    """Raise ConfigError where a file with rows says what no row can."""
    for name, tables in _TABLES.items():
        for type_ in types_in(os.path.join(folder, name)):
            where = os.path.join(folder, name, f"{type_}.toml")
            said = source(os.path.join(folder, name), type_)
            rest = {key: value for key, value in said.items() if key not in tables}
            _check(rest, _FILES[name], where, tables)
            for kind in said.keys() & tables:
                if not isinstance(said[kind], list):
                    raise ConfigError(f"{where}: rows stand below [[{kind}]]")
                for number, row in enumerate(said[kind], 1):
                    _check_row(row, tables[kind], f"{where}: {kind} {number}")
            _READ[name](said)


def _check_row(row: Any, fields: _Fields, where: str) -> None:
    if not isinstance(row, dict):
        raise ConfigError(f"{where} must be a table")
    _check(row, fields, where)
    if row.get("class", "safe") not in _CLASSES:
        raise ConfigError(f"{where}: class must be one of {', '.join(_CLASSES)}")
    if "reason" in fields[1] and row.keys().isdisjoint({"to", "reason", "unwrap"}):
        raise ConfigError(f"{where} must have to, or the reason why it goes")


def _check(
    row: Mapping[str, Any],
    fields: _Fields,
    where: str,
    tables: Mapping[str, object] = {},
) -> None:
    must, may = fields
    for name, value in row.items():
        checked(name, {*must, *may, *tables}, f"{where}: unknown field")
        kind = must.get(name, may.get(name, str))
        if type(value) is not kind:
            raise ConfigError(f"{where}: {name} must be {_KINDS[kind]}")
    if missing := [name for name in must if name not in row]:
        raise ConfigError(f"{where} must have {missing[0]}")
    if not is_constraint(row.get("versions", ">= 0")):
        message = f"{where}: versions must be a constraint, such as >= 5.0.0"
        raise ConfigError(message)
    try:
        re.compile(row.get("fits", ""))
    except re.error as error:
        raise ConfigError(f"{where}: fits is no pattern: {error}") from error
