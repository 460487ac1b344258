"""What terragrunt writes into a module before Terraform reads it.

A unit is a ``terragrunt.hcl`` that names a module as its source, or lies in it. Its
``generate`` blocks, and those of the files above it, which it may include, make files
there: providers, the versions that they have, common variables.
"""

from __future__ import annotations

import os
from functools import cached_property

from tffix.errors import HclSyntaxError, SourceError
from tffix.hcl import nodes as n
from tffix.hcl.file import File
from tffix.hcl.strings import unescape
from tffix.hcl.walk import walk
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tffix.source import Source

UNIT = "terragrunt.hcl"
_READ = (".tf", ".tofu", ".json")  # which Terraform does


class Files:
    """The files of terragrunt in the repositories of a run, each read once.

    ``paths`` are absolute; ``read`` gives any file by its path, or raises SourceError.
    """

    def __init__(self, paths: Sequence[str], read: Callable[[str], Source]) -> None:
        self.paths = paths
        self.read = read
        self._files: dict[str, File | None] = {}

    def file(self, path: str) -> File | None:
        """Give a file that parses; None where it is no HCL, or cannot be read."""
        if path not in self._files:
            self._files[path] = self._parsed(path)
        return self._files[path]

    def _parsed(self, path: str) -> File | None:
        try:
            file = File(self.read(path))
            _ = file.body
        except (HclSyntaxError, SourceError):
            return None
        return file


class _Unit(NamedTuple):
    """What runs a module, which is in one of ``folders`` or where a path has an end.

    ``files`` are its own file and those that it may include.
    """

    files: tuple[str, ...]
    folders: frozenset[str]
    ends: tuple[str, ...]


class Generated:
    """The files that terragrunt makes for the modules of a run."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._texts: dict[str, dict[str, str | None]] = {}

    def generated(self, folder: str) -> Mapping[str, str | None]:
        """Give the texts that are written into a folder, by names that tell them apart.

        ``folder`` is absolute. None is a text that is not known.
        """
        found: dict[str, str | None] = {}
        for unit in self._units:
            if folder in unit.folders or (unit.ends and folder.endswith(unit.ends)):
                for path in unit.files:
                    found |= self._made(path)
        return found

    @cached_property
    def _units(self) -> list[_Unit]:
        return [
            self._unit(path)
            for path in self._files.paths
            if os.path.basename(path) == UNIT
        ]

    def _unit(self, path: str) -> _Unit:
        here = os.path.dirname(path)
        files = (path, *self._included(path))
        folders, ends = {here}, set()
        for source in [one for file in files for one in _sources(self._body(file))]:
            if source.startswith("."):
                folders.add(os.path.normpath(os.path.join(here, source)))
            else:
                ends.add(source)
        return _Unit(files, frozenset(folders), tuple(ends))

    def _included(self, unit: str) -> Iterator[str]:
        """Give what a unit may include: the files in the folders above it.

        Those that it includes from elsewhere count by what is written of their paths.
        """
        here = os.path.dirname(unit)
        named = tuple(_includes(self._body(unit)))
        for path in self._files.paths:
            above = os.path.join(os.path.dirname(path), "")
            if here.startswith(above) or (named and path.endswith(named)):
                yield path

    def _made(self, path: str) -> dict[str, str | None]:
        """Give the texts of the files that a file makes, by its path and theirs."""
        if path not in self._texts:
            body = self._body(path)
            if body is None:
                self._texts[path] = {path: None}
            else:
                self._texts[path] = {
                    os.path.join(path, os.path.basename(name)): self._contents(
                        one, path
                    )
                    for one in body.blocks("generate")
                    if (name := _path(one)).endswith(_READ)
                }
        return self._texts[path]

    def _contents(self, block: n.Block, path: str) -> str | None:
        """Give the text of a file that a block makes, as far as it is written."""
        contents = block.body.attribute("contents")
        match contents.value if contents else None:
            case n.Heredoc(parts=parts):
                return "".join(map(_written, parts))
            case n.Template(parts=parts):
                return unescape("".join(map(_written, parts)))
            case n.Call(name="file", arguments=(n.Template(parts=(n.Text(raw=raw),)),)):
                try:
                    beside = os.path.join(os.path.dirname(path), raw)
                    return self._files.read(beside).text
                except SourceError:
                    return None
        return None

    def _body(self, path: str) -> n.Body | None:
        file = self._files.file(path)
        return file.body if file else None


def _sources(body: n.Body | None) -> Iterator[str]:
    """Give where modules may be: relative to a unit, or the end of a path.

    They are all that is written in a source, which may choose between several.
    """
    for block in body.blocks("terraform") if body else ():
        source = block.body.attribute("source")
        for node in walk(source.value) if source else ():
            if isinstance(node, n.Text):
                yield from _source(node.raw.partition("?")[0])


def _source(text: str) -> Iterator[str]:
    if text.startswith("."):
        yield os.path.normpath(text.replace("//", "/"))
    elif "/" in text:  # behind what is made, or in a repository, which may be this one
        end = text.rpartition("//")[2] if "//" in text else text.partition("/")[2]
        yield os.path.normpath(f"/{end}")


def _includes(body: n.Body | None) -> Iterator[str]:
    """Give the ends of the paths of files that are included."""
    for block in body.blocks("include") if body else ():
        match block.body.attribute("path"):
            case n.Attribute(value=n.Template(parts=(*_, n.Text(raw=raw)))):
                yield os.path.join("/", raw.lstrip("./"))


def _written(part: n.Node) -> str:
    return part.raw if isinstance(part, n.Text) else "${0}"


def _path(block: n.Block) -> str:
    """Give the path of a file that a block makes, as far as it is written."""
    match block.body.attribute("path"):
        case n.Attribute(value=n.Template(parts=(*_, n.Text(raw=raw)))):
            return raw
    return ".tf"
