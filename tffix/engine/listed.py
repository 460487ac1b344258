"""The fixers as a wheel lists them: who looks where, without loading one of them.

A list has what the decorator of each fixer says. Which blocks a fixer looks at, by
names of arguments and blocks in them, is in it for every type of a bundled provider. A
suspicion that is a function of tffix itself goes by its name; where it stands in the
module of its fixer, that is loaded to ask.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, NamedTuple

from tffix import prepared
from tffix.edit import Impact, Safety
from tffix.rule.fixer import Fixer
from tffix.rule.subjects import Declarations, InBlock, Modules, TestTrees

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from tffix.api import Context, Finding
    from tffix.aws.tables import Tables
    from tffix.hcl.nodes import Block
    from tffix.hcl.outline import Outline
    from tffix.rule.subjects import Names, Subject
    from tffix.terraform.module.module import Module

FILE = "fixers.bin"
PACKAGE = "tffix.fixers"


class Suspicion(NamedTuple):
    """Where a suspicion stands: in the fixer's own module, unless it has another.

    ``is_of_text``: it gets the text of a block and nothing else.
    """

    module: str = ""
    name: str = ""
    is_of_text: bool = False

    @property
    def function(self) -> Callable[..., bool]:
        """The function."""
        found: Callable[..., bool] = getattr(import_module(self.module), self.name)
        return found


def load(name: str) -> Fixer:
    """Give the fixer of a name, by its module."""
    module = name.replace("-", "_")
    found: Fixer = getattr(import_module(f"{PACKAGE}.{module}"), module)
    return found


def fixers() -> tuple[Fixer, ...]:
    """Give the fixers that the wheel lists, by name; none in a checkout."""
    return tuple(map(_fixer, prepared.read(FILE) or ()))


def prepare(folder: str, all_: Sequence[Fixer]) -> None:
    """Write the list of fixers."""
    prepared.write(folder, FILE, [_listed(one) for one in all_])


@prepared.of_block
def looking(block: str) -> dict[str, Names]:
    """Give the fixers that look at blocks of a kind and a type, a space between them.

    They are by name, each with the names that it looks for.
    """
    kind, _, type_ = block.partition(" ")
    found = {}
    for name, subject in _subjects().items():
        names = subject.names(kind, type_)
        if names is not None:
            found[name] = names
    return found


@cache
def _subjects() -> dict[str, InBlock[Any]]:
    """Give the subjects that stand in blocks, by the names of their fixers."""
    package = import_module(PACKAGE)
    names = [one.name for one in iter_modules(package.__path__) if one.name[0] != "_"]
    found = {one.name: one.subject for one in map(load, names)}
    return {name: one for name, one in found.items() if isinstance(one, InBlock)}


def _listed(fixer: Fixer) -> dict[str, Any]:
    """Give what is listed of a fixer."""
    subject = fixer.subject
    return {
        "name": fixer.name,
        "subject": next(
            name for name, class_ in _SUBJECTS.items() if isinstance(subject, class_)
        ),
        "kinds": tuple(sorted(getattr(subject, "kinds", ()))),
        "suspicion": _suspicion(subject),
        "groups": fixer.groups,
        "safety": fixer.safety.value,
        "impact": fixer.impact.value,
        "refused_by": fixer.refused_by,
        "options": dict(fixer.options),
        "versions": fixer.versions,
        "opt_in": fixer.opt_in,
        "reads_rows": fixer.subject_of is not None,
    }


def _suspicion(subject: Subject[Any]) -> tuple[str, str, bool] | None:
    """Give where the suspicion of a subject stands, if it has one."""
    is_of_text = isinstance(subject, Declarations)
    if isinstance(subject, InBlock) and not is_of_text:
        function: Any = subject.holds
    else:
        function = getattr(subject, "suspicion", None)
    if function is None:
        return None
    module, name = function.__module__, function.__qualname__
    own = module.startswith(PACKAGE) or not name.isidentifier()
    return ("", "", False) if own else (module, name, is_of_text)


class _Blocks(InBlock[Any]):
    """The subject of a listed fixer that stands in a block."""

    def __init__(
        self, name: str, kinds: Collection[str], suspicion: Suspicion | None
    ) -> None:
        self.name = name
        self.kinds = frozenset(kinds)
        if suspicion is not None:
            self.holds = self._may_hold
            self._suspicion = suspicion

    @property
    def _own(self) -> InBlock[Any]:
        found = load(self.name).subject
        assert isinstance(found, InBlock)  # noqa: S101, as it is listed
        return found

    def _may_hold(self, type_: str, outline: Outline, module: Module) -> bool:
        if not self._suspicion.module:
            own = self._own.holds
            return own is None or own(type_, outline, module)
        if self._suspicion.is_of_text:
            return self._suspicion.function(outline.text)
        return self._suspicion.function(type_, outline, module)

    def looks_at(self, kind: str, type_: str) -> bool:
        return kind in self.kinds and self.name in looking(f"{kind} {type_}")

    def names(self, kind: str, type_: str) -> Names | None:
        return looking(f"{kind} {type_}").get(self.name)

    def found(self, block: Block, module: Module) -> Iterator[Any]:
        return self._own.found(block, module)


class _Modules(Modules):
    """The subject of a listed fixer that looks at modules."""

    def __init__(self, name: str, suspicion: Suspicion | None) -> None:
        super().__init__()
        self.name = name
        self._suspicion = suspicion

    def suspects(self, module: Module) -> bool:
        if self._suspicion is None:
            return True
        if self._suspicion.module:
            return self._suspicion.function(module)
        own = load(self.name).subject
        assert isinstance(own, Modules)  # noqa: S101, as it is listed
        return own.suspects(module)


_SUBJECTS = {"block": InBlock, "module": Modules, "tests": TestTrees}


def _fixer(listed: dict[str, Any]) -> Fixer:
    """Give a listed fixer, whose module is loaded when it has something to check."""
    name: str = listed["name"]
    said = listed["suspicion"]
    suspicion = None if said is None else Suspicion(*said)
    subject: Subject[Any] = TestTrees()
    if listed["subject"] == "block":
        subject = _Blocks(name, listed["kinds"], suspicion)
    elif listed["subject"] == "module":
        subject = _Modules(name, suspicion)

    def check(subject: Any, context: Context) -> Iterator[Finding]:
        return load(name).check(subject, context)

    def subject_of(tables: Tables) -> Subject[Any]:
        return load(name).reading(tables).subject

    return Fixer(
        name,
        subject,
        listed["groups"],
        Safety(listed["safety"]),
        Impact(listed["impact"]),
        listed["refused_by"],
        listed["options"],
        lambda: load(name).documentation,
        check,
        listed["versions"],
        listed["opt_in"],
        subject_of=subject_of if listed["reads_rows"] else None,
    )
