"""Ask a provider which values an argument may have."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tffix.aws.update.probes import Path, Type

_TEXT = "no-such-value"
_NUMBER = -987654321
# What else an argument that lists its values may accept, without saying so.
_OTHERS: Mapping[str, tuple[str | int, ...]] = {
    "string": (
        *("*", "1", "10", "-1", "10%", "100.5", "p95", "p99.9", "tm90", "PT5M"),
        *("aaaa", "Aaaa", "AAAA", "custom-aaaa", "custom:aaaa", "custom_aaaa", "$aaaa"),
        *("aws/aaaa", "alias/aaaa", "alias/aws/s3", "aws:kms", "AWS::S3::Bucket"),
        *("a.b", "1.2", "1.2.3", "a/b", "a:b", "a@b.cc", "true", "{}", "[]", '"a"'),
        *(
            "00000000-0000-0000-0000-000000000000",
            "123456789012",
            "mrk-0123456789abcdef",
        ),
        *("https://a.example/b", "s3://aaaa/b", "10.0.0.0/16", "10.0.0.1", "::/0"),
        *(
            "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000000",
        ),
        *("arn:aws:iam::123456789012:role/aaaa", "arn:aws:s3:::aaaa", "us-east-1"),
        *("us-east-1a", "sg-01234567", "vpc-01234567", "2020-01-01T00:00:00Z", "12:00"),
        *("sun:05:00-sun:06:00", "rate(1 day)", "cron(0 0 * * ? *)", "PCI:aaaa"),
        *("customaaaa", "Customaaaa", "CUSTOM:aaaa", "CUSTOM_AAAA", "custom", "-"),
    ),
    "number": (-1, 0, 1, 2, 60, 100, 120, 3600, 36000, 987654321),
}
# expected protocol to be one of ["HTTP" "TCP"], got no-such-value
# Attribute type value must be one of: ["a" "b"], got: "no-such-value"
# …not match any valid values.\n\nPath: type\nGiven Value: no…\nValid Values: [a b ]
_ONE_OF = re.compile(
    r"(?:(?:expected |[Aa]ttribute )(.+?) (?:to be|value must be) one of:?"
    r"|not match any valid values\.\s+Path: (.+)\s+Given Value: .*\s+Valid Values:)"
    r' \[((?:"(?:[^"\\]|\\.)*"|[^]"])*)\]',
)
_VALUE = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
# rule[0].transition[Value({"days":<null>,"storage_class":"no-such-value"})].days
_ELEMENT = re.compile(r"\[Value\(.*?\)\]")


def enums(type_: Type) -> dict[str, dict[str, Any]]:
    """Give the values that arguments of a type may have, by dotted path.

    They are all that an argument may have: whatever else is refused with the list, and
    for no other reason.
    """
    asked = _Asked(type_)
    found: dict[str, dict[str, Any]] = {}
    for chain in type_.chains():
        for path, values in asked.lists(chain).items():
            if asked.is_all(path, values):
                rule = found[".".join(path)] = {"values": values}
                other = _other_case(values)
                if other and not asked.is_refused(path, other):
                    rule["any_case"] = True
    return dict(sorted(found.items()))


class _Asked:
    def __init__(self, type_: Type) -> None:
        self._type = type_

    def lists(self, chain: Path) -> dict[Path, list[Any]]:
        """Send nonsense in all arguments of a block; read what is expected instead.

        All other blocks are left out: where there is one too many, nothing is said
        about what they hold.
        """
        nonsense = {
            path: _TEXT if kind == "string" else _NUMBER
            for path, type_ in self._type.arguments(chain).items()
            for kind in [_kind(type_)]
            if kind
        }
        found = _lists(self._said(nonsense), nonsense)
        for path in nonsense.keys() - found.keys():
            # where two exclude each other, nothing more is said about either
            alone = {path: nonsense[path]}
            found |= _lists(self._type.texts(path, nonsense[path]), alone)
        return found

    def is_all(self, path: Path, values: list[Any]) -> bool:
        """Whether these are accepted, and all else is refused with this list alone."""
        kind = "string" if isinstance(values[0], str) else "number"
        usual = self._texts(path, values[0])
        if any(self._texts(path, value) - usual for value in values):
            return False  # some lists do not tell where a value ends
        cases = {str(value).lower() for value in values}
        for other in (_TEXT if kind == "string" else _NUMBER, *_OTHERS[kind]):
            if str(other).lower() in cases:
                continue
            said = self._texts(path, other) - usual
            if not said or any(listed(text, values) != values for text in said):
                return False
        return True

    def _texts(self, path: Path, value: Any) -> set[str]:
        """Give what is said to a value, without the elements of sets that have it."""
        return {_ELEMENT.sub("[]", text) for text in self._type.texts(path, value)}

    def is_refused(self, path: Path, value: Any) -> bool:
        """Whether a value is refused with a list."""
        return any(_names(text, path[-1]) for text in self._type.texts(path, value))

    def _said(self, values: Mapping[Path, Any]) -> set[str]:
        """Give what is said to values of arguments, or of their elements."""
        types = {path: self._type.arguments(path[:-1])[path] for path in values}
        written = {
            path: value if isinstance(types[path], str) else [value]
            for path, value in values.items()
        }
        return {refusal.text for refusal in self._type.refused(written)}


def _lists(said: set[str], nonsense: Mapping[Path, Any]) -> dict[Path, list[Any]]:
    """Give the values that are listed for arguments with nonsense in them."""
    found: dict[Path, list[Any]] = {}
    for path, value in nonsense.items():
        lists = [listed(text, [value]) for text in said if _names(text, path[-1])]
        # two that differ are alternatives
        if lists and lists[0] and all(one == lists[0] for one in lists):
            found[path] = lists[0]
    return found


def _names(text: str, name: str) -> bool:
    """Whether a text is a list of what the argument of a name may be.

    The path that comes with a refusal ends at the first set, and can be that of a
    neighbour; as only one block has values, the name is enough.
    """
    match = _ONE_OF.search(text)
    if not match:
        return False
    path = re.sub(r"\[.*?\]", "", match[1] or match[2])
    return bool(re.findall(r"[a-z]\w*", path)[-1] == name)


def listed(text: str, like: list[Any]) -> list[Any]:
    """Give the values that a refusal lists, if any, of the kind of others."""
    match = _ONE_OF.search(text)
    return _values(match[3], number=isinstance(like[0], int)) if match else []


def _kind(type_: Any) -> str | None:
    """Give the kind of values that a type or its elements have, if it can be listed."""
    kind = type_ if isinstance(type_, str) else type_[1]
    return kind if kind in ("string", "number") and type_[0] != "map" else None


def _other_case(values: list[Any]) -> str | None:
    for value in values:
        if isinstance(value, str) and value.swapcase() not in (value, *values):
            return value.swapcase()
    return None


def _values(text: str, *, number: bool) -> list[Any]:
    # some providers quote numbers, some do not quote words
    found = [
        json.loads(f'"{quoted}"') if quoted or not plain else plain
        for quoted, plain in _VALUE.findall(text)
    ]
    return [int(value) for value in found] if number else found
