"""Configuration files: which one holds, what it may say, and what comes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from invoke import CLEAN, FIXED_SG, SG, Tffix, tffix

from tffix.engine import registry
from tffix.project import config
from tffix.project.config_keys import KEYS
from tffix.project.config_schema import schema

__all__ = ["tffix"]

SCHEMA = Path(__file__).parent.parent / "docs" / "schema" / "tffix.schema.json"
OFF = 'ignore = ["naming"]\n'
UNSAFE = (
    'variable "environment_suffix" {}\n\n'
    'resource "aws_service_discovery_private_dns_namespace" "main" {\n'
    '  name = "services.local"\n'
    "  vpc  = aws_vpc.main.id\n"
    "}\n\n"
    'resource "aws_lb" "web" {\n'
    '  name = "web-${var.environment_suffix}"\n'
    "}\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8", newline="")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tffix.toml", OFF),
        (".tffix.toml", OFF),
        ("pyproject.toml", f"[tool.tffix]\n{OFF}"),
        ("tffix.toml", "\ufeff" + OFF.replace("\n", "\r\n")),
    ],
)
def test_where_it_may_stand(name: str, text: str, tffix: Tffix) -> None:
    put({"lib/sg.tf": SG, name: text})
    assert tffix("lib").code == 0
    assert tffix("lib/sg.tf").code == 0


def test_pyproject_without_a_table_is_none(tffix: Tffix) -> None:
    put({"tffix.toml": OFF, "lib/sg.tf": SG, "lib/pyproject.toml": "[tool.ruff]\n"})
    assert tffix().code == 0
    put({"lib/pyproject.toml": "# tffix is great [\n"})
    assert tffix().code == 0


def test_the_nearest_file_holds_for_each_module(tffix: Tffix) -> None:
    put(
        {
            "tffix.toml": OFF,
            "a/sg.tf": SG,
            "b/tffix.toml": 'select = ["naming"]\n',
            "b/sg.tf": SG,
            "b/c/sg.tf": SG,
        }
    )
    code, out, _ = tffix("--check")
    assert code == 1
    places = [line.partition(":")[0] for line in out.splitlines()[:-1]]
    assert places == ["b/c/sg.tf", "b/sg.tf"]


def test_extend_inherits() -> None:
    put(
        {
            "base/shared.toml": (
                'ignore = ["scaling"]\nunsafe-fixes = true\nexclude = ["x.tf"]\n'
                '[fixers.ecs-deployment-arguments]\ncircuit_breaker = "drop"\n'
                '[fixers.duplicate-scaling-policy]\nrename = "keep"\n'
            ),
            "lib/tffix.toml": (
                'extend = "../base/shared.toml"\nignore = ["naming"]\n'
                '[fixers.duplicate-scaling-policy]\nmoved = "yes"\n'
            ),
            "lib/sg.tf": SG,
        }
    )
    settings = config.load("lib/tffix.toml")
    assert settings.ignore == ("naming",)
    assert settings.unsafe_fixes
    assert settings.options == {
        "ecs-deployment-arguments": {"circuit_breaker": "drop"},
        "duplicate-scaling-policy": {"rename": "keep", "moved": "yes"},
    }
    assert settings.excluded("base/x.tf")
    assert not settings.excluded("lib/x.tf")
    assert settings.origins["unsafe-fixes"] == "base/shared.toml"
    assert settings.origins["ignore"] == "lib/tffix.toml"


def test_extend_that_does_not_end_or_begin(tffix: Tffix) -> None:
    put({"sg.tf": SG, "tffix.toml": 'extend = "other.toml"\n'})
    code, _, err = tffix()
    assert code == 2
    assert "tffix.toml:1: extend: other.toml: no such file" in err
    put({"other.toml": 'extend = "tffix.toml"\n'})
    code, _, err = tffix()
    assert code == 2
    assert "tffix.toml: extends itself" in err


WRONG = {
    'selct = ["naming"]': 'tffix.toml:1: unknown key "selct"; did you mean "select"?',
    'select = "naming"': "tffix.toml:1: select must be a list of strings",
    '# so\nselect = [\n  "nameing",\n]': (
        'tffix.toml:2: select: no fixer or group is named "nameing"; did you mean'
        ' "naming"?'
    ),
    "unsafe-fixes = 1": "tffix.toml:1: unsafe-fixes must be true or false",
    "select = [": "tffix.toml: not TOML: ",
    "fixers = 1": "tffix.toml:1: fixers must be a table",
    "\n[fixers.name-to-long]": (
        'tffix.toml:2: fixers: no fixer is named "name-to-long"; did you mean'
        ' "name-too-long"?'
    ),
    "[fixers]\nname-too-long = 1": "tffix.toml:2: fixers.name-too-long must be a table",
    '[fixers.ecs-deployment-arguments]\ncircuit-breaker = "drop"': (
        "tffix.toml:2: fixers.ecs-deployment-arguments: no option is named"
        ' "circuit-breaker"; did you mean "circuit_breaker"?'
    ),
    '[fixers.ecs-deployment-arguments]\ncircuit_breaker = "no"': (
        'circuit_breaker must be one of "keep", "drop"'
    ),
    '[per-file-ignores]\n"a.tf" = ["x"]': 'per-file-ignores."a.tf": no fixer or group',
    "[provider-versions]\naws = 6": "provider-versions.aws must be a string",
    '[provider-versions]\nrandom = "3"\naws = "abc"': (
        'tffix.toml:3: provider-versions.aws: "abc" is no version or constraint; write'
        ' "6", "6.25" or ">= 6, < 7"'
    ),
    "baseline = []": "tffix.toml:1: baseline must be a string",
    'exclude = ["[z-a]"]': 'tffix.toml:1: exclude: "[z-a]" is no pattern',
    'output-format = "jsn"': (
        'tffix.toml:1: output-format: no format is named "jsn"; did you mean "json"?'
    ),
    'select = []\nrequired-version = ">= 99"\nnew-key = 1': (
        'tffix.toml:2: required-version is ">= 99", and this is tffix'
    ),
    'extend = "$ACME_NOWHERE/base.toml"': (
        "tffix.toml:1: extend: the environment has no ACME_NOWHERE"
    ),
    'var-files = ["$"]': 'var-files: "$" has a $ without a name; write $$ for one',
    'extend = "package:acme_nowhere/base.toml"': (
        "tffix.toml:1: extend: no package acme_nowhere is installed beside tffix"
    ),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong(text: str, tffix: Tffix) -> None:
    put({"main.tf": CLEAN, "tffix.toml": text})
    code, out, err = tffix()
    assert (code, out) == (2, "")
    assert err.startswith("tffix: error: ")
    assert WRONG[text] in err


def test_the_line_in_a_table_of_pyproject(tffix: Tffix) -> None:
    text = '[project]\nname = "x"\n\n[tool.tffix]\nselect = ["naming"]\nbaseline = 1\n'
    put({"main.tf": CLEAN, "pyproject.toml": text})
    assert "pyproject.toml:6: baseline must be a string" in tffix().err


def test_extend_from_a_package_is_not_an_import(
    here: Path, tffix: Tffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(
        {
            "site/acme_tffix/__init__.py": "raise SystemExit('imported')\n",
            "site/acme_tffix/base.toml": OFF,
            "repository/tffix.toml": 'extend = "package:acme_tffix/base.toml"\n',
            "repository/sg.tf": SG,
        }
    )
    monkeypatch.syspath_prepend(str(here / "site"))
    assert tffix("repository").code == 0
    assert f"# {Path('site/acme_tffix/base.toml')}" in tffix("config", "repository").out


def test_paths_of_a_home_and_of_the_environment(
    here: Path, tffix: Tffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(here / "home"))
    monkeypatch.setenv("USERPROFILE", str(here / "home"))
    monkeypatch.setenv("ACME", str(here / "acme"))
    put(
        {
            "home/base.toml": OFF,
            "acme/base.toml": 'extend = "~/base.toml"\nselect = ["naming"]\n',
            "acme/$.tfvars": "",
            "a/tffix.toml": 'extend = "${ACME}/base.toml"\n',
            "a/sg.tf": SG,
            "b/tffix.toml": 'var-files = ["$ACME/$$.tfvars"]\n',
        }
    )
    assert tffix("a").code == 0
    assert config.load("b/tffix.toml").var_files == (str(here / "acme/$.tfvars"),)


def test_the_output_format_of_the_configuration_comes_last(
    tffix: Tffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    put({"lib/tffix.toml": 'output-format = "json"\n', "lib/sg.tf": SG})
    assert json.loads(tffix("lib").out)["summary"]["found"] == 1
    assert tffix("--output-format", "concise", "lib").out.startswith("lib/sg.tf:2")
    assert tffix("--statistics", "lib").out.startswith("1  reserved-name")
    assert tffix("--diff", "lib").out.startswith("--- a/lib/sg.tf")
    monkeypatch.setenv("TFFIX_OUTPUT_FORMAT", "concise")
    assert tffix("lib").out.startswith("lib/sg.tf:2")


def test_a_provider_version_is_one(tffix: Tffix) -> None:
    put({"sg.tf": SG})
    code, _, err = tffix("--provider-version", "aws=abc")
    assert (code, '"abc" is no version' in err) == (2, True)
    assert tffix("--provider-version", "aws=~> 5.0").code == 1


def test_per_file_ignores(tffix: Tffix) -> None:
    put(
        {
            "tffix.toml": '[per-file-ignores]\n"legacy/**" = ["naming"]\n',
            "legacy/old/sg.tf": SG,
            "new/sg.tf": SG,
        }
    )
    out = tffix("--check").out
    assert "new/sg.tf:2" in out
    assert "legacy/" not in out


def test_exclude_counts_from_its_file(tffix: Tffix) -> None:
    put({"lib/tffix.toml": 'exclude = ["/sg.tf"]\n', "lib/sg.tf": SG, "sg.tf": SG})
    out = tffix("--check").out
    assert out.startswith("sg.tf:2:10:")
    assert "Found 1 defect in 1 file" in out


def test_classes_can_be_changed(tffix: Tffix) -> None:
    put(
        {
            "tffix.toml": (
                'select = ["naming"]\n'
                'extend-safe-fixes = ["unsuffixed-namespace"]\n'
                'extend-unsafe-fixes = ["reserved-name-prefix"]\n'
                'ignore = ["name-too-long"]\n'
            ),
            "sg.tf": SG,
            "other/main.tf": UNSAFE,
        }
    )
    out = tffix("--check").out
    assert "reserved-name-prefix [unsafe]" in out
    assert "unsuffixed-namespace [*]" in out
    assert tffix("--apply").code == 1
    assert Path("sg.tf").read_text() == SG
    assert "services-${" in Path("other/main.tf").read_text()
    assert tffix("--apply", "--unsafe-fixes", "sg.tf").code == 0
    assert Path("sg.tf").read_text() == FIXED_SG


def test_command_line_goes_first(tffix: Tffix) -> None:
    put({"tffix.toml": 'select = ["scaling"]\n', "sg.tf": SG})
    assert tffix().code == 0
    assert tffix("--select", "naming").code == 1
    assert tffix("--config", 'select=["naming"]').code == 1
    assert tffix("--config", 'select=["naming"]', "--ignore", "naming").code == 0
    assert tffix("--isolated").code == 1
    put({"other.toml": OFF})
    assert tffix("--config", "other.toml").code == 0
    assert tffix("--config", "other.toml", "--config", "ignore=[]").code == 1


def test_config_on_the_command_line_may_be_wrong(tffix: Tffix) -> None:
    put({"sg.tf": SG})
    assert '--config selct=[]: unknown key "selct"' in tffix("--config", "selct=[]").err
    assert "not TOML" in tffix("--config", "select=naming").err
    assert "cannot be read" in tffix("--config", "nowhere.toml").err
    assert "takes one file" in tffix("--config", "a", "--config", "b").err


def test_config_prints_what_holds_and_why(tffix: Tffix) -> None:
    put(
        {
            "tffix.toml": (
                'extend = "base.toml"\nignore = ["naming"]\n'
                '[per-file-ignores]\n"*.x.tf" = ["scaling"]\n'
                '[provider-versions]\naws = "6.25"\n'
            ),
            "base.toml": (
                '[fixers.ecs-deployment-arguments]\ncircuit_breaker = "drop"\n'
            ),
            "lib/sg.tf": SG,
        }
    )
    code, out, _ = tffix("config", "--config", "unsafe-fixes=true", "lib/sg.tf")
    assert code == 0
    lines = out.splitlines()
    assert "select = []  # default" in lines
    assert 'ignore = ["naming"]  # tffix.toml' in lines
    assert 'per-file-ignores."*.x.tf" = ["scaling"]  # tffix.toml' in lines
    assert "unsafe-fixes = true  # --config unsafe-fixes=true" in lines
    assert 'provider-versions.aws = "6.25"  # tffix.toml' in lines
    option = 'fixers.ecs-deployment-arguments.circuit_breaker = "drop"'
    assert f"{option}  # base.toml" in lines
    listed = json.loads(tffix("config", "--output-format", "json", "lib").out)
    assert {"key": "ignore", "value": ["naming"], "origin": "tffix.toml"} in listed
    assert tffix("config", "nowhere").code == 2
    assert "ignore = []  # default" in tffix("config", "--isolated").out


def valid(document: Any) -> bool:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft7Validator.check_schema(schema())
    return bool(jsonschema.Draft7Validator(schema()).is_valid(document))


def test_schema_knows_what_is_right() -> None:
    assert schema()["properties"].keys() == {key.name for key in KEYS}
    assert valid(
        {
            "required-version": ">= 0.1, < 1",
            "output-format": "sarif",
            "extend": "../tffix.toml",
            "select": ["naming", "all"],
            "per-file-ignores": {"*.tf": ["name-too-long"]},
            "unsafe-fixes": True,
            "var-files": ["a.tfvars"],
            "provider-versions": {"aws": "6.25"},
            "fixers": {"ecs-deployment-arguments": {"circuit_breaker": "drop"}},
        }
    )
    assert not valid({"selct": []})
    assert not valid({"select": ["nameing"]})
    assert not valid({"unsafe-fixes": "yes"})
    assert not valid({"provider-versions": {"aws": "abc"}})
    assert not valid({"fixers": {"ecs-deployment-arguments": {"circuit_breaker": "x"}}})


def test_schema_in_the_documentation_is_current(
    tffix: Tffix, request: pytest.FixtureRequest
) -> None:
    made = tffix("config", "--schema").out
    assert json.loads(made) == schema()
    if request.config.getoption("--update-golden") and SCHEMA.read_text() != made:
        SCHEMA.write_text(made)
        pytest.fail("the schema is updated: read the diff, then run again")
    assert SCHEMA.read_text() == made


def test_every_option_of_every_fixer_is_in_the_schema() -> None:
    described = schema()["properties"]["fixers"]["properties"]
    for fixer in registry.fixers():
        if fixer.options:
            assert described[fixer.name]["properties"].keys() == fixer.options.keys()
