"""What classes, impacts and remedies are called, wherever they are shown."""

from __future__ import annotations

CLASSES = {
    "safe": "fixed by --apply",
    "unsafe": "fixed by --apply --unsafe-fixes",
    "manual": "never fixed, only reported",
}
# what the plan does after a fix
IMPACTS = {
    "none": "none",
    "in-place": "resources that exist are updated in place",
    "replace": "resources that exist are replaced",
    "destroy": "resources that exist are destroyed",
}
# the same of one fix, which does it
DOES = {
    "in-place": "changes a resource that is deployed, in place",
    "replace": "replaces a resource that is deployed",
    "destroy": "destroys a resource that is deployed",
}


def command(phase: str) -> str:
    """Give the command that refuses a defect, as it is typed."""
    is_terraform = phase in ("validate", "plan", "apply")
    return f"terraform {phase}" if is_terraform else phase


def refused_by(phase: str) -> str:
    """Say what refuses a defect, or that nothing does."""
    return command(phase) if phase else "nothing, it works, but not as meant"


def said(message: str, remedy: str) -> str:
    """Give a finding in one sentence: what is wrong, and what to do."""
    return f"{message}; {remedy}" if remedy else message
