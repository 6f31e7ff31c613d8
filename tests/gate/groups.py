"""What a gold statement is grouped by: the region of its outlet, what is known of its speaker's gender.

The region comes from a table (``regions.toml``), the gender from the lexicon's given names and titles; neither is
annotated. Only singular persons are called woman or man.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

from qawl.language.clitics import ARTICLE
from qawl.language.fold import View
from qawl.lexicon import compiled as c
from qawl.lexicon.compile import load
from tests.gate import score
from tests.gate.corpus import FOLDERS, Document

TABLE: Final = Path(__file__).with_name("regions.toml")
TRANSLATED: Final = "translated, agencies, Wikinews"
NOWHERE: Final = "not told"

WOMAN: Final = "woman"
MAN: Final = "man"
BODY: Final = "body"
UNKNOWN: Final = "unknown"
GENDERS: Final[tuple[str, ...]] = (WOMAN, MAN, BODY, UNKNOWN)

_BODIES: Final = c.BODY | c.PLACE | c.OUTLET | c.PROPER | c.DOC
_PAPER: Final = re.compile(r"newspaper of ([A-Z]{2}) ")


@cache
def _table() -> dict[str, dict[str, str]]:
    """For each part of ``regions.toml``: what an entry's region is."""
    parts: dict[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {
        part: {entry: region for region, entries in rows.items() for entry in entries} for part, rows in parts.items()
    }


def region(source: str, outlet: str | None) -> str:
    """The region of an article by its outlet, by its file's name where it has none; :data:`NOWHERE` else."""
    table = _table()
    if outlet is None:
        return table["articles"].get(source, NOWHERE)
    if outlet.endswith("(translated into Arabic)"):
        return TRANSLATED
    country = _PAPER.match(outlet)
    if country is not None:
        return table["countries"].get(country[1], NOWHERE)
    return table["outlets"].get(outlet, NOWHERE)


def regions(name: str) -> tuple[str, ...]:
    """The region of each article of the corpus, in the order of :func:`~tests.gate.corpus.documents`."""
    articles = [row["article"] for row in score.read(FOLDERS[name] / "gold.jsonl")]
    return tuple(region(Path(a["source"]).name, a.get("outlet")) for a in articles)


def gender(name: str, mentions: Iterable[str] = ()) -> str:
    """What the lexicon knows of the speaker called ``name``, all of whose ``mentions`` in the article are given.

    A woman or a man is told by a title in the singular at the head of a mention, the feminine one first (a woman may be
    وزير, no man is وزيرة), else by the first given name that only one sex has, or by a servant's name (عبد and God's).
    A body is told by the head of its name. Several, and sources without a name, stay unknown.
    """
    lex = load(None)
    words = _words(name)
    if not words or lex.flags(words[0]) & c.QUANT or any(map(_another, words)):
        return UNKNOWN
    first = lex.flags(words[0])
    heads = [found[0] for text in (name, *mentions) if (found := _words(text))]
    titles = {lex.genders.get(head) for head in heads if _title(head)}
    if ("f", "s") in titles:
        return WOMAN
    listed = first & c.NAME and not (first & c.PLACE and len(words) == 1)
    man = ("m", "s") in titles and not first & c.ROLE
    body = first & _BODIES and not first & c.ROLE
    if not listed and not man and (body or tuple(words) in lex.multi.get(words[0], {})):
        return BODY
    given = next((told for w in words if lex.flags(w) & c.NAME and (told := lex.genders.get(w, ("", ""))[0])), "")
    if given and not first & c.ROLE:
        return WOMAN if given == "f" else MAN
    servant = bool(first & c.PARTICLE) and len(words[0]) > 2 and words[1:] and words[1].startswith(ARTICLE)
    return MAN if man or servant else UNKNOWN


def genders(document: Document) -> tuple[str | None, ...]:
    """The gender of each gold statement's speaker; None where there is no speaker with a name."""
    mentions: dict[str, list[str]] = {}
    for statement in document.gold:
        speaker = statement.get("speaker") or {}
        if speaker.get("name") and speaker.get("mention"):
            start, end = speaker["mention"]
            mentions.setdefault(speaker["name"], []).append(document.text[start:end])
    names = [(statement.get("speaker") or {}).get("name") for statement in document.gold]
    return tuple(gender(name, mentions.get(name, ())) if name else None for name in names)


def _words(text: str) -> list[str]:
    return score.WORD.findall(View(text).text)


def _another(word: str) -> bool:
    """A second person's given name behind و."""
    lex = load(None)
    return word[0] == "و" and word not in lex.words and bool(lex.words.get(word[1:], 0) & c.NAME)


def _title(word: str) -> bool:
    """A title that says what somebody is; not that of a source (مصدر، مسؤول), which names nobody."""
    lex = load(None)
    return bool(lex.flags(word) & c.ROLE) and lex.role_kinds.get(word) != "source"
