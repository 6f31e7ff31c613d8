from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from qawl.limits import DIFFERENCE_WORDS
from qawl.model import Extraction
from qawl.record.changes import changes, reworded
from tests.record.made import extraction, said


def both(*contents: tuple[str, str]) -> Extraction:
    """An article in which each (speaker, words) says one thing."""
    text = "\n".join(f"قال {name} {words}" for name, words in contents)
    return extraction(text, *(said(text, words, id=str(k), name=name) for k, (name, words) in enumerate(contents, 1)))


def told(earlier: Extraction, later: Extraction) -> list[tuple[str, tuple[str, ...], str]]:
    return [
        (c.kind, c.fields, " ".join((c.after or c.before).text))  # type: ignore[union-attr]
        for c in changes(earlier, later)
    ]


def test_nothing_differs_where_only_the_order_and_the_marks_do() -> None:
    one = both(("هند", "إن الجسر سيفتح غدا"), ("كريم", "إن العمل توقف"))
    other = both(("كريم", "إنّ العملَ توقف"), ("هند", "ان الجسر سيفتح غدا"))
    assert told(one, other) == []


def test_added_gone_and_reworded() -> None:
    one = both(("هند", "إن الجسر سيفتح في الربيع القادم"), ("كريم", "العمال غاضبون جدا"))
    other = both(("هند", "إن الجسر سيفتح في الصيف القادم"), ("سالم", "الرافعات وصلت أمس"))
    assert told(one, other) == [
        ("changed", ("content",), "إن الجسر سيفتح في الصيف القادم"),
        ("added", (), "الرافعات وصلت أمس"),
        ("lost", (), "العمال غاضبون جدا"),
    ]


def test_the_same_words_of_another_speaker_are_a_change_of_speaker() -> None:
    assert told(both(("هند", "إن الجسر آمن")), both(("كريم", "إن الجسر آمن"))) == [
        ("changed", ("speaker",), "إن الجسر آمن")
    ]


def test_among_the_same_words_those_with_the_same_speaker_are_one() -> None:
    text = "قال هند الجسر آمن فعلا. قال كريم: الجسر آمن فعلا"
    first, second = text.index("الجسر"), text.rindex("الجسر")

    def made(*speakers: tuple[int, str]) -> Extraction:
        import msgspec

        base = said("الجسر آمن فعلا", "الجسر آمن فعلا", id="1", name="x")
        statements = []
        for k, (start, name) in enumerate(speakers):
            assert base.speaker is not None
            statements.append(
                msgspec.structs.replace(
                    base,
                    id=str(k),
                    uid=f"u{k}",
                    content=((start, start + 14),),
                    speaker=msgspec.structs.replace(base.speaker, name=name),
                )
            )
        return extraction(text, *statements)

    assert changes(made((first, "هند"), (second, "كريم")), made((first, "كريم"), (second, "هند"))) == ()


def test_words_side_by_side() -> None:
    assert reworded("إن الجسر سيفتح في الربيع", "إن الجسر سيُفتح في الصيف المقبل") == (
        ("same", "إن الجسر سيُفتح في"),
        ("gone", "الربيع"),
        ("added", "الصيف المقبل"),
    )
    assert reworded("أ ب ج", "أ ج") == (("same", "أ"), ("gone", "ب"), ("same", "ج"))
    assert reworded("", "أ") == (("added", "أ"),)
    assert reworded("أ", "") == (("gone", "أ"),)
    assert reworded("", "") == ()


words = st.lists(st.sampled_from(["قال", "إن", "الجسر", "آمن", "!", "7"]), max_size=12).map(" ".join)


@given(words, words)
def test_each_text_can_be_read_out_of_the_difference(earlier: str, later: str) -> None:
    pieces = reworded(earlier, later)
    assert " ".join(words for kind, words in pieces if kind != "gone") == later
    assert " ".join(words for kind, words in pieces if kind != "added") == earlier


def test_long_stretches_take_no_time() -> None:
    one = " ".join(f"كلمة{i % 7}" for i in range(20_000))
    other = " ".join(f"كلمة{i % 11}" for i in range(20_000))
    began = time.perf_counter()
    pieces = reworded(f"أولا {one} أخيرا", f"أولا {other} أخيرا")
    assert time.perf_counter() - began < 2
    assert [kind for kind, _ in pieces] == ["same", "gone", "added", "same"]
    assert len(pieces[1][1].split()) > DIFFERENCE_WORDS


def test_a_thousand_statements_on_each_side_take_little_time() -> None:
    def many(salt: str) -> Extraction:
        return both(*((f"م{i}", f"البند {i}ب ورد في {salt}{i}س الجلسة العامة") for i in range(1000)))

    began = time.perf_counter()
    found = changes(many("أ"), many("ب"))
    assert time.perf_counter() - began < 5
    assert {change.kind for change in found} == {"changed"}
    assert len(found) == 1000
