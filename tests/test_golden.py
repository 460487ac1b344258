"""Every case in golden/ gives its after and its findings, and nothing else moves."""

from __future__ import annotations

import ast
import shutil
import subprocess
from pathlib import Path

import pytest
from golden_cases import Case, cases

from tffix.edit import Edit, splice
from tffix.engine.fixpoint import Outcome
from tffix.engine.mending import is_hcl
from tffix.golden.cases import difference, update
from tffix.hcl.file import File
from tffix.hcl.parser import parse
from tffix.project.verify import objection
from tffix.source import Source


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_case(case: Case, request: pytest.FixtureRequest) -> None:
    outcome = case.run()
    assert not outcome.problems
    assert not outcome.reverted
    findings, written = case.reported(outcome), case.written(outcome)
    if (findings, written) != (case.findings, case.after):
        if request.config.getoption("--update-golden"):
            update(case, findings, written)
            pytest.fail(f"{case.name} is updated: read the diff, then run again")
        pytest.fail(difference(case, findings, written), pytrace=False)
    _can_be_read(case)
    _changes_nothing_again(case, outcome)
    _is_not_vetoed(case, outcome)
    _candidates_fit(case, outcome)


def _can_be_read(case: Case) -> None:
    for path, data in case.after.items():
        read = ast.parse if path.endswith(".py") else parse
        read(Source.decode(path, data).text)


def _changes_nothing_again(case: Case, outcome: Outcome) -> None:
    again = case.run({**case.before, **case.after}) if case.after else outcome
    assert again.texts == {}
    assert again.fixed == []


def _is_not_vetoed(case: Case, outcome: Outcome) -> None:
    for path, text in outcome.texts.items():
        source = Source.decode(path, case.before[path])
        edits = outcome.edits[path]
        said = objection(File(source), File(source.replaced(text)), edits)
        assert said is None or not said.veto, said.message


def _candidates_fit(case: Case, outcome: Outcome) -> None:
    """Each candidate can take the place of what is found."""
    for finding in outcome.found:
        source = Source.decode(finding.path, case.before[finding.path])
        if finding.candidates and not is_hcl(File(source)):
            continue  # a slip is found there, too
        for candidate in finding.candidates:
            edit = Edit(finding.path, finding.start, finding.end, candidate)
            text = splice(source.text, [edit])
            assert is_hcl(File(source.replaced(text))), candidate


@pytest.mark.skipif(not shutil.which("terraform"), reason="terraform is not installed")
def test_what_was_formatted_stays_formatted(tmp_path: Path) -> None:
    pairs = {}
    for number, case in enumerate(cases()):
        if case.is_broken:
            continue
        for path, data in case.after.items():
            for name, content in (("before", case.before[path]), ("after", data)):
                target = tmp_path / name / f"{number}" / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            pairs[f"{number}/{path}"] = case.name
    before, after = _unformatted(tmp_path / "before"), _unformatted(tmp_path / "after")
    assert pairs
    assert {pairs[path] for path in after - before} == set()


def _unformatted(folder: Path) -> set[str]:
    """Give the files, relative to a folder, that terraform would format."""
    listed = subprocess.run(
        ["terraform", "fmt", "-list=true", "-write=false", "-recursive", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(listed.stdout.splitlines())
