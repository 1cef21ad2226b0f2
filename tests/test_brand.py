"""Themes made from a brand: any colours give a theme that can be read, and nothing goes unsaid."""

from __future__ import annotations

import io
import re
import shutil
import string
from importlib import resources
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from irdocs import theme
from irdocs.brand import judging, logo, roles, theme_text
from irdocs.brand.colours import BrandColour
from irdocs.brand.making import _WithUnwritten
from irdocs.cli import main
from irdocs.content.datafile import DataFileRequest
from irdocs.diagnostics import Report
from irdocs.drawing import Colour
from irdocs.theme import Theme, contrast
from irdocs.theme.perception import VISIONS, distance
from support.thorough import LONG, tried

colours = st.builds(Colour, *(st.integers(0, 255),) * 3)
brands = st.lists(colours, min_size=1, max_size=4)


def parsed(*texts: str) -> list[Colour]:
    return [Colour.parse(text) for text in texts]


def of(*given: Colour) -> list[BrandColour]:
    return [BrandColour(c, f"{n}", 1 / n) for n, c in enumerate(given, start=1)]


def loaded(text: str) -> tuple[Theme | None, Report]:
    report, path = Report(), Path("made.yaml")
    request = DataFileRequest(str(path), Path(), None, _WithUnwritten(path, text.encode()))
    return theme.load(request, report), report


# ---------------------------------------------------------------- roles


@settings(max_examples=tried(400, 4), deadline=None)
@given(brands)
@example(parsed("#000000"))
@example(parsed("#FFFFFF"))
@example(parsed("#FFFF00"))
@example(parsed("#FF0000", "#00FF00", "#0000FF", "#FFFF00"))
@example(parsed("#808080", "#808080"))
@example(parsed("#C7A094"))  # its main colour was a hundredth short on cards
@example(parsed("#070003", "#DF1BFF"))  # dark words could not be read on its light colour
def test_any_colours_make_a_theme_without_a_finding(given: list[Colour]) -> None:
    palette = roles.palette(of(*given))
    made, report = loaded(theme_text.written("made", "a logo", palette))
    assert made is not None and not list(report), [str(d) for d in report]
    accents = [made.palette[role] for role in made.accents]
    for one, other in combinations(accents, 2):
        for vision in VISIONS:
            assert distance(one, other, vision) >= judging.APART[vision]
    drawn_on = contrast.ratio(made.palette["vessel"], made.palette["primary"])
    assert drawn_on > 1.1  # or drawings on the main colour would not be seen


@given(brands)
@settings(max_examples=tried(400, 5), deadline=None)
def test_no_colour_of_a_brand_vanishes(given: list[Colour]) -> None:
    brand = of(*given)
    palette = roles.palette(brand)
    told = [use.source for use in palette.uses] + [source for source, _ in palette.unused]
    assert set(told) == set(brand)
    for use in palette.uses:
        assert palette.colours[use.role] == use.colour
        assert use.is_exact or use.because
    said = "\n".join(theme_text.accounts(palette))
    assert all(str(colour) in said for colour in given)
    assert all(str(use.colour) in said for use in palette.uses)


@pytest.mark.parametrize(
    ("given", "role", "expected"),
    [
        (["#005EB8"], "primary", "#005EB8"),  # a blue that can be read stays
        (["#FFC20E"], "signal-bright", "#FFC20E"),  # a yellow does not turn brown
        (["#F96302", "#231F20"], "primary", "#231F20"),
        (["#F96302", "#231F20"], "signal-bright", "#F96302"),
        (["#0058A3", "#FFDB00"], "primary", "#0058A3"),
        (["#0058A3", "#FFDB00"], "signal-bright", "#FFDB00"),
        (["#005EB8", "#41B6E6"], "balloon", "#41B6E6"),
        (["#41B6E6", "#005EB8"], "primary", "#005EB8"),  # rather than darken the lighter one
        (["#EA4335", "#4285F4"], "primary", None),
        (["#A6192E"], "primary", "#A6192E"),  # a brand that is red has red headings
        (["#000000"], "ink", "#000000"),
    ],
)
def test_a_colour_goes_where_it_fits(given: list[str], role: str, expected: str | None) -> None:
    found = roles.palette(of(*parsed(*given))).colours[role]
    assert expected is None or str(found) == expected


def test_a_changed_colour_says_by_how_much() -> None:
    palette = roles.palette(of(*parsed("#41B6E6")))
    (use,) = [use for use in palette.uses if use.role == "primary"]
    assert re.fullmatch(r"#[0-9A-F]{6}, darker by \d+%: .+ 4\.5:1", use.said)
    assert f"#   #41B6E6  1  primary        {use.said}" in theme_text.written("x", "y", palette)


def test_status_colours_stay() -> None:
    ours = theme.load(DataFileRequest("ir", Path(), None), Report())
    made, _ = loaded(theme_text.written("x", "y", roles.palette(of(*parsed("#00FF00")))))
    assert ours and made
    for role in theme.status_colours.ROLES:
        assert made.palette[role] == ours.palette[role]


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=tried(200, 2), deadline=None)
@example('"\n# x: [', "\u2028a\\\u0085b: c")
def test_no_name_breaks_out_of_its_line(name: str, called: str) -> None:
    brand = [BrandColour(Colour(0, 94, 184), called)]
    text = theme_text.written(name or "x", called, roles.palette(brand))
    made, report = loaded(text)
    assert made is not None and not report.errors
    assert set(yaml.safe_load(text)) == set(yaml.safe_load(theme_text.written(
        "x", "y", roles.palette(of(Colour(0, 94, 184))))))  # fmt: skip


# ---------------------------------------------------------------- logos


def svg(body: str, box: str = "0 0 100 50") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{body}</svg>'.encode()


def seen(data: bytes, suffix: str = ".svg") -> list[str]:
    return [str(found.colour) for found in logo.of_data(data, suffix)]


SQUARE = '<rect width="40" height="40" fill="{}"/>'
DISC = '<circle cx="75" cy="25" r="{}" fill="{}"/>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (SQUARE.format("#005EB8"), ["#005EB8"]),
        (SQUARE.format("black"), ["#000000"]),
        (SQUARE.format("white"), ["#FFFFFF"]),
        (SQUARE.format("#FFC20E") + DISC.format(10, "#123456"), ["#FFC20E", "#123456"]),
        # What is hidden, clear or outside does not count.
        (SQUARE.format("red") + SQUARE.format("#00857D"), ["#00857D"]),
        (SQUARE.format("#00857D") + DISC.format(20, "red").replace("/>", ' opacity="0"/>'),
         ["#00857D"]),
        ('<rect x="200" width="40" height="40" fill="red"/>' + SQUARE.format("#00857D"),
         ["#00857D"]),
        ('<path d="M10 25h80" stroke="#5C2D91" stroke-width="12"/>', ["#5C2D91"]),
        ("<style>.a{fill:#78BE20}</style><rect class='a' width='40' height='40'/>", ["#78BE20"]),
    ],
)  # fmt: skip
def test_a_drawing_tells_what_it_paints(body: str, expected: list[str]) -> None:
    assert seen(svg(body)) == expected


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_tells_what_it_shows(kind: str) -> None:
    image = Image.new("RGB", (300, 200), "#FFFFFF")
    image.paste("#006747", (20, 20, 200, 180))
    image.paste("#FFB81C", (220, 60, 280, 120))
    file = io.BytesIO()
    image.save(file, kind, **({"lossless": True} if kind == "WEBP" else {}))
    found = parsed(*seen(file.getvalue(), f".{kind.lower()}"))
    wanted = parsed("#006747", "#FFB81C", "#FFFFFF")
    assert len(found) == 3
    for one, other in zip(found, wanted, strict=True):
        assert distance(one, other) < 0.01


def test_edges_and_noise_are_no_colours_of_a_brand() -> None:
    letters = "".join(
        f'<circle cx="{8 + 12 * n}" cy="25" r="5" fill="none" stroke="#B3141C" stroke-width="2"/>'
        for n in range(8)
    )
    assert seen(svg(letters)) == ["#B3141C"]


def test_a_clear_ground_is_no_colour() -> None:
    image = Image.new("RGBA", (100, 100), (255, 0, 0, 0))
    image.paste((0, 94, 184, 255), (10, 10, 60, 60))
    file = io.BytesIO()
    image.save(file, "PNG")
    assert seen(file.getvalue(), ".png") == ["#005EB8"]


# ---------------------------------------------------------------- the command


def run(folder: Path, *arguments: str) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done = CliRunner().invoke(main, ["theme", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def new(folder: Path, source: str, *more: str) -> Result:
    return run(folder, "new", "--from", source, "--no-pictures", *more)


HOSTILE = {
    "empty.svg": b"",
    "empty.png": b"",
    "empty.yml": b"",
    "text.svg": b"hello",
    "open.svg": b"<svg",
    "nothing.svg": svg(""),
    "clear.svg": svg('<rect width="9" height="9" fill="none"/>'),
    "fetch.svg": svg('<image href="http://example.org/a.png" width="9" height="9"/>'),
    "entity.svg": b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
    "script.svg": svg("<script>alert(1)</script>"),
    "roles.svg": svg('<rect class="fill-primary" width="40" height="40"/>'),
    "cut.png": b"\x89PNG\r\n\x1a\n\x00\x00",
    "noise.png": bytes(range(256)) * 4,
    "bomb.yml": b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n".encode()
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "deep.yml": b"color: " + b"[" * 5000,
    "list.yml": b"- a\n",
    "loop.yml": b"color:\n  palette: {a: b, b: a}\n  primary: a\n",
    "bare.yml": b"color:\n  primary: #005EB8\n",
    "number.yml": b"color:\n  primary: 005588\n",
    "unknown.yml": b"color:\n  primary: bleu\n",
    "shape.yml": b"color: red\ntypography: [a]\nmeta: 3\nlogo: {large: [x]}\n",
    "palette.yml": b"color:\n  palette: [red]\n",
    "no-colour.yml": b"meta: {name: X}\n",
    "away.yml": b"logo: ../../../etc/passwd\n",
    "web.yml": b"logo: https://example.org/logo.svg\n",
    "tag.yml": b"color: !!python/object/apply:os.system ['true']\n",
    "bytes.yml": b"color: {primary: \xff\xfe}\n",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_brand_is_an_error_in_words(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name])
    done = new(tmp_path, name)
    assert done.exit_code == 1, done.output
    assert "error[" in done.output and "Traceback" not in done.output
    assert not (tmp_path / "theme.yaml").exists()
    assert "\n   | ^\n" not in done.output or name == "empty.yml"  # a line is quoted, or none
    if name.endswith(".yml") and name not in ("no-colour.yml", "away.yml", "web.yml"):
        assert re.search(rf"^{re.escape(name)}:\d+:\d+: error", done.output, re.M), done.output


@given(st.binary(max_size=200))
@settings(max_examples=tried(300, 20), deadline=None)
def test_no_bytes_make_a_logo_crash(data: bytes) -> None:
    for suffix in (".svg", ".png"):
        try:
            logo.of_data(data, suffix)
        except ValueError as error:
            assert str(error)


WORDS = st.text(string.ascii_lowercase + "-#'\"", max_size=12)
VALUES: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS
    | st.sampled_from(["#005EB8", "primary", "blue", "file", "google", "logo.svg"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["palette", "primary", "light", "dark", "path", "files", "family",
                         "source", "fonts", "base", "headings", "color", "images", "large", "name",
                         "weight", "style", "link"]) | WORDS, inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@given(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("meta", "logo", "color", "typography", "defaults"), VALUES)
    )
)
@settings(max_examples=tried(1000, 40), deadline=None)
def test_no_brand_file_makes_it_crash(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]
) -> None:
    from irdocs.brand import brand_file
    from irdocs.content.files import FileReader

    path = tmp_path_factory.getbasetemp() / "_brand.yml"
    path.write_text(yaml.safe_dump(data))
    report = Report()
    brand = brand_file.read(path, path.parent, FileReader(), report)
    assert (brand is None) == bool(report.errors)


def test_a_missing_file_has_status_2(tmp_path: Path) -> None:
    for arguments in (["new", "--from", "no.svg"], ["check", "no.yaml"], ["check", "no"],
                      ["new", "--from", str(tmp_path)], ["no"], ["no.yaml"]):  # fmt: skip
        done = run(tmp_path, *arguments)
        assert done.exit_code == 2, done.output


def test_files_are_replaced_only_when_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(svg(SQUARE.format("#005EB8")))
    (tmp_path / "theme.yaml").write_text("mine")
    done = new(tmp_path, "logo.svg")
    assert done.exit_code == 2 and "--force" in done.output
    assert (tmp_path / "theme.yaml").read_text() == "mine"
    assert new(tmp_path, "logo.svg", "--force").exit_code == 0
    assert "#005EB8" in (tmp_path / "theme.yaml").read_text()
    (tmp_path / "other-pictures").mkdir()
    (tmp_path / "other-pictures" / "slides-1.png").write_bytes(b"mine")
    done = run(tmp_path, "new", "--from", "logo.svg", "-o", "other.yaml")
    assert done.exit_code == 2 and not (tmp_path / "other.yaml").exists()
    assert (tmp_path / "other-pictures" / "slides-1.png").read_bytes() == b"mine"
    done = new(tmp_path, "theme.yaml", "-o", "theme.yaml", "--force")
    assert done.exit_code == 2 and "#005EB8" in (tmp_path / "theme.yaml").read_text()


@LONG
def test_pictures_show_the_theme(tmp_path: Path) -> None:
    white = '<rect x="40" width="40" height="40" fill="#FFFFFF"/>'
    (tmp_path / "logo.svg").write_bytes(svg(SQUARE.format("#5C2D91") + white))
    done = run(tmp_path, "new", "--from", "logo.svg", "-o", "look/trust.yaml")
    assert done.exit_code == 0, done.output
    # On white its white part vanishes, and on its own colour the rest.
    assert 'unseen-logo]: the logo "logo.svg" cannot be seen' in done.output
    folder = tmp_path / "look" / "trust-pictures"
    names = sorted(path.name for path in folder.iterdir())
    assert {"leaflet-1.png", "slides-1.png"} <= set(names)
    assert all(f"wrote look/trust-pictures/{name}" in done.output for name in names)
    for name in ("leaflet-1.png", "slides-1.png"):
        with Image.open(folder / name) as picture:
            counts = picture.convert("RGB").getcolors(1 << 24)
        assert counts is not None
        share = sum(n for n, colour in counts if colour == (0x5C, 0x2D, 0x91)) / sum(
            n for n, _ in counts
        )
        assert share > 0.03, name  # its large areas, and the logo


def test_built_in_themes_are_listed_and_printed(tmp_path: Path) -> None:
    listed = run(tmp_path, "--list").output.splitlines()
    assert [line.split()[0] for line in listed] == list(theme.THEMES.names)
    for line in listed:
        name, said = line.split(maxsplit=1)
        printed = run(tmp_path, name).output
        assert printed == theme.THEMES.path(name).read_text(encoding="utf-8")
        assert said in printed
        assert run(tmp_path, "check", name).exit_code == 0
    assert run(tmp_path).output == run(tmp_path, "ir").output


def test_a_check_tells_all_faults_at_once(tmp_path: Path) -> None:
    text = theme.THEMES.path("ir").read_text(encoding="utf-8")
    for role, colour in (("link", "#C0D0E0"), ("teal", "teal"), ("plum", "#FFFFFF")):
        text, count = re.subn(rf'(?m)^  {role}: "#\w+"', f'  {role}: "{colour}"', text)
        assert count == 1
    text = text.replace("small: 9", "small: 2").replace("[ink, tint]", "[ink, tynt]")
    (tmp_path / "trust.yaml").write_text(text)
    done = run(tmp_path, "check", "trust.yaml")
    assert done.exit_code == 1
    lines = text.split("\n")
    for start in ("  link:", "  teal:", "  plum:", "  sizes: {small"):
        number = next(n for n, line in enumerate(lines, 1) if line.startswith(start))
        assert f"trust.yaml:{number}:" in done.output, done.output
    mended = text.replace('"teal"', '"#12706F"').replace("small: 2", "small: 9")
    mended = re.sub(r'(?m)^  (link|plum): "#\w+"', r'  \1: "#12356F"', mended)
    mended = mended.replace("accents: [primary,", "accents: [primry,")
    (tmp_path / "trust.yaml").write_text(mended)
    done = run(tmp_path, "check", "trust.yaml")
    assert '"tynt"' in done.output and '"primry"' in done.output
    assert done.output.count("error[bad-theme]") == 2


def test_a_check_measures_a_theme(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "ir")
    rows = [line.split() for line in done.output.splitlines()]
    assert ["on-primary", "primary", "11.1:1"] in rows  # by WebAIM's calculator: 11.11
    assert ["ink", "#14233A", "0", "0", "0", "100", "100", "%"] in rows
    assert any(row[:2] == ["teal", "plum"] for row in rows)


def test_slides_of_their_own_colours_are_measured_too(tmp_path: Path) -> None:
    made = theme.load(DataFileRequest("lecture", Path(), None), Report())
    assert made is not None and made.slides.colours
    rows = [line.split() for line in run(tmp_path, "check", "lecture").output.splitlines()]
    assert ["text", "on", "paper", "slides"] in rows
    ratios = [
        f"{contrast.ratio(palette['ink'], palette['tint']):.1f}:1"
        for palette in (made.palette, made.slide_palette)
    ]
    assert ["ink", "tint", *ratios] in rows and ratios[0] != ratios[1]
    assert {row[2] for row in rows if row[:2] == ["teal", "plum"]} == {"paper", "slides"}
    text = theme.THEMES.path("lecture").read_text(encoding="utf-8")
    dark, light = text.split("  colours:\n")
    light = re.sub(r'(?m)^    plum: "#\w+"', '    plum: "#57D2C4"', light)  # as teal
    (tmp_path / "own.yaml").write_text(f"{dark}  colours:\n{light}")
    done = run(tmp_path, "check", "own.yaml")
    assert "teal and plum look alike on slides: 0.00 apart" in done.output, done.output


def test_accents_that_look_alike_have_a_warning(tmp_path: Path) -> None:
    text = theme.THEMES.path("ir").read_text(encoding="utf-8")
    text = re.sub(r'(?m)^  teal: "#\w+"', '  teal: "#5F6B00"', text)
    text = re.sub(r'(?m)^  signal: "#\w+"', '  signal: "#9B4A00"', text)
    (tmp_path / "trust.yaml").write_text(text)
    done = run(tmp_path, "check", "trust.yaml")
    line = next(n for n, row in enumerate(text.split("\n"), 1) if row.startswith("accents:"))
    assert done.exit_code == 0
    assert f"trust.yaml:{line}:" in done.output and "accents-alike" in done.output
    assert "teal and signal look alike to people with" in done.output


@pytest.mark.parametrize(
    ("role", "colour", "is_told"),
    [
        ("emergency", "#00663A", True), ("emergency", "#005EA5", True),
        ("emergency", "#7A5C00", True), ("emergency", "#DC143C", False),
        ("emergency", "#AD1457", False), ("emergency", "#222222", False),
        ("warning", "#00663A", True), ("warning", "#B3141C", False), ("warning", "#7A5C00", False),
        ("success", "#B3141C", True), ("success", "#005EA5", False),
    ],
)  # fmt: skip
def test_colours_of_urgency_that_mislead_have_a_warning(
    role: str, colour: str, *, is_told: bool, tmp_path: Path
) -> None:
    text = theme.THEMES.path("ir").read_text(encoding="utf-8")
    text = re.sub(rf"(?m)^  {role}(-tint)?: .*\n", "", text)
    text = text.replace("colours:\n", f'colours:\n  {role}: "{colour}"\n', 1)
    (tmp_path / "own.yaml").write_text(text)
    done = run(tmp_path, "check", "own.yaml")
    line = 1 + text[: text.index(colour)].count("\n")
    assert done.exit_code == 0, done.output
    assert (f"own.yaml:{line}:" in done.output) == is_told
    assert ("misleading-colour" in done.output) == is_told


def test_colours_of_urgency_mislead_on_slides_and_in_print_too(tmp_path: Path) -> None:
    text = theme.THEMES.path("lecture").read_text(encoding="utf-8")
    text = text.replace('    emergency: "#FF8078"', '    emergency: "#80FF90"')
    text = text.replace("  emergency: [10, 100, 95, 10]", "  emergency: [100, 10, 95, 40]")
    (tmp_path / "own.yaml").write_text(text)
    done = run(tmp_path, "check", "own.yaml")
    assert "emergency on slides" in done.output and "emergency in print" in done.output


# ---------------------------------------------------------------- _brand.yml

BRAND = """\
meta:
  name: {full: Example NHS Trust, short: Example}
  link: https://example.org
logo:
  images:
    mark: {path: logo.svg, alt: The trust}
  large: mark
color:
  palette:
    black: "#231F20"
    blue: "#005EB8"
    sky: "rgb(65, 182, 230)"
    indigo: blue-dark
    blue-dark: "#003087"
    orange: {light: "#C2410C", dark: "#FFA366"}
  foreground: black
  background: "#FFF8E7"
  primary: blue
  secondary: "#425563"
  danger: red
typography:
  fonts:
    - family: Brand Sans
      source: file
      files:
        - fonts/Brand.ttf
        - {path: fonts/Brand.ttf, weight: 700}
        - {path: fonts/Brand-Thin.ttf, weight: thin}
        - {path: fonts/none.ttf, style: italic}
        - https://example.org/Brand.woff2
    - {family: Fira Code, source: bunny}
    - {family: Roboto Slab, source: google}
  base: {family: Brand Sans, line-height: 1.5}
  headings: {family: Roboto Slab, color: blue}
  monospace: Fira Code
defaults: {quarto: {}}
colour: {}
"""


@pytest.fixture
def branded(tmp_path: Path) -> Path:
    """A folder with a brand's file, its logo, and a typeface."""
    (tmp_path / "_brand.yml").write_text(BRAND)
    (tmp_path / "logo.svg").write_bytes(svg(SQUARE.format("#005EB8")))
    (tmp_path / "fonts").mkdir()
    arimo = Path(str(resources.files("fontpkg_arimo"))) / "files" / "Arimo[wght].ttf"
    shutil.copy(arimo, tmp_path / "fonts" / "Brand.ttf")
    return tmp_path


def test_a_brand_s_file_is_taken_and_what_is_not_is_said(branded: Path) -> None:
    done = new(branded, "_brand.yml")
    assert done.exit_code == 0, done.output
    made = yaml.safe_load((branded / "theme.yaml").read_text())
    assert made["name"] == "example"
    given = made["colours"]
    assert (given["primary"], given["ink"], given["ink-soft"]) == ("#005EB8", "#231F20", "#425563")
    assert given["signal"] == "#C2410C" and given["balloon"] == "#41B6E6"
    assert "#003087" in given.values() and given["ground"] == "#FFFFFF"
    for part in ("print", "slides"):
        assert made[part]["family"] == {"regular": "fonts/Brand.ttf", "bold": "fonts/Brand.ttf"}
    assert made["slides"]["typeface"] == "Brand Sans"
    lines = BRAND.split("\n")
    for start in ("  link:", "    orange:", "  background:", "  danger:",
                  "        - {path: fonts/Brand-", "        - {path: fonts/n", "        - https:",
                  "    - {family: Fira", "  base:", "  headings:", "defaults:",
                  "colour:"):  # fmt: skip
        number = max(n for n, line in enumerate(lines, 1) if line.startswith(start))
        assert re.search(rf"_brand\.yml:{number}:\d+: note\[brand-not-taken\]", done.output), start
    assert "headings.color" not in done.output  # it is the main colour
    assert done.output.count("brand-not-taken") == 12, done.output


def test_fonts_outside_the_theme_s_folder_are_not_taken(branded: Path) -> None:
    done = new(branded, "_brand.yml", "-o", "looks/trust.yaml")
    assert done.exit_code == 0
    made = yaml.safe_load((branded / "looks" / "trust.yaml").read_text())
    assert "package" in made["print"]["family"] and made["slides"]["typeface"] == "Arial"
    assert "lies outside the folder of the theme" in done.output


def test_a_brand_for_dark_screens_has_dark_ink_on_paper(tmp_path: Path) -> None:
    (tmp_path / "_brand.yml").write_text(
        'color: {foreground: "#F1F1F2", background: "#1A1A1A", primary: "#75A5CC", '
        'secondary: "#707073", dark: "#2D2D2E"}'
    )
    done = new(tmp_path, "_brand.yml")
    assert done.exit_code == 0, done.output
    given = yaml.safe_load((tmp_path / "theme.yaml").read_text())["colours"]
    assert (given["ground"], given["ink"]) == ("#FFFFFF", "#2D2D2E")
    assert "color.background is not taken" in done.output
    assert re.search(r"#F1F1F2 +foreground +no role +words in it could not be read", done.output)
    assert re.search(r"#707073 +secondary +ink-soft +#\w{6}, darker by \d%", done.output)


def test_a_brand_without_colours_has_those_of_its_logo(tmp_path: Path) -> None:
    (tmp_path / "_brand.yml").write_text("logo: logo.svg\n")
    (tmp_path / "logo.svg").write_bytes(svg(SQUARE.format("#00857D")))
    done = new(tmp_path, "_brand.yml")
    assert done.exit_code == 0 and "#00857D" in done.output


def test_a_theme_with_a_brand_s_typeface_is_shown_in_it(branded: Path) -> None:
    from irdocs.brand import making, specimen

    report = Report()
    made = making.make(branded / "_brand.yml", branded / "theme.yaml", report)
    assert made is not None and made.fonts == ("fonts/Brand.ttf",)
    assert made.logo is not None and made.logo.name == "logo.svg"
    project = branded / "project"
    specimen.starter.write(project, theme="brand-theme.yaml")
    specimen._use(made, project, branded)
    content = yaml.safe_load((project / "content.yaml").read_text())
    assert content["theme"] == "brand-theme.yaml"
    assert (project / content["document"]["logo"]["file"]).exists()
    assert (project / "fonts" / "Brand.ttf").exists()


@LONG
def test_lists_and_links_of_callouts_can_be_read_in_a_theme_of_a_brand(tmp_path: Path) -> None:
    """A light green was darkened for cards, and not for the ground of a warning."""
    (tmp_path / "_brand.yml").write_text(
        'meta: {name: N}\ncolor: {palette: {sun: "#FFD100", mint: "#98FFCC", night: "#201040"}, '
        "primary: sun, secondary: mint, foreground: night}\n"
    )
    arguments = ["theme", "new", "--from", str(tmp_path / "_brand.yml"), "-o"]
    result = CliRunner().invoke(main, [*arguments, str(tmp_path / "trust.yaml")])
    assert result.exit_code == 0, result.output
    checked = CliRunner().invoke(main, ["theme", "check", str(tmp_path / "trust.yaml")])
    assert checked.exit_code == 0 and "\nbut " not in checked.output


@pytest.mark.parametrize(
    ("found", "told"), [(4.449, "4.4:1"), (4.4712, "4.47:1"), (4.4993, "4.499:1")]
)
def test_a_ratio_below_the_least_never_reads_as_enough(found: float, told: str) -> None:
    assert contrast.told(found, 4.5) == told
