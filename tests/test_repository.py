"""What terragrunt and the rest of a repository say of a module that is judged alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invoke import Tffix, tffix

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["tffix"]

ROOT = """generate "provider" {
  path      = "provider.tf"
  if_exists = "overwrite"
  contents  = <<EOF
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "4.67.0"
    }
  }
}

provider "aws" {
  region = "${local.region}"
}
EOF
}

generate "variables" {
  path     = "variables.tf"
  contents = CONTENTS
}
"""
UNIT = """terraform {
  source = "SOURCE"
}

include "root" {
  path = find_in_parent_folders("root.hcl")
}
"""
# what version 5 has by another name
CLUSTER = """resource "aws_elasticache_replication_group" "cache" {
  replication_group_id          = var.env
  replication_group_description = "cache"
}

output "name" {
  value = aws_elasticache_replication_group.cache.id
}
"""
QUEUE = """resource "aws_sqs_queue" "jobs" {
  name = var.env
}

output "name" {
  value = aws_sqs_queue.jobs.id
}
"""
VARIABLES = 'variable "env" {\n  type = string\n}\n'
OLD = "has no argument replication_group_description"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.mark.parametrize(
    "source",
    [
        "../../../modules//queue",
        "${get_repo_root()}/modules/queue",
        "git::https://git.example/us/infra.git//modules/queue?ref=v1",
        '${local.live ? "git::https://git.example/i//modules/queue" : "../../queue"}',
    ],
)
def test_variables_that_terragrunt_writes_are_declared(
    source: str, repository: Path, tffix: Tffix
) -> None:
    put(
        repository,
        {
            "modules/queue/main.tf": QUEUE,
            "live/root.hcl": ROOT.replace("CONTENTS", 'file("common/variables.tf")'),
            "live/common/variables.tf": VARIABLES,
            "live/prod/queue/terragrunt.hcl": UNIT.replace("SOURCE", source),
        },
    )
    for path in ("modules", "modules/queue", "modules/queue/main.tf", "."):
        assert tffix("-q", path) == (0, "", ""), path


def test_what_terragrunt_does_not_write_is_said(repository: Path, tffix: Tffix) -> None:
    put(
        repository,
        {
            "modules/queue/main.tf": QUEUE,
            "live/root.hcl": ROOT.replace("CONTENTS", '"variable \\"other\\" {}"'),
            "live/queue/terragrunt.hcl": UNIT.replace("SOURCE", "../../modules//queue"),
            "modules/other/main.tf": QUEUE,
        },
    )
    said = tffix("-q", "modules/queue")
    assert "var.env is read, but no variable env is declared" in said.out
    assert "var.env" in tffix("-q", "modules/other").out, "no unit runs it"


def test_what_is_not_known_of_terragrunt_holds_back(
    repository: Path, tffix: Tffix
) -> None:
    put(
        repository,
        {
            "modules/queue/main.tf": QUEUE,
            "live/root.hcl": ROOT.replace("CONTENTS", "local.common"),
            "live/queue/terragrunt.hcl": UNIT.replace("SOURCE", "../../modules/queue"),
        },
    )
    assert tffix("-q", "modules/queue") == (0, "", "")


def test_terragrunt_pins_the_provider(repository: Path, tffix: Tffix) -> None:
    put(
        repository,
        {
            "modules/cache/main.tf": CLUSTER,
            "modules/cache/variables.tf": VARIABLES,
        },
    )
    assert OLD in tffix("-q", "modules/cache").out
    put(
        repository,
        {
            "live/root.hcl": ROOT.replace("CONTENTS", '""'),
            "live/cache/terragrunt.hcl": UNIT.replace("SOURCE", "../../modules/cache"),
        },
    )
    for path in ("modules/cache", "modules/cache/main.tf", "."):
        assert tffix("-q", path).out == "", path


CALLER = """terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 4.60"
    }
  }
}

module "cache" {
  source = "../modules/cache"
  env    = "prod"
}
"""


def test_a_caller_outside_the_paths_pins_the_provider(
    repository: Path, tffix: Tffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(
        repository,
        {
            "modules/cache/main.tf": CLUSTER,
            "modules/cache/variables.tf": VARIABLES,
            "prod/main.tf": CALLER,
        },
    )
    absolute = str(repository / "modules" / "cache")
    for path in (".", "modules", "modules/cache", "modules/cache/main.tf", absolute):
        assert tffix("-q", path).out == "", path
    monkeypatch.chdir(repository / "modules")
    for path in (".", "cache", "cache/main.tf"):
        assert tffix("-q", path).out == "", path
    (repository / ".git").rmdir()
    assert OLD in tffix("-q", "cache").out, "nothing bounds the search"


def test_a_called_module_pins_the_provider_of_all(
    repository: Path, tffix: Tffix
) -> None:
    called, _ = CALLER.split("module", maxsplit=1)
    calls = 'module "pin" {\n  source = "../pin"\n}\n'
    put(
        repository,
        {
            "cache/main.tf": CLUSTER,
            "cache/variables.tf": VARIABLES,
            "prod/main.tf": CALLER.split("}\n\n", 1)[1].replace("../modules/", "../"),
            "pin/main.tf": "",
        },
    )
    assert OLD in tffix("-q", "cache").out
    put(repository, {"pin/main.tf": called})
    assert OLD in tffix("-q", "cache").out, "nobody calls it"
    put(repository, {"prod/pin.tf": calls})
    for path in (".", "cache", "cache/main.tf"):
        assert tffix("-q", path).out == "", path


def test_a_module_outside_the_paths_is_known(repository: Path, tffix: Tffix) -> None:
    put(
        repository,
        {
            "modules/queue/main.tf": QUEUE + VARIABLES,
            "prod/main.tf": 'module "q" {\n  source = "../modules/queue"\n}\n',
        },
    )
    assert "needs env" in tffix("-q", "prod").out
    assert tffix("-q", "prod").out == tffix("-q", ".").out


NAMED = """provider "aws" {}

variable "tenant" {
  type    = string
  default = "a"
}

variable "owner" {
  type = string
}

resource "aws_lb_target_group" "web" {
  name = "signalling-maint-${var.tenant}-${var.owner}"
}
"""


@pytest.mark.parametrize(
    ("files", "fits"),
    [
        ({}, False),
        ({"live.tfvars": 'tenant = "north"\nowner = "rail"\n'}, True),
        ({"live.tfvars": 'tenant = "north"\nowner = "rail-infrastructure"\n'}, False),
        ({"envs/live.tfvars.json": '{"tenant": "b",\n"owner": "rail"}\n'}, True),
        ({"etc/env_live.tfvars": 'owner = "rail-section"\n'}, True),
        ({".github/workflows/ci.yml": "env:\n  TF_VAR_owner: rail\n"}, True),
        (
            {
                "ci.yml": "env:\n  TF_VAR_owner: rail\n",
                "envs/terragrunt.hcl": 'inputs = {\n  tenant = "north"\n}\n',
            },
            True,
        ),
    ],
)
def test_what_the_repository_gives_a_variable_is_what_it_can_be(
    files: dict[str, str],
    fits: bool,  # noqa: FBT001, a parameter of the test
    repository: Path,
    tffix: Tffix,
) -> None:
    put(repository, {"infra/main.tf": NAMED, **files})
    for path in (".", "infra", "infra/main.tf"):
        assert ("can be" not in tffix("-q", path).out) is fits, path


def test_what_a_module_that_nobody_runs_is_given_is_not_guessed(
    repository: Path, tffix: Tffix
) -> None:
    library = NAMED.replace('provider "aws" {}\n', "")
    put(repository, {"modules/web/main.tf": library})
    assert "can be" in tffix("-q", ".").out, "there is no other"
    put(repository, {"live/main.tf": 'provider "aws" {}\n'})
    for path in (".", "modules/web", "modules/web/main.tf"):
        assert tffix("-q", path).out == "", path
    call = 'module "web" {\n  source = "../modules/web"\n  tenant = "north"\n'
    call += '  owner  = var.owner\n}\n\nvariable "owner" {}\n'
    put(repository, {"live/main.tf": 'provider "aws" {}\n' + call})
    assert "can be" in tffix("-q", "modules/web").out, "it is called"
    put(repository, {"modules/web/main.tf": library.replace('"a"', f'"{"a" * 20}"')})
    put(repository, {"live/main.tf": 'provider "aws" {}\n'})
    assert "is at least" in tffix("-q", "modules/web").out, "that is known"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('locals {\n  key = file("~/.ssh/no-such.pub")\n}\n', "there is no file"),
        (
            'locals {\n  of = { dev = "a" }\n  a  = local.of[terraform.workspace]\n}\n',
            "has no workspace default",
        ),
    ],
)
def test_what_several_modules_do_alike_is_how_they_are_run(
    text: str, said: str, repository: Path, tffix: Tffix
) -> None:
    put(repository, {f"{name}/main.tf": text for name in "ab"})
    assert said in tffix("-q", "a").out
    put(repository, {"c/main.tf": text})
    for path in (".", "a", "a/main.tf"):
        assert tffix("-q", path) == (0, "", ""), path


def test_variables_that_several_modules_lack_are_declared_by_a_tool(
    repository: Path, tffix: Tffix
) -> None:
    put(repository, {f"attacks/{name}/main.tf": QUEUE for name in "ab"})
    assert "var.env is read" in tffix("-q", "attacks/a").out
    put(repository, {"attacks/c/main.tf": QUEUE, "whole/main.tf": QUEUE + VARIABLES})
    for path in (".", "attacks/a", "attacks/a/main.tf"):
        said = tffix(path)
        assert said.code == 0, path
        assert "Not checked: var.env, which a tool seems to declare" in said.out, path
    put(repository, {"main.tf": 'module "a" {\n  source = "./attacks/a"\n}\n'})
    assert "var.env is read" in tffix("-q", "attacks/a").out, "it is called"


def test_a_file_alone_is_a_piece_where_there_are_modules(
    repository: Path, tffix: Tffix
) -> None:
    text = 'resource "aws_sqs_queue" "a" {\n  name = aws_sns_topic.a.name\n}\n'
    put(repository, {"snippets/main.tf": text})
    assert "aws_sns_topic.a is read" in tffix("-q", ".").out, "there is nothing else"
    put(repository, {"live/main.tf": 'provider "aws" {}\n'})
    for path in (".", "snippets", "snippets/main.tf"):
        said = tffix(path)
        assert said.code == 0, path
        assert "it seems a piece of a module" in said.out, path


@pytest.mark.parametrize(
    "script",
    [
        {"Makefile": "link:\n\tln -sfn envs/_variables.tf envs/dev/app\n"},
        {"bin/link.sh": "cp ../_variables.tf .\n"},
        {"bin/vars.sh": 'echo variable \\"$name\\" { default = \\"$value\\" }\n'},
        {"bin/vars.sh": 'cat <<END\nvariable "env" {}\nEND\n'},
    ],
)
def test_variables_that_a_script_brings_or_writes_are_declared(
    script: dict[str, str], repository: Path, tffix: Tffix
) -> None:
    shared = 'variable "env" {\n  type = string\n}\n'
    app = {"main.tf": QUEUE, "more.tf": 'provider "aws" {}\nvariable "other" {}\n'}
    put(repository, {f"envs/dev/app/{name}": text for name, text in app.items()})
    put(repository, {"envs/_variables.tf": shared})
    assert "var.env is read" in tffix("-q", "envs/dev/app").out
    put(repository, {"bin/other.sh": "cp terraform.tf.bak old.tf\n# variable env\n"})
    assert "var.env is read" in tffix("-q", "envs/dev/app").out
    put(repository, script)
    for path in (".", "envs/dev/app", "envs/dev/app/main.tf"):
        said = tffix(path)
        assert said.code == 0, path
        assert "Not checked: var.env, which a tool seems to declare" in said.out, path


OLD_LANGUAGE = """variable "zones" {
  type = "list"
}

resource "aws_sqs_queue" "jobs" {
  name = "${var.zones[0]}"
}
"""


def test_a_module_is_in_the_language_of_its_repository(
    repository: Path, tffix: Tffix
) -> None:
    pin = 'terraform {\n  required_version = "PIN"\n}\n'
    put(repository, {"modules/jobs/main.tf": OLD_LANGUAGE})
    assert "a type is not quoted" in tffix("-q", "modules/jobs").out
    put(repository, {"live/main.tf": pin.replace("PIN", "< 0.12.0")})
    for path in (".", "modules/jobs", "modules/jobs/main.tf"):
        assert tffix("-q", path) == (0, "", ""), path
    put(repository, {"other/main.tf": pin.replace("PIN", "~> 1.5")})
    assert "a type is not quoted" in tffix("-q", "modules/jobs").out
    put(repository, {"modules/jobs/pin.tf": pin.replace("PIN", ">= 0.9.3")})
    assert "a type is not quoted" not in tffix("-q", "modules/jobs").out


def test_syntax_of_an_old_terraform_is_no_error(repository: Path, tffix: Tffix) -> None:
    text = 'resource "aws_sqs_queue" "jobs" {\n  tags = { a = "b", }}\n'
    put(repository, {"main.tf": text})
    assert tffix("-q", ".").code == 2
    put(repository, {"pin.tf": 'terraform {\n  required_version = "~> 0.11.7"\n}\n'})
    assert tffix("-q", ".") == (0, "", "")


def test_a_path_may_be_seen_from_a_folder_above(repository: Path, tffix: Tffix) -> None:
    text = (
        'provider "aws" {\n  region = "eu-west-1"\n}\n\n'
        'resource "aws_sqs_queue" "jobs" {\n  policy = file("./jobs/policy.json")\n}\n'
    )
    put(repository, {"old/jobs/main.tf": text})
    assert "there is no file ./jobs/policy.json" in tffix("-q", ".").out
    put(repository, {"old/jobs/policy.json": "{}"})
    for path in (".", "old/jobs", "old/jobs/main.tf"):
        assert tffix("-q", path) == (0, "", ""), path


def test_providers_that_terragrunt_writes_are_declared(
    repository: Path, tffix: Tffix
) -> None:
    text = (
        'provider "github" {\n  owner = "rail"\n}\n\n'
        'resource "aws_sqs_queue" "jobs" {\n  provider = aws.west\n}\n'
    )
    unit = UNIT.replace("SOURCE", "../../modules/jobs")
    put(repository, {"modules/jobs/main.tf": text})
    assert "aws.west is no configuration here" in tffix("-q", "modules/jobs").out
    generate = 'generate "p" {\n  path     = "p.tf"\n  contents = CONTENTS\n}\n'
    written = '"provider \\"aws\\" {\\n alias = \\"west\\"\\n}"'
    for contents, known in (("local.p", True), (written, True), ('""', False)):
        put(
            repository,
            {
                "live/root.hcl": generate.replace("CONTENTS", contents),
                "live/jobs/terragrunt.hcl": unit,
            },
        )
        assert (tffix("-q", "modules/jobs").out == "") is known, contents


@pytest.mark.parametrize(
    ("name", "text", "silent"),
    [
        (".terraform-version", "0.8.1\n", True),
        (".terraform-version", "1.9.0\n", False),
        (".terraform-version", "latest\n", False),
        (".tool-versions", "nodejs 20.1.0\nterraform 0.11.14\n", True),
        (".tool-versions", "terraform 1.3.6\n", False),
    ],
)
def test_a_version_manager_says_the_language(
    name: str,
    text: str,
    silent: bool,  # noqa: FBT001, a parameter of the test
    repository: Path,
    tffix: Tffix,
) -> None:
    put(repository, {"projects/jobs/main.tf": OLD_LANGUAGE, name: text})
    for path in (".", "projects/jobs", "projects/jobs/main.tf"):
        assert (tffix("-q", path).out == "") is silent, path


def test_a_version_manager_says_that_opentofu_is_used(
    repository: Path, tffix: Tffix
) -> None:
    text = (
        'variable "keep" {\n  type = bool\n}\n\n'
        'resource "aws_sqs_queue" "jobs" {\n'
        "  lifecycle {\n    prevent_destroy = var.keep\n  }\n}\n"
    )
    put(repository, {"ops/jobs/main.tf": text})
    assert "prevent_destroy" in tffix("-q", "ops/jobs").out
    put(repository, {"ops/.opentofu-version": "1.12.1\n"})
    for path in (".", "ops/jobs", "ops/jobs/main.tf"):
        assert tffix("-q", path) == (0, "", ""), path


def test_a_file_that_other_folders_link_to_is_no_module(
    repository: Path, tffix: Tffix
) -> None:
    text = 'terraform {\n  required_version = ">= 1.5"\n}\n' + QUEUE
    put(repository, {"services/root.tf": text, "services/a/main.tf": VARIABLES})
    assert "var.env is read" in tffix("-q", "services").out
    (repository / "services/a/root.tf").symlink_to("../root.tf")
    for path in (".", "services", "services/root.tf"):
        assert tffix("-q", path) == (0, "", ""), path


def test_what_a_tool_makes_of_a_template_is_not_known(
    repository: Path, tffix: Tffix
) -> None:
    put(repository, {"jobs/main.tf": QUEUE})
    assert "var.env is read" in tffix("-q", "jobs").out
    put(repository, {"jobs/variables.tf.jinja": "{{ variables }}\n"})
    for path in (".", "jobs", "jobs/main.tf"):
        assert tffix("-q", path) == (0, "", ""), path


def test_modules_without_variables_have_them_from_a_tool(
    repository: Path, tffix: Tffix
) -> None:
    def queue(name: str) -> str:
        return QUEUE.replace("var.env", f"var.{name}")

    put(repository, {f"infra/{name}/main.tf": queue(name) for name in "abc"})
    for path in (".", "infra/a", "infra/a/main.tf"):
        assert tffix("-q", path) == (0, "", ""), path
    put(repository, {"infra/a/variables.tf": VARIABLES})
    assert "var.a is read" in tffix("-q", "infra/a").out, "it declares others"
    whole = dict.fromkeys(("infra/b/main.tf", "infra/c/main.tf"), QUEUE + VARIABLES)
    put(repository, {".gitignore": "variables.tf\n", **whole})
    assert "var.a is read" in tffix("-q", "infra/a").out, "the file is there"
    (repository / "infra/a/variables.tf").unlink()
    for path in (".", "infra/a", "infra/a/main.tf"):
        assert tffix("-q", path) == (0, "", ""), path


@pytest.mark.parametrize(
    "path", ["${path.module}/id_rsa.pub", "${path.root}/../id_rsa"]
)
def test_a_file_that_git_ignores_may_be_made(
    path: str, repository: Path, tffix: Tffix
) -> None:
    path = f'"{path}"'
    key = f'resource "aws_key_pair" "admin" {{\n  public_key = file({path})\n}}\n'
    put(repository, {"infra/main.tf": key})
    assert "there is no file" in tffix("-q", "infra").out
    put(repository, {".gitignore": "id_rsa*\n"})
    for path in (".", "infra", "infra/main.tf"):
        assert tffix("-q", path) == (0, "", ""), path


def test_outputs_alone_are_a_piece_of_a_module(repository: Path, tffix: Tffix) -> None:
    put(repository, {"outputs.tf": 'output "name" {\n  value = module.jobs.name\n}\n'})
    code, out, _ = tffix("-q", ".")
    assert code == 0
    assert "[possible] module.jobs is read" in out
    put(repository, {"main.tf": 'provider "aws" {\n  region = "eu-west-1"\n}\n'})
    assert "module.jobs is read" in tffix("-q", ".").out


def test_the_lock_of_a_called_module_counts_for_nothing(
    repository: Path, tffix: Tffix
) -> None:
    lock = (
        'provider "registry.terraform.io/hashicorp/aws" {\n  version = "VERSION"\n}\n'
    )
    put(
        repository,
        {
            "cache/main.tf": CLUSTER + VARIABLES,
            "cache/.terraform.lock.hcl": lock.replace("VERSION", "6.25.0"),
        },
    )
    assert OLD in tffix("-q", "cache").out
    put(
        repository,
        {
            "main.tf": 'module "c" {\n  source = "./cache"\n  env    = "x"\n}\n',
            ".terraform.lock.hcl": lock.replace("VERSION", "4.67.0"),
        },
    )
    assert tffix("-q", "cache").out == ""


@pytest.mark.parametrize(
    ("constraint", "judged"),
    [
        ("", True),
        (">= 0.13", True),
        (">= 0.12, < 2.0.0", True),
        ("~> 1.0", True),
        (">= 1.12.0", True),
        (">= 0.13, <= 1.0.0", True),
        ("~> 0.13", False),
        (">= 0.13, < 0.15", False),
        ("< 1.0.0", False),
        ("0.14.11", False),
    ],
)
def test_a_module_that_terraform_1_may_run_is_judged_by_it(
    constraint: str,
    judged: bool,  # noqa: FBT001, a parameter of the test
    repository: Path,
    tffix: Tffix,
) -> None:
    text = 'output "zones" {\n  value = list("a", "b")\n}\n'
    if constraint:
        text += f'\nterraform {{\n  required_version = "{constraint}"\n}}\n'
    put(repository, {"main.tf": text})
    assert ("no function list" in tffix("-q", ".").out) is judged


def test_what_one_module_lacks_is_not_declared_in_a_file_of_several(
    tffix: Tffix, repository: Path
) -> None:
    shared = 'variable "region" {\n  type = string\n}\n'
    bare = 'resource "aws_sqs_queue" "a" {\n  name = var.name\n}\n'
    common = repository / "shared/common.tf"
    put(repository, {"shared/common.tf": shared, "a/main.tf": bare, "b/x.tf": ""})
    for folder in ("a", "b"):
        (repository / folder / "common.tf").symlink_to("../shared/common.tf")
    assert tffix("--apply", str(repository)).code == 0
    assert common.read_text() == shared
    assert 'variable "name"' in (repository / "a/main.tf").read_text()
