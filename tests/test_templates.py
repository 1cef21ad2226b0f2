"""Decks in anyone's template: its look kept, its samples gone, the same promises held."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pptx
import pytest
from click.testing import CliRunner

import irdocs
from conftest import ALL_BLOCKS, SHIPPED, SMALL
from irdocs.audit import deck as rules
from irdocs.building import BuildResult
from irdocs.cli import main
from irdocs.diagnostics import Report, Span
from irdocs.drawing import Colour
from irdocs.ooxml import colour_scheme, grounds
from irdocs.ooxml.namespaces import NAMESPACES, P
from irdocs.ooxml.presentation import Presentation
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.theme import contrast
from support.editing import edited
from support.templates import all_templates, default
from support.thorough import IS_THOROUGH, LONG, tried

TEMPLATES = all_templates()
ON_A_PICTURE = {"picture.pptx", "hospital.pptx"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("templates")
    for name, data in TEMPLATES.items():
        (folder / name).write_bytes(data)
    return folder


def built(content: Path, template: Path, out: Path) -> tuple[BuildResult, bytes]:
    order = irdocs.BuildOptions(only="deck", template=template)
    result = irdocs.build(content, out, order, environment={})
    assert not result.failed, [str(d) for d in result.report]
    return result, (out / "deck.pptx").read_bytes()


SOME = ("default.pptx", "shaded.pptx", "branded.pptx", "hospital.pptx")
"""Those that are tried in `make test`."""


@pytest.fixture(scope="module", params=TEMPLATES if IS_THOROUGH else SOME)
def made(request: pytest.FixtureRequest, folder: Path) -> tuple[str, BuildResult, bytes]:
    name = request.param
    result, data = built(SHIPPED, folder / name, folder / f"out-{name}")
    return name, result, data


def test_no_rule_is_broken(made: tuple[str, BuildResult, bytes]) -> None:
    name, _, data = made
    show = Presentation(data)
    found = rules.check(show, rules.ExpectedDeck(show.size, footer_floor=0))
    serious = {rule.code for rule, _ in found if str(rule.severity) != "note"}
    assert serious == ({"PPT-09U"} if name in ON_A_PICTURE else set())


def test_no_panel_covers_a_gradient_that_is_dark_or_light_all_over(
    made: tuple[str, BuildResult, bytes],
) -> None:
    name, result, data = made
    told = [one.message for one in result.report if one.code == "template"]
    assert any("gets a plain panel" in one for one in told) is (name == "picture.pptx")
    if name == "shaded.pptx":
        layouts = [page.above for page in Presentation(data).slides if page.above]
        steps = next(layout for layout in layouts if layout.name.startswith("Steps"))
        painted = [steps.box(shape) for shape in steps.shapes if shape.placeholder is None]
        assert not [box for box in painted if box and box.width * box.height > 150_000]


def test_the_look_is_the_template_s(made: tuple[str, BuildResult, bytes], folder: Path) -> None:
    name, _, data = made
    deck, given = Presentation(data), Presentation((folder / name).read_bytes())
    assert deck.size == given.size, "a usual size stays"
    assert [m.scheme for m in deck.masters] == [m.scheme for m in given.masters]
    shapes = [[s.name for s in master.shapes] for master in deck.masters]
    assert shapes == [[s.name for s in master.shapes] for master in given.masters]
    masters = {page.above.above.part for page in deck.slides if page.above and page.above.above}
    assert len(masters) == 1
    if name == "branded.pptx":
        used = next(m for m in deck.masters if m.part in masters)
        assert "Logo of the trust" in {shape.name for shape in used.shapes}


def test_a_tint_is_as_light_as_office_shows_it_and_small_words_in_it_are_darker(
    folder: Path,
) -> None:
    """Black of 75 % tint is #898989, as it is mixed in linear light: too faint for footers."""
    assert str(colour_scheme.changed(Colour(0, 0, 0), [("tint", 75_000)])) == "#898989"
    assert str(colour_scheme.changed(Colour(255, 255, 255), [("shade", 50_000)])) == "#BCBCBC"
    _, data = built(SHIPPED, folder / "default.pptx", folder / "tinted")
    slide = Presentation(data).slides[1]
    for shape in (shape for shape in slide.shapes if shape.type in ("dt", "ftr", "sldNum")):
        (run,) = shape.element.iterfind(".//a:rPr", NAMESPACES)
        colour = StyleResolver(Presentation(data).root).style(slide, shape, 0, run).colour
        assert colour and contrast.ratio(colour, Colour(255, 255, 255)) >= 4.5


@pytest.mark.parametrize("name", ["hospital.pptx", "black.pptx"])
def test_links_are_read_on_a_section_s_own_ground(name: str, folder: Path, tmp_path: Path) -> None:
    """Here sections are dark and other slides light, or blue links stand on black."""
    lead = "Words with [a link](https://example.org)."
    text = SMALL.replace("The only section.", lead)
    assert lead in text
    (tmp_path / "content.yaml").write_text(text)
    order = irdocs.BuildOptions(only="deck", template=folder / name, handout=2)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]


QUIZ = """type: quiz
        question: Which?
        options: ["[This](https://example.org) one", That]
        answer: A
        explanation: See [the guide](https://example.org)."""


@pytest.mark.parametrize(
    "name", [None, "hospital.pptx", "dark.pptx", "branded.pptx"][: tried(4, 2)]
)
def test_a_link_in_the_right_answer_is_read_on_its_own_ground(
    name: str | None, folder: Path, tmp_path: Path
) -> None:
    """Programs show it in its run's colour because of an extension; without it, in the theme's."""
    text = SMALL.replace("type: text\n        text: Some words.", QUIZ)
    (tmp_path / "content.yaml").write_text(text)
    template = folder / name if name else None
    order = irdocs.BuildOptions(only="deck", template=template, handout=2)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    deck = (tmp_path / "out" / "deck.pptx").read_bytes()

    def plain(parts: dict[str, bytes]) -> None:
        for part in (part for part in parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", part)):
            parts[part] = re.sub(
                rb"<a:extLst><a:ext uri=\"{A12FA001.*?</a:extLst>", b"", parts[part]
            )

    changed = edited(deck, plain)
    found = {}
    for key, data in (("written", deck), ("without", changed)):
        show = Presentation(data)
        styles = StyleResolver(show.root)
        found[key] = [
            contrast.ratio(colour, ground)
            for slide in show.slides
            for shape in slide.shapes
            if shape.type == "body" and shape.name.startswith("Option")
            and (shape.properties is not None and len(shape.properties))
            for run in shape.element.iterfind(".//a:rPr[a:hlinkClick]", NAMESPACES)
            if (colour := styles.style(slide, shape, 0, run).colour)
            and (box := slide.box(shape))
            and (ground := grounds.ground(slide, shape, box))
        ]  # fmt: skip
    assert len(found["written"]) == 1 and found["written"][0] >= 4.5
    assert len(found["without"]) == 1
    if name == "dark.pptx":
        assert found["without"][0] < 4.5, "the rule reads what programs show"
        report = Report()
        expected = rules.ExpectedDeck(Presentation(changed).size, footer_floor=0.0)
        rules.complain(Presentation(changed), expected, {}, Span("", 1, 1, 1, 1), report)
        assert "PPT-09" in {error.code for error in report.errors}


def test_nothing_of_the_sample_is_left(made: tuple[str, BuildResult, bytes]) -> None:
    _, _, data = made
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        everything = b"".join(package.read(name) for name in names)
    assert b"Sample slide" not in everything and b"Sample notes" not in everything
    assert b"Somebody Else" not in everything and b"Steve Canny" not in everything
    assert not [name for name in names if re.search("printerSettings|thumbnail", name)]
    assert pptx.Presentation(io.BytesIO(data)).core_properties.title == "Interventional radiology"


def test_slides_hold_no_colour_and_no_font_of_their_own(
    made: tuple[str, BuildResult, bytes],
) -> None:
    """But the plain ground of a template whose colour scheme does not have it."""
    grounds = {"black.pptx": {"101820"}, "shaded.pptx": {"1F3864"}, "hospital.pptx": {"D5E8ED"}}
    own = grounds.get(made[0], set())
    for slide in Presentation(made[2]).slides:
        colours = {one.get("val") for one in slide.root.iterfind(".//a:srgbClr", NAMESPACES)}
        assert colours <= own, slide.number
        assert not slide.root.findall(".//a:latin", NAMESPACES), slide.number


@LONG
def test_every_block_of_every_kind_goes_in(folder: Path) -> None:
    names = ("small-wide.pptx", "default.pptx", "dark.pptx", "libreoffice.pptx")
    for name in names:
        built(ALL_BLOCKS, folder / name, folder / f"all-{name}")


def test_the_template_s_own_layouts_serve(folder: Path) -> None:
    _, data = built(SHIPPED, folder / "default.pptx", folder / "own")
    used = [slide.above.name for slide in Presentation(data).slides if slide.above]
    assert used[0] == "Title Slide"
    assert "Title and Content" in used and "Cards 4" in used


def test_the_master_that_the_samples_use_is_taken(folder: Path) -> None:
    """The second master stands first in the list; the samples show which one is meant."""
    from support.templates import edited, second_master, with_slides

    sampled = edited(with_slides(default()), second_master)
    (folder / "sampled.pptx").write_bytes(sampled)
    _, data = built(SHIPPED, folder / "sampled.pptx", folder / "out-sampled")
    masters = {s.above.above.part for s in Presentation(data).slides if s.above and s.above.above}
    assert masters == {"ppt/slideMasters/slideMaster1.xml"}


def test_the_same_bytes_twice(folder: Path) -> None:
    for name in ("branded.pptx", "libreoffice.pptx")[: tried(2, 1)]:
        _, one = built(SHIPPED, folder / name, folder / "first")
        _, other = built(SHIPPED, folder / name, folder / "second")
        assert one == other


def test_an_unknown_typeface_is_a_warning(folder: Path) -> None:
    result, _ = built(SHIPPED, folder / "branded.pptx", folder / "faces")
    assert any("Trebuchet MS" in warning.message for warning in result.report.warnings)


def content_with(tmp_path: Path, template: str) -> Path:
    content = tmp_path / "content.yaml"
    content.write_text(SMALL.replace("sections:", f"deck: {{template: {template}}}\nsections:"))
    return content


def test_the_content_names_its_template(tmp_path: Path) -> None:
    (tmp_path / "trust.pptx").write_bytes(TEMPLATES["branded.pptx"])
    content = content_with(tmp_path, "trust.pptx")
    result = irdocs.build(
        content, tmp_path / "out", irdocs.BuildOptions(only="deck"), environment={}
    )
    assert not result.failed, [str(d) for d in result.report]
    show = Presentation((tmp_path / "out" / "deck.pptx").read_bytes())
    assert show.masters[0].scheme.minor == "Trebuchet MS"


def of_aspect(tmp_path: Path, deck: str) -> irdocs.BuildResult:
    """Build with some keys of `deck:` beside a template of 4:3."""
    (tmp_path / "trust.pptx").write_bytes(TEMPLATES["default.pptx"])
    (tmp_path / "content.yaml").write_text(
        SMALL.replace("sections:", f"deck: {{{deck}}}\nsections:")
    )
    order = irdocs.BuildOptions(only="deck")
    return irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})


@pytest.mark.parametrize(
    ("aspect", "size", "kind"), [("16:9", (960, 540), None), ("4:3", (720, 540), "screen4x3")]
)
def test_the_content_chooses_the_proportions_of_our_own_slides(
    aspect: str, size: tuple[int, int], kind: str | None, tmp_path: Path
) -> None:
    result = of_aspect(tmp_path, f'aspect: "{aspect}"')
    assert not result.failed, [str(d) for d in result.report]
    show = Presentation((tmp_path / "out" / "deck.pptx").read_bytes())
    assert (show.size.width, show.size.height) == size
    (element,) = show.root.iterfind(f"{P}sldSz")
    assert element.get("type") == kind


@pytest.mark.parametrize(
    ("aspect", "told"), [('aspect: "16:9", ', True), ('aspect: "4:3", ', False), ("", False)]
)
def test_a_template_s_proportions_count_and_the_content_s_are_said_to_differ(
    aspect: str, told: bool, tmp_path: Path
) -> None:
    result = of_aspect(tmp_path, f"{aspect}template: trust.pptx")
    assert not result.failed, [str(d) for d in result.report]
    found = [d for d in result.report.warnings if "which counts" in d.message]
    assert [d.code for d in found] == ["template"] * told
    line = 1 + SMALL[: SMALL.index("sections:")].count("\n")
    assert all(d.span and d.span.line == line for d in found)
    show = Presentation((tmp_path / "out" / "deck.pptx").read_bytes())
    assert (show.size.width, show.size.height) == (720, 540)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("gone.pptx", None, "missing-template"),
        ("trust.docx", b"x", "bad-template"),
        ("trust.pptx", b"not a zip", "bad-template"),
        ("trust.pptx", b"PK\x05\x06" + b"\0" * 18, "bad-template"),
        ("trust.pptx", bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504, "bad-template"),
        ("../trust.pptx", None, "outside-asset"),
        ("/trust.pptx", None, "outside-asset"),
    ],
)
def test_what_cannot_be_used_is_an_error_at_its_line(
    name: str, data: bytes | None, code: str, tmp_path: Path
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    content = content_with(tmp_path, name)
    result = irdocs.build(
        content, tmp_path / "out", irdocs.BuildOptions(only="deck"), environment={}
    )
    line = 1 + content.read_text().splitlines().index(f"deck: {{template: {name}}}")
    assert [(d.code, d.span.line) for d in result.report.errors if d.span] == [(code, line)]


def test_an_encrypted_template_is_called_so(tmp_path: Path) -> None:
    (tmp_path / "trust.pptx").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504)
    order = irdocs.BuildOptions(only="deck", template=tmp_path / "trust.pptx")
    (tmp_path / "content.yaml").write_text(SMALL)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert [e.code for e in result.report.errors] == ["bad-template"]
    assert "encrypted" in result.report.errors[0].message


def damaged(pattern: str, change: Any) -> bytes:
    def edit(parts: dict[str, bytes]) -> None:
        for name in [name for name in parts if re.fullmatch(pattern, name)]:
            new = change(parts[name])
            if new is None:
                del parts[name]
            else:
                parts[name] = new

    return edited(default(), edit)


@pytest.mark.parametrize(
    "data",
    [
        damaged(r"ppt/slideMasters/slideMaster1\.xml", lambda _: None),
        damaged(r"ppt/slideMasters/slideMaster1\.xml", lambda data: data[: len(data) // 2]),
        damaged(r"ppt/theme/theme1\.xml", lambda _: b"<theme/>"),
        damaged(r"ppt/presentation\.xml", lambda _: b"<x/>"),
        damaged(r"\[Content_Types\]\.xml", lambda _: None),
        damaged(r"_rels/\.rels", lambda _: None),
        damaged(r"ppt/slideLayouts/.*", lambda data: data.replace(b"<p:ph", b"<p:hp")),
        damaged(r"ppt/slideLayouts/.*", lambda data: data.replace(b'cx="', b'cx="-')),
        damaged(r"ppt/tableStyles\.xml", lambda data: data[: len(data) // 2]),
        damaged(r"_rels/\.rels", lambda data: data.replace(b"Type=", b"Kind=", 1)),
        damaged(r"_rels/\.rels", lambda data: data.replace(b"Target=", b"Aim=", 1)),
        damaged(r"ppt/_rels/presentation.*", lambda data: data.replace(b"Id=", b"Key=", 1)),
    ],
    ids=range(12),
)
def test_a_damaged_template_is_an_error_and_no_traceback(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.pptx").write_bytes(data)
    content = tmp_path / "content.yaml"
    content.write_text(SMALL)
    order = irdocs.BuildOptions(only="deck", template=tmp_path / "bad.pptx")
    result = irdocs.build(content, tmp_path / "out", order, environment={})
    refused = {"bad-template", "PPT-20"}
    assert {d.code for d in result.report.errors} <= refused


def test_template_check_prints_layouts_contrast_and_typefaces(folder: Path) -> None:
    done = CliRunner().invoke(main, ["template", "check", str(folder / "branded.pptx")])
    assert done.exit_code == 0
    for words in ('as it is: "Title and Content"', "Quiz question 2 to 4", "ink on ground",
                  "Trebuchet MS", "NOT KNOWN", "links"):  # fmt: skip
        assert words in " ".join(done.output.split()), words
    ratios = [float(r) for r in re.findall(r"(\d+\.\d):1", done.output)]
    assert len(ratios) >= 10 and min(ratios) >= 4.5


def test_template_check_refuses_what_is_no_template(folder: Path) -> None:
    done = CliRunner().invoke(main, ["template", "check", str(folder / "gone.pptx")])
    assert done.exit_code == 1 and "there is no file" in done.output
