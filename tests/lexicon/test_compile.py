"""From the lexicon's records to what the engine uses: forms, classes, objects, lists of verbs."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.extract import extract_article
from qawl.language.fold import fold
from qawl.lexicon import compiled as c
from qawl.lexicon.compile import inflected, load
from qawl.lexicon.compiled import Lexicon
from qawl.lexicon.entries import Cues, Function
from qawl.lexicon.loader import VERSION, read_folder
from qawl.reading.article import make_article


def overlay(folder: Path, **files: str) -> Lexicon:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load(folder)


def verb_of(lex: Lexicon, past: str) -> int:
    return next(k for k, verb in enumerate(lex.verbs) if verb.past == past)


def contents(text: str, lex: Lexicon) -> list[str]:
    return [s.text[0] for s in extract_article(make_article(text, source="t"), lex).statements]


@pytest.mark.parametrize(
    ("form", "past", "tense", "gender", "number"),
    [
        ("قالت", "قال", "past", "f", "s"),
        ("يقولون", "قال", "present", "m", "p"),
        ("يقل", "قال", "present", "m", "s"),
        ("ينف", "نفى", "present", "m", "s"),
        ("مضيفات", "أضاف", "participle", "f", "p"),
        ("داعين", "دعا", "participle", "m", "p"),
        ("متمنين", "تمنى", "participle", "m", "p"),
    ],
)
def test_a_form_is_read(form: str, past: str, tense: str, gender: str, number: str) -> None:
    lex = load()
    readings = [r for r in lex.verb_forms[fold(form)] if r.verb == verb_of(lex, past)]
    assert (tense, gender, number) in [(r.tense, r.gender, r.number) for r in readings]


def test_what_is_glued_to_a_form() -> None:
    lex = load()
    assert lex.triggers[fold("وأضاف")] == ("و", fold("أضاف"))
    assert lex.triggers["ليقول"] == ("ل", "يقول")
    assert any(r.future for r in lex.verb_forms["سيقول"])
    assert any(r.object == "ه" for r in lex.verb_forms["وصفه"])
    assert lex.triggers["بقوله"] == ("ب", "قوله")
    for word in lex.sets["homographs"]:
        assert word not in lex.triggers


def test_a_clipped_weak_form_has_no_future_and_gives_way_to_a_word_that_is_listed() -> None:
    lex = load()
    assert "ينف" in lex.verb_forms
    assert "سينف" not in lex.verb_forms
    assert "ينف" in lex.clipped
    for form in lex.weak:
        assert not (form in lex.verb_forms and lex.words.get(form)), form
    assert "تعز" not in lex.verb_forms, "a city"


def test_participles_in_the_plural_go_on_with_their_speakers() -> None:
    text = "قال الوزراء إن الطريق مفتوح، داعين إلى خفض الرسوم، متمنين أن يأتي المطر."
    assert contents(text, load()) == ["إن الطريق مفتوح", "خفض الرسوم", "أن يأتي المطر"]


def test_objects_are_kept_folded_and_only_where_a_verb_has_some(tmp_path: Path) -> None:
    verbs = """verbs = [
      { past = "همهم", present = "يهمهم", act = "assert", frames = ["np"], objects = ["أغنية"] },
      { past = "غمغم", present = "يغمغم", act = "assert", frames = ["np"], no_objects = ["لحن"] },
      { past = "دندن", present = "يدندن", act = "assert", frames = ["np"] },
    ]"""
    lex = overlay(tmp_path, cues=verbs)
    assert lex.objects[verb_of(lex, "همهم")] == (frozenset({"اغنيه"}), frozenset())
    assert lex.objects[verb_of(lex, "غمغم")] == (frozenset(), frozenset({"لحن"}))
    assert verb_of(lex, "دندن") not in lex.objects


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("همهم الوزير سامي الكيلاني أغنية قديمة.", True),
        ("همهم الوزير سامي الكيلاني هذه الأغنية.", True),
        ("همهم الوزير سامي الكيلاني قصة قديمة.", False),
        ("غمغم الوزير سامي الكيلاني قصة قديمة.", True),
        ("غمغم الوزير سامي الكيلاني هذا اللحن.", False),
    ],
)
def test_objects_decide(tmp_path: Path, text: str, found: bool) -> None:
    verbs = """verbs = [
      { past = "همهم", present = "يهمهم", act = "assert", frames = ["np"], objects = ["أغنية"] },
      { past = "غمغم", present = "يغمغم", act = "assert", frames = ["np"], no_objects = ["لحن"] },
    ]"""
    assert bool(contents(text, overlay(tmp_path, cues=verbs))) is found


@pytest.mark.parametrize("name", ["always_bring", "litotes", "people_only", "superlatives"])
def test_a_list_of_verbs_holds_verbs_of_saying(name: str) -> None:
    files = read_folder()
    function, cues = files["function"], files["cues"]
    assert isinstance(function, Function)
    assert isinstance(cues, Cues)
    listed = getattr(function, name)
    assert listed
    assert set(listed) <= {verb.past for verb in cues.verbs}


def test_lists_of_verbs_are_compiled_to_verbs() -> None:
    lex = load()
    assert {lex.verbs[k].past for k in lex.superlatives} == {"أبرز"}
    assert verb_of(lex, "استبعد") in lex.litotes


def test_words_of_the_lists_are_sets_folded() -> None:
    lex = load()
    assert fold("معاليه") in lex.sets["honoured"]
    assert {"ثمن", "قدر", "رد", "عد"} <= lex.sets["nouns_first"]
    assert fold("زيارة") in lex.sets["journeys"]
    assert lex.sets["no_interviews"].isdisjoint(lex.sets["interviewed"])


@pytest.mark.parametrize(
    ("word", "flag"),
    [
        ("الوزير", c.ROLE),
        ("وزيرات", c.ROLE),
        ("الهيئة", c.BODY),
        ("تقرير", c.DOC),
        ("سامي", c.NAME),
        ("إن", c.COMP),
        ("منهم", c.ASIDE),
        ("تونس", c.PLACE),
        ("التونسية", c.ADJ),
        ("أمس", c.TIME),
    ],
)
def test_classes_of_words(word: str, flag: int) -> None:
    assert load().flags(fold(word)) & flag


def test_the_forms_of_a_noun_of_persons() -> None:
    forms = {form: (gender, number) for form, gender, number in inflected("باحث", "باحثة", "باحثون", "باحثات")}
    assert forms["باحثان"] == ("m", "d")
    assert forms["باحثتين"] == ("f", "d")
    assert forms["باحثي"] == ("m", "p")
    assert forms["باحثات"] == ("f", "p")
    assert inflected("د", None, None, None) == [("د", "m", "s")]


def test_an_overlay_is_told_in_the_version_and_made_once(tmp_path: Path) -> None:
    lex = overlay(tmp_path, function='honoured = ["عطوفته"]')
    assert lex.version == f"{VERSION}+{tmp_path.name}"
    assert "عطوفته" in lex.sets["honoured"]
    assert load(tmp_path) is lex
    assert load() is load()
    assert load().version == VERSION
    assert "عطوفته" not in load().sets["honoured"]
