"""``qawl explain``: which cue, frame and evidence made each statement, and why each other cue made none."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from qawl.cli import console, options, reading

if TYPE_CHECKING:
    from qawl.explain import Explanation, Found, Refused

AROUND = 28
"""How much of the text is shown on each side of a refused cue, in code points."""
REASONS = {
    "taken": "stands between another cue and its content",
    "no_frame": "no frame of it fits the words behind it",
    "doubtful": "a frame fits, but the word or its subject is not believable here",
}


class Format(StrEnum):
    """How an explanation is printed."""

    text = "text"
    jsonl = "jsonl"


def command(
    paths: options.Paths,
    published: options.Published = None,
    form: Annotated[Format, typer.Option("--format", help="For people or for programs.")] = Format.text,
    lexicon: options.LexiconFolder = None,
) -> None:
    """Explain, for files and folders of Arabic news, what found each statement and why other cues were refused.

    For whoever mends the lexicon: each statement with its verb, frame, subject and the evidence for its name; each cue
    that made no statement with the step at which it stopped.
    """
    import msgspec

    from qawl.explain import explain_article

    tally = reading.Tally()
    for explained in reading.made_of(explain_article, paths, reading.asked(published), lexicon, tally):
        if form is Format.jsonl:
            print(msgspec.json.encode(explained).decode())
        else:
            print("\n".join(map(console.safe, _lines(explained))))
    reading.close(tally)
    if not tally.read:
        raise typer.Exit(1)


def _lines(explained: Explanation) -> list[str]:
    text = explained.article.text
    out = [explained.article.source or explained.article.id]
    for found in explained.found:
        out += _found(text, found)
    if explained.refused:
        out.append("  refused")
    out += [_refused(text, refused) for refused in explained.refused]
    return [*out, ""]


def _found(text: str, found: Found) -> list[str]:
    s = found.statement
    cue = f"«{text[s.cue[0] : s.cue[1]]}»" if s.cue is not None else "no cue"
    of = f" of {found.verb}" if found.verb else ""
    head = f"  {s.id}  {cue} {found.cue_kind}{of}, frame {found.frame}, {s.cue_status}"
    words = " … ".join(s.text).replace("\n", " ")
    return [head, f"      words    {words}", f"      speaker  {_speaker(text, found)}"]


def _speaker(text: str, found: Found) -> str:
    speaker = found.statement.speaker
    if speaker is None:
        return f"unknown ({found.subject})"
    where = speaker.mention or speaker.antecedent
    mention = text[where[0] : where[1]].replace("\n", " ") if where is not None else "—"
    name = speaker.name if speaker.name is not None else f"withheld ({speaker.runner_up})"
    basis = " ".join(filter(None, (found.basis, found.reach)))
    sure = found.statement.confidence.speaker
    evidence = ", ".join(filter(None, (basis, found.name_kind, f"{sure:.2f}" if sure is not None else "")))
    return f"{mention} ({found.subject}) → {name} [{evidence}]"


def _refused(text: str, refused: Refused) -> str:
    a, b = refused.cue
    around = f"{text[max(0, a - AROUND) : a]}⟦{text[a:b]}⟧{text[b : b + AROUND]}".replace("\n", " ")
    verbs = f" ({'، '.join(refused.verbs)})" if refused.verbs else ""
    return f"    {a}-{b}{verbs}: {REASONS[refused.reason]}: …{around}…"
