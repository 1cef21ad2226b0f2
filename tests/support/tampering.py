"""Changes to finished files, as somebody makes them who wants them to say or show otherwise.

Each change takes an opened deck or PDF, and returns where a comparison must find it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree
from PIL import Image

from irdocs.ooxml.namespaces import NAMESPACES, A, C, P, R


@dataclass(frozen=True)
class Expectation:
    """Where a change must be found."""

    code: str
    page: int = 0
    """The page or slide; 0 for the whole file."""
    block: str = ""
    """The id of the block of the content that it comes from."""
    words: str = ""
    """Words that the message must have."""


def picture(colour: str = "red") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(data, "PNG")
    return data.getvalue()


# -------------------------------------------------------------------- decks


class OpenDeck:
    """The parts of a deck, XML parts parsed when they are asked for."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self._roots: dict[str, Any] = {}

    def xml(self, name: str) -> Any:
        if name not in self._roots:
            self._roots[name] = etree.fromstring(self.parts[name])
        return self._roots[name]

    def saved(self) -> bytes:
        for name, root in self._roots.items():
            self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.parts.items():
                package.writestr(name, content)
        return file.getvalue()

    def slide(self, number: int) -> Any:
        return self.xml(f"ppt/slides/slide{number}.xml")

    def text(self, words: str) -> tuple[int, Any]:
        """The first text on a slide that has these words, with the number of the slide."""
        for number in range(1, 100):
            if f"ppt/slides/slide{number}.xml" not in self.parts:
                break
            for element in self.slide(number).iter(f"{A}t"):
                if words in (element.text or ""):
                    return number, element
        raise AssertionError(f"no slide says {words}")

    def shape(self, words: str) -> tuple[int, Any]:
        """The shape of that text."""
        number, element = self.text(words)
        return number, next(element.iterancestors(f"{P}sp"))

    def named(self, name: str) -> tuple[int, Any]:
        """The first shape of this name."""
        for number in range(1, 100):
            for element in self.slide(number).iter(f"{P}cNvPr"):
                if element.get("name") == name:
                    return number, element.getparent().getparent()
        raise AssertionError(name)

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship to a part, and return its id."""
        folder, _, name = part.rpartition("/")
        file = f"{folder}/_rels/{name}.rels"
        if file not in self.parts:
            self.parts[file] = f'<Relationships xmlns="{NAMESPACES["rel"]}"/>'.encode()
        root = self.xml(file)
        identifier = f"rIdAdded{len(root)}"
        prefix = NAMESPACES["r"] if "://" not in kind else kind.rpartition("/")[0]
        attributes = {"Id": identifier, "Type": f"{prefix}/{kind.rpartition('/')[2]}",
                      "Target": target}  # fmt: skip
        if external:
            attributes["TargetMode"] = "External"
        etree.SubElement(root, f"{{{NAMESPACES['rel']}}}Relationship", attributes)
        return identifier


DeckChange = Callable[[OpenDeck], Expectation]
LABEL = "of tests"


def fragment(xml: str) -> Any:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return etree.fromstring(f"<x {names}>{xml}</x>")[0]


def words(old: str, new: str, block: str, code: str = "changed-text") -> DeckChange:
    """Replace words in the first text that has them."""

    def change(deck: OpenDeck) -> Expectation:
        number, element = deck.text(old)
        element.text = element.text.replace(old, new)
        return Expectation(code, number, block, new.strip())

    return change


def run_property(words: str, block: str, **attributes: str) -> DeckChange:
    """Set attributes of the first run that has these words."""

    def change(deck: OpenDeck) -> Expectation:
        number, element = deck.text(words)
        element.getparent().find(f"{A}rPr").attrib.update(attributes)
        code = "changed-speech" if "lang" in attributes else "changed-look"
        return Expectation(code, number, block)

    return change


def run_fill(fill: str) -> DeckChange:
    def change(deck: OpenDeck) -> Expectation:
        number, element = deck.text(LABEL)
        properties = element.getparent().find(f"{A}rPr")
        for old in properties.findall(f"{A}solidFill"):
            properties.remove(old)
        properties.insert(0, fragment(fill))
        return Expectation("changed-look", number, "one-figure")

    return change


def place(x: int, y: int, width: int, height: int, **turn: str) -> DeckChange:
    """Give the shape of a label a place of its own, in EMU."""

    def change(deck: OpenDeck) -> Expectation:
        number, shape = deck.shape(LABEL)
        properties = shape.find(f"{P}spPr")
        for old in properties.findall(f"{A}xfrm"):
            properties.remove(old)
        more = " ".join(f'{name}="{value}"' for name, value in turn.items())
        properties.insert(0, fragment(
            f'<a:xfrm {more}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        ))  # fmt: skip
        return Expectation("changed-look", number, "one-figure")

    return change


def turned(deck: OpenDeck) -> Expectation:
    number, shape = deck.shape(LABEL)
    shape.find(f"{P}txBody/{A}bodyPr").set("rot", "5400000")
    return Expectation("changed-look", number, "one-figure")


def shrunk(deck: OpenDeck) -> Expectation:
    number, shape = deck.shape(LABEL)
    body = shape.find(f"{P}txBody/{A}bodyPr")
    for child in list(body):
        body.remove(child)
    body.append(fragment('<a:normAutofit fontScale="10000"/>'))
    return Expectation("changed-look", number, "one-figure")


def hidden_shape(deck: OpenDeck) -> Expectation:
    number, shape = deck.shape(LABEL)
    shape.find(f"{P}nvSpPr/{P}cNvPr").set("hidden", "1")
    return Expectation("changed-look", number, "one-figure")


def swapped_points(deck: OpenDeck) -> Expectation:
    number, first = deck.text("By the vessel")
    paragraph = next(first.iterancestors(f"{A}p"))
    other = paragraph.getnext()
    paragraph.addprevious(other)
    return Expectation("changed-text", number)


def chart(*, workbook: bool) -> DeckChange:
    """Change a number in a chart, and in its workbook too."""

    def change(deck: OpenDeck) -> Expectation:
        number, _ = deck.named("Chart")
        slide = f"ppt/slides/_rels/slide{number}.xml.rels"
        target = next(r.get("Target") for r in deck.xml(slide) if "chart" in r.get("Type"))
        part = "ppt/" + target.removeprefix("../")
        value = next(v for v in deck.xml(part).iter(f"{C}v") if v.text == "2.5")
        value.text = "7.5"
        if workbook:
            relations = deck.xml(part.replace("charts/", "charts/_rels/") + ".rels")
            book = "ppt/" + relations[0].get("Target").removeprefix("../")
            cells = OpenDeck(deck.parts[book])
            name = "xl/worksheets/sheet1.xml"
            cells.parts[name] = cells.parts[name].replace(b"<v>2.5</v>", b"<v>7.5</v>")
            deck.parts[book] = cells.saved()
        return Expectation("changed-chart", number, "columns", "7.5")

    return change


def workbook_alone(deck: OpenDeck) -> Expectation:
    number, _ = deck.named("Chart")
    book = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
    cells = OpenDeck(deck.parts[book])
    name = "xl/worksheets/sheet1.xml"
    cells.parts[name] = cells.parts[name].replace(b"<v>2.5</v>", b"<v>7.5</v>")
    deck.parts[book] = cells.saved()
    return Expectation("changed-chart", number, "columns", "7.5")


def chart_colour(deck: OpenDeck) -> Expectation:
    number, _ = deck.named("Chart")
    root = deck.xml("ppt/charts/chart1.xml")
    fill = next(root.iter(f"{A}schemeClr"))
    fill.set("val", "bg1")
    return Expectation("changed-look", number, "columns")


def picture_file(deck: OpenDeck, number: int) -> str:
    """Return the name of the PNG that a slide shows first."""
    relations = deck.parts[f"ppt/slides/_rels/slide{number}.xml.rels"].decode()
    (name, *_) = re.findall(r"media/(image\d+\.png)", relations)
    return f"ppt/media/{name}"


def other_picture(deck: OpenDeck) -> Expectation:
    number, _ = deck.named("Picture")
    deck.parts[picture_file(deck, number)] = picture()
    return Expectation("changed-picture", number, "photo")


def cropped(deck: OpenDeck) -> Expectation:
    number, shape = deck.named("Picture")
    fill = shape.find(f"{P}blipFill")
    for old in fill.findall(f"{A}srcRect"):
        fill.remove(old)
    fill.insert(1, fragment('<a:srcRect l="40000" r="40000"/>'))
    return Expectation("changed-picture", number, "photo")


def faded(deck: OpenDeck) -> Expectation:
    number, shape = deck.named("Picture")
    next(shape.iter(f"{A}blip")).insert(0, fragment('<a:alphaModFix amt="1000"/>'))
    return Expectation("changed-picture", number, "photo")


def external_picture(deck: OpenDeck) -> Expectation:
    number, shape = deck.named("Picture")
    identifier = deck.relate(
        f"ppt/slides/slide{number}.xml", "image", "http://example.com/x.png", external=True
    )
    blip = next(shape.iter(f"{A}blip"))
    del blip.attrib[f"{R}embed"]
    blip.set(f"{R}link", identifier)
    return Expectation("changed-picture", number, "photo")


def without(name: str, code: str = "changed-picture") -> DeckChange:
    def change(deck: OpenDeck) -> Expectation:
        number, shape = deck.named(name)
        shape.getparent().remove(shape)
        return Expectation(code, number)

    return change


def link(target: str | None, action: str = "") -> DeckChange:
    """Let a link in a text lead elsewhere, to a program, or nowhere."""

    def change(deck: OpenDeck) -> Expectation:
        number, element = deck.text("link to a page")
        properties = element.getparent().find(f"{A}rPr")
        click = properties.find(f"{A}hlinkClick")
        if target is None:
            properties.remove(click)
        else:
            part = f"ppt/slides/slide{number}.xml"
            click.set(f"{R}id", deck.relate(part, "hyperlink", target, external=True))
        if action:
            click.set("action", action)
        return Expectation("changed-link", number, "", target or "link to a page")

    return change


def link_of_relationship(deck: OpenDeck) -> Expectation:
    number, _ = deck.text("link to a page")
    for relation in deck.xml(f"ppt/slides/_rels/slide{number}.xml.rels"):
        if relation.get("TargetMode") == "External":
            relation.set("Target", "https://evil.example")
    return Expectation("changed-link", number, "", "https://evil.example")


def link_on_shape(deck: OpenDeck) -> Expectation:
    number, shape = deck.shape("Matters")
    identifier = deck.relate(
        f"ppt/slides/slide{number}.xml", "hyperlink", "https://evil.example", external=True
    )
    shape.find(f"{P}nvSpPr/{P}cNvPr").append(fragment(f'<a:hlinkClick r:id="{identifier}"/>'))
    return Expectation("changed-link", number, "call", "https://evil.example")


def jump(deck: OpenDeck) -> Expectation:
    number, shape = deck.named("Part 1")
    part = f"ppt/slides/slide{number}.xml"
    click = shape.find(f"{P}nvSpPr/{P}cNvPr/{A}hlinkClick")
    click.set(f"{R}id", deck.relate(part, "slide", "slide20.xml"))
    return Expectation("changed-look", number, "", "slide20")


def hidden_slide(deck: OpenDeck) -> Expectation:
    number, _ = deck.text(LABEL)
    deck.slide(number).set("show", "0")
    return Expectation("changed-look", number)


def box(text: str, fill: str) -> str:
    body = f"<a:p><a:r><a:rPr lang='en-GB'/><a:t>{text}</a:t></a:r></a:p>" if text else "<a:p/>"
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="900" name="Added"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="12192000" cy="6858000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody></p:sp>"
    )


def with_shape(xml: str, code: str, told: str = "") -> DeckChange:
    def change(deck: OpenDeck) -> Expectation:
        number, shape = deck.shape(LABEL)
        shape.getparent().append(fragment(xml))
        return Expectation(code, number, "", told)

    return change


def macro(deck: OpenDeck) -> Expectation:
    deck.parts["ppt/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 macro"
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    deck.relate("ppt/presentation.xml", kind, "vbaProject.bin")
    return Expectation("foreign-content", 0, "", "macro")


def object_on_slide(kind: str, file: str, told: str) -> DeckChange:
    def change(deck: OpenDeck) -> Expectation:
        number, _ = deck.text(LABEL)
        deck.parts[f"ppt/{file}"] = b"<x/>" if file.endswith("xml") else b"\xd0\xcf\x11\xe0"
        deck.relate(f"ppt/slides/slide{number}.xml", kind, f"../{file}")
        return Expectation("foreign-content", number, "", told)

    return change


def with_timing(deck: OpenDeck) -> Expectation:
    number, shape = deck.shape(LABEL)
    identifier = shape.find(f"{P}nvSpPr/{P}cNvPr").get("id")
    deck.slide(number).append(fragment(
        "<p:timing><p:tnLst><p:par><p:cTn id='1'><p:childTnLst><p:set><p:cBhvr><p:cTn id='2'/>"
        f"<p:tgtEl><p:spTgt spid='{identifier}'/></p:tgtEl></p:cBhvr></p:set></p:childTnLst>"
        "</p:cTn></p:par></p:tnLst></p:timing>"
    ))  # fmt: skip
    return Expectation("changed-look", number, "", "animation")


def with_transition(deck: OpenDeck) -> Expectation:
    number, _ = deck.text(LABEL)
    deck.slide(number).append(fragment('<p:transition advTm="0"><p:fade/></p:transition>'))
    return Expectation("changed-look", number, "", "transition")


def with_background(deck: OpenDeck) -> Expectation:
    number, _ = deck.text(LABEL)
    deck.slide(number).find(f"{P}cSld").insert(0, fragment(
        "<p:bg><p:bgPr><a:solidFill><a:srgbClr val='14233A'/></a:solidFill><a:effectLst/>"
        "</p:bgPr></p:bg>"
    ))  # fmt: skip
    return Expectation("changed-look", number, "", "background")


def notes(new: str | None) -> DeckChange:
    def change(deck: OpenDeck) -> Expectation:
        number, _ = deck.text("A lead with a")
        (part,) = (
            "ppt/" + r.get("Target").removeprefix("../")
            for r in deck.xml(f"ppt/slides/_rels/slide{number}.xml.rels")
            if r.get("Type").endswith("/notesSlide")
        )
        element = next(t for t in deck.xml(part).iter(f"{A}t") if "Notes on words" in t.text)
        if new is None:
            paragraph = next(element.iterancestors(f"{A}p"))
            paragraph.getparent().remove(paragraph)
        else:
            element.text = new
        return Expectation("changed-text", number, "", "notes")

    return change


def listed(deck: OpenDeck) -> Any:
    return deck.xml("ppt/presentation.xml").find(f"{P}sldIdLst")


def moved_slide(deck: OpenDeck) -> Expectation:
    slides = listed(deck)
    slides.append(slides[6])
    return Expectation("changed-pages", len(slides), "glossary", "number 7")


def removed_slide(deck: OpenDeck) -> Expectation:
    number, _ = deck.text(LABEL)
    slides = listed(deck)
    slides.remove(slides[number - 1])
    return Expectation("changed-pages", number, "one-figure", "removed")


def repeated_slide(deck: OpenDeck) -> Expectation:
    number, _ = deck.text(LABEL)
    slides = listed(deck)
    again = fragment(etree.tostring(slides[number - 1]).decode())
    again.set("id", "999")
    slides.append(again)
    return Expectation("changed-pages", len(slides), "", "added")


def cell(deck: OpenDeck) -> Expectation:
    number, element = deck.text("Holds")
    element.text = "Drops "
    return Expectation("changed-text", number, "grid", "Drops")


def row(deck: OpenDeck) -> Expectation:
    number, frame = deck.named("Table")
    rows = list(frame.iter(f"{A}tr"))
    rows[-1].getparent().remove(rows[-1])
    return Expectation("changed-text", number, "grid", "Balloon")


def alt(name: str, block: str) -> DeckChange:
    def change(deck: OpenDeck) -> Expectation:
        number, shape = deck.named(name)
        next(shape.iter(f"{P}cNvPr")).set("descr", "Something else")
        return Expectation("changed-speech", number, block, "Something else")

    return change


def part(name: str, old: str, new: str, code: str = "changed-look") -> DeckChange:
    """Replace text in a part that belongs to no slide."""

    def change(deck: OpenDeck) -> Expectation:
        text, count = re.subn(old, new, deck.parts[name].decode(), count=1)
        assert count, (name, old)
        deck.parts[name] = text.encode()
        return Expectation(code)

    return change


def other_layout(deck: OpenDeck) -> Expectation:
    number, _ = deck.text("Matters")
    for relation in deck.xml(f"ppt/slides/_rels/slide{number}.xml.rels"):
        if relation.get("Type").endswith("/slideLayout"):
            relation.set("Target", "../slideLayouts/slideLayout30.xml")
    return Expectation("changed-look", number)


def outline(deck: OpenDeck) -> Expectation:
    number, shape = deck.named("Icon")
    next(shape.iter(f"{A}pt")).set("x", "1")
    return Expectation("changed-look", number)


def reordered(deck: OpenDeck) -> Expectation:
    number, shape = deck.shape(LABEL)
    tree = shape.getparent()
    tree.insert(3, tree[-1])
    return Expectation("changed-order", number)


def alternate(deck: OpenDeck) -> Expectation:
    number, shape = deck.shape(LABEL)
    uri = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    holder = etree.SubElement(shape.getparent(), f"{{{uri}}}AlternateContent")
    etree.SubElement(holder, f"{{{uri}}}Choice", Requires="p14").append(
        fragment(box("Hidden words", "<a:noFill/>"))
    )
    return Expectation("changed-text", number, "", "Hidden words")


def inherited(deck: OpenDeck) -> Expectation:
    number, shape = deck.shape(LABEL)
    style = shape.find(f"{P}txBody/{A}lstStyle")
    style.append(fragment('<a:lvl1pPr><a:defRPr sz="100"/></a:lvl1pPr>'))
    return Expectation("changed-look", number, "one-figure")


def body_property(**attributes: str) -> DeckChange:
    def change(deck: OpenDeck) -> Expectation:
        number, shape = deck.shape(LABEL)
        shape.find(f"{P}txBody/{A}bodyPr").attrib.update(attributes)
        return Expectation("changed-look", number, "one-figure")

    return change


def paragraph_property(xml: str) -> DeckChange:
    """Replace the properties of the first point of a numbered list."""

    def change(deck: OpenDeck) -> Expectation:
        number, element = deck.text("Open")
        paragraph = next(element.iterancestors(f"{A}p"))
        for old in paragraph.findall(f"{A}pPr"):
            paragraph.remove(old)
        paragraph.insert(0, fragment(xml))
        return Expectation("changed-look", number, "steps")

    return change


def removed_point(deck: OpenDeck) -> Expectation:
    number, element = deck.text("Inflate")
    paragraph = next(element.iterancestors(f"{A}p"))
    paragraph.getparent().remove(paragraph)
    return Expectation("changed-text", number, "steps")


def column(deck: OpenDeck) -> Expectation:
    number, frame = deck.named("Table")
    for row in frame.iter(f"{A}tr"):
        row.remove(row[1])
    grid = next(frame.iter(f"{A}tblGrid"))
    grid.remove(grid[1])
    return Expectation("changed-text", number, "grid")


def scale(deck: OpenDeck) -> Expectation:
    number, _ = deck.named("Chart")
    axis = next(deck.xml("ppt/charts/chart1.xml").iter(f"{C}valAx"))
    axis.find(f"{C}scaling").append(fragment('<c:max val="100"/>'))
    return Expectation("changed-chart", number, "columns", "scale")


def category(deck: OpenDeck) -> Expectation:
    number, _ = deck.named("Chart")
    for value in deck.xml("ppt/charts/chart1.xml").iter(f"{C}v"):
        if value.text == "Alpha":
            value.text = "Omega"
    return Expectation("changed-chart", number, "columns", "Omega")


def text_in_group(deck: OpenDeck) -> Expectation:
    number, group = deck.named("Part of a ring")
    next(group.iter(f"{P}sp")).append(fragment(
        "<p:txBody><a:bodyPr/><a:p><a:r><a:t>99%</a:t></a:r></a:p></p:txBody>"
    ))  # fmt: skip
    return Expectation("changed-look", number, "", "99%")


def unlisted_slide(deck: OpenDeck) -> Expectation:
    deck.parts["ppt/slides/slide99.xml"] = deck.parts["ppt/slides/slide3.xml"]
    return Expectation("changed-look", 0, "", "slide99")


def link_on_master(deck: OpenDeck) -> Expectation:
    part = "ppt/slideMasters/slideMaster1.xml"
    identifier = deck.relate(part, "hyperlink", "https://evil.example", external=True)
    next(deck.xml(part).iter(f"{P}cNvPr")).append(fragment(f'<a:hlinkClick r:id="{identifier}"/>'))
    return Expectation("changed-look", 0, "", "slideMaster1")


BLANK = "<a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill>"
OLE = "oleObject"
DECK_CHANGES: dict[str, DeckChange] = {
    "a digit changed in a statistic": words("12.5%", "72.5%", "one-figure"),
    "a digit added": words("12.5%", "112.5%", "one-figure"),
    "a word added": words("of tests", "of all tests", "one-figure"),
    "a word removed": words("Matters", "", "call"),
    "a title changed": words("A count", "No count", "counted"),
    "the answer of a quiz changed": words("Because that one", "Because this one", "question"),
    "a slide's footer changed": words("Every block", "Every blockage", ""),
    "two points swapped": swapped_points,
    "a chart changed": chart(workbook=False),
    "a chart and its workbook changed alike": chart(workbook=True),
    "a workbook changed": workbook_alone,
    "a chart's colour changed": chart_colour,
    "another picture": other_picture,
    "a picture cropped": cropped,
    "a picture faded": faded,
    "a picture elsewhere": external_picture,
    "a picture removed": without("Picture"),
    "a drawing removed": without("Part of a ring"),
    "a QR code removed": without("QR code"),
    "a table removed": without("Table", "changed-text"),
    "a drawing's outline changed": outline,
    "a link elsewhere": link("https://evil.example/page"),
    "a link elsewhere by its relationship": link_of_relationship,
    "a link removed": link(None),
    "a link that runs a program": link("calc.exe", "ppaction://program"),
    "a link put on a shape": link_on_shape,
    "a link to another slide": jump,
    "a slide hidden": hidden_slide,
    "a shape hidden": hidden_shape,
    "a box off the slide": place(20_000_000, 20_000_000, 3_000_000, 500_000),
    "a tiny box": place(6_000_000, 3_000_000, 1, 1),
    "a box turned": place(6_000_000, 3_000_000, 3_000_000, 500_000, rot="10800000"),
    "a box mirrored": place(6_000_000, 3_000_000, 3_000_000, 500_000, flipV="1"),
    "text turned in its box": turned,
    "text without fill": run_fill("<a:noFill/>"),
    "text in the colour of the ground": run_fill(BLANK),
    "transparent text": run_fill(
        "<a:solidFill><a:srgbClr val='14233A'><a:alpha val='0'/></a:srgbClr></a:solidFill>"
    ),
    "text struck out": run_property(LABEL, "one-figure", strike="sngStrike"),
    "text at 1 pt": run_property(LABEL, "one-figure", sz="100"),
    "text at 1 pt by its list style": inherited,
    "text at a font scale of 10 %": shrunk,
    "another language": run_property(LABEL, "one-figure", lang="de-DE"),
    "a shape over a text": with_shape(box("", BLANK), "changed-look", "over the"),
    "a text box added": with_shape(box("Not true", "<a:noFill/>"), "changed-text", "Not true"),
    "a text in alternate content": alternate,
    "a macro": macro,
    "an embedded object": object_on_slide(OLE, "embeddings/oleObject1.bin", "embedded object"),
    "an ActiveX control": object_on_slide("control", "activeX/activeX1.xml", "ActiveX"),
    "custom XML": object_on_slide("customXml", "customXml/item1.xml", "custom XML"),
    "a comment": object_on_slide("comments", "comments/comment1.xml", "comments"),
    "notes changed": notes("Notes on worms."),
    "notes removed": notes(None),
    "text pushed out of its box": body_property(lIns="9999999"),
    "text in many columns": body_property(numCol="9"),
    "a line pitch of 1 %": paragraph_property(
        "<a:pPr><a:lnSpc><a:spcPct val='1000'/></a:lnSpc></a:pPr>"
    ),
    "a number without its list": paragraph_property("<a:pPr><a:buNone/></a:pPr>"),
    "text indented out of sight": paragraph_property("<a:pPr marL='9999999'/>"),
    "a point removed": removed_point,
    "a column removed": column,
    "a chart's scale": scale,
    "a chart's category": category,
    "a text in a drawing": text_in_group,
    "a slide that no list has": unlisted_slide,
    "a link on a master": link_on_master,
    "a slide moved": moved_slide,
    "a slide removed": removed_slide,
    "a slide repeated": repeated_slide,
    "a cell changed": cell,
    "a row removed": row,
    "alternative text of a picture": alt("Picture", "photo"),
    "alternative text of a chart": alt("Chart", "columns"),
    "an animation": with_timing,
    "a transition": with_transition,
    "a background": with_background,
    "the order of reading": reordered,
    "another layout": other_layout,
    "a layout changed": part("ppt/slideLayouts/slideLayout1.xml", r'sz="\d+"', 'sz="100"'),
    "a master changed": part("ppt/slideMasters/slideMaster1.xml", r'sz="\d+"', 'sz="100"'),
    "a theme changed": part("ppt/theme/theme1.xml", r'srgbClr val="\w+"', 'srgbClr val="FF0000"'),
    "the size of slides": part("ppt/presentation.xml", 'cx="12192000"', 'cx="9144000"'),
    "another title in the metadata": part(
        "docProps/core.xml", "(title[^>]*>)Every", r"\1No", "changed-file"
    ),
    "another language in the metadata": part(
        "docProps/core.xml", "(language[^>]*>)en-GB", r"\1de-DE", "changed-file"
    ),
}  # fmt: skip
"""Every change to a deck that a comparison must find."""


__all__ = ["DECK_CHANGES", "DeckChange", "Expectation", "OpenDeck", "picture"]
