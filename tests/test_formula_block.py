"""The formula block in every product: native in the deck, tagged outlines in PDF, never lost."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pptx
import pytest
from lxml import etree

import irdocs
from conftest import SMALL
from irdocs.audit.pdf import structure
from irdocs.audit.pdf.examined import ExaminedPdf, ExpectedPdf
from irdocs.audit.reading import deck_text, pdf_file
from irdocs.diagnostics import Diagnostic
from irdocs.mathematics.reading import read_formula
from support import templates
from support.thorough import tried

LATEX = r"\mathrm{AG} = [\mathrm{Na}^+] - \frac{[\mathrm{Cl}^-]}{2}"
SPOKEN = (
    "AG equals open square bracket Na plus close square bracket minus the fraction open square "
    "bracket Cl minus close square bracket, over 2, end of fraction"
)
BLOCK = f"""\
      - type: formula
        id: gap
        title: The gap
        latex: {LATEX}
"""
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def content(block: str, *, format: str = "a4", aspect: str = "16:9") -> str:
    head = SMALL.replace(
        "sources:", f'leaflet: {{format: {format}}}\ndeck: {{aspect: "{aspect}"}}\nsources:'
    )
    return head + block


def built(folder: Path, text: str, **options: Any) -> irdocs.BuildResult:
    (folder / "content.yaml").write_text(text)
    return irdocs.build(
        folder / "content.yaml", folder, irdocs.BuildOptions(**options), environment={}
    )


def slides(data: bytes) -> list[Any]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if re.match(r"ppt/slides/slide\d+\.xml", name)]
        return [etree.fromstring(package.read(name)) for name in names]


def elements(data: bytes, role: str) -> list[Any]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            {key: str(thing[key]) for key in ("/Alt",) if key in thing} | {"box": "/A" in thing}
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == f"/{role}"
        ]


@pytest.mark.parametrize("format", ["a4", "a4-trifold", "a5-booklet", "large-print"])
def test_in_a_leaflet_it_is_a_formula_with_words(format: str, tmp_path: Path) -> None:
    result = built(tmp_path, content(BLOCK, format=format), only="leaflet", press="uk-3mm")
    assert not result.failed, [str(found) for found in result.report.errors]
    for file in tmp_path.glob("*.pdf"):
        (formula,) = elements(file.read_bytes(), "Formula")
        assert formula == {"/Alt": SPOKEN, "box": True}


def test_on_a_slide_it_can_be_edited_and_has_a_drawing_beside_it(tmp_path: Path) -> None:
    for aspect in ("16:9", "4:3"):
        assert not built(tmp_path, content(BLOCK, aspect=aspect), only="deck").failed
        data = (tmp_path / "deck.pptx").read_bytes()
        found = [e for root in slides(data) for e in root.iter(f"{COMPATIBILITY}AlternateContent")]
        (alternatives,) = found
        choice, fallback = alternatives
        assert choice.nsmap[choice.get("Requires")].endswith("/drawing/2010/main")
        assert "".join(choice.xpath(".//*[local-name()='t']/text()")) == "AG=Na+−Cl−2"
        assert len(list(fallback.iter("{*}path"))) >= 12
        alts = {named.get("descr") for named in alternatives.iter("{*}cNvPr")}
        assert alts == {SPOKEN}
        identifiers = [e.get("id") for root in slides(data) for e in root.iter("{*}cNvPr")]
        assert len(identifiers) >= len({*identifiers})
        words = deck_text.read(data).words()
        assert "AG=[Na+]−[Cl−]/2" in words
        pptx.Presentation(tmp_path / "deck.pptx")  # which reads what is no alternative


def test_the_authors_words_win(tmp_path: Path) -> None:
    text = content(
        f"{BLOCK}        alt: Sodium less half of chloride.\n        caption: In *mmol/L*.\n"
    )
    assert not built(tmp_path, text, handout=2).failed
    for name in ("leaflet.pdf", "handout.pdf"):
        (formula,) = elements((tmp_path / name).read_bytes(), "Formula")
        assert formula["/Alt"] == "Sodium less half of chloride."
    assert "Sodium less half" in deck_text.read((tmp_path / "deck.pptx").read_bytes()).words()


@pytest.mark.parametrize("name", sorted(templates.all_templates())[:: tried(1, 6)])
def test_it_is_native_in_a_users_template(name: str, tmp_path: Path) -> None:
    template = tmp_path / name
    template.write_bytes(templates.all_templates()[name])
    result = built(tmp_path, content(BLOCK), only="deck", template=template)
    assert not result.failed, [str(found) for found in result.report.errors]
    roots = slides((tmp_path / "deck.pptx").read_bytes())
    assert any(True for root in roots for _ in root.iter(f"{MATH}oMath"))


def test_what_is_too_wide_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    wide = "        latex: " + " + ".join(["abcdefghij"] * 12) + "\n"
    text = content("      - type: formula\n        title: Wide\n" + wide)
    errors = list(built(tmp_path, text).report.errors)
    assert [found.code for found in errors] == ["formula-too-wide"] * 2
    assert all(found.span and found.span.line == 24 for found in errors)
    assert all(r"\begin{aligned}" in (found.hint or "") for found in errors)


def test_a_wide_formula_is_made_smaller_within_its_limits(tmp_path: Path) -> None:
    latex = "a = b + c + d + e + f + g + h + i + j + k"
    text = content(
        f"      - type: formula\n        title: T\n        latex: {latex}\n", format="a4-trifold"
    )
    assert not built(tmp_path, text, only="leaflet").failed


@pytest.mark.parametrize(
    ("line", "code", "column", "message"),
    [
        (r"latex: \farc{a}{b}", "bad-formula", 16, r'no command "\farc"'),
        (r"latex: '\alhpa + 1'", "bad-formula", 17, r'no command "\alhpa"'),
        (r'latex: "\frac{a}{b}"', "bad-formula", 16, r'where "\f" was meant'),
        (r'latex: "a \neq b"', "bad-formula", 16, r'where "\n" was meant'),
        (r"latex: a \beta b}", "bad-formula", 25, '"}" closes nothing'),
        ("latex: 5", "text-expected", 16, "must be text"),
        ("latex: [a]", "text-expected", 16, "must be text"),
        ("formula: x", "unknown-key", 9, 'did you mean "latex"?'),
        ("latex: {a: b}", "text-expected", 16, "must be text"),
    ],
)
def test_a_fault_is_reported_at_its_column(
    line: str, code: str, column: int, message: str, complaints: Callable[[str], list[Diagnostic]]
) -> None:
    block = f"      - type: formula\n        title: T\n        {line}\n"
    (found,) = [d for d in complaints(content(block)) if d.code == code]
    assert message in found.message
    assert found.span and found.span.column == column
    assert found.span.line in (22, 24)


def test_a_fault_below_a_bar_is_reported_in_its_line(
    complaints: Callable[[str], list[Diagnostic]],
) -> None:
    block = "      - type: formula\n        latex: |\n          x = 1\n          \\foo y\n"
    (found,) = complaints(content(block))
    assert found.code == "bad-formula" and found.span and found.span.line == 25


def test_without_the_library_one_finding_names_the_command(
    monkeypatch: pytest.MonkeyPatch, complaints: Callable[[str], list[Diagnostic]]
) -> None:
    monkeypatch.setitem(sys.modules, "mathra", None)
    read_formula.cache_clear()
    (found,) = complaints(content(BLOCK + BLOCK.replace("gap", "gap-2")))
    assert found.code == "math-not-installed"
    assert found.hint == "pip install 'irdocs[math]'"
    assert found.span and found.span.line == 25


def test_content_without_formulas_does_not_import_the_library() -> None:
    import subprocess

    code = "import irdocs, irdocs.building, sys; sys.exit('mathra' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def changed_deck(folder: Path, old: str, new: str) -> None:
    file = folder / "deck.pptx"
    data = file.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(file, "w") as package:
        for name, part in parts.items():
            is_slide = name.startswith("ppt/slides/slide")
            package.writestr(name, part.replace(old.encode(), new.encode()) if is_slide else part)


def test_a_sign_changed_in_a_finished_deck_is_found(tmp_path: Path) -> None:
    assert not built(tmp_path, content(BLOCK)).failed
    assert not irdocs.check(tmp_path / "content.yaml", built=tmp_path).report.errors
    changed_deck(tmp_path, "<m:t>2</m:t>", "<m:t>3</m:t>")
    (found,) = irdocs.check(tmp_path / "content.yaml", built=tmp_path).report.errors
    assert found.code == "changed-text"
    assert "2" in found.message and "3" in found.message


def test_a_formula_without_words_is_found(tmp_path: Path) -> None:
    assert not built(tmp_path, content(BLOCK), only="leaflet").failed
    with pikepdf.open(tmp_path / "leaflet.pdf") as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Formula":
                del thing["/Alt"]
        out = io.BytesIO()
        pdf.save(out)
    examined = pdf_file.read(out.getvalue())
    findings = [
        f.message for f in structure.figures(ExaminedPdf(examined, ExpectedPdf("en-GB", "Small")))
    ]
    assert findings == ["a formula has no alternative text"]


def test_a_column_may_hold_a_formula(tmp_path: Path) -> None:
    block = (
        "      - type: columns\n        title: Both\n        columns:\n"
        "          - blocks: [{type: text, text: Words}, {type: formula, latex: 'a = b'}]\n"
        "          - blocks: [{type: formula, latex: 'c = d', caption: Its letters}]\n"
    )
    result = built(tmp_path, content(block), handout=1)
    assert not result.failed, [str(found) for found in result.report.errors]
    for name in ("leaflet.pdf", "handout.pdf"):
        alts = [found["/Alt"] for found in elements((tmp_path / name).read_bytes(), "Formula")]
        assert alts == ["a equals b", "c equals d"]
    words = deck_text.read((tmp_path / "deck.pptx").read_bytes()).words()
    assert "a=b" in words and "c=d" in words
