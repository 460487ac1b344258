"""Facts about AWS and its Terraform provider, as data.

The facts are files beside this module, each with its source at its head, one resource
type a line; a line is read when its type is asked for. A wheel has the lines prepared
instead. ``python -m tffix.aws.update`` makes the files: it measures a real provider and
reads AWS' own service models.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property

from tffix import prepared
from tffix.typed import Any, Generic, NamedTuple, TypeVar

UNLIMITED = 1_000_000
# Versions of which the facts are sure: 5.100.0, with which they were measured, is the
# last 5.x, and accepts all that earlier ones do. A later one can accept more.
MEASURED = "< 6.0.0"

_T = TypeVar("_T")
_GROUPS = (
    ("a-z", "abcdefghijklmnopqrstuvwxyz"),
    ("A-Z", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    ("0-9", "0123456789"),
)


class Characters(NamedTuple):
    """A set of characters: ``in`` tells whether a character is one of them.

    Of characters beyond ASCII all or none are in it.
    """

    text: str
    everything: bool = False

    def __contains__(self, character: object) -> bool:
        return self.everything or (
            isinstance(character, str)
            and ("é" if character > "\x7f" else character) in self.text
        )

    def __str__(self) -> str:
        """Say which they are: ``a-z 0-9 -``."""
        said, text = [], self.text
        for short, group in _GROUPS:
            if all(character in text for character in group):
                said.append(short)
                text = "".join(one for one in text if one not in group)
        return " ".join([*said, *text]).replace("  ", " space")

    def others(self, text: str) -> set[str]:
        """Give the characters of a text that are none of them."""
        # most texts have no others: then this takes all of it away, and fast
        if self.everything or not text.strip(self.text):
            return set()
        found = set(text).difference(self.text)
        return found if text.isascii() else {one for one in found if one not in self}


class NameRule(NamedTuple):
    """What a name argument may be; whatever else is refused, by whom and when.

    ``shortest`` and ``longest`` are in characters, ``UNLIMITED`` where none is known.
    ``middle`` are the allowed characters, ``start`` and ``end`` those at the ends. A
    name must begin with ``head`` and end with ``tail`` (mostly empty: ``alias/``), must
    not go on with a reserved prefix (case matters), end in a reserved suffix, or hold
    one of ``never`` (such as ``--``). Where ``arns``, an ARN is accepted in its place.

    ``phase`` is when the provider refuses: ``validate`` (``plan`` where the value is
    known only then), ``plan``, or ``apply`` where only AWS does; ``applied`` names the
    fields that are stricter because of AWS alone. ``outlived``: older resources may
    break the rule, new ones cannot. ``older``: AWS allows more since, and so may
    providers that are later than the measured one. ``replaces`` is whether a change of
    the argument replaces the resource, None where that is not known. ``api`` is where
    AWS says so.
    """

    longest: int = UNLIMITED
    reserved_prefixes: tuple[str, ...] = ()
    shortest: int = 0
    middle: Characters = Characters("", everything=True)
    start: Characters = Characters("", everything=True)
    end: Characters = Characters("", everything=True)
    never: tuple[str, ...] = ()
    reserved_suffixes: tuple[str, ...] = ()
    head: str = ""
    tail: str = ""
    arns: bool = False
    phase: str = "validate"
    applied: frozenset[str] = frozenset()
    outlived: bool = False
    older: bool = False
    replaces: bool | None = None
    api: str = ""

    def accepts(self, name: str) -> bool:
        """Whether a name of ASCII characters breaks no part of the rule."""
        begin = name.removeprefix(self.head)
        return (
            self.shortest <= len(name) <= self.longest
            and not self.middle.others(begin)
            and name.startswith(self.head)
            and (not begin or (begin[0] in self.start and begin[-1] in self.end))
            and name.endswith(self.tail)
            and not begin.startswith(self.reserved_prefixes)
            and not name.endswith(self.reserved_suffixes)
            and not any(inside in name for inside in self.never)
        )

    def phase_of(self, field: str) -> str:
        """Give when the restriction of a field shows: validate, plan or apply."""
        return "apply" if field in self.applied else self.phase


class ValueRule(NamedTuple):
    """The values that an argument may have.

    Where ``any_case``, letters are accepted in any case. ``later`` are those that AWS
    has added since they were measured, which a later provider may accept; None where
    AWS does not list them, so that a later provider may accept anything.
    """

    values: tuple[str | int, ...]
    any_case: bool = False
    later: frozenset[str] | None = None

    @property
    def texts(self) -> list[str]:
        """Those of the values that are texts."""
        return [value for value in self.values if isinstance(value, str)]


class NumberRule(NamedTuple):
    """The numbers that an argument may be: ``in`` tells whether one is among them.

    They are those from ``least`` to ``most`` (None where there is no border) that are
    divisible by ``step``, if there is one, and beside them the ``values``.
    """

    least: float | None = None
    most: float | None = None
    step: int = 0
    values: tuple[float, ...] = ()

    def __contains__(self, number: object) -> bool:
        return number in self.values or (
            isinstance(number, int | float)
            and (self.least is None or self.least <= number)
            and (self.most is None or number <= self.most)
            and (not self.step or number % self.step == 0)
        )


class Format(NamedTuple):
    """The form that a text must have.

    It is one of ``forms``: arn, json, ipv4_cidr, ipv6_cidr, ipv4, ipv6, account,
    timestamp, uuid, weekly_window, daily_window; or what ``pattern`` finds, which is
    one of Go. ``network``: the host's bits of an IPv4 CIDR must be zero. ``empty``: an
    empty text is accepted, too.
    """

    forms: frozenset[str] = frozenset()
    pattern: str = ""
    network: bool = False
    empty: bool = False


class OneOf(NamedTuple):
    """Arguments and blocks of which one is needed: exactly one where ``only``.

    That is asked where the ``block`` at a path is written; ``()`` is the resource.
    """

    paths: frozenset[tuple[str, ...]]
    only: bool
    block: tuple[str, ...]


class LoneBlock(NamedTuple):
    """The only block that another one can hold, and only once.

    ``optional`` says that it can be absent.
    """

    name: str
    optional: bool = False


class Facts(Mapping[str, _T], Generic[_T]):
    """Facts by resource type, each read when it is asked for; ``name`` is the file."""

    def __init__(self, name: str, read: Callable[[Any], _T]) -> None:
        self._name = name
        self._read = read
        self._stored = prepared.of_type(self._row, name)
        self._facts: dict[str, _T] = {}

    def __getitem__(self, type_: str) -> _T:
        if type_ not in self._facts:
            stored = self._stored(type_)
            if stored is None:
                raise KeyError(type_)
            self._facts[type_] = self._read(stored)
        return self._facts[type_]

    def __contains__(self, type_: object) -> bool:
        return isinstance(type_, str) and self._stored(type_) is not None

    @cached_property
    def _lines(self) -> dict[str, bytes]:
        path = os.path.join(os.path.dirname(__file__), self._name)
        try:
            with open(path, "rb") as file:
                lines = file.read().split(b"\n")
        except FileNotFoundError:
            return {}  # in a wheel: what there is, is prepared
        return {
            line[1 : line.index(b'"', 1)].decode(): line
            for line in lines
            if line.startswith((b'"aws_', b'"data.aws_'))
        }

    def _row(self, type_: str) -> Any:
        """Give what is stored of a type; None where there is nothing."""
        if type_ not in self._lines:
            return None
        import json  # noqa: PLC0415, a wheel has it prepared

        _, _, value = self._lines[type_].partition(b": ")
        return json.loads(value.removesuffix(b","))

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines) if self._lines else self._stored.prepared_types()

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def names() -> Mapping[str, dict[str, NameRule]]:
    """Give the rules of arguments that name what a resource makes.

    They are by resource type and argument, and hold the prefixes of names too.
    """
    return Facts("names.json", name_rules)


@cache
def enums() -> Mapping[str, dict[tuple[str, ...], ValueRule]]:
    """Give the values of arguments that have a few, by resource type and path.

    A path leads through nested blocks: ``("default_action", "type")``. Of a list, it is
    the elements that have these values.
    """
    return Facts("enums.json", _value_rules)


@cache
def ranges() -> Mapping[str, dict[tuple[str, ...], NumberRule]]:
    """Give the numbers that arguments may be, by type and path.

    Data sources have types such as ``data.aws_ami``. Numbers that are only listed are
    in ``enums``.
    """
    return Facts("ranges.json", _number_rules)


@cache
def formats() -> Mapping[str, dict[tuple[str, ...], Format]]:
    """Give the forms that texts must have, by type and path, as ``ranges`` does.

    Of a list, it is the elements that have this form.
    """
    return Facts("formats.json", _formats)


@cache
def conflicts() -> Mapping[str, dict[tuple[str, ...], frozenset[tuple[str, ...]]]]:
    """Give, by type and path, the arguments and blocks that one cannot stand beside.

    Those of which one is needed, and only one, are in ``one_of``. As there, and in
    ``required_with``, data sources have types such as ``data.aws_ami``, and paths that
    share a block mean the same block of that name. What is null is not there; ``false``
    is, and mostly an empty text or list. Unknown values are never refused.
    """
    return Facts("conflicts.json", _groups_of_paths)


@cache
def one_of() -> Mapping[str, tuple[OneOf, ...]]:
    """Give, by type, the arguments and blocks of which one is needed."""
    return Facts("one_of.json", _ones)


@cache
def required_with() -> Mapping[str, dict[tuple[str, ...], frozenset[tuple[str, ...]]]]:
    """Give, by type and path, what must be there where an argument or block is."""
    return Facts("required_with.json", _groups_of_paths)


@cache
def lone_blocks() -> Mapping[str, dict[tuple[str, ...], LoneBlock]]:
    """Give, by resource type, the blocks that can hold nothing but one other block.

    The keys are paths of blocks that may repeat, such as ``("spec", "backend")``; the
    value is the one block that each of them holds, once, such as ``virtual_service``.
    """
    return Facts("lone_blocks.json", _lone_blocks)


@cache
def deprecated() -> Mapping[str, dict[tuple[str, ...], str]]:
    """Give, by type and path, what 6.x warns of, and what is written in its place.

    They are arguments, blocks and attributes that are read; data sources have types
    such as ``data.aws_region``. Empty where nothing is written in its place.
    """
    return Facts("deprecated.json", _uses)


@cache
def untaggable() -> Mapping[str, str]:
    """Give the resource types without ``tags``, each with the versions without them.

    They are a constraint, empty where the API of AWS takes no tags, so that no version
    can have any.
    """
    return Facts("untaggable.json", _versions)


def _uses(rows: dict[str, str]) -> dict[tuple[str, ...], str]:
    return {tuple(path.split(".")): use for path, use in rows.items()}


def _versions(row: dict[str, str]) -> str:
    return row["versions"]


def _number_rules(
    rows: dict[str, dict[str, Any]],
) -> dict[tuple[str, ...], NumberRule]:
    return {
        _path(path): NumberRule(**row | {"values": tuple(row.get("values", ()))})
        for path, row in rows.items()
    }


def _formats(rows: dict[str, dict[str, Any]]) -> dict[tuple[str, ...], Format]:
    return {
        _path(path): Format(**row | {"forms": frozenset(row.get("forms", ()))})
        for path, row in rows.items()
    }


def _groups_of_paths(
    rows: dict[str, list[str]],
) -> dict[tuple[str, ...], frozenset[tuple[str, ...]]]:
    return {_path(path): _paths(others) for path, others in rows.items()}


def _ones(rows: list[dict[str, Any]]) -> tuple[OneOf, ...]:
    return tuple(
        OneOf(_paths(row["of"]), row.get("only", False), _path(row.get("in", "")))
        for row in rows
    )


def _paths(texts: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(map(_path, texts))


def _path(text: str) -> tuple[str, ...]:
    return tuple(text.split(".")) if text else ()


def _lone_blocks(rows: dict[str, dict[str, Any]]) -> dict[tuple[str, ...], LoneBlock]:
    return {
        tuple(path.split(".")): LoneBlock(row["holds"], row.get("optional", False))
        for path, row in rows.items()
    }


def _value_rules(
    arguments: dict[str, dict[str, Any]],
) -> dict[tuple[str, ...], ValueRule]:
    return {
        tuple(path.split(".")): ValueRule(
            tuple(rule["values"]),
            rule.get("any_case", False),
            frozenset(rule["later"]) if "later" in rule else None,
        )
        for path, rule in arguments.items()
    }


def name_rules(arguments: dict[str, dict[str, Any]]) -> dict[str, NameRule]:
    """Read what is stored of the arguments of a type."""
    return {argument: _rule(rule) for argument, rule in arguments.items()}


_FIELDS = {
    "inside": "never",
    "prefixes": "reserved_prefixes",
    "suffixes": "reserved_suffixes",
}


def _rule(stored: dict[str, Any]) -> NameRule:
    values: dict[str, Any] = {}
    for key, value in stored.items():
        if isinstance(value, list):
            values[_FIELDS.get(key, key)] = tuple(value)
        elif key in ("middle", "start", "end"):
            values[key] = _characters(value)
        else:
            values[key] = value
    for field in ("start", "end"):
        values.setdefault(field, values.get("middle", NameRule().middle))
    applied = values.pop("apply", ())
    values["applied"] = frozenset(_FIELDS.get(field, field) for field in applied)
    return NameRule(**values)


def _characters(text: str) -> Characters:
    groups = ""
    for short, group in _GROUPS:
        if text.startswith(short):
            groups += group
            text = text.removeprefix(short)
    return Characters(groups + text)
