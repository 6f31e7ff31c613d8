"""Hostile texts: built from what Arabic news is made of, put together as no newsroom would."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

OPENERS: Final = "\"«“„‘’'‹<﴿"
CLOSERS: Final = "\"»”“’‘'›>﴾"
QUOTES: Final = "".join(dict.fromkeys(OPENERS + CLOSERS))
BIDI: Final = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
MARKS: Final = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670\u0610\u06d6"
INVISIBLE: Final = "\u0640\u200b\u200c\u200d\ufeff\u00ad\u2060\x00\x1f\x85\u2028\u2029"
ENDS: Final = ("\n", "\r\n", "\r", "\n\n", " \n ", "\t", " ", "  ", "\u00a0", "")

CUES: Final = (
    "قال", "وقال", "قالت", "وَقَالَ", "قـــال", "فقالا", "يقولون", "أكد أن", "وأكّدت أنّ", "أضاف",
    "وأضاف", "وأضافت:", "أعلن عن", "أشار إلى", "أشارت إلى أن", "نفى", "لم ينف", "لم يعلن أن", "سيعلن",
    "من المقرر أن يعلن", "قد يقول", "لو قال", "اتهم", "دعا إلى", "طالب بـ", "توقع أن", "وصف", "بأنه",
    "حذر من", "رحب بـ", "شدد على", "كشف عن", "أعرب عن أمله في", "مضيفا", "مضيفًا:", "، مشيرا إلى أن",
    "مؤكدةً أنّ", "معربا عن", "وتابع قائلا", "وفقا لـ", "وفقاً للوزير", "بحسب", "حسب", "على حد قوله",
    "نقلا عن", "المزاعم التي تشير إلى أن", "تصريحات", "قوله إن", "أظهرت الدراسة أن", "ذكرت وكالة",
    "في مقابلة مع", "في بيان", "إن", "أن", "أنه", "بأن", "إنّ", "أنّها", "هل", "لا",
)  # fmt: skip
NAMES: Final = (
    "الوزير", "وزير الخارجية", "سعيد الحداد", "ليلى منصور", "المتحدث باسم", "الرئيس", "رئيسة البلدية",
    "مصدر أمني", "الوزارة", "وزارة الصحة", "صحيفة الميناء", "وكالة", "د. سامي", "أ. م. نور",
    "عبد الرحمن", "أبو خالد", "الكرملين", "هو", "هي", "الصحفيين",
)  # fmt: skip
FILLERS: Final = (
    "المطر قادم", "إلى الشمال", "خلال يومين", "غدا", "الشهر المقبل", "2016", "٢٠١٧", "۱۲", "3.5%",
    "1,000,000", "نحو 20 ألف", "،", ",", "؛", "؟", "!", ".", "..", "...", "…", ":", " : ", "-", "–",
    "—", "(", ")", "[", "]", "/", "أ.", "و", "ف", "ل", "بـ", "http://a.b/c?d=e", "NATO", "Covid-19",
    "@user", "#وسم", "👍", "👩‍👩‍👧", "🇹🇳", "e\u0301", "ﷺ", "ﻻ", "ﺍﻟﻮﺯﻳﺮ", "گفت", "کی", "پ", "שלום", "中文",
    "\ud800", "\U0001f600",
)  # fmt: skip

fragments: Final = st.one_of(
    st.sampled_from(CUES),
    st.sampled_from(NAMES),
    st.sampled_from(FILLERS),
    st.sampled_from(QUOTES),
    st.sampled_from(BIDI + MARKS + INVISIBLE),
    st.sampled_from(ENDS),
    st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=4),
    st.text(max_size=4),
)


@st.composite
def hostile(draw: st.DrawFn) -> str:
    """Fragments, most of them with a space between them, some glued together."""
    parts = draw(st.lists(st.tuples(fragments, st.sampled_from((" ", " ", " ", ""))), max_size=40))
    return "".join(a + b for a, b in parts)


@st.composite
def newslike(draw: st.DrawFn) -> str:
    """Sentences that mostly look like reported speech: the engine gets past its first checks on these."""
    out = []
    for _ in range(draw(st.integers(1, 6))):
        cue, name, other = (draw(st.sampled_from(words)) for words in (CUES, NAMES, NAMES))
        a, b = draw(
            st.sampled_from((("", ""), ("«", "»"), ('"', '"'), ("“", "”"), ("«", ""), ("", '"'), (': "', '".')))
        )
        content = " ".join(draw(st.lists(st.sampled_from(FILLERS + CUES + NAMES), min_size=1, max_size=12)))
        subject = draw(st.sampled_from((f"{cue} {name}", f"{name} {cue}", cue, f"{cue} {name} لـ{other}")))
        joint = draw(st.sampled_from((" إن ", " أن ", ": ", " ", "، ", " إلى أن ")))
        out.append(f"{subject}{joint}{a}{content}{b}" + draw(st.sampled_from((".", "", "،", "\n", "\r\n", " .", "…"))))
    text = draw(st.sampled_from((" ", "\n", ""))).join(out)
    return f"{draw(st.sampled_from(MARKS + BIDI))}".join(text) if draw(st.integers(0, 9)) == 0 else text


@st.composite
def interviewlike(draw: st.DrawFn) -> str:
    """Questions with what may be answers, under a line that may call it an interview."""
    above = draw(st.sampled_from(("حوار مع سعيد الحداد\n", "حوار: ليلى منصور\n", "المطر قادم\n", "")))
    mark = st.sampled_from(("- ", "— ", "س: ", "الوزير: ", "«", '"', "", "-"))
    words = st.lists(st.sampled_from(FILLERS + CUES + NAMES + tuple(QUOTES)), max_size=16)
    out = [above]
    for _ in range(draw(st.integers(3, 6))):
        question = " ".join(draw(words)) + draw(st.sampled_from(("؟", "?", "؟»", "؟.", "")))
        answer = " ".join(draw(words)) + draw(st.sampled_from((".", "", "»", "...", "\n-")))
        answer += draw(st.sampled_from(("", " المطر قادم إلى الشمال" * 4)))
        out += [draw(mark), question, "\n", draw(mark), answer, draw(st.sampled_from(("\n", "\n\n", "")))]
    return "".join(out)


texts: Final = st.one_of(hostile(), newslike())
