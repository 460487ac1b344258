"""Show what override files change and nobody declares.

A file that is called ``override.tf``, or ends so, changes what other files declare, and
declares nothing itself. ``terraform validate`` refuses a variable, an output, a local
value, a resource, a data source or a module call in it that stands nowhere else, and
``moved``, ``import`` and ``check`` blocks. Where it is to be declared, the file needs
another name, or the block another file.

Nothing is found in a folder in which there are only such files: they are to be put
beside others.

Refused by validate:

    Missing base variable declaration to override
    There is no variable named "region". An override file can only override a variable
    that was already declared in a primary configuration file.

With override.tf:

    variable "region" {
      default = "eu-west-1"
    }

Before:

    variable "regoin" {
      type = string
    }

After:

    variable "region" {
      type = string
    }

See https://developer.hashicorp.com/terraform/language/files/override
"""

from tffix.api import (
    Context,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    declared_in_file,
    fixer,
    near,
    perhaps,
    suspicion,
)

_KINDS = ("variable", "output", "local", "resource", "data", "module")
_WORDS = {"local": "local value", "module": "module call", "data": "data source"}


_NEVER = ("moved", "import", "check")


@fixer(
    Modules(suspicion.modules.may_override_nothing),
    groups=("declarations",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def override_without_base(module: Module, context: Context) -> Iterator[Finding]:
    """Find declarations in override files that override nothing."""
    overriding = [file for file in module.files.values() if module.is_override(file)]
    for file in overriding if len(overriding) < len(module.files) else ():
        for span in file.spans:
            if span.type in _NEVER:
                block = file.block(span)
                yield context.at(file).finding(
                    block,
                    block.type,
                    f"{span.type} overrides nothing, and stands in no override file",
                    "write it in another file",
                )
        for one in declared_in_file(file):
            if one.kind not in _KINDS or module.declarations.has(one.kind, one.name):
                continue
            what = _WORDS.get(one.kind, one.kind)
            names = near(one.name, module.declarations.of(one.kind))
            item = one.block.body.attribute(one.name) if one.kind == "local" else None
            yield context.at(file).finding(
                one.block,
                item.name if item else one.block.type,
                f"no other file has a {what} {one.name}, which this one overrides",
                perhaps(names) or "declare it in a file that overrides nothing",
                candidates=names,
            )
