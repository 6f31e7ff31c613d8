"""By when: the words of a content that say when what is promised, foretold, hoped or announced is to happen.

A span of time is read left to right from the classes of ``time.toml``: an opening (خلال، قبل نهاية), numbers, units,
days, months, years, and the adjective that says where it lies (المقبل، الجاري). Whatever lies in the past is none. Of
the spans of one content the one that lies most clearly ahead is taken, a later year before an earlier one, else the
first.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from qawl.lexicon import compiled as c
from qawl.lexicon import times as t
from qawl.lexicon.columns import FUTURE, SPAN, STOP, TIMING, scanner
from qawl.statements.draft import Draft
from qawl.text.page import Page
from qawl.text.phrases import noun_phrase
from qawl.text.quotes import MARKS

MAX_SPAN: Final = 16
REACH: Final = 25
NEAR: Final = 6
AHEAD: Final = 3
LIKELY: Final = 2
POSSIBLE: Final = 1
_NEEDED: Final = {"predict": POSSIBLE, "promise": POSSIBLE, "express": LIKELY, "announce": LIKELY}
_CORE: Final = t.WEEKDAY | t.NOW | t.NEXT | t.YESTERDAY
_PASSED: Final = frozenset({"(", ")", "/", "-", "–", *MARKS})


class Found(NamedTuple):
    """A span of time: tokens ``[start, end)``, how clearly it lies ahead, its year (0 where it names none), and
    whether the clause that it stands in is about the future."""

    start: int
    end: int
    strength: int
    year: int
    future: bool = False


_timing: Final = scanner(TIMING).search
_future: Final = scanner(FUTURE).search
_scan: Final = scanner(SPAN | FUTURE | STOP).finditer


def horizon_of(page: Page, draft: Draft, act: str) -> tuple[int, int] | None:
    """The tokens ``[i, j)`` that say by when, for a statement of the act ``act``; None where nothing does.

    What is announced may be past, so there the span has to lie ahead or to stand in a clause about the future; what is
    only told has to do both. A span right behind the content's closing mark belongs to it too.
    """
    if act not in _NEEDED and act != "assert":
        return None
    best: Found | None = None
    for a, b in draft.parts:
        if not _timing(page.topics, a, b):
            continue
        if act == "assert" and not _future(page.topics, a, b):
            continue
        for found in _spans(page, a, b):
            if _enough(found, act) and (best is None or _better(found, best)):
                best = found
    if best is None and act in _NEEDED and draft.parts:
        best = _behind(page, draft.parts[-1][1], draft.limit)
    return (best.start, best.end) if best is not None else None


def _enough(found: Found, act: str) -> bool:
    if act == "assert":
        return found.strength >= AHEAD and found.future
    needed = _NEEDED[act]
    if act == "announce" and not (found.future or found.strength >= AHEAD):
        return False
    return found.strength + found.future >= needed


def _spans(page: Page, a: int, b: int) -> list[Found]:
    """The spans of time between two tokens that are not past, each with whether its clause is about the future."""
    out: list[Found] = []
    future, fresh, end = -REACH - 1, 0, a
    for m in _scan(page.topics, a, b):
        k = m.start()
        if k < end:
            continue  # inside the span before
        topics = page.topics[k]
        if topics & STOP:
            future, fresh = -REACH - 1, len(out)
        elif topics & FUTURE and not (k and page.flags[k - 1] & c.REL):
            future = k
            for n in range(fresh, len(out)):
                if k - out[n].end <= NEAR:
                    out[n] = out[n]._replace(future=True)
            fresh = len(out)
        found = span_of_time(page, k, b) if topics & SPAN else None
        if found is not None:
            if found.strength > 0:
                out.append(found._replace(future=future >= k - REACH))
            end = found.end
    return out


def _behind(page: Page, k: int, limit: int) -> Found | None:
    """«…» في 2016: the span stands behind the mark that closes the content."""
    if k + 1 < limit and page.words[k] in MARKS:
        found = span_of_time(page, k + 1, limit)
        if found is not None and found.strength >= LIKELY:
            return found
    return None


def _better(new: Found, old: Found) -> bool:
    a, b = new.strength + new.future, old.strength + old.future
    if a != b:
        return a > b
    return new.year > old.year > 0


def is_future(page: Page, k: int) -> bool:
    """A verb in the future stands at ``k``: سيعلن، سوف."""
    return bool(page.topics[k] & FUTURE)


def span_of_time(page: Page, k: int, limit: int) -> Found | None:
    """The span of time that starts at token ``k``; strength 0 where it lies in the past or says nothing.

    None where none starts. The cost is bounded by the longest span.
    """
    words, times = page.words, page.lex.times
    w = words[k]
    if not w[0].isalnum():
        return None
    vague = _longest(page, k, limit, times.vague)
    opened = _longest(page, k, limit, times.starters)
    start = opened or (1 if w in times.within else 0)
    if k + start < limit:
        found = _read(page, k, k + start, limit, bool(opened), bool(start))
        if found is not None and found.end >= k + vague:
            return found
    if vague:
        return Found(k, k + vague, LIKELY, 0)
    event = _longest(page, k, limit, times.events)
    if event and k + event < limit:
        np = noun_phrase(page, k + event, limit)
        if np is not None and not np.flags & (c.NAME | c.ROLE):
            return Found(k, _further(page, np.end, limit), LIKELY, 0)
    return None


def _further(page: Page, end: int, limit: int) -> int:
    """An event's phrase goes on over one more "from": فور صدور القرار | من الوزارة."""
    if end + 1 < limit and page.words[end] in page.lex.times.out_of:
        np = noun_phrase(page, end + 1, limit)
        if np is not None:
            return np.end
    return end


def _longest(page: Page, k: int, limit: int, phrases: t.Phrases) -> int:
    """How many tokens the longest of the phrases takes that stands at ``k``; 0 where none does."""
    w = page.words[k]
    if w not in phrases and w[0] != "و":
        return 0
    for word in (w, w[1:]) if len(w) > 3 and w[0] == "و" else (w,):
        for phrase in phrases.get(word, ()):
            n = len(phrase)
            if k + n <= limit and tuple(page.words[k + 1 : k + n]) == phrase[1:]:
                return n
    return 0


def _classes(page: Page, w: str, first: bool) -> int:
    """The classes of a word of time; a glued و is seen through, and before the first word ل or ب."""
    words = page.lex.times.words
    found = words.get(w, 0)
    if found or len(w) < 4:
        return found
    if w[0] == "و":
        return words.get(w[1:], 0)
    if first and w.startswith("لل"):
        return words.get("ال" + w[2:], 0)
    return words.get(w[1:], 0) if first and w[0] in "لب" else 0


def _demonstrative(page: Page, w: str, first: bool) -> bool:
    if page.lex.flags(w) & c.DEM:
        return True
    return first and w[0] in "لب" and len(w) > 3 and bool(page.lex.words.get(w[1:], 0) & c.DEM)


def _read(page: Page, begin: int, k: int, limit: int, opened: bool, preposition: bool) -> Found | None:
    """Read a span from token ``k`` on, behind its opening (tokens ``[begin, k)``); None where no time stands there."""
    words = page.words
    limit = min(limit, k + MAX_SPAN)
    seen, end, year, number, this = 0, k, 0, False, False
    for n in range(begin, k):
        seen |= _classes(page, words[n], n == begin) & (t.EDGE | t.LATE)
    base = k
    while k < limit:
        w = words[k]
        first = k == base
        if w[0].isdigit():
            if seen & (t.FUTURE | t.PRESENT) and end == k:
                break
            is_year = len(w) == 4 and w.isdecimal() and w[:2] in ("19", "20")
            if is_year and (seen & (t.UNIT | t.MONTH | t.EDGE) or (not number and (preposition or not first))):
                if not seen and not _alone(page, k, limit):
                    break
                year, end = int(w), k + 1
            elif end and ((seen & t.MONTH and end == k and len(w) <= 2) or _range(page, k, end)):
                end = k + 1
            number = True
            k += 1
            continue
        if not w[0].isalpha():
            if w not in _PASSED or first:
                break
            k += 1
            continue
        f = _classes(page, w, first and begin == base)
        if not f:
            if not (_demonstrative(page, w, first and begin == base) and not seen & t.UNIT):
                break
            this = True
        elif f & t.JOINT and not f & ~t.JOINT:
            if first:
                break
        elif f & t.NUMBER and not f & ~(t.NUMBER | t.EDGE | t.UNIT):
            number = True
            if (seen & (t.MONTH | t.UNIT | t.STRETCH | t.EDGE) and end == k) or _range(page, k, end):
                end = k + 1
            if f & t.EDGE:
                seen |= t.EDGE
        elif f & (t.UNIT | t.WEEKDAY | t.MONTH | t.NOW | t.NEXT | t.YESTERDAY | t.STRETCH):
            if end == k and seen & (t.FUTURE | t.PRESENT | t.PAST) and not f & t.MONTH:
                break  # the next span begins
            seen |= f
            end = k + 1
        elif f & (t.FUTURE | t.PRESENT | t.PAST):
            if not seen & (t.UNIT | t.WEEKDAY | t.MONTH | t.STRETCH | t.PART | t.NOW) and not year:
                break
            seen |= f
            end = k + 1
        else:
            seen |= f
        k += 1
    if end == base:
        return None
    counted = seen & t.UNIT and opened and not seen & (t.FUTURE | t.PRESENT | t.PAST)
    if counted and end + 1 < limit and page.lex.flags(words[end + 1]) & c.MASDAR:
        end = _further(page, end, limit)  # في غضون شهر من إغلاق الطرح
    strength = _strength(page, begin, base, seen, year, number, this, opened, preposition)
    return Found(begin, end, strength, year) if strength >= 0 else None


def _range(page: Page, k: int, end: int) -> bool:
    """A number behind a unit and an "or" or "to": يومين أو ثلاثة."""
    return end == k - 1 and page.words[k - 1] in page.lex.times.ranges


def _alone(page: Page, k: int, limit: int) -> bool:
    """A bare number of four digits counts nothing: no noun that could be counted follows it."""
    if k + 1 >= limit:
        return True
    w = page.words[k + 1]
    return not (w == "%" or (page.lex.flags(w) & (c.COMMON | c.ROLE) and not w.startswith("ال")))


def _strength(
    page: Page,
    begin: int,
    base: int,
    seen: int,
    year: int,
    number: bool,
    this: bool,
    opened: bool,
    preposition: bool,
) -> int:
    """How clearly a span lies ahead: 0 where it lies in the past, -1 where its words are no span of time."""
    times = page.lex.times
    before = page.words[begin - 1] if begin else ""
    if seen & t.NEXT:
        return AHEAD
    if seen & (t.PAST | t.YESTERDAY) or before in times.since or page.words[base - 1] in times.since:
        return 0
    if seen & t.FUTURE:
        return AHEAD if seen & (t.UNIT | t.WEEKDAY | t.MONTH | t.STRETCH | t.PART) or year else -1
    if seen & (t.UNIT | t.MONTH) and (this or seen & t.PRESENT):
        return AHEAD if seen & t.LATE else LIKELY
    if year:
        return LIKELY if preposition or opened or seen & (t.UNIT | t.MONTH) else -1
    ago = base > begin and page.words[base - 1] in times.ago
    if seen & t.UNIT and not seen & (t.WEEKDAY | t.MONTH | t.NOW):
        if ago and not seen & t.EDGE:
            return 0
        if not opened:
            return POSSIBLE if seen & t.EDGE else (0 if preposition and number else -1)
        return LIKELY
    if seen & _CORE:
        return POSSIBLE
    if seen & t.MONTH:
        return POSSIBLE if opened or preposition or number or seen & t.UNIT else -1
    return -1
