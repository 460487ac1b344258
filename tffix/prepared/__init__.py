"""What is worked out when the wheel is built, so that no run has to.

``python -m tffix.cli.prepare`` writes the files of this folder. A checkout has none
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


def write_types(folder: str, types: Iterable[str], blocks: Iterable[str]) -> None:
    """Write what is kept of types, and of blocks; see ``of_type`` and ``of_block``."""
    from marshal import dumps  # noqa: PLC0415, for builds only

    records, lines = b"", ""
    for functions, keys in ((_of_types, types), (_of_blocks, blocks)):
        for key in sorted(keys):
            record = dumps({one.name: one.make(key) for one in functions}, _PLAIN)
            lines += f"\n{key}\t{len(records)} {len(record)}\n"
            records += record
    _write(folder, TYPES, b"%d\n%s%s" % (len(lines), lines.encode(), records))


class Kept(Generic[_T]):
    """A function of a text, by its ``name``, and how it is worked out."""

    def __init__(self, make: Callable[[str], _T], name: str) -> None:
        self.name = name or f"{make.__module__}.{make.__qualname__}"
        self.make = make
        self._known: dict[str, _T] = {}

    def __call__(self, key: str) -> _T:
        """Give it for a type, or a block."""
        try:
            return self._known[key]
        except KeyError:
            record = _record(key)
            found = record[self.name] if self.name in record else self.make(key)
            self._known[key] = found
            return found


_of_types: list[Kept[Any]] = []
_of_blocks: list[Kept[Any]] = []


def of_type(make: Callable[[str], _T], name: str = "") -> Kept[_T]:
    """Keep what a function gives for a type; a wheel has it for all bundled types.

    What it gives is made of numbers, texts, tuples, dictionaries and frozen sets, and
    follows from what comes with tffix alone. It goes by its own name, or another.
    """
    kept = Kept(make, name)
    _of_types.append(kept)
    return kept


def of_block(make: Callable[[str], _T]) -> Kept[_T]:
    """Keep the same for blocks, by kind and type: ``resource aws_lb``, ``locals ``."""
    kept = Kept(make, "")
    _of_blocks.append(kept)
    return kept


_PLAIN = 2  # the version of marshal that writes the same bytes for the same value


@cache
def _record(key: str) -> Mapping[str, Any]:
    """Give what was prepared for a type or a block, by the names of the functions."""
    from marshal import loads  # noqa: PLC0415, a checkout has nothing to load

    lines, begin = _index()
    line = b"\n%s\t" % key.encode()
    at = lines.find(line)
    if at < 0:
        return {}
    at += len(line)
    start, size = map(int, lines[at : lines.index(b"\n", at)].split(b" "))
    with open(os.path.join(FOLDER, TYPES), "rb") as file:
        file.seek(begin + start)
        found: dict[str, Any] = loads(file.read(size))  # noqa: S302, as above
    return found


@cache
def _index() -> tuple[bytes, int]:
    """Give the lines that say where records are, and where the first is."""
    try:
        with open(os.path.join(FOLDER, TYPES), "rb") as file:
            lines = file.read(int(file.readline()))
            return lines, file.tell()
    except OSError:
        return b"", 0


def _bytes(name: str) -> bytes:
    try:
        with open(os.path.join(FOLDER, name), "rb") as file:
            return file.read()
    except OSError:
        return b""


def _write(folder: str, name: str, data: bytes) -> None:
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)
