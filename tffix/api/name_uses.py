"""What else means the thing that a name names: it has to follow a change of the name.

A place means it that has the name as a whole, or between ``/`` and ``:`` as paths and
ARNs do, and says which kind of thing is meant: ``function_name``, ``DBInstance``,
``/aws/lambda/``. Others only have the same text: a role beside the function, a tag.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tffix.api.names import Name
from tffix.aws import names as ruled
from tffix.edit import Edit
from tffix.hcl import nodes as n
from tffix.rewrite.verbs import cut
from tffix.terraform.module.address import KEYS, address
from tffix.terraform.module.dependencies import depend, names
from tffix.terraform.module.expressions import local_name
from tffix.terraform.module.given import given
from tffix.terraform.module.spelling import is_literal, literal_text, spelling
from tffix.terraform.module.word_index import word_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tffix.hcl.file import File
    from tffix.terraform.module.environment import Instance

Change = tuple[list[Edit], str]

_BLOCKS = ("resource", "data", "ephemeral", "module", "output", "locals", "check")
_WORD = re.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
# words that do not say which kind of thing is named
_ANY_NAME = {"aws", "name", "id", "identifier", "prefix", "arn"}
_ENDS = ("", "/", ":", "*")
_MAX_SAID = 3


class Use(NamedTuple):
    """A place that means what a name names.

    It is a whole expression where ``whole``, else a part of a quoted string.
    """

    file: File
    block: n.Block
    item: n.Attribute
    start: int
    end: int
    whole: bool
    literal: bool

    @property
    def owner(self) -> tuple[str, str]:
        """What it is part of, as ``dependencies.names`` gives it."""
        if self.block.type.name == "locals":
            return "local", self.item.name.name
        labels = [label.value for label in self.block.labels]
        if self.block.type.name == "resource":
            return labels[0], labels[1]
        return self.block.type.name, labels[0]

    def __str__(self) -> str:
        """Say where it is: ``role of aws_iam_role_policy.read``."""
        if self.block.type.name == "locals":
            return f"local.{self.item.name.name}"
        return f"{self.item.name.name} of {address(self.block)}"


def changed(name: Name, change: Callable[[Name], Change]) -> Change:
    """Give the edits that change a name and all that means it, and what they do.

    ``change`` gives those for the name alone. Where a local or a variable holds it and
    nothing else reads that, its text is changed where it is written. Other places read
    it of the resource, or say the new one where they say the old one as it is. No edits
    where one of them cannot.
    """
    found = list(_uses(name)) if not name.is_prefix else []
    if definition := _definition(name, found):
        edits, remedy = change(definition)
        value = definition.expression
        text = cut(definition.file, value.start, value.end, edits)
        # a function is as well called where its value is needed
        if edits and (found or text.startswith('"')):
            return edits, f"{remedy}, in {written_at(name, definition)}"
    edits, remedy = change(name)
    return _followed(name, edits, remedy, found if edits else [])


def followed(name: Name, edits: list[Edit], remedy: str) -> Change:
    """Give the edits of a change of a name with those of all that means it."""
    found = list(_uses(name)) if edits and not name.is_prefix else []
    return _followed(name, edits, remedy, found)


def _followed(name: Name, edits: list[Edit], remedy: str, uses: list[Use]) -> Change:
    if not uses:
        return edits, remedy
    own = range(name.expression.start, name.expression.end + 1)
    new = ""  # where what it is made of changes, that is all that can be said
    if all(edit.path == name.file.path and edit.start in own for edit in edits):
        new = cut(name.file, name.expression.start, name.expression.end, edits)
    left = []
    for use in uses:
        text = _following(name, use, new)
        edits = [*edits, Edit(use.file.path, use.start, use.end, text)]
        if not text:
            left.append(use)
    if left:
        return [], f"{remedy}; by hand, as {_listed(left)} means it too"
    return edits, f"{remedy}, and so in {_listed(uses)}"


def _listed(uses: list[Use]) -> str:
    said = list(dict.fromkeys(map(str, uses)))
    more = len(said) - _MAX_SAID
    return ", ".join(said[:_MAX_SAID]) + (f" and {more} more" if more > 0 else "")


def _following(name: Name, use: Use, new: str) -> str:
    """Give the code that means a name which has become ``new``; "" if there is none."""
    # where it is not made, or is another one, the use may be what it says
    is_there = name.is_only and not name.is_repeated
    is_written = is_literal(name.spelling) and new.startswith('"') and "${" not in new
    if use.literal and is_written and is_there:
        return new if use.whole else new[1:-1]
    code = _reference(name, use)
    if not code and is_there and "\n" not in new:
        if is_written and not use.whole:
            return new[1:-1]
        code = new  # what reads the resource would wait for it
    return f"${{{code}}}" if code and not use.whole else code


def defined(name: Name) -> Name | None:
    """Give the name where its value is written, if nothing reads that but the name.

    That is in a local, in a file of variables, or in the default of a variable.
    """
    return _definition(name, [] if name.is_prefix else list(_uses(name)))


def written_at(name: Name, definition: Name) -> str:
    """Say where the value of a name is written: ``terraform.tfvars:2``."""
    file = definition.file
    if file.path in name.module.files:
        kept = local_name(name.bare)
        return f"local.{kept}" if kept else f"the default of {name.code}"
    line = file.line(definition.expression.start)
    return f"{file.path}:{line}"


def passed(name: Name, instance: Instance) -> Name | None:
    """Give the name as a call of the module passes it; None where none does."""
    match name.bare:
        case n.GetAttr(source=n.Variable(name="var"), name=named):
            value = (instance.environment.arguments or {}).get(named.name)
            for caller, block in name.module.calls if value else ():
                attribute = block.body.attribute(named.name)
                if attribute and attribute.value is value:
                    file = caller.file_of(block)
                    return Name(
                        caller, file, block, named.name, attribute.value, name.rule
                    )
    return None


def _definition(name: Name, uses: list[Use]) -> Name | None:
    """Give the name where its value is written, if nothing reads that but the uses."""
    if name.is_repeated or not name.is_only:
        return None
    match name.bare:
        case n.GetAttr(source=n.Variable(name="local" as root), name=named):
            found = name.module.local(named.name)
            place = found and (found[0], found[1].value)
        case n.GetAttr(source=n.Variable(name="var" as root), name=named):
            place = given(named.name, name.module)
        case _:
            return None
    if not place:
        return None
    reads = {
        (file.path, read.start)
        for file, read in name.module.references(root, named.name)
    } - {(name.file.path, name.bare.start)}
    held = [
        {
            (path, start)
            for path, start in reads
            if path == use.file.path and use.start <= start < use.end
        }
        for use in uses
    ]
    if not all(held) or set().union(*held) != reads:
        return None
    file, value = place
    there = Name(name.module, file, name.block, name.argument, value, name.rule)
    return _definition(there, uses) or there


def _reference(name: Name, use: Use) -> str:
    """Give the code that reads the name of its resource; "" where that cannot be."""
    if use.block is name.block or not name.is_only:
        return ""
    if depend(name.module, names(name.block), {use.owner}):
        return ""  # a cycle
    key = ""
    if name.is_repeated:
        for argument, read in KEYS.items():
            codes = {
                found and one.file.code(found.value)
                for one in (name, use)
                for found in [one.block.body.attribute(argument)]
            }
            if len(codes) == 1 and None not in codes:
                key = read
        if not key:
            return ""
    return f"{address(name.block)}{key}.{name.argument}"


def _uses(name: Name) -> Iterator[Use]:
    """Give the places that mean what a name names, beside the name itself."""
    search = _Search(name)
    seen = set()
    for text in search.texts:
        for file, block in word_index(name.module).blocks(text):
            if block.type.name in _BLOCKS and (file.path, block.start) not in seen:
                seen.add((file.path, block.start))
                yield from search.in_block(file, block)


class _Search:
    """A search for what means a name."""

    def __init__(self, name: Name) -> None:
        self.name = name
        self.kind = _words(name.type, name.argument)
        self.texts = {name.spelling}
        self.texts |= {text for text in name.texts if not name.rule.accepts(text)}
        self.chain = set(_chain(name))

    def in_block(self, file: File, block: n.Block) -> Iterator[Use]:
        own = ruled().get(self.name.type, {}) if self._makes_same(block) else {}
        stack: list[tuple[n.Block, bool]] = [(block, True)]
        while stack:
            holder, is_top = stack.pop()
            for item in holder.body.items:
                key = item.key_name
                if _is_text(key):
                    continue
                if isinstance(item, n.Block):
                    stack.append((item, False))
                elif not (is_top and (key in own or self._defines(block, key))):
                    said = _words(key)
                    if block.type.name == "output":
                        said |= _words(block.labels[0].value)
                    for found in self._in(item.value, file, said):
                        yield Use(file, block, item, *found)

    def _makes_same(self, block: n.Block) -> bool:
        return bool(block.labels) and block.labels[0].value == self.name.type

    def _defines(self, block: n.Block, key: str) -> bool:
        return block.type.name == "locals" and key in self.chain

    def _in(
        self, node: n.Node, file: File, said: set[str]
    ) -> Iterator[tuple[int, int, bool, bool]]:
        match node:
            case n.ObjectItem(key=key, value=value):
                code = file.text_of(key)
                if not _is_text(code.strip('"')):
                    yield from self._in(value, file, _words(code))
                return
            case n.Template() | n.GetAttr() | n.Call(name="join" | "format"):
                spelled = spelling(node, file, self.name.module)
                if spelled in self.texts:
                    if said & self.kind:
                        yield node.start, node.end, True, isinstance(node, n.Template)
                    return
                if isinstance(node, n.Template):
                    yield from self._inside(node, spelled, file, said)
                    return
            case n.Index() | n.LegacyIndex():
                return
        if not isinstance(node, n.GetAttr):
            for child in node.children():
                yield from self._in(child, file, said)

    def _inside(
        self, template: n.Template, spelled: str, file: File, said: set[str]
    ) -> Iterator[tuple[int, int, bool, bool]]:
        for text in self.texts:
            at = spelled.find(text)
            before, after = spelled[:at][-1:], spelled[at + len(text) :][:1]
            around = _words(literal_text(spelled[:at]))
            if at < 0 or before not in _ENDS or after not in _ENDS:
                continue
            span = self._span(template, at, at + len(text), file)
            if span and (said | around) & self.kind:
                yield *span, False, "$" not in file.text[slice(*span)]
                return
        for part in template.parts:
            if isinstance(part, n.Interpolation):
                yield from self._in(part.value, file, said)

    def _span(
        self, template: n.Template, first: int, last: int, file: File
    ) -> tuple[int, int] | None:
        """Give where part of a spelling stands in the text of a file."""
        at, start, end = 0, None, None
        for part in template.parts:
            piece = spelling(
                n.Template(part.start, part.end, (part,)), file, self.name.module
            )
            plain = isinstance(part, n.Text) and part.raw == piece
            if at <= first < at + len(piece) and (plain or first == at):
                start = part.start + first - at
            if at < last <= at + len(piece) and (plain or last == at + len(piece)):
                end = part.start + last - at if plain else part.end
            at += len(piece)
        return (start, end) if start is not None and end is not None else None


def _chain(name: Name) -> Iterator[str]:
    """Give the locals through which a name is what it is."""
    expression: n.Expression | None = name.bare
    while expression and (local := local_name(expression)):
        yield local
        found = name.module.local(local)
        expression = found and found[1].value


def _is_text(key: str) -> bool:
    """Whether something is only there to be read by people."""
    return key.startswith("tags") or key.endswith("description")


def _words(*texts: str) -> set[str]:
    """Give the words of names, and their initials: "lb" for ``LoadBalancer``."""
    found: set[str] = set()
    for text in texts:
        some = [word.lower().removesuffix("s") for word in _WORD.findall(text)]
        initials = (one[:1] + other[:1] for one, other in pairwise(some))
        found.update(some, initials)
    return found - _ANY_NAME
