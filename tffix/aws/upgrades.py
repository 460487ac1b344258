"""What the upgrade guides of hashicorp/aws ask for, as rows.

The rows are in ``rules/upgrades/``, one file a type: ``aws_x.toml``,
``data.aws_x.toml`` and ``provider.aws.toml``. A file has tables of rows: ``argument``
and ``block`` for what is written otherwise or goes, ``read`` for attributes that are
read otherwise, ``default`` for defaults that change, ``split`` for what became a
resource of its own, ``type`` for the type itself, ``note`` for what is for a person.
Each row has the number of its ``guide``, a ``title``, and where there is something to
show, ``before`` and ``after``, which run as a test.
"""

from __future__ import annotations

import re

from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tffix.terraform.provider.versions import Versions

OLDEST = 4  # the first guide: what it deprecated is refused later, or never
KINDS = ("argument", "block", "read", "default", "split", "type", "note")
ABSENT = "absent"

_GUIDE = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides"


class Row(NamedTuple):
    """What all rows say.

    ``guide`` is the major version that brings the change. What it still takes, for
    something else or with a warning, is ``accepted``: there only who comes from an
    earlier version has something to do. From the major version ``until`` on, if one is
    said, another row makes it.
    """

    title: str
    guide: int
    is_safe: bool
    accepted: bool
    until: int

    @property
    def link(self) -> str:
        """The guide."""
        return f"{_GUIDE}/version-{self.guide}-upgrade"

    def is_due(self, versions: Versions, options: Mapping[str, str]) -> bool:
        """Whether a module that allows these versions has to make the change.

        ``options`` are those of the fixer: ``from`` is the major version from which
        the module comes, if it is being upgraded.
        """
        before = f", < {self.until}" if self.until else ""
        if not versions.within(f">= {self.guide}.0.0{before}"):
            return False
        came = options.get("from", "")
        is_upgrade = bool(came) and (self.guide <= OLDEST or int(came) < self.guide)
        return is_upgrade or not self.accepted


class Change(NamedTuple):
    """An argument or a block that is written otherwise.

    ``path`` leads to it; one that begins with ``*`` matches its end. ``to`` is its new
    name, ``write`` what is written in its place: lines in which ``{value}`` stands for
    the code of the value, ``{body}`` for what the block holds; with ``each`` once for
    each element of a list (``{index}``) or an object (``{key}``). An empty ``write``
    removes it. ``values`` maps the code of values, ``reads`` the attributes that the
    value reads: ``aws_instance.id`` to the name of another one. ``fits`` is a pattern
    for the code of the value. ``beside`` are arguments that must be there too, each
    with a pattern for its code, or ``ABSENT`` where they must not be; one of the
    resource itself begins with a slash. ``into`` are blocks beside, into the one of
    which that is there the item moves. ``one_more`` says that what is written may stand
    beside others of its name.
    """

    row: Row
    path: tuple[str, ...]
    is_block: bool
    to: str
    write: str | None
    each: bool
    values: Mapping[str, str]
    reads: Mapping[str, str]
    fits: str
    beside: Mapping[str, str]
    into: tuple[str, ...]
    one_more: bool

    def matches(self, path: tuple[str, ...], *, is_block: bool) -> bool:
        """Whether an item at a path is meant."""
        if self.is_block != is_block:
            return False
        if self.path[0] == "*":
            return path[1 - len(self.path) :] == self.path[1:]
        return path == self.path


class Read(NamedTuple):
    """An attribute that is read otherwise: ``to`` stands in the place of its name.

    One that is only made a list, ``to`` is ``name[0]``, changes where more follows.
    Where ``of`` is a type, as ``key`` has it, the attribute is one of the block of that
    type now whose argument ``by`` reads the one that had it. Where there is no such
    block, a data source is written that has ``by`` as ``id`` alone.
    """

    row: Row
    path: tuple[str, ...]
    to: str
    of: str
    by: str


class Default(NamedTuple):
    """A default that changes: ``value`` is the code of the one before.

    It is written where it is not there and all of ``beside`` are, in the blocks at the
    path ``block`` if that is said.
    """

    row: Row
    block: str
    name: str
    value: str
    beside: tuple[str, ...]


class Split(NamedTuple):
    """Arguments and blocks of a resource that are a resource of its own: ``to``.

    ``write`` is its body. In it, ``{this}`` stands for the address of the resource,
    ``{x}`` for the code of its argument ``x``, ``{x.y}`` for that of ``y`` in its block
    ``x``: a line whose argument is not there is left out, unless it has another value
    for that, ``{x|""}``. A line ``{blocks x.y}`` stands for all blocks ``y`` in its
    block ``x``, ``{blocks x.y as z}`` for the same by another name, and the lines from
    ``{each x as z}`` to ``{end}`` for the same with other content: in them, ``{y}`` is
    that of the block, and ``#`` its number. ``values`` maps the
    code of arguments. ``id`` is what the new resource is imported by, and ``keep`` what
    stays in the old one. Where the argument ``unless_null`` may be null, the new one is
    there only if it is not. ``needs`` are arguments that must be there, with their code
    if any is said, and ``follow`` attributes that are read of the new resource now.
    """

    row: Row
    names: tuple[str, ...]
    to: str
    write: str
    values: Mapping[str, Mapping[str, str]]
    id: str
    keep: str
    needs: Mapping[str, str]
    follow: frozenset[str]
    unless_null: str


class Type(NamedTuple):
    """A type that has another name, ``to``, or is gone.

    ``id`` is what a resource of the new name is imported by: code in which ``{x}``
    stands for that of its argument ``x``.
    """

    row: Row
    to: str
    id: str


class Note(NamedTuple):
    """What is for a person: ``todo`` says what.

    It is about each block of the type that has ``argument`` and lacks ``absent``, if
    they are said, or about each reference that reads ``read``. ``on`` is ``import``
    where it is about imports only, and ``nothing`` where that cannot be told.
    """

    row: Row
    todo: str
    argument: str
    absent: str
    read: str
    on: str


class Upgrades(NamedTuple):
    """The rows about a type."""

    changes: tuple[Change, ...] = ()
    reads: tuple[Read, ...] = ()
    defaults: tuple[Default, ...] = ()
    splits: tuple[Split, ...] = ()
    type: Type | None = None
    notes: tuple[Note, ...] = ()

    def says(self, path: tuple[str, ...], *, is_block: bool) -> bool:
        """Whether a row is about an argument or a block at a path."""
        return any(
            change.matches(path, is_block=is_block) for change in self.changes
        ) or any(path == (name,) for split in self.splits for name in split.names)


NONE = Upgrades()


def key(kind: str, type_: str) -> str:
    """Give how the table calls a type of resource or data source, or a provider."""
    return type_ if kind == "resource" else f"{kind}.{type_}"


def upgrades(file: dict[str, Any]) -> Upgrades:
    """Read what a file says."""
    types = [
        Type(_row(row), row.get("to", ""), row.get("id", ""))
        for row in file.get("type", ())
    ]
    return Upgrades(
        tuple(
            _change(row, is_block=kind == "block")
            for kind in ("argument", "block")
            for row in file.get(kind, ())
        ),
        tuple(
            Read(
                _row(row),
                tuple(row["name"].split(".")),
                row["to"],
                row.get("of", ""),
                row.get("by", ""),
            )
            for row in file.get("read", ())
        ),
        tuple(
            Default(
                _row(row),
                row.get("block", ""),
                row["name"],
                row["value"],
                tuple(row.get("beside", ())),
            )
            for row in file.get("default", ())
        ),
        tuple(_split(row) for row in file.get("split", ())),
        types[0] if types else None,
        tuple(
            Note(
                _row(row),
                row["todo"],
                *(row.get(name, "") for name in ("argument", "absent", "read", "on")),
            )
            for row in file.get("note", ())
        ),
    )


def _row(row: Mapping[str, Any]) -> Row:
    return Row(
        row["title"],
        row["guide"],
        row.get("class", "safe") == "safe",
        row.get("accepted", False),
        row.get("until", 0),
    )


def _change(row: Mapping[str, Any], *, is_block: bool) -> Change:
    return Change(
        _row(row),
        tuple(re.split(r"\.", row["name"])),
        is_block,
        row.get("to", ""),
        row.get("write"),
        row.get("each", False),
        row.get("values", {}),
        row.get("reads", {}),
        row.get("fits", ""),
        row.get("beside", {}),
        tuple(row.get("into", ())),
        row.get("one_more", False),
    )


def _split(row: Mapping[str, Any]) -> Split:
    return Split(
        _row(row),
        tuple(row["names"]),
        row["to"],
        row["write"],
        row.get("values", {}),
        row.get("id", ""),
        row.get("keep", ""),
        row.get("needs", {}),
        frozenset(row.get("follow", ())),
        row.get("unless_null", ""),
    )
