"""Words of time in any order: nothing crashes, what is read ends ahead of where it began, days are in order."""

from __future__ import annotations

import time
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from qawl.lexicon.compile import load
from qawl.resolution.when.read import read

WHEN = load().when
WORDS = sorted({*WHEN.firsts, *WHEN.goes_on, *WHEN.rel, *(w for s in WHEN.sets.values() for w in s)})
OTHERS = [
    "و",
    "/",
    "-",
    "(",
    ")",
    "،",
    ":",
    "ال",
    "ل",
    "ب",
    "5",
    "14",
    "31",
    "1437",
    "2016",
    "9999",
    "0",
    "48",
    "1.5",
    "مدينه",
]
words = st.lists(st.sampled_from(WORDS) | st.sampled_from(OTHERS), min_size=1, max_size=14)
days = st.none() | st.dates()


@given(words, days, st.booleans(), st.booleans())
def test_any_words_of_time(listed: list[str], day: date | None, ahead: bool, bare: bool) -> None:
    for k in range(len(listed)):
        found = read(WHEN, listed, k, len(listed), day, ahead=ahead, bare=bare)
        if found is None:
            continue
        assert k < found.end <= len(listed)
        first, last = found.range.first, found.range.last
        assert first is None or last is None or first <= last
        assert (found.range.edtf is None) == (first is None and last is None)
        assert read(WHEN, listed, k, len(listed), day, ahead=ahead, bare=bare) == found


def test_a_long_chain_of_parts_is_read_in_no_time() -> None:
    listed = ["نهايه", "بدايه", "النصف", "الاول", "من"] * 400
    begun = time.process_time()
    for k in range(len(listed)):
        read(WHEN, listed, k, len(listed), date(2016, 12, 14), ahead=True, bare=True)
    assert time.process_time() - begun < 5
