"""Write the argument or block that a name must mean, where the provider knows none.

The names of arguments are those of the provider, which are often not those of the AWS
API, of CloudFormation or of another resource type. ``terraform validate`` refuses what
is not in the schema of the type: ``Unsupported argument``, ``Unsupported block type``.

Where exactly one name that the body may have and has not is like it, and takes such a
value, that name is written. Names are alike that have the same words, in any order and
number, short or long (``max``, ``maximum``); that differ in the words of the type
(``table_name`` of a table), in a unit (``_in_seconds``) or by a letter or two. None of
268 stacks that models wrote needed such a guess: rows know the names that are in them.

Where no name is like it, ``--unsafe-fixes`` leaves the argument as a comment in its
place, so that nothing is lost. What the provider sets alone goes in the same way. Else
the finding says which names are like it, or which type beside it takes the name. Names
with a known successor are left to renamed-argument, tags to unsupported-tags, names
that the type has at another place to misplaced-argument.

The schemas are those of hashicorp/aws that come with tffix, or what ``tffix schema
sync`` has read: a name is shown if none of the versions that the module allows has it,
as far as they are known. A module that allows a version before 4.0 is left alone, and
so is a block that an override file has too: terraform does not look at its names.

Refused by validate:

    Unsupported argument
    An argument named "descripton" is not expected here.

Before:

    resource "aws_kms_key" "main" {
      descripton = "orders"
    }

After:

    resource "aws_kms_key" "main" {
      description = "orders"
    }

See https://developer.hashicorp.com/terraform/language/resources/syntax
"""

import re
from typing import NamedTuple

from tffix.api import (
    META,
    SHOWN,
    AttributeSchema,
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Level,
    Resource,
    Resources,
    Safety,
    as_whole,
    aws_schemas,
    aws_versions,
    comment_out,
    documentation_of,
    fixer,
    is_used,
    levels,
    near,
    perhaps,
    quote,
    remove,
    rename_ignored,
    replace,
    suspicion,
)
from tffix.api import nodes as n
from tffix.aws import enums, untaggable
from tffix.aws.rows import NONE as NO_RULES
from tffix.aws.rows import Row
from tffix.aws.upgrades import NONE, key

# what Terraform itself takes in a provider block, or says of it
_IN_PROVIDER = {"alias", "version", "source", "locals"}
# what begins the address of a value, and of no resource
_NAMED = {"var", "local", "module", "each", "count", "self", "path", "terraform"}
_TAGS = {"tags", "tags_all"}
# ecs-deployment-arguments looks at what this one holds
_ECS = ("aws_ecs_service", "deployment_configuration")
_CODE = ("aws_lambda_function", "inline_code")  # inline-code looks at this one

# Words that say the same, or nothing, in the names of arguments.
_SAME = {
    "cfg": "config",
    "configuration": "config",
    "database": "db",
    "identifier": "id",
    "maximum": "max",
    "minimum": "min",
    "number": "num",
}
_NOTHING = {"enable", "enabled", "has", "is"}
_UNITS = {"in", "second", "minute", "hour", "day", "mb", "gb", "mib", "gib"}
_SHORT, _LONG = 5, 12  # characters of names in which one, or two, may be wrong


class _Unknown(NamedTuple):
    """An item of a name that the type has nowhere, and where it stands."""

    resource: Resource
    level: Level
    node: n.Attribute | n.Block
    context: Context

    @property
    def name(self) -> str:
        return self.node.key_name

    @property
    def is_block(self) -> bool:
        return isinstance(self.node, n.Block)

    @property
    def is_computed(self) -> bool:
        return any(self.name in schema.attributes for schema in self.level.schemas)

    @property
    def is_computed_only(self) -> bool:
        """Whether a version has it here, and none lets one write it."""
        found = [schema.attributes.get(self.name) for schema in self.level.schemas]
        return (
            any(found)
            and not any(one and one.settable for one in found)
            and not any(self.name in schema.blocks for schema in self.level.schemas)
        )

    @property
    def may_be_null(self) -> bool:
        """Whether it is one that the provider sets, which takes null."""
        if not self.is_computed or isinstance(self.node, n.Block):
            return False
        match self.node.value:
            case n.Literal(text=text):
                return text == "null"
            case n.Template() | n.Object() | n.Tuple():
                return False
        return bool(self.level.dynamics) or not _is_of_resource(self.node.value)

    @property
    def is_resource(self) -> bool:
        return self.resource.block.type.name == "resource"

    @property
    def row(self) -> Row | None:
        if not self.is_resource:
            return None
        path, type_ = (*self.level.path, self.name), self.resource.type
        rows = self.context.tables.resources.get(type_, NO_RULES).names
        return rows.get((path, self.is_block))


def _is_of_resource(value: n.Expression) -> bool:
    """Whether an attribute of a resource is read, which is unknown and never null."""
    root = value
    while isinstance(root, n.GetAttr | n.Index):
        root = root.source
    return (
        isinstance(value, n.GetAttr)
        and isinstance(root, n.Variable)
        and root.name not in _NAMED
    )


@fixer(
    Resources(
        kinds=("resource", "data", "ephemeral", "provider"),
        holds=suspicion.items.may_be_unsupported,
    ),
    groups=("schema",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="validate",
)
def unsupported_argument(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find names that are in no schema of the versions that the module allows."""
    if not is_used(resource.block, context.module):
        return
    known: frozenset[str] = frozenset()
    for level in levels(resource.block, context.module):
        if not level.path:
            known = frozenset().union(*(schema.all_names for schema in level.schemas))
        for node in level.body.items:
            one = _Unknown(resource, level, node, context)
            if (
                (one.name not in known or one.is_computed_only)
                and not _is_elsewhere(one)
                and not one.may_be_null
            ):
                yield _judged(one)


def _is_elsewhere(one: _Unknown) -> bool:
    """Whether another fixer looks at it, or Terraform."""
    path, type_ = (*one.level.path, one.name), one.resource.type
    tables = one.context.tables
    if len(path) == 1 and (
        one.name in META
        or (one.resource.block.type.name == "provider" and one.name in _IN_PROVIDER)
    ):
        return True
    upgrades = tables.upgrades.get(key(one.resource.block.type.name, type_), NONE)
    if not one.is_resource:
        return upgrades.says(path, is_block=one.is_block)
    return (
        (path[0] in _TAGS and type_ in untaggable())
        or (type_, path[0]) in (_ECS, _CODE)
        or (one.row is not None and one.row.to is not None)
        or (one.is_block and path[0] in tables.resources.get(type_, NO_RULES).inlined)
        or upgrades.says(path, is_block=one.is_block)
    )


def _judged(one: _Unknown) -> Finding:
    path = ".".join((one.resource.type, *one.level.path))
    message = f"{path} has no {'block' if one.is_block else 'argument'} {one.name}"
    if one.is_computed:
        message = f"{one.name} is set by the provider alone"
    candidates = [] if one.is_computed else _candidates(one)
    remedy, edits, safety = "", [], Safety.SAFE
    if one.row:
        remedy, edits = f"remove it: {one.row.reason}", _removed(one, one.row)
    elif len(candidates) == 1 and not _reason(one):
        remedy, edits = f"write {candidates[0]}", list(_renamed(one, candidates[0]))
    else:
        candidates = candidates or ([] if one.is_computed else _like(one))
        remedy = _remedy(one, candidates)
    if not edits and remedy in (_REMOVE, _NONE) and not _is_read(one):
        safety = Safety.UNSAFE
        edits = comment_out(one.context.file, one.node, f"tffix: {message}")
    return one.context.finding(
        one.resource.block,
        one.node.key,
        message,
        remedy,
        edits,
        safety=safety,
        see=documentation_of(one.resource.block, one.context.module),
        candidates=_written(one, candidates),
    )


def _written(one: _Unknown, names: list[str]) -> list[str]:
    """Give the names that can stand there, as they are written there."""
    if isinstance(one.node, n.Block):
        return [*map(quote, names)] if one.node.is_dynamic() else names
    return [name for name in names if not one.level.body.attribute(name)]


_REMOVE, _NONE = "remove it", "no name is like it"


def _remedy(one: _Unknown, candidates: list[str]) -> str:
    if one.is_computed:
        return _REMOVE
    if candidates:
        return perhaps(candidates)
    beside = one.is_resource and not one.level.path and _type_beside(one)
    return beside or _NONE


def _settable(level: Level, *, is_block: bool) -> dict[str, AttributeSchema | None]:
    """Give the names that all versions take for a block, or for an argument."""
    first, *others = level.schemas
    if is_block:
        return dict.fromkeys(
            name for name in first.blocks if all(name in o.blocks for o in others)
        )
    return {
        name: attribute
        for name, attribute in first.attributes.items()
        if attribute.settable
        and all(name in o.attributes and o.attributes[name].settable for o in others)
    }


def _candidates(one: _Unknown) -> list[str]:
    """Give the names that must be meant: one that is alone is sure."""
    there = {item.key_name for item in one.level.body.items}
    words = one.resource.type.split("_")[1:]
    free = {
        name: attribute
        for name, attribute in _settable(one.level, is_block=one.is_block).items()
        if name not in there | {_ID} and _takes(one, name, attribute)
    }
    alike = [name for name in free if _is_alike(one.name, name, words)]
    if alike or one.is_block:
        return alike
    if one.name == f"{_NAME}_prefix" and _NAME in free:
        return [_NAME]
    # what must be there and is not, by a part of its name
    needed = [
        name for name, attribute in free.items() if attribute and attribute.required
    ]
    own = set(_words(one.name, words))
    return [name for name in needed if len(needed) == 1 and _overlap(own, name, words)]


_NAME = "name"
_ID = "id"  # which the provider gives, though its schema lets one write it


def _overlap(own: set[str], name: str, type_: list[str]) -> bool:
    other = set(_words(name, type_))
    return own < other or other < own


def _takes(one: _Unknown, name: str, attribute: AttributeSchema | None) -> bool:
    """Whether an argument can have the value of the item, as far as that is known."""
    if attribute is None or isinstance(one.node, n.Block):
        return True
    match one.node.value:
        case n.Template(parts=(n.Text(raw=raw),)) if one.resource.type in enums():
            rule = enums()[one.resource.type].get((*one.level.path, name))
            if rule and raw not in rule.values:
                return False
    return _fits(one.node.value, attribute.type)


def _is_alike(old: str, new: str, type_: list[str]) -> bool:
    """Whether two names must mean the same in a type of these words."""
    if old.replace("_", "") == new.replace("_", ""):
        return True
    one, two = _words(old, type_), _words(new, type_)
    if one == two or (one and one == [w for w in two if w not in _UNITS]):
        return True
    return _is_misspelt(old, new)


def _words(name: str, type_: list[str]) -> list[str]:
    """Give the words of a name that tell it from others, in the order of the alphabet.

    Those that the type begins or ends with, and say what it is, are none of them.
    """
    words = name.split("_")
    for length in range(len(type_), 0, -1):
        if words[:length] == type_[-length:] and len(words) > length:
            words = words[length:]
            break
    singular = [_SAME.get(word, word) for word in map(_singular, words)]
    return sorted(w for w in singular if w not in _NOTHING) or sorted(singular)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004, but for "ties"
        return f"{word[:-3]}y"
    if word.endswith("ss") or len(word) < 4:  # noqa: PLR2004, as "dns" and "bus"
        return word
    return word.removesuffix("s")


def _is_misspelt(old: str, new: str) -> bool:
    """Whether a letter or two are wrong; other numbers are no mistakes."""
    if re.sub(r"\D", "", old) != re.sub(r"\D", "", new):
        return False
    allowed = (len(old) >= _SHORT) + (len(old) >= _LONG)
    return allowed > 0 and _distance(old, new) <= allowed


def _distance(old: str, new: str) -> int:
    """Give how many letters are to be written, left out, changed or swapped."""
    rows = [list(range(len(new) + 1))]
    for i, a in enumerate(old, 1):
        row = [i]
        for j, b in enumerate(new, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == new[j - 2] and old[i - 2] == b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def _fits(value: n.Expression, type_: object) -> bool:
    """Whether a value can be of a type, as far as it is written out."""
    kind = type_[0] if isinstance(type_, list) else type_
    match value:
        case n.Tuple():
            kinds = {"list", "set"}
        case n.Object():
            kinds = {"map", "object"}
        case n.Template(parts=(n.Text(raw=raw),)) if raw.isdigit():
            kinds = {"string", "number"}
        case n.Template(parts=(n.Text(raw=text),)) | n.Literal(text=text) if (
            text in _BOOLS
        ):
            kinds = {"bool"}
        case n.Template():
            kinds = {"string"}
        case n.Literal(text=text) if text != "null":
            kinds = {"string", "number"}
        case _:
            return True
    return kind in kinds


_BOOLS = ("true", "false")


def _reason(one: _Unknown) -> str:
    """Say why a sure name is not for a machine, or nothing."""
    if isinstance(one.node, n.Block) and one.node.is_dynamic():
        return "it is dynamic"
    return "it is read elsewhere" if _is_read(one) else ""


def _is_read(one: _Unknown) -> bool:
    """Whether something reads it: then that has to change, too."""
    if not one.is_resource:
        return False
    type_, label = (label.value for label in one.resource.block.labels)
    if one.level.path:
        return False
    for file, reference in one.context.module.references(type_, label):
        rest = file.text[reference.end : reference.end + len(one.name) + 40]
        if re.match(rf"(?:\[[^]\n]*\]|\.\*)?\.{one.name}\b", rest):
            return True
    return False


def _renamed(one: _Unknown, name: str) -> Iterator[Edit]:
    """Give the edits that write a name for the one that is unknown."""
    file = one.context.file
    yield from replace(file, one.node.key, name)
    if one.name == f"{name}_prefix" and isinstance(one.node, n.Attribute):
        yield from as_whole(file, one.node.value)
    if not one.level.path:
        yield from rename_ignored(file, one.resource.body, one.name, name)


def _removed(one: _Unknown, row: Row) -> list[Edit]:
    """Give the edits that remove what a row says has no effect."""
    file = one.context.file
    if not aws_versions(one.context.module).within(row.versions):
        return []
    if row.values and (
        isinstance(one.node, n.Block) or file.code(one.node.value) not in row.values
    ):
        return []
    return remove(file, one.node)


def _type_beside(one: _Unknown) -> str:
    """Say which types that belong to this one take the name; nothing if none does."""
    others = {
        other
        for schemas in aws_schemas(one.context.module)
        for other in schemas.resources()
        if other.startswith(f"{one.resource.type}_")
        and (schema := schemas.resource(other))
        and one.name in schema.all_names
    }
    shown = " or ".join(sorted(others)[:SHOWN])
    return f"it belongs in a resource of type {shown}" if shown else ""


def _like(one: _Unknown) -> list[str]:
    """Give the names that are most like it, the likest first."""
    blocks = _settable(one.level, is_block=True)
    return near(one.name, {*blocks, *_settable(one.level, is_block=False)})
