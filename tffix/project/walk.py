"""The files of a run: which there are, and their bytes.

A folder with Terraform files is a module, so files are found and read by folder. What
Terraform itself leaves out (names that begin with a dot, backups of editors) is left
out here too, and so is what ``.gitignore`` excludes.
"""

from __future__ import annotations

import os
import stat
from itertools import islice

from tffix.errors import SourceError
from tffix.project.gitignore import Ignored
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

NATIVE = (".tf", ".tofu")
SUFFIXES = (*NATIVE, ".tf.json", ".tofu.json")
_HCL = ".hcl"  # what terragrunt reads
_VALUES = (".tfvars", ".tfvars.json")
# what tffix itself leaves beside the files that it writes, should it be killed
LEFTOVER = ".tffix-"  # and 16 hexadecimal digits, or the journal
JOURNAL = f"{LEFTOVER}journal"
_DIGITS = 16
LARGEST = 64 << 20  # bytes; what is larger is no configuration that people write
PRUNED = frozenset(
    (".git", ".hg", ".svn", ".terraform", ".terragrunt-cache", ".venv", "node_modules")
)
# a pipe or a device must not block
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Folder(NamedTuple):
    """A folder with Terraform files.

    ``files`` are the paths of all of them, sorted; ``wanted`` those that were asked
    for: all, or the files that were named. ``notes`` say which links were left out;
    ``error`` says why the folder could not be listed, or is empty. ``tests`` are the
    paths of Python tests, ``hcl`` those of the files of terragrunt; there may be no
    others.
    """

    path: str
    files: list[str]
    wanted: frozenset[str]
    notes: list[str]
    error: str = ""
    tests: Sequence[str] = ()
    hcl: Sequence[str] = ()


def folders(
    paths: Sequence[str],
    leftover: Callable[[str, list[str]], None] | None = None,
    most: int | None = None,
) -> Iterator[Folder]:
    """Give the folders with Terraform files under the paths, in order, each once.

    A path may be a file: its folder is given with that file wanted, or with all files
    where it is a file of variables, since it gives values to all. ``leftover`` is
    told the folder and the names of what an earlier run of tffix has left there, before
    any file that it may concern is given. No more than ``most`` folders are listed
    below a path. A path that does not exist or is no Terraform
    file is a folder without files whose error says so.
    """
    named: dict[str, set[str]] = {}
    given_values = set()
    roots = []
    for path in paths:
        if os.path.isdir(path):
            roots.append(path)
        elif error := _error(path):
            yield Folder("", [], frozenset(), [], error)
        elif path.endswith(_VALUES):
            given_values.add(os.path.dirname(path))
            named.setdefault(os.path.dirname(path), set())
        else:
            named.setdefault(os.path.dirname(path), set()).add(_shown(path))
    real_roots = [os.path.realpath(root) for root in roots]
    real_named = {path: os.path.realpath(path) for path in named}
    if leftover:
        for folder in _journals_above([*real_roots, *real_named.values()]):
            leftover(folder, [JOURNAL])
    seen = set()
    for root, real_root in zip(roots, real_roots, strict=True):
        for real, found in islice(_walk(root, real_root, real_roots, leftover), most):
            if real not in seen and any(found[1:]):
                yield found
            seen.add(real)
    for path, files in sorted(named.items()):
        if real_named[path] not in seen:
            wanted = None if path in given_values else files
            yield from _around(path, real_named[path], wanted, leftover)


def folder_of(path: str) -> str:
    """Give the folder that a path is, or in which it is a file."""
    return path if os.path.isdir(path) else os.path.dirname(path)


def repository(folder: str) -> str:
    """Give the root of the git repository that a folder is in; empty where none is."""
    here = os.path.join(folder, "")
    while (parent := os.path.dirname(here)) != here:
        here = parent
        if os.path.lexists(os.path.join(here, ".git")):
            return here
    return ""


def _around(
    path: str,
    real: str,
    wanted: set[str] | None,
    leftover: Callable[[str, list[str]], None] | None,
) -> Iterator[Folder]:
    """Give the folder of files that are wanted; of all of them where it is None."""
    named = wanted or set()
    listing = _Listing(path, leftover)
    inside, notes = listing.links(_prefix(path), [real], named)
    every = {*inside, *(_prefix(path) + name for name in listing.files), *named}
    chosen = frozenset(every if wanted is None else wanted)
    if chosen or listing.error:
        yield Folder(path, sorted(every), chosen, notes, listing.error)


def _error(path: str) -> str:
    """Say what is wrong with a path that is no folder, or nothing."""
    if not os.path.exists(path):
        return f"{path}: no such file or folder"
    if not path.endswith((*SUFFIXES, *_VALUES)):
        return f"{path}: not a Terraform file ({', '.join(SUFFIXES)})"
    return ""


def _walk(
    root: str,
    real_root: str,
    real_roots: Sequence[str],
    leftover: Callable[[str, list[str]], None] | None,
) -> Iterator[tuple[str, Folder]]:
    ignored = Ignored(real_root)
    stack = [(root, real_root)]
    while stack:
        path, real = stack.pop()
        listing = _Listing(path, leftover)
        below, files, tests = listing.folders, listing.files, listing.tests
        if ignored.enter(real, listed=listing.ignores):
            files = [name for name in files if not ignored(real, name)]
            tests = [name for name in tests if not ignored(real, name)]
            below = [name for name in below if not ignored(real, name, "/")]
        prefix = _prefix(path)
        paths = [prefix + name for name in files]
        notes: list[str] = []
        if listing.linked:
            inside, notes = listing.links(prefix, real_roots)
            paths = sorted([*paths, *inside])
        error, shown = listing.error, _shown(path)
        tests = [prefix + name for name in tests]
        hcl = [prefix + name for name in listing.hcl]
        yield real, Folder(shown, paths, frozenset(paths), notes, error, tests, hcl)
        # links to folders are not followed, so a name is all that is new in a path
        real = os.path.join(real, "")
        stack += [(prefix + name, real + name) for name in reversed(below)]


class _Listing:
    """The names in one folder that matter, each kind sorted."""

    def __init__(  # noqa: C901, PLR0912, one pass over many names
        self, path: str, leftover: Callable[[str, list[str]], None] | None
    ) -> None:
        self.folders: list[str] = []
        self.files: list[str] = []
        self.linked: list[str] = []
        self.tests: list[str] = []
        self.hcl: list[str] = []
        self.ignores = False
        self.error = ""
        ours = []
        try:
            with os.scandir(path or ".") as entries:
                for entry in entries:
                    name = entry.name
                    if entry.is_dir(follow_symlinks=False):
                        if name not in PRUNED:
                            self.folders.append(name)
                    elif name[0] == ".":
                        if name == ".gitignore":
                            self.ignores = entry.is_file(follow_symlinks=False)
                        elif name.startswith(LEFTOVER) and _is_ours(name):
                            ours.append(name)
                    elif name.endswith(SUFFIXES):
                        if entry.is_file(follow_symlinks=False):
                            self.files.append(name)
                        elif entry.is_symlink():
                            self.linked.append(name)
                    elif name.endswith(_HCL):
                        self.hcl.append(name)
                    elif (
                        name.endswith(".py")
                        and _is_test(name)
                        and entry.is_file(follow_symlinks=False)
                    ):
                        self.tests.append(name)
        except OSError as error:
            self.error = f"{_shown(path)}: cannot be listed: {error.strerror}"
        self.folders.sort()
        self.files.sort()
        self.linked.sort()
        self.tests.sort()
        if ours and leftover:
            leftover(path or ".", sorted(ours))

    def links(
        self, prefix: str, real_roots: Iterable[str], named: Iterable[str] = ()
    ) -> tuple[list[str], list[str]]:
        """Give the links to files below the roots, and what to say of the others."""
        inside, notes = [], []
        for name in self.linked:
            path = prefix + name
            real = os.path.realpath(path)
            if path in named:
                continue
            if not os.path.isfile(real):
                notes.append(f"{path}: a link that leads to no file, left out")
            elif any(real.startswith(os.path.join(root, "")) for root in real_roots):
                inside.append(path)
            else:
                notes.append(
                    f"{path}: a link out of the tree, left out; name it to include it"
                )
        return inside, notes


def _journals_above(paths: Iterable[str]) -> list[str]:
    """Give the folders above some others in which a journal lies, from the top down."""
    folders = set()
    for path in paths:
        here = path
        while (parent := os.path.dirname(here)) != here:
            folders.add(parent)
            here = parent
    return sorted(
        folder for folder in folders if os.path.exists(os.path.join(folder, JOURNAL))
    )


def _prefix(folder: str) -> str:
    """Give what the paths of the files of a folder begin with, as people write them."""
    shown = _shown(folder)
    if shown == "." or shown.endswith("/"):
        return "" if shown == "." else shown
    return f"{shown}/"


def _is_test(name: str) -> bool:
    from tffix.python.tree import is_test  # noqa: PLC0415, deferred: if there is one

    return is_test(name)


def _is_ours(name: str) -> bool:
    """Whether a run leaves files of such a name; those of users are not touched."""
    rest = name.removeprefix(LEFTOVER)
    hexadecimal = not rest.strip("0123456789abcdef")
    return name == JOURNAL or (hexadecimal and len(rest) == _DIGITS)


def _shown(path: str) -> str:
    """Give a path as people write it: without ``./`` and with forward slashes."""
    path = path.replace(os.sep, "/") if os.sep != "/" else path
    path = path.removeprefix("./")
    return path.rstrip("/") or ("/" if path.startswith("/") else ".")


def read(path: str) -> bytes:
    """Give the bytes of a file; raises SourceError where that cannot be.

    What is appended while it is read is not waited for.
    """
    try:
        descriptor = os.open(path, _READ)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise SourceError(path, "not a regular file")
            if status.st_size > LARGEST:
                raise SourceError(path, f"larger than {LARGEST >> 20} MiB")
            data = os.read(descriptor, status.st_size)
            while len(data) < status.st_size:
                more = os.read(descriptor, status.st_size - len(data))
                if not more:
                    break
                data += more
            return data
        finally:
            os.close(descriptor)
    except OSError as error:
        raise SourceError(path, f"cannot be read: {error.strerror}") from error
