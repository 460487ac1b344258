"""The registry of fixers: those of tffix, of packages and of configured folders."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from tffix.edit import Safety
from tffix.engine import listed, own
from tffix.engine.dispatch import Fixers
from tffix.errors import ConfigError, checked
from tffix.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tffix.api import Context
    from tffix.engine.own import RuleFolder
    from tffix.rule.finding import Finding
    from tffix.rule.fixer import Fixer

_PAGES = "https://github.com/tffix/tffix/blob/main/docs/rules"
# the folders that were named so far, by whichever configuration
_named: dict[RuleFolder, None] = {}


def add(folders: Iterable[RuleFolder]) -> None:
    """Take in folders that a configuration names; nothing where they are known.

    Raises ConfigError where something in them is wrong.
    """
    from tffix.aws.row_format import check_rows  # noqa: PLC0415, deferred: seldom needed

    for folder in folders:
        if folder not in _named:
            check_rows(folder.path)
            own.fixers(folder)
            _named[folder] = None


def forget() -> None:
    """Forget the folders, to read them again."""
    from tffix.aws.tables import tables_of  # noqa: PLC0415, deferred: seldom needed

    _named.clear()
    for kept in (own.fixers, own.groups, tables_of, _with, _rules, active, judges):
        kept.cache_clear()


def fixers() -> tuple[Fixer, ...]:
    """Give all fixers, in the order of their names.

    Raises ConfigError where two have one name.
    """
    return _with((*own.installed(), *_named))


@cache
def _with(folders: tuple[RuleFolder, ...]) -> tuple[Fixer, ...]:
    """Give the fixers of tffix and of some folders, which read the rows in these."""
    found = {fixer.name: fixer for fixer in _bundled()}
    if folders:
        from tffix.aws.tables import tables_of  # noqa: PLC0415, deferred as above

        tables = tables_of(tuple(folder.path for folder in folders))
        found = {name: fixer.reading(tables) for name, fixer in found.items()}
    for folder in folders:
        for fixer in own.fixers(folder):
            if fixer.name in found:
                message = f"{folder.path}: there is another fixer named {fixer.name}"
                raise ConfigError(message)
            found[fixer.name] = fixer.reading(tables)
    return tuple(found[name] for name in sorted(found))


def page(rule: Fixer) -> str:
    """Give the address of the page about a rule; of one's own, that which it names."""
    if rule.name in {one.name for one in _bundled()}:
        return f"{_PAGES}/{rule.name}.md"
    from tffix.api.documentation import documentation  # noqa: PLC0415, seldom asked

    return documentation(rule).link


@cache
def _bundled() -> tuple[Fixer, ...]:
    return listed.fixers() or loaded()


def loaded() -> tuple[Fixer, ...]:
    """Give the fixers of tffix, each from its module."""
    try:
        package = import_module(listed.PACKAGE)
    except ModuleNotFoundError as error:
        message = (
            f"{listed.PACKAGE} is not installed; in a checkout, run: pip install -e ."
        )
        raise ConfigError(message) from error
    return own.loaded(listed.PACKAGE, next(iter(package.__path__)))


def rules(folders: tuple[RuleFolder, ...] | None = None) -> tuple[Fixer, ...]:
    """Give all that can be found: the fixers, and comments that suppress nothing.

    ``folders`` are those whose rules count besides tffix's and those of packages;
    without it, all that were named.
    """
    return _rules((*own.installed(), *(_named if folders is None else folders)))


@cache
def _rules(folders: tuple[RuleFolder, ...]) -> tuple[Fixer, ...]:
    from tffix.engine.unused_ignore import unused_ignore  # noqa: PLC0415, with the fixers

    found = (*_with(folders), unused_ignore)
    return tuple(sorted(found, key=lambda rule: rule.name))


def names() -> frozenset[str]:
    """Give the names of all rules and groups, ``all`` and ``default``."""
    return frozenset(
        {"all", "default"}
        | {name for rule in rules() for name in (rule.name, *rule.groups)}
        | {name for folder in _named for name in folder.skipped_names}
    )


def selected(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    folders: tuple[RuleFolder, ...] | None = None,
) -> tuple[Fixer, ...]:
    """Give the rules that names or groups select, less those that they ignore.

    Nothing selected means ``default``: all but those that look only where they are
    selected; ``folders`` are as for ``rules``. Raises ConfigError for a name that does
    not exist.
    """
    for name in (*select, *ignore):
        checked(name.lower(), names(), "no fixer or group is named", "tffix rules")
    return tuple(
        rule
        for rule in rules(folders)
        if named(rule, select or ("default",)) and not named(rule, ignore)
    )


def named(rule: Fixer, names: tuple[str, ...]) -> bool:
    """Whether names or groups, in letters of any case, mean a rule."""
    meaning = {"all", rule.name, *rule.groups}
    if not rule.opt_in:
        meaning.add("default")
    return not meaning.isdisjoint(map(str.lower, names))


@cache
def active(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    safe: tuple[str, ...],
    unsafe: tuple[str, ...],
    folders: tuple[RuleFolder, ...] = (),
) -> Fixers:
    """Give the selected rules, with fixes that count as safe or as unsafe.

    Who is called both is unsafe.
    """
    chosen = []
    for rule in selected(select, ignore, folders):
        if named(rule, unsafe):
            chosen.append(_as(rule, Safety.UNSAFE))
        elif named(rule, safe):
            chosen.append(_as(rule, Safety.SAFE))
        else:
            chosen.append(rule)
    return Fixers(chosen)


def notes() -> frozenset[str]:
    """Give the names of the rules whose findings are notes: they fail no run."""
    return frozenset(rule.name for rule in rules() if rule.note)


@cache
def judges(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    folders: tuple[RuleFolder, ...] = (),
) -> tuple[Fixer, ...]:
    """Give the rules that look at what fixes have written though they are not selected.

    They are the opt-in ones about what is refused, unless they are ignored.
    """
    chosen = selected(select, ignore, folders)
    return tuple(
        rule
        for rule in rules(folders)
        if rule.opt_in
        and rule.refused_by
        and rule not in chosen
        and not named(rule, ignore)
    )


def _as(rule: Fixer, safety: Safety) -> Fixer:
    """Give a rule all of whose fixes are in one class."""

    def check(subject: Any, context: Context) -> Iterator[Finding]:
        for finding in rule.check(subject, context):
            yield finding._replace(safety=safety) if finding.edits else finding

    return rule._replace(safety=safety, check=check)
