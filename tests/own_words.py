"""Whose words these are: the runs of words in what we wrote that stand in the news of ``../shared`` as well.

Texts are folded and taken as their words, without marks; a run goes over line ends and over what is escaped in code.
"""

from __future__ import annotations

import io
import lzma
import re
import tokenize
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from qawl.language.fold import fold
from tests.needs import SHARED

ROOT: Final = Path(__file__).resolve().parents[1]
RUN: Final = 6
"""So many words in a row are somebody's sentence, and no chance. Numbers are no words: a date is nobody's."""
ALLOWED: Final = Path(__file__).with_name("own_words.toml")
WORD: Final = re.compile("[\u0621-\u063a\u0641-\u064a\u066e-\u06d3]+|[A-Za-z]+")
_ESCAPES: Final = re.compile(r"\\(?:[nrt]|u[0-9a-fA-F]{4})")
_PROSE: Final = ("README*", "CHANGELOG.md", "CONTRIBUTING.md", "docs/**/*", "src/qawl/sample/**/*", "tests/**/*")
_CODE: Final = ("src/**/*.py", "bench/**/*.py", "tools/**/*.py")
_DATA: Final = ("src/**/*.toml",)

Run = tuple[str, ...]


class _Line(msgspec.Struct):
    text: str = ""
    title: str | None = None


def words(text: str) -> list[str]:
    """The words of ``text``, folded, in order."""
    return WORD.findall(fold(text))


def runs(text: str) -> Iterator[Run]:
    """Every run of RUN words of ``text``."""
    listed = words(text)
    return zip(*(listed[k:] for k in range(RUN)), strict=False)


def own_texts(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """(path, text) of all that was written for the project: of code its strings and comments, of word lists only the
    comments."""
    for patterns, read in ((_PROSE, _prose), (_CODE, _code), (_DATA, _comments)):
        for pattern in patterns:
            for path in sorted(root.glob(pattern)):
                if path.is_file() and path.suffix not in (".pyc", ".png") and path != ALLOWED:
                    yield str(path.relative_to(root)), read(path.read_bytes().decode("utf-8"))


def _prose(text: str) -> str:
    return _ESCAPES.sub(" ", text)


def _code(text: str) -> str:
    said = (tokenize.STRING, tokenize.COMMENT, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING))
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return _prose("\n".join(token.string for token in tokens if token.type in said))


def _comments(text: str) -> str:
    return "\n".join(line.partition("#")[2] for line in text.splitlines())


def news(shared: Path = SHARED) -> Iterator[str]:
    """The texts of the annotated articles that are open, and of the bulk, one at a time."""
    for path in sorted((shared / "gold" / "dev" / "articles").iterdir()):
        yield path.read_bytes().decode("utf-8")
    decoder = msgspec.json.Decoder(_Line)
    for path in sorted((shared / "bulk").glob("*.xz")):
        with lzma.open(path) as lines:
            for line in lines:
                article = decoder.decode(line)
                yield f"{article.title or ''}\n{article.text}"


def taken(own: Iterable[tuple[str, str]], others: Iterable[str]) -> dict[Run, list[str]]:
    """The runs of ``own`` texts that stand in ``others``, each with the paths that hold it."""
    paths: dict[Run, list[str]] = {}
    for path, text in own:
        for run in runs(text):
            held = paths.setdefault(run, [])
            if path not in held:
                held.append(path)
    mine = frozenset(paths)
    found: set[Run] = set()
    for text in others:
        found |= mine.intersection(runs(text))
    return {run: paths[run] for run in sorted(found)}


def allowed() -> dict[Run, str]:
    """Set phrases by their folded words, each with the reason why it is nobody's sentence."""
    listed = tomllib.loads(ALLOWED.read_text(encoding="utf-8"))["phrase"]
    return {tuple(words(entry["words"])): entry["reason"] for entry in listed}


def within(run: Run, phrase: Run) -> bool:
    """``run`` is a part of ``phrase``."""
    return any(phrase[k : k + len(run)] == run for k in range(len(phrase) - len(run) + 1))
