"""Colours that newer CSS has are drawn as browsers draw them, by both libraries."""

from __future__ import annotations

from pathlib import Path

import pytest

from irdocs.content.svg.css_colours import plain_colours
from irdocs.content.svg.faults import UnsupportedDrawingError
from irdocs.content.svg.parsing import parsed
from support.small_documents import built, one_section, whole


def drawing(paint: str, before: str = "") -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">{before}'
        f'<rect width="40" height="40" {paint}/></svg>'
    )


@pytest.mark.parametrize(
    ("paint", "shown"),
    [
        ('fill="red" style="fill: light-dark(rgb(218, 232, 252), rgb(29, 41, 59))"', "#dae8fc"),
        ('fill="rebeccapurple"', "#663399"),
        ('fill="hsl(200deg, 80%, 40%)"', "#1481b8"),
        ('fill="hsl(200 80% 40%)"', "#1481b8"),
        ('fill="rgb(200 80 40)"', "#c85028"),
        ('fill="rgb(200 80 40 / 50%)"', "rgba(200, 80, 40, 0.5)"),
        ('style="fill:oklch(62.8% 0.2577 29.23)"', "#ff0000"),
        ('style="--c: orange; fill:var(--c)"', "orange"),
        ('style="fill:var(--none, orange)"', "orange"),
        ('fill="#cd853f icc-color(acme, 0.11, 0.48)"', "#cd853f"),
        ('style="fill: #abc"', "#abc"),
        ('fill="url(#a) red"', "url(#a) red"),
        ('style="fill:rgb(10, 20, 30)!important"', "rgb(10, 20, 30)!important"),
    ],
)  # fmt: skip
def test_a_colour_is_written_as_svg_has_it(paint: str, shown: str) -> None:
    root = parsed(drawing(paint).encode())
    plain_colours(root)
    rect = root[0]
    style = rect.get("style", "")
    value = style.rpartition("fill:")[2].strip(" ;") if "fill" in style else rect.get("fill")
    assert value == shown


def test_variables_of_a_sheet_hold_in_attributes_and_styles() -> None:
    sheet = "<style>:root { --tint: #123456 } rect { fill: var(--tint) }</style>"
    root = parsed(drawing('stroke="var(--tint)"', sheet).encode())
    plain_colours(root)
    assert "fill: #123456" in root[0].text and root[1].get("stroke") == "#123456"


@pytest.mark.parametrize(
    "colour",
    ["color-mix(in srgb, red, blue)", "oklch(1e300 1e300 1e999)", "oklab(1e200 0 0)",
     "rgb(1e999 2 3)", "light-dark(" * 3000 + "red" + ")" * 3000, "(" * 5000, "lab(50% 10 x)"],
    ids=lambda colour: colour[:20],
)  # fmt: skip
def test_a_colour_that_nobody_knows_is_refused(colour: str) -> None:
    root = parsed(drawing(f'fill="{colour}"').encode())
    with pytest.raises(UnsupportedDrawingError, match="its colour"):
        plain_colours(root)


def test_variables_of_variables_do_not_grow_without_end() -> None:
    steps = "".join(f"--a{n}: {f'var(--a{n + 1}) ' * 8};" for n in range(8))
    root = parsed(drawing('fill="var(--a0)"', f"<style>:root {{ {steps} }}</style>").encode())
    with pytest.raises(UnsupportedDrawingError, match="its colour"):
        plain_colours(root)


def test_paper_and_slides_show_it(tmp_path: Path) -> None:
    import pypdfium2

    (tmp_path / "box.svg").write_text(
        drawing('fill="#dae8fc" style="fill: light-dark(rgb(218, 232, 252), rgb(29, 41, 59))"')
    )
    block = {"type": "image", "file": "box.svg", "alt": "A box."}
    folder = whole(tmp_path, one_section(block))
    page = pypdfium2.PdfDocument(folder / "leaflet.pdf")[0].render().to_pil()
    colours = {colour for _, colour in page.getcolors(100_000)}
    assert (218, 232, 252) in colours
    (tmp_path / "box.svg").write_text(drawing('fill="lab(50% 10 x)"'))
    result = built(tmp_path, one_section(block))
    assert any("its colour lab" in error.message for error in result.report.errors)
