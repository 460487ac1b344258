"""Show templates that Terraform cannot read.

A script has its own use for ``${``: ``${1:-staging}`` in a shell, ``${price * 2}`` in
JavaScript. Handed to ``templatefile``, it is read as a template of Terraform, and what
is no expression of Terraform's is refused, at the call and not in the file.

The file is not of the configuration, so it is left to you: write ``$${`` where the
script means itself, or read it with ``file`` if nothing is to be put in.

Refused by validate:

    Error in function call
    Call to function "templatefile" failed: ./start.sh:1,17-18: Extra characters after
    interpolation expression

With start.sh:

    STAGE=${1:-staging}

Before:

    output "script" {
      value = templatefile("${path.module}/start.sh", {})
    }

After:

    output "script" {
      value = file("${path.module}/start.sh")
    }

See https://developer.hashicorp.com/terraform/language/functions/templatefile
"""

from tffix.api import (
    Context,
    Finding,
    HclSyntaxError,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    fixer,
    function_calls,
    pattern,
    template_file,
)


@fixer(
    Modules(pattern("templatefile")),
    groups=("functions",),
    safety=Safety.MANUAL,
    impact=Impact.NONE,
    refused_by="validate",
)
def broken_template(module: Module, context: Context) -> Iterator[Finding]:
    """Find calls of templatefile with a file that is no template."""
    for call in function_calls.function_calls(module, ["templatefile"]):
        path = function_calls.named_path(call.node, module)
        text = module.text(path) if path else ""
        if not path or not text:
            continue
        try:
            template_file.parse_template(text)
        except HclSyntaxError as error:
            before = text[: max(error.start - template_file.TEMPLATE_START, 0)]
            said = error.message
            if len(before) == len(text):
                said = "a sequence does not end"
            line = before.count("\n") + 1
            column = len(before) - before.rfind("\n")
            yield context.at(call.file).finding(
                call.block,
                call.node,
                f"{path.removeprefix('./')}:{line}:{column} is no template: {said}",
                "write $${ or %%{ there if it is the script's own",
            )
