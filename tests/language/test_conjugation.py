"""The written forms of verbs: hollow, weak, doubled, hamzated; participles."""

from __future__ import annotations

import pytest

from qawl.language.conjugation import (
    SUFFIXES,
    Form,
    clipped_forms,
    default_participle,
    is_geminate,
    is_hollow,
    participle_forms,
    past_forms,
    present_forms,
    weak_forms,
    with_object,
)

KEYS = ["3ms", "3fs", "3md", "3fd", "3mp", "3fp", "1s", "1p"]


def by_person(forms: list[Form]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for form in forms:
        out.setdefault(f"{form.person}{form.gender}{form.number}", set()).add(form.text)
    return out


@pytest.mark.parametrize(
    ("past", "present", "forms"),
    [
        ("ذكر", "يذكر", "ذكر ذكرت ذكرا ذكرتا ذكروا ذكرن ذكرت ذكرنا"),
        ("قال", "يقول", "قال قالت قالا قالتا قالوا قلن قلت قلنا"),
        ("أضاف", "يضيف", "أضاف أضافت أضافا أضافتا أضافوا أضفن أضفت أضفنا"),
        ("نفى", "ينفي", "نفى نفت نفيا نفتا نفوا نفين نفيت نفينا"),
        ("دعا", "يدعو", "دعا دعت دعوا دعتا دعوا دعون دعوت دعونا"),
        ("رد", "يرد", "رد ردت ردا ردتا ردوا رددن رددت رددنا"),
        ("أصر", "يصر", "أصر أصرت أصرا أصرتا أصروا أصررن أصررت أصررنا"),
        ("وصف", "يصف", "وصف وصفت وصفا وصفتا وصفوا وصفن وصفت وصفنا"),
        ("خشي", "يخشى", "خشي خشيت خشيا خشيتا خشوا خشين خشيت خشينا"),
    ],
)
def test_the_past(past: str, present: str, forms: str) -> None:
    assert by_person(past_forms(past, present)) == {k: {f} for k, f in zip(KEYS, forms.split(), strict=True)}


@pytest.mark.parametrize(
    ("past", "present", "expected"),
    [
        ("ذكر", "يذكر", {"3ms": "يذكر", "3mp": "يذكرون يذكروا", "3fp": "يذكرن", "1s": "أذكر", "1p": "نذكر"}),
        ("قال", "يقول", {"3ms": "يقول يقل", "3fs": "تقول تقل", "3mp": "يقولون يقولوا", "3fp": "يقلن"}),
        ("نفى", "ينفي", {"3md": "ينفيان", "3mp": "ينفون ينفوا", "3fp": "ينفين"}),
        ("دعا", "يدعو", {"3md": "يدعوان", "3mp": "يدعون يدعوا", "3fp": "يدعون"}),
        ("تمنى", "يتمنى", {"3md": "يتمنيان", "3mp": "يتمنون يتمنوا", "3fp": "يتمنين"}),
    ],
)
def test_the_present(past: str, present: str, expected: dict[str, str]) -> None:
    found = by_person(present_forms(past, present))
    assert {k: found[k] for k in expected} == {k: set(forms.split()) for k, forms in expected.items()}


@pytest.mark.parametrize(
    ("past", "present", "hollow", "geminate"),
    [
        ("قال", "يقول", True, False),
        ("نام", "ينام", True, False),
        ("أضاف", "يضيف", True, False),
        ("دعا", "يدعو", False, False),
        ("رد", "يرد", False, True),
        ("أصر", "يصر", False, True),
        ("وصف", "يصف", False, False),
        ("ذكر", "يذكر", False, False),
    ],
)
def test_the_class_is_told_from_two_forms(past: str, present: str, hollow: bool, geminate: bool) -> None:
    assert is_hollow(past, present) is hollow
    assert is_geminate(past, present) is geminate


@pytest.mark.parametrize(
    ("past", "present", "clipped", "weak"),
    [
        ("قال", "يقول", ["يقل", "تقل"], []),
        ("أضاف", "يضيف", ["يضف", "تضف"], []),
        ("نفى", "ينفي", [], ["ينف", "تنف"]),
        ("دعا", "يدعو", [], ["يدع", "تدع"]),
        ("تمنى", "يتمنى", [], ["يتمن", "تتمن"]),
        ("ذكر", "يذكر", [], []),
    ],
)
def test_what_stands_behind_a_negator_only(past: str, present: str, clipped: list[str], weak: list[str]) -> None:
    assert [form.text for form in clipped_forms(past, present)] == clipped
    assert [form.text for form in weak_forms(past, present)] == weak


@pytest.mark.parametrize(
    ("participle", "forms"),
    [
        ("مضيف", "مضيفا مضيفة مضيفين مضيفتين مضيفات"),
        # the weak last letter is lost before ين, and there only
        ("داعي", "داعيا داعية داعين داعيتين داعيات"),
        ("متمني", "متمنيا متمنية متمنين متمنيتين متمنيات"),
        ("منتهي", "منتهيا منتهية منتهين منتهيتين منتهيات"),
        ("نافي", "نافيا نافية نافين نافيتين نافيات"),
        ("شاء", "شاء شاءة شاءين شاءتين شاءات"),
    ],
)
def test_participles(participle: str, forms: str) -> None:
    assert [form.text for form in participle_forms(participle)] == forms.split()


def test_the_participle_of_a_derived_verb() -> None:
    assert default_participle("يضيف") == "مضيف"
    assert default_participle("ينتهي") == "منتهي"


@pytest.mark.parametrize(
    ("form", "first"),
    [
        (Form("وصف", "past", 3, "m", "s"), "وصفه"),
        (Form("نفى", "past", 3, "m", "s"), "نفاه"),
        (Form("وصفوا", "past", 3, "m", "p"), "وصفوه"),
    ],
)
def test_a_pronoun_for_the_object(form: Form, first: str) -> None:
    found = with_object(form)
    assert found[0] == first
    assert len(found) == len(SUFFIXES)
    assert all(text.endswith(suffix) for text, suffix in zip(found, SUFFIXES, strict=True))
