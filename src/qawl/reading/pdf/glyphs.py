"""The glyphs that a page of a PDF draws, each with its text and its place, in the order in which they are drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from qawl.errors import QawlError
from qawl.limits import MAX_PDF_FORMS, MAX_PDF_GLYPHS
from qawl.reading.pdf.content import operations
from qawl.reading.pdf.fonts import Font, read_font

if TYPE_CHECKING:
    from pypdf import PageObject

Matrix = tuple[float, float, float, float, float, float]
_SAME: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_TURNED: Final[dict[int, Matrix]] = {
    90: (0.0, -1.0, 1.0, 0.0, 0.0, 0.0),
    180: (-1.0, 0.0, 0.0, -1.0, 0.0, 0.0),
    270: (0.0, 1.0, -1.0, 0.0, 0.0, 0.0),
}
_DEEPEST: Final = 8
_SHOWING: Final = (b"Tj", b"TJ", b"'", b'"')


class Glyph(NamedTuple):
    """``text`` between ``left`` and ``right`` on the base line ``y`` (points, upwards), ``size`` points high.

    ``run`` numbers the strings of the page: the glyphs of one string have the same.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    run: int


def times(a: Matrix, b: Matrix) -> Matrix:
    """First ``a``, then ``b``."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


class Budget:
    """What one PDF may still draw, all pages together, and the fonts that it has used so far."""

    __slots__ = ("fonts", "forms", "glyphs")

    def __init__(self) -> None:
        self.forms, self.glyphs = MAX_PDF_FORMS, MAX_PDF_GLYPHS
        self.fonts: dict[int, tuple[Any, Font]] = {}


class _State:
    """The graphics state that text is drawn in."""

    __slots__ = ("blank", "font", "leading", "matrix", "rise", "size", "spacing", "stretch")

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.font: Font | None = None
        self.size, self.spacing, self.blank, self.stretch, self.leading, self.rise = 0.0, 0.0, 0.0, 1.0, 0.0, 0.0

    def copy(self) -> _State:
        other = _State(self.matrix)
        for name in self.__slots__:
            setattr(other, name, getattr(self, name))
        return other


class PageGlyphs:
    """Draws a page and notes what is written. ``list()`` it once."""

    def __init__(self, page: PageObject, budget: Budget, where: str) -> None:
        self._page, self._budget, self._where = page, budget, where
        self._run = 0
        self._text = self._line = _SAME

    def __iter__(self) -> Iterator[Glyph]:
        turned = _TURNED.get(int(self._page.get("/Rotate", 0) or 0) % 360, _SAME)
        if self._page.get("/Contents") is not None:
            yield from self._draw(self._page["/Contents"].get_object(), self._page.get("/Resources"), _State(turned), 0)

    def _draw(self, contents: Any, resources: Any, state: _State, depth: int) -> Iterator[Glyph]:
        from pypdf.generic import ContentStream

        resources = resources.get_object() if resources is not None else {}
        stack: list[_State] = []
        for operands, operator in operations(ContentStream(contents, self._page.pdf, "bytes").get_data()):
            if operator in _SHOWING:
                yield from self._show(operator, operands, state)
            elif operator == b"q":
                stack.append(state.copy())
            elif operator == b"Q":
                state = stack.pop() if stack else state
            elif operator == b"Do" and operands and depth < _DEEPEST:
                yield from self._form(operands[0], resources, state, depth)
            elif operator == b"Tf" and len(operands) > 1 and isinstance(operands[1], float):
                state.font, state.size = self._font(operands[0], resources), operands[1]
            else:
                self._move(operator, operands, state)

    def _form(self, name: Any, resources: Any, state: _State, depth: int) -> Iterator[Glyph]:
        forms = resources.get("/XObject")
        form = forms.get_object().get(name) if forms is not None else None
        form = form.get_object() if form is not None else None
        if form is None or form.get("/Subtype") != "/Form" or self._budget.forms <= 0:
            return
        self._budget.forms -= 1
        inner = state.copy()
        if "/Matrix" in form:
            inner.matrix = times(_matrix(form["/Matrix"]), state.matrix)
        kept = self._text, self._line
        yield from self._draw(form, form.get("/Resources") or resources, inner, depth + 1)
        self._text, self._line = kept

    def _font(self, name: Any, resources: Any) -> Font | None:
        fonts = resources.get("/Font")
        font = fonts.get_object().get(name) if fonts is not None else None
        font = font.get_object() if font is not None else None
        if font is None:
            return None
        if id(font) not in self._budget.fonts:  # the dictionary is kept with it, so that nothing else gets its id
            self._budget.fonts[id(font)] = font, read_font(font)
        return self._budget.fonts[id(font)][1]

    def _move(self, operator: bytes, operands: Any, state: _State) -> None:
        if operator == b"BT":
            self._text = self._line = _SAME
        elif operator == b"T*":
            self._next_line(0.0, -state.leading)
        elif len(operands) >= 6 and operator in (b"cm", b"Tm"):
            if operator == b"cm":
                state.matrix = times(_matrix(operands), state.matrix)
            else:
                self._text = self._line = _matrix(operands)
        elif len(operands) >= 2 and operator in (b"Td", b"TD"):
            if operator == b"TD":
                state.leading = -float(operands[1])
            self._next_line(float(operands[0]), float(operands[1]))
        elif operands and operator in (b"Tc", b"Tw", b"Tz", b"TL", b"Ts"):
            value = float(operands[0])
            if operator == b"Tc":
                state.spacing = value
            elif operator == b"Tw":
                state.blank = value
            elif operator == b"Tz":
                state.stretch = value / 100
            elif operator == b"TL":
                state.leading = value
            else:
                state.rise = value

    def _next_line(self, x: float, y: float) -> None:
        self._text = self._line = times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _show(self, operator: bytes, operands: Any, state: _State) -> Iterator[Glyph]:
        if operator in (b"'", b'"'):
            if operator == b'"' and len(operands) >= 3:
                state.blank, state.spacing = float(operands[0]), float(operands[1])
            self._next_line(0.0, -state.leading)
        parts = operands[-1:] if operator != b"TJ" else operands[0] if operands else []
        for part in parts:
            if isinstance(part, bytes):
                yield from self._string(part, state)
            elif isinstance(part, int | float):
                self._advance(-float(part) / 1000 * state.size * state.stretch)

    def _advance(self, x: float) -> None:
        self._text = times((1.0, 0.0, 0.0, 1.0, x, 0.0), self._text)

    def _string(self, data: bytes, state: _State) -> Iterator[Glyph]:
        if state.font is None:
            return
        self._run += 1
        for text, width, blank in state.font.glyphs(data):
            self._budget.glyphs -= 1
            if self._budget.glyphs < 0:
                raise QawlError("QAWL-R004", self._where, f"it draws more than {MAX_PDF_GLYPHS:,} letters")
            at = times(self._text, state.matrix)
            drawn = width * state.size * state.stretch
            advance = (width * state.size + state.spacing + (state.blank if blank else 0.0)) * state.stretch
            if abs(at[0]) > abs(at[1]) and all(map(math.isfinite, at)) and text:
                # text that is turned (a stamp across the page) is no part of any line
                start, end = at[4], at[4] + drawn * at[0]
                yield Glyph(
                    text,
                    min(start, end),
                    max(start, end),
                    at[5] + state.rise * at[3],
                    abs(state.size * at[3]) or 1.0,
                    self._run,
                )
            self._advance(advance)


def _matrix(values: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values[:6])
    return a, b, c, d, e, f
