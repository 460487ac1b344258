"""Keep with a module, or a file, what is worked out of it, as long as it lives."""

from __future__ import annotations

from functools import wraps

from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

    class Keeper(Protocol):
        """What keeps what was worked out of it, by who has and of what."""

        kept: dict[tuple[Any, ...], Any]

    _K = TypeVar("_K", bound=Keeper)
    _P = ParamSpec("_P")
    _T = TypeVar("_T")


_UNKNOWN = object()


def kept(
    function: Callable[Concatenate[_K, _P], _T],
) -> Callable[Concatenate[_K, _P], _T]:
    """Call a function once for each module or file, and the names that it gets too."""
    own = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def known(of: _K, /, *names: _P.args, **named: _P.kwargs) -> _T:
        key: tuple[Any, ...] = (own, *names)
        if named:
            key += tuple(sorted(named.items()))
        found: _T = of.kept.get(key, _UNKNOWN)
        if found is _UNKNOWN:
            found = of.kept[key] = function(of, *names, **named)
        return found

    return known
