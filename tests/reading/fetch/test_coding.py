"""Content codings are undone as they come, to their end, and never beyond a ceiling."""

from __future__ import annotations

import gzip
import socket
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.errors import QawlError
from qawl.reading.fetch.client import Limits
from qawl.reading.fetch.coding import PIECE, BadCoding, TooMuch, decoder
from tests.reading.fetch.site import HOST, Request, Site, answer, client

URL = f"http://{HOST}/a"
BODY = "قال الوزير إن الجسر سيفتح. ".encode() * 9_000


def bare(data: bytes) -> bytes:
    made = zlib.compressobj(wbits=-15)
    return made.compress(data) + made.flush()


CODED = {
    "gzip": gzip.compress(BODY),
    "x-gzip": gzip.compress(BODY),
    "GZIP": gzip.compress(BODY[:5000]) + gzip.compress(BODY[5000:]) + b"\0\0",
    "deflate": zlib.compress(BODY),
    " deflate": bare(BODY),
    "br": brotli.compress(BODY),
    "identity": BODY,
    "deflate, gzip": gzip.compress(zlib.compress(BODY)),
    "br, identity": brotli.compress(BODY),
}


@pytest.mark.parametrize("coding", CODED)
def test_a_coded_answer_is_kept_decoded(site: Site, coding: str) -> None:
    site.answers["/a"] = answer(CODED[coding], Content_Encoding=coding)
    evidence = client(site).fetch(URL).evidence
    assert evidence.body == BODY
    assert ("content-encoding", coding.strip()) in evidence.headers


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br"]), st.integers(1, 40))
def test_pieces_of_any_length(data: bytes, coding: str, step: int) -> None:
    coded = {"gzip": gzip.compress, "deflate": bare, "br": brotli.compress}[coding](data)
    undo = decoder([coding], 1000)
    assert undo is not None
    out = b"".join(piece for k in range(0, len(coded), step) for piece in undo.feed(coded[k : k + step]))
    assert out == data
    assert undo.whole()
    cut = decoder([coding], 1000)
    assert cut is not None
    if len(coded) > 1:
        list(cut.feed(coded[:-1]))
        assert not cut.whole()


@pytest.mark.parametrize("beyond", range(0, 520, 13))
def test_an_end_that_falls_on_the_edge_of_a_piece(beyond: int) -> None:
    data = bytes(PIECE + beyond)
    for coding, coded in (("deflate", bare(data)), ("gzip", gzip.compress(data)), ("br", brotli.compress(data))):
        undo = decoder([coding], len(data))
        assert undo is not None
        assert b"".join(undo.feed(coded)) == data
        assert undo.whole()


@given(st.binary(max_size=500), st.sampled_from(["gzip", "deflate", "br"]))
def test_any_bytes_end_in_bytes_or_a_refusal(data: bytes, coding: str) -> None:
    undo = decoder([coding], 10_000)
    assert undo is not None
    try:
        out = b"".join(undo.feed(data))
    except (BadCoding, TooMuch):
        return
    assert len(out) <= 10_000 + 2 * PIECE


def bomb(coding: str) -> bytes:
    """Forty megabytes of nothing, in a few kilobytes."""
    piece = bytes(1_000_000)
    if coding == "br":
        made = brotli.Compressor(quality=5)
        return b"".join([*(made.process(piece) for _ in range(40)), made.finish()])
    packed = zlib.compressobj(wbits=31 if coding == "gzip" else 15)
    return b"".join([*(packed.compress(piece) for _ in range(40)), packed.flush()])


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_bomb_is_broken_off_early(site: Site, coding: str) -> None:
    packed = bomb(coding)
    assert len(packed) < 150_000
    site.answers["/a"] = answer(packed, Content_Encoding=coding)
    with pytest.raises(QawlError) as caught:
        client(site, limits=Limits(body=2_000_000)).fetch(URL)
    assert caught.value.code == "QAWL-F008"
    undo = decoder([coding], 2_000_000)
    assert undo is not None
    came: list[int] = []
    with pytest.raises(TooMuch):
        came.extend(len(piece) for piece in undo.feed(packed))
    assert sum(came) <= 2_000_000 + 2 * PIECE


def test_a_bomb_in_a_bomb(site: Site) -> None:
    site.answers["/a"] = answer(gzip.compress(gzip.compress(bytes(20_000_000))), Content_Encoding="gzip, gzip")
    with pytest.raises(QawlError) as caught:
        client(site, limits=Limits(body=2_000_000)).fetch(URL)
    assert caught.value.code == "QAWL-F008"


@pytest.mark.parametrize(
    ("coding", "sent"),
    [
        ("gzip", CODED["gzip"][:-9]),
        ("gzip", CODED["gzip"][:6]),
        ("gzip", b"\x1f"),
        ("gzip", CODED["gzip"][:-8] + bytes(8)),
        ("gzip", BODY),
        ("deflate", CODED["deflate"][:-9]),
        ("deflate", b"x"),
        ("br", CODED["br"][:-1]),
        ("br", b"\xff" * 50),
        ("br", BODY),
        ("deflate, gzip", gzip.compress(zlib.compress(BODY)[:-9])),
    ],
)
def test_a_coding_that_breaks_off_or_lies(site: Site, coding: str, sent: bytes) -> None:
    site.answers["/a"] = answer(sent, Content_Encoding=coding)
    with pytest.raises(QawlError) as caught:
        client(site).fetch(URL)
    assert caught.value.code == "QAWL-F010"
    assert caught.value.where == URL


def test_what_follows_a_coding_for_ever_is_broken_off(site: Site) -> None:
    def endless(connection: socket.socket, request: Request) -> None:
        connection.sendall(answer(CODED["gzip"], length=False, Content_Encoding="gzip"))
        while True:
            connection.sendall(bytes(65_536))

    site.answers["/a"] = endless
    with pytest.raises(QawlError) as caught:
        client(site, limits=Limits(body=500_000, seconds=20)).fetch(URL)
    assert caught.value.code == "QAWL-F008"


@pytest.mark.parametrize("coding", ["zstd", "compress", "gzip, gzip, gzip", "\u00e9", "gzip;q=1"])
def test_codings_that_nobody_asked_for(site: Site, coding: str) -> None:
    site.answers["/a"] = answer(CODED["gzip"], Content_Encoding=coding)
    with pytest.raises(QawlError) as caught:
        client(site).fetch(URL)
    assert caught.value.code == "QAWL-R009"


def test_an_empty_body_is_whole_in_any_coding(site: Site) -> None:
    for coding in ("gzip", "deflate", "br"):
        site.answers["/a"] = answer(b"", Content_Encoding=coding)
        assert client(site).fetch(URL).evidence.body == b""
