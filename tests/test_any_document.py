"""Whatever a document says: two whole and valid files, or findings at lines; never a traceback."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any, get_args

import outloud
import pikepdf
import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

import irdocs
from conftest import ALL_BLOCKS, ROOT, SMALL
from irdocs.content.blocks import AnyBlock, Block
from irdocs.handout.pages import COUNTS
from support.documents import documents
from support.table_grids import open_grids
from support.thorough import tried

EXAMPLES = int(os.environ.get("IRDOCS_EXAMPLES", "16"))
"""How many documents are tried; `make verify` tries more."""
SHARES = 8
"""Into how many tests they are parted, for several processors."""
SEED = int(os.environ.get("IRDOCS_SEED", "0"))
AUDITED = 4
"""One in so many decks is held against the Open XML rules, which takes longer than all else."""
FALSE_ALARMS = {"TBL-004", "TBL-010", "TBL-014", "ORD-001", "PAG-001", "TAG-002"}
"""As in test_accessible; TAG-002 is a table's header shown again on its next page. TBL-004
miscounts a row that a cell reaches into beside one of several rows and columns, and `open_grids`
counts; TBL-010 counts data cells, and not the columns that wide ones span."""
FAULTS = ("lost-", "unreadable-file", "PPT-", "PDF-")
"""What irdocs says of its own faults and finds in finished files."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("documents")
    shutil.copytree(ALL_BLOCKS.parent / "assets", made / "assets")
    return made


def is_math_in_slides(error: Any) -> bool:
    """Whether the auditor takes the type of a formula's signs for a fault.

    It knows the formulas of Word, whose type is w:rPr; those of PowerPoint have a:rPr there
    (MS-ODRAWXML, 2.8.1).
    """
    return "/oMath" in str(error) and "'rPr'" in str(error)


@pytest.mark.parametrize("share", range(tried(SHARES, 1)))
def test_any_document_is_made_whole_or_refused_at_a_line(share: int, folder: Path) -> None:
    made = tried = 0
    validator = OpenXmlValidator()

    @seed(SEED * SHARES + share)
    @settings(
        max_examples=max(1, EXAMPLES // SHARES), deadline=None, database=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    @given(documents())
    def build(document: dict[str, Any]) -> None:
        nonlocal made, tried
        tried += 1
        (folder / "content.yaml").write_text(
            yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
        )
        with tempfile.TemporaryDirectory() as output:
            order = irdocs.BuildOptions(handout=COUNTS[tried % len(COUNTS)])
            result = irdocs.build(folder / "content.yaml", output, order, environment={})
            lines = (folder / "content.yaml").read_text().count("\n") + 1
            assert all(d.span and 1 <= d.span.line <= lines for d in result.report)
            assert result.failed == bool(result.report.errors)
            assert not [str(e) for e in result.report.errors if e.code.startswith(FAULTS)]
            if result.failed:
                assert not list(Path(output).iterdir())
                return
            made += 1
            for name in ("leaflet.pdf", "handout.pdf"):
                _is_valid(Path(output) / name)
            if made % AUDITED == 1:
                deck = Path(output) / "deck.pptx"
                errors = validator.validate(deck).errors
                assert not [error for error in errors if not is_math_in_slides(error)]

    build()
    assert made >= tried / 10, f"only {made} of {tried} documents were made"


def _is_valid(leaflet: Path) -> None:
    with contextlib.redirect_stderr(io.StringIO()), pikepdf.open(leaflet) as file:
        assert not file.check_pdf_syntax()
    said = outloud.check(leaflet).findings
    wrong = [f for f in said if f.severity == "error" and f.rule not in FALSE_ALARMS]
    assert not wrong, [str(finding) for finding in wrong]
    assert not open_grids(leaflet)


FOUND = {
    "a quiz with a heading": """type: quiz
        headline: Words for nobody else
        title: More of them
        question: Which?
        options: [This, That]
        answer: A
        explanation: It is.""",
    "a link in the right answer": """type: quiz
        question: Which?
        options: ["[This](https://example.org)", That]
        answer: A
        explanation: It is.""",
    "a quiz with a title": """type: quiz
        title: Words for nobody else
        question: Which?
        options: [This, That]
        answer: A
        explanation: It is.""",
    "cards with words for the deck alone": """type: cards
        items: [{title: One, short: Words for the deck}, {title: Two}]""",
    "a callout with both headings": """type: callout
        title: Its title
        headline: Its headline
        text: Some words, with [a link](https://example.org).""",
}
"""What these tests found, made small; each was lost, or could not be read."""


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_stays_mended(name: str, folder: Path, tmp_path: Path) -> None:
    text = SMALL.replace("type: text\n        text: Some words.", FOUND[name])
    (folder / "content.yaml").write_text(text)
    order = irdocs.BuildOptions(handout=2)
    result = irdocs.build(folder / "content.yaml", tmp_path, order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]


def test_a_cover_may_use_the_accent(folder: Path, tmp_path: Path) -> None:
    assert "accent" in (folder / "assets" / "dot.svg").read_text()
    text = SMALL.replace("  disclaimer:", "  cover: assets/dot.svg\n  disclaimer:")
    for format in ("a4", "a4-trifold"):
        (folder / "content.yaml").write_text(f"leaflet: {{format: {format}}}\n{text}")
        result = irdocs.build(folder / "content.yaml", tmp_path, environment={})
        assert not result.failed, [str(error) for error in result.report.errors]


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """The fixture's text with a few stretches cut out, doubled, or replaced by signs of YAML."""
    text = ALL_BLOCKS.read_text()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 40))
        signs = st.text(alphabet=":-|>&*!%@`{}[]\"'#?,~\n\t ax0", max_size=6)
        middle = draw(signs | st.just(text[start:end] * 2))
        text = text[:start] + middle + text[end:]
    return text


@pytest.mark.parametrize("share", range(tried(2, 1)))
def test_any_change_of_the_text_is_read_or_refused_at_a_line(share: int, folder: Path) -> None:
    @seed(SEED * 2 + share)
    @settings(
        max_examples=max(1, EXAMPLES // 4), deadline=None, database=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    @given(mangled())
    def check(text: str) -> None:
        (folder / "mangled.yaml").write_text(text)
        result = irdocs.check(folder / "mangled.yaml")
        assert all(d.span and d.span.line >= 1 for d in result.report)

    check()


@pytest.mark.parametrize("kind", get_args(AnyBlock), ids=lambda kind: kind.called)
def test_every_block_of_the_model_is_generated_and_shown(kind: type[Block]) -> None:
    (name,) = get_args(kind.model_fields["type"].annotation)
    generator = (ROOT / "tests" / "support" / "documents.py").read_text()
    assert f'block("{name}"' in generator or f'{{"type": "{name}"}}' in generator
    for example in (
        ALL_BLOCKS,
        ROOT / "src" / "irdocs" / "starter" / "kinds" / "guide" / "content.yaml",
    ):
        assert re.search(rf"type: {name}\b", example.read_text()), example
