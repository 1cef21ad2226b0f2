"""Make the page of a leaflet: its sections in one wide column, between a heading and small print.

It is one file that needs no other, to be mailed or put onto any web server: the style sheet and
pictures are in it, it asks nothing of anybody, and there is no script.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from irdocs.content import evidence, internal_links
from irdocs.content.blocks import AnyBlock, Callout, FlowChart, FormulaBlock
from irdocs.content.model import Document
from irdocs.content.photographs import Photograph
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report
from irdocs.leaflet import closing, formats, placed_callouts, story
from irdocs.leaflet.boxes import Box
from irdocs.leaflet.compose import ParagraphSetter
from irdocs.leaflet.story import ColumnSetting
from irdocs.leaflet.styles import LeafletStyles
from irdocs.locale import Locale, statements
from irdocs.locale.scripts import direction
from irdocs.mathematics import Formula
from irdocs.page.tags import Tag
from irdocs.theme import Theme
from irdocs.web import styles as style_sheet
from irdocs.web.gathering import DrawnMark, gathered, without_first
from irdocs.web.icons import icons
from irdocs.web.words import TextWriter
from irdocs.web.writing import PIXELS, HtmlWriter, ShownPhotograph

COLUMN = 480.0
"""The width of the column, in pt: 40 rem, about 75 characters of running text."""
FORMAT = "a4"
"""The built-in format whose type sizes figures are drawn in."""


def page(document: Document, theme: Theme, locale: Locale, report: Report, producer: str) -> str:
    """Return the page of a document's leaflet as HTML; `producer` is what made it.

    Charts and tables that do not fit the column are errors in the report, as on paper.
    """
    return _PageMaker(document, theme, locale, report).page(producer)


@dataclass(frozen=True, slots=True)
class _PageMaker:
    """Makes one page."""

    document: Document
    theme: Theme
    locale: Locale
    report: Report

    def page(self, producer: str) -> str:
        """Return the page as HTML."""
        about = self.document.document
        language = str(about.language)
        setting = self._setting(language)
        root = Tag("Document")
        sections = [
            (section, *story.section(setting, section, root))
            for section in self.document.sections_for(LEAFLET)
        ]
        above = placed_callouts.for_cover(self.document, root, setting)
        end = [
            *placed_callouts.for_back(self.document, root, setting),
            closing.small_print(self.document, setting, root),
        ]
        boxes = [*above, *(box for _, _, section in sections for box in section), *end]
        writer = self._writer(setting, boxes)
        closed = gathered(end, root)
        if about.contact is None:  # on paper there are lines to write a number on
            closed = without_first(closed)
        style = style_sheet.sheet(self.theme)
        return (
            _environment()
            .get_template("page.html")
            .render(
                language=language,
                direction=direction(language),
                title=str(about.title),
                subtitle=str(about.subtitle),
                description=str(about.subtitle),
                audience=str(about.audience),
                authors=[str(author.name) for author in about.authors],
                event=statements.occasion(self.locale, about.event) if about.event else (),
                date=about.date.isoformat(),
                generator=producer,
                policy=Markup(style_sheet.policy(style)),  # of ours alone, no word of the content
                style=Markup(style),
                words=self.locale.words,
                contents=[(str(section.id), str(section.title)) for section, _, _ in sections],
                callouts=writer.inside(gathered(above, root)),
                sections=Markup("\n").join(
                    writer.section(gathered(own, element), str(section.id))
                    for section, element, own in sections
                ),
                closing=writer.inside(closed),
            )
        )

    def _setting(self, language: str) -> ColumnSetting:
        """Return what the column is set with: the type of A4, as wide as a line is easily read."""
        (format,) = (one for one in formats.built_in() if one.name == FORMAT)
        styles = LeafletStyles(self.theme, format, language=language)
        citations = self.locale.citations(evidence.numbered(self.document, LEAFLET))
        setter = ParagraphSetter(styles, self.report)
        return ColumnSetting(setter, COLUMN, self.locale, citations, "web")

    def _writer(self, setting: ColumnSetting, boxes: Sequence[Box]) -> HtmlWriter:
        blocks = {str(block.id): block for block in self.document.blocks}
        sections = (str(section.id) for section in self.document.sections_for(LEAFLET))
        styles = setting.setter.styles
        targets = internal_links.targets(self.document)
        return HtmlWriter(
            TextWriter(
                styles.weights,
                styles.body.size,
                targets.intersection((*blocks, *sections)),
                styles.right_to_left,
            ),
            _photograph,
            {name: _kind(block) for name, block in blocks.items()},
            {
                name: list(_marks_of(boxes, name))
                for name, block in blocks.items()
                if isinstance(block, FlowChart)
            },
            dict(_formulas(blocks)),
            icons(blocks, styles),
        )


def _photograph(photograph: Photograph, width: float) -> ShownPhotograph:
    """Return a photograph that is shown so many pt wide, with twice the pixels for fine screens."""
    shown = min(photograph.width, round(width * PIXELS))
    data = photograph.pixels(min(photograph.width, 2 * shown))
    address = f"data:image/{photograph.kind.lower()};base64,{b64encode(data).decode()}"
    return ShownPhotograph(address, shown, round(shown * photograph.height / photograph.width))


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


def _formulas(blocks: Mapping[str, AnyBlock]) -> Iterator[tuple[str, Formula]]:
    for name, block in blocks.items():
        if isinstance(block, FormulaBlock):
            yield name, block.latex.formula


def _kind(block: AnyBlock) -> str:
    """Return the classes of a block in the style sheet."""
    kind = f"block-{block.type}"
    return f"{kind} kind-{block.kind}" if isinstance(block, Callout) and block.kind else kind


def _environment() -> Environment:
    """Return Jinja with our templates, which escapes whatever it is given as words."""
    return Environment(
        loader=PackageLoader("irdocs.web", "data"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=False,
    )  # fmt: skip
