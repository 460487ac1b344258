"""What the names in JSON are: blocks or arguments, and how strings are read.

JSON does not say so itself: Terraform asks the schema of each body, and so it is here.
"""

from __future__ import annotations

from enum import Enum

from tffix.terraform.provider.bundled import bundle
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tffix.terraform.provider.schema import BlockSchema


class Strings(Enum):
    """What a string is read as: a template, itself, or as the code that it holds."""

    TEMPLATE = "template"
    LITERAL = "literal"
    CODE = "code"


class Nested(NamedTuple):
    """Blocks of a type: how many labels they have, and what stands in those."""

    labels: int
    shape: Callable[[tuple[str, ...]], Shape]


class Shape(NamedTuple):
    """What a body has: ``blocks`` of the language, and those of ``schemas``.

    ``code`` and ``literal`` name the arguments whose strings are that; those of all
    others are read as ``strings`` says. A name that nobody knows is an argument.
    """

    blocks: Mapping[str, Nested] = {}
    code: frozenset[str] = frozenset()
    literal: frozenset[str] = frozenset()
    strings: Strings = Strings.TEMPLATE
    schemas: tuple[BlockSchema, ...] = ()

    def nested(self, name: str) -> Nested | None:
        """Give what blocks of a name are; None where it is the name of an argument."""
        if known := self.blocks.get(name):
            return known
        for schema in reversed(self.schemas):
            if name in schema.blocks:
                return Nested(0, lambda _: _of_provider(self.inner(name)))
            if name in schema.attributes:
                return None
        return None

    def inner(self, name: str) -> tuple[BlockSchema, ...]:
        """Give the schemas of what stands in the blocks of a name."""
        return tuple(filter(None, [schema.inner(name) for schema in self.schemas]))

    def read_as(self, name: str) -> Strings:
        """Give what the strings of an argument are read as."""
        if name in self.code:
            return Strings.CODE
        return Strings.LITERAL if name in self.literal else self.strings


def _shape(
    blocks: Mapping[str, Nested] | None = None,
    code: str = "",
    literal: str = "",
    strings: Strings = Strings.TEMPLATE,
) -> Shape:
    return Shape(
        blocks or {}, frozenset(code.split()), frozenset(literal.split()), strings
    )


def _fixed(shape: Shape, labels: int = 0) -> Nested:
    return Nested(labels, lambda _: shape)


def _of_provider(schemas: tuple[BlockSchema, ...], language: Shape = _shape()) -> Shape:  # noqa: B008, fixed
    """Give what a body has that a provider judges, with what the language adds."""
    here = Shape(schemas=schemas)

    def dynamic(labels: tuple[str, ...]) -> Shape:
        content = _of_provider(here.inner(labels[0]))
        return _shape({"content": _fixed(content)}, code="iterator")

    blocks = {**language.blocks, "dynamic": Nested(1, dynamic)}
    return language._replace(blocks=blocks, schemas=schemas)


_PLAIN = _fixed(_shape())
_CONDITIONS = {"precondition": _PLAIN, "postcondition": _PLAIN}
_SETTINGS = _fixed(_shape(strings=Strings.LITERAL))
_LIFECYCLE = _fixed(
    _shape(
        {**_CONDITIONS, "action_trigger": _fixed(_shape(code="events actions"))},
        code="ignore_changes replace_triggered_by",
        literal="create_before_destroy prevent_destroy destroy",
    )
)
_PROVISIONER = _fixed(
    _shape({"connection": _PLAIN, "_": _PLAIN}, code="when on_failure"), 1
)
_RESOURCE = _shape(
    {
        "connection": _PLAIN,
        "lifecycle": _LIFECYCLE,
        "locals": _PLAIN,  # kept for Terraform itself
        "provisioner": _PROVISIONER,
    },
    code="provider depends_on",
)
_BACKEND = _fixed(_shape({"workspaces": _SETTINGS}, strings=Strings.LITERAL), labels=1)
_TERRAFORM = _shape(
    {
        "backend": _BACKEND,
        "cloud": _BACKEND._replace(labels=0),
        "required_providers": _SETTINGS,
        "provider_meta": _SETTINGS._replace(labels=1),
    },
    code="experiments",
    strings=Strings.LITERAL,
)
_MEANT_FOR = {
    "action": _fixed(_shape({"config": _PLAIN}), 2),
    "check": _fixed(_shape({"assert": _PLAIN}), 1),
    "import": _fixed(_shape(code="to provider")),
    "locals": _PLAIN,
    "module": _fixed(_shape(code="depends_on providers", literal="source version"), 1),
    "moved": _fixed(_shape(code="from to")),
    "output": _fixed(
        _shape(
            _CONDITIONS,
            code="depends_on type",
            literal="description sensitive ephemeral deprecated",
        ),
        1,
    ),
    "removed": _fixed(
        _shape({"lifecycle": _LIFECYCLE, "provisioner": _PROVISIONER}, code="from")
    ),
    "terraform": _fixed(_TERRAFORM),
    "variable": _fixed(
        _shape(
            {"validation": _PLAIN},
            code="type",
            literal="default description sensitive nullable ephemeral deprecated",
        ),
        1,
    ),
}
# the whole of a file of variables
VALUES = _shape(strings=Strings.LITERAL)


def module_shape(folder: str) -> Shape:
    """Give what a file of a module has; schemas that were synced for it count."""

    def judged(kind: str, language: Shape) -> Nested:
        def of(labels: tuple[str, ...]) -> Shape:
            return _of_provider(_schemas(folder, kind, labels[0]), language)

        return Nested(1 if kind == "provider" else 2, of)

    provider = _shape(literal="alias version")
    blocks = {
        **_MEANT_FOR,
        **{kind: judged(kind, _RESOURCE) for kind in ("resource", "data", "ephemeral")},
        "provider": judged("provider", provider),
    }
    check = _shape({"assert": _PLAIN, "data": blocks["data"]})
    return Shape({**blocks, "check": _fixed(check, 1)})


def _schemas(folder: str, kind: str, type_: str) -> tuple[BlockSchema, ...]:
    """Give what is known of a type in all versions, or as it was synced."""
    from tffix.terraform.provider.sync import synced  # noqa: PLC0415, seldom there

    own = synced(folder)
    known = (own,) if own else bundle(f"hashicorp/{type_.partition('_')[0]}")
    return tuple(filter(None, [one.block(kind, type_) for one in known]))
