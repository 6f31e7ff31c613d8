"""A phrase of time and the day of speaking: the days it means. The day is Wednesday, 14 December 2016."""

from __future__ import annotations

from datetime import date

import pytest

from qawl.language.fold import fold
from qawl.language.tokens import Tokens
from qawl.lexicon.compile import load
from qawl.resolution.when.read import Read, read

DAY = date(2016, 12, 14)


def reading(phrase: str, *, ahead: bool = False, bare: bool = True, day: date | None = DAY) -> Read | None:
    words = Tokens(fold(phrase)).words
    return read(load().when, words, 0, len(words), day, ahead=ahead, bare=bare)


def edtf(phrase: str, **how: bool) -> str | None:
    """The days of a phrase that is read to its end, in EDTF."""
    found = reading(phrase, **how)
    assert found is not None, phrase
    assert found.end == len(Tokens(fold(phrase)).words), phrase
    return found.range.edtf


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("أمس", "2016-12-13"),
        ("أول أمس", "2016-12-12"),
        ("أمس الثلاثاء", "2016-12-13"),
        ("أمس الاثنين", "2016-12-12"),  # printed a day late: the weekday holds
        ("صباح اليوم", "2016-12-14"),
        ("بعد ظهر الأربعاء", "2016-12-14"),
        ("الثلاثاء", "2016-12-13"),
        ("الأربعاء الماضي", "2016-12-07"),
        ("الثلاثاء قبل الماضي", "2016-12-06"),
        ("في سبتمبر", "2016-09"),
        ("بداية ديسمبر", "2016-12-01/2016-12-10"),
        ("مطلع الشهر الجاري", "2016-12-01/2016-12-10"),
        ("قبل أسبوعين", "2016-11-28/2016-12-04"),
        ("قبل ثلاثة أيام", "2016-12-11"),
        ("عام 2015", "2015"),
        ("17 كانون الأول/ديسمبر", "2015-12-17"),
        ("13 أفريل", "2016-04-13"),
        ("غشت", "2016-08"),
        ("جويلية 2014", "2014-07"),
        ("يونيو/حزيران الماضي", "2016-06"),
        ("17 جمادى الثانية 1446 هـ", "2024-12-18"),
        ("١٧ جمادى الثانية ١٤٤٦ هـ", "2024-12-18"),
        ("٣/٤/٢٠١٢", "2012-04-03"),
        ("24.12.2015", "2015-12-24"),
        ("من 3 إلى 7 مايو", "2016-05-03/2016-05-07"),
        ("30 ديسمبر و2 يناير 2016", "2015-12-30/2016-01-02"),
        ("بين عامي 2010 و2015", "2010/2015"),
        ("الساعة العاشرة من صباح الاثنين", "2016-12-12"),
        ("مساء الاثنين الساعة 10:30", "2016-12-12"),
        ("الأشهر الثلاثة الماضية", "2016-09-14/2016-12-14"),
        ("النصف الأول من 2016", "2016-01/2016-06"),
        ("الأسبوع الثاني من مارس", "2016-03-08/2016-03-14"),
        ("منذ عام 2011", "2011/2016-12-14"),
        ("حتى نهاية مارس 2015", "../2015-03"),
        ("ثمانينيات القرن الماضي", "198X"),
        ("صيف 2015", "2015-06/2015-08"),
        ("الصيف الماضي", "2016-06/2016-08"),
        ("شتاء 2015", "2015-12/2016-02"),
        ("السبت والأحد", "2016-12-10/2016-12-11"),
        ("غرة محرم 1438", "2016-10-02"),
        ("1 رمضان 1437 الموافق 6 يونيو 2016", "2016-06-06"),
        ("في الحادي والثلاثين من أكتوبر الماضي", "2016-10-31"),
    ],
)
def test_looking_back(phrase: str, days: str) -> None:
    assert edtf(phrase) == days


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("خلال يومين", "2016-12-14/2016-12-16"),
        ("خلال يومين أو ثلاثة", "2016-12-14/2016-12-17"),
        ("في غضون 48 ساعة", "2016-12-14/2016-12-16"),
        ("قبل نهاية العام", "2016-12-14/2016"),
        ("بحلول 2030", "2016-12-14/2030"),
        ("الأسبوع المقبل", "2016-12-19/2016-12-25"),
        ("بعد رمضان", "2017-06-25/.."),
        ("غدا", "2016-12-15"),
        ("بعد غد", "2016-12-16"),
        ("الشهر المقبل", "2017-01"),
        ("الأربعاء", "2016-12-14"),
        ("الأربعاء المقبل", "2016-12-21"),
        ("في سبتمبر", "2017-09"),
        ("13 أفريل", "2017-04-13"),
        ("قبل منتصف ليل الخميس", "2016-12-14/2016-12-15"),
        ("خلال السنوات الخمس المقبلة", "2016-12-14/2021-12-14"),
        ("في أجل أقصاه شهر", "2016-12-14/2017-01-14"),
        ("اعتبارا من مطلع العام المقبل", "2017/.."),
        ("بعد أسبوعين", "2016-12-26/2017-01-01"),
        ("نهاية الأسبوع", "2016-12-16/2016-12-18"),
        ("بداية العام", "2017/2017-03"),
        ("بعد أسبوع من الآن", "2016-12-19/2016-12-25"),
    ],
)
def test_looking_ahead(phrase: str, days: str) -> None:
    assert edtf(phrase, ahead=True) == days


@pytest.mark.parametrize(
    ("phrase", "precision"),
    [
        ("خلال يومين", "day"),
        ("الأسبوع المقبل", "week"),
        ("الشهر المقبل", "month"),
        ("قبل نهاية العام", "year"),
        ("قريبا", "vague"),
        ("في الأيام المقبلة", "vague"),
        ("خلال المرحلة المقبلة", "vague"),
        ("الشهر التالي", None),
        ("الساعة العاشرة", None),
    ],
)
def test_precision(phrase: str, precision: str | None) -> None:
    found = reading(phrase, ahead=True)
    assert found is not None
    assert found.range.precision == precision
    assert (found.range.first is None) == (precision in ("vague", None))


@pytest.mark.parametrize(
    "phrase",
    [
        "المدير العام",
        "رمضان عباس",
        "باب المتجر",
        "ثلاثة أشهر",
        "لمدة شهرين",
        "أيام الثلاثاء والخميس",
        "في الوقت نفسه",
        "31 فبراير",
    ],
)
def test_what_is_no_time(phrase: str) -> None:
    found = reading(phrase, bare=False)
    assert found is None or found.end < len(Tokens(fold(phrase)).words)


@pytest.mark.parametrize(
    "phrase", ["أمس", "الثلاثاء", "قبل أسبوعين", "في سبتمبر", "رمضان الماضي", "العام المقبل", "هذا الشهر"]
)
def test_without_a_day_of_speaking_it_stays_relative(phrase: str) -> None:
    found = reading(phrase, day=None)
    assert found is not None
    assert tuple(found.range) == (None, None, None, None)


def test_what_names_its_year_needs_no_day_of_speaking() -> None:
    found = reading("الخميس 3 مايو 2012", day=None)
    assert found is not None
    assert found.range.first == found.range.last == "2012-05-03"


def test_a_date_beside_a_weekday_lies_on_that_weekday() -> None:
    found = reading("الأحد 18 ديسمبر")  # four days ahead; a year ago it was a Friday
    assert found is not None
    assert found.range.first == "2016-12-18"


@pytest.mark.parametrize(
    "phrase",
    [
        "بعد عام 9999",
        "قبل 4999 سنة",
        "قبل 5000 عقد",
        "9999 هـ",
        "خلال 4000 عقد",
        "1 محرم 9999 هـ",
        "99999999999999 يوم",
    ],
)
def test_beyond_the_calendar_no_day_is_named(phrase: str) -> None:
    for ahead in (True, False):
        found = reading(phrase, ahead=ahead)
        assert found is None or found.range.precision in (None, "vague") or found.range.last is None
