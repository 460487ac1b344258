"""What classes, impacts and remedies are called, wherever they are shown."""

from __future__ import annotations

from tffix.typed import NamedTuple


class Safety(NamedTuple):
    """What a class of fixes is called.

    ``mark`` stands behind the name of a rule, ``brief`` in a table, ``editor`` where
    safe fixes are made on save.
    """

    said: str
    mark: str
    brief: str
    editor: str


CLASSES = {
    "safe": Safety("fixed by --apply", "[*]", "safe fix", "fixed on save"),
    "unsafe": Safety(
        "fixed by --apply --unsafe-fixes",
        "[unsafe]",
        "unsafe fix",
        "unsafe: the plan may change",
    ),
    "manual": Safety(
        "never fixed, only reported", "", "by hand", "to be fixed by hand"
    ),
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
# who refuses a defect first
COMMANDS = {
    "validate": "terraform validate",
    "plan": "terraform plan",
    "apply": "terraform apply",
    "test": "terraform test",
    "pytest": "pytest",
    "possible": "terraform plan, with some values",
    "": "nothing",
}


def command(phase: str) -> str:
    """Give the command that refuses a defect, as it is typed."""
    return COMMANDS.get(phase, phase)


def refused_by(phase: str) -> str:
    """Say what refuses a defect, or that nothing does."""
    return command(phase) if phase else "nothing, it works, but not as meant"


def in_editor(safety: str, impact: str) -> str:
    """Say to who sees a fix in an editor what it costs."""
    if safety == "unsafe" and impact in DOES:
        return f"unsafe: {DOES[impact]}"
    return CLASSES[safety].editor


def said(message: str, remedy: str) -> str:
    """Give a finding in one sentence: what is wrong, and what to do."""
    return f"{message}; {remedy}" if remedy else message
