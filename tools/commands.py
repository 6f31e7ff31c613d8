"""A Typer app as a page: its commands with what they take, read from their signatures.

Typer's own command objects look different from one version to the next; what a command's author writes does not.
"""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.models import ArgumentInfo, OptionInfo

NAMES: Final = {int: "INTEGER", float: "NUMBER", str: "TEXT", Path: "PATH"}


@dataclass(frozen=True)
class Parameter:
    """One row of a command's table; ``argument`` is its place in the usage line, None for an option."""

    argument: str | None
    label: str
    help: str
    default: str


@dataclass(frozen=True)
class Command:
    """One command: its whole name, what it does, what it takes, whether it stands above others."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]
    group: bool


def page(program: str, app: typer.Typer) -> str:
    """The page, in Markdown."""
    out = ["# The command line", "", "Made from the commands themselves by `make docs`."]
    for command in walk(program, app):
        options = any(p.argument is None for p in command.parameters)
        usage = [command.name, *(p.argument for p in command.parameters if p.argument)]
        usage += ["[OPTIONS]"] * options + ["COMMAND …"] * command.group
        out += ["", f"## `{command.name}`", "", command.help, "", "```", " ".join(usage), "```"]
        if command.parameters:
            out += ["", "| | | default |", "|---|---|---|"]
            out += [f"| {p.label} | {cell(p.help)} | {cell(p.default)} |" for p in command.parameters]
    return "\n".join(out) + "\n"


def walk(name: str, app: typer.Typer) -> Iterator[Command]:
    """An app and all commands below it: its own first, in the order in which they were added."""
    above = app.registered_callback.callback if app.registered_callback else None
    yield Command(name, _help(app.info.help, above), _parameters(above), group=True)
    for info in app.registered_commands:
        if info.callback is not None and not info.hidden:
            own = info.name or info.callback.__name__.replace("_", "-")
            yield Command(f"{name} {own}", _help(info.help, info.callback), _parameters(info.callback), group=False)
    for group in app.registered_groups:
        if group.typer_instance is not None and not group.hidden:
            yield from walk(f"{name} {group.name}", group.typer_instance)


def cell(text: str) -> str:
    """``text`` as it can stand in a table."""
    return " ".join(text.split()).replace("|", "\\|")


def _parameters(function: Callable[..., Any] | None) -> tuple[Parameter, ...]:
    """Arguments first, then options, as written; a Typer context is neither."""
    if function is None:
        return ()
    hints = typing.get_type_hints(function, include_extras=True)
    rows = []
    for name, p in inspect.signature(function).parameters.items():
        kind, info = _annotation(hints[name])
        if not getattr(info, "hidden", False) and kind is not typer.Context:
            rows.append(_parameter(name, kind, info, p.default))
    return tuple(sorted(rows, key=lambda r: r.argument is None))


def _parameter(name: str, kind: Any, info: Any, default: Any) -> Parameter:
    required = default is inspect.Parameter.empty
    shown = "required" if required else _shown(default)
    if isinstance(info, ArgumentInfo) or (info is None and required):
        label = (getattr(info, "metavar", None) or name.upper()).removesuffix("…")
        label += "…" if typing.get_origin(kind) is list else ""
        return Parameter(label if required else f"[{label}]", f"`{label}`", _help(getattr(info, "help", None)), shown)
    flags = _flags(info)
    if not flags:
        flags = [f"--{name.replace('_', '-')}"] + ([f"--no-{name.replace('_', '-')}"] if kind is bool else [])
    words = ", ".join(f"`{flag}`" for flag in flags)
    return Parameter(None, f"{words}{_value(kind, info)}", _help(getattr(info, "help", None)), shown)


def _flags(info: Any) -> list[str]:
    """The names that an option was given. In ``Annotated``, Typer finds the first of them where the default stands."""
    first = getattr(info, "default", None)
    named = [first] if isinstance(first, str) and first.startswith("-") else []
    return [*named, *(getattr(info, "param_decls", None) or ())]


def _annotation(hint: Any) -> tuple[Any, Any]:
    """(the type without None, Typer's description of the parameter or None)."""
    info = None
    if typing.get_origin(hint) is Annotated:
        hint, *notes = typing.get_args(hint)
        info = next((n for n in notes if isinstance(n, (ArgumentInfo, OptionInfo))), None)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        hint = next(h for h in typing.get_args(hint) if h is not type(None))
    return hint, info


def _value(kind: Any, info: Any) -> str:
    many = "…" if typing.get_origin(kind) is list else ""
    kind = typing.get_args(kind)[0] if many else kind
    if kind is bool:
        return ""
    if getattr(info, "metavar", None):
        return f" {info.metavar}{many}"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return " " + "\\|".join(str(c.value) for c in kind) + many
    return f" {NAMES.get(kind, 'VALUE')}{many}"


def _shown(default: Any) -> str:
    if default is None or default is False or default in ((), []):
        return ""
    return f"`{default.value if isinstance(default, Enum) else default}`"


def _help(text: Any, function: Callable[..., Any] | None = None) -> str:
    """A help text (else a function's docstring) without its wrapping: paragraphs of one line each."""
    words = text if isinstance(text, str) else inspect.getdoc(function) if function else ""
    return "\n\n".join(" ".join(p.split()) for p in (words or "").strip().split("\n\n"))
