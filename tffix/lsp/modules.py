"""What is found in a folder, with what is open in place of what is on disk.

What is shown may be that of the last text that was HCL; what is fixed never is.
"""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from tffix.edit import Edit, splice
from tffix.engine import dispatch, fixpoint, registry
from tffix.errors import HclSyntaxError, SourceError
from tffix.hcl.file import File
from tffix.output.diagnostics import from_error, from_finding
from tffix.project import walk
from tffix.project.baseline import load
from tffix.project.config import Configuration, Overrides
from tffix.project.filters import Review
from tffix.project.loader import Surroundings, local_sources
from tffix.source import Source
from tffix.terraform.module.module import Module
from tffix.terraform.reading import file_of

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )

    from tffix.api import Context
    from tffix.output.diagnostics import Entry
    from tffix.project.baseline import Baseline
    from tffix.project.settings import Settings
    from tffix.rule.finding import Finding
    from tffix.rule.fixer import Fixer
    from tffix.terraform.module.calls import Folders

_log = logging.getLogger(__name__)


class Stopped(BaseException):
    """Nobody waits for this any more; a ``stop`` raises it, through all fixers."""


class Document(NamedTuple):
    """A file that the editor has open."""

    path: str
    text: str
    uri: str = ""
    version: int | None = None


class Folder:
    """The files of a folder as they were, and what was found there.

    ``open`` are the paths of those that the editor has. ``served`` has what was HCL
    last in place of those of them that are not, ``problems`` why they are not, if that
    is wanted. ``findings`` is what is wrong, ``shown`` what to show of it by path;
    ``judge`` fills in both.
    """

    def __init__(
        self,
        files: dict[str, File],
        open_: Iterable[str],
        settings: Settings,
        around: Folders,
    ) -> None:
        self.files = files
        self.open = frozenset(open_)
        self.settings = settings
        self.around = around
        self.module = Module(files, folders=around)
        self.rules = registry.active(
            settings.select,
            settings.ignore,
            settings.extend_safe_fixes,
            settings.extend_unsafe_fixes,
            settings.rules,
        )
        self.problems: dict[str, Entry] = {}
        self.served: dict[str, File] = {}
        self.judged = False
        self.findings: list[Entry] = []
        self.shown: dict[str, list[Entry]] = {}
        # the files of variables that fixes edit
        self.variable_files: Mapping[str, Source] = {}
        self.fixed: dict[str, dict[str, list[Edit]]] = {}

    def source(self, path: str) -> Source:
        """Give the text of a file that is judged, or that a fix edits."""
        return (
            self.files[path].original
            if path in self.files
            else self.variable_files[path]
        )


class Modules:
    """The folders with open documents.

    Paths are absolute. ``stop`` is called every now and then, to raise Stopped.
    """

    def __init__(self) -> None:
        self._disk: dict[str, tuple[tuple[int, ...], File]] = {}
        self._open: dict[str, File] = {}
        self._good: dict[str, File] = {}  # the last that was HCL, of open documents
        self._folders: dict[str, Folder] = {}
        self._stop: Callable[[], None] = lambda: None
        # the rules that ``_stoppable`` has given last, and what it made of them
        self._rules: tuple[Sequence[Fixer], dispatch.Fixers] = ((), dispatch.Fixers())
        self.configure(Overrides(), syntax_errors=False)

    def configure(self, overrides: Overrides, *, syntax_errors: bool) -> None:
        """Take what the editor's user wants."""
        self._overrides = overrides
        self._syntax_errors = syntax_errors
        self.reread()

    def reread(self) -> None:
        """Read all configuration files again when they are needed next."""
        registry.forget()
        self._known: dict[str, tuple[object, Folders]] = {}
        self._configuration = Configuration(self._overrides)
        self._baselines: dict[str, Baseline] = {}

    def changed(self, folders: set[str]) -> None:
        """Read what lies around others again, as something in some folders changed."""
        self._known = {
            path: known for path, known in self._known.items() if folders <= {path}
        }

    def leave(self, folder: str) -> None:
        """Forget a folder in which nothing is open."""
        self._folders.pop(folder, None)
        self._known.pop(folder, None)
        for known in (self._disk, self._open, self._good):
            for path in [p for p in known if os.path.dirname(p) == folder]:
                del known[path]

    def see(
        self, path: str, documents: Iterable[Document], stop: Callable[[], None]
    ) -> Folder:
        """Give a folder as it is now.

        Raises ConfigError where the configuration is wrong.
        """
        open_ = {document.path: document for document in documents}
        found = self._files(path, open_)
        settings = self._configuration(path)
        last = self._folders.get(path)
        around = self._around(path, found)
        if (
            last
            and last.files == found
            and last.settings is settings
            and last.around is around
        ):
            return last
        folder = Folder(found, open_, settings, around)
        self._parse(folder, stop)
        self._folders[path] = folder
        return folder

    def judge(self, folder: Folder, stop: Callable[[], None]) -> None:
        """Find what is wrong with a folder."""
        if folder.judged:
            return
        wanted = {path for path in folder.files if not folder.settings.excluded(path)}
        findings = shown = self._check(folder, folder.module, wanted, stop)
        if folder.served:
            served = Module(folder.files | folder.served, folders=folder.around)
            shown = self._check(folder, served, wanted, stop)
        for entry in shown:
            path = entry.path
            place: Entry | None = entry
            if path in folder.served:
                place = shifted(entry, folder.files[path].original)
            if place:
                folder.shown.setdefault(path, []).append(place)
        folder.findings = findings
        folder.judged = True

    def fix(
        self, folder: Folder, path: str, stop: Callable[[], None]
    ) -> dict[str, list[Edit]]:
        """Give the edits of all safe fixes for one document, by path.

        A fix that needs a file that is not open is left out.
        """
        if path not in folder.fixed:
            outcome = fixpoint.run(
                folder.module,
                self._stoppable(folder.rules, stop),
                folder.settings.options,
                wanted={path} if not folder.settings.excluded(path) else (),
                writable=folder.open,
                review=self._review(folder, {path}),
                folders=folder.around,
            )
            folder.fixed[path] = outcome.edits
            for sentence in (*outcome.reverted, *outcome.crashed):
                _log.warning("%s", sentence)
        return folder.fixed[path]

    def _around(self, folder: str, files: Mapping[str, File]) -> Folders:
        """Give what lies around a folder: its repository is not read at each letter."""
        calls = [one for file in files.values() for one in local_sources(file.text)]
        known = self._known.get(folder)
        if known is None or known[0] != ([*files], calls):
            around = Surroundings(self._configuration, paths=[folder])
            around.add(folder, [*files], calls)
            known = self._known[folder] = ([*files], calls), around.folders()
        return known[1]

    def _files(self, folder: str, open_: Mapping[str, Document]) -> dict[str, File]:
        """Give the files that Terraform would read in a folder, as they are now."""
        try:
            names = os.listdir(folder)
        except OSError:  # a new file in a folder yet to be made
            names = []
        paths = {
            os.path.join(folder, name)
            for name in names
            if name.endswith(walk.SUFFIXES) and name[0] != "."
        }
        found = {}
        for path in sorted(paths | open_.keys()):
            file = self._opened(open_[path]) if path in open_ else self._read(path)
            if file:
                found[path] = file
        for path in self._open.keys() - open_.keys():
            if os.path.dirname(path) == folder:
                del self._open[path]
                self._good.pop(path, None)
        return found

    def _opened(self, document: Document) -> File:
        file = self._open.get(document.path)
        if not file or file.original.text != document.text:
            file = file_of(Source(document.path, document.text))
            self._open[document.path] = file
        return file

    def _read(self, path: str) -> File | None:
        try:
            status = os.stat(path)
            stamp = status.st_mtime_ns, status.st_size, status.st_ino
            if path not in self._disk or self._disk[path][0] != stamp:
                source = Source.decode(path, walk.read(path))
                self._disk[path] = stamp, file_of(source)
        except (OSError, SourceError):
            self._disk.pop(path, None)
            return None
        return self._disk[path][1]

    def _parse(self, folder: Folder, stop: Callable[[], None]) -> None:
        """Find which open documents are not HCL, where that matters."""
        good = {path: self._good[path] for path in folder.open if path in self._good}
        rules = self._stoppable(folder.rules, stop)
        if not self._syntax_errors and not any(
            dispatch.can_find(module, rules)
            for module in (
                folder.module,
                Module(folder.files | good, folders=folder.around),
            )
        ):
            return
        for path in sorted(folder.open):
            stop()
            file = folder.files[path]
            try:
                _ = file.body
            except HclSyntaxError as error:
                if self._syntax_errors:
                    folder.problems[path] = from_error(error, file.original)
                if path in good:
                    folder.served[path] = good[path]
            else:
                self._good[path] = file

    def _check(
        self,
        folder: Folder,
        module: Module,
        wanted: Collection[str],
        stop: Callable[[], None],
    ) -> list[Entry]:
        checked = fixpoint.check(
            module,
            self._stoppable(folder.rules, stop),
            folder.settings.options,
            wanted,
            self._review(folder, wanted),
        )
        for sentence in checked.crashed:
            _log.warning("%s", sentence)
        folder.variable_files = checked.variable_files
        sources = {path: file.original for path, file in module.files.items()}
        sources |= checked.variable_files
        return [from_finding(finding, sources) for finding in checked.findings]

    def _stoppable(
        self, rules: Sequence[Fixer], stop: Callable[[], None]
    ) -> dispatch.Fixers:
        """Give rules that call ``stop`` before each block that they check.

        For the same rules they are the same: who looks where is found out once.
        """
        self._stop = stop
        if self._rules[0] is not rules:
            self._rules = rules, dispatch.Fixers(map(self._stopping, rules))
        return self._rules[1]

    def _stopping(self, rule: Fixer) -> Fixer:
        def check(subject: Any, context: Context) -> Iterator[Finding]:
            self._stop()
            return rule.check(subject, context)

        return rule._replace(check=check)

    def _review(self, folder: Folder, wanted: Collection[str]) -> Review:
        path = folder.settings.baseline
        if path and path not in self._baselines:
            self._baselines[path] = load(path)
        baseline = self._baselines.get(path)
        return Review(folder.rules, folder.settings, wanted, baseline=baseline)


def sound(entry: Entry) -> bool:
    """Whether the fix of an entry alone leaves HCL."""
    for path, some in by_path(entry.edits).items():
        source = entry.sources[path]
        try:
            _ = File(source.replaced(splice(source.text, some))).body
        except HclSyntaxError:
            return False
    return True


def by_path(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """Give edits by the path of their file."""
    found: dict[str, list[Edit]] = {}
    for edit in sorted(edits):
        found.setdefault(edit.path, []).append(edit)
    return found


def shifted(entry: Entry, later: Source) -> Entry | None:
    """Give an entry at its place in a later text, without its fix.

    None where it lies in what has changed.
    """
    before, after = entry.source.text, later.text
    head = _same(before, after)
    tail = _same(before[head:][::-1], after[head:][::-1])
    shift = len(after) - len(before)
    if entry.end <= head:
        return entry._replace(source=later, edits=())
    if entry.start >= len(before) - tail:
        start, end = entry.start + shift, entry.end + shift
        return entry._replace(source=later, start=start, end=end, edits=())
    return None


def _same(one: str, other: str) -> int:
    """Give the number of characters with which both texts begin."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
