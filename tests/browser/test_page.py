"""The HTML page in Debian's Chromium: it opens clean, asks for nothing, fits a phone, and can be walked by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qawl.export import html
from qawl.model import Speaker
from tests.export.build import TEXT, extraction, statement
from tests.needs import path_of

pytestmark = pytest.mark.needs("chromium")

HOSTILE = "<script>alert(1)</script>\"'\u202e<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of three articles: one plain, one with hostile words, one with very long ones."""
    hostile = f"وقال {HOSTILE}: إن {HOSTILE} باق"
    speaker = Speaker(mention=(5, 5 + len(HOSTILE)), name=HOSTILE)
    long = f"وقال زيد إن {'ا' * 300} https://example.org/{'x' * 300} باق"
    path = tmp_path_factory.mktemp("page") / "qawl.html"
    with path.open("wb") as out:
        html.write(
            [
                extraction(url=f"https://example.org/{'y' * 300}"),
                extraction(hostile, (statement("1", "وقال", "باق", text=hostile, speaker=speaker),), title=HOSTILE),
                extraction(long, (statement("1", "وقال", long[8:], text=long),), source="ملف" * 60 + ".txt"),
            ],
            out,
        )
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright, which is not installed")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path_of("chromium"), args=["--no-sandbox"])
        yield running
        running.close()


class Opened:
    """A page that was opened, with what it said on the console, what it asked for and what it asked the user."""

    def __init__(self, browser: Any, file: Path, width: int, **context: Any) -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        self.page = browser.new_page(viewport={"width": width, "height": 800}, **context)
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("dialog", lambda d: (self.dialogs.append(d.message), d.dismiss()))
        self.page.goto(file.as_uri(), wait_until="load")


@pytest.fixture
def opened(browser: Any, page_file: Path) -> Iterator[Any]:
    made: list[Opened] = []

    def make(width: int = 1440, **context: Any) -> Opened:
        made.append(Opened(browser, page_file, width, **context))
        return made[-1]

    yield make
    for one in made:
        one.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_without_a_complaint_and_asks_for_nothing(opened: Any, page_file: Path, scheme: str) -> None:
    one = opened(color_scheme=scheme)
    one.page.mouse.move(700, 500)
    assert one.complaints == []
    assert one.dialogs == []
    assert [r for r in one.requests if not r.startswith("data:")] == [page_file.as_uri()]


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
@pytest.mark.parametrize("script", [True, False])
def test_nothing_is_wider_than_the_window(opened: Any, width: int, script: bool) -> None:
    page = opened(width, java_script_enabled=script).page
    root = page.locator("html").bounding_box()
    assert root is not None
    assert root["width"] == width
    cdp = page.context.new_cdp_session(page)
    size = cdp.send("Page.getLayoutMetrics")["cssContentSize"]
    assert size["width"] == width


def test_the_article_is_drawn_from_right_to_left_as_printed(opened: Any) -> None:
    page = opened().page
    text = page.locator("#a1 .text").first
    assert text.evaluate("e => getComputedStyle(e).direction") == "rtl"
    shown = page.locator("#a1 h2, #a1 .text").evaluate_all("all => all.map(e => e.textContent)")
    assert shown == [line for line in TEXT.split("\n") if line]


def test_notes_stand_beside_the_text_on_a_screen_and_below_it_on_a_phone(opened: Any) -> None:
    for width, beside in ((1440, True), (360, False)):
        page = opened(width).page
        text = page.locator("#a1 .row:has(.notes) .text").first.bounding_box()
        notes = page.locator("#a1 .row:has(.notes) .notes").first.bounding_box()
        assert text is not None
        assert notes is not None
        if beside:
            assert notes["x"] + notes["width"] <= text["x"]
            assert abs(notes["y"] - text["y"]) < 40
        else:
            assert notes["y"] >= text["y"] + text["height"]


def test_tab_reaches_every_statement_and_focus_is_seen(opened: Any) -> None:
    page = opened().page
    reached: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.id || e.getAttribute('href') || e.tagName, s.outlineStyle, parseFloat(s.outlineWidth)] }"
        )
        if focus[0] == "BODY":
            break
        assert focus[1] != "none", focus
        assert focus[2] >= 2, focus
        reached.append(focus[0])
    for key in ("1-0", "1-1", "1-2", "1-3", "2-0", "3-0"):
        assert f"s-{key}" in reached
        assert f"#s-{key}" in reached


def test_enter_leads_from_the_text_to_the_note_and_back(opened: Any) -> None:
    page = opened().page
    page.locator("#s-1-2").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').id") == "n-1-2"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#s-1-2"
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').id") == "s-1-2"


def test_pointing_at_a_note_lights_its_words(opened: Any) -> None:
    page = opened().page
    page.locator("#n-1-1").hover()
    lit = page.locator("mark.lit").evaluate_all("all => all.map(e => e.textContent)")
    assert lit == ["أن الجسر سيتأخر"]


def test_without_script_the_evidence_still_opens(opened: Any) -> None:
    page = opened(java_script_enabled=False).page
    uid = page.locator("#n-1-0 code")
    assert not uid.is_visible()
    page.locator("#n-1-0 summary").click()
    assert uid.is_visible()


def test_copied_text_is_the_articles_own(opened: Any) -> None:
    page = opened().page
    copied = page.evaluate(
        "() => { const r = document.createRange(); r.selectNodeContents(document.querySelector('#a1 .text'));"
        " const s = getSelection(); s.removeAllRanges(); s.addRange(r); return s.toString() }"
    )
    assert copied == TEXT.split("\n")[2]


_CONTRAST = """() => {
  const rgba = c => { const k = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    k.clearRect(0, 0, 1, 1); k.fillStyle = c; k.fillRect(0, 0, 1, 1);
    return Array.from(k.getImageData(0, 0, 1, 1).data).map((v, i) => i < 3 ? v : v / 255) };
  const part = v => v / 255 <= .03928 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4;
  const lum = c => { const [r, g, b] = c.map(part);
    return .2126 * r + .7152 * g + .0722 * b };
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3]));
  const ground = e => { const chain = []; for (; e; e = e.parentElement) chain.unshift(e);
    return chain.reduce((under, x) => over(rgba(getComputedStyle(x).backgroundColor), under), [255, 255, 255]) };
  const bad = [];
  for (const e of document.querySelectorAll('body *')) {
    const own = Array.from(e.childNodes).some(n => n.nodeType === 3 && n.data.trim()) || e.classList.contains('at');
    if (!own || !e.checkVisibility() || e.closest('.skip, script')) continue;
    const a = lum(over(rgba(getComputedStyle(e).color), ground(e))), b = lum(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) bad.push(e.className + ' ' + e.textContent.slice(0, 20) + ' ' + ratio.toFixed(2));
  }
  return bad;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_can_be_read_against_its_ground(browser: Any, tmp_path: Path, scheme: str) -> None:
    from qawl.model import ACTS

    outer, inner = "أن الجسر سيتأخر، وهذا غير صحيح", "سيتأخر"
    shown = [
        extraction(
            found=(
                statement("1", "وقالت", outer, act=act),
                statement("2", "الجسر", inner, act=act, parent="1", depth=1),
                statement("3", "وأضافت", "الافتتاح", act=act, cue_status="expected"),
            )
        )
        for act in ACTS
    ]
    file = tmp_path / "acts.html"
    file.write_text(html.page(shown), encoding="utf-8")
    one = Opened(browser, file, 1440, color_scheme=scheme)
    assert one.page.evaluate(_CONTRAST) == []
    one.page.close()
