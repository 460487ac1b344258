"""Show calls of functions that Terraform does not have.

There are no functions but those that Terraform and the providers bring: ``Call to
unknown function``. A name is written right where one function can be meant: with other
signs or case, a wrong letter, or as other languages call what takes and gives the same,
``len`` or ``toupper``. Else the names that are like it are shown, and what is written
here for functions of other languages.

``list`` and ``map``, which Terraform 0.15 took away, become ``tolist([...])`` and
``tomap({...})``, which make the same in all versions since 0.12. Functions of
providers, ``provider::...``, are not looked at, nor those that only OpenTofu has.

Refused by validate:

    Call to unknown function
    There is no function named "list".

Before:

    output "zones" {
      value = list("eu-west-1a", "eu-west-1b")
    }

After:

    output "zones" {
      value = tolist(["eu-west-1a", "eu-west-1b"])
    }

See https://developer.hashicorp.com/terraform/language/functions
"""

from tffix.api import (
    Context,
    Edit,
    File,
    Finding,
    Impact,
    Iterator,
    Module,
    Modules,
    Safety,
    fixer,
    function_calls,
    near,
    perhaps,
    replace,
    signatures,
    sure_names,
    suspicion,
)
from tffix.api import nodes as n

# of other languages and tools, without signs and case
_CALLED_HERE = {
    "filter": "[for x in list : x if condition]",
    "if": "condition ? x : y",
    "ifelse": "condition ? x : y",
    "isnull": "x == null",
    "not": "!x",
    "substring": "substr",
}
# those that take the same and give the same
_SAME_HERE = {
    "all": "alltrue",
    "any": "anytrue",
    "fromjson": "jsondecode",
    "len": "length",
    "lowercase": "lower",
    "parsejson": "jsondecode",
    "size": "length",
    "sprintf": "format",
    "str": "tostring",
    "strlen": "length",
    "tojson": "jsonencode",
    "tolower": "lower",
    "tolowercase": "lower",
    "tonum": "tonumber",
    "tostr": "tostring",
    "toupper": "upper",
    "touppercase": "upper",
    "toyaml": "yamlencode",
    "uniq": "distinct",
    "unique": "distinct",
    "uppercase": "upper",
}
_LONG = 6  # letters of a name in which one or two may be wrong
_GONE = ("list", "map")


@fixer(
    Modules(suspicion.calls.may_call_nothing),
    groups=("functions",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def unknown_function(module: Module, context: Context) -> Iterator[Finding]:
    """Find calls of functions that do not exist."""
    for call in function_calls.calls(module, suspicion.calls.unknown_names):
        if suspicion.calls.is_unknown(call.name):
            yield _finding(call, context.at(call.file))


def _finding(call: function_calls.FunctionCall, context: Context) -> Finding:
    name = call.name
    edits = _today(call.node, name, call.file)
    plain = name.lower().replace("_", "")
    names = near(name, signatures())
    if other := _CALLED_HERE.get(plain):
        names = [other]
    remedy = perhaps(names) or "there is none like it"
    if right := _meant(name, plain):
        names, remedy = [right], f"write {right}"
        start = call.node.start
        edits = [Edit(call.file.path, start, start + len(name), right)]
    if name in _GONE:
        names = []
        remedy = "write tolist([...])" if name == "list" else "write tomap({...})"
    start = call.node.start
    return context.finding(
        call.block,
        n.Identifier(start, start + len(name), name),
        f"there is no function {name}",
        remedy,
        edits,
        candidates=[name for name in names if name in signatures()],
    )


def _meant(name: str, plain: str) -> str:
    """Give the one function that can be meant; empty where others can."""
    if plain in _CALLED_HERE or name in _GONE:
        return ""
    if right := _SAME_HERE.get(plain):
        return right
    if same := [one for one in signatures() if one.replace("_", "") == plain]:
        return same[0]
    likely = [one for one in signatures() if sure_names.is_spelling(name, one)]
    return likely[0] if len(likely) == 1 and len(name) >= _LONG else ""


def _today(call: n.Call, name: str, file: File) -> list[Edit]:
    """Give the edits that write an old list or map as it is written now."""
    if name not in _GONE or call.expand or not call.arguments:
        return []
    if any(isinstance(one, n.Variable) for one in call.arguments):
        return []  # list(string): a type, where no type is taken
    codes = [file.text_of(one) for one in call.arguments]
    if name == "list":
        first, last = call.arguments[0], call.arguments[-1]
        return [
            Edit(file.path, call.start, first.start, "tolist(["),
            Edit(file.path, last.end, call.end, "])"),
        ]
    if len(codes) % 2:
        return []
    keys = [
        code if _is_text(node) else f"({code})"
        for code, node in zip(codes[::2], call.arguments[::2], strict=True)
    ]
    items = zip(keys, codes[1::2], strict=True)
    inside = ", ".join(f"{key} = {value}" for key, value in items)
    return replace(file, call, f"tomap({{ {inside} }})")


def _is_text(node: object) -> bool:
    match node:
        case n.Template(parts=(n.Text(),)):
            return True
    return False
