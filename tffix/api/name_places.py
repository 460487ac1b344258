"""Places that mean what a name names, and such as only have the same text.

A place means it that has the name as a word of its own, as paths, ARNs and JSON do, and
says which kind of thing is meant: ``function_name``, ``DBInstance``, ``/aws/lambda/``.
"""

from __future__ import annotations

import re
from itertools import pairwise

from tffix.aws import names as ruled
from tffix.hcl import nodes as n
from tffix.lazy_re import pattern
from tffix.terraform.module.address import KEYS, address
from tffix.terraform.module.expressions import local_name
from tffix.terraform.module.spelling import literal_text, spelling
from tffix.terraform.module.word_index import word_index
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tffix.api.subject_names import Name
    from tffix.hcl.file import File

_BLOCKS = ("resource", "data", "ephemeral", "module", "output", "locals", "check")
_WORD = re.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
# words that do not say which kind of thing is named
_ANY_NAME = {"aws", "name", "id", "identifier", "prefix", "arn"}
_IN_WORD = pattern(r"[\w.\-\0]")  # and what varies, which is marked so


class Use(NamedTuple):
    """A place that means what a name names.

    It is a whole expression where ``whole``, else a part of a string. Where it is not
    ``apart``, it is what holds the name and cannot be changed for it alone. Where it is
    not ``meant``, it only has the same text.
    """

    file: File
    block: n.Block
    item: n.Attribute
    start: int
    end: int
    literal: bool
    meant: bool
    whole: bool
    apart: bool

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


def uses_of(name: Name) -> Iterator[Use]:
    """Give the places that mean what a name names, beside the name itself."""
    search = _Search(name)
    seen = set()
    for text in search.texts:
        for file, block in word_index(name.module).blocks(text):
            if block.type.name in _BLOCKS and (file.path, block.start) not in seen:
                seen.add((file.path, block.start))
                yield from search.in_block(file, block)


class _Place(NamedTuple):
    """Where in a file something is; the rest is as in ``Use``."""

    start: int
    end: int
    literal: bool
    meant: bool
    whole: bool = True
    apart: bool = True


class _Search:
    """A search for what means a name."""

    def __init__(self, name: Name) -> None:
        self.name = name
        self.kind = _words(name.type, name.argument)
        self.texts = {name.spelling}
        self.texts |= {text for text in name.texts if not name.rule.accepts(text)}
        self.chain = set(_chain(name))

    def in_block(self, file: File, block: n.Block) -> Iterator[Use]:
        own = ruled().get(self.name.type, ()) if self._makes_same(block) else ()
        named = ruled().get(block.labels[0].value, ()) if block.labels else ()
        apart = {*named, *KEYS}  # these have the same text for another thing, or for it
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
                    if self._reads_it_back(block) and key == self.name.argument:
                        said |= self.kind
                    for place in self._in(item.value, file, said):
                        if place.meant or not (is_top and key in apart):
                            yield Use(file, block, item, *place)

    def _makes_same(self, block: n.Block) -> bool:
        is_resource = block.type.name == "resource"
        return is_resource and block.labels[0].value == self.name.type

    def _reads_it_back(self, block: n.Block) -> bool:
        """Whether a block is a data source for what the name is of."""
        return block.type.name == "data" and block.labels[0].value == self.name.type

    def _defines(self, block: n.Block, key: str) -> bool:
        return block.type.name == "locals" and key in self.chain

    def _in(self, node: n.Node, file: File, said: set[str]) -> Iterator[_Place]:
        match node:
            case n.ObjectItem(key=key, value=value):
                code = file.text_of(key)
                if not _is_text(code.strip('"')):
                    yield from self._in(value, file, _words(code))
            case (
                n.GetAttr()
                | n.Template()
                | n.Heredoc()
                | n.Call(name="join" | "format")
            ):
                yield from self._in_text(node, file, said)
            case n.Index() | n.LegacyIndex():
                pass
            case _:
                for child in node.children():
                    yield from self._in(child, file, said)

    def _in_text(self, node: n.Node, file: File, said: set[str]) -> Iterator[_Place]:
        spelled = self._spelled(node, file)
        if spelled in self.texts:
            is_literal = isinstance(node, n.Template)
            yield _Place(node.start, node.end, is_literal, bool(said & self.kind))
            return
        held = list(_held(node))
        if held:
            yield from self._inside(node, spelled, file, said)
        for part in held:
            # one that is the name is a part of what is whole here
            if self._spelled(part, file) not in self.texts:
                yield from self._in(part, file, said)

    def _spelled(self, node: n.Node, file: File) -> str:
        match node:
            case n.Heredoc(start=start, end=end, parts=parts):
                node = n.Template(start, end, parts)
            case n.Expression():
                pass
            case _:
                return ""
        return spelling(node, file, self.name.module)

    def _inside(
        self, node: n.Node, spelled: str, file: File, said: set[str]
    ) -> Iterator[_Place]:
        """Give the places of a string that have the name as a word of its own."""
        for text in self.texts:
            for found in re.finditer(re.escape(text), spelled):
                at, end = found.span()
                if spelled.count("\0", 0, at) % 2:
                    continue  # in code
                if _IN_WORD.match(spelled[:at][-1:]) or _IN_WORD.match(spelled, end):
                    continue
                around = _words(literal_text(spelled[:at].rpartition("\n")[2]))
                meant = bool((said | around) & self.kind)
                if span := self._span(node, at, end, file):
                    literal = "$" not in file.text[slice(*span)]
                    yield _Place(*span, literal, meant, whole=False)
                elif item := self._item(node, text, file):
                    literal = isinstance(item, n.Template)
                    yield _Place(item.start, item.end, literal, meant)
                else:
                    yield _Place(
                        node.start, node.end, literal=False, meant=meant, apart=False
                    )

    def _item(self, node: n.Node, text: str, file: File) -> n.Node | None:
        """Give what a call that puts a string together takes, if one is the name."""
        if not isinstance(node, n.Call):
            return None
        return next(
            (one for one in _held(node) if self._spelled(one, file) == text), None
        )

    def _span(
        self, node: n.Node, first: int, last: int, file: File
    ) -> tuple[int, int] | None:
        """Give where part of a spelling stands in the text of a file."""
        if not isinstance(node, n.Template | n.Heredoc):
            return None
        at, start, end = 0, None, None
        for part in node.parts:
            piece = self._spelled(n.Template(part.start, part.end, (part,)), file)
            plain = isinstance(part, n.Text) and part.raw == piece
            inside = at <= first and last <= at + len(piece)
            if inside and isinstance(part, n.Text) and not plain:
                return _unescaped_span(part, piece, first - at, last - at)
            if at <= first < at + len(piece) and (plain or first == at):
                start = part.start + first - at
            if at < last <= at + len(piece) and (plain or last == at + len(piece)):
                end = part.start + last - at if plain else part.end
            at += len(piece)
        return (start, end) if start is not None and end is not None else None


def _held(node: n.Node) -> Iterator[n.Node]:
    """Give what a string is put together of."""
    match node:
        case n.Template(parts=parts) | n.Heredoc(parts=parts):
            for part in parts:
                yield part.value if isinstance(part, n.Interpolation) else part
        case n.Call(arguments=arguments):
            for one in arguments:
                yield from one.items if isinstance(one, n.Tuple) else (one,)


def _unescaped_span(
    part: n.Text, piece: str, first: int, last: int
) -> tuple[int, int] | None:
    """Give where text that has no escapes stands in one that has some."""
    text = re.escape(piece[first:last])
    places = [found.start() for found in re.finditer(text, piece)]
    written = [found.span() for found in re.finditer(text, part.raw)]
    if len(places) != len(written):
        return None
    start, end = written[places.index(first)]
    return part.start + start, part.start + end


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
