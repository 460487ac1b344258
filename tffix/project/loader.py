"""What lies around a module: who calls it, and what its variables are given."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tffix.errors import ConfigError, SourceError
from tffix.hcl.file import File
from tffix.lazy_re import pattern
from tffix.project import walk
from tffix.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tffix.project.settings import Settings
    from tffix.terraform.module.calls import Folders
    from tffix.terraform.module.inputs import Inputs

_SOURCE = pattern(r'\bsource\s*=\s*"(\.\.?/[^"$%]*)"')
_TF = pattern(r"\.(?:tf|tofu)(\.json)?$")
_TFVARS = (".tfvars", ".tfvars.json")
_LOCK = ".terraform.lock.hcl"
_LARGEST = 16 << 20  # bytes of a file of variables


def local_sources(text: str) -> list[str]:
    """Give what looks like the sources of calls of local modules in a text."""
    return _SOURCE.findall(text)


class Surroundings:
    """The folders of a run that call each other, and what stands beside their files.

    Only these are kept: what is called by nobody and calls nobody stands alone. Where
    there are ``texts``, by path, nothing is read from disk.
    """

    def __init__(
        self,
        configuration: Callable[[str], Settings],
        texts: Mapping[str, Source] | None = None,
    ) -> None:
        self._configuration = configuration
        self._texts = texts
        self._files: dict[str, Sequence[str]] = {}
        # the folders that seem to call one, by that one
        self._callers: dict[str, set[str]] = {}

    def add(self, folder: str, paths: Sequence[str], sources: Iterable[str]) -> None:
        """Remember a folder with its files, and the sources of what it calls."""
        here = os.path.normpath(folder)
        self._files[here] = paths
        for source in sources:
            called = os.path.normpath(os.path.join(here, source))
            self._callers.setdefault(called, set()).add(here)

    def folders(self) -> Folders:
        """Give what a module may ask for what lies around it."""
        from tffix.terraform.module.calls import Folders  # noqa: PLC0415, deferred: if asked

        linked = set(self._callers).union(*self._callers.values())
        known = sorted(linked & self._files.keys())
        return Folders(known, self._read, self.inputs, self._callers, self.text)

    def inputs(self, folder: str) -> Inputs:
        """Give what stands beside the files of a folder, as Terraform would read it.

        Raises ConfigError where a file that the settings name cannot be read.
        """
        from tffix.terraform.module.inputs import Inputs  # noqa: PLC0415, deferred: if asked

        settings = self._configuration(folder)
        given = [var_file(path) for path in settings.var_files]
        for name, value in settings.variables:
            given.append((name, value) if name else var_file(value))
        names = self._names(folder)
        return Inputs(
            environment=os.environ,
            files=self._tfvars(folder, names),
            arguments=tuple(given),
            workspace=self._workspace(folder, names),
            lock=self._text(os.path.join(folder, _LOCK)) if _LOCK in names else "",
            providers=settings.provider_versions,
            beside=self._beside(folder, names),
        )

    def _names(self, folder: str) -> set[str]:
        """Give the names of what is in a folder."""
        if self._texts is not None:
            return {
                os.path.basename(path)
                for path in self._texts
                if os.path.dirname(path) == folder
            }
        try:
            return set(os.listdir(folder or "."))
        except OSError:
            return set()

    def _beside(self, folder: str, names: set[str]) -> dict[str, str | None]:
        """Give the texts of what Terraform reads in a folder and the run does not."""
        files = self._files.get(os.path.normpath(folder), ())
        ours = {os.path.basename(path) for path in files}
        found: dict[str, str | None] = {}
        for name in sorted(names - ours):
            # of two with one name Terraform reads one
            hidden = _TF.sub(r".tofu\1", name) in names - {name}
            if _TF.search(name) and not hidden and not name.startswith("."):
                path = os.path.join(folder, name)
                try:
                    found[name] = self._source(path).text
                except SourceError:
                    found[name] = None
        return found

    def text(self, path: str) -> str | None:
        """Give the text of a file that functions may read, as ``Folders`` wants it."""
        try:
            return self._source(path).text
        except SourceError:
            return "" if self._texts is not None or os.path.lexists(path) else None

    def _read(self, folder: str) -> dict[str, File]:
        found = {}
        for path in self._files.get(folder, ()):
            try:
                found[path] = File(self._source(path))
            except SourceError:
                continue  # said where the folder itself was read
        return found

    def _source(self, path: str) -> Source:
        if self._texts is None:
            return Source.decode(path, walk.read(path))
        if found := self._texts.get(path):
            return found
        raise SourceError(path, "there is no such text")

    def _text(self, path: str) -> str:
        """Give the text of a file, or nothing where there is none to read."""
        try:
            return self._source(path).text
        except SourceError:
            return ""

    def _tfvars(self, folder: str, names: set[str]) -> dict[str, Source]:
        found = {}
        for name in sorted(names):
            if name.endswith(_TFVARS):
                path = os.path.join(folder, name)
                try:
                    found[name] = self._source(path)
                except SourceError:
                    found[name] = Source(path, "")
        return found

    def _workspace(self, folder: str, names: set[str]) -> str:
        selected = os.environ.get("TF_WORKSPACE", "")
        if not selected and (self._texts is not None or ".terraform" in names):
            chosen = os.path.join(folder, ".terraform", "environment")
            selected = self._text(chosen).strip()
        return selected or "default"


def var_file(path: str) -> tuple[str, str]:
    """Give what a file of variables is as an argument, see Inputs.

    Raises ConfigError where it cannot be read.
    """
    try:
        with open(path, "rb") as stream:
            data = stream.read(_LARGEST)
    except OSError as error:
        raise ConfigError(
            f"{path}: the file of variables cannot be read: {error.strerror}"
        ) from error
    return ".json" if path.endswith(".json") else "", Source.decode(path, data).text
