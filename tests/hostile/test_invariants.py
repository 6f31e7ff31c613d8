"""The checks of hostile texts see what they are there to see."""

from typing import Any

import msgspec
import pytest

from qawl.model import Confidence, Extraction, Mention, Speaker, Statement
from qawl.reading.article import make_article
from tests.hostile.invariants import check

ARTICLE = make_article("قال سعيد إن المطر قادم. وأضاف أن السد ممتلئ.")
HEX = ARTICLE.id.removeprefix("sha256:")[:12]


def statement(**changes: Any) -> Statement:
    first = Statement(
        id="1",
        uid=f"{HEX}:0-3",
        cue=(0, 3),
        content=((9, 22),),
        speaker=Speaker(mention=(4, 8), name="سعيد", basis="at_cue"),
        mode="indirect",
        act="predict",
        confidence=Confidence(span=0.9, speaker=0.9),
        text=(ARTICLE.text[9:22],),
        sentence=(0, 22),
    )
    return msgspec.structs.replace(first, **changes)


SECOND = statement(id="2", uid=f"{HEX}:24-29", cue=(24, 29), content=((30, 43),), text=(ARTICLE.text[30:43],))


def extraction(*statements: Statement) -> Extraction:
    return Extraction(article=ARTICLE, statements=statements, qawl="0.1.0", lexicon="x")


def nested(parent: str, **changes: Any) -> Statement:
    return msgspec.structs.replace(SECOND, parent=parent, depth=1, **changes)


def test_what_is_right_passes() -> None:
    check(extraction(statement(), nested("1", according_to=("سعيد",))))
    check(extraction(nested("1"), statement()))
    check(extraction(statement(cue=None, uid=f"{HEX}:9-22")))


@pytest.mark.parametrize(
    "wrong",
    [
        (statement(content=((9, 9),), text=("",)),),
        (statement(content=((9, 200),), text=(ARTICLE.text[9:],)),),
        (statement(content=(), text=()),),
        (statement(text=("المطر قادم",)),),
        (statement(content=((9, 22), (15, 22)), text=(ARTICLE.text[9:22], ARTICLE.text[15:22])),),
        (statement(cue=(3, 0), uid=f"{HEX}:3-0"),),
        (statement(sentence=(0, 99)),),
        (statement(speaker=Speaker(mention=(-1, 4))),),
        (statement(speaker=Speaker(antecedent=(5, 5))),),
        (statement(relay=Mention(mention=(50, 60))),),
        (statement(uid=f"{HEX}:9-22"),),
        (statement(uid="000000000000:0-3"),),
        (statement(confidence=Confidence(span=1.1)),),
        (statement(depth=1),),
        (statement(according_to=("سعيد",)),),
        (statement(parent="9", depth=1),),
        (statement(parent="1", depth=1),),
        (statement(parent="2", depth=1), nested("1")),
        (statement(), statement()),
        (statement(), statement(id="2")),
        (statement(), msgspec.structs.replace(SECOND, id="1")),
    ],
)
def test_what_is_wrong_is_seen(wrong: tuple[Statement, ...]) -> None:
    with pytest.raises(AssertionError):
        check(extraction(*wrong))
