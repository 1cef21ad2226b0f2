"""A template as hospitals have them: logo, gradients, freeforms, groups, a name; made up."""

from __future__ import annotations

import io
import re

from PIL import Image, ImageDraw

from support.editing import MASTER, Parts, scaled, sub

NAME = "Any Teaching Hospital"
"""What the master says itself."""
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
WIDTH, HEIGHT = 9_144_000, 5_143_500
"""A slide's, in EMU."""


def hospital(parts: Parts) -> None:
    """Dress python-pptx's own template, made wide."""
    scaled(parts)
    for slot, colour in (("dk2", "1B365D"), ("accent1", "00677F"), ("accent2", "8A1538"),
                         ("accent3", "4B4F9A")):  # fmt: skip
        sub(r"ppt/theme/theme1\.xml", rf"<a:{slot}>.*?</a:{slot}>",
            f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>')(parts)  # fmt: skip
    sub(r"ppt/theme/theme1\.xml", '<a:latin typeface="Calibri"', '<a:latin typeface="Arial"')(parts)
    parts["ppt/media/logo.png"] = logo()
    parts["ppt/media/photo.jpg"] = photo()
    sub(r"\[Content_Types\]\.xml", r"(<Types[^>]*>)",
        r'\1<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="jpg" ContentType="image/jpeg"/>')(parts)  # fmt: skip
    relate(parts, "slideMasters/_rels/slideMaster1", "rId90", "logo.png")
    relate(parts, "slideLayouts/_rels/slideLayout1", "rId91", "photo.jpg")
    sub(MASTER, r"<p:bg>.*?</p:bg>", f"<p:bg><p:bgPr>{GROUND}<a:effectLst/></p:bgPr></p:bg>")(parts)
    sub(MASTER, r"</p:grpSpPr>(?=<p:sp>)", "</p:grpSpPr>" + ON_MASTER)(parts)
    # Titles are smaller than PowerPoint's own, on the left, in the second colour.
    sub(
        MASTER,
        r'<p:titleStyle><a:lvl1pPr algn="ctr"(.*?)sz="4400"(.*?)<a:schemeClr val="tx1"/>',
        r'<p:titleStyle><a:lvl1pPr algn="l"\1sz="3000" b="1"\2<a:schemeClr val="tx2"/>',
    )(parts)
    sub(MASTER, r'<a:off x="457200" y="205978"/><a:ext cx="8229600" cy="857250"/>',
        '<a:off x="457200" y="205978"/><a:ext cx="6400800" cy="857250"/>')(parts)  # fmt: skip
    sub(r"ppt/slideLayouts/slideLayout1\.xml", r"(<p:sldLayout[^>]*?)( type=)",
        r'\1 showMasterSp="0"\2')(parts)  # fmt: skip
    behind(parts, 1, '<a:blipFill><a:blip r:embed="rId91"/><a:stretch/></a:blipFill>', "")
    behind(parts, 3, '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>', ON_SECTION)
    for number in (1, 3):
        name = f"ppt/slideLayouts/slideLayout{number}.xml"
        white = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        sub(re.escape(name), r"<a:solidFill><a:schemeClr val=\"tx1\">.*?</a:solidFill>",
            white)(parts)  # fmt: skip
        sub(re.escape(name), r'(type="(?:ctrT|t)itle"/>.*?<a:lstStyle)(?:/>|>.*?</a:lstStyle>)',
            rf'\1><a:lvl1pPr algn="l"><a:defRPr sz="4000">{white}</a:defRPr></a:lvl1pPr>'
            "</a:lstStyle>")(parts)  # fmt: skip


def behind(parts: Parts, number: int, fill: str, shapes: str) -> None:
    """Give a layout a ground and shapes of its own."""
    name = rf"ppt/slideLayouts/slideLayout{number}\.xml"
    ground = f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"
    sub(name, r'(<p:cSld name="[^"]*">)', rf"\1{ground}")(parts)
    sub(name, r"</p:grpSpPr>(?=<p:sp>)", "</p:grpSpPr>" + shapes)(parts)


def relate(parts: Parts, name: str, identifier: str, file: str) -> None:
    sub(rf"ppt/{name}\.xml\.rels", "</Relationships>",
        f'<Relationship Id="{identifier}" Type="{_IMAGE}" Target="../media/{file}"/>'
        "</Relationships>")(parts)  # fmt: skip


def logo() -> bytes:
    """A mark with a clear ground, on a canvas larger than itself, that the template crops."""
    image = Image.new("RGBA", (400, 200), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((110, 10, 290, 190), fill=(0, 103, 127, 255))
    draw.rectangle((180, 45, 220, 155), fill=(255, 255, 255, 255))
    draw.rectangle((145, 80, 255, 120), fill=(255, 255, 255, 255))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def photo() -> bytes:
    """Something dark with light in it, in place of a photograph."""
    image = Image.new("RGB", (1600, 900))
    draw = ImageDraw.Draw(image)
    for x in range(1600):
        draw.line((x, 0, x, 900), fill=(12 + x // 40, 38 + x // 24, 66 + x // 20))
    for number in range(6):
        edge = 900 - 120 * number
        bright = (40 + 20 * number, 120 + 15 * number, 150 + 10 * number)
        corner = (1600 - edge, 900 - edge, 1600 + edge, 900 + edge)
        draw.ellipse(corner, outline=bright, width=6)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=92)
    return file.getvalue()


GROUND = (
    '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="70000">'
    '<a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="100000"><a:srgbClr val="D5E8ED"/></a:gs></a:gsLst>'
    '<a:lin ang="5400000"/></a:gradFill>'
)


def shape(
    number: int,
    name: str,
    place: tuple[int, int, int, int],
    geometry: str,
    fill: str,
    more: str = "",
) -> str:
    x, y, width, height = place
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr><a:xfrm{more}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" '
        f'cy="{height}"/></a:xfrm>{geometry}{fill}</p:spPr></p:sp>'
    )


def picture(number: int, name: str, relation: str) -> str:
    """A small picture in the corner."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{name}"/><p:cNvPicPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/><a:stretch>'
        '<a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="9000" cy="9000"/></a:xfrm>{preset("rect")}</p:spPr></p:pic>'
    )


def preset(name: str) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'


def solid(colour: str) -> str:
    return f"<a:solidFill>{colour}</a:solidFill>"


WAVE = (
    "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l='0' t='0' r='r' b='b'/>"
    "<a:pathLst><a:path w='1000' h='100'><a:moveTo><a:pt x='0' y='60'/></a:moveTo><a:cubicBezTo>"
    "<a:pt x='250' y='0'/><a:pt x='500' y='130'/><a:pt x='1000' y='20'/></a:cubicBezTo><a:lnTo>"
    "<a:pt x='1000' y='100'/></a:lnTo><a:lnTo><a:pt x='0' y='100'/></a:lnTo><a:close/></a:path>"
    "</a:pathLst></a:custGeom>"
)
ON_MASTER = (
    shape(900, "Wave", (0, 4_760_000, WIDTH, HEIGHT - 4_760_000), WAVE,
          solid('<a:schemeClr val="accent1"><a:alpha val="35000"/></a:schemeClr>'))
    + '<p:pic><p:nvPicPr><p:cNvPr id="901" name="Logo"/><p:cNvPicPr/><p:nvPr userDrawn="1"/>'
    '</p:nvPicPr><p:blipFill><a:blip r:embed="rId90"/><a:srcRect l="25000" r="25000"/><a:stretch>'
    '<a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="8412480" y="228600"/>'
    f'<a:ext cx="457200" cy="457200"/></a:xfrm>{preset("rect")}</p:spPr></p:pic>'
    + '<p:sp><p:nvSpPr><p:cNvPr id="902" name="Name"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/>'
    '</p:nvSpPr><p:spPr><a:xfrm><a:off x="6858000" y="228600"/><a:ext cx="1508760" cy="457200"/>'
    f'</a:xfrm>{preset("rect")}</p:spPr><p:txBody><a:bodyPr wrap="square" anchor="ctr"/>'
    '<a:lstStyle/><a:p><a:pPr algn="r"/><a:r><a:rPr lang="en-GB" sz="1200" b="1">'
    f'{solid("""<a:schemeClr val="tx2"/>""")}</a:rPr><a:t>{NAME}</a:t></a:r></a:p></p:txBody>'
    "</p:sp>"
    # A group half as large as its children are drawn, turned by 45 degrees.
    + '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="903" name="Marks"/><p:cNvGrpSpPr/><p:nvPr userDrawn="1"/>'
    '</p:nvGrpSpPr><p:grpSpPr><a:xfrm rot="2700000"><a:off x="91440" y="457200"/>'
    '<a:ext cx="228600" cy="228600"/><a:chOff x="0" y="0"/><a:chExt cx="457200" cy="457200"/>'
    "</a:xfrm></p:grpSpPr>"
    + shape(904, "Mark 1", (0, 0, 200_000, 200_000), preset("rect"),
            solid('<a:schemeClr val="accent2"/>'))
    + shape(905, "Mark 2", (257_200, 257_200, 200_000, 200_000), preset("ellipse"),
            solid('<a:schemeClr val="accent3"/>'))
    + "</p:grpSp>"
    + '<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="906" name="Rule"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/>'
    '</p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="457200" y="1100000"/><a:ext cx="8229600" cy="0"/>'
    f'</a:xfrm>{preset("line")}<a:ln w="19050">{solid("""<a:schemeClr val="accent1"/>""")}</a:ln>'
    "</p:spPr></p:cxnSp>"
)  # fmt: skip
ON_SECTION = (
    shape(910, "Disc", (6_400_000, 1_200_000, 4_200_000, 4_200_000), preset("ellipse"),
          '<a:gradFill><a:gsLst><a:gs pos="0"><a:schemeClr val="accent1"/></a:gs>'
          '<a:gs pos="100000"><a:schemeClr val="tx2"/></a:gs></a:gsLst>'
          '<a:lin ang="2700000"/></a:gradFill>')
    + shape(911, "Ribbon", (0, 4_700_000, 5_000_000, 120_000), preset("homePlate"),
            solid('<a:schemeClr val="accent2"/>'))
)  # fmt: skip
