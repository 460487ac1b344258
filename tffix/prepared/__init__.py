"""What is worked out when the wheel is built, so that no run has to.

``python -m tffix.cli.prepare`` writes the files of this folder. A checkout has none
of them: there all is worked out when it is asked for, and a change shows at once.
"""

from __future__ import annotations

import os
from functools import cache

from tffix.typed import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

FOLDER = os.path.dirname(__file__)
API = "api.bin"
TYPES = "types.bin"

_NOTHING: Any = None
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


def write_types(folder: str, keys: Iterable[str]) -> None:
    """Write what is kept of types and of blocks; see ``of_type`` and ``of_block``.

    A record has all that is kept of a type, alone and in blocks of each kind.
    """
    from marshal import dumps  # noqa: PLC0415, for builds only

    made: dict[str, dict[str, dict[str, Any]]] = {}
    for key in sorted(keys):
        kind, is_block, type_ = key.rpartition(" ")
        found = {
            name: value
            for name, one in (_of_blocks if is_block else _of_types).items()
            if (value := one.make(key)) is not None
        }
        made.setdefault(type_, {})[kind] = found
    records, lines = b"", ""
    for type_ in sorted(made):
        record = dumps(made[type_], _PLAIN)
        lines += f"\n{type_}\t{len(records)} {len(record)}\n"
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
            kind, _, type_ = key.rpartition(" ")
            record = _record(type_).get(kind)
            found = (
                self.make(key) if record is None else record.get(self.name, _NOTHING)
            )
            self._known[key] = found
            return found

    def prepared_types(self) -> Iterator[str]:
        """Give the types for which something else than None is prepared."""
        lines, _ = _index()
        for line in filter(None, lines.decode().split("\n")):
            type_ = line.partition("\t")[0]
            if self.name in _record(type_).get("", ()):
                yield type_


_of_types: dict[str, Kept[Any]] = {}
_of_blocks: dict[str, Kept[Any]] = {}


def of_type(make: Callable[[str], _T], name: str = "") -> Kept[_T]:
    """Keep what a function gives for a type; a wheel has it for all bundled types.

    What it gives is made of numbers, texts, tuples, dictionaries and frozen sets, and
    follows from what comes with tffix alone. It goes by its own name, or another.
    """
    kept = Kept(make, name)
    _of_types[kept.name] = kept
    return kept


def of_block(make: Callable[[str], _T]) -> Kept[_T]:
    """Keep the same for blocks, by kind and type: ``resource aws_lb``, ``locals ``."""
    kept = Kept(make, "")
    _of_blocks[kept.name] = kept
    return kept


_PLAIN = 2  # the version of marshal that writes the same bytes for the same value


@cache
def _record(type_: str) -> Mapping[str, Mapping[str, Any]]:
    """Give what was prepared for a type, by kind and the names of the functions."""
    from marshal import loads  # noqa: PLC0415, a checkout has nothing to load

    lines, begin = _index()
    line = b"\n%s\t" % type_.encode()
    at = lines.find(line)
    if at < 0:
        return {}
    at += len(line)
    start, size = map(int, lines[at : lines.index(b"\n", at)].split(b" "))
    with open(os.path.join(FOLDER, TYPES), "rb") as file:
        file.seek(begin + start)
        found: dict[str, dict[str, Any]] = loads(file.read(size))  # noqa: S302, as above
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
