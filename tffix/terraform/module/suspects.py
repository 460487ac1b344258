"""Possible references to what a module does not declare, found by their text."""

from __future__ import annotations

import os.path
from functools import cached_property

from tffix.errors import HclSyntaxError
from tffix.hcl import nodes as n
from tffix.lazy_re import pattern
from tffix.terraform.kept import kept
from tffix.terraform.module.declarations import declared_in
from tffix.terraform.module.mentions import mentions
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from tffix.terraform.module.declarations import Key
    from tffix.terraform.module.module import Module
    from tffix.terraform.module.references import Reference

# of the addresses that begin with a root: what is declared, and how many names it has
KINDS = {"var": "variable", "local": "local", "module": "module"}
_READ = ("data", "ephemeral")
_SHAPES = {root: pattern(rf"{root}\.[\w-]++") for root in KINDS}
_OUTPUT = pattern(r"module\.([\w-]++)(?:\[[^\]\n]*+\])?\.([\w-]++)")
_SHAPES |= {root: pattern(rf"{root}\.\w++\.[\w-]++") for root in _READ}
# a block that tells a module from a piece of one
_VARIABLE = pattern(r"(?m)^[ \t]*variable\b[ \t]*+[^=\s.]")
_READABLE = pattern(r"(?m)^[ \t]*(?:variable|locals|resource|data)\b[ \t]*+[^=\s.]")
_OUTPUT_BLOCK = pattern(r"(?m)^[ \t]*output\b[ \t]*+[^=\s.]")
_WHOLE = pattern(r"(?m)^[ \t]*(?:terraform|provider|module)\b[ \t]*+[^=\s.]")

_CONFIGURED = pattern(
    r"(?m)^[ \t]*(?:terraform|provider|variable|locals)\b[ \t]*+[^=\s.]|^locals\b"
)
_EXAMPLES = ("example", "examples", "usage")
_SOURCE = pattern(r'\bsource\s*=\s*"(\.\.?/[^"$%]*)"')


@kept
def suspects(module: Module) -> Suspects:
    """Give where a module seems to read what it does not declare."""
    return Suspects(module)


class Suspects:
    """The references that no declaration seems to answer, by what they begin with.

    Nothing is parsed but the blocks in which there may be one. Only what is written in
    one piece is looked at, as ``var.name``, and of resources only those whose types
    begin as a provider does that the module uses or that is well known.
    """

    def __init__(self, module: Module) -> None:
        self._module = module
        self._found: dict[str, dict[str, list[int]]] = {}
        self._children: dict[str, Module | None] = {}
        # variables that a tool seems to declare, of those that were looked for
        self.supplied: set[str] = set()

    @cached_property
    def whole(self) -> bool:
        """Whether this is a module, and all that it declares is known.

        One file alone in which there are only resources, variables and locals, or only
        outputs, may be a piece of a module, unless it is called; so may several
        without a variable that do not read each other, or read more of what is not
        there. What lies in a folder ``modules`` is a module.
        """
        texts = [file.text for file in self._module.files.values()]
        if self._module.declarations.elsewhere is None:
            return False
        return (
            (len(texts) > 1 and any(map(_VARIABLE.search, texts)))
            or (any(map(_WHOLE.search, texts)) and not self.shows_calls)
            or (
                any(map(_OUTPUT_BLOCK.search, texts))
                and any(map(_READABLE.search, texts))
            )
            or bool(self._module.calls)
            or os.path.basename(os.path.dirname(self._module.folder)) == "modules"
            or (len(texts) > 1 and self._is_complete())
        )

    @cached_property
    def certain(self) -> bool:
        """Whether this is a module for certain, or at least reads itself the most.

        So does a file alone that declares more of what it reads than it does not.
        """
        if self.whole:
            return True
        roots = (*_SHAPES, "resource")
        absent = {one.address for root in roots for one in self._references(root)}
        return len(self._read()) > len(absent)

    def _read(self) -> set[str]:
        """Give the addresses that the files seem to read of what they declare."""
        found = {
            mention.declared.name
            for mention in mentions(self._module).all
            if mention.declared.kind == "resource"
        }
        for root, shape in _SHAPES.items():
            for file in self._module.files.values():
                found |= self._known(root).intersection(shape.findall(file.text))
        return found

    @property
    def _is_judged(self) -> bool:
        """Whether all that it declares is known, and it is no example of calls."""
        return self.whole or not (
            self._module.declarations.elsewhere is None or self.shows_calls
        )

    @property
    def _is_shared(self) -> bool:
        """Whether this is one file, for folders that have it by a link."""
        return len(self._module.files) == 1 and self._module.is_shared

    @cached_property
    def shows_calls(self) -> bool:
        """Whether this is an example in one file that calls what another folder has.

        Calls alone of modules that are not there, in a folder ``example``, show how
        they are used elsewhere.
        """
        files = list(self._module.files.values())
        folder = os.path.basename(self._module.folder).lower()
        if folder not in _EXAMPLES or len(files) != 1:
            return False
        (file,) = files
        if _CONFIGURED.search(file.text):
            return False
        sources = [found[1] for found in _SOURCE.finditer(file.text)]
        return bool(sources) and not any(
            os.path.isdir(os.path.join(self._module.folder, source))
            for source in sources
        )

    def _is_complete(self) -> bool:
        """Whether files read each other, and what they declare more than what not."""
        known = mentions(self._module)
        across = {
            mention.declared.name
            for mention in known.all
            if mention.file is not mention.declared.file
        }
        absent = {name for _, _, name in known.undeclared}
        return bool(across) and len(across) >= len(absent)

    def any(self, root: str) -> bool:
        """Whether something seems to be undeclared; false in what is not HCL."""
        try:
            return (
                self._is_judged
                and bool(self.offsets(root))
                and self.generated is not None
                and not self._is_shared
            )
        except HclSyntaxError:
            return False

    @cached_property
    def is_piece(self) -> bool:
        """Whether it reads what it does not declare, and this is not judged.

        What is only possible is not worth saying where the repository has modules of
        which it may be a piece, or a copy.
        """
        try:
            return (
                any(map(self.any, (*_SHAPES, "resource")))
                and not self.certain
                and self._module.is_in_company
            )
        except HclSyntaxError:
            return False

    @property
    def is_usage(self) -> bool:
        """Whether this is an example of calls, and reads what it does not declare."""
        try:
            return (not self.whole and self.shows_calls) and any(
                map(self.offsets, (*_SHAPES, "resource"))
            )
        except HclSyntaxError:
            return False

    def offsets(self, root: str) -> Mapping[str, list[int]]:
        """Give where the suspects of a root stand, by path."""
        if root not in self._found:
            known = self._known(root)
            found: dict[str, list[int]] = {}
            if root == "resource":
                for file, offset, name in mentions(self._module).undeclared:
                    if name not in known:
                        found.setdefault(file.path, []).append(offset)
            else:
                for file in self._module.files.values():
                    if offsets := _unknown(file.text, _SHAPES[root], known):
                        found[file.path] = offsets
            self._found[root] = found
        return self._found[root]

    def references(self, root: str) -> Iterator[Reference]:
        """Give the references to what is not declared, in the order of the files."""
        if self.any(root) and not self.is_piece:
            yield from self._references(root)

    def _references(self, root: str) -> Iterator[Reference]:
        if not self.any(root):
            return
        known = self._known(root) | self._names(root, self.generated or ())
        for path, offsets in self.offsets(root).items():
            file = self._module.files[path]
            for reference in self._module.reads_at(file, sorted(offsets)):
                if not self._is_meant(reference, root, known):
                    continue
                if root == "var" and self._module.is_supplied(reference.names[1]):
                    self.supplied.add(reference.names[1])
                else:
                    yield reference

    @cached_property
    def attributes(self) -> Mapping[str, set[str]]:
        """The attributes that are read of resources that are not there, by address."""
        found: dict[str, set[str]] = {}
        for root in ("resource", *_READ):
            for one in self.references(root):
                steps = [step for step in one.rest if isinstance(step, n.GetAttr)]
                names = found.setdefault(one.address, set())
                names.update(step.name.name for step in steps[:1])
        return found

    @cached_property
    def unknown_outputs(self) -> list[tuple[Reference, str, Module]]:
        """The references to outputs that a local module has not, with that module."""
        found = []
        try:
            for file in self._module.files.values():
                for call in _OUTPUT.finditer(file.text):
                    child = self._called(call[1])
                    if child and self._may_be_instance(call):
                        continue
                    if child and not child.declarations.has("output", call[2]):
                        reference = self._module.reference_at(file, call.start())
                        if (
                            reference
                            and _output(reference) == call[2]
                            and not reference.is_tried
                        ):
                            found.append((reference, call[2], child))
        except HclSyntaxError:
            return []
        return found

    def _may_be_instance(self, call: re.Match[str]) -> bool:
        """Whether what is read of a call by for_each may be the key of an instance."""
        if call[0].find("[") >= 0:
            return False
        block = self._module.block("module", call[1])
        return bool(block and self._module.argument(block, "for_each"))

    def _called(self, name: str) -> Module | None:
        """Give a local module that is called, where all that it declares is known."""
        if name not in self._children:
            child = self._module.child(name)
            if child:
                _ = child.declarations.all
            self._children[name] = child
        return self._children[name]

    def _is_meant(self, reference: Reference, root: str, known: set[str]) -> bool:
        address, start = reference.address, reference.root.start
        written = reference.file.text[start : start + len(address)] == address
        if not written or address in known or "." not in address:
            return False
        if root == "resource":
            prefix, underscore, _ = reference.root.name.partition("_")
            return bool(underscore) and prefix in mentions(self._module).prefixes
        return reference.root.name == root

    def _known(self, root: str) -> set[str]:
        declarations = self._module.declarations
        return self._names(root, (*declarations.all, *(declarations.elsewhere or ())))

    @staticmethod
    def _names(root: str, declared: Iterable[Key]) -> set[str]:
        """Give the addresses of a root among those of what is declared."""
        kind = KINDS.get(root, root)
        head = "" if kind == "resource" else f"{root}."
        return {f"{head}{name}" for one, name in declared if one == kind}

    @cached_property
    def generated(self) -> frozenset[Key] | None:
        """What terragrunt declares in the module; None where that is not known."""
        return declared_in(self._module.generated)


def _output(reference: Reference) -> str:
    """Give the output of a call that is read, behind its index if it has one."""
    for step in reference.steps[1:]:
        if isinstance(step, n.GetAttr):
            return step.name.name
    return ""


def _unknown(text: str, shape: re.Pattern[str], known: set[str]) -> list[int]:
    names = set(shape.findall(text)) - known
    if not names:
        return []
    return [found.start() for found in shape.finditer(text) if found[0] in names]
