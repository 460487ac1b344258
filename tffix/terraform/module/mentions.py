"""Where the text of a module seems to say the address of what it declares."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from tffix.lazy_re import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tffix.hcl.file import File
    from tffix.terraform.module.declarations import Declared
    from tffix.terraform.module.module import Module
    from tffix.terraform.module.references import Reference

# what the types of the providers begin with that are common; a module may use others
_COMMON = frozenset(
    "archive aws azurerm cloudinit datadog external google helm http kubernetes local"  # noqa: SIM905
    " null random template time tls".split()
)


_OTHERS = (
    pattern(r"local\.[\w-]++"),
    pattern(r"module\.[\w-]++"),
    pattern(r"data\.\w++\.[\w-]++"),
)


@cache
def _shape(prefix: str) -> re.Pattern[str]:
    """Give the pattern of the addresses of a provider's resources."""
    return re.compile(rf"{re.escape(prefix)}_\w++\.[\w-]++")


def _of(prefix: str, file: File) -> Sequence[tuple[int, str]]:
    """Give where a file seems to say addresses of a provider's resources."""
    if f"{prefix}_" not in file.text:
        return ()
    key = "said of", prefix
    if key not in file.kept:
        file.kept[key] = _places((_shape(prefix),), file.text)
    kept: Sequence[tuple[int, str]] = file.kept[key]
    return kept


def _others(file: File) -> Sequence[tuple[int, str]]:
    """Give where a file seems to say addresses of anything but resources."""
    key = ("said of others",)
    if key not in file.kept:
        file.kept[key] = _places(_OTHERS, file.text)
    kept: Sequence[tuple[int, str]] = file.kept[key]
    return kept


def _places(shapes: Iterable[re.Pattern[str]], text: str) -> list[tuple[int, str]]:
    return [
        (said.start(), said[0]) for shape in shapes for said in shape.finditer(text)
    ]


class Mention(NamedTuple):
    """A place in a text that says the address of a declaration.

    ``start`` and ``end`` are offsets of the address; it may be in a comment, or be the
    end of a longer one.
    """

    file: File
    declared: Declared
    start: int
    end: int


class Mentions:
    """All places of the files of a module; nothing is parsed for them."""

    def __init__(self, module: Module) -> None:
        self._module = module

    @cached_property
    def declared(self) -> dict[str, Declared]:
        """What can be said, by its address.

        Raises HclSyntaxError where a file is not HCL.
        """
        kinds = frozenset(("resource", "data", "local", "module", "provider"))
        return {
            address(some[0]): some[0]
            for some in self._module.declarations.all.values()
            if some[0].kind in kinds
        }

    @property
    def all(self) -> list[Mention]:
        """In the order of the files and of their texts."""
        return self._found[0]

    @property
    def undeclared(self) -> list[tuple[File, int, str]]:
        """Where a resource seems to be said that is not declared, and its address."""
        return self._found[1]

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """What the types of the providers begin with that the module may use."""
        declarations = self._module.declarations
        types = declarations.of("resource") | declarations.of("data")
        return _COMMON.union(
            declarations.of("required_provider"),
            (name.partition(".")[0].partition("_")[0] for name in types),
        )

    @cached_property
    def _found(self) -> tuple[list[Mention], list[tuple[File, int, str]]]:
        known = self.declared
        found: list[Mention] = []
        undeclared = []
        for file in self._module.files.values():
            text = file.text
            first = len(found)
            found += [
                Mention(file, known[said], start, start + len(said))
                for start, said in _others(file)
                if said in known
            ]
            for prefix in self.prefixes:
                for start, said in _of(prefix, file):
                    if one := known.get(said):
                        found.append(Mention(file, one, start, start + len(said)))
                    elif not text.startswith("data.", max(start - 5, 0)):
                        undeclared.append((file, start, said))
            found[first:] = sorted(found[first:], key=lambda mention: mention.start)
        return found, undeclared

    def reference(self, mention: Mention) -> Reference | None:
        """Give the reference that begins there, if it is one and is evaluated."""
        found = self._module.reads_at(mention.file, (mention.start,))
        return next((one for one in found if one.root.start == mention.start), None)


def address(one: Declared) -> str:
    """Give how a reference says a declaration; of a provider, how we say it."""
    return one.name if one.kind == "resource" else f"{one.kind}.{one.name}"
