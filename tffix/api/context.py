"""What a fixer knows beside its subject, and makes its findings with."""

from __future__ import annotations

import re

from tffix.edit import Edit, Impact, Safety
from tffix.rewrite.kept_comments import with_comments
from tffix.rule.finding import Finding
from tffix.terraform.module.address import address
from tffix.terraform.module.suspects import suspects
from tffix.terraform.provider.accepted import Provider
from tffix.terraform.provider.versions import provider_of
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tffix.aws.tables import Tables
    from tffix.hcl.file import File
    from tffix.hcl.nodes import Block, Expression, Node
    from tffix.rule.fixer import Fixer
    from tffix.terraform.module.environment import Instance
    from tffix.terraform.module.module import Module
    from tffix.terraform.module.references import Reference
    from tffix.terraform.values.value import Value

# what fixers of these groups find is refused once it is evaluated
_EVALUATED = frozenset(("references", "functions", "expressions"))


class Context:
    """What a fixer knows beside its subject: the module, the file, its options.

    ``file`` is that of the block which the subject stands in. A fixer of a whole module
    asks for the context of a file by ``at``.
    """

    def __init__(
        self, fixer: Fixer, module: Module, file: File, options: Mapping[str, str]
    ) -> None:
        self.fixer = fixer
        self.module = module
        self.file = file
        self.options = options

    @property
    def tables(self) -> Tables:
        """The rows of the rules, bundled ones and one's own."""
        return self.fixer.tables

    @property
    def aws(self) -> Provider:
        """What the module allows of hashicorp/aws."""
        return Provider(self.module)

    def provider_of(self, block: Block) -> Provider:
        """Give what the module allows of the provider that a block is of."""
        return Provider(self.module, provider_of(block, self.module))

    def at(self, file: File) -> Context:
        """Give the same for another file of the module."""
        return Context(self.fixer, self.module, file, self.options)

    def instances(self, block: Block) -> list[Instance]:
        """Give the instances of a top-level block, in each call of the module."""
        from tffix.terraform.module.instances import instances  # noqa: PLC0415, deferred

        return instances(self.module, block)

    def evaluate(
        self, expression: Expression, instance: Instance | None = None
    ) -> Value:
        """Give what is known of an expression in an instance of its block.

        Without one, outside of any block, as the first caller sees it.
        """
        from tffix.terraform.module.instances import evaluate  # noqa: PLC0415, deferred

        return evaluate(self.module, expression, instance)

    def values(self, block: Block, expression: Expression) -> list[Value]:
        """Give what is known of an expression in each instance of its block."""
        return [self.evaluate(expression, one) for one in self.instances(block)]

    def finding(  # noqa: PLR0913, all that is said of a finding
        self,
        block: Block | None,
        node: Node,
        message: str,
        remedy: str,
        edits: Iterable[Edit] = (),
        *,
        safety: Safety | None = None,
        impact: Impact | None = None,
        by_hand: str = "",
        see: str = "",
        candidates: Iterable[str] = (),
        certain: bool = True,
    ) -> Finding:
        """Make a finding about a node of a top-level block of this file.

        ``by_hand`` says why it is not for a machine: then it has no edits, and these
        need not be made; ``see`` is a page to read. Without edits it is MANUAL. The
        edits come back with the line ends of their files and with the comments that
        they would lose.
        """
        if by_hand:
            remedy, edits = f"{remedy}; by hand, as {by_hand}", ()
        if see:
            remedy = f"{remedy}; see {see}"
        by_path: dict[str, list[Edit]] = {}
        for edit in edits:
            by_path.setdefault(edit.path, []).append(edit)
        final = tuple(
            edit
            for path, some in with_comments(self.module.file, by_path).items()
            for edit in self._finished(self.module.file(path), some)
        )
        return Finding(
            self.file.path,
            node.start,
            node.end,
            self.fixer.name,
            address(block) if block else self.file.path,
            message,
            remedy,
            (safety or self.fixer.safety) if final else Safety.MANUAL,
            (impact or self.fixer.impact) if final else Impact.NONE,
            final,
            tuple(candidates)[:3],
            certain and self._is_made(block, node),
        )

    def undeclared(
        self,
        reference: Reference,
        message: str,
        remedy: str,
        edits: Iterable[Edit] = (),
        *,
        safety: Safety | None = None,
        candidates: Iterable[str] = (),
    ) -> Finding:
        """Make a finding about a reference to what no file of the module declares.

        A file alone may be a piece of a module: no fix is safe there. Where it reads
        more that is not there than what is, it is only possible, and has no fix.
        """
        known = suspects(self.module)
        if not known.certain:
            remedy, edits = f"{remedy}; fine in a piece of a module", ()
        elif not known.whole:
            safety = Safety.UNSAFE
        return self.at(reference.file).finding(
            reference.block,
            reference.node,
            message,
            remedy,
            edits,
            safety=safety,
            candidates=candidates,
            certain=known.certain,
        )

    def _is_made(self, block: Block | None, node: Node) -> bool:
        """Whether Terraform evaluates the node, if that is why it is refused."""
        if block is None or _EVALUATED.isdisjoint(self.fixer.groups):
            return True
        from tffix.terraform.module.made import is_made  # noqa: PLC0415, deferred

        return is_made(self.module, block, node)

    def _finished(self, file: File, edits: list[Edit]) -> list[Edit]:
        if file.source.newline == "\n":
            return edits
        return [
            edit._replace(text=re.sub(r"(?<!\r)\n", file.source.newline, edit.text))
            for edit in edits
        ]


class TreeContext:
    """What a fixer of a tree makes its findings with."""

    def __init__(self, fixer: Fixer, options: Mapping[str, str]) -> None:
        self.fixer = fixer
        self.options = options

    def finding(
        self, path: str, start: int, message: str, remedy: str, edits: Iterable[Edit]
    ) -> Finding:
        """Make a finding about a file; without edits it is MANUAL."""
        final = tuple(edits)
        return Finding(
            path,
            start,
            start,
            self.fixer.name,
            path,
            message,
            remedy,
            self.fixer.safety if final else Safety.MANUAL,
            self.fixer.impact if final else Impact.NONE,
            final,
        )
