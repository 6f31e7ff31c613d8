"""The act of a statement: each act's own words, the grammar of the future, whose side it is, what was done before."""

from __future__ import annotations

import pytest

from qawl.attribution.act import WORDS, content_words
from qawl.errors import QawlError
from qawl.extract import extract_article
from qawl.lexicon.acts import NUMBERS, compile_acts, conjugated
from qawl.lexicon.compile import load
from qawl.lexicon.loader import read_folder
from qawl.model import ACTS
from qawl.reading.article import make_article
from qawl.statements.find import find
from qawl.text.page import Page

CASES = {
    "assert": [
        "قال المدير سالم الحداد إن المصنع يضم أربعين عاملا.",
        "وأوضح الباحث نادر العلي أن الطريق يمر بثلاث قرى.",
        "ذكرت وزارة الزراعة أن المحصول بلغ ألفي طن.",
        "أفاد شهود عيان بأن الحافلة كانت متوقفة أمام المدرسة.",
        "وأشار التقرير إلى أن عدد السكان ثلاثة ملايين.",
        "وبحسب التقرير فإن العمل الإرهابي وقع صباح أمس.",
        "أكد المتحدث باسم الوزارة أن الجسر طوله مئة متر.",
    ],
    "announce": [
        "أعلنت وزارة الصحة افتتاح مستشفى جديد في المدينة.",
        "أعلن الجيش سيطرته على البلدة.",
        "قال المتحدث باسم الوزارة إنه تم توقيع الاتفاق صباح اليوم.",
        "وأوضح رئيس اللجنة سالم الحداد أن المؤتمر سيعقد في القاهرة.",
        "وقال مدير المهرجان نادر العلي إن المهرجان سينطلق الخميس.",
        "وقال رئيس المجلس سالم الحداد إن المجلس قرر خفض الرسوم.",
    ],
    "deny": [
        "نفى الوزير سالم الحداد أن تكون الحكومة قد وقعت الاتفاق.",
        "قال المتحدث باسم الشركة إن هذه الأنباء لا أساس لها من الصحة.",
        "وأكد النائب نادر العلي أن ما نشر غير صحيح.",
        "وقال الوزير سالم الحداد إن الصور مفبركة.",
        "أكد المدير نادر العلي أن الخبر عار عن الصحة.",
        "أنكر المتهم سالم الحداد أنه كان في المنزل.",
    ],
    "accuse": [
        "اتهم الوزير سالم الحداد المعارضة بتعطيل الجلسة.",
        "قال النائب نادر العلي إن الحكومة تتستر على الفاسدين.",
        "وأكد المتحدث باسم الحركة أن إسرائيل انتهكت الهدنة.",
        "وقال الناشط سالم الحداد إن الشرطة اعتدت على المتظاهرين.",
        "قال النائب نادر العلي إن الحزب يتآمر على الدولة ويحرض على الفتنة.",
    ],
    "criticize": [
        "انتقد النائب سالم الحداد أداء اللجنة.",
        "أدان الرئيس نادر العلي الهجوم.",
        "قال الخبير سالم الحداد إن القرار غير مقبول.",
        "واعتبر النائب نادر العلي أن الخطة فاشلة.",
        "وقال المدرب سالم الحداد إن التحكيم كان سيئا جدا.",
        "ووصف الكاتب نادر العلي القانون بالمجحف.",
        "وقال النائب سالم الحداد إن الوزارة فشلت في حل الأزمة.",
    ],
    "support": [
        "رحب الوزير سالم الحداد بالاتفاق.",
        "أشاد الوزير سالم الحداد بدور المعلمين.",
        "قال المدير سالم الحداد إن ما حققه الفريق إنجاز عظيم.",
        "وأكد السفير نادر العلي أن بلاده تقف إلى جانب أهالي المدينة.",
        'وقال المدرب سالم الحداد: "نشكر الجمهور على حضوره".',
        'وقال النائب نادر العلي: "نحن نؤيد هذا المشروع".',
    ],
    "demand": [
        "دعا الأمين العام سالم الحداد الأطراف إلى ضبط النفس.",
        "قال الخبير نادر العلي إنه يجب إصلاح الطرق.",
        "وأكد الوزير سالم الحداد ضرورة احترام القانون.",
        "وقال النائب نادر العلي إن على الحكومة أن تخفض الضرائب.",
        "وأضاف الطبيب سالم الحداد أنه لا بد من غسل اليدين.",
        'وقال الناشط نادر العلي: "نطالب بفتح المدرسة".',
        "شدد المدير سالم الحداد على ضرورة الحضور.",
    ],
    "propose": [
        "اقترح النائب سالم الحداد تأجيل التصويت.",
        'وقال الوسيط نادر العلي: "نقترح عقد جلسة ثانية".',
        "اقترح المدير سالم الحداد أن تبدأ الدروس في التاسعة.",
    ],
    "promise": [
        "تعهد الوزير سالم الحداد بإنهاء الأشغال.",
        'وقال الرئيس نادر العلي: "سنعمل على فتح الطريق".',
        "وقال المدير سالم الحداد إنه سيواصل دعم الفريق.",
        "وأكد الوزير نادر العلي أن بلاده ستدعم اللاجئين.",
        'وقال القائد سالم الحداد: "لن نقبل بهذا الوضع".',
        "وقال الرئيس نادر العلي إننا سنبني عشر مدارس.",
        "وأكد رئيس الوزراء سالم الحداد أنه ملتزم بالموعد.",
    ],
    "warn": [
        "حذر الخبير سالم الحداد من انهيار السد.",
        "هدد القائد نادر العلي بالرد.",
        'وقال الوزير سالم الحداد: "نحذر من اللعب بالنار".',
        "وقال الطبيب نادر العلي إن هذا التأخير يشكل خطرا على حياة المرضى.",
    ],
    "predict": [
        "توقع الخبير سالم الحداد ارتفاع الأسعار.",
        "قال المحلل نادر العلي إن الأسعار ستنخفض في الصيف.",
        "وقال الخبير سالم الحداد إن الجفاف سيؤدي إلى نقص المياه.",
        "وأوضح الباحث نادر العلي أنه من المتوقع أن يتضاعف العدد.",
        "وقال المحلل سالم الحداد إن القرار قد يؤدي إلى إغلاق المصنع.",
        "وقال الخبير نادر العلي إن الأزمة لن تنتهي هذا العام.",
    ],
    "express": [
        "أعرب الأمين العام سالم الحداد عن أسفه لوقوع الحادث.",
        'وقال المدرب نادر العلي: "أشعر بالفخر بعد هذه المباراة".',
        "قال الوزير سالم الحداد إنه يأمل في عودة الهدوء.",
        'وقالت الوالدة ليلى العلي: "نتمنى أن يعود ابننا".',
        "وقال اللاعب نادر العلي إنه واثق من العودة.",
    ],
    "ask": [
        "تساءل الكاتب سالم الحداد عن سبب الإغلاق.",
        'وقال النائب نادر العلي: "هل قرأ الوزير القانون؟".',
        'وقال المواطن سالم الحداد: "لماذا أغلق الطريق؟".',
    ],
}


def acts_in(text: str) -> list[str]:
    return [s.act for s in extract_article(make_article(text, source="a.txt")).statements]


@pytest.mark.parametrize(("act", "text"), [(act, text) for act, texts in CASES.items() for text in texts])
def test_what_saying_so_does(act: str, text: str) -> None:
    assert acts_in(text)[:1] == [act]


def test_every_act_has_its_cases() -> None:
    assert set(CASES) == set(ACTS)


def test_what_the_cue_does_is_not_weighed_against_the_content() -> None:
    assert acts_in("رحب الوزير سالم الحداد بالقرار الذي ينهي الخطة الفاشلة.") == ["support"]


def test_a_judgement_with_the_article_is_taken_for_granted() -> None:
    assert acts_in("قال الخبير سالم الحداد إن القرار كان مجحفا.") == ["criticize"]
    assert acts_in("قال الخبير سالم الحداد إن القرار المجحف صدر أمس.") == ["assert"]


def test_a_good_word_denied_is_criticism() -> None:
    assert acts_in("قال الخبير سالم الحداد إن النتيجة كانت ممتازة.") == ["support"]
    assert acts_in("قال الخبير سالم الحداد إن النتيجة ليست ممتازة.") == ["criticize"]


def test_the_same_future_is_a_promise_of_ones_own_side_and_a_forecast_of_anything_else() -> None:
    assert acts_in("قال المحلل سالم الحداد إن السعر سيتعافى.") == ["predict"]
    assert acts_in("قال الوزير سالم الحداد إن حكومته ستتحمل النفقات.") == ["promise"]


def test_what_somebody_else_feels_is_told_and_not_expressed() -> None:
    assert acts_in("قال المدرب سالم الحداد إنه يشعر بالتعب.") == ["express"]
    assert acts_in("قال المدرب سالم الحداد إن المدير يشعر بالتعب.") == ["assert"]


def test_one_who_goes_on_after_a_criticism_criticizes_more_easily() -> None:
    faint = "إن المبلغ محدود."
    alone = acts_in("قال النائب سالم الحداد " + faint)
    after = acts_in("قال النائب سالم الحداد إن الخطة فاشلة وظالمة. وأضاف " + faint)
    assert alone == ["assert"]
    assert after == ["criticize", "criticize"]


def test_the_content_is_looked_at_only_so_far() -> None:
    page = Page("قال سالم الحداد إن " + "كلمة " * 400 + "هنا.", load(None))
    assert len(content_words(page, find(page)[0])) == WORDS


def test_a_verb_of_the_lexicon_stands_for_all_its_forms() -> None:
    forms = conjugated("فشل/يفشل")
    assert {"فشل", "فشلت", "فشلوا", "يفشل", "تفشل", "يفشلون", "نفشل"} <= set(forms)
    assert "فشلت" not in conjugated("فشل/يفشل", "present")


def test_conjunctions_and_prepositions_are_seen_through() -> None:
    acts = load(None).acts
    plain = acts.signals["الفشل"]
    assert acts.signals["بالفشل"] == plain
    assert acts.signals["وبالفشل"] == plain
    assert acts.signals["للفشل"] == plain
    assert acts.signals["وقمح"] == ()


def test_every_weight_is_of_a_known_act_and_every_name_of_grammar_is_there() -> None:
    acts = load(None).acts
    assert all(0 <= n < len(NUMBERS) for g in acts.groups for n, _ in (*g.add, *g.actor, *g.negated))
    assert {"asserts", "announces", "future_own", "future_first", "may", "obliges"} <= set(acts.grammar)


@pytest.mark.parametrize(
    "line",
    [
        '[[group]]\nname = "x"\nwithin = 5\nadd = { shout = 1.0 }\n',
        '[[group]]\nname = "x"\nwithin = 5\nadd = { deny = 1.0 }\nverbs = ["فشل"]\n',
        '[[group]]\nname = "x"\nwithin = 5\nadd = { deny = 1.0 }\nwords = [""]\n',
        '[[group]]\nname = "x"\nwithin = 5\nadd = { deny = 1.0 }\nnouns = ["+"]\n',
    ],
)
def test_what_does_not_hold_is_refused(line: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("overlay")
    (folder / "acts.toml").write_text(line, encoding="utf-8")
    with pytest.raises(QawlError) as e:
        load(folder)
    assert e.value.code == "QAWL-L002"


def test_an_overlay_adds_a_group(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("overlay")
    text = '[[group]]\nname = "mine"\nwithin = 9\nadd = { warn = 5.0 }\nwords = ["مخروط أزرق"]\n'
    (folder / "acts.toml").write_text(text, encoding="utf-8")
    said = make_article("قال سالم الحداد إن هناك مخروط أزرق في الساحة.", source="a.txt")
    assert [s.act for s in extract_article(said, folder).statements] == ["warn"]
    assert [s.act for s in extract_article(said).statements] == ["assert"]
    files = read_folder(folder)
    assert compile_acts(files["acts"], ()).names[-1] == "mine"  # type: ignore[arg-type]
