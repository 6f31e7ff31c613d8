"""``reading.toml`` is typed, and holds no word twice, no hidden character, no opening that could swallow text."""

import re
from itertools import pairwise

from qawl.lexicon.lint import lint
from qawl.reading.html.words import BOXES, Marks, folded, month_names, read_file, words

HIDDEN = re.compile("[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufb50-\ufdff\ufe70-\ufeff\u064b-\u0652]")


def test_no_opening_stands_in_two_lists_or_twice() -> None:
    data = read_file()
    seen: dict[str, str] = {}
    for box in BOXES:
        for line in getattr(data, box):
            assert line == line.strip()
            assert not HIDDEN.search(line), line
            plain = folded(line)
            assert plain
            assert seen.setdefault(plain, f"{box}: {line}") == f"{box}: {line}", line


def test_marks_are_lower_case_and_of_one_kind() -> None:
    marks = read_file().marks
    listed = [mark for kind in Marks.__struct_fields__ for mark in getattr(marks, kind)]
    assert len(listed) == len(set(listed))
    assert all(re.fullmatch("[a-z]+(?:-[a-z]+)*", mark) for mark in listed)


def test_months_are_twelve_and_each_name_means_one() -> None:
    names = month_names()
    assert len(names) == 12
    assert len(read_file().months_english) == 12
    assert words().months[folded("آذار")] == words().months["march"] == 3
    assert words().months[folded("تشرين الثاني")] == 11


def test_languages_have_codes_of_their_own_and_arabic_is_first() -> None:
    languages = read_file().language
    assert languages[0].code == "ar"
    assert len({one.code for one in languages}) == len(languages)
    for one in languages:
        assert len(one.words) == len(set(one.words)), one.code
        assert not any(letter in word for letter in one.letters for word in languages[0].words)


def test_hosts_are_named_once() -> None:
    hosts = [host for entry in read_file().host for host in entry.hosts]
    assert len(hosts) == len(set(hosts))
    assert all("://" not in host and not host.startswith("www.") for host in hosts)


def test_the_file_is_no_part_of_the_lexicon() -> None:
    assert lint() == []


def test_lists_that_are_searched_for_hold_phrases() -> None:
    data = read_file()
    for one, other in pairwise(sorted(map(folded, data.policies))):
        assert one != other
    assert all(len(folded(phrase)) > 6 for phrase in data.policies + data.nothing)
