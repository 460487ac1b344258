"""The command line: what it prints where, what it writes, and its exit codes."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from invoke import BROKEN, CLEAN, FIXED_SG, SG, Tffix, tffix

from tffix.cli.main import main
from tffix.project.format_names import FORMATS

__all__ = ["tffix"]

NAMING = 'select = ["naming"]\n'
UNSAFE = (
    'variable "environment_suffix" {}\n\n'
    'resource "aws_service_discovery_private_dns_namespace" "main" {\n'
    '  name = "services.local"\n'
    "  vpc  = aws_vpc.main.id\n"
    "}\n\n"
    'resource "aws_lb" "web" {\n'
    '  name    = "web-${var.environment_suffix}"\n'
    '  subnets = ["subnet-1", "subnet-2"]\n'
    "}\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "TFFIX_OUTPUT_FORMAT", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def put(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8", newline="")


def test_a_clean_folder(tffix: Tffix) -> None:
    put({"main.tf": CLEAN})
    assert tffix() == (0, "No defects in 1 file.\n", "")


def test_findings_diff_and_summary_without_writing(tffix: Tffix) -> None:
    put({"lib/sg.tf": SG})
    code, out, err = tffix("lib/")
    assert code == 1
    first, *diff, summary = out.splitlines()
    assert first.startswith("lib/sg.tf:2:10: reserved-name-prefix [*] ")
    assert diff[:2] == ["--- a/lib/sg.tf", "+++ b/lib/sg.tf"]
    assert '+  name = "web-sg"' in diff
    assert summary == "Found 1 defect in 1 file: 1 fixable with --apply."
    assert err == ""
    assert Path("lib/sg.tf").read_text() == SG


@pytest.mark.parametrize("flag", ["--apply", "--fix"])
def test_apply_writes_and_says_what(tffix: Tffix, flag: str) -> None:
    put({"lib/sg.tf": SG})
    code, out, _ = tffix(flag, "lib")
    assert code == 0
    assert Path("lib/sg.tf").read_text() == FIXED_SG
    assert "lib/sg.tf:2:10: reserved-name-prefix [fixed] " in out
    assert "---" not in out
    assert out.endswith(
        "Found 1 defect in 1 file: 1 fixed, 0 remaining.\nWrote lib/sg.tf.\n"
    )
    assert tffix("--apply", "lib").out == "No defects in 1 file.\n"


def test_check_prints_no_diff(tffix: Tffix) -> None:
    put({"sg.tf": SG})
    code, out, _ = tffix("--check")
    assert code == 1
    assert len(out.splitlines()) == 2


def test_diff_prints_nothing_else(tffix: Tffix) -> None:
    put({"sg.tf": SG})
    code, out, _ = tffix("--diff")
    assert code == 1
    assert out.startswith("--- a/sg.tf\n+++ b/sg.tf\n@@ ")
    assert "Found" not in out
    assert "reserved" not in out


def test_modes_exclude_each_other(tffix: Tffix) -> None:
    code, _, err = tffix("--check", "--diff")
    assert code == 2
    assert "not allowed with" in err


def test_unsafe_fixes_are_asked_for(tffix: Tffix) -> None:
    put({"main.tf": UNSAFE, "tffix.toml": NAMING})
    code, out, _ = tffix()
    assert code == 1
    assert "[unsafe]" in out
    assert "0 fixable with --apply, 1 with --apply --unsafe-fixes." in out
    code, out, _ = tffix("--apply")
    assert code == 1
    assert "1 more can be fixed with --unsafe-fixes." in out
    assert Path("main.tf").read_text() == UNSAFE
    assert tffix("--apply", "--unsafe-fixes").code == 0
    assert "services-${var.environment_suffix}.local" in Path("main.tf").read_text()


def test_unsafe_fixes_of_the_configuration_can_be_refused(tffix: Tffix) -> None:
    put({"main.tf": UNSAFE, "tffix.toml": f"{NAMING}unsafe-fixes = true\n"})
    assert tffix("--apply", "--no-unsafe-fixes").code == 1
    assert tffix("--apply").code == 0


def test_what_works_is_only_found_where_selected(tffix: Tffix) -> None:
    put({"namespace.tf": UNSAFE})
    assert tffix().code == 0
    assert tffix("--select", "default").code == 0
    assert tffix("--select", "default,unsuffixed-namespace").code == 1


def test_what_seems_a_piece_of_a_module_is_only_possible(tffix: Tffix) -> None:
    put({"namespace.tf": UNSAFE})
    code, out, _ = tffix()
    assert code == 0
    assert "namespace.tf" in out
    _, out, _ = tffix("--output-format", "json")
    (found,) = json.loads(out)["findings"]
    assert found["certainty"] == "possible"
    assert found["rule"] == "undeclared-resource"


def test_an_example_of_calls_is_not_checked(tffix: Tffix) -> None:
    put({"example/main.tf": 'module "a" {\n  source = "./a"\n  b = local.b\n}\n'})
    code, out, err = tffix()
    assert code == 0
    assert "example/main.tf reads and does not declare" in out + err


def test_backup_keeps_what_is_written_over(tffix: Tffix) -> None:
    put({"lib/sg.tf": SG})
    assert tffix("--apply", "--backup", "kept", "lib").code == 0
    assert Path("kept/lib/sg.tf").read_text() == SG
    assert Path("lib/sg.tf").read_text() != SG
    put({"lib/sg.tf": SG})
    code, _, err = tffix("--apply", "--backup", "kept", "lib")
    assert code == 2
    assert "nothing was written" in err
    assert Path("lib/sg.tf").read_text() == SG


def test_select_and_ignore(tffix: Tffix) -> None:
    put({"sg.tf": SG})
    assert tffix("--select", "scaling").code == 0
    assert tffix("--select", "scaling,naming").code == 1
    assert tffix("--ignore", "reserved-name-prefix").code == 0
    assert tffix("--select", "all", "--ignore", "naming").code == 0


def test_a_name_that_does_not_exist(tffix: Tffix) -> None:
    put({"sg.tf": SG})
    code, out, err = tffix("--select", "reserved-name-prefx")
    assert (code, out) == (2, "")
    assert err == (
        'tffix: error: no fixer or group is named "reserved-name-prefx"; did you mean'
        ' "reserved-name-prefix"?\n'
    )
    assert tffix("--select", "nope").err == (
        'tffix: error: no fixer or group is named "nope"; tffix rules lists them\n'
    )


def test_nothing_to_read_is_fine_and_said(tffix: Tffix) -> None:
    put({"notes.txt": "no Terraform"})
    code, out, err = tffix()
    assert (code, out) == (0, "No defects in 0 files.\n")
    assert err == "tffix: note: no .tf or .tofu file under .\n"


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_has_a_document_of_nothing(tffix: Tffix, format_: str) -> None:
    put({"main.tf": CLEAN, "none/notes.txt": ""})
    none, some = (tffix("--output-format", format_, path) for path in ("none", "."))
    assert none.code == some.code == 0
    numbers = re.compile(r"[0-9]+")
    assert numbers.sub("", none.out) == numbers.sub("", some.out).replace(
        "No defects in  file.", "No defects in  files."
    )


def test_a_path_that_does_not_exist(tffix: Tffix) -> None:
    put({"sg.tf": SG, "clean/main.tf": CLEAN})
    code, out, err = tffix("nowhere")
    assert (code, out) == (2, "Nothing was judged.\n")
    assert "tffix: error: nowhere: no such file or folder\n" in err
    code, out, _ = tffix("nowhere", "sg.tf")
    assert code == 2
    assert "Found 1 defect in 1 file" in out
    assert "No defects" not in tffix("nowhere", "clean").out


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("hlep", "help"),
        ("rueles", "rules"),
        ("confg", "config"),
        ("check", "--check"),
        ("chek", "--check"),
        ("fix", "--apply"),
        ("aply", "--apply"),
        ("versoin", "version"),
        ("schemas", "schema"),
        ("main.t", ""),
    ],
)
def test_a_command_that_is_misspelt(tffix: Tffix, written: str, meant: str) -> None:
    said = f"; did you mean tffix {meant}?" if meant else ""
    error = f"tffix: error: {written}: no such file or folder{said}\n"
    assert tffix(written).err == error


@pytest.mark.parametrize(
    ("written", "meant"), [("--aply", "--apply"), ("--unsafe", "--unsafe-fixes")]
)
def test_an_option_that_is_misspelt(
    written: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([written])
    assert end.value.code == 2
    assert f"{written}; did you mean {meant}?" in capsys.readouterr().err


def test_help_is_a_command_too(capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for arguments in (["help"], ["--help"], ["help", "rules"], ["rules", "--help"]):
        with pytest.raises(SystemExit):
            main(arguments)
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert said[2] == said[3]


def test_a_broken_file_is_a_finding_and_the_others_are_done(tffix: Tffix) -> None:
    put({"a/broken.tf": BROKEN, "b/sg.tf": SG})
    code, out, _ = tffix("--apply")
    assert code == 2
    assert out.startswith("a/broken.tf:2:10: syntax-error ")
    assert '2 |   name = "web\n  |          ^' in out
    assert "(1 file not HCL)" in out
    assert Path("b/sg.tf").read_text() == FIXED_SG


def test_bytes_that_are_not_utf8(tffix: Tffix) -> None:
    put({"a/main.tf": CLEAN})
    Path("a/comment.tf").write_bytes(b"# \xe4\n" + SG.encode())
    Path("string.tf").write_bytes(SG.encode().replace(b"sg-web", b"sg-\xe4"))
    code, out, _ = tffix("--apply")
    assert code == 2
    assert "string.tf:2:" in out
    assert Path("a/comment.tf").read_bytes() == b"# \xe4\n" + FIXED_SG.encode()


def test_only_named_files_count(tffix: Tffix) -> None:
    put({"sg.tf": SG, "other.tf": SG.replace("web", "db"), "main.tf": CLEAN})
    code, out, _ = tffix("sg.tf")
    assert code == 1
    assert "other.tf" not in out
    assert "Found 1 defect in 1 file" in out
    assert tffix("main.tf") == (0, "No defects in 1 file.\n", "")


def test_a_folder_with_the_name_of_a_command(tffix: Tffix) -> None:
    put({"server/main.tf": CLEAN, "sg.tf": SG})
    assert tffix("./server") == (0, "No defects in 1 file.\n", "")


def test_quiet(tffix: Tffix) -> None:
    put({"sg.tf": SG})
    code, out, err = tffix("-q", "--check")
    assert (code, err) == (1, "")
    assert len(out.splitlines()) == 1
    assert tffix("-q", "--apply").code == 0
    assert tffix("-q") == (0, "", "")


def test_verbose_says_what_was_left_out(tffix: Tffix, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}.tf"
    outside.write_text(SG)
    put({"in/main.tf": CLEAN})
    Path("in/link.tf").symlink_to(outside)
    assert tffix("in").err == ""
    assert "tffix: note: in/link.tf" in tffix("-v", "in").err


def test_exit_codes_can_be_changed(tffix: Tffix) -> None:
    put({"sg.tf": SG})
    assert tffix("--exit-zero").code == 0
    assert tffix("--apply", "--exit-non-zero-on-fix").code == 1
    assert tffix("--apply", "--exit-non-zero-on-fix").code == 0
    put({"broken.tf": BROKEN})
    assert tffix("--exit-zero").code == 2


LONG = """variable "team" {}

variable "subnets" {}

resource "aws_lb" "web" {
  name    = "${var.team}-northern-line-signalling"
  subnets = var.subnets
}
"""


def test_what_is_possible_fails_no_check_unless_asked(tffix: Tffix) -> None:
    put({"lb.tf": LONG})
    found = tffix()
    assert found.code == 0
    assert "name-too-long [*] [possible] name can be" in found.out
    assert "Found 1 defect in 1 file (1 only possible)" in found.out
    assert tffix("--fail-on", "possible").code == 1
    assert tffix("--config", 'fail-on = "possible"').code == 1
    assert tffix("--config", 'fail-on = "possible"', "--fail-on", "certain").code == 0
    put({"sg.tf": SG})
    assert tffix().code == 1, "the other one is certain"
    assert tffix("--apply").code == 0
    assert "substr(" in Path("lb.tf").read_text(), "it is fixed as any other"


def test_what_is_possible_and_stays_fails_no_check(tffix: Tffix) -> None:
    put({"lb.tf": LONG, "tffix.toml": "[fixers.name-too-long]\npossible = 'report'"})
    assert tffix("--apply").code == 0
    assert tffix("--apply", "--fail-on", "possible").code == 1


RULE = """terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_cloudwatch_event_rule" "nightly" {
  schedule_expression = "cron(0 3 * * ? *)"
  is_enabled          = true
}
"""


def test_what_is_deprecated_fails_no_check(tffix: Tffix) -> None:
    put({"rule.tf": RULE})
    for options in ((), ("--apply",), ("--fail-on", "possible")):
        found = tffix(*options)
        assert found.code == 0
        assert "deprecated-argument [note] aws_cloudwatch_event_rule" in found.out
        assert "No defects in 1 file (1 note)." in found.out
    put({"sg.tf": SG})
    assert tffix().code == 1
    assert "Found 1 defect in 2 files (1 note): 1 fixable" in tffix().out


def test_color(tffix: Tffix, monkeypatch: pytest.MonkeyPatch) -> None:
    put({"sg.tf": SG})
    assert "\x1b[" not in tffix().out
    colored = tffix("--color", "always").out
    assert "\x1b[1;31mreserved-name-prefix\x1b[0m" in colored
    assert '\x1b[32m+  name = "web-sg"\x1b[0m' in colored
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in tffix("--color", "auto").out


def test_names_do_not_command_the_terminal(tffix: Tffix) -> None:
    put({"a\x1b[31m\n::error::b.tf": SG.replace("{", "{ # \x1b[31m")})
    for arguments in ([], ["--output-format", "full"], ["--apply"], ["no\x1b"]):
        code, out, err = tffix("--color", "always", *arguments)
        assert code in (0, 1, 2)
        assert "\x1b[31m\n" not in out + err
        assert "\n::error" not in out + err
        assert "\x1b" not in err


def test_help(tffix: Tffix) -> None:
    code, out, _ = tffix("--help")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    for part in ("what to do:", "what to look for:", "output:", "exit codes:"):
        assert part in out
    code, brief, _ = tffix("-h")
    assert code == 0
    assert len(brief.splitlines()) <= 48, "a screen"
    assert "--apply" in brief
    assert "--exit-zero" in out
    assert "--exit-zero" not in brief


def test_version(tffix: Tffix) -> None:
    assert tffix("--version").out.startswith("tffix ")
    assert tffix("-V") == tffix("version") == tffix("--version")


def test_options_are_not_abbreviated(tffix: Tffix) -> None:
    code, _, err = tffix("--app")
    assert code == 2
    assert "--app" in err


def test_what_is_possible_is_left_in_a_text(
    tffix: Tffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    put({"tffix.toml": "[fixers.name-too-long]\npossible = 'report'"})
    stdin(monkeypatch, LONG.encode())
    assert tffix("-").code == 0


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input(tffix: Tffix, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, SG.encode())
    assert tffix("-") == (0, FIXED_SG, "")


def test_standard_input_keeps_line_ends_and_mark(
    tffix: Tffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\ufeff" + SG.replace("\n", "\r\n")
    stdin(monkeypatch, text.encode())
    assert tffix("-").out == text.replace("sg-web", "web-sg")


def test_standard_input_with_a_module(
    tffix: Tffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = UNSAFE.partition("resource")[0]
    put({"lib/variables.tf": other})
    stdin(monkeypatch, UNSAFE.removeprefix(other).encode())
    put({"tffix.toml": NAMING})
    code, out, err = tffix("-", "--stdin-filename", "lib/main.tf")
    assert code == 1
    assert out == UNSAFE.removeprefix(other)
    assert err.startswith("lib/main.tf:2:10: unsuffixed-namespace [unsafe] ")
    assert not Path("lib/main.tf").exists()


def test_standard_input_that_is_broken_comes_back(
    tffix: Tffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, BROKEN.encode())
    code, out, err = tffix("-q", "-")
    assert (code, out) == (2, BROKEN)
    assert "stdin.tf:2:10: syntax-error" in err


def test_standard_input_to_be_checked(
    tffix: Tffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, SG.encode())
    code, out, _ = tffix("--check", "-")
    assert code == 1
    assert out.startswith("stdin.tf:2:10: reserved-name-prefix [*]")
    stdin(monkeypatch, SG.encode())
    assert tffix("--diff", "-").out.startswith("--- a/stdin.tf")
    stdin(monkeypatch, SG.encode())
    code, out, _ = tffix("--output-format", "json", "-")
    assert json.loads(out)["findings"][0]["rule"] == "reserved-name-prefix"


def test_standard_input_stands_alone(tffix: Tffix) -> None:
    code, _, err = tffix("-", "lib")
    assert code == 2
    assert "stands alone" in err


def test_exclude(tffix: Tffix) -> None:
    put({"sg.tf": SG, "vendor/sg.tf": SG})
    out = tffix("--exclude", "vendor/").out
    assert "Found 1 defect in 1 file" in out
    assert tffix("--exclude", "*.tf").code == 0
    assert "excluded" in tffix("--exclude", "*.tf").err
    # who names a file means it, unless it is a hook
    assert tffix("--exclude", "*.tf", "sg.tf").code == 1
    code, out, _ = tffix("--exclude", "*.tf", "--force-exclude", "sg.tf")
    assert (code, out) == (0, "No defects in 0 files.\n")


def test_output_file(tffix: Tffix) -> None:
    put({"sg.tf": SG})
    code, out, _ = tffix("--output-format", "json", "--output-file", "out.json")
    assert code == 1
    assert out == "Found 1 defect in 1 file: 1 fixable with --apply.\n"
    assert json.loads(Path("out.json").read_text())["summary"]["found"] == 1
    code, _, err = tffix("--output-format", "json", "--output-file", "no/out.json")
    assert code == 2
    assert "no/out.json: cannot be written" in err


def test_format_of_the_environment(
    tffix: Tffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    put({"sg.tf": SG})
    monkeypatch.setenv("TFFIX_OUTPUT_FORMAT", "json-lines")
    assert json.loads(tffix().out)["rule"] == "reserved-name-prefix"
    assert tffix("--output-format", "concise").out.startswith("sg.tf:2:10:")
    monkeypatch.setenv("TFFIX_OUTPUT_FORMAT", "jsn")
    code, _, err = tffix()
    assert code == 2
    assert 'no format is named "jsn"; did you mean "json"?' in err


def test_statistics(tffix: Tffix) -> None:
    put({"a.tf": SG, "b.tf": SG.replace("web", "db"), "c/broken.tf": BROKEN})
    code, out, _ = tffix("--statistics")
    assert code == 2
    first, second, _ = out.splitlines()
    assert (first, second) == ("2  reserved-name-prefix [*]", "1  syntax-error")
    assert tffix("--statistics", "--output-format", "sarif").code == 2
    document = json.loads(tffix("--statistics", "--output-format", "json").out)
    assert [one["count"] for one in document["statistics"]] == [2, 1]


def process(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "tffix", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
    )


def test_process_as_a_filter() -> None:
    done = process("-", stdin=SG.encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, FIXED_SG.encode(), b"")
    done = process("-", stdin=BROKEN.encode() + b"# \xff")
    assert (done.returncode, done.stdout) == (2, BROKEN.encode() + b"# \xff")


def test_process_exit_codes() -> None:
    put({"sg.tf": SG})
    assert process("--check").returncode == 1
    assert process("--apply").returncode == 0
    assert process("--nonsense").returncode == 2


@pytest.mark.skipif(os.name != "posix", reason="pipes break in another way")
def test_process_whose_reader_has_left() -> None:
    put({"sg.tf": SG})
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tffix", "--check"],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (2, b"")


def test_process_with_a_path_that_is_not_utf8(here: Path) -> None:
    folder = os.fsencode(here)
    try:
        with open(folder + b"/\xff.tf", "w") as stream:
            stream.write(SG)
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    assert process("--check").stdout.startswith(b"\xff.tf:2:10: ")
    for name in ("json", "sarif", "junit", "checkstyle", "gitlab", "github", "rdjson"):
        done = process("--output-format", name)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr


# What a run over clean files has no use for. ``json`` and others are stdlib, but slow.
UNUSED = (
    *(
        "json",
        "tomllib",
        "difflib",
        "pathspec",
        "hcl2",
        "lark",
        "hashlib",
        "subprocess",
    ),
    *(
        "xml",
        "urllib",
        "logging",
        "tempfile",
        "importlib.metadata",
        "textwrap",
        "shutil",
    ),
    *(
        "tffix.output.concise",
        "tffix.output.full",
        "tffix.output.sarif",
        "tffix.project.write",
    ),
    *(
        "tffix.project.config_file",
        "tffix.project.baseline",
        "tffix.project.since",
        "tffix.project.verify",
        "tffix.project.apply",
    ),
    *(
        "tffix.api.documentation",
        "tffix.cli.stdin",
        "tffix.project.add_ignore",
        "tffix.hcl.parser",
    ),
    *("tffix.engine.fixpoint", "tffix.project.filters"),
)


def test_a_clean_run_imports_nothing_that_it_has_no_use_for() -> None:
    put({"main.tf": CLEAN})
    code = (
        "import sys; before = set(sys.modules); import tffix.cli.main;"
        "tffix.cli.main.main(['main.tf']); print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True
    )
    imported = set(done.stdout.splitlines()[-1].split())
    assert "tffix.engine.dispatch" in imported
    assert imported & set(UNUSED) == set()


AWS = """\
resource "aws_iam_role" "app" {
  name = "app"

  assume_role_policy = jsonencode({
    Statement = [{ Action = "sts:AssumeRole", Principal = { Service = "ecs" } }]
  })
}
"""
UNUSED_BY_AWS = (
    *("decimal", "fractions", "importlib.resources", "pathlib", "pkgutil", "zipfile"),
    *("tffix.terraform.module.environment", "tffix.terraform.values.evaluate"),
)


def test_a_clean_file_of_aws_is_not_evaluated() -> None:
    put({"main.tf": AWS})
    code = (
        "import sys; before = set(sys.modules); import tffix.cli.main;"
        "tffix.cli.main.main(['main.tf']); print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True
    )
    imported = set(done.stdout.splitlines()[-1].split())
    assert "tffix.engine.dispatch" in imported
    assert imported & set(UNUSED_BY_AWS) == set()
