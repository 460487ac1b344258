"""The documentation of a fixer, as its docstring says it.

A docstring is paragraphs; what is indented is an example. These are known:

    Refused by plan:

        the error message, in one line or more

    Before:
    After:

        an example each

    With PATH:

        a file that the example calls or reads

    See https://...

``validate``, ``plan`` or ``apply`` is the first that can refuse the defect where values
depend on variables: what ``plan`` refuses then, ``validate`` refuses where all is
written out. A defect without such a paragraph works.
"""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise

from tffix.lazy_re import pattern
from tffix.rule.subjects import TestTrees
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tffix.rule.fixer import Fixer

_REFUSED = pattern(r"Refused by ([\w ]+):")
_BESIDE = pattern(r"With (\S+):")


class Refusal(NamedTuple):
    """Which command refuses the defect, and what it says."""

    phase: str
    message: str


class Paragraph(NamedTuple):
    """A paragraph, or an example with all of its lines."""

    text: str
    example: bool = False


class Documentation(NamedTuple):
    """What a docstring says; ``paragraphs`` are all but the title and the link.

    ``beside`` are the files that stand beside the example, by their paths.
    """

    title: str
    paragraphs: list[Paragraph]
    refusal: Refusal | None
    before: str
    after: str
    link: str
    beside: dict[str, str]

    @property
    def about(self) -> str:
        """The first paragraph; the title where there is no other."""
        return self.paragraphs[0].text if self.paragraphs else self.title


def documentation(fixer: Fixer) -> Documentation:
    """Read the docstring of a fixer."""
    title, *paragraphs = _paragraphs(fixer.documentation)
    link = ""
    if paragraphs and paragraphs[-1].text.startswith("See http"):
        link = paragraphs.pop().text.removeprefix("See ").strip()
    refusal = None
    examples = {}
    for paragraph, following in pairwise(paragraphs):
        if not following.example:
            continue
        examples[paragraph.text] = following.text
        if match := _REFUSED.fullmatch(paragraph.text):
            refusal = Refusal(match[1], following.text)
    return Documentation(
        title.text,
        paragraphs,
        refusal,
        examples.get("Before:", ""),
        examples.get("After:", ""),
        link,
        {
            match[1]: f"{text}\n"
            for label, text in examples.items()
            if (match := _BESIDE.fullmatch(label))
        },
    )


def _paragraphs(docstring: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    for part in re.split(r"\n(?:[ \t]*\n)+", docstring.strip()):
        if not part.startswith("    "):
            found.append(Paragraph(part))
        elif found and found[-1].example:
            found[-1] = Paragraph(f"{found[-1].text}\n\n{part}", example=True)
        else:
            found.append(Paragraph(part, example=True))
    return [
        Paragraph(textwrap.dedent(part.text), example=True) if part.example else part
        for part in found
    ]


def markdown(fixer: Fixer) -> str:
    """Give the text of a docstring, without its title, as Markdown."""
    said = documentation(fixer)
    language = "python" if isinstance(fixer.subject, TestTrees) else "hcl"
    parts = []
    label = ""
    for text, example in said.paragraphs:
        if example:
            beside = _BESIDE.fullmatch(label)
            other = beside and not beside[1].endswith(".tf")
            fence = "text" if other or _REFUSED.fullmatch(label) else language
            parts.append(f"```{fence}\n{text}\n```")
        else:
            label = text
            parts.append(text.replace("``", "`"))
    if said.link:
        parts.append(f"See <{said.link}>.")
    return "\n\n".join(parts)
