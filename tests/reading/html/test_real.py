"""The real pages of ../shared/html: texts where somebody wrote them down, dates, and the Persian page."""

import json
from pathlib import Path

import pytest
from bench.pages import AGREE, FOLDER, body, word_f1

from qawl.errors import QawlError
from qawl.reading.html.page import read_page
from tests.needs import SHARED, need

EXPECTED = SHARED / "html" / "htmldate_expected_dates.json"
DATES = {v["file"]: v["date"] for v in json.loads(EXPECTED.read_text()).values()} if EXPECTED.exists() else {}


def pages() -> list[Path]:
    need("shared")
    found = sorted(FOLDER.glob("*.html"))
    assert len(found) >= 13
    return found


def expected(name: str) -> tuple[Path, str]:
    folder = Path(need("shared")) / "html"
    if name == "lbcgroup":
        told = json.loads((folder / "lbcgroup_fundus.expected.json").read_text(encoding="utf-8"))["V1"]
        sections = told["body"]["sections"]
        return folder / "lbcgroup_fundus_2026-01-08.html", " ".join(p for s in sections for p in s["paragraphs"])
    text = (folder / "cnn_arabic_newspaper4k.expected.txt").read_text(encoding="utf-8")
    return folder / "cnn_arabic_newspaper4k.html", text


@pytest.mark.parametrize("careful", [True, False])
@pytest.mark.parametrize("name", ["lbcgroup", "cnn"])
def test_the_text_is_what_was_written_down(name: str, careful: bool) -> None:
    page, text = expected(name)
    assert word_f1(body(page, careful=careful), text) >= 0.95


def test_every_expected_date_is_right() -> None:
    dated = 0
    for page in pages():
        if date := DATES.get(page.name.rsplit("_", 1)[-1]):
            article = read_page(page.read_bytes(), where=page.name, path=str(page), source=page.name).article
            assert (article.published or "")[:10] == date
            dated += 1
    assert dated == len(DATES) == 8


def test_the_persian_page_is_left_out() -> None:
    for page in pages():
        if "NEG_persian" in page.name:
            for careful in (True, False):
                with pytest.raises(QawlError) as caught:
                    read_page(page.read_bytes(), where="p", path="p", source="p", careful=careful)
                assert caught.value.code == "QAWL-R013"
                assert "Persian" in str(caught.value)


def test_both_extractors_agree() -> None:
    scores = {page.name: word_f1(body(page, careful=True), body(page, careful=False)) for page in pages()}
    assert {name: score for name, score in scores.items() if score < AGREE} == {}
