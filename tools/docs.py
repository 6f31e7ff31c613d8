"""Pages of docs/ that are made from the code, so that they can't say anything else.

    python -m tools.docs [--check]

Writes them; with ``--check`` writes nothing and exits with 1 where one is not what the code says.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from qawl.errors import CATALOGUE, Code

ROOT: Final = Path(__file__).resolve().parents[1]

ROOMS: Final = {
    "R": "Reading: one input of many",
    "L": "Lexicon: the language data, yours included",
    "S": "Store: the record on disk",
    "O": "Output: what is written for you",
    "A": "Arguments: what was asked for",
}
FOLLOWS: Final = {
    "skip": "this input is skipped, the others go on",
    "retry": "nothing is changed; the same may work later",
    "stop": "the command stops; what was kept before stays",
}


def errors() -> str:
    """docs/errors.md: every code with what follows and what to do. Raises KeyError for a room that has no title."""
    out = [
        "# What Qawl refuses, and why",
        "",
        "Made from `src/qawl/errors.py` by `make docs`. A code never changes its meaning.",
        "",
        "Every refusal is one line: `[code] what happened (where): why. What to do: ….` A command's exit status is"
        " other than 0 only where it stops, or where nothing at all could be read.",
        "",
        "| the word below | what it means |",
        "|---|---|",
        *(f"| {word} | {meaning} |" for word, meaning in FOLLOWS.items()),
    ]
    rooms: dict[str, list[Code]] = {}
    for code in CATALOGUE.values():
        rooms.setdefault(ROOMS[code.code.removeprefix("QAWL-")[0]], []).append(code)
    for title, codes in rooms.items():
        out += ["", f"## {title}", "", "| code | what happened | then | what to do |", "|---|---|---|---|"]
        out += [f"| `{c.code}` | {_cell(c.title)} | {c.consequence} | {_cell(c.hint)} |" for c in codes]
    return "\n".join(out) + "\n"


def cli() -> str:
    """docs/cli.md: every command with its arguments and options, as ``--help`` has them."""
    from typer.main import get_command

    from qawl.cli.main import app

    out = ["# The command line", "", "Made from the commands themselves by `make docs`."]
    for name, command in _commands("qawl", get_command(app)):
        params = [p for p in command.params if not getattr(p, "hidden", False) and p.name != "help"]
        arguments = [p for p in params if p.param_type_name == "argument"]
        options = [p for p in params if p.param_type_name == "option"]
        usage = [name, *(_argument(p) for p in arguments), *(["[OPTIONS]"] if options else [])]
        usage += ["COMMAND …"] if _subcommands(command) else []
        out += ["", f"## `{name}`", "", _text(command.help), "", "```", " ".join(usage), "```"]
        rows = [(f"`{_argument(p)}`", p) for p in arguments] + [(_option(p), p) for p in options]
        if rows:
            out += ["", "| | | default |", "|---|---|---|"]
            out += [f"| {label} | {_cell(_text(p.help))} | {_default(p)} |" for label, p in rows]
    return "\n".join(out) + "\n"


PAGES: Final[dict[str, Callable[[], str]]] = {"docs/errors.md": errors, "docs/cli.md": cli}


def stale() -> list[str]:
    """The pages that are not what the code says."""
    out = []
    for page, made in PAGES.items():
        path = ROOT / page
        if not path.exists() or path.read_text(encoding="utf-8") != made():
            out.append(page)
    return out


def main(argv: list[str] | None = None) -> int:
    """Write the pages, or check them; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.docs", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 where a page is stale")
    args = parser.parse_args(argv)
    changed = stale()
    if not args.check:
        for page in changed:
            (ROOT / page).parent.mkdir(exist_ok=True)
            (ROOT / page).write_text(PAGES[page](), encoding="utf-8")
    for page in changed:
        print(f"{page} is stale: run `make docs`" if args.check else f"{page} written")
    return 1 if changed and args.check else 0


def _subcommands(command: Any) -> dict[str, Any]:
    commands: dict[str, Any] = getattr(command, "commands", {})
    return {name: c for name, c in commands.items() if not c.hidden}


def _commands(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """A command and all below it, in the order of ``--help``."""
    yield name, command
    for sub, below in _subcommands(command).items():
        yield from _commands(f"{name} {sub}", below)


def _argument(param: Any) -> str:
    label = (param.metavar or param.name.upper()) + ("…" if param.nargs == -1 else "")
    return label if param.required else f"[{label}]"


def _option(param: Any) -> str:
    names = ", ".join(f"`{o}`" for o in [*param.opts, *param.secondary_opts])
    if param.is_flag:
        return names
    choices = getattr(param.type, "choices", None)
    value = (
        "\\|".join(str(getattr(c, "value", c)) for c in choices)
        if choices
        else param.metavar or param.type.name.upper()
    )
    return f"{names} {value}"


def _default(param: Any) -> str:
    value = param.default
    if param.required:
        return "required"
    if value is None or value is False or value in ((), []) or callable(value):
        return ""
    return f"`{getattr(value, 'value', value)}`"


def _text(help_: str | None) -> str:
    """A help text without its terminal wrapping: paragraphs of one line each."""
    paragraphs = (help_ or "").replace("\f", "\n").replace("\b", "").strip().split("\n\n")
    return "\n\n".join(" ".join(p.split()) for p in paragraphs)


def _cell(text: str) -> str:
    return text.replace("\n\n", " ").replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
