"""Hostile files: enough of them, each an article or a coded refusal. Here small ones; ``make hostile`` reads all."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qawl.errors import CATALOGUE
from qawl.model import Read, Refusal
from qawl.reading.article import make_article
from tests.hostile import run
from tests.hostile.files import CANARY, Case, cases, fixed, made, words
from tests.hostile.reading import read_any

ROOT = Path(__file__).resolve().parents[2]
CASES = cases()
SMALL = [case for case in CASES if case.small]


def test_there_are_enough_of_them_and_each_has_a_name_of_its_own() -> None:
    assert len(CASES) >= 500
    assert len(SMALL) >= 300
    assert len({case.name for case in CASES}) == len(CASES)
    assert all("/" not in case.name and len(case.name) < 100 for case in CASES)


def test_what_may_come_of_them_are_codes_that_there_are() -> None:
    told = set().union(*(case.allowed for case in CASES)) - {"article", "nothing"}
    assert {word for word in told if f"QAWL-{word}" not in CATALOGUE} == set()


def test_the_small_ones_come_to_what_they_may_in_a_moment(tmp_path: Path) -> None:
    wrong = {}
    for case in SMALL:
        path = case.write(tmp_path)
        begin = time.process_time()
        found = read_any(path)
        if time.process_time() - begin > 2:
            wrong[case.name] = "too slow"
        if why := run.judged(case, found)[1]:
            wrong[case.name] = why
        path.unlink()
    assert wrong == {}


def test_what_may_not_come_of_a_file_is_seen() -> None:
    case = fixed("x", b"", "article R017")
    article = Read(article=make_article("قال إن الأمر انتهى"))
    assert run.judged(case, [article, Refusal(code="QAWL-R017", source="", message="", hint="")]) == (
        {"article": 1, "R017": 1},
        "",
    )
    assert run.judged(case, [Refusal(code="QAWL-R020", source="", message="", hint="")])[1]
    assert run.judged(case, [])[1]
    assert run.judged(case, [Read(article=make_article(f"x {CANARY} y"))])[1]


def run_fresh(program: str) -> str:
    """What a fresh process prints: a forked child counts the memory that its parent had, and this one has much."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout


BAD = {
    "fine": "[]",
    "crash": "os.abort()",
    "linger": "time.sleep(0.6) or []",
    "grow": "[] if len(b'x' * (300 << 20)) else []",
}


@pytest.mark.parametrize(("how", "what"), [("fine", ""), ("crash", "crashed"), ("linger", "0.6"), ("grow", "MiB")])
def test_what_crashes_or_takes_too_much_is_seen(how: str, what: str) -> None:
    out = run_fresh(
        "import os, time\nfrom tests.hostile import run\nfrom tests.hostile.files import fixed\n"
        "run.cases = lambda: [fixed('bad', b'x', 'nothing')]\n"
        "def read(path):\n    begin = time.perf_counter()\n"
        f"    found = {BAD[how]}\n    return found, time.perf_counter() - begin\n"
        "run.read_slowest = read\n"
        "print('failed', run.read_files('bad', 0.4, 256))\n"
    )
    assert f"failed {int(how != 'fine')}" in out
    assert ("WRONG" in out) is (how != "fine")
    assert what in out.splitlines()[0]


def test_bombs_are_refused_in_little_memory_and_flat_is_flat() -> None:
    names = ("bomb-deflate.zip", "answer-bomb-br.warc", "fifield-quoted.zip")
    out = run_fresh(
        "from tests.hostile import run\n"
        f"bombs = [case for case in run.cases() if case.name in {names!r}]\n"
        "run.cases = lambda: bombs\n"
        "print('failed', run.read_files('', 2, 256), run.flat(2000))\n"
    )
    assert "3 hostile files: 3 an article" in out
    assert "failed 0 0" in out


def test_a_file_may_be_made_in_pieces_and_end_in_a_hole(tmp_path: Path) -> None:
    case = made("hole", lambda: iter([b"a", b"@CANARY@"]), "article", hole=1000)
    path = case.write(tmp_path)
    data = path.read_bytes()
    canary = tmp_path / "canary.txt"
    assert data == b"a" + str(canary).encode() + bytes(1000)
    assert CANARY in canary.read_text(encoding="utf-8")
    assert case.allowed == words("article")
    assert isinstance(case, Case)
