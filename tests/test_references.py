"""What a module reads and what it declares."""

from __future__ import annotations

import os.path

import pytest

from tffix.errors import HclSyntaxError
from tffix.hcl.file import File
from tffix.source import Source
from tffix.terraform.module.calls import Folders
from tffix.terraform.module.inputs import Inputs
from tffix.terraform.module.module import Module
from tffix.terraform.module.suspects import suspects


def module(beside: dict[str, str | None] | None = None, **texts: str) -> Module:
    files = {name.replace("__", "."): text for name, text in texts.items()}
    return Module(
        {path: File(Source(path, text)) for path, text in files.items()},
        Inputs(beside=beside or {}),
    )


def reads(text: str) -> list[str]:
    """Give what a file reads, each as the path, the address and all of it."""
    return [
        f"{'.'.join(one.path)}: {one.address}"
        f" {one.file.text[one.node.start : one.node.end]}"
        for one in module(main__tf=text).all_reads
    ]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("var.x", ["var.x var.x"]),
        ("aws_lb.web[0].arn", ["aws_lb.web aws_lb.web[0].arn"]),
        (
            "aws_lb.web[local.at].arn",
            ["aws_lb.web aws_lb.web[local.at].arn", "local.at local.at"],
        ),
        ("data.aws_ami.base.*.id", ["data.aws_ami.base data.aws_ami.base.*.id"]),
        ("upper(var.x).y", ["var.x var.x"]),
        ('"${var.x}-%{ if var.y }a%{ endif }"', ["var.x var.x", "var.y var.y"]),
        ("[for x in var.l : x.id if x.ok != var.no]", ["var.l var.l", "var.no var.no"]),
        ("{ var = 1, (var.k) = 2, a.b = 3 }", ["var.k var.k", "a.b a.b"]),
        ("each.value.name", ["each.value each.value.name"]),
        ("self", ["self self"]),
        ("production", ["production production"]),
    ],
)
def test_traversals(value: str, found: list[str]) -> None:
    text = f"locals {{\n  v = {value}\n}}\n"
    assert reads(text) == [f"v: {one}" for one in found]


def test_words_types_and_addresses_are_no_references() -> None:
    text = """
terraform {
  backend "s3" {
    bucket = var.no
  }
}
variable "v" {
  type = object({ a = string })
  validation {
    condition = var.v.a != ""
  }
}
resource "a_b" "c" {
  provider   = a.west
  depends_on = [a_b.d]
  dynamic "rule" {
    for_each = var.v
    iterator = one
    content {
      port = one.value + var.w
    }
  }
  lifecycle {
    ignore_changes       = [tags]
    replace_triggered_by = [a_b.e]
  }
  provisioner "local-exec" {
    when    = destroy
    command = self.id
  }
}
module "m" {
  source    = "./m"
  providers = { a = a.west }
}
moved {
  from = a_b.f
  to   = a_b.c
}
import {
  to = a_b.c
  id = var.id
}
removed {
  from = a_b.g
}
"""
    assert reads(text) == [
        "validation.condition: var.v var.v.a",
        "depends_on: a_b.d a_b.d",
        "rule.for_each: var.v var.v",
        "rule.port: var.w var.w",
        "lifecycle.replace_triggered_by: a_b.e a_b.e",
        "provisioner.command: self self.id",
        "id: var.id var.id",
    ]


MAIN = """
terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.peer]
    }
  }
}
provider "aws" {}
provider "aws" {
  alias = "west"
}
provider "aws" {
  alias    = each.key
  for_each = var.regions
}
variable "v" {}
locals {
  a = 1
  b = { c = 2 }
}
output "o" {
  value = 1
}
resource "a_b" "c" {}
data "a_b" "c" {}
module "m" {
  source = "./m"
}
check "k" {
  data "a_b" "d" {}
}
"""


def test_declarations() -> None:
    found = module(main__tf=MAIN, more_override__tf='variable "none" {}\n')
    assert list(found.declarations.all) == [
        ("required_provider", "aws"),
        ("provider", "aws.peer"),
        ("provider", "aws"),
        ("provider", "aws.west"),
        ("provider", "aws.*"),
        ("variable", "v"),
        ("local", "a"),
        ("local", "b"),
        ("output", "o"),
        ("resource", "a_b.c"),
        ("data", "a_b.c"),
        ("module", "m"),
        ("check", "k"),
        ("data", "a_b.d"),
    ]
    local = found.declarations.first("local", "b")
    assert local
    assert local.file.text[local.start : local.end] == "b = { c = 2 }"
    assert local.block.type.name == "locals"
    assert not found.declarations.has("variable", "none")


def test_all_places_that_declare_a_name() -> None:
    found = module(a__tf='variable "v" {}\n', b__tf='variable "v" {}\n')
    (places,) = found.declarations.all.values()
    assert [place.file.path for place in places] == ["a.tf", "b.tf"]


def test_files_that_are_not_of_the_run_declare_too() -> None:
    json = """{
      "variable": {"v": {}},
      "locals": [{"a": 1}, {"b": 2}],
      "resource": {"a_b": {"c": {}, "d": {}}},
      "provider": {"aws": [{}, {"alias": "west"}]},
      "terraform": {"required_providers": {"aws": {"configuration_aliases": ["aws.x"]}}}
    }"""
    found = module({"x.tf.json": json, "y.tf": 'variable "w" {}\n'}).declarations
    assert set(found.elsewhere or ()) == {
        ("variable", "v"),
        ("variable", "w"),
        ("local", "a"),
        ("local", "b"),
        ("resource", "a_b.c"),
        ("resource", "a_b.d"),
        ("provider", "aws"),
        ("provider", "aws.west"),
        ("required_provider", "aws"),
        ("provider", "aws.x"),
    }
    assert found.has("local", "b")
    assert found.of("variable") == {"v", "w"}


@pytest.mark.parametrize("text", ["{", None])
def test_a_file_that_cannot_be_read_may_declare_anything(text: str | None) -> None:
    main = "output o {\n  value = var.x\n}\nlocals {}\n"
    found = module({"x.tf.json": text}, main__tf=main)
    assert found.declarations.has("variable", "x")
    assert not suspects(found).any("var")


def test_suspects_are_what_is_not_declared() -> None:
    text = """
output "o" {
  value = [var.v, var.w, "var.x", data.aws_ami.a, data.aws_ami.b.id]
}
output "p" {
  value = [aws_ami.b, foo_bar.b]
}
data "aws_ami" "a" {}
variable "v" {}
"""
    found = module(main__tf=text)
    assert [one.address for one in suspects(found).references("var")] == ["var.w"]
    (data,) = suspects(found).references("data")
    assert data.address == "data.aws_ami.b"
    (resource,) = suspects(found).references("resource")
    assert resource.address == "aws_ami.b"
    assert not suspects(found).any("local")


def test_what_is_not_hcl_is_not_suspected() -> None:
    found = module(main__tf='output "o" {\n  value = var.x\n', b__tf="a = \n")
    assert not suspects(found).any("var")
    with pytest.raises(HclSyntaxError):
        _ = found.declarations.all


def test_what_an_override_file_replaces_is_not_read() -> None:
    outputs = 'output "o" {\n  value = var.a\n}\noutput "p" {\n  value = var.b\n}\n'
    found = module(
        main__tf=f"{outputs}locals {{}}\n",
        override__tf='output "o" {\n  value = var.c\n}\n',
    )
    reads = [one.address for one in suspects(found).references("var")]
    assert reads == ["var.b", "var.c"]


def test_outputs_that_a_local_module_has_not() -> None:
    texts = {
        "main.tf": (
            'module "one" {\n  source = "./child"\n}\n'
            'module "many" {\n  source = "./child"\n  count  = 2\n}\n'
            'module "far" {\n  source = "example/far/aws"\n}\n'
            "output all {\n  value = [module.one.id, module.one.ip, module.many[0].id,"
            " module.many[1].ip, module.many[*].ip, module.far.ip,\n"
            '    "module.one.ip", module.one]\n}\n'
        ),
        "child/main.tf": "output id {\n  value = 1\n}\n",
    }
    files = {path: File(Source(path, text)) for path, text in texts.items()}
    folders = Folders(
        ["", "child"],
        lambda folder: {
            path: file
            for path, file in files.items()
            if os.path.dirname(path) == folder.strip(".")
        },
    )
    root = Module({"main.tf": files["main.tf"]}, folders=folders)
    assert [
        root.files["main.tf"].text[one.node.start : one.node.end]
        for one, output, _ in suspects(root).unknown_outputs
        if output == "ip"
    ] == ["module.one.ip", "module.many[1].ip", "module.many[*].ip"]
