"""The library: what programs get from check and fix."""

from __future__ import annotations

import json
import multiprocessing
import sys
import threading
from pathlib import Path

import pytest

import tffix
from tffix.cli.main import main
from tffix.errors import ConfigError

BEFORE = 'resource "aws_security_group" "web" {\n  name = "sg-web"\n}\n'
AFTER = BEFORE.replace("sg-web", "web-sg")
BROKEN = 'resource "aws_vpc" "main" {\n'


def test_texts_are_checked() -> None:
    result = tffix.check({"main.tf": BEFORE})
    (finding,) = result.findings
    assert finding.rule == "reserved-name-prefix"
    assert (finding.path, finding.start, finding.end) == (
        "main.tf",
        (2, 10, BEFORE.index('"sg-web"')),
        (2, 18, BEFORE.index('"sg-web"') + 8),
    )
    assert finding.address == "aws_security_group.web"
    assert (finding.level, finding.refused_by) == ("error", "plan")
    assert (finding.safety, finding.impact, finding.fixed) == ("safe", "none", False)
    text = BEFORE
    for edit in reversed(finding.edits):
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    assert text == AFTER
    assert result.remaining == result.findings
    assert (result.texts, result.errors, result.files) == ({}, (), 1)


def test_texts_are_fixed() -> None:
    result = tffix.fix({"main.tf": BEFORE, "other.tf": 'variable "a" {}\n'})
    assert result.texts == {"main.tf": AFTER}
    assert [finding.fixed for finding in result.findings] == [True]
    assert result.remaining == ()
    assert result.files == 2


def test_texts_of_a_tree_see_each_other() -> None:
    module = BEFORE.replace('"sg-web"', "var.name") + 'variable "name" {}\n'
    call = 'module "web" {\n  source = "./web"\n  name   = "sg-web"\n}\n'
    result = tffix.check({"main.tf": call, "web/main.tf": module})
    (finding,) = result.findings
    assert finding.path == "web/main.tf"
    assert "(passed in main.tf:3)" in finding.message
    assert finding.remedy == (
        'take it off with trimprefix(…, "sg-"), or write "web-sg" in main.tf:3'
    )


def test_files_of_variables_are_texts_too() -> None:
    module = BEFORE.replace('"sg-web"', "var.name") + 'variable "name" {}\n'
    given = {"main.tf": module, "terraform.tfvars": 'name = "sg-web"\n'}
    assert len(tffix.check(given).findings) == 1
    assert not tffix.check({"main.tf": module}).findings
    assert tffix.fix(given).texts == {"terraform.tfvars": 'name = "web-sg"\n'}


def test_a_file_of_variables_is_written(tmp_path: Path) -> None:
    module = BEFORE.replace('"sg-web"', "var.name") + 'variable "name" {}\n'
    (tmp_path / "main.tf").write_text(module, "utf-8")
    values = tmp_path / "terraform.tfvars"
    values.write_bytes(b'\xef\xbb\xbf# ours\r\nname = "sg-web"\r\n')
    assert tffix.fix(tmp_path, write=True).remaining == ()
    assert values.read_bytes() == b'\xef\xbb\xbf# ours\r\nname = "web-sg"\r\n'


def test_options_are_those_of_the_command_line() -> None:
    assert not tffix.check({"main.tf": BEFORE}, select=["scaling"]).findings
    assert not tffix.check({"main.tf": BEFORE}, ignore=["naming"]).findings
    with pytest.raises(ConfigError, match="no fixer or group is named"):
        tffix.check({"main.tf": BEFORE}, select=["nameing"])


def test_what_is_no_hcl_is_a_finding() -> None:
    (finding,) = tffix.check({"main.tf": "locals {\n  a = = 1\n}\n"}).findings
    assert (finding.rule, finding.refused_by) == ("syntax-error", "validate")


def test_paths_are_checked_and_written(tmp_path: Path) -> None:
    path = tmp_path / "main.tf"
    path.write_text(BEFORE, "utf-8")
    assert len(tffix.check(tmp_path).findings) == 1
    assert tffix.fix([path]).texts == {str(path): AFTER}
    assert path.read_text("utf-8") == BEFORE
    result = tffix.fix(tmp_path, write=True)
    assert result.remaining == ()
    assert path.read_text("utf-8") == AFTER


def test_the_command_line_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    stack = str(Path(__file__).parent.parent / "golden" / "platform" / "lib")
    main(["--output-format", "json", "--isolated", stack])
    said = json.loads(capsys.readouterr().out)
    found = tffix.check(stack, isolated=True)
    assert len(found.findings) == said["summary"]["found"] > 5
    for finding, entry in zip(found.findings, said["findings"], strict=True):
        plain = finding._asdict()
        for name in ("rule", "path", "address", "message", "remedy", "level", "safety"):
            assert plain[name] == entry[name]
        assert finding.start._asdict() == entry["start"]
        assert finding.refused_by == (entry["refused_by"] or "")
        texts = [edit["text"] for edit in entry["edits"]]
        assert [edit.text for edit in finding.edits] == texts


def test_texts_are_never_written() -> None:
    with pytest.raises(ValueError, match="give paths"):
        tffix.fix({"main.tf": BEFORE}, write=True)


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    result = tffix.check(tmp_path / "nothing")
    assert "no such file or folder" in "".join(result.errors)


def test_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    tffix.fix({"main.tf": BEFORE, "b/main.tf": BROKEN})
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere forks are not safe")
def test_writing_needs_no_processes(tmp_path: Path) -> None:
    for number in range(8):
        module = tmp_path / f"{number}"
        module.mkdir()
        (module / "main.tf").write_text(BEFORE)

    def work() -> None:
        tffix.fix(tmp_path, write=True)

    # as the workers of a cluster are: it may have no children
    worker = multiprocessing.get_context("fork").Process(target=work, daemon=True)
    worker.start()
    worker.join()
    written = {path.read_text() for path in tmp_path.glob("*/main.tf")}
    assert (worker.exitcode, written) == (0, {AFTER})


def test_threads_get_what_is_theirs() -> None:
    names = [f"sg-{number}" for number in range(40)]
    got: dict[str, dict[str, str]] = {}

    def work(name: str) -> None:
        text = BEFORE.replace("sg-web", name)
        got[name] = tffix.fix({"main.tf": text}).texts

    threads = [threading.Thread(target=work, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in names:
        word = name.removeprefix("sg-")
        assert got[name] == {"main.tf": BEFORE.replace("sg-web", f"{word}-sg")}


def test_the_example_of_the_documentation_runs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = Path(__file__).parent.parent / "docs" / "agents.md"
    code = page.read_text("utf-8").split("```python\n")[1].split("```")[0]
    names = {"text": BEFORE + 'resource "aws_vpc" "v" {\n  tags {\n    a = 1\n  }\n}\n'}
    exec(code, names)  # noqa: S102, it is ours
    assert names["text"].startswith(AFTER)
    assert "tags = {" in names["text"]
    assert capsys.readouterr().out == ""


def test_a_broken_file_of_variables_is_refused_by_plan() -> None:
    files = {"main.tf": 'variable "a" {}\n', "terraform.tfvars": "a =\n"}
    (finding,) = tffix.check(files).findings
    assert (finding.path, finding.refused_by) == ("terraform.tfvars", "plan")
