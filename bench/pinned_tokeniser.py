"""The yardstick of speed: one pass of a tokeniser. Pinned: a change here changes what every ratio means.

Words are runs of Arabic letters and marks, numbers are runs of digits, anything else that is not white space is a
token by itself. bench/pinned_tokeniser.sha256 holds this file's checksum and tests/test_bench.py compares.
"""

import re

TOKEN = re.compile(
    "[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]+"
    "|[0-9\u0660-\u0669\u06f0-\u06f9]+"
    "|\\S"
)


def tokenise(text: str) -> tuple[int, int]:
    """(how many tokens, where the last one ends): both made of every match, so that no pass can be skipped."""
    count = last = 0
    for m in TOKEN.finditer(text):
        count += 1
        last = m.end()
    return count, last
