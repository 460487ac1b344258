"""A file in JSON: the native text that says the same, and the way back."""

from __future__ import annotations

import os

from tffix.errors import HclSyntaxError, Place
from tffix.hcl import json_text
from tffix.hcl.file import File
from tffix.source import Source
from tffix.terraform.json_syntax.native import Native
from tffix.terraform.json_syntax.shapes import VALUES, module_shape
from tffix.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tffix.hcl.nodes import Body
    from tffix.terraform.json_syntax.shapes import Shape

_NOTHING = json_text.Object(0, 0, ())
_NO_HCL = "{"  # what is not JSON is read as this
_VALUES = ".tfvars.json"


class JsonFile(File):
    """A file in JSON; ``source`` and ``text`` are what it says natively."""

    is_native = False

    def __init__(self, original: Source, shape: Shape) -> None:
        self._original = original
        self._unread: HclSyntaxError | None = None
        try:
            value = json_text.read(original.text)
        except HclSyntaxError as error:
            self._unread = error
            error.path = original.path
            value = _NOTHING
        self._native = Native(value, shape)
        for slip in self._native.slips:
            slip.path = original.path
        text = _NO_HCL if self._unread else self._native.text
        super().__init__(Source(original.path, text))

    @property
    def original(self) -> Source:
        """The JSON."""
        return self._original

    @property
    def slips(self) -> list[HclSyntaxError]:
        """What Terraform refuses in it, though the rest can be read."""
        return self._native.slips

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Give where the JSON says what stands between two offsets of the text."""
        return self._native.place(start, end)

    def _problems(self) -> list[HclSyntaxError]:
        if self._unread:
            return [self._unread]
        return [self._at_home(error) for error in super()._problems()]

    def _parse(self, start: int, end: int) -> Body:
        if self._unread:
            raise self._unread
        try:
            return super()._parse(start, end)
        except HclSyntaxError as error:
            raise self._at_home(error) from error

    def _at_home(self, error: HclSyntaxError) -> HclSyntaxError:
        start, end = self.place(error.start, error.end)
        related = error.related
        if related:
            related = Place(*self.place(related.start, related.end), related.message)
        found = HclSyntaxError(error.message, start, end, error.hint, related)
        found.path = self.path
        return found


def json_file(source: Source) -> JsonFile:
    """Give a file of a module, or of values for its variables, that is JSON."""
    if source.path.endswith(_VALUES):
        return JsonFile(source, VALUES)
    return JsonFile(source, module_shape(os.path.dirname(source.path)))
