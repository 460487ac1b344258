"""Kill a run at every call to the system in turn, and see what the next makes of it.

    python fault_injection.py SCENARIO FOLDER

Below an empty FOLDER each try gets a tree of its own. A line of JSON says what came of
it: the texts of the files when the run was dead and after the next run ("old", "new"
or what else they are), what the next run said, and what is left beside the files.
"""

from __future__ import annotations

import io
import itertools
import json
import os
import signal
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import tffix.cli.main
from tffix.project.journal import recover
from tffix.project.walk import folders
from tffix.project.write import Change, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CHANGING = ("write", "replace", "unlink")
CALLS = (*CHANGING, "open", "fsync", "fchown", "fchmod", "close")
WHEN = ("before", "half", "after")


class Scenario(NamedTuple):
    """Files by their paths with the old text and the new, and how to write them."""

    files: dict[str, tuple[bytes, bytes]]
    run: Callable[[], object]
    again: Callable[[], list[str]]


def apply() -> None:
    """Let the command line fix everything here."""
    _heard("--apply", "--no-verify", ".")


def apply_again() -> list[str]:
    """Let the command line look whether something is left, then fix it."""
    looked = _heard("--quiet", ".")
    said = _heard("--apply", "--no-verify", ".")
    assert ("was cut off" in looked) == ("an earlier run" in said), said
    return said.splitlines()


def _heard(*arguments: str) -> str:
    """Run the command line; give what it writes to standard error."""
    out, error = (io.TextIOWrapper(io.BytesIO(), write_through=True) for _ in "12")
    with redirect_stdout(out), redirect_stderr(error):
        tffix.cli.main.main(arguments)
    buffer = error.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


def write_all() -> None:
    """Write the files of PLAIN: two that belong together, and one."""
    changes = [Change(path, *texts) for path, texts in PLAIN.items()]
    write([changes[:2], changes[2:]])


def recover_all() -> list[str]:
    """Do what a run does about leftovers while it looks for files."""
    said: list[str] = []

    def leftover(folder: str, names: list[str]) -> None:
        done, failed = recover(folder, names, writing=True)
        said.extend([*done, *failed])

    list(folders(["."], leftover))
    return said


DEFECT = b"""\
resource "aws_security_group" "%b" {
  name = "sg-%b"
}
"""
FIXED = DEFECT.replace(b"sg-%b", b"%b-sg")
WHOLE = {
    path: (DEFECT % (name, name), FIXED % (name, name))
    for path, name in (("a/main.tf", b"alb"), ("a/ecs.tf", b"ecs"), ("b/c.tf", b"db"))
}
PLAIN = dict.fromkeys(
    ("a/one.tf", "a/two.tf", "b/below/three.tf"),
    (b"# old\n", b"# new, and longer\n"),
)
SCENARIOS = {
    "write": Scenario(PLAIN, write_all, recover_all),
    "recover": Scenario(PLAIN, recover_all, recover_all),
    "apply": Scenario(WHOLE, apply, apply_again),
}


def main(name: str, folder: str) -> None:
    """Try every call, those of a bare write in three ways, until a run ends alive."""
    scenario = SCENARIOS[name]
    if name != "recover":
        for when in WHEN if name == "write" else WHEN[:1]:
            _sweep(scenario, Path(folder, when), when, None)
        return
    for first in itertools.count(1):  # a run was killed, then the one after it
        if not _sweep(scenario, Path(folder, f"{first}"), "before", first):
            return


def _sweep(scenario: Scenario, folder: Path, when: str, first: int | None) -> bool:
    for number in itertools.count(1):
        tree = folder / f"{number}"
        for path, (old, _) in scenario.files.items():
            (tree / path).parent.mkdir(parents=True, exist_ok=True)
            (tree / path).write_bytes(old)
        os.chdir(tree)
        if first and not _dies(write_all, first, "before", CHANGING):
            return False
        calls = CHANGING if first else CALLS
        dead = _dies(scenario.run, number, when, calls)
        result: dict[str, Any] = {"when": when, "number": number, "dead": dead}
        result["files"] = [
            _state(path, *texts) for path, texts in scenario.files.items()
        ]
        result["said"] = scenario.again()
        result["then"] = [
            _state(path, *texts) for path, texts in scenario.files.items()
        ]
        result["left"] = sorted({str(p) for p in Path().rglob("*") if p.is_file()})
        sys.stdout.write(f"{json.dumps(result)}\n")
        sys.stdout.flush()
        if not dead:
            return True
    return True


def _state(path: str, old: bytes, new: bytes) -> str:
    text = Path(path).read_bytes()
    return {old: "old", new: "new"}.get(text, repr(text))


def _dies(
    run: Callable[[], object], number: int, when: str, calls: Sequence[str]
) -> bool:
    """Run in a process that is killed at a call; say whether it came to that."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    _inject(number, when, calls)
    try:
        run()
    except BaseException as error:  # noqa: BLE001, the parent must see it
        sys.stderr.write(f"{error!r}\n")
        os._exit(1)
    os._exit(0)


def _inject(number: int, when: str, calls: Sequence[str]) -> None:
    counter = itertools.count(1)

    def dying(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if next(counter) != number:
                return function(*args, **kwargs)
            if when == "after":
                function(*args, **kwargs)
            elif when == "half" and function.__name__ == "write":
                function(args[0], args[1][: len(args[1]) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
            return None

        return call

    for name in calls:
        setattr(os, name, dying(getattr(os, name)))


if __name__ == "__main__":
    main(*sys.argv[1:])
