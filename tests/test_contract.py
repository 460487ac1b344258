"""The contract, as the real terraform judges it over all golden cases.

A safe fix never changes the plan of a configuration that could be applied. So what
validates before must validate after; what can be planned before must have the same
plan after; and no fix may bring an error that was not there.

Each case stands twice, before and after, in one root module that calls them all:
terraform needs seconds to start a provider, so it starts a few times, not a thousand.
Most cases are only as long as they must be to show something. A variable that a case
uses is declared and given, to validate without a value, to plan with one of its type;
other things that are missing are left missing, and the errors about that are the same
before and after.

A case that stops terraform early would hide the errors of all others. So there is one
in the root module that terraform finds last: as long as it does not say that one, what
it complains of is set apart, and judged alone where a fix leaves errors.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from golden_cases import Case, cases
from terraform_cli import needs_provider, offline, running, terraform, types_in

from tffix.engine import registry
from tffix.project.walk import SUFFIXES
from tffix.source import Source
from tffix.terraform.module.module import Module
from tffix.terraform.provider.versions import provider
from tffix.terraform.reading import file_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from tffix.hcl.file import File
    from tffix.hcl.nodes import Block

Errors = Counter[tuple[str, str]]
Changes = dict[str, dict[str, Any]]

# how many cases must be judged, so that a change of the cases cannot empty the test
AT_LEAST = {
    "judged together": 900,
    "valid before": 230,
    "cured at validate": 200,
    "cured at plan": 85,
    "planned": 85,
    "planned and not refused by apply": 45,
}

MISSING = {"Reference to undeclared resource"}  # so it is in a case that is a fragment
SAME, STATES = r"\1", ("before", "after")
_FOLDER = re.compile(r"\b(m\d+)_(?:before|after)\b")
_VARIABLE = re.compile(r"\bvar\.([\w-]+)")
# what terraform reads from AWS when it plans, which is not there
_DATA = re.compile(rb'^data "(?!aws_iam_policy_document)', re.MULTILINE)
_VALUES = {"string": '"example"', "number": "1", "bool": "true", "any": '"example"'}
_COLLECTIONS = {"list": "[]", "set": "[]", "tuple": "[]", "map": "{}", "object": "{}"}
_ANOTHER = re.compile(
    rb'^(?:resource|data|ephemeral|provider) "(?!aws[_"]|terraform_)|'
    rb'"[\w./]*hashicorp/(?!aws")|'
    rb'provisioner "(?!local-exec|file|remote-exec)',
    re.MULTILINE,
)
_CONFIGURED = re.compile(rb'^provider "aws"', re.MULTILINE)
# the provider alone knows that it is wrong, so terraform says it after all else
LAST = 'resource "aws_kms_key" "last" {\n  policy = "none"\n}\n'
NOT_LOADED = Counter([("it cannot be loaded", "")])
LAST_SAID = '"policy" contains an invalid JSON'
# AWS refuses the second policy, which only an apply can show: there are two in the plan
REFUSED_BY_APPLY = "duplicate_scaling_policy"
# terraform plans what only AWS refuses, so there the plan may change
OF_AWS = {
    fixer.name.replace("-", "_")
    for fixer in registry.fixers()
    if fixer.refused_by == "apply"
} - {REFUSED_BY_APPLY}
# and so it is with some names of fixers that plans refuse
REFUSED_BY_AWS = {
    "invalid_name_characters/refused_by_aws_only",
    "name_too_long/use_that_cannot_follow",
}


class Twin(NamedTuple):
    """A case in both states.

    ``variables`` are those without a value, with their types; ``types`` all that may
    be the type of a resource.
    """

    case: Case
    files: dict[str, dict[str, bytes]]
    variables: dict[str, str]

    @property
    def is_refused_still(self) -> bool:
        """Whether a finding stays, so that terraform goes on and may show more."""
        marks = ("[*]", "[unsafe]") if self.case.settings.unsafe_fixes else ("[*]",)
        lines = self.case.findings.splitlines()
        return any(not any(mark in line for mark in marks) for line in lines)

    types: set[str]


def twins(group: str) -> dict[str, Twin]:
    """Give what is fixed and can stand side by side, by names for the folders.

    ``group`` is the fixer whose cases are meant, if not all.
    """
    found = {}
    for number, case in enumerate(cases()):
        if case.is_broken or not case.after or group not in ("", case.group):
            continue
        before = {_inside(path): data for path, data in case.before.items()}
        after = before | {_inside(path): data for path, data in case.after.items()}
        wanted = (before, after)
        if any(path.endswith(".py") for path in before) or not all(map(_meets, wanted)):
            continue  # no Terraform, or for a provider that is not this one
        given, _ = _variables(before)
        more, _ = _variables(after)
        files = {"before": before, "after": after}
        types = types_in(*before.values(), *after.values())
        found[f"m{number:03}"] = Twin(case, files, more | given, types)
    return found


def _meets(files: Mapping[str, bytes]) -> bool:
    """Whether the provider that is here is all of plugins that a module needs."""
    if any(map(_ANOTHER.search, files.values())):
        return False
    sources = {path: Source.decode(path, data) for path, data in files.items()}
    module = Module({path: file_of(source) for path, source in sources.items()})
    return provider(module, "aws").overlaps("5.100.0")


def _inside(path: str) -> str:
    return path.removeprefix("before/") if "/" in path else "main.tf"


def _variables(files: Mapping[str, bytes]) -> tuple[dict[str, str], set[str]]:
    """Give the variables that must be given, with their types, and those declared.

    The type of one that is not declared is "".
    """
    used, declared, wanted = set(), set(), {}
    for path, data in files.items():
        if "/" in path or not path.endswith(SUFFIXES):
            continue
        file = file_of(Source.decode(path, data))
        used.update(_VARIABLE.findall(file.text))
        for block in file.body.blocks("variable"):
            if not block.labels:
                continue  # a case of that
            name = block.labels[0].value
            declared.add(name)
            if block.body.attribute("default") is None:
                wanted[name] = _type(file, block)
    return dict.fromkeys(sorted(used - declared), "") | wanted, declared


def _type(file: File, block: Block) -> str:
    attribute = block.body.attribute("type")
    value = attribute and attribute.value
    return file.text[value.start : value.end] if value else "any"


class Stand:
    """Root modules that call cases in both states, and what terraform says of them.

    All is by folder, which is a case in a state. ``errors`` are those of ``validate``;
    of what is valid before, ``refused`` are those of a plan, and ``changes`` what it
    does. ``apart`` are those that stop terraform early.
    """

    def __init__(self, root: Path, group: str) -> None:
        self.root = root
        self.twins = twins(group)
        for name, twin in self.twins.items():
            for state, files in twin.files.items():
                _write(root / f"{name}_{state}", files, twin.variables)
        (root / "offline.tf").write_bytes(offline())
        self.apart: set[str] = set()
        self.errors = self._together()
        self.errors |= self._alone()
        self.valid = {
            name
            for name in self.twins
            if not self.errors.get(f"{name}_before")
            and self.apart.isdisjoint(_folders([name]))
        }
        self.refused: dict[str, Errors] = {}
        self.changes: dict[str, Changes] = {}
        shared: set[str] = set()
        own: set[str] = set()
        for name in self.valid:
            text = b"\n".join(self.twins[name].files["before"].values())
            if not _DATA.search(text):
                # one provider cannot be configured in two ways at a time
                (own if _CONFIGURED.search(text) else shared).add(name)
        self._plan(_folders(shared))
        for folder in _folders(own):
            self._plan({folder})
        self.planned = shared | own
        self.planned -= {_case(folder) for folder in self.refused}

    def _call(self, folders: Collection[str], last: str = "") -> None:
        """Write the root module; variables have values, without a last error."""
        lines = [f'{last}\nvariable "unknown" {{\n  type = any\n}}\n'] if last else []
        for folder in sorted(folders):
            lines.append(f'module "{folder}" {{\n  source = "./{folder}"')
            lines += [
                f"  {variable} = {'var.unknown' if last else _value(type_)}"
                for variable, type_ in self.twins[_case(folder)].variables.items()
            ]
            lines.append("}\n")
        (self.root / "main.tf").write_text("\n".join(lines))
        self._types = types_in(LAST.encode()).union(
            *(self.twins[_case(folder)].types for folder in folders)
        )

    def _ask(self, *arguments: str) -> str:
        """Run terraform with all that is called; give what it prints."""
        return running().ask(self.root, self._types, *arguments).stdout

    def _validated(self) -> dict[str, Errors]:
        return _by_folder(json.loads(self._ask("validate", "-json"))["diagnostics"])

    def _together(self) -> dict[str, Errors]:
        """Validate what stops nothing; find what does, and with which errors."""
        stopping: dict[str, Errors] = {}
        while True:
            self._call(_folders(self.twins) - stopping.keys(), LAST)
            done = terraform(self.root, "get", "-no-color")
            bad = dict.fromkeys(_named(done.stderr), NOT_LOADED)
            everywhere = done.stderr
            if not done.returncode:
                errors = self._validated()
                everywhere = f"{errors.pop('', '')}"
                bad = dict.fromkeys(_named(everywhere), NOT_LOADED)
                if LAST_SAID not in everywhere:
                    bad |= errors
                elif not bad:
                    self.apart = set(stopping)
                    return errors | stopping
            assert bad.keys() - stopping.keys(), everywhere
            stopping |= bad

    def _alone(self) -> dict[str, Errors]:
        """Validate what may have more errors than those that stop terraform."""
        found = {}
        for name in self.twins:
            folders = _folders([name])
            stops = not self.apart.isdisjoint(folders)
            if stops and self.errors.get(f"{name}_after"):
                for folder in folders:
                    terraform(self.root / folder, "get")
                    found[folder] = _errors_in(self.root / folder)
        return found

    def _plan(self, folders: set[str]) -> None:
        """Plan what is in folders, without those for which that is refused."""
        while folders:
            self._call(folders)
            terraform(self.root, "get")
            options = ("-lock=false", "-refresh=false", "-input=false", "-out=plan")
            said = self._ask("plan", "-json", *options)
            messages = [json.loads(line) for line in said.splitlines()]
            diagnostics = [one["diagnostic"] for one in messages if "diagnostic" in one]
            errors = _by_folder(diagnostics)
            if not errors:
                break
            everywhere = errors.pop("", Counter())
            errors |= dict.fromkeys(_named(f"{everywhere}"), everywhere)
            assert folders & errors.keys(), said
            self.refused |= errors
            folders -= errors.keys()
        if folders:
            self.changes |= _changes(json.loads(self._ask("show", "-json", "plan")))


def _write(
    folder: Path, files: Mapping[str, bytes], variables: Mapping[str, str]
) -> None:
    """Write a module, and declare the variables that it uses and does not declare."""
    _, declared = _variables(files)
    missing = [
        f'variable "{name}" {{\n  type = any\n}}\n'
        for name in variables.keys() - declared
    ]
    for path, data in {**files, "missing.tf": "".join(missing).encode()}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def _folders(names: Iterable[str]) -> set[str]:
    return {f"{name}_{state}" for name in names for state in STATES}


def _case(folder: str) -> str:
    return folder.partition("_")[0]


def _named(text: str) -> set[str]:
    """Give what errors of no case speak of: cycles run through all."""
    return {match[0] for match in _FOLDER.finditer(text)}


def _errors_in(folder: Path) -> Errors:
    """Validate a case alone."""
    said = running().terraform(folder, "validate", "-json").stdout
    errors = _by_folder(json.loads(said)["diagnostics"])
    return sum(errors.values(), Counter[tuple[str, str]]())


def _value(type_: str) -> str:
    word = re.match(r"\w*", type_ or "any")
    assert word
    return (_VALUES | _COLLECTIONS)[word[0]]


def _by_folder(diagnostics: list[dict[str, Any]]) -> dict[str, Errors]:
    """Sort errors by folder; those of no case are in none."""
    found: dict[str, Errors] = {}
    for diagnostic in diagnostics:
        if diagnostic["severity"] != "error":
            continue
        place = diagnostic.get("range", {}).get("filename") or ""
        place = place or diagnostic.get("address", "").removeprefix("module.")
        call = (diagnostic.get("snippet") or {}).get("context") or ""
        folder = _FOLDER.match(place) or _FOLDER.search(call)
        summary, detail = diagnostic["summary"], diagnostic["detail"]
        if folder:
            summary, detail = (_FOLDER.sub(SAME, text) for text in (summary, detail))
        errors = found.setdefault(folder[0] if folder else "", Counter())
        errors[summary, detail] += 1
    return found


def _changes(plan: dict[str, Any]) -> dict[str, Changes]:
    """Give what a plan does, by folder and address."""
    found: dict[str, Changes] = {}
    for change in plan.get("resource_changes", ()):
        place, _, address = change["address"].removeprefix("module.").partition(".")
        text = json.dumps(change["change"], sort_keys=True)
        found.setdefault(place, {})[address] = json.loads(_FOLDER.sub(SAME, text))
    return found


def _pair(errors: Mapping[str, Errors], name: str) -> tuple[Errors, Errors]:
    """Give those of a case before and after."""
    none: Errors = Counter()
    before, after = (errors.get(f"{name}_{state}", none) for state in STATES)
    return before, after


def worse_at_validate(stand: Stand) -> dict[str, Errors]:
    """Give the errors that only the fixed text has."""
    found = {}
    for name, twin in stand.twins.items():
        before, after = _pair(stand.errors, name)
        if after - before and not twin.is_refused_still:
            found[name] = after - before
    return found


def not_cured(stand: Stand) -> dict[str, set[str]]:
    """Give what is only said less often once it is fixed."""
    found = {}
    for name, twin in stand.twins.items():
        before, after = _pair(stand.errors, name)
        gone = {summary for summary, _ in before - after}
        left = gone & {summary for summary, _ in after} - MISSING
        if left and not twin.is_refused_still:
            found[name] = left
    return found


def worse_at_plan(stand: Stand) -> dict[str, Errors]:
    """Give the errors of what could be planned before and cannot be after."""
    found = {}
    for name in stand.twins:
        before, after = _pair(stand.refused, name)
        if after and not before:
            found[name] = after
    return found


def planned_otherwise(stand: Stand) -> dict[str, set[str]]:
    """Give the addresses that do not have the same plan, without what they may."""
    found = {}
    for name in stand.planned:
        case = stand.twins[name].case
        before, after = (stand.changes.get(f"{name}_{state}", {}) for state in STATES)
        different = {
            address
            for address in before | after
            if before.get(address) != after.get(address)
        }
        if case.group == REFUSED_BY_APPLY:
            policies = {a for a in different if "_appautoscaling_policy." in a}
            # one of two is gone, and an alarm calls the other by its new name
            if different and len(before) > len(after):
                alarms = {a for a in different if "_metric_alarm." in a}
                different -= policies | alarms
        if different and not (
            case.settings.unsafe_fixes
            or case.group in OF_AWS
            or case.name in REFUSED_BY_AWS
        ):
            found[name] = different
    return found


@needs_provider
def test_the_contract_holds_in_all_golden_cases(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    group = request.config.getoption("--contract-of")
    stand = Stand(tmp_path, group)
    found = {
        stand.twins[name].case.name: what
        for check in (worse_at_validate, not_cured, worse_at_plan, planned_otherwise)
        for name, what in check(stand).items()
    }
    assert found == {}
    if group:
        return
    others = [
        name
        for name in stand.planned
        if stand.twins[name].case.group != REFUSED_BY_APPLY
    ]
    cured, cured_at_plan = (
        [name for name in stand.twins for b, a in [_pair(errors, name)] if b - a]
        for errors in (stand.errors, stand.refused)
    )
    counts = {
        "judged together": 2 * len(stand.twins) - len(stand.apart),
        "valid before": len(stand.valid),
        "cured at validate": len(cured),
        "cured at plan": len(cured_at_plan),
        "planned": len(stand.planned),
        "planned and not refused by apply": len(others),
    }
    print(counts)  # noqa: T201, shown with -s and where the test fails
    too_few = {what: n for what, n in counts.items() if n < AT_LEAST[what]}
    assert too_few == {}, counts
