"""Rules of one's own: folders that a configuration names, and installed packages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from invoke import Tffix, tffix

from tffix.aws.row_format import check_rows
from tffix.aws.table import BUNDLED
from tffix.engine import own, registry
from tffix.library import check

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["tffix"]

ROWS = """\
[[argument]]
name = "drop_bad_headers"
to = "drop_invalid_header_fields"
versions = ">= 4.0.0"
source = "what our generator writes"
before = "drop_bad_headers = true"
after = "drop_invalid_header_fields = true"
"""
FIXER = '''\
"""Write the name of the team."""

from tffix.api import Finding, Impact, Iterator, Resource, Resources, Safety, fixer
from tffix.api import Context, replace

from ._names import TEAM


@fixer(
    Resources("aws_lb"),
    groups=("acme",),
    safety=Safety.UNSAFE,
    impact=Impact.REPLACE,
    refused_by="",
)
def no_default_name(resource: Resource, context: Context) -> Iterator[Finding]:
    name = resource.body.attribute("name")
    if name and context.file.code(name.value) == '"default"':
        edits = replace(context.file, name.value, TEAM)
        yield context.finding(resource.block, name.value, "no team", "say it", edits)
'''
FILES = {
    "tffix.toml": 'rules = ["rules"]\n',
    "rules/resources/aws_lb.toml": ROWS,
    "rules/fixers/no_default_name.py": FIXER,
    "rules/fixers/_names.py": "TEAM = '\"acme\"'\n",
    "main.tf": """\
resource "aws_lb" "main" {
  name             = "default"
  subnets          = var.subnets
  drop_bad_headers = true
}

variable "subnets" {
  type = list(string)
}
""",
}
ALLOWED = ("--config", "allow-local-code=true")
OWN, RENAMED = "no-default-name", "renamed-argument"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    for name, text in FILES.items():
        put(name, text)
    yield
    registry.forget()


def put(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


class Found(Protocol):
    """Gives the rules of the findings, in the order of files and places."""

    def __call__(self, *arguments: str) -> list[str]: ...


@pytest.fixture
def found(tffix: Tffix) -> Found:
    def run(*arguments: str) -> list[str]:
        done = tffix("--output-format", "json", *arguments)
        assert done.code < 2, done.err
        return [one["rule"] for one in json.loads(done.out)["findings"]]

    return run


def test_rows_of_a_folder_are_read_beside_ours(tffix: Tffix, found: Found) -> None:
    assert found() == [RENAMED]
    tffix("--apply", "-q")
    assert "  drop_invalid_header_fields = true\n" in Path("main.tf").read_text("utf-8")
    assert found() == []


def test_without_the_folder_the_name_is_not_known(found: Found) -> None:
    assert found("--isolated") == ["unsupported-argument"]


def test_the_library_reads_them_too() -> None:
    assert [finding.rule for finding in check(".").findings] == [RENAMED]


def test_rows_hold_only_where_the_configuration_names_them(found: Found) -> None:
    put("inner/tffix.toml", "")
    put("inner/main.tf", FILES["main.tf"])
    assert found() == ["unsupported-argument", RENAMED]


def test_a_row_of_ones_own_counts_before_ours(found: Found) -> None:
    row = ROWS.replace("drop_bad_headers", "certificate")
    put("rules/resources/aws_lb_listener.toml", row)
    text = 'resource "aws_lb_listener" "x" {\n  certificate = "a"\n}\n'
    put("main.tf", text)
    assert RENAMED in found("--select", RENAMED)


def test_rows_are_for_other_providers_too(found: Found) -> None:
    put("rules/resources/datadog_monitor.toml", ROWS)
    text = 'resource "datadog_monitor" "x" {\n  drop_bad_headers = true\n}\n'
    needs = 'terraform {\n  required_providers {\n    datadog = "%s"\n  }\n}\n'
    put("main.tf", text + needs % ">= 4.1.0")
    assert found() == [RENAMED]
    put("main.tf", text + needs % ">= 3.0.0")
    assert found() == []


def test_code_in_a_repository_does_not_run(tffix: Tffix) -> None:
    put("rules/fixers/no_default_name.py", "open('ran', 'w').close()\n" + FIXER)
    done = tffix("--check")
    assert "the code of no-default-name in rules is not run; --config" in done.err
    assert not Path("ran").exists()
    tffix("--check", *ALLOWED)
    assert Path("ran").exists()


def test_a_file_of_the_repository_cannot_allow_it(tffix: Tffix) -> None:
    put("tffix.toml", 'rules = ["rules"]\nallow-local-code = true\n')
    done = tffix()
    assert done.code == 2
    assert "tffix.toml:2: allow-local-code does not count here" in done.err
    assert tffix("--config", "tffix.toml").code == 2


@pytest.mark.parametrize("said", ["true", '["."]', "[%s]"])
def test_the_user_allows_it_everywhere_or_below_folders(
    said: str, found: Found
) -> None:
    here = json.dumps(str(Path.cwd()))
    put("home/tffix/config.toml", f"allow-local-code = {said.replace('%s', here)}\n")
    ran = [OWN] if said != '["."]' else []
    assert found() == [*ran, RENAMED]


def test_the_users_file_says_nothing_else(tffix: Tffix) -> None:
    put("home/tffix/config.toml", "unsafe-fixes = true\n")
    done = tffix()
    assert done.code == 2
    assert 'unknown key "unsafe-fixes"' in done.err


def test_fixers_are_selected_named_and_explained_as_ours(
    tffix: Tffix, found: Found
) -> None:
    assert "needs --config allow-local-code=true" in tffix("explain", OWN).err
    assert found(*ALLOWED) == [OWN, RENAMED]
    assert found(*ALLOWED, "--select", "acme") == [OWN]
    assert found("--select", OWN) == found("--select", "acme") == []
    assert f'did you mean "{OWN}"' in tffix("--select", "no-default-nam").err
    assert "Write the name of the team." in tffix("explain", OWN, *ALLOWED).out
    assert OWN in tffix("rules", *ALLOWED).out
    assert OWN in tffix("config", "--schema", *ALLOWED).out
    assert OWN in tffix("--output-format", "sarif", *ALLOWED).out


def test_names_in_a_file_may_be_those_of_a_file_that_it_extends(found: Found) -> None:
    put("base.toml", 'rules = ["rules"]\n')
    put("tffix.toml", f'extend = "base.toml"\nselect = ["{OWN}"]\n')
    assert found(*ALLOWED) == [OWN]


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("resources/aws_lb.toml", "x", "not TOML"),
        ("resources/aws_lb.toml", "argument = 1", "argument must be a list"),
        ("resources/aws_lb.toml", ROWS.replace("to =", "two ="), 'did you mean "to"?'),
        (
            "resources/aws_lb.toml",
            ROWS.replace('source = "what our generator writes"\n', ""),
            "argument 1 must have source",
        ),
        (
            "resources/aws_lb.toml",
            ROWS.replace('"drop_bad', "1 #"),
            "argument 1: name must be a string",
        ),
        (
            "resources/aws_lb.toml",
            ROWS.replace(">= 4.0.0", "four"),
            "versions must be a constraint",
        ),
        (
            "resources/aws_lb.toml",
            ROWS.replace('to = "drop_invalid_header_fields"\n', ""),
            "must have to, or the reason",
        ),
        ("types/aws_elb3.toml", 'to = "aws_lb"', "must have versions"),
        ("fixers/broken.py", "1 / 0", "cannot be imported: ZeroDivisionError"),
        ("fixers/other.py", FIXER, "it has no fixer other: the function is named"),
        (
            "fixers/name_too_long.py",
            FIXER.replace(OWN.replace("-", "_"), "name_too_long"),
            "there is another fixer named name-too-long",
        ),
        (
            "fixers/mute.py",
            FIXER.replace('"""Write the name of the team."""', "").replace(
                OWN.replace("-", "_"), "mute"
            ),
            "it has no docstring",
        ),
    ],
)
def test_what_is_wrong_in_a_folder_is_said_in_a_sentence(
    path: str, text: str, said: str, tffix: Tffix
) -> None:
    put(f"rules/{path}", text)
    done = tffix(*ALLOWED)
    assert done.code == 2
    assert said in done.err
    assert path in done.err or "another fixer" in said


def test_a_folder_that_is_not_there_is_said(tffix: Tffix) -> None:
    put("tffix.toml", 'rules = ["rule"]\n')
    assert "rule: no such folder" in tffix().err


def test_our_own_rows_meet_the_format() -> None:
    check_rows(BUNDLED)


def test_an_installed_package_with_an_entry_point_is_read(
    monkeypatch: pytest.MonkeyPatch, found: Found
) -> None:
    place = Path("site-packages").absolute()
    for name, text in FILES.items():
        if name.startswith("rules/"):
            put(f"{place}/{name.replace('rules/', 'acme_rules/')}", text)
    put(f"{place}/acme_rules/__init__.py", "")
    information = place / "acme_rules-1.0.dist-info"
    put(f"{information}/METADATA", "Metadata-Version: 2.1\nName: acme-rules\n")
    put(f"{information}/entry_points.txt", "[tffix.fixers]\nacme = acme_rules\n")
    monkeypatch.syspath_prepend(place)
    own.installed.cache_clear()
    try:
        assert found("--isolated") == [OWN, RENAMED]
    finally:
        own.installed.cache_clear()
