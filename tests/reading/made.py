"""Containers made for tests: ZIPs, tars and WARCs of articles of our own, whole or broken as asked for."""

import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from qawl.reading.inputs import Input

ARTICLE = "قالت وزيرة الطاقة إن العمل في المحطة يبدأ في الربيع المقبل.\n"


def article(number: int = 0, length: int = 1) -> bytes:
    """An article of ours, another one for each number."""
    return f"تقرير رقم {number}\n{ARTICLE * length}".encode()


def page(number: int = 0, length: int = 1) -> bytes:
    """A page that holds :func:`article`."""
    lines = "".join(f"<p>{line}</p>\n" for line in (ARTICLE * length).splitlines())
    title = f"تقرير رقم {number}"
    head = f"<!doctype html><html><head><title>{title}</title></head>"
    return f"{head}<body><h1>{title}</h1>\n{lines}</body></html>".encode()


def given(data: bytes | io.BufferedIOBase, where: str = "a", **told: Any) -> Input:
    """``data`` as the input of a reader."""
    return Input(data, where=where, path=where, source=where, **told)  # type: ignore[arg-type]


class Pipe(io.RawIOBase):
    """Bytes that come as through a pipe: forwards only, a few at a time."""

    def __init__(self, pieces: bytes | Iterable[bytes], most: int = 1000) -> None:
        self._pieces = iter((pieces,) if isinstance(pieces, bytes) else pieces)
        self._left, self._most = b"", most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        if not self._left:
            self._left = next(self._pieces, b"")
        data = self._left[: min(len(buffer), self._most)]
        self._left = self._left[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def zipped(files: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of ``files``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def raw_zip(entries: Sequence[dict[str, Any]], tail: bytes = b"") -> bytes:
    """A ZIP written field by field, so that it may lie.

    An entry has ``name`` (bytes) and ``data``, and where wanted ``method``, ``flags``, ``packed`` (the data as it
    stands), ``crc``, ``size``, ``count`` (packed size told), ``at`` (where it stands: an earlier one's offset),
    ``told`` (offset told), ``outer`` (external attributes), ``extra`` (of the list's entry).
    """
    body, central = bytearray(), bytearray()
    for entry in entries:
        data: bytes = entry.get("data", b"")
        packed: bytes = entry.get("packed", data)
        at = entry.get("at", len(body))
        crc, size = entry.get("crc", zlib.crc32(data)), entry.get("size", len(data))
        count, extra = entry.get("count", len(packed)), entry.get("extra", b"")
        flags, method, name = entry.get("flags", 0), entry.get("method", 0), entry["name"]
        common = struct.pack("<5H3L", 20, flags, method, 0, 0, crc, count, size)
        if "at" not in entry:
            body += b"PK\x03\x04" + common + struct.pack("<2H", len(name), 0) + name + packed
        central += b"PK\x01\x02" + struct.pack("<H", 0x0314) + common
        central += (
            struct.pack("<5H2L", len(name), len(extra), 0, 0, 0, entry.get("outer", 0), entry.get("told", at))
            + name
            + extra
        )
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, *[len(entries) & 0xFFFF] * 2, len(central), len(body), len(tail))
    return bytes(body + central + end + tail)


def tarred(files: Iterable[tuple[str, bytes]], mode: str = "w", form: int = tarfile.PAX_FORMAT) -> bytes:
    """A tar of ``files``; ``mode`` as tarfile takes it (``w:gz``)."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, format=form) as archive:  # type: ignore[call-overload]
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def tar_header(name: bytes, size: int, kind: bytes = b"0", size_field: bytes | None = None) -> bytes:
    """One header of a tar, with the right check sum whatever it says."""
    field = b"%011o\0" % size if size_field is None else size_field
    header = name.ljust(100, b"\0") + b"0000644\0" * 3 + field + b"00000000000\0" + b" " * 8 + kind
    header = header.ljust(257, b"\0") + b"ustar\x0000"
    header = header.ljust(512, b"\0")
    return header[:148] + b"%06o\0 " % sum(header) + header[156:]


def http(body: bytes, content_type: str = "text/html; charset=utf-8", status: str = "200 OK", **more: str) -> bytes:
    """An HTTP answer; further header fields with ``_`` for ``-``. Its length is told unless ``more`` does, or it is
    chunked."""
    fields = {"Content-Type": content_type, **{name.replace("_", "-"): value for name, value in more.items()}}
    if not {"Content-Length", "Transfer-Encoding"} & set(fields):
        fields["Content-Length"] = str(len(body))
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def record(block: bytes, kind: str = "response", url: str = "https://example.org/a", **more: str) -> bytes:
    """A WARC record; further header fields with ``_`` for ``-``."""
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2024-03-01T10:00:00Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def chunked(data: bytes, size: int = 100) -> bytes:
    """``data`` in chunks of ``size`` bytes."""
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def pages(count: int, url: str = "https://example.org/{}") -> list[bytes]:
    """``count`` records of pages."""
    return [record(http(page(n)), url=url.format(n)) for n in range(count)]


def warc_gz(records: Iterable[bytes], level: int = 6) -> bytes:
    """The records, each in a gzip member of its own."""
    return b"".join(gzip.compress(one, level, mtime=0) for one in records)
