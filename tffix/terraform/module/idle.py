"""Provider configurations that nothing in a module uses.

Terraform leaves them out before it looks at anything: what is wrong in one is refused
when a resource uses it, and not before (measured with 1.11.4).
"""

from __future__ import annotations

import re

from tffix.hcl import nodes as n
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.hcl.file import File
    from tffix.hcl.scanner import BlockSpan
    from tffix.terraform.module.module import Module

_USERS = ("resource", "data", "ephemeral")


def idle_providers(module: Module) -> dict[str, list[range]]:
    """Give where provider blocks stand that nothing uses: offsets, by path.

    Raises HclSyntaxError where one of them is not HCL.
    """
    found: dict[str, list[range]] = {}
    spans = [(file, span) for file in module.files.values() for span in file.spans]
    for file, span in spans:
        if (
            span.type == "provider"
            and span.labels
            and not _is_used(module, file, span, spans)
        ):
            found.setdefault(file.path, []).append(range(span.start, span.end))
    return found


def _is_used(
    module: Module,
    file: File,
    provider: BlockSpan,
    spans: list[tuple[File, BlockSpan]],
) -> bool:
    (name, *_) = provider.labels
    alias = file.block(provider).body.attribute("alias")
    if alias is None:
        return any(
            (span.type == "module" and _takes(name, module.child(span.labels[0])))
            or (span.type in _USERS and span.labels[0].partition("_")[0] == name)
            or (span is not provider and _says(name, one, span))
            for one, span in spans
            if span.labels
        )
    match alias.value:
        case n.Template(parts=(n.Text(raw=raw),)):
            named = f"{name}.{raw}"
            return any(_says(named, one, span) for one, span in spans)
    return True


def _takes(name: str, child: Module | None) -> bool:
    """Whether a module that is called is known to take a provider without a word."""
    return child is not None and any(
        span.type in _USERS and span.labels[0].partition("_")[0] == name
        for file in child.files.values()
        for span in file.spans
        if span.labels
    )


def _says(name: str, file: File, span: BlockSpan) -> bool:
    text = file.text_of(span)
    return bool(re.search(rf"\bproviders?\b[^\n]*=[\s\S]*\b{re.escape(name)}\b", text))
