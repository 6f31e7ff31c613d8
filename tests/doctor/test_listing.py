"""Sightings counted: forms brought together, places from many articles, memory that stays bounded."""

from __future__ import annotations

from qawl.doctor.listing import Listing
from qawl.doctor.sighting import CUES, NOUNS, PARTICIPLES, VERBS, Sighting
from qawl.limits import DOCTOR_FORMS
from qawl.model import Article


def article(n: int, text: str = "نص طويل هنا") -> Article:
    return Article(id=f"sha256:{n:064x}", text=text, source=f"{n}.txt")


def sighting(key: str, kind: str = VERBS, printed: str = "", opens: str = "") -> Sighting:
    return Sighting(kind, key, printed or key, (0, 2), opens=opens)


def test_the_most_frequent_first_and_equals_by_their_letters() -> None:
    listing = Listing(1)
    listing.add(article(1), [sighting(w) for w in ("زرنق", "برنق", "دلفن", "دلفن")])
    assert [(e.key, e.count) for e in listing.entries(VERBS)] == [("دلفن", 2), ("برنق", 1), ("زرنق", 1)]


def test_forms_of_one_word_are_one_entry() -> None:
    listing = Listing(1)
    for n, word in enumerate(("زرنق", "وزرنق", "زرنقت", "وزرنقت")):
        listing.add(article(n), [sighting(word, opens="that")])
    (entry,) = listing.entries(VERBS)
    assert (entry.key, entry.count, entry.forms, entry.opens) == (
        "زرنق",
        4,
        {"زرنق": 1, "وزرنق": 1, "زرنقت": 1, "وزرنقت": 1},
        {"that": 4},
    )


def test_a_conjunction_that_may_be_the_words_own_stays() -> None:
    listing = Listing(1)
    listing.add(article(1), [sighting("وزرنق"), sighting("دلفنت")])
    assert {e.key for e in listing.entries(VERBS)} == {"وزرنق", "دلفنت"}


def test_forms_of_nouns_and_participles_meet_too_and_reasons_do_not() -> None:
    listing = Listing(1)
    listing.add(article(1), [sighting(w, NOUNS) for w in ("زرنقه", "الزرنقه")])
    listing.add(article(1), [sighting(w, PARTICIPLES) for w in ("مزرنقا", "مزرنقه", "ومزرنقه")])
    listing.add(article(1), [sighting(w, CUES) for w in ("no_frame: قال", "no_frame: قالت")])
    assert [len(listing.entries(kind)) for kind in (NOUNS, PARTICIPLES, CUES)] == [1, 1, 2]


def test_places_come_from_as_many_articles_as_there_are() -> None:
    listing = Listing(3)
    listing.add(article(1), [sighting("زرنق")] * 5)
    listing.add(article(2), [sighting("زرنق")] * 5)
    (entry,) = listing.entries(VERBS)
    assert [place.source for place in entry.places] == ["1.txt", "2.txt", "1.txt"]
    assert (entry.count, entry.articles) == (10, 2)


def test_a_place_shows_the_words_around_and_a_long_one_by_its_ends() -> None:
    listing = Listing(1)
    text = "قبل " + "كلمة " * 60 + "بعد"
    listing.add(article(1, text), [Sighting(VERBS, "زرنق", "زرنق", (4, len(text) - 3))])
    (place,) = listing.entries(VERBS)[0].places
    assert (place.before, place.after) == ("قبل ", "بعد")
    assert place.words.startswith("كلمة كلمة")
    assert " […] " in place.words
    assert len(place.words) < 130


def test_classes_that_are_not_wanted_are_not_counted() -> None:
    listing = Listing(1, [NOUNS])
    listing.add(article(1), [sighting("زرنق"), sighting("زرنقه", NOUNS)])
    assert listing.kinds == (NOUNS,)
    assert dict(listing.totals) == {NOUNS: 1}


def test_memory_is_bounded_and_the_frequent_survive() -> None:
    listing = Listing(2, keys=100)
    for n in range(5000):
        rare = sighting(f"زرنق{n}")
        listing.add(article(n), [sighting("دلفن"), rare] if n % 2 else [rare])
        assert len(listing._by_kind[VERBS]) <= 100
    first = listing.entries(VERBS)[0]
    assert (first.key, first.count) == ("دلفن", 2500)
    assert listing.totals[VERBS] == 7500
    kept = sum(entry.count for entry in listing.entries(VERBS))
    assert listing.forgotten[VERBS] + kept == 7500


def test_few_forms_of_a_word_are_kept_and_all_are_counted() -> None:
    listing = Listing(1)
    listing.add(article(1), [sighting("زرنق", printed=f"زرنق{n}") for n in range(500)])
    (entry,) = listing.entries(VERBS)
    assert (entry.count, len(entry.forms)) == (500, DOCTOR_FORMS)
