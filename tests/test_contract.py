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
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from golden_cases import Case, cases
from terraform_cli import needs_provider, offline, provider_folder, terraform

from tffix.engine import registry
from tffix.hcl.file import File
from tffix.source import Source
from tffix.terraform.module.module import Module
from tffix.terraform.provider.versions import provider

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from tffix.hcl.nodes import Block

Errors = Counter[tuple[str, str]]

# how many cases must be judged, so that a change of the cases cannot empty the test
AT_LEAST = {
    "loaded": 350,
    "valid before": 220,
    "cured at validate": 60,
    "cured at plan": 40,
    "planned": 110,
    "planned and changed": 60,
    "planned, changed and not refused by apply": 20,
}

MISSING = {"Reference to undeclared resource"}  # so it is in a case that is a fragment
SAME, STATES = r"\1", ("before", "after")
_FOLDER = re.compile(r"\b(m\d{3})_(?:before|after)\b")
_VARIABLE = re.compile(r"\bvar\.([\w-]+)")
# what terraform reads from AWS when it plans, which is not there
_DATA = re.compile(rb'^data "(?!aws_iam_policy_document)', re.MULTILINE)
_VALUES = {"string": '"example"', "number": "1", "bool": "true", "any": '"example"'}
_COLLECTIONS = {"list": "[]", "set": "[]", "tuple": "[]", "map": "{}", "object": "{}"}
_ANOTHER = re.compile(
    rb'^(?:resource|data|ephemeral|provider) "(?!aws[_"]|terraform_)|'
    rb'"[\w./]*hashicorp/(?!aws")',
    re.MULTILINE,
)
# what no module can hold, or stops terraform before it looks at anything else
APART = {"invalid_declaration", "missing_module_argument", "unknown_module_argument"}
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
    """A case in both states, and its variables without a value, with their types."""

    case: Case
    files: dict[str, dict[str, bytes]]
    variables: dict[str, str]

    @property
    def is_refused_still(self) -> bool:
        """Whether a finding stays, so that terraform goes on and may show more."""
        marks = ("[*]", "[unsafe]") if self.case.settings.unsafe_fixes else ("[*]",)
        lines = self.case.findings.splitlines()
        return any(not any(mark in line for mark in marks) for line in lines)

    @property
    def is_changed(self) -> bool:
        return self.files["before"] != self.files["after"]


def twins(group: str) -> dict[str, Twin]:
    """Give the cases that can stand beside each other, by names for their folders.

    ``group`` is the fixer whose cases are meant, if not all.
    """
    found = {}
    for number, case in enumerate(cases()):
        if case.group in APART or case.is_broken or group not in ("", case.group):
            continue
        before = {_inside(path): data for path, data in case.before.items()}
        after = before | {_inside(path): data for path, data in case.after.items()}
        wanted = (before, after)
        if any(path.endswith(".py") for path in before) or not all(map(_meets, wanted)):
            continue  # no Terraform, or for a provider that is not this one
        variables = dict(_without_value(before))
        found[f"m{number:03}"] = Twin(
            case, {"before": before, "after": after}, variables
        )
    return found


def _meets(files: Mapping[str, bytes]) -> bool:
    """Whether the provider that is here is all that a module needs."""
    if any(map(_ANOTHER.search, files.values())):
        return False
    sources = {path: Source.decode(path, data) for path, data in files.items()}
    module = Module({path: File(source) for path, source in sources.items()})
    return provider(module, "aws").overlaps("5.100.0")


def _inside(path: str) -> str:
    return path.removeprefix("before/") if "/" in path else "main.tf"


def _without_value(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Give the variables that must be given, and their types; "" where not declared."""
    used, declared = set(), set()
    for path, data in files.items():
        if "/" in path or not path.endswith(".tf"):
            continue
        file = File(Source.decode(path, data))
        used.update(_VARIABLE.findall(file.text))
        for block in file.body.blocks("variable"):
            if not block.labels:
                continue  # a case of that
            declared.add(block.labels[0].value)
            if block.body.attribute("default") is None:
                yield block.labels[0].value, _type(file, block)
    for name in sorted(used - declared):
        yield name, ""


def _type(file: File, block: Block) -> str:
    attribute = block.body.attribute("type")
    value = attribute and attribute.value
    return file.text[value.start : value.end] if value else "any"


class Stand:
    """A root module that calls both states of all cases."""

    def __init__(self, root: Path, group: str) -> None:
        self.root = root
        self.twins = twins(group)
        for name, twin in self.twins.items():
            missing = [v for v, type_ in twin.variables.items() if not type_]
            for state, files in twin.files.items():
                folder = root / f"{name}_{state}"
                for path, data in files.items():
                    (folder / path).parent.mkdir(parents=True, exist_ok=True)
                    (folder / path).write_bytes(data)
                written = b"".join(files.values()).decode()
                (folder / "missing.tf").write_text(
                    "".join(
                        f'variable "{v}" {{\n  type = any\n}}\n'
                        for v in missing
                        if f'variable "{v}"' not in written  # a fix may declare it
                    )
                )
        (root / "offline.tf").write_bytes(offline())
        self.loaded = self._init(set(self.twins))
        self.errors = self._validate()
        self.loaded &= self.errors.keys()
        self.valid = {name for name in self.loaded if not self.errors[name]["before"]}
        self.planned: set[str] = set()
        self.refused: dict[str, dict[str, Errors]] = {}
        self.changes = self._plan()

    def _call(self, names: Collection[str], *, values: bool) -> None:
        """Write the root module; its variables have values, or none is known."""
        lines = ['variable "unknown" {\n  type = any\n}\n']
        for name in sorted(names):
            for state in STATES:
                lines.append(f'module "{name}_{state}" {{')
                lines.append(f'  source = "./{name}_{state}"')
                lines += [
                    f"  {variable} = {_value(type_) if values else 'var.unknown'}"
                    for variable, type_ in self.twins[name].variables.items()
                ]
                lines.append("}\n")
        head = slice(1, None) if values else slice(None)
        (self.root / "main.tf").write_text("\n".join(lines[head]))

    def _init(self, names: set[str], *, values: bool = False) -> set[str]:
        """Initialise with as many cases as can be; give their names."""
        while True:
            self._call(names, values=values)
            plugins = f"-plugin-dir={provider_folder()}"
            done = terraform(self.root, "init", "-backend=false", "-no-color", plugins)
            if not done.returncode:
                return names
            bad = set(_FOLDER.findall(done.stderr))
            assert bad, done.stderr
            names = names - bad

    def _validate(self) -> dict[str, dict[str, Errors]]:
        names = self.loaded
        while True:
            done = json.loads(terraform(self.root, "validate", "-json").stdout)
            errors, everywhere = _by_folder(done["diagnostics"])
            if not everywhere:
                return {name: errors[name] for name in names}
            bad = _named(everywhere)
            assert bad, everywhere
            names = self._init(names - bad)

    def _plan(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Plan the valid cases, without those that cannot be; give the changes."""
        names = {
            name
            for name in self.valid
            if not _DATA.search(b"\n".join(self.twins[name].files["before"].values()))
        }
        while True:
            names = self._init(names, values=True)
            arguments = ("-lock=false", "-refresh=false", "-input=false", "-out=plan")
            done = terraform(self.root, "plan", "-json", *arguments)
            messages = [json.loads(line) for line in done.stdout.splitlines()]
            errors, everywhere = _by_folder(
                [found["diagnostic"] for found in messages if "diagnostic" in found]
            )
            if not done.returncode:
                break
            bad = {name for name in names if any(errors[name].values())}
            bad |= _named(everywhere)
            assert bad, done.stderr
            self.refused |= {name: errors[name] for name in bad}
            names = names - bad
        self.planned = names
        shown = terraform(self.root, "show", "-json", "plan").stdout
        return _changes(json.loads(shown))


def _value(type_: str) -> str:
    word = re.match(r"\w*", type_ or "any")
    assert word
    return (_VALUES | _COLLECTIONS)[word[0]]


def _by_folder(
    diagnostics: list[dict[str, Any]],
) -> tuple[dict[str, dict[str, Errors]], list[dict[str, Any]]]:
    """Sort errors by case and state; those of no case come second."""
    found: dict[str, dict[str, Errors]] = defaultdict(
        lambda: {state: Counter() for state in STATES}
    )
    everywhere = []
    for diagnostic in diagnostics:
        if diagnostic["severity"] != "error":
            continue
        place = diagnostic.get("range", {}).get("filename") or ""
        place = place or diagnostic.get("address", "").removeprefix("module.")
        name, _, state = re.split(r"[./]", place)[0].partition("_")
        if state not in STATES:
            everywhere.append(diagnostic)
            continue
        texts = diagnostic["summary"], diagnostic["detail"]
        summary, detail = (_FOLDER.sub(SAME, text) for text in texts)
        found[name][state][summary, detail] += 1
    return found, everywhere


def _named(diagnostics: list[dict[str, Any]]) -> set[str]:
    """Give the cases that errors of no case speak of: cycles run through all."""
    return set(_FOLDER.findall(json.dumps(diagnostics)))


def _changes(plan: dict[str, Any]) -> dict[str, dict[str, dict[str, Any]]]:
    """Give what a plan does, by case and state and address."""
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(
        lambda: {state: {} for state in STATES}
    )
    for change in plan["resource_changes"]:
        place, _, address = change["address"].removeprefix("module.").partition(".")
        name, _, state = place.partition("_")
        text = json.dumps(change["change"], sort_keys=True)
        found[name][state][address] = json.loads(_FOLDER.sub(SAME, text))
    return found


def worse_at_validate(stand: Stand) -> dict[str, Errors]:
    """Give the errors that only the fixed text has."""
    return {
        name: new
        for name, errors in stand.errors.items()
        if not stand.twins[name].is_refused_still
        and (new := errors["after"] - errors["before"])
    }


def not_cured(stand: Stand) -> dict[str, set[str]]:
    """Give what is only said less often once it is fixed."""
    return {
        name: left
        for name, errors in stand.errors.items()
        if not stand.twins[name].is_refused_still
        and (gone := errors["before"] - errors["after"])
        and (left := {s for s, _ in gone} & {s for s, _ in errors["after"]} - MISSING)
    }


def worse_at_plan(stand: Stand) -> dict[str, Errors]:
    """Give the errors of what could be planned before and cannot be after."""
    return {
        name: errors["after"]
        for name, errors in stand.refused.items()
        if errors["after"] and not errors["before"]
    }


def planned_otherwise(stand: Stand) -> dict[str, set[str]]:
    """Give the addresses that do not have the same plan, without what they may."""
    found = {}
    for name in stand.planned:
        case = stand.twins[name].case
        before, after = (stand.changes[name][state] for state in STATES)
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
        # which module calls terraform decodes before it stops is not always the same
        if stand.twins[name].is_changed
    }
    assert found == {}
    if group:
        return
    changed = [name for name in stand.planned if stand.twins[name].is_changed]
    others = [n for n in changed if stand.twins[n].case.group != REFUSED_BY_APPLY]
    cured = [n for n, e in stand.errors.items() if e["before"] - e["after"]]
    cured_at_plan = [n for n, e in stand.refused.items() if e["before"] - e["after"]]
    counts = {
        "loaded": len(stand.loaded),
        "valid before": len(stand.valid),
        "cured at validate": len(cured),
        "cured at plan": len(cured_at_plan),
        "planned": len(stand.planned),
        "planned and changed": len(changed),
        "planned, changed and not refused by apply": len(others),
    }
    print(counts)  # noqa: T201, shown with -s and where the test fails
    too_few = {what: n for what, n in counts.items() if n < AT_LEAST[what]}
    assert too_few == {}, counts
