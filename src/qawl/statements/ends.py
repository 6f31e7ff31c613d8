"""Where each content ends, and which statement stands inside which.

Drafts come in the order of their cues. A content runs to the end of its sentence or quotation, to the next statement
of the same level, or to where its own frame ended it. A later cue inside it is nested where it belongs to somebody of
whom the content speaks, and a sibling that ends the content where the narrator has taken over again.
"""

from __future__ import annotations

from bisect import bisect_left

from qawl.lexicon import compiled as c
from qawl.limits import MAX_NESTING
from qawl.statements.denials import HOSTS, claim_end
from qawl.statements.draft import BARE, NOUN, PARTICIPLE, SOURCE, Draft
from qawl.text.page import Page
from qawl.text.quotes import MARKS

MAX_CONTENT = 1_500
"""No clause is longer than this, in tokens; it bounds the look-ahead for a text without a full stop."""
MAX_LATER = 60
"""How many later cues inside one clause are asked whether they end it."""

_COMMAS = frozenset({"،", ",", "؛"})
_TRAILING = frozenset({"،", ",", "؛", ":", "-", "–", "—", ".", "!", "؟", "?", "\n", "…", "(", "ـ", "·", "‏"})


def settle(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Give every draft its parts and its parent; drop those without content."""
    out: list[Draft] = []
    firsts = [d.first for d in drafts]
    for n, draft in enumerate(drafts):
        stop = _stop(page, draft, drafts, firsts, n)
        parts = _parts(page, draft, stop)
        if parts and not _empty(page, draft, parts):
            draft.parts = parts
            out.append(draft)
    _nest(page, out)
    return out


def _empty(page: Page, draft: Draft, parts: list[tuple[int, int]]) -> bool:
    """A source phrase before somebody else's statement: nothing but a particle is left for itself (وبحسب كذا، فقد)."""
    lex = page.lex
    if draft.kind != SOURCE or draft.side != "after" or sum(b - a for a, b in parts) > 2:
        return False
    return all(
        page.flags[k] & (c.AUX | c.CONJ | c.ASIDE | c.COMP) or page.words[k] in lex.sets["verbs_follow"]
        for a, b in parts
        for k in range(a, b)
    )


def _stop(page: Page, draft: Draft, drafts: list[Draft], firsts: list[int], n: int) -> int:
    """The token before which the content ends at the latest."""
    if draft.ends_at >= 0:
        return draft.ends_at
    limit = min(draft.limit, draft.start + MAX_CONTENT)
    if draft.before_limit >= 0:
        limit = min(limit, draft.before_limit)
    if draft.kind != SOURCE:
        limit = min(limit, _teller(page, draft, limit))
    if draft.frame == "np" and draft.kind != SOURCE:
        limit = min(limit, _narrator(page, draft, limit))
    if draft.relative or draft.kind == NOUN:
        limit = min(limit, _comma_end(page, draft, limit))
    elif draft.frame == "that" and draft.start + 1 < limit and page.words[draft.start + 1] in MARKS:
        close = page.closed_by.get(draft.start + 1, -1)
        if draft.start + 5 < close < limit and close + 1 < limit and page.words[close + 1] in _COMMAS:
            following = page.words[close + 2] if close + 2 < len(page.words) else ""
            if not (following[:1] == "و" and page.lex.flags(following) & c.COMP):
                limit = close + 1
    limit = claim_end(page, draft, drafts[max(0, n - HOSTS) : n], limit)
    if draft.frame == "that":
        limit = min(limit, _behind_quotation(page, draft, limit))
    begin = bisect_left(firsts, draft.start, n + 1)
    for later in drafts[begin : begin + MAX_LATER]:
        if later.first >= limit:
            break
        if later.kind == SOURCE and later.side == "before":
            continue
        if _sibling(page, draft, later):
            limit = _clause_start(page, draft, later)
            break
    return limit


def _behind_quotation(page: Page, draft: Draft, limit: int) -> int:
    """Behind the speaker's own words in marks the narrator explains or goes on: …»، وهي قرية، …»، لكنه امتنع."""
    words, explains = page.words, page.lex.sets["explains"]
    if page.quote_around(draft.start) is not None:
        return limit
    for k in range(draft.start + 5, limit - 2):
        opened = page.opened_by.get(k, k) if words[k] in MARKS else k
        if k - opened > 4 and words[k + 1] in _COMMAS and words[k + 2] in explains:
            return k + 1
    return limit


def _narrator(page: Page, draft: Draft, limit: int) -> int:
    """A content that is a noun phrase ends where the narrator remarks on it: …، مما أدى، لكن، في إشارة إلى."""
    words, sets, flags = page.words, page.lex.sets, page.flags
    for k in range(draft.start + 1, limit - 1):
        if words[k] == words[k + 1] == "." and words[k - 1] != ".":
            return k  # a headline: «النادي» يرحب بالقرار.. و«الاتحاد» يرفض
        if words[k] in sets["finite_openers"] and k > draft.start + 1:
            return k  # … مما يجعلها
        if words[k] not in _COMMAS:
            continue
        nxt = words[k + 1]
        if nxt in sets["narrator"] or (nxt[0] == "و" and flags[k + 1] & c.NEG):
            return k
    return limit


def _teller(page: Page, draft: Draft, limit: int) -> int:
    """Where the narrator goes on about the speaker (…، وتطرق إلى), or tells what was not said (دون أن يحدد)."""
    words, sets = page.words, page.lex.sets
    for k in range(draft.start + 2, limit - 1):
        w = words[k]
        if w in _COMMAS and words[k + 1] in sets["tellers"] and page.quote_around(k) is None:
            return k
        if w in _COMMAS and _goes_on(page, draft, k + 1) and page.quote_around(k) is None:
            return k
        if w in sets["without"] and page.quote_around(k) is None:
            behind = k + 1 + (words[k + 1] in sets["that_of_verbs"])
            if behind < limit and words[behind] in sets["withheld"]:
                return k
    return limit


def _goes_on(page: Page, draft: Draft, k: int) -> bool:
    """A verb of saying in the past with و at ``k`` that agrees with the speaker's own verb."""
    trigger = page.lex.triggers.get(page.words[k])
    if trigger is None or trigger[0] != "و" or draft.reading is None:
        return False
    readings = page.lex.verb_forms.get(trigger[1])
    if not readings or page.lex.words.get(trigger[1], 0):
        return False
    r, own = readings[0], draft.reading
    if r.tense != "past" or r.person != 3 or (page.lex.verbs[r.verb].strict and draft.frame != "np"):
        return False
    return own.person == 3 and r.number == own.number and r.gender == own.gender


def _comma_end(page: Page, draft: Draft, limit: int) -> int:
    """A clause inside a clause ends at the first comma that does not go on with و or a complementizer."""
    words, lex = page.words, page.lex
    around = page.quote_around(draft.first)
    for k in range(draft.start + 1, limit):
        if words[k] in _COMMAS and k + 1 < limit and (around is not None or page.quote_around(k) is None):
            nxt = words[k + 1]
            known = lex.words.get(nxt) or lex.words.get(nxt[1:])
            another = nxt[:1] == "و" and nxt[1:] in lex.verb_forms and not known
            if not another and (nxt.startswith("و") or page.flags[k + 1] & c.COMP or nxt in MARKS):
                continue
            return k
    return limit


def _sibling(page: Page, draft: Draft, later: Draft) -> bool:
    """Whether ``later`` is the narrator's next statement and not speech inside ``draft``'s content."""
    words, lex = page.words, page.lex
    k = later.first
    if later.kind == NOUN:
        own = later.frame in ("quote", "colon") and words[k][0] == "ب" and (words[k - 1] if k else "") in _COMMAS
        return later.after_clause > draft.start or own  # …، بقوله: …
    if later.relative:
        return False
    if later.kind == BARE:
        return True
    previous = words[k - 1] if k else "\n"
    if later.kind == PARTICIPLE:
        return True
    if later.kind == SOURCE:
        return later.side == "after" and previous in _COMMAS
    reading = later.reading
    if reading is None:
        return False
    if reading.person == 1:
        return False
    pf = page.flags[k - 1] if k else 0
    if pf & c.COMP and k > 1 and words[k - 2] in lex.sets["but_that"] and reading.tense == "past":
        return page.quote_around(k) is None  # …، إلا أنه رفض
    if _adds(page, draft, later):
        return True
    if pf & c.COMP or (pf & c.AUX and _compound(page, draft, k)):
        return False
    if previous in lex.sets["pronoun_clauses"] and reading.tense == "past":
        return page.quote_around(k) is None
    mine = draft.reading.gender if draft.reading is not None and draft.reading.person == 3 else ""
    if later.glued and later.subject is None and reading.gender and mine and reading.gender != mine:
        return False  # the verb of somebody inside the content (أن الوكالة راسلت الاتحاد واقترحت)
    if reading.tense == "present":
        return bool(later.glued) and (previous in _COMMAS or previous in MARKS) and later.subject is not None
    if later.glued:
        return True
    if previous in _COMMAS or previous in MARKS or previous == ".":
        return later.subject is not None or draft.frame == "quote" or _subordinate(page, draft)
    if pf & (c.OPENER | c.AUX) or previous in lex.sets["soft_starts"] or previous in lex.sets["clause_openers"]:
        return True
    return _fresh_clause(page, draft, later)


def _adds(page: Page, draft: Draft, later: Draft) -> bool:
    """…، قبل أن يضيف: behind a mark the speaker goes on, with whom the verb agrees and who is not named again."""
    words, sets, k = page.words, page.lex.sets, later.first
    if k < 3 or words[k - 1] not in sets["that_of_verbs"] or words[k - 2] not in sets["happened_that"]:
        return False
    mine, its = draft.reading, later.reading
    if mine is None or its is None or its.tense != "present" or later.subject_side == "after":
        return False
    marked = words[k - 3] in _COMMAS or words[k - 3] in MARKS
    return marked and (mine.gender, mine.number) == (its.gender, its.number) and page.quote_around(k) is None


def _compound(page: Page, draft: Draft, k: int) -> bool:
    """أن يكون قد رحب، أن تكون المدينة قد أعلنت: one verb with what stands between, inside the content."""
    words = page.words
    for m in range(k - 2, max(draft.start, k - 8), -1):
        if words[m][0] in "يت" and page.flags[m] & c.AUX:
            return bool(page.flags[m - 1] & c.COMP)
    return False


def _subordinate(page: Page, draft: Draft) -> bool:
    """The statement's own clause is subordinate (بعد أن انتقد): the next verb is that of the main clause."""
    words, after = page.words, page.lex.sets["after_that"]
    k = draft.cue - 1
    if k > 0 and words[k] in page.lex.sets["that_of_verbs"]:
        k -= 1
    return k >= 0 and words[k] in after


def _fresh_clause(page: Page, draft: Draft, later: Draft) -> bool:
    """A connective between the content's start and the later cue's own clause: في حين، فيما، بينما، لكن."""
    words = page.words
    for j in range(later.first - 1, max(draft.start, later.first - 16), -1):
        w = words[j]
        if w in page.lex.sets["connectives"]:
            return j > draft.start and (
                words[j - 1] in _COMMAS or w in page.lex.sets["was"] or bool(page.flags[j - 1] & c.PREP)
            )
        if page.flags[j] & c.COMP:
            return False
        if w in _COMMAS:
            return False
    return False


def _clause_start(page: Page, draft: Draft, later: Draft) -> int:
    """Where the later statement's clause begins: behind the last comma or connective before its cue."""
    words, lex = page.words, page.lex
    k = later.first
    if later.kind == NOUN and later.after_clause >= 0:
        return later.after_clause
    if later.kind == PARTICIPLE or later.glued:
        return k
    if words[k - 1] in lex.sets["pronoun_clauses"]:
        return k - 1
    if _adds(page, draft, later):
        return k - 2
    if k > 1 and words[k - 2] in lex.sets["but_that"]:
        return k - 2
    j = k
    low = max(draft.start + 1, k - 14)
    while j > low:
        previous = words[j - 1]
        if previous in _COMMAS or previous in MARKS:
            return j - 1
        f = page.flags[j - 1]
        if previous in lex.sets["clause_openers"] or f & c.OPENER:
            j -= 1
            if previous in lex.sets["full_openers"]:
                return j
            continue
        if later.subject_side == "before":
            j -= 1
            continue
        return j
    return k


def _parts(page: Page, draft: Draft, stop: int) -> list[tuple[int, int]]:
    start = draft.start
    if draft.frame == "quote" and draft.ends_at >= 0:
        parts = [(start, draft.ends_at)] if draft.ends_at > start else []
        draft.quoted = list(parts)
        return parts + (_more_quotes(page, draft) if parts and draft.side == "after" else [])
    if draft.kind == SOURCE and draft.side == "before" and draft.after_clause > 0:
        resumed = _trim(page, draft.after_clause, draft.sentence[1])
        return [(start, stop), (draft.after_clause, resumed)] if resumed > draft.after_clause else [(start, stop)]
    end = stop
    if draft.kind != SOURCE or draft.side == "after":
        end = _trim(page, start, end)
    if end <= start:
        return []
    if draft.frame == "describe" and draft.object_of is not None:
        return [draft.object_of, _unquoted(page, start, end)]
    if draft.frame == "charge" and draft.object_of is not None:
        return [(draft.object_of[0], end)]
    return [(start, end)]


def _trim(page: Page, start: int, end: int) -> int:
    """Leave the final marks out, a closing quotation mark among them, and what is no part of the words: على حد قوله."""
    words, sets = page.words, page.lex.sets
    while end > start:
        w = words[end - 1]
        if w in _TRAILING or w in MARKS:
            end -= 1
        elif w in sets["dangling"] and words[end - 2] in _COMMAS:
            end -= 2
        elif end - start > 4 and (by := _own_words(page, end)) > 0:
            end = by
        else:
            break
    return end


def _own_words(page: Page, end: int) -> int:
    """Where وفق تعبيره، على حد قوله، وفقا لقولها begins, if the content ends in it; else -1."""
    words, sets = page.words, page.lex.sets
    own = words[end - 1].removeprefix("ل")
    if own not in sets["self_attribution"] or words[end - 2] not in sets["own_words_by"]:
        return -1
    return end - 3 if words[end - 3] in sets["thanks_for"] else end - 2


def _unquoted(page: Page, start: int, end: int) -> tuple[int, int]:
    """A description in marks loses them, and the بـ that stands apart."""
    words = page.words
    if words[start] == "ب" and start + 1 < end:
        start += 1
    if words[start] in MARKS and start + 1 < end:
        start += 1
    return start, end


def _more_quotes(page: Page, draft: Draft) -> list[tuple[int, int]]:
    """Further quotations of the same statement, joined by no more than a connective."""
    out = []
    words = page.words
    k = draft.ends_at + 1
    for _ in range(4):
        j = k
        while j < min(k + 3, len(words)) and _joins(page, words[j]):
            j += 1
        if j >= len(words) or j == k or words[j] not in MARKS:
            break
        close = page.closed_by.get(j, -1)
        if close < j + 3:
            break
        out.append((j + 1, close))
        draft.quoted.append((j + 1, close))
        k = close + 1
    return out


def _joins(page: Page, word: str) -> bool:
    """What may stand between two quotations of one statement: a comma, a lone و, a connective."""
    return word in _COMMAS or (len(word) == 1 and word.isalpha()) or bool(page.lex.flags(word) & c.CONJ)


def _nest(page: Page, drafts: list[Draft]) -> None:
    """The parent of each draft: the innermost other draft whose content holds its cue (its content, without cue)."""
    for n, draft in enumerate(drafts):
        k = draft.first
        best: Draft | None = None
        for m in range(max(0, n - 12), min(len(drafts), n + 13)):
            other = drafts[m]
            if other is draft or (other.first == k and other.kind == draft.kind):
                continue
            if other.kind == SOURCE and draft.kind == SOURCE:
                continue
            parts = other.parts
            if not parts or not parts[0][0] <= k < parts[-1][1] or not any(a <= k < b for a, b in parts):
                continue
            if draft.cue >= 0 and any(a <= other.first < b for a, b in draft.parts):
                continue
            if best is None or other.parts[0][0] > best.parts[0][0]:
                best = other
        draft.parent = best
    for draft in drafts:
        depth, parent = 0, draft.parent
        while parent is not None:
            depth, parent = depth + 1, parent.parent
            if depth > MAX_NESTING:
                draft.parent = None
                break
