"""Why a statement is what it is, and why a cue made none. Every text is invented."""

from __future__ import annotations

from qawl.explain import DOUBTFUL, NO_FRAME, TAKEN, explain_article
from qawl.extract import extract_article
from qawl.reading.article import make_article

TEXT = (
    "قال الوزير سامي الكيلاني في تصريح للصحفيين إن الطريق مفتوح، مضيفا أن الأشغال انتهت. "
    "وكشف الطبيب على المريض في العيادة. وبحسب بيان الوزارة، سيفتح الجسر غدا."
)


def test_the_statements_are_those_of_the_extraction() -> None:
    article = make_article(TEXT, source="t")
    explained = explain_article(article)
    assert tuple(f.statement for f in explained.found) == extract_article(article).statements


def test_what_found_a_statement() -> None:
    first, second, third = explain_article(make_article(TEXT, source="t")).found
    assert (first.cue_kind, first.verb, first.frame, first.subject) == ("verb", "قال", "that", "after")
    assert (first.basis, first.name_kind) == ("at_cue", "listed name")
    assert (second.cue_kind, second.verb, second.subject) == ("participle", "أضاف", "implied")
    assert (second.basis, second.reach) == ("carried", "sentence")
    assert third.cue_kind == "source"


def test_why_a_cue_was_refused() -> None:
    refused = {TEXT[r.cue[0] : r.cue[1]]: r for r in explain_article(make_article(TEXT, source="t")).refused}
    assert refused["تصريح"].reason == TAKEN
    assert refused["وكشف"].reason == NO_FRAME
    assert "كشف" in refused["وكشف"].verbs


def test_a_frame_that_fits_a_noun_is_doubtful() -> None:
    text = "ولدينا 600 طالب أن يسافروا غدا."
    reasons = [r.reason for r in explain_article(make_article(text, source="t")).refused]
    assert reasons == [DOUBTFUL]


def test_no_cue_is_both_found_and_refused() -> None:
    explained = explain_article(make_article(TEXT, source="t"))
    found = {f.statement.cue for f in explained.found}
    assert not found & {r.cue for r in explained.refused}
