"""What lies around a module: who calls it, and what its variables are given."""

from __future__ import annotations

import os
from functools import cached_property

from tffix.errors import ConfigError, SourceError
from tffix.lazy_re import pattern
from tffix.project import walk
from tffix.source import Source, canonical
from tffix.terraform.module.module import opentofu_path
from tffix.terraform.reading import file_of
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from tffix.hcl.file import File
    from tffix.project.given import Given
    from tffix.project.neighbours import Neighbours
    from tffix.project.settings import Settings
    from tffix.project.terragrunt import Files, Generated
    from tffix.terraform.module.calls import Folders
    from tffix.terraform.module.inputs import Inputs, Program, Unit

_SOURCE = pattern(r'\bsource\s*=\s*"(\.\.?/[^"$%]*)"')
_TF = pattern(r"\.(?:tf|tofu)(?:\.json)?$")
# what a tool makes a file of: main.tf.jinja, outputs.tf.tmpl
_TEMPLATE = pattern(
    r"\.(?:tf|tofu)\.(?:jinja2?|j2|tmpl|tpl|tftpl|template|gotmpl|erb|mustache|hbs)$"
)
_TFVARS = (".tfvars", ".tfvars.json")
_TEST, _TESTS = ".tftest.hcl", "tests"
_LOCK = ".terraform.lock.hcl"
_MOST_FOLDERS = 5000  # of a repository around the run that are listed
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
        paths: Sequence[str] = (),
    ) -> None:
        self._configuration = configuration
        self._texts = texts
        self._paths = paths
        self._is_read = False
        self._hcl: dict[str, None] = {}  # the paths of files of terragrunt
        self._files: dict[str, Sequence[str]] = {}
        self._edited: dict[str, Source] = {}  # what fixes make of files, by path
        self._programs: dict[str, Program | None] = {}
        # the folders that seem to call one, by that one
        self._callers: dict[str, set[str]] = {}

    def add(self, folder: str, paths: Sequence[str], sources: Iterable[str]) -> None:
        """Remember a folder with its files, and the sources of what it calls."""
        here = canonical(folder)
        self._files[here] = paths
        for source in sources:
            called = canonical(os.path.join(here, source))
            self._callers.setdefault(called, set()).add(here)

    def callers(self, folder: str) -> Collection[str]:
        """Give the folders of the run that seem to call one, as canonical paths."""
        return self._callers.get(canonical(folder), ())

    def edit(self, sources: Iterable[Source]) -> None:
        """Take these for the files of their paths, as fixes will write them."""
        self._edited.update({source.path: source for source in sources})

    def folders(self) -> Folders:
        """Give what a module may ask for what lies around it."""
        from tffix.terraform.module.calls import Folders  # noqa: PLC0415, deferred: if asked

        return Folders(
            self._linked(), self._read, self.inputs, self._callers, self.text, self
        )

    def _linked(self) -> list[str]:
        linked = set(self._callers).union(*self._callers.values())
        return sorted(linked & self._files.keys())

    def note(self, paths: Iterable[str]) -> None:
        """Remember files of terragrunt."""
        self._hcl.update(dict.fromkeys(map(os.path.abspath, paths)))

    def linked(self) -> list[str]:
        """Give the folders of the repository that call others or are called."""
        self._read_repository()
        return self._linked()

    def generated(self, folder: str) -> Mapping[str, str | None]:
        """Give the texts that terragrunt writes into a folder; see ``Module``."""
        self._read_repository()
        return self._generator.generated(os.path.abspath(folder))

    def units(self, folder: str) -> Sequence[Unit]:
        """Give what runs the module of a folder, and with which values."""
        self._read_repository()
        return self._run_by.get(os.path.abspath(folder), ()) if self._hcl else ()

    def installed(self, folder: str, name: str, source: str) -> Mapping[str, File]:
        """Give the files of the module that init brought for a call in a folder."""
        from tffix.project.installed import installed  # noqa: PLC0415, deferred: if asked

        files = {} if self._texts is not None else installed(folder, name, source)
        for path in files:
            self._files[canonical(os.path.dirname(path))] = tuple(files)
        return files

    def lengths_of(self, name: str) -> Sequence[int]:
        """Give the lengths, in characters, of what a variable is given in files."""
        return self._given.lengths_of(name)

    def program(self, folder: str) -> Program | None:
        """Give what is said to run a folder; None where nothing is."""
        from tffix.project.programs import program  # noqa: PLC0415, deferred: if asked

        here = os.path.abspath(folder)
        if here not in self._programs:
            on_disk = self._texts is None
            top = walk.repository(here) or here
            self._programs[here] = program(here, top, self._text) if on_disk else None
        return self._programs[here]

    def is_shared(self, folder: str) -> bool:
        """Whether links in other folders lead to files of a folder."""
        return self._texts is None and self._neighbours.is_shared(folder)

    def is_supplied(self, folder: str, variable: str) -> bool:
        """Whether a tool seems to declare a variable in a folder that nobody calls."""
        if self._texts is not None:
            return False
        here = os.path.abspath(folder)
        return self._neighbours.is_supplied(
            canonical(folder), variable
        ) or self._given.declares(here, variable)

    def has_others(self, folder: str) -> bool:
        """Whether there are modules in other folders."""
        self._read_repository()
        return bool(self._files.keys() - {canonical(folder)})

    def is_ignored(self, folder: str, path: str) -> bool:
        """Whether ``.gitignore`` names a file, seen from a folder."""
        from tffix.project.neighbours import is_ignored  # noqa: PLC0415, deferred: if asked

        return self._texts is None and is_ignored(os.path.realpath(folder), path)

    def is_habit(self, text: str) -> bool:
        """Whether several modules have a text."""
        return self._texts is None and self._neighbours.is_habit(text)

    def required_versions(self) -> Collection[str]:
        """Give the constraints that modules have for the version of Terraform."""
        return self._neighbours.required_versions

    @cached_property
    def _neighbours(self) -> Neighbours:
        from tffix.project.neighbours import Neighbours  # noqa: PLC0415, deferred: if asked

        self._read_repository()
        return Neighbours(self._files, self._callers, self._native_text)

    @cached_property
    def _run_by(self) -> Mapping[str, Sequence[Unit]]:
        from tffix.project.terragrunt_inputs import units  # noqa: PLC0415, if there is one

        modules = set(map(os.path.abspath, self._files))
        return units(self._terragrunt, modules.__contains__)

    @cached_property
    def _generator(self) -> Generated:
        from tffix.project.terragrunt import Generated  # noqa: PLC0415, deferred: if asked

        return Generated(self._terragrunt)

    @cached_property
    def _terragrunt(self) -> Files:
        from tffix.project.terragrunt import Files  # noqa: PLC0415, deferred: if asked

        return Files(list(self._hcl), self._source)

    @cached_property
    def _given(self) -> Given:
        from tffix.project.given import Given  # noqa: PLC0415, deferred: if asked

        return Given({walk.repository(path) or path for path in self._roots})

    def _read_repository(self) -> None:
        """Remember what there is in the repositories around the paths of the run."""
        if self._is_read:
            return
        self._is_read = True
        absolute = any(map(os.path.isabs, self._paths))
        covered = tuple(os.path.join(root, "") for root in self._roots)
        around = {walk.repository(root) for root in self._roots}
        for root in around:
            if not root or os.path.join(root, "").startswith(covered):
                continue
            for folder in walk.folders([root], most=_MOST_FOLDERS):
                self.note(folder.hcl)
                here = folder.path if absolute else os.path.relpath(folder.path)
                files = [os.path.join(here, os.path.basename(p)) for p in folder.files]
                if files and canonical(here) not in self._files:
                    self.add(here, files, sources_of(files))

    @cached_property
    def _roots(self) -> list[str]:
        """The folders of the run, absolute."""
        return [walk.folder_of(os.path.abspath(path)) for path in self._paths]

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
            tests=self._tests(folder, names),
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
        """Give the texts of what Terraform reads in a folder and the run does not.

        What a tool will make of a template may declare anything.
        """
        files = self._files.get(canonical(folder), ())
        ours = {os.path.basename(path) for path in files}
        found: dict[str, str | None] = {}
        for name in sorted(names - ours):
            # of two with one name Terraform reads one
            hidden = opentofu_path(name) in names
            if _TF.search(name) and not hidden and not name.startswith("."):
                path = os.path.join(folder, name)
                try:
                    found[name] = self._source(path).text
                except SourceError:
                    found[name] = None
            elif _TEMPLATE.search(name):
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
                found[path] = file_of(self._source(path))
            except SourceError:
                continue  # said where the folder itself was read
        return found

    def _source(self, path: str) -> Source:
        if edited := self._edited.get(path):
            return edited
        if self._texts is None:
            return Source.decode(path, walk.read(path))
        if found := self._texts.get(path):
            return found
        raise SourceError(path, "there is no such text")

    def _native_text(self, path: str) -> str:
        """Give the text of a file of a module, or nothing where it cannot be read."""
        try:
            return file_of(self._source(path)).text
        except SourceError:
            return ""

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

    def _tests(self, folder: str, names: set[str]) -> dict[str, Source]:
        paths = [name for name in names if name.endswith(_TEST)]
        if _TESTS in names or self._texts is not None:
            inside = self._names(os.path.join(folder, _TESTS))
            paths += [f"{_TESTS}/{name}" for name in inside if name.endswith(_TEST)]
        found = {}
        for name in sorted(paths):
            try:  # noqa: SIM105, contextlib is slow to load
                found[name] = self._source(os.path.join(folder, name))
            except SourceError:
                pass
        return found

    def _workspace(self, folder: str, names: set[str]) -> str:
        selected = os.environ.get("TF_WORKSPACE", "")
        if not selected and (self._texts is not None or ".terraform" in names):
            chosen = os.path.join(folder, ".terraform", "environment")
            selected = self._text(chosen).strip()
        return selected or "default"


def sources_of(paths: Iterable[str]) -> list[str]:
    """Give what looks like the sources of the local modules that files call."""
    found = []
    for path in paths:
        try:
            data = walk.read(path)
        except SourceError:
            continue  # said when it is to be judged
        if b'"./' in data or b'"../' in data:
            found += local_sources(file_of(Source.decode(path, data)).text)
    return found


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
