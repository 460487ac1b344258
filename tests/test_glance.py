"""What is told from a text before it is parsed is never less than what is there."""

from __future__ import annotations

import pytest
from golden_cases import Case, cases

from tffix import engine, registry
from tffix.syntax.file import File
from tffix.syntax.glance import unless
from tffix.terraform.module import Module
from tffix.text import Source

FIXERS = ("misplaced-dynamic", "name-too-long", "reserved-name-prefix")


@pytest.mark.parametrize(
    "text",
    [
        'name = "web"\n',
        'name="web"\r\n',
        'name = "web" # a name\n',
        'name = "web" // a name\n',
        'name = "web" }',
        'name = "web"',
        'name = ""\n',
        'Name = "somewhat long"\n',
        'name_prefix = "somewhat long"\n',
        'value = "name"\n',
        "value = var.name\n",
        'count = var.name == "somewhat long" ? 1 : 0\n',
    ],
)
def test_a_plain_value_is_passed_by(text: str) -> None:
    assert not unless("name", r'[^"]{0,8}').search(text)


@pytest.mark.parametrize(
    "text",
    [
        'name = "somewhat long"\n',
        "name = var.web\n",
        'name = "${var.a}"\n',
        'name = "%{ if var.a }a%{ endif }"\n',
        'name = "\\u0061"\n',
        'name = "web" == var.a ? var.b : var.c\n',
        'name = "web"/* a name */\n',
        'name /* a name */ = "somewhat long"\n',
        'name = /* a name */ "somewhat long"\n',
        '/* old = */ name = "somewhat long"\n',
        "name = <<EOT\nweb\nEOT\n",
        'name = ("web")\n',
        'name = "web"\nname = "somewhat long"\n',
    ],
)
def test_any_other_value_is_found(text: str) -> None:
    assert unless("name", r'[^"]{0,8}').search(text)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_no_finding_is_lost_at_a_glance(case: Case) -> None:
    files = {
        path: File(Source.decode(path, data))
        for path, data in case.before.items()
        if not path.endswith(".py")
    }
    options = case.settings.options
    fixers = registry.selected(FIXERS, ())
    found, _ = engine.check(Module(files), fixers, options)
    all_read = [fixer._replace(holds=None) for fixer in fixers]
    assert engine.check(Module(files), all_read, options)[0] == found
