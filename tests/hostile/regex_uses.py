"""How the package uses a regular expression that it has compiled: whether every use tries it at one place only.

``PATTERN.match(text)`` and ``fullmatch`` start once; ``search``, ``finditer`` and the like, and ``match`` with a
position, start anywhere, and what starts anywhere can be quadratic where a single start is linear.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import qawl

PACKAGE = Path(qawl.__file__).parent


@cache
def _trees(package: Path) -> dict[str, list[ast.Module]]:
    """The package's modules by their file's name, each parsed."""
    out: dict[str, list[ast.Module]] = {}
    for path in package.rglob("*.py"):
        out.setdefault(path.name, []).append(ast.parse(path.read_text(encoding="utf-8")))
    return out


def starts_once(place: str, package: Path = PACKAGE) -> bool:
    """Whether the pattern compiled at ``file.py:line`` has a name whose every use starts it once."""
    file, line = place.split(":")
    names = {name for tree in _trees(package).get(file, []) for name in _assigned(tree, int(line))}
    uses = [once for name in names for once in _uses(name, package)]
    return len(names) == 1 and bool(uses) and all(uses)


def _assigned(tree: ast.Module, line: int) -> list[str]:
    """The name that the statement on this line gives a value to."""
    out = []
    for node in tree.body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.lineno <= line <= (node.end_lineno or node.lineno):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            out += [t.id for t in targets if isinstance(t, ast.Name)]
    return out


@cache
def _uses(name: str, package: Path) -> list[bool]:
    """For every place in the package where the name is read: whether it is a single start."""
    out = []
    for tree in (t for trees in _trees(package).values() for t in trees):
        once = {
            id(call.func.value)
            for call in ast.walk(tree)
            if isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr in ("match", "fullmatch")
            and len(call.args) == 1
            and not call.keywords
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load):
                out.append(id(node) in once)
    return out
