"""What is said and by whom, one construction a sentence: (mention of the speaker or None, content). Every sentence is
invented; what stands in an article beside it is in the same text."""

from __future__ import annotations

import pytest

from qawl.extract import extract_article
from qawl.model import Statement
from qawl.reading.article import make_article

Said = tuple[str | None, str]


def statements(text: str) -> list[Statement]:
    return list(extract_article(make_article(text, source="t")).statements)


def said(text: str) -> list[Said]:
    out: list[Said] = []
    for s in statements(text):
        mention = s.speaker.mention if s.speaker is not None else None
        out.append((text[mention[0] : mention[1]] if mention is not None else None, " … ".join(s.text)))
    return out


CALLS = [
    # a glued verb goes on for the same speaker: the group or body behind it is called upon
    (
        "أعرب مجلس حكماء الواحة عن قلقه من الجفاف، وطالب المجتمع الدولي بتوفير المياه.",
        [("مجلس حكماء الواحة", "الجفاف"), (None, "بتوفير المياه")],
    ),
    ("وأهاب المدير بالطلاب إلى الحضور مبكرا.", [("المدير", "الحضور مبكرا")]),
    ("وأهاب المجلس بالمواطنين بعدم الخروج من منازلهم.", [("المجلس", "بعدم الخروج من منازلهم")]),
    ("وناشد وزير الصحة المواطنين عدم الخروج.", [("وزير الصحة", "عدم الخروج")]),
    ("ودعا المجلس الأمة الإسلامية إلى التوحد.", [("المجلس", "التوحد")]),
    ("ودعت البلدية جميع السكان للاطلاع على خرائط الحديقة.", [("البلدية", "للاطلاع على خرائط الحديقة")]),
    ("المركز يدعو الأطباء إلى التطوع في القرى", [("المركز", "التطوع في القرى")]),
    ("كما طالب أيضا البلدية بتجديد الأرصفة.", [(None, "بتجديد الأرصفة")]),
    (
        "أوصت الهيئة للأمن وتقنية المعلومات مرتادي الشبكة بتغيير المتصفح.",
        [("الهيئة للأمن وتقنية المعلومات", "بتغيير المتصفح")],
    ),
]

OBJECTS = [
    ("واستنكر حزب النور ما جرى في السوق.", [("حزب النور", "ما جرى في السوق")]),
    ("وكان الوزير قد أعلن ترشحه للرئاسة.", [("الوزير", "ترشحه للرئاسة")]),
    ("وخفض الصندوق توقعاته للنمو بربع نقطة.", [("الصندوق", "توقعاته للنمو بربع نقطة")]),
    ("وتقدم العميد في كلمة له صباحا بالتهنئة إلى خريجي المعهد.", [("العميد", "بالتهنئة إلى خريجي المعهد")]),
    ("ووجه الرئيس في كلمته الشكر والتحية للعمال على جهودهم في الميناء.", [("الرئيس", "جهودهم في الميناء")]),
    ("لكن نشطاء الحي يعتبرون هذا الموعد متأخرا جدا.", [("نشطاء الحي", "هذا الموعد متأخرا جدا")]),
    ("وهي أسعار وصفها التجار بالغالية جدا.", [("التجار", "بالغالية جدا")]),
    ("وأعرب رئيس النادي عن رفضه القاطع لتغيير الملعب.", [("رئيس النادي", "لتغيير الملعب")]),
    ("وأظهرت إحصاءات هيئة التجارة الصادرة أمس ارتفاعا كبيرا.", [("إحصاءات هيئة التجارة", "ارتفاعا كبيرا")]),
    ("واتهم باريتون، في تقرير قدمه لإدارة المتحف، الشركة بإهمال السقف.", [("باريتون", "الشركة بإهمال السقف")]),
    ("وأكد البلدان على حماية النهر المشترك.", [("البلدان", "حماية النهر المشترك")]),
    ("أكد الاتحاد العماني لكرة القدم الخبر على صفحته.", [("الاتحاد العماني لكرة القدم", "الخبر على صفحته")]),
]

CLAUSES = [
    ("وذكرت الباحثة، في محاضرة حول مسألة «تدوين التاريخ»، أن الكتابات تغيرت.", [("الباحثة", "أن الكتابات تغيرت")]),
    (
        "ويشير تقرير المرصد الذي كتبه باحثان من دمشق، نبيل حمود وسامي خوري، إلى أن النهر هادئ.",
        [("تقرير المرصد", "أن النهر هادئ")],
    ),
    ("وقال تيمور زاده في ما يعتبر أوضح كلام عن السد، إن الحصة كبيرة.", [("تيمور زاده", "إن الحصة كبيرة")]),
    ("وأضاف، 'كما تهدف الخطة إلى ضمان وفرة الماء'.", [(None, "كما تهدف الخطة إلى ضمان وفرة الماء")]),
    ("وقال يا سالم دعنا ننجز عملنا.", [(None, "يا سالم دعنا ننجز عملنا")]),
    ('ورد الوزير: "لا علم لي بذلك أبدا".', [("الوزير", "لا علم لي بذلك أبدا")]),
    ("ورد في البيان أن المجلس تصرف.", [("البيان", "أن المجلس تصرف")]),
    ("ومن المتوقع أن تزيد الأمطار في الشتاء.", [(None, "أن تزيد الأمطار في الشتاء")]),
    (
        "ووفق المعلومات التي حصلت عليها الجريدة، فإن المحكمة قررت تأجيل البيع.",
        [("المعلومات", "فإن المحكمة قررت تأجيل البيع")],
    ),
    (
        "وتأتي الأرقام حسب ما ذكر رائد المهيري الناطق الرسمي في الهيئة بأن الورش بدأت العمل.",
        [("رائد المهيري الناطق الرسمي في الهيئة", "بأن الورش بدأت العمل")],
    ),
    (
        "أوضح ذلك رئيس اللجنة نبيل السمان، الذي لفت إلى أن العروض متواصلة.",
        [("رئيس اللجنة نبيل السمان", "أن العروض متواصلة")],
    ),
]

ENDS = [
    # no part of what was said: whose words they are, what dangles behind the last comma, the next verb of the narrator
    ("وقال الوزير إن القرار نهائي ولا رجعة فيه، وفق تعبيره.", "إن القرار نهائي ولا رجعة فيه"),
    ("وأضافت المديرة أن الملفات جاهزة تماما على حد قولها.", "أن الملفات جاهزة تماما"),
    ("وأكد الوزير أن الطريق مفتوح أمام الجميع، وأوضح للصحفيين.", "أن الطريق مفتوح أمام الجميع"),
    ("«النادي» يعرب عن أسفه.. و«الملعب» في الانتظار", "أسفه"),
]

NOTHING = [
    "رفض المدرب التعليق على النتيجة، على الرغم من أن اللاعب حاضر.",
    "ولا يصح قياس المطر في مدة تقل عن شهر واحد.",
    "احتج بعض من عمال المصنع، ومتضامنون معهم، أمام الوزارة.",
    "ووفقا لذلك، فإن المدرسة ستغلق أبوابها.",
    "سيكون ذلك عرضا فنيا جديدا.",
    "وجاء ذلك بعد الاعتراف الرسمي باللغة.",
    "وختم الوزير زيارته بتناول الغداء.",
]


@pytest.mark.parametrize(("text", "expected"), [*CALLS, *OBJECTS, *CLAUSES])
def test_who_says_what(text: str, expected: list[Said]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "content"), ENDS)
def test_where_a_content_ends(text: str, content: str) -> None:
    assert said(text)[0][1] == content


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_nothing(text: str) -> None:
    assert statements(text) == []


def test_a_question_goes_on_behind_a_statement() -> None:
    first, second = statements('وأضاف المدير أنه سعيد، متسائلا: "كيف وصلنا إلى هنا؟"')
    assert first.text == ("أنه سعيد",)
    assert second.act == "ask"
    assert second.speaker is not None
    assert second.speaker.antecedent is not None


def test_whom_a_verb_calls_upon_is_its_addressee() -> None:
    text = "أعرب مجلس حكماء الواحة عن قلقه من الجفاف، وطالب المجتمع الدولي بتوفير المياه."
    second = statements(text)[1]
    assert second.addressee is not None
    assert second.addressee.name == "المجتمع الدولي"
    assert second.speaker is not None
    assert second.speaker.name == "مجلس حكماء الواحة"


def test_a_person_is_no_addressee_of_the_speaker_before() -> None:
    text = "أعرب الوزير سامي الكيلاني عن قلقه من الجفاف، وطالبت النائبة هدى النجار بتوفير المياه."
    second = statements(text)[1]
    assert second.speaker is not None
    assert second.speaker.name == "هدى النجار"


def test_what_nobody_in_particular_expects_stands_alone() -> None:
    outside = statements("ومن المتوقع أن ترتفع الأسعار.")
    inside = statements("وقال الوزير سامي الكيلاني إنه من المتوقع أن ترتفع الأسعار.")
    assert [s.act for s in outside] == ["predict"]
    assert len(inside) == 1


def test_a_nested_statement_of_an_expectation_keeps_its_place() -> None:
    text = "وقال الوزير سامي الكيلاني إنه من المتوقع أن يعلن المجلس أن الطريق مفتوح."
    found = statements(text)
    assert found[0].depth == 0
    assert all(s.parent == "1" for s in found[1:])


@pytest.mark.parametrize(
    ("text", "content", "name"),
    [
        (
            "الكموني: الطريق مفتوح أمام الجميع\n\nوقال سامي الكموني إن الطريق مفتوح.",
            "الطريق مفتوح أمام الجميع",
            "سامي الكموني",
        ),
        (
            "الكموني: الطريق مفتوح مشترطا السلامة\n\nوقال سامي الكموني إن الطريق مفتوح.",
            "الطريق مفتوح",
            "سامي الكموني",
        ),
        (
            "المعهد يتوج الفائزين.. والكموني: اللغة باقية للأجيال\n\nوقال سامي الكموني إن اللغة باقية.",
            "اللغة باقية للأجيال",
            "سامي الكموني",
        ),
    ],
)
def test_headlines(text: str, content: str, name: str) -> None:
    first = statements(text)[0]
    assert first.text == (content,)
    assert first.speaker is not None
    assert first.speaker.name == name
