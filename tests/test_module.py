"""A module as a whole: its files, overrides, addresses and references."""

from __future__ import annotations

import pytest

from tffix.hcl.file import File
from tffix.source import Source
from tffix.terraform.module.address import address
from tffix.terraform.module.instances import environments, evaluate
from tffix.terraform.module.module import Module


def module(**texts: str) -> Module:
    paths = {name.replace("__", "."): text for name, text in texts.items()}
    return Module({path: File(Source(path, text)) for path, text in paths.items()})


def addresses(found: Module, type_: str, *labels: str) -> list[str]:
    return [address(block) for _, block in found.blocks(type_, *labels)]


def places(found: Module, root: str, *names: str) -> list[str]:
    return [
        f"{file.path}:{file.source.position(node.start)[0]}"
        f" {file.text[node.start : node.end]}"
        for file, node in found.references(root, *names)
    ]


def test_files_of_a_folder_together() -> None:
    found = module(
        b__tf='resource "aws_lb" "b" {\n}\n',
        a__tf='resource "aws_lb" "a" {\n}\ndata "aws_lb" "d" {\n}\n',
        c__tofu='resource "aws_lb" "c" {\n}\n',
    )
    assert addresses(found, "resource", "aws_lb") == [
        "aws_lb.a",
        "aws_lb.b",
        "aws_lb.c",
    ]
    assert addresses(found, "resource", "aws_lb", "b") == ["aws_lb.b"]
    assert addresses(found, "data") == ["data.aws_lb.d"]


def test_a_tofu_file_takes_the_place_of_the_tf_file_of_its_name() -> None:
    found = module(
        main__tf="locals {\n  a = 1\n}\n", main__tofu="locals {\n  a = 2\n}\n"
    )
    assert list(found.files) == ["main.tofu"]


MAIN = """
resource "aws_lb" "a" {
  name     = "main"
  internal = true
}
locals {
  a = "main"
  b = "main"
}
variable "v" {
  default = "main"
}
"""
OVERRIDE = """
resource "aws_lb" "a" {
  name = "override"
}
locals {
  a = "override"
}
variable "v" {
  default = "override"
}
"""


@pytest.mark.parametrize(
    "path", ["override__tf", "x_override__tf", "override__tofu", "zz_override__tofu"]
)
def test_override_files_change_arguments(path: str) -> None:
    found = module(main__tf=MAIN, **{path: OVERRIDE})
    ((file, block),) = found.blocks("resource", "aws_lb")
    assert file.path == "main.tf"
    name, internal = found.argument(block, "name"), found.argument(block, "internal")
    assert name
    assert internal is block.body.attribute("internal")
    assert evaluate(found, name.value).text == "override"
    overriding = found.overriding(block, "name")
    assert overriding
    assert overriding[0].path == path.replace("__", ".")
    assert overriding[1] is name
    assert found.overriding(block, "internal") is None
    for local, expected in (("a", "override"), ("b", "main")):
        definition = found.local(local)
        assert definition
        assert evaluate(found, definition[1].value).text == expected
    assert environments(found)[0].variable("v").text == "override"


def test_the_last_override_file_holds() -> None:
    found = module(
        main__tf=MAIN,
        a_override__tf=OVERRIDE,
        b_override__tf='locals {\n  a = "last"\n}\n',
    )
    assert environments(found)[0].local("a").text == "last"


def test_a_name_like_override_is_none() -> None:
    found = module(
        main__tf=MAIN, my__override__tf="", overrides__tf="", override_x__tf=""
    )
    assert len(list(found.blocks("locals"))) == 1
    assert len(found.files) == 4


REFERENCES = """
resource "aws_lb" "web" {
  tags = { self = aws_lb.web.name }
}

locals {
  plain     = aws_lb.web.arn
  indexed   = aws_lb.web[0].arn
  splat     = aws_lb.web[*].arn
  legacy    = aws_lb.web.*.arn
  template  = "x-${aws_lb.web.arn}-y"
  directive = "%{ if aws_lb.web.internal }a%{ endif }"
  heredoc   = <<-EOT
    ${aws_lb.web.arn}
    aws_lb.web is only text here
  EOT
  each      = [for lb in aws_lb.web : lb.arn if aws_lb.web != null]
  hidden    = [for aws_lb in var.lbs : aws_lb.web]
  # aws_lb.web in a comment
  other     = [aws_lb.website.arn, aws_alb.web.arn, data.aws_lb.web.arn]
  nested    = { (aws_lb.web.name) = [1, upper(aws_lb.web.arn)] }
}

resource "aws_x" "y" {
  depends_on = [aws_lb.web, "aws_lb.web"]
  dynamic "setting" {
    for_each = aws_lb.web
    content {
      value = aws_lb.web.arn
    }
  }
  dynamic "aws_lb" {
    for_each = [aws_lb.web]
    content {
      value = aws_lb.web
    }
  }
  lifecycle {
    replace_triggered_by = [aws_lb.web.id]
    precondition {
      condition = aws_lb.web.internal
    }
  }
}

module "m" {
  source = "./m"
  lb     = aws_lb.web.arn
}

output "o" {
  value = aws_lb.web
}

moved {
  from = aws_lb.old
  to   = aws_lb.web
}

import {
  to = aws_lb.web
  id = "x"
}

removed {
  from = aws_lb.web
}
"""


def test_references_wherever_they_stand() -> None:
    found = module(main__tf=REFERENCES, b__tf="locals {\n  b = aws_lb.web.arn\n}\n")
    lines = REFERENCES.splitlines()
    expected = [
        (at, text)
        for at, text in enumerate(lines, 1)
        for _ in range(text.count("aws_lb.web"))
        if not any(
            word in text
            for word in (
                "only text",
                "hidden",
                "# aws",
                "other",
                "value = aws_lb.web\n",
            )
        )
    ]
    numbers = [int(p.split(":")[1].split()[0]) for p in places(found, "aws_lb", "web")]
    hidden = next(
        at for at, t in enumerate(lines, 1) if t == "      value = aws_lb.web"
    )
    assert numbers == [2, *(at for at, _ in expected if at != hidden)]
    assert all(p.endswith(" aws_lb.web") for p in places(found, "aws_lb", "web"))


def test_references_of_other_roots() -> None:
    found = module(
        main__tf=(
            "locals {\n  a = data.aws_lb.x.arn\n  b = module.vpc.id\n  c = var.n\n"
            '  d = local.a\n  e = "${var.n}-${var.nn}"\n}\n'
        )
    )
    assert places(found, "data", "aws_lb", "x") == ["main.tf:2 data.aws_lb.x"]
    assert places(found, "module", "vpc") == ["main.tf:3 module.vpc"]
    assert places(found, "var", "n") == ["main.tf:4 var.n", "main.tf:6 var.n"]
    assert places(found, "local", "a") == ["main.tf:5 local.a"]
    assert places(found, "aws_lb", "x") == []


def test_a_quoted_reference_is_where_its_text_stands() -> None:
    text = 'resource "a_b" "c" {\n  depends_on = ["a_b.d", "a_b.dd"]\n}\n'
    ((file, node),) = module(main__tf=text).references("a_b", "d")
    assert file.text[node.name.start : node.name.end] == "d"
