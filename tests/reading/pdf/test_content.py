from __future__ import annotations

import time

import pytest

from qawl.reading.pdf.content import operations


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"BT /F1 12 Tf ET", [([], b"BT"), (["/F1", 12.0], b"Tf"), ([], b"ET")]),
        (b"1 0 0 1 -5.5 +.5 Tm", [([1.0, 0.0, 0.0, 1.0, -5.5, 0.5], b"Tm")]),
        (b"<0041 4>Tj(a)'", [([b"\0A@"], b"Tj"), ([b"a"], b"'")]),
        (rb"(a(b)\)\\\101\n\q)Tj", [([b"a(b))\\A\nq"], b"Tj")]),
        (b"(a\\\r\nb)Tj", [([b"ab"], b"Tj")]),
        (b"[(a)-120 <42>]TJ 2 Tr", [([[b"a", -120.0, b"B"]], b"TJ"), ([2.0], b"Tr")]),
        (b"/P <</MCID 0 /A [1 (x)]>> BDC T* EMC", [(["/P"], b"BDC"), ([], b"T*"), ([], b"EMC")]),
        (b"% Tj (x)\n1 w", [([1.0], b"w")]),
        (b"BI /W 1 ID \x00(Tj EIx EI Q", [([], b"BI"), (["/W", 1.0], b"ID"), ([], b"Q")]),
        (b"/A#20b gs /\xff gs", [(["/A b"], b"gs"), (["/ÿ"], b"gs")]),
        (b"(never closed", []),
        (b"[1 2 Tj", [([], b"Tj")]),
        (b"]] >> ) } 5 g", [([5.0], b"g")]),
        (b"", []),
    ],
)  # fmt: skip
def test_operators_and_operands(data: bytes, found: list[tuple[list[object], bytes]]) -> None:
    assert list(operations(data)) == found


@pytest.mark.parametrize(
    "unit", [b"(", b"<", b"<<", b"[", b"\\", b"(\\", b"ID ", b"9", b"9 ", b"/", b"a", b"%", b"<0", b"(a)"]
)
def test_time_is_linear_whatever_stands_there(unit: bytes) -> None:
    start = time.process_time()
    list(operations(unit * (600_000 // len(unit))))
    assert time.process_time() - start < 3
