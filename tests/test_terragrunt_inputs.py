"""What units of terragrunt give to modules counts as the values of their variables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from invoke import Tffix, tffix

__all__ = ["tffix"]

MODULE = """variable "env" {
  type = string
}

variable "name" {
  type    = string
  default = "web"
}

resource "aws_lb_target_group" "web" {
  name = "${var.name}-${var.env}"
  port = 80
}

output "arn" {
  value = aws_lb_target_group.web.arn
}
"""
LONG = "production-in-the-european-union"
SOURCE = 'terraform {\n  source = "../../modules//web"\n}\n'
ROOT = 'include "root" {\n  path = find_in_parent_folders("root.hcl")\n}\n'


def with_(argument: str) -> str:
    """Give the include with one more argument."""
    return ROOT.replace("\n}", f"\n  {argument}\n}}")


NAMED = re.compile(r'name is "(.*?)", \d+ characters long for (\S+),')


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    put({"modules/web/main.tf": MODULE})
    return tmp_path


def put(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")


def names(tffix: Tffix) -> list[tuple[str, str]]:
    """Give the names that are too long, with who makes them so."""
    out = tffix("--check", "modules").out
    assert "terragrunt.hcl:" not in out
    return NAMED.findall(out)


def test_each_unit_gives_its_own(tffix: Tffix) -> None:
    assert names(tffix) == []
    put(
        {
            "live/prod/terragrunt.hcl": f'{SOURCE}inputs = {{\n  env = "{LONG}"\n}}\n',
            "live/dev/terragrunt.hcl": f'{SOURCE}inputs = {{\n  env = "dev"\n}}\n',
        }
    )
    assert names(tffix) == [(f"web-{LONG}", "live/prod/terragrunt.hcl")]


def test_locals_includes_and_what_they_read(tffix: Tffix) -> None:
    put(
        {
            "root.hcl": (
                "locals {\n"
                '  read = read_terragrunt_config(find_in_parent_folders("env.hcl"))\n'
                '  team = "shop"\n'
                "}\n"
                'inputs = {\n  env = local.read.locals.env\n  name = "hidden"\n}\n'
            ),
            "live/env.hcl": f'locals {{\n  env = "{LONG}"\n}}\n',
            "live/shop/terragrunt.hcl": (
                f"{with_('expose = true')}{SOURCE}"
                "locals {\n"
                "  team = include.root.locals.team\n"
                "  own  = basename(get_terragrunt_dir())\n"
                "}\n"
                'inputs = {\n  name = "${local.team}-${local.own}"\n}\n'
            ),
        }
    )
    assert names(tffix) == [(f"shop-shop-{LONG}", "live/shop/terragrunt.hcl")]


@pytest.mark.parametrize(
    "source",
    [
        '"${get_repo_root()}//modules/web"',
        '"${dirname(find_in_parent_folders("root.hcl"))}/modules//web?ref=v1"',
        '"${get_parent_terragrunt_dir()}/modules/web"',
        '"${path_relative_from_include()}/modules//web"',
    ],
)
def test_sources_in_the_tree(source: str, tffix: Tffix) -> None:
    unit = f"{ROOT}terraform {{\n  source = {source}\n}}\n"
    put({"root.hcl": "", "live/prod/terragrunt.hcl": unit})
    put({"root.hcl": f'inputs = {{\n  env = "{LONG}"\n}}\n'})
    assert names(tffix) == [(f"web-{LONG}", "live/prod/terragrunt.hcl")]


def test_the_source_may_be_in_what_is_included(tffix: Tffix) -> None:
    put(
        {
            "root.hcl": 'terraform {\n  source = "${get_repo_root()}/modules/web"\n}\n',
            "live/prod/terragrunt.hcl": f'{ROOT}inputs = {{\n  env = "{LONG}"\n}}\n',
        }
    )
    assert len(names(tffix)) == 1


def test_a_unit_in_the_folder_of_the_module(tffix: Tffix) -> None:
    put({"modules/web/terragrunt.hcl": f'inputs = {{\n  env = "{LONG}"\n}}\n'})
    assert names(tffix) == [(f"web-{LONG}", "modules/web/terragrunt.hcl")]


def test_a_file_of_variables_goes_first(tffix: Tffix) -> None:
    put(
        {
            "live/prod/terragrunt.hcl": f'{SOURCE}inputs = {{\n  env = "{LONG}"\n}}\n',
            "modules/web/terraform.tfvars": 'env = "prod"\n',
        }
    )
    assert names(tffix) == []


LONG_DEFAULT = {"modules/web/main.tf": MODULE.replace('"web"\n}', f'"{LONG}"\n}}')}
UNKNOWN = {
    "another unit": 'inputs = {\n  name = dependency.vpc.outputs.name\n  env = "x"\n}',
    "the environment": 'inputs = {\n  name = get_env("NAME")\n  env = "x"\n}',
    "a program": 'inputs = {\n  name = run_cmd("date")\n  env = "x"\n}',
    "inputs as a whole": 'inputs = merge(dependency.vpc.outputs, { env = "x" })',
    "a file of variables": (
        'terraform {\n  extra_arguments "vars" {\n    commands = ["plan"]\n'
        '    required_var_files = ["x.tfvars"]\n  }\n}\ninputs = {\n  env = "x"\n}'
    ),
    "an include that is not there": (
        'include {\n  path = "../elsewhere.hcl"\n}\ninputs = {\n  env = "x"\n}'
    ),
    "a deep merge": (
        'include {\n  path = "../deep.hcl"\n  merge_strategy = "deep"\n}\n'
        'inputs = {\n  env = "x"\n}'
    ),
}


@pytest.mark.parametrize("unit", UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_unknown_is_not_wrong(unit: str, tffix: Tffix) -> None:
    put(LONG_DEFAULT)
    put({"live/deep.hcl": 'inputs = {\n  name = "a"\n}\n'})
    put({"live/prod/terragrunt.hcl": SOURCE + 'inputs = {\n  env = "x"\n}\n'})
    assert names(tffix) == [(f"{LONG}-x", "live/prod/terragrunt.hcl")]
    put({"live/prod/terragrunt.hcl": f"{SOURCE}{unit}\n"})
    assert names(tffix) == []


def test_inputs_of_an_include_that_is_not_merged(tffix: Tffix) -> None:
    put(LONG_DEFAULT)
    put(
        {
            "root.hcl": 'inputs = {\n  name = "a"\n}\n',
            "live/prod/terragrunt.hcl": (
                with_('merge_strategy = "no_merge"')
                + SOURCE
                + 'inputs = {\n  env = "x"\n}\n'
            ),
        }
    )
    assert names(tffix) == [(f"{LONG}-x", "live/prod/terragrunt.hcl")]


@pytest.mark.parametrize(
    "text",
    [
        "inputs = {",
        "inputs = {\n  env = local.env\n}\nlocals {\n  env = local.env\n}\n",
        'resource "aws_lb" "x" {\n  nmae = "x"\n}\n',
        'include {\n  path = find_in_parent_folders("terragrunt.hcl")\n}\n',
        (
            'locals {\n  a = read_terragrunt_config("terragrunt.hcl")\n}\n'
            "inputs = {\n  env = local.a\n}\n"
        ),
    ],
)
def test_files_of_terragrunt_are_not_judged(text: str, tffix: Tffix) -> None:
    put({"modules/web/terragrunt.hcl": text})
    code, out, err = tffix("--check", "--ignore", "naming", ".")
    assert (code, out, err) == (0, "No defects in 1 file.\n", "")
