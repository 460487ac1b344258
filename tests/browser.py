"""A headless Chromium, spoken to over two pipes as its DevTools protocol says."""

from __future__ import annotations

import base64
import itertools
import json
import shutil
import subprocess
import tempfile
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


class Browser:
    """One page of a browser that knows nothing; a context manager that ends it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._numbers = itertools.count(1)

    def __enter__(self) -> Self:
        assert CHROMIUM
        arguments = [
            *(CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu"),
            *("--remote-debugging-pipe", f"--user-data-dir={self._folder.name}"),
            *("--no-first-run", "--disable-component-update", "about:blank"),
        ]
        self._process = subprocess.Popen(
            # it reads from 3 and writes to 4
            ["/bin/sh", "-c", 'exec "$@" 3<&0 4>&1 </dev/null >&2', "sh", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._session = ""
        (page, *_) = [
            one
            for one in self.send("Target.getTargets")["targetInfos"]
            if one["type"] == "page"
        ]
        self._session = self._attached(page["targetId"])
        self.send("Page.enable")
        self.send("Runtime.enable")
        return self

    def __exit__(self, *_: object) -> None:
        self._session = ""
        self.send("Browser.close")
        self._process.communicate()
        self._folder.cleanup()

    def _attached(self, target: str) -> str:
        found = self.send("Target.attachToTarget", targetId=target, flatten=True)
        session: str = found["sessionId"]
        return session

    def send(self, method: str, **parameters: Any) -> Any:
        """Call a method of the protocol; give its result."""
        number = next(self._numbers)
        message: dict[str, Any] = {
            "id": number,
            "method": method,
            "params": parameters,
        }
        if self._session:
            message["sessionId"] = self._session
        assert self._process.stdin
        self._process.stdin.write(json.dumps(message).encode() + b"\0")
        self._process.stdin.flush()
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer["result"]

    def _next(self) -> dict[str, Any]:
        assert self._process.stdout
        data = b""
        while not data.endswith(b"\0"):
            piece = self._process.stdout.read(1)
            assert piece, "the browser has ended"
            data += piece
        found: dict[str, Any] = json.loads(data[:-1])
        return found

    def size(self, width: int, height: int, *, dark: bool = False) -> None:
        """Make the page as wide and as high as that, in CSS pixels."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        scheme = {
            "name": "prefers-color-scheme",
            "value": "dark" if dark else "light",
        }
        self.send("Emulation.setEmulatedMedia", features=[scheme])

    def open(self, address: str) -> None:
        """Go to a page, and wait until it is loaded."""
        self.send("Page.navigate", url=address)
        self.wait(f"location.href.startsWith({json.dumps(address)})")
        self.wait("document.readyState === 'complete'")

    def wait(self, condition: str) -> Any:
        """Wait until an expression is true; give its value."""
        return self.run(
            "new Promise(done => { const look = () => { const found = (() => {"
            f" try {{ return {condition} }} catch {{ return null }} }})();"
            " found ? done(found) : setTimeout(look, 50) }; look() })"
        )

    def run(self, code: str) -> Any:
        """Give the value of an expression of JavaScript, or of its promise."""
        answer = self.send(
            "Runtime.evaluate",
            expression=code,
            awaitPromise=True,
            returnByValue=True,
            userGesture=True,
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Write a PNG of what is seen, or of the whole page."""
        found = self.send(
            "Page.captureScreenshot", format="png", captureBeyondViewport=whole
        )
        path.write_bytes(base64.b64decode(found["data"]))
