"""Whether it was said at all: the words before a verb make it not said, still to be said, or only thinkable.

They are read backwards from the verb, over what stands between it and them (أن, a subject, قد behind a form of كان), up
to the first that decides; nothing is looked at behind a mark of punctuation. Some negations say something: who does not
rule out, hide or deny says so (``litotes``), unless the sentence leaves both open (لم يؤكد ولم ينف).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from qawl.lexicon import compiled as c
from qawl.lexicon.compiled import Reading
from qawl.text.page import Page

SAID: Final = "said"
NOT_SAID: Final = "not_said"
EXPECTED: Final = "expected"
HYPOTHETICAL: Final = "hypothetical"

GOVERNOR: Final = 8
"""How many words before أن its governor may stand (من المقرر أن، ينتظر من الوزير أن)."""
COMPOUND: Final = 7
"""How many words may stand between a form of كان and its قد."""
PAIR: Final = 8
"""How far apart two verbs that أو or ولم joins may stand."""


_AHEAD: Final = frozenset({"promise", "predict"})


class Status(NamedTuple):
    """``value`` is one of the statuses of the exchange format; ``affirmed`` tells that a negation made it said."""

    value: str
    affirmed: bool = False


def status(page: Page, k: int, reading: Reading, glued: str) -> Status:
    """The status of the verb at token ``k`` in the reading ``reading``, with the conjunction ``glued`` to it."""
    at, present = _auxiliary(page, k, reading)
    litotes = at == k and present and reading.verb in page.lex.litotes
    return _status(page, at, present, reading.future and at == k, glued if at == k else "", litotes)


def _status(page: Page, k: int, present: bool, future: bool, glued: str, litotes: bool) -> Status:
    words, sets = page.words, page.lex.sets
    previous = words[k - 1] if k else "\n"
    if previous in sets["past_negators"] or (present and not glued and previous in sets["present_negators"]):
        affirmed = litotes and previous not in sets["never"] and not _left_open(page, k)
        return Status(SAID if affirmed else NOT_SAID, affirmed)
    if future or previous in sets["futures"]:
        return Status(EXPECTED)
    if previous in sets["maybe"] and present:
        return Status(HYPOTHETICAL)
    if previous in sets["conditionals"]:
        return Status(HYPOTHETICAL)
    if k > 1 and previous in sets["whatever"] and words[k - 2] in sets["conditionals"]:
        return Status(HYPOTHETICAL)  # إذا ما أعلن
    if previous in sets["alternatives"] and present:
        return _joined(page, k)
    if previous in sets["that_of_verbs"]:
        return Status(_behind_that(page, k, present))
    if previous in sets["that_he"] and _denies(page, k - 1):
        return Status(NOT_SAID)  # نفى أنه قال
    return Status(SAID)


def _auxiliary(page: Page, k: int, reading: Reading) -> tuple[int, bool]:
    """The word whose surroundings decide and whether it is a present: the form of كان before كان … قد قال, كان يقول,
    else the verb itself."""
    words, sets, flags = page.words, page.lex.sets, page.flags
    present = reading.tense == "present"
    if k and words[k - 1] in sets["verbs_follow"] and not present:
        for m in range(k - 2, max(k - 2 - COMPOUND, -1), -1):
            w = words[m]
            if not w[0].isalnum() or flags[m] & c.COMP:
                break
            if w in sets["was"] or w in sets["be"]:
                return m, w in sets["be"]
    elif k and (words[k - 1] in sets["be"] or words[k - 1] in sets["was"]) and not reading.future:
        return k - 1, words[k - 1] in sets["be"]
    return k, present


def _behind_that(page: Page, k: int, present: bool) -> str:
    """Behind أن: by what governs it. A present there has not happened, unless its governor says that it did."""
    words, sets, flags = page.words, page.lex.sets, page.flags
    nearest = k - 2
    for j in range(nearest, max(nearest - GOVERNOR, -1), -1):
        w = words[j]
        f = flags[j]
        if not w[0].isalnum() or (f & c.COMP and j < nearest):
            break
        if w in sets["ever_before"]:
            return NOT_SAID if j and words[j - 1] in sets["past_negators"] else SAID
        if w in sets["withholding"] or (j == nearest and _without(page, j)):
            return NOT_SAID
        if w in sets["came_to"] or (j == nearest and w in sets["happened_that"]):
            return SAID
        if f & c.EXPECTED:
            return EXPECTED
        act = _act(page, j)
        if act == "deny":
            return NOT_SAID if not _negated(page, j) else SAID
        if act in _AHEAD and present:
            return EXPECTED
    return HYPOTHETICAL if present else SAID


def _without(page: Page, j: int) -> bool:
    """دون أن، من غير أن (غير أن alone is but)."""
    w, sets = page.words[j], page.lex.sets
    if w in sets["but_that"]:
        return j > 0 and page.words[j - 1].removeprefix("و") in sets["partitive"]
    return w in sets["without"] or w in sets["nominal_negators"]


def _denies(page: Page, that: int) -> bool:
    """A verb of denying governs the complementizer at ``that``, and is not negated itself."""
    for j in range(that - 1, max(that - 1 - GOVERNOR, -1), -1):
        w = page.words[j]
        if not w[0].isalnum() or page.flags[j] & c.COMP:
            return False
        if _act(page, j) == "deny":
            return not _negated(page, j)
    return False


def _act(page: Page, j: int) -> str:
    """The act of the verb of saying at ``j``; "" for any other word."""
    readings = _readings(page, j)
    return page.lex.verbs[readings[0].verb].act if readings else ""


def _negated(page: Page, j: int) -> bool:
    sets = page.lex.sets
    return j > 0 and (page.words[j - 1] in sets["past_negators"] or page.words[j - 1] in sets["present_negators"])


def _readings(page: Page, j: int) -> tuple[Reading, ...]:
    trigger = page.lex.triggers.get(page.words[j])
    return page.lex.verb_forms.get(trigger[1], ()) if trigger is not None else ()


def _joined(page: Page, k: int) -> Status:
    """لم يعلن فلان أو يحدد: what أو joins to a verb has that verb's status."""
    for j in range(k - 2, max(k - 2 - PAIR, 0), -1):
        if not page.words[j][0].isalnum():
            break
        readings = _readings(page, j)
        if readings and readings[0].tense == "present":
            previous = page.words[j - 1]
            if previous in page.lex.sets["alternatives"]:
                break
            found = _status(page, j, True, readings[0].future, "", False)
            return Status(found.value)
    return Status(SAID)


def _left_open(page: Page, k: int) -> bool:
    """لم يؤكد ولم ينف، لم ينف أو يؤكد: another verb of saying, no litotes itself, is negated together with this one."""
    words, sets = page.words, page.lex.sets
    joins = words[k - 1][0] == "و" or (k > 1 and words[k - 2] in sets["alternatives"])
    if joins:
        for j in range(k - 2, max(k - 2 - PAIR, 0), -1):
            if not words[j][0].isalnum():
                break
            if _negated(page, j) and _open(page, j):
                return True
    for j in range(k + 1, min(k + 1 + PAIR, len(words) - 1)):
        if not words[j][0].isalnum():
            break
        also = words[j] in sets["alternatives"] or (words[j][0] == "و" and words[j][1:] in sets["past_negators"])
        also = also or (words[j][0] == "و" and words[j][1:] in sets["present_negators"])
        if also and _open(page, j + 1):
            return True
    return False


def _open(page: Page, j: int) -> bool:
    """A verb of saying at ``j`` whose negation affirms nothing."""
    readings = _readings(page, j)
    return bool(readings) and all(r.verb not in page.lex.litotes for r in readings)
