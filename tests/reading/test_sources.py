from __future__ import annotations

import io
import os
import sys
import tarfile
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from qawl import limits
from qawl.errors import QawlError
from qawl.model import Article, Read, Refusal
from qawl.reading.inputs import Options
from qawl.reading.sources import read_sources

TEXT = "قال الوزير إن الميزانية جاهزة.\r\nوأضاف أنه لا تأجيل."


def only_article(paths: list[str], **options: str) -> Article:
    with read_sources(paths, Options(**options)) as reading:
        (item,) = reading
    assert isinstance(item, Read)
    return item.article


def only_refusal(*paths: str | Path) -> Refusal:
    with read_sources([str(path) for path in paths]) as reading:
        (item,) = reading
    assert isinstance(item, Refusal)
    return item


def give_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "خبر.txt"
    path.write_bytes(TEXT.encode())
    article = only_article([str(path)])
    assert article.text == TEXT
    assert article.source == "خبر.txt"
    assert article.path == str(path)
    assert article.title is None
    assert article.published is None
    assert article.extra == {}


@pytest.mark.parametrize("name", ["a.text", "a", "a.md", "a.2016", "TEXT.TXT"])
def test_unknown_kinds_are_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="cp1256", newline="")
    assert only_article([str(tmp_path / name)]).text == TEXT


def test_the_date_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    article = only_article([str(tmp_path / "a.txt")], published="2016-12-14")
    assert (article.published, article.published_precision, article.published_basis) == ("2016-12-14", "day", "given")


def test_a_date_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(QawlError, match="QAWL-A001"):
        read_sources([], Options(published="14.12.2016"))


@pytest.mark.parametrize("name", ["a.html", "a.PDF", "a.zip", "a.jpeg", "a.docx", "a.csv", "a.txt.gz"])
def test_a_text_is_a_text_whatever_its_name_says(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, newline="")
    assert only_article([str(tmp_path / name)]).text == TEXT


@pytest.mark.parametrize(
    ("head", "kind"), [(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image"), (b"SQLite format 3\0" + bytes(80), "database")]
)
def test_what_nobody_reads_is_told_by_its_content(tmp_path: Path, head: bytes, kind: str) -> None:
    (tmp_path / "a.txt").write_bytes(head)
    refusal = only_refusal(tmp_path / "a.txt")
    assert (refusal.code, refusal.source) == ("QAWL-R009", str(tmp_path / "a.txt"))
    assert kind in refusal.message


BODY = " ".join(f"وقال الوزير سامي الكيلاني إن البئر رقم {n} جاهزة منذ أمس." for n in range(12))
PAGE = f"<html><head><title>خبر الآبار</title></head><body><h1>خبر الآبار</h1><p>{BODY}</p></body></html>"


def test_a_page_is_a_page_whatever_its_name_says(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    article = only_article([str(tmp_path / "a.txt")])
    assert article.text == f"خبر الآبار\n{BODY}"
    assert article.title == "خبر الآبار"


def test_archives_in_archives_are_followed_and_named(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("page.html", PAGE)
        archive.writestr("empty.txt", "")
    with tarfile.open(tmp_path / "all.tar.gz", "w:gz") as tar:
        for name, data in (("b.zip", inner.getvalue()), ("a.txt", TEXT.encode())):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    with read_sources([str(tmp_path / "all.tar.gz")]) as reading:
        found = list(reading)
    texts = [item.article.text for item in found if isinstance(item, Read)]
    assert texts == [f"خبر الآبار\n{BODY}", TEXT]
    (refusal,) = (item for item in found if isinstance(item, Refusal))
    assert refusal.code == "QAWL-R005"
    assert refusal.source.endswith("b.zip!empty.txt")


def test_a_table_gives_articles_with_what_its_columns_tell(tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text(f'title,outlet,text\nخبر,الواحة,"{BODY}"\n')
    article = only_article([str(tmp_path / "news.csv")])
    assert (article.title, article.outlet, article.text) == ("خبر", "الواحة", f"خبر\n{BODY}")


def test_links_are_not_fetched_offline(tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text("https://news.example/a\nhttps://news.example/b\n")
    with read_sources([str(tmp_path / "urls.txt")], Options(fetch=False)) as reading:
        found = list(reading)
    assert [(item.code, item.source) for item in found if isinstance(item, Refusal)] == [
        ("QAWL-F012", f"{tmp_path}/urls.txt:{n}") for n in (1, 2)
    ]


def test_links_that_are_known_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text("https://news.example/a\n")
    asked: list[str] = []

    def known(url: str) -> bool:
        asked.append(url)
        return True

    with read_sources([str(tmp_path / "urls.txt")], known=known) as reading:
        assert list(reading) == []
    assert asked == ["https://news.example/a"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "QAWL-R005"),
        ("binary.txt", b"\x7fELF\x02\x01", "QAWL-R002"),
        ("broken.txt", TEXT.encode()[:31] + b"\xff", "QAWL-R007"),
        ("english.txt", b"The minister said so.", "QAWL-R006"),
        ("empty.jsonl", b"\n\n", "QAWL-R005"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    refusal = only_refusal(tmp_path / name)
    assert (refusal.code, refusal.source) == (code, str(tmp_path / name))
    assert refusal.message
    assert refusal.hint


def test_a_file_of_50_mb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(TEXT.encode() * 600_000)
    refusal = only_refusal(tmp_path / "big.txt")
    assert refusal.code == "QAWL-R003"


def test_a_device_without_end_is_refused() -> None:
    assert only_refusal("/dev/zero").code == "QAWL-R002"


def test_a_text_that_is_too_long(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("قال " * (limits.MAX_TEXT_CHARS // 4 + 1))
    refusal = only_refusal(tmp_path / "long.txt")
    assert (refusal.code, refusal.source) == ("QAWL-R004", str(tmp_path / "long.txt"))


@pytest.mark.parametrize("path", ["nowhere.txt", "nowhere.pdf", "nul\0.txt", "x" * 5000, f"{__file__}/inside.txt"])
def test_a_missing_path(path: str) -> None:
    refusal = only_refusal(path)
    assert (refusal.code, refusal.source) == ("QAWL-R001", path)


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    refusal = only_refusal(tmp_path / "a.txt")
    assert refusal.code == "QAWL-R008"
    assert "Permission denied" in refusal.message


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"\xc7\xe1.txt")
    with open(path, "wb") as file:
        file.write(TEXT.encode())
    article = only_article([os.fsdecode(path)])
    assert article.source == "\ufffd\ufffd.txt"
    assert article.path == f"{tmp_path}/\ufffd\ufffd.txt"


def test_a_folder_in_order_and_its_hidden_files(tmp_path: Path) -> None:
    for name in ["b.txt", "a/2.txt", "a/10.txt", "c/d/e.txt", ".hidden.txt", "a/.git/x.txt", "a/.DS_Store"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{TEXT} {name}")
    reading = read_sources([str(tmp_path)])
    items = list(reading)
    assert [item.article.path for item in items if isinstance(item, Read)] == [
        f"{tmp_path}/{name}" for name in ["a/10.txt", "a/2.txt", "b.txt", "c/d/e.txt"]
    ]
    assert len(items) == 4
    assert reading.hidden == 3


def test_a_folder_given_with_a_slash_keeps_its_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    assert only_article(["in/"]).path == "in/a.txt"
    assert only_article(["in"]).path == "in/a.txt"
    assert only_article(["."]).path == "./in/a.txt"


def test_links_that_go_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(TEXT)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "lost.txt").symlink_to(tmp_path / "nowhere")
    items = list(read_sources([str(tmp_path)]))
    assert [(type(item).__name__, getattr(item, "code", None)) for item in items] == [
        ("Refusal", "QAWL-R001"),
        ("Read", None),
    ]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert only_refusal(tmp_path).code == "QAWL-R009"


def test_a_folder_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / ".hidden").write_text(TEXT)
    refusal = only_refusal(tmp_path / "in")
    assert (refusal.code, refusal.source) == ("QAWL-R012", str(tmp_path / "in"))


def test_a_thousand_files_of_which_three_are_bad(tmp_path: Path) -> None:
    for i in range(1000):
        (tmp_path / f"{i:04}.txt").write_text(f"{TEXT} {i}")
    (tmp_path / "0007.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "0500.txt").write_bytes(b"")
    (tmp_path / "0999.txt").write_bytes(TEXT.encode() + b"\xff")
    items = list(read_sources([str(tmp_path)]))
    assert sum(isinstance(item, Read) for item in items) == 997
    assert [(Path(item.source).name, item.code) for item in items if isinstance(item, Refusal)] == [
        ("0007.txt", "QAWL-R002"),
        ("0500.txt", "QAWL-R005"),
        ("0999.txt", "QAWL-R007"),
    ]


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    for name in ["a.txt", "b.txt"]:
        (tmp_path / name).write_text(TEXT)
    reading = read_sources([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    (tmp_path / "a.txt").write_text("قال غير ذلك")
    first = next(reading)
    (tmp_path / "b.txt").unlink()
    second = next(reading)
    assert isinstance(first, Read)
    assert first.article.text == "قال غير ذلك"
    assert isinstance(second, Refusal)
    assert second.code == "QAWL-R001"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, b"\xef\xbb\xbf" + TEXT.encode())
    article = only_article(["-"])
    assert (article.text, article.source, article.path) == (TEXT, "-", "-")


def test_standard_input_of_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, f'{{"text": "{TEXT[:20]}"}}\n{{"text": "{TEXT[3:20]}"}}'.encode())
    assert [item.article.text for item in read_sources(["-"]) if isinstance(item, Read)] == [TEXT[:20], TEXT[3:20]]


def test_standard_input_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/zero", "rb") as endless:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=endless))
        assert only_refusal("-").code == "QAWL-R002"
