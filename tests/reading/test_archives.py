"""Archives: members come out in order with their names as labels, and what is hostile in them costs itself."""

import bz2
import gzip
import io
import lzma
import os
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from qawl.errors import QawlError
from qawl.limits import MAX_CONTAINER_DEPTH
from qawl.model import Refusal
from qawl.reading import archives, tars, zips
from qawl.reading.archives import read_gzip, read_tar, read_zip
from qawl.reading.inputs import Budget, Input, Options, Outcomes
from tests.reading.made import ARTICLE, Pipe, article, given, raw_zip, tar_header, tarred, zipped

FILES = [("2024/a.txt", article(1)), ("2024/ب.txt", article(2, 3000)), ("c.html", article(3))]


def listed(outcomes: Outcomes) -> list[tuple[str, bytes | str]]:
    """Each outcome as its place and its bytes, or the code of its refusal (also one met in reading it)."""
    found: list[tuple[str, bytes | str]] = []
    try:
        for outcome in outcomes:
            if isinstance(outcome, Input):
                try:
                    found.append((outcome.where, outcome.read()))
                except QawlError as error:
                    found.append((error.where, error.code))
            else:
                assert isinstance(outcome, Refusal)
                found.append((outcome.source, outcome.code))
    except QawlError as error:
        found.append((error.where, error.code))
    return found


def zip_of(data: bytes) -> list[tuple[str, bytes | str]]:
    return listed(read_zip(given(data), Options()))


def tar_of(data: bytes) -> list[tuple[str, bytes | str]]:
    return listed(read_tar(given(data), Options()))


EXPECTED = [(f"a!{name}", data) for name, data in FILES]
ZIPS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
TARS = ("w", "w:gz", "w:bz2", "w:xz")
FORMS = (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT)


@pytest.mark.parametrize("method", ZIPS)
def test_the_members_of_a_zip_come_in_their_order(method: int) -> None:
    data = zipped(FILES, method)
    assert zip_of(data) == EXPECTED
    assert listed(read_zip(given(Pipe(data)), Options())) == EXPECTED  # type: ignore[arg-type]


def test_a_zip_behind_other_bytes_or_with_a_comment_or_streamed_is_read() -> None:
    assert zip_of(b"#!/bin/sh\n" * 20 + zipped(FILES)) == EXPECTED
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.comment = b"PK\x05\x06" + b"x" * 1000
        for name, data in FILES:
            archive.writestr(name, data)
    assert [place for place, _ in zip_of(out.getvalue())][:1] in (["a"], ["a!2024/a.txt"])
    pipe = io.BytesIO()
    pipe.seekable = lambda: False  # type: ignore[method-assign]
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in FILES:
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(data)
    assert zip_of(pipe.getvalue()) == EXPECTED


def test_a_zip_with_64_bit_fields_is_read() -> None:
    wide = struct.pack("<2HQQQ", 1, 24, len(FILES[0][1]), len(FILES[0][1]), 0)
    ones = 0xFFFF_FFFF
    entry = {"name": b"a.txt", "data": FILES[0][1], "extra": wide, "size": ones, "count": ones, "told": ones}
    assert zip_of(raw_zip([entry])) == [("a!a.txt", FILES[0][1])]


@pytest.mark.parametrize("mode", TARS)
@pytest.mark.parametrize("form", FORMS)
def test_the_members_of_a_tar_come_in_their_order(mode: str, form: int) -> None:
    data = tarred(FILES, mode, form)
    assert tar_of(data) == EXPECTED
    assert listed(read_tar(given(Pipe(data)), Options())) == EXPECTED  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMS[:2])
def test_long_names_of_a_tar_are_read(form: int) -> None:
    name = "/".join(["مجلد الأخبار"] * 12) + "/خبر.txt"
    assert tar_of(tarred([(name, b"x")], form=form)) == [(f"a!{name}", b"x")]


def test_members_not_read_are_passed_over() -> None:
    for outcomes in (read_zip(given(zipped(FILES)), Options()), read_tar(given(tarred(FILES, "w:gz")), Options())):
        first, second, third = outcomes
        assert isinstance(first, Input)
        assert isinstance(second, Input)
        assert isinstance(third, Input)
        assert (first.source, second.source, third.source) == ("a.txt", "ب.txt", "c.html")
        assert (first.depth, first.path) == (1, "a")


def test_hidden_files_and_folders_are_left_out_and_counted() -> None:
    hidden = [("__MACOSX/a.txt", b"1"), (".git/config", b"2"), ("x/.DS_Store", b"3"), ("./d.txt", b"4")]
    for reader, data in ((read_zip, zipped(hidden)), (read_tar, tarred(hidden))):
        input = given(data)
        assert listed(reader(input, Options())) == [("a!./d.txt", b"4")]
        assert input.skipped == {"hidden": 3}
    folder = tarfile.TarInfo("folder")
    folder.type = tarfile.DIRTYPE
    assert tar_of(folder.tobuf() + tarred(FILES)) == EXPECTED
    assert zip_of(zipped([("folder/", b""), *FILES])) == EXPECTED


def test_names_are_read_in_the_code_pages_of_arabic() -> None:
    name = "أخبار الظهر.txt"
    for encoded, flags in ((name.encode(), 0x800), (name.encode(), 0), (name.encode("cp1256"), 0)):
        assert zip_of(raw_zip([{"name": encoded, "data": b"x", "flags": flags}])) == [(f"a!{name}", b"x")]
    assert zip_of(raw_zip([{"name": "أخبار.txt".encode("cp720"), "data": b"x"}])) == [("a!أخبار.txt", b"x")]
    assert zip_of(raw_zip([{"name": "résumé.txt".encode("cp437"), "data": b"x"}])) == [("a!résumé.txt", b"x")]
    told = b"\x01" + struct.pack("<L", zlib.crc32(b"x.txt")) + name.encode()
    extra = struct.pack("<2H", 0x7075, len(told)) + told
    assert zip_of(raw_zip([{"name": b"x.txt", "data": b"x", "extra": extra}])) == [(f"a!{name}", b"x")]


def test_names_are_labels_that_go_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = [
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\windows\\a.txt",
        "a\nb\x1b[31m.txt",
        "x\u202etxt.exe",
        "n" * 70_000,
    ]
    places = [place for place, _ in zip_of(raw_zip([{"name": n.encode()[:65_000], "data": b"x"} for n in names]))]
    assert places[:3] == ["a!../../etc/passwd", "a!/etc/passwd", "a!C:/windows/a.txt"]
    assert places[3:5] == ["a!a\ufffdb\ufffd[31m.txt", "a!x\ufffdtxt.exe"]
    assert len(places[5]) == 302
    assert places[:4] == [place for place, _ in tar_of(tarred([(n, b"x") for n in names[:4]]))]
    assert os.listdir(tmp_path) == []


def test_links_and_devices_are_refused() -> None:
    link = {"name": b"link.txt", "data": b"/etc/passwd", "outer": 0o120777 << 16}
    pipe = {"name": b"pipe", "outer": 0o010666 << 16}
    after = {"name": b"after.txt", "data": b"x", "outer": 0o100644 << 16}
    assert zip_of(raw_zip([link, pipe, after])) == [
        ("a!link.txt", "QAWL-R009"),
        ("a!pipe", "QAWL-R009"),
        ("a!after.txt", b"x"),
    ]
    for kind in b"12346S":
        data = tar_header(b"link", 0, bytes([kind])) + tarred([("after.txt", b"x")])
        assert tar_of(data) == [("a!link", "QAWL-R009"), ("a!after.txt", b"x")]


def test_a_sparse_file_is_refused() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("sparse.txt")
        info.size = 1024
        info.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.realsize": str(1 << 50)}
        archive.addfile(info, io.BytesIO(b"1\n0\n512\n".ljust(1024, b"\0")))
        archive.addfile(tarfile.TarInfo("after.txt"))
    assert tar_of(out.getvalue()) == [("a!sparse.txt", "QAWL-R009"), ("a!after.txt", b"")]


def test_encrypted_members_and_unknown_methods_are_refused_each() -> None:
    entries = [
        {"name": b"a", "data": b"x", "flags": 1},
        {"name": b"b", "data": b"x", "method": 99},
        {"name": b"c", "data": b"x", "method": 93},
        {"name": b"d", "data": b"x"},
    ]
    assert zip_of(raw_zip(entries)) == [
        ("a!a", "QAWL-R023"),
        ("a!b", "QAWL-R023"),
        ("a!c", "QAWL-R009"),
        ("a!d", b"x"),
    ]


def packed(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    "lie",
    [
        {"crc": 5},
        {"size": 10},
        {"size": 10**6},
        {"size": 0},
        {"packed": b"\xff\xff\xff\xff no deflate", "method": 8},
        {"packed": packed(article(1))[:-5], "method": 8},
        {"packed": packed(article(1)) + b"", "method": 8, "size": 3},
        {"packed": packed(article(1)), "method": 8, "crc": 1},
    ],
)
def test_a_member_that_lies_or_is_damaged_costs_itself(lie: dict[str, object]) -> None:
    entries = [{"name": b"a", "data": article(1), **lie}, {"name": b"b", "data": article(2)}]
    assert zip_of(raw_zip(entries)) == [("a!a", "QAWL-R017"), ("a!b", article(2))]


def test_a_member_that_is_not_where_it_says_costs_itself() -> None:
    for at in (2, 50_000, 0xFFFF_FFF0):
        data = raw_zip(
            [{"name": b"b", "data": article(2)}, {"name": b"a", "data": b"", "at": at, "count": 0, "size": 0}]
        )
        places = dict(zip_of(data))
        assert places.get("a!a", places.get("a")) in ("QAWL-R017", "QAWL-R016")
    good = raw_zip([{"name": b"b", "data": article(2)}])
    assert zip_of(good) == [("a!b", article(2))]


def test_members_that_lie_over_one_another_are_refused_once() -> None:
    kernel = raw_zip([{"name": b"kernel", "data": bytes(1000)}])
    entries = [{"name": b"kernel", "data": bytes(1000)}]
    entries += [{"name": b"n%d" % n, "data": bytes(1000), "at": 0} for n in range(2000)]
    entries += [{"name": b"good", "data": article(1)}]
    assert len(kernel) > 1000
    assert zip_of(raw_zip(entries)) == [("a", "QAWL-R016"), ("a!good", article(1))]


def test_a_bomb_in_an_archive_costs_its_member() -> None:
    files = [("bomb", bytes(30_000_000)), ("after", article(1))]
    assert zip_of(zipped(files)) == [("a!bomb", "QAWL-R016"), ("a!after", article(1))]
    assert zip_of(zipped(files, zipfile.ZIP_BZIP2)) == [("a!bomb", "QAWL-R016"), ("a!after", article(1))]
    assert tar_of(tarred(files, "w:bz2"))[-1] == ("a", "QAWL-R016")
    input = given(zipped([("b", article(1, 1000))]), budget=Budget(5000))
    assert listed(read_zip(input, Options())) == [("a!b", "QAWL-R016")]


@pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.8, 0.95])
def test_an_archive_that_is_cut_off_is_refused(share: float) -> None:
    data = zipped(FILES)
    assert zip_of(data[: int(share * len(data))])[-1] == ("a", "QAWL-R017")
    for mode in TARS:
        data = tarred(FILES, mode)
        got = tar_of(data[: int(share * len(data))])
        assert got[-1][1] in ("QAWL-R017", "QAWL-R005")
        assert [item for item in got if item in EXPECTED] == EXPECTED[: sum(item in EXPECTED for item in got)]


def test_a_damaged_header_of_a_tar_costs_its_member() -> None:
    data = bytearray(tarred(FILES, form=tarfile.USTAR_FORMAT))
    second = data.index("2024/ب.txt".encode())
    data[second] ^= 1
    assert tar_of(bytes(data)) == [EXPECTED[0], ("a", "QAWL-R017"), EXPECTED[2]]


def test_sizes_that_nobody_can_mean_end_nothing() -> None:
    for field in (b"\xff" * 12, b"-0000000010\0", b"\x80" + b"\xff" * 11, b"99999999999\0", b"abc".ljust(12, b"\0")):
        data = tar_header(b"bad", 0, size_field=field) + tarred([("after.txt", b"x")])
        assert tar_of(data) == [("a", "QAWL-R017"), ("a!after.txt", b"x")]
    huge = tar_header(b"huge", 0, size_field=b"\x80" + (1 << 50).to_bytes(11, "big"))
    assert tar_of(huge + bytes(5000))[0] == ("a!huge", "QAWL-R017") or tar_of(huge)[0] == ("a!huge", "QAWL-R003")
    long_name = tar_header(b"x", 0, b"L", b"\x80" + (1 << 40).to_bytes(11, "big"))
    assert tar_of(long_name + bytes(5000)) == [("a", "QAWL-R017")]


def test_a_tar_without_its_end_mark_says_so() -> None:
    data = tar_header(b"a.txt", 512) + b"x" * 512
    assert tar_of(data) == [("a!a.txt", b"x" * 512), ("a", "QAWL-R017")]
    assert tar_of(b"") == [("a", "QAWL-R017")]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_gives_the_one_in_it(pack: object) -> None:
    data = pack(article(1))  # type: ignore[operator]
    (inner,) = read_gzip(given(data, "news.txt.GZ", url="https://example.org/news.txt.gz"), Options())
    assert isinstance(inner, Input)
    assert (inner.where, inner.source, inner.url) == (
        "news.txt.GZ!news.txt",
        "news.txt",
        "https://example.org/news.txt.gz",
    )
    assert inner.read() == article(1)
    assert listed(read_gzip(given(b"text"), Options())) == [("a", "QAWL-R017")]
    assert listed(read_gzip(given(data[:-4]), Options())) == [("a!a", "QAWL-R017")]


def test_archives_in_archives_end_at_their_depth() -> None:
    data = zipped([("a.txt", article(1))])
    for _ in range(10):
        data = zipped([("inner.zip", data)])
    depths: list[int] = []

    def walk(input: Input) -> None:
        depths.append(input.depth)
        for outcome in read_zip(input, Options()):
            assert isinstance(outcome, Input)
            walk(outcome)

    with pytest.raises(QawlError, match="QAWL-R028"):
        walk(given(data))
    assert depths == list(range(MAX_CONTAINER_DEPTH + 1))
    for reader in (read_tar, read_gzip):
        assert listed(reader(given(b"", depth=MAX_CONTAINER_DEPTH), Options())) == [("a", "QAWL-R028")]


def test_archives_deep_in_archives_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_NESTED_ARCHIVES", 5)
    leaf = zipped([("a.txt", article(1))])
    data = zipped([(f"{n}.zip", zipped([(f"{m}.zip", leaf) for m in range(3)])) for n in range(3)])
    found: list[str] = []

    def walk(input: Input) -> None:
        for outcome in read_zip(input, Options()):
            assert isinstance(outcome, Input)
            if outcome.source.endswith(".zip"):
                try:
                    walk(outcome)
                except QawlError as error:
                    found.append(error.code)
            else:
                found.append(outcome.source)

    walk(given(data))
    assert found == ["a.txt"] * 5 + ["QAWL-R028"] * 4


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MAX_MEMBERS", 2)
    monkeypatch.setattr(tars, "MAX_MEMBERS", 2)
    assert zip_of(zipped(FILES)) == [("a", "QAWL-R003")]
    assert tar_of(tarred(FILES, form=tarfile.GNU_FORMAT)) == [*EXPECTED[:2], ("a", "QAWL-R003")]


def test_a_zip_through_a_pipe_is_put_down_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MAX_SPOOL_BYTES", 10_000)
    monkeypatch.setattr(zips, "SPOOL_MEMORY", 100)
    assert listed(read_zip(given(Pipe(zipped(FILES))), Options())) == EXPECTED  # type: ignore[arg-type]
    large = zipped([("a", os.urandom(20_000))])
    assert listed(read_zip(given(Pipe(large)), Options())) == [("a", "QAWL-R003")]  # type: ignore[arg-type]


def test_many_members_take_no_memory() -> None:
    data = zipped([(f"{n}.txt", b"x") for n in range(2000)], zipfile.ZIP_STORED)
    tar = tarred([(f"{n}.txt", b"x") for n in range(1000)])
    tracemalloc.start()
    assert sum(1 for _ in read_zip(given(data), Options())) == 2000
    assert sum(1 for _ in read_tar(given(tar), Options())) == 1000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


def test_the_articles_are_ours() -> None:
    assert ARTICLE in article(1).decode()
