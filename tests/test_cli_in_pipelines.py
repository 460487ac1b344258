"""The hooks, the action and the examples for pipelines, run as far as they can be."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from invoke import CLEAN, FIXED_SG, SG, Tffix, tffix

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")

__all__ = ["tffix"]

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TFFIX_OUTPUT_FORMAT", raising=False)
    return tmp_path


def run(*command: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


@pytest.fixture
def program(here: Path) -> Path:
    """Give a folder with a program named tffix."""
    folder = here.parent / f"{here.name}-bin"
    folder.mkdir()
    script = folder / "tffix"
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -P -m tffix "$@"\n')
    script.chmod(0o755)
    return folder


def test_precommit_fixes_and_fails_and_then_passes(here: Path, program: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    hooks = loaded(".pre-commit-hooks.yaml")
    assert [hook["id"] for hook in hooks] == ["tffix", "tffix-fix"]
    for hook in hooks:  # what is installed here, so that no network is needed
        assert re.search(hook["files"], "env/prod.tfvars")
        hook["language"] = "system"
        hook["entry"] = f"{program}/{hook['entry']}"
    (here / ".pre-commit-config.yaml").write_text(
        yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks[::-1]}]})
    )
    (here / "lib").mkdir()
    (here / "lib" / "sg.tf").write_text(SG)
    old = SG.replace('"web"', '"old"')
    (here / "lib" / "old.tf").write_text(old)
    (here / "lib" / "main.tf").write_text(CLEAN)
    (here / "lib" / "tffix.toml").write_text('exclude = ["old.tf"]\n')
    env = {**os.environ, "PRE_COMMIT_HOME": str(here / "home")}
    (here / ".gitignore").write_text("home\n")
    for command in ("init -q", "add -A"):
        assert run("git", *command.split()).returncode == 0
    precommit = (sys.executable, "-m", "pre_commit", "run", "--all-files")
    first = run(*precommit, env=env)
    assert first.returncode == 1, first.stdout
    assert "files were modified by this hook" in first.stdout
    assert (here / "lib" / "sg.tf").read_text() == FIXED_SG
    assert (here / "lib" / "old.tf").read_text() == old
    run("git", "add", "-A")
    second = run(*precommit, env=env)
    assert second.returncode == 0, second.stdout


def steps() -> dict[str, Any]:
    return {step.get("name"): step for step in loaded("action.yml")["runs"]["steps"]}


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@pytest.mark.parametrize("apply", ["true", "false"])
def test_action_runs(here: Path, program: Path, apply: str) -> None:
    (here / "my lib").mkdir()
    (here / "my lib" / "sg.tf").write_text(SG)
    runner = here / "runner"
    (runner / "tffix").mkdir(parents=True)
    (runner / "tffix" / "bin").symlink_to(program)
    step = steps()["Run tffix"]
    env = {
        **os.environ,
        "RUNNER_TEMP": str(runner),
        "GITHUB_OUTPUT": str(here / "output"),
        "GITHUB_STEP_SUMMARY": str(here / "summary"),
        "TFFIX_PATHS": "my lib\n",
        "TFFIX_ARGS": "--ignore\nname-too-long\n",
        "TFFIX_OUTPUT_FORMAT": "github",
        "TFFIX_SARIF": "out.sarif",
        "TFFIX_APPLY": apply,
    }
    assert set(step["env"]) <= env.keys()
    done = run("bash", "-e", "-c", step["run"], env=env)
    code = 0 if apply == "true" else 1
    assert done.returncode == code, done.stderr
    assert (here / "output").read_text() == f"exit-code={code}\n"
    assert (here / "summary").read_text("utf-8").startswith("### tffix")
    results = json.loads((here / "out.sarif").read_text())["runs"][0]["results"]
    left = [] if apply == "true" else ["reserved-name-prefix"]
    assert [result["ruleId"] for result in results] == left
    assert ("::error file=my lib/sg.tf," in done.stdout) is (apply == "false")
    fixed = FIXED_SG if apply == "true" else SG
    assert (here / "my lib" / "sg.tf").read_text() == fixed


def test_action_takes_inputs_as_data() -> None:
    for step in steps().values():
        assert "${{" not in step.get("run", ""), "an input could run a command"


def examples() -> list[tuple[str, str]]:
    """Give the YAML of docs/ci.md, with the schema that it should have."""
    found = []
    page = (DOCS / "ci.md").read_text()
    for text in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL):
        if "runs-on:" in text:
            found.append(("vendor.github-workflows", text))
        elif "artifacts:" in text:
            found.append(("vendor.gitlab-ci", text))
    return found


def valid(schema: str, path: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    done = run(
        sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)
    )
    assert done.returncode == 0, done.stdout


def test_action_is_as_github_wants_it() -> None:
    valid("vendor.github-actions", ROOT / "action.yml")
    used = [step["uses"] for step in steps().values() if "uses" in step]
    assert len(used) == 2
    # by commit: a tag can be moved
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in used)


@pytest.mark.parametrize(("schema", "text"), examples())
def test_examples_are_as_their_readers_want(schema: str, text: str, here: Path) -> None:
    path = here / "example.yml"
    path.write_text(text)
    valid(schema, path)


def test_there_are_examples() -> None:
    assert len(examples()) == 4
    action = loaded("action.yml")["inputs"].keys()
    given = [
        step["with"]
        for _, text in examples()
        for job in yaml.safe_load(text).get("jobs", {}).values()
        for step in job["steps"]
        if str(step.get("uses")).startswith("tffix/")
    ]
    assert given
    assert all(inputs.keys() <= action for inputs in given)


def test_example_of_configuration_is_valid(tffix: Tffix, here: Path) -> None:
    text = (DOCS / "configuration.md").read_text()
    toml, _ = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (here / "lib").mkdir()
    (here / "lib" / "tffix.toml").write_text(toml)
    (here / "tffix.toml").write_text("")
    code, out, err = tffix("config", "lib")
    assert (code, err) == (0, "")
    assert 'per-file-ignores."legacy/**" = ["naming"]' in out


def test_example_of_json_is_what_comes_out(tffix: Tffix, here: Path) -> None:
    text = (DOCS / "formats.md").read_text()
    (shown,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    (here / "lib").mkdir()
    (here / "lib" / "sg.tf").write_text(SG)
    made = json.loads(tffix("--output-format", "json", "lib").out)
    expected = json.loads(shown)
    assert {**made, "version": ""} == {**expected, "version": ""}


@pytest.mark.parametrize(
    ("files", "code"),
    [({"sg.tf": SG}, 0), ({}, 0), ({"a.tf": "x {\n"}, 2)],
    ids=["fixed", "no Terraform", "broken"],
)
def test_campaign(files: dict[str, str], code: int, here: Path, program: Path) -> None:
    for name, text in files.items():
        (here / name).write_text(text)
    env = {**os.environ, "PATH": f"{program}:{os.environ['PATH']}"}
    done = run(str(DOCS / "campaign.sh"), str(here / "body.md"), env=env)
    assert done.returncode == code, done.stderr
    if "sg.tf" in files:
        assert (here / "sg.tf").read_text() == FIXED_SG
        assert "1 fixed, 0 remaining" in (here / "body.md").read_text("utf-8")
