"""What of the findings of a module counts, and why the rest does not."""

from __future__ import annotations

from tffix.engine import suppress
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tffix.project.baseline import Baseline
    from tffix.project.settings import Settings
    from tffix.project.since import Touched
    from tffix.rule.finding import Finding
    from tffix.rule.fixer import Fixer
    from tffix.terraform.module.module import Module


class Review:
    """Leaves out what comments, the configuration, git or the baseline say.

    ``suppressed`` and ``known`` are what comments and the baseline left out of the
    findings of the text as it was read.
    """

    def __init__(
        self,
        rules: Sequence[Fixer],
        settings: Settings,
        wanted: Collection[str],
        touched: Touched | None = None,
        baseline: Baseline | None = None,
    ) -> None:
        self.suppressed: list[Finding] = []
        self.known: list[Finding] = []
        self._rules = rules
        self._settings = settings
        self._wanted = wanted
        self._touched = touched
        self._baseline = baseline
        self._first = True

    def __call__(self, module: Module, findings: list[Finding]) -> list[Finding]:
        """Give the findings that count, and those about comments without use."""
        from tffix.engine.registry import names  # noqa: PLC0415, registry imports suppress

        findings, suppressed = suppress.sift(
            module, findings, self._rules, names(), self._wanted
        )
        findings = self._settings.without_ignored(findings, self._rules)
        known: list[Finding] = []
        if self._touched:
            findings = self._touched(module, findings)
        if self._baseline:
            findings, known = self._baseline.part(findings)
        if self._first:
            self._first = False
            self.suppressed, self.known = suppressed, known
        return findings
