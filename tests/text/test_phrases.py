"""Where a noun phrase ends, one construction a sentence. Every sentence is invented."""

from __future__ import annotations

import pytest

from qawl.lexicon import compiled as c
from qawl.text.phrases import antecedent, noun_phrase
from tests.text.made import page, phrase


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what belongs to it
        ("قال الوزير سامي الكيلاني إن", "الوزير سامي الكيلاني"),
        ("قالت الهيئة الوطنية لمكافحة التصحر إن", "الهيئة الوطنية لمكافحة التصحر"),
        ("قال رئيس تحرير صحيفة الأفق سامي الكيلاني إن", "رئيس تحرير صحيفة الأفق سامي الكيلاني"),
        ("قال مدير المركز، المهندس سامي الكيلاني، إن", "مدير المركز، المهندس سامي الكيلاني"),
        ("قال د. سامي الكيلاني إن", "د. سامي الكيلاني"),
        ("قالت «بوصلة» إن", "«بوصلة»"),
        ("قال الرئيس التنفيذي لـ«الأفق» إن", "الرئيس التنفيذي لـ«الأفق»"),
        ("قال علاء الدين إن", "علاء الدين"),
        ("قالت وزيرة الخدمة الزراعية أسماء سمير إن", "وزيرة الخدمة الزراعية أسماء سمير"),
        ("قال لحسن تهامي أمس", "لحسن تهامي"),
        ("خاطب المعلمين الجالسين أمس", "المعلمين الجالسين"),
        ("انتقدت الهيئة ذاتها أمس", "الهيئة ذاتها"),
        ("رأت دراسة أعدتها المنظمة أن", "دراسة أعدتها المنظمة"),
        ("رأت مصادر حضرته أن", "مصادر حضرته"),
        # what does not
        ("انتقدت الهيئة ذاتها الحكومة أمس", "الهيئة ذاتها"),
        ("رأت مصادر حضرت اللقاء أن", "مصادر"),
        ("حمل الطفل يستجدي المارة", "الطفل"),
        ("وقف رئيس البلدية يستعرض الفرقة", "رئيس البلدية"),
        ("خاطب الوزير الجالسين في القاعة", "الوزير"),
        ("خاطب المدير الحاضرين في القاعة", "المدير"),
        ("نشرت وزارة الخدمة الزراعية أسماء المقبولين", "وزارة الخدمة الزراعية"),
        ("نشرت الوكالة الوطنية أسماء المقبولين", "الوكالة الوطنية"),
        ("نقلت وكالة الواحة للأنباء سفيان", "وكالة الواحة للأنباء"),
        ("عزت الوزارة شطب الأسماء إلى", "الوزارة"),
        ("أعلنت الهيئة شطب الاسم", "الهيئة"),
        ("قال رئيس مجلس الشركة العام لـ«الأفق» إن", "رئيس مجلس الشركة العام"),
        ("قال مصدر طالبا عدم ذكر عمله إن", "مصدر"),
        ("قال الوزير أمس إن", "الوزير"),
        ("استقبل الوزير وأكد أن", "الوزير"),
        ("قال منير واعزيز إن", "منير واعزيز"),
    ],
)
def test_where_a_phrase_ends(text: str, expected: str) -> None:
    assert phrase(text) == expected


@pytest.mark.parametrize(
    ("text", "preps", "expected"),
    [
        # a word that begins with the verb's own preposition is a name behind an open office before another name
        ("لوح رئيس الاتحاد بسام سمير بالاستقالة", "ب", "رئيس الاتحاد بسام سمير"),
        ("أشاد الرئيس بدور السائقين", "ب", "الرئيس"),
        ("أشاد سموه بضرورة العمل", "ب", "سموه"),
        ("هددت وزارة الإعلام بمقاضاة الموقع", "ب", "وزارة الإعلام"),
        ("قالت مصادر زراعية بوزارة الري إن", "", "مصادر زراعية بوزارة الري"),
    ],
)
def test_the_prepositions_of_the_verb(text: str, preps: str, expected: str) -> None:
    assert phrase(text, preps=preps) == expected


@pytest.mark.parametrize("text", ["وأشار إلى", "و قال", "تمامًا قال", "إن الطريق"])
def test_where_no_phrase_begins(text: str) -> None:
    assert phrase(text, 0 if text != "وأشار إلى" else 1) is None


def test_a_name_in_marks_is_a_name_whatever_its_word_means() -> None:
    p = page("قالت «بوصلة» إن الطريق مفتوح")
    np = noun_phrase(p, 1, len(p.words))
    assert np is not None
    assert np.flags == c.PROPER
    assert np.named
    plain = page("قالت بوصلة إن الطريق مفتوح")
    other = noun_phrase(plain, 1, len(plain.words))
    assert other is not None
    assert not other.flags & c.PROPER


def test_what_a_tail_of_names_follows_is_a_name_only_without_a_common_noun_before_it() -> None:
    p = page("قال المبعوث الخاص لعملية السلام في المنطقة إن")
    np = noun_phrase(p, 1, len(p.words))
    assert np is not None
    assert p.words[np.end] == "ان"
    assert not np.named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير سامي الكيلاني الذي زار القرية", "الوزير سامي الكيلاني"),
        ("دعت النائبة هدى النجار، التي زارت القرية", "النائبة هدى النجار"),
        ("نشر التقرير في صحيفة «الأفق» التي تصدر أسبوعيا", "صحيفة «الأفق»"),
        ("ذهب إلى الذي زار القرية", None),
    ],
)
def test_what_a_relative_pronoun_follows(text: str, expected: str | None) -> None:
    p = page(text)
    rel = next(k for k in range(len(p.words)) if p.lex.flags(p.words[k]) & c.REL)
    np = antecedent(p, rel, 0)
    assert (None if np is None else text[slice(*p.span(np.start, np.end))]) == expected
