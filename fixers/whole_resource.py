"""Read what an argument or a text means of a resource, in the place of all of it.

``aws_vpc.main`` is an object with all that the resource has, and an argument takes one
of them: its id, its ARN, its name. Terraform knows that when it plans.

The attribute is sure where the argument has its name, or says by its own what it takes:
``vpc_id`` the id of an ``aws_vpc``, ``role_arn`` an ARN, a policy the ``json`` of a
document; so it is where the provider takes an ARN alone. Otherwise the name of what the
argument is called after, or the id, is written as an unsafe fix; so it is in a text,
``"${aws_vpc.main}-logs"``. All instances of a resource become a list. Of a module it is
the output that has the name of the argument.

Refused by plan:

    Incorrect attribute value type
    Inappropriate value for attribute "vpc_id": string required.

Before:

    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }

    resource "aws_subnet" "orders" {
      vpc_id     = aws_vpc.main
      cidr_block = "10.0.1.0/24"
    }

After:

    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }

    resource "aws_subnet" "orders" {
      vpc_id     = aws_vpc.main.id
      cidr_block = "10.0.1.0/24"
    }

See https://developer.hashicorp.com/terraform/language/expressions/references
"""

from tffix.api import (
    Context,
    Declared,
    Finding,
    Impact,
    Iterator,
    Level,
    Module,
    Modules,
    Reference,
    Safety,
    attribute_path,
    fixer,
    in_words,
    levels,
    mentions,
    near_names,
    perhaps,
    replace,
    suspicion,
    value_types,
)
from tffix.api import nodes as n
from tffix.aws import formats

_READERS = ("resource", "data")
_COLLECTIONS = ("list", "set")
_ONE = "read one of its attributes"
_GENERAL = ("id", "arn", "name")
_DOCUMENT = "aws_iam_policy_document"


@fixer(
    Modules(suspicion.modules.may_read_a_whole_resource),
    groups=("references",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="plan",
)
def whole_resource(module: Module, context: Context) -> Iterator[Finding]:
    """Find resources that stand where a text is taken."""
    for mention in mentions.of_whole_resources(module):
        reference = module.reference_at(mention.file, mention.start)
        if reference is None:
            continue
        if _is_in_text(reference):
            yield from _in_text(reference, mention.declared, context)
            continue
        if reference.block.type.name not in _READERS:
            continue
        level = _level(reference, module)
        wanted = _wanted(reference, level) if level else None
        if level is None or wanted is None:
            continue
        is_call = mention.declared.kind == "module"
        attributes = _outputs if is_call else _attributes
        found = attributes(reference, mention.declared, level, module)
        if not found or level.makes_nothing(module):
            continue
        is_sure, names = found
        code = reference.file.text_of(reference.node)
        reads = [
            read
            for name in names
            if (read := _read(code, name, wanted, mention.declared, module))
        ]
        is_meant = bool(reads) and (is_sure or not is_call)
        edits = replace(reference.file, reference.node, reads[0]) if is_meant else []
        name = reference.argument.name.name
        yield context.at(reference.file).finding(
            reference.block,
            reference.node,
            f"{_said(code, mention.declared)}, and {name} takes"
            f" {in_words(level.settable(name)[-1].type)}",
            f"read {reads[0]}"
            if edits
            else "; ".join(filter(None, (_ONE, perhaps(reads)))),
            edits,
            safety=None if is_sure else Safety.UNSAFE,
            candidates=() if is_sure else reads,
        )


def _level(reference: Reference, module: Module) -> Level | None:
    """Give the body in which a reference is the value of an argument or in its list."""
    value = reference.argument.value
    match value:
        case n.Template(parts=(n.Interpolation(value=inner),)):
            value = inner
    elements = value.items if isinstance(value, n.Tuple) else [value]
    if not any(one is reference.node for one in elements):
        return None
    for level in levels(reference.block, module):
        if any(item is reference.argument for item in level.body.items):
            return level
    return None


def _wanted(reference: Reference, level: Level) -> str | None:
    """Give the kind of type that is taken there; None where it is no text in any."""
    known = level.settable(reference.argument.name.name)
    types = [value_types.of_schema(one.type) for one in known]
    if isinstance(reference.argument.value, n.Tuple):
        types = [one.element for one in types if one.kind in _COLLECTIONS]
    texts = [one.element if one.kind in _COLLECTIONS else one for one in types]
    if not known or len(types) < len(known) or any(t.kind != "string" for t in texts):
        return None
    return types[-1].kind


def _attributes(
    reference: Reference, declared: Declared, level: Level, module: Module
) -> tuple[bool, list[str]] | None:
    """Give whether it is sure what is meant, and the attributes that may be.

    None where it is not known what the resource has.
    """
    type_ = declared.name.partition(".")[0]
    schemas = attribute_path.schemas(module, declared.kind, type_)
    if not schemas:
        return None
    there = set.intersection(*(set(one.attributes) for one in schemas)) | {"id"}
    name = reference.argument.name.name
    known = formats().get(level.top.labels[0].value, {}).get((*level.path, name))
    stem, _, end = name.removesuffix("s").rpartition("_")
    is_arn = end == "arn" or bool(known and known.forms == {"arn"})
    if type_ == _DOCUMENT:
        return True, ["json"]
    if name in there:
        return True, [name]
    if is_arn:
        return ("arn" in there), ["arn" if "arn" in there else "id"]
    if end == "id" and type_.endswith(f"_{stem}"):
        return True, ["id"]
    is_named = type_.endswith(f"_{name}") and "name" in there
    names = [one for one in _GENERAL if one in there]
    return False, sorted(names, key=lambda one: one != "name") if is_named else names


def _outputs(
    reference: Reference, declared: Declared, _level: Level, module: Module
) -> tuple[bool, list[str]] | None:
    """Give whether the output that has the name of the argument is there, or which are.

    None where the module is not known.
    """
    child = module.called(declared.block)
    if child is None:
        return None
    names = sorted(child.declarations.of("output"))
    name = reference.argument.name.name
    if name in names:
        return True, [name]
    return False, near_names.nearest(name, names)


def _is_in_text(reference: Reference) -> bool:
    """Whether it stands between other parts of a text, which is made in any case."""
    waiting: list[n.Node] = [reference.argument.value]
    while waiting:
        match node := waiting.pop():
            case n.Conditional() | n.For() | n.Call(name="try" | "can"):
                continue
            case n.Template(parts=parts) | n.Heredoc(parts=parts) if len(parts) > 1:
                if any(_inserts(part, reference) for part in parts):
                    return True
        waiting += node.children()
    return False


def _inserts(part: n.Node, reference: Reference) -> bool:
    return isinstance(part, n.Interpolation) and part.value is reference.node


def _said(code: str, declared: Declared) -> str:
    what = "module" if declared.kind == "module" else "resource"
    return f"{code} is all of a {what}"


def _in_text(
    reference: Reference, declared: Declared, context: Context
) -> Iterator[Finding]:
    """Find what is put into a text and is none."""
    code = reference.file.text_of(reference.node)
    there: set[str] = set()
    if declared.kind != "module":
        type_ = declared.name.partition(".")[0]
        schemas = attribute_path.schemas(context.module, declared.kind, type_)
        if schemas:
            there = set.intersection(*({*one.attributes} for one in schemas)) | {"id"}
    once = not context.module.is_repeated(declared.block)
    reads = [f"{code}.{one}" for one in _GENERAL if one in there and once]
    edits = replace(reference.file, reference.node, reads[0]) if reads else []
    yield context.at(reference.file).finding(
        reference.block,
        reference.node,
        f"{_said(code, declared)}, and no text",
        f"read {reads[0]}" if edits else _ONE,
        edits,
        safety=Safety.UNSAFE,
        candidates=reads,
    )


def _read(code: str, name: str, wanted: str, declared: Declared, module: Module) -> str:
    """Give the code that reads an attribute; empty where there may be several."""
    if not module.is_repeated(declared.block):
        return f"{code}.{name}"
    if wanted not in _COLLECTIONS:
        return ""
    is_counted = module.argument(declared.block, "count") is not None
    return f"{code}[*].{name}" if is_counted else f"values({code})[*].{name}"
