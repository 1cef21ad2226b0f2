"""Templates of different origin for tests: python-pptx's own, and what others look like.

The faults that real templates have (of LibreOffice, pandoc, companies) are made here, since their
files cannot be kept: no idx, no text styles, several masters, dark by three ways, no layout types.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pptx
from PIL import Image
from pptx import Presentation

from support.editing import LAYOUTS, MASTER, THEME, Parts, edited, scaled, sub
from support.hospital import hospital


def default() -> bytes:
    """python-pptx's own: 4:3, one master, Calibri."""
    return (Path(pptx.__file__).parent / "templates" / "default.pptx").read_bytes()


def dark(parts: Parts) -> None:
    """Dark by the colour map: text and background change places."""
    sub(MASTER, r'<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"',
        '<p:clrMap bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"')(parts)  # fmt: skip


def black(parts: Parts) -> None:
    """Dark by a colour of the master alone: the text is still black, as in some company files."""
    sub(MASTER, r"<p:bg>.*?</p:bg>",
        '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="101820"/></a:solidFill><a:effectLst/>'
        "</p:bgPr></p:bg>")(parts)  # fmt: skip


def shaded(parts: Parts) -> None:
    """Dark by the colour map, with a gradient behind everything that is dark all over."""
    dark(parts)
    sub(MASTER, r"<p:bg>.*?</p:bg>",
        '<p:bg><p:bgPr><a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="000000"/></a:gs>'
        '<a:gs pos="100000"><a:srgbClr val="1F3864"/></a:gs></a:gsLst><a:lin ang="5400000"/>'
        "</a:gradFill><a:effectLst/></p:bgPr></p:bg>")(parts)  # fmt: skip


def pictured(parts: Parts) -> None:
    """A picture behind everything."""
    file = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(file, "PNG")
    parts["ppt/media/ground.png"] = file.getvalue()
    sub(r"\[Content_Types\]\.xml", r"(<Types[^>]*>)",
        r'\1<Default Extension="png" ContentType="image/png"/>')(parts)  # fmt: skip
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    sub(r"ppt/slideMasters/_rels/.*", "</Relationships>",
        f'<Relationship Id="rId99" Type="{kind}" Target="../media/ground.png"/>'
        "</Relationships>")(parts)  # fmt: skip
    sub(MASTER, r"<p:bg>.*?</p:bg>",
        '<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId99"/><a:stretch/></a:blipFill>'
        "<a:effectLst/></p:bgPr></p:bg>")(parts)  # fmt: skip


def of_libreoffice(parts: Parts) -> None:
    """No idx anywhere, no text styles; how text looks stands in the sample text alone."""
    sub(LAYOUTS, r'(<p:ph [^>]*?) idx="\d+"', r"\1")(parts)
    sub(MASTER, r"<p:txStyles>.*</p:txStyles>", "")(parts)
    sub(MASTER, r"<a:lstStyle>.*?</a:lstStyle>|<a:lstStyle/>", "<a:lstStyle/>")(parts)
    sub(MASTER, r'<a:rPr lang="en-US"[^>]*/>',
        '<a:rPr lang="en-US" sz="3200"><a:solidFill><a:srgbClr val="333333"/></a:solidFill>'
        '<a:latin typeface="Arial"/></a:rPr>')(parts)  # fmt: skip


def untyped(parts: Parts) -> None:
    """Layouts that say no type and have names in another language."""
    sub(LAYOUTS, r'(<p:sldLayout [^>]*?) type="\w+"', r"\1")(parts)
    for number, name in enumerate(("Première", "Texte", "Partie", "Deux", "Trois"), start=1):
        sub(rf"ppt/slideLayouts/slideLayout{number}\.xml", r'<p:cSld name="[^"]*"',
            f'<p:cSld name="{name}"')(parts)  # fmt: skip


def branded(parts: Parts) -> None:
    """A company's typeface, colours and a bar with its name on the master."""
    sub(THEME, r'<a:latin typeface="Calibri"', '<a:latin typeface="Trebuchet MS"')(parts)
    for slot, colour in (("accent1", "FFD100"), ("accent2", "00B2A9"), ("accent3", "E4002B")):
        sub(THEME, rf"<a:{slot}>.*?</a:{slot}>",
            f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>')(parts)  # fmt: skip
    sub(MASTER, r"(</p:grpSpPr>)", r"\1" + LOGO)(parts)


LOGO = (
    '<p:sp><p:nvSpPr><p:cNvPr id="900" name="Logo of the trust"/><p:cNvSpPr/>'
    '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="9144000" cy="180000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="005EB8"/>'
    "</a:solidFill></p:spPr></p:sp>"
)


def potx(parts: Parts) -> None:
    sub(r"\[Content_Types\]\.xml", r"presentationml\.presentation\.main",
        "presentationml.template.main")(parts)  # fmt: skip


def second_master(parts: Parts) -> None:
    """A second master, a copy of the first with layouts of its own, before it in the list."""
    layouts = sorted(name for name in parts if re.fullmatch(LAYOUTS, name))
    copies = {}
    for name in layouts:
        new = name.replace("slideLayout", "slideLayout9", 2).replace(
            "slideLayout9s/", "slideLayouts/"
        )
        copies[name] = new
        parts[new] = parts[name]
        rels = name.replace("slideLayouts/", "slideLayouts/_rels/") + ".rels"
        parts[new.replace("slideLayouts/", "slideLayouts/_rels/") + ".rels"] = parts[rels].replace(
            b"slideMaster1.xml", b"slideMaster2.xml"
        )
    master = parts["ppt/slideMasters/slideMaster1.xml"].decode()
    ids = iter(range(2_147_484_700, 2_147_484_800))
    master = re.sub(r'(<p:sldLayoutId id=)"\d+"', lambda m: f'{m[1]}"{next(ids)}"', master)
    parts["ppt/slideMasters/slideMaster2.xml"] = master.encode()
    rels = parts["ppt/slideMasters/_rels/slideMaster1.xml.rels"].decode()
    for old, new in copies.items():
        rels = rels.replace(old.rpartition("/")[2] + '"', new.rpartition("/")[2] + '"')
    parts["ppt/slideMasters/_rels/slideMaster2.xml.rels"] = rels.replace(
        "theme1.xml", "theme2.xml"
    ).encode()
    parts["ppt/theme/theme2.xml"] = parts["ppt/theme/theme1.xml"]
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.'
        f'{kind}+xml"/>'
        for name, kind in (
            *((new, "presentationml.slideLayout") for new in copies.values()),
            ("ppt/slideMasters/slideMaster2.xml", "presentationml.slideMaster"),
            ("ppt/theme/theme2.xml", "theme"),
        )
    )
    sub(r"\[Content_Types\]\.xml", "</Types>", kinds + "</Types>")(parts)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideMaster"
    sub(r"ppt/_rels/presentation\.xml\.rels", "</Relationships>",
        f'<Relationship Id="rId88" Type="{kind}" Target="slideMasters/slideMaster2.xml"/>'
        "</Relationships>")(parts)  # fmt: skip
    sub(r"ppt/presentation\.xml", r"<p:sldMasterIdLst>",
        '<p:sldMasterIdLst><p:sldMasterId id="2147484699" r:id="rId88"/>')(parts)  # fmt: skip


def with_slides(data: bytes) -> bytes:
    """Add sample slides with notes, and what tells who made them."""
    presentation = Presentation(io.BytesIO(data))
    for number in (0, 1, 2):
        slide = presentation.slides.add_slide(presentation.slide_layouts[number])
        slide.shapes.title.text = f"Sample slide {number}"
        slide.notes_slide.notes_text_frame.text = "Sample notes"
    presentation.core_properties.author = "Somebody Else"
    presentation.core_properties.title = "The sample of the trust"
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


@cache
def all_templates() -> Mapping[str, bytes]:
    """Every template by the name of its file."""
    base = default()
    return MappingProxyType(
        {
            "default.pptx": base,
            "with-slides.pptx": with_slides(base),
            "small-wide.pptx": edited(base, scaled),
            "dark.pptx": edited(base, dark),
            "black.pptx": edited(base, black),
            "picture.pptx": edited(base, pictured),
            "shaded.pptx": edited(base, shaded),
            "libreoffice.pptx": edited(base, of_libreoffice),
            "untyped.pptx": edited(base, untyped),
            "branded.pptx": edited(with_slides(base), branded),
            "template.potx": edited(base, potx),
            "two-masters.pptx": edited(base, second_master, branded),
            "hospital.pptx": edited(base, hospital),
        }
    )
