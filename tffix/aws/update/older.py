"""Tell which measured facts are about what the newest provider has no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_DATA = "data."
_COMPUTED = "computed only"


def older(
    facts: Mapping[str, Iterable[Any]],
    measured: Mapping[str, Any],
    newest: Mapping[str, Any],
) -> dict[str, dict[str, str]]:
    """Give, by type and path, what became of the arguments that facts are about.

    ``facts`` are by type and dotted path, or by type and sets of paths. ``measured``
    and ``newest`` are the schemas of the version in which they were measured and of
    the newest one. What is the same in both is left out, and what the newest one does
    not tell.
    """
    found = {}
    for type_, rows in facts.items():
        about = dict(_changed(type_, _paths(rows), measured, newest))
        if about:
            found[type_] = about
    return found


def _paths(rows: Iterable[Any]) -> Iterator[str]:
    for row in rows:
        yield from row["of"] if isinstance(row, dict) else [row]


def _changed(
    type_: str,
    paths: Iterable[str],
    measured: Mapping[str, Any],
    newest: Mapping[str, Any],
) -> Iterator[tuple[str, str]]:
    kind = "data_source_schemas" if type_.startswith(_DATA) else "resource_schemas"
    name = type_.removeprefix(_DATA)
    now = newest[kind].get(name)
    for path in paths:
        steps = path.split(".")
        before = _type(measured[kind][name]["block"], steps)
        after = _type(now["block"], steps) if now else "gone"
        if after == "gone":
            yield path, "gone"
        elif "unknown" not in (before, after) and before != after:
            yield path, after if after == _COMPUTED else "of another type"


def _type(block: Mapping[str, Any] | None, path: Sequence[str]) -> Any:
    """Give the type of an argument; ``gone`` where it is none, or ``unknown``.

    What a configuration can't set any more is ``computed only``.
    """
    for name in path[:-1]:
        if block is None or name in block["attributes"]:
            return "unknown"
        if name not in block["block_types"]:
            return "gone"
        block = block["block_types"][name]["block"]
    if block is None:
        return "unknown"
    attribute = block["attributes"].get(path[-1])
    if attribute is None:
        return "block" if path[-1] in block["block_types"] else "gone"
    if not (attribute.get("required") or attribute.get("optional")):
        return _COMPUTED
    return "unknown" if attribute["type"] is None else attribute["type"]
