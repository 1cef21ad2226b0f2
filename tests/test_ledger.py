"""Nothing is lost: a product that drops a block fails the build, by name and line."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

from conftest import SHIPPED, Built
from irdocs.audit import ledger
from irdocs.audit.reading import deck_text, pdf_text
from irdocs.audit.reading.transcript import Transcript, normalised
from irdocs.building import build
from irdocs.content.files import FileReader
from irdocs.content.model import Document
from irdocs.content.product import DECK, LEAFLET
from irdocs.diagnostics import Report
from irdocs.locale import load
from irdocs.options import BuildOptions
from irdocs.products import PRODUCTS, PlanContext, PlannedFile, Planner, Product, ProductOrder
from support.small_documents import leaflet_in, one_section, whole
from support.thorough import tried

FILES = {"leaflet": "leaflet.pdf", "deck": "deck.pptx"}


def dropping(product: Product, block_id: str) -> Product:
    """A product that is made without one block."""

    def without(planner: Planner) -> Planner:
        def plan(document: Document, context: PlanContext) -> Sequence[PlannedFile]:
            sections = []
            for section in document.sections:
                blocks = tuple(b for b in section.blocks if b.id != block_id)
                sections.append(section.model_copy(update={"blocks": blocks}))
            return planner(document.model_copy(update={"sections": tuple(sections)}), context)

        return plan

    def order(options: BuildOptions, report: Report, files: FileReader) -> Sequence[ProductOrder]:
        return [
            replace(form, plan=without(form.plan)) for form in product.order(options, report, files)
        ]

    return replace(product, order=order)


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda product: product.name)
@pytest.mark.parametrize("block_id", ["story", "skills", "emergency"][: tried(3, 1)])
def test_a_dropped_block_fails_the_build_and_names_the_line(
    product: Product, block_id: str, tmp_path: Path
) -> None:
    file = tmp_path / FILES[product.name]
    file.write_text("yesterday")
    products = [dropping(one, block_id) if one is product else one for one in PRODUCTS]
    result = build(SHIPPED, tmp_path, products=products, environment={})
    assert result.failed and not result.files
    (error,) = [d for d in result.report.errors if d.code == "lost-block"]
    assert f'"{block_id}"' in error.message and error.span is not None
    line = SHIPPED.read_text().splitlines()[error.span.line : error.span.line + 1]
    assert line == [f"        id: {block_id}"]
    assert file.read_text() == "yesterday"


def test_a_shape_deleted_from_the_finished_deck_is_missed(shipped: Built) -> None:
    presentation = Presentation(io.BytesIO(shipped.deck))
    slide = next(s for s in presentation.slides if "subspecialties" in s.shapes.title.text)
    shape = next(s for s in slide.placeholders if s.text_frame.text == "Oncology")
    shape._element.getparent().remove(shape._element)
    notes = slide.notes_slide.notes_text_frame
    notes.text = notes.text.replace("oncology", "").replace("Oncology", "")
    file = io.BytesIO()
    presentation.save(file)
    number = list(presentation.slides).index(slide) + 1
    report = Report()
    placement = {"four-areas": (number,)}
    outline = deck_text.read(file.getvalue())
    ledger.account(shipped.document, DECK, placement, outline, load("en-GB"), report)
    assert any(d.code == "lost-text" and '"Oncology"' in d.message for d in report)


def test_every_block_of_every_kind_is_accounted_for(all_blocks: Built) -> None:
    for product in (LEAFLET, DECK):
        named = [
            entry
            for entry in ledger.entries(all_blocks.document, product, {}, load("en-GB"))
            if entry.name.startswith("block")
        ]
        assert len(named) >= 15
        assert all(e.texts for e in named if e.name not in ('block "ornament"',))


def test_a_draft_shows_pending_statistics_and_a_release_does_not(tmp_path: Path) -> None:
    items = [{"label": "not known", "pending": True},
             {"label": "known", "value": 2, "source": "Own audit, 2025"}]  # fmt: skip
    text = one_section({"type": "statistics", "items": items})
    for is_draft in (False, True):
        folder = whole(tmp_path, text, draft=is_draft)
        for name, read in (("leaflet.pdf", pdf_text.read), ("deck.pptx", deck_text.read)):
            words = read(leaflet_in(folder) if "leaf" in name else (folder / name).read_bytes())
            assert ("not known" in words.words()) == is_draft, name


@pytest.mark.parametrize(
    ("told", "untold"),
    [
        ("stand@example.org", "stand@"),
        ("Made for tests.", "Made."),
        ("First et al. The Journal 2001.", "First."),
        ("10.1000/xyz", "10.1000/abc"),
    ],
)
def test_contact_licence_and_sources_are_accounted_for(
    told: str, untold: str, all_blocks: Built
) -> None:
    for product, outline in (
        (LEAFLET, all_blocks.leaflet_outline),
        (DECK, all_blocks.deck_outline),
    ):
        pieces = tuple(
            replace(piece, text=normalised(piece.text).replace(told, untold))
            for piece in outline.pieces
        )
        report = Report()
        everywhere = tuple(range(1, 60))
        placement = {str(block.id): everywhere for block in all_blocks.document.blocks}
        said, english = Transcript(pieces), load("en-GB")
        ledger.account(all_blocks.document, product, placement, said, english, report)
        assert any(told in d.message for d in report), product.name
