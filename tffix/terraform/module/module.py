"""A module: the files of one folder together."""

from __future__ import annotations

import os.path
from bisect import bisect_right
from functools import cached_property

from tffix.errors import HclSyntaxError
from tffix.hcl import nodes as n
from tffix.hcl.file import File
from tffix.lazy_re import pattern
from tffix.terraform.module.declarations import Declarations
from tffix.terraform.module.inputs import Inputs, read
from tffix.terraform.module.references import in_block, references
from tffix.terraform.reading import file_of
from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import (
        Callable,
        Collection,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )
    from typing import Protocol

    from tffix.hcl.scanner import BlockSpan
    from tffix.terraform.module.inputs import Program, Unit
    from tffix.terraform.module.references import Reference
    from tffix.terraform.module.repository import Repository

    class Around(Protocol):
        """The folders around a module, as ``calls.Folders`` reads them."""

        @property
        def repository(self) -> Repository | None:
            """What is around the run."""

        def inputs(self, folder: str, /) -> Inputs:
            """Give what stands beside the files of a folder."""

        def text(self, path: str, /) -> str | None:
            """Give the text of a file; see ``Module.text``."""

        def module(self, folder: str, /) -> Module | None:
            """Give the module of a folder, if it is one of the run or around it."""

        def calls(self, module: Module, /) -> list[Call]:
            """Give the calls of a module."""

        def child(self, module: Module, block: n.Block, /) -> Module | None:
            """Give the module that a module block calls, if it is at hand."""


_OVERRIDE = pattern(r"(?:^|[/\\]|_)override\.(?:tf|tofu)(?:\.json)?$")


def opentofu_path(path: str) -> str | None:
    """Give the path of what OpenTofu reads in the place of a ``.tf`` file."""
    for end in (".tf", ".tf.json"):
        if path.endswith(end):
            return f"{path.removesuffix(end)}{end.replace('tf', 'tofu')}"
    return None


class Call(NamedTuple):
    """A module block, and the module in which it stands."""

    module: Module
    block: n.Block


# what a module may set up once, the last two not both
_SET_UP = (
    pattern(r"required_providers\b"),
    pattern(r"backend\b"),
    pattern(r"cloud\b"),
)


class Module:
    """The Terraform files of one folder.

    A ``.tofu`` file takes the place of the ``.tf`` file of the same name. ``folders``
    are those around it; without them, ``inputs`` are what it is given as a root module.
    Where it is ``weighing``, see ``weighed``.

    Every access that parses raises HclSyntaxError, with the path of the file.
    """

    def __init__(
        self,
        files: Mapping[str, File],
        inputs: Inputs | None = None,
        folders: Around | None = None,
        *,
        weighing: bool = False,
    ) -> None:
        self.files = {
            path: file
            for path, file in sorted(files.items())
            if opentofu_path(path) not in files
        }
        self.folder = os.path.dirname(next(iter(self.files), ""))
        self.weighing = weighing
        self._given = inputs
        self._folders = folders
        self._overrides = [path for path in self.files if _OVERRIDE.search(path)]
        self._locals: dict[str, tuple[File, n.Attribute]] | None = None
        self._found: dict[tuple[str, ...], n.Block | None] = {}
        # what others have worked out of it, by who has and of what
        self.kept: dict[tuple[Any, ...], Any] = {}
        # what was too much to evaluate, and so is unknown, in words
        self.passed_limits: dict[str, None] = {}
        self._read: dict[tuple[str, int], list[Reference]] = {}

    @cached_property
    def variable_files(self) -> dict[str, File]:
        """The tfvars files that it is given where it is a root module, by path."""
        found = self.inputs.files.values()
        return {source.path: file_of(source) for source in found}

    @cached_property
    def test_files(self) -> dict[str, File]:
        """The files of tests in its folder, and in ``tests`` there, by path."""
        found = self.inputs.tests.values()
        return {source.path: File(source) for source in found}

    def reads_values(self, file: File) -> bool:
        """Whether Terraform reads a file of variables of itself."""
        name = os.path.basename(file.path)
        return name in read(self.inputs.files)

    def file(self, path: str) -> File:
        """Give a file of the module by its path, one of variables or tests too."""
        found = self.files.get(path) or self.variable_files.get(path)
        return found or self.test_files[path]

    @cached_property
    def weighed(self) -> Module:
        """The same module, in which all counts that its repository tells of values.

        What a variable is given anywhere stands for what it can be, and where a
        condition must hold, its names have the values that it wants. It takes longer,
        and what is too long here is so there.
        """
        if self.weighing:
            return self
        return Module(self.files, self._given, self._folders, weighing=True)

    def edited(self, files: Iterable[File]) -> Module:
        """Give the same module with files in the place of those of their paths."""
        other = {file.path: file for file in files}
        given = self._given
        if other.keys() - self.files.keys():
            texts = {
                name: other[source.path].source if source.path in other else source
                for name, source in self.inputs.files.items()
            }
            given = self.inputs._replace(files=texts)
        own = {path: other.get(path, file) for path, file in self.files.items()}
        return Module(own, given, self._folders)

    @cached_property
    def inputs(self) -> Inputs:
        """What the module is given where it is a root module."""
        if self._given is None and self._folders:
            return self._folders.inputs(self.folder)
        return self._given or Inputs()

    def lengths_of(self, name: str) -> Sequence[int]:
        """Give the lengths, in characters, of what a variable is given in files."""
        around = self._folders and self._folders.repository
        return around.lengths_of(name) if around else ()

    @cached_property
    def is_given_in_files(self) -> bool:
        """Whether files of the repository give a variable that has no default."""
        return any(
            self.lengths_of(block.labels[0].value)
            for _, block in self.blocks("variable")
            if block.labels and not block.body.attribute("default")
        )

    def is_ignored(self, path: str) -> bool:
        """Whether ``.gitignore`` names a file of the module, which a tool may make."""
        around = self._folders and self._folders.repository
        return around.is_ignored(self.folder, path) if around else False

    def is_supplied(self, variable: str) -> bool:
        """Whether a tool seems to declare a variable, as the repository tells."""
        around = self._folders and self._folders.repository
        if not around or self.calls:
            return False
        return around.is_supplied(self.folder, variable)

    @cached_property
    def is_in_company(self) -> bool:
        """Whether its repository has other modules."""
        around = self._folders and self._folders.repository
        return around.has_others(self.folder) if around else False

    @cached_property
    def is_shared(self) -> bool:
        """Whether other folders of the repository have files of it, by links."""
        around = self._folders and self._folders.repository
        return around.is_shared(self.folder) if around else False

    @cached_property
    def is_root(self) -> bool:
        """Whether Terraform is surely run in it: it sets up its state or a provider."""
        return not self.calls and any(
            span.type == "provider"
            or (span.type == "terraform" and "backend" in file.text)
            for file in self.files.values()
            for span in file.spans
        )

    @cached_property
    def is_for_others(self) -> bool:
        """Whether it is one of several and nothing runs it: nobody knows its values."""
        is_run = bool(self.calls or self.units) or self.is_root
        return not is_run and self.is_in_company

    def is_habit(self, text: str) -> bool:
        """Whether several modules of the repository have a text, as they are run so."""
        around = self._folders and self._folders.repository
        return around.is_habit(text) if around else False

    @property
    def required_around(self) -> Collection[str]:
        """The constraints that the repository has for the version of Terraform."""
        around = self._folders and self._folders.repository
        return around.required_versions() if around else ()

    @cached_property
    def calls(self) -> list[Call]:
        """Who calls the module, as far as that is known."""
        return self._folders.calls(self) if self._folders else []

    @cached_property
    def generated(self) -> Mapping[str, str | None]:
        """The texts that terragrunt writes into the folder; None of what is not known.

        Names tell them apart and are no paths.
        """
        around = self._folders and self._folders.repository
        return around.generated(self.folder) if around else {}

    @cached_property
    def units(self) -> Sequence[Unit]:
        """What runs it as a root module, and with which values; none where unknown."""
        around = self._folders and self._folders.repository
        return around.units(self.folder) if around else ()

    def text(self, path: str) -> str | None:
        """Give the text of a file by its path, seen from the folder of the module.

        None where there is no such file, an empty text where nothing is known of it.
        """
        if self._folders is None:
            return ""
        return self._folders.text(os.path.join(self.folder, path))

    def neighbour(self, source: str) -> Module | None:
        """Give the local module of a source, seen from the folder of the module."""
        if self._folders is None or not source.startswith(("./", "../")):
            return None
        return self._folders.module(os.path.join(self.folder, source))

    def child(self, name: str) -> Module | None:
        """Give the local module that the module block of that name calls."""
        block = self.block("module", name)
        return self._folders.child(self, block) if block and self._folders else None

    def called(self, block: n.Block) -> Module | None:
        """Give the local module that a module block calls; None if it has no name."""
        return self.child(block.labels[0].value) if len(block.labels) == 1 else None

    def blocks(
        self, type_: str, *labels: str, worth: Callable[[str], bool] = bool
    ) -> Iterator[tuple[File, n.Block]]:
        """Give the top-level blocks of a type whose first labels are these.

        Blocks of override files, which only change another one, are left out, and
        those whose text is not ``worth`` it.
        """
        for path, file in self.files.items():
            if path not in self._overrides:
                for block in file.blocks(type_, *labels, worth=worth):
                    yield file, block

    def block(self, type_: str, *labels: str) -> n.Block | None:
        """Give the top-level block of a type with these labels."""
        key = (type_, *labels)
        if key not in self._found:
            found = (block for _, block in self.blocks(type_, *labels))
            self._found[key] = next(found, None)
        return self._found[key]

    def file_of(self, block: n.Block) -> File:
        """Give the file in which a top-level block of the module stands."""
        return next(file for file in self.files.values() if file.holds(block))

    def argument(self, block: n.Block, name: str) -> n.Attribute | None:
        """Give an argument of a top-level block, as override files leave it."""
        overriding = self.overriding(block, name) if self._overrides else None
        return overriding[1] if overriding else block.body.attribute(name)

    def is_overridden(self, block: n.Block) -> bool:
        """Whether an override file has the block too.

        Terraform does not look for names that the provider refuses in such a block.
        """
        labels = [label.value for label in block.labels]
        return any(
            self.files[path].blocks(block.type.name, *labels)
            for path in self._overrides
        )

    @property
    def has_overrides(self) -> bool:
        """Whether there are override files."""
        return bool(self._overrides)

    def is_override(self, file: File) -> bool:
        """Whether a file only changes what others declare."""
        return file.path in self._overrides

    def is_replaced(self, file: File, block: BlockSpan | n.Block) -> bool:
        """Whether override files may leave nothing of what a block says."""
        if file.path in self._overrides:
            return len(self._overrides) > 1
        if not self._overrides:
            return False
        return self.is_overridden(
            block if isinstance(block, n.Block) else file.block(block)
        )

    def overriding(self, block: n.Block, name: str) -> tuple[File, n.Attribute] | None:
        """Give what an override file says instead of an argument of a block."""
        labels = [label.value for label in block.labels]
        for path in reversed(self._overrides):
            for other in self.files[path].blocks(block.type.name, *labels):
                if found := other.body.attribute(name):
                    return self.files[path], found
        return None

    def local(self, name: str) -> tuple[File, n.Attribute] | None:
        """Give the definition of ``local.name``."""
        if self._locals is None:
            overriding = [
                (self.files[path], block)
                for path in self._overrides
                for block in self.files[path].blocks("locals")
            ]
            self._locals = {
                item.name.name: (file, item)
                for file, block in [*self.blocks("locals"), *overriding]
                for item in block.body.attributes()
            }
        return self._locals.get(name)

    def references(self, root: str, *names: str) -> Iterator[tuple[File, n.GetAttr]]:
        """Give every place that says ``root.name``, wherever it stands.

        ``references("aws_lb", "web")`` gives the ``aws_lb.web`` of ``aws_lb.web.arn``,
        ``references("data", "aws_lb", "web")`` that of a data source. A name that a
        ``for`` or a dynamic block binds is none.
        """
        for file in self.files.values():
            if all(word in file.text for word in (root, *names)):
                for node in references(file, root, names):
                    yield file, node

    @cached_property
    def declarations(self) -> Declarations:
        """What the module declares."""
        return Declarations(self.files, self.inputs.beside)

    def is_repeated(self, block: n.Block) -> bool:
        """Whether a block has instances, by count or for_each."""
        return any(self.argument(block, name) for name in ("count", "for_each"))

    @property
    def may_declare_twice(self) -> bool:
        """Whether something is declared, or may be set up, more than once."""
        try:
            names = self.declarations.all
        except HclSyntaxError:
            return False
        return (
            any(len(some) > 1 for some in names.values())
            or max(set_up := [self._says(shape) for shape in _SET_UP]) > 1
            or all(set_up[1:])
        )

    def _says(self, shape: re.Pattern[str]) -> int:
        """Give how often something is found in the files."""
        return sum(len(shape.findall(file.text)) for file in self.files.values())

    @cached_property
    def program(self) -> Program | None:
        """What a file of a version manager says to run it with; None without one."""
        around = self._folders and self._folders.repository
        return around.program(self.folder) if around else None

    @cached_property
    def is_opentofu(self) -> bool:
        """Whether OpenTofu, which takes more, is known to be used for it."""
        return (
            any(path.endswith(".tofu") for path in self.files)
            or "registry.opentofu.org" in self.inputs.lock
            or (self.program is not None and self.program.name == "opentofu")
        )

    def reads(self, file: File, block: BlockSpan | n.Block) -> list[Reference]:
        """Give the references in a top-level block, see ``references.in_block``."""
        key = file.path, block.start
        if key not in self._read:
            parsed = block if isinstance(block, n.Block) else file.block(block)
            self._read[key] = list(in_block(file, parsed))
        return self._read[key]

    def reads_at(self, file: File, offsets: Sequence[int]) -> Iterator[Reference]:
        """Give the references in the arguments in which one of some offsets stands.

        The offsets are in order; what an override file may replace is left out.
        """
        starts = [span.start for span in file.spans]
        for at in sorted({bisect_right(starts, offset) - 1 for offset in offsets}):
            # a comment may stand in front of all blocks
            if at >= 0 and not self.is_replaced(file, file.spans[at]):
                yield from in_block(file, file.block(file.spans[at]), offsets)

    def reference_at(self, file: File, offset: int) -> Reference | None:
        """Give the reference that begins at an offset, if one is evaluated there."""
        found = self.reads_at(file, (offset,))
        return next((one for one in found if one.root.start == offset), None)

    def reads_saying(self, words: Collection[str]) -> Iterator[Reference]:
        """Give the references in all arguments in which one of some words stands."""
        for file in self.files.values():
            found = [word for word in words if word in file.text]
            for span in file.spans if found else ():
                offsets = sorted(_places(found, file.text, span.start, span.end))
                if offsets:
                    yield from in_block(file, file.block(span), offsets)

    @property
    def all_reads(self) -> Iterator[Reference]:
        """The references in all files, in their order."""
        for file in self.files.values():
            for span in file.spans:
                yield from self.reads(file, span)


def _places(words: Iterable[str], text: str, start: int, end: int) -> Iterator[int]:
    """Give where words stand between two offsets of a text."""
    for word in words:
        at = text.find(word, start, end)
        while at >= 0:
            yield at
            at = text.find(word, at + 1, end)
