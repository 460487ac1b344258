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


def git(*arguments: str) -> bytes:
    """Run git; give what it prints. Raises GitError where it fails, as it says it."""
    try:
        done = subprocess.run(  # noqa: S603, no shell
            [*GIT, *arguments], capture_output=True, check=False
        )
    except OSError as error:
        raise GitError("git cannot be run") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise GitError(said or f"git ended with {done.returncode}")
    return done.stdout
