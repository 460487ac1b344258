"""What a module declares, and where."""

from __future__ import annotations

import os.path
from functools import cached_property

from tffix.errors import HclSyntaxError
from tffix.hcl import nodes as n
from tffix.hcl import scanner
from tffix.lazy_re import pattern
from tffix.terraform.kept import kept
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tffix.hcl.file import File
    from tffix.hcl.scanner import BlockSpan

# what has a name in its header: one label, or two
_ONE_LABEL = frozenset(("variable", "output", "module", "check"))
_TWO_LABELS = frozenset(("resource", "data", "ephemeral", "action"))
_OVERRIDE = pattern(r"(?:^|[/\\]|_)override\.(?:tf|tofu)(?:\.json)?$")

Key = tuple[str, str]  # what it is and its name: ("data", "aws_ami.base")


class Declared(NamedTuple):
    """Something that is declared: ``kind`` is the type of the block, or "local".

    ``name`` is what addresses say after the kind: ``aws_lb.web``; of a provider, with
    its alias: ``aws.west``. ``start`` and ``end`` are offsets of the whole declaration,
    in characters, in a block of ``span``.
    """

    kind: str
    name: str
    file: File
    span: BlockSpan
    start: int
    end: int

    @property
    def block(self) -> n.Block:
        """The top-level block. Raises HclSyntaxError where it is not HCL."""
        return self.file.block(self.span)


class Declarations:
    """Everything that the files of a module declare.

    What override files say is kept apart: it declares nothing. ``beside`` are the texts
    of files in the folder that Terraform reads and that are not of this run, by name:
    JSON, and what is ignored. They declare names, but nothing is said of them. None is
    what cannot be read.
    """

    def __init__(
        self, files: Mapping[str, File], beside: Mapping[str, str | None]
    ) -> None:
        self._files = files
        self._beside = beside

    @cached_property
    def all(self) -> Mapping[Key, list[Declared]]:
        """By kind and name, in the order of the files; more than one are too many.

        Raises HclSyntaxError where a file is not HCL.
        """
        found: dict[Key, list[Declared]] = {}
        for path, file in self._files.items():
            if not _OVERRIDE.search(path):
                for one in _of_file(file):
                    found.setdefault((one.kind, one.name), []).append(one)
        return found

    @cached_property
    def elsewhere(self) -> frozenset[Key] | None:
        """What files declare that are not in this run; None where one can't be read."""
        return declared_in(self._beside)

    def of(self, kind: str) -> frozenset[str]:
        """Give the names of a kind; empty where there are none."""
        return self._names.get(kind, frozenset())

    @cached_property
    def _names(self) -> Mapping[str, frozenset[str]]:
        """The names of each kind: every call of a module asks for them."""
        found: dict[str, set[str]] = {}
        for kind, name in (*self.all, *(self.elsewhere or ())):
            found.setdefault(kind, set()).add(name)
        return {kind: frozenset(names) for kind, names in found.items()}

    def has(self, kind: str, name: str) -> bool:
        """Whether there is such a declaration, or may be one."""
        if (kind, name) in self.all:
            return True
        return self.elsewhere is None or (kind, name) in self.elsewhere

    def first(self, kind: str, name: str) -> Declared | None:
        """Give the first declaration of that name in the files of this run."""
        found = self.all.get((kind, name))
        return found[0] if found else None


def declared_in(texts: Mapping[str, str | None]) -> frozenset[Key] | None:
    """Give what texts declare, by path; None where one is None, or cannot be read."""
    found: set[Key] = set()
    try:
        for path, text in texts.items():
            if text is None:
                return None
            found |= set(_named(path, text))
    except HclSyntaxError:
        return None
    return frozenset(found)


@kept
def _of_file(file: File) -> Sequence[Declared]:
    return list(in_file(file))


def in_file(file: File) -> Iterator[Declared]:
    """Give what a file declares, in the order of its text."""
    for span in file.spans:
        kind, labels = span.type, span.labels
        if kind == "locals":
            for name, start, end in _names(file, file.block(span)):
                yield Declared("local", name, file, span, start, end)
        elif kind == "provider" and len(labels) == 1:
            name = _provider(labels[0], file, span)
            yield Declared(kind, name, file, span, span.start, span.end)
        elif (kind in _ONE_LABEL and len(labels) == 1) or (
            kind in _TWO_LABELS and len(labels) == 2  # noqa: PLR2004, type and name
        ):
            name = ".".join(labels)
            yield Declared(kind, name, file, span, span.start, span.end)
        elif kind == "terraform":
            yield from _in_terraform(file, span)
        if kind == "check" and "data" in file.text_of(span):
            yield from _in_check(file, span)


def _names(file: File, block: n.Block) -> Iterator[tuple[str, int, int]]:
    """Give the arguments of a block: name, start and end; parsed only if they must."""
    items = scanner.items(file.text, block.body.start, block.body.end)
    if items is not None:
        for item in items:
            yield item.name, item.start, item.end
        return
    for attribute in block.body.items:
        if isinstance(attribute, n.Attribute):
            yield attribute.name.name, attribute.start, attribute.end


def _provider(type_: str, file: File, span: BlockSpan) -> str:
    """Give ``aws`` or ``aws.west``; ``aws.*`` where the alias is no text."""
    if file.text.find("alias", span.start, span.end) < 0:
        return type_
    match file.block(span).body.attribute("alias"):
        case None:
            return type_
        case n.Attribute(value=n.Template(parts=(n.Text(raw=raw),))):
            return f"{type_}.{raw}"
    return f"{type_}.*"


def _in_terraform(file: File, span: BlockSpan) -> Iterator[Declared]:
    """Give what terraform blocks declare: requirements, and what callers hand over."""
    text = file.text
    if text.find("required_providers", span.start, span.end) < 0:
        return
    for block in file.block(span).body.blocks("required_providers"):
        for name, start, end in _names(file, block):
            yield Declared("required_provider", name, file, span, start, end)
            if text.find("configuration_aliases", start, end) < 0:
                continue
            item = block.body.attribute(name)
            for alias in _configuration_aliases(item.value) if item else ():
                yield Declared("provider", alias, file, span, start, end)


def _configuration_aliases(value: n.Expression) -> Iterator[str]:
    for field in value.items if isinstance(value, n.Object) else ():
        match field:
            case n.ObjectItem(
                key=n.Variable(name="configuration_aliases"),
                value=n.Tuple(items=items),
            ):
                for item in items:
                    match item:
                        case n.GetAttr(source=n.Variable(name=type_), name=alias):
                            yield f"{type_}.{alias.name}"


def _in_check(file: File, span: BlockSpan) -> Iterator[Declared]:
    for block in file.block(span).body.blocks("data"):
        if len(block.labels) == 2:  # noqa: PLR2004, type and name
            name = ".".join(label.value for label in block.labels)
            yield Declared("data", name, file, span, block.start, block.end)


def _named(path: str, text: str) -> Iterator[Key]:
    """Give what a file declares of which only the names matter."""
    from tffix.source import Source  # noqa: PLC0415, deferred: seldom there
    from tffix.terraform.reading import file_of  # noqa: PLC0415

    file = file_of(Source(os.path.basename(path), text))
    for one in in_file(file):
        yield one.kind, one.name
