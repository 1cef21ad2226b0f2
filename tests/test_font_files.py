"""Font files beside a theme: what serves, what is said of it, and what is refused at its line."""

from __future__ import annotations

import os
import random
import struct
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from fontTools.ttLib import TTCollection, TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from irdocs import theme
from irdocs.content.datafile import DataFileRequest
from irdocs.content.files import FileReader
from irdocs.diagnostics import Diagnostic, Report, Severity, Span
from irdocs.drawing import BLACK
from irdocs.page.document import Layer, Page, PagedDocument
from irdocs.page.items import TextItem
from irdocs.page.tags import Tag
from irdocs.pdf.embedded_fonts import EmbeddedFont
from irdocs.pdf.metadata import DocumentInformation
from irdocs.pdf.reportlab_adapter import TaggedFile
from irdocs.pdf.spelling import spelling
from irdocs.pdf.writer import write
from irdocs.theme import Theme
from irdocs.typeset import metrics
from irdocs.typeset.shaping import GlyphCluster, PlacedGlyph
from irdocs.units import Size
from support import fonts
from support.thorough import tried

ABOUT = DocumentInformation(
    "A page", ("Nobody",), "Tests", "en-GB", datetime(2026, 1, 31, 12, tzinfo=UTC), "irdocs tests"
)
NAMED = Span("content.yaml", 3, 8, 3, 12)
ALL: tuple[str, ...] = tuple(fonts.WEIGHTS)


def loaded(
    folder: Path, family: dict[str, Any], name: str = "own.yaml", part: str = "print"
) -> tuple[Theme | None, list[Diagnostic]]:
    """Load a theme that names a family; its file is written into the folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(fonts.theme_text(**{part: family}))
    report = Report()
    read = theme.load(DataFileRequest(name, folder, NAMED, FileReader()), report)
    return read, list(report)


def only(folder: Path, data: bytes, name: str = "Brand.ttf") -> tuple[Theme | None, Diagnostic]:
    """Load a theme whose only face of print is one file, and return what is said of that file."""
    (folder / "fonts").mkdir(exist_ok=True)
    (folder / "fonts" / name).write_bytes(data)
    read, said = loaded(folder, {"folder": "fonts", "regular": name})
    found = [d for d in said if d.code != "missing-weight"]
    assert len(found) == 1, [str(d) for d in said]
    return read, found[0]


def line_of(folder: Path, found: Diagnostic) -> str:
    assert found.span is not None
    return Path(found.span.file).read_text().splitlines()[found.span.line - 1].strip()


# ---------------------------------------------------------------- what serves


@pytest.mark.parametrize("ending", ["ttf", "otf"])
def test_every_weight_may_have_a_file(ending: str, tmp_path: Path) -> None:
    family = fonts.written(tmp_path, {w: fonts.whole(w, ending) for w in ALL})
    read, said = loaded(tmp_path, family)
    assert read is not None and not said, [str(d) for d in said]
    faces = [metrics.load(read.print.family.source(weight)) for weight in ALL]  # type: ignore[arg-type]
    assert len({face.name for face in faces}) == len({face.width("wide", 1) for face in faces}) == 6
    for weight, face in zip(ALL, faces, strict=True):
        packaged = TTFont(fonts.SOURCE / f"SourceSansPro-{fonts.WEIGHTS[weight]}.ttf")
        expected = packaged["hmtx"]["w"][0] / packaged["head"].unitsPerEm
        assert face.advances["w"] == pytest.approx(expected)


def test_a_variable_font_serves_every_weight_and_ends_where_its_axis_does(tmp_path: Path) -> None:
    family = fonts.written(tmp_path, {"regular": fonts.variable()})
    read, said = loaded(tmp_path, family)
    assert read is not None
    own = read.print.family
    assert [own.source(w).places for w in ("regular", "semibold", "bold")] == [
        (), (("wght", 600.0),), (("wght", 700.0),)
    ]  # fmt: skip
    assert own.source("black") == own.source("bold")
    assert [(d.code, d.severity) for d in said] == [("missing-weight", Severity.WARNING)]
    assert "no italic, bold-italic or black" in said[0].message
    assert "bold stands in for bold-italic and black" in said[0].message
    assert line_of(tmp_path, said[0]) == "family:"


def test_an_instance_is_measured_and_kerned_as_fonttools_makes_it(tmp_path: Path) -> None:
    family = fonts.written(tmp_path, {"regular": fonts.variable()})
    read, _ = loaded(tmp_path, family)
    assert read is not None
    font = metrics.load(read.print.family.source("bold"), kerned=True)
    expected = instantiateVariableFont(fonts.opened(fonts.variable()), {"wght": 700})
    units, names = expected["head"].unitsPerEm, expected.getBestCmap()
    for letter in fonts.LETTERS:
        width = expected["hmtx"][names[ord(letter)]][0]
        assert font.advances[letter] * units == pytest.approx(width, abs=1), letter
    static = tmp_path / "static.ttf"
    expected.save(static)
    other, _ = loaded(tmp_path, {"regular": "static.ttf"})
    assert other is not None
    known = metrics.load(other.print.family.source("regular"), kerned=True)
    pairs = [a + b for a in "ATVWYPLFr" for b in "aeovyAT.,-"]
    unkerned = metrics.load(other.print.family.source("regular"))
    assert sum(known.width(pair, 1) != unkerned.width(pair, 1) for pair in pairs) > 20
    for pair in pairs:
        assert font.width(pair, units) == pytest.approx(known.width(pair, units), abs=2), pair


def test_other_axes_are_set_as_the_theme_says(tmp_path: Path) -> None:
    axes = {"wght": (300.0, 400.0, 900.0), "wdth": (75.0, 100.0, 100.0), "slnt": (-12.0, 0.0, 0.0)}
    family: dict[str, Any] = fonts.written(tmp_path, {"regular": fonts.box_bytes(axes)})
    read, said = loaded(tmp_path, family | {"axes": {"wdth": 75}})
    assert read is not None and not said, [str(d) for d in said]
    own = read.print.family
    assert own.source("regular").places == (("wdth", 75.0),)
    assert own.source("italic").places == (("slnt", -12.0), ("wdth", 75.0))
    assert own.source("bold-italic").places == (("slnt", -12.0), ("wdth", 75.0), ("wght", 700.0))
    # Each axis adds 100 units at its end; 700 is 3/5 of the way from 400 to 900.
    widths = [metrics.load(own.source(w)).advances["a"] for w in ("regular", "italic", "bold")]
    assert widths == [0.6, 0.7, pytest.approx(0.66)]


def test_a_collection_has_a_number_after_its_name(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [fonts.opened(fonts.small(w, "ttf")) for w in ("regular", "bold")]
    (tmp_path / "fonts").mkdir()
    collection.save(tmp_path / "fonts" / "Brand.ttc")
    read, _ = loaded(tmp_path, {"folder": "fonts", "regular": "Brand.ttc#0", "bold": "Brand.ttc#1"})
    assert read is not None
    names = [metrics.load(read.print.family.source(w)).name for w in ("regular", "bold")]
    assert "Regular" in names[0] and "Bold" in names[1]
    for name in ("Brand.ttc", "Brand.ttc#2"):
        read, said = loaded(tmp_path, {"folder": "fonts", "regular": name})
        assert read is None and "is a collection of 2 fonts" in said[0].message
        assert '"#0"' in str(said[0].hint) and line_of(tmp_path, said[0]) == f"regular: {name}"


def test_fonts_lie_anywhere_in_the_folder_of_the_content(tmp_path: Path) -> None:
    fonts.written(tmp_path, {"regular": fonts.box_bytes()})
    family = {"folder": "../fonts", "regular": "Brand-regular.ttf"}
    read, said = loaded(tmp_path, family, "brand/own.yaml")
    assert read is not None and [d.code for d in said] == ["missing-weight"]


def test_a_package_need_not_have_every_weight(tmp_path: Path) -> None:
    family = {"package": "fontpkg_arimo", "folder": "files", "regular": "Arimo[wght].ttf"}
    read, said = loaded(tmp_path, family)
    assert read is not None and [d.code for d in said] == ["missing-weight"]
    assert read.print.family.source("semibold").places == (("wght", 600.0),)


# ---------------------------------------------------------------- missing weights


@pytest.mark.parametrize(
    ("given", "severity", "said"),
    [
        (["regular"], "warning",
         "no italic, semibold, bold, bold-italic or black: regular stands in for italic, "),
        (["regular", "italic", "bold", "bold-italic"], "note",
         "no semibold or black: bold stands in for semibold and black"),
        (["regular", "italic", "black"], "warning", "black stands in for semibold, bold and "),
        (["regular", "italic", "semibold", "bold", "black"], "warning",
         "no bold-italic: bold stands in for bold-italic, where such words look like others"),
        (["regular", "italic", "semibold", "bold-italic"], "note",
         "no bold or black: semibold stands in for bold and black"),
    ],
)  # fmt: skip
def test_what_stands_in_for_a_missing_weight_is_said_once(
    given: list[str], severity: str, said: str, tmp_path: Path
) -> None:
    family = fonts.written(tmp_path, dict.fromkeys(given, b""))
    for weight in given:  # as different files
        (tmp_path / "fonts" / family[weight]).write_bytes(
            fonts.changed(fonts.box_bytes(), lambda f, w=weight: f["OS/2"].__setattr__(
                "usWeightClass", 100 + given.index(w)))
        )  # fmt: skip
    read, found = loaded(tmp_path, family)
    assert read is not None and len(found) == 1
    assert said in found[0].message and found[0].severity == severity
    assert line_of(tmp_path, found[0]) == "family:"


def test_the_same_file_for_two_weights_is_a_missing_weight(tmp_path: Path) -> None:
    family = fonts.written(tmp_path, {"regular": fonts.box_bytes()})
    _, said = loaded(tmp_path, family | dict.fromkeys(ALL, "Brand-regular.ttf"), part="slides")
    assert [d.code for d in said] == ["missing-weight"]
    assert "regular stands in for italic, bold and bold-italic" in said[0].message


# ---------------------------------------------------------------- permission


@pytest.mark.parametrize(
    ("bits", "code", "said"),
    [
        (0x0000, None, ""),
        (0x0008, None, ""),
        (0x0004, "font-limits", "looking and printing only"),
        (0x0002, "font-licence", "licence is restricted"),
        (0x0006, "font-limits", "looking and printing only"),  # the one that allows most holds
        (0x000A, None, ""),
        (0x000C, None, ""),
        (0x0100, "font-licence", "only be embedded whole"),
        (0x0108, "font-licence", "only be embedded whole"),
        (0x0200, "font-licence", "bitmaps only"),
        (0x0204, "font-licence", "bitmaps only"),
    ],
)  # fmt: skip
def test_what_makers_allow_is_done(bits: int, code: str | None, said: str, tmp_path: Path) -> None:
    data = fonts.changed(fonts.box_bytes(), lambda font: setattr(font["OS/2"], "fsType", bits))
    fonts.written(tmp_path, {"regular": data})
    read, found = loaded(tmp_path, {"folder": "fonts", "regular": "Brand-regular.ttf"})
    spoken = [d for d in found if d.code != "missing-weight"]
    assert [d.code for d in spoken] == ([code] if code else [])
    assert (read is None) == (code == "font-licence")
    for diagnostic in spoken:
        assert said in diagnostic.message and diagnostic.hint
        assert line_of(tmp_path, diagnostic) == "regular: Brand-regular.ttf"


def test_a_font_that_says_nothing_of_embedding_has_a_note(tmp_path: Path) -> None:
    data = fonts.changed(fonts.box_bytes(), lambda font: font.__delitem__("OS/2"))
    read, said = only(tmp_path, data)
    assert read is not None and (said.code, said.severity) == ("font-limits", Severity.NOTE)
    assert "no table OS/2" in said.message


# ---------------------------------------------------------------- what is refused


def symbols(font: TTFont) -> None:
    (table, *_) = font["cmap"].tables
    table.platformID, table.platEncID = 3, 0
    font["cmap"].tables = [table]


def without(tag: str) -> Callable[[TTFont], None]:
    return lambda font: font.__delitem__(tag)


def raw(data: bytes, tag: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a font with the bytes of a table changed, of the same length."""
    count = struct.unpack(">H", data[4:6])[0]
    for n in range(count):
        record = data[12 + 16 * n : 28 + 16 * n]
        if record[:4] == tag.encode():
            offset, length = struct.unpack(">LL", record[8:])
            table = change(data[offset : offset + length])
            assert len(table) == length
            return data[:offset] + table + data[offset + length :]
    raise LookupError(tag)


def many_characters() -> bytes:
    """Return a font whose cmap of some bytes claims to have four billion characters."""
    data = fonts.changed(fonts.box_bytes(), _long_map)
    return raw(data, "cmap", lambda cmap: cmap[:-12] + struct.pack(">LLL", 0, 0xFFFFFFF0, 0))


def _long_map(font: TTFont) -> None:
    from fontTools.ttLib.tables._c_m_a_p import cmap_format_12

    table = cmap_format_12(12)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = font.getBestCmap()
    font["cmap"].tables = [table]


def nested_bytes() -> bytes:
    """Return a font whose first letters are each a hundred times the next: 100^8 boxes."""
    font = fonts.opened(fonts.box_bytes())
    names = font.getGlyphOrder()
    for name, inner in zip(names[1:9], range(2, 10), strict=True):
        glyph = font["glyf"][name]
        # Flags: words for arguments, arguments are places, and more components but for the last.
        parts = [struct.pack(">HHhh", 0x23 if n < 99 else 3, inner, 0, 0) for n in range(100)]
        glyph.data = struct.pack(">hhhhh", -1, 50, 0, 450, 700) + b"".join(parts)
        for key in set(vars(glyph)) - {"data"}:
            delattr(glyph, key)
    font.recalcBBoxes = False
    return fonts.saved(font)


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "text": ("Brand.ttf", lambda: b"This is no font.", "is not a font"),
    "empty": ("Brand.ttf", lambda: b"", "is empty"),
    "woff": ("Brand.woff", lambda: b"wOFF" + bytes(60), "is a font for web pages (WOFF)"),
    "woff2": ("Brand.woff2", lambda: b"wOF2" + bytes(60), "is a font for web pages (WOFF2)"),
    "type 1": ("Brand.pfb", lambda: b"\x80\x01" + b"%!PS-AdobeFont", "Type 1"),
    "cut off": ("Brand.ttf", lambda: fonts.small("regular", "ttf")[:3000], "is damaged"),
    "header only": ("Brand.otf", lambda: b"OTTO" + bytes(8), "is damaged"),
    "no em": ("Brand.ttf", lambda: fonts.changed(
        fonts.box_bytes(), lambda f: setattr(f["head"], "unitsPerEm", 0)), "its em has 0 units"),
    "no head": ("Brand.ttf", lambda: fonts.changed(
        fonts.box_bytes(), without("head")), "no table head"),
    "no outlines": ("Brand.ttf", lambda: fonts.changed(
        fonts.changed(fonts.box_bytes(), lambda f: f["maxp"]), without("glyf")), "no outlines"),
    "symbols": ("Brand.ttf", lambda: fonts.changed(fonts.box_bytes(), symbols),
                "is a font of symbols"),
    "no map": ("Brand.ttf", lambda: fonts.changed(
        fonts.box_bytes(), lambda f: f["cmap"].tables.clear()), "which characters it has"),
    "few letters": ("Brand.ttf", lambda: fonts.changed(
        fonts.box_bytes(), lambda f: [t.cmap.pop(ord("q"), None) for t in f["cmap"].tables]),
        "has no q"),
    "too many characters": ("Brand.ttf", many_characters, "more characters than there are"),
    "glyphs in glyphs": ("Brand.ttf", nested_bytes, "made of too many others"),
    "routines": ("Brand.otf", lambda: fonts.cubic_boxes(40), "calls too many routines"),
    "damaged map": ("Brand.ttf", lambda: raw(
        fonts.box_bytes(), "cmap", lambda t: t[:4] + b"\xff" * (len(t) - 4)), "is damaged"),
    "damaged glyphs": ("Brand.ttf", lambda: raw(
        fonts.small("regular", "ttf"), "loca", lambda t: b"\xff" * len(t)), "is damaged"),
    "damaged outlines": ("Brand.otf", lambda: raw(
        fonts.small(), "CFF ", lambda t: t[:60] + b"\x1f" * (len(t) - 60)), "is damaged"),
    "damaged axes": ("Brand.ttf", lambda: raw(
        fonts.variable(), "fvar", lambda t: b"\xff" * len(t)), "is damaged"),
    "an axis without a name": ("Brand.ttf", lambda: raw(
        fonts.variable(), "fvar", lambda t: t.replace(b"wght", b"w\xffht")), "is damaged"),
    "no collection": ("Brand.ttc#1", lambda: fonts.box_bytes(), ""),
}  # fmt: skip


@pytest.mark.parametrize("case", sorted(set(REFUSED) - {"no collection"}))
def test_what_is_no_usable_font_is_refused_at_its_line(
    case: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    name, made, said = REFUSED[case]
    data, start = made(), time.process_time()
    read, found = only(tmp_path, data, name)
    assert time.process_time() - start < 5
    assert read is None and (found.code, found.severity) == ("bad-font", Severity.ERROR)
    assert f'"{name}"' in found.message and said in found.message and found.hint
    assert line_of(tmp_path, found) == f"regular: {name}"
    assert capfd.readouterr() == ("", "")


def test_a_number_is_for_collections_alone(tmp_path: Path) -> None:
    fonts.written(tmp_path, {"regular": fonts.box_bytes()})
    (tmp_path / "fonts" / "Brand.ttc").write_bytes(fonts.box_bytes())
    read, said = loaded(tmp_path, {"folder": "fonts", "regular": "Brand.ttc#1"})
    assert read is None and "is no collection" in said[0].message


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "huge.ttf").touch()
    os.truncate(tmp_path / "huge.ttf", 40_000_000_000)
    start = time.process_time()
    read, said = loaded(tmp_path, {"regular": "huge.ttf"})
    assert read is None and time.process_time() - start < 5
    assert "larger than 30,000,000 bytes" in said[0].message


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("../outside.ttf", "outside-asset", "lies outside the content's folder"),
        ("/etc/passwd", "outside-asset", "lies outside the content's folder"),
        ("link.ttf", "outside-asset", "lies outside the content's folder"),
        ("pipe.ttf", "bad-font", "is a pipe or a device"),
        ("folder.ttf", "bad-font", "is a folder"),
        ("Brnad.ttf", "missing-asset", 'did you mean "Brand.ttf"?'),
        ("a\0b.ttf", None, ""),
        ("x" * 5000, "bad-font", ""),
        ("loop.ttf", "bad-font", ""),
    ],
)  # fmt: skip
def test_only_files_of_the_folder_are_read(
    name: str, code: str | None, said: str, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "outside.ttf").write_bytes(fonts.box_bytes())
    (content / "Brand.ttf").write_bytes(fonts.box_bytes())
    (content / "link.ttf").symlink_to(tmp_path / "outside.ttf")
    (content / "loop.ttf").symlink_to(content / "loop.ttf")
    os.mkfifo(content / "pipe.ttf")
    (content / "folder.ttf").mkdir()
    read, found = loaded(content, {"regular": name})
    errors = [d for d in found if d.severity is Severity.ERROR]
    assert read is None and len(errors) == 1
    if code:
        assert errors[0].code == code and said in errors[0].message and errors[0].hint


def test_each_faulty_file_is_told_in_one_run(tmp_path: Path) -> None:
    family = fonts.written(tmp_path, {"regular": b"no", "bold": fonts.box_bytes(), "italic": b"no"})
    read, said = loaded(tmp_path, family | {"axes": {"wght": 300, "wdth": 90}})
    assert read is None
    assert [line_of(tmp_path, d).split(":")[0] for d in said] == [
        "regular", "italic", "wght", "wdth"
    ]  # fmt: skip


def test_an_axis_that_is_not_there_or_ends_before_is_refused(tmp_path: Path) -> None:
    axes = {"wght": (300.0, 400.0, 900.0), "wdth": (75.0, 100.0, 100.0)}
    family: dict[str, Any] = fonts.written(tmp_path, {"regular": fonts.box_bytes(axes)})
    _, said = loaded(tmp_path, family | {"axes": {"wdth": 60, "opsz": 12}})
    messages = {d.message: d.hint for d in said}
    assert messages["the axis wdth does not reach 60"] == "it goes from 75 to 100"
    assert messages['no font has an axis "opsz"'] == "its axes are wdth, wght"


def test_a_damaged_kerning_table_kerns_nothing(tmp_path: Path) -> None:
    data = raw(fonts.small(), "GPOS", lambda t: t[:10] + b"\xff" * (len(t) - 10))
    fonts.written(tmp_path, {"regular": data})
    read, _ = loaded(tmp_path, {"folder": "fonts", "regular": "Brand-regular.otf"})
    assert read is not None
    font = metrics.load(read.print.family.source("regular"), kerned=True)
    assert font.width("AVAToy", 1) == sum(font.advances[letter] for letter in "AVAToy")


@pytest.mark.parametrize("table", ["hhea", "cmap"])
def test_a_table_of_a_version_that_harfbuzz_ignores_is_refused(tmp_path: Path, table: str) -> None:
    data = raw(fonts.small("regular", "ttf"), table, lambda t: b"\0\x09" + t[2:])
    read, found = only(tmp_path, data)
    assert read is None and found.code == "bad-font"


def test_a_damaged_glyph_within_a_composed_one_shows_nothing(tmp_path: Path) -> None:
    whole = fonts.opened(fonts.small("regular", "ttf"))
    number = whole.getGlyphID(whole.getBestCmap()[ord("@")])
    start, end = whole["loca"][number], whole["loca"][number + 1]
    damaged = raw(
        fonts.small("regular", "ttf"), "glyf",
        lambda t: t[: start + 20] + b"\0" * (end - start - 20) + t[end:],
    )  # fmt: skip
    fonts.written(tmp_path, {"regular": damaged})
    read, _ = loaded(tmp_path, {"folder": "fonts", "regular": "Brand-regular.ttf"})
    assert read is not None
    parts = PlacedGlyph(number, 0, 0), PlacedGlyph(number - 1, 0, 500)
    source = read.print.family.source("regular")
    font = EmbeddedFont(source, "Brand", "F1")
    font.operand(spelling(source, [GlyphCluster("@", parts, 600)], right_to_left=False))
    file = TaggedFile()
    TaggedFile.adopt(file)
    font.write(file, file.reserve(1))


def test_pairs_of_an_old_table_are_kerned(tmp_path: Path) -> None:
    from fontTools.ttLib import newTable
    from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

    def old(font: TTFont) -> None:
        pairs = KernTable_format_0()
        pairs.coverage, pairs.kernTable = 1, {("u0041", "u0056"): -80}
        font["kern"] = newTable("kern")
        font["kern"].version, font["kern"].kernTables = 0, [pairs]

    fonts.written(tmp_path, {"regular": fonts.changed(fonts.box_bytes(), old)})
    read, _ = loaded(tmp_path, {"folder": "fonts", "regular": "Brand-regular.ttf"})
    assert read is not None
    font = metrics.load(read.print.family.source("regular"), kerned=True)
    widths = [font.advances[letter] for letter in "AVA"]
    assert font.width("AVA", 1) == pytest.approx(sum(widths) - 0.08)


def test_the_files_of_fonts_are_inputs_of_a_build(tmp_path: Path) -> None:
    family = fonts.written(tmp_path, {"regular": fonts.box_bytes()})
    (tmp_path / "own.yaml").write_text(fonts.theme_text(print=family | {"bold": "nowhere.ttf"}))
    files = FileReader()
    theme.load(DataFileRequest("own.yaml", tmp_path, NAMED, files), Report())
    assert {path.name for path in files.read_files} == {
        "own.yaml", "Brand-regular.ttf", "nowhere.ttf"
    }  # fmt: skip


def test_our_own_theme_says_nothing(tmp_path: Path) -> None:
    report = Report()
    read = theme.load(DataFileRequest("ir", tmp_path, None), report)
    assert read is not None and not list(report)
    assert yaml.safe_load(theme.THEMES.path("ir").read_text())["print"]["family"]["package"]


@pytest.mark.parametrize("seed", range(tried(60, 2)))
def test_a_font_with_wrong_bytes_is_refused_or_used(seed: int, tmp_path: Path) -> None:
    """Whatever is wrong, nothing but a finding comes of it; what is used is embedded too."""
    choose = random.Random(seed)
    whole = choose.choice(
        [fonts.small(), fonts.variable(), fonts.box_bytes({"wght": (300.0, 400.0, 900.0)})]
    )
    for number in range(8):
        data = bytearray(whole)
        record = 12 + 16 * choose.randrange(int.from_bytes(data[4:6]))
        offset, length = struct.unpack(">LL", data[record + 8 : record + 16])
        for _ in range(choose.choice([1, 4, 20])):
            place = offset + choose.randrange(length)
            data[place] = choose.choice([0, 255, choose.randrange(256)])
        family = fonts.written(tmp_path, {"regular": bytes(data)})
        read, said = loaded(tmp_path, family, f"own{number}.yaml")
        if read is None:
            assert {d.code for d in said} <= {"bad-font", "font-licence"}
            continue
        for weight in ("regular", "bold"):
            source = read.print.family.source(weight)
            font = metrics.load(source, kerned=True)
            assert font.width("AVAToy e\u0301", 12) > 0
            item = TextItem(Tag("P", Tag("Document")), "AVAToy e\u0301–", 9, 9, font, 12, BLACK)
            assert write(PagedDocument((Page(Size(99, 99), (Layer((item,)),)),)), ABOUT)
