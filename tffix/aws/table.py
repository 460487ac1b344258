"""Folders of TOML files, one file a type, each read when its type is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial

from tffix import prepared
from tffix.errors import ConfigError
from tffix.typed import Any, Generic, TypeVar

BUNDLED = os.path.join(os.path.dirname(__file__), "rules")
KINDS = ("argument", "block")
# what rows show, which only tests and pages read
EXAMPLE = frozenset(("before", "after", "required"))

_ENDING = ".toml"
_SOURCE = "source"  # where a row is from
_T = TypeVar("_T")


class Table(Mapping[str, _T], Generic[_T]):
    """What the files of a name in some folders say, by type, each read when asked for.

    ``own`` are folders that have a folder of that name too, beside the bundled one.
    Of two rows about one name, theirs counts.
    """

    def __init__(
        self, folder: str, read: Callable[[dict[str, Any]], _T], own: Sequence[str] = ()
    ) -> None:
        self._bundled = _bundled(folder)
        self._own = [os.path.join(one, folder) for one in own]
        self._folder = os.path.join(BUNDLED, folder)
        self._read = read
        self._found: dict[str, _T] = {}

    @cached_property
    def _own_types(self) -> dict[str, list[str]]:
        """The folders of one's own that have a file of a type, by types."""
        found: dict[str, list[str]] = {}
        for folder in self._own:
            for type_ in types_in(folder):
                found.setdefault(type_, []).append(folder)
        return found

    def _said(self, type_: str) -> dict[str, Any]:
        """Give what the files of a type say, without what they show."""
        said = dict(self._bundled(type_) or {})
        for folder in self._own_types.get(type_, ()):
            for key, value in _without_examples(source(folder, type_)).items():
                said[key] = said.get(key, []) + value if type(value) is list else value
        return said

    def names(self, type_: str, *, is_block: bool) -> frozenset[str]:
        """Give the names in the rows of a type about arguments, or about blocks.

        Of a path, it is the last one.
        """
        rows = self._said(type_).get(KINDS[is_block], ())
        return frozenset(row["name"].rpartition(".")[2] for row in rows)

    def __getitem__(self, type_: str) -> _T:
        if type_ not in self._found:
            if type_ not in self:
                raise KeyError(type_)
            self._found[type_] = self._read(self._said(type_))
        return self._found[type_]

    def __contains__(self, type_: object) -> bool:
        return type_ in self._own_types or (
            isinstance(type_, str) and self._bundled(type_) is not None
        )

    def __iter__(self) -> Iterator[str]:
        bundled = types_in(self._folder) or self._bundled.prepared_types()
        return iter(sorted({*bundled, *self._own_types}))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def _bundled(folder: str) -> prepared.Kept[dict[str, Any] | None]:
    """Give what the bundled files of a folder say, by type."""
    return prepared.of_type(partial(_row, os.path.join(BUNDLED, folder)), folder)


def _row(folder: str, type_: str) -> dict[str, Any] | None:
    path = os.path.join(folder, type_ + _ENDING)
    return _without_examples(source(folder, type_)) if os.path.isfile(path) else None


def _without_examples(said: dict[str, Any]) -> dict[str, Any]:
    """Give what a file, or a row in it, says, without what only its readers want."""
    return {
        key: [_without_examples(row) for row in value]
        if isinstance(value, list) and any(isinstance(row, dict) for row in value)
        else value
        for key, value in said.items()
        if key not in EXAMPLE and key != _SOURCE
    }


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
