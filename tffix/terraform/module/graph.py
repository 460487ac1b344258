"""The dependency graph, as Terraform makes it of references: the cycles in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable
from itertools import pairwise

from tffix.errors import HclSyntaxError
from tffix.hcl import nodes as n
from tffix.lazy_re import pattern
from tffix.terraform.kept import kept
from tffix.terraform.module.mentions import address, mentions
from tffix.typed import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tffix.terraform.module.module import Module
    from tffix.terraform.module.references import Reference

_Name = TypeVar("_Name", bound=Hashable)
_NODES = frozenset(("resource", "data", "ephemeral", "local", "module", "provider"))
_LOCAL = "local."
_META = frozenset(("count", "for_each", "depends_on"))
_DEPTH = 16  # a module that calls itself has no end
_CALL = pattern(r"module\.([\w-]+) \((expand|close)\)")
_NOTHING = frozenset(("each", "count", "self", "path", "terraform"))
_NO_INPUT = frozenset((*_META, "source", "version", "providers"))


class Node(NamedTuple):
    """What Terraform comes to as one step.

    ``name`` is its address in its module, for a module call with ``(expand)`` or
    ``(close)`` behind it: before and after all that is in it. ``path`` are the calls
    that lead to that module, empty in the one that is looked at.
    """

    path: tuple[str, ...]
    name: str

    @property
    def is_begin(self) -> bool:
        """Whether it stands before all that is in a module."""
        return self.name.endswith("(expand)")

    def __str__(self) -> str:
        """Give the address: ``module.db.var.password``."""
        return "".join(f"module.{call}." for call in self.path) + self.name


class Edge(NamedTuple):
    """Why one waits for another; the reference that says so, if there is one."""

    to: Node
    reference: Reference | None = None


def cycles(module: Module) -> list[list[tuple[Node, Edge]]]:
    """Give a shortest way round for all that wait for each other.

    Each step is who waits, and why; of each way, the module itself says one step at
    least. Nothing where a file is not HCL.
    """
    suspects = suspected(module)
    if not suspects:
        return []
    graph = _Graph(module)

    def found(starts: Iterable[Node]) -> list[list[Node]]:
        return components(starts, lambda node: [edge.to for edge in graph[node]])

    try:
        # few of those that are called are read from here
        if not found(node for name in suspects for node in graph.said_here(name)):
            return []
        starts = [node for name in suspects for node in graph.named((), name)]
        return [_way_round(graph, members) for members in found(starts)]
    except HclSyntaxError:
        return []


@kept
def suspected(module: Module) -> list[str]:
    """Give the addresses of what may wait for itself; told from the text."""
    try:
        edges = _mentions(module)
    except HclSyntaxError:
        return []
    found = [
        name for some in components(edges, lambda name: edges[name]) for name in some
    ]
    # what a module is given may come from itself, which is no step; a resource that
    # reads itself is for self-reference
    found += [
        name
        for name in edges
        if name.startswith(("module.", _LOCAL)) and name in edges[name]
    ]
    return found


def _mentions(module: Module) -> dict[str, list[str]]:
    """Give the addresses in the text of each declaration, and who configures it."""
    declared = mentions(module).declared
    edges: dict[str, list[str]] = {}
    places: dict[str, list[tuple[int, int, str]]] = {}
    for name, one in declared.items():
        edges[name] = []
        places.setdefault(one.file.path, []).append((one.start, one.end, name))
        provider = f"provider.{one.name.partition('_')[0]}"
        if one.kind in ("resource", "data") and provider in declared:
            edges[name].append(provider)
    for some in places.values():
        some.sort()
    for mention in mentions(module).all:
        some = places.get(mention.file.path, [])
        at = bisect_right(some, (mention.start,)) - 1
        if at >= 0 and some[at][0] <= mention.start < some[at][1]:
            edges[some[at][2]].append(address(mention.declared))
    return edges


class _Graph(dict[Node, list[Edge]]):
    """Why each node waits, found out when one is asked for."""

    def __init__(self, module: Module) -> None:
        self._modules: dict[tuple[str, ...], Module | None] = {(): module}

    def __missing__(self, node: Node) -> list[Edge]:
        self[node] = edges = list(self._edges(node))
        return edges

    def _module(self, path: tuple[str, ...]) -> Module | None:
        """Give the module at the end of some calls, if it is one of this run."""
        if path not in self._modules:
            parent = self._module(path[:-1])
            too_deep = len(path) > _DEPTH
            self._modules[path] = (
                parent.child(path[-1]) if parent and not too_deep else None
            )
        return self._modules[path]

    def named(self, path: tuple[str, ...], name: str) -> Iterator[Node]:
        """Give the nodes that an address stands for."""
        if name.startswith("module."):
            yield Node(path, f"{name} (expand)")
            yield Node(path, f"{name} (close)")
            yield from self._inside((*path, name.removeprefix("module.")))
        else:
            yield Node(path, name)

    def said_here(self, name: str) -> Iterator[Node]:
        """Give the nodes of an address whose references stand in the module itself."""
        call = name.removeprefix("module.")
        if call == name:
            yield Node((), name)
        else:
            yield Node((), f"{name} (expand)")
            yield from self._inputs((call,))

    def _edges(self, node: Node) -> Iterator[Edge]:
        path, name = node
        if path:
            yield Edge(Node(path[:-1], f"module.{path[-1]} (expand)"))
        call = _CALL.fullmatch(name)
        if call and call[2] == "close":
            for inside in self._inside((*path, call[1])):
                yield Edge(inside)
        elif call:
            yield from self._read(path, "module", call[1], _META.__contains__)
        elif path and name.startswith("var."):
            argument = name.removeprefix("var.")
            yield from self._read(path[:-1], "module", path[-1], argument.__eq__)
        else:
            kind, short = _kind(name)
            yield from self._read(path, kind, short, lambda _: True)

    def _inside(self, path: tuple[str, ...]) -> Iterator[Node]:
        """Give all nodes of a module that is called."""
        yield from self._inputs(path)
        module = self._module(path)
        for some in module.declarations.all.values() if module else ():
            one = some[0]
            if one.kind in _NODES or one.kind == "output":
                yield from self.named(path, address(one))

    def _inputs(self, path: tuple[str, ...]) -> Iterator[Node]:
        """Give what a module that is called is given."""
        caller = self._module(path[:-1])
        block = caller.block("module", path[-1]) if caller else None
        for name in block.body.names() if block else ():
            if name not in _NO_INPUT:
                yield Node(path, f"var.{name}")

    def _read(
        self,
        path: tuple[str, ...],
        kind: str,
        name: str,
        wanted: Callable[[str], bool],
    ) -> Iterator[Edge]:
        """Give why a declaration waits, for the arguments that are wanted of it."""
        module = self._module(path)
        one = module.declarations.first(kind, name) if module else None
        if module is None or one is None:
            return
        for reference in module.reads(one.file, one.span):
            inside = one.start <= reference.root.start < one.end
            node = _target(path, reference)
            if node and inside and wanted(reference.path[0]):
                yield Edge(node, reference)
        if kind in ("resource", "data"):
            provider = name.partition("_")[0]
            alone = "provider" not in one.file.text[one.start : one.end]
            if alone and module.declarations.first("provider", provider):
                yield Edge(Node(path, f"provider.{provider}"))


def _kind(name: str) -> tuple[str, str]:
    """Give the kind and the name of an address."""
    kind, _, rest = name.partition(".")
    if kind in ("local", "data", "ephemeral", "output", "provider"):
        return kind, rest
    return "resource", name


def _target(path: tuple[str, ...], reference: Reference) -> Node | None:
    """Give what a reference waits for."""
    names = reference.names
    if len(names) < 2 or names[0] in _NOTHING:  # noqa: PLR2004, a name
        return None
    if names[0] != "module":
        return Node(path, reference.address.removeprefix("resource."))
    steps = reference.steps[1:]
    if steps and isinstance(steps[0], n.LegacyIndex | n.Index):
        fixed = isinstance(steps[0].key, n.Literal | n.Template)
        steps = steps[1:] if fixed else ()
    if steps and isinstance(steps[0], n.GetAttr):
        return Node((*path, names[1]), f"output.{steps[0].name.name}")
    return Node(path, f"module.{names[1]} (close)")


def components(
    starts: Iterable[_Name], edges: Callable[[_Name], Iterable[_Name]]
) -> list[list[_Name]]:
    """Give the sets of what reaches each other, or of a local value that is its own.

    In the order of the starts; Tarjan's way, without recursion.
    """
    index: dict[_Name, int] = {}
    low: dict[_Name, int] = {}
    waiting: list[_Name] = []
    is_waiting: set[_Name] = set()
    found: list[list[_Name]] = []
    for start in starts:
        if start in index:
            continue
        index[start] = low[start] = len(index)
        waiting.append(start)
        is_waiting.add(start)
        stack = [(start, iter(edges(start)))]
        while stack:
            node, rest = stack[-1]
            for other in rest:
                if other not in index:
                    index[other] = low[other] = len(index)
                    waiting.append(other)
                    is_waiting.add(other)
                    stack.append((other, iter(edges(other))))
                    break
                if other in is_waiting:
                    low[node] = min(low[node], index[other])
            else:
                stack.pop()
                if stack:
                    below = stack[-1][0]
                    low[below] = min(low[below], low[node])
                if low[node] == index[node]:
                    at = waiting.index(node)
                    some, waiting[at:] = waiting[at:], []
                    is_waiting -= set(some)
                    if len(some) > 1 or (
                        str(node).startswith(_LOCAL) and node in edges(node)
                    ):
                        found.append(some)
    return found


def way_round(start: _Name, edges: Callable[[_Name], Iterable[_Name]]) -> list[_Name]:
    """Give the shortest way from one back to itself, which begins and ends it."""
    came: dict[_Name, _Name] = {}
    queue = [start]
    for node in queue:
        for other in edges(node):
            if other not in came:
                came[other] = node
                queue.append(other)
        if start in came:
            break
    way = [start]
    while len(way) == 1 or way[0] != start:
        way.insert(0, came[way[0]])
    return way


def _way_round(graph: _Graph, members: list[Node]) -> list[tuple[Node, Edge]]:
    """Give the shortest way from a member round to itself, by who says so first."""
    inside = set(members)

    def edges(node: Node) -> list[Node]:
        return [edge.to for edge in graph[node] if edge.to in inside]

    way = min((way_round(start, edges) for start in members), key=len)
    return [
        (node, next(edge for edge in graph[node] if edge.to == to))
        for node, to in pairwise(way)
    ]
