# ruff: noqa: E501
"""Arabic is told from the other languages that its letters write."""

import pytest

from qawl.errors import QawlError
from qawl.reading.language import language_of, name_of, require_arabic_language

TEXTS = {
    "ar": "قالت المديرة إن المكتبة ستفتح أبوابها مساء كل خميس، وإن الكتب التي تبرع بها السكان وصلت إلى القاعة",
    "fa": "مدیر کتابخانه گفت که درهای این مرکز از هفته آینده برای همه باز است و کتاب‌های تازه نیز خریداری شده",
    "ur": "لائبریری کی ناظمہ نے کہا ہے کہ اگلے ہفتے سے یہ مرکز سب کے لیے کھلا ہو گا اور نئی کتابیں بھی لائی جائیں گی",
    "ckb": "بەڕێوەبەری کتێبخانە گوتی کە لە هەفتەی داهاتوو دەرگاکان بۆ هەموو کەس دەکرێنەوە و کتێبی نوێ دەکڕن",
    "ps": "د کتابتون مشرې وویل چې دا مرکز به له راتلونکې اونۍ د ټولو لپاره خلاص وي او نوي کتابونه به هم راوړل شي",
    "ug": "كۇتۇپخانا مۇدىرى بۇ مەركەزنىڭ كېلەر ھەپتە ھەممە ئادەم ئۈچۈن ئېچىلىدىغانلىقىنى ۋە يېڭى كىتابلار ئېلىنىدىغانلىقىنى ئېيتتى",
    "sd": "لائبريري جي ناظمه چيو آهي ته ايندڙ هفتي کان هي مرڪز سڀني لاءِ کليل هوندو ۽ نوان ڪتاب به آندا ويندا",
    "und": "The librarian said that the doors open every Thursday evening.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_language_is_told(code: str) -> None:
    assert language_of(TEXTS[code]) == code


def test_arabic_that_quotes_persian_stays_arabic() -> None:
    text = "صدر عن دار «گلستان» كتاب «از خاک تا افلاک» للشاعرة پروین ژاله، وقالت المترجمة إنها أنجزته في عام واحد."
    assert language_of(text) == "ar"
    assert language_of(text, hint="fa") == "ar"


def test_arabic_typed_with_farsi_letters_stays_arabic() -> None:
    text = TEXTS["ar"].replace("ي", "\u06cc").replace("ك", "\u06a9")
    assert language_of(text) == "ar"


def test_a_hint_decides_only_where_the_text_does_not() -> None:
    assert language_of("وزير خارجه", hint="fa-IR") == "fa"
    assert language_of("وزير خارجه") == "ar"
    assert language_of(TEXTS["ar"], hint="ur") == "ar"
    assert language_of(TEXTS["fa"], hint="ar") == "fa"


def test_refusals_name_the_language() -> None:
    require_arabic_language(TEXTS["ar"], "a.txt")
    with pytest.raises(QawlError) as caught:
        require_arabic_language(TEXTS["ckb"], "a.txt")
    assert caught.value.code == "QAWL-R013"
    assert name_of("ckb") in str(caught.value)
    with pytest.raises(QawlError) as caught:
        require_arabic_language(TEXTS["und"], "a.txt")
    assert caught.value.code == "QAWL-R006"


def test_no_text_has_no_language() -> None:
    assert language_of("") == "und"
    assert language_of("12:30 — 2021") == "und"
