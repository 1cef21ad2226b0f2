"""Paragraphs in a placeholder → lines, as a program would show them on the slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from irdocs.deck.layout import Placeholder
from irdocs.deck.model import SlideParagraph, TextRun
from irdocs.deck.paragraph_metrics import BASELINE
from irdocs.drawing import Colour
from irdocs.handout.faces import EmbeddedFaces
from irdocs.typeset.lines import Fragment, Line, LinkTarget, MeasuredParagraph, RunStyle
from irdocs.typeset.lines import LineRun as Piece
from irdocs.units import Rect


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """A paragraph that was set: its lines, each with its baseline's left end, in pt."""

    paragraph: SlideParagraph
    lines: tuple[tuple[float, float, Line], ...]
    bullet: tuple[float, float] | None
    """Where a bullet or a number stands, if there is one."""
    size: float

    @property
    def label(self) -> str:
        """The bullet or the number."""
        number = self.paragraph.number
        return "•" if number is None else f"{number}."


@dataclass(frozen=True, slots=True)
class TextColours:
    """The colours of text on one ground: plain text, and links."""

    text: Colour
    links: Colour


def set_in(
    placeholder: Placeholder,
    box: Rect,
    paragraphs: Sequence[SlideParagraph],
    size: float,
    faces: EmbeddedFaces,
    colours: TextColours,
    *,
    strong: bool = False,
) -> list[SetParagraph]:
    """Return the paragraphs as a placeholder shows them; all lengths in pt on the slide."""
    fonts: Mapping[tuple[bool, bool], RunStyle] = {
        (bold, italic): RunStyle(
            faces.face(major=placeholder.is_title, bold=bold, italic=italic).measured,
            size,
            colours.text,
        )
        for bold in (False, True)
        for italic in (False, True)
    }

    def fragment(run: TextRun) -> Fragment:
        style = fonts[placeholder.bold or run.bold or strong, run.italic]
        text = run.text.upper() if placeholder.capitals else run.text
        link = LinkTarget(run.url, run.text) if run.url else None
        return Fragment(
            text, replace(style, colour=colours.links) if run.url else style, link, run.language
        )

    shown: list[SetParagraph] = []
    y = 0.0
    spacing = placeholder.spacing.drawn()
    pitch, before = spacing.pitch * size, spacing.before * size + spacing.before_points
    for number, paragraph in enumerate(paragraphs):
        indent = paragraph.indent(spacing, bulleted=placeholder.bullets)
        room = box.width - 2 * placeholder.inset - indent.start
        y += before if number and not placeholder.is_title else 0.0
        broken = MeasuredParagraph([fragment(run) for run in paragraph.runs if run.text]).greedy(
            room
        )
        lines = []
        for line in broken:
            spare = room - line.width
            x = box.x + placeholder.inset + indent.start
            x += {"l": 0.0, "ctr": spare / 2, "r": spare}[placeholder.align]
            lines.append((x, y + BASELINE * size, line))
            y += pitch
        at = box.x + placeholder.inset + indent.start - indent.hanging
        dot = (at, lines[0][1]) if indent.hanging else None
        shown.append(SetParagraph(paragraph, tuple(lines), dot, size))
    inner = box.height - 2 * placeholder.inset_down
    above = {"t": 0.0, "ctr": (inner - y) / 2, "b": inner - y}[placeholder.anchor]
    return [_moved(one, box.y + placeholder.inset_down + above) for one in shown]


def chopped(line: Line, room: float) -> Iterator[Line]:
    """Yield a line, or as many as a word takes that is wider than any: cut where it must be."""
    if line.width <= room + 0.01:
        yield line
        return
    runs: list[Piece] = []
    x = 0.0
    for run in line.runs:
        text, style = "", run.fragment.style
        for letter in run.text:
            if text and x + style.width(text + letter) > room:
                runs.append(Piece(replace(run.fragment, text=text), x, style.width(text)))
                yield Line(tuple(runs), x + style.width(text))
                runs, x, text = [], 0.0, ""
            text += letter
        runs.append(Piece(replace(run.fragment, text=text), x, style.width(text)))
        x += style.width(text)
    yield Line(tuple(runs), x)


def _moved(one: SetParagraph, down: float) -> SetParagraph:
    lines = tuple((x, y + down, line) for x, y, line in one.lines)
    bullet = (one.bullet[0], one.bullet[1] + down) if one.bullet else None
    return replace(one, lines=lines, bullet=bullet)
