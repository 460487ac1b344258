"""Calls of local modules: who passes what to whom."""

from __future__ import annotations

import os.path
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tffix.errors import HclSyntaxError
from tffix.syntax import nodes as n
from tffix.terraform.inputs import Inputs
from tffix.terraform.module import Module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tffix.syntax.file import File


class Call(NamedTuple):
    """A module block, and the module in which it stands."""

    module: Module
    block: n.Block


class Folders:
    """The folders of a run, and what can be read there when a value depends on it.

    ``read`` gives the files of a folder by path, ``inputs`` what stands beside them.
    Paths are those of the files, as ``os.path`` writes them.
    """

    def __init__(
        self,
        folders: Iterable[str],
        read: Callable[[str], Mapping[str, File]],
        inputs: Callable[[str], Inputs] = lambda _: Inputs(),
    ) -> None:
        self.inputs = inputs
        self._paths = dict.fromkeys(map(os.path.normpath, folders))
        self._read = read
        self._modules: dict[str, Module] = {}

    def module(self, folder: str) -> Module | None:
        """Give the module of a folder, if it is one of this run."""
        folder = os.path.normpath(folder)
        if folder not in self._modules and folder in self._paths:
            self._modules[folder] = Module(self._read(folder), folders=self)
        return self._modules.get(folder)

    def read(self) -> None:
        """Read all calls now: processes that are forked later share what is known."""
        _ = self._calls

    def calls(self, module: Module) -> list[Call]:
        """Give the calls of a module in this run."""
        return self._calls.get(os.path.normpath(module.folder), [])

    def child(self, module: Module, block: n.Block) -> Module | None:
        """Give the module that a module block calls, if it is one of this run."""
        source = _local_source(block)
        return self.module(os.path.join(module.folder, source)) if source else None

    @cached_property
    def _calls(self) -> dict[str, list[Call]]:
        """All calls by the folder that is called; a file that is not HCL calls none."""
        found: dict[str, list[Call]] = {}
        for folder in self._paths:
            module = self.module(folder)
            if module is None:
                continue
            try:
                blocks = list(module.blocks("module", worth=_is_local))
                for _, block in blocks:
                    _ = block.body.items  # all are read, now that errors are caught
            except HclSyntaxError:
                continue
            for _, block in blocks:
                source = _local_source(block)
                if source and len(block.labels) == 1:
                    called = os.path.normpath(os.path.join(folder, source))
                    found.setdefault(called, []).append(Call(module, block))
        return found


def _is_local(text: str) -> bool:
    """Whether the text of a module block can have a source that is a folder."""
    return '"./' in text or '"../' in text


def _local_source(block: n.Block) -> str | None:
    match block.body.attribute("source"):
        case n.Attribute(value=n.Template(parts=(n.Text(raw=raw),))):
            return raw if raw.startswith(("./", "../")) else None
    return None
