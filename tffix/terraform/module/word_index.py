"""An index of the words in a module: which blocks have them."""

from __future__ import annotations

import re

from tffix.terraform.kept import kept
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tffix.hcl import nodes as n
    from tffix.hcl.file import File
    from tffix.hcl.scanner import BlockSpan
    from tffix.terraform.module.module import Module

_WORD = re.compile(r"\w+")
_LOCAL = re.compile(r"\blocal\s*\.\s*([\w-]+)")


@kept
def word_index(module: Module) -> WordIndex:
    """Give which blocks of a module have which words."""
    return WordIndex(module)


class WordIndex:
    """The top-level blocks by the words in their text and in the locals they read."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._locals: dict[str, set[str]] = {}
        self._spans: dict[str, list[tuple[File, BlockSpan]]] = {}
        for file in module.files.values():
            for span in file.spans:
                for word in self._words(file.text_of(span)):
                    self._spans.setdefault(word, []).append((file, span))

    def blocks(self, text: str) -> Iterable[tuple[File, n.Block]]:
        """Give the blocks that have the word of a text which fewest of them have."""
        found = [some for one in _WORD.findall(text) if (some := self._spans.get(one))]
        for file, span in min(found, key=len, default=[]):
            yield file, file.block(span)

    def _words(self, text: str) -> set[str]:
        found = set(_WORD.findall(text))
        for name in _LOCAL.findall(text):
            found |= self._of_local(name)
        return found

    def _of_local(self, name: str) -> set[str]:
        if name not in self._locals:
            self._locals[name] = set()  # what reads itself has no more
            if definition := self._module.local(name):
                file, item = definition
                self._locals[name] = self._words(file.text_of(item))
        return self._locals[name]
