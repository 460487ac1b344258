"""A fix of a name or a value leaves alone what was accepted, and null is still null.

Values are put together in all ways that there are: conditionals inside ``"${…}"``,
functions, defaults that are overridden, nulls. What they are before and after is what
we evaluate, and what terraform does.
"""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from terraform_cli import needs_terraform, terraform

from tffix.aws import enums, names
from tffix.engine import fixpoint, registry
from tffix.hcl.file import File
from tffix.source import Source
from tffix.terraform.module.inputs import Inputs
from tffix.terraform.module.instances import evaluate
from tffix.terraform.module.module import Module

if TYPE_CHECKING:
    from collections.abc import Mapping

FIXERS = registry.selected(("naming", "invalid-enum-value"), ())
HEAD = """\
variable "custom" {
  type    = string
  default = null
}
variable "prefix" {
  type    = string
  default = "northern-line"
}
variable "stage" {
  type = string
}
variable "on" {
  type = bool
}
locals {
  both = "${var.prefix}-${var.stage}"
  pick = var.custom != null ? var.custom : "sg-${var.stage}"
  odd  = "My ${var.stage}_x"
}
"""
PIECES = (
    *("a", "-", "b c", "a.b", "_x", "Big", "-storefront-checkout", "${var.stage}"),
    *("-of-the-settlement-of-invoices", "${local.both}", "${var.prefix}"),
    *("${local.odd}", "-with-more-words-than-any-name-should-have"),
)
NAMED = {
    "aws_lb": "name",
    "aws_security_group": "name",
    "aws_sqs_queue": "name",
    "aws_iam_role": "name",
    "aws_lb_target_group": "name",
    "aws_db_instance": "identifier",
    "aws_s3_bucket": "bucket",
    "aws_lambda_function": "function_name",
    "aws_kms_alias": "name",
    "aws_elasticache_cluster": "cluster_id",
}
CHOSEN = {"aws_dynamodb_table": "billing_mode", "aws_lb": "ip_address_type"}
VALUES = ("ON_DEMAND", "PAY_PER_REQUEST", "pay_per_request", "PROVISIONED", "ipv4")
GIVEN = [
    {"stage": stage, "on": on} | ({} if custom is None else {"custom": custom})
    for custom in (None, "sg-cust", "ok", "x" * 70, "", "ipv4")
    for stage in ("dev", "x y", "z" * 50)
    for on in ("true", "false")
]
SOME = GIVEN[::5]  # for terraform, which takes its time
REFUSED = "!refused"
ARN = "arn:aws:lambda:us-east-1:123456789012:function:"
CALL = """\
module "m#" {
  source   = "./m#"
  for_each = { for at, one in local.given : format("%03d", at) => one }
  stage    = each.value.stage
  on       = each.value.on
  custom   = try(each.value.custom, null)
}
output "m#" {
  value = values(module.m#)[*].said
}
"""


class Written(NamedTuple):
    """An argument of a resource, and the code of its value."""

    type: str
    argument: str
    code: str

    @property
    def module(self) -> str:
        resource = f'resource "{self.type}" "r" {{\n  {self.argument} = {self.code}\n}}'
        return f"{HEAD}{resource}\n"

    def accepts(self, text: str) -> bool:
        """Whether the provider takes a text for it."""
        if rule := names().get(self.type, {}).get(self.argument):
            return rule.accepts(text) or (rule.arns and text.startswith("arn:"))
        return text in enums()[self.type][self.argument,].values


@st.composite
def strings(draw: st.DrawFn, pieces: tuple[str, ...]) -> str:
    """Give the code of a string."""
    start = draw(st.sampled_from(("", "k", "k", "sg-", "internal-", ARN)))
    size = 1 if pieces is VALUES else 4
    least = min(size, 2)
    parts = draw(st.lists(st.sampled_from(pieces), min_size=least, max_size=size))
    return f'"{"" if pieces is VALUES else start}{"".join(parts)}"'


@st.composite
def codes(draw: st.DrawFn, pieces: tuple[str, ...], depth: int = 2) -> str:
    """Give the code of a value."""
    plain = ("local.both", "local.pick", "local.odd", "var.custom", "null", "@", "@")
    forms = (
        *plain,
        *('"${#}"', "(#)", "var.on ? # : #", "var.on ? @ : null", '"${#}"'),
        *('"${var.custom != "" ? var.custom : @}"', "var.custom == null ? @ : #"),
        *("coalesce(var.custom, @)", "try(#, @)", 'join("-", [@, var.stage])'),
        *('format("%s-%s", @, var.stage)', "lower(@)", "trimspace(@)", "upper(#)"),
    )
    code = draw(st.sampled_from(forms if depth else plain))
    while "#" in code or "@" in code:
        if "#" in code:
            code = code.replace("#", draw(codes(pieces, depth - 1)), 1)
        else:
            code = code.replace("@", draw(strings(pieces)), 1)
    return code


@st.composite
def arguments(draw: st.DrawFn) -> Written:
    """Give an argument that names something, or has few values."""
    table, pieces = draw(st.sampled_from([(NAMED, PIECES)] * 4 + [(CHOSEN, VALUES)]))
    type_, argument = draw(st.sampled_from(sorted(table.items())))
    return Written(type_, argument, draw(codes(pieces)))


def fixed(one: Written) -> str:
    """Give a module after its safe fixes."""
    outcome = fixpoint.run([Source("main.tf", one.module)], FIXERS, {})
    assert not outcome.crashed
    assert not outcome.reverted
    return outcome.texts.get("main.tf", one.module)


def value(text: str, given_: Mapping[str, str]) -> str | None:
    """Give what we know of the first argument of the resource, "null" for null."""
    module = Module(
        {"main.tf": File(Source("main.tf", text))},
        Inputs(arguments=tuple(given_.items())),
    )
    (block,) = module.files["main.tf"].body.blocks("resource")
    (argument,) = block.body.attributes()
    found = evaluate(module, argument.value)
    return "null" if found.null else found.text


def problem(one: Written, before: str, after: str | None) -> str:
    """Say what a fix may not have made of a value."""
    if before == "null" or one.accepts(before):
        return "" if after == before else "what was accepted has changed"
    return "what was known is not" if after is None else ""


@settings(max_examples=60)
@given(arguments())
@example(
    Written(
        "aws_lambda_function", "function_name", f'trimspace("{ARN}a${{local.both}}")'
    )
)
def test_what_is_accepted_stays_as_we_evaluate_it(one: Written) -> None:
    text = fixed(one)
    if text == one.module:
        return
    for given_ in GIVEN:
        before = value(one.module, given_)
        if before is not None:
            after = value(text, given_)
            wrong = problem(one, before, after)
            assert not wrong, f"{wrong}: {before} -> {after}, {given_}\n{text}"


@needs_terraform
# the first example that hypothesis gives is a simple one
@settings(max_examples=3, phases=[Phase.generate])
@given(st.lists(arguments(), min_size=30, max_size=30))
def test_what_is_accepted_stays_as_terraform_evaluates_it(many: list[Written]) -> None:
    changed = [(one, text) for one in many if (text := fixed(one)) != one.module]
    said = evaluated([[one.module, text] for one, text in changed])
    for (one, text), (old, new) in zip(changed, said, strict=True):
        for given_, before, after in zip(SOME, old, new, strict=True):
            if before != REFUSED:
                wrong = problem(one, before, None if after == REFUSED else after)
                assert not wrong, f"{wrong}: {before} -> {after}, {given_}\n{text}"


def evaluated(groups: list[list[str]]) -> list[list[list[str]]]:
    """Let terraform say what the argument of each module is, for all that is given."""
    with TemporaryDirectory() as folder:
        root = f"locals {{\n  given = {json.dumps(SOME)}\n}}\n"
        for number, text in enumerate(chain.from_iterable(groups)):
            file = File(Source("main.tf", text))
            (block,) = file.body.blocks("resource")
            (argument,) = block.body.attributes()
            said = f'try([{file.text_of(argument.value)}], ["{REFUSED}"])'
            output = f'output "said" {{\n  value = {said}[0]\n}}\n'
            Path(folder, f"m{number}").mkdir()
            Path(folder, f"m{number}", "main.tf").write_text(
                text[: block.start] + output + text[block.end :], "utf-8"
            )
            root += CALL.replace("#", str(number))
        Path(folder, "main.tf").write_text(root, "utf-8")
        for step in (["init"], ["apply", "-auto-approve"]):
            done = terraform(Path(folder), *step)
            assert done.returncode == 0, done.stderr
        found = json.loads(terraform(Path(folder), "output", "-json").stdout)
    values = iter([found[f"m{number}"]["value"] for number in range(len(found))])
    return [
        [["null" if one is None else one for one in next(values)] for _ in group]
        for group in groups
    ]
