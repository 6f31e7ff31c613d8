"""Cutting a text where spans begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qawl.export.segments import Layer, Segment, paragraphs, place, segments

spans = st.tuples(st.integers(-3, 40), st.integers(-3, 40)).map(lambda p: (min(p), max(p)))


def test_nested_and_overlapping_spans_become_pieces_under_the_widest_first() -> None:
    outer, inner, across = Layer(0, 10, "content", 0), Layer(2, 5, "content", 1), Layer(4, 12, "cue", 2)
    assert list(segments(0, 14, [inner, across, outer])) == [
        Segment(0, 2, (outer,)),
        Segment(2, 4, (outer, inner)),
        Segment(4, 5, (outer, across, inner)),
        Segment(5, 10, (outer, across)),
        Segment(10, 12, (across,)),
        Segment(12, 14, ()),
    ]


def test_cuts_split_where_no_span_does() -> None:
    assert [(s.start, s.end) for s in segments(0, 6, [], (0, 3, 6, 9))] == [(0, 3), (3, 6)]


@given(st.lists(spans, max_size=12), st.integers(0, 20), st.integers(20, 40))
def test_the_pieces_are_the_whole_and_each_knows_exactly_its_spans(
    found: list[tuple[int, int]], start: int, end: int
) -> None:
    layers = [Layer(a, b, "content", i) for i, (a, b) in enumerate(found)]
    pieces = list(segments(start, end, layers))
    assert [i for s in pieces for i in range(s.start, s.end)] == list(range(start, end))
    for piece in pieces:
        covering = {layer for layer in layers if layer.start <= piece.start and piece.end <= layer.end}
        assert set(piece.layers) == covering
        widths = [layer.end - layer.start for layer in piece.layers]
        assert widths == sorted(widths, reverse=True)


@given(st.text(alphabet="اب \n\r\u2028", max_size=30))
def test_paragraphs_hold_every_character_that_is_not_blank(text: str) -> None:
    lines = paragraphs(text)
    assert "".join(text[a:b] for a, b in lines).replace(" ", "") == "".join(c for c in text if c in "اب")
    assert all(not set(text[a:b]) & set("\n\r\u2028") for a, b in lines)


def test_place_is_the_paragraph_that_holds_a_position_or_the_one_before() -> None:
    lines = [(2, 5), (7, 9)]
    assert [place(p, lines) for p in range(11)] == [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1]
