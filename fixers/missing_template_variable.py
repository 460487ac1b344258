"""Pass to a template what it reads.

``templatefile`` reads every ``${name}`` of a file as a variable of the call: also those
that a shell script means for itself. What the call does not pass is refused, and only
the first name is told: ``vars map does not contain key "region"``.

Where the module has one variable or local of each name, they are passed. Left to you:
a name that the script sets itself, which is to be written ``$${name}`` there, one that
nothing in the module is called, and a value of a type that does not fit. The keys must
be known, and the file must be there.

Refused by validate:

    Invalid function argument
    Invalid value for "vars" parameter: vars map does not contain key "region",
    referenced at ./user_data.sh:2,43-49.

With user_data.sh:

    #!/bin/bash
    aws s3 sync s3://${bucket} /srv --region ${region}

Before:

    resource "aws_instance" "web" {
      ami           = "ami-0a1b2c3d4e5f67890"
      instance_type = "t3.micro"

      user_data = templatefile("${path.module}/user_data.sh", {
        bucket = aws_s3_bucket.assets.id
      })
    }

    variable "region" {
      type = string
    }

After:

    resource "aws_instance" "web" {
      ami           = "ami-0a1b2c3d4e5f67890"
      instance_type = "t3.micro"

      user_data = templatefile("${path.module}/user_data.sh", {
        bucket = aws_s3_bucket.assets.id
        region = var.region
      })
    }

    variable "region" {
      type = string
    }

See https://developer.hashicorp.com/terraform/language/functions/templatefile
"""

import re
from typing import NamedTuple

from tffix.api import (
    Context,
    Edit,
    File,
    Finding,
    HclSyntaxError,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    evaluated,
    fixer,
    function_calls,
    indent,
    insert_after,
    line_start,
    object_keys,
    pattern,
    replace,
    resolve,
    template_file,
)
from tffix.api import nodes as n

_FUNCTION = "templatefile"
_COLLECTIONS = ("list", "set", "map", "object", "tuple")


class _Read(NamedTuple):
    """A name that a template reads: where first, and as what."""

    line: int
    as_text: bool
    as_collection: bool


@fixer(
    Modules(pattern(_FUNCTION)),
    groups=("functions",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def missing_template_variable(module: Module, context: Context) -> Iterator[Finding]:
    """Find calls of templatefile that do not pass what the file reads."""
    for call in function_calls.function_calls(module, [_FUNCTION]):
        path = function_calls.named_path(call.node, module) or ""
        text = module.text(path) if path else ""
        if not text or len(call.node.arguments) != 2:  # noqa: PLR2004, path and vars
            continue
        passed = _keys(call.node.arguments[1], module)
        if passed is None:
            continue
        reads = _reads(text)
        missing = {name: reads[name] for name in reads if name not in passed}
        if missing:
            yield _finding(call, path, missing, text, context)


def _reads(text: str) -> dict[str, _Read]:
    """Give the names that a template reads; none where it is no template."""
    try:
        template = template_file.parse_template(text)
    except HclSyntaxError:
        return {}
    found: dict[str, _Read] = {}
    texts: set[int] = set()
    collections: set[int] = set()
    for node, bound in evaluated(template) if template else ():
        match node:
            case n.Interpolation(value=n.Variable() as variable):
                texts.add(variable.start)
            case n.ForDirective(collection=n.Variable() as variable):
                collections.add(variable.start)
            case n.Variable(name=name) if name not in bound:
                line = (
                    text.count("\n", 0, node.start - template_file.TEMPLATE_START) + 1
                )
                here = _Read(line, node.start in texts, node.start in collections)
                known = found.get(name, here)
                found[name] = _Read(
                    known.line,
                    known.as_text or here.as_text,
                    known.as_collection or here.as_collection,
                )
    return found


def _keys(node: n.Expression, module: Module) -> set[str] | None:
    """Give the keys of an object; None where they are not known."""
    node = resolve(node, module)
    match node:
        case n.Object():
            return object_keys(node)
        case n.Call(name="merge", arguments=arguments, expand=False):
            parts = [_keys(argument, module) for argument in arguments]
            known = [part for part in parts if part is not None]
            return set().union(*known) if len(known) == len(parts) else None
    return None


def _finding(
    call: function_calls.FunctionCall,
    path: str,
    missing: dict[str, _Read],
    text: str,
    context: Context,
) -> Finding:
    """Give the finding of a call that lacks names, with the fix if all are known."""
    values: dict[str, str] = {}
    remedies = []
    for name, read in missing.items():
        value = _value(name, read, context)
        if _sets(name, text):
            remedies.append(f"write $${{{name}}} in the file, which sets {name} itself")
        elif value:
            values[name] = value
            remedies.append(f"pass {name} = {value}")
        else:
            remedies.append(f"pass {name}, or write $${{{name}}} in the file")
    names = ", ".join(f"{name} (line {read.line})" for name, read in missing.items())
    variables = call.node.arguments[1]
    complete = values.keys() == missing.keys()
    return context.at(call.file).finding(
        call.block,
        variables,
        f"{path.removeprefix('./')} reads {names}, not passed to {_FUNCTION}",
        "; ".join(remedies),
        _passed(variables, values, call.file) if complete else (),
    )


def _sets(name: str, text: str) -> bool:
    """Whether a script seems to set a variable of that name itself."""
    word = re.escape(name)
    return bool(
        re.search(
            rf"(?m)(?:^|[\s;&|(])(?:{word}=|{word}\s*:?=\s|for {word} in\b)", text
        )
        or re.search(rf"\b(?:const|let|var|read(?: -\w+)*) {word}\b", text)
    )


def _value(name: str, read: _Read, context: Context) -> str:
    """Give the variable or local of a name, if there is one that can be read so."""
    module = context.module
    variable, local = module.block("variable", name), module.local(name)
    if bool(variable) == bool(local):
        return ""
    root = "var" if variable else "local"
    node = n.GetAttr(0, 0, n.Variable(0, 0, root), n.Identifier(0, 0, name))
    kind = context.evaluate(node).type.kind
    if (read.as_text and kind in _COLLECTIONS) or (
        read.as_collection and kind not in (*_COLLECTIONS, "any")
    ):
        return ""
    return f"{root}.{name}"


def _passed(node: n.Expression, values: dict[str, str], file: File) -> Iterator[Edit]:
    """Give the edits that add items to an object; none where it is none."""
    if not isinstance(node, n.Object):
        return
    items = [f"{name} = {value}" for name, value in values.items()]
    if not node.items:
        if not file.text[node.start + 1 : node.end - 1].strip():
            yield from replace(file, node, f"{{ {', '.join(items)} }}")
        return
    last = node.items[-1]
    start = line_start(file.text, last.start)
    alone = not file.text[start : last.start].strip()
    if alone and "\n" in file.text[last.end : node.end]:
        to = indent(file.text, last.start)
        lines = "".join(f"{to}{item}\n" for item in items)
        yield from insert_after(file, last, lines)
    else:
        yield Edit(file.path, last.end, last.end, f", {', '.join(items)}")
