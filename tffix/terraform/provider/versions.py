"""Which versions of Terraform and of a provider a module allows."""

from __future__ import annotations

from contextlib import suppress

from tffix.errors import HclSyntaxError
from tffix.hcl import nodes as n
from tffix.lazy_re import found_in, pattern
from tffix.source import Source
from tffix.terraform.kept import kept
from tffix.terraform.reading import file_of
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.terraform.module.module import Module

_Version = tuple[int, ...]

_CONSTRAINT = pattern(
    r"\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+){0,2})(?:[-+][0-9A-Za-z.+-]+)?\s*"
)
# an interpolation alone, or the name of a type, in quotes: as was written before 0.12
_OLD = (
    pattern(r'"\$\{[\w.*\[\]-]++\}"'),
    pattern(r'type(?<!\wtype)[ \t]*=[ \t]*"(?:string|list|map)"'),
)
_FIRST: _Version = (0, 0, 0)
_CHANGED: _Version = (0, 12, 0)  # in which the language did
_NAMESPACE = "hashicorp"  # of providers that say none
_BUILTIN = "terraform"  # the name of the provider that is in terraform itself
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

    @property
    def excludes_some(self) -> bool:
        """Whether some versions are none of these."""
        return self.ranges != ALL.ranges

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


def is_constraint(text: str) -> bool:
    """Whether a text is a version or a constraint: ``6.25``, ``>= 5, < 7``."""
    return all(_CONSTRAINT.fullmatch(part) for part in text.split(","))


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


@kept
def terraform(module: Module, depth: int = _MAX_CALLS) -> Versions:
    """Give the versions of Terraform that a module and those that call it allow."""
    found = ALL
    for _, block in module.blocks("terraform"):
        match module.argument(block, "required_version"):
            case n.Attribute(value=n.Template(parts=(n.Text(raw=raw),))):
                found &= allowed(raw, core=True)
    if module.calls and depth:
        callers = Versions(())
        for call in module.calls:
            callers |= terraform(call.module, depth - 1)
        found &= callers
    return found


@kept
def spoken(module: Module) -> Versions:
    """Give the versions of Terraform in whose language a module may be written.

    A file of a version manager says it. Where there is none, neither it nor what calls
    it says a version, and it looks old, they are those that other modules of its
    repository allow. One that allows all from a version before 0.12 on was written for
    that language.
    """
    found = terraform(module)
    if module.program and module.program.version:
        return allowed(module.program.version)
    texts = [file.text for file in module.files.values()]
    if not any(found_in(shape, text) for shape in _OLD for text in texts):
        return found
    if not found.excludes_some:
        around = Versions(())
        for constraint in module.required_around:
            around |= allowed(constraint, core=True)
        found = around if around.ranges else found
    (first, *_) = found.ranges or ALL.ranges
    if _FIRST < first.low < _CHANGED and first.high is None:
        return Versions((Range(first.low, _CHANGED),))
    return found


def provider(module: Module, address: str, depth: int = _MAX_CALLS) -> Versions:
    """Give the versions of a provider that a module allows.

    ``address`` is ``hashicorp/aws``, with any registry before it or none, or ``aws``
    for one of HashiCorp's. What the command line says goes before the lock file, and
    that before the constraints of the module, of those that call it, and of all that
    these call.
    """
    return _provider(module, normal(address), depth)


@kept  # modules that all call each other are asked from everywhere
def _provider(module: Module, address: str, depth: int) -> Versions:
    said = module.inputs.providers
    for name in (address, address.removeprefix(f"{_NAMESPACE}/")):
        if name in said:
            return release(said[name])
    locked = _locked(module.inputs.lock, address)
    if locked is not None and not module.calls:
        return locked  # that of a called module counts for nothing
    found = _below(module, address, depth)
    if module.calls and depth:
        callers = Versions(())
        for call in module.calls:
            try:
                callers |= provider(call.module, address, depth - 1)
            except HclSyntaxError:  # said there; what it requires is not known
                callers |= ALL
        found &= callers
    return found if found.excludes_some else _generated(module, address)


@kept
def _below(module: Module, address: str, depth: int) -> Versions:
    """Give the versions that a module and those that it calls allow: one is taken."""
    found = ALL
    for source, constraint in _required(module).values():
        if constraint and source == address:
            found &= allowed(constraint)
    for constraint in _pinned(module, address):
        found &= allowed(constraint)
    for _, block in module.blocks("module") if depth else ():
        child = module.called(block)
        if child:
            found &= _below(child, address, depth - 1)
    return found


def _generated(module: Module, address: str) -> Versions:
    """Give the versions that what terragrunt writes into a module allows."""
    found = Versions(())
    for name, text in module.generated.items():
        pins = ALL
        if text is not None and address.rpartition("/")[2] in text:
            made = type(module)({name: file_of(Source(name, text))})
            with suppress(HclSyntaxError):
                for source, constraint in _required(made).values():
                    if constraint and source == address:
                        pins &= allowed(constraint)
                for constraint in _pinned(made, address):
                    pins &= allowed(constraint)
        if pins.excludes_some:
            found |= pins
    return found if found.ranges else ALL


def normal(source: str) -> str:
    """Give the address of a provider without its registry: ``hashicorp/aws``.

    A source of one word is that of one of HashiCorp's. Mirrors and the registries of
    Terraform and OpenTofu have the same providers.
    """
    parts = source.lower().split("/")
    return "/".join([_NAMESPACE, *parts][-2:])


def provider_of(block: n.Block, module: Module) -> str:
    """Give the address of the provider that a block of a module is of.

    The block is a resource, a data source, an ephemeral resource, or a provider's own.
    That of ``resource "random_id" "x"`` is ``hashicorp/random``, unless it says
    ``provider``, or the module requires another one under that name.
    """
    local = block.labels[0].value
    if block.type.name != "provider":
        local = local.partition("_")[0]
        match block.body.attribute("provider"):
            case n.Attribute(
                value=n.Variable(name=name) | n.GetAttr(source=n.Variable(name=name))
            ):
                local = name
            case n.Attribute(value=n.Template(parts=(n.Text(raw=raw),))):
                local = raw.partition(".")[0]  # as it was written before 0.12
    return address_of(local, module)


def address_of(name: str, module: Module) -> str:
    """Give the address of the provider that a module calls by a name."""
    if name == _BUILTIN:
        return f"builtin/{_BUILTIN}"
    source, _ = _required(module).get(name, (None, None))
    return source or normal(name)


def release(said: str) -> Versions:
    """Give the versions that ``6``, ``6.25`` or ``6.25.1`` stand for."""
    match = _CONSTRAINT.fullmatch(said)
    if match is None or match[1]:
        return allowed(said)
    digits = tuple(map(int, match[2].split(".")))
    version = digits + (0,) * (3 - len(digits))
    return Versions((Range(version, _next(version, len(digits))),))


def _locked(lock: str, address: str) -> Versions | None:
    if f"/{address}" not in lock:
        return None
    from tffix.hcl.parser import parse  # noqa: PLC0415, deferred: slow import

    try:
        blocks = parse(lock).blocks("provider")
    except HclSyntaxError:
        return None
    for block in blocks:
        source = block.labels[0].value if block.labels else ""
        match block.body.attribute("version"):
            case n.Attribute(value=n.Template(parts=(n.Text(raw=raw),))) if (
                normal(source) == address
            ):
                return allowed(raw)
    return None


@kept
def _required(module: Module) -> dict[str, tuple[str, str | None]]:
    """Give source and constraint of what a module requires, by local name.

    Where it requires one twice, all constraints hold.
    """
    found: dict[str, tuple[str, str | None]] = {}
    for _, block in module.blocks("terraform"):
        for requirements in block.body.blocks("required_providers"):
            for item in requirements.body.attributes():
                source, constraint = _requirement(item)
                _, before = found.get(item.name.name, (None, None))
                both = ",".join(filter(None, (before, constraint)))
                found[item.name.name] = normal(source), both or None
    return found


def _pinned(module: Module, address: str) -> Iterator[str]:
    """Give what provider blocks say in ``version``, which Terraform still honours."""
    for _, block in module.blocks("provider"):
        if block.labels and provider_of(block, module) == address:
            match block.body.attribute("version"):
                case n.Attribute(value=n.Template(parts=(n.Text(raw=raw),))):
                    yield raw


def _requirement(item: n.Attribute) -> tuple[str, str | None]:
    """Give source and constraint of ``aws = { source = …, version = … }``."""
    match item.value:
        case n.Template(parts=(n.Text(raw=raw),)):
            return item.name.name, raw
        case n.Object(items=fields):
            found = {
                field.key.name: field.value.parts[0].raw
                for field in fields
                if isinstance(field.key, n.Variable)
                and isinstance(field.value, n.Template)
                and len(field.value.parts) == 1
                and isinstance(field.value.parts[0], n.Text)
            }
            return found.get("source", item.name.name), found.get("version")
    return item.name.name, None
