"""Asking git, which runs nothing that a repository configures."""

from __future__ import annotations

import subprocess

from tffix.errors import TffixError

# no hooks, no drivers, no monitors
GIT = (
    *("git", "--no-pager", "--no-optional-locks"),
    *("-c", "core.fsmonitor=false", "-c", "core.quotePath=false"),
    *("-c", "safe.bareRepository=explicit", "-c", "core.hooksPath=/dev/null"),
)


class GitError(TffixError):
    """Git cannot be run, or refuses."""


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git to its end, good or bad. Raises GitError where it cannot be run."""
    try:
        return subprocess.run(  # noqa: S603, no shell
            [*GIT, *arguments], capture_output=True, check=False
        )
    except OSError as error:
        raise GitError("git cannot be run") from error


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """Give the first line of what git says is wrong."""
    return done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]


def git(*arguments: str) -> bytes:
    """Run git; give what it prints. Raises GitError where it fails, as it says it."""
    done = run(*arguments)
    if done.returncode:
        raise GitError(complaint(done) or f"git ended with {done.returncode}")
    return done.stdout
