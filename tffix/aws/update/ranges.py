"""Ask a provider which numbers an argument may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tffix.aws import NumberRule
from tffix.aws.update.enums import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.aws.update.probes import Path, Type

_FAR = (-987654321, 987654323)
_WORD = 2**63
_NUMBER = r"\(?(-?\d+(?:\.\d+)?)\)?"
# expected port to be in the range (1 - 65535), got 0
# Attribute port value must be between 1 and 65535, got: 0
_RANGE = re.compile(rf"(?:in the range|between) {_NUMBER} (?:-|and) {_NUMBER}, got")
_LEAST = re.compile(rf"at least {_NUMBER}, got")
_MOST = re.compile(rf"at most {_NUMBER}, got")
_STEP = re.compile(r"divisible by (\d+), got")


def ranges(type_: Type) -> dict[str, dict[str, Any]]:
    """Give the numbers that arguments of a type may be, by dotted path.

    Those with nothing but a list are not here: ``enums`` has them.
    """
    found: dict[str, dict[str, Any]] = {}
    for chain in type_.chains():
        for path, kind in type_.arguments(chain).items():
            if kind in ("number", ["list", "number"], ["set", "number"]):
                rule = _rule(type_, path)
                if rule and _agrees(type_, path, rule):
                    found[".".join(path)] = {
                        name: value
                        for name, value in rule._asdict().items()
                        if value != NumberRule._field_defaults[name]
                    }
    return dict(sorted(found.items()))


def _rule(type_: Type, path: Path) -> NumberRule | None:
    """Read a rule from what is said to numbers that are far away."""
    said = {
        text
        for number in _FAR
        for text in type_.texts(path, number)
        if str(number) in text  # else it is about what stands beside
    }
    least, most, step = set(), set(), set()
    values: set[float] = set()
    for text in said:
        if match := _RANGE.search(text):
            least.add(_number(match[1]))
            most.add(_number(match[2]))
        elif match := _LEAST.search(text):
            least.add(_number(match[1]))
        elif match := _MOST.search(text):
            most.add(_number(match[1]))
        elif match := _STEP.search(text):
            step.add(int(match[1]))
        else:
            values.update(listed(text, [0]))
    if not least | most | step:
        return None
    rule = NumberRule(min(least, default=None), max(most, default=None))
    return rule._replace(step=min(step, default=0), values=tuple(sorted(values)))


def _agrees(type_: Type, path: Path, rule: NumberRule) -> bool:
    """Whether the provider accepts and refuses what the rule does, at its borders."""
    accepted: list[set[str]] = []
    refused: list[set[str]] = []
    for number in sorted(set(_borders(rule))):
        if abs(number) >= _WORD:
            continue  # the protocol would take it, the packer does not
        (accepted if number in rule else refused).append(type_.texts(path, number))
    usual = accepted[0] if accepted else set()
    return bool(accepted and refused) and (
        all(texts <= usual for texts in accepted)
        and not any(texts <= usual for texts in refused)
    )


def _borders(rule: NumberRule) -> Iterator[float]:
    yield from _FAR
    for number in (rule.least, rule.most, *rule.values, 0):
        if number is not None:
            yield from (number - 1, number, number + 1)
            if rule.step:
                above = -(-number // rule.step) * rule.step
                yield from (above - rule.step, above, above + rule.step)


def _number(text: str) -> float:
    number = float(text)
    return int(number) if number.is_integer() else number
