"""What waits for what, through the modules that are called."""

from __future__ import annotations

import os.path

import pytest

from tffix.hcl.file import File
from tffix.source import Source
from tffix.terraform.module.calls import Folders
from tffix.terraform.module.graph import cycles
from tffix.terraform.module.module import Module

ECHO = 'variable "x" {}\noutput "o" {\n  value = var.x\n}\n'
CONSTANT = 'variable "x" {}\noutput "o" {\n  value = 1\n}\n'


def ways(**texts: str) -> list[list[str]]:
    """Give the ways round of a root module that calls ``child``, or ``other``."""
    paths = {"main.tf": "root", "child/main.tf": "child", "other/main.tf": "other"}
    files = {
        path: File(Source(path, texts[name]))
        for path, name in paths.items()
        if name in texts
    }
    folders = Folders(
        ["", "child", "other"],
        lambda folder: {
            path: file
            for path, file in files.items()
            if os.path.dirname(path) == folder.strip(".")
        },
    )
    root = Module({"main.tf": files["main.tf"]}, folders=folders)
    return [[str(node) for node, _ in way] for way in cycles(root)]


def call(name: str, folder: str, arguments: str) -> str:
    return f'module "{name}" {{\n  source = "./{folder}"\n  {arguments}\n}}\n'


@pytest.mark.parametrize(
    ("root", "child", "way"),
    [
        (call("m", "child", "x = module.m.o"), CONSTANT, []),
        (
            call("m", "child", "x = module.m.o"),
            ECHO,
            ["module.m.var.x", "module.m.output.o"],
        ),
        (
            call("m", "child", "x = module.m"),
            CONSTANT,
            ["module.m (close)", "module.m.var.x"],
        ),
        (
            call("m", "child", "count = 2\n  x = module.m[0].o"),
            CONSTANT,
            [],
        ),
        (
            call("m", "child", "count = 2\n  x = module.m[*].o"),
            CONSTANT,
            ["module.m (close)", "module.m.var.x"],
        ),
        (
            call("m", "child", "x = local.a") + "locals {\n  a = module.m.o\n}\n",
            ECHO,
            ["local.a", "module.m.output.o", "module.m.var.x"],
        ),
        (
            call("m", "child", "x = local.a") + "locals {\n  a = module.m.o\n}\n",
            CONSTANT,
            [],
        ),
        (
            call("m", "child", "x = 1\n  depends_on = [module.n]")
            + call("n", "child", "x = module.m.o"),
            CONSTANT,
            [
                "module.m (expand)",
                "module.n (close)",
                "module.n.var.x",
                "module.m.output.o",
            ],
        ),
        ("locals {\n  a = local.a\n}\n", CONSTANT, ["local.a"]),
        ('resource "a_b" "c" {\n  d = a_b.c.id\n}\n', CONSTANT, []),
    ],
)
def test_ways_through_modules(root: str, child: str, way: list[str]) -> None:
    found = ways(root=root, child=child)
    if not way:
        assert found == []
        return
    (only,) = found
    assert set(only) == set(way)


def test_a_module_that_calls_itself_comes_to_an_end() -> None:
    own = 'variable "x" {}\n' + call("m", "../child", "x = module.m.o")
    assert ways(root=call("m", "child", "x = module.m.o"), child=own) == []


def test_what_is_not_hcl_has_no_cycles() -> None:
    assert ways(root="locals {\n  a = local.b\n  b = local.a +\n}\n") == []
