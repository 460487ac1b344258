"""The tools and resources of the server; all of them read, only ``fix`` may write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from tffix import __version__, library
from tffix.api.documentation import documentation, markdown
from tffix.engine import registry
from tffix.errors import TffixError, nearest
from tffix.terraform.provider.accepted import bundled
from tffix.terraform.provider.bundled import bundle

if TYPE_CHECKING:
    from tffix.terraform.provider.schema import BlockSchema

INSTRUCTIONS = """\
tffix finds what terraform validate, terraform plan or AWS will refuse, and rewrites it.
After you write or change Terraform: call fix with the texts (or the path of the folder)
and keep the texts that it returns; then mend what remains by its message, remedy and
candidates, and call check again until nothing with level "error" remains. Before you
write a resource that you are not sure of, call schema for its arguments and blocks.
Before you raise the version of the AWS provider, call upgrade."""

server = MCPServer("tffix", instructions=INSTRUCTIONS, version=__version__)


@server.tool()
def check(
    files: dict[str, str] | None = None,
    path: str | None = None,
    select: list[str] | None = None,
    ignore: list[str] | None = None,
) -> dict[str, Any]:
    """Find what terraform validate, plan or AWS will refuse.

    Give either files, the texts of a module by their paths, or the path of a folder or
    file on disk. select and ignore name rules or groups of rules.
    """
    try:
        found = library.check(_source(files, path), **_options(select, ignore))
    except TffixError as error:
        raise ToolError(str(error)) from error
    return _said(found)


@server.tool()
def fix(
    files: dict[str, str] | None = None,
    path: str | None = None,
    select: list[str] | None = None,
    ignore: list[str] | None = None,
    unsafe_fixes: bool = False,  # noqa: FBT001, FBT002, a client names its arguments
    write: bool = False,  # noqa: FBT001, FBT002, as above
) -> dict[str, Any]:
    """Rewrite what will be refused; give the new texts and what remains to do.

    Give either files, the texts of a module by their paths, or the path of a folder or
    file on disk, which changes only with write. Without unsafe_fixes, no fix changes
    the plan of a configuration that could be applied.
    """
    options = _options(select, ignore)
    options["unsafe_fixes"] = unsafe_fixes
    try:
        result = library.fix(_source(files, path), write=write, **options)
    except TffixError as error:
        raise ToolError(str(error)) from error
    return _said(result) | {"texts": result.texts}


@server.tool()
def upgrade(
    path: str,
    target: str = "aws@6",
    unsafe_fixes: bool = False,  # noqa: FBT001, FBT002, as above
) -> dict[str, Any]:
    """Preview an upgrade of the AWS provider: what it rewrites, and what is left to do.

    path is a folder of Terraform, target aws@6 or aws@5. Nothing is written: the new
    texts are in the answer. With unsafe_fixes also what may change the plan.
    """
    try:
        result = library.upgrade(path, target, unsafe_fixes=unsafe_fixes)
    except TffixError as error:
        raise ToolError(str(error)) from error
    return _said(result) | {"texts": result.texts}


@server.tool()
def explain(rule: str) -> str:
    """Say what a rule looks for, who refuses it, and what is written instead."""
    return _page(rule)


@server.tool()
def schema(
    type: str,  # noqa: A002, the word of the field
    kind: str = "resource",
    provider: str = "hashicorp/aws",
    provider_version: str = "",
) -> dict[str, Any]:
    """Give the arguments and blocks of a type of a provider, without a network.

    kind is resource, data, ephemeral or provider, of which the type is the name of the
    provider: aws. provider is an address: hashicorp/aws, hashicorp/random, … .
    provider_version is the version that the module allows, as 5 or 6.25, the latest
    that is known if it is not given; the next one that is known answers.
    """
    address = provider if "/" in provider else f"hashicorp/{provider}"
    known = bundle(address)
    if not known:
        raise ToolError(f"no schemas of {address} are bundled")
    schemas = bundled(provider_version, address) if provider_version else known[-1]
    if schemas is None or kind not in _KINDS:
        raise ToolError(f"no schemas of {kind} are known for {provider_version}")
    found = schemas.block(kind, type)
    if found is None:
        raise ToolError(f"there is no {kind} {type}{_meant(type, schemas.types(kind))}")
    return {"provider": f"{address} {schemas.version}", **_body(found)}


_KINDS = ("resource", "data", "ephemeral", "provider")


@server.resource("tffix://rules", mime_type="text/markdown")
def rules() -> str:
    """Give all rules, a line each."""
    return "".join(
        f"- [{rule.name}](tffix://rules/{rule.name}): {documentation(rule).title}\n"
        for rule in registry.rules()
    )


@server.resource("tffix://rules/{name}", mime_type="text/markdown")
def rule_page(name: str) -> str:
    """Give the page of a rule."""
    return _page(name)


def _source(files: dict[str, str] | None, path: str | None) -> str | dict[str, str]:
    if files and not path:
        return files
    if path and not files:
        return path
    raise ToolError("give either files or path")


def _options(select: list[str] | None, ignore: list[str] | None) -> library.Options:
    return {"select": select or (), "ignore": ignore or ()}


def _said(result: library.Result) -> dict[str, Any]:
    """Give a result as JSON has it."""
    return {
        "remaining": [
            {
                "rule": one.rule,
                "path": one.path,
                "line": one.start.line,
                "column": one.start.column,
                "address": one.address,
                "message": one.message,
                "remedy": one.remedy,
                "level": one.level,
                "certainty": one.certainty,
                "refused_by": one.refused_by,
                "safety": one.safety,
                "candidates": list(one.candidates),
            }
            for one in result.remaining
        ],
        "fixed": [
            f"{one.path}:{one.start.line}: {one.rule}: {one.message}; {one.remedy}"
            for one in result.findings
            if one.fixed
        ],
        "errors": list(result.errors),
        "not_checked": list(result.not_checked),
    }


def _page(name: str) -> str:
    known = {rule.name: rule for rule in registry.rules()}
    if name not in known:
        raise ToolError(f"there is no rule {name}{_meant(name, known)}")
    rule = known[name]
    return f"# {name}\n\n{documentation(rule).title}\n\n{markdown(rule)}\n"


def _meant(name: str, known: Any) -> str:
    said = nearest(name, known)
    return said if said.startswith("; did") else ""


def _body(block: BlockSchema) -> dict[str, Any]:
    arguments = {
        name: {
            "type": one.type,
            "required": one.required,
            **({"deprecated": True} if one.deprecated else {}),
        }
        for name, one in block.attributes.items()
        if one.settable
    }
    blocks = {
        name: {
            "min": nested.min_items or 0,
            "max": nested.max_items,
            **(_body(nested.block) if nested.block else {}),
        }
        for name, nested in block.blocks.items()
    }
    read_only = [n for n, one in block.attributes.items() if not one.settable]
    return {"arguments": arguments, "blocks": blocks, "read_only": read_only}
