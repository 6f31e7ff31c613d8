"""Pages made to break a reader: an article that says what the page says, or a coded refusal; in time, never silence."""

import time

import pytest

from qawl.errors import CATALOGUE, QawlError
from qawl.limits import READ_SECONDS
from qawl.reading.html.page import look
from tests.reading.html.hostile import LEAD, cases

CASES = dict(cases())
REFUSED = {
    "too many tags": "QAWL-R019",
    "many tables": "QAWL-R019",
    "angle brackets": "QAWL-R019",
    "10 MB on one line": "QAWL-R004",
    "a picture": "QAWL-R002",
    "nothing": "QAWL-R005",
    "blanks": "QAWL-R005",
    "a doctype alone": "QAWL-R014",
    "UTF-32": "QAWL-R007",
    "binary": "QAWL-R007",
}
NO_ARTICLE = {
    # the article stands in a script, a template or a list of choices, which nobody is shown
    "openings of scripts",
    "templates",
    "selects",
    "frames in a document of another kind",
    "titles by the thousand",
    "state that is large",
    "punycode as a charset",
}


@pytest.mark.parametrize("careful", [True, False], ids=["careful", "fast"])
@pytest.mark.parametrize("name", CASES)
def test_an_article_or_a_coded_refusal(name: str, careful: bool) -> None:
    data = CASES[name]()
    start = time.process_time()
    try:
        text = look(data, where="x", path="x", source="x", careful=careful).read.article.text
    except QawlError as error:
        text = error.code
    assert time.process_time() - start < READ_SECONDS
    if name in REFUSED:
        assert text == REFUSED[name]
    elif name in NO_ARTICLE:
        assert text in CATALOGUE
    elif name not in ("NUL bytes", "broken UTF-8", "bidi overrides", "surrogates as UTF-8", "an encoding that is none"):
        assert LEAD in text
    assert "root:" not in text


def test_the_cases_are_many() -> None:
    assert len(CASES) >= 90
