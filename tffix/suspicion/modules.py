"""Whether something may be wrong with a module as a whole, by its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tffix import prepared
from tffix.aws import deprecated
from tffix.errors import HclSyntaxError
from tffix.lazy_re import pattern
from tffix.terraform import language

if TYPE_CHECKING:
    from tffix.terraform.module.module import Module

_COUNT = pattern(r"count[^\S\n]*=(?!=)")
_FOR_EACH = pattern(r"for_each[^\S\n]*=(?!=)")
_GROUP = "aws_security_group."


def may_count_and_repeat(module: Module) -> bool:
    """Whether a block may have both ``count`` and ``for_each``."""
    return any(
        _COUNT.search(file.text) and _FOR_EACH.search(file.text)
        for file in module.files.values()
    )


def may_join_groups(module: Module) -> bool:
    """Whether security groups may read each other."""
    return sum(file.text.count(_GROUP) for file in module.files.values()) > 1


def may_wait_for_itself(module: Module) -> bool:
    """Whether something may wait for itself."""
    return bool(module.cycle_suspects)


def may_override_nothing(module: Module) -> bool:
    """Whether there are override files."""
    return module.has_overrides


def may_declare_twice(module: Module) -> bool:
    """Whether something is declared, or may be set up, more than once."""
    return module.may_declare_twice


def may_miss_an_index(module: Module) -> bool:
    """Whether an attribute may be read of all instances at once."""
    return bool(module.reads_of_all_instances)


def may_have_an_index(module: Module) -> bool:
    """Whether an index may stand behind a resource that is there once."""
    return bool(module.reads_of_one_instance)


def may_read_no_variable(module: Module) -> bool:
    """Whether a variable may be read that is not declared."""
    return module.suspects.any("var")


def may_read_no_local(module: Module) -> bool:
    """Whether a local may be read that is not declared."""
    return module.suspects.any("local")


def may_read_no_module(module: Module) -> bool:
    """Whether a call or an output may be read that is not declared."""
    return module.suspects.any("module") or bool(module.suspects.unknown_outputs)


def may_read_no_resource(module: Module) -> bool:
    """Whether a resource or a data source may be read that is not declared."""
    return module.suspects.any("resource") or module.suspects.any("data")


def may_read_no_attribute(module: Module) -> bool:
    """Whether an attribute may be read that no schema of its type has."""
    return bool(module.unknown_attributes)


def may_read_deprecated(module: Module) -> bool:
    """Whether a name may be read of which the provider warns."""
    known = deprecated()
    types = {
        span.labels[0] if span.type == "resource" else f"data.{span.labels[0]}"
        for file in module.files.values()
        for span in file.spans
        if span.type in ("resource", "data") and span.labels
        if span.labels[0].startswith("aws_")
    }
    names = {path[-1] for type_ in types if type_ in known for path in known[type_]}
    return any(name in file.text for name in names for file in module.files.values())


def may_read_what_changed(module: Module) -> bool:
    """Whether a type is there with attributes that a major version reads otherwise."""
    return any(
        _changes_reads(f"{span.type} {span.labels[0]}")
        for file in module.files.values()
        for span in file.spans
        if span.type in ("resource", "data") and span.labels
    )


@prepared.of_block
def _changes_reads(block: str) -> bool:
    from tffix.aws.tables import tables_of  # noqa: PLC0415, a wheel has it prepared
    from tffix.aws.upgrades import NONE, key  # noqa: PLC0415

    kind, _, type_ = block.partition(" ")
    return bool(tables_of().upgrades.get(key(kind, type_), NONE).reads)


def may_misdeclare(module: Module) -> bool:
    """Whether a block is of no known type, or its labels are not as they must be."""
    try:
        return any(
            file.arguments
            or any(language.is_odd(span.type, span.labels) for span in file.spans)
            for file in module.files.values()
        )
    except HclSyntaxError:
        return False
