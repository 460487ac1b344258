"""``--prove``: the user's own terraform judges what was written, and has the last word.

A folder that ``terraform init`` has prepared is validated before and after, and planned
in a copy, with made-up credentials, variables and data sources. Where errors are new
afterwards, in a module that had none or at a line that a fix has
written, all fixes in the modules of that folder are taken back. Terraform stops at the
first stage that fails, so that other new errors only show what was hidden.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from difflib import SequenceMatcher

from tffix.errors import WriteError
from tffix.project import rehearsal
from tffix.project.apply import unfixed
from tffix.project.installed import manifest
from tffix.project.runner import Proof
from tffix.project.write import Change, write
from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tffix.project.runner import ModuleRun, Run


# what terraform says where it cannot load a folder, and so judges nothing of it
_NOT_LOADED = (
    *("Missing required provider", "Required plugins are not installed"),
    *("Inconsistent dependency lock file", "Failed to load plugin schemas"),
    *("Module not installed", "Module source has changed"),
    *("Module version requirements have changed", "Unsupported Terraform Core version"),
)
_NO_PACKAGE = "there is no package for "
_NO_ANSWER = "terraform validate failed"
_SAID = 3  # errors that are said whole


class Error(NamedTuple):
    """An error of terraform; ``path`` is absolute, or empty where it has no place."""

    summary: str
    detail: str
    path: str = ""
    line: int = 0


class _Said(NamedTuple):
    """What terraform refuses at validate, or else in a plan, where it was planned."""

    errors: list[Error]
    planned: bool


class Prover:
    """Asks terraform about the folders of a run before anything is written."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._program = shutil.which("terraform") or shutil.which("tofu")
        changed = sorted(
            {os.path.dirname(p) for m in run.modules for p in m.outcome.texts}
        )
        self._roots = _roots(changed) if self._program else {}
        self._before = {root: self._said(root) for root in self._roots}
        self._alone = [
            folder
            for folder in changed
            if os.path.realpath(folder or ".") not in set().union(*self._roots.values())
        ]

    def after(self) -> list[Proof]:
        """Ask again, now that all is written, and take back what does not hold."""
        reason = "terraform init has not been run there"
        if not self._program:
            reason = "neither terraform nor tofu is on the PATH"
        proofs = [Proof(folder or ".", None, reason) for folder in self._alone]
        for root, folders in self._roots.items():
            before, after = self._before[root], self._said(root)
            new = self._new(before.errors, after.errors)
            if new:
                self._take_back(folders)
            folder, unloaded = os.path.relpath(root), _not_loaded(after.errors)
            if unloaded and not new:
                reason = f"terraform cannot load it: {_list_of(unloaded)}"
                proofs.append(Proof(folder, None, reason))
                continue
            said = _list_of(new or after.errors)
            proofs.append(Proof(folder, not new, said, after.planned))
        return proofs

    def _new(self, before: list[Error], after: list[Error]) -> list[Error]:
        """Give the errors that the fixes have brought."""
        known = {(error.summary, error.detail) for error in before}
        lines = _written_lines(self._run.modules)
        return [
            error
            for error in after
            if (error.summary, error.detail) not in known
            and (not before or error.line in lines.get(error.path, ()))
        ]

    def _take_back(self, folders: set[str]) -> None:
        run = self._run
        for index, module in enumerate(run.modules):
            paths = {
                path
                for path in module.outcome.texts
                if os.path.realpath(os.path.dirname(path) or ".") in folders
            }
            if not paths:
                continue
            changes = [
                Change(
                    path,
                    module.sources[path].replaced(module.outcome.texts[path]).encode(),
                    module.sources[path].encode(),
                )
                for path in sorted(paths)
            ]
            try:
                failures, _ = write([changes])
            except WriteError as error:
                run.errors.append(f"{error}; it could not be taken back")
                continue
            run.errors += [f"{f.error}; it could not be taken back" for f in failures]
            run.modules[index] = unfixed(module, paths)

    def _said(self, root: str) -> _Said:
        """Ask about a prepared folder; what does not validate is not planned."""
        errors = self._errors(root)
        if errors:
            return _Said(errors, planned=False)
        program, folders = self._program or "", self._roots[root]
        found = rehearsal.diagnostics(program, root, folders)
        errors = [_error(root, one) for one in found or ()]
        return _Said(errors, planned=found is not None)

    def _errors(self, root: str) -> list[Error]:
        command = [self._program or "", "validate", "-json", "-no-color"]
        done = subprocess.run(  # noqa: S603, the user asked for it
            command, cwd=root, capture_output=True, text=True, check=False
        )
        try:
            diagnostics = json.loads(done.stdout)["diagnostics"]
        except (ValueError, KeyError):
            return [Error(_NO_ANSWER, done.stderr.strip())]
        return [_error(root, one) for one in diagnostics if one["severity"] == "error"]


def _not_loaded(errors: Iterable[Error]) -> list[Error]:
    return [
        error
        for error in errors
        if error.summary in {*_NOT_LOADED, _NO_ANSWER} or _NO_PACKAGE in error.summary
    ]


def _list_of(errors: Sequence[Error]) -> str:
    """Say errors in one line, each once, the first of them whole."""
    lines = (f"{error.summary}: {error.detail}" for error in errors)
    said = list(dict.fromkeys(" ".join(line.split()).rstrip(":") for line in lines))
    rest = len(said) - _SAID
    return "; ".join(said[:_SAID]) + (f"; and {rest} more" if rest > 0 else "")


def _error(root: str, diagnostic: dict[str, Any]) -> Error:
    place = diagnostic.get("range")
    summary, detail = str(diagnostic["summary"]), str(diagnostic.get("detail", ""))
    if not isinstance(place, dict) or not isinstance(place["start"], dict):
        return Error(summary, detail)
    path = os.path.realpath(os.path.join(root, str(place["filename"])))
    return Error(summary, detail, path, int(str(place["start"]["line"])))


def _roots(changed: Iterable[str]) -> dict[str, set[str]]:
    """Give the prepared folders that concern changed ones, with those of their modules.

    They are looked for in the folders themselves and in those above, and there in the
    list of modules that ``terraform init`` has written.
    """
    wanted = {os.path.realpath(folder or ".") for folder in changed}
    near = set()
    for start in wanted:
        folder = start
        while True:
            near.add(folder)
            if os.path.dirname(folder) == folder:
                break
            folder = os.path.dirname(folder)
    found = {}
    for root in sorted(near):
        if os.path.isdir(os.path.join(root, ".terraform")):
            folders = {root, *_called(root)}
            if folders & wanted:
                found[root] = folders
    return found


def _called(root: str) -> set[str]:
    """Give the folders of the modules that a prepared folder calls."""
    return {
        os.path.realpath(os.path.join(root, module["Dir"]))
        for module in manifest(root).values()
    }


def _written_lines(modules: Sequence[ModuleRun]) -> dict[str, set[int]]:
    """Give the lines that fixes have written, from 1, by the real paths of files."""
    found: dict[str, set[int]] = {}
    for module in modules:
        for path, text in module.outcome.texts.items():
            before = module.sources[path].text.split("\n")
            matcher = SequenceMatcher(None, before, text.split("\n"), autojunk=False)
            lines = found.setdefault(os.path.realpath(path), set())
            for kind, _, _, start, end in matcher.get_opcodes():
                if kind != "equal":
                    lines.update(range(start + 1, max(end, start + 1) + 1))
    return found
