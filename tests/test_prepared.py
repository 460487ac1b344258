"""What the wheel has beside the source says what the source says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from golden_cases import cases

from tffix import api, lazy_re, prepared
from tffix.api import exports
from tffix.cli.arguments import plain
from tffix.cli.options import parser
from tffix.cli.prepare import prepare
from tffix.engine import dispatch, listed, registry
from tffix.errors import HclSyntaxError
from tffix.hcl.file import File
from tffix.rule.subjects import Modules
from tffix.source import Source
from tffix.terraform.module.module import Module

CLEAN = """\
variable "environment" {
  type = string
}

locals {
  name = "${var.environment}-deploy"
}

output "name" {
  value = local.name
}

resource "aws_iam_role" "deploy" {
  name = "deploy"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Action    = "sts:AssumeRole"
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })

  tags = {
    Environment = var.environment
  }
}
"""
ROOT = str(Path(__file__).parent.parent)
# what a run needs only when it finds something, or is asked for more
SLOW = (
    *("typing", "re", "enum", "contextlib", "argparse", "json", "tomllib"),
    *("fractions", "decimal", "dataclasses", "inspect", "datetime"),
    *("regex", "hcl2", "lark", "libcst", "pathspec", "importlib.metadata"),
    *("tffix.api", "tffix.fixers", "tffix.rewrite", "tffix.engine.fixpoint"),
    *("tffix.hcl.lexer", "tffix.hcl.parser", "tffix.terraform.values.evaluate"),
)

if TYPE_CHECKING:
    from tffix.rule.fixer import Fixer


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("prepared")
    prepare(str(made))
    return made


def test_patterns_are_what_re_compiles(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "FOLDER", str(folder))
    known = lazy_re.codes()
    assert len(known) > 100
    for text, flags in known:
        # patterns are equal where their code is
        assert lazy_re.restored(text, known[text, flags]) == re.compile(text, flags)


def test_the_same_is_prepared_twice(folder: Path, tmp_path: Path) -> None:
    prepare(str(tmp_path))
    for file in folder.iterdir():
        assert file.read_bytes() == (tmp_path / file.name).read_bytes()


@pytest.fixture(scope="module")
def fixers(folder: Path) -> tuple[Fixer, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prepared, "FOLDER", str(folder))
        return listed.fixers()


def test_all_fixers_are_listed(fixers: tuple[Fixer, ...]) -> None:
    for one, loaded in zip(fixers, registry.loaded(), strict=True):
        assert one.documentation == loaded.documentation
        assert (one.subject_of is None) == (loaded.subject_of is None)
        same = {name: getattr(loaded, name) for name in ("subject", "page", "check")}
        assert one._replace(**same, subject_of=loaded.subject_of) == loaded


def test_who_is_listed_looks_where_it_would(fixers: tuple[Fixer, ...]) -> None:
    different = []
    for case in cases():
        module = Module(
            {
                path: File(Source.decode(path, data))
                for path, data in case.before.items()
                if not path.endswith(".py")
            }
        )
        if asked(module, fixers) != asked(module, registry.loaded()):
            different.append(case.name)
    assert different == []


def test_names_of_the_api_stand_where_it_is_prepared(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "FOLDER", str(folder))
    places = prepared.read(prepared.API)
    assert places.keys() == set(exports.__all__)
    for name, (module, attribute) in places.items():
        found = import_module(module)
        same = getattr(found, attribute) if attribute else found
        assert same is getattr(exports, name)
        assert same is getattr(api, name)


FACTS = """\
from tffix import aws
from tffix.aws.tables import tables_of

facts = [one() for one in vars(aws).values() if hasattr(one, "cache_info")]
tables = tables_of()
for each in (*facts, tables.resources, tables.types, tables.upgrades):
    for type_ in sorted(each):
        print(type_, each[type_])
    assert "aws_no_such_type" not in each
"""


def test_facts_are_known_without_their_files(folder: Path, tmp_path: Path) -> None:
    wheel = tmp_path / "tffix"
    files = shutil.ignore_patterns("*.json", "rules", "*.pyc")
    shutil.copytree(Path(prepared.FOLDER).parent, wheel, ignore=files)
    shutil.copytree(folder, wheel / "prepared", dirs_exist_ok=True)
    said = [
        subprocess.run(
            [sys.executable, "-c", FACTS],
            env=os.environ | {"PYTHONPATH": where, "PYTHONHASHSEED": "0"},
            capture_output=True,
            check=True,
        ).stdout
        for where in ("", str(tmp_path))
    ]
    assert said[0] == said[1]
    assert said[0].count(b"\n") > 3000


def test_a_clean_file_loads_no_fixer(folder: Path, tmp_path: Path) -> None:
    tmp_path.joinpath("main.tf").write_text(CLEAN)
    program = (
        f"import sys; sys.path.insert(0, {ROOT!r}); from tffix import prepared;"
        f"prepared.FOLDER = {str(folder)!r}; from tffix.cli.main import main;"
        f"code = main([{str(tmp_path)!r}]); print(code, *sorted(sys.modules))"
    )
    # -S: what makes an installation editable loads re
    python = [sys.executable, "-S", "-c", program]
    done = subprocess.run(python, capture_output=True, text=True, check=False)
    code, *modules = done.stdout.splitlines()[-1].split()
    assert code == "0", done.stdout + done.stderr
    slow = tuple(f"{name}." for name in SLOW)
    assert [name for name in modules if f"{name}.".startswith(slow)] == []
    # a module costs about a third of a millisecond
    assert len([name for name in modules if name.startswith("tffix")]) <= 77


# those of Python alone, without the packages that it looks for, are 28 million
# by CPython: 3.11 takes 156 million, 3.13 takes 184
MOST_INSTRUCTIONS = 195_000_000


@pytest.mark.skipif(not shutil.which("valgrind"), reason="there is no valgrind")
def test_a_clean_file_takes_few_instructions(folder: Path, tmp_path: Path) -> None:
    tmp_path.joinpath("main.tf").write_text(CLEAN)
    program = (
        f"import sys; sys.path.insert(0, {ROOT!r}); from tffix import prepared;"
        f"prepared.FOLDER = {str(folder)!r}; from tffix.cli.main import main;"
        f"sys.exit(main([{str(tmp_path)!r}]))"
    )
    # -S: an editable installation is slow to find a module; the first run compiles all
    python = [sys.executable, "-S", "-X", f"pycache_prefix={folder}", "-c", program]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "", "PYTHONHASHSEED": "0"}
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no"]
    valgrind.append("--cachegrind-out-file=/dev/null")
    for command in (python, [*valgrind, *python]):
        done = subprocess.run(
            command, env=environment, check=True, capture_output=True, text=True
        )
    counted = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    assert counted, done.stderr
    assert int(counted[1].replace(",", "")) < MOST_INSTRUCTIONS


@pytest.mark.parametrize(
    "arguments",
    [[], ["lib"], ["--apply", "lib"], ["a.tf", "--check"], ["-q"], ["--fix"]],
    ids=" ".join,
)
def test_plain_arguments_are_what_argparse_says(
    arguments: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "FOLDER", str(folder))
    said = plain(arguments)
    assert said is not None
    assert vars(said) == vars(parser().parse_args(arguments))


@pytest.mark.parametrize(
    "arguments", [["-"], ["--jobs", "2"], ["--check", "--diff"], ["--no"], ["--", "a"]]
)
def test_other_arguments_are_for_argparse(
    arguments: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "FOLDER", str(folder))
    assert plain(arguments) is None


def asked(module: Module, fixers: tuple[Fixer, ...]) -> list[object]:
    """Give who is asked about which blocks of a module, or about all of it."""
    found: list[object] = []
    for one in fixers:
        if isinstance(one.subject, Modules):
            with suppress(HclSyntaxError):  # as the engine: who reads it is told so
                found += [one.name] if one.subject.suspects(module) else []
    for file in module.files.values():
        try:
            blocks = dispatch.of_blocks(module, file, dispatch.Fixers(fixers))
        except HclSyntaxError:
            continue
        found += [(one.name, spans) for one, spans in blocks]
    return found
