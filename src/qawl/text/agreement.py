"""Agreement of a verb of saying with a noun phrase, in gender and number, as far as written forms tell."""

from __future__ import annotations

from qawl.language.clitics import POSSESSIVES, behind_preposition
from qawl.lexicon import compiled as c
from qawl.lexicon.compiled import Reading
from qawl.text.page import Page
from qawl.text.phrases import Phrase


def features(page: Page, np: Phrase) -> tuple[str, str]:
    """Gender (m, f or "") and number (s, d, p or "") of a noun phrase, by its head."""
    word = page.words[np.head]
    if len(word) > 1 and word[0] in "بل" and np.head == np.start and word not in page.lex.genders:
        word = behind_preposition(word)
    known = page.lex.genders.get(word)
    if known is not None and np.flags & c.QUANT and np.end - np.start > 2:
        return "", ""  # عدد من الأطباء: one verb is singular, the next one plural
    his = known is not None and word.endswith("ه") and page.raw(np.head).endswith("ه") and "ة" in page.view.original
    if his and page.lex.genders.get(word[:-1]):
        known = page.lex.genders[word[:-1]]  # رئيسه in a text that prints ة: his head, no رئيسة
    if known is not None:
        if known[1] == "s" and _coordinated(page, np):
            return known[0], ""
        return known
    for suffix in POSSESSIVES:  # رئيسه، نظيرتها
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            base = word[: -len(suffix)]
            known = page.lex.genders.get(base) or page.lex.genders.get(base[:-1] + "ه" if base[-1] == "ت" else "")
            if known is not None:
                return known
    if np.flags & c.QUANT:
        return "", "p"
    if page.words[np.start][0].isdigit():
        return "", "p"
    if word.endswith("ات"):
        return "f", "p"
    if word.endswith(("ون", "ين")) and len(word) > 4 and not np.named:
        return "m", "p"
    if word.endswith("ه") and not np.named:
        return "f", "s"
    return "", ""


def _coordinated(page: Page, np: Phrase) -> bool:
    return any(
        page.words[k].startswith("و") and page.lex.words.get(page.words[k]) is None for k in range(np.head + 1, np.end)
    )


def agrees(reading: Reading | None, gender: str, number: str, after: bool) -> bool:
    """Whether a verb can have a subject of these features; ``after``: the subject stands behind its verb.

    A verb before its subject is singular whatever the subject's number; broken plurals of sources and bodies are
    feminine singular to their verb (قالت مصادر), and the lists leave their gender open.
    """
    if reading is None or reading.person == 1:
        return True
    if gender and reading.gender and gender != reading.gender:
        return number == "d" and after
    if after or not number:
        return True
    if reading.number == "p":
        return number in ("p", "d")
    if reading.number == "d":
        return number in ("d", "p")
    return number == "s" or (number == "p" and reading.gender == "f") or number == "d"
