"""The table of a scan, as Parquet and as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_type_hints

from tffix.errors import ConfigError
from tffix.fleet.scan import Row

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROWS = 1 << 16  # that are in memory at once


def write(rows: Iterable[Row], parquet: str, csv: str) -> None:
    """Write rows to a file of each format.

    Raises ConfigError where pyarrow is not installed.
    """
    arrow, parquets, csvs = _arrow()
    types = get_type_hints(Row)
    schema = arrow.schema(
        (name, arrow.string() if types[name] is str else arrow.int32())
        for name in Row._fields
    )
    with (
        parquets.ParquetWriter(parquet, schema, compression="zstd") as one,
        csvs.CSVWriter(csv, schema) as other,
    ):
        for some in _batches(rows):
            columns = dict(zip(Row._fields, zip(*some, strict=True), strict=True))
            table = arrow.table(columns, schema=schema)
            one.write_table(table)
            other.write_table(table)


def _batches(rows: Iterable[Row]) -> Iterable[list[Row]]:
    some: list[Row] = []
    for row in rows:
        some.append(row)
        if len(some) == _ROWS:
            yield some
            some = []
    if some:
        yield some


def _arrow() -> tuple[Any, Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415, deferred: slow import, and optional
        from pyarrow import csv, parquet  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ConfigError("tffix fleet wants: pip install 'tffix[fleet]'") from error
    return pa, parquet, csv


def check() -> None:
    """Raise ConfigError where no table could be written, before there is one."""
    _arrow()
