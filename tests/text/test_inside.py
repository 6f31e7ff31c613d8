"""What carries a noun phrase on past its first words: marks, appositions, prepositions, conjunctions, glued words.
Every sentence is invented."""

from __future__ import annotations

import pytest

from qawl.text.inside import coordinated, glued_inside, has_known_rest, preposition_inside
from tests.text.made import page, phrase


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an apposition that a comma or the content closes
        ("قال سامي الكيلاني، مدير المرصد، إن", "سامي الكيلاني، مدير المرصد"),
        ("قال مدير المرصد، سامي الكيلاني، إن", "مدير المرصد، سامي الكيلاني"),
        ("قال مدير المرصد، الدكتور سامي الكيلاني، إن", "مدير المرصد، الدكتور سامي الكيلاني"),
        ("قال رئيس الغرفة، وعضو المجلس، سامي الكيلاني، إن", "رئيس الغرفة، وعضو المجلس، سامي الكيلاني"),
        ("قال مدير المرصد، أمس، إن", "مدير المرصد"),
        # marks
        ("قالت صحيفة «الأفق» إن", "صحيفة «الأفق»"),
        ("قال مدير مركز «الأفق» سامي الكيلاني إن", "مدير مركز «الأفق» سامي الكيلاني"),
        ("قال المستشار سامي الكيلاني «الطريق مفتوح»", "المستشار سامي الكيلاني"),
        ("نفت البعثة «نفت بشدة» ذلك", "البعثة"),
        ("قال كا داي-لون إن", "كا داي-لون"),
        # prepositions
        ("قالت مصادر وسط القبائل إن", "مصادر وسط القبائل"),
        ("قالت مصادر داخل الحزب إن", "مصادر داخل الحزب"),
        ("قال سكان وسط المدينة إن", "سكان"),
        ("طعن ضابط في المكتب في الشهادة", "ضابط في المكتب"),
        ("قال ضابط في المكتب في القاهرة إن", "ضابط في المكتب في القاهرة"),
        ("قال المشرف العام على لجان الحي إن", "المشرف العام على لجان الحي"),
        ("وافق المشرف العام على لجان كثيرة", "المشرف العام"),
        ("علق الطلاب على القرار", "الطلاب"),
        ("قالت الشركة في إطار مشروعها إن", "الشركة"),
        ("قالت الوزارة في تقريرها إن", "الوزارة"),
        # conjunctions
        ("قال وزير النقل والمواصلات إن", "وزير النقل والمواصلات"),
        ("قالت تونس والجزائر إن", "تونس والجزائر"),
        ("قال الوزير وأضاف", "الوزير"),
        # glued words
        ("أظهر تقدير لمؤشر المبيعات أن", "تقدير لمؤشر المبيعات"),
        ("وافقت حكومة الوفاق بالإجماع على", "حكومة الوفاق"),
        ("قال رئيس الاتحاد العام لمقاولي البناء إن", "رئيس الاتحاد العام لمقاولي البناء"),
        ("قال رئيس الاتحاد العام لمزارعي القطن إن", "رئيس الاتحاد العام لمزارعي القطن"),
        ("قال المتحدث باسم الجيش إن", "المتحدث باسم الجيش"),
        ("قال الوزير لرويترز إن", "الوزير"),
        ("قال الوزير للصحفيين إن", "الوزير"),
        ("قال زعتوري لتنفيذ القرار إن", "زعتوري"),
    ],
)
def test_what_carries_a_phrase_on(text: str, expected: str) -> None:
    assert phrase(text) == expected


@pytest.mark.parametrize(
    ("text", "j", "inside"),
    [("مصادر وسط القبائل", 1, True), ("مصادر وسط", 1, False), ("سفير لدى تونس", 1, True), ("وزير لدى عودته", 1, False)],
)
def test_a_preposition_inside(text: str, j: int, inside: bool) -> None:
    p = page(text)
    assert preposition_inside(p, j, len(p.words), 0, p.lex.flags(p.words[0]), False) is inside


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [("النقل والمواصلات", True), ("الوزير وأكد", False), ("الوزير وفي", False), ("الوزير وسامي", True)],
)
def test_a_word_with_its_conjunction(text: str, goes_on: bool) -> None:
    p = page(text)
    assert coordinated(p, 1, p.lex.flags(p.words[0]), False) is goes_on


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("زعتوري لتنفيذ", True),
        ("زعتوري بمجلس", True),
        ("زعتوري بلعيد", False),
        ("نادر بلان", False),
        ("نادر لرويترز", True),
        ("منذر بالحاج", False),
        ("الوزير للهيئة", True),
    ],
)
def test_what_is_left_without_the_preposition(text: str, known: bool) -> None:
    p = page(text)
    assert has_known_rest(p, p.words[1], 1) is known


@pytest.mark.parametrize(
    ("text", "j", "named", "inside"),
    [
        ("المتحدث باسم الجيش", 1, False, True),
        ("رئيس الهيئة لمكافحة الفقر", 2, True, False),
        ("تقدير لمؤشر المبيعات", 1, False, True),
        ("الوزير للصحفيين أمس", 1, False, False),
        ("الوزير بشدة أمس", 1, False, False),
    ],
)
def test_a_glued_word_inside(text: str, j: int, named: bool, inside: bool) -> None:
    assert glued_inside(page(text), j, named, False) is inside
