"""Set paragraphs in a placeholder: break them into lines as PowerPoint would, and place these.

Lines are broken greedily, as presentation programs do, and not balanced over the whole paragraph as
in the leaflet: a handout should show the same lines as the slide on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import assert_never

from irdocs.deck.layout import Placeholder
from irdocs.deck.paragraph_metrics import BASELINE
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.drawing import Colour
from irdocs.frozen import frozen, replace
from irdocs.handout.faces import EmbeddedFaces
from irdocs.typeset.formula_face import FormulaFace, overhang
from irdocs.typeset.lines import MeasuredParagraph, unbroken
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import Fragment, Line, LineRun, LinkTarget, RunStyle
from irdocs.units import Rect


@frozen
class SetParagraph:
    """A paragraph broken into lines that have their places on the slide."""

    paragraph: SlideParagraph
    lines: tuple[tuple[float, float, Line], ...]
    """Each line with x and y of the left end of its baseline, in pt."""
    bullet: tuple[float, float] | None
    """The left end of the baseline of its bullet or number; None if it has none."""
    size: float
    """The type size in pt."""

    @property
    def label(self) -> str:
        """The text of the bullet or the number."""
        return self.paragraph.label or "•"


@frozen
class TextColours:
    """The colours of text on one ground: plain text, links, and text of some colour roles."""

    text: Colour
    links: Colour
    roles: Mapping[str, Colour] = field(default_factory=dict)

    def of(self, role: str | None) -> Colour:
        """Return the colour of a role, or that of plain text."""
        return self.roles.get(role, self.text) if role else self.text


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
    """Return the paragraphs as a placeholder shows them in `box`.

    All lengths are in pt on the slide, whatever its size on paper. `strong` sets all text in bold.
    """
    measured = {
        (bold, italic): faces.face(major=placeholder.is_title, bold=bold, italic=italic).measured
        for bold in (False, True)
        for italic in (False, True)
    }

    inner = box.width - 2 * placeholder.inset

    def fragment(run: TextRun, size: float) -> Fragment:
        bold = placeholder.bold or run.bold or strong
        style = RunStyle(measured[bold, run.italic], size * run.scale, colours.text)
        if run.math is not None:
            style = replace(style, font=FormulaFace.of(run.math))
        elif run.is_code:
            face = faces.code(bold=bold, italic=run.italic)
            style = replace(style, font=face.measured)
        match run.shift:
            case None:
                pass
            case "raised":
                style = style.raised
            case "lowered":
                style = style.lowered
            case _:
                assert_never(run.shift)
        text = run.text.upper() if placeholder.capitals else run.text
        link = LinkTarget(run.url, run.text) if run.url else None
        return Fragment(
            text,
            replace(style, colour=colours.links if run.url else colours.of(run.colour)),
            link,
            run.language,
            is_code=run.is_code,
            whole=run.math is not None or (bool(run.printed) and style.width(text) <= inner),
        )

    def code_fragment(run: TextRun) -> Fragment:
        # Its line is an element Code already.
        return replace(fragment(run, size), is_code=False)

    set_paragraphs: list[SetParagraph] = []
    y = 0.0
    spacing = placeholder.spacing.drawn()
    for number, paragraph in enumerate(paragraphs):
        own = paragraph.size_at(size, placeholder.sizes[-1])
        before = spacing.before * own + spacing.before_points
        indent = paragraph.indent(spacing, bulleted=placeholder.bullets)
        room = box.width - 2 * placeholder.inset - indent.start
        has_space_above = not (placeholder.is_title or paragraph.is_code_line or paragraph.is_close)
        y += before if number and has_space_above else 0.0
        is_figure = placeholder.stands_alone and paragraph.is_latin
        is_plain = is_figure or paragraph.is_code_line or placeholder.kind == "chart"
        script = 1.0 if is_plain else faces.lines
        pitch, baseline = spacing.pitch * own * script, BASELINE * own * script
        if paragraph.is_code_line:
            broken_lines: Sequence[Line] = [unbroken([code_fragment(r) for r in paragraph.runs])]
        else:
            broken_lines = MeasuredParagraph(
                [fragment(run, own) for run in paragraph.runs if run.text]
            ).greedy(room)
        lines = []
        for line in broken_lines:
            spare = room - line.width
            x = box.x + placeholder.inset + indent.start
            x += {"l": 0.0, "ctr": spare / 2, "r": spare}[placeholder.align]
            if paragraph.is_code_line and faces.from_right:  # code runs to the right everywhere
                x = box.right - placeholder.inset - indent.start - line.width
            above, below = overhang(line, baseline, pitch - baseline)
            lines.append((x, y + above + baseline, line))
            y += above + pitch + below
        label_x = box.x + placeholder.inset + indent.start - indent.hanging
        if paragraph.is_code_line and faces.from_right:
            width = faces.code(bold=False, italic=False).drawn.width(paragraph.label, size)
            label_x = box.right - placeholder.inset - indent.start + indent.hanging - width
        bullet = (label_x, lines[0][1]) if indent.hanging else None
        set_paragraphs.append(SetParagraph(paragraph, tuple(lines), bullet, own))
    inner = box.height - 2 * placeholder.inset_down
    above = {"t": 0.0, "ctr": (inner - y) / 2, "b": inner - y}[placeholder.anchor]
    return [
        _moved(set_paragraph, box.y + placeholder.inset_down + above)
        for set_paragraph in set_paragraphs
    ]


def in_one_style(text: str, font: Font, size: float, colour: Colour) -> Line:
    """Return a text as one line: a bullet, a number, a footer."""
    fragment = Fragment(text, RunStyle(font, size, colour), whole=True)
    (line,) = MeasuredParagraph([fragment]).greedy(float("inf"))
    return line


def chopped(line: Line, room: float) -> Iterator[Line]:
    """Yield a line as it is if it has room, else cut into pieces that have.

    A line is too wide only if one word alone is wider than the room, for example a long web
    address in the notes. It is then cut between any two letters.
    """
    if line.width <= room + 0.01:
        yield line
        return
    runs: list[LineRun] = []
    x = 0.0
    for run in line.runs:
        text, style = "", run.fragment.style
        for letter in run.text:
            if text and x + style.width(text + letter) > room:
                piece = replace(run, fragment=replace(run.fragment, text=text), x=x)
                runs.append(replace(piece, width=style.width(text)))
                yield Line(tuple(runs), x + style.width(text))
                runs, x, text = [], 0.0, ""
            text += letter
        piece = replace(run, fragment=replace(run.fragment, text=text), x=x)
        runs.append(replace(piece, width=style.width(text)))
        x += style.width(text)
    yield Line(tuple(runs), x)


def _moved(paragraph: SetParagraph, down: float) -> SetParagraph:
    lines = tuple((x, y + down, line) for x, y, line in paragraph.lines)
    bullet = (paragraph.bullet[0], paragraph.bullet[1] + down) if paragraph.bullet else None
    return replace(paragraph, lines=lines, bullet=bullet)
