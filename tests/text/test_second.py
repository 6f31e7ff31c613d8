"""Where an object begins right behind the subject. Every sentence is invented."""

from __future__ import annotations

import pytest

from tests.text.made import phrase

STRONG = [
    # on strong evidence alone: a verbal noun, a pronoun, an accusative
    ("أكد سموه استمرار العمل", "سموه"),
    ("واصلت المحكمة عملها", "المحكمة"),
    ("نشرت الوزارة قرارا", "الوزارة"),
    ("أعلن الوزير تأجيل الحفل", "الوزير"),
    # no object: a surname, a family particle
    ("دعا عبد الحق بن صالح", "عبد الحق بن صالح"),
    ("قال آل سمير", "آل سمير"),
]
WEAK = [
    ("حث الصندوق عامة الناس", "الصندوق"),
    ("حث الصندوق المحلي عامة الناس", "الصندوق المحلي"),
    ("حث الصندوق بعض الدول", "الصندوق"),
    ("دعا المجلس الدول الإسلامية", "المجلس"),
    ("دعت الوزيرة النساء", "الوزيرة"),
    ("دعا البلاغ الحكومة", "البلاغ"),
    ("أوصت الهيئة مرتادي الشبكة", "الهيئة"),
    ("ناشد السائقين الالتزام", "السائقين"),
    # a plural in the nominative is no object
    ("قال العلماء المسلمون إن", "العلماء المسلمون"),
    ("قال الطلاب المشاركون إن", "الطلاب المشاركون"),
    # whose daughter she is
    ("دعت هدى بنت سمير الناس", "هدى بنت سمير"),
    ("دعت عهود بنت الحارث", "عهود بنت الحارث"),
    ("أكد سموه حرص الدولة", "سموه"),
    # behind an office that waits for its holder
    ("حث مدير الصندوق عامة الناس", "مدير الصندوق عامة الناس"),
]


@pytest.mark.parametrize(("text", "expected"), STRONG)
def test_on_strong_evidence(text: str, expected: str) -> None:
    assert phrase(text, before_object=1) == expected


@pytest.mark.parametrize(("text", "expected"), WEAK)
def test_on_weaker_evidence(text: str, expected: str) -> None:
    assert phrase(text, before_object=2, split=True) == expected


def test_without_being_asked_no_object_is_looked_for() -> None:
    assert phrase("أعلن الوزير تأجيل الحفل") != "الوزير"
    assert phrase("دعا المجلس الدول الإسلامية", before_object=2) != "المجلس"


def test_what_is_printed_in_the_accusative_is_an_object() -> None:
    assert phrase("كشفت القناة شبكةَ برامجها", before_object=1) == "القناة"
