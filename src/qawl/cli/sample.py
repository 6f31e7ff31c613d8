"""The sample news that travels with Qawl: invented outlets, invented people, every kind of statement."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files

from qawl.model import Article
from qawl.reading.article import make_article
from qawl.reading.decode import decode


def articles() -> Iterator[Article]:
    """The sample's articles in the order of its index, with the outlet and the day of publication it gives."""
    folder = files("qawl") / "sample"
    index = tomllib.loads((folder / "index.toml").read_text(encoding="utf-8"))
    for entry in index["article"]:
        name = entry["file"]
        text = decode((folder / "articles" / name).read_bytes(), name)
        yield make_article(
            text,
            source=name,
            path=f"sample/{name}",
            outlet=entry.get("outlet"),
            published=entry.get("published"),
            published_precision="day" if entry.get("published") else None,
            published_basis="given" if entry.get("published") else None,
        )
