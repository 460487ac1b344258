"""What has changed since a revision, as git knows it.

Lines count from the point at which the work left the revision: what others have done
there since is no change of ours.
"""

from __future__ import annotations

import os
import re

from tffix.errors import ConfigError
from tffix.project.git import GitError, complaint, run
from tffix.project.walk import folder_of
from tffix.terraform.module.address import address
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tffix.hcl.file import File
    from tffix.rule.finding import Finding
    from tffix.terraform.module.module import Module

# the files that are judged: what has changed elsewhere is nothing to ask git for
_JUDGED = ("*.tf", "*.tofu", "*.py")
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\(?:([abfnrtv"\\])|([0-7]{3}))')
_ESCAPES = dict(zip(b'abfnrtv"\\', b'\a\b\f\n\r\t\v"\\', strict=True))


class Hunk(NamedTuple):
    """Changed lines from ``first`` to ``last``; none where lines went after first."""

    first: int
    last: int

    def touches(self, first: int, last: int) -> bool:
        """Whether this changes one of some lines, or takes some from among them."""
        if self.last < self.first:
            return first <= self.first < last
        return self.first <= last and first <= self.last


class Changes:
    """The changed lines of files, by the real paths of these."""

    def __init__(self, hunks: dict[str, list[Hunk]]) -> None:
        self._hunks = hunks

    def touch(self, path: str, first: int, last: int) -> bool:
        """Whether lines of a file, counted from 1, have changed."""
        hunks = self._hunks.get(os.path.realpath(path), ())
        return any(hunk.touches(first, last) for hunk in hunks)


class Touched:
    """Which findings of one module lie in what has changed, or are fixed there.

    Asked first about the text as it was read; while fixes change it, blocks are known
    by their addresses.
    """

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._blocks: set[tuple[str, str]] | None = None
        self._keys: set[tuple[str, str, str, str]] = set()

    def __call__(self, module: Module, findings: Iterable[Finding]) -> list[Finding]:
        """Give the findings that count."""
        findings = list(findings)
        if self._blocks is None:
            self._blocks = {
                (file.path, address(block))
                for file in module.files.values()
                if any(finding.path == file.path for finding in findings)
                for block in file.body.blocks()
                if self._touch(file, block.start, block.end)
            }
            self._keys = {
                _key(finding)
                for finding in findings
                if self._touch(module.files[finding.path], finding.start, finding.end)
                or any(
                    self._touch(module.files[edit.path], edit.start, edit.end)
                    for edit in finding.edits
                )
            }
        blocks, keys = self._blocks, self._keys
        return [f for f in findings if (f.path, f.address) in blocks or _key(f) in keys]

    def _touch(self, file: File, start: int, end: int) -> bool:
        first, _ = file.original.position(start)
        last, _ = file.original.position(max(start, end - 1))
        return self._changes.touch(file.path, first, last)


def _key(finding: Finding) -> tuple[str, str, str, str]:
    return finding.path, finding.fixer, finding.address, finding.message


def changes(revision: str, paths: Sequence[str]) -> Changes:
    """Give what has changed below the paths, files that git does not know included.

    Raises ConfigError where a path is in no repository, or has no such revision.
    """
    hunks: dict[str, list[Hunk]] = {}
    folders = set(map(folder_of, paths))
    for folder in sorted(folder or "." for folder in folders):
        start = base(folder, revision)
        for path, found in _changed(folder, start).items():
            hunks.setdefault(os.path.realpath(os.path.join(folder, path)), []).extend(
                found
            )
        others = git(
            folder, "ls-files", "-z", "--others", "--exclude-standard", "--", *_JUDGED
        )
        for path in others.split("\0"):
            if path:
                whole = os.path.realpath(os.path.join(folder, path))
                hunks[whole] = [Hunk(1, 1 << 60)]
    return Changes(hunks)


def _changed(folder: str, start: str) -> dict[str, list[Hunk]]:
    """Give what git says has changed in a folder: lines, or whole files.

    Where a text is not there, as in a partial clone, git can only tell the files.
    """
    diff = ("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--relative")
    prefixes = ("-U0", "--src-prefix=a/", "--dst-prefix=b/")
    try:
        return _read(git(folder, *diff, *prefixes, start, "--", *_JUDGED))
    except ConfigError:
        names = ("diff-index", "-z", "--name-only", "--relative", "--diff-filter=d")
        paths = git(folder, *names, start, "--", *_JUDGED).split("\0")
        return {path: [Hunk(1, 1 << 60)] for path in paths if path}


def base(folder: str, revision: str) -> str:
    """Give the commit from which the work in a folder went on."""
    if revision.startswith("-"):
        raise ConfigError(f"--since: {revision} is not a revision")
    commit = git(
        folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"
    ).strip()
    if not commit:
        raise ConfigError(
            f"--since: git knows no revision {revision} in {folder}; a shallow clone"
            " may have to be fetched deeper"
        )
    return git(folder, "merge-base", commit, "HEAD").strip() or commit


def git(folder: str, command: str, *arguments: str) -> str:
    """Run git in a folder; gives nothing where a question about commits has no answer.

    Raises ConfigError where git cannot be run or refuses.
    """
    try:
        done = run("-C", folder, command, *arguments)
    except GitError as error:
        raise ConfigError("--since needs git, which cannot be run") from error
    if not done.returncode:
        return done.stdout.decode("utf-8", "surrogateescape")
    if command in ("rev-parse", "merge-base") and not done.stderr:
        return ""
    raise ConfigError(f"--since: git {command} in {folder}: {complaint(done)}")


def _read(diff: str) -> dict[str, list[Hunk]]:
    """Give the changed lines by path out of a diff without context."""
    hunks: dict[str, list[Hunk]] = {}
    path = ""
    inside = 0  # lines of the hunk that are still to come
    for line in diff.split("\n"):
        if inside and line[:1] in ("+", "-"):
            inside -= 1
        elif line.startswith("+++ "):
            path = _name(line[4:])
        elif path and (hunk := _HUNK.match(line)):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            hunks.setdefault(path, []).append(Hunk(first, first + count - 1))
            removed = re.match(r"@@ -\d+(?:,(\d+))?", line)
            inside = count + int((removed and removed[1]) or 1)
    return hunks


def _name(quoted: str) -> str:
    """Give the path behind ``+++``; nothing for a file that is gone."""
    name = quoted.rstrip("\t")
    if name.startswith('"'):
        data = name[1:-1].encode("utf-8", "surrogateescape")
        data = _ESCAPE.sub(
            lambda m: bytes([_ESCAPES[m[1][0]] if m[1] else int(m[2], 8)]), data
        )
        name = data.decode("utf-8", "surrogateescape")
    return name.removeprefix("b/") if name != "/dev/null" else ""
