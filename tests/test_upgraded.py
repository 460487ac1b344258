"""What a real terraform says of upgraded modules, with stand-ins for the provider.

Versions 6.69.1 and 4.67.0 of hashicorp/aws are their schemas; see stand_in.py.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from bundled_schemas import bundled
from terraform_cli import needs_terraform, terraform

from tffix.aws.table import BUNDLED
from tffix.golden.rows import Example, upgrade_examples
from tffix.hcl.file import File
from tffix.library import fix
from tffix.source import Source

for _tool in ("grpc", "grpc_tools", "msgpack"):
    pytest.importorskip(_tool, reason="dependency group facts is not installed")

from stand_in import StandIn  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from tffix.terraform.provider.schema import BlockSchema

pytestmark = needs_terraform

NEWEST = "6.69.1"
BEFORE = {4: "4.67.0", 5: "4.67.0", 6: "5.100.0"}  # the last version before a guide
_CODE = {"string": '"example"', "number": "1", "bool": "true"}
_TYPE = re.compile(r"\baws_\w+")
_IMPORT = re.compile(r"^import \{\n(?:  .*\n)*\}\n", re.MULTILINE)

Errors = Counter[tuple[str, str]]


def validated(
    root: Path, version: str, modules: Mapping[str, str]
) -> defaultdict[str, Errors]:
    """Give the errors of modules that one root module calls, by module."""
    for name, text in modules.items():
        (root / name).mkdir(parents=True)
        (root / name / "main.tf").write_text(text)
    calls = (f'module "{name}" {{\n  source = "./{name}"\n}}\n' for name in modules)
    (root / "main.tf").write_text("\n".join(calls))
    types = {type_ for text in modules.values() for type_ in _TYPE.findall(text)}
    with StandIn(version, types) as provider:
        for command in ("init", "-backend=false"), ("validate", "-json"):
            done = terraform(root, *command, environment=provider.environment)
            assert done.stdout, done.stderr
    errors: defaultdict[str, Errors] = defaultdict(Counter)
    for one in json.loads(done.stdout)["diagnostics"]:
        if one["severity"] == "error":
            place = one.get("range", {}).get("filename", "")
            errors[place.partition("/")[0]][one["summary"], one["detail"]] += 1
    return errors


def test_the_newest_provider_takes_what_a_row_makes(tmp_path: Path) -> None:
    shown = {f"m{number}": one for number, one in enumerate(upgrade_examples(BUNDLED))}
    before: defaultdict[str, Errors] = defaultdict(Counter)
    for version in set(BEFORE.values()):
        texts = {
            name: one.before
            for name, one in shown.items()
            if BEFORE[one.guide] == version
        }
        before.update(validated(tmp_path / version, version, texts))
    texts = {name: _IMPORT.sub("", one.after) for name, one in shown.items()}
    after = validated(tmp_path / NEWEST, NEWEST, texts)
    assert not after[""]
    new = {name: after[name] - before[name] for name in shown}
    assert {shown[name]: errors for name, errors in new.items() if errors} == {}


STATEFUL = [
    one
    for one in upgrade_examples(BUNDLED)
    if re.search(r"(?m)^(?:import|removed) ", one.after)
]


@pytest.mark.parametrize("shown", STATEFUL, ids=lambda shown: shown.name)
def test_nothing_that_exists_is_made_again_or_destroyed(
    tmp_path: Path, shown: Example
) -> None:
    """The old version makes the state; the removed block is for it, too."""
    types = {*_TYPE.findall(shown.before), *_TYPE.findall(shown.after)}
    old, main = BEFORE[shown.guide], tmp_path / "main.tf"
    with StandIn(old, types) as provider:
        main.write_text(completed(shown.before, old))
        done = terraform(
            tmp_path, "apply", "-auto-approve", environment=provider.environment
        )
        assert done.returncode == 0, done.stderr
    main.write_text(completed(shown.after, old))
    forgets = "removed {" in shown.after
    with StandIn(old if forgets else NEWEST, types) as provider:
        plan = ("plan", "-out=plan", "-no-color")
        done = terraform(tmp_path, *plan, environment=provider.environment)
        assert done.returncode == 0, done.stderr
        shows = ("show", "-json", "plan")
        planned = terraform(tmp_path, *shows, environment=provider.environment)
    changes = json.loads(planned.stdout)["resource_changes"]
    for one in changes:
        assert not {"create", "delete"} & {*one["change"]["actions"]}, one["address"]
    imported = [one for one in changes if "importing" in one["change"]]
    assert len(imported) == shown.after.count("import {")


def test_a_version_without_the_type_cannot_forget_it(tmp_path: Path) -> None:
    type_, main = "aws_simpledb_domain", tmp_path / "main.tf"
    main.write_text(f'resource "{type_}" "old" {{\n  name = "old"\n}}\n')
    with StandIn(BEFORE[6], {type_}) as provider:
        apply = ("apply", "-auto-approve")
        terraform(tmp_path, *apply, environment=provider.environment)
    kept = "lifecycle {\n    destroy = false\n  }"
    main.write_text(f"removed {{\n  from = {type_}.old\n\n  {kept}\n}}\n")
    with StandIn(NEWEST, {type_}) as provider:
        plan = ("plan", "-no-color")
        done = terraform(tmp_path, *plan, environment=provider.environment)
    assert f"no schema available for {type_}.old" in f"{done.stdout}{done.stderr}"


LAUNCHED = """\
resource "aws_launch_configuration" "web" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_autoscaling_group" "web" {
  max_size             = 3
  min_size             = 1
  launch_configuration = aws_launch_configuration.web.name
}
"""


def test_a_launch_template_takes_the_place_of_a_configuration(tmp_path: Path) -> None:
    main, types = tmp_path / "main.tf", _TYPE.findall(LAUNCHED)
    main.write_text(LAUNCHED)
    upgraded = fix(
        {"main.tf": LAUNCHED}, select=["launch-configuration"], unsafe_fixes=True
    )
    with StandIn(NEWEST, {*types, "aws_launch_template"}) as provider:
        for command in ("apply", "-auto-approve"), ("plan", "-no-color"):
            done = terraform(tmp_path, *command, environment=provider.environment)
            assert done.returncode == 0, done.stderr
            main.write_text(upgraded.texts["main.tf"])
    assert "Plan: 1 to add, 1 to change, 0 to destroy." in done.stdout
    assert "aws_launch_template.web will be created" in done.stdout
    assert "aws_autoscaling_group.web will be updated in-place" in done.stdout


def completed(text: str, version: str) -> str:
    """Give a module whose resources have all that the schema of a version requires."""
    file = File(Source("main.tf", text))
    for block in reversed(file.body.blocks("resource")):
        schema = bundled(version).resource(block.labels[0].value)
        if schema:
            there = {item.key_name for item in block.body.items}
            lines = "".join(required(schema, there))
            text = f"{text[: block.end - 1]}{lines}{text[block.end - 1 :]}"
    return text


def required(schema: BlockSchema, there: Collection[str] = ()) -> Iterator[str]:
    """Give lines with what a block requires and what is not there."""
    for name, attribute in schema.attributes.items():
        if attribute.required and name not in there:
            yield f"{name} = {_CODE.get(f'{attribute.type}', '[]')}\n"
    for name, nested in schema.blocks.items():
        if nested.min_items and nested.block and name not in there:
            yield f"{name} {{\n{''.join(required(nested.block))}}}\n"
