"""Calls of functions as a text seems to have them, and what may be wrong with one."""

from __future__ import annotations

from functools import lru_cache

from tffix.hcl.scanner import elements
from tffix.lazy_re import pattern
from tffix.suspicion.declarations import without_type
from tffix.terraform.values.signatures import OPENTOFU, signatures
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module

_LONGEST = 64  # characters in which a name and the spaces behind it are looked for
_NAME = pattern(r"[ \t]*+([\w:-]++)")
_STRING = pattern(r'"(?:[^"\\$%\n]|\\.|[$%](?!\{))*+"')
_OPENED = pattern(r"\(")
# what looks like a call in a type constraint, and keywords before parentheses
_TYPES = {"list", "map"}  # functions once, and types still
_NO_FUNCTION = {"object", "tuple", "set", "optional", "any", "in", "if"}


@lru_cache(maxsize=8)  # several ask for the same file
def seen_calls(text: str) -> tuple[tuple[str, int], ...]:
    """Give what looks like a call in a text: its name, and where its arguments are."""
    found: list[tuple[str, int]] = []
    for opened in _OPENED.finditer(text):
        start = opened.start()
        # from the parenthesis to the left, as most words are no calls
        before = _NAME.match(text[max(0, start - _LONGEST) : start][::-1])
        if before:
            name = before[1][::-1].lstrip("-0123456789")
            if ":" in name and "::" not in name:
                name = name.rpartition(":")[2]
            if name:
                found.append((name.removeprefix("core::"), start + 1))
    return tuple(found)


def without_strings(arguments: str) -> str:
    """Give arguments with each string in them as an empty one."""
    return _STRING.sub('""', arguments)


def unknown_names(text: str) -> set[str]:
    """Give the names that seem to be called and that no function has."""
    names = {name for name, _ in seen_calls(text)}
    return set(filter(is_unknown, names - _NO_FUNCTION))


def is_unknown(name: str) -> bool:
    """Whether no function has a name, of a provider or of OpenTofu either."""
    return name not in OPENTOFU and name not in signatures() and "::" not in name


def may_call_nothing(module: Module) -> bool:
    """Whether a function may be called that does not exist."""
    return (
        any(
            "(" in file.text and _may_call_nothing(file)
            for file in module.files.values()
        )
        and not module.is_opentofu
    )


def _may_call_nothing(file: File) -> bool:
    names = unknown_names(file.text)
    if not names <= _TYPES:
        return True
    return bool(names) and any(
        unknown_names(without_type(file.text_of(span))) for span in file.spans
    )


def has_wrong_count(text: str) -> bool:
    """Whether a call may have more or fewer arguments than its function takes."""
    for name, start in seen_calls(text):
        signature = signatures().get(name)
        if signature is None or (signature.rest and not signature.parameters):
            continue
        given = elements(text, start)
        if given is None:
            return True
        is_spread = bool(given) and given[-1].endswith("...")
        if not (is_spread or signature.takes(len(given))):
            return True
    return False


def may_have_wrong_count(module: Module) -> bool:
    """Whether a file may have such a call."""
    return any(has_wrong_count(file.text) for file in module.files.values())
