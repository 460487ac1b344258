"""Rules as data: what becomes of a name or a value that the provider refuses.

The rules are rows in TOML files, one file a type: ``rules/resources/aws_lb.toml`` for
the arguments, blocks and values of a resource type, ``rules/types/`` for the names of
types that do not exist. A file is read when its type is asked for, so that the size of
the table costs nothing. CONTRIBUTING says what a row is made of.
"""

from __future__ import annotations

from itertools import takewhile

from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

ANY = "*"
_IGNORED = str.maketrans("", "", "-_. ")


_REFERENCE = pattern(r"[a-z]\w*(?: \. [\w-]+| \[ [^][]+ \])+")  # of tokens


class Row(NamedTuple):
    """A name that the provider refuses, and what becomes of it.

    ``to`` leads from the body in which the old name stands to the new one: ``up`` out
    of so many blocks, then through blocks that may have to be written. Of a block that
    is to be unwrapped it is empty: what it holds belongs where it stands. Without
    ``to``, the item goes, as ``reason`` says.

    ``versions`` is a constraint: those that refuse the old name and accept the new one.
    ``values`` are the only values that it may have, as code, and what they become;
    ANY is what a reference becomes, in which ``{value}`` stands for it. ``fits`` is a
    pattern for those that are literal. A value that is ``in_list``
    becomes the one element of a list; one that is ``first`` was such a list. ``also``
    is a second argument that has the same value. What is ``implied`` by the new
    argument goes without being written there.
    """

    path: tuple[str, ...]
    is_block: bool
    up: int
    to: tuple[str, ...] | None
    versions: str
    values: Mapping[str, str]
    fits: str
    in_list: bool
    first: bool
    also: str
    implied: bool
    reason: str
    safe: bool


class RenamedType(NamedTuple):
    """The name that a resource type really has, and the versions that have it so."""

    to: str
    versions: str


class Inlined(NamedTuple):
    """What the provider has as a resource of its own, of type ``type``.

    ``sets`` are arguments that this resource has besides what is in the block, with
    their values as code, in which THIS is the resource that the block stood in.
    ``block`` is the nested block that takes what is in it, ``names`` are those that
    have another name there. It is a block, or an argument where there is a name for its
    ``value`` in the resource; that is a list where there is one for ``each`` of it.
    """

    type: str
    sets: Mapping[str, str]
    block: str
    names: Mapping[str, str]
    value: str
    each: bool
    versions: str
    safe: bool


class Rules(NamedTuple):
    """The rows of a type: names by path and whether a block has them, values by path.

    Of the values, the keys are in lower case and without signs; of what is a resource
    of its own they are the names of the blocks.
    """

    names: Mapping[tuple[tuple[str, ...], bool], Row]
    values: Mapping[tuple[str, ...], Mapping[str, str]]
    inlined: Mapping[str, Inlined]


NONE = Rules({}, {}, {})


def rules(file: dict[str, Any]) -> Rules:
    """Read what the file of a type of resource says."""
    rows = [_row(row, is_block=False) for row in file.get("argument", ())]
    rows += [_row(row, is_block=True) for row in file.get("block", ())]
    values: dict[tuple[str, ...], dict[str, str]] = {}
    for row in file.get("value", ()):
        plain = row["value"].lower().translate(_IGNORED)
        values.setdefault(tuple(row["name"].split(".")), {})[plain] = row["to"]
    inlined = {row["name"]: _inlined(row) for row in file.get("inlined", ())}
    return Rules({(row.path, row.is_block): row for row in rows}, values, inlined)


def becomes(values: Mapping[str, str], code: str, text: str) -> str | None:
    """Give what values become: ``values`` of a row; None where nothing is known.

    ``code`` is the value with one space between tokens, ``text`` as it is written.
    """
    if ANY in values and _REFERENCE.fullmatch(code):
        return values[ANY].replace("{value}", text)
    return values.get(code)


def _inlined(row: dict[str, Any]) -> Inlined:
    return Inlined(
        row["type"],
        row["sets"],
        row.get("block", ""),
        row.get("names", {}),
        row.get("value", ""),
        row.get("each", False),
        row["versions"],
        row.get("class", "safe") == "safe",
    )


def _row(row: dict[str, Any], *, is_block: bool) -> Row:
    path = tuple(row["name"].split("."))
    to, up = _way(path[:-1], row["to"]) if "to" in row else (None, 0)
    return Row(
        path,
        is_block,
        up,
        () if row.get("unwrap", False) else to,
        row["versions"],
        row.get("values", {}),
        row.get("fits", ""),
        row.get("in_list", False),
        row.get("first", False),
        row.get("also", ""),
        row.get("implied", False),
        row.get("reason", ""),
        row.get("class", "safe") == "safe",
    )


def _way(body: tuple[str, ...], to: str) -> tuple[tuple[str, ...], int]:
    """Give how to get from a body to a path: down through names, after so many up."""
    path = tuple(to.split("."))
    pairs = zip(body, path[:-1], strict=False)
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    return path[same:], len(body) - same


def renamed_type(file: dict[str, Any]) -> RenamedType:
    """Read what the file of a type that does not exist says."""
    return RenamedType(file["to"], file["versions"])
