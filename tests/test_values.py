"""What is known of a value that is not known as a whole: parts, bounds, instances."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tffix.hcl.file import File
from tffix.hcl.parser import expression
from tffix.source import Source
from tffix.terraform.module.calls import Folders
from tffix.terraform.module.inputs import Inputs
from tffix.terraform.module.instances import evaluate, instances
from tffix.terraform.module.module import Module
from tffix.terraform.values.value import GROWTH, UNBOUND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tffix.terraform.module.environment import Instance
    from tffix.terraform.values.value import Value


def module(text: str, inputs: Inputs | None = None, path: str = "main.tf") -> Module:
    return Module({path: File(Source(path, text))}, inputs)


def tree(texts: dict[str, str]) -> Folders:
    files = {path: File(Source(path, text)) for path, text in texts.items()}

    def read(folder: str) -> dict[str, File]:
        return {path: f for path, f in files.items() if os.path.dirname(path) == folder}

    return Folders(map(os.path.dirname, files), read)


def value(text: str, declarations: str = "", inputs: Inputs | None = None) -> Value:
    node = expression(text)
    assert node is not None
    return evaluate(module(declarations, inputs), node)


def names(found: Module, type_: str = "aws_lb") -> list[str | None]:
    return [name.text for _, name in in_instances(found, type_)]


def in_instances(
    found: Module, type_: str = "aws_lb", argument: str = "name"
) -> Sequence[tuple[Instance, Value]]:
    _, block = next(found.blocks("resource", type_))
    attribute = block.body.attribute(argument)
    assert attribute
    return [
        (instance, evaluate(found, attribute.value, instance))
        for instance in instances(found, block)
    ]


SUFFIX = 'variable "suffix" {\n  type = string\n}\n'
DEFAULT = 'variable "env" {\n  default = "dev"\n}\n'


@pytest.mark.parametrize(
    ("text", "shortest", "longest", "likely"),
    [
        ('"literal"', 7, 7, 7),
        ('"tg-${var.suffix}"', 3, None, 3 + UNBOUND),
        ('"tg-${var.env}"', 6, None, 6 + GROWTH),
        ('"${var.suffix}-${var.env}-x"', 6, None, 3 + UNBOUND + 3 + GROWTH),
        ('substr("tg-${var.suffix}", 0, 10)', 3, 10, 10),
        ('substr("tg-${var.suffix}", 0, 32)', 3, 32, 19),
        ("substr(var.suffix, 1, 4)", 0, 4, 4),
        ('substr("abc-${var.env}", 0, 5)', 5, 5, 5),
        ('trim("--${var.suffix}", "-")', 0, None, 2 + UNBOUND),
        ("md5(var.suffix)", 32, 32, 32),
        ("substr(sha256(var.suffix), 0, 6)", 6, 6, 6),
        ('"${substr(md5(var.suffix), 0, 6)}-x"', 8, 8, 8),
        ('lower("AB${var.suffix}")', 2, None, 2 + UNBOUND),
        ('join("-", ["a", var.suffix, "b"])', 4, None, 4 + UNBOUND),
        ('join("-", compact(["a", "b"]))', 3, 3, 3),
        ('format("%s-%03d", var.suffix, 7)', 4, None, 4 + UNBOUND),
        ('format("%.3s-x", var.suffix)', 2, 5, 5),
        ('format("%20s", var.env)', 20, None, 20),
        ('replace("a_${var.suffix}", "_", "-")', 2, None, 2 + UNBOUND),
        ('replace("a_${var.env}", "_", "")', 4, None, 4 + GROWTH),
        ('var.suffix == "" ? "short" : "much-longer"', 5, 11, 11),
        ('"%{ if var.suffix == "" }ab%{ else }c%{ endif }"', 1, 2, 2),
        ('var.suffix == "" ? null : "abc"', 0, 3, 3),
        ('coalesce(var.suffix, "fallback")', 0, None, UNBOUND),
        ('coalesce("", var.suffix)', 0, None, UNBOUND),
        ('try(var.suffix, "a")', 0, None, UNBOUND),
        ('{ a = "x", b = "four" }[var.suffix]', 1, 4, 4),
        ('lookup({ a = "x", b = "four" }, var.suffix, "default")', 1, 7, 7),
        ("count.index", 1, None, 3),
        ("each.key", 0, None, UNBOUND),
        ("terraform.workspace", 7, None, 7 + GROWTH),
        ('"${aws_vpc.main.id}"', 0, None, UNBOUND),
        ('"${true}${var.flag}"', 8, 9, 9),
        ('title("${var.suffix}é")', 1, None, 1 + UNBOUND),
        ("timestamp()", 20, 20, 20),
        ('provider::x::y("a")', 0, None, UNBOUND),
    ],
)
def test_bounds_of_strings(
    text: str, shortest: int, longest: int | None, likely: int
) -> None:
    declarations = SUFFIX + DEFAULT + 'variable "flag" {\n  type = bool\n}\n'
    found = value(text, declarations)
    assert (found.shortest, found.longest, found.likely) == (shortest, longest, likely)


def test_parts_say_what_is_where() -> None:
    found = value('"tg-${var.suffix}-${var.env}"', SUFFIX + DEFAULT)
    assert [(p.text, p.overridable) for p in found.parts] == [
        ("tg-", False),
        (None, False),
        ("-", False),
        ("dev", True),
    ]
    assert found.text is None
    assert value('"${var.env}-x"', DEFAULT).text == "dev-x"


@pytest.mark.parametrize(
    ("condition", "shortest", "longest"),
    [
        ("length(var.x) <= 8", 0, 8),
        ("length(var.x) < 8", 0, 7),
        ("8 >= length(var.x)", 0, 8),
        ("length(var.x) == 4", 4, 4),
        ("length(var.x) > 2 && length(var.x) <= 8", 3, 8),
        ("(length(var.x) >= 1) && (length(var.x) <= 10)", 1, 10),
        ('contains(["dev", "prod", "stage"], var.x)', 3, 5),
        ("contains(local.known, var.x)", 1, 4),
        ('var.x == "dev" || var.x == "production"', 3, 10),
        ('var.x == null || contains(["dev"], var.x)', 3, 3),
        ('var.x != null && can(regex("^[a-z]{1,8}$", var.x))', 1, 8),
        ('can(regex("^[a-z][a-z0-9-]{0,6}[a-z0-9]$", var.x))', 2, 8),
        ('can(regex("^(dev|prod|qa)$", var.x))', 2, 4),
        ('can(regex("^[a-z]+$", var.x))', 1, None),
        ('can(regex("[a-z]{1,8}", var.x))', 1, None),
        ('can(regex("^a|b{3}$", var.x))', 1, None),
        ('can(regex("\\\\A\\\\w{5}\\\\z", var.x))', 5, 5),
        ("length(var.x) <= var.limit", 0, 12),
        ("length(var.x) <= local.nothing", 0, None),
        ("length(var.y) <= 3", 0, None),
        ('upper(var.x) == "A"', 0, None),
        ("!(length(var.x) > 8)", 0, None),
        ('alltrue([length(var.x) <= 8, var.x != ""])', 0, 8),
    ],
)
def test_validations_bound_what_is_passed_in(
    condition: str, shortest: int, longest: int | None
) -> None:
    declarations = (
        'variable "x" {\n  type = string\n  validation {\n'
        f'    condition = {condition}\n    error_message = "No."\n  }}\n}}\n'
        'variable "limit" {\n  default = 12\n}\n'
        'locals {\n  known = ["a", "four"]\n}\n'
    )
    found = value("var.x", declarations)
    assert (found.parts[0].shortest, found.longest) == (shortest, longest)
    assert found.likely == (UNBOUND if longest is None else longest)


def test_a_validation_bounds_how_far_a_default_can_grow() -> None:
    text = (
        'variable "x" {\n  default = "abc"\n  validation {\n'
        '    condition     = length(var.x) <= 8\n    error_message = "No."\n  }\n}\n'
    )
    found = value("var.x", text)
    assert (found.text, found.longest, found.likely) == ("abc", 8, 8)


RANDOM = """
resource "random_id" "a" {
  byte_length = 4
}
resource "random_string" "b" {
  length  = 6
  special = false
}
resource "random_id" "c" {
  byte_length = 2
  prefix      = "p-"
}
"""


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("random_id.a.hex", 8),
        ("random_id.a.b64_url", 6),
        ("random_id.a.b64_std", 8),
        ("random_string.b.result", 6),
        ('"x-${random_string.b.id}"', 8),
        ("random_id.c.hex", 6),
        ("lower(random_id.a.hex)", 8),
    ],
)
def test_random_values_have_their_length(text: str, size: int) -> None:
    found = value(text, RANDOM)
    assert (found.text, found.shortest, found.longest, found.likely) == (
        None,
        size,
        size,
        size,
    )


def test_a_random_number_has_at_most_so_many_digits() -> None:
    text = 'resource "random_integer" "a" {\n  min = 1\n  max = 50000\n}\n'
    found = value('"x-${random_integer.a.result}"', text)
    assert (found.shortest, found.longest, found.likely) == (3, 7, 7)


def test_an_argument_of_another_resource_is_what_is_written_there() -> None:
    text = (
        'resource "aws_ecs_cluster" "a" {\n  name = "main"\n}\n'
        'resource "aws_ecs_cluster" "b" {\n  for_each = toset(["x", "yy"])\n'
        '  name     = "c-${each.key}"\n}\n'
        'resource "aws_ecs_cluster" "c" {\n  name = aws_ecs_cluster.c.name\n}\n'
    )
    assert value('"${aws_ecs_cluster.a.name}-x"', text).text == "main-x"
    assert value('aws_ecs_cluster.b["yy"].name', text).text == "c-yy"
    assert value("aws_ecs_cluster.a.arn", text).text is None
    assert value("aws_ecs_cluster.c.name", text).text is None


LB = 'resource "aws_lb" "a" {\n%s  name = "lb-%s"\n}\n'


@pytest.mark.parametrize(
    ("meta", "part", "expected"),
    [
        ("", "x", ["lb-x"]),
        ('for_each = toset(["b", "a"])', "${each.key}", ["lb-a", "lb-b"]),
        ('for_each = toset(["b"])', "${each.value}", ["lb-b"]),
        ('for_each = { a = { n = "x" } }', "${each.key}${each.value.n}", ["lb-ax"]),
        ("for_each = var.suffix", "${each.key}", [None]),
        ('for_each = ["a"]', "${each.key}", [None]),
        (
            'for_each = { for k in ["p", "q"] : k => 1 }',
            "${each.key}",
            ["lb-p", "lb-q"],
        ),
        ("for_each = local.map", "${each.key}", ["lb-k"]),
        ("for_each = {}", "${each.key}", []),
        ("for_each = local.cycle", "${each.key}", [None]),
        ("count = 2", "${count.index}", ["lb-0", "lb-1"]),
        ('count = "1"', "${count.index}", ["lb-0"]),
        ("count = 0", "x", []),
        ("count = var.off ? 1 : 0", "x", ["lb-x"]),
        ("count = false ? 1 : 0", "x", []),
        ("count = length(var.suffix)", "${count.index}", [None]),
    ],
)
def test_instances(meta: str, part: str, expected: list[str | None]) -> None:
    text = (
        SUFFIX
        + LB % (f"  {meta}\n" if meta else "", part)
        + 'variable "off" {\n  default = false\n}\n'
        "locals {\n  map   = { k = 1 }\n  cycle = local.cycle2\n"
        "  cycle2 = local.cycle\n}\n"
    )
    assert names(module(text)) == expected


def test_an_instance_says_which_it_is() -> None:
    text = LB % ('  for_each = toset(["web"])\n', "${each.key}")
    ((instance, found),) = in_instances(module(text))
    assert str(instance) == "each.key = web"
    assert (found.text, found.overridable) == ("lb-web", False)
    ((instance, _),) = in_instances(module(LB % ("", "x")))
    assert str(instance) == ""


def test_keys_of_a_default_can_be_overridden() -> None:
    text = 'variable "services" {\n  default = { web = 1 }\n}\n' + LB % (
        "  for_each = var.services\n",
        "${each.key}",
    )
    ((_, found),) = in_instances(module(text))
    assert found.text == "lb-web"
    assert found.likely == len("lb-web") + GROWTH
    assert found.longest is None


TYPED = """
variable "text" {
  type = string
}
variable "number" {
  type    = number
  default = 1
}
variable "list" {
  type    = list(string)
  default = []
}
variable "any" {
  default = "d"
}
variable "object" {
  type = object({
    name = string
    port = optional(number, 80)
    tags = optional(map(string), {})
  })
  default = { name = "x", other = true }
}
variable "secret" {
  type      = string
  sensitive = true
  default   = "hunter2"
}
variable "strict" {
  type     = string
  nullable = false
  default  = "full"
}
"""


def _files(texts: dict[str, str]) -> dict[str, Source]:
    return {name: Source(name, text) for name, text in texts.items()}


@pytest.mark.parametrize(
    ("text", "inputs", "expected"),
    [
        ("var.any", Inputs(), "d"),
        ("var.any", Inputs(environment={"TF_VAR_any": "e"}), "e"),
        ("var.text", Inputs(files=_files({"terraform.tfvars": 'text = "t"'})), "t"),
        ("var.text", Inputs(files=_files({"other.tfvars": 'text = "t"'})), None),
        (
            "var.text",
            Inputs(
                environment={"TF_VAR_text": "e"},
                files=_files({"terraform.tfvars": 'text = "t"'}),
            ),
            "t",
        ),
        (
            "var.text",
            Inputs(
                files=_files(
                    {
                        "terraform.tfvars.json": '{"text": "j"}',
                        "terraform.tfvars": 'text = "t"',
                    }
                )
            ),
            "j",
        ),
        (
            "var.text",
            Inputs(
                files=_files(
                    {
                        "b.auto.tfvars": 'text = "b"',
                        "a.auto.tfvars": 'text = "a"',
                        "a.auto.tfvars.json": '{"text": "aj"}',
                        "terraform.tfvars": 'text = "t"',
                    }
                )
            ),
            "b",
        ),
        (
            "var.text",
            Inputs(
                files=_files({"b.auto.tfvars": 'text = "b"'}),
                arguments=(("text", "one"), ("", 'text = "two"')),
            ),
            "two",
        ),
        ("var.text", Inputs(arguments=(("", 'text = "f"'), ("text", "v"))), "v"),
        ("var.text", Inputs(arguments=((".json", '{"text": "f"}'),)), "f"),
        ("var.number + 1", Inputs(arguments=(("number", "41"),)), "42"),
        ("var.number + 1", Inputs(), "2"),
        ('join("-", var.list)', Inputs(arguments=(("list", '["a", 1]'),)), "a-1"),
        ("var.any", Inputs(arguments=(("any", '["a"]'),)), '["a"]'),
        ('"${var.object.name}-${var.object.port}"', Inputs(), "x-80"),
        (
            "var.object.port",
            Inputs(
                files=_files(
                    {"terraform.tfvars": 'object = { name = "y", port = 1.50 }'}
                )
            ),
            "1.5",
        ),
        ("var.object.port", Inputs(arguments=(("object", "{name=1}"),)), "80"),
        ("length(var.object.tags)", Inputs(), "0"),
        (
            "var.strict",
            Inputs(files=_files({"terraform.tfvars": "strict = null"})),
            "full",
        ),
        ("var.text", Inputs(files=_files({"terraform.tfvars": "text = {"})), None),
        ("var.number", Inputs(arguments=(("number", "no"),)), None),
        ("var.list", Inputs(arguments=(("list", "[["),)), None),
        ("var.nothing", Inputs(arguments=(("nothing", "x"),)), None),
        (
            "var.text",
            Inputs(files=_files({"terraform.tfvars.json": '{"text": "${x}"}'})),
            "${x}",
        ),
        (
            "var.number",
            Inputs(files=_files({"a.auto.tfvars.json": '{"number": 0.10}'})),
            "0.1",
        ),
        ("terraform.workspace", Inputs(workspace="blue"), "blue"),
    ],
)
def test_inputs_by_precedence(text: str, inputs: Inputs, expected: str | None) -> None:
    assert value(text, TYPED, inputs).text == expected


def test_what_the_command_line_says_is_fixed() -> None:
    given = value('"x-${var.any}"', TYPED, Inputs(arguments=(("any", "long"),)))
    assert (given.likely, given.varies) == (6, False)
    given = value('"x-${var.any}"', TYPED, Inputs(environment={"TF_VAR_any": "long"}))
    assert (given.likely, given.varies) == (6, False)
    kept = value(
        '"x-${var.any}"', TYPED, Inputs(files=_files({"terraform.tfvars": 'any="e"'}))
    )
    assert (kept.likely, kept.varies) == (3 + GROWTH, True)


def test_a_sensitive_value_is_counted_and_never_said() -> None:
    found = value('"x-${var.secret}"', TYPED)
    assert found.text is None
    assert (found.shortest, found.likely) == (2 + 0, 2 + 7 + GROWTH)
    found = value("var.secret", TYPED, Inputs(arguments=(("secret", "12345"),)))
    assert (found.text, found.shortest, found.longest) == (None, 5, 5)
    assert "hunter2" not in repr(value("{ a = [var.secret] }", TYPED))


CHILD = 'variable "name" {\n  default = "d"\n}\nvariable "size" {\n  type = number\n}\n'


def _linked(root: str, child: str = CHILD) -> tuple[Module, Module]:
    found = tree({"live/main.tf": root, "modules/lb/main.tf": child})
    parent, called = found.module("live"), found.module("modules/lb")
    assert parent
    assert called
    return parent, called


def test_a_child_is_judged_with_what_its_callers_pass() -> None:
    _, child = _linked(
        'module "one" {\n  source   = "../modules/lb"\n'
        '  for_each = toset(["a", "b"])\n  name     = "n-${each.key}"\n}\n'
        'module "two" {\n  source = "../modules/lb"\n  size   = 2\n}\n'
        'module "three" {\n  source = "./other"\n}\n',
        CHILD + LB % ("", "${var.name}"),
    )
    assert [(str(i), v.text, v.varies) for i, v in in_instances(child)] == [
        ('module.one["a"]', "lb-n-a", False),
        ('module.one["b"]', "lb-n-b", False),
        ("module.two", "lb-d", False),
    ]


def test_an_output_of_a_child_is_known_to_its_caller() -> None:
    parent, _ = _linked(
        'module "one" {\n  source = "../modules/lb"\n  name   = "n"\n}\n'
        + LB % ("", "${module.one.full}"),
        CHILD + 'output "full" {\n  value = "${var.name}-x"\n}\n',
    )
    assert names(parent) == ["lb-n-x"]


@pytest.mark.parametrize("argument", ["module.one.full", "local.a"])
def test_modules_that_depend_on_themselves_are_unknown(argument: str) -> None:
    parent, _ = _linked(
        f'module "one" {{\n  source = "../modules/lb"\n  name   = {argument}\n}}\n'
        "locals {\n  a = module.one.full\n}\n" + LB % ("", "${module.one.full}"),
        CHILD + 'output "full" {\n  value = "${var.name}-x"\n}\n',
    )
    ((_, found),) = in_instances(parent)
    assert found.text is None


def test_a_module_that_calls_itself_comes_to_an_end() -> None:
    text = 'module "a" {\n  source = "./"\n}\n' + LB % ("", "x")
    found = tree({"a/main.tf": text}).module("a")
    assert found
    assert len(instances(found, next(found.blocks("resource", "aws_lb"))[1])) <= 50


@pytest.mark.parametrize(
    "text",
    [
        "(" * 400 + "1" + ")" * 400,
        "[" * 400 + "1" + "]" * 400,
        "1" + " + 1" * 3000,
        'format("%1000000000d", 1)',
        'join("", [for a in range(1000) : join("", [for b in range(1000) : "x"])])',
        "[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : 1]]]",
        "1e999999999",
        "1e4000 * 1e4000",
        "pow(10, 1e9)",
        "setproduct(range(1000), range(1000), range(1000))",
        'regex("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")',
        "local.b20",
        'local.t30 == local.t30 ? "a" : "b"',
        "jsonencode(local.t30)",
        "local.j30",
        "local.cycle",
        "local.self",
    ],
)
def test_nothing_hangs_or_overflows(text: str) -> None:
    doubled = "".join(
        f'  b{n + 1} = "${{local.b{n}}}${{local.b{n}}}"\n' for n in range(20)
    )
    doubled += "".join(f"  t{n + 1} = [local.t{n}, local.t{n}]\n" for n in range(30))
    doubled += "".join(f"  j{n + 1} = jsonencode(local.j{n})\n" for n in range(30))
    declarations = (
        'locals {\n  b0 = "xxxxxxxxxx"\n  t0 = 1\n  j0 = "\\""\n'
        f"{doubled}  self = local.self\n"
        "  cycle = [local.cycle2]\n  cycle2 = { a = local.cycle }\n}\n"
    )
    assert value(text, declarations).text is None


def test_nothing_is_evaluated_twice() -> None:
    chain = "".join(
        f"  l{n + 1} = max(local.l{n}, local.l{n}, local.l{n})\n" for n in range(30)
    )
    assert value("local.l30", f"locals {{\n  l0 = 1\n{chain}}}\n").text == "1"


ELEMENTS = """
variable "m" {
  type = map(object({ name = string, other = string, port = number }))
  validation {
    condition = (
      alltrue([for k, v in var.m : length(k) <= 12]) &&
      alltrue([for v in values(var.m) : length(v.name) <= 20])
    )
    error_message = "It is too long."
  }
  validation {
    condition     = alltrue([for k in keys(var.m) : can(regex("^[a-z]{3,9}$", k))])
    error_message = "It is too long."
  }
  validation {
    condition     = alltrue([for v in var.m : length(v.other) <= 2 if v.port > 80])
    error_message = "It is too long."
  }
}
variable "z" {
  type = list(string)
  validation {
    condition = var.z == null || (alltrue([for z in var.z : z == "a" || z == "abc"]))
    error_message = "It is none of them."
  }
}
variable "no" {
  type = list(string)
  validation {
    condition     = anytrue([for z in var.no : z == "a"])
    error_message = "It is not there."
  }
}
"""


@pytest.mark.parametrize(
    ("text", "shortest", "likely"),
    [
        ('var.m["a"].name', 0, 20),
        ("var.m.a.name", 0, 20),
        ("var.m[var.k].name", 0, 20),
        ('var.m["a"].other', 0, UNBOUND),
        ("keys(var.m)[0]", 3, 9),
        ("values(var.m)[0].name", 0, 20),
        ("[for k, v in var.m : v.name][0]", 0, 20),
        ('[for k, v in var.m : "${k}-" if v.port > 80][0]', 4, 10),
        ('{ for k, v in var.m : v.name => upper(k) }["a"]', 3, 9),
        ("keys({ for k, v in var.m : v.name => k })[0]", 0, 20),
        ("{ for k, v in var.m : v.name => k... }.a[0]", 0, UNBOUND),
        ("tolist(toset(var.z))[0]", 1, 3),
        ('"${var.z[0]}-${var.z[1]}"', 3, 7),
        ("var.no[0]", 0, UNBOUND),
    ],
)
def test_what_validations_say_of_elements(
    text: str, shortest: int, likely: int
) -> None:
    found = value(text, ELEMENTS)
    assert (found.shortest, found.likely) == (shortest, likely)
