"""Show words that stand where a value belongs and name nothing.

A word alone is a reference to a resource type without a resource: ``production``, or
``${HOME}`` in a text that a shell should read. ``terraform validate`` refuses it. What
is a text needs quotes, what is a reference the rest of its address. What other
languages have for ``true``, ``false`` and ``null`` is written so: ``True``, ``None``,
``nil``, ``undefined``.

Where one variable or local of the module has that name, it is read: ``var.environment``
for ``environment``. It is left to you where the text itself sets the name, as a script
does with ``environment=``.

In a heredoc, where nothing in the module has that name, ``$${HOME}`` is written, which
Terraform hands on as ``${HOME}``: unsafe, as a value may have been meant that is yet to
be declared, but where the program in it sets the name, or a shell has it anyway. But
for those words, looked at is what is the whole value of an argument or of ``${…}``.

Refused by validate:

    Invalid reference
    A reference to a resource type must be followed by at least one attribute access,
    specifying the resource name.

Before:

    resource "aws_instance" "worker" {
      ami           = "ami-0abc"
      instance_type = "t3.micro"
      user_data     = <<-EOT
        #!/bin/sh
        echo "export PATH=${HOME}/bin" >> /etc/profile
      EOT
    }

After:

    resource "aws_instance" "worker" {
      ami           = "ami-0abc"
      instance_type = "t3.micro"
      user_data     = <<-EOT
        #!/bin/sh
        echo "export PATH=$${HOME}/bin" >> /etc/profile
      EOT
    }

See https://developer.hashicorp.com/terraform/language/expressions/references
"""

import re

from tffix.api import (
    Context,
    Declaration,
    Declarations,
    Edit,
    Finding,
    Impact,
    Inserted,
    Iterator,
    Module,
    Reference,
    Safety,
    fixer,
    inserted,
    near,
    perhaps,
    replace,
    suspicion,
    walk,
)
from tffix.api import nodes as n

_ROOTS = {
    "var": "variable",
    "local": "local",
    "module": "module",
    "each": "",
    "count": "",
    "path": "",
    "terraform": "",
    "data": "",
    "ephemeral": "",
    "resource": "",
}
# what takes a word: the events of an action
_WORDS = ("lifecycle", "action_trigger")


@fixer(
    Declarations(
        "check",
        "data",
        "ephemeral",
        "locals",
        "module",
        "output",
        "provider",
        "resource",
        "variable",
        suspicion=suspicion.declarations.may_be_bare,
    ),
    groups=("references",),
    safety=Safety.UNSAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def bare_name(declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find words that name nothing."""
    module = context.module
    if module.is_replaced(context.file, declaration.block):
        return
    for reference in module.reads(context.file, declaration.block):
        name = reference.root.name
        if reference.steps or name == "self" or reference.path[:2] == _WORDS:
            continue
        around = inserted(reference)
        literal = (
            "" if around else suspicion.declarations.FOREIGN_LITERALS.get(name, "")
        )
        if not (around or literal or _is_value(reference)):
            continue
        candidates = _candidates(name, module)
        edits: list[Edit] = []
        is_own = False
        meant = _meant(reference, candidates) or ("" if candidates else literal)
        if meant:
            edits = replace(context.file, reference.root, meant)
        elif around and _is_foreign(around, name, candidates):
            start = around.node.start
            edits = [Edit(context.file.path, start, start, "$")]
            is_own = around.in_heredoc and around.sets(name)
        yield context.finding(
            declaration.block,
            reference.root,
            f"{name} is no value: it names nothing that is declared",
            _remedy(name, meant, candidates, is_part=around is not None),
            edits,
            safety=Safety.SAFE if meant or is_own else None,
            candidates=candidates,
        )


def _is_value(reference: Reference) -> bool:
    """Whether a word is all of an argument, of an element, or of what a key has."""
    root, value = reference.root, reference.argument.value
    return value is root or any(
        (isinstance(node, n.Tuple) and root in node.items)
        or (isinstance(node, n.ObjectItem) and node.value is root)
        for node in walk(value)
    )


def _meant(reference: Reference, candidates: list[str]) -> str:
    """Give the one variable or local of that name; empty where it may be another."""
    name = reference.root.name
    value = reference.argument.value
    text = reference.file.text_of(value)
    if len(candidates) != 1 or candidates[0] not in (f"var.{name}", f"local.{name}"):
        return ""
    return (
        "" if re.search(rf"(?<![\w.-]){re.escape(name)}\s*=", text) else candidates[0]
    )


def _is_foreign(around: Inserted, name: str, candidates: list[str]) -> bool:
    """Whether a name may be read by the program that a text is."""
    return (
        (around.in_heredoc or name.isupper()) and not candidates and name not in _ROOTS
    )


def _candidates(name: str, module: Module) -> list[str]:
    """Give what the word may stand for."""
    declarations = module.declarations
    if kind := _ROOTS.get(name):
        return [f"{name}.{other}" for other in sorted(declarations.of(kind))]
    found = [
        f"{root}.{name}"
        for root in ("var", "local")
        if declarations.has(_ROOTS[root], name)
    ]
    resources = declarations.of("resource")
    found += sorted(one for one in resources if one.startswith(f"{name}."))
    return found or [
        f"{root}.{other}"
        for root in ("var", "local")
        for other in near(name, declarations.of(_ROOTS[root]))
    ]


def _remedy(name: str, meant: str, candidates: list[str], *, is_part: bool) -> str:
    if name in _ROOTS:
        return f"write what of {name} is meant, as {name}.x"
    if meant:
        return f"write {meant}"
    if candidates:
        return perhaps(candidates[:3])
    if is_part:
        return f"write $${{{name}}} for a program to read"
    return f'write "{name}" for a text'
