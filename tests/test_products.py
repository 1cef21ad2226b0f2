"""A product is one module and one entry of a list: one of words alone is added here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import ALL_BLOCKS, SMALL
from irdocs import BuildOptions, content
from irdocs.audit import ledger
from irdocs.audit.reading.transcript import Transcript, TranscriptPiece
from irdocs.building import build
from irdocs.content.files import FileReader
from irdocs.content.model import Document
from irdocs.content.product import ProductTraits
from irdocs.content.schema import schema
from irdocs.diagnostics import Report
from irdocs.products import (
    PRODUCTS,
    AuditResult,
    FileContents,
    PlanContext,
    PlannedFile,
    PlannedFiles,
    Product,
    ProductOrder,
    traits_of,
)

TRAITS = ProductTraits("wording", takes=frozenset({"text", "points"}))


def plan(document: Document, context: PlanContext) -> PlannedFiles:
    lines = [str(part) for part in (document.document.organisation, document.document.licence)]
    for entry in ledger.entries(document, TRAITS, {}, context.locale):
        lines += entry.texts

    def review(data: bytes, report: Report) -> AuditResult:
        pieces = tuple(TranscriptPiece("P", line, 1) for line in data.decode().splitlines())
        placement = {str(block.id): (1,) for block in document.blocks}
        return AuditResult((FileContents(placement, Transcript(pieces)),))

    text = "\n".join(lines)
    return PlannedFiles((PlannedFile("wording.txt", len(lines), "lines", text.encode, review),))


def order(options: BuildOptions, report: Report, files: FileReader) -> Sequence[ProductOrder]:
    return (ProductOrder(plan),)


WORDING = Product(TRAITS, order)
ALL = (*PRODUCTS, WORDING)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "content.yaml"
    path.write_text(SMALL)
    return path


def test_a_third_product_is_built_beside_the_others(source: Path, tmp_path: Path) -> None:
    result = build(source, tmp_path / "out", products=ALL, environment={})
    assert not result.failed, list(result.report)
    assert [file.path.name for file in result.files] == ["leaflet.pdf", "deck.pptx", "wording.txt"]


def test_a_third_product_alone(source: Path, tmp_path: Path) -> None:
    options = BuildOptions(only="wording")
    result = build(source, tmp_path / "out", options, products=ALL, environment={})
    assert [file.path.name for file in result.files] == ["wording.txt"]


def test_content_may_be_for_a_third_product_alone(tmp_path: Path) -> None:
    raw = SMALL.replace("blocks:", "only: wording\n    blocks:", 1).encode()
    report = Report()
    read = content.read(raw, "content.yaml", tmp_path, report, traits_of(ALL))
    assert read.document and read.document.sections[0].only == ("wording",)
    content.read(raw, "content.yaml", tmp_path, report, traits_of())
    assert [(d.code, d.hint) for d in report.errors][:1] == [
        ("bad-choice", report.errors[0].hint)
    ] and "wording" not in str(report.errors[0].hint)
    assert "wording" in str(schema([one.name for one in ALL]))


def test_a_third_product_that_cannot_show_a_block_says_so_at_its_line(tmp_path: Path) -> None:
    options = BuildOptions(only="wording")
    result = build(ALL_BLOCKS, tmp_path, options, products=ALL, environment={})
    assert result.failed and not list(tmp_path.iterdir())
    untaken = [d for d in result.report.errors if d.code == "untaken-block"]
    lines = ALL_BLOCKS.read_text().splitlines()
    assert untaken and all(d.span and "type:" in "".join(lines[d.span.line - 1 : d.span.line + 2])
                           for d in untaken)  # fmt: skip


def test_what_a_third_product_loses_fails_the_build(source: Path, tmp_path: Path) -> None:
    def forgetful(document: Document, context: PlanContext) -> PlannedFiles:
        (file,) = plan(document, context).all()
        return PlannedFiles((replace(file, render=lambda: file.render()[:-9]),))

    product = replace(WORDING, order=lambda options, report, files: (ProductOrder(forgetful),))
    result = build(source, tmp_path / "out", products=(*PRODUCTS, product), environment={})
    assert result.failed and not result.files
    assert [d.code for d in result.report.errors] == ["lost-text"]
