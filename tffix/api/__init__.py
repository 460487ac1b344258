"""What a fixer may import.

A fixer is a module in ``fixers/`` with one function, decorated by ``fixer``. The
function gets one subject and a ``Context``, and yields findings:

    @fixer(
        Resources("aws_lb"),
        groups=("naming",),
        safety=Safety.SAFE,
        impact=Impact.NONE,
        refused_by="plan",
    )
    def name_of_the_defect(resource: Resource, context: Context) -> Iterator[Finding]:
        ...
        yield context.finding(
            resource.block, node, "what is wrong", "what to do", edits
        )

Subjects are in ``tffix.rule.subjects``: a resource, an item with its schemas, a
declaration, a module. The module's docstring is the documentation of the defect: what,
why, ``Before:`` and ``After:`` with an example each, and a link.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from tffix import prepared
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tffix.api.exports import *  # noqa: F403, what it has is listed there


def __getattr__(name: str) -> Any:
    """Give what a fixer imports from here, and load no more than that.

    The modules behind all names take as long to load as a file with a defect takes to
    be judged. Where each name stands is prepared; a checkout loads all of them.
    """
    if name.startswith("__") and name != "__all__":
        raise AttributeError(name)
    module, attribute = _places().get(name, ("tffix.api.exports", name))
    found = import_module(module)
    if attribute:
        found = getattr(found, attribute)
    globals()[name] = found
    return found


@cache
def _places() -> dict[str, tuple[str, str]]:
    """Give the module of each name, and the name there, where it is no module."""
    return prepared.read(prepared.API) or {}
