"""Who answers and who asks in an interview: both are named above the first question, if at all."""

from __future__ import annotations

from qawl.attribution.entity import Entity
from qawl.attribution.names import PERSON, Made, take_apart
from qawl.attribution.registry import Registry
from qawl.lexicon import compiled as c
from qawl.statements.draft import Draft
from qawl.statements.interview import interviewer
from qawl.text.page import Page
from qawl.text.phrases import noun_phrase


def interviewee(
    page: Page, registry: Registry, drafts: list[Draft], made: dict[int, Made], first: int, asks: Entity | None = None
) -> Entity | None:
    """Whose words the answers are: who speaks in the headline, else the person behind مع (حوار مع فلان), else the first
    person named above the question at token ``first`` who is not the one who ``asks``."""
    for n, draft in enumerate(drafts):
        if n in made and draft.start < first and made[n].kind == PERSON and len(made[n].keys) > 1:
            return registry.resolve(made[n], [])[0]
    words, lex = page.words, page.lex
    named: Made | None = None
    for k in range(first):
        if not page.flags[k] & (c.NAME | c.ROLE | c.HONORIFIC):
            continue
        behind = k > 0 and words[k - 1] in lex.sets["with_whom"]
        if named is not None and not behind:
            continue
        np = noun_phrase(page, k, first)
        person = take_apart(page, np) if np is not None else None
        if person is not None and asks is not None and person.keys == asks.keys:
            continue  # حوار: فلانة
        if person is not None and person.kind == PERSON and len(person.keys) > 1:
            named = person
            if behind:
                break
    return registry.resolve(named, [])[0] if named is not None else None


def asker(page: Page, registry: Registry, first: int) -> Entity | None:
    """Who asks, where a byline says so (حوار: فلانة); ``first`` is the first question's token."""
    k = interviewer(page, first)
    np = noun_phrase(page, k, first) if k >= 0 else None
    made = take_apart(page, np) if np is not None else None
    if made is None or made.kind != PERSON or len(made.keys) < 2:
        return None
    return registry.resolve(made, [])[0]
