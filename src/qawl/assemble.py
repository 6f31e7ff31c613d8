"""The last step of extraction: drafts of token indices become statements with spans of the text as given."""

from __future__ import annotations

from qawl.attribution.act import acts_of
from qawl.attribution.chain import Attribution
from qawl.attribution.confidence import SHOWN_FROM, speaker_score
from qawl.attribution.mode import mode_of
from qawl.attribution.names import mention_span
from qawl.model import Article, Basis, Confidence, Mention, Occasion, Span, Speaker, Statement
from qawl.resolution.by_when import by_when
from qawl.resolution.occasion import occasion_details
from qawl.resolution.reference import reference_of
from qawl.resolution.said_on import Sayings
from qawl.statements.draft import Draft
from qawl.text.page import Page
from qawl.text.phrases import Phrase

UID_HEX = 12


def assemble(
    page: Page, article: Article, drafts: list[Draft], speakers: dict[int, Attribution]
) -> tuple[Statement, ...]:
    """The statements of an article, in the order of their cues, with ids "1", "2", …"""
    ids = {id(draft): str(n + 1) for n, draft in enumerate(drafts)}
    digest = article.id[7 : 7 + UID_HEX]
    acts = acts_of(page, drafts, speakers)
    reference = reference_of(page, article.published)
    sayings = Sayings(page, drafts, reference, article.published)
    out: list[Statement] = []
    names: dict[str, str | None] = {}
    for n, draft in enumerate(drafts):
        chain = _chain(draft)
        found = speakers[n]
        entity = found.entity
        sure = speaker_score(page, entity, found.basis, found.reach, len(chain)) if entity is not None else 0.0
        speaker = _speaker(page, draft, found, sure)
        names[ids[id(draft)]] = speaker.name if speaker is not None else None
        cue = page.span(draft.cue, draft.cue_end) if draft.cue >= 0 else None
        content = tuple(page.span(a, b) for a, b in draft.parts)
        anchor = cue or content[0]
        start, end = draft.sentence
        sentence = page.span(start, max(end, start + 1)) if start < len(page.words) else anchor
        said = sayings.said_on(draft)
        according_to = tuple(name for d in chain if (name := names.get(ids[id(d)])) is not None)
        out.append(
            Statement(
                id=ids[id(draft)],
                uid=f"{digest}:{anchor[0]}-{anchor[1]}",
                cue=cue,
                cue_status=draft.status,  # type: ignore[arg-type]
                content=content,
                speaker=speaker,
                relay=_mention(page, draft.relay),
                addressee=_mention(page, draft.addressee),
                occasion=_occasion(page, draft),
                said_on=said,
                mode=mode_of(page, draft),  # type: ignore[arg-type]
                act=acts[n],  # type: ignore[arg-type]
                act_detail=page.lex.verbs[draft.verb].detail if draft.verb >= 0 else None,
                horizon=by_when(page, draft, acts[n], said, reference),
                parent=ids[id(draft.parent)] if draft.parent is not None else None,
                depth=len(chain),
                according_to=according_to,
                confidence=Confidence(span=0.9, speaker=sure or None),
                text=tuple(article.text[a:b] for a, b in content),
                sentence=sentence,
            )
        )
    return tuple(out)


def _chain(draft: Draft) -> list[Draft]:
    """Those in whose words this one stands, outermost first."""
    out: list[Draft] = []
    parent = draft.parent
    while parent is not None:
        out.insert(0, parent)
        parent = parent.parent
    return out


def _speaker(page: Page, draft: Draft, attribution: Attribution, sure: float) -> Speaker | None:
    """The speaker with the evidence; a name that is not sure enough becomes the runner-up."""
    np, entity = draft.subject, attribution.entity
    mention = mention_span(page, np.start, np.end, np) if np is not None else None
    if mention is None and entity is None and attribution.runner_up is None:
        return None
    antecedent: Span | None = None
    if entity is not None:
        best = entity.antecedent
        antecedent = mention_span(page, best.start, best.end, best)
    name = entity.name if entity is not None else None
    second = attribution.runner_up.name if attribution.runner_up is not None else None
    shown = sure >= SHOWN_FROM
    return Speaker(
        mention=mention,
        name=name if shown else None,
        basis=_basis(attribution.basis),
        antecedent=antecedent if antecedent != mention else None,
        runner_up=second if shown else name,
    )


def _basis(basis: str) -> Basis | None:
    return basis or None  # type: ignore[return-value]


def _mention(page: Page, tokens: tuple[int, int] | None) -> Mention | None:
    if tokens is None or tokens[1] <= tokens[0]:
        return None
    i, j = tokens
    span = mention_span(page, i, j, Phrase(i, j, i, 0, False))
    return Mention(mention=span, name=page.view.original[span[0] : span[1]])


def _occasion(page: Page, draft: Draft) -> Occasion | None:
    if draft.occasion is None:
        return None
    i, j, kind = draft.occasion
    medium, place = (_mention(page, tokens) for tokens in occasion_details(page, draft))
    return Occasion(
        mention=page.span(i, j),
        kind=kind or "statement",
        medium=medium.name if medium is not None else None,
        place=place.name if place is not None else None,
    )
