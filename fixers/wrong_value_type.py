"""Write a value as the type that its argument takes.

A list of subnets is a list also where there is one, a name is no list, and a policy is
the text of a JSON document. Terraform converts numbers, texts and true or false into
each other, lists into sets and objects into maps, and refuses the rest: ``Incorrect
attribute value type``.

- A single value goes into brackets where a list or a set is taken: what is written out,
  or an attribute that the schema has as a single value. A text with commas in it and a
  variable may be meant to be split, so that is unsafe.
- The brackets around a single value go where one value is taken, and so do those around
  a list: ``[aws_subnet.main[*].id]``, ``[var.subnet_ids]``. Several lists in brackets
  become one by ``flatten``, and so does ``[for … : [ … ]]``.
- An object becomes ``jsonencode({ … })`` where the text of a JSON document is taken.
- A list in a map of texts, as the variables of an environment are, becomes one text by
  ``join``; that is unsafe.

Any other value is shown. Values are judged by how they are written, and references by
what they stand for: an attribute by the schema of its type, a variable by its ``type``,
a local by what it is. So are those in objects, as in ``ingress = [{ … }]``, and lists
and objects that are written out in maps. ``terraform
validate`` knows no types of attributes, so that the plan refuses those. What is not
known is not wrong.

The schemas are those that come with tffix, or that ``tffix schema sync`` has read: a
value is wrong if no version of the provider that the module allows takes it. A resource
that an override file has too is left alone.

Refused by validate:

    Incorrect attribute value type
    Inappropriate value for attribute "security_groups": set of string required.

Before:

    resource "aws_lb" "web" {
      name            = "web"
      security_groups = aws_security_group.web.id
    }

    resource "aws_security_group" "web" {
      name = "web"
    }

After:

    resource "aws_lb" "web" {
      name            = "web"
      security_groups = [aws_security_group.web.id]
    }

    resource "aws_security_group" "web" {
      name = "web"
    }

See https://developer.hashicorp.com/terraform/language/expressions/type-constraints
"""

from typing import Any

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Level,
    Levels,
    Safety,
    Type,
    comments,
    fixer,
    in_words,
    object_values,
    pattern,
    plain_text,
    replace,
    resolve,
    suspicion,
    target,
    value_types,
    wrap,
)
from tffix.api import nodes as n
from tffix.aws import formats

# Arguments that take the text of a JSON document, by the end of their names. Source:
# the documentation of the types in hashicorp/aws, "JSON" or jsonencode beside them.
_JSON = (
    *("policy", "policy_document", "event_pattern", "container_definitions"),
    *("container_properties", "table_mappings", "dashboard_body", "secret_string"),
    *("replication_task_settings", "input_parameters", "configuration_values"),
)
_JSON_OF = {
    ("aws_cloudwatch_event_target", "input"),
    ("aws_organizations_policy", "content"),
    ("aws_scheduler_schedule", "input"),
    ("aws_sfn_state_machine", "definition"),
}
# Those that take a text with a syntax of its own, which is not JSON, by the same.
_OTHER_TEXT = ("server_properties", "user_data", "user_data_base64")
# Those of them that are made of an object, or of a list. Sources: kafka
# CreateConfiguration, the contents of the file server.properties; ssm PutParameter, a
# StringList is a text with commas.
_LINES = ("aws_msk_configuration", "server_properties")
_COMMAS = ("aws_ssm_parameter", "value")
_SINGULAR = ("_id", "_arn", "_name")
_COLLECTIONS = ("list", "set")
_INSERTED = pattern(r'"\$\{([\w.-]++)\}"')
# what other interfaces, and people, write for true and false
_BOOLS = {"enabled": "true", "enable": "true", "yes": "true", "on": "true"}
_BOOLS |= {"disabled": "false", "disable": "false", "no": "false", "off": "false"}


@fixer(
    Levels(
        kinds=("resource", "data", "ephemeral"),
        holds=suspicion.values.may_have_other_type,
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def wrong_value_type(level: Level, context: Context) -> Iterator[Finding]:
    """Find values that cannot be converted to the type of their argument."""
    for name, value, types in _values(level, context):
        given = value_types.type_of(value, context.module)
        wanted = [value_types.of_schema(one) for one in types]
        if any(value_types.fits(value, given, one) for one in wanted):
            continue
        if level.makes_nothing(context.module):
            return
        edits, remedy, safety = _written(name, value, wanted[-1], level, context)
        yield context.finding(
            level.top,
            value,
            f"{name} takes {in_words(types[-1])}, not {_said(given)}",
            remedy or f"write {in_words(types[-1])}",
            edits,
            safety=safety,
        )


def _values(
    level: Level, context: Context
) -> Iterator[tuple[str, n.Expression, list[Any]]]:
    """Give the arguments of a body, and what is in their objects: name, value, types.

    The types are those of each version, as its schema writes them.
    """
    for item in level.body.attributes():
        known = level.settable(item.name.name)
        types = [one.type for one in known]
        if not types:
            continue
        # in JSON, an object for what takes blocks is a block
        is_block = isinstance(item.value, n.Object) and known[-1].takes_blocks
        if context.file.is_native or not is_block:
            yield item.name.name, item.value, types
        for found in object_values.objects(item.value, types):
            for each in found.node.items:
                if wanted := found.types(each.key_name):
                    yield each.key_name, each.value, wanted
        inner = [one[1] for one in types if isinstance(one, list) and one[0] == "map"]
        for each in _entries(item.value) if len(inner) == len(types) else ():
            yield each.key_name, each.value, inner


def _entries(value: n.Expression) -> Iterator[n.ObjectItem]:
    """Give the entries of a map that are lists or objects, as they are written."""
    parts = [value]
    while parts:
        match parts.pop():
            case n.Object(items=items):
                for each in items:
                    is_list = isinstance(each.value, n.Tuple | n.Object | n.For)
                    if is_list or value_types.is_splat(each.value):
                        yield each
            case n.Call(name="merge", arguments=arguments):
                parts += reversed(arguments)
            case (
                n.Parenthesized(inner=inner)
                | n.Template(parts=(n.Interpolation(value=inner),))
            ):
                parts.append(inner)


def _said(given: Type) -> str:
    match given.kind:
        case "list" if given.element.kind in _COLLECTIONS:
            return "a list of lists"
        case "list" | "set" | "tuple":
            return f"a {given.kind}"
        case "map" | "object":
            return "an object"
        case "bool":
            return "true or false"
    return f"a {given.kind}"


def _written(
    name: str, value: n.Expression, wanted: Type, level: Level, context: Context
) -> tuple[list[Edit], str, Safety | None]:
    """Give the edits that make a value fit, the remedy and how safe that is."""
    file = context.file
    given = value_types.type_of(value, context.module)
    form = _json(name, resolve(value, context.module), level)
    if wanted.kind == "string" and form is not None:
        return wrap(file, value, "jsonencode(", ")"), "encode it as JSON", form
    if joined := _joined(name, value, wanted, level, context):
        return joined
    if isinstance(value, n.Tuple | n.For):
        return *_unwrapped(value, wanted, context), None
    said = plain_text(value)
    if wanted.kind == "bool" and said and (code := _BOOLS.get(said.lower())):
        return replace(file, value, code), f"write {code}", None
    single = given.is_primitive() or given.kind in ("map", "object")
    if (
        wanted.kind in _COLLECTIONS
        and single
        and value_types.could_be(given, wanted.element)
    ):
        edits = [] if isinstance(value, n.Heredoc) else wrap(file, value, "[", "]")
        return edits, "put it into brackets", _certainty(value, context)
    return [], "", None


def _joined(
    name: str, value: n.Expression, wanted: Type, level: Level, context: Context
) -> tuple[list[Edit], str, Safety | None] | None:
    """Give the same where one text is made of several."""
    by_commas = wrap(context.file, value, 'join(",", ', ")"), "join them by commas"
    is_made = value_types.is_splat(value) or isinstance(value, n.For)
    is_entry = wanted.kind == "string" and not level.settable(name)
    if (
        is_made
        and is_entry
        and value_types.type_of(value, context.module).kind == "list"
    ):
        # an entry of a map, as the variables of an environment are
        return *by_commas, Safety.UNSAFE
    match (level.top.labels[0].value, name), value:
        case (of, n.Object(items=items)) if of == _LINES and all(
            isinstance(item.value, n.Literal | n.Template) for item in items
        ):
            head = 'join("\\n", [for key, value in '
            tail = ' : "${key}=${value}"])'
            return wrap(context.file, value, head, tail), "write a line for each", None
        case (of, n.Tuple(items=items)) if of == _COMMAS and len(items) > 1:
            return *by_commas, None
    return None


def _unwrapped(
    value: n.Tuple | n.For, wanted: Type, context: Context
) -> tuple[list[Edit], str]:
    """Give the edits that take a pair of brackets away, and the remedy."""
    file = context.file
    items = value.items if isinstance(value, n.Tuple) else ()
    if wanted.kind in _COLLECTIONS and len(items) != 1:
        remedy = "make one list of the lists in it"
        return wrap(file, value, "flatten(", ")"), remedy
    match items:
        case (only,) if value_types.could_be(
            value_types.type_of(only, context.module), wanted
        ):
            said = comments(file.text, value.start, only.start)
            said += comments(file.text, only.end, value.end)
            if said and wanted.kind in _COLLECTIONS:
                return wrap(file, value, "flatten(", ")"), "make one list of it"
            code = file.text_of(only)
            if inserted := _INSERTED.fullmatch(code):
                code = inserted[1]  # as terraform fmt writes it
            edits = [] if said else replace(file, value, code)
            return edits, "write it without brackets"
    return [], ""


def _certainty(value: n.Expression, context: Context) -> Safety | None:
    """Give how safe it is to take a value for one element: what may be split is not."""
    found = target(value, context.module)
    if isinstance(found, n.Template):
        texts = [part.raw for part in found.parts if isinstance(part, n.Text)]
        return Safety.UNSAFE if "," in "".join(texts) else None
    root = found
    while isinstance(root, n.GetAttr | n.Index):
        root = root.source
    known = isinstance(found, n.Literal | n.Object | n.Index) or (
        isinstance(root, n.Variable) and (root.name != "var" or _is_id(found))
    )
    return None if known else Safety.UNSAFE


def _is_id(value: n.Expression) -> bool:
    """Whether a variable is named for one id, ARN or name."""
    return isinstance(value, n.GetAttr) and value.name.name.endswith(_SINGULAR)


def _json(name: str, value: n.Expression, level: Level) -> Safety | None:
    """Give how safe it is to encode a value as JSON; None where it is none."""
    known = formats().get(level.top.labels[0].value, {}).get((*level.path, name))
    is_text = (
        bool(known and "json" in known.forms)
        or (level.top.labels[0].value, name) in _JSON_OF
        or any(name == end or name.endswith(f"_{end}") for end in _JSON)
    )
    match value:
        case n.Object() if name in _OTHER_TEXT:
            return None
        case n.Object():
            return Safety.SAFE if is_text else Safety.UNSAFE
        case n.Tuple(items=items) if any(isinstance(one, n.Object) for one in items):
            return Safety.SAFE if is_text else Safety.UNSAFE
    return None
