"""The ladder: which stage loses what on ``../shared/gold/dev``.

    python -m tests.gate.ladder [--corpus sample] [--list STAGE N]

Prints how many gold statements pass each rung, where the rest is lost, by which cues statements are invented, and what
the figures would be if one stage alone were perfect. ``--list STAGE N`` shows the first N statements lost at a stage
(or at all stages that begin with STAGE).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from typing import Final

from qawl.language.fold import fold
from tests.gate import corpus, score
from tests.gate.oracles import rescored
from tests.gate.stages import STAGES, Outcome, outcomes

OPEN: Final = tuple(n for n in corpus.FOLDERS if n not in corpus.CLOSED)


def fates(name: str) -> list[Outcome]:
    """The fate of every statement of a corpus. Raises GateError for one that nobody may look into."""
    if name in corpus.CLOSED:
        raise corpus.GateError(f"{name} is not to be looked into")
    pairs = zip(corpus.documents(name), corpus.predictions(name), strict=True)
    return [o for document, predicted in pairs for o in outcomes(document, predicted)]


def rungs(found: list[Outcome]) -> list[tuple[str, int, int]]:
    """(rung, how many pass, of how many): each rung is asked only of what passed the one before."""
    gold = [o for o in found if o.gold is not None]
    cued = [o for o in gold if o.stage not in ("missed", "status")]
    contents = [o for o in cued if not o.stage.startswith("content")]
    rows = [("gold → cue found", len(cued), len(gold)), ("found → content right", len(contents), len(cued))]
    for label, kind in (("named at the cue", "named"), ("implied", "implied"), ("nobody", "nobody")):
        some = [o for o in contents if _kind(o) == kind]
        rows.append((f"content right → speaker right: {label}", sum(o.stage == "right" for o in some), len(some)))
    return rows


def by_cue(found: Iterable[Outcome], stage: str) -> list[tuple[str, int]]:
    """The cues at which a stage fails, folded, with their counts; a leading و goes where the word without it occurs."""
    words = Counter(_cue(o) for o in found if o.stage == stage)
    out: Counter[str] = Counter()
    for word, n in words.items():
        out[word[1:] if word[1:] in words and word.startswith("و") else word] += n
    return out.most_common()


def example(o: Outcome) -> str:
    """One statement for reading: what gold says and what was found."""
    lines = [f"{o.document.name}  {o.stage}"]
    for label, s in (("gold", o.gold), ("found", o.predicted)):
        if s is not None:
            who = s.get("speaker") or {}
            mention = _words(o, [score.mention(who)]) if score.mention(who) else "—"
            lines.append(f"  {label:6}[{_words(o, [s['cue']]) if s.get('cue') else '—'}] {mention} = {who.get('name')}")
            lines.append(f"  {'':6}{_words(o, s['content'])}")
    return "\n".join(lines)


def report(name: str) -> str:
    """The whole ladder as text."""
    found = fates(name)
    counted = Counter(o.stage for o in found)
    out = [f"{name}: {len(corpus.documents(name))} articles, {sum(o.gold is not None for o in found)} gold statements"]
    out += [f"  {rung:52}{n:5} of {of:4}{_share(n, of)}" for rung, n, of in rungs(found)]
    out += ["", f"{'lost at':26}{'n':>5}"]
    out += [f"  {stage:24}{counted[stage]:5}  {what}" for stage, what in STAGES.items()]
    for stage in ("missed", "invented"):
        some = by_cue(found, stage)[:24]
        out += ["", f"{stage}, by cue: " + "، ".join(f"{word} {n}" for word, n in some)] if some else []
    out += ["", f"{'F1 if this alone were perfect':32}" + "".join(f"{k:>15}" for k in score.HEADLINES)]
    table = rescored(corpus.documents(name), corpus.predictions(name))
    out += [f"  {k:30}" + "".join(f"{v[h]:15.3f}" for h in score.HEADLINES) for k, v in table.items()]
    return "\n".join(out)


def main(argv: list[str] | None = None) -> int:
    """Print the ladder, or examples of one stage; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate.ladder", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpus", choices=OPEN, default="dev")
    parser.add_argument("--list", nargs=2, metavar=("STAGE", "N"), help="show N statements lost at STAGE")
    args = parser.parse_args(argv)
    reason = corpus.missing(args.corpus)
    if reason:
        print(f"{args.corpus}: skipped, {reason}")
        return 0
    if args.list is None:
        print(report(args.corpus))
        return 0
    stage, n = args.list
    if not n.isdecimal() or not any(known.startswith(stage) for known in STAGES):
        parser.error(f"--list wants a number and one of these stages: {' '.join(STAGES)}")
    some = [o for o in fates(args.corpus) if o.stage.startswith(stage)]
    print("\n\n".join(example(o) for o in some[: int(n)]) or f"nothing is lost at {stage}")
    return 0


def _kind(o: Outcome) -> str:
    who = (o.gold or {}).get("speaker") or {}
    return "named" if score.mention(who) else "implied" if who.get("name") else "nobody"


def _cue(o: Outcome) -> str:
    statement = o.gold or o.predicted or {}
    return fold(_words(o, [statement["cue"]])) if statement.get("cue") else "(no cue)"


def _words(o: Outcome, spans: Iterable[list[int]]) -> str:
    return " … ".join(o.document.text[a:b] for a, b in spans).replace("\n", " ")


def _share(n: int, of: int) -> str:
    return f"{n / of:8.3f}" if of else f"{'—':>8}"


if __name__ == "__main__":
    sys.exit(main())
