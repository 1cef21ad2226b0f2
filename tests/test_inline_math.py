"""Formulas in a line of text: found by Pandoc's rule, measured as words, native, tagged, held."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import font_source_sans_pro
import pikepdf
import pypdfium2
import pytest
from lxml import etree

import irdocs
from conftest import SMALL
from irdocs.audit.reading import deck_text, pdf_text
from irdocs.content import markdown
from irdocs.content.markup import InlineMath, Plain, walk
from irdocs.content.values import NOWHERE
from irdocs.diagnostics import Diagnostic
from irdocs.drawing import BLACK
from irdocs.mathematics import read
from irdocs.theme.fonts.source import FontSource
from irdocs.typeset import metrics
from irdocs.typeset.formula_face import FormulaFace, overhang
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.runs import Fragment, RunStyle

REAL = Path(font_source_sans_pro.__file__).parent / "files" / "SourceSansPro-Regular.ttf"
TEXT = r"The half-life is $t_{1/2} = \frac{\ln 2}{k}$, of which **bold $k$** is $\mathrm{HCO}_3^-$."
SPOKEN = (
    "t sub 1 over 2, end of subscript equals the fraction natural log of 2, over k, end of fraction"
)


def latex(text: str) -> list[str]:
    parsed = markdown.parse(text, NOWHERE)
    inlines = [inline for paragraph in parsed.paragraphs for inline in walk(paragraph)]
    return [inline.formula.latex for inline in inlines if isinstance(inline, InlineMath)]


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("$x$", ["x"]),
        ("a $x^2$, b $y_1$.", ["x^2", "y_1"]),
        ("It costs $5 and $10.", []),
        ("It costs $5-$10, or US$5 to US$7.", []),
        ("$ x$ and $x $", []),
        (r"\$x$ and $x\$", []),
        (r"$\$5$", [r"\$5"]),
        ("`$x$` is code", []),
        ("$x$5", []),
        ("**strong $a*b*c$**", ["a*b*c"]),
        ("[link $E=mc^2$](https://example.org)", ["E=mc^2"]),
        ("- item $a$\n- item $b$", ["a", "b"]),
        ("$a\n+ b$", ["a\n+ b"]),
        ("$a\n\nb$", []),
        ("$$x$$", []),
        (r"$\{x\} \\ y$", [r"\{x\} \\ y"]),
        ("5^th^ $x$ and H~2~O", ["x"]),
    ],
)
def test_a_formula_begins_and_ends_as_in_pandoc(text: str, formulas: list[str]) -> None:
    assert latex(text) == formulas


def test_the_words_round_a_formula_stay() -> None:
    (paragraph,) = markdown.parse("A *b $x$ c* d", NOWHERE).paragraphs
    texts = [inline.text for inline in walk(paragraph) if isinstance(inline, Plain)]
    assert texts == ["A ", "b ", " c", " d"]
    assert markdown.parse("A $x^2$ b", NOWHERE).plain == "A x² b"


# ---------------------------------------------------------------- measuring


def test_lines_break_round_a_formula_and_never_in_it() -> None:
    style = RunStyle(metrics.load(FontSource(REAL)), 12.0, BLACK)
    formula = read(r"a + b - c / d", display=False)
    face = RunStyle(FormulaFace.of(formula), 12.0, BLACK)
    width = formula.drawing.width * 12.0
    fragments = [
        Fragment("some words before", style),
        Fragment(" ", style),
        Fragment(formula.text.replace(" ", "\u00a0"), face, whole=True),
        Fragment(" and after", style),
    ]
    measured = MeasuredParagraph(fragments)
    assert measured.too_wide(width - 1) != () and measured.too_wide(width + 1) == ()
    lines = measured.greedy(width + 1)
    assert [run.width for line in lines for run in line.runs if run.fragment.style is face] == [
        width
    ]


def test_a_tall_formula_makes_its_line_taller() -> None:
    face = RunStyle(FormulaFace.of(read(r"\frac{a}{b}", display=True)), 10.0, BLACK)
    (line,) = MeasuredParagraph([Fragment("x", face)]).greedy(100.0)
    above, below = overhang(line, 8.0, 3.0)
    assert above > 3.0 and below > 2.0
    assert overhang(line, 30.0, 30.0) == (0.0, 0.0)


# ---------------------------------------------------------------- products


def built(folder: Path, text: str, **options: Any) -> irdocs.BuildResult:
    quoted = text.replace("'", "''")
    (folder / "content.yaml").write_text(SMALL.replace("Some words.", f"'{quoted}'"))
    return irdocs.build(
        folder / "content.yaml", folder, irdocs.BuildOptions(**options), environment={}
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inline")
    result = built(folder, TEXT, handout=2)
    assert not result.failed, [str(found) for found in result.report.errors]
    return folder


def test_in_a_pdf_it_is_a_formula_within_its_paragraph(made: Path) -> None:
    for name in ("leaflet.pdf", "handout.pdf"):
        data = (made / name).read_bytes()
        pieces = pdf_text.read(data).pieces
        (paragraph,) = [piece for piece in pieces if piece.text.startswith("The half-life")]
        assert paragraph.text == "The half-life is t_(1/2) = (ln 2)/k, of which bold k is HCO₃⁻."
        assert [piece.alt for piece in pieces if piece.role == "Formula"] == [
            SPOKEN, "k", "HCO 3 minus",
        ]  # fmt: skip
        with pikepdf.open(io.BytesIO(data)) as pdf:
            formulas = [
                thing
                for thing in pdf.objects
                if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Formula"
            ]
            assert all("/A" in formula and "/Alt" in formula for formula in formulas)


def test_the_text_of_a_pdf_has_no_letters_of_the_formula_twice(made: Path) -> None:
    page = pypdfium2.PdfDocument(made / "leaflet.pdf")
    words = " ".join(p.get_textpage().get_text_range() for p in page)
    assert "half-life is" in words


def paragraphs(data: bytes, folder: str) -> list[Any]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        roots = [
            etree.fromstring(package.read(name))
            for name in package.namelist()
            if re.match(rf"ppt/{folder}/\w+\.xml", name)
        ]
    return [p for root in roots for p in root.iter("{*}p") if "half-life" in "".join(p.itertext())]


def test_on_a_slide_it_is_native_within_its_paragraph(made: Path) -> None:
    data = (made / "deck.pptx").read_bytes()
    native, fallback = paragraphs(data, "slides")
    assert [etree.QName(part).localname for part in native if part.tag.endswith(("}r", "}m"))] == [
        "r", "m", "r", "r", "m", "r", "m", "r",
    ]  # fmt: skip
    plain = "The half-life is t_(1/2) = (ln 2)/k, of which bold k is HCO₃⁻."
    assert "".join(fallback.itertext()).replace("\u00a0", " ") == plain
    assert native.getparent().getparent().find("{*}nvSpPr/{*}nvPr/{*}ph") is not None
    assert "t1/2=ln2/k" in deck_text.read(data).words()


def test_in_notes_it_is_plain_text(tmp_path: Path) -> None:
    text = SMALL.replace("notes: Say it.", r"notes: Say $x^2$ and $\frac{a}{b}$.")
    (tmp_path / "content.yaml").write_text(text)
    options = irdocs.BuildOptions(handout=1)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, options, environment={})
    assert not result.failed, [str(found) for found in result.report.errors]
    assert "Say x² and a/b." in deck_text.read((tmp_path / "deck.pptx").read_bytes()).words()
    assert "Say x² and a/b." in pdf_text.read((tmp_path / "handout.pdf").read_bytes()).words()


def test_money_is_words_in_every_product(tmp_path: Path) -> None:
    assert not built(tmp_path, "It costs $5 and $10, or US$5.").failed
    for words in (
        pdf_text.read((tmp_path / "leaflet.pdf").read_bytes()).words(),
        deck_text.read((tmp_path / "deck.pptx").read_bytes()).words(),
    ):
        assert "It costs $5 and $10, or US$5." in words


def test_a_table_may_hold_formulas(tmp_path: Path) -> None:
    block = (
        "      - type: table\n        caption: C\n        header: [A, B]\n"
        "        rows:\n          - ['$x^2$', '$P(A \\mid B)$']\n"
    )
    (tmp_path / "content.yaml").write_text(SMALL + block)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, environment={})
    assert not result.failed, [str(found) for found in result.report.errors]
    assert "P(A∣B)" in deck_text.read((tmp_path / "deck.pptx").read_bytes()).words()


# ---------------------------------------------------------------- faults


def test_a_fault_in_a_text_is_reported_at_its_column(
    complaints: Callable[[str], list[Diagnostic]],
) -> None:
    (found,) = complaints(SMALL.replace("Some words.", r"It is $\farc{a}{b}$."))
    assert found.code == "bad-formula" and 'did you mean "\\frac"?' in (found.hint or "")
    assert found.span and (found.span.line, found.span.column) == (19, 22)


def test_a_formula_by_itself_in_a_text_is_told_its_block(
    complaints: Callable[[str], list[Diagnostic]],
) -> None:
    (found,) = complaints(SMALL.replace("Some words.", "It is $$x^2$$."))
    assert found.code == "markup-not-set" and "type: formula" in (found.hint or "")


def test_a_label_has_no_formulas(complaints: Callable[[str], list[Diagnostic]]) -> None:
    (found,) = complaints(SMALL.replace("title: Only", "title: Only $x^2$"))
    assert found.code == "markup-in-label"


def test_a_word_changed_beside_a_formula_and_a_formula_removed_are_found(made: Path) -> None:
    data = (made / "deck.pptx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    try:
        with zipfile.ZipFile(made / "deck.pptx", "w") as package:
            for name, part in parts.items():
                is_slide = name.startswith("ppt/slides/slide")
                changed = part.replace(b">HCO</m:t>", b">HCl</m:t>") if is_slide else part
                package.writestr(name, changed)
        (found,) = irdocs.check(made / "content.yaml", built=made).report.errors
        assert found.code == "changed-text" and "HCl" in found.message
    finally:
        (made / "deck.pptx").write_bytes(data)


def test_a_step_of_a_flow_chart_may_hold_a_formula(tmp_path: Path) -> None:
    block = (
        "      - type: flow\n        title: Flow\n        steps:\n"
        "          - text: Work out $x^2$\n          - text: Go on\n"
    )
    (tmp_path / "content.yaml").write_text(SMALL + block)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, environment={})
    assert not result.failed, [str(found) for found in result.report.errors]
    with zipfile.ZipFile(tmp_path / "deck.pptx") as package:
        names = [name for name in package.namelist() if name.startswith("ppt/slides/slide")]
        roots = [etree.fromstring(package.read(name)) for name in names]
    (root,) = [root for root in roots if any(True for _ in root.iter("{*}oMath"))]
    (choice,) = root.iter("{*}Choice")
    (native,) = choice.iter("{*}cNvPr")
    (connector,) = root.iter("{*}cxnSp")
    ends = [end.get("id") for end in connector.iter("{*}stCxn", "{*}endCxn")]
    assert native.get("id") in ends
    for fallback in list(root.iter("{*}Fallback")):  # another form of the same shape
        fallback.getparent().remove(fallback)
    identifiers = [named.get("id") for named in root.iter("{*}cNvPr")]
    assert len(identifiers) == len({*identifiers})


def test_a_disclaimer_and_a_lead_may_hold_formulas(tmp_path: Path) -> None:
    text = SMALL.replace("disclaimer: Not advice.", r"disclaimer: Not advice on $\frac{a}{b}$. No.")
    text = text.replace("lead: The only section.", r"lead: Only $y \ge z$.")
    (tmp_path / "content.yaml").write_text(text)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, environment={})
    assert not result.failed, [str(found) for found in result.report.errors]
    words = deck_text.read((tmp_path / "deck.pptx").read_bytes()).words()
    assert "a/b" in words and "y≥z" in words
