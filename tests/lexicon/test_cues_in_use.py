"""At least 150 cue lemmas find three or more statements each in real news; skipped where ``../shared`` is not there."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from bench.articles import load

from qawl.lexicon.compile import load as lexicon
from qawl.statements.find import find
from qawl.text.page import Page
from tests.needs import need

LEMMAS = 150
HITS = 3
MOST = 4_000


def test_cues_are_in_use() -> None:
    need("shared")
    lex = lexicon()
    hits: Counter[str] = Counter()
    for text in load(MOST)[1]:
        for draft in find(Page(text, lex)):
            if draft.verb >= 0:
                hits[lex.verbs[draft.verb].past] += 1
        if sum(n >= HITS for n in hits.values()) >= LEMMAS:
            return
    enough = sum(n >= HITS for n in hits.values())
    rare = [verb.past for verb in lex.verbs if hits[verb.past] < HITS]
    pytest.fail(
        f"{enough} lemmas have {HITS} statements in {MOST} articles; rare: {json.dumps(rare, ensure_ascii=False)}"
    )
