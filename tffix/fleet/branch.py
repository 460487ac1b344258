"""The fixes of one repository, as a commit on a branch of its own."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from tffix import library
from tffix.errors import TffixError
from tffix.fleet import repositories
from tffix.project.git import GitError, git

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.fleet.repositories import Repository


class Branch(NamedTuple):
    """What to write: the name of the branch, and the first line of the message.

    Nothing is written without ``commit``.
    """

    name: str
    message: str
    commit: bool


class Applied(NamedTuple):
    """What came of a repository; ``failure`` says why nothing did.

    ``files`` are those that a fix changes, ``commit`` is where they are.
    """

    fixed: int = 0
    files: int = 0
    left: int = 0
    commit: str = ""
    failure: str = ""


def apply(repository: Repository, branch: Branch, options: library.Options) -> Applied:
    """Fix the newest commit of a repository, and commit that to a new branch.

    The work tree of the repository, its index and the branch that it is on stay as they
    are, and no hook of it runs. Nothing is pushed.
    """
    try:
        git_dir = repositories.git_dir(repository)
        if not git_dir:
            raise GitError("is no git repository")
        where = f"--git-dir={git_dir}"
        ref = f"refs/heads/{branch.name}"
        git(where, "check-ref-format", ref)
        with contextlib.suppress(GitError):
            git(where, "rev-parse", "--verify", "--quiet", ref)
            return Applied(failure=f"has a branch {branch.name} already")
        with _work_tree(where) as folder:
            result = library.fix(folder, write=True, **options)
            return _committed(where, folder, branch, result)
    except (TffixError, OSError) as error:
        return Applied(failure=str(error))


@contextlib.contextmanager
def _work_tree(where: str) -> Iterator[str]:
    """Give a second work tree at the newest commit, as long as the context lasts."""
    with TemporaryDirectory(prefix="tffix-fleet-") as above:
        folder = os.path.join(os.path.realpath(above), "tree")
        git(where, "worktree", "add", "--quiet", "--detach", folder, "HEAD")
        try:
            yield folder
        finally:
            git(where, "worktree", "remove", "--force", folder)


def _committed(
    where: str, folder: str, branch: Branch, result: library.Result
) -> Applied:
    if result.errors:
        return Applied(failure=result.errors[0].replace(f"{folder}/", ""))
    fixed = [finding for finding in result.findings if finding.fixed]
    done = Applied(len(fixed), len(result.texts), len(result.remaining))
    if not (branch.commit and result.texts):
        return done
    rules = Counter(finding.rule for finding in fixed)
    body = "\n".join(f"{rule}: {number}" for rule, number in sorted(rules.items()))
    message = f"{branch.message}\n\n{body}\n"
    git("-C", folder, "commit", "--quiet", "--all", "--message", message)
    commit = git("-C", folder, "rev-parse", "HEAD").decode().strip()
    git(where, "branch", branch.name, commit)
    return done._replace(commit=commit)
