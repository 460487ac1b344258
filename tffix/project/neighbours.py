"""What the modules of a repository tell together of one that says nothing itself."""

from __future__ import annotations

import os
from collections import Counter
from functools import cached_property

from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterator,
        Mapping,
        Sequence,
    )

_SEVERAL = 3  # modules that are alike
_FILES = ("variables.tf", "vars.tf")
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
            for texts in self._texts()
            for text in texts
            if "required_version" in text
            for found in _REQUIRED.findall(text)
        }

    def is_habit(self, text: str) -> bool:
        """Whether several modules have a text."""
        have = (any(text in one for one in texts) for texts in self._texts())
        return sum(have) >= _SEVERAL

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

    def is_supplied(self, folder: str, variable: str) -> bool:
        """Whether a tool seems to declare a variable in a module that nobody calls.

        It does where several such modules lack it, where several declare none at all,
        and where ``.gitignore`` names the file of variables that is not there.
        """
        if self._lacking[variable] >= _SEVERAL:
            return True
        bare = folder in self._bare and len(self._bare) >= _SEVERAL
        return bare or is_ignored(os.path.realpath(folder), *_FILES)

    @cached_property
    def _lacking(self) -> Counter[str]:
        """How many modules read a variable and do not declare it, by its name."""
        return Counter(name for lacking, _ in self._variables for name in lacking)

    @cached_property
    def _bare(self) -> set[str]:
        """The folders of the modules that read variables and declare none."""
        return {folder for _, folder in self._variables if folder}

    @cached_property
    def _variables(self) -> list[tuple[set[str], str]]:
        """What each module that nobody calls reads and does not declare.

        With its folder, if it declares nothing.
        """
        found = []
        for folder in self._folders.keys() - set(self._called):
            texts = [self._read(path) for path in self._folders[folder]]
            read = {name for text in texts for name in _READ.findall(text)}
            declared = {name for text in texts for name in _DECLARED.findall(text)}
            if read - declared:
                found.append((read - declared, "" if declared else folder))
        return found

    def _texts(self) -> Iterator[list[str]]:
        for paths in self._folders.values():
            yield [self._read(path) for path in paths]


def is_ignored(folder: str, *paths: str) -> bool:
    """Whether ``.gitignore`` names a file that is not there, seen from a folder."""
    from tffix.project.gitignore import Ignored  # noqa: PLC0415, deferred: seldom needed

    for path in paths:
        full = os.path.normpath(os.path.join(folder, path))
        above = os.path.commonpath((folder, full))
        ignored = Ignored(above)
        ignored.enter(above, listed=True)
        if ignored(above, os.path.relpath(full, above)) and not os.path.exists(full):
            return True
    return False
