"""What a test file, ``*.tftest.hcl``, may have, and what stands in it.

https://developer.hashicorp.com/terraform/language/tests, and ``test_file.go`` and
``mock_provider.go`` of Terraform's ``internal/configs``, which decode it.
"""

from __future__ import annotations

from tffix.lazy_re import pattern
from tffix.typed import NamedTuple

NAME = pattern(r"[^\W\d][\w-]*")
_OVERRIDES = ("override_resource", "override_data", "override_module")


class Shape(NamedTuple):
    """What may stand in a block: arguments, those that must, and blocks by labels.

    Where ``any`` is true, all arguments may. Blocks in ``once`` stand once.
    """

    labels: int = 0
    arguments: frozenset[str] = frozenset()
    required: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    any: bool = False


def _of(
    arguments: str = "",
    required: str = "",
    blocks: str = "",
    once: str = "",
    labels: int = 0,
) -> Shape:
    return Shape(
        labels,
        frozenset(f"{arguments} {required}".split()),
        tuple(required.split()),
        tuple(f"{blocks} {once}".split()),
        tuple(once.split()),
    )


_ANYTHING = Shape(any=True)
_RESOURCE_OVERRIDE = _of("values override_during", "target")
# the newest language that is known: what an older one lacks is no finding
FILE = _of(
    blocks=f"run provider mock_provider variable {' '.join(_OVERRIDES)}",
    once="variables test",
)
SHAPES: dict[tuple[str, str], Shape] = {
    ("", "run"): _of(
        "command providers expect_failures state_key parallel skip_cleanup",
        blocks=f"assert {' '.join(_OVERRIDES)}",
        once="plan_options variables module backend",
        labels=1,
    ),
    ("", "mock_provider"): _of(
        "alias source override_during",
        blocks=f"mock_resource mock_data {' '.join(_OVERRIDES)}",
        labels=1,
    ),
    ("", "variables"): _ANYTHING,
    ("", "test"): _of("parallel skip_cleanup"),
    ("run", "assert"): _of("", "condition error_message"),
    ("run", "plan_options"): _of("mode refresh replace target"),
    ("run", "module"): _of("version", "source"),
    ("run", "variables"): _ANYTHING,
    ("mock_provider", "mock_resource"): _of("defaults override_during", labels=1),
    ("mock_provider", "mock_data"): _of("defaults override_during", labels=1),
    **{
        (parent, kind): _of("outputs override_during", "target")
        if kind == "override_module"
        else _RESOURCE_OVERRIDE
        for parent in ("", "run", "mock_provider")
        for kind in _OVERRIDES
    },
}
# blocks of which one may have a name
NAMED = ("run", "provider", "mock_provider", "mock_resource", "mock_data")
# keywords: an argument of a block, and what it may be
WORDS = {
    ("run", "command"): ("plan", "apply"),
    ("plan_options", "mode"): ("normal", "refresh-only"),
}
