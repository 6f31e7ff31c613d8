"""A parser that hangs, grows, crashes or has a bug costs its page, and nothing else."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from qawl.errors import QawlError
from qawl.model import Read
from qawl.reading import sandbox as module
from qawl.reading.sandbox import KINDS, Sandbox

ROOT = Path(__file__).resolve().parents[2]
PARSERS = {"html": "tests.reading.parsers:read", "pdf": "tests.reading.parsers:missing"}


@pytest.fixture
def box() -> Iterator[Sandbox]:
    with Sandbox(seconds=0.3, kinds=PARSERS) as sandbox:
        yield sandbox


def text(sandbox: Sandbox, words: str) -> str:
    return sandbox.read("html", words.encode(), where="a.html").article.text


def code(sandbox: Sandbox, words: str) -> str:
    with pytest.raises(QawlError) as caught:
        text(sandbox, words)
    assert caught.value.where == "a.html"
    return caught.value.code


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_the_parser_reads_comes_back_whole(box: Sandbox) -> None:
    assert box.starts == 0
    read = box.read("html", "قالت الوزيرة".encode(), where="a.html", url=None, known={"outlet": "صحيفة"}, careful=True)
    assert isinstance(read, Read)
    assert read.article.text == "قالت الوزيرة"
    assert read.article.extra["known"] == {"url": None, "known": {"outlet": "صحيفة"}, "careful": True}
    assert read.modified == "2024-05-01"
    assert box.starts == 1


def test_one_child_serves_all_pages_and_is_gone_at_the_end() -> None:
    with Sandbox(kinds=PARSERS) as box:
        pids = {text(box, "pid") for _ in range(20)}
        assert len(pids) == box.starts == 1
        pid = int(pids.pop())
        assert pid != os.getpid()
        assert alive(pid)
    assert not alive(pid)


def test_a_large_page_goes_through(box: Sandbox) -> None:
    page = "خبر " * 250_000
    assert text(box, page) == page


def test_a_refusal_in_the_child_is_the_same_refusal_here(box: Sandbox) -> None:
    with pytest.raises(QawlError) as caught:
        text(box, "refuse only links")
    assert (caught.value.code, caught.value.where, caught.value.why) == ("QAWL-R014", "a.html", "only links")
    assert text(box, "after") == "after"
    assert box.starts == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("spin", "QAWL-R018"),
        ("sleep", "QAWL-R018"),
        ("grow", "QAWL-R019"),
        ("crash", "QAWL-R020"),
        ("exit 0", "QAWL-R020"),
        ("exit 3", "QAWL-R020"),
        ("bug", "QAWL-R020"),
        ("recurse", "QAWL-R015"),
    ],
)
def test_what_goes_wrong_is_a_code_and_the_next_page_is_read(box: Sandbox, words: str, expected: str) -> None:
    assert text(box, "before") == "before"
    start = time.monotonic()
    assert code(box, words) == expected
    assert time.monotonic() - start < 5
    assert text(box, "after") == "after"


def test_a_bug_says_what_it_was_and_costs_no_restart(box: Sandbox) -> None:
    with pytest.raises(QawlError, match=r"KeyError: 'a[.]html'"):
        text(box, "bug")
    text(box, "after")
    assert box.starts == 1


def test_memory_that_earlier_pages_took_is_not_the_page_s_fault() -> None:
    with Sandbox(memory=256 << 20, kinds=PARSERS) as box:
        first = text(box, f"keep {80 << 20}")
        assert box.starts == 1
        # Together they pass what the child may take: the second is read by a fresh one, and alone there.
        second = text(box, f"keep {170 << 20}")
        assert second.startswith(f"{170 << 20} ")
        assert first.split()[-1] != second.split()[-1]
        assert code(box, f"keep {300 << 20}") == "QAWL-R019"


def test_a_child_that_has_grown_is_not_kept() -> None:
    with Sandbox(memory=256 << 20, kinds=PARSERS) as box:
        text(box, f"keep {120 << 20}")
        text(box, "after")
        assert box.starts == 2


def test_a_crash_of_a_child_that_is_not_fresh_is_tried_again(box: Sandbox) -> None:
    text(box, "keep 1000")
    assert text(box, "crash_old") == "fresh"
    assert box.starts == 2


def test_the_child_writes_no_file_and_opens_few(box: Sandbox, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert code(box, f"write {target}") == "QAWL-R020"
    assert not target.exists() or target.stat().st_size == 0
    assert code(box, "open 100") == "QAWL-R020"
    assert text(box, "limits") == f"{512 << 20} 0 0"


def test_the_child_gets_no_secret_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_TOKEN", "secret")
    monkeypatch.setenv("TZ", "UTC")
    with Sandbox(kinds=PARSERS) as box:
        names = text(box, "environment").split()
    assert "MY_TOKEN" not in names
    assert {"TZ", "PYTHONPATH"} <= set(names)


def test_what_a_parser_prints_is_no_answer(box: Sandbox) -> None:
    assert text(box, "print") == "quiet"
    assert text(box, "after") == "after"


def test_a_parser_that_is_not_there_is_a_refusal(box: Sandbox) -> None:
    with pytest.raises(QawlError, match="missing") as caught:
        box.read("pdf", b"", where="a.pdf")
    assert caught.value.code == "QAWL-R020"


def test_time_alone_is_held_to_where_the_system_limits_nothing(box: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(module.signal, "setitimer")
    assert text(box, "before") == "before"
    start = time.monotonic()
    assert code(box, "sleep") == "QAWL-R018"
    assert 0.3 <= time.monotonic() - start < 3


def test_ctrl_c_ends_the_child_too() -> None:
    box = Sandbox(seconds=20, kinds=PARSERS)
    pid = int(text(box, "pid"))
    with pytest.raises(KeyboardInterrupt):
        text(box, "interrupt")
    assert not alive(pid)
    assert text(box, "after") == "after"
    box.close()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, None])
def test_no_child_outlives_its_parent(how: signal.Signals | None) -> None:
    program = (
        "import time\nfrom qawl.reading.sandbox import Sandbox\n"
        f"box = Sandbox(kinds={PARSERS!r})\n"
        "print(box.read('html', b'pid', where='a').article.text, flush=True)\n" + ("time.sleep(60)\n" if how else "")
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p or os.getcwd() for p in sys.path)}
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=ROOT, env=environment) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        if how:
            parent.send_signal(how)
        parent.wait(20)
    for _ in range(100):
        if not alive(pid):
            break
        time.sleep(0.05)
    assert not alive(pid)


def test_the_real_kinds_name_functions_of_this_room() -> None:
    assert set(KINDS) == {"html", "pdf"}
    assert all(place.startswith("qawl.reading.") and place.count(":") == 1 for place in KINDS.values())
