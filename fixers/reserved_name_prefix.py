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
of a conditional, a local, the default of a variable, a ``.tfvars`` file. What something
else reads too keeps its value, and so does a name that begins so only once its parts
are put together: there ``trimprefix`` takes the prefix off, as it does where the
beginning comes from another value that is known: a key of ``for_each``, what a local
module call passes. Only names are looked at; a ``Name`` tag may begin as it likes.

See https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
"""

# Longer than most: a name begins as it is written, as a local says or as a call passes,
# and each of these is mended in another place.

from typing import NamedTuple

from tffix.api import (
    Context,
    Edit,
    Finding,
    Impact,
    Iterator,
    Name,
    Names,
    Safety,
    cut,
    fixer,
    name_uses,
    prefixes,
    quote,
    resolve,
    string_prefixes,
    suspicion,
    unescape,
    wrap,
)
from tffix.api import nodes as n

_NAMES = Names(
    ruled=suspicion.names.has_reserved, holds=suspicion.names.may_be_reserved
)


class _Fix(NamedTuple):
    """Edits, what they do, and the name as it is then written.

    ``elsewhere`` says that they change a value that the name reads.
    """

    edits: list[Edit]
    remedy: str
    name: str
    elsewhere: bool = False


class _Found(NamedTuple):
    """A name with a prefix, what is said of it, its fix, and whether it is certain."""

    name: Name
    said: str
    fix: _Fix | None
    certain: bool


@fixer(
    _NAMES,
    groups=("naming",),
    safety=Safety.SAFE,
    impact=Impact.NONE,
    refused_by="plan",
)
def reserved_name_prefix(name: Name, context: Context) -> Iterator[Finding]:
    """Find name arguments that begin, or can begin, with a prefix that is reserved."""
    # the name of an older resource, which the provider lets pass
    live = name.rule.outlived and name.rule.phase_of("reserved_prefixes") == "apply"
    for arm, said, fix, certain in list(_written(name)) or _passed(name):
        edits, remedy = _free(fix, name)
        if not (fix and fix.elsewhere):
            edits, remedy = name_uses.followed(arm, edits, remedy)
        yield context.finding(
            name.block,
            arm.expression,
            f"{name.argument} {said}",
            remedy,
            edits,
            safety=Safety.UNSAFE if live else None,
            impact=Impact.REPLACE if live else None,
            certain=certain,
        )


def _written(name: Name) -> Iterator[_Found]:
    """Give where a name is written with a prefix."""
    for prefix, start in _starts(name):
        begins = "begins" if start.certain else "can begin"
        said = f'{begins} with "{prefix}", which AWS keeps for itself'
        arm = name.of(start.arm, is_only=start.arm is name.expression)
        yield _Found(arm, said, _fix(start, prefix, name), start.certain)


def _passed(name: Name) -> Iterator[_Found]:
    """Give the first value with a prefix that a name takes from elsewhere."""
    match name.expression:
        case n.Template(parts=(n.Text(raw=raw), *_)) if (
            not suspicion.names.can_begin_reserved(unescape(raw), name.rule)
        ):
            return
    for instance, value in name.values:
        for prefix in suspicion.names.reserved(name.rule):
            if value.head.startswith(prefix):
                where = f" for {instance}" if str(instance) else ""
                there = name_uses.passed(name, instance)
                if there:
                    where += f" (passed in {name_uses.written_at(name, there)})"
                said = f'begins with "{prefix}"{where}'
                if value.text is not None:
                    said = f"is {quote(value.text)}{where}, which begins with"
                    said = f'{said} "{prefix}"'
                varies = value.varies and not isinstance(name.expression, n.Template)
                fix = _where_defined(name) or _without(
                    name, prefix, value.head, value.text, nullable=varies
                )
                if there and fix:
                    fix = _or_there(fix, there, name)
                said = f"{said}; AWS keeps that for itself"
                yield _Found(name, said, fix, not value.varies)
                return


def _or_there(fix: _Fix, there: Name, name: Name) -> _Fix:
    """Let a fix say what could be written in its place, where a call passes it."""
    place = name_uses.written_at(name, there)
    for found in _written(there):
        if found.fix:
            return fix._replace(
                remedy=f"{fix.remedy}, or {found.fix.remedy} in {place}"
            )
    return fix


def _where_defined(name: Name) -> _Fix | None:
    """Give the fix of the value that a name alone reads."""
    definition = name_uses.defined(name)
    for found in _written(definition) if definition else ():
        if definition and found.fix:
            remedy = f"{found.fix.remedy}, in {name_uses.written_at(name, definition)}"
            return found.fix._replace(remedy=remedy, elsewhere=True)
    return None


def _without(
    name: Name, prefix: str, head: str, text: str | None, *, nullable: bool
) -> _Fix | None:
    """Give the fix that takes a prefix off whatever the name is."""
    left = head.removeprefix(prefix)
    if not prefix.endswith("-") or left.startswith(prefix) or text == prefix:
        return None
    after = f', "{prefix}")'
    edits, call = name.within("trimprefix(", after, nullable=nullable)
    return _Fix(edits, f"take it off with {call}", quote(left if text else ""))


def _starts(name: Name) -> Iterator[tuple[str, string_prefixes.Beginning]]:
    """Give prefix and beginning where a name is written with a reserved one."""
    if string_prefixes.begins_with_value(name.expression):
        return
    for prefix in suspicion.names.reserved(name.rule):
        for start in string_prefixes.beginnings(
            name.file, name.expression, len(prefix), name.module
        ):
            if start.text.startswith(prefix):
                yield prefix, start


def _fix(start: string_prefixes.Beginning, prefix: str, name: Name) -> _Fix | None:
    """Give the fix that suits where the beginning is written, if there is one."""
    left = start.text.removeprefix(prefix)
    if not prefix.endswith("-") or not (left or start.rest):
        return None
    local = "".join(f"local.{node.name.name}" for _, node in start.locals[-1:])
    where, why = (f" in {local}", f"; {local} is read elsewhere") if local else ("", "")
    if _serves_only_names(start, name):
        why = ""
        string = start.first.string
        if string and (edits := prefixes.word_behind(start, prefix, string)):
            code = cut(start.first.file, string.start, string.end, edits)
            return _Fix(edits, f"write {code}{where}", code)
        if start.call and (edits := prefixes.swapped(start, prefix)):
            code = cut(start.first.file, start.call.start, start.call.end, edits)
            word = prefix.rstrip("-")
            return _Fix(edits, f'put "{word}" behind what follows it{where}', code)
    # trimprefix() takes one prefix off, and no null
    match resolve(start.arm, name.module):
        case n.Template(parts=(_, _, *_) | (n.Text(),)):
            never_null = True
        case target:
            never_null = isinstance(target, n.Call) and target.name not in (
                "coalesce",
                "try",
            )
    if left.startswith(prefix) or not never_null:
        return None
    before, after = "trimprefix(", f', "{prefix}")'
    edits = wrap(start.file, start.arm, before, after)
    code = quote(left)
    if start.rest:
        code = cut(start.file, start.arm.start, start.arm.end, edits)
    return _Fix(edits, f"take it off with {before}…{after}{why}", code)


def _serves_only_names(start: string_prefixes.Beginning, name: Name) -> bool:
    """Whether the locals of a name are read only where the plan is refused anyway.

    That is as the beginning of a name, or elsewhere in the block of such a name.
    """
    if not start.locals:
        return True
    reads = set()
    refused = []
    for file, block in name.module.blocks("resource"):
        if not _NAMES.looks_at("resource", block.labels[0].value):
            continue
        for one in _NAMES.found(block, name.module):
            for _, other in _starts(one):
                reads |= {(path.path, node.start) for path, node in other.locals}
                if other.certain:
                    refused.append((file.path, range(block.start, block.end)))
    return all(
        (file.path, read.start) in reads
        or any(file.path == path and read.start in block for path, block in refused)
        for _, node in start.locals
        for file, read in name.module.references("local", node.name.name)
    )


def _free(fix: _Fix | None, name: Name) -> tuple[list[Edit], str]:
    """Give the edits of a fix and what they do, but none for a name that is taken."""
    if not fix:
        return [], "choose another"
    if _is_taken(fix.name, name):
        return [], f"choose another, {fix.name} is taken"
    return fix.edits, fix.remedy


def _is_taken(code: str, name: Name) -> bool:
    """Whether another name of the type is, or is to be, written so in any case.

    The same name again is none: it is that of a group in another network.
    """
    own = {name.code, *(one.code for one in name.alternatives())}
    others = name.namesakes.by(_codes).get(code.lower(), ())
    return any(other.code not in own for other in others) or any(
        other.code not in own for other in name.namesakes.settled_as(name)
    )


def _codes(name: Name) -> Iterator[str]:
    """Give the code of a name, what it is and what it is to be, in lower case."""
    yield name.code.lower()
    yield from (quote(text).lower() for text in name.texts)
    for prefix, start in _starts(name):
        string = start.first.string
        if string and (edits := prefixes.word_behind(start, prefix, string)):
            yield cut(start.first.file, string.start, string.end, edits).lower()
