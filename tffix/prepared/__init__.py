"""What is worked out when the wheel is built, so that no run has to.

``python -m tffix.engine.prepare`` writes the files of this folder. A checkout has none
of them: there all is worked out when it is asked for, and a change shows at once.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

FOLDER = os.path.dirname(__file__)
TYPES = "types.bin"

_T = TypeVar("_T")


def read(name: str) -> Any:
    """Give what was written as a file; None where there is none."""
    from marshal import loads  # noqa: PLC0415, a checkout has nothing to load

    data = _bytes(name)
    return loads(data) if data else None  # noqa: S302, a part of the package, as its code


def write(folder: str, name: str, value: Any) -> None:
    """Write a file of a folder, with the same bytes for the same value."""
    from marshal import dumps  # noqa: PLC0415, for builds only

    _write(folder, name, dumps(value, _PLAIN))


def write_types(folder: str, types: Iterable[str]) -> None:
    """Write what the functions of types give for each of some."""
    from marshal import dumps  # noqa: PLC0415, for builds only

    records, lines = b"", ""
    for type_ in sorted(types):
        record = dumps({one.name: one.make(type_) for one in _functions}, _PLAIN)
        lines += f"\n{type_} {len(records)} {len(record)}\n"
        records += record
    _write(folder, TYPES, b"%d\n%s%s" % (len(lines), lines.encode(), records))


def of_type(make: Callable[[str], _T]) -> OfType[_T]:
    """Keep what a function gives for a type; for types that were prepared, it is read.

    What it gives is made of numbers, texts, tuples, dictionaries and frozen sets, and
    follows from what comes with tffix alone.
    """
    return OfType(make)


class OfType(Generic[_T]):
    """A function of types, by its ``name``, and how it is worked out."""

    def __init__(self, make: Callable[[str], _T]) -> None:
        self.name = f"{make.__module__}.{make.__qualname__}"
        self.make = make
        self._known: dict[str, _T] = {}
        _functions.append(self)

    def __call__(self, type_: str) -> _T:
        """Give it for a type."""
        try:
            return self._known[type_]
        except KeyError:
            record = _record(type_)
            found = record[self.name] if self.name in record else self.make(type_)
            self._known[type_] = found
            return found


_PLAIN = 2  # the version of marshal that writes the same bytes for the same value
_functions: list[OfType[Any]] = []


@cache
def _record(type_: str) -> Mapping[str, Any]:
    """Give what was prepared for a type, by the names of the functions."""
    from marshal import loads  # noqa: PLC0415, a checkout has nothing to load

    data = _types()
    head = data.find(b"\n") + 1
    length = int(data[:head] or 0)
    at = data.find(b"\n%s " % type_.encode(), head, head + length)
    if at < 0:
        return {}
    _, start, size = data[at + 1 : data.index(b"\n", at + 1)].split(b" ")
    begin = head + length + int(start)
    found: dict[str, Any] = loads(data[begin : begin + int(size)])  # noqa: S302, as above
    return found


@cache
def _types() -> bytes:
    return _bytes(TYPES)


def _bytes(name: str) -> bytes:
    try:
        with open(os.path.join(FOLDER, name), "rb") as file:
            return file.read()
    except OSError:
        return b""


def _write(folder: str, name: str, data: bytes) -> None:
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)
