from __future__ import annotations

import pytest

from qawl.errors import QawlError
from qawl.reading.columns import FIELDS, choose, is_usual, plain, require_columns, usual
from qawl.reading.inputs import Columns


@pytest.mark.parametrize(
    "name", ["publish_date", "Publish Date", "publishDate", " PUBLISH-DATE ", "\ufeffpublish.date"]
)
def test_names_are_compared_without_case_and_separators(name: str) -> None:
    assert plain(name) == "publishdate"
    assert is_usual(name)


def test_usual_names_stand_for_one_field() -> None:
    assert {field for field, _ in usual().values()} == set(FIELDS)
    assert not is_usual("stories_id")
    assert not is_usual("")


def test_the_likeliest_comes_first_and_the_others_after_it() -> None:
    chosen = choose(["date", "body", "Content", "headline", "id", "published_at"], Columns())
    assert chosen["text"] == ("Content", "body")
    assert chosen["title"] == ("headline",)
    assert chosen["published"] == ("published_at", "date")
    assert chosen["url"] == ()


def test_what_is_named_goes_before_what_is_guessed() -> None:
    chosen = choose(["text", "body", "title"], Columns(text="body", title="text"))
    assert (chosen["text"], chosen["title"]) == (("body",), ("text",))


@pytest.mark.parametrize(
    ("names", "columns", "why"),
    [
        (["id", "date"], Columns(), "the columns are id, date"),
        (["text"], Columns(text="body"), "'body'"),
        (["text"], Columns(published="day"), "'day'"),
        ([], Columns(), "the columns are"),
    ],
)
def test_a_table_without_its_columns(names: list[str], columns: Columns, why: str) -> None:
    with pytest.raises(QawlError) as caught:
        require_columns(names, columns, "in/a.csv")
    assert (caught.value.code, caught.value.where) == ("QAWL-R024", "in/a.csv")
    assert why in caught.value.why
