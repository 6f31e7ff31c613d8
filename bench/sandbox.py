"""What reading a page in the child process costs beside a plain call, in milliseconds a page.

    python -m bench.sandbox [--pages 200] [--kilobytes 100]

The pages are of one size and made here; the parser is lxml, which gives the text of their paragraphs.
"""

from __future__ import annotations

import argparse
import time
from typing import Any

import lxml.html

from qawl.model import Read
from qawl.reading.article import make_article
from qawl.reading.sandbox import Sandbox


def parse(data: bytes, *, where: str, **known: Any) -> Read:
    """The text of a page's paragraphs; ``known`` is not looked at."""
    tree = lxml.html.document_fromstring(data)
    return Read(article=make_article("\n".join(p.text_content() for p in tree.iter("p")), source=where))


def page(size: int) -> bytes:
    """A page of about ``size`` bytes."""
    line = "<p class='body'>قالت الوزيرة إن <a href='/a'>الخطة</a> ستعلن بعد اجتماع اللجنة.</p>\n"
    return f"<html><body>{line * (size // len(line.encode()))}</body></html>".encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--kilobytes", type=int, default=100)
    arguments = parser.parse_args()
    data = page(arguments.kilobytes * 1000)
    parse(data, where="warm")
    begin = time.perf_counter()
    for _ in range(arguments.pages):
        parse(data, where="a.html")
    plain = time.perf_counter() - begin
    with Sandbox(seconds=20, kinds={"html": "bench.sandbox:parse"}) as box:
        begin = time.perf_counter()
        box.read("html", data, where="first")
        start = time.perf_counter() - begin
        begin = time.perf_counter()
        for _ in range(arguments.pages):
            box.read("html", data, where="a.html")
        child = time.perf_counter() - begin
    each = 1000 / arguments.pages
    print(f"pages of {arguments.kilobytes} KB: {plain * each:.2f} ms in this process, {child * each:.2f} ms in a child")
    print(f"the child costs {(child - plain) * each:.2f} ms a page, and {start:.2f} s once to start")


if __name__ == "__main__":
    main()
