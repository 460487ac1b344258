"""All that a report says, before it is Markdown or HTML."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tffix.output import words
from tffix.report.analysis import LEVELS, rounds, waits
from tffix.report.checklist import checklist
from tffix.terraform.module.instances import instances

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tffix.hcl.nodes import Block
    from tffix.project.runner import Run
    from tffix.report.analysis import Defect, Item
    from tffix.report.checklist import Check
    from tffix.terraform.module.module import Module

IMPACTS = {
    **words.IMPACTS,
    "none": "none: what could be applied before gives the same plan",
}


class Step(NamedTuple):
    """A line of the timeline: the command, how it ends, and what it says."""

    command: str
    outcome: str
    details: list[str]


class Content:
    """The content of a report.

    ``since`` is the revision from which on fixes are told; empty where the findings of
    today are. ``fixed`` are the changes of whole files, by path, as diffs.
    """

    def __init__(
        self,
        run: Run,
        modules: Mapping[str, Module],
        defects: Sequence[Defect],
        *,
        title: str,
        since: str = "",
    ) -> None:
        self.run = run
        self.modules = modules
        self.defects = defects
        self.title = title
        self.since = since

    @property
    def refused(self) -> list[Defect]:
        """What Terraform or AWS refuses, or what fails the tests."""
        return [d for d in self.defects if d.level in ("critical", "high")]

    @property
    def possible(self) -> list[Defect]:
        """What is refused only with some of the values that something can have."""
        return [defect for defect in self.defects if defect.level == "possible"]

    @property
    def works(self) -> list[Defect]:
        """What works, but not as it should."""
        return [defect for defect in self.defects if defect.level == "medium"]

    def items(self) -> list[Item]:
        """Give all findings."""
        return [item for defect in self.defects for item in defect.items]

    @cached_property
    def by_level(self) -> dict[str, int]:
        """How many findings there are of each level."""
        counts = dict.fromkeys(LEVELS, 0)
        for defect in self.defects:
            counts[defect.level] += len(defect.items)
        if not counts["possible"]:
            del counts["possible"]
        return counts

    @cached_property
    def by_phase(self) -> dict[str, int]:
        """How many findings each command refuses first, and nothing."""
        counts = dict.fromkeys(words.COMMANDS, 0)
        for item in self.items():
            counts[item.phase] = counts.get(item.phase, 0) + 1
        for phase in ("test", "pytest", "possible"):
            if not counts[phase]:
                del counts[phase]
        return counts

    def summary(self) -> str:
        """Give the first paragraph."""
        places = len(self.items())
        if not places:
            return "No defects were found."
        critical = [d for d in self.defects if d.level == "critical"]
        parts = []
        if critical:
            number = sum(len(defect.items) for defect in critical)
            where = f", in {number} places" if number > len(critical) else ""
            verb = "keep" if len(critical) > 1 else "keeps"
            text = (
                f"{_count(len(critical), 'critical defect')} {verb} the configuration"
            )
            parts.append(f"{text} from being deployed{where}.")
        for level, what in (
            ("high", "more"),
            ("possible", "only possible"),
            ("medium", "of medium impact"),
        ):
            some = [defect for defect in self.defects if defect.level == level]
            if some:
                number = len(some)
                are = "is" if number == 1 else "are"
                if level == "high":
                    text = f"{_count(number, 'defect')} {are} of high impact"
                else:
                    text = f"{number} {are} {what}"
                parts.append(f"{text}: {LEVELS[level]}.")
        parts.append(self._fixable())
        return " ".join(parts)

    def _fixable(self) -> str:
        items = self.items()
        if self.since:
            return f"All of it was fixed since {self.since}; this says how."
        safety = [item.entry.safety for item in items]
        said = [
            f"{safety.count(kind)} {verb}"
            for kind, verb in (
                ("safe", "by `tffix --apply`"),
                ("unsafe", "by `tffix --apply --unsafe-fixes`"),
                ("manual", "by hand"),
            )
            if safety.count(kind)
        ]
        return f"Of {_count(len(items), 'finding')}, to fix: {', '.join(said)}."

    def statistics(self) -> list[tuple[str, str]]:
        """Give numbers about the configuration and the findings."""
        modules = list(
            {id(module): module for module in self.modules.values()}.values()
        )
        resources = [
            (module, block)
            for module in modules
            for _, block in module.blocks("resource")
        ]
        instances = sum(_instances(module, block) for module, block in resources)
        hit = {
            (item.entry.path, item.entry.address)
            for defect in self.refused
            for item in defect.items
            if not item.entry.path.endswith(".py")
        }
        total = len(resources)
        clean = total - len(hit)
        share = f" ({clean * 100 // total} %)" if total else ""
        changed = self.changed_files()
        return [
            ("Files read", f"{self.run.files}"),
            *(("Not HCL, and not judged", said) for said in self.not_hcl()),
            ("Resource blocks", f"{total}"),
            ("Resources that they make", f"{instances}, as far as that is known"),
            ("Resource blocks that nothing refuses", f"{clean} of {total}{share}"),
            ("Findings", f"{len(self.items())}"),
            (
                "Files to modify" if not self.since else "Files modified",
                f"{len(changed)}",
            ),
        ]

    def not_hcl(self) -> list[str]:
        """Say which files are not HCL, where and why; one sentence a file."""
        said: dict[str, str] = {}
        for error, source in self.run.problems:
            line, column = source.position(error.start)
            place = f"{source.path}:{line}:{column}"
            said.setdefault(source.path, f"{place}: {error.message}")
        return list(said.values())

    def changed_files(self) -> list[tuple[str, str]]:
        """Give the files that fixes change, with the defects that they are about."""
        about: dict[str, list[str]] = {}
        for item in self.items():
            paths = [edit.path for edit in item.entry.edits] or [item.entry.path]
            for path in dict.fromkeys(paths):
                names = about.setdefault(path, [])
                if item.entry.rule not in names:
                    names.append(item.entry.rule)
        return [(path, ", ".join(names)) for path, names in sorted(about.items())]

    def timeline(self) -> list[Step]:
        """Give what each command says, round by round."""
        steps = []
        for command, items in rounds(self.defects, self.modules):
            number = sum(item.instances for item in items)
            details = [self._detail(item) for item in items]
            if command == "apply":
                outcome = "stops half way: AWS refuses what no plan can see"
            elif command == "pytest":
                outcome = "fails"
            else:
                outcome = f"refused, {_count(number, 'error')}"
            steps.append(Step(words.command(command), outcome, details))
        if steps:
            done = "nothing is left that tffix knows of" if self.refused else ""
            steps.append(Step("after these fixes", done, []))
        return steps

    def _detail(self, item: Item) -> str:
        entry = item.entry
        times = f", {item.instances} times" if item.instances > 1 else ""
        held = [
            other.entry.address
            for other in self.items()
            if other is not item
            and other.phase == "plan"
            and entry.address in waits(other, self.items(), self.modules)
        ]
        hides = f"; hides the same in {', '.join(held)}" if held else ""
        return f"{entry.address} ({entry.rule}{times}){hides}"

    def checks(self) -> list[Check]:
        """Give the checklist."""
        modules = list(
            {id(module): module for module in self.modules.values()}.values()
        )
        return checklist(modules)

    def place(self, item: Item) -> str:
        """Give where a finding stands: ``alb.tf:22``."""
        line, _ = item.entry.source.position(item.entry.start)
        return f"{item.entry.path}:{line}"


def _instances(module: Module, block: Block) -> int:
    repeated = any(map(block.body.attribute, ("for_each", "count")))
    return sum(
        instance.key is not None or not repeated
        for instance in instances(module, block)
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
