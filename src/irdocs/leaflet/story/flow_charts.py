"""Set flow charts on paper.

A listener gets a nested list in place of a picture: each step with its words, and below it each
arrow that says more than "then", as a Figure whose alternative text says where it leads. A Figure
before the list holds the outlines of the steps and the other arrows, and says what follows.
"""

from __future__ import annotations

from dataclasses import field

from irdocs.charts.flow_charts.look import ANSWER, ARROW, ARROW_WEIGHT, LOOKS
from irdocs.charts.flow_charts.placement import FlowGraph
from irdocs.charts.flow_charts.plan import FlowAnswer, FlowArrow, FlowBox, FlowPlan, FlowWords
from irdocs.charts.flow_charts.planning import FlowRoom, fit_flow, steps_that_fit
from irdocs.charts.flow_charts.wording import arrow_text, chart_text, is_told
from irdocs.content.blocks import FlowChart, FlowLink
from irdocs.content.markup import Inline, Plain
from irdocs.diagnostics import Span
from irdocs.drawing import Path
from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import Box, Mark, PathMark, TextMark
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.styles import ParagraphStyle
from irdocs.page.tags import Tag
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.runs import Fragment
from irdocs.units import Rect

SHARE = 0.75
"""The part of the lowest panel's height that a chart should take at most, so that it stands on any
panel with a heading above it."""

BETWEEN = (11 / 12, 10 / 12)
"""The sizes that are tried before that of small print, as parts of the size of texts."""


@frozen
class PaperWords:
    """A text of a chart in the leaflet's typeface, measured once for each type size."""

    setting: ColumnSetting
    inlines: tuple[Inline, ...]
    _measured: dict[float, MeasuredParagraph] = field(default_factory=dict)

    def fragments(self, size: float, role: str = "ink") -> tuple[Fragment, ...]:
        """Return the text at a size in pt, in the colour of a role."""
        style, styles = _style(self.setting, size, role), self.setting.setter.styles
        citations = {one: mark.unlinked for one, mark in self.setting.citations.items()}
        return styles.fragments(self.inlines, style, citations)

    def height(self, room: float, size: float) -> float:
        """Return its height in lines of `room` pt; infinite if a word is wider."""
        measured = self._at(size)
        if measured.too_wide(room):
            return float("inf")
        return measured.count(room) * _style(self.setting, size).pitch

    def width(self, size: float) -> float:
        """Return its width in pt on one line."""
        return self._at(size).full_width

    def _at(self, size: float) -> MeasuredParagraph:
        if size not in self._measured:
            self._measured[size] = MeasuredParagraph(self.fragments(size))
        return self._measured[size]


def _style(setting: ColumnSetting, size: float, role: str = "ink") -> ParagraphStyle:
    """Return the style of a chart's texts at a size in pt."""
    styles = setting.setter.styles
    pitch = size * styles.subheading.pitch / styles.subheading.size
    return replace(styles.body, size=size, pitch=pitch, colour=styles.theme.palette[role])


def _sizes(body: float, small: float) -> tuple[float, ...]:
    """Return the type sizes in pt that are tried, from that of texts to that of small print."""
    between = (body * part for part in BETWEEN)
    return tuple(dict.fromkeys((body, *(size for size in between if size > small), small)))


def flow_chart(setting: ColumnSetting, block: FlowChart, parent: Tag) -> list[Box]:
    """Return a flow chart as one box.

    One that has no room on a panel is an error in the report, and nothing is returned.
    """
    styles = setting.setter.styles
    steps = [PaperWords(setting, step.text.paragraphs[0]) for step in block.steps]
    answers = {link: PaperWords(setting, (Plain(link.when),)) for link in block.links if link.when}
    graph = FlowGraph(tuple(map(block.step_kind, range(len(steps)))), block.links)
    words = FlowWords(tuple(steps), answers)
    sizes = _sizes(styles.body.size, styles.small.size)
    plan = None
    for height in (setting.height * SHARE, setting.height, setting.greatest_height):
        room = FlowRoom(setting.width, height, filled=False)
        plan = plan or fit_flow(graph, words, room, sizes)
    if plan is None:
        count = steps_that_fit(graph, words, room, sizes[-1])
        what_fits = f"the first {count} would" if count else "not even two of them would"
        setting.setter.report.error(
            "leaflet-overflow",
            f"the flow's {len(steps)} steps do not fit on a panel of the leaflet; {what_fits}",
            block.span,
            "part it into two flows, or shorten its words",
        )
        return []
    if plan.size < styles.body.size and setting.is_on_paper:
        setting.setter.report.note(
            SMALL_FLOW,
            f"the type of this flow chart is {plan.size:.3g} pt and not {styles.body.size:.3g}, as "
            f"its words have no room in {setting.width:.0f} pt ({setting.format_name})",
            block.span,
            "shorten the longest words and steps, or part it into two flows",
        )
    return [_FlowDrawing(setting, block, plan, parent).box()]


SMALL_FLOW = "small-flow"
"""The code of the note that the type of a flow chart is smaller than that of texts."""


class _FlowDrawing:
    """Makes the marks of a planned flow chart."""

    def __init__(
        self,
        setting: ColumnSetting,
        block: FlowChart,
        plan: FlowPlan,
        parent: Tag,
    ) -> None:
        self._setting, self._block, self._plan = setting, block, plan
        self._figure = Tag("Figure", parent, alt=chart_text(block, setting.locale))
        self._list = _list(parent)
        self._spoken = [step.text.plain for step in block.steps]
        self._answers = {answer.link: answer for answer in plan.answers}

    def box(self) -> Box:
        """Return all marks in reading order, as one box."""
        frame = Rect(0, 0, self._plan.frame.width, self._plan.frame.height)
        plain = [arrow for arrow in self._plan.arrows if not is_told(arrow.link)]
        paths = [self._outline(box) for box in self._plan.boxes]
        paths += [path for arrow in plain for path in self._arrow_paths(arrow)]
        marks: list[Mark] = [PathMark(tuple(paths), self._figure, frame)]
        for box in self._plan.boxes:
            marks += self._step(box)
        return Box(frame.height, tuple(marks), span=self._block.span,
                   space_before=self._setting.pt(4))  # fmt: skip

    def _step(self, box: FlowBox) -> list[Mark]:
        """Return the marks of a step that are read: its words, and what follows it."""
        body = Tag("LBody", Tag("LI", self._list))
        step, look = self._block.steps[box.number], LOOKS[box.kind]
        words = PaperWords(self._setting, step.text.paragraphs[0])
        fragments = words.fragments(self._plan.size, look.text)
        marks: list[Mark] = [self._text(fragments, box.room, Tag("P", body), step.span)]
        if box.kind == "end":
            # The outline is drawn once more, in the same place, to be read after the words.
            figure = Tag("Figure", body, alt=self._setting.locale.words.flow_end)
            outline = replace(self._outline(box), fill=None)
            marks.append(PathMark((outline,), figure, box.box))
        told = [a for a in self._plan.arrows if a.link.source == box.number and is_told(a.link)]
        inner = _list(body) if told else None
        for arrow in told:
            marks += self._told(arrow, Tag("LBody", Tag("LI", inner)))
        return marks

    def _told(self, arrow: FlowArrow, body: Tag) -> list[Mark]:
        """Return the marks of an arrow that is read: its line, and its answer if it has one."""
        alt = arrow_text(arrow.link, self._spoken, self._setting.locale)
        figure = Tag("Figure", body, alt=alt)
        marks: list[Mark] = [
            PathMark(self._arrow_paths(arrow), figure, arrow.bounds(self._plan.size))
        ]
        answer = self._answers.get(arrow.link)
        if answer is not None:
            marks.append(self._answer(answer, arrow.link, figure))
        return marks

    def _answer(self, answer: FlowAnswer, link: FlowLink, figure: Tag) -> TextMark:
        assert link.when is not None  # an answer is that of a way out of a decision
        words = PaperWords(self._setting, (Plain(link.when),))
        fragments = words.fragments(self._plan.size, ANSWER)
        return self._text(fragments, answer.box, figure, link.when.span, centred=answer.centred)

    def _text(
        self,
        fragments: tuple[Fragment, ...],
        room: Rect,
        tag: Tag,
        span: Span,
        *,
        centred: bool = True,
    ) -> TextMark:
        """Return lines in the middle of the height of a box, each centred or set from the left."""
        style = _style(self._setting, self._plan.size)
        lines = self._setting.setter.lines(fragments, room.width, span, balanced=True)
        font = self._setting.setter.styles.font(style.weight)
        baseline = (style.pitch + (font.ascent - font.descent) * style.size) / 2
        top = room.y + (room.height - len(lines) * style.pitch) / 2
        return TextMark(
            tag,
            tuple(
                (
                    room.x + (room.width - line.width) / 2 * centred,
                    top + number * style.pitch + baseline,
                    line,
                )
                for number, line in enumerate(lines)
            ),
        )

    def _outline(self, box: FlowBox) -> Path:
        palette, look = self._setting.setter.styles.theme.palette, LOOKS[box.kind]
        return Path(
            box.outline(self._plan.size),
            fill=palette[look.fill],
            stroke=palette[look.stroke],
            stroke_width=look.weight * self._plan.size,
        )

    def _arrow_paths(self, arrow: FlowArrow) -> tuple[Path, Path]:
        """Return the line and the head of an arrow."""
        colour = self._setting.setter.styles.theme.palette[ARROW]
        size = self._plan.size
        shaft = Path(arrow.shaft(size), stroke=colour, stroke_width=ARROW_WEIGHT * size)
        return shaft, Path(arrow.head(size), fill=colour)


def _list(parent: Tag) -> Tag:
    """Return a list whose items have no numbers or bullets."""
    return Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
