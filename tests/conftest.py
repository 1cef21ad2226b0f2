"""What tests share: the shipped content and the all-blocks fixture, each built once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import irdocs
from irdocs import content
from irdocs.content.model import Document
from irdocs.diagnostics import Diagnostic, Report
from irdocs.probe import pdf, pptx
from irdocs.probe.outline import Outline

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "content.yaml"
ALL_BLOCKS = ROOT / "tests" / "fixtures" / "all-blocks.yaml"


@dataclass(frozen=True)
class Built:
    """A content file, its document, and both products as bytes and read back."""

    document: Document
    leaflet: bytes
    deck: bytes
    leaflet_outline: Outline
    deck_outline: Outline


def build(path: Path, folder: Path) -> Built:
    result = irdocs.build(path, folder, environment={})
    assert not result.failed, [str(d) for d in result.report]
    read = content.read(path.read_bytes(), path.name, path.parent, Report())
    assert read.document is not None
    leaflet, deck = (folder / "leaflet.pdf").read_bytes(), (folder / "deck.pptx").read_bytes()
    return Built(read.document, leaflet, deck, pdf.read(leaflet), pptx.read(deck))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(SHIPPED, tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def all_blocks(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(ALL_BLOCKS, tmp_path_factory.mktemp("all-blocks"))


@pytest.fixture(params=["shipped", "all_blocks"])
def built(request: pytest.FixtureRequest) -> Built:
    made: Built = request.getfixturevalue(request.param)
    return made


SMALL = """\
schema_version: 1
document:
  title: Small
  subtitle: As small as can be.
  language: en-GB
  audience: For tests
  version: "1"
  date: 2026-01-31
  disclaimer: Not advice.
sources:
  one: {authors: First, publisher: The Journal, year: 2001, doi: 10.1000/xyz}
sections:
  - id: only
    title: Only
    lead: The only section.
    notes: Say it.
    blocks:
      - type: text
        text: Some words.
"""
"""The smallest content that builds; its last line is line 19."""


@pytest.fixture
def complaints(tmp_path: Path) -> Callable[[str | bytes], list[Diagnostic]]:
    """Read a content file's text and return what is said of it."""

    def read(text: str | bytes) -> list[Diagnostic]:
        raw = text if isinstance(text, bytes) else text.encode()
        report = Report()
        content.read(raw, "content.yaml", tmp_path, report)
        return list(report)

    return read
