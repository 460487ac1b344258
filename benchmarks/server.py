"""Measure the language server: from a request to the edits, and its memory.

    python benchmarks/server.py

An editor opens all files of golden/platform. Each round changes a file with a finding
(a comment at its end), asks at once for what fixes it on save, and does the same with a
file without findings. Each answer is for a text that the server has never seen. Where
other programs run, the time that the server computes says more than the time that
passes. Then come 1,000 edits, and the memory of the server is measured along the way.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from language_client import FIX_ALL, SERVER, Editor

PLATFORM = Path(__file__).parent.parent / "golden" / "platform" / "lib"
FIXABLE = ("alb.tf", "appmesh.tf", "autoscaling.tf", "ecs.tf", "networking.tf")
CLEAN = "iam.tf"
ROUNDS = 40
EDITS = 1000


async def main() -> None:
    """Print what was measured."""
    editor = Editor()
    await editor.start_io(*SERVER.server_command)
    await editor.start()
    texts = {}
    for path in sorted(PLATFORM.iterdir()):
        editor.open(path)
        texts[path] = editor.text(path)
    for path in texts:
        await editor.shown(path)
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} CPUs, load {load:.1f}, {ROUNDS} requests each")
    await asked(editor, PLATFORM / FIXABLE[0], texts, 3)  # what is imported late
    for name in (*FIXABLE, CLEAN):
        before = computed(editor)
        times = await asked(editor, PLATFORM / name, texts, ROUNDS)
        print(
            f"{name:<16} median {statistics.median(times):6.1f} ms,"
            f" 9 of 10 below {statistics.quantiles(times, n=10)[-1]:6.1f} ms;"
            f" computed {(computed(editor) - before) / ROUNDS:5.1f} ms each"
        )
    await grown(editor, PLATFORM / FIXABLE[-1], texts)
    await editor.shutdown_session()
    await editor.stop()  # type: ignore[no-untyped-call]


async def asked(
    editor: Editor, path: Path, texts: dict[Path, str], rounds: int
) -> list[float]:
    """Give the milliseconds from the request to its answer, over some rounds."""
    times = []
    for number in range(rounds):
        editor.type(path, f"{texts[path]}# {path.name} {number}\n")
        start = time.perf_counter()
        actions = await editor.actions(path, FIX_ALL)
        times.append((time.perf_counter() - start) * 1000)
        if len(actions) != (path.name != CLEAN):
            raise RuntimeError(f"{path.name}: {len(actions)} actions")
    editor.type(path, texts[path])
    await editor.shown(path)
    return times


async def grown(editor: Editor, path: Path, texts: dict[Path, str]) -> None:
    """Print the memory of the server before, during and after many edits."""
    for number in range(EDITS + 1):
        if number % (EDITS // 5) == 0:
            print(f"after {number:>5} edits {resident(editor):6.1f} MB")
        half = len(texts[path]) // 2
        start = texts[path].find("\n", half) + 1
        changed = f"{texts[path][:start]}\n# {number}\n{texts[path][start:]}"
        editor.type(path, changed)
        await editor.fix(path)
        editor.type(path, texts[path])
        await editor.actions(path)


def process(editor: Editor) -> Path:
    """Give what Linux says about the server."""
    server = editor._server  # noqa: SLF001, the client keeps it to itself
    return Path(f"/proc/{server.pid if server else 0}")


def resident(editor: Editor) -> float:
    """Give the memory of the server in megabytes."""
    pages = (process(editor) / "statm").read_text("ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def computed(editor: Editor) -> float:
    """Give the milliseconds that the server has computed, in all of its threads."""
    fields = (process(editor) / "stat").read_text("ascii").rsplit(") ")[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    asyncio.run(main())
