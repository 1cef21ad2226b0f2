"""A drawing has the theme's own colour of each role in every product."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from irdocs.audit.reading import pdf_file
from irdocs.drawing import Colour
from irdocs.theme import REQUIRED_ROLES, THEMES
from support.small_documents import one_section, whole
from support.templates import all_templates

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ROLES = sorted(REQUIRED_ROLES | {"link", "vessel", "balloon"})
CHANGED: Mapping[str, str] = {
    "balloon": "#E8B4D0", "vessel": "#7A1F5C", "rule": "#D9C9A5", "wash": "#E3F1D4",
    "ink-soft": "#5B3A2E", "on-primary": "#FFF6E0", "on-primary-soft": "#F3D9C9",
    "link": "#6B2A8C", "signal-bright": "#FFD23F",
}  # fmt: skip
SQUARES = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 10">{}</svg>'.format(
        10 * len(ROLES),
        "".join(
            f'<rect x="{10 * n}" width="10" height="10" class="fill-{role}"/>'
            for n, role in enumerate(ROLES)
        ),
    )
)  # fmt: skip
OWN = re.sub(
    r'(?m)^  ([\w-]+): "#\w+"',
    lambda line: f'  {line[1]}: "{CHANGED[line[1]]}"' if line[1] in CHANGED else line[0],
    THEMES.path("ir").read_text(encoding="utf-8"),
)
PALETTE = {
    line[1]: Colour.parse(line[2]) for line in re.finditer(r'(?m)^  ([\w-]+): "(#\w+)"', OWN)
}


def built(folder: Path, **options: Any) -> Path:
    (folder / "squares.svg").write_text(SQUARES)
    (folder / "own.yaml").write_text(OWN)
    image = {"type": "image", "file": "squares.svg", "alt": "A square of each colour."}
    icon = {"type": "callout", "title": "Dose", "text": "At most 5 mg.", "icon": "squares.svg"}
    return whole(folder, one_section(icon, image, theme="own.yaml"), handout=1, **options)


@pytest.fixture(scope="module")
def products(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("roles"))


def native(deck: bytes) -> Iterator[list[Colour]]:
    """Yield the colours of each drawing of shapes, as PowerPoint makes them of the theme's."""
    for slide in Presentation(io.BytesIO(deck)).slides:
        master = slide.slide_layout.slide_master
        (theme,) = (
            rel.target_part.blob for rel in master.part.rels.values() if "theme" in rel.reltype
        )
        slots = dict(re.findall(rb'<a:(\w+)><a:s\w+Clr [^>]*="([\dA-F]{6})"', theme))
        mapping = master.element.find(".//{*}clrMap").attrib
        for group in slide.element.iter("{*}grpSp"):
            fills = [s.find(f"{{*}}spPr/{A}solidFill") for s in group.iterchildren("{*}sp")]
            if len(fills) == len(ROLES):
                yield [_seen(fill[0], slots, mapping) for fill in fills]


def _seen(element: Any, slots: Mapping[bytes, bytes], mapping: Mapping[str, str]) -> Colour:
    """Return a colour after its transforms, which are those of ECMA-376, 20.1.2.3."""
    import colorsys

    value = element.get("val")
    if element.tag == f"{A}schemeClr":
        value = slots[mapping.get(value, value).encode()].decode()
    colour = Colour.parse(f"#{value}")
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _parts(colour)))
    for change in element:
        amount = int(change.get("val"))
        match change.tag.removeprefix(A):
            case "lumMod":
                light *= amount / 100_000
            case "lumOff":
                light += amount / 100_000
            case "satMod":
                saturation = min(1.0, saturation * amount / 100_000)
            case "hueOff":
                hue += amount / 21_600_000
            case other:
                raise AssertionError(other)
    red, green, blue = colorsys.hls_to_rgb(hue % 1, light, saturation)
    return Colour(round(red * 255), round(green * 255), round(blue * 255))


def _parts(colour: Colour) -> tuple[int, int, int]:
    return colour.red, colour.green, colour.blue


def wrong(seen: Mapping[str, Colour], wanted: Mapping[str, Colour]) -> dict[str, tuple[str, str]]:
    """Return the roles whose colours are not those wanted, with what they are and should be."""
    return {
        role: (str(colour), str(wanted[role]))
        for role, colour in seen.items()
        if max(abs(a - b) for a, b in zip(_parts(colour), _parts(wanted[role]), strict=True)) > 2
    }


def painted_in(file: Path) -> set[tuple[int, ...]]:
    """Return the red, green and blue of all that a PDF paints in one colour."""
    return {
        tuple(round(part * 255) for part in item.ink.parts)
        for page in pdf_file.read(file.read_bytes()).pages
        for item in page.painted
        if item.ink.space == "rgb" and item.ink.parts
    }


def test_shapes_on_slides_have_the_colours_of_the_theme(products: Path) -> None:
    drawings = list(native((products / "deck.pptx").read_bytes()))
    assert drawings
    # A callout is on the primary colour, where the signal is bright.
    wanted = (PALETTE, {**PALETTE, "signal": PALETTE["signal-bright"]})
    for colours in drawings:
        seen = dict(zip(ROLES, colours, strict=True))
        assert not min((wrong(seen, palette) for palette in wanted), key=len)


@pytest.mark.parametrize("name", ["leaflet.pdf", "handout.pdf"])
def test_paper_has_the_colours_of_the_theme(name: str, products: Path) -> None:
    painted = painted_in(products / name)
    assert not {role: PALETTE[role] for role in ROLES if _parts(PALETTE[role]) not in painted}


def test_a_template_gives_slides_and_handouts_the_same_colours(tmp_path: Path) -> None:
    (tmp_path / "ours.pptx").write_bytes(all_templates()["hospital.pptx"])
    out = built(tmp_path, template=tmp_path / "ours.pptx", only="deck")
    drawings = list(native((out / "deck.pptx").read_bytes()))
    assert drawings
    painted = painted_in(out / "handout.pdf")
    for colours in drawings:
        for role, colour in zip(ROLES, colours, strict=True):
            near = min(max(abs(a - b) for a, b in zip(_parts(colour), other, strict=True))
                       for other in painted)  # fmt: skip
            assert near <= 2, (role, colour)
