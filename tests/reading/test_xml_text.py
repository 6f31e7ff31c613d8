from __future__ import annotations

import pytest

from qawl.errors import QawlError
from qawl.reading.xml_text import xml_text


@pytest.mark.parametrize(
    ("text", "ready"),
    [
        ("\ufeff \n<a>ب</a>", "<a>ب</a>"),
        ("<a>ب&nbsp;ت&laquo;</a>", "<a>ب\u00a0ت«</a>"),
        ("<a>x=1&y=2 & z &amp; &lt; &#1576; &#xfe; &bogus; &</a>", None),
        ("<a><![CDATA[x&y &nbsp;]]>&<![CDATA[&", "<a><![CDATA[x&y &nbsp;]]>&amp;<![CDATA[&"),
        ("<a>\x00\x0bب\ufffe</a>", "<a>  ب </a>"),
    ],
)
def test_what_is_mended(text: str, ready: str | None) -> None:
    expected = ready or "<a>x=1&amp;y=2 &amp; z &amp; &lt; &#1576; &#xfe; &amp;bogus; &amp;</a>"
    assert xml_text((text + " " * 60).encode(), "w").rstrip(" ") == expected.rstrip(" ")


def test_encodings_whatever_is_declared() -> None:
    text = '<?xml version="1.0" encoding="{}"?><a>قال الوزير نعم</a>'
    for told, real in [
        ("utf-8", "cp1256"),
        ("windows-1256", "utf-8"),
        ("utf-8", "utf-16"),
        ("iso-8859-6", "iso-8859-6"),
    ]:
        assert xml_text(text.format(told).encode(real), "w").endswith("<a>قال الوزير نعم</a>")
    damaged = text.format("utf-8").encode() + "قال ".encode() * 50 + b"\xff</a>"
    assert "قال" in xml_text(damaged, "w")
    with pytest.raises(QawlError, match="QAWL-R007"):
        xml_text(text.format("idna").encode() + b"\xff", "w")


@pytest.mark.parametrize(
    "dtd",
    [
        "<!DOCTYPE rss>",
        '<!doctype rss SYSTEM "http://rasid.example/x.dtd">',
        '<!DOCTYPE rss [<!ENTITY a "b">]>',
        '<?xml version="1.0"?><!-- ' + "x" * 100_000 + ' -->\n<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_document_types_are_refused(dtd: str, encoding: str) -> None:
    with pytest.raises(QawlError, match="QAWL-R027"):
        xml_text(f"{dtd}<rss>&a;</rss>".encode(encoding), "w")
