"""Hostile JSON, CSV, Parquet and PDF files."""

from __future__ import annotations

import io
import json
import struct
import zlib
from collections.abc import Iterator
from functools import partial
from typing import Final

from tests.hostile.files import PDF, TABLE, TEXT, Case, fixed, made, repeated
from tests.reading.made import ARTICLE

_TEXT: Final = ARTICLE.encode()
_MB: Final = 1_000_000
_ROW: Final = json.dumps({"text": ARTICLE, "title": "تقرير"}, ensure_ascii=False).encode() + b"\n"
_CUTS: Final = (0.1, 0.5, 0.9, 0.99)


def cases() -> list[Case]:
    """Tables of every kind, and PDF."""
    return [*_json(), *_csv(), *_parquet(), *_pdf()]


def _json() -> Iterator[Case]:
    lines = {
        "nested-arrays": b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
        "nested-objects": b'{"text":' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}\n",
        "nested-beside": _ROW.rstrip()[:-1] + b',"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
        "lone-surrogates": b'{"text":"\\ud800' + _TEXT.strip() + b'\\udfff"}\n',
        "surrogates-in-keys": _ROW.rstrip()[:-1] + b',"\\ud800":"\\udc00"}\n',
        "nul": b'{"text":"\\u0000' + _TEXT.strip() + b'"}\n',
        "raw-nul": b'{"text":"\0' + _TEXT.strip() + b'"}\n',
        "bidi": _ROW.replace("قالت".encode(), "\u202eقالت\u2066".encode()),
        "number-long": b'{"text":1' + b"0" * 1_000_000 + b"}\n",
        "number-beside": _ROW.rstrip()[:-1] + b',"x":1' + b"0" * 100_000 + b',"y":1e999999}\n',
        "nan": _ROW.rstrip()[:-1] + b',"x":NaN}\n',
        "text-is-object": b'{"text":{"a":1}}\n' * 100,
        "keys-many": b"{" + b",".join(b'"k%d":1' % n for n in range(100_000)) + b"}\n",
        "keys-twice": b'{"text":"x",' * 1000 + b'"text":"y"' + b"}" + b"\n",
        "unclosed": b'{"text":"' + _TEXT,
        "no-object": b"[1,2,3]\n5\nnull\ntrue\n" * 1000,
        "cut": (_ROW * 20)[:-100],
        "utf16": b"\xff\xfe" + _ROW.decode().encode("utf-16-le"),
        "published": _ROW.rstrip()[:-1] + b',"published":"99999-99-99","url":"\\u0000","outlet":[]}\n',
    }
    for name, data in lines.items():
        yield fixed(f"{name}.jsonl", data, TABLE)
    yield made("line-25mb.jsonl", partial(repeated, b"x", 25 * _MB, b'{"text":"', b'"}\n' + _ROW), TABLE)
    yield made("lines-empty.jsonl", partial(repeated, b"\n", 3 * _MB, b"", _ROW), TABLE)
    yield made("lines-broken.jsonl", partial(repeated, b"{\n", 100_000, b"", _ROW), TABLE)
    yield made("one-array-deep.json", partial(repeated, b"[", 5 * _MB), TABLE, "R009")
    yield made("one-string-10mb.json", partial(repeated, b"x", 10 * _MB, b'{"text":"', b'"}'), TABLE, "R009")


def _csv() -> Iterator[Case]:
    row = b'"x","' + _TEXT.strip() + b'",2024-01-01\n'
    head = b"title,text,published\n"
    odd = {
        "quote-unclosed": head + b'"x","' + _TEXT * 200,
        "quotes-odd": head + b'"""""""",""""\n' * 5000,
        "nul": head + row.replace(b"x", b"\0"),
        "ragged": head + b"a\n" + b"a," * 500 + b"\n" + row,
        "carriage-returns": (head + row * 20).replace(b"\n", b"\r"),
        "formulas": head + row.replace(b'"x"', b"\"=cmd|' /C calc'!A0\""),
        "bidi-names": "title\u202e,text\u2066,published\n".encode() + row,
        "names-twice": b"text,text,text\n" + row,
        "names-empty": b",,\n" + row,
        "only-head": head,
        "binary": head + bytes(range(256)) * 50,
        "semicolons": (head + row * 5).replace(b",", b";"),
        "urls-bad": b"url\n" + b"file:///etc/passwd\nhttp://[::1\njavascript:1\nhttp://169.254.169.254/\n" * 20,
    }
    for name, data in odd.items():
        yield fixed(f"{name}.csv", data, TABLE, "F001 F002")
    yield made("field-100mb.csv", partial(repeated, _TEXT, 100 * _MB // len(_TEXT), head + b'"x","', b'",y\n'), TABLE)
    yield made("columns-million.csv", partial(repeated, b"a,", _MB, b"text,", b"\n"), TABLE)
    yield made("rows-million.csv", partial(repeated, b"x,y,z\n", _MB, head), TABLE)
    yield made("quotes-10mb.csv", partial(repeated, b'"', 10 * _MB, head), TABLE)
    yield made("commas-10mb.csv", partial(repeated, b",", 10 * _MB, head), TABLE)
    yield made("lines-bare.csv", partial(repeated, b"\r\n", 3 * _MB, head), TABLE)


def _table(rows: int, text: str = ARTICLE, **how: object) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table({"title": ["x"] * rows, "text": [text] * rows}), out, **how)
    return out.getvalue()


def _parquet() -> Iterator[Case]:
    allowed = f"{TABLE} R016 R017 R020"  # a reader in C++ may break off in its child; nothing else may
    for share in _CUTS:
        yield made(f"cut-{share}.parquet", lambda share=share: (d := _table(50))[: int(len(d) * share)], allowed)
    lies = {
        "magic-only": b"PAR1",
        "magic-twice": b"PAR1PAR1",
        "footer-zero": b"PAR1" + struct.pack("<L", 0) + b"PAR1",
        "footer-huge": b"PAR1" + bytes(100) + struct.pack("<L", 0xFFFF_FFFF) + b"PAR1",
        "footer-random": b"PAR1" + bytes(n * 7 % 256 for n in range(500)) + struct.pack("<L", 500) + b"PAR1",
        "footer-encrypted": b"PARE" + bytes(100) + struct.pack("<L", 100) + b"PARE",
    }
    for name, data in lies.items():
        yield fixed(f"{name}.parquet", data, allowed)

    def flipped(step: int) -> bytes:
        data = bytearray(_table(50))
        for at in range(len(data) - 200, len(data) - 8, step):
            data[at] ^= 0x55
        return bytes(data)

    for step in (1, 7, 50):
        yield made(f"footer-flipped-{step}.parquet", lambda step=step: flipped(step), allowed)
    yield made("same-text-often.parquet", lambda: _table(200_000, compression="zstd"), allowed)
    yield made("text-huge.parquet", lambda: _table(3, "قال " * 10_000_000, compression="zstd"), allowed)


def _object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, body)


def _document(objects: dict[int, bytes], trailer: bytes = b"/Root 1 0 R", start: int | None = None) -> bytes:
    """A PDF of these objects with a right table of them, unless ``start`` says that the table stands elsewhere."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += _object(number, body)
    at = len(out)
    size = max(objects, default=0) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, size))
    out += b"trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, at if start is None else start)
    return bytes(out)


def _stream(data: bytes, told: bytes = b"", length: int | None = None) -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(data) if length is None else length, told, data)


_CATALOGUE: Final = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES: Final = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_PAGE: Final = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
_FONT: Final = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_LINE: Final = b"BT /F 12 Tf 50 700 Td (said) Tj ET\n"


def _with(contents: bytes, **others: bytes) -> bytes:
    objects = {1: _CATALOGUE, 2: _PAGES, 3: _PAGE, 4: contents, 5: _FONT}
    objects.update({int(name[1:]): body for name, body in others.items()})
    return _document(objects)


def _pdf() -> Iterator[Case]:
    good = _with(_stream(_LINE * 50))
    flat = b"/Filter/FlateDecode"
    for share in _CUTS:
        yield fixed(f"cut-{share}.pdf", good[: int(len(good) * share)], PDF)
    odd = {
        "magic-only": b"%PDF-",
        "no-objects": b"%PDF-1.7\n%%EOF\n",
        "no-text": _with(_stream(b"")),
        "xref-loop": good.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % good.index(b"xref\n0")),
        "xref-far": _document({1: _CATALOGUE}, start=1 << 40),
        "xref-lies": good.replace(b"xref\n0 6", b"xref\n0 999999999"),
        "pages-loop": _with(_stream(_LINE), o2=b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
        "pages-parent-loop": _with(_stream(_LINE), o2=b"<</Type/Pages/Kids[3 0 R]/Parent 2 0 R/Count 1>>"),
        "count-lies": _with(_stream(_LINE), o2=b"<</Type/Pages/Kids[3 0 R]/Count 999999999>>"),
        "kids-million": _with(_stream(_LINE), o2=b"<</Type/Pages/Kids[" + b"3 0 R " * 100_000 + b"]/Count 100000>>"),
        "length-lies": _with(_stream(_LINE, length=10**9)),
        "length-negative": _with(_stream(_LINE, length=-5)),
        "length-itself": _with(b"<</Length 4 0 R>>\nstream\n" + _LINE + b"\nendstream"),
        "stream-endless": _with(_stream(_LINE))[:-400] + _LINE * 10_000,
        "arrays-deep": _with(_stream(_LINE), o6=b"[" * 100_000),
        "dicts-deep": _with(_stream(_LINE), o6=b"<</a" * 50_000),
        "arrays-deep-in-page": _with(_stream(b"[" * 100_000)),
        "reference-loop": _with(_stream(_LINE), o5=b"5 0 R"),
        "contents-loop": _with(b"[4 0 R 4 0 R]"),
        "flate-broken": _with(_stream(b"no deflate", flat)),
        "filter-unknown": _with(_stream(_LINE, b"/Filter/Mine")),
        "filter-chain": _with(_stream(b"00", b"/Filter[" + b"/ASCIIHexDecode" * 5000 + b"]")),
        "lzw": _with(_stream(b"\x80\x0b" * 5000, b"/Filter/LZWDecode")),
        "runlength": _with(_stream(b"\x81A" * 100_000, b"/Filter/RunLengthDecode")),
        "predictor": _with(_stream(zlib.compress(_LINE), flat + b"/DecodeParms<</Predictor 15/Columns 999999999>>")),
        "encrypted": _document({1: _CATALOGUE}, b"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O()/U()/P -4>>"),
        "javascript": _with(_stream(_LINE), o1=b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app)>>>>"),
        "launch": _with(_stream(_LINE), o1=b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>>>"),
        "string-unclosed": _with(_stream(b"BT (" + b"(" * 100_000)),
        "strings-deep": _with(_stream(b"BT " + b"(" * 100_000 + b")" * 100_000 + b" Tj ET")),
        "name-long": _with(_stream(b"BT /" + b"F" * _MB + b" 12 Tf ET")),
        "operators": _with(_stream(b"q " * 300_000)),
        "form-loop": _with(
            _stream(b"/X Do"),
            o3=b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 6 0 R>>>>>>",
            o6=_stream(b"/X Do", b"/Type/XObject/Subtype/Form/Resources<</XObject<</X 6 0 R>>>>"),
        ),
    }
    for name, data in odd.items():
        yield fixed(f"{name}.pdf", data, PDF, TEXT)
    bomb = partial(zlib.compress, level=9)
    yield made("flate-bomb.pdf", lambda: _with(_stream(bomb(b"q " * 100 * _MB), flat)), PDF)
    yield made(
        "flate-twice.pdf", lambda: _with(_stream(bomb(bomb(bytes(500 * _MB))), b"/Filter[" + flat[7:] * 2 + b"]")), PDF
    )
    yield made("text-long.pdf", lambda: _with(_stream(bomb(_LINE * 300_000), flat)), PDF)
    yield made("objects-many.pdf", lambda: _document(dict.fromkeys(range(1, 200000), b"null")), PDF)
    yield made("noise-15mb.pdf", partial(repeated, b"%noise\n", 2 * _MB, b"%PDF-1.7\n"), PDF, TEXT)
    cmap = b"beginbfrange <0000> <ffff> <0000> endbfrange\n" * 5000
    yield made("cmap.pdf", lambda: _with(_stream(_LINE), o5=_FONT[:-2] + b"/ToUnicode 6 0 R>>", o6=_stream(cmap)), PDF)
