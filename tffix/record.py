"""Named tuples that are made faster than those of ``typing``, for the start of a run.

``typing`` compiles the annotation of each field, where it is a text, and Python loads
all that it knows of syntax trees for the first: an eighth of the start of a run on a
clean file. The type checker alone reads them, and it sees those of ``typing``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

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


__all__ = ["NamedTuple"]
