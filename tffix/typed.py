"""Names of ``typing`` for modules that a run on a clean file imports.

To load ``typing`` and what it needs, the compiler of regular expressions among it, is a
fifth of such a run, and only the type checker has a use for most of the names. It sees
those of ``typing``.

Named tuples are made here, too: ``typing`` compiles the annotation of each field, where
it is a text, and Python loads all that it knows of syntax trees for the first.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, Generic, NamedTuple, TypeVar, cast
else:
    from collections import namedtuple

    Any = None  # for annotations alone, which are never evaluated

    def TypeVar(name, **_):  # noqa: ANN001, ANN003, ANN201, N802, as typing has it
        """Give what stands for a type."""
        return name

    def cast(_, value):  # noqa: ANN001, ANN201, as typing has it
        """Give a value as it is."""
        return value

    class Generic:
        """A class that the type checker knows for several types."""

        def __class_getitem__(cls, _):  # noqa: ANN001, ANN204, as typing has it
            return cls

    class _Maker(type):
        """Makes a named tuple of what is written as a class."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]):  # noqa: ANN204, of another kind
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body["__annotations__"]
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults)  # noqa: PYI024, see above
            for key, value in body.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """A tuple whose items have names: a class that is written with their types."""


__all__ = ["TYPE_CHECKING", "Any", "Generic", "NamedTuple", "TypeVar", "cast"]
