"""``qawl extract``: three forms, refusals on standard error, and a status that means something."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qawl.export.jsonl import encode
from qawl.extract import extract_article
from qawl.reading.article import make_article
from tests.cli.conftest import BRIDGE, PORT, Run

PROGRAM = [sys.executable, "-c", "from qawl.cli.main import main; main()"]


def test_the_table_names_article_speaker_act_and_words(qawl: Run, news: Path) -> None:
    ran = qawl("extract", news, "--published", "2026-04-02")
    assert ran.status == 0
    assert ran.err == ""
    for words in (
        "الوزيرة تنفي تأجيل افتتاح الجسر",
        "نُشر في 2026-04-02",
        "«قالت»",
        "إن الجسر سيفتتح في موعده",
        "إفادة",
    ):
        assert words in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_labels_in_english(qawl: Run, news: Path) -> None:
    ran = qawl("extract", news, "--lang", "en")
    assert "assert · indirect · cue «أكد»" in ran.out


def test_jsonl_is_the_exchange_format_line_by_line(qawl: Run, news: Path) -> None:
    ran = qawl("extract", news, "--format", "jsonl")
    lines = ran.out.splitlines()
    assert [json.loads(line)["article"]["source"] for line in lines] == ["1-jisr.txt", "2-mina.txt"]
    path = str(news / "2-mina.txt")
    assert lines[1] == encode(extract_article(make_article(PORT, source="2-mina.txt", path=path))).decode()
    first = json.loads(lines[0])["statements"][0]
    assert [BRIDGE[a:b] for a, b in first["content"]] == first["text"]


def test_html_is_one_page_of_all(qawl: Run, news: Path) -> None:
    ran = qawl("extract", news, "--format", "html")
    assert ran.out.startswith("<!doctype html>")
    assert ran.out.count("<article ") == 2
    assert ran.out.rstrip().endswith("</html>")


@pytest.mark.parametrize("form", ["table", "jsonl", "html"])
def test_output_goes_to_a_file_that_is_whole(qawl: Run, news: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / "out"
    target.write_text("old", encoding="utf-8")
    ran = qawl("extract", news, "--format", form, "--output", target)
    assert (ran.status, ran.out) == (0, "")
    assert "إن الجسر سيفتتح في موعده" in target.read_text(encoding="utf-8")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["news", "out"]


@pytest.mark.parametrize("form", ["table", "jsonl", "html"])
def test_where_nothing_could_be_read_the_status_says_so_and_no_file_is_touched(
    qawl: Run, tmp_path: Path, form: str
) -> None:
    target = tmp_path / "out"
    target.write_text("old", encoding="utf-8")
    ran = qawl("extract", tmp_path / "missing.txt", "--format", form, "--output", target)
    assert ran.status == 1
    assert ran.err.startswith("[QAWL-R001] ")
    assert "missing.txt: the path does not exist. What to do: " in ran.err
    assert target.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("form", ["table", "jsonl", "html"])
def test_bad_inputs_are_reported_and_the_good_ones_read(qawl: Run, news: Path, form: str) -> None:
    (news / "3-binary.txt").write_bytes(b"\x7fELF\x00\x01\x02" * 40)
    (news / "4-empty.txt").write_bytes(b"")
    (news / "5-latin.txt").write_text("Nothing Arabic in here at all.", encoding="utf-8")
    ran = qawl("extract", news, news / "missing", "--format", form)
    assert ran.status == 0
    assert "إن الجسر سيفتتح في موعده" in ran.out
    for code in ("QAWL-R001", "QAWL-R002", "QAWL-R005", "QAWL-R006"):
        assert ran.err.count(f"[{code}] ") == 2, "once where it is met, once in the count at the end"
        assert code not in ran.out
    assert "Read 2, refused 4:" in ran.err


def test_one_refusal_is_not_counted_twice(qawl: Run, news: Path) -> None:
    ran = qawl("extract", news, news / "missing")
    assert ran.err.count("QAWL-R001") == 1


def test_hidden_files_are_left_out_and_said_so(qawl: Run, news: Path) -> None:
    (news / ".hidden.txt").write_text(PORT, encoding="utf-8")
    assert "1 hidden files and folders were left out." in qawl("extract", news).err


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (("--published", "yesterday"), "'yesterday' is no date"),
        (("--published", "2026-02-30"), "'2026-02-30' is no date"),
    ],
)
def test_a_bad_argument_is_coded_and_has_a_status_of_its_own(
    qawl: Run, news: Path, args: tuple[str, ...], what: str
) -> None:
    ran = qawl("extract", news, *args)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("[QAWL-A001] ")
    assert what in ran.err


def test_a_lexicon_folder_that_is_not_there_is_refused(qawl: Run, news: Path, tmp_path: Path) -> None:
    ran = qawl("extract", news, "--lexicon", tmp_path / "none")
    assert ran.status == 1
    assert ran.err.startswith("[QAWL-L003] ")


def test_an_output_that_can_not_be_made_is_refused(qawl: Run, news: Path, tmp_path: Path) -> None:
    ran = qawl("extract", news, "--format", "html", "--output", tmp_path / "no" / "such" / "file.html")
    assert ran.status == 1
    assert ran.err.startswith("[QAWL-O001] ")


def test_a_device_can_be_the_output(qawl: Run, news: Path) -> None:
    assert qawl("extract", news, "--format", "jsonl", "--output", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()


def test_control_characters_in_an_article_never_reach_the_terminal(qawl: Run, tmp_path: Path) -> None:
    file = tmp_path / "esc.txt"
    text = "قال زيد الحوت إن \x1b]0;title\x07 الأمر \x1b[2J\u202e جرى.\n" + PORT * 10
    file.write_text(text, encoding="utf-8")
    out = qawl("extract", file).out
    assert "جرى" in out
    assert not set("\x1b\x07\u202e") & set(out)


ENVIRONMENTS = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "cp1256"},
]


@pytest.mark.parametrize("env", ENVIRONMENTS, ids=lambda e: " ".join(f"{k}={v}" for k, v in e.items()))
@pytest.mark.parametrize("form", ["table", "jsonl", "html"])
def test_output_is_utf8_whatever_the_locale(news: Path, env: dict[str, str], form: str) -> None:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHONIO", "PYTHONUTF8"))}
    command = [*PROGRAM, "extract", str(news), "--format", form]
    done = subprocess.run(command, env=clean | env, capture_output=True, check=True, timeout=60)
    assert "إن الجسر سيفتتح في موعده" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_standard_input_is_read(news: Path) -> None:
    command = [*PROGRAM, "extract", "-", "--format", "jsonl"]
    done = subprocess.run(command, input=PORT.encode(), capture_output=True, check=True, timeout=60)
    assert json.loads(done.stdout)["article"]["source"] == "-"


def test_lines_come_as_they_are_found_not_all_at_the_end() -> None:
    with subprocess.Popen(
        [*PROGRAM, "extract", "-", "--format", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(json.dumps({"text": PORT}).encode() + b"\n")
        running.stdin.flush()
        running.stdin.write(json.dumps({"text": BRIDGE}).encode() + b"\n")
        running.stdin.flush()
        first = running.stdout.readline()
        assert json.loads(first)["article"]["source"] == "-"
        assert running.poll() is None
        running.stdin.close()
        assert len(running.stdout.readlines()) == 1
    assert running.returncode == 0


def test_a_reader_that_goes_away_ends_the_run_quietly(tmp_path: Path) -> None:
    for i in range(200):
        (tmp_path / f"{i}.txt").write_text(BRIDGE, encoding="utf-8")
    for form in ("jsonl", "table"):
        with subprocess.Popen(
            [*PROGRAM, "extract", str(tmp_path), "--format", form], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.readline()
            running.stdout.close()
            assert running.stderr.read() == b""
