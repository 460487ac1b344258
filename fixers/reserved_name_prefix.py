"""Take a prefix out of a name that AWS keeps for itself.

AWS gives security groups identifiers that begin with ``sg-`` and internal load
balancers host names that begin with ``internal-``, so a name may not. The provider
refuses it when it plans: ``invalid value for name (cannot begin with sg-)``. Such a
name can never have been applied, so the fix changes no plan that worked. The word
moves behind what it says.

Refused by plan:

    invalid value for name (cannot begin with sg-)

Before:

    resource "aws_security_group" "alb" {
      name   = "sg-alb-${var.environment_suffix}"
      vpc_id = var.vpc_id
    }

After:

    resource "aws_security_group" "alb" {
      name   = "alb-sg-${var.environment_suffix}"
      vpc_id = var.vpc_id
    }

The name is rewritten where it is written: in a string, a ``format`` or ``join``, an arm
of a conditional, a local. A local that something else reads too keeps its value, and so
does a name that begins so only once its parts are put together: there ``trimprefix``
takes the prefix off, as it does where the beginning comes from a value that is known:
a variable's default, a key of ``for_each``, what a local module call passes. Only names
are looked at; a ``Name`` tag may begin as it likes.

See https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
"""

from functools import lru_cache
from typing import NamedTuple

from tffix.api import (
    VERB,
    Beginning,
    Block,
    Call,
    Context,
    Edit,
    Expression,
    File,
    Finding,
    Impact,
    Iterator,
    Module,
    Outline,
    Resource,
    Resources,
    Safety,
    Template,
    Text,
    Tuple,
    beginnings,
    begins_with_value,
    cut,
    fixer,
    quote,
    replace,
    resolve,
    unescape,
    wrap,
)
from tffix.aws import NameRule, names


class _Fix(NamedTuple):
    """Edits, what they do, and the name as it is then written."""

    edits: list[Edit]
    remedy: str
    name: str


def _prefixes(rule: NameRule) -> list[str]:
    return [rule.head + reserved for reserved in rule.reserved_prefixes]


def _holds(type_: str, seen: Outline, module: Module) -> bool:
    """Whether a name can begin so, by its text: most do not."""
    return any(
        rule.reserved_prefixes and not _is_other_code(code, rule, module)
        for code, rule in seen.ruled(names()[type_])
    )


def _is_other_code(code: str, rule: NameRule, module: Module) -> bool:
    """Whether code begins with text that no reserved prefix does.

    What a local begins with is looked for where it is defined.
    """
    name = None if "local." in code else module.glance.name(code)
    return name is not None and not any(
        head.startswith(prefix) or (head and prefix.startswith(head))
        for head in name.heads
        for prefix in _prefixes(rule)
    )


@fixer(
    Resources(
        *names(),
        arguments=lambda type_: names()[type_],
        holds=_holds,
    ),
    groups=("naming",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="plan",
)
def reserved_name_prefix(resource: Resource, context: Context) -> Iterator[Finding]:
    """Find name arguments that begin, or can begin, with a prefix that is reserved."""
    block = resource.block
    found = list(_reserved(context.file, block, context))
    for argument, prefix, start in found:
        rule = names()[block.labels[0].value][argument]
        # the name of an older resource, which the provider lets pass
        live = rule.outlived and rule.phase_of("reserved_prefixes") == "apply"
        fix = _fix(start, prefix, context)
        if fix and fix.name.lower() in _others(block, argument, context):
            fix = _Fix([], f"choose another, {fix.name} is taken", "")
        yield context.finding(
            block,
            start.arm,
            f"{argument} {'begins' if start.certain else 'can begin'} with"
            f' "{prefix}", which AWS keeps for itself',
            fix.remedy if fix else "choose another",
            fix.edits if fix else (),
            safety=Safety.UNSAFE if live else None,
            impact=Impact.REPLACE if live else None,
        )
    yield from _passed(block, {argument for argument, *_ in found}, context)


class _Passed(NamedTuple):
    """A name whose beginning comes from a value, and the prefix that it begins with.

    ``text`` is None where only ``head``, what it begins with, is known. ``varies`` says
    that something can override it, ``where`` which instance it is of.
    """

    prefix: str
    head: str
    text: str | None
    varies: bool
    where: str


def _passed(block: Block, found: set[str], context: Context) -> Iterator[Finding]:
    """Find names whose beginning is not written here but comes from a known value.

    That of the arguments that are ``found`` already is written.
    """
    for argument, rule in names()[block.labels[0].value].items():
        attribute = block.body.attribute(argument)
        prefixes = _prefixes(rule)
        if not attribute or argument in found or _is_other(attribute.value, prefixes):
            continue
        passed = _first_passed(block, attribute.value, prefixes, context)
        if not passed:
            continue
        live = rule.outlived and rule.phase_of("reserved_prefixes") == "apply"
        said = f'begins with "{passed.prefix}"{passed.where}'
        if passed.text is not None:
            said = f"is {quote(passed.text)}{passed.where}, which begins with"
            said = f'{said} "{passed.prefix}"'
        edits, remedy = _without(block, argument, passed, context)
        yield context.finding(
            block,
            attribute.value,
            f"{argument} {said}; AWS keeps that for itself",
            remedy,
            edits,
            safety=Safety.UNSAFE if live else None,
            impact=Impact.REPLACE if live else None,
        )


def _is_other(name: Expression, prefixes: list[str]) -> bool:
    """Whether a name is written with a beginning that none of the prefixes has."""
    match name:
        case Template(parts=(Text(raw=raw), *_)):
            start = unescape(raw)
            return not any(
                start.startswith(prefix) or prefix.startswith(start)
                for prefix in prefixes
            )
    return not prefixes


def _first_passed(
    block: Block, name: Expression, prefixes: list[str], context: Context
) -> _Passed | None:
    """Give the first instance whose name begins with a prefix."""
    for instance in context.module.instances(block):
        value = context.module.evaluate(name, instance)
        for prefix in prefixes:
            if value.head.startswith(prefix):
                where = f" for {instance}" if str(instance) else ""
                return _Passed(prefix, value.head, value.text, value.varies, where)
    return None


def _without(
    block: Block, argument: str, passed: _Passed, context: Context
) -> tuple[list[Edit], str]:
    """Give the edits that take a prefix off whatever the name is, and what they do."""
    attribute = block.body.attribute(argument)
    left = passed.head.removeprefix(passed.prefix)
    if not attribute or not passed.prefix.endswith("-"):
        return [], "choose another"
    if left.startswith(passed.prefix) or passed.text == passed.prefix:
        return [], "choose another"
    if passed.text and quote(left).lower() in _others(block, argument, context):
        return [], f"choose another, {quote(left)} is taken"
    before, after = "trimprefix(", f', "{passed.prefix}")'
    if passed.varies and not isinstance(attribute.value, Template):
        before, after = f"try({before}", f"{after}, null)"
    edits = wrap(context.file, attribute.value, before, after)
    return edits, f"take it off with {before}…{after}"


def _reserved(
    file: File, block: Block, context: Context
) -> Iterator[tuple[str, str, Beginning]]:
    """Give argument, prefix and beginning where a name begins with a reserved one."""
    module = context.module
    for argument, rule in names()[block.labels[0].value].items():
        prefixes = _prefixes(rule)
        attribute = block.body.attribute(argument) if prefixes else None
        if attribute and not begins_with_value(attribute.value):
            for prefix in prefixes:
                for start in beginnings(file, attribute.value, len(prefix), module):
                    if start.text.startswith(prefix):
                        yield argument, prefix, start


def _fix(start: Beginning, prefix: str, context: Context) -> _Fix | None:
    """Give the fix that suits where the beginning is written, if there is one."""
    left = start.text.removeprefix(prefix)
    if not prefix.endswith("-") or not (left or start.rest):
        return None
    local = "".join(f"local.{node.name.name}" for _, node in start.locals[-1:])
    where, why = (f" in {local}", f"; {local} is read elsewhere") if local else ("", "")
    if _serves_only_names(start, context):
        why = ""
        string = start.first.string
        if string and (edits := _moved(start, prefix, string)):
            name = cut(start.first.file, string.start, string.end, edits)
            return _Fix(edits, f"write {name}{where}", name)
        if start.call and (edits := _swapped(start, prefix)):
            name = cut(start.first.file, start.call.start, start.call.end, edits)
            word = prefix.rstrip("-")
            return _Fix(edits, f'put "{word}" behind what follows it{where}', name)
    # trimprefix() takes one prefix off, and no null
    match resolve(start.arm, context.module):
        case Template(parts=(_, _, *_) | (Text(),)):
            never_null = True
        case target:
            never_null = isinstance(target, Call) and target.name not in (
                "coalesce",
                "try",
            )
    if left.startswith(prefix) or not never_null:
        return None
    before, after = "trimprefix(", f', "{prefix}")'
    edits = wrap(start.file, start.arm, before, after)
    name = (
        cut(start.file, start.arm.start, start.arm.end, edits)
        if start.rest
        else quote(left)
    )
    return _Fix(edits, f"take it off with {before}…{after}{why}", name)


def _serves_only_names(start: Beginning, context: Context) -> bool:
    """Whether the locals of a name are read only where the plan is refused anyway.

    That is as the beginning of a name, or elsewhere in the block of such a name.
    """
    if not start.locals:
        return True
    reads = set()
    refused = []
    for file, block in context.module.blocks("resource"):
        if len(block.labels) == 2 and block.labels[0].value in names():  # noqa: PLR2004
            for _, _, other in _reserved(file, block, context):
                reads |= {(path.path, node.start) for path, node in other.locals}
                if other.certain:
                    refused.append((file.path, range(block.start, block.end)))
    return all(
        (file.path, read.start) in reads
        or any(file.path == path and read.start in block for path, block in refused)
        for _, node in start.locals
        for file, read in context.module.references("local", node.name.name)
    )


def _moved(start: Beginning, prefix: str, string: Template) -> list[Edit]:
    """Give the edits that put the word of a prefix where it may stand in its string.

    That is in front of the last part that is not literal, else at the end. A name that
    has the word already only loses the prefix. Nothing, if the prefix is all.
    """
    file, text = start.first.file, string.parts[0]
    if not isinstance(text, Text) or text.start != start.first.node.start:
        return []
    raw = text.raw.lower()
    cut = len(prefix)
    if not raw.startswith(prefix):
        return []
    while raw.startswith((prefix, "-"), cut):
        cut += len(prefix) if raw.startswith(prefix, cut) else 1
    first, end = text.start + cut, string.end - 1
    if first == end:
        return []
    drop = Edit(file.path, text.start, first, "")
    word = "-" + text.raw[: len(prefix)].rstrip("-")
    literal = "".join(p.raw if isinstance(p, Text) else "${}" for p in string.parts)
    if f"{word}-" in f"-{literal[cut:]}-":
        return [drop]
    varying = [p.start for p in string.parts if not isinstance(p, Text)]
    if start.call and start.call.arguments[0] is string:
        varying = [text.start + verb.start() for verb in VERB.finditer(text.raw)]
    at = end - 1 if file.text[end - 1] == "-" else end
    for place in varying:
        if place > first and file.text[place - 1] == "-":
            at = place - 1
    return [drop, Edit(file.path, at, at, word)]


def _swapped(start: Beginning, prefix: str) -> list[Edit]:
    """Give the edits that let the first two items of a format or join change places.

    Nothing, where the first is not the word of the prefix alone.
    """
    match start.call:
        case Call(arguments=(Template(parts=(Text(raw="-"),)), Tuple(items=items))):
            pass
        case Call(arguments=(Template(parts=(Text(raw=verbs),)), *rest)) if (
            verbs.startswith("%s-%s")
        ):
            items = tuple(rest)
        case _:
            return []
    file = start.first.file
    one, two = (file.text[item.start : item.end] for item in items[:2])
    if items[0] is not start.first.string or one[1:-1] + "-" != prefix or one == two:
        return []
    return [*replace(file, items[0], two), *replace(file, items[1], one)]


def _others(block: Block, argument: str, context: Context) -> set[str]:
    """Give the other names of the type as they are, or are to be, in lower case.

    The same name again is none: it is that of a group in another network.
    """
    attribute = block.body.attribute(argument)
    own = attribute and context.file.text[attribute.value.start : attribute.value.end]
    written = _written(block.labels[0].value, argument, context)
    return set().union(*(made for code, made in written.items() if code != own))


@lru_cache(maxsize=4)
def _written(type_: str, argument: str, context: Context) -> dict[str, set[str]]:
    """Give, for the code of each name of a type, the names that it is or is to be."""
    # Kept, as every name of a file asks for those of the whole module.
    found: dict[str, set[str]] = {}
    for file, block in context.module.blocks("resource", type_):
        attribute = block.body.attribute(argument)
        if attribute is None:
            continue
        code = file.text[attribute.value.start : attribute.value.end]
        made = found.setdefault(code, {code.lower()})
        for _, prefix, start in _reserved(file, block, context):
            string = start.first.string
            if string and (edits := _moved(start, prefix, string)):
                made.add(cut(start.first.file, string.start, string.end, edits).lower())
    return found
