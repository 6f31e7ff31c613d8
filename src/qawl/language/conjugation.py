"""Conjugating a verb of written Arabic from its past and its present (third person masculine singular).

Unvowelled script needs little: where the stem's long vowel shortens (قال، قلت), what a weak last letter becomes
(نفى، نفت، نفوا) and where a doubled letter opens (رد، رددت). The class is told from the two forms themselves.
"""

from __future__ import annotations

from typing import Final, NamedTuple

WEAK: Final = "اوىي"


class Form(NamedTuple):
    """One written form: ``number`` is s, d or p; ``gender`` m, f or "" (first person); ``person`` 1 or 3."""

    text: str
    tense: str  # "past", "present", "participle"
    person: int
    gender: str
    number: str


def is_hollow(past: str, present: str) -> bool:
    """A long vowel stands before the last letter in the past and in the present: قال يقول، أضاف يضيف، نام ينام."""
    return len(past) >= 3 and past[-2] == "ا" and present[-2] in "اوي" and past[-1] not in WEAK


def is_geminate(past: str, present: str) -> bool:
    """The last two letters are one written letter: رد يرد، أصر يصر (but not وصف يصف, whose first letter is weak)."""
    short = len(past) == 2 or (len(past) == 3 and len(present) == 3 and past[0] not in "وي")
    return short and past[-1] not in WEAK


def past_forms(past: str, present: str) -> list[Form]:
    """The forms of the past: third person in both genders and three numbers, first person."""
    last, base = past[-1], past[:-1]
    if last in "اى" and len(past) > 2 and not is_hollow(past, present):
        glide = "و" if last == "ا" else "ي"
        fem, dual, plural, open_stem = base + "ت", base + glide + "ا", base + "وا", base + glide
    elif last == "ي":
        fem, dual, plural, open_stem = past + "ت", past + "ا", base + "وا", past
    else:
        fem, dual, plural, open_stem = past + "ت", past + "ا", past + "وا", past
        if is_hollow(past, present):
            open_stem = past[:-2] + last
        elif is_geminate(past, present):
            open_stem = past + last
    return [
        Form(past, "past", 3, "m", "s"),
        Form(fem, "past", 3, "f", "s"),
        Form(dual, "past", 3, "m", "d"),
        Form(fem + "ا", "past", 3, "f", "d"),
        Form(plural, "past", 3, "m", "p"),
        Form(open_stem + "ن", "past", 3, "f", "p"),
        Form(open_stem + "ت", "past", 1, "", "s"),
        Form(open_stem + "نا", "past", 1, "", "p"),
    ]


def present_forms(past: str, present: str) -> list[Form]:
    """The forms of the present, indicative and (in the plural) without its nun."""
    stem, last = present[1:], present[-1]
    base = stem[:-1] if last in "ويى" else stem
    dual = base + ("ي" if last in "ىي" else "و" if last == "و" else "") + "ان"
    short = stem[:-2] + last if is_hollow(past, present) else stem
    if last == "ى":
        short = base + "ي"
    return [
        *clipped_forms(past, present),
        Form("ي" + stem, "present", 3, "m", "s"),
        Form("ت" + stem, "present", 3, "f", "s"),
        Form("ي" + dual, "present", 3, "m", "d"),
        Form("ت" + dual, "present", 3, "f", "d"),
        Form("ي" + base + "ون", "present", 3, "m", "p"),
        Form("ي" + base + "وا", "present", 3, "m", "p"),
        Form("ي" + short + "ن", "present", 3, "f", "p"),
        Form("أ" + stem, "present", 1, "", "s"),
        Form("ن" + stem, "present", 1, "", "p"),
    ]


def clipped_forms(past: str, present: str) -> list[Form]:
    """The singular of a hollow verb without its long vowel, which stands behind a negator only: لم يقل."""
    if not is_hollow(past, present):
        return []
    short = present[1:-2] + present[-1]
    return [Form("ي" + short, "present", 3, "m", "s"), Form("ت" + short, "present", 3, "f", "s")]


def weak_forms(past: str, present: str) -> list[Form]:
    """The singular of a verb with a weak last letter without it, which stands behind لم only: لم ينف، لم تدع."""
    if present[-1] not in "ويى" or len(present) < 4 or is_hollow(past, present):
        return []
    short = present[1:-1]
    return [Form("ي" + short, "present", 3, "m", "s"), Form("ت" + short, "present", 3, "f", "s")]


def default_participle(present: str) -> str:
    """The active participle of a derived verb: يضيف → مضيف, ينتهي → منتهي. Form I (قائل) has to be given."""
    return "م" + present[1:]


def participle_forms(participle: str) -> list[Form]:
    """The accusative of circumstance (مضيفا، مضيفة، مضيفين، مضيفات), in which a participle goes on with a speaker."""
    base = participle
    singular = base if base.endswith("ء") else base + "ا"
    several = base.removesuffix("ي") if len(base) > 3 else base  # داعي: داعين
    return [
        Form(singular, "participle", 3, "m", "s"),
        Form(base + "ة", "participle", 3, "f", "s"),
        Form(several + "ين", "participle", 3, "m", "p"),
        Form(base + "تين", "participle", 3, "f", "d"),
        Form(base + "ات", "participle", 3, "f", "p"),
    ]


SUFFIXES: Final = ("ه", "ها", "هم", "هما", "هن", "نا", "ني")


def with_object(form: Form) -> list[str]:
    """The form with an object pronoun glued to it: وصفه، وصفتها، نفاه، وصفوه."""
    text = form.text
    if text.endswith("ى"):
        text = text[:-1] + "ا"
    elif form.number == "p" and text.endswith("وا"):
        text = text[:-1]
    return [text + suffix for suffix in SUFFIXES]
