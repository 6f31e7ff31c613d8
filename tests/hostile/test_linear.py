"""Adversarial long texts take time in proportion to their length.

A ratio of two measurements is asserted, never a time: each is the least of several runs, and a ratio above the bound
is measured again before it counts, so that a busy machine does not fail a linear engine.
"""

import gc
import time
from collections.abc import Callable

import pytest

from qawl.api import extract
from qawl.language.fold import View

SIZE = 50_000
"""Characters of the shorter text: 100 KB of Arabic in UTF-8; the longer one is twice that."""
BOUND = 2.6
TINY = 0.002
"""Below this many seconds a measurement is noise and quadratic growth can't hide in it."""
CERTAIN = 0.5
"""Above this many seconds noise makes up no more than a ratio just above the bound."""
NOISE = 1.4
"""A ratio this many times the bound is quadratic; between the two a busy machine may have made it."""

UNITS = {
    "opening quotation marks": "«",
    "straight quotation marks": '"',
    "pairs of quotation marks": "«ا» ",
    "mixed quotation marks": "«\"“”‘’'» ",
    "cues": "قال ",
    "cues with their particle": "وقال إن ",
    "cues with subjects": "قال الوزير إن ",
    "participles": "، مضيفا أن ",
    "source phrases": "وفقا لـ ",
    "nouns of saying": "المزاعم التي تشير إلى أن ",
    "cues that open quotations": "قال: «",
    "subjects without end": "وزير الخارجية ",
    "names": "سعيد الحداد ",
    "one word": "كتاب ",
    "one long word": "ك",
    "commas": "،",
    "words and commas": "نعم، ",
    "full stops": ".",
    "colons": ":",
    "line ends": "\n",
    "carriage returns": "\r\n",
    "spaces": " ",
    "marks": "\u064e",
    "tatweel": "\u0640",
    "bidi controls": "\u200f",
    "digits": "٣",
    "numbers": "1,",
    "brackets": "(",
    "emoji": "👍",
    "Latin": "word ",
    "conjunctions": "و",
    "whole statements": "وقال وزير النقل سعيد الحداد إن الجسر سيفتح غدا، مضيفا أن العمل انتهى.\n",
}


def seconds(work: Callable[[str], object], text: str, runs: int) -> float:
    """The least time of some runs, in seconds of this process, without the collector: its work grows with the suite."""
    best = float("inf")
    gc.collect()
    gc.disable()
    try:
        for _ in range(runs):
            start = time.process_time()
            work(text)
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best


def growth(work: Callable[[str], object], unit: str) -> float:
    """How many times longer twice the text takes: the least ratio of up to four measurements.

    A quarter of the size comes first: what is quadratic by far shows there, and not after minutes.
    """
    ratio = 0.0
    for size in (SIZE // 4, SIZE):
        ratio = _ratio(work, unit * (2 * size // len(unit)), size)
        if ratio > BOUND:
            break
    return ratio


def _ratio(work: Callable[[str], object], text: str, size: int) -> float:
    ratio = float("inf")
    for runs in (1, 2, 4, 6):
        half, whole = seconds(work, text[:size], runs), seconds(work, text, runs)
        ratio = min(ratio, whole / max(half, TINY))
        if ratio <= BOUND or (half > CERTAIN and ratio > NOISE * BOUND):
            break  # a ratio just above the bound is measured again, however long it takes
    return ratio


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    assert growth(extract, unit) <= BOUND


@pytest.mark.parametrize("unit", ["\u064e", "ا", "ا\u064e", "\u200f", "ک"], ids=ascii)
def test_folding_and_mapping_back_are_linear(unit: str) -> None:
    def work(text: str) -> None:
        view = View(text)
        for i in range(0, len(view.text), 50):
            view.span(i, i + 1)

    assert growth(work, unit) <= BOUND


def test_the_measure_tells_quadratic_from_linear() -> None:
    assert growth(lambda text: [text.find("x", i) for i in range(0, len(text), 10)], "ا") > BOUND
    assert growth(lambda text: [c for c in text if c == "x"], "ا") <= BOUND
