"""Texts made safe to print, and refusals in one form."""

from __future__ import annotations

from qawl.cli.console import refusal_line, safe
from qawl.errors import CATALOGUE, QawlError


def test_safe_keeps_words_marks_and_joiners_and_drops_what_a_terminal_obeys() -> None:
    kept = "قَالَ «نعم» 100% 😀 a\u200cb\u200d\u200f\u200e"
    assert safe(kept) == kept
    assert safe("a\x1b[2J\x9b\x00\x7fb") == "a\ufffd[2J\ufffd\ufffd\ufffdb"
    assert safe("\u202eا\u2066ب\u2069\u202c") == "اب"
    assert safe("a\tb\r\nc\u2028d") == "a b  c d"


def test_a_refusal_says_code_where_what_and_what_to_do_on_one_line() -> None:
    for code, entry in CATALOGUE.items():
        line = refusal_line(QawlError(code, "a\nb.txt", "why\x1b").refusal())
        assert line == f"[{code}] a b.txt: {entry.title}: why\ufffd. What to do: {entry.hint}."
