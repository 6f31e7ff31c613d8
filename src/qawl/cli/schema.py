"""``qawl schema``: the JSON Schema of a line of the exchange format."""

from __future__ import annotations


def command() -> None:
    """Print the JSON Schema of what `qawl extract --format jsonl` prints."""
    import msgspec

    from qawl.cli import output
    from qawl.export.jsonl import schema

    with output.opened(None) as out:
        out.write(msgspec.json.format(msgspec.json.encode(schema()), indent=2) + b"\n")
