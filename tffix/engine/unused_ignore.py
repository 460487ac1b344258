"""The rule about comments that suppress nothing; ``suppress`` finds them."""

from __future__ import annotations

from tffix.edit import Impact, Safety
from tffix.rule.fixer import Fixer
from tffix.rule.subjects import Subject

# Not in fixers/: it looks at comments, not at blocks, and after all others.
unused_ignore = Fixer(
    "unused-ignore",
    Subject(),
    ("suppressions",),
    Safety.SAFE,
    Impact.NONE,
    "",
    {},
    lambda: (
        """Remove a comment that tells tffix to ignore what it does not find.

A comment that has outlived its reason hides the next defect in the same place. Names of
fixers that did not run are left alone. A name that no fixer has is reported.

Before:

    # tffix:ignore[name-too-long] cut elsewhere
    resource "aws_lb" "web" {
      name = "web"
    }

After:

    resource "aws_lb" "web" {
      name = "web"
    }
"""
    ),
    lambda _block, _context: iter(()),
)
