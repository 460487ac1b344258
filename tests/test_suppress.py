"""Comments that suppress findings, and those that suppress nothing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from invoke import CLEAN, FIXED_SG, SG, Tffix, tffix

__all__ = ["tffix"]

NAME = "reserved-name-prefix"
IGNORE = f"# tffix:ignore[{NAME}] agreed with the network team"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(text: str, name: str = "main.tf") -> None:
    Path(name).write_bytes(text.encode())


SUPPRESSED = {
    "behind the argument": SG.replace('"sg-web"', f'"sg-web" {IGNORE}'),
    "above the argument": SG.replace("  name", f"  {IGNORE}\n  name"),
    "above the block": f"{IGNORE}\n{SG}",
    "behind the opening brace": SG.replace("{", f"{{ {IGNORE}"),
    "above other comments": f"{IGNORE}\n# and\n/* more\nof it */\n{SG}",
    "below other comments": f"# why\n{IGNORE}\n{SG}",
    "two slashes": f"// tffix:ignore[{NAME}]\n{SG}",
    "a long comment": f"/* tffix:ignore[{NAME}]\n   as agreed */\n{SG}",
    "several names": f"# tffix:ignore[name-too-long, {NAME}]\n{SG}",
    "a group": f"# tffix:ignore[naming]\n{SG}",
    "all": f"# tffix:ignore[all]\n{SG}",
    "the whole file": f"{CLEAN}\n# tffix:ignore-file[{NAME}] by others\n\n{SG}",
    "the whole file, at its end": f"{SG}# tffix:ignore-file[{NAME}]",
    "Windows line ends": f"{IGNORE}\n{SG}".replace("\n", "\r\n"),
    "one line": SG.replace("\n", " ").rstrip() + f" {IGNORE}\n",
    "several lines": (
        f'{IGNORE}\nresource "aws_security_group" "web" {{\n  name = format(\n'
        '    "sg-%s",\n    "web",\n  )\n}\n'
    ),
}


@pytest.mark.parametrize("text", SUPPRESSED.values(), ids=SUPPRESSED)
def test_suppressed(text: str, tffix: Tffix) -> None:
    put(text)
    code, out, _ = tffix("--ignore", "name-too-long")
    assert (code, out) == (0, "No defects in 1 file (1 suppressed).\n")
    assert tffix("--apply", "--ignore", "name-too-long").code == 0
    assert Path("main.tf").read_bytes() == text.encode()


FOUND = {
    "another fixer": f"# tffix:ignore[name-too-long]\n{SG}",
    "a blank line below": f"{IGNORE}\n\n{SG}",
    "another block": f"{IGNORE}\n{CLEAN}\n{SG}",
    "the line above, which is code": SG.replace("{", "{\n  vpc_id = 1 " + IGNORE),
    "in a string": SG.replace("{", f'{{\n  description = "{IGNORE}"'),
    "in a heredoc": SG.replace("{", f"{{\n  description = <<EOT\n{IGNORE}\nEOT"),
    "in the middle of a comment": f"# see tffix:ignore[{NAME}]\n{SG}",
    "another word": f"# tffix:ignored[{NAME}]\n{SG}",
}


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND)
def test_not_suppressed(text: str, tffix: Tffix) -> None:
    put(text)
    code, out, _ = tffix("--check")
    assert code == 1
    assert f": {NAME} [*]" in out
    assert "suppressed" not in out


UNUSED = {
    "line of its own": (f"{CLEAN}\n{IGNORE}\n{FIXED_SG}", f"{CLEAN}\n{FIXED_SG}"),
    "behind code": (FIXED_SG.replace('sg"', f'sg" {IGNORE}'), FIXED_SG),
    "windows": (
        f"{IGNORE}\n{FIXED_SG}".replace("\n", "\r\n"),
        FIXED_SG.replace("\n", "\r\n"),
    ),
    "one of several": (
        f"# tffix:ignore[name-too-long, {NAME}] why\n{SG}",
        f"# tffix:ignore[{NAME}] why\n{SG}",
    ),
    "the first of several": (
        f"/* tffix:ignore[{NAME},name-too-long] */\n{SG}",
        f"/* tffix:ignore[{NAME}] */\n{SG}",
    ),
    "file": (f"# tffix:ignore-file[naming]\n{CLEAN}", CLEAN),
    "no final newline": (f"{CLEAN}{IGNORE}", CLEAN),
    "before code": (f"/* tffix:ignore[{NAME}] */ {CLEAN}", f" {CLEAN}"),
}


@pytest.mark.parametrize(("before", "after"), UNUSED.values(), ids=UNUSED)
def test_unused(before: str, after: str, tffix: Tffix) -> None:
    put(before)
    code, out, _ = tffix("--check")
    assert code == 1
    assert ": unused-ignore [*] nothing here is found by " in out
    assert tffix("--apply").code == 0
    assert Path("main.tf").read_bytes().decode() == after


@pytest.mark.skipif(not shutil.which("terraform"), reason="terraform is not installed")
def test_what_was_formatted_stays_formatted(tffix: Tffix) -> None:
    put(
        'resource "aws_security_group" "web" {\n'
        '  name        = "web" # tffix:ignore[naming] no more\n'
        '  description = "x"   # a comment\n'
        "}\n"
    )

    def formatted() -> str:
        return subprocess.run(
            ["terraform", "fmt", "-list=true", "-write=false", "."],
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    assert formatted() == ""
    assert tffix("--apply").code == 0
    assert "ignore" not in Path("main.tf").read_text()
    assert formatted() == ""


def test_an_ignore_becomes_unused_while_fixing(tffix: Tffix) -> None:
    # what was fixed above it does not hide that it is of no use
    put(f"{SG}\n{IGNORE}\n{CLEAN}")
    assert tffix("--apply").code == 0
    assert Path("main.tf").read_text() == f"{FIXED_SG}\n{CLEAN}"


def test_a_name_that_did_not_run_is_left_alone(tffix: Tffix) -> None:
    put(f"{IGNORE}\n{FIXED_SG}")
    assert tffix("--select", "scaling,unused-ignore").code == 0
    assert tffix("--ignore", NAME).code == 0
    assert tffix("--ignore", "unused-ignore").code == 0
    assert tffix("--select", "unused-ignore,naming").code == 1


MEANINGLESS = {
    "# tffix:ignore": "names no fixer; write tffix:ignore[name]",
    "# tffix:ignore[] because": "names no fixer",
    "# tffix:ignore-file": "write tffix:ignore-file[name]",
    "# tffix:skip[naming]": '"tffix:skip" is not known',
    "# tffix: ignore[naming]": '"tffix:" is not known',
    "# tffix:ignore[reserved-name-prefx]": f'did you mean "{NAME}"?',
}


@pytest.mark.parametrize("comment", MEANINGLESS)
def test_a_comment_that_means_nothing(comment: str, tffix: Tffix) -> None:
    put(f"{comment}\n{SG}")
    code, out, _ = tffix("--apply")
    assert code == 1
    assert MEANINGLESS[comment] in out
    assert "main.tf:1:1: unused-ignore " in out
    assert "main.tf:3:10: reserved-name-prefix [fixed]" in out
    assert Path("main.tf").read_text() == f"{comment}\n{FIXED_SG}"


def test_what_a_fix_has_left_is_no_ignore(tffix: Tffix) -> None:
    put("# tffix: aws_sqs_queue has no argument x: x = 1\nlocals {}\n")
    assert tffix().code == 0


def test_add_ignore(tffix: Tffix) -> None:
    text = f"{CLEAN}\n{SG}".replace("\n", "\r\n")
    put(text)
    code, out, _ = tffix("--add-ignore=agreed with the network team")
    assert (code, out) == (0, "Wrote 1 comment in 1 file.\n")
    expected = text.replace("  name", f"  {IGNORE}\r\n  name")
    assert Path("main.tf").read_bytes().decode() == expected
    assert tffix() == (0, "No defects in 1 file (1 suppressed).\n", "")


def test_add_ignore_counts_comments(tffix: Tffix) -> None:
    put(SG.replace("  name ", '  description = "web"\n  name        '))
    assert tffix("--add-ignore").out == "Wrote 1 comment in 1 file.\n"


def test_add_ignore_in_a_heredoc_and_in_one_line(tffix: Tffix) -> None:
    put(
        'resource "aws_lb_target_group" "api" {\n'
        "  name = <<-EOT\n    ${var.project}-${var.environment}-api\n  EOT\n"
        "}\n"
        'resource "aws_security_group" "web" { name = "sg-web" }\n'
    )
    assert tffix("--check").code == 1
    assert tffix("--add-ignore").code == 0
    assert tffix().code == 0
    lines = Path("main.tf").read_text().splitlines()
    assert lines[1] == (
        "  # tffix:ignore[invalid-name-characters, name-too-long, undeclared-variable]"
    )
    assert lines[6] == "# tffix:ignore[reserved-name-prefix]"


def test_an_ignored_finding_in_another_file_of_the_module(tffix: Tffix) -> None:
    put(f"{IGNORE}\n{SG}", "a.tf")
    put(SG.replace("web", "db"), "b.tf")
    code, out, _ = tffix("b.tf")
    assert code == 1
    assert "a.tf" not in out
    put(f"{IGNORE}\n{CLEAN}", "a.tf")
    assert "unused-ignore" not in tffix("b.tf").out
    assert "a.tf:1:1: unused-ignore" in tffix("a.tf").out
