"""Reading and validating the lexicon files, and laying an overlay folder over them.

An overlay holds files of the same names; its lists are added to those that travel with Qawl.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

import msgspec

from qawl.errors import QawlError
from qawl.lexicon.entries import FILES
from qawl.lexicon.entry import Entry

DATA: Final = Path(__file__).parent / "data"
VERSION: Final = "2026.11"
"""The lexicon's version: year and month of its last change of substance."""


def read_file(path: Path) -> Entry:
    """One lexicon file as its record.

    Raises :class:`~qawl.errors.QawlError` QAWL-L001 (no TOML) or QAWL-L002 (an unknown key or a wrong value), with
    the keys that are allowed.
    """
    kind = FILES.get(path.stem)
    if kind is None:
        raise QawlError("QAWL-L002", str(path), f"no such lexicon file; the files are {', '.join(sorted(FILES))}")
    try:
        raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        raise QawlError("QAWL-L001", str(path), str(e)) from e
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as e:
        allowed = ", ".join(f.name for f in msgspec.structs.fields(kind))
        raise QawlError("QAWL-L002", str(path), f"{e}; the lists of this file are: {allowed}") from e


def read_folder(overlay: Path | None = None) -> dict[str, Entry]:
    """Every lexicon file by its name, with the overlay's entries added.

    Raises :class:`~qawl.errors.QawlError` QAWL-L003 where the overlay is no folder, and as :func:`read_file` does.
    """
    files = {
        name: read_file(DATA / f"{name}.toml") if (DATA / f"{name}.toml").exists() else kind()
        for name, kind in FILES.items()
    }
    if overlay is None:
        return files
    if not overlay.is_dir():
        raise QawlError("QAWL-L003", str(overlay))
    for path in sorted(overlay.glob("*.toml")):
        files[path.stem] = _merged(files.get(path.stem), read_file(path))
    return files


def _merged(base: Entry | None, more: Entry) -> Entry:
    if base is None:
        return more
    fields = {f.name: getattr(base, f.name) + getattr(more, f.name) for f in msgspec.structs.fields(type(more))}
    return type(more)(**fields)
