"""The repositories of a fleet: checkouts, local mirrors, and plain folders."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections import Counter
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, NamedTuple

from tffix.errors import ConfigError
from tffix.project.git import GIT, GitError, git
from tffix.project.walk import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DEEPEST = 4  # folders between a folder of repositories and one: host, group, owner
_LINK, _FILES = "120000", ("100644", "100755", "100664")


class Repository(NamedTuple):
    """A repository: its name in the table, and where it lies."""

    name: str
    path: str

    @property
    def is_bare(self) -> bool:
        """Whether it has no work tree."""
        return is_bare(self.path)


def repositories(arguments: Iterable[str]) -> list[Repository]:
    """Give the repositories that are meant, by name, each once.

    An argument is a repository; a folder with repositories in it or below, where each
    folder without any stands for itself; or a file that lists repositories, one a line
    and counted from its folder, with comments behind ``#``.

    Raises ConfigError where an argument is not there.
    """
    found: dict[str, str] = {}  # the path and the name of each
    for argument in arguments:
        if os.path.isfile(argument):
            found.update(_listed(argument))
        elif os.path.isdir(argument):
            found.update(_below(argument))
        else:
            raise ConfigError(f"{argument}: no such file or folder")
    often = Counter(found.values())
    return sorted(
        Repository(name if often[name] == 1 else path, path)
        for path, name in found.items()
    )


def is_bare(path: str) -> bool:
    """Whether a folder is a git directory."""
    return all(os.path.exists(os.path.join(path, n)) for n in ("HEAD", "objects"))


def _is_repository(path: str) -> bool:
    return os.path.exists(os.path.join(path, ".git")) or is_bare(path)


def _listed(file: str) -> Iterator[tuple[str, str]]:
    folder = os.path.dirname(os.path.abspath(file))
    try:
        with open(file, encoding="utf-8") as stream:
            lines = stream.read().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: is no list of repositories: {error}") from error
    for line in lines:
        name = line.partition("#")[0].strip()
        if name:
            yield os.path.normpath(os.path.join(folder, name)), name


def _below(folder: str) -> Iterator[tuple[str, str]]:
    top = os.path.abspath(folder)
    own = os.path.basename(top)
    if _is_repository(top) or any(n.endswith(SUFFIXES) for n in os.listdir(top)):
        yield top, own
        return
    for child in _folders(top):
        for path in list(_inside(child, _DEEPEST)) or [child]:
            yield path, os.path.relpath(path, top)


def _inside(folder: str, deepest: int) -> Iterator[str]:
    if _is_repository(folder):
        yield folder
    elif deepest:
        for child in _folders(folder):
            yield from _inside(child, deepest - 1)


def _folders(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.path
                for entry in entries
                if entry.is_dir(follow_symlinks=False) and entry.name[0] != "."
            )
    except OSError:
        return []  # said when it is judged, as what holds it


def git_dir(repository: Repository) -> str:
    """Give the git directory of a repository; nothing for a plain folder."""
    if repository.is_bare:
        return repository.path
    inside = os.path.join(repository.path, ".git")
    return inside if os.path.exists(inside) else ""


def revision(repository: Repository) -> str:
    """Give the commit that a repository is at; nothing for a plain folder.

    Raises GitError where git cannot tell.
    """
    where = git_dir(repository)
    if not where:
        return ""
    try:
        head = git(f"--git-dir={where}", "rev-parse", "--verify", "HEAD")
        return head.decode().strip()
    except GitError as error:
        raise GitError(f"no commit at HEAD to judge: {error}") from error


@contextlib.contextmanager
def work_tree(repository: Repository) -> Iterator[str]:
    """Give a folder with the files of a repository, as long as the context lasts.

    Those of a mirror are written from its newest commit, byte for byte: no filter of it
    runs. Raises GitError where it has none.
    """
    if not repository.is_bare:
        yield repository.path
        return
    with TemporaryDirectory(prefix="tffix-fleet-") as folder:
        top = os.path.realpath(folder)
        _extract(repository.path, top)
        yield top


class _Blob(NamedTuple):
    mode: str
    name: str
    path: str


def _extract(git_dir: str, top: str) -> None:
    """Write the files of the newest commit of a git directory; none without Terraform.

    A file of which a mirror does not have the content is written empty: it is there.
    """
    blobs = list(_blobs(git(f"--git-dir={git_dir}", *_LIST)))
    if not any(blob.path.endswith(SUFFIXES) for blob in blobs):
        return
    command = [*GIT, f"--git-dir={git_dir}", "cat-file", "--batch"]
    with subprocess.Popen(  # noqa: S603, no shell
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as reader:
        asked, given = reader.stdin, reader.stdout
        assert asked  # noqa: S101, for the types
        assert given  # noqa: S101
        for blob in blobs:
            path = os.path.join(top, blob.path)
            if not os.path.realpath(path).startswith(os.path.join(top, "")):
                continue  # no git writes such a tree
            os.makedirs(os.path.dirname(path), exist_ok=True)
            asked.write(f"{blob.name}\n".encode())
            asked.flush()
            data = _content(given)
            if blob.mode in _FILES:
                with open(path, "wb") as stream:
                    stream.write(data)
            elif blob.mode == _LINK:
                _link(data, path, top)


_LIST = ("ls-tree", "-r", "-z", "--full-tree", "HEAD")


def _blobs(listed: bytes) -> Iterator[_Blob]:
    for line in listed.split(b"\0"):
        about, _, path = line.partition(b"\t")
        if about:
            mode, kind, name = about.decode().split()
            if kind == "blob":
                yield _Blob(mode, name, os.fsdecode(path))


def _content(stream: IO[bytes]) -> bytes:
    head = stream.readline().split()
    if head[1:] == [b"missing"]:
        return b""
    return stream.read(int(head[2]) + 1)[:-1]


def _link(target: bytes, path: str, top: str) -> None:
    """Write a link, if it leads to a place in the tree."""
    to = os.path.join(os.path.dirname(path), os.fsdecode(target))
    if os.path.realpath(to).startswith(os.path.join(top, "")):
        os.symlink(target, os.fsencode(path))
