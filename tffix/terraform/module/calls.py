"""Calls of local modules: who passes what to whom."""

from __future__ import annotations

import os.path

from tffix.errors import HclSyntaxError
from tffix.hcl import nodes as n
from tffix.source import canonical
from tffix.terraform.module.inputs import Inputs
from tffix.terraform.module.module import Call, Module
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterable,
        Iterator,
        Mapping,
    )

    from tffix.hcl.file import File
    from tffix.terraform.module.repository import Repository


_LOCAL = ("./", "../")


class Folders:
    """The folders of a run, and what can be read there when a value depends on it.

    ``read`` gives the files of a folder by path, ``inputs`` what stands beside them,
    ``callers`` the folders that seem to call one, by that one; without it, any may.
    ``text`` gives the text of any file by its path: None where there is none, an empty
    one where nothing is known of it. ``repository`` knows what is around the run. Paths
    are those of the files, as ``os.path`` has them.
    """

    def __init__(
        self,
        folders: Iterable[str],
        read: Callable[[str], Mapping[str, File]],
        inputs: Callable[[str], Inputs] = lambda _: Inputs(),
        callers: Mapping[str, Collection[str]] | None = None,
        text: Callable[[str], str | None] = lambda _: "",
        repository: Repository | None = None,
    ) -> None:
        self.inputs = inputs
        self.text = text
        self.repository = repository
        self._is_reached = False
        self._brought: dict[tuple[str, str, str], Module | None] = {}
        self._paths = dict.fromkeys(map(canonical, folders))
        self._read = read
        self._callers = callers
        self._modules: dict[str, Module] = {}
        self._made: dict[str, list[tuple[str, Call]]] = {}

    def module(self, folder: str) -> Module | None:
        """Give the module of a folder, if it is one of this run or around it."""
        folder = canonical(folder)
        if folder not in self._paths:
            self._go_further()
        if folder not in self._modules and folder in self._paths:
            self._modules[folder] = Module(self._read(folder), folders=self)
        return self._modules.get(folder)

    def calls(self, module: Module) -> list[Call]:
        """Give the calls of a module in this run and around it."""
        self._go_further()
        here = canonical(module.folder)
        callers: Iterable[str] = self._paths
        if self._callers is not None:
            callers = sorted(self._callers.get(here, ()))
        return [
            call
            for folder in callers
            for called, call in self._calls_in(folder)
            if called == here
        ]

    def child(self, module: Module, block: n.Block) -> Module | None:
        """Give the module that a module block calls, if it is one of these."""
        source = _source(block)
        if source.startswith(_LOCAL):
            return self.module(os.path.join(module.folder, source))
        key = module.folder, block.labels[0].value, source
        if key not in self._brought:
            known = self.repository if source else None
            files = known.installed(*key) if known else {}
            self._brought[key] = Module(files, folders=self) if files else None
        return self._brought[key]

    def _go_further(self) -> None:
        """Take in the folders of the repository around the run."""
        if not self._is_reached:
            self._is_reached = True
            found = self.repository.linked() if self.repository else ()
            self._paths.update(dict.fromkeys(found))

    def _calls_in(self, folder: str) -> list[tuple[str, Call]]:
        """Give the calls in a folder, each with the folder that it calls."""
        if folder not in self._made:
            self._made[folder] = list(self._read_calls(folder))
        return self._made[folder]

    def _read_calls(self, folder: str) -> Iterator[tuple[str, Call]]:
        """Read the calls in a folder; files that are not HCL make none."""
        module = self.module(folder)
        if module is None:
            return
        try:
            blocks = list(module.blocks("module", worth=_is_local))
            for _, block in blocks:
                _ = block.body.items  # all are read, now that errors are caught
        except HclSyntaxError:
            return
        for _, block in blocks:
            source = _source(block)
            if source.startswith(_LOCAL) and len(block.labels) == 1:
                called = canonical(os.path.join(folder, source))
                yield called, Call(module, block)


def _is_local(text: str) -> bool:
    """Whether the text of a module block can have a source that is a folder."""
    return '"./' in text or '"../' in text


def _source(block: n.Block) -> str:
    """Give the source of a call; empty where it is not written out."""
    match block.body.attribute("source"):
        case n.Attribute(value=n.Template(parts=(n.Text(raw=raw),))):
            return raw
    return ""
