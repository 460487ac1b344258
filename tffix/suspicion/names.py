"""Whether a name that AWS limits may break its rule, by the text of its argument."""

from __future__ import annotations

from tffix.aws import UNLIMITED, names
from tffix.terraform.values.name_estimate import glance
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.aws import NameRule
    from tffix.hcl.outline import Outline
    from tffix.terraform.module.module import Module
    from tffix.terraform.values.name_estimate import Seen


def has_limit(rule: NameRule) -> bool:
    """Whether a name may have so many characters only."""
    return rule.longest < UNLIMITED


def may_be_too_long(type_: str, outline: Outline, module: Module) -> bool:
    """Whether a name may have more characters than it may."""
    return any(
        seen is None or seen.longest > rule.longest
        for rule, _, seen in _seen(type_, outline, module)
        if has_limit(rule)
    )


def has_characters(rule: NameRule) -> bool:
    """Whether a name must begin so, or may have some characters only."""
    return bool(rule.head) or not rule.middle.everything


def may_have_others(type_: str, outline: Outline, module: Module) -> bool:
    """Whether a name may have characters that it may not, or not there."""
    return any(
        seen is None
        or bool(rule.middle.others(seen.known))
        or any(sign in seen.known for sign in rule.never)
        or not all(_may_begin(head, rule) for head in seen.heads)
        or not all(not tail or tail[-1] in rule.end for tail in seen.tails)
        for rule, _, seen in _seen(type_, outline, module)
        if has_characters(rule)
    )


def _may_begin(head: str, rule: NameRule) -> bool:
    inner = head.removeprefix(rule.head)
    starts = not inner or inner[0] in rule.start
    return not head or (head.startswith(rule.head) and starts)


def has_reserved(rule: NameRule) -> bool:
    """Whether AWS keeps some beginnings of a name for itself."""
    return bool(rule.reserved_prefixes)


def may_be_reserved(type_: str, outline: Outline, module: Module) -> bool:
    """Whether a name may begin as AWS' own do.

    What a local begins with is looked for where it is defined.
    """
    return any(
        seen is None
        or "local." in code
        or any(can_begin_reserved(head, rule) for head in seen.heads)
        for rule, code, seen in _seen(type_, outline, module)
        if has_reserved(rule)
    )


def reserved(rule: NameRule) -> list[str]:
    """Give the beginnings of a name that AWS keeps for itself."""
    return [rule.head + prefix for prefix in rule.reserved_prefixes]


def can_begin_reserved(head: str, rule: NameRule) -> bool:
    """Whether what begins so can begin with a reserved prefix."""
    return any(
        head.startswith(prefix) or (head and prefix.startswith(head))
        for prefix in reserved(rule)
    )


def _seen(
    type_: str, outline: Outline, module: Module
) -> Iterator[tuple[NameRule, str, Seen | None]]:
    """Give the rules of names that are there, with the code and what it tells."""
    for code, rule in outline.ruled(names()[type_]):
        yield rule, code, glance(module).name(code)
