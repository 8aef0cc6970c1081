"""Plain rows as Parquet, through Polars, which is an optional extra."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Literal

from rashomon.errors import PrerequisiteError

Kind = Literal["text", "integer", "number", "truth", "day"]
INSTALL = "pip install 'rashomon[tables]'"


def parquet_bytes(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, Kind]) -> bytes:
    """The rows as one Parquet file; `columns` gives the columns in order with the kind of each.

    Days come in ISO 8601 and are written as dates. The same rows give the same bytes.

    Raises:
        PrerequisiteError: Polars is not installed.
    """
    try:
        import polars
    except ImportError:
        raise PrerequisiteError("Parquet needs Polars", INSTALL) from None
    kinds = {
        "text": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "truth": polars.Boolean,
        "day": polars.String,
    }
    schema = {name: kinds[kind] for name, kind in columns.items()}
    frame = polars.DataFrame({name: [row.get(name) for row in rows] for name in columns}, schema=schema)
    days = [name for name, kind in columns.items() if kind == "day"]
    if days:
        frame = frame.with_columns(polars.col(days).str.to_date("%Y-%m-%d"))
    page = BytesIO()
    frame.write_parquet(page, compression="zstd", statistics=False)
    return page.getvalue()
