"""Possible references, found by their text: addresses of what a module declares."""

from __future__ import annotations

from functools import cached_property

from tffix.errors import HclSyntaxError
from tffix.lazy_re import pattern
from tffix.terraform.kept import kept
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from tffix.hcl.file import File
    from tffix.terraform.module.declarations import Declared
    from tffix.terraform.module.module import Module

# what the types of the providers begin with that are common; a module may use others
_COMMON = frozenset(
    "archive aws azurerm cloudinit datadog external google helm http kubernetes local"  # noqa: SIM905
    " null random template time tls".split()
)


_OTHERS = (
    pattern(r"local\.[\w-]++"),
    pattern(r"module\.[\w-]++"),
    pattern(r"data\.\w++\.[\w-]++"),
)
# behind an address: the end of a value
_END = pattern(r"[ \t]*+(?:[\r\n,\]}#]|//|\Z)")
# what takes addresses, or the provider of one
_TAKES_ADDRESSES = ("depends_on", "replace_triggered_by", "to", "from", "provider")
# behind an address: an attribute, or an index that is written out
_ATTRIBUTE = pattern(r"(?:\[\*\]|\.\*)?\.[A-Za-z_]")
_INDEX = pattern(r"\[\s*[\d\"]|\.\d")


# the rest of the address of a resource, behind the prefix of its provider
_REST = pattern(r"_\w++\.[\w-]++")


def _of(prefix: str, file: File) -> Sequence[tuple[int, str]]:
    """Give where a file seems to say addresses of a provider's resources."""
    return _said_of(file, prefix) if f"{prefix}_" in file.text else ()


@kept
def _said_of(file: File, prefix: str) -> Sequence[tuple[int, str]]:
    # no pattern is made for each prefix: to compile one takes longer than to search
    text, word = file.text, f"{prefix}_"
    found = []
    start = text.find(word)
    while start >= 0:
        at = start + 1
        if rest := _REST.match(text, start + len(prefix)):
            at = rest.end()
            found.append((start, text[start:at]))
        start = text.find(word, at)
    return found


@kept
def _others(file: File) -> Sequence[tuple[int, str]]:
    """Give where a file seems to say addresses of anything but resources."""
    return _places(_OTHERS, file.text)


def _places(shapes: Iterable[re.Pattern[str]], text: str) -> list[tuple[int, str]]:
    return [
        (said.start(), said[0]) for shape in shapes for said in shape.finditer(text)
    ]


class Mention(NamedTuple):
    """A place in a text that says the address of a declaration.

    ``start`` and ``end`` are offsets of the address; it may be in a comment, or be the
    end of a longer one.
    """

    file: File
    declared: Declared
    start: int
    end: int


class Mentions:
    """All places of the files of a module; nothing is parsed for them."""

    def __init__(self, module: Module) -> None:
        self._module = module

    @cached_property
    def declared(self) -> dict[str, Declared]:
        """What can be said, by its address.

        Raises HclSyntaxError where a file is not HCL.
        """
        kinds = frozenset(("resource", "data", "local", "module", "provider"))
        return {
            address(some[0]): some[0]
            for some in self._module.declarations.all.values()
            if some[0].kind in kinds
        }

    @property
    def all(self) -> list[Mention]:
        """In the order of the files and of their texts."""
        return self._found[0]

    @property
    def undeclared(self) -> list[tuple[File, int, str]]:
        """Where a resource seems to be said that is not declared, and its address."""
        return self._found[1]

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """What the types of the providers begin with that the module may use."""
        declarations = self._module.declarations
        types = declarations.of("resource") | declarations.of("data")
        return _COMMON.union(
            declarations.of("required_provider"),
            (name.partition(".")[0].partition("_")[0] for name in types),
        )

    @cached_property
    def _found(self) -> tuple[list[Mention], list[tuple[File, int, str]]]:
        known = self.declared
        found: list[Mention] = []
        undeclared = []
        for file in self._module.files.values():
            text = file.text
            first = len(found)
            found += [
                Mention(file, known[said], start, start + len(said))
                for start, said in _others(file)
                if said in known
            ]
            for prefix in self.prefixes:
                for start, said in _of(prefix, file):
                    if one := known.get(said):
                        found.append(Mention(file, one, start, start + len(said)))
                    elif not text.startswith("data.", max(start - 5, 0)):
                        undeclared.append((file, start, said))
            found[first:] = sorted(found[first:], key=lambda mention: mention.start)
        return found, undeclared


@kept
def mentions(module: Module) -> Mentions:
    """Give where the text of a module seems to say what it declares."""
    return Mentions(module)


@kept
def of_all_instances(module: Module) -> list[Mention]:
    """Give where something seems to be read of a repeated resource or call."""
    return _instance_reads(module, _ATTRIBUTE, repeated=True)


@kept
def of_one_instance(module: Module) -> list[Mention]:
    """Give where an index seems to stand behind a resource that is there once."""
    return _instance_reads(module, _INDEX, repeated=False)


def _instance_reads(
    module: Module, shape: re.Pattern[str], *, repeated: bool
) -> list[Mention]:
    found = []
    known: dict[str, bool] = {}
    try:
        for mention in mentions(module).all:
            kind, name = mention.declared.kind, mention.declared.name
            # what a module with for_each gives by a name may be one of its instances
            if kind not in ("resource", "data") and not (kind == "module" and repeated):
                continue
            if shape.match(mention.file.text, mention.end):
                key = f"{kind}.{name}"
                if key not in known:
                    block = mention.declared.block
                    known[key] = (
                        module.argument(block, "count") is not None
                        if kind == "module"
                        else module.is_repeated(block)
                    )
                if known[key] is repeated:
                    found.append(mention)
    except HclSyntaxError:
        return []
    return found


def address(one: Declared) -> str:
    """Give how a reference says a declaration; of a provider, how we say it."""
    return one.name if one.kind == "resource" else f"{one.kind}.{one.name}"


def _of_kinds(kinds: Sequence[str], module: Module) -> list[Mention]:
    """Give where something of some kinds seems to be said; none if it is no HCL."""
    try:
        return [one for one in mentions(module).all if one.declared.kind in kinds]
    except HclSyntaxError:
        return []


@kept
def of_whole_resources(module: Module) -> list[Mention]:
    """Give where all of a resource, a data source or a call seems to be a value."""
    return [
        mention
        for mention in _of_kinds(("resource", "data", "module"), module)
        if _END.match(mention.file.text, mention.end) and not _is_address(mention)
    ]


def _is_address(mention: Mention) -> bool:
    """Whether the last name before an equals sign is that of what takes addresses."""
    text = mention.file.text
    sign = max(text.rfind("=", 0, mention.start), 0)
    # of its line alone: a slice of all before it would grow with the file
    before = text[text.rfind("\n", 0, sign) + 1 : sign].rstrip()
    return before.endswith(_TAKES_ADDRESSES)


@kept
def of_itself(module: Module) -> list[Mention]:
    """Give where a resource or a data source seems to say its own address."""
    return [
        mention
        for mention in _of_kinds(("resource", "data"), module)
        if mention.file is mention.declared.file
        and mention.declared.start <= mention.start < mention.declared.end
    ]
