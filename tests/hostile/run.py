"""Read every hostile file in a process of its own, with its time and memory taken: ``make hostile``.

    python -m tests.hostile.run [--only WORD] [--list] [--seconds 2] [--megabytes 512]
    python -m tests.hostile.run --flips 2000
    python -m tests.hostile.run --flat 100000

Time is the longest that one article or refusal was waited for, by the wall's clock without the waiting for a processor
that other programs had.
Exits with 1 where a file took too long or too much, or something came of it that may not; where a flipped bit cost more
than its record, or a page that was read was not as it was; where memory grew with the number of records.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import select
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from qawl.model import Read, Refusal
from tests.hostile.files import CANARY, Case, cases
from tests.hostile.flips import flips, whole
from tests.hostile.reading import ALWAYS, read_slowest, ready

PATIENCE: Final = 20.0


class Outcome(msgspec.Struct, frozen=True):
    """What reading one file came to: words and how often, seconds, the largest memory of a process in MiB."""

    words: dict[str, int]
    seconds: float
    megabytes: float
    wrong: str = ""


def judged(case: Case, found: list[Read | Refusal]) -> tuple[dict[str, int], str]:
    """The words for what came of a case, and what is wrong with it, "" where nothing is."""
    count: Counter[str] = Counter()
    for one in found:
        count["article" if isinstance(one, Read) else one.code.removeprefix("QAWL-")] += 1
    if not found:
        count["nothing"] += 1
    wrong = sorted(set(count) - case.allowed - ALWAYS)
    if wrong:
        return dict(count), f"{' '.join(wrong)} may not come of it"
    if any(isinstance(one, Read) and CANARY in one.article.text for one in found):
        return dict(count), "it holds what stands in another file"
    return dict(count), ""


def in_child(work: Callable[[], Any]) -> tuple[Any, float]:
    """What ``work`` gives in a forked child, as JSON carries it, and the most memory in MiB that it or a child of its
    own took. None where it crashed or had no patience left."""
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.close(read_end)
            answer = json.dumps(work()).encode()
            with os.fdopen(write_end, "wb") as pipe:
                pipe.write(answer)
            status = 0
        finally:
            os._exit(status)
    os.close(write_end)
    data, end = b"", time.monotonic() + 3 * PATIENCE
    while select.select([read_end], [], [], max(0.0, end - time.monotonic()))[0]:
        piece = os.read(read_end, 1 << 16)
        if not piece:
            break
        data += piece
    else:
        os.kill(pid, 9)
    os.close(read_end)
    usage = os.wait4(pid, 0)[2]
    return (json.loads(data) if data else None), usage.ru_maxrss / 1024


def measured(case: Case, folder: Path) -> Outcome:
    """Write the case's file, read it in a child, and take it away again."""
    path = folder / case.name
    try:
        if in_child(lambda: str(case.write(folder)))[0] is None:
            return Outcome({}, 0, 0, "the file could not be made")

        def work() -> tuple[dict[str, int], str, float]:
            ready()
            resource.setrlimit(resource.RLIMIT_CPU, (int(PATIENCE), int(PATIENCE)))
            found, seconds = read_slowest(path)
            return (*judged(case, found), seconds)

        answer, megabytes = in_child(work)
        if answer is None:
            return Outcome({}, PATIENCE, megabytes, "reading it crashed or never ended")
        return Outcome(answer[0], answer[2], megabytes, answer[1])
    finally:
        path.unlink(missing_ok=True)


def read_files(only: str, seconds: float, megabytes: float) -> int:
    """Read the files whose name holds ``only``, print a line for each that fails and one for all; how many failed."""
    chosen = [case for case in cases() if only in case.name]
    failed, slowest, largest = 0, ("", 0.0), ("", 0.0)
    with tempfile.TemporaryDirectory(prefix="qawl-hostile-") as name:
        for case in chosen:
            got = measured(case, Path(name))
            for _ in range(2):  # other programs compute too: the least of three counts
                if got.seconds > seconds and not got.wrong:
                    got = min(got, measured(case, Path(name)), key=lambda one: (bool(one.wrong), one.seconds))
            wrong = got.wrong
            if got.seconds > seconds:
                wrong = f"{wrong}; {got.seconds:.2f} s"
            if got.megabytes > megabytes:
                wrong = f"{wrong}; {got.megabytes:.0f} MiB"
            slowest = max(slowest, (case.name, got.seconds), key=lambda pair: pair[1])
            largest = max(largest, (case.name, got.megabytes), key=lambda pair: pair[1])
            if wrong or only:
                print(f"{'WRONG' if wrong else 'fine'}  {case.name}: {got.words} {got.seconds:.2f} s "
                      f"{got.megabytes:.0f} MiB {wrong.strip('; ')}", flush=True)  # fmt: skip
            failed += bool(wrong)
    print(f"{len(chosen)} hostile files: {len(chosen) - failed} an article or a coded refusal in time and memory; "
          f"slowest {slowest[0]} {slowest[1]:.2f} s, largest {largest[0]} {largest[1]:.0f} MiB")  # fmt: skip
    return failed


def flip_bits(count: int, records: int = 1000) -> int:
    """Flip so many bits of a WARC of 1,000 records, and print what they cost; how many cost more than they may."""
    data, digests = whole(records)
    found = list(flips(data, digests, count))
    bad = [flip for flip in found if not flip.fine]
    for flip in bad[:20]:
        print(f"WRONG  {flip}")
    one, none = (sum(flip.missing == lost for flip in found) for lost in (1, 0))
    print(f"{count:,} flipped bits in {records:,} records: {one:,} cost one record, each counted, {none:,} cost none, "
          f"{len(bad)} more")  # fmt: skip
    return len(bad)


def flat(count: int) -> int:
    """Read a WARC of so many records through a pipe, print memory at its tenth and its end; 1 where it grew."""
    from qawl.reading.inputs import Input, Options
    from qawl.reading.warc import read_warc
    from tests.reading.made import Pipe, http, page, record

    ready_made = [gzip.compress(record(http(page(n, 100))), 1) for n in range(200)]

    def pieces() -> Iterator[bytes]:
        for number in range(count):
            yield ready_made[number % 200]

    def work() -> tuple[float, float, float, int]:
        early, read, begin = 0.0, 0, time.perf_counter()
        source = Input(Pipe(pieces(), 1 << 16), where="a", path="a", source="a")  # type: ignore[arg-type]
        for read, _ in enumerate(read_warc(source, Options()), 1):
            if read == count // 10:
                early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        late = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return early, late, time.perf_counter() - begin, read

    answer, _ = in_child(work)
    if answer is None:
        print("WRONG  reading broke off")
        return 1
    early, late, seconds, read = answer
    print(f"{read:,} records: {early:.0f} MiB after a tenth, {late:.0f} MiB at the end, {read / seconds:,.0f} a second")
    return int(late > early + 4 or read != count)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--megabytes", type=float, default=512.0)
    parser.add_argument("--flips", type=int)
    parser.add_argument("--flat", type=int)
    arguments = parser.parse_args()
    if arguments.list:
        print("\n".join(case.name for case in cases()))
        return 0
    if arguments.flips is not None:
        return min(1, flip_bits(arguments.flips))
    if arguments.flat is not None:
        return flat(arguments.flat)
    return min(1, read_files(arguments.only, arguments.seconds, arguments.megabytes))


if __name__ == "__main__":
    sys.exit(main())
