"""What a run has to say, in the same words for every format."""

from __future__ import annotations

from tffix.output.words import said
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tffix.edit import Edit
    from tffix.errors import HclSyntaxError, Place
    from tffix.project.runner import ModuleRun, Run
    from tffix.rule.finding import Finding
    from tffix.rule.fixer import Fixer
    from tffix.source import Source

SYNTAX_ERROR = "syntax-error"


class Entry(NamedTuple):
    """A finding, or an error that keeps a file from being read.

    ``start`` and ``end`` are places in ``source``, in characters. ``level`` is "error"
    where Terraform or AWS refuses what is written for certain, "note" where it only
    warns, else "warning", and
    ``certain`` tells what is only possible from what works. ``sources`` are the
    texts to which ``edits`` belong, by path. A fixed entry stands at its place in the
    text as it was before, any other in the text as it is. ``related`` is the place
    where an error may have begun, ``provider`` which versions of hashicorp/aws its
    module allows, as far as it says.
    """

    source: Source
    start: int
    end: int
    rule: str
    level: str
    message: str
    remedy: str
    address: str = ""
    safety: str = "manual"
    impact: str = "none"
    edits: tuple[Edit, ...] = ()
    sources: Mapping[str, Source] = {}
    fixed: bool = False
    related: Place | None = None
    refused_by: str = ""
    candidates: tuple[str, ...] = ()
    provider: str = ""
    certain: bool = True

    @property
    def mark(self) -> str:
        """Why it fails no check: it is "possible" only, or a "note"; else nothing."""
        if self.level == "note":
            return "note"
        return "" if self.certain else "possible"

    @property
    def certainty(self) -> str:
        """How sure it is: "certain", or "possible" where a value decides it."""
        return "certain" if self.certain else "possible"

    @property
    def path(self) -> str:
        """The file."""
        return self.source.path

    @property
    def position(self) -> tuple[int, int]:
        """Line and column, from 1, in characters."""
        return self.source.position(self.start)

    @property
    def end_position(self) -> tuple[int, int]:
        """Line and column of what follows the last character."""
        return self.source.position(self.end)

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What makes it the same entry, wherever in its file it stands."""
        return self.path, self.rule, self.address, self.message

    @property
    def text(self) -> str:
        """What is wrong and what to do."""
        return said(self.message, self.remedy)

    @property
    def fingerprint(self) -> str:
        """What this keeps from run to run; see ``tffix.fingerprint``."""
        from tffix.project.fingerprint import fingerprint  # noqa: PLC0415, if asked

        return fingerprint(self.path, self.rule, self.address)


class Report(NamedTuple):
    """What came of a run; with ``applied`` its fixes have been written."""

    run: Run
    applied: bool

    def entries(self) -> list[Entry]:
        """Give syntax errors and findings, in the order of files and places.

        A finding that would make its file HCL stands for the error in it.
        """
        run = self.run
        mended = {
            finding.path
            for module in run.modules
            for finding in module.outcome.remaining
            if finding.edits
        }
        found = [
            from_error(error, source)
            for error, source in run.problems
            if source.path not in mended
        ]
        for module in run.modules:
            found += _entries(module, applied=self.applied)
        return sorted(found, key=lambda entry: (entry.path, entry.start, entry.rule))

    def open(self) -> list[Entry]:
        """Give the entries that are not fixed."""
        return [entry for entry in self.entries() if not entry.fixed]

    def changes(self) -> Iterator[tuple[Source, str]]:
        """Give each file that changes, as it was, and its new text."""
        for module in self.run.modules:
            for path, text in sorted(module.outcome.texts.items()):
                yield module.sources[path], text


def rules() -> dict[str, Fixer]:
    """Give the rules by their names."""
    from tffix.engine import registry  # noqa: PLC0415, deferred: slow import

    return {rule.name: rule for rule in registry.rules()}


def _entries(module: ModuleRun, *, applied: bool) -> Iterator[Entry]:
    outcome = module.outcome
    if not applied:
        for finding in outcome.found:
            yield from_finding(finding, module.sources, outcome.provider)
        return
    for finding in outcome.fixed:
        entry = from_finding(finding, module.sources, outcome.provider)
        yield entry._replace(fixed=True)
    texts = {
        path: source.replaced(outcome.texts[path]) if path in outcome.texts else source
        for path, source in module.sources.items()
    }
    for finding in outcome.remaining:
        yield from_finding(finding, texts, outcome.provider)


def from_finding(
    finding: Finding, sources: Mapping[str, Source], provider: str = ""
) -> Entry:
    """Give the entry of a finding; ``sources`` are the texts of its module, by path."""
    return Entry(
        sources[finding.path],
        finding.start,
        finding.end,
        finding.fixer,
        level(finding.fixer, certain=finding.certain),
        finding.message,
        finding.remedy,
        finding.address,
        finding.safety.value,
        finding.impact.value,
        finding.edits,
        sources,
        refused_by=rules()[finding.fixer].refused_by,
        candidates=finding.candidates,
        certain=finding.certain,
        provider=provider,
    )


def level(name: str, *, certain: bool = True) -> str:
    """Give "error" for a rule about what is refused, where it is, else "warning".

    What fails no check is a "note".
    """
    rule = rules()[name]
    if rule.note:
        return "note"
    return "error" if certain and rule.refused_by else "warning"


def from_error(error: HclSyntaxError, source: Source) -> Entry:
    """Give the entry of what keeps a file from being read."""
    values = source.path.endswith((".tfvars", ".tfvars.json"))
    return Entry(
        source,
        error.start,
        error.end,
        SYNTAX_ERROR,
        "error",
        error.message,
        error.hint,
        related=error.related,
        refused_by="plan" if values else "validate",  # validate reads no values
    )
