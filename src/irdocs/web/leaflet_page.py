"""Make the page of a leaflet: its sections in one wide column, from its heading to small print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from irdocs.content import evidence, internal_links
from irdocs.content.blocks import AnyBlock, Callout, CodeBlock, FlowChart
from irdocs.content.model import Document
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report
from irdocs.frozen import frozen
from irdocs.leaflet import closing, formats, placed_callouts, story
from irdocs.leaflet.boxes import Box
from irdocs.leaflet.compose import ParagraphSetter
from irdocs.leaflet.economy import USUAL
from irdocs.leaflet.story import ColumnSetting
from irdocs.leaflet.story.figures import widest_figure
from irdocs.leaflet.styles import CitationMark, styles_of
from irdocs.locale import Locale, statements
from irdocs.locale.scripts import letter_class
from irdocs.page.lines import LineItems
from irdocs.page.tags import DOCUMENT, Tag
from irdocs.theme import Theme
from irdocs.web.drawings import DrawingWriter
from irdocs.web.gathering import DrawnMark, gathered, without_first
from irdocs.web.icons import icons
from irdocs.web.isolating import SOURCE
from irdocs.web.narrow_drawings import NarrowDrawing, narrow_drawings
from irdocs.web.page_head import PageHead
from irdocs.web.pictures import Pictures
from irdocs.web.programs import kinds_by_colour
from irdocs.web.shell import PageParts
from irdocs.web.words import TextWriter
from irdocs.web.writing import HtmlWriter

COLUMN = 480.0
"""The width of the column, in pt: 40 rem, about 75 characters of running text."""
FORMAT = "a4"
"""The built-in format whose type sizes figures are drawn in."""


def leaflet_page(
    document: Document, theme: Theme, locale: Locale, pictures: Pictures, report: Report
) -> PageParts:
    """Return what the page of a document's leaflet says; `pictures` keeps those on it.

    Charts and tables that do not fit the column are errors in the report, as on paper.
    """
    return _LeafletPage(document, theme, locale, pictures, report).parts()


@frozen
class _LeafletPage:
    """Makes one page."""

    document: Document
    theme: Theme
    locale: Locale
    pictures: Pictures
    report: Report

    def parts(self) -> PageParts:
        """Return what the page says."""
        about = self.document.document
        setting = self._setting(str(about.language))
        root = DOCUMENT
        sections = [
            (section, *story.section(setting, section, root))
            for section in self.document.sections_for(LEAFLET)
        ]
        above = placed_callouts.for_cover(self.document, root, setting)
        below = placed_callouts.for_back(self.document, root, setting)
        end = closing.small_print(self.document, setting, root)
        boxes = [*above, *(box for _, _, section in sections for box in section), *below, end]
        blocks = [block for section, *_ in sections for block in section.blocks]
        narrow = narrow_drawings(blocks, setting, root)
        writer = self._writer(setting, boxes, narrow)
        head = PageHead(about, setting.setter.styles, writer, setting.width)
        closed = gathered([end], root)
        if about.contact is None:  # on paper there are lines to write a number on
            closed = without_first(closed)
        occasion = statements.occasion(self.locale, about.event) if about.event else ()
        main = writer.inside(gathered(above, root)) + Markup("\n").join(
            writer.section(gathered(own, element), str(section.id))
            for section, element, own in sections
        )
        return PageParts(
            "leaflet",
            str(about.title),
            [
                ("audience", str(about.audience)),
                ("subtitle", str(about.subtitle)),
                *(("event", line) for line in occasion),
            ],
            [(str(section.id), str(section.title)) for section, _, _ in sections],
            main,
            writer.inside(gathered(below, root)) + writer.inside(closed),
            head.logos(),
            head.photograph(),
        )

    def _setting(self, language: str) -> ColumnSetting:
        """Return what the column is set with: the type of A4, as wide as a line is easily read."""
        (format,) = (one for one in formats.built_in() if one.name == FORMAT)
        styles = styles_of(self.theme, format, USUAL, language)
        numbers = evidence.numbered(self.document, LEAFLET)
        citations = {
            source: CitationMark(mark, f"{SOURCE}{numbers[source]}")
            for source, mark in self.locale.citations(numbers).items()
        }
        setter = ParagraphSetter(styles, self.report)
        figure_width = widest_figure(self.document, self.locale, styles)
        return ColumnSetting(
            setter,
            COLUMN,
            self.locale,
            citations,
            "web",
            figure_width=figure_width,
            is_on_paper=False,
        )

    def _writer(
        self,
        setting: ColumnSetting,
        boxes: Sequence[Box],
        narrow: Mapping[str, NarrowDrawing],
    ) -> HtmlWriter:
        blocks = {str(block.id): block for block in self.document.blocks}
        sections = (str(section.id) for section in self.document.sections_for(LEAFLET))
        styles = setting.setter.styles
        targets = internal_links.targets(self.document)
        text = TextWriter(
            styles.weights,
            styles.body.size,
            targets.intersection((*blocks, *sections)).union(
                mark.target for mark in setting.citations.values()
            ),
            letter_class(self.locale.tag),
            kinds_by_colour(self.theme.palette),
        )
        return HtmlWriter(
            text,
            DrawingWriter(text.weight, self.pictures.address),
            self.pictures,
            LineItems(self.locale, with_links=False),
            {name: _kind(block) for name, block in blocks.items()},
            {
                name: list(_marks_of(boxes, name))
                for name, block in blocks.items()
                if isinstance(block, FlowChart)
            },
            narrow,
            frozenset(
                name
                for name, block in blocks.items()
                if isinstance(block, CodeBlock) and block.numbers
            ),
            icons(blocks, styles),
        )


def _marks_of(boxes: Sequence[Box], block: str) -> Iterator[DrawnMark]:
    """Yield all marks of a block but its title, at their places."""
    y = 0.0
    for box in boxes:
        y += box.space_before
        if box.block == block:
            for mark in box.marks:
                if not (isinstance(mark.owner, Tag) and mark.owner.role in ("H3", "H4")):
                    yield DrawnMark(mark, y)
        y += box.height


def _kind(block: AnyBlock) -> str:
    """Return the classes of a block in the style sheet."""
    kind = f"block-{block.type}"
    return f"{kind} kind-{block.kind}" if isinstance(block, Callout) and block.kind else kind


__all__ = ["leaflet_page"]
