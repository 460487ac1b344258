"""Folders of TOML files, one file a type, each read when its type is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

from tffix.errors import ConfigError
from tffix.lazy_re import pattern

BUNDLED = os.path.join(os.path.dirname(__file__), "rules")
KINDS = ("argument", "block")

_ENDING = ".toml"
_NAME = pattern(
    r'(?m)^\[\[(argument|block)\]\]\n(?:\w+ = .*\n)*?name = "(?:[^".]*\.)*+([^"]*)"'
)
_T = TypeVar("_T")


class Table(Mapping[str, _T], Generic[_T]):
    """What the files of a name in some folders say, by type, each read when asked for.

    ``own`` are folders that have a folder of that name too, beside the bundled one.
    Of two rows about one name, theirs counts.
    """

    def __init__(
        self, folder: str, read: Callable[[dict[str, Any]], _T], own: Sequence[str] = ()
    ) -> None:
        self._bundled = os.path.join(BUNDLED, folder)
        self._own = [os.path.join(one, folder) for one in own]
        self._read = read
        self._found: dict[str, _T] = {}

    @cached_property
    def _types(self) -> dict[str, list[str]]:
        """The folders that have a file of a type, by types."""
        found: dict[str, list[str]] = {}
        for folder in (self._bundled, *self._own):
            for type_ in types_in(folder):
                found.setdefault(type_, []).append(folder)
        return found

    def source(self, type_: str) -> dict[str, Any]:
        """Give what the files of a type say, tests and all."""
        said: dict[str, Any] = {}
        for folder in self._types[type_]:
            for key, value in source(folder, type_).items():
                said[key] = said.get(key, []) + value if type(value) is list else value
        return said

    def names(self, type_: str, *, is_block: bool) -> frozenset[str]:
        """Give the names in the rows of a type about arguments, or about blocks.

        Of a path, it is the last one. Those of the bundled files are told from the
        text: to ask for the rows takes much longer.
        """
        wanted = KINDS[is_block]
        found: set[str] = set()
        for folder in self._types.get(type_, ()):
            if folder == self._bundled:
                path = os.path.join(folder, type_ + _ENDING)
                with open(path, encoding="utf-8") as file:
                    named = _NAME.findall(file.read())
                found.update(name for kind, name in named if kind == wanted)
            else:
                rows = source(folder, type_).get(wanted, ())
                found.update(row["name"].rpartition(".")[2] for row in rows)
        return frozenset(found)

    def __getitem__(self, type_: str) -> _T:
        if type_ not in self._found:
            self._found[type_] = self._read(self.source(type_))
        return self._found[type_]

    def __contains__(self, type_: object) -> bool:
        return type_ in self._types

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._types))

    def __len__(self) -> int:
        return len(self._types)


def types_in(folder: str) -> list[str]:
    """Give the types that a folder has files of; none where it is not there."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    return sorted(
        name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING)
    )


def source(folder: str, type_: str) -> dict[str, Any]:
    """Give what the file of a type says.

    Raises ConfigError where it cannot be read, or is not TOML.
    """
    import tomllib  # noqa: PLC0415, deferred: clean trees ask for no type

    path = os.path.join(folder, type_ + _ENDING)
    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}: not TOML: {error}") from error
