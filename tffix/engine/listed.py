"""The fixers as a wheel lists them, so that none is loaded before it has to check.

A list has what the decorator of each fixer says. Which blocks a fixer looks at, by
names of arguments and blocks in them, is in it for every type of a bundled provider. A
suspicion that is a function of tffix itself goes by its name; where it stands in the
module of its fixer, that is loaded to ask.
"""

from __future__ import annotations

from functools import cache, cached_property
from importlib import import_module

from tffix import lazy_re, prepared
from tffix.edit import Impact, Safety
from tffix.rule.fixer import Fixer
from tffix.rule.subjects import Declarations, InBlock, Modules, SyntaxErrors, TestTrees
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from tffix.api import Context, Finding
    from tffix.aws.tables import Tables
    from tffix.hcl.nodes import Block
    from tffix.rule.subjects import Holds, Names, Subject
    from tffix.terraform.module.module import Module

FILE = "fixers.bin"
PACKAGE = "tffix.fixers"


# What is listed of a suspicion: a pattern and its flags, or the module and name of a
# function; both empty where it stands in the module of the fixer.
Suspicion = tuple[str, int] | tuple[str, str]


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
def looking(block: str) -> dict[str, tuple[str, ...]]:
    """Give the fixers of blocks of a kind and a type (``resource aws_lb``).

    They are by name, each with the names that it looks for, as two texts: that is a
    fifth of all that is prepared, and smaller so.
    """
    kind, _, type_ = block.partition(" ")
    found = {}
    for name, subject in _subjects().items():
        names = subject.names(kind, type_)
        if names is not None:
            found[name] = tuple(map(" ".join, names))
    return found


@cache
def _subjects() -> dict[str, InBlock[Any]]:
    """Give the subjects that stand in blocks, by the names of their fixers."""
    from pkgutil import iter_modules  # noqa: PLC0415, a wheel has it prepared

    package = import_module(PACKAGE)
    names = [one.name for one in iter_modules(package.__path__) if one.name[0] != "_"]
    found = {one.name: one.subject for one in map(load, names)}
    return {name: one for name, one in found.items() if isinstance(one, InBlock)}


# what is not listed as it is
_MADE = ("subject", "safety", "impact", "options", "page", "check", "own", "subject_of")


def _listed(fixer: Fixer) -> dict[str, Any]:
    """Give what is listed of a fixer."""
    subject = fixer.subject
    said = {name: value for name, value in fixer._asdict().items() if name not in _MADE}
    return {
        "said": said | {"options": dict(fixer.options)},
        "subject": next(
            name for name, class_ in _SUBJECTS.items() if isinstance(subject, class_)
        ),
        "kinds": tuple(sorted(getattr(subject, "kinds", ()))),
        "suspicion": suspicion_of(subject),
        "of_text": isinstance(subject, Declarations) and bool(subject.suspicion),
        "safety": fixer.safety.name,
        "impact": fixer.impact.name,
        "reads_rows": fixer.subject_of is not None,
    }


def suspicion_of(subject: Subject[Any]) -> Suspicion | None:
    """Give where the suspicion of a subject stands, if it has one."""
    function: Any = getattr(subject, "suspicion", None)
    function = function or getattr(subject, "holds", None)
    if function is None:
        return None
    if not callable(function):
        return lazy_re.said(function)
    module, name = function.__module__, function.__qualname__
    own = module.startswith(PACKAGE) or not name.isidentifier()
    return ("", "") if own else (module, name)


class _Blocks(Declarations):
    """The subject of a listed fixer that stands in a block."""

    def __init__(
        self, name: str, kinds: Collection[str], holds: Holds | None, text: Any
    ) -> None:
        super().__init__(*kinds, suspicion=text)
        self.holds = holds or self.holds
        self.name = name

    def looks_at(self, kind: str, type_: str) -> bool:
        return self.names(kind, type_) is not None

    def names(self, kind: str, type_: str) -> Names | None:
        match looking(f"{kind} {type_}").get(self.name):
            case None:
                return None
            case (arguments, blocks):
                return tuple(arguments.split()), tuple(blocks.split())
        return ()

    def found(self, block: Block, module: Module) -> Iterator[Any]:
        return load(self.name).subject.found(block, module)


class _Named:
    """A function that is imported when it is called."""

    def __init__(self, module: str, name: str) -> None:
        self._said = module, name

    @cached_property
    def _function(self) -> Callable[..., bool]:
        module, name = self._said
        found: Callable[..., bool] = getattr(import_module(module), name)
        return found

    def __call__(self, *arguments: Any) -> bool:
        return self._function(*arguments)


def _subject(listed: dict[str, Any]) -> Subject[Any]:
    """Give the subject of a listed fixer, without its module."""
    name, class_ = listed["said"]["name"], listed["subject"]

    def own(*arguments: Any) -> bool:
        subject: Any = load(name).subject
        asked = getattr(subject, "holds", None) or subject.suspects
        found: bool = asked(*arguments)
        return found

    suspicion: Any = own
    match listed["suspicion"]:
        case None:
            suspicion = None
        case (str(text), int(flags)):
            suspicion = lazy_re.pattern(text, flags)
        case (module, function) if module:
            suspicion = _Named(module, function)
    if class_ in _ALONE:
        return _ALONE[class_]()
    if class_ == "module":
        return Modules(suspicion)
    of_text = listed["of_text"] and suspicion is not own
    return _Blocks(
        name,
        listed["kinds"],
        None if of_text else suspicion,
        suspicion if of_text else None,
    )


_ALONE: dict[str, type[Subject[Any]]] = {"tests": TestTrees, "errors": SyntaxErrors}
# the first that a subject is
_SUBJECTS = {
    "declaration": Declarations,
    "block": InBlock,
    "module": Modules,
    **_ALONE,
}


def _fixer(listed: dict[str, Any]) -> Fixer:
    """Give a listed fixer, whose module is loaded when it has something to check."""
    name: str = listed["said"]["name"]

    def check(subject: Any, context: Context) -> Iterator[Finding]:
        return load(name).check(subject, context)

    def subject_of(tables: Tables) -> Subject[Any]:
        return load(name).reading(tables).subject

    return Fixer(
        **listed["said"],
        subject=_subject(listed),
        safety=getattr(Safety, listed["safety"]),
        impact=getattr(Impact, listed["impact"]),
        page=lambda: load(name).documentation,
        check=check,
        subject_of=subject_of if listed["reads_rows"] else None,
    )
