"""The fixers that are installed."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from tffix.edit import Safety
from tffix.engine import listed
from tffix.errors import ConfigError, checked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.api import Context
    from tffix.rule.finding import Finding
    from tffix.rule.fixer import Fixer


@cache
def fixers() -> tuple[Fixer, ...]:
    """Give all fixers, in the order of their names."""
    return listed.fixers() or loaded()


def loaded() -> tuple[Fixer, ...]:
    """Give the same, each from its module."""
    try:
        package = import_module(listed.PACKAGE)
    except ModuleNotFoundError as error:
        message = (
            f"{listed.PACKAGE} is not installed; in a checkout, run: pip install -e ."
        )
        raise ConfigError(message) from error
    names = [one.name for one in iter_modules(package.__path__) if one.name[0] != "_"]
    return tuple(sorted(map(listed.load, names), key=lambda fixer: fixer.name))


@cache
def rules() -> tuple[Fixer, ...]:
    """Give all that can be found: the fixers, and comments that suppress nothing."""
    from tffix.engine.unused_ignore import unused_ignore  # noqa: PLC0415, with the fixers

    return tuple(sorted((*fixers(), unused_ignore), key=lambda rule: rule.name))


@cache
def names() -> frozenset[str]:
    """Give the names of all rules and groups, ``all`` and ``default``."""
    return frozenset(
        {"all", "default"}
        | {name for rule in rules() for name in (rule.name, *rule.groups)}
    )


def selected(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Fixer, ...]:
    """Give the rules that names or groups select, less those that they ignore.

    Nothing selected means ``default``: all but those that look only where they are
    selected. Raises ConfigError for a name that does not exist.
    """
    for name in (*select, *ignore):
        checked(name.lower(), names(), "no fixer or group is named", "tffix rules")
    return tuple(
        rule
        for rule in rules()
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
) -> tuple[Fixer, ...]:
    """Give the selected rules, with fixes that count as safe or as unsafe.

    Who is called both is unsafe.
    """
    chosen = []
    for rule in selected(select, ignore):
        if named(rule, unsafe):
            chosen.append(_as(rule, Safety.UNSAFE))
        elif named(rule, safe):
            chosen.append(_as(rule, Safety.SAFE))
        else:
            chosen.append(rule)
    return tuple(chosen)


@cache
def judges(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Fixer, ...]:
    """Give the rules that look at what fixes have written though they are not selected.

    They are the opt-in ones about what is refused, unless they are ignored.
    """
    chosen = selected(select, ignore)
    return tuple(
        rule
        for rule in rules()
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
