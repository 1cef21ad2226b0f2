"""Changes to how a finished deck shows what it says: charts, tables, text, pictures, layouts.

Each must be found in a deck as it was built, and in one that a program has saved again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from irdocs.ooxml.namespaces import A, C, P
from support.tampering import (
    LABEL,
    DeckChange,
    Expectation,
    OpenDeck,
    fragment,
    paragraph_property,
    picture_file,
)

CHART = "ppt/charts/chart1.xml"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
EVIL = "https://evil.example"


# -------------------------------------------------------------------- charts


def in_chart(path: str, xml: str, words: str, index: int = 0) -> DeckChange:
    """Put XML into the first element of a chart that a path leads to."""

    def change(deck: OpenDeck) -> Expectation:
        number, _ = deck.named("Chart")
        deck.xml(CHART).find(path, {"c": C[1:-1]}).insert(index, fragment(xml))
        return Expectation("changed-chart", number, "columns", words)

    return change


def without_labels(deck: OpenDeck) -> Expectation:
    number, _ = deck.named("Chart")
    for flag in deck.xml(CHART).iter(f"{C}showVal"):
        flag.set("val", "0")
    return Expectation("changed-chart", number, "columns", "labels")


def small_labels(deck: OpenDeck) -> Expectation:
    number, _ = deck.named("Chart")
    for properties in deck.xml(CHART).iter(f"{A}defRPr"):
        properties.set("sz", "100")
    return Expectation("changed-chart", number, "columns", "now 1")


def without_legend(deck: OpenDeck) -> Expectation:
    number, _ = deck.named("Chart")
    legend = next(deck.xml(CHART).iter(f"{C}legend"))
    legend.getparent().remove(legend)
    return Expectation("changed-chart", number, "columns", "legend")


def nearly_the_number(deck: OpenDeck) -> Expectation:
    number, _ = deck.named("Chart")
    next(v for v in deck.xml(CHART).iter(f"{C}v") if v.text == "2.5").text = "2.505"
    return Expectation("changed-chart", number, "columns", "now 2.505")


def empty_bar(deck: OpenDeck) -> Expectation:
    number, _ = deck.named("Chart")
    flag = next(deck.xml(CHART).iter(f"{C}invertIfNegative"))
    flag.addnext(fragment(
        '<c:dPt><c:idx val="0"/><c:spPr><a:noFill/></c:spPr></c:dPt>'
    ))  # fmt: skip
    return Expectation("changed-look", number, "columns", "marks")


# -------------------------------------------------------------------- tables


def cell(words: str, xml: str, told: str, code: str = "changed-look") -> DeckChange:
    """Put XML first into the properties of a cell, or into those of its run."""

    def change(deck: OpenDeck) -> Expectation:
        number, element = deck.text(words)
        own = next(element.iterancestors(f"{A}tc")).find(f"{A}tcPr")
        owner = own if "solidFill" in xml else element.getparent().find(f"{A}rPr")
        owner.insert(0 if owner is own else len(owner), fragment(xml))
        return Expectation(code, number, "grid", told)

    return change


def narrow_column(deck: OpenDeck) -> Expectation:
    number, frame = deck.named("Table")
    next(frame.iter(f"{A}gridCol")).set("w", "10000")
    return Expectation("changed-look", number, "grid", "columns")


def merged_cell(deck: OpenDeck) -> Expectation:
    number, frame = deck.named("Table")
    first, second = list(frame.iter(f"{A}tc"))[:2]
    first.set("gridSpan", "2")
    second.set("hMerge", "1")
    return Expectation("changed-look", number, "grid")


def link_in_cell(deck: OpenDeck) -> Expectation:
    number, element = deck.text("Holds")
    identifier = deck.relate(f"ppt/slides/slide{number}.xml", "hyperlink", EVIL, external=True)
    element.getparent().find(f"{A}rPr").append(fragment(f'<a:hlinkClick r:id="{identifier}"/>'))
    return Expectation("changed-link", number, "grid", EVIL)


# -------------------------------------------------------------------- text


def run(xml: str, told: str) -> DeckChange:
    """Put XML into the properties of the run of a label, as its schema orders it."""

    def change(deck: OpenDeck) -> Expectation:
        number, element = deck.text(LABEL)
        properties = element.getparent().find(f"{A}rPr")
        for old in properties.findall(f"{A}latin"):
            properties.remove(old)
        properties.insert(0 if xml.startswith("<a:ln") else len(properties), fragment(xml))
        return Expectation("changed-look", number, "one-figure", told)

    return change


def box_settings(told: str, xml: str = "", **attributes: str) -> DeckChange:
    def change(deck: OpenDeck) -> Expectation:
        number, shape = deck.shape(LABEL)
        body = shape.find(f"{P}txBody/{A}bodyPr")
        body.attrib.update(attributes)
        if xml:
            body.insert(0, fragment(xml))
        return Expectation("changed-look", number, "one-figure", told)

    return change


def line_around(deck: OpenDeck) -> Expectation:
    number, shape = deck.shape(LABEL)
    properties = shape.find(f"{P}spPr")
    for old in properties.findall(f"{A}ln"):
        properties.remove(old)
    properties.append(fragment(
        '<a:ln w="900000"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>'
    ))  # fmt: skip
    return Expectation("changed-look", number, "one-figure", "line around")


def tip(deck: OpenDeck) -> Expectation:
    number, element = deck.text("link to a page")
    element.getparent().find(f"{A}rPr/{A}hlinkClick").set("tooltip", "Go to your bank")
    return Expectation("changed-link", number, "", "Go to your bank")


def link_in_notes(deck: OpenDeck) -> Expectation:
    number, _ = deck.text("A lead with a")
    relations = deck.xml(f"ppt/slides/_rels/slide{number}.xml.rels")
    (notes,) = (r.get("Target") for r in relations if r.get("Type").endswith("/notesSlide"))
    part = "ppt/" + notes.removeprefix("../")
    identifier = deck.relate(part, "hyperlink", EVIL, external=True)
    text = next(t for t in deck.xml(part).iter(f"{A}t") if "Notes on words" in t.text)
    run = text.getparent()
    properties = run.find(f"{A}rPr")
    if properties is None:
        properties = fragment("<a:rPr/>")
        run.insert(0, properties)
    properties.append(fragment(f'<a:hlinkClick r:id="{identifier}"/>'))
    return Expectation("changed-link", number, "", EVIL)


# -------------------------------------------------------------------- pictures and drawings


def of_picture(path: str, xml: str, told: str, code: str = "changed-look") -> DeckChange:
    """Put XML at the end of an element of a picture."""

    def change(deck: OpenDeck) -> Expectation:
        number, shape = deck.named("Picture")
        shape.find(path, {"p": P[1:-1], "a": A[1:-1]}).append(fragment(xml))
        return Expectation(code, number, "photo", told)

    return change


def stretched(deck: OpenDeck) -> Expectation:
    number, shape = deck.named("Picture")
    stretch = shape.find(f"{P}blipFill/{A}stretch")
    for old in list(stretch):
        stretch.remove(old)
    stretch.append(fragment('<a:fillRect l="95000" t="95000"/>'))
    return Expectation("changed-picture", number, "photo", "crop")


def cut_out(deck: OpenDeck) -> Expectation:
    number, shape = deck.named("Picture")
    next(shape.iter(f"{A}prstGeom")).set("prst", "line")
    return Expectation("changed-look", number, "photo", "kind of shape")


def darkened(deck: OpenDeck) -> Expectation:
    """Let programs show a picture darker, by a gamma in a chunk of its own (PNG, 11.3.3.2)."""
    number, _ = deck.named("Picture")
    name = picture_file(deck, number)
    chunk = b"\x00\x00\x00\x04gAMA\x00\x0d\xbb\xa0" + b"\x00\x00\x00\x00"
    data = deck.parts[name]
    deck.parts[name] = data[:33] + _with_checksum(chunk) + data[33:]
    return Expectation("changed-picture", number, "photo", "pixels")


def _with_checksum(chunk: bytes) -> bytes:
    from zlib import crc32

    return chunk[:-4] + crc32(chunk[4:-4]).to_bytes(4, "big")


def other_drawing(deck: OpenDeck) -> Expectation:
    """Let the SVG that PowerPoint shows say otherwise than the PNG beside it."""
    number, shape = deck.named("Picture")
    if next(shape.iter(SVG), None) is None:
        blip = next(shape.iter(f"{A}blip"))
        identifier = deck.relate(f"ppt/slides/slide{number}.xml", "image", "../media/other.svg")
        deck.parts["ppt/media/other.svg"] = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
        blip.append(fragment(
            '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
            f'<asvg:svgBlip r:embed="{identifier}"/></a:ext></a:extLst>'
        ))  # fmt: skip
    return Expectation("changed-picture", number, "photo", "drawing")


def in_group(**transform: str) -> DeckChange:
    """Turn or mirror the first part of a drawing."""

    def change(deck: OpenDeck) -> Expectation:
        number, group = deck.named("Part of a ring")
        next(next(group.iter(f"{P}sp")).iter(f"{A}xfrm")).attrib.update(transform)
        return Expectation("changed-look", number, "", "parts")

    return change


def swapped_fills(deck: OpenDeck) -> Expectation:
    number, group = deck.named("Part of a ring")
    fills = [s.find(f"{P}spPr/{A}solidFill") for s in group.iter(f"{P}sp")]
    first, second = [fill for fill in fills if fill is not None][:2]
    first[0].getparent().append(second[0])
    second.append(first[0])
    return Expectation("changed-look", number, "", "colours of its parts")


def link_in_group(deck: OpenDeck) -> Expectation:
    number, group = deck.named("Part of a ring")
    identifier = deck.relate(f"ppt/slides/slide{number}.xml", "hyperlink", EVIL, external=True)
    next(next(group.iter(f"{P}sp")).iter(f"{P}cNvPr")).append(
        fragment(f'<a:hlinkClick r:id="{identifier}"/>')
    )
    return Expectation("changed-link", number, "", EVIL)


def without_alt(deck: OpenDeck) -> Expectation:
    number, shape = deck.named("Picture")
    next(shape.iter(f"{P}cNvPr")).attrib.pop("descr")
    return Expectation("changed-speech", number, "photo", "alternative text")


# -------------------------------------------------------------------- layouts, the show


def designs(deck: OpenDeck) -> Iterator[Any]:
    for name in list(deck.parts):
        if re.fullmatch(r"ppt/slide(Masters|Layouts)/[^/]+\.xml", name):
            yield deck.xml(name)


def words_behind(deck: OpenDeck) -> Expectation:
    for root in designs(deck):
        root.find(f"{P}cSld/{P}spTree").append(fragment(
            '<p:sp><p:nvSpPr><p:cNvPr id="990" name="Seal"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/>'
            "<a:lstStyle/><a:p><a:r><a:t>Sponsored by Acme</a:t></a:r></a:p></p:txBody></p:sp>"
        ))  # fmt: skip
    return Expectation("changed-look", 0, "", "Sponsored by Acme")


def shapes_gone(deck: OpenDeck) -> Expectation:
    for root in designs(deck):
        for shape in root.findall(f"{P}cSld/{P}spTree/{P}sp"):
            if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None:
                shape.getparent().remove(shape)
    return Expectation("changed-look", 0, "", "removed")


def custom_show(deck: OpenDeck) -> Expectation:
    root = deck.xml("ppt/presentation.xml")
    first = root.find(f"{P}sldIdLst")[0]
    identifier = next(value for key, value in first.attrib.items() if key.endswith("}id"))
    root.find(f"{P}notesSz").addnext(fragment(
        '<p:custShowLst><p:custShow name="Short" id="0"><p:sldLst>'
        f'<p:sld r:id="{identifier}"/></p:sldLst></p:custShow></p:custShowLst>'
    ))  # fmt: skip
    return Expectation("changed-file", 0, "", 'custom show "Short"')


def kiosk(deck: OpenDeck) -> Expectation:
    deck.xml("ppt/presProps.xml").insert(0, fragment('<p:showPr loop="1"><p:kiosk/></p:showPr>'))
    return Expectation("changed-file", 0, "", "kiosk")


def base_of_links(deck: OpenDeck) -> Expectation:
    root = deck.xml("docProps/app.xml")
    base = fragment(f"<ep:HyperlinkBase>{EVIL}</ep:HyperlinkBase>")
    root.append(base)
    return Expectation("changed-file", 0, "", "HyperlinkBase")


LABEL_OF_A_POINT = (
    '<c:dLbl><c:idx val="0"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>12%</a:t></a:r></a:p></c:rich>'
    '</c:tx><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbl>'
)
TITLE = (
    "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>All die</a:t></a:r></a:p></c:rich></c:tx>"
    "</c:title>"
)


def number_of_a_step(xml: str, told: str) -> DeckChange:
    """Replace what stands before the first point of a numbered list."""

    def change(deck: OpenDeck) -> Expectation:
        found = paragraph_property(f"<a:pPr>{xml}</a:pPr>")(deck)
        return Expectation(found.code, found.page, found.block, told)

    return change


def field(deck: OpenDeck) -> Expectation:
    """Let a text be a field, which programs fill with the date of the day."""
    number, element = deck.text(LABEL)
    run = element.getparent()
    run.tag = f"{A}fld"
    run.attrib.update({"id": "{0A0A0A0A-0000-4000-8000-000000000001}", "type": "datetime1"})
    return Expectation("changed-look", number, "one-figure", "field")


def decoration(deck: OpenDeck) -> Expectation:
    number, shape = deck.named("Picture")
    next(shape.iter(f"{P}cNvPr")).append(fragment(
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/>'
        "</a:ext></a:extLst>"
    ))  # fmt: skip
    return Expectation("changed-speech", number, "photo", "decoration")


def no_title(deck: OpenDeck) -> Expectation:
    """Let a title be a text like others, so that screen readers do not find the slide by it."""
    number, shape = deck.shape("A count")
    next(shape.iter(f"{P}ph")).set("type", "body")
    return Expectation("changed-speech", number, "counted", "title")


def cell_settings(**attributes: str) -> DeckChange:
    def change(deck: OpenDeck) -> Expectation:
        number, element = deck.text("Holds")
        next(element.iterancestors(f"{A}tc")).find(f"{A}tcPr").attrib.update(attributes)
        return Expectation("changed-look", number, "grid", "flow")

    return change


def other_letters(deck: OpenDeck) -> Expectation:
    number, _ = deck.named("Chart")
    for properties in deck.xml(CHART).iter(f"{A}defRPr"):
        for old in properties.findall(f"{A}latin"):
            properties.remove(old)
        properties.append(fragment('<a:latin typeface="Wingdings"/>'))
    return Expectation("changed-chart", number, "columns", "Wingdings")


DECK_LOOKS: dict[str, DeckChange] = {
    "a label of a chart rewritten": in_chart(".//c:ser/c:dLbls", LABEL_OF_A_POINT, "12%"),
    "a title on a chart": in_chart("c:chart", TITLE, "All die"),
    "a chart without labels": without_labels,
    "labels of a chart at 1 pt": small_labels,
    "a chart without a legend": without_legend,
    "a logarithmic scale": in_chart(".//c:valAx/c:scaling", '<c:logBase val="10"/>', "logBase"),
    "a number of a chart changed a little": nearly_the_number,
    "a bar without a fill": empty_bar,
    "a cell's colour": cell(
        "Holds", "<a:solidFill><a:srgbClr val='14233A'/></a:solidFill>", "cells"
    ),
    "a cell in Wingdings": cell("Holds", '<a:latin typeface="Wingdings"/>', "Wingdings"),
    "a column of no width": narrow_column,
    "cells merged": merged_cell,
    "a link in a cell": link_in_cell,
    "text in Wingdings": run('<a:latin typeface="Wingdings"/>', "Wingdings"),
    "text behind its own outline": run(
        '<a:ln w="200000"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>', "outlined"
    ),
    "a line pitch of 1 pt": paragraph_property(
        '<a:pPr><a:lnSpc><a:spcPts val="100"/></a:lnSpc></a:pPr>'
    ),
    "a point pushed off the slide": paragraph_property(
        '<a:pPr><a:spcBef><a:spcPts val="60000"/></a:spcBef></a:pPr>'
    ),
    "a right margin": paragraph_property('<a:pPr marR="9999999"/>'),
    "text in columns": box_settings("columns", numCol="9"),
    "text at the other end of its box": box_settings("anchor", anchor="b"),
    "bent text": box_settings("bent", '<a:prstTxWarp prst="textWave1"><a:avLst/></a:prstTxWarp>'),
    "a thick line round a text": line_around,
    "a tip on a link": tip,
    "a link in notes": link_in_notes,
    "a picture pushed into a corner": stretched,
    "a picture with soft edges": of_picture(
        "p:spPr", '<a:effectLst><a:softEdge rad="9000000"/></a:effectLst>', "softEdge"
    ),
    "a picture cut to a line": cut_out,
    "a picture darkened by its gamma": darkened,
    "another drawing behind a picture": other_drawing,
    "a picture without alternative text": without_alt,
    "a part of a drawing turned": in_group(rot="10800000"),
    "a part of a drawing mirrored": in_group(flipH="1"),
    "the colours of a drawing exchanged": swapped_fills,
    "a link on a part of a drawing": link_in_group,
    "steps that begin at 5": number_of_a_step(
        '<a:buAutoNum type="arabicPeriod" startAt="5"/>', "from 5"
    ),
    "a cross in place of a number": number_of_a_step('<a:buChar char="✗"/>', "✗"),
    "lines pressed together": box_settings("scaled", '<a:normAutofit lnSpcReduction="90000"/>'),
    "a text that is a field": field,
    "a picture said to be decoration": decoration,
    "a title that is none": no_title,
    "a cell's text turned": cell_settings(vert="vert"),
    "a cell's text pushed out": cell_settings(marL="9999999"),
    "bars over bars": in_chart(".//c:barChart", '<c:overlap val="100"/>', "overlap", 5),
    "labels of a chart in Wingdings": other_letters,
    "a trend in a chart": in_chart(
        ".//c:ser", '<c:trendline><c:trendlineType val="linear"/></c:trendline>', "trendline", 5
    ),
    "words on every layout": words_behind,
    "layouts without their shapes": shapes_gone,
    "a custom show": custom_show,
    "a show for kiosks": kiosk,
    "a base for links": base_of_links,
}
"""Every change to a deck's looks that a comparison must find."""


__all__ = ["DECK_LOOKS"]
