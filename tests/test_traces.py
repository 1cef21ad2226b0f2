"""Nothing that tells of a template's author, of their computer or of other files comes along."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

import irdocs
from conftest import SMALL
from irdocs.ooxml.presentation import Presentation
from irdocs.user_template import cleaning, names
from support.editing import LAYOUTS, MASTER, Edit, Parts, edited, sub
from support.templates import default, with_slides
from support.thorough import tried

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MASTER_RELS = r"ppt/slideMasters/_rels/slideMaster1\.xml\.rels"
SECRET = "m.patient"
"""What must be in no file: a name that every trace below holds."""


def related(kind: str, target: str, identifier: str, *, external: bool) -> Edit:
    mode = ' TargetMode="External"' if external else ""
    kind = f"{RELATIONSHIPS}/{kind}"
    entry = f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"{mode}/>'
    return sub(MASTER_RELS, "</Relationships>", entry + "</Relationships>")


def on_master(shape: str) -> Edit:
    return sub(MASTER, r"(</p:grpSpPr>)", lambda m: m[1] + shape)


def part(name: str, content_type: str, data: bytes) -> Edit:
    def edit(parts: Parts) -> None:
        parts[name] = data
        entry = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
        sub(r"\[Content_Types\]\.xml", "</Types>", entry + "</Types>")(parts)

    return edit


PLACE = (
    '<a:xfrm><a:off x="100000" y="100000"/><a:ext cx="500000" cy="500000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
)


def picture(blip: str, properties: str = 'name="Logo"', inside: str = "") -> str:
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="950" {properties}/><p:cNvPicPr/><p:nvPr userDrawn="1">'
        f"{inside}</p:nvPr></p:nvPicPr><p:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch>"
        f"</p:blipFill><p:spPr>{PLACE}</p:spPr></p:pic>"
    )


def shape(properties: str = "", inside: str = "", fill: str = "", text: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="951" name="Band"{properties}>{inside}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{PLACE}{fill}</p:spPr>'
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>{text}</a:t></a:r>'
        "</a:p></p:txBody></p:sp>"
    )


def png() -> bytes:
    said, file = PngInfo(), io.BytesIO()
    said.add_text("Author", SECRET)
    Image.new("RGB", (20, 20), (0, 94, 184)).save(file, "PNG", pnginfo=said)
    return file.getvalue()


def metafile() -> bytes:
    """An EMF that draws nothing, with a description and a comment of a program's."""
    name = f"Draw\0{SECRET}\0\0".encode("utf-16-le") + SECRET.encode()
    name += bytes(-len(name) % 4)
    head = struct.pack("<II", 1, 108 + len(name)) + bytes(32) + b" EMF"
    said = struct.pack("<II", len(name) // 2, 108)
    note = struct.pack("<III", 70, 12 + 12, 12) + SECRET.encode() + bytes(3)
    end = struct.pack("<IIIII", 14, 20, 0, 16, 20)
    return (head + bytes(16) + said).ljust(108, b"\0") + name + note + end


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"'
    ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
    ' xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"'
    f' sodipodi:docname="{SECRET}.svg" inkscape:export-filename="C:\\Users\\{SECRET}\\l.png">'
    f"<!-- {SECRET} --><metadata>{SECRET}</metadata><sodipodi:namedview/>"
    '<rect width="9" height="9"/></svg>'
).encode()
TAGS = (
    '<p:tagLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
    f'<p:tag name="AUTHOR" val="{SECRET}"/></p:tagLst>'
).encode()

TRACES: dict[str, tuple[Edit, ...]] = {
    "a linked picture": (
        related("image", f"file:///C:/Users/{SECRET}/logo.png", "rId70", external=True),
        on_master(picture('<a:blip r:link="rId70"/>')),
    ),
    "a shape filled with a linked picture": (
        related("image", f"https://example.org/{SECRET}.png", "rId70", external=True),
        on_master(shape(fill='<a:blipFill><a:blip r:link="rId70"/><a:stretch/></a:blipFill>')),
    ),
    "a picture embedded and linked": (
        part("ppt/media/logo.png", "image/png", png()),
        related("image", "../media/logo.png", "rId70", external=False),
        related("image", f"file:///C:/Users/{SECRET}/logo.png", "rId71", external=True),
        on_master(picture('<a:blip r:embed="rId70" r:link="rId71"/>')),
    ),
    "an SVG of an editor": (
        part("ppt/media/logo.svg", "image/svg+xml", SVG),
        related("image", "../media/logo.svg", "rId70", external=False),
        on_master(picture('<a:blip r:embed="rId70"/>')),
    ),
    "a film that is linked": (
        related("video", f"file:///C:/Users/{SECRET}/film.mp4", "rId70", external=True),
        on_master(picture("<a:blip/>", inside='<a:videoFile r:link="rId70"/>')),
    ),
    "a path in a description": (
        on_master(shape(properties=f' descr="C:\\Users\\{SECRET}\\My Pictures\\logo.png"')),
    ),
    "a path in a text": (on_master(shape(text=f"/home/{SECRET}/talks/template.pptx")),),
    "a path of a server": (on_master(shape(properties=f' descr="\\\\srv\\{SECRET}\\a.png"')),),
    "a link to a file": (
        related("hyperlink", f"file:///C:/Users/{SECRET}/a.docx", "rId70", external=True),
        on_master(shape(inside='<a:hlinkClick r:id="rId70"/>')),
    ),
    "tags of an add-in": (
        part("ppt/tags/tag1.xml", "application/vnd.openxmlformats-officedocument.presentationml."
             "tags+xml", TAGS),
        related("tags", "../tags/tag1.xml", "rId70", external=False),
        sub(MASTER, r"</p:spTree>",
            '</p:spTree><p:custDataLst><p:tags r:id="rId70"/></p:custDataLst>'),
    ),
    "an object of another program": (
        part("ppt/embeddings/o.bin", "application/vnd.openxmlformats-officedocument.oleObject",
             SECRET.encode()),
        related("oleObject", "../embeddings/o.bin", "rId70", external=False),
        on_master(
            '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="952" name="Data"/>'
            '<p:cNvGraphicFramePr/><p:nvPr userDrawn="1"/></p:nvGraphicFramePr>'
            '<p:xfrm><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></p:xfrm><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole">'
            '<p:oleObj r:id="rId70" progId="T" imgW="1" imgH="1"><p:embed/></p:oleObj>'
            "</a:graphicData></a:graphic></p:graphicFrame>"
        ),
    ),
    "a picture that names its author": (
        part("ppt/media/logo.png", "image/png", png()),
        related("image", "../media/logo.png", "rId70", external=False),
        on_master(picture('<a:blip r:embed="rId70"/>')),
    ),
    "core properties of another program": (
        part("docProps/core2.xml", "application/vnd.openxmlformats-package.core-properties+xml",
             f"<x>{SECRET}</x>".encode()),
        sub(r"_rels/\.rels", r'<Relationship [^>]*core-properties"[^>]*/>',
            '<Relationship Id="rId9" Target="docProps/core2.xml" Type="http://schemas.openxml'
            'formats.org/officedocument/2006/relationships/metadata/core-properties"/>'),
    ),
    "a layout named after its author": (
        sub(r"docProps/core\.xml", r"<dc:creator>[^<]*", f"<dc:creator>{SECRET}"),
        sub(r"ppt/slideLayouts/slideLayout2\.xml", r'<p:cSld name="[^"]*"',
            f'<p:cSld name="{SECRET}\'s Title and Content"'),
    ),
    "a layout with an address in its name": (
        sub(r"ppt/slideLayouts/slideLayout2\.xml", r'<p:cSld name="[^"]*"',
            f'<p:cSld name="Title (ask {SECRET}@trust.example)"'),
    ),
    "a theme named after the company": (
        sub(r"docProps/app\.xml", r"</Properties>", f"<Company>{SECRET}</Company></Properties>"),
        sub(r"ppt/theme/theme1\.xml", r'(<a:theme [^>]*)name="[^"]*"', rf'\1name="{SECRET}"'),
    ),
    "a shape named after who changed the file last": (
        sub(r"docProps/core\.xml", r"<cp:lastModifiedBy>[^<]*",
            f"<cp:lastModifiedBy>{SECRET}"),
        on_master(shape(properties=f' descr="Drawn by {SECRET}"')),
    ),
    "a description that is a path alone": (
        on_master(shape(properties=f' descr="C:\\Users\\Jane\\{SECRET}.png"')),
    ),
    "a description that is the name of a file": (
        on_master(shape(properties=f' descr="{SECRET}.jpeg" title="{SECRET}.emf"')),
    ),
    "an extension that nobody knows": (
        on_master(shape(inside='<a:extLst><a:ext uri="{0}"><x:who xmlns:x="urn:x" by="'
                               f'{SECRET}"/></a:ext></a:extLst>')),
    ),
    "where a picture was found": (
        related("hyperlink", f"https://example.org/{SECRET}", "rId70", external=True),
        on_master(shape(inside='<a:extLst><a:ext uri="{837473B0-CC2E-450A-ABE3-18F120FF3D39}">'
                               '<x:picAttrSrcUrl xmlns:x="http://schemas.microsoft.com/office/'
                               'drawing/2016/11/main" r:id="rId70"/></a:ext></a:extLst>')),
    ),
    "a metafile named after its document": (
        part("ppt/media/logo.emf", "image/x-emf", metafile()),
        related("image", "../media/logo.emf", "rId70", external=False),
        on_master(picture('<a:blip r:embed="rId70"/>')),
    ),
    "an author and a company": (
        sub(r"docProps/core\.xml", r"<dc:creator>[^<]*", f"<dc:creator>{SECRET}"),
        sub(r"docProps/app\.xml", r"</Properties>", f"<Company>{SECRET}</Company></Properties>"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(TRACES)[:: tried(1, 5)])
def test_no_trace_is_left_and_the_rules_find_none(name: str, tmp_path: Path) -> None:
    data = edited(with_slides(default()), *TRACES[name])
    (tmp_path / "trust.pptx").write_bytes(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert any(SECRET.encode() in package.read(n) for n in package.namelist()), "a real fault"
    (tmp_path / "content.yaml").write_text(SMALL)
    order = irdocs.BuildOptions(only="deck", template=tmp_path / "trust.pptx", handout=2)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    deck = (tmp_path / "out" / "deck.pptx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        names = package.namelist()
        holding = [n for n in names if SECRET.encode() in package.read(n) or SECRET in n]
    assert not holding
    assert not [n for n in names if re.search("tags|embeddings/o|printerSettings|thumbnail", n)]
    show = Presentation(deck)
    for master in show.masters:
        for relation in show.package.relations(master.part).values():
            assert not relation.external


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Title and content", "Title and content"),
        ("Jane Smith's theme", "theme"),
        ("Trust – Title", "Title"),
        ("Trustees", "Trustees"),
        ("JANE SMITH", ""),
        ("Title (jane@trust.example)", "Title ()"),
    ],
)
def test_a_name_loses_people_and_keeps_the_rest(name: str, cleaned: str) -> None:
    assert names.without_people(name, frozenset({"Jane Smith", "Trust"})) == cleaned


def test_a_layout_whose_name_was_a_person_has_a_name_still() -> None:
    data = edited(
        default(),
        sub(r"docProps/core\.xml", r"<dc:creator>[^<]*", "<dc:creator>Jane Smith"),
        sub(r"ppt/slideLayouts/slideLayout2\.xml", r'<p:cSld name="[^"]*"',
            '<p:cSld name="Jane Smith"'),
    )  # fmt: skip
    show = Presentation(cleaning.normal(data))
    called = [layout.name for master in show.masters for layout in show.layouts_of(master)]
    assert "Layout" in called and "Title Slide" in called


def test_extensions_that_a_look_needs_stay() -> None:
    known = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><d:decorative xmlns:d="http'
        '://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    show = Presentation(cleaning.normal(edited(default(), on_master(shape(inside=known)))))
    (master,) = show.masters
    assert [s.name for s in master.shapes if s.is_decorative] == ["Band"]


def test_what_is_no_trace_stays() -> None:
    data = edited(
        default(),
        part("ppt/media/logo.png", "image/png", png()),
        related("image", "../media/logo.png", "rId70", external=False),
        related("hyperlink", "https://trust.example.org/", "rId71", external=True),
        on_master(picture('<a:blip r:embed="rId70"/>')),
        on_master(shape(inside='<a:hlinkClick r:id="rId71"/>', text="Ward 7/8, 12:30, and/or")),
    )
    show = Presentation(cleaning.normal(data))
    (master,) = show.masters
    assert {"Logo", "Band"} <= {s.name for s in master.shapes}
    text = b"".join(show.package.data(n) for n in show.package.names if "slideMaster1.xml" in n)
    assert b"Ward 7/8, 12:30, and/or" in text and b"https://trust.example.org/" in text


def test_a_link_from_one_layout_to_a_sample_slide_brings_no_slide_along() -> None:
    data = edited(
        with_slides(default()),
        sub(r"ppt/slideLayouts/_rels/slideLayout2\.xml\.rels", "</Relationships>",
            f'<Relationship Id="rId70" Type="{RELATIONSHIPS}/slide" '
            'Target="../slides/slide1.xml"/></Relationships>'),
        sub(r"ppt/slideLayouts/slideLayout2\.xml", r"(</p:grpSpPr>|<p:grpSpPr/>)",
            lambda m: m[1] + shape(inside='<a:hlinkClick r:id="rId70" '
                                          'action="ppaction://hlinksldjump"/>')),
    )  # fmt: skip
    show = Presentation(cleaning.normal(data))
    assert not [n for n in show.package.names if "slides/" in n]
    assert re.fullmatch(LAYOUTS, "ppt/slideLayouts/slideLayout2.xml")
    assert b"hlinkClick" not in show.package.data("ppt/slideLayouts/slideLayout2.xml")
