"""Hostile archives and compressed files."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from tests.hostile.files import Case, fixed, made, repeated
from tests.reading.made import ARTICLE, article, raw_zip, tar_header, tarred, zipped

_TEXT: Final = ARTICLE.encode()
_MB: Final = 1_000_000
_CUTS: Final = (0.01, 0.25, 0.5, 0.75, 0.97)
_FILES: Final = [(f"{n}.txt", article(n, 40)) for n in range(4)]
_DAMAGED: Final = "article R005 R017"
_PACKERS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "gz": partial(gzip.compress, mtime=0),
    "bz2": bz2.compress,
    "xz": partial(lzma.compress, preset=1),
}


def cases() -> list[Case]:
    """Compressed files, ZIPs and tars."""
    return [*_cut(), *_packed(), *_zips(), *_zip_bombs(), *_tars()]


def _cut() -> Iterator[Case]:
    wholes: dict[str, bytes] = {f"txt.{end}": pack(article(1, 60)) for end, pack in _PACKERS.items()}
    wholes |= {"zip": zipped(_FILES), "stored.zip": zipped(_FILES, zipfile.ZIP_STORED)}
    wholes |= {f"tar{end}": tarred(_FILES, f"w{mode}") for end, mode in (("", ""), (".gz", ":gz"), (".xz", ":xz"))}
    for kind, data in wholes.items():
        for share in _CUTS:
            yield fixed(f"cut-{share}.{kind}", data[: int(share * len(data))], _DAMAGED, "R002 R006 R007 R009")
        for at in (0.1, 0.4, 0.9):
            place = int(at * len(data))
            spoiled = data[:place] + bytes(16) + data[place + 16 :]
            yield fixed(f"zeros-at-{at}.{kind}", spoiled, _DAMAGED, "R016 R007 R009 R023")


def _zeros(pack: Callable[[], Any], megabytes: int) -> Iterator[bytes]:
    packer = pack()
    block = bytes(_MB)
    for _ in range(megabytes):
        yield packer.compress(block)
    yield packer.flush()


def _packed() -> Iterator[Case]:
    packers: dict[str, Callable[[], Any]] = {
        "gz": lambda: zlib.compressobj(9, wbits=31),
        "bz2": bz2.BZ2Compressor,
        "xz": lambda: lzma.LZMACompressor(preset=0),
    }
    for end, pack in packers.items():
        yield made(f"bomb-1gb.txt.{end}", partial(_zeros, pack, 1000), "R016 R003")
        twice = partial(lambda pack, end: _PACKERS[end](b"".join(_zeros(pack, 300))), pack, end)
        yield made(f"bomb-twice.{end}", twice, "R016 R003 R028")
        yield fixed(f"empty.{end}", b"", "R005")
        yield fixed(f"of-nothing.{end}", _PACKERS[end](b""), "R005")
        yield fixed(f"noise-behind.{end}", _PACKERS[end](article(1)) + b"noise", _DAMAGED)
        yield fixed(f"magic-only.{end}", _PACKERS[end](b"")[:6], "R017 R005 R002")
        deep = article(1)
        for _ in range(50):
            deep = _PACKERS[end](deep)
        yield fixed(f"fifty-deep.{end}", deep, "R028")
        members = _PACKERS[end](b"") * 20_000
        yield fixed(f"members-empty.{end}", members + _PACKERS[end](article(1, 20)), "article R005 R017")
    flags = bytearray(gzip.compress(article(1), mtime=0))
    flags[3] = 0x1E
    yield fixed("flags-lie.gz", bytes(flags), "R017")
    yield fixed("name-endless.gz", b"\x1f\x8b\x08\x08" + bytes(6) + b"n" * _MB, "R017")
    wrong = bytearray(gzip.compress(article(1), mtime=0))
    wrong[-5] ^= 1
    yield fixed("sum-lies.gz", bytes(wrong), "R017")
    wrong[-5] ^= 1
    wrong[-1] ^= 0x7F
    yield fixed("length-lies.gz", bytes(wrong), "R017")
    big = bytearray(lzma.compress(b"x", preset=0))
    big[16], big[20:24] = 40, zlib.crc32(bytes([*big[12:16], 40, *big[17:20]])).to_bytes(4, "little")
    yield fixed("dictionary-4gb.xz", bytes(big), "R019 R017")


def _zips() -> Iterator[Case]:
    one: dict[str, Any] = {"name": b"a.txt", "data": article(1, 20)}
    two: dict[str, Any] = {"name": b"b.txt", "data": article(2, 20)}
    packed = zlib.compress(article(1, 20))[2:-4]
    lies: dict[str, list[dict[str, Any]]] = {
        "encrypted": [{**one, "flags": 1}, two],
        "aes": [{**one, "method": 99}, two],
        "method-unknown": [{**one, "method": 93}, two],
        "method-lies": [{**one, "method": 8}, two],
        "crc-lies": [{**one, "crc": 1}, two],
        "size-less": [{**one, "size": 5}, two],
        "size-more": [{**one, "size": 10**9}, two],
        "size-packed": [{**one, "packed": packed, "method": 8, "count": 10**9}, two],
        "link": [{"name": b"a", "data": b"/etc/passwd", "outer": 0o120777 << 16}, two],
        "device": [{"name": b"a", "outer": 0o020666 << 16}, two],
        "offset-far": [{**one, "told": 0xFFFF_FFF0}, two],
        "offset-list": [one, {**two, "told": 900}],
        "extra-broken": [{**one, "extra": b"\x01\x00\xff\xff\x01"}, two],
        "extra-64": [{**one, "extra": struct.pack("<2H3Q", 1, 24, *[2**64 - 1] * 3), "count": 2**32 - 1}, two],
        "name-up": [{**one, "name": b"../../../../tmp/x.txt"}, two],
        "name-absolute": [{**one, "name": b"/etc/cron.d/x"}, {**two, "name": b"C:\\x.txt"}],
        "name-nul": [{**one, "name": b"a\0.txt"}, two],
        "name-controls": [{**one, "name": b"\x1b[2Ja\r\n.txt"}, two],
        "name-bidi": [{**one, "name": "a\u202etxt.exe".encode(), "flags": 0x800}, two],
        "name-not-utf8": [{**one, "name": b"\xff\xfe\xed\xa0\x80.txt", "flags": 0x800}, two],
        "name-64kb": [{**one, "name": b"n" * 65_535}, two],
        "name-empty": [{**one, "name": b""}, two],
        "names-same": [one, {**two, "name": b"a.txt"}],
        "cp720": [{**one, "name": "أخبار.txt".encode("cp720")}, two],
    }
    for name, entries in lies.items():
        yield fixed(f"{name}.zip", raw_zip(entries), "article R005 R006 R009 R016 R017 R023")
    whole = zipped(_FILES)
    odd = {
        "empty": b"PK\x05\x06" + bytes(18),
        "ends-twice": whole + b"PK\x05\x06" + bytes(18),
        "comment-64kb": raw_zip([one], b"PK\x05\x06" * 16_000),
        "no-end": whole[:-22],
        "list-lies": whole[:-6] + b"\xff\xff\xff\x7f" + whole[-2:],
        "behind-noise": b"noise" * 10_000 + whole,
        "locator-lies": whole[:-22] + b"PK\x06\x07" + b"\xff" * 16 + whole[-22:],
        "list-in-a-loop": whole[:-22] + b"PK\x06\x06" + b"\xff" * 52 + b"PK\x06\x07" + bytes(16) + whole[-22:],
        "local-header-gone": whole.replace(b"PK\x03\x04", b"XX\x03\x04"),
    }
    for name, data in odd.items():
        yield fixed(f"{name}.zip", data, "article nothing R005 R007 R012 R017 R009 R002")


def _nested(depth: int, width: int, leaf: bytes) -> bytes:
    for _ in range(depth):
        leaf = zipped([(f"{n}.zip", leaf) for n in range(width)])
    return leaf


def _overlapping(count: int) -> bytes:
    """Fifield's: each member's data is the next one's header and all that follows, quoted by stored blocks."""
    kernel = zlib.compressobj(9, wbits=-15)
    core = kernel.compress(bytes(20 * _MB)) + kernel.flush()
    entries: list[tuple[bytes, int, int, int, int]] = []
    name = b"%06d" % count
    body = b"PK\x03\x04" + struct.pack("<5H3L2H", 20, 0, 8, 0, 0, 0, len(core), 20 * _MB, 6, 0) + name + core
    entries.append((name, len(core), 20 * _MB, 0, len(body)))
    for number in range(count - 1, 0, -1):
        name = b"%06d" % number
        quote = b"\x00" + struct.pack("<2H", 36, 36 ^ 0xFFFF)
        packed, size = entries[-1][1] + 5 + 36, entries[-1][2] + 36
        header = b"PK\x03\x04" + struct.pack("<5H3L2H", 20, 0, 8, 0, 0, 0, packed, size, 6, 0) + name
        body = header + quote + body
        entries.append((name, packed, size, 0, len(body)))
    central = b"".join(
        b"PK\x01\x02"
        + struct.pack("<6H3L5H2L", 20, 20, 0, 8, 0, 0, 0, packed, size, 6, 0, 0, 0, 0, 0, len(body) - length)
        + name
        for name, packed, size, _, length in entries
    )
    return body + central + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(central), len(body), 0)


def _zip_bombs() -> Iterator[Case]:
    bombs = "R016 R003 R028"
    zeros = bytes(200 * _MB)
    for name, method in (("deflate", zipfile.ZIP_DEFLATED), ("bzip2", zipfile.ZIP_BZIP2)):
        yield made(f"bomb-{name}.zip", lambda method=method: zipped([("a.txt", zeros)], method), bombs)
    yield made("bomb-lzma.zip", lambda: zipped([("a.txt", bytes(50 * _MB))], zipfile.ZIP_LZMA), bombs, "R009")
    yield made("bomb-many.zip", lambda: zipped([(f"{n}.txt", bytes(30 * _MB)) for n in range(10)]), bombs)
    yield made("bomb-in-zip.zip", lambda: zipped([("a.zip", zipped([("a.txt", zeros)]))]), bombs)
    yield made("bomb-in-tar.zip", lambda: zipped([("a.tar", tarred([("a.txt", zeros)]))]), bombs, "R017")
    yield made("fifield-full-overlap.zip", lambda: raw_zip([{"name": b"k", "data": bytes(_MB)}] + [
        {"name": b"%d" % n, "data": bytes(_MB), "at": 0} for n in range(1, 20_000)]), bombs)  # fmt: skip
    yield made("fifield-quoted.zip", partial(_overlapping, 2000), bombs)
    yield made("forty-two.zip", partial(_nested, 5, 16, zipped([("a.txt", b"x")])), bombs, "R006 nothing")
    yield made("deep-1000.zip", lambda: _nested(1000, 1, zipped([("a.txt", article(1))])), bombs)
    yield made("wide.zip", lambda: zipped([(f"{n}/", b"") for n in range(60_000)]), "nothing R005 R012")
    small = [(f"{n}.txt", b"x") for n in range(3000)]
    yield made("members-3000.zip", lambda: zipped(small, zipfile.ZIP_STORED), "R006")


def _tars() -> Iterator[Case]:
    after = tarred([("after.txt", article(1, 20))])
    lies = {
        "link": tar_header(b"link", 0, b"2") + after,
        "hard-link": tar_header(b"link", 0, b"1") + after,
        "device": tar_header(b"dev", 0, b"3") + after,
        "fifo": tar_header(b"fifo", 0, b"6") + after,
        "sparse-gnu": tar_header(b"sparse", 0, b"S") + after,
        "kind-unknown": tar_header(b"x", 0, b"Z") + after,
        "size-negative": tar_header(b"x", 0, size_field=b"\xff" * 12) + after,
        "size-minus": tar_header(b"x", 0, size_field=b"-0000000010\0") + after,
        "size-2-to-60": tar_header(b"x", 0, size_field=b"\x80" + (1 << 59).to_bytes(11, "big")) + after,
        "size-8gb": tar_header(b"x", 0, size_field=b"77777777777\0") + after,
        "long-name-huge": tar_header(b"x", 0, b"L", b"\x80" + (1 << 40).to_bytes(11, "big")) + after,
        "long-name-chain": (tar_header(b"x", 3, b"L") + b"abc".ljust(512, b"\0")) * 3000 + after,
        "pax-huge": tar_header(b"x", 0, b"x", b"77777777777\0") + after,
        "pax-loop": tar_header(b"x", 30, b"x") + b"0 path=x\n-5 path=y\n99 size=z\n".ljust(512, b"\0") + after,
        "pax-size": tar_header(b"x", 16, b"x") + b"16 size=9999999\n".ljust(512, b"\0") + after,
        "pax-digits": tar_header(b"x", 1024, b"x") + (b"9" * 1024) + after,
        "pax-global": tar_header(b"x", 16, b"g") + b"16 size=9999999\n".ljust(512, b"\0") + after,
        "sum-lies": after.replace(b"after.txt", b"offer.txt"),
        "up": tarred([("../../x.txt", article(1)), ("/etc/x.txt", article(2))]),
        "no-end": tar_header(b"a.txt", 512) + _TEXT.ljust(512, b" "),
        "old-header": tar_header(b"a.txt", len(article(1))).replace(b"ustar\x0000", bytes(8)),
        "noise-inside": after[:1024] + bytes(range(1, 256)) * 400 + b"x" * 400 + after,
    }
    for name, data in lies.items():
        yield fixed(f"{name}.tar", data, "article R002 R005 R007 R009 R017 R003 R006 R016")
    for mode in ("gz", "bz2", "xz"):
        bomb = partial(tarred, [("a.txt", bytes(100 * _MB)), ("b.txt", article(1, 20))], f"w:{mode}")
        yield made(f"bomb.tar.{mode}", bomb, "R016 R003 R017")

    def deep() -> bytes:
        data = article(1)
        for _ in range(30):
            data = tarred([("a.tar", data)])
        return data

    yield made("deep.tar", deep, "R028")
    yield made("headers-10000.tar", partial(repeated, tar_header(b"a.txt", 0), 10_000), "R005 R017")
    yield made("damage-endless.tar", partial(repeated, b"x" * 512, 60_000, tar_header(b"a", 0)), "R005 R017")
    yield made("sparse-on-disk.tar", lambda: tarred(_FILES), "article", hole=10 << 30)
    yield made(
        "hole-member.tar", lambda: tar_header(b"a", 0, size_field=b"77777777777\0"), "R003 R002 R017", hole=8 << 30
    )
    yield fixed("many-links.tar", b"".join(_link(n) for n in range(2000)) + bytes(1024), "R009")


def _link(number: int) -> bytes:
    info = tarfile.TarInfo(f"link{number}")
    info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return bytes(io.BytesIO(info.tobuf()).getvalue())
