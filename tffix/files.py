"""The file system: which files a run reads, and how it writes them.

A folder with Terraform files is a module, so files are found and read by folder. What
Terraform itself leaves out (names that begin with a dot, backups of editors) is left
out here too, and so is what ``.gitignore`` excludes.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from tffix.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec

SUFFIXES = (".tf", ".tofu")
_PRUNED = frozenset(
    (".git", ".hg", ".svn", ".terraform", ".terragrunt-cache", ".venv", "node_modules")
)


class Folder(NamedTuple):
    """A folder with Terraform files.

    ``files`` are the paths of all of them, sorted; ``wanted`` those that were asked
    for: all, or the files that were named. ``skipped`` are links out of the tree.
    """

    path: str
    files: list[str]
    wanted: frozenset[str]
    skipped: list[str]


def folders(paths: Sequence[str]) -> Iterator[Folder]:
    """Give the folders with Terraform files under the paths, in order, each once.

    A path may be a file: its folder is given with that file wanted. Raises SourceError
    for a path that does not exist or is no Terraform file.
    """
    named: dict[str, set[str]] = {}
    roots = []
    for path in paths:
        if os.path.isdir(path):
            roots.append(path)
        elif not os.path.exists(path):
            raise SourceError(path, "no such file or folder")
        elif not path.endswith(SUFFIXES):
            raise SourceError(path, f"not a Terraform file ({', '.join(SUFFIXES)})")
        else:
            named.setdefault(os.path.dirname(path), set()).add(_shown(path))
    real_roots = [os.path.realpath(root) for root in roots]
    seen = set()
    for root in roots:
        for folder in _walk(root, real_roots):
            if (real := os.path.realpath(folder.path)) not in seen:
                seen.add(real)
                yield folder
    for path, files in sorted(named.items()):
        if os.path.realpath(path) not in seen:
            found, skipped = _listed(path, [os.path.realpath(path)])[1:]
            every = sorted({*found, *files})
            yield Folder(path, every, frozenset(files), skipped)


def _walk(root: str, real_roots: Sequence[str]) -> Iterator[Folder]:
    real_root = os.path.realpath(root)
    ignored = _Ignored(real_root)
    stack = [root]
    while stack:
        path = stack.pop()
        # links to folders are not followed, so what is below the root is as it says
        real = os.path.join(real_root, path[len(root) :].lstrip("/"))
        below, files, skipped = _listed(path, real_roots)
        if ignored.enter(real):
            files = [file for file in files if not ignored(real, file)]
            below = [folder for folder in below if not ignored(real, folder, "/")]
        if files or skipped:
            yield Folder(_shown(path), files, frozenset(files), skipped)
        stack += reversed(below)


def _listed(
    path: str, real_roots: Sequence[str]
) -> tuple[list[str], list[str], list[str]]:
    """Give the folders, the Terraform files and the skipped links of one folder."""
    below: list[str] = []
    files: list[str] = []
    skipped: list[str] = []
    try:
        with os.scandir(path or ".") as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise SourceError(path, f"cannot be listed: {error.strerror}") from error
    for entry in found:
        name = entry.name
        here = _shown(os.path.join(path, name))
        if name.endswith(SUFFIXES) and not name.startswith("."):
            if entry.is_file(follow_symlinks=False):
                files.append(here)
            elif entry.is_symlink() and entry.is_file():
                inside = _is_below(os.path.realpath(here), real_roots)
                (files if inside else skipped).append(here)
        elif name not in _PRUNED and entry.is_dir(follow_symlinks=False):
            below.append(here)
    return below, files, skipped


def _is_below(path: str, roots: Iterable[str]) -> bool:
    return any(path.startswith(os.path.join(root, "")) for root in roots)


def _shown(path: str) -> str:
    """Give a path as people write it: without ``./`` and with forward slashes."""
    path = path.replace(os.sep, "/") if os.sep != "/" else path
    return path.removeprefix("./") or "."


class _Ignored:
    """What the ``.gitignore`` files above and below the root of a walk exclude."""

    def __init__(self, root: str) -> None:
        self._specs: list[tuple[str, GitIgnoreSpec]] = []
        above = []
        while not os.path.exists(os.path.join(root, ".git")):
            parent = os.path.dirname(root)
            if parent == root:
                return  # in no repository: only what is below the root counts
            root = parent
            above.append(root)
        for folder in reversed(above):
            self.enter(folder)

    def enter(self, folder: str) -> bool:
        """Read the ``.gitignore`` of a folder; say whether any has been read."""
        path = os.path.join(folder, ".gitignore")
        if os.path.isfile(path):
            from pathspec import GitIgnoreSpec  # noqa: PLC0415, deferred: slow import

            with open(path, encoding="utf-8", errors="surrogateescape") as stream:
                spec = GitIgnoreSpec.from_lines(stream)
            self._specs.append((os.path.join(folder, ""), spec))
        return bool(self._specs)

    def __call__(self, folder: str, path: str, end: str = "") -> bool:
        """Whether what lies in a folder is excluded; ``end`` is a slash for folders."""
        full = os.path.join(folder, os.path.basename(path)) + end
        for base, spec in reversed(self._specs):
            if full.startswith(base):
                verdict = spec.check_file(full[len(base) :]).include
                if verdict is not None:
                    return verdict
        return False


def read(path: str) -> bytes:
    """Give the bytes of a file; raises SourceError where that cannot be."""
    try:
        # asked before it is opened: opening a pipe would wait for a writer
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise SourceError(path, "not a regular file")
        with open(path, "rb") as stream:
            return stream.read()
    except OSError as error:
        raise SourceError(path, f"cannot be read: {error.strerror}") from error
