"""Formulas: read with every fault named, drawn as any program draws them, told in other forms."""

from __future__ import annotations

import io
import random
import re
import sys
from pathlib import Path
from time import process_time

import mathra
import pytest
import resvg_py
from lxml import etree
from PIL import Image

from irdocs import mathematics
from irdocs.content import datafile
from irdocs.content.datafile import DataFileRequest
from irdocs.diagnostics import Report
from irdocs.drawing import Commands
from irdocs.locale import language_of, load
from irdocs.locale.formula_words import FORMULA_WORDS, FormulaWords, words_for
from irdocs.locale.spoken_formulas import spoken
from irdocs.mathematics import Formula, FormulaError, MathNotInstalledError, commands
from irdocs.mathematics.reading import read_formula
from irdocs.ooxml.office_math import FormulaType, inline_math, paragraph_math
from irdocs.ooxml.office_math_text import math_text
from support.thorough import tried

GAP = r"\mathrm{AG} = [\mathrm{Na}^+] - ([\mathrm{Cl}^-] + [\mathrm{HCO}_3^-])"
ROOTS = r"x = \frac{-b \pm \sqrt{b^2-4ac}}{2a}"
SPREAD = r"s = \sqrt{\frac{\sum_{i=1}^n (x_i-\bar x)^2}{n-1}}"
CASES = r"f(x) = \begin{cases} 1 & x>0 \\ 0 & x\le 0 \end{cases}"
LINES = r"\begin{aligned} a &= b \\ c &= d \end{aligned}"
BUFFER = r"\ce{CO2 + H2O <=> H2CO3 <=> H+ + HCO3-}"
DOSE = r"\qty{5}{\milli\gram\per\litre}"
FORMULAS = (
    GAP, ROOTS, SPREAD, CASES, LINES, BUFFER, DOSE,
    r"\lim_{x\to 0}\frac{\sin x}{x} = 1", r"\int_0^\infty e^{-kt}\,dt", r"\binom{n}{k}",
    r"\left( \frac{x}{2} \right)^2", r"\overline{AB} + \underbrace{a+b}_{n}", r"\ce{A ->[k] B}",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", r"\ce{^{99m}_{43}Tc}",
    r"\mathbb{R} \mathbf{x}", r"\dot{D}_{O_2} = \hat{E}",
)  # fmt: skip


def read(latex: str, *, display: bool = True) -> Formula:
    return mathematics.read(latex, display=display)


def fault(latex: str) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        read(latex)
    return caught.value


# ---------------------------------------------------------------- reading and its faults


@pytest.mark.parametrize(
    ("latex", "offset", "message", "hint"),
    [
        (r"x = \farc{a}{b}", 4, r'there is no command "\farc"', r'did you mean "\frac"?'),
        (r"a \cdotx", 2, r'"\cdotx"', r"write a space behind \cdot"),
        (r"\newcommand{\a}{b}", 0, r'"\newcommand"', "write out"),
        (r"\frac{a}{b", 8, '"{" is not closed', 'add "}"'),
        (r"a}", 1, '"}" closes nothing', "delete it"),
        (r"\left( x", 0, r'"\left" is not closed', r"\right."),
        (r"\begin{case} x \end{case}", 7, 'there is no environment "case"', '"cases"'),
        (r"\begin{cases} x", 0, r"\begin{cases} is not closed", r"\end{cases}"),
        (r"{\begin{cases} x }", 17, r"\begin{cases} is still open", r"\end{cases}"),
        ("a & b", 2, '"&"', "word"),
        ("$x$", 0, '"$"', "no $"),
        ("x^2^3", 3, "a second subscript or superscript", "{x^2}^3"),
        ("x^", 2, "missing", "braces"),
        (r"\left x \right)", 5, "delimiter", "docs/content.md"),
        ("a + 漢", 4, '"漢"', "letters"),
        (" ", 0, "empty", "LaTeX"),
        ("a \x0crac{b}{c}", 2, r'where "\f" was meant', "double quotes"),
        (r"\begin{cases}\end{cases}", 0, "empty", "cells"),
    ],
)
def test_a_fault_is_named_at_its_place(latex: str, offset: int, message: str, hint: str) -> None:
    found = fault(latex)
    assert message in found.message
    assert hint in found.hint
    assert found.offset == pytest.approx(offset, abs=1 if offset else 0)


def with_command(name: str) -> str:
    """Return a formula with a command."""
    units = r"\pico \nano \micro \milli \centi \deci \hecto \kilo \mega \giga \per \square \cubic"
    if name in commands.UNITS:
        unit = rf"\gram{name}" if name in (r"\squared", r"\cubed") else name
        latex = (
            rf"\qty{{5}}{{{unit}{chr(92)}gram}}"
            if name in units.split()
            else rf"\qty{{5}}{{{unit}}}"
        )
    elif name in commands.QUANTITIES:
        latex = rf"{name}{{5}}{{mg}}" if name in (r"\qty", r"\SI") else rf"{name}{{5}}"
    elif name in (r"\limits", r"\nolimits"):
        latex = rf"\sum{name}_a b"
    elif name == r"\not":
        latex = r"a \not= b"
    elif name == r"\left":
        latex = r"\left( x \right)"
    elif name == r"\middle":
        latex = r"\left( x \middle| y \right)"
    elif name.lower().startswith(r"\big") and name[4:] in ("", "l", "r", "g", "gl", "gr"):
        latex = f"{name}( x"
    else:
        latex = rf"a {name}{{b}}{{c}}" if name[1:].isalpha() else f"a {name} b"
    return latex


def test_every_command_that_is_listed_is_drawn() -> None:
    names = sorted(commands.COMMANDS - {r"\begin", r"\end", r"\right"})
    assert [name for name in names if not read(with_command(name)).drawing.outlines] == []


@pytest.mark.parametrize("name", sorted(commands.ENVIRONMENTS))
def test_every_environment_that_is_listed_is_drawn(name: str) -> None:
    columns = "{lr}" if name == "array" else ""
    formula = read(rf"\begin{{{name}}}{columns} a & b \\ c & d \end{{{name}}}")
    assert [sign for sign in formula.signs if sign.isalpha()] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    "latex",
    [
        "{" * 5000 + "}" * 5000, r"\sqrt" * 900 + "x", r"\frac{1}{" * 200 + "x" + "}" * 200,
        "x^" * 900 + "x", "x_{" * 300 + "}" * 300, r"\left(" * 200 + r"\right)" * 200,
        "x" * 2001, r"\begin{matrix}" * 100, r"\chemfig{\chemfig{\right)}", r"\input{/etc/passwd}",
        r"\def\a{\a\a}\a", r"\href{javascript:1}{x}", r"\color{red}x", r"\hspace{1e9em}",
    ],
)  # fmt: skip
def test_a_strangers_formula_costs_little(latex: str) -> None:
    started = process_time()
    assert fault(latex).message
    assert process_time() - started < 1.0


def test_any_text_is_a_formula_or_a_fault_with_a_place() -> None:
    chance = random.Random(1)
    names = sorted(commands.COMMANDS | {r"\begin{cases}", r"\end{cases}", r"\foo"})
    signs = [*"{}{}^_x1a+-=()[]&|,/ '~%", "mg", r"\frac12", r"\ce{H2O}", r"\qty{5}{\gram}"]
    locale, drawn = load("en-GB"), 0
    for number in range(tried(3000, 900)):
        latex = "".join(
            f"{chance.choice(names)} " if chance.random() < 0.35 else chance.choice(signs)
            for _ in range(chance.randint(1, 9))
        )
        try:
            formula = read(latex, display=number % 2 == 0)
        except FormulaError as error:
            assert 0 <= error.offset <= len(latex) and error.message, latex
            continue
        drawn += 1
        office = paragraph_math(formula.tree, FormulaType("en-GB", 20.0))
        assert math_text(office) == formula.signs, latex
        etree.fromstring(formula.mathml)
        assert isinstance(spoken(formula, locale), str)
    assert drawn > tried(500, 150)


def test_without_the_library_there_is_one_error_that_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "mathra", None)
    read_formula.cache_clear()
    with pytest.raises(MathNotInstalledError):
        read(GAP)


# ---------------------------------------------------------------- drawings


def path_data(outline: Commands) -> str:
    return " ".join(f"{name}{' '.join(map(str, values))}" for name, values in outline)


@pytest.mark.parametrize("latex", FORMULAS)
def test_a_drawing_is_that_of_the_librarys_picture(latex: str) -> None:
    """Our outlines and the library's own SVG look the same; resvg draws both."""
    picture = mathra.tex_to_svg(latex).split("<text")[0] + "</svg>"
    drawing = read(latex).drawing
    height = drawing.height + drawing.depth
    size = (round(drawing.width * 40), round(height * 40))
    sides = f'width="{size[0]}" height="{size[1]}" preserveAspectRatio="none"'
    box = f"0 {-drawing.height} {drawing.width} {height}"
    paths = "".join(f'<path d="{path_data(outline)}"/>' for outline in drawing.outlines)
    ours = f'<svg xmlns="http://www.w3.org/2000/svg" {sides} viewBox="{box}">{paths}</svg>'
    theirs = re.sub(' width="[^"]*" height="[^"]*"', f" {sides}", picture, count=1)

    def ink(svg: str) -> bytes:
        png = resvg_py.svg_to_bytes(svg_string=svg)
        return Image.open(io.BytesIO(bytes(png))).getchannel("A").tobytes()

    first, second = ink(ours), ink(theirs.replace("currentColor", "#000000"))
    difference = sum(abs(a - b) for a, b in zip(first, second, strict=True))
    assert difference / len(first) < 0.02 * 255
    assert sum(first) > 0


def test_the_same_formula_is_drawn_alike_each_time() -> None:
    first = read(GAP).drawing
    read_formula.cache_clear()
    assert read(GAP).drawing == first


def test_a_formula_in_a_line_is_smaller_than_by_itself() -> None:
    alone, inline = read(r"\frac{a}{b}").drawing, read(r"\frac{a}{b}", display=False).drawing
    assert inline.height + inline.depth < alone.height + alone.depth


def test_a_drawing_is_placed_by_its_baseline() -> None:
    drawing = read("x").drawing
    outline = drawing.placed(10.0, 100.0, 50.0)[0]
    lowest = max(values[-1] for _, values in outline if values)
    assert 49 < lowest < 51
    assert drawing.depth < 0.1 < drawing.height


# ---------------------------------------------------------------- words, text, MathML


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        (r"\frac{x^2}{2}", "x squared over 2"),
        (r"\sqrt{x}", "the square root of x"),
        (r"\sqrt[3]{x}", "the cube root of x"),
        (ROOTS, "x equals the fraction minus b plus or minus the square root of b squared minus "
                "4 a c, end of root, over 2 a, end of fraction"),
        (r"[\mathrm{Na}^+]", "open square bracket Na plus close square bracket"),
        (r"\mathrm{HCO}_3^-", "HCO 3 minus"),
        (r"\ce{Ca^2+}", "Ca 2 plus"),
        (r"\ce{A -> B}", "A leads to B"),
        (r"\lim_{x \to 0} x", "the limit as x tends to 0 of x"),
        (DOSE, "5 milligrams per litre"),
        (r"\qty{1}{\gram}", "1 gram"),
        (r"\Delta \alpha_1", "capital delta alpha sub 1"),
        (r"P(A \mid B)", "P open bracket A given B close bracket"),
        (r"\sum_{i=1}^n x_i", "the sum from i equals 1 to n of x sub i"),
        (r"\bar x", "x bar"),
        (r"e^{-kt}", "e to the power minus k t, end of power"),
        (CASES, "f open bracket x close bracket equals case 1: 1, x is greater than 0; case 2: 0, "
                "x is at most 0"),
        (LINES, "a equals b; c equals d"),
        (r"\ce{^{99m}_{43}Tc}", "99m 43 Tc"),
        (r"t_{1/2}", "t sub 1 over 2, end of subscript"),
    ],
)  # fmt: skip
def test_a_formula_is_said_in_words(latex: str, words: str) -> None:
    assert spoken(read(latex), load("en-GB")) == words


@pytest.mark.parametrize(
    ("language", "latex", "words"),
    [
        ("pl", r"\qty{1}{\milli\gram\per\minute}", "1 miligram na minutę"),
        ("pl", r"\qty{2}{\milli\gram}", "2 miligramy"),
        ("pl", r"\qty{5}{\milli\gram}", "5 miligramów"),
        ("pl", r"\qty{0.5}{\milli\gram}", "0.5 miligrama"),
        ("uk", r"\qty{22}{\liter}", "22 літри"),
        ("ar", r"\qty{3}{\liter}", "3 لترات"),
        ("de-CH", r"\qty{5}{\milli\liter}", "5 Milliliter"),
        ("zh-CN", r"\frac{a}{b}", "b分之a"),
        ("fr", r"\sqrt{x}", "la racine carrée de x"),
        ("cy", r"x^2", "x wedi’i sgwario"),
    ],
)
def test_a_formula_is_said_in_other_languages(language: str, latex: str, words: str) -> None:
    said = spoken(read(latex), load(language))
    assert said == words and language_of(said) is None


def test_a_language_without_words_for_formulas_gets_english_ones_that_say_so() -> None:
    assert words_for("sw") is None and words_for("pa-PK") is None
    assert words_for("en-GB") == words_for("en")
    said = spoken(read("x^2"), load("sw"))
    assert (said, language_of(said)) == ("x squared", "en-GB")


def test_every_file_of_words_for_formulas_says_the_same_signs() -> None:
    english = words_for("en")
    assert english is not None
    for language in FORMULA_WORDS.names:
        words = words_for(language)
        assert words is not None, language
        for field in ("signs", "functions", "accents", "letters", "prefixes", "units"):
            assert set(getattr(words, field)) == set(getattr(english, field)), (language, field)


@pytest.mark.parametrize(
    ("gram", "said"),
    [
        (
            "{one: gram}",
            "pl.yaml:197:3: error[bad-formula-words]: the plural form few, many is missing",
        ),
        ("{one: a, few: b, many: c, lots: d}", "CLDR has no plural form lots"),
        ("[a, b, c]", "units.gram: must be one text"),
    ],
)
def test_a_unit_has_the_plural_forms_of_its_language(gram: str, said: str, tmp_path: Path) -> None:
    text = FORMULA_WORDS.path("pl").read_text(encoding="utf-8")
    file = tmp_path / "pl.yaml"
    file.write_text(re.sub("(?m)^  gram: .*", f"  gram: {gram}", text), encoding="utf-8")
    report = Report()
    request = DataFileRequest(str(file), Path(), None)
    assert datafile.load(FORMULA_WORDS, request, FormulaWords, report) is None
    assert any(said in str(error) for error in report.errors), [str(e) for e in report.errors]


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (GAP, "AG = [Na⁺] − ([Cl⁻] + [HCO₃⁻])"),
        (ROOTS, "x = (−b ± √(b² − 4ac))/(2a)"),
        (r"\frac{1}{n^2}", "1/n²"),
        (r"e^{-kt}", "e^(−kt)"),
        (r"1,000 \times 10^9", "1,000 × 10⁹"),
        (r"\pm 0{,}25^2 + x_{1,2}", "±0,25² + x_(1, 2)"),
        (r"1{,}5 + 3{,}x", "1,5 + 3, x"),
        (r"\lim_{x \to 0} \sin x", "lim_(x → 0) sin x"),
        (r"\bar x", "x̄"),
        (r"\mathbb{R}", "ℝ"),
        (CASES, "f(x) = {1, x > 0; 0, x ≤ 0"),
        (r"\frac{a}{bc}", "a/(bc)"),
        (r"\frac{ab}{c}d", "(ab/c)d"),
        (r"-\frac{a}{b}x", "−(a/b)x"),
        (r"\frac{a}{b}\frac{c}{d}", "(a/b)(c/d)"),
        (r"\frac{a}{b}\cdot\frac{c}{d}", "a/b · c/d"),
        (r"x\frac{a}{b}(c+d)", "x(a/b)(c + d)"),
        (r"\frac{1}{2}mv^2", "½mv²"),
        (r"2\frac{1}{2}", "2½"),
        (r"3\frac{2}{7}", "3 2/7"),
        (r"\sin\frac{1}{2}x", "sin (1/2)x"),
        (r"\sum_{i=1}^n \frac{1}{i}", "∑_(i = 1)ⁿ 1/i"),
        (r"\frac{3}{4}\,\mathrm{mg}", "¾ mg"),
        (r"\frac{\Delta p}{\rho g}", "Δp/(ρg)"),
        (r"\frac{\partial u}{\partial x} = \frac{dy}{dx}", "∂u/∂x = dy/dx"),
        (r"\frac{n!}{k!(n-k)!}", "n!/(k!(n − k)!)"),
        (r"\frac{\sin x}{y}", "(sin x)/y"),
        (r"{ab}^2", "(ab)²"),
        (r"\sqrt{2}x", "(√2)x"),
        (r"x^a y", "(x^a)y"),
    ],
)
def test_a_formula_is_a_line_of_text(latex: str, text: str) -> None:
    assert read(latex).text == text


@pytest.mark.parametrize("latex", FORMULAS)
def test_mathml_is_well_formed_and_has_every_sign(latex: str) -> None:
    formula = read(latex)
    root = etree.fromstring(formula.mathml)
    assert root.tag == "{http://www.w3.org/1998/Math/MathML}math"
    assert root.get("display") == "block"
    counts = {"mfrac": 2, "msup": 2, "msub": 2, "msubsup": 3, "mroot": 2, "mover": 2, "munder": 2,
              "munderover": 3}  # fmt: skip
    for element in root.iter():
        wanted = counts.get(etree.QName(element).localname)
        assert wanted is None or len(element) == wanted, etree.tostring(element)
    letters = {sign for sign in formula.signs if sign.isascii() and sign.isalnum()}
    assert letters - set("Rx") <= set("".join(root.itertext()))


# ---------------------------------------------------------------- Office's mathematics

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
REQUIRED = {"f": ("num", "den"), "rad": ("deg", "e"), "sSub": ("e", "sub"), "sSup": ("e", "sup"),
            "sSubSup": ("e", "sub", "sup"), "nary": ("sub", "sup", "e"), "func": ("fName", "e"),
            "limLow": ("e", "lim"), "limUpp": ("e", "lim"), "acc": ("e",), "bar": ("e",),
            "groupChr": ("e",), "sPre": ("sub", "sup", "e")}  # fmt: skip
"""The parts of each structure, in the order of its schema (22.1.2)."""


@pytest.mark.parametrize("latex", FORMULAS)
def test_office_gets_the_structures_in_the_order_of_their_schemas(latex: str) -> None:
    formula = read(latex)
    office = inline_math(formula.tree, FormulaType("en-GB"))
    assert math_text(office) == formula.signs
    for element in office.iter(f"{M}*"):
        name = etree.QName(element).localname
        if name in REQUIRED:
            parts = [etree.QName(part).localname for part in element]
            assert tuple(parts[1:]) == REQUIRED[name]
            assert parts[0] == f"{name}Pr"
        if (
            name in ("e", "num", "den", "sup", "sub", "lim")
            and element.getparent().tag != f"{M}nary"
        ):
            assert len(element), f"{name} is empty, which Office shows as a dotted box"


def test_office_keeps_a_sum_and_its_summand_together() -> None:
    office = inline_math(read(r"\sum_{i=1}^n x_i + 1").tree, FormulaType("en-GB"))
    (nary,) = office.iter(f"{M}nary")
    assert math_text(nary.find(f"{M}e")) == "xi"
    assert nary.find(f"{M}naryPr/{M}limLoc").get(f"{M}val") == "undOvr"


def test_office_gets_brackets_that_grow_and_powers_of_them() -> None:
    office = inline_math(read(r"(a+b)^2 [c").tree, FormulaType("en-GB"))
    (power,) = office.iter(f"{M}sSup")
    (fenced,) = office.iter(f"{M}d")
    assert fenced.getparent().getparent() is power
    assert math_text(office) == "(a+b)2[c"


def test_office_gets_the_size_and_the_language() -> None:
    office = paragraph_math(read(GAP).tree, FormulaType("cy", 32.0))
    properties = list(office.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"))
    assert {p.get("sz") for p in properties} == {"3200"}
    assert {p.get("lang") for p in properties} == {"cy"}
