"""For the print shop: boxes, inks, marks, and a preflight that sees what is wrong."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import yaml
import zxingcpp
from PIL import Image

import irdocs
from conftest import FORMATS, SHIPPED, SMALL, Built
from irdocs.audit import preflight
from irdocs.audit.reading import pdf_file
from irdocs.audit.ticket import JobTicket, as_json
from irdocs.content.datafile import DataFileRequest
from irdocs.diagnostics import Report, UsageError
from irdocs.drawing import Colour
from irdocs.leaflet import press_profiles
from irdocs.pdf.inks import PressInks
from irdocs.units import mm, to_mm
from support.small_documents import built, one_section
from support.thorough import tried

PRESS = "leaflet-a4-trifold-press.pdf"
TICKET = JobTicket(
    opens_right=False,
    work="any",
    status="any",
    format="a4-trifold",
    title="A4 leaflet",
    paper="any",
    profile="uk-3mm",
    trims=((mm(297), mm(210)),) * 2,
    names=("outside", "inside"),
    folds=((mm(97), mm(197)), (mm(100), mm(200))),
    fold="roll",
    finish=None,
    bleed=mm(3),
    marks=True,
    safe=mm(5),
    ink_limit=300,
    resolution=250,
    codes=(
        "QR code for rfs.sirweb.org",
        "QR code for theii.org",
        "QR code for whichmedicaldevice.com",
    ),
)


def boxes(page: Any) -> list[list[float]]:
    """Media, bleed and trim box in mm, to a tenth."""
    return [
        [round(to_mm(float(edge)), 1) for edge in page.obj[name]]
        for name in ("/MediaBox", "/BleedBox", "/TrimBox")
    ]


def test_the_boxes_of_the_usual_profile(editions: Mapping[str, bytes]) -> None:
    pdf = pikepdf.open(io.BytesIO(editions[PRESS]))
    assert [boxes(page) for page in pdf.pages] == [
        [[0, 0, 317, 230], [7, 7, 310, 223], [10, 10, 307, 220]]
    ] * 2


@pytest.mark.parametrize(
    ("profile", "media", "trim"),
    [
        ("uk-3mm-no-marks", [0, 0, 303, 216], [3, 3, 300, 213]),
        ("2mm-no-marks", [0, 0, 301, 214], [2, 2, 299, 212]),
    ][: tried(2, 1)],
)
def test_other_profiles_are_data(
    profile: str, media: list[float], trim: list[float], tmp_path: Path
) -> None:
    order = irdocs.BuildOptions(only="leaflet", press=profile)
    result = irdocs.build(SHIPPED, tmp_path, order, environment={})
    assert not result.failed, [str(d) for d in result.report.errors]
    pdf = pikepdf.open(tmp_path / PRESS)
    assert [boxes(page) for page in pdf.pages] == [[media, media, trim]] * 2
    rows = json.loads((tmp_path / PRESS).with_suffix(".json").read_text())["rows"]
    marks = next(row for row in rows if row["id"] == "PRN-15")
    assert marks["outcome"] == "pass" and "none" in marks["found"]


def test_a_profile_can_be_a_users_own_file(tmp_path: Path) -> None:
    shop = tmp_path / "shop.yaml"
    shop.write_text(
        "name: shop\ntitle: Ours\nbleed: 4\nmarks: true\nmark-offset: 6\nink-limit: 280\n"
    )
    order = irdocs.BuildOptions(only="leaflet", press=str(shop))
    assert not irdocs.build(SHIPPED, tmp_path, order, environment={}).failed
    pdf = pikepdf.open(tmp_path / PRESS)
    assert boxes(pdf.pages[0])[1:] == [[8, 8, 313, 226], [12, 12, 309, 222]]
    shop.write_text(shop.read_text().replace("offset: 6", "offset: 3"))
    result = irdocs.build(SHIPPED, tmp_path, order, environment={})
    (error,) = result.report.errors
    assert error.code == "bad-press" and "stand in the bleed" in error.message
    with pytest.raises(UsageError, match="uk-3mm"):
        irdocs.build(SHIPPED, tmp_path, irdocs.BuildOptions(press="us-letter"))


@pytest.mark.parametrize("format", FORMATS)
def test_every_row_holds_in_every_format(format: str, editions: Mapping[str, bytes]) -> None:
    report = json.loads(editions[f"leaflet-{format}-press.json"])
    assert [row["id"] for row in report["rows"]] == [f"PRN-{n:02d}" for n in range(1, 19)]
    assert report["passed"]
    folded = format.startswith("a4-trifold")
    left_out = {row["id"] for row in report["rows"] if row["outcome"] == "not applicable"}
    roll = format == "a4-trifold"
    assert left_out == (set() if roll else {"PRN-05"} if folded else {"PRN-04", "PRN-05", "PRN-06"})
    text = editions[f"leaflet-{format}-press.txt"].decode()
    assert f"all {18 - len(left_out)} rows hold" in text and "FOGRA39" in text
    for row in report["rows"]:
        assert row["id"] in text and row["found"] in text


def test_the_job_ticket_answers_what_a_shop_asks(editions: Mapping[str, bytes]) -> None:
    job = json.loads(editions["leaflet-a4-trifold-press.json"])["job"]
    assert job["Size"] == "297 x 210 mm, with bleed 303 x 216 mm"
    assert "97, 197 mm" in job["Folds"] and "100, 200 mm" in job["Folds"]


@pytest.mark.parametrize(
    ("count", "backs", "inks"),
    [(1, "on one side", "4/0"), (2, "head to head", "4/4"),
     (3, "head to head, the back of the last sheet blank", "4/4"), (4, "head to head", "4/4")],
)  # fmt: skip
def test_the_job_ticket_says_which_backs_are_blank(count: int, backs: str, inks: str) -> None:
    names = ("first", *["following"] * (count - 1))
    ticket = replace(TICKET, trims=TICKET.trims[:1] * count, names=names, folds=((),) * count,
                     fold="none")  # fmt: skip
    job = json.loads(as_json([], "leaflet.pdf", ticket))["job"]
    assert job["Pages"].endswith(f"), {backs}")
    assert job["Colour"].startswith(f"{inks}, ")


# ---------------------------------------------------------------- a preflight that can fail


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    pdf = pikepdf.open(io.BytesIO(data))
    change(pdf)
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


def painting(operators: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(f"q /Artifact BMC {operators} EMC Q".encode())

    return change


def without(*path: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        node: Any = pdf.pages[0].obj if path[0] == "page" else pdf.trailer
        for step in path[1:-1]:
            node = node[step]
        del node[path[-1]]

    return change


def text(x: float, y: float, size: float, paint: str) -> str:
    return f"BT 1 0 0 1 {mm(x)} {mm(y)} Tm /F1 {size} Tf {paint} <00010002000300040005> Tj ET"


def an_image(pdf: pikepdf.Pdf) -> None:
    """A CMYK image of 10 x 10 pixels, 20 mm wide, with 360 % of ink."""
    image = pdf.make_stream(bytes([255, 255, 255, 153]) * 100)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width = image.Height = 10
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceCMYK, 8
    page = pdf.pages[0]
    name = page.add_resource(image, pikepdf.Name.XObject)
    page.contents_add(f"q /Artifact BMC {mm(20)} 0 0 {mm(20)} 100 100 cm {name} Do EMC Q".encode())


def a_form(pdf: pikepdf.Pdf) -> None:
    """A form XObject that paints a red square."""
    form = pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f")
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, 9, 9])
    name = pdf.pages[0].add_resource(form, pikepdf.Name.XObject)
    painting(f"1 0 0 1 300 300 cm {name} Do")(pdf)


def larger_bleed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.BleedBox = pdf.pages[0].obj.MediaBox


def one_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1]


def turned(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].rotate(180, relative=False)


def newer(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo.Trapped = pikepdf.Name.Unknown


def knocking_out(pdf: pikepdf.Pdf) -> None:
    state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, op=False)
    name = pdf.pages[0].add_resource(state, pikepdf.Name.ExtGState)
    painting(f"{name} gs {text(60, 60, 12, '0 0 0 1 k')}")(pdf)


def on_the_code(pdf: pikepdf.Pdf) -> None:
    """A black stroke beside the first QR code, one module from its edge."""
    painting(f"0 0 0 1 K 1 w {mm(129.8)} 0 m {mm(129.8)} 900 l S")(pdf)


FAULTS: Mapping[str, tuple[str, Callable[[pikepdf.Pdf], None]]] = {
    "bleed box": ("PRN-01", larger_bleed),
    "colour that ends at the trim": ("PRN-01", painting(f"1 0 0 0 k 0 {mm(10)} 90 90 re f")),
    "text near the trim": ("PRN-02", painting(text(12, 100, 12, "0 0 0 1 k"))),
    "fold mark moved": (
        "PRN-04",
        painting(f"EMC /Artifact <</Type /Page>> BDC 300 {mm(225)} m 300 {mm(229)} l S"),
    ),
    "text on a fold": ("PRN-06", painting(text(107, 100, 12, "0 0 0 1 k"))),
    "colour changes on a fold": (
        "PRN-06",
        painting(f"0 1 0 0 k {mm(107)} {mm(20)} 60 {mm(190)} re f"),
    ),
    "coarse image": ("PRN-08", an_image),
    "too much ink in an image": ("PRN-09", an_image),
    "too much ink in a colour": ("PRN-09", painting("1 1 1 1 k 300 300 9 9 re f")),
    "rich black text": ("PRN-10", painting(text(60, 60, 12, "1 0 0 1 k"))),
    "grey text": ("PRN-10", painting(text(60, 60, 12, "0 0 0 0.5 k"))),
    "black text that knocks out": ("PRN-10", knocking_out),
    "tiny coloured type": ("PRN-11", painting(text(60, 60, 5.5, "1 1 0 0 k"))),
    "hairline": ("PRN-12", painting("0 0 0 1 K 0.1 w 300 300 m 400 300 l S")),
    "thin white line": (
        "PRN-12",
        painting("1 0 0 0 k 300 300 90 90 re f 0 0 0 0 K 0.3 w 310 310 m 380 310 l S"),
    ),
    "RGB": ("PRN-13", painting("1 0 0 rg 300 300 9 9 re f")),
    "RGB by its space": ("PRN-13", painting("/DeviceRGB cs 1 0 0 sc 300 300 9 9 re f")),
    "RGB in a form": ("PRN-13", a_form),
    "no intent": ("PRN-13", without("trailer", "/Root", "/OutputIntents")),
    "no trim box": ("PRN-14", without("page", "/TrimBox")),
    "not trapped, not untrapped": ("PRN-14", newer),
    "mark within the bleed": (
        "PRN-15",
        painting(f"EMC /Artifact <</Type /Page>> BDC 300 {mm(221)} m 300 {mm(225)} l S"),
    ),
    "something in a quiet zone": ("PRN-17", on_the_code),
    "a page too few": ("PRN-18", one_page),
    "a page upside down": ("PRN-18", turned),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_preflight_sees(fault: str, editions: Mapping[str, bytes]) -> None:
    row, change = FAULTS[fault]
    file = pdf_file.read(changed(editions[PRESS], change))
    rows = {row.id: row for row in preflight.check(file, TICKET)}
    assert rows[row].outcome == "fail", rows[row]
    report = Report()
    preflight.complain(tuple(rows.values()), PRESS, "any", None, report)
    assert any(error.code == row for error in report.errors)


def test_text_too_near_is_told_with_the_distance_that_is_asked_for(
    editions: Mapping[str, bytes],
) -> None:
    file = pdf_file.read(editions[PRESS])
    rows = {row.id: row for row in preflight.check(file, replace(TICKET, safe=mm(9)))}
    for row, edge in (("PRN-02", "trim"), ("PRN-06", "fold")):
        assert rows[row].outcome == "fail"
        assert f" mm, and not 9, from the {edge}" in rows[row].found


@pytest.mark.parametrize(
    ("changed", "marks"),
    [
        ({}, "crop and fold marks outside the bleed"),
        ({"folds": ((), ()), "fold": "none"}, "crop marks outside the bleed"),
        ({"marks": False}, "none"),
    ],
)
def test_the_job_ticket_names_marks_of_folds_where_there_are_any(
    changed: dict[str, Any], marks: str
) -> None:
    job = json.loads(as_json([], "leaflet.pdf", replace(TICKET, **changed)))["job"]
    assert job["Marks"] == marks


def test_the_ticket_of_these_tests_is_the_files(editions: Mapping[str, bytes]) -> None:
    file = pdf_file.read(editions[PRESS])
    rows = preflight.check(file, TICKET)
    assert [row.outcome for row in rows] == ["pass"] * 18
    longer = replace(TICKET, folds=((mm(99), mm(198)), (mm(99), mm(198))))
    failed = {row.id for row in preflight.check(file, longer) if row.outcome == "fail"}
    assert {"PRN-04", "PRN-05"} <= failed


def test_a_coarse_photograph_is_named_at_its_line_and_nothing_is_written(tmp_path: Path) -> None:
    Image.effect_noise((120, 80), 90).convert("RGB").save(tmp_path / "photo.png")
    text = one_section({"type": "image", "id": "photo", "file": "photo.png", "alt": "Noise"})
    result = built(tmp_path, text, only="leaflet", press="uk-3mm")
    (coarse,) = [e for e in result.report.errors if e.code == "coarse-image"]
    assert "dpi" in coarse.message and coarse.span is not None
    assert "image" in text.splitlines()[coarse.span.line - 1]
    assert not any(error.code == "PRN-08" for error in result.report.errors)
    assert not (tmp_path / "out").exists()


# ---------------------------------------------------------------- what is printed


def test_colour_and_art_reach_the_edge_of_the_bleed(editions: Mapping[str, bytes]) -> None:
    page = pypdfium2.PdfDocument(editions[PRESS])[0]
    scale = 150 / 72
    image = page.render(scale=scale).to_pil().convert("RGB")

    def at(x: float, y: float) -> tuple[int, int, int]:
        return image.getpixel((round(mm(x) * scale), round(mm(y) * scale)))  # type: ignore[return-value]

    inside, white = at(300, 80), (255, 255, 255)
    assert inside[2] > inside[0] + 40  # the cover's blue
    # Half a millimetre within the bleed at the right and above; half outside it there is paper.
    assert at(309.5, 15) == at(250, 7.5) == inside
    assert at(311, 15) == at(250, 6.2) == white
    assert at(7.5, 100) == at(50, 100) != white  # the tint, at the left
    # The cover wraps 1.5 mm over its fold at 207 mm.
    assert at(206, 80) == inside != at(205, 80)


def test_small_text_is_black_alone_and_overprints(editions: Mapping[str, bytes]) -> None:
    pdf = pikepdf.open(io.BytesIO(editions[PRESS]))
    black = 0
    for page in pdf.pages:
        paint, overprint, size = "", False, 0.0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "k":
                paint = " ".join(f"{float(v):g}" for v in operands)
            elif name == "gs":
                state = page.Resources.ExtGState[str(operands[0])]
                overprint = bool(state.get("/op", overprint))
            elif name == "Tf":
                size = float(operands[1])
            elif name in ("Tj", "TJ"):
                inks = [float(v) for v in paint.split()]
                if size <= 9:
                    assert inks[3] == 1 or inks[0] > 0.5, paint
                if inks == [0, 0, 0, 1]:
                    black += 1
                    assert overprint
                assert overprint == (inks == [0, 0, 0, 1])
    assert black > 80


def test_a_photograph_is_printed_in_four_inks_within_the_limit(tmp_path: Path) -> None:
    dark = Image.effect_noise((900, 580), 90).convert("RGB")
    dark.save(tmp_path / "photo.png")
    data = yaml.safe_load(SMALL)
    data["sections"][0]["blocks"] += [
        {"type": "image", "id": "photo", "file": "photo.png", "alt": "Noise"}
    ]
    (tmp_path / "content.yaml").write_text(yaml.safe_dump(data))
    order = irdocs.BuildOptions(only="leaflet", formats=("a4",), press="uk-3mm")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={})
    assert not result.failed, [str(e) for e in result.report.errors]
    pdf = pikepdf.open(tmp_path / "leaflet-a4-press.pdf")
    objects = [page.Resources.get("/XObject", {}) for page in pdf.pages]
    images = [image for found in objects for image in found.values()]
    assert [str(image.ColorSpace) for image in images] == ["/DeviceCMYK"]
    raw = images[0].read_bytes()
    assert max(map(sum, zip(*(raw[ink::4] for ink in range(4)), strict=True))) <= 300 * 2.55 + 1


def test_the_inks_of_a_colour() -> None:
    ink, grey = Colour(20, 35, 58), Colour(128, 128, 128)
    inks = PressInks({ink: (0, 0, 0, 100)}, frozenset({ink}), 220)
    assert inks.mix(ink) == (0, 0, 0, 100)
    assert inks.mix(grey)[:3] == (0, 0, 0)
    assert inks.mix(Colour(255, 255, 255)) == (0, 0, 0, 0)
    assert sum(inks.mix(Colour(4, 2, 8))) <= 220
    cyan, magenta, yellow, _ = inks.mix(Colour(194, 65, 12))
    assert yellow > magenta > cyan
    assert inks.text(ink) == ("0 0 0 1 k", True)


@pytest.mark.parametrize("format", FORMATS[:: tried(1, 8)])
def test_qr_codes_are_read_from_the_printed_page_at_300_dpi(
    format: str, editions: Mapping[str, bytes], shipped: Built
) -> None:
    resources = next(b for b in shipped.document.blocks if b.type == "resources")
    for file in (f"leaflet-{format}-press.pdf", f"leaflet-{format}.pdf")[: tried(2, 1)]:
        found = {
            code.text
            for page in pypdfium2.PdfDocument(editions[file])
            for code in zxingcpp.read_barcodes(
                page.render(scale=300 / 72, grayscale=True).to_pil(), zxingcpp.BarcodeFormat.QRCode
            )
        }
        assert found == {item.url for item in resources.items}


def test_the_bundled_profile_is_the_free_one(editions: Mapping[str, bytes]) -> None:
    pdf = pikepdf.open(io.BytesIO(editions[PRESS]))
    intents = {str(intent.S): intent for intent in pdf.Root.OutputIntents}
    assert set(intents) == {"/GTS_PDFX", "/GTS_PDFA1"}
    profile = intents["/GTS_PDFX"].DestOutputProfile.read_bytes()
    assert profile[16:20] == b"CMYK" and profile[12:16] == b"prtr"
    assert b"free of known copyright restrictions" in profile


def test_the_profiles_are_at_least_three() -> None:
    assert len(press_profiles.PRESSES.names) >= 3
    for name in press_profiles.PRESSES.names:
        assert press_profiles.load(DataFileRequest(name, Path(), None), Report()) is not None


def test_what_nobody_reviewed_is_not_printed_without_a_word(tmp_path: Path) -> None:
    text = SMALL.replace('version: "1"', 'version: "1.0"')
    reviewed = text.replace(
        "  date:", "  reviewed: 2026-01-30\n  reviewed_by: a clinician\n  date:"
    )
    for name, content, told in (("content", text, True), ("reviewed", reviewed, False)):
        (tmp_path / f"{name}.yaml").write_text(content)
        order = irdocs.BuildOptions(only="leaflet", formats=("a4-trifold",), press="uk-3mm")
        result = irdocs.build(tmp_path / f"{name}.yaml", tmp_path / name, order, environment={})
        waived = [w.diagnostic for w in result.waived]
        codes = {warning.code for warning in (*result.report.warnings, *waived)}
        assert ("not-reviewed" in codes) == told
    ticket = (tmp_path / "content" / PRESS).with_suffix(".txt").read_text()
    assert "Not yet reviewed by a clinician" in ticket and "version 1.0" in ticket
