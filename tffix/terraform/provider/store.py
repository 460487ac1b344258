"""The file format of provider schemas: small, and read one type at a time.

A file starts with a line that says what it is, then comes a compressed index, then
compressed chunks of a few types each. The index has what many chunks have in common,
to which they refer. Blocks that are the same in two places or in two versions of a
provider are stored once in a type.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter

from tffix.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from io import BufferedReader

_MAGIC = b"tffix-schemas-3"
_CHUNK = 20_000  # characters before compression; a type that has more is alone
_COMMON = 32_000  # bytes; zlib looks back so far
_FEW = 3  # chunks that may have something of their own
# an attribute, or the head of a block
_PART = re.compile(rb'"\w+":\["\w*",(?:"\w+"\]|\[[^\[\]]*\]\]|\d+,\w+,)')
_KINDS = {
    "resource": "resource_schemas",
    "data": "data_source_schemas",
    "ephemeral": "ephemeral_resource_schemas",
    "provider": "provider_schemas",
}
# "n": a nested attribute, which never takes block syntax
_FLAGS = {
    "required": "r",
    "optional": "o",
    "computed": "c",
    "deprecated": "d",
    "nested": "n",
}


class Row(NamedTuple):
    """A type as it is stored.

    Each of ``blocks`` is a pair: attributes as flags and type by name; nested blocks
    as nesting mode, least and greatest number, and the place of their block in the
    list. ``top`` is the place of the type's own block.
    """

    blocks: list[Any]
    top: int


class Store:
    """A file of schemas, opened; OSError where it cannot be read as one."""

    def __init__(self, path: str) -> None:
        self._path = path
        with open(path, "rb") as file:
            self._start, index = _read_index(file)
        self.sources: dict[str, str] = index["sources"]
        self.versions: list[str] = index["versions"]
        self.deprecation: list[str] = index["deprecation"]
        self._chunks: list[int] = index["chunks"]
        self._common: bytes = index["common"].encode()
        self._types: dict[str, dict[str, list[int]]] = index["types"]
        self._read: dict[int, dict[str, Any]] = {}

    def types(self, kind: str, version: str) -> Iterator[str]:
        """Give the names of a version's types of a kind: ``resource``, ``data``, …."""
        place = self.versions.index(version)
        for type_, (_, versions) in self._types[kind].items():
            if versions >> place & 1:
                yield type_

    def row(self, kind: str, type_: str, version: str) -> Row | None:
        """Give a type of a kind, if the version has it.

        The kinds are ``resource``, ``data``, ``ephemeral``, and ``provider`` for what
        stands in the provider's own block; its type is the provider's name.
        """
        place = self.versions.index(version)
        number, versions = self._types[kind].get(type_, (0, 0))
        if not versions >> place & 1:
            return None
        if number not in self._read:
            self._read[number] = self._chunk(number)
        blocks, tops = self._read[number][f"{kind} {type_}"]
        return Row(blocks, tops[place])

    def _chunk(self, number: int) -> dict[str, Any]:
        start, end = self._chunks[number : number + 2]
        with open(self._path, "rb") as file:
            file.seek(self._start + start)
            packed = file.read(end - start)
        text = zlib.decompressobj(zdict=self._common).decompress(packed)
        chunk: dict[str, Any] = json.loads(text)
        return chunk


def _read_index(file: BufferedReader) -> tuple[int, dict[str, Any]]:
    magic, _, length = file.readline(64).partition(b" ")
    try:
        if magic != _MAGIC:
            raise ValueError(magic)
        index: dict[str, Any] = json.loads(zlib.decompress(file.read(int(length))))
    except (ValueError, zlib.error) as error:
        raise OSError(f"{file.name} holds no schemas that can be read") from error
    return file.tell(), index


def pack(versions: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Make a file of provider schemas, by version, as terraform writes them in JSON.

    What terraform has as ``provider`` of each is in ``provider_schemas``, by the
    provider's name. ``source`` says where a version's schemas are from; those with
    ``"deprecation": false`` do not know what is deprecated.
    """
    rows: dict[tuple[str, str], tuple[int, str]] = {}
    for kind, key in _KINDS.items():
        names = {name for schemas in versions.values() for name in schemas.get(key, {})}
        for name in names:
            found = [schemas.get(key, {}).get(name) for schemas in versions.values()]
            bits = sum(1 << place for place, one in enumerate(found) if one)
            rows[name, kind] = bits, _json(_row(found))
    said = {
        "sources": {v: schemas["source"] for v, schemas in versions.items()},
        "versions": list(versions),
        "deprecation": [
            version
            for version, schemas in versions.items()
            if schemas.get("deprecation", True)
        ],
    }
    return _file(rows, said)


def _file(
    rows: Mapping[tuple[str, str], tuple[int, str]], said: Mapping[str, Any]
) -> bytes:
    """Make a file of the rows of types, by name and kind, and of what is said of all.

    Kinds of one name, which have much in common, are together.
    """
    types: dict[str, dict[str, list[int]]] = {kind: {} for kind in _KINDS}
    chunks: list[list[str]] = [[]]
    size = 0
    for (name, kind), (bits, row) in sorted(rows.items()):
        text = f"{_json(f'{kind} {name}')}:{row}"
        size += len(text)
        if size > _CHUNK and chunks[-1]:
            chunks.append([])
            size = len(text)
        types[kind][name] = [len(chunks) - 1, bits]
        chunks[-1].append(text)
    texts = [f"{{{','.join(chunk)}}}".encode() for chunk in chunks]
    common = _common(texts)
    packed = [_packed(text, common) for text in texts]
    places = {"chunks": _starts(packed), "common": common.decode(), "types": types}
    head = zlib.compress(_json({**said, **places}).encode(), 9)
    return b"%s %d\n%s%s" % (_MAGIC, len(head), head, b"".join(packed))


def _common(chunks: Iterable[bytes]) -> bytes:
    """Give what many chunks have, what saves most at the end, where it is near."""
    counts = Counter(part for chunk in chunks for part in {*_PART.findall(chunk)})
    saved = {part: (count - _FEW) * len(part) for part, count in counts.items()}
    found, size = [], 0
    for part in sorted(saved, key=lambda part: (-saved[part], part)):
        size += len(part)
        if saved[part] <= 0 or size > _COMMON:
            break
        found.append(part)
    return b"".join(reversed(found))


def _packed(chunk: bytes, common: bytes) -> bytes:
    packer = zlib.compressobj(9, zdict=common)
    return packer.compress(chunk) + packer.flush()


def _starts(chunks: Iterable[bytes]) -> list[int]:
    starts = [0]
    for chunk in chunks:
        starts.append(starts[-1] + len(chunk))
    return starts


def _row(schemas: Iterable[Mapping[str, Any] | None]) -> tuple[list[Any], list[Any]]:
    """Give the blocks of a type and the places of its own block, by version."""
    blocks: list[Any] = []
    places: dict[str, int] = {}

    def place(block: Mapping[str, Any] | None) -> int | None:
        if block is None:
            return None
        nested = {
            name: [
                one["nesting_mode"],
                one.get("min_items", 0),
                one.get("max_items"),
                place(one["block"]),
            ]
            for name, one in sorted(block.get("block_types", {}).items())
        }
        attributes = {
            name: _attribute(one)
            for name, one in sorted(block.get("attributes", {}).items())
        }
        text = _json([attributes, nested])
        if text not in places:
            places[text] = len(blocks)
            blocks.append([attributes, nested])
        return places[text]

    tops = [place(schema.get("block", {}) if schema else None) for schema in schemas]
    return blocks, tops


def unpack(store: Store, version: str) -> dict[str, Any]:
    """Give the schemas of a version, so that they can be packed again."""

    def restored(row: Row) -> dict[str, Any]:
        attributes, nested = row.blocks[row.top]
        return {
            "attributes": {
                name: {"type": type_}
                | {long: True for long, flag in _FLAGS.items() if flag in flags}
                for name, (flags, type_) in attributes.items()
            },
            "block_types": {
                name: {
                    "nesting_mode": nesting,
                    "min_items": least,
                    "max_items": most,
                    "block": None if at is None else restored(row._replace(top=at)),
                }
                for name, (nesting, least, most, at) in nested.items()
            },
        }

    found: dict[str, Any] = {
        "source": store.sources[version],
        "deprecation": version in store.deprecation,
    }
    for kind, key in _KINDS.items():
        found[key] = {
            type_: {"block": restored(row)}
            for type_ in store.types(kind, version)
            if (row := store.row(kind, type_, version))
        }
    return found


def _attribute(attribute: Mapping[str, Any]) -> tuple[str, Any]:
    flags = "".join(flag for name, flag in _FLAGS.items() if attribute.get(name))
    nested = attribute.get("nested_type")
    if not nested:
        return flags, attribute["type"]
    inner = [
        "object",
        {name: _attribute(one)[1] for name, one in nested["attributes"].items()},
    ]
    mode = nested["nesting_mode"]
    return f"{flags}n", inner if mode == "single" else [mode, inner]


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))
