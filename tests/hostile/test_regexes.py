"""No regular expression of the package can backtrack badly over what a user gives it."""

import json
import re
import subprocess
import sys
import time
from collections import deque
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from tests.hostile.regex_risk import characters, risks
from tests.hostile.regex_uses import starts_once

ROOT = Path(__file__).resolve().parents[2]
LENGTH = 60_000
SECONDS = 0.15
"""A linear pattern takes a tenth of this over LENGTH characters, a quadratic one several times this."""


@cache
def patterns() -> tuple[tuple[str, int, str], ...]:
    command = [sys.executable, "-m", "tests.hostile.recorder"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return tuple((pattern, flags, place) for pattern, flags, place in json.loads(done.stdout))


def attacks(pattern: str, flags: int) -> list[str]:
    """Long runs of what the pattern's classes accept, one or two characters over and over, and then what ends them."""
    chars = characters(pattern, flags)[:12]
    units = [*chars, *("".join(pair) for pair in product(chars[:5], repeat=2) if pair[0] != pair[1])]
    return [unit * (LENGTH // len(unit)) + end for unit in units for end in ("", "\x01")]


def slowest(pattern: str, flags: int, *, once: bool = False) -> float:
    """Seconds that finding all matches (``once``: trying one at the start) takes in the worst of the attacks.

    Each is the least of three measurements; the first attack that is too slow ends it.
    """
    compiled, worst = re.compile(pattern, flags), 0.0
    for text in attacks(pattern, flags):
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            if once:
                compiled.match(text)
            else:
                deque(compiled.finditer(text), maxlen=0)
            best = min(best, time.process_time() - start)
            if best < SECONDS or best > 5 * SECONDS:
                break
        worst = max(worst, best)
        if worst > SECONDS:
            break
    return worst


def test_the_patterns_of_the_package_are_seen() -> None:
    places = {place.split(":")[0] for _, _, place in patterns()}
    assert {"fold.py", "tokens.py"} <= places


def test_no_pattern_has_a_shape_that_backtracks_badly() -> None:
    found = {f"{place} {pattern[:60]}": risks(pattern, flags) for pattern, flags, place in patterns()}
    assert {k: v for k, v in found.items() if v} == {}


def test_no_pattern_is_slow_on_what_its_own_classes_accept() -> None:
    risky = {pattern for pattern, flags, _ in patterns() if risks(pattern, flags)}
    times = {
        f"{place} {p[:60]}": slowest(p, flags, once=starts_once(place))
        for p, flags, place in patterns()
        if p not in risky
    }
    assert {k: v for k, v in times.items() if v > SECONDS} == {}


BAD = [
    r"(?:a+)+b", r"(?:a*)*", r"(?:\s*\S+\s*)+:", r"(?:a|aa)*c", r"(?:a?a)*b", r"(?:[ا-ي]+ ?)+»",
    r"(?:a+b?)+c", r"(?>(?:a+)+b)", r"(?:x(?:a+|b))*(?:(?:a+)+)c", r"(?i)(?:a+A?)+b", r"((?:a{2,})*)*b",
    r"(?:a+){3}b", r"(?:.*,)*x", r"(?:(?:a|b?)c?)*d", r"(?=(?:a+)+b)", r"(a+)\1*x", r"a*a*b",
    r"\s*[ ,]*x", r".*x.*y", r"[ا-ي]+و?[ا-ي]+:", r"(?:xa*|y)a*b", r"a*(?:a*b|c)", r"\d+\.?\d*x",
    r"a*+a*a*b", r"a{0,500}a{0,500}b",
]  # fmt: skip
GOOD = [
    "", "a", r"a+b", r"[0-9]+(?:[.,][0-9]+)*", r"(?:,[0-9]+)*x", r"(?:a+b+)*c", r"a++a*b",
    r"(?:[ا-ي]++ ?)+»", r"(?>a+)a*b", r"\s*,[ا-ي]*:", r"(?:ab|cd)*e", r"(?:a|ab)*c",
    r"(?:قال|أكد)\s+أن", r"a?a?a?", r"(?:a{1,3}){2}", r"a*ba*c", r"[^»]*»", r"(?:a+)?b", r"a*+a*+b",
    r"(?<=a)b*(?!c)d", r"^\s+$", r"(?:(?:a+b)*c)*d",
]  # fmt: skip


@pytest.mark.parametrize("pattern", BAD)
def test_bad_shapes_are_seen(pattern: str) -> None:
    assert risks(pattern)


@pytest.mark.parametrize("pattern", GOOD)
def test_good_shapes_pass(pattern: str) -> None:
    assert risks(pattern) == []


def test_a_quadratic_search_that_no_shape_shows_is_slow() -> None:
    # Each start runs to the end of the spaces and finds no colon there: possessive, and quadratic all the same.
    assert risks(" ++:") == []
    assert slowest(" ++:", 0) > SECONDS
    assert slowest(" ++:", 0, once=True) < SECONDS
    assert slowest("[ ]++", 0) < SECONDS


def test_how_a_pattern_is_used_is_read_from_the_code(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        "ONCE = re.compile('a')\n"
        "EACH: Final = re.compile('b')\n"
        "AT = re.compile('c')\n"
        "BOTH = re.compile(\n    'd'\n)\n"
        "NEVER = re.compile('e')\n"
        "GIVEN = re.compile('f')\n"
        "def f(t): return ONCE.match(t) or EACH.search(t) or AT.match(t, 3) or BOTH.fullmatch(t) or g(GIVEN)\n"
    )
    (tmp_path / "b.py").write_text("from a import BOTH, ONCE\nx = BOTH.sub('', t), ONCE.fullmatch(t)\n")
    once = {line: starts_once(f"a.py:{line}", tmp_path) for line in (1, 2, 3, 4, 5, 7, 8, 9)}
    assert once == {1: True, 2: False, 3: False, 4: False, 5: False, 7: False, 8: False, 9: False}
