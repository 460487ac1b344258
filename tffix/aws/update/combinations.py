"""Ask a provider which arguments exclude each other, and which need each other."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from tffix.aws.update.plugin import Refusal
    from tffix.aws.update.probes import Path, Type

# What the two libraries that the provider is written with say of arguments, and what
# that is: two that exclude each other, a set of which one is needed (and no more), at
# least one, or one that needs others.
_SAID = (
    ("conflict", r'"(?P<key>[^"]+)": conflicts with (?P<others>\S+)$'),
    ("conflict", r'"(?P<others>[^"]+)" cannot be specified when "(?P<key>[^"]+)" is'),
    ("conflict", r"cannot be configured together: \[(?P<others>.*)\]$"),
    ("only", r'combination of arg\w+: "(?P<key>[^"]+)": one of `(?P<others>.*)` must'),
    ("only", r'"(?P<key>[^"]+)": only one of `(?P<others>[^`]*)` can'),
    ("only", r"when one \(and only one\) of \[(?P<others>.*)\] is required$"),
    ("only", r"Exactly one of these attributes must be conf\w+: \[(?P<others>.*)\]$"),
    ("least", r'required argument: "(?P<key>[^"]+)": one of `(?P<others>.*)` must'),
    ("least", r"At least one attribute out of \[(?P<others>.*)\] must"),
    ("least", r"At least one of these attributes must be conf\w+: \[(?P<others>.*)\]$"),
    ("least", r"^Invalid Block: Block (?P<others>\S+) must have a configuration value"),
    ("with", r'"(?P<key>[^"]+)": all of `(?P<others>.*)` must be specified'),
    ("with", r'"(?P<others>[^"]+)" must be specified when "(?P<key>[^"]+)" is spec'),
    ("with", r"must be configured together: \[(?P<others>.*)\]$"),
)
_EXCLUDING = ("conflict", "only")
_PATTERNS = [(kind, re.compile(pattern, re.DOTALL)) for kind, pattern in _SAID]
# Blocks are filled to this many levels below the one that is asked about: what excludes
# an argument can stand that deep.
_LEVELS = 2


class Said(NamedTuple):
    """That an argument conflicts with others, or that some of a set are needed.

    The key is empty where it is said of a resource as a whole.
    """

    kind: str
    key: Path
    paths: frozenset[Path]


class Combinations(NamedTuple):
    """What a provider says of the arguments of a type, in the form of the facts."""

    conflicts: dict[str, list[str]]
    one_of: list[dict[str, Any]]
    required_with: dict[str, list[str]]


def combinations(type_: Type) -> Combinations:
    """Ask about all arguments of a type, in each of its blocks."""
    asked = _Asked(type_)
    for chain in type_.chains():
        asked.ask(chain)
    return asked.result()


class _Asked:
    def __init__(self, type_: Type) -> None:
        self._type = type_
        self._conflicts: dict[Path, set[Path]] = defaultdict(set)
        self._sets: dict[tuple[Path, frozenset[Path]], bool] = {}
        self._with: dict[Path, set[Path]] = defaultdict(set)

    def ask(self, chain: Path) -> None:
        """Ask about the arguments and blocks of the block at the end of a chain."""
        self._note(chain, self._said({chain: None} if chain else {}))
        keys = [*self._type.arguments(chain), *self._type.blocks(chain)]
        for key in keys:
            found = self._said({key: self._type.value(key)})
            self._note(chain, (one for one in found if one.kind == "with"))
        everything = self._everything(chain)
        found = self._said(everything)
        self._note(chain, (one for one in found if one.kind in _EXCLUDING))
        for key in keys:
            if any(one.key == key for one in found):
                self._exhaust(chain, key, everything)

    def result(self) -> Combinations:
        """Give all that was noted, sorted."""
        shared: dict[Path, set[Path]] = defaultdict(set)
        alone = [paths for (_, paths), only in self._sets.items() if only]
        for key, others in self._conflicts.items():
            for other in others:
                if not any({key, other} <= paths for paths in alone):
                    shared[key].add(other)
                    shared[other].add(key)
        return Combinations(
            _sorted(shared),
            sorted(
                (
                    {"of": sorted(map(".".join, paths))}
                    | ({"only": True} if only else {})
                    | ({"in": ".".join(chain)} if chain else {})
                    for (chain, paths), only in self._sets.items()
                ),
                key=str,
            ),
            _sorted(self._with),
        )

    def _exhaust(self, chain: Path, key: Path, everything: dict[Path, Any]) -> None:
        """Take away what excludes an argument until nothing more does.

        The provider names only the first one.
        """
        excluding: set[Path] = set()
        while True:
            values = {
                path: value
                for path, value in everything.items()
                if not _within(path, excluding)
            }
            found = [
                one
                for one in self._said(values)
                if one.key == key and one.kind in _EXCLUDING
            ]
            others = {path for one in found for path in one.paths - {key}}
            if others <= excluding:
                return
            self._note(chain, found)
            excluding |= others

    def _note(self, chain: Path, found: Iterator[Said] | list[Said]) -> None:
        for kind, key, paths in found:
            if key[:-1] != chain:
                continue
            if kind == "conflict":
                self._conflicts[key] |= paths - {key}
                if not key:
                    for path in paths:
                        self._conflicts[path] |= paths - {path}
            elif kind == "with":
                for path in [key] if key else paths:
                    self._with[path] |= paths - {path}
            elif paths:
                at = chain, paths
                self._sets[at] = self._sets.get(at, False) or kind == "only"

    def _everything(self, chain: Path) -> dict[Path, Any]:
        """Give values for all arguments around a chain and below, but what excludes it.

        What is in a block that is excluded is not looked at.
        """
        outer = {chain[:length] for length in range(1, len(chain) + 1)}
        sets: list[AbstractSet[Path]] = [
            paths for (_, paths), only in self._sets.items() if only
        ]
        sets += [others | {key} for key, others in self._conflicts.items()]
        excluding = {path for paths in sets if outer & paths for path in paths - outer}
        return {
            path: value
            for path, value in self._filled((), chain)
            if not _within(path, excluding)
        }

    def _filled(self, at: Path, chain: Path) -> Iterator[tuple[Path, Any]]:
        for path in self._type.arguments(at):
            yield path, self._type.value(path)
        for path in self._type.blocks(at):
            yield path, None
            if path == chain[: len(path)] or (
                len(path) <= len(chain) + _LEVELS and at[: len(chain)] == chain
            ):
                yield from self._filled(path, chain)

    def _said(self, values: Mapping[Path, Any]) -> list[Said]:
        found = map(_said, self._type.refused(values))
        return [said for said in found if said]


def _said(refusal: Refusal) -> Said | None:
    for kind, pattern in _PATTERNS:
        match = pattern.search(refusal.text)
        if match:
            paths = [_path(text) for text in _split(match["others"])]
            said = match.groupdict().get("key")
            key = (
                _path(said)
                if said
                else tuple(filter(None, refusal.argument.split(".")))
            )
            return Said(kind, key, frozenset([*paths, key] if key else paths))
    return None


def _split(text: str) -> list[str]:
    """Split a list of paths, of which a step can hold a value: ``a[Value({…})].b``."""
    before = None
    while before != text:
        before, text = text, re.sub(r"\[[^\[\]]*\]", "", text)
    return text.split(",")


def _path(text: str) -> Path:
    """Give a path without indices; ``<`` leads to the parent."""
    steps: list[str] = []
    for step in re.sub(r"\[.*?\]", "", text).split("."):
        if step == "<":
            steps.pop()
        elif step and not step.isdigit():
            steps.append(step)
    return tuple(steps)


def _within(path: Path, blocks: set[Path]) -> bool:
    return any(path[:length] in blocks for length in range(1, len(path) + 1))


def _sorted(found: Mapping[Path, set[Path]]) -> dict[str, list[str]]:
    return {
        ".".join(path): sorted(map(".".join, others))
        for path, others in sorted(found.items())
        if others
    }
