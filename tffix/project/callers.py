"""Judging anew who calls a module that has other variables or outputs now.

A fix in a module can make another one necessary where it is called: an input that it
declares has to be passed. One run does both, so that a second one finds nothing.
"""

from __future__ import annotations

from tffix.errors import HclSyntaxError
from tffix.project import walk
from tffix.source import canonical
from tffix.terraform.reading import file_of
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tffix.project.loader import Surroundings
    from tffix.source import Source

    Edited = Sequence[tuple[Source, Source]]  # files, each before and after its fixes

_ROUNDS = 8  # calls that are within each other
_DECLARED = ("variable", "output")


def judge_callers(
    folders: Sequence[str],
    changes: Sequence[Edited],
    around: Surroundings,
    again: Callable[[list[int]], Iterable[Edited]],
) -> None:
    """Have modules judged again until who calls them knows what they are now.

    ``folders`` are those of the modules, ``changes`` what fixes make of their files.
    ``again`` judges those at some places in the list, which see in ``around`` the
    files of others as they are now, and gives what fixes make of theirs.
    """
    known = list(changes)
    changed = [at for at, some in enumerate(known) if _differ(some)]
    if not changed:
        return
    places = {canonical(folder): at for at, folder in enumerate(folders)}
    for _ in range(_ROUNDS):
        around.edit(after for at in changed for _, after in known[at])
        concerned = sorted(
            places[caller]
            for caller in {one for at in changed for one in around.callers(folders[at])}
            if caller in places
        )
        changed = []
        for at, some in zip(concerned, again(concerned), strict=True):
            known[at] = some
            if _differ(some):
                changed.append(at)
        if not changed:
            return


def _differ(changes: Edited) -> bool:
    """Whether the files of a module declare other variables or outputs now."""
    try:
        return any(
            _declared(before) != _declared(after)
            for before, after in changes
            if after.path.endswith(walk.SUFFIXES)
        )
    except HclSyntaxError:
        return False


def _declared(source: Source) -> set[str]:
    """Give the variables, as they are written, and the names of the outputs."""
    return {
        span.labels[0] if span.type == "output" else source.text[span.start : span.end]
        for span in file_of(source).spans
        if span.type in _DECLARED and span.labels
    }
