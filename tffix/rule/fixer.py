"""A fixer: what it is called and promises, what it is given, and its check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tffix.rule.subjects import Subject
from tffix.typed import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from tffix.aws.tables import Tables
    from tffix.edit import Impact, Safety
    from tffix.rule.finding import Finding

S = TypeVar("S")
# the second argument is a Context, or a TreeContext for who looks at test trees
Check = Callable[[S, Any], Iterator["Finding"]]


class Fixer(NamedTuple):
    """One fixer, as the decorator makes it.

    ``refused_by`` is the first command that refuses the defect: "validate", "plan" or
    "apply", or another program; empty where nobody does. ``own`` are the rows that
    it reads, if not the bundled ones; ``subject_of`` makes its subject of rows, where
    that depends on them.
    """

    name: str
    subject: Subject[Any]
    groups: tuple[str, ...]
    safety: Safety
    impact: Impact
    refused_by: str
    options: Mapping[str, tuple[str, ...]]
    page: Callable[[], str]
    check: Check[Any]
    versions: str = ""
    opt_in: bool = False
    note: bool = False
    own: Tables | None = None
    subject_of: Callable[[Tables], Subject[Any]] | None = None

    def reading(self, tables: Tables) -> Fixer:
        """Give the same with other rows to read."""
        subject = self.subject_of(tables) if self.subject_of else self.subject
        return self._replace(subject=subject, own=tables)

    @property
    def tables(self) -> Tables:
        """The rows that it reads."""
        from tffix.aws.tables import tables_of  # noqa: PLC0415, deferred: if it finds

        return self.own or tables_of()

    @property
    def documentation(self) -> str:
        """The page about it, as the docstring of its module has it."""
        return self.page()

    def __hash__(self) -> int:
        """Give the same for equal ones; options have no hash."""
        return hash(self.name)


def fixer(  # noqa: PLR0913, all that is said of a fixer
    subject: Subject[S] | Callable[[Tables], Subject[S]],
    *,
    groups: tuple[str, ...],
    safety: Safety,
    impact: Impact,
    refused_by: str,
    options: Mapping[str, tuple[str, ...]] | None = None,
    versions: str = "",
    opt_in: bool = False,
    note: bool = False,
) -> Callable[[Check[S]], Fixer]:
    """Make a fixer of a function that looks at subjects of one kind, one at a time.

    A subject that depends on rows is a function of the tables that they stand in.
    The fixer is named as the function is, in kebab-case. ``safety`` and ``impact``
    hold for its findings unless one says otherwise. ``options`` gives the values that
    each option may have, the default first; none where it may be any text.
    ``versions`` is a constraint on hashicorp/aws: where a module allows no such version
    of it, the fixer is silent. An ``opt_in`` fixer runs only if it is selected; what
    one finds that makes a ``note`` fails no check.
    """

    def make(check: Check[S]) -> Fixer:
        if isinstance(subject, Subject):
            fixed = subject
        else:
            from tffix.aws.tables import tables_of  # noqa: PLC0415, deferred as above

            fixed = subject(tables_of())
        return Fixer(
            check.__name__.replace("_", "-"),
            fixed,
            groups,
            safety,
            impact,
            refused_by,
            options or {},
            lambda: check.__globals__["__doc__"] or "",
            check,
            versions,
            opt_in,
            note,
            subject_of=None if isinstance(subject, Subject) else subject,
        )

    return make
