"""Changes to a finished PDF, as somebody makes them who wants it to say or show otherwise.

Each change takes an opened PDF, and returns where a comparison must find it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, String

from irdocs.audit.reading.font_reader import FontReader
from support.pdf_fonts import descriptor
from support.tampering import Expectation, picture

PdfChange = Callable[[pikepdf.Pdf], Expectation]
LABEL = "of tests"
"""A text on the second page, in block one-figure."""
BLOCK = "one-figure"


class Content:
    """The content of a page as instructions, and the texts in it."""

    def __init__(self, pdf: pikepdf.Pdf, number: int) -> None:
        self.pdf, self.page = pdf, pdf.pages[number - 1]
        parsed: Any = pikepdf.parse_content_stream(self.page)
        self.instructions: list[Any] = [(list(i.operands), i.operator) for i in parsed]

    def texts(self) -> Iterator[tuple[int, str, FontReader]]:
        """Each text that is shown, with the index of its instruction and its font."""
        font = None
        for index, (operands, operator) in enumerate(self.instructions):
            if str(operator) == "Tf":
                font = FontReader(self.page.Resources.Font[str(operands[0])])
            elif str(operator) in ("Tj", "TJ") and font is not None:
                pieces = operands if str(operator) == "Tj" else operands[0]
                strings = [bytes(p) for p in pieces if isinstance(p, String)]
                yield index, font.shown(b"".join(strings))[0], font

    def find(self, words: str) -> tuple[int, str, FontReader]:
        return next(found for found in self.texts() if words in found[1])

    def say(self, index: int, text: str, font: FontReader) -> None:
        """Let an instruction show another text, of letters that the font has."""
        codes_known = range(1023, 0, -1)
        characters = {font.shown(n.to_bytes(2, "big"))[0]: n for n in codes_known}
        codes = b"".join(characters[letter].to_bytes(2, "big") for letter in text)
        self.instructions[index] = ([String(codes)], Operator("Tj"))

    def insert(self, index: int, content: bytes) -> None:
        parsed: Any = pikepdf.parse_content_stream(pikepdf.Stream(self.pdf, content))
        self.instructions[index:index] = [(list(i.operands), i.operator) for i in parsed]

    def save(self) -> None:
        data = pikepdf.unparse_content_stream(self.instructions)
        self.page.Contents = pikepdf.Stream(self.pdf, data)


def words(old: str, new: str, page: int, block: str) -> PdfChange:
    def change(pdf: pikepdf.Pdf) -> Expectation:
        content = Content(pdf, page)
        index, text, font = content.find(old)
        content.say(index, text.replace(old, new), font)
        content.save()
        return Expectation("changed-text", page, block, new)

    return change


def around(before: str, after: str, code: str = "changed-look") -> PdfChange:
    """Put operators before and after a text."""

    def change(pdf: pikepdf.Pdf) -> Expectation:
        content = Content(pdf, 2)
        index, _, _ = content.find(LABEL)
        content.insert(index + 1, after.encode())
        content.insert(index, before.encode())
        content.save()
        return Expectation(code, 2, BLOCK)

    return change


def removed_text(pdf: pikepdf.Pdf) -> Expectation:
    content = Content(pdf, 2)
    index, _, _ = content.find(LABEL)
    del content.instructions[index]
    content.save()
    return Expectation("changed-text", 2, BLOCK, "removed")


def moved_text(pdf: pikepdf.Pdf) -> Expectation:
    return around("1 0 0 1 20 20 Tm", "")(pdf)


def small_type(pdf: pikepdf.Pdf) -> Expectation:
    content = Content(pdf, 2)
    index, _, _ = content.find(LABEL)
    font = next(o for o, name in reversed(content.instructions[:index]) if str(name) == "Tf")
    content.insert(index, f"{font[0]} 1 Tf".encode())
    content.save()
    return Expectation("changed-look", 2, BLOCK)


def other_font(pdf: pikepdf.Pdf) -> Expectation:
    pdf.pages[1].Resources.Font.Other = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
    )
    content = Content(pdf, 2)
    index, _, _ = content.find(LABEL)
    size = next(o for o, name in reversed(content.instructions[:index]) if str(name) == "Tf")[1]
    content.insert(index, f"/Other {size} Tf".encode())
    content.save()
    return Expectation("changed-look", 2, BLOCK)


def alpha(**parameters: Any) -> PdfChange:
    def change(pdf: pikepdf.Pdf) -> Expectation:
        resources = pdf.pages[1].Resources
        resources.ExtGState = Dictionary(Faint=Dictionary(Type=Name.ExtGState, **parameters))
        return around("/Faint gs", "")(pdf)

    return change


def painted(content: str, code: str = "changed-look", told: str = "") -> PdfChange:
    def change(pdf: pikepdf.Pdf) -> Expectation:
        pdf.pages[1].contents_add(content.encode())
        return Expectation(code, 2, "", told)

    return change


def said(pdf: pikepdf.Pdf) -> Expectation:
    fonts = pdf.pages[0].Resources.Font.values()
    black = [font for font in fonts if "Black" in str(font.BaseFont)]
    font = next(font for font in black if b" <0031>" in font.ToUnicode.read_bytes())
    stream = font.ToUnicode.read_bytes().replace(b" <0031>", b" <0037>", 1)
    font.ToUnicode = pikepdf.Stream(pdf, stream)
    return Expectation("changed-speech", 2, BLOCK, "72.5%")


def glyphs(pdf: pikepdf.Pdf) -> Expectation:
    """Let the font draw other glyphs for the same codes."""
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    data = bytearray(descriptor(font).FontFile2.read_bytes())
    data[-40:] = bytes(40)
    descriptor(font).FontFile2 = pikepdf.Stream(pdf, bytes(data))
    return Expectation("changed-look", 1, "", "glyphs")


def added_text(pdf: pikepdf.Pdf) -> Expectation:
    name = next(iter(pdf.pages[0].Resources.Font))
    pdf.pages[0].contents_add(f"BT {name} 9 Tf 300 300 Td (\x01\x02) Tj ET".encode())
    return Expectation("changed-text", 1, "", "was added")


# -------------------------------------------------------------------- pages


def added_page(pdf: pikepdf.Pdf) -> Expectation:
    pdf.add_blank_page()
    return Expectation("changed-pages", 3, "", "added")


def repeated_page(pdf: pikepdf.Pdf) -> Expectation:
    pdf.pages.append(pdf.pages[0])
    return Expectation("changed-pages", 3, "", "added")


def removed_page(pdf: pikepdf.Pdf) -> Expectation:
    del pdf.pages[1]
    return Expectation("changed-pages", 2, "", "removed")


def moved_page(pdf: pikepdf.Pdf) -> Expectation:
    pdf.pages.reverse()
    return Expectation("changed-pages", 1, "", "number 2")


def page_entry(key: str, value: Any, code: str = "changed-look", told: str = "") -> PdfChange:
    def change(pdf: pikepdf.Pdf) -> Expectation:
        pdf.pages[0].obj[key] = value() if callable(value) else value
        return Expectation(code, 1, "", told)

    return change


# -------------------------------------------------------------------- links and annotations


def link(pdf: pikepdf.Pdf) -> Any:
    return next(a for a in pdf.pages[0].Annots if "lead" in str(a.A.get("/URI", "")))


def link_entry(key: str, value: Callable[[], Any], code: str = "changed-link") -> PdfChange:
    def change(pdf: pikepdf.Pdf) -> Expectation:
        link(pdf)[key] = value()
        return Expectation(code, 1)

    return change


def removed_link(pdf: pikepdf.Pdf) -> Expectation:
    annotations = pdf.pages[0].Annots
    del annotations[0]
    return Expectation("changed-link", 1, "", "removed")


def annotation(told: str, **entries: Any) -> PdfChange:
    def change(pdf: pikepdf.Pdf) -> Expectation:
        form = pikepdf.Stream(pdf, b"1 g 0 0 900 600 re f")
        form.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 900, 600])
        )
        made = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 900, 600]), F=4,
                          AP=Dictionary(N=pdf.make_indirect(form)), **entries)  # fmt: skip
        pdf.pages[0].Annots.append(pdf.make_indirect(made))
        return Expectation("changed-look", 1, "", told)

    return change


# -------------------------------------------------------------------- pictures


def other_pixels(pdf: pikepdf.Pdf) -> Expectation:
    (image,) = (x for x in pdf.pages[1].Resources.XObject.values() if x.Subtype == Name.Image)
    count = len(image.read_bytes())
    image.write(bytes(count))
    return Expectation("changed-picture", 2)


def removed_picture(pdf: pikepdf.Pdf) -> Expectation:
    content = Content(pdf, 2)
    index = next(n for n, (_, operator) in enumerate(content.instructions) if str(operator) == "Do")
    del content.instructions[index]
    content.save()
    return Expectation("changed-picture", 2, "", "removed")


def picture_of_text(pdf: pikepdf.Pdf) -> Expectation:
    image = pikepdf.Stream(pdf, bytes(12), Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2,
                           BitsPerComponent=8, ColorSpace=Name.DeviceRGB)  # fmt: skip
    pdf.pages[1].Resources.XObject.Added = image
    removed_text(pdf)
    pdf.pages[1].contents_add(b"q 90 0 0 20 50 50 cm /Added Do Q")
    return Expectation("changed-picture", 2, "", "added")


# -------------------------------------------------------------------- structure


def elements(node: Any) -> Iterator[Any]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def element(pdf: pikepdf.Pdf, role: str) -> Any:
    return next(e for e in elements(pdf.Root.StructTreeRoot) if Name(f"/{role}") == e.S)


def structure(role: str, key: str, value: Any, block: str = "") -> PdfChange:
    def change(pdf: pikepdf.Pdf) -> Expectation:
        found = element(pdf, role)
        found[key] = value
        page = next(n for n, p in enumerate(pdf.pages, 1) if p.obj.objgen == found.Pg.objgen) if (
            "/Pg" in found) else 0  # fmt: skip
        return Expectation("changed-speech", page, block)

    return change


def reordered(pdf: pikepdf.Pdf) -> Expectation:
    parent = element(pdf, "L")
    parent.K = Array(reversed(list(parent.K)))
    return Expectation("changed-order", 1)


def removed_element(pdf: pikepdf.Pdf) -> Expectation:
    parent = element(pdf, "L")
    kids = list(parent.K)
    parent.K = Array(kids[:-1])
    return Expectation("changed-speech", 1, "", "removed")


def exchanged(pdf: pikepdf.Pdf) -> Expectation:
    """Let two headings be read with each other's words."""
    first, second = [e for e in elements(pdf.Root.StructTreeRoot) if e.S == Name.H2][:2]
    first.K, second.K = second.K, first.K
    return Expectation("changed-speech", 1, "", "content")


# -------------------------------------------------------------------- the whole file


def catalogue(key: str, value: Callable[[pikepdf.Pdf], Any], code: str, told: str) -> PdfChange:
    def change(pdf: pikepdf.Pdf) -> Expectation:
        pdf.Root[key] = value(pdf)
        return Expectation(code, 0, "", told)

    return change


def attached(pdf: pikepdf.Pdf) -> Expectation:
    pdf.attachments["x.txt"] = b"hello"
    return Expectation("foreign-content", 0, "", "attached")


def layer(pdf: pikepdf.Pdf) -> Expectation:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Hidden")))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Order=Array([group]))
    )
    pdf.pages[1].Resources.Properties = Dictionary(Hidden=group)
    return around("/OC /Hidden BDC", "EMC")(pdf)


def bookmark(key: str, value: Any) -> PdfChange:
    def change(pdf: pikepdf.Pdf) -> Expectation:
        first = pdf.Root.Outlines.First
        if key == "/Dest":
            del first["/A" if "/A" in first else "/Dest"]
            first.Dest = Array([pdf.pages[1].obj, Name.Fit])
        else:
            first[key] = value
        return Expectation("changed-link" if key == "/Dest" else "changed-file")

    return change


def title(pdf: pikepdf.Pdf) -> Expectation:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = "No block"
    return Expectation("changed-file", 0, "", "No block")


def author(pdf: pikepdf.Pdf) -> Expectation:
    pdf.docinfo["/Author"] = "Anybody"
    return Expectation("changed-file", 0, "", "Anybody")


def script(pdf: pikepdf.Pdf) -> Any:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def program() -> Any:
    return Dictionary(S=Name.Launch, F=String("calc.exe"))


PDF_CHANGES: dict[str, PdfChange] = {
    "a digit changed": words("12.5%", "15.5%", 2, BLOCK),
    "a word changed": words("works", "words", 1, "words-of-one"),
    "a text removed": removed_text,
    "a text added": added_text,
    "a text moved": moved_text,
    "text in mode 3": around("3 Tr", "0 Tr"),
    "text in mode 7": around("7 Tr", "0 Tr"),
    "text at 1 pt": small_type,
    "text turned": around("0 1 -1 0 300 300 Tm", ""),
    "text mirrored": around("-1 0 0 1 300 300 Tm", ""),
    "text in white": around("1 1 1 rg", ""),
    "text without width": around("1 Tz", "100 Tz"),
    "text at alpha 0": alpha(ca=0),
    "text in another blend mode": alpha(BM=Name.Screen),
    "text clipped": around("ET q 0 0 1 1 re W n BT", "ET Q BT"),
    "text in another font": other_font,
    "text covered": painted("1 g 0 0 900 600 re f", told="over the text"),
    "a line through text": painted("0 0 900 1 re f"),
    "a dash pattern": painted("[1 2] 0 d", told="operators"),
    "ToUnicode that lies": said,
    "other glyphs in the font": glyphs,
    "a layer that hides": layer,
    "a page added": added_page,
    "a page repeated": repeated_page,
    "a page removed": removed_page,
    "pages exchanged": moved_page,
    "a page turned": page_entry("/Rotate", 180, told="rotation"),
    "a crop box": page_entry("/CropBox", lambda: Array([0, 0, 300, 595]), told="CropBox"),
    "a media box": page_entry("/MediaBox", lambda: Array([0, 0, 300, 595]), told="MediaBox"),
    "another unit": page_entry("/UserUnit", 4, told="UserUnit"),
    "an action of a page": page_entry(
        "/AA", lambda: Dictionary(O=program()), "foreign-content", "actions"
    ),
    "a link elsewhere": link_entry(
        "/A", lambda: Dictionary(S=Name.URI, URI=String("https://evil.example"))
    ),
    "a link that runs a program": link_entry("/A", program),
    "a link with a script": link_entry("/A", lambda: script(pikepdf.new())),
    "a link placed elsewhere": link_entry("/Rect", lambda: Array([0, 0, 9, 9]), "changed-look"),
    "a link removed": removed_link,
    "a link's description": link_entry("/Contents", lambda: String("Else"), "changed-speech"),
    "a link hidden": link_entry("/F", lambda: 2, "changed-look"),
    "an annotation over text": annotation("Square", Subtype=Name.Square),
    "a text annotation": annotation("FreeText", Subtype=Name.FreeText, Contents=String("Not so")),
    "a form field": annotation("Widget", Subtype=Name.Widget, FT=Name.Tx, T=String("name")),
    "other pixels": other_pixels,
    "a picture removed": removed_picture,
    "a picture in place of text": picture_of_text,
    "alternative text": structure("Figure", "/Alt", String("Something else")),
    "an element's language": structure("P", "/Lang", String("de")),
    "actual text": structure("P", "/ActualText", String("Something else")),
    "a heading that is none": structure("H1", "/S", Name.P),
    "elements reordered": reordered,
    "an element removed": removed_element,
    "elements with each other's words": exchanged,
    "a role map": lambda pdf: (
        pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(P=Name.H1)),
        Expectation("changed-file", 0, "", "RoleMap"),
    )[1],
    "a bookmark's title": bookmark("/Title", String("Else")),
    "a bookmark elsewhere": bookmark("/Dest", None),
    "another title": title,
    "another author": author,
    "another language": catalogue("/Lang", lambda pdf: String("de"), "changed-speech", "de"),
    "an action on opening": catalogue("/OpenAction", script, "foreign-content", "is opened"),
    "form fields": catalogue(
        "/AcroForm", lambda pdf: Dictionary(Fields=Array()), "foreign-content", "form fields"
    ),
    "a script in the file": catalogue(
        "/Names",
        lambda pdf: Dictionary(JavaScript=Dictionary(Names=Array([String("x"), script(pdf)]))),
        "foreign-content", "scripts",
    ),
    "an attached file": attached,
    "other preferences": catalogue(
        "/ViewerPreferences", lambda pdf: Dictionary(HideToolbar=True), "changed-file", "Viewer"
    ),
}  # fmt: skip
"""Every change to a PDF that a comparison must find."""

__all__ = ["PDF_CHANGES", "Content", "PdfChange", "picture"]
