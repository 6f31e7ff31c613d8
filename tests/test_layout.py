"""The house keeps its shape: small modules, imports that point up the list of rooms."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINES = 500
COPIED = {"tests/gate/score.py"}
"""Kept as it was given, to the byte."""

MODULES = sorted(p for top in ("src", "tests", "bench", "tools") for p in (ROOT / top).rglob("*.py"))


def test_the_modules_are_found() -> None:
    assert ROOT / "src" / "qawl" / "model.py" in MODULES
    assert Path(__file__) in MODULES


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_is_longer_than_one_can_read(path: Path) -> None:
    if str(path.relative_to(ROOT)) not in COPIED:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES


@pytest.mark.parametrize("path", sorted((ROOT / "src" / "qawl").iterdir()), ids=lambda p: p.name)
def test_every_room_says_what_it_is(path: Path) -> None:
    module = path / "__init__.py" if path.is_dir() else path
    if module.suffix == ".py" and module.exists():
        assert module.read_text(encoding="utf-8").lstrip().startswith('"""')


def test_imports_point_up_the_list_of_rooms() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_list_of_rooms_names_them_all() -> None:
    listed = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    rooms = {p.stem for p in (ROOT / "src" / "qawl").iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert {r for r in rooms if r not in ("__init__", "__main__") and f'"qawl.{r}"' not in listed} == set()
