"""What a repository tells of the modules in it: who runs them, and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tffix.hcl.file import File
    from tffix.terraform.module.inputs import Program, Unit


class Repository(Protocol):
    """What is around the folders of a run."""

    def linked(self) -> Iterable[str]:
        """Give the folders that call others or are called; asked when they matter."""

    def generated(self, folder: str, /) -> Mapping[str, str | None]:
        """Give the texts that terragrunt writes into a folder; see ``Module``."""

    def units(self, folder: str, /) -> Sequence[Unit]:
        """Give what runs the module of a folder, and with which values."""

    def installed(self, folder: str, name: str, source: str, /) -> Mapping[str, File]:
        """Give the files of the module that init brought for a call in a folder."""

    def lengths_of(self, name: str, /) -> Sequence[int]:
        """Give the lengths, in characters, of what a variable is given in files."""

    def program(self, folder: str, /) -> Program | None:
        """Give what is said to run a folder; None where nothing is."""

    def is_shared(self, folder: str, /) -> bool:
        """Whether links in other folders lead to files of a folder."""

    def is_supplied(self, folder: str, variable: str, /) -> bool:
        """Whether a tool seems to declare a variable in a folder that nobody calls."""

    def has_others(self, folder: str, /) -> bool:
        """Whether there are modules in other folders."""

    def is_ignored(self, folder: str, path: str, /) -> bool:
        """Whether ``.gitignore`` names a file, seen from a folder."""

    def is_habit(self, text: str, /) -> bool:
        """Whether several modules have a text."""

    def required_versions(self) -> Collection[str]:
        """Give the constraints that modules have for the version of Terraform."""
