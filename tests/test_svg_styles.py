"""What the styles of a drawing say is drawn as browsers draw it, or told with its line."""

from __future__ import annotations

import base64
import gzip
import io
import time
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

import irdocs
from irdocs.audit.reading import pdf_text
from irdocs.content import svg_files
from irdocs.content.artwork import Artwork
from irdocs.content.svg.faults import UnsupportedDrawingError
from support.small_documents import leaflet_in, one_section, whole

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 80">{}</svg>'
BOXES = (
    '<g><rect class="x" id="ab" data-n="one two" width="20" height="20"/>'
    '<circle id="c" cx="90" cy="70" r="5"/>'
    '<rect id="bc" x="30" width="20" height="20"/>'
    '<rect lang="en-GB" x="60" width="20" height="20"/></g>'
)


def artwork(inside: str) -> Artwork:
    drawing = svg_files.read(SVG.format(inside).encode())
    assert isinstance(drawing, Artwork)
    return drawing


def edges(inside: str) -> list[tuple[float, ...]]:
    """Return left, top, right and bottom of each path of a drawing without remarks."""
    drawing = artwork(inside)
    assert not drawing.remarks
    found = []
    for path in drawing.elements:
        numbers = [number for _, values in path.commands for number in values]  # type: ignore[union-attr]
        xs, ys = numbers[0::2], numbers[1::2]
        found.append(tuple(round(edge, 3) for edge in (min(xs), min(ys), max(xs), max(ys))))
    return found


def reds(style: str) -> str:
    """Return which of the three squares and the disc a style sheet paints red."""
    drawing = artwork(f"<style>{style}</style>{BOXES}")
    assert not drawing.remarks
    paints = [path.paint for path in drawing.elements]  # type: ignore[union-attr]
    return "".join(name for name, paint in zip("1o23", paints, strict=True) if paint == RED_PAINT)


RED_PAINT = artwork('<rect width="9" height="9" fill="red"/>').elements[0].paint  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("selector", "wanted"),
    [
        ("rect:nth-child(3)", "2"),
        ("rect:first-of-type", "1"),
        ("rect:last-child", "3"),
        ("rect:first-child", "1"),
        ("rect:nth-of-type(odd)", "13"),
        ("rect:nth-of-type(even)", "2"),
        ("rect:nth-of-type(n+2)", "23"),
        ("rect:nth-of-type(-n+2)", "12"),
        ("rect:nth-last-of-type(1)", "3"),
        ("circle:only-of-type", "o"),
        ('[id^="a"]', "1"),
        ("[id$=c]", "o2"),
        ('[id*="b"]', "12"),
        ('[data-n~="two"]', "1"),
        ("[lang|=en]", "3"),
        ("[id]", "1o2"),
        ("rect:not(.x)", "23"),
        ("rect:not(.x, #bc)", "3"),
        (":is(circle, .x)", "1o"),
        ("svg > g > .x", "1"),
        ("circle ~ rect", "23"),
        ("circle + rect", "2"),
        ("svg rect, svg circle", "1o23"),
        ("rect:hover", ""),
        (":root > rect", ""),
    ],
)
def test_a_selector_names_what_it_names_in_browsers(selector: str, wanted: str) -> None:
    assert reds(f"{selector}{{fill:red}}") == wanted


def test_the_heavier_selector_wins_then_the_later_one_and_important_before_all() -> None:
    assert reds("#ab{fill:red} .x{fill:blue} rect{fill:lime}") == "1"
    assert reds(".x{fill:blue} rect.x{fill:red} .x{fill:lime}") == "1"
    assert reds(".x{fill:red} [class]{fill:blue}") == ""
    assert reds("rect{fill:red!important} #ab{fill:blue}") == "123"
    assert (
        reds("@media screen{.x{fill:red}} @media (prefers-color-scheme: dark){.x{fill:lime}}")
        == "1"
    )
    drawing = artwork('<style>rect{fill:red}</style><rect width="9" height="9" style="fill:blue"/>')
    assert drawing.elements[0].paint != RED_PAINT  # type: ignore[union-attr]


SHAPE = '<rect width="9" height="9"/>'
RECT = '<rect width="20" height="10" style="{}"/>'


@pytest.mark.parametrize(
    ("style", "wanted"),
    [
        ("transform:translate(60px,50px)", (60, 50, 80, 60)),
        ("transform:translateX(1in)", (96, 0, 116, 10)),
        ("transform:translate(50%)", (50, 0, 70, 10)),
        ("transform:scale(2,3)", (0, 0, 40, 30)),
        ("transform:translate(20px,0) rotate(.25turn)", (10, 0, 20, 20)),
        ("transform:rotate(90deg);transform-origin:20px 0", (10, -20, 20, 0)),
        ("transform:rotate(90deg);transform-origin:center;transform-box:fill-box", (5, -5, 15, 15)),
        ("transform:rotate(180deg);transform-origin:center", (80, 70, 100, 80)),
        ("translate:5px 6px;scale:2", (5, 6, 45, 26)),
        ("x:10px;y:5%;width:30px;height:2em", (10, 4, 40, 36)),
        ("transform:matrix(1,0,0,1,7,8)", (7, 8, 27, 18)),
    ],
)  # fmt: skip
def test_styles_move_and_size_what_is_drawn(style: str, wanted: tuple[float, ...]) -> None:
    assert edges(RECT.format(style)) == [wanted]
    sheet = f"<style>rect{{{style}}}</style>"
    assert edges(sheet + RECT.format("")) == [wanted]


def test_the_styles_of_an_embedded_drawing_hold_too() -> None:
    inner = SVG.format(
        "<style>rect:first-of-type+rect{width:30px;height:20px}</style><rect/><rect/>"
    )
    outer = "<image width='100' height='80' href='data:image/svg+xml;base64,{}'/>"
    drawing = artwork(outer.format(base64.b64encode(inner.encode()).decode()))
    assert "30.0, 20.0" in str(drawing.elements)


def test_a_style_goes_before_the_attribute() -> None:
    moved = '<rect transform="scale(9)" width="5" height="5" style="transform:none;width:8px"/>'
    assert edges(moved) == [(0, 0, 8, 5)]


def test_sizes_in_a_style_sheet_paint_something() -> None:
    sheet = "<style>rect{width:80px;height:40px} circle{r:6px;cx:8px;cy:9px}</style>"
    assert edges(sheet + '<rect fill="red"/><circle/>') == [(0, 0, 80, 40), (2, 3, 14, 15)]
    assert edges("<path style=\"d:path('M1 2H40V30z')\"/>") == [(1, 2, 40, 30)]


def test_text_has_the_case_the_font_and_the_spaces_of_its_style() -> None:
    cased = artwork(
        "<style>.u{text-transform:uppercase}</style>"
        '<text class="u" y="20">ab <tspan style="text-transform:none">cd</tspan> ef</text>'
        '<text x="2" y="40" style="text-transform:capitalize">a ward’s</text>'
    )
    assert cased.words == ("AB cd EF", "A Ward’s") and not cased.remarks
    long = '<text y="20" style="{}">Ab</text>'
    short = artwork(long.format("font:italic bold 20px/1.2 'Source Sans Pro'"))
    full = artwork(long.format("font-size:20px;font-style:italic;font-weight:bold"))
    assert short.elements == full.elements
    spaced = artwork("<style>text{letter-spacing:9px}</style>" + long.format("")).elements
    assert spaced == artwork(long.format("").replace("<text", '<text letter-spacing="9"')).elements
    under = artwork("<style>text{text-decoration:underline}</style>" + long.format("")).elements
    assert len(under) == len(spaced) + 1


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        (RECT.format("clip-path:circle(3px at 2px 2px)"), "line 1, rect: the style clip-path"),
        ("\n" + RECT.format("transform:perspective(3px)"), "line 2, rect: the style transform"),
        (
            '<path d="M0 0H9V9" style="transform:scale(2);transform-origin:center;'
            'transform-box:fill-box"/>',
            "transform-box",
        ),
        ("<style>\nrect:has(a){fill:red}</style>" + SHAPE, 'line 2: the style of "rect:has(a)"'),
        ("<style>@media print{rect{fill:red}}</style>" + SHAPE, "@media print"),
        ("<style>@layer a{rect{fill:red}}</style>" + SHAPE, "@layer"),
        ("<style>rect{animation:a 1s}</style>" + SHAPE, "animation"),
        ("<style>rect{stroke-width:calc(2px + 1px)}</style>" + SHAPE, "stroke-width"),
        ('<use id="u" href="#u"/>' + SHAPE, "a use element that shows what it is in"),
    ],
)
def test_what_is_not_drawn_is_told(inside: str, named: str) -> None:
    (remark,) = artwork(inside).remarks
    assert remark.code == "drawing-simplified" and named in remark.message


def test_what_draws_nothing_is_not_told() -> None:
    drawing = artwork(
        "<style>@keyframes a{to{fill:red}} @font-face{font-family:x} rect:hover{fill:red}"
        "@media (prefers-color-scheme:dark){rect{fill:#fff}}</style>"
        '<rect width="9" height="9" style="cursor:pointer;transition:all 1s;line-height:1;'
        "-inkscape-stroke:none;font-feature-settings:normal;margin:0;clip-path:none;mask:none;"
        'font-variant:normal;transform-box:fill-box;background:red"/>'
    )
    assert not drawing.remarks


def test_rules_without_end_are_refused_soon() -> None:
    sheet = "".join(f"g g g g rect:not(.a{n}){{fill:red}}" for n in range(1500))
    start = time.process_time()
    with pytest.raises(UnsupportedDrawingError, match="too many rules"):
        artwork(
            f"<style>{sheet}</style><g><g><g>"
            + '<rect width="1" height="1"/>' * 3000
            + "</g></g></g>"
        )
    assert time.process_time() - start < 15


def test_a_finished_page_shows_the_colours_and_has_the_words(tmp_path: Path) -> None:
    (tmp_path / "d.svg").write_text(
        SVG.format(
            "<style>rect{width:100px;height:40px} rect:nth-child(3){fill:#fe0000;"
            "transform:translate(0,40px)} rect:nth-child(2){fill:#0000fe}"
            'text{text-transform:uppercase}</style><rect/><rect/><text x="5" y="20">ward</text>'
        )
    )
    out = whole(tmp_path, one_section({"type": "image", "file": "d.svg", "alt": "A sign."}))
    data = leaflet_in(out)
    assert "A sign. (WARD)" in {piece.alt for piece in pdf_text.read(data).pieces}
    counts = {RED_END: 0, BLUE_END: 0}
    for page in pypdfium2.PdfDocument(data):
        raw = page.render(scale=0.5).to_pil().convert("RGB").tobytes()
        for triple in zip(raw[0::3], raw[1::3], raw[2::3], strict=True):
            if triple in counts:
                counts[triple] += 1
    assert counts[RED_END] > 1000 and counts[BLUE_END] > 1000


RED_END, BLUE_END = (254, 0, 0), (0, 0, 254)


def _png(size: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("1", (size, size)).save(buffer, "PNG")
    return buffer.getvalue()


REFUSED = {
    "squeezed.svgz": (gzip.compress(SVG.format(SHAPE).encode()), "compressed", "plain SVG"),
    "squeezed.svg": (gzip.compress(SVG.format(SHAPE).encode()), "compressed", "plain SVG"),
    "huge.png": (_png(7200), "pixels", "2,500 pixels across"),
    "script.svg": (SVG.format("<script/>" + SHAPE).encode(), "script", "take it out"),
    "html.svg": (SVG.format("<foreignObject/>" + SHAPE).encode(), "HTML", "into text"),
    "import.svg": (
        SVG.format("<style>@import 'a.css';</style>" + SHAPE).encode(), "other files", "itself",
    ),
    "missing.svg": (SVG.format('<use href="#m"/>' + SHAPE).encode(), "#m is not", "symbols"),
    "linked.svg": (SVG.format('<image href="a.png"/>' + SHAPE).encode(), "href", "embed"),
}  # fmt: skip


def test_each_refusal_says_what_to_do_about_it(tmp_path: Path) -> None:
    blocks = []
    for name, (data, _, _) in REFUSED.items():
        (tmp_path / name).write_bytes(data)
        blocks.append({"type": "image", "file": name, "alt": "A drawing."})
    (tmp_path / "content.yaml").write_text(one_section(*blocks))
    faults = [d for d in irdocs.check(tmp_path / "content.yaml").report if d.code == "bad-asset"]
    assert len(faults) == len(REFUSED)
    for fault, (name, (_, why, hint)) in zip(faults, REFUSED.items(), strict=True):
        assert name in fault.message and why in fault.message and hint in (fault.hint or "")
