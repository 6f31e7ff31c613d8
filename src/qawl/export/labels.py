"""The words in which Qawl shows its own fields, in Arabic and in English: UI strings, not knowledge of the language.

A label names what the article does, never what Qawl thinks of it: «نفي», not "lie".
"""

from __future__ import annotations

from typing import Final, Literal

Lang = Literal["ar", "en"]

_TABLE: Final[dict[str, tuple[str, str]]] = {
    "act.assert": ("إفادة", "assert"),
    "act.announce": ("إعلان", "announce"),
    "act.deny": ("نفي", "deny"),
    "act.accuse": ("اتهام", "accuse"),
    "act.criticize": ("انتقاد", "criticize"),
    "act.support": ("تأييد", "support"),
    "act.demand": ("مطالبة", "demand"),
    "act.propose": ("اقتراح", "propose"),
    "act.promise": ("تعهّد", "promise"),
    "act.warn": ("تحذير", "warn"),
    "act.predict": ("توقّع", "predict"),
    "act.express": ("إعراب", "express"),
    "act.ask": ("سؤال", "ask"),
    "mode.direct": ("كلام مباشر", "direct"),
    "mode.indirect": ("كلام غير مباشر", "indirect"),
    "mode.mixed": ("كلام مختلط", "mixed"),
    "status.said": ("قيل", "said"),
    "status.not_said": ("لم يُقَل", "not said"),
    "status.expected": ("منتظَر أن يُقال", "expected"),
    "status.hypothetical": ("على سبيل الافتراض", "hypothetical"),
    "basis.at_cue": ("مذكور عند فعل القول", "named at the cue"),
    "basis.title": ("من لقبه أو صفته", "by title"),
    "basis.carried": ("من المتحدث السابق", "carried on"),
    "basis.pronoun": ("من الضمير", "by pronoun"),
    "basis.metonym": ("من اسم ينوب عنه", "by metonym"),
    "occasion.interview": ("مقابلة", "interview"),
    "occasion.press_conference": ("مؤتمر صحفي", "press conference"),
    "occasion.statement": ("بيان", "statement"),
    "occasion.speech": ("كلمة", "speech"),
    "occasion.parliament": ("جلسة نيابية", "parliament"),
    "occasion.court": ("جلسة محكمة", "court"),
    "occasion.post": ("منشور", "post"),
    "occasion.call": ("اتصال", "call"),
    "occasion.meeting": ("لقاء", "meeting"),
    "occasion.report": ("تقرير", "report"),
    "speaker.probable": ("المرجّح", "probably"),
    "speaker.open": ("المتحدث غير محسوم", "speaker not settled"),
    "speaker.none": ("متحدث غير مسمّى", "speaker not named"),
    "speaker.implied": ("ضمنًا", "implied"),
    "field.speaker": ("المتحدث", "speaker"),
    "field.words": ("القول كما نُشر", "words as printed"),
    "field.cue": ("لفظ القول", "cue"),
    "field.with_cue": ("بلفظ", "cue"),
    "field.act": ("الفعل", "act"),
    "field.mode": ("الصيغة", "mode"),
    "field.status": ("الحال", "status"),
    "field.relay": ("نقلًا عن", "relayed by"),
    "field.addressee": ("المخاطَب", "to"),
    "field.horizon": ("الموعد", "by when"),
    "field.quantities": ("المقادير", "quantities"),
    "field.occasion": ("المناسبة", "occasion"),
    "field.according_to": ("بحسب", "according to"),
    "field.basis": ("سند الإسناد", "basis"),
    "field.antecedent": ("الاسم في النص", "named by"),
    "field.runner_up": ("المرشّح التالي", "runner-up"),
    "field.confidence": ("الثقة", "confidence"),
    "field.confidence_span": ("حدود القول", "boundaries"),
    "field.confidence_speaker": ("المتحدث", "speaker"),
    "field.evidence": ("السند والمواضع", "evidence and offsets"),
    "field.offsets": ("المواضع", "offsets"),
    "field.source": ("المصدر", "source"),
    "field.outlet": ("الناشر", "outlet"),
    "field.url": ("الرابط", "link"),
    "field.said_on": ("قيل في", "said on"),
    "field.published": ("نُشر في", "published"),
    "field.sentence": ("الجملة", "sentence"),
    "field.uid": ("المعرّف", "uid"),
    "field.content": ("المضمون", "content"),
    "field.mention": ("ذِكر المتحدث", "mention"),
    "field.title": ("العنوان", "title"),
    "field.also_at": ("وأيضًا في", "also at"),
    "count.places": ("المواضع", "places"),
    "note.later": ("صدرت نسخة أحدث", "a later version exists"),
    "count.articles": ("المقالات", "articles"),
    "count.statements": ("الأقوال", "statements"),
    "count.implied": ("متحدثوها ضمنيون", "implied speakers"),
    "count.nested": ("أقوال داخل أقوال", "nested"),
    "count.unknown": ("بلا متحدث محسوم", "unknown speakers"),
    "none.statements": ("لا أقوال في هذا النص", "no statements in this text"),
}

KEYS: Final = frozenset(_TABLE)


def label(key: str, lang: Lang = "ar") -> str:
    """The label of ``group.value``; a value that the table does not know (a newer record's) is shown as it is."""
    entry = _TABLE.get(key)
    if entry is None:
        return key.partition(".")[2] or key
    return entry[lang == "en"]
