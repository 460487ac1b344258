"""Which versions of Terraform and of a provider a module allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tffix.errors import HclSyntaxError
from tffix.hcl import nodes as n
from tffix.lazy_re import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.terraform.module.module import Module

_Version = tuple[int, ...]

_CONSTRAINT = pattern(
    r"\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+){0,2})(?:[-+][0-9A-Za-z.+-]+)?\s*"
)
_FIRST: _Version = (0, 0, 0)
_NAMESPACE = "hashicorp"
_MAX_CALLS = 8  # how deep calls are followed


class Range(NamedTuple):
    """Versions from ``low`` on and before ``high``; all later ones where it is None."""

    low: _Version
    high: _Version | None


class Versions:
    """A set of versions. Pre-releases count as the release that they come before."""

    def __init__(self, ranges: tuple[Range, ...]) -> None:
        self.ranges = ranges

    def __str__(self) -> str:
        """Say it as a constraint: ``>= 5.0.0, < 6.0.0``."""
        return " or ".join(map(_written, self.ranges)) or "no version"

    def __and__(self, other: Versions) -> Versions:
        """Give the versions that are in both."""
        both = []
        for one in self.ranges:
            for another in other.ranges:
                highs = [r.high for r in (one, another) if r.high is not None]
                low = max(one.low, another.low)
                high = min(highs) if highs else None
                if high is None or low < high:
                    both.append(Range(low, high))
        return Versions(tuple(both))

    def __or__(self, other: Versions) -> Versions:
        """Give the versions that are in either."""
        return Versions(tuple(sorted({*self.ranges, *other.ranges}, key=_key)))

    def overlaps(self, constraint: str) -> bool:
        """Whether some of these versions meet a constraint, as ``>= 5, < 7``."""
        return bool(self.meeting(constraint).ranges)

    def meeting(self, constraint: str) -> Versions:
        """Give those of these versions that meet a constraint."""
        return self & allowed(constraint)

    def within(self, constraint: str) -> bool:
        """Whether all of these versions meet a constraint."""
        wanted = allowed(constraint)
        return all(
            any(
                outer.low <= inner.low
                and (outer.high is None or _before(inner.high, outer.high))
                for outer in wanted.ranges
            )
            for inner in self.ranges
        )


ALL = Versions((Range(_FIRST, None),))


def _key(range_: Range) -> tuple[_Version, bool, _Version]:
    return range_.low, range_.high is None, range_.high or _FIRST


def _before(high: _Version | None, limit: _Version) -> bool:
    return high is not None and high <= limit


def _written(range_: Range) -> str:
    low = ".".join(map(str, range_.low))
    if range_.high is None:
        return f">= {low}"
    if range_.high == _next(range_.low, 3):
        return low
    return f">= {low}, < {'.'.join(map(str, range_.high))}"


def _next(version: _Version, places: int) -> _Version:
    """Give the first version that differs from this one in its first places."""
    kept = (*version[: places - 1], version[places - 1] + 1)
    return kept + (0,) * (3 - len(kept))


def allowed(constraint: str, *, core: bool = False) -> Versions:
    """Give the versions that meet a constraint; what is none, any version meets.

    ``core`` is for ``required_version``, where ``~> 1`` allows 2.0 too.
    """
    found = ALL
    for part in constraint.split(","):
        match = _CONSTRAINT.fullmatch(part)
        if match is None:
            return ALL
        digits = tuple(map(int, match[2].split(".")))
        version = digits + (0,) * (3 - len(digits))
        found &= _meeting(match[1] or "=", version, len(digits), core=core)
    return found


def _meeting(operator: str, version: _Version, places: int, *, core: bool) -> Versions:  # noqa: PLR0911, one an operator
    after = _next(version, 3)
    match operator:
        case "=":
            return Versions((Range(version, after),))
        case "!=":
            below = () if version == _FIRST else (Range(_FIRST, version),)
            return Versions((*below, Range(after, None)))
        case ">":
            return Versions((Range(after, None),))
        case ">=":
            return Versions((Range(version, None),))
        case "<":
            return Versions((Range(_FIRST, version),) if version > _FIRST else ())
        case "<=":
            return Versions((Range(_FIRST, after),))
    if places == 1:
        return Versions((Range(version, None if core else _next(version, 1)),))
    return Versions((Range(version, _next(version, places - 1)),))


def terraform(module: Module) -> Versions:
    """Give the versions of Terraform that a module allows."""
    found = ALL
    for _, block in module.blocks("terraform"):
        match module.argument(block, "required_version"):
            case n.Attribute(value=n.Template(parts=(n.Text(raw=raw),))):
                found &= allowed(raw, core=True)
    return found


def provider(module: Module, name: str, depth: int = _MAX_CALLS) -> Versions:
    """Give the versions of a provider of HashiCorp's that a module allows.

    What the command line says goes before the lock file, and that before the
    constraints of the module and of those that call it.
    """
    said = module.inputs.providers.get(name)
    if said is not None:
        return _release(said)
    locked = _locked(module.inputs.lock, name)
    if locked is not None:
        return locked
    found = ALL
    for constraint in _required(module, name):
        found &= allowed(constraint)
    if module.calls and depth:
        callers = Versions(())
        for call in module.calls:
            callers |= provider(call.module, name, depth - 1)
        found &= callers
    return found


def _release(said: str) -> Versions:
    """Give the versions that ``6``, ``6.25`` or ``6.25.1`` stand for."""
    match = _CONSTRAINT.fullmatch(said)
    if match is None or match[1]:
        return allowed(said)
    digits = tuple(map(int, match[2].split(".")))
    version = digits + (0,) * (3 - len(digits))
    return Versions((Range(version, _next(version, len(digits))),))


def _locked(lock: str, name: str) -> Versions | None:
    if f"/{name}" not in lock:
        return None
    from tffix.hcl.parser import parse  # noqa: PLC0415, deferred: slow import

    try:
        blocks = parse(lock).blocks("provider")
    except HclSyntaxError:
        return None
    for block in blocks:
        source = block.labels[0].value if block.labels else ""
        version = block.body.attribute("version")
        match version:
            case n.Attribute(value=n.Template(parts=(n.Text(raw=raw),))) if _is(
                source, name
            ):
                return allowed(raw)
    return None


def _is(source: str, name: str) -> bool:
    """Whether a source is the provider of that name of HashiCorp's: on any registry."""
    return source.split("/")[-2:] == [_NAMESPACE, name]


def _required(module: Module, name: str) -> Iterator[str]:
    """Give the constraints of a module on a provider."""
    for _, block in module.blocks("terraform"):
        for requirements in block.body.blocks("required_providers"):
            for item in requirements.body.items:
                if isinstance(item, n.Attribute):
                    source, constraint = _requirement(item)
                    if constraint and _is(source, name):
                        yield constraint


def _requirement(item: n.Attribute) -> tuple[str, str | None]:
    """Give source and constraint of ``aws = { source = …, version = … }``."""
    default = f"{_NAMESPACE}/{item.name.name}"
    match item.value:
        case n.Template(parts=(n.Text(raw=raw),)):
            return default, raw
        case n.Object(items=fields):
            found = {
                field.key.name: field.value.parts[0].raw
                for field in fields
                if isinstance(field.key, n.Variable)
                and isinstance(field.value, n.Template)
                and len(field.value.parts) == 1
                and isinstance(field.value.parts[0], n.Text)
            }
            return found.get("source", default), found.get("version")
    return default, None
