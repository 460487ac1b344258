"""What a run does not know, and so does not judge: providers, and modules."""

from __future__ import annotations

import os
from functools import cache

from tffix.errors import HclSyntaxError
from tffix.lazy_re import pattern
from tffix.terraform.module.suspects import suspects
from tffix.terraform.provider import bundled
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module

_DATA = pattern(r'(?m)^data[ \t]+"([a-z0-9]+)_')
_SOURCE = pattern(r'(?m)^[ \t]*source[ \t]*=[ \t]*"(?!\.\.?/)[^"\n]+"')
_SHOWN = 5
_KINDS = ("resource", "data")
_BUILTIN = "terraform"


class Unknown(NamedTuple):
    """The providers without a schema, by name, and the number of absent modules.

    ``variables`` are those that a tool seems to declare, by name; ``usages`` the files
    that show how modules are called elsewhere, and ``pieces`` those that may belong to
    a module of more files: both read what is not beside them.
    """

    providers: frozenset[str] = frozenset()
    modules: int = 0
    variables: frozenset[str] = frozenset()
    usages: frozenset[str] = frozenset()
    pieces: frozenset[str] = frozenset()


def unknown(module: Module) -> Unknown:
    """Give what is not known of a module, told from its text."""
    names: set[str] = set()
    absent = 0
    for file in module.files.values():
        seen = {type_.partition("_")[0] for type_ in file.resource_types}
        seen.update(_DATA.findall(file.text))
        if not seen <= _known():
            names |= _providers(file)
        if "module" in file.text and _SOURCE.search(file.text):
            absent += _absent(module, file.path)
    names -= _known()
    if names and module.inputs.lock:
        from tffix.terraform.provider.sync import synced  # noqa: PLC0415, seldom there

        if synced(module.folder) is not None:
            names = set()
    suspected = suspects(module)
    return Unknown(
        frozenset(names),
        absent,
        frozenset(suspected.supplied),
        frozenset(module.files if suspected.is_usage else ()),
        frozenset(module.files if suspected.is_piece else ()),
    )


def said(all_: Iterable[Unknown]) -> Iterator[str]:
    """Say in sentences what was not judged, and what to do about it."""
    providers: set[str] = set()
    variables: set[str] = set()
    usages: set[str] = set()
    pieces: set[str] = set()
    modules = 0
    for one in all_:
        providers |= one.providers
        variables |= one.variables
        usages |= one.usages
        pieces |= one.pieces
        modules += one.modules
    if providers:
        yield (
            f"Not checked: what is of {_listed(providers)}, whose schemas"
            " are not here; tffix schema sync reads them."
        )
    if modules:
        calls = "1 call passes" if modules == 1 else f"{modules:,} calls pass"
        yield (
            f"Not checked: what {calls} to modules that are not here; terraform init"
            " brings them."
        )
    if variables:
        addresses = [f"var.{name}" for name in variables]
        yield (
            f"Not checked: {_listed(addresses)}, which a tool seems to declare, as"
            " others lack them too, or a script or .gitignore names the file."
        )
    if usages:
        what = "it shows" if len(usages) == 1 else "they show"
        yield (
            f"Not checked: what {_listed(usages)} reads and does not declare, as {what}"
            " how modules are called elsewhere; a terraform block makes a module of it."
        )
    if pieces:
        what = "it seems a piece" if len(pieces) == 1 else "they seem pieces"
        yield (
            f"Not checked: what {_listed(pieces)} reads of other files: {what}"
            " of a module; a terraform block makes it a whole one."
        )


def _listed(names: Collection[str]) -> str:
    more = ", ..." if len(names) > _SHOWN else ""
    return f"{', '.join(sorted(names)[:_SHOWN])}{more}"


@cache
def _known() -> frozenset[str]:
    names = os.listdir(os.path.dirname(bundled.path("")))
    return frozenset((_BUILTIN, *(os.path.splitext(name)[0] for name in names)))


def _providers(file: File) -> set[str]:
    """Give what the types of a file begin with; nothing where it is not HCL."""
    try:
        return {
            span.labels[0].partition("_")[0]
            for span in file.spans
            if span.type in _KINDS and len(span.labels) == 2  # noqa: PLR2004, type and name
        }
    except HclSyntaxError:
        return set()


def _absent(module: Module, path: str) -> int:
    """Count the calls in a file whose module is nowhere."""
    file = module.files[path]
    try:
        return sum(
            module.child(span.labels[0]) is None
            for span in file.spans
            if span.type == "module"
            and len(span.labels) == 1
            and _SOURCE.search(file.text, span.start, span.end)
        )
    except HclSyntaxError:
        return 0
