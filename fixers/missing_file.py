"""Show functions that read a file that is not there.

``file``, ``templatefile`` and their like read what lies beside the configuration. A key
of the writer's own machine, ``file("~/.ssh/id_rsa.pub")``, is nowhere else; a file that
was to be written too is refused as soon as ``terraform validate`` evaluates the call:
``no file exists at "./user_data.sh"``.

Only a path that is certain counts: one that begins with ``path.module``, one that is
absolute or of the home directory, and one relative to a root module. Left out are
archives, which are built, files that something else in the module or ``.gitignore``
names, calls in ``try``, ``can`` or an arm of a conditional, and a relative path that
leads to a file from a folder above, where Terraform may be run instead. What this
machine lacks, in the home directory or by an absolute path, may be where Terraform
runs: that is only possible, and nothing where three modules of a repository read the
same one, as their machine has it.

With ``--unsafe-fixes``, what ``file`` reads of an absolute path or the home directory
becomes an input of a module that nobody calls: a variable without a default.

Refused by validate:

    Invalid function argument
    Invalid value for "path" parameter: no file exists at "~/.ssh/id_rsa.pub"

Before:

    resource "aws_key_pair" "admin" {
      public_key = file("~/.ssh/shop-admin.pub")
    }

After:

    variable "shop_admin_pub" {
      description = "what ~/.ssh/shop-admin.pub has in it"
      type        = string
    }

    resource "aws_key_pair" "admin" {
      public_key = var.shop_admin_pub
    }

See https://developer.hashicorp.com/terraform/language/functions/file
"""

import re

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    NewVariable,
    Safety,
    declare_variables,
    fixer,
    function_calls,
    pattern,
    replace,
)

_HASHES = ("md5", "sha1", "sha256", "sha512", "base64sha256", "base64sha512")
_FUNCTIONS = {
    "file",
    "filebase64",
    "templatefile",
    *(f"file{name}" for name in _HASHES),
}
_MOST_ABOVE = 4  # folders in which Terraform may be run instead
_FOREIGN = pattern(r"\W+")
_CALLED = pattern(r"file\w*\s*\(")
_BUILT = pattern(r"\.(?:zip|jar|war|tar|t?gz|bz2|xz|whl|so|exe|bin|wasm)$")


@fixer(
    Modules(_CALLED),
    groups=("functions",),
    safety=Safety.UNSAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def missing_file(module: Module, context: Context) -> Iterator[Finding]:
    """Find calls that name a file that does not exist."""
    for call in function_calls.function_calls(module, _FUNCTIONS):
        path = function_calls.named_path(call.node, module)
        if path is None or _BUILT.search(path):
            continue
        name = path.rpartition("/")[2]
        node = call.node.arguments[0]
        written = call.file.text[node.start + 1 : node.end - 1]
        above = 0 if written.startswith(("$", "/", "~")) else _MOST_ABOVE
        if (
            _is_there(path, above, module)
            or _is_made(name, module)
            or module.is_ignored(path)
        ):
            continue
        elsewhere = written.startswith(("~", "/"))  # it is the machine's
        if elsewhere and module.is_habit(written):
            continue
        remedy = f"add {path.removeprefix('./')}"
        edits: list[Edit] = []
        if path.startswith("/"):
            remedy = (
                'put it beside the configuration, as "${path.module}/'
                f'{name}", or pass what it holds by a variable'
            )
            if call.name == "file":
                edits = _as_input(call, name, written, module)
        yield context.at(call.file).finding(
            call.block,
            node,
            f"there is no file {written}",
            remedy,
            edits,
            certain=not elsewhere,
        )


def _as_input(
    call: function_calls.FunctionCall, file: str, path: str, module: Module
) -> list[Edit]:
    """Give what makes an input of a file of the writer's machine."""
    name = _FOREIGN.sub("_", file).strip("_")
    is_taken = module.declarations.has("variable", name)
    if not name or name[0].isdigit() or is_taken or module.calls:
        return []
    variable = NewVariable(name, "string", f"what {path} has in it")
    return [
        *replace(call.file, call.node, f"var.{name}"),
        *declare_variables([variable], call.file, call.block, module),
    ]


def _is_there(path: str, above: int, module: Module) -> bool:
    """Whether there is a file, seen from the module or so many folders above it."""
    return any(
        module.text("../" * levels + path) is not None for levels in range(above + 1)
    )


def _is_made(name: str, module: Module) -> bool:
    """Whether something names the file beside the functions that read it."""
    word = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w-])")
    read = re.compile(rf'file\w*\s*\(\s*"[^"]*{re.escape(name)}"|#.*|//.*')
    return any(
        word.search(read.sub("", file.text))
        for file in module.files.values()
        if name in file.text
    )
