"""Whether something may be wrong with a module as a whole, by its text."""

from __future__ import annotations

from functools import lru_cache

from tffix import prepared
from tffix.aws import deprecated
from tffix.errors import HclSyntaxError
from tffix.hcl.scanner import items
from tffix.lazy_re import pattern
from tffix.suspicion.declarations import is_plain
from tffix.terraform import language
from tffix.terraform.kept import kept
from tffix.terraform.module import mentions
from tffix.terraform.module.suspects import suspects
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.hcl.file import File
    from tffix.terraform.module.module import Module

_COUNT = pattern(r"count[^\S\n]*=(?!=)")
_FOR_EACH = pattern(r"for_each[^\S\n]*=(?!=)")
_GROUP = "aws_security_group."
# what begins an address, in this Terraform or a later one, or in OpenTofu
_KNOWN = frozenset(
    ("action", "caller", "count", "data", "each", "ephemeral", "list", "local")
) | {"module", "path", "resource", "self", "terraform", "tofu", "var"}
# a name with another behind it that does not begin a string, a path or a number
_ROOT = pattern(r'(?<![\w."/@:\-])([A-Za-z_][\w-]*+)\.(?=[A-Za-z_])')
# names that something binds: a for, a dynamic block, its iterator
_BOUND = (
    pattern(r"for(?<!\wfor)[ \t]++([\w-]++)(?:[ \t]*+,[ \t]*+([\w-]++))?[ \t]++in\b"),
    pattern(r'dynamic(?<!\wdynamic)[ \t]++"?([\w-]++)'),
    pattern(r'iterator(?<!\witerator)[ \t]*+=[ \t]*+"?([\w-]++)'),
)
_NONE: frozenset[str] = frozenset()
_COMMENT = pattern(r"^[^\"\n]*?(?:\#|//)")


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
    from tffix.terraform.module import graph  # noqa: PLC0415, deferred

    return bool(graph.suspected(module))


def may_override_nothing(module: Module) -> bool:
    """Whether there are override files."""
    return module.has_overrides


def has_tests(module: Module) -> bool:
    """Whether there are test files."""
    return bool(module.test_files)


def may_be_given_too_much(module: Module) -> bool:
    """Whether a file of variables may name what is no variable of the module."""
    if not module.variable_files or not _is_known(module):
        return False
    known = module.declarations.of("variable")
    return bool(known) and any(
        names is None or any(name not in known for name, _ in names)
        for names in map(_given, module.variable_files.values())
    )


def may_be_given_another_type(module: Module) -> bool:
    """Whether a file of variables may give one a value that is not of its type."""
    if not module.variable_files or not _is_known(module):
        return False
    for file in module.variable_files.values():
        given = _given(file)
        if given is None:
            return True
        for name, value in given:
            declared = module.declarations.first("variable", name)
            text = declared.file.text[declared.start : declared.end] if declared else ""
            if declared and not is_plain(text, value):
                return True
    return False


def _is_known(module: Module) -> bool:
    """Whether all that a module declares is known."""
    try:
        _ = module.declarations.all
    except HclSyntaxError:
        return False
    return module.declarations.elsewhere is not None and not module.generated


def _given(file: File) -> list[tuple[str, str]] | None:
    """Give the names in a file of variables, each with the text of its value.

    None where that is not told from the text.
    """
    text = file.text
    found = items(text, 0, len(text))
    if found is None or any(item.open is not None for item in found):
        return None
    return [(item.name, item.value(text)) for item in found]


def may_declare_twice(module: Module) -> bool:
    """Whether something is declared, or may be set up, more than once."""
    return module.may_declare_twice


def may_miss_an_index(module: Module) -> bool:
    """Whether an attribute may be read of all instances at once."""
    return bool(mentions.of_all_instances(module))


def may_have_an_index(module: Module) -> bool:
    """Whether an index may stand behind a resource that is there once."""
    return bool(mentions.of_one_instance(module))


def may_read_itself(module: Module) -> bool:
    """Whether a resource or a data source may read what it gives."""
    return bool(mentions.of_itself(module))


def may_read_a_whole_resource(module: Module) -> bool:
    """Whether all of a resource may be a value."""
    return bool(mentions.of_whole_resources(module))


def may_read_no_variable(module: Module) -> bool:
    """Whether a variable may be read that is not declared."""
    return suspects(module).any("var")


def may_read_no_local(module: Module) -> bool:
    """Whether a local may be read that is not declared."""
    return suspects(module).any("local")


def may_read_no_module(module: Module) -> bool:
    """Whether a call or an output may be read that is not declared."""
    return suspects(module).any("module") or bool(suspects(module).unknown_outputs)


def may_lack_outputs(module: Module) -> bool:
    """Whether who calls a module reads outputs that it does not declare."""
    return any(
        child.folder == module.folder
        for call in module.calls
        for _, _, child in suspects(call.module).unknown_outputs
    )


def may_read_no_resource(module: Module) -> bool:
    """Whether a resource or a data source may be read that is not declared."""
    return any(map(suspects(module).any, ("resource", "data", "ephemeral")))


def may_read_no_attribute(module: Module) -> bool:
    """Whether an attribute may be read that no schema of its type has."""
    from tffix.terraform.provider import attribute_path  # noqa: PLC0415, deferred

    return bool(attribute_path.suspected(module))


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


def may_begin_wrongly(module: Module) -> bool:
    """Whether a reference may begin with what is no name of anything."""
    try:
        return bool(odd_roots(module))
    except HclSyntaxError:
        return False


def odd_roots(module: Module) -> dict[str, list[int]]:
    """Give where references seem to begin so, by the path of the file.

    What a provider of the module has as a type is not among them.
    """
    prefixes = mentions.mentions(module).prefixes
    found = {}
    for path, file in module.files.items():
        odd = {
            root
            for root in _unbound_roots(file)
            if root.partition("_")[0] not in prefixes or "_" not in root
        }
        places = [
            said.start(1)
            for said in (_ROOT.finditer(file.text) if odd else ())
            if said[1] in odd and not _is_commented(file.text, said.start(1))
        ]
        if places:
            found[path] = places
    return found


@kept
def _unbound_roots(file: File) -> frozenset[str]:
    """Give the names before a dot that are none of Terraform's, and not bound."""
    text = file.text
    seen = _NONE.union(*map(_roots, set(text.split("\n"))))
    if not seen:
        return seen
    return seen.difference(
        name
        for shape in _BOUND
        for said in shape.finditer(text)
        for name in said.groups()
    )


@lru_cache(32_768)  # a tree has many lines, and most of them often
def _roots(line: str) -> frozenset[str]:
    """Give the names before a dot in a line that are none of Terraform's."""
    return _NONE.union(_ROOT.findall(line)) - _KNOWN


def _is_commented(text: str, at: int) -> bool:
    """Whether an offset is surely behind the sign of a comment in its line."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return bool(_COMMENT.match(line))
