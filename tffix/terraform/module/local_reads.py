"""Where a text seems to read something of local values, and what of it is not there."""

from __future__ import annotations

from tffix.lazy_re import pattern
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from tffix.terraform.module.module import Module

    Chain = tuple[int, str, str]  # where it is, the name of the local, the steps

# an index may be a name, too, as [terraform.workspace]
_STEPS = (
    r'(?:\.[A-Za-z_][\w-]*+|\.\d++|\[(?:"[^"$%\\\n]*+"|\d++|[a-z]++(?:\.[\w-]++)++)\])'
)
_CHAIN = pattern(rf"local\.(?<!\wlocal\.)([\w-]++)({_STEPS}++)(?![\w(-])")
_SPLAT = pattern(
    rf"local\.(?<!\wlocal\.)([\w-]++)(?:\[\*\]|\.\*)({_STEPS}++)(?![\w(-])"
)
_ONE_STEP = pattern(rf"{_STEPS}$")
# a loop through a local: the name of an element, and that of the local
_LOOP = pattern(
    r"for(?<!\wfor)[ \t]++(?:\w++[ \t]*+,[ \t]*+)?(\w++)[ \t]++in[ \t]++"
    r"local\.([\w-]++)\s*+:"
)
_DYNAMIC = pattern(
    r'dynamic(?<!\wdynamic)[ \t]++"?([\w-]++)"?\s*+\{\s*+for_each[ \t]*+=[ \t]*+'
    r"local\.([\w-]++)[ \t]*+[\r\n]"
)
# keys of an object that is written out are for missing-map-key
_OBJECT = pattern(r"[\w-]++\s*+=\s*+\{")


class Chains:
    """What a text seems to read of locals, and of elements in loops through them."""

    def __init__(self, text: str) -> None:
        self.direct = [
            (said.start(), said[1], said[2]) for said in _CHAIN.finditer(text)
        ]
        self.of_elements = [
            *((said.start(), said[1], said[2]) for said in _SPLAT.finditer(text)),
            *_of_elements(text, _LOOP, lambda name: name),
            *_of_elements(text, _DYNAMIC, lambda name: rf"{name}\.value"),
        ]

    def misses(self, module: Module) -> Iterator[int]:
        """Give where something is read that is not there, by the values of locals."""
        direct = [one for one in self.direct if _may_miss(one, module)]
        if direct or self.of_elements:
            from tffix.terraform.module.local_values import misses  # noqa: PLC0415, slow import

            yield from misses(direct, module, of_elements=False)
            yield from misses(self.of_elements, module, of_elements=True)


def _of_elements(
    text: str, shape: re.Pattern[str], reader: Callable[[str], str]
) -> Iterator[Chain]:
    for said in shape.finditer(text):
        name = reader(said[1])
        read = pattern(rf"{name}(?<![\w.-]{name})({_STEPS}++)(?![\w(-])")
        for found in read.finditer(text, said.end()):
            yield found.start(), said[2], found[1]


def _may_miss(chain: Chain, module: Module) -> bool:
    """Whether a local may be without what is read, by how it begins."""
    _, name, steps = chain
    declared = module.declarations.first("local", name)
    if declared is None:
        return False
    text, at = declared.file.text, declared.start
    return not (_OBJECT.match(text, at) and _ONE_STEP.match(steps))
