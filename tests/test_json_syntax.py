"""JSON is read as what it says natively, and every place leads back to the JSON."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from as_json import as_json
from golden_cases import TOGETHER, Case, around, cases
from terraform_cli import needs_provider, running

from tffix.engine import registry
from tffix.engine.fixpoint import check
from tffix.engine.look import Checked
from tffix.errors import HclSyntaxError
from tffix.hcl import json_text
from tffix.hcl import nodes as n
from tffix.hcl.file import File
from tffix.hcl.walk import walk
from tffix.source import Source
from tffix.terraform.module.module import Module
from tffix.terraform.reading import file_of

if TYPE_CHECKING:
    from pathlib import Path

# about what cannot be written in JSON, or means something else there: blocks for
# arguments, several blocks for an argument that takes blocks, quoted addresses,
# expressions where text stands
NATIVE = {
    *("argument_as_block", "block_as_argument", "cyclic_security_groups"),
    *("ecs_deployment_arguments", "duplicate_scaling_policy", "group_description"),
    *(
        "incomplete_object",
        "inlined_resource",
        "invalid_argument_format",
        "invalid_declaration",
    ),
    *("invalid_meta_argument", "invalid_provisioner", "literal_only"),
    *("ports_of_every_protocol", "needless_block", "misplaced_argument/whole_blocks"),
    "wrong_setting_type/silent",
    *("provider_expression", "provider_requirement", "quoted_address"),
    *("renamed_argument", "too_many_blocks", "unsupported_argument", "variable_type"),
    *("unknown_setting/blocks_for_local_values", "unknown_setting/edition"),
    *("wrong_value_type/object_for_blocks", "duplicate_declaration/blocks_in_locals"),
}


def written(text: str, path: str = "main.tf.json") -> str:
    """Give the native text of a file in JSON."""
    return file_of(Source(path, text)).text


def single(case: Case) -> tuple[str, bytes] | None:
    """Give the one native file of a case that can be written in JSON."""
    if (
        NATIVE & {case.group, case.name}
        or case.group in (*TOGETHER, "platform")
        or case.is_broken
    ):
        return None
    if [*case.before] != ["before.tf"] or b"tffix:" in case.before["before.tf"]:
        return None
    return "before.tf", case.before["before.tf"]


CASES = [case for case in cases() if single(case)]


def looked_at(case: Case, file: File) -> Checked:
    """Look at a file as the case says."""
    file.read_whole()
    module = Module({file.path: file}, folders=around({}))
    return check(module, case.fixers, case.settings.options)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_same_is_found_in_json(case: Case) -> None:
    native = File(Source.decode("before.tf", case.before["before.tf"]))
    found = looked_at(case, native)
    in_json = looked_at(case, file_of(Source("before.tf.json", as_json(native))))
    assert not in_json.problems
    names = [
        Counter((one.fixer, one.address.removesuffix(".json")) for one in each.findings)
        for each in (found, in_json)
    ]
    assert names[0] == names[1]
    assert not any(one.edits or one.candidates for one in in_json.findings)


def test_many_cases_are_compared() -> None:
    assert len(CASES) > 500


@pytest.mark.parametrize(
    ("said", "native"),
    [
        ('{"locals": {"a": "x"}}', 'locals {\n  a = "x"\n}\n'),
        ('{"locals": {"//": "no", "a": {"//": 1}}}', 'a = { "//" = 1 }'),
        ('{"locals": {"a": "${var.x}"}}', "a = var.x\n"),
        ('{"locals": {"a": "${~var.x}"}}', 'a = "${~var.x}"\n'),
        ('{"locals": {"a": "${f(\\"}\\")}-${1}"}}', 'a = "${f("}")}-${1}"\n'),
        ('{"locals": {"a": "$${b}\\n\\t\\\\ \\u00e9"}}', 'a = "$${b}\\n\\t\\\\ é"\n'),
        ('{"locals": {"a": "\\u0001\\ud83d\\ude00"}}', 'a = "\\u0001😀"\n'),
        ('{"locals": {"a": "%{ if x }\\"%{ endif }"}}', 'a = "%{ if x }\\"%{ endif }"'),
        ('{"locals": {"a": [null, true, -1.5e3]}}', "a = [null, true, -1.5e3]\n"),
        ('{"locals": {"a": {"for": 1, "${b}": 2}}}', 'a = { "for" = 1, b = 2 }'),
        ('{"variable": {"a": {"default": "${b}"}}}', 'default = "$${b}"\n'),
        ('{"variable": {"a": {"type": "list(string)"}}}', "type = list(string)\n"),
        ('{"output": {"a": {"depends_on": ["b.c"]}}}', "depends_on = [b.c]\n"),
        ('{"module": {"a": {"providers": {"x.y": "x.z"}}}}', "{ x.y = x.z }\n"),
        ('{"provider": {"a": [{}, {"alias": "b"}]}}', 'provider "a" {\n  alias = "b"'),
        ('{"terraform": [{"backend": {"s3": {"key": "a"}}}]}', '  backend "s3" {\n'),
        ('{"check": {"a": {"data": {"http": {"b": {}}}}}}', '  data "http" "b" {\n'),
        ('{"resource": {"aws_lb": {"a": {"access_logs": {}}}}}', "  access_logs {\n"),
        ('{"resource": {"aws_lb": {"a": {"access_logs": null}}}}', '"a" {\n}\n'),
        ('{"resource": {"aws_lb": {"a": {"tags": {"b": 1}}}}}', "tags = { b = 1 }\n"),
        ('{"resource": {"x_y": {"a": {"tags": {"b c": 1}}}}}', 'tags = { "b c" = 1 }'),
        (
            '{"data": {"aws_lb": {"a": {"dynamic": {"timeouts": {"content": {}}}}}}}',
            '  dynamic "timeouts" {\n    content {\n',
        ),
        (
            '{"data": {"x_y": {"a": {"lifecycle": {"ignore_changes": ["tags"]}}}}}',
            "    ignore_changes = [tags]\n",
        ),
    ],
)
def test_what_json_says_natively(said: str, native: str) -> None:
    file = file_of(Source("main.tf.json", said))
    assert native in file.text
    assert not file.slips
    assert not file.problems


def test_values_of_variables_are_literal() -> None:
    text = '{"a": "${b}", "c": {"d": [1]}}'
    assert written(text, "x.tfvars.json") == 'a = "$${b}"\nc = { d = [1] }\n'


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ('{"locals": 1}', 11, '"locals" is a block here: an object, or an array'),
        ('{"a b": 1}', 1, "no argument or block is called 'a b'"),
        ('{"locals": {"a": 1, "a": 2}}', 20, 'the argument "a" is set twice'),
        ('{"locals": {"a": "b${"}}', 17, "a ${ or %{ of this template has no end"),
        ('{"moved": {"from": "a b"}}', 19, "'a b' is no expression"),
        ("[1]", 1, "the file is an object"),
    ],
)
def test_slips_leave_the_rest(text: str, at: int, message: str) -> None:
    file = file_of(Source("main.tf.json", text))
    assert [(slip.start, slip.path) for slip in file.slips] == [(at, "main.tf.json")]
    assert file.slips[0].message.startswith(message)
    assert not file.problems


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("", 0, "expected a value, but the file ends here"),
        ('{"a": 1,}', 8, "expected a name in quotes, found '}'"),
        ("[1 2]", 3, "expected a comma, or \"]\", found '2'"),
        ('{"a" 1}', 5, "expected a colon, found '1'"),
        ('{"a": 01}', 6, "expected a value, found '01'"),
        ('{"a": tru}', 6, "expected a value, found 'tru'"),
        ('{"a": "b\nc"}', 6, "expected a value, found '\"'"),
        ("// no", 0, "expected a value, found '/'"),
        ("{} {}", 3, "expected the end of the file, found '{'"),
        ("[" * 300, 201, "this is nested too deep to be read"),
    ],
)
def test_what_is_no_json(text: str, at: int, message: str) -> None:
    with pytest.raises(HclSyntaxError) as caught:
        json_text.read(text)
    assert (caught.value.start, caught.value.message) == (at, message)
    file = file_of(Source("main.tf.json", text))
    assert [error.start for error in file.problems] == [at]
    with pytest.raises(HclSyntaxError):
        _ = file.body


def test_an_error_in_a_template_is_at_its_place() -> None:
    text = '{"locals": {\n  "a": "x${var.a +}"\n}}'
    (error,) = file_of(Source("main.tf.json", text)).problems
    assert text[error.start :].startswith("}")
    assert Source("", text).position(error.start) == (2, 19)


@pytest.mark.parametrize("case", CASES[::7], ids=lambda case: case.name)
def test_every_place_leads_to_what_says_it(case: Case) -> None:
    native = File(Source.decode("before.tf", case.before["before.tf"]))
    file = file_of(Source("before.tf.json", as_json(native)))
    for node in walk(file.body):
        start, end = file.place(node.start, node.end)
        assert 0 <= start <= end <= len(file.original.text)
        if isinstance(node, n.Variable):
            assert file.original.text[start:end] == node.name
        elif isinstance(node, n.Attribute):
            start, end = file.place(node.name.start, node.name.end)
            assert file.original.text[start:end] == node.name.name


REFUSED = """\
{
  "variable": {"zone": {"type": "string"}},
  "resource": {
    "aws_sqs_queue": {
      "orders": {
        "nmae": "orders"
      },
      "late": {
        "delay_seconds": "${var.nothing}"
      }
    },
    "aws_s3_bucket_versioning": {
      "logs": {
        "bucket": "${aws_s3_bucket.logs.id}",
        "versioning_configuration": {
          "status": ["Enabled"]
        }
      }
    }
  },
  "output": {
    "orders": {
      "value": "${aws_sqs_queue.orders.address}"
    }
  }
}
"""


@needs_provider
def test_terraform_says_the_same_at_the_same_lines(tmp_path: Path) -> None:
    tmp_path.joinpath("main.tf.json").write_text(REFUSED)
    asked = running().terraform(tmp_path, "validate", "-json")
    said = json.loads(asked.stdout)["diagnostics"]
    file = file_of(Source("main.tf.json", REFUSED))
    found = check(Module({file.path: file}), registry.selected((), ()), {})
    lines = {file.original.position(one.start)[0] for one in found.findings}
    refused = {one["range"]["start"]["line"] for one in said}
    assert refused  # of which terraform names those of one stage
    assert refused <= lines
