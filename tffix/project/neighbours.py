"""What the modules of a repository tell together of one that says nothing itself."""

from __future__ import annotations

import os
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from tffix.lazy_re import pattern

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )

_REQUIRED = pattern(r'(?m)^[ \t]*required_version[ \t]*=[ \t]*"([^"\n]*)"')
_READ = pattern(r"\bvar\.([\w-]++)")
_DECLARED = pattern(r'(?m)^[ \t]*variable[ \t]+"?([\w-]++)')


class Neighbours:
    """The texts of all modules of the repositories of a run, each read once.

    ``folders`` gives the paths of the files of each, ``called`` are those that others
    call; ``read`` gives a text by its path, and an empty one where there is none.
    """

    def __init__(
        self,
        folders: Mapping[str, Sequence[str]],
        called: Collection[str],
        read: Callable[[str], str],
    ) -> None:
        self._folders = folders
        self._called = called
        self._read = read

    @cached_property
    def required_versions(self) -> Collection[str]:
        """The constraints that modules have for the version of Terraform."""
        return {
            found
            for texts in self._texts(self._folders)
            for text in texts
            if "required_version" in text
            for found in _REQUIRED.findall(text)
        }

    def is_shared(self, folder: str) -> bool:
        """Whether links in other folders lead to files of a folder."""
        return os.path.realpath(folder) in self._shared

    @cached_property
    def _shared(self) -> set[str]:
        """The real paths of the folders to which links in others lead."""
        return {
            os.path.dirname(os.path.realpath(path))
            for paths in self._folders.values()
            for path in paths
            if os.path.islink(path)
        }

    def lacking(self, variable: str) -> int:
        """Give how many modules that nobody calls lack a variable that they read."""
        return self._lacking[variable]

    @cached_property
    def _lacking(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for texts in self._texts(self._folders.keys() - set(self._called)):
            read = {name for text in texts for name in _READ.findall(text)}
            declared = {name for text in texts for name in _DECLARED.findall(text)}
            found.update(read - declared)
        return found

    def _texts(self, folders: Iterable[str]) -> Iterator[list[str]]:
        for folder in folders:
            yield [self._read(path) for path in self._folders[folder]]
