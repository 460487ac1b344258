"""``tffix test-rules``: try the rules of a folder on their cases and examples."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from tffix.api.documentation import documentation
from tffix.edit import Safety, unified_diff
from tffix.engine import own, registry
from tffix.engine.own import RuleFolder
from tffix.errors import ConfigError
from tffix.golden.cases import cases, difference, run_example, update
from tffix.golden.rows import examples, upgrade_examples
from tffix.output.console import counted
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tffix.golden.cases import Case
    from tffix.rule.fixer import Fixer


class Tried(NamedTuple):
    """What was tried, and what was wrong with it, if anything."""

    name: str
    failure: str


def run(arguments: Sequence[str]) -> int:
    """Run the command; give the exit code."""
    args = parser().parse_args(arguments)
    path = os.path.realpath(args.folder)
    if not os.path.isdir(path):
        raise ConfigError(f"{args.folder}: no such folder of rules")
    # to name a folder here is to let its code run
    folder = _installed(path) or RuleFolder(path)
    registry.add([] if folder.package else [folder])
    tried = list(_tried(folder, updating=args.update))
    if not tried:
        raise ConfigError(f"{args.folder}: there are no rules in it")
    failed = [one for one in tried if one.failure]
    for one in failed:
        print(f"{one.name}: {one.failure}", end="")
    held = f"{len(tried) - len(failed)} of " if failed else ""
    print(f"{held}{counted(len(tried), 'case')} hold.")
    return 1 if failed else 0


def _installed(path: str) -> RuleFolder | None:
    return next((one for one in own.installed() if one.path == path), None)


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command."""
    root = argparse.ArgumentParser(
        prog="tffix test-rules",
        description="Try rules of one's own: the examples of rows and fixers, and the"
        " cases in golden/. The fixers in the folder are run.",
        allow_abbrev=False,
    )
    root.add_argument("folder", metavar="FOLDER", help="as the key rules names it")
    root.add_argument(
        "--update", action="store_true", help="write what comes of the cases to them"
    )
    return root


def _tried(folder: RuleFolder, *, updating: bool) -> Iterator[Tried]:
    rules = () if folder.package else (folder,)
    for shown in (*examples(folder.path), *upgrade_examples(folder.path)):
        yield Tried(shown.name, shown.failure(rules))
    found = list(cases(Path(folder.path, "golden"), rules))
    for fixer in own.fixers(folder):
        yield Tried(fixer.name, _example_failure(fixer))
        if not any(case.group == fixer.name.replace("-", "_") for case in found):
            where = f"golden/{fixer.name.replace('-', '_')}/"
            said = f"there is no case in {where}: write CASE/before.tf there\n"
            yield Tried(fixer.name, said)
    for case in found:
        yield Tried(f"golden/{case.name}", _case_failure(case, updating=updating))


def _example_failure(fixer: Fixer) -> str:
    """Say what is wrong with the example in the docstring of a fixer, if it has one."""
    said = documentation(fixer)
    if not said.before:
        return ""
    before, after = f"{said.before}\n", f"{said.after}\n"
    if fixer.safety is Safety.MANUAL:
        found = run_example(fixer, before).remaining
        return "" if found else "it finds nothing in its Before\n"
    got = run_example(fixer, before).texts.get("example.tf", before)
    return unified_diff("After", after, got)


def _case_failure(case: Case, *, updating: bool) -> str:
    outcome = case.run()
    if outcome.problems or outcome.reverted or outcome.crashed:
        said = (*map(str, outcome.problems), *outcome.reverted, *outcome.crashed)
        return "".join(f"{sentence}\n" for sentence in said)
    findings, written = case.reported(outcome), case.written(outcome)
    if (findings, written) != (case.findings, case.after):
        if updating:
            update(case, findings, written)
            return "updated: read the difference\n"
        return f"not as it wants\n{difference(case, findings, written)}"
    again = case.run({**case.before, **case.after})
    return "fixing it again changes it\n" if again.texts else ""
