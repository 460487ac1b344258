"""Whether files with rows say what is read of rows, and nothing else.

What rows may say is told by what reads them: a field that nobody has read is none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping

from tffix.aws import rows, upgrades
from tffix.aws.table import EXAMPLE, source, types_in
from tffix.errors import ConfigError, checked
from tffix.terraform.provider.versions import is_constraint
from tffix.typed import Any

_READERS: dict[str, Any] = {
    "resources": rows.rules,
    "types": rows.renamed_type,
    "upgrades": upgrades.upgrades,
}
_KINDS: dict[type, str] = {
    bool: "true or false",
    dict: "a table",
    int: "a number",
    list: "a list",
    str: "a string",
}
# fields that must be there and are no text
_NO_TEXTS: dict[str, type] = {"guide": int, "names": list, "sets": dict}
_CLASSES = ("safe", "unsafe", "manual")
# what tests and pages read of any row
_SHOWN = {*EXAMPLE, "source", "versions"}


class _Fields(Mapping[str, Any]):
    """A file, or a row in it, that notes what is read of it."""

    def __init__(self, data: dict[str, Any], where: str) -> None:
        self.data = data
        self.where = where
        self.rows: list[_Fields] = []
        self._read = set(_SHOWN)

    def __getitem__(self, name: str) -> Any:
        if name not in self.data:
            raise ConfigError(f"{self.where} must have {name}")
        return self._value(name, _NO_TEXTS.get(name, str))

    def get(self, name: str, default: Any = None) -> Any:
        """Give a field, which is of the kind of its default."""
        kind = str if default is None else type(default)
        self._read.add(name)
        value = (
            self._value(name, list if kind is tuple else kind) if name in self else 0
        )
        return value if name in self.data else default

    def __contains__(self, name: object) -> bool:
        self._read.add(str(name))
        return name in self.data

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    def _value(self, name: str, kind: type) -> Any:
        self._read.add(name)
        value = self.data[name]
        if type(value) is not kind:
            raise ConfigError(f"{self.where}: {name} must be {_KINDS[kind]}")
        if not (isinstance(value, list) and any(isinstance(v, dict) for v in value)):
            return value
        found = [
            _Fields(row, f"{self.where}: {name} {number}")
            for number, row in enumerate(value, 1)
        ]
        self.rows += found
        return found

    def check(self) -> None:
        """Raise ConfigError where something is said that is not read, or is wrong."""
        for name in self.data:
            checked(name, self._read, f"{self.where}: unknown field")
        if "versions" in self.data and not self.data.get("source"):
            raise ConfigError(f"{self.where} must have source")
        if self.data.get("class", "safe") not in _CLASSES:
            raise ConfigError(f"{self.where}: class must be one of {_CLASSES}")
        if not is_constraint(self.data.get("versions", ">= 0")):
            message = f"{self.where}: versions must be a constraint, such as >= 5.0.0"
            raise ConfigError(message)
        try:
            re.compile(self.data.get("fits", ""))
        except re.error as error:
            message = f"{self.where}: fits is no pattern: {error}"
            raise ConfigError(message) from error
        if "reason" in self._read and {"to", "reason", "unwrap"}.isdisjoint(self.data):
            raise ConfigError(f"{self.where} must have to, or the reason why it goes")
        for row in self.rows:
            row.check()


def check_rows(folder: str) -> None:
    """Raise ConfigError where a file with rows in a folder says what no row can."""
    for name, read in _READERS.items():
        for type_ in types_in(os.path.join(folder, name)):
            where = os.path.join(folder, name, f"{type_}.toml")
            fields = _Fields(source(os.path.join(folder, name), type_), where)
            try:
                read(fields)
            except (AttributeError, TypeError) as error:
                raise ConfigError(
                    f"{where}: a row is a table, as [[argument]]"
                ) from error
            fields.check()
