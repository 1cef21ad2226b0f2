"""Facts about a PDF as a whole: its catalogue, XMP metadata, output intents and fonts.

Clauses are of ISO 32000-1 where no other standard is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from irdocs.audit.reading import xmp_entries
from irdocs.audit.reading.streams import filters_of
from irdocs.content.picture_data import metadata_in
from irdocs.frozen import frozen


@frozen
class Catalogue:
    """The entries of the document catalogue that the rules ask about (7.7.2)."""

    marked: bool
    """Whether it declares the file to be tagged (14.7.1)."""
    language: str
    """The language tag of the whole file; empty if there is none."""
    shows_title: bool
    """Whether a viewer's window is to show the title instead of the file's name (12.2)."""
    acts: bool
    """Whether it has actions that run when the file is opened or later, or embedded files."""


@frozen
class XmpClaims:
    """What the file claims about itself in its XMP metadata (ISO 16684-1)."""

    title: str
    conformance: frozenset[str]
    """The standards that it claims, such as PDF/UA-1, PDF/A-2a and PDF/X-4."""
    document_id: str


@frozen
class OutputIntent:
    """An output intent: the printing condition that the file's colours are meant for (14.11.5)."""

    kind: str
    """Its subtype, which names the standard that asks for it, such as GTS_PDFX."""
    condition: str
    """The identifier of the printing condition, such as FOGRA39."""
    components: int | None
    """The number of inks of its ICC profile; None if it has no profile."""


@frozen
class FontFacts:
    """A font in the resources of a page or a form."""

    name: str
    embedded: bool
    has_characters: bool
    """Whether a ToUnicode map gives the characters of its codes (9.10.3)."""


def catalogue(pdf: pikepdf.Pdf) -> Catalogue:
    """Return what the document catalogue says."""
    root = pdf.Root
    marks: Any = root.get("/MarkInfo", {})
    preferences: Any = root.get("/ViewerPreferences", {})
    names: Any = root.get("/Names", {})
    acts = any(key in root for key in ("/OpenAction", "/AA")) or any(
        key in names for key in ("/JavaScript", "/EmbeddedFiles")
    )
    return Catalogue(
        bool(marks.get("/Marked", False)),
        str(root.get("/Lang", "")),
        bool(preferences.get("/DisplayDocTitle", False)),
        acts,
    )


def xmp_claims(pdf: pikepdf.Pdf) -> XmpClaims:
    """Return what the XMP metadata says; empty values for what it does not say.

    Raises UnreadableError for metadata that is not XMP.
    """
    stream = pdf.Root.get("/Metadata")
    root = xmp_entries.root_of(stream) if isinstance(stream, pikepdf.Stream) else None

    def said(name: str) -> str:
        return "" if root is None else xmp_entries.entry(root, name)

    level = f"{said('pdfaid:part')}{said('pdfaid:conformance')}"
    conformance = {
        f"PDF/UA-{said('pdfuaid:part')}",
        f"PDF/A-{level.lower()}",
        said("pdfxid:GTS_PDFXVersion"),
    }
    return XmpClaims(said("dc:title"), frozenset(conformance), said("xmpMM:DocumentID"))


def output_intents(pdf: pikepdf.Pdf) -> Iterator[OutputIntent]:
    """Yield the file's output intents."""
    intents: Any = pdf.Root.get("/OutputIntents", [])
    for intent in intents:
        profile = intent.get("/DestOutputProfile")
        yield OutputIntent(
            str(intent.get("/S", "")).removeprefix("/"),
            str(intent.get("/OutputConditionIdentifier", "")),
            None if profile is None else int(profile.N),
        )


def trapped(pdf: pikepdf.Pdf) -> str | None:
    """Return the value of /Trapped: True, False or Unknown; None if it is absent (14.11.6)."""
    value = pdf.docinfo.get("/Trapped")
    return None if value is None else str(value).removeprefix("/")


def fonts(pdf: pikepdf.Pdf) -> Iterator[FontFacts]:
    """Yield each font in the resources of pages, and of forms that they may paint, once.

    Fonts that are direct objects have no number by which to know them again, and may come twice.
    """
    seen: set[tuple[int, int]] = set()
    pending: list[Any] = [page.resources for page in reversed(pdf.pages)]
    while pending:
        resources = pending.pop()
        for font in resources.get("/Font", pikepdf.Dictionary()).values():
            if not (font.is_indirect and font.objgen in seen):
                seen.add(font.objgen)
                yield _font(font)
        for external in resources.get("/XObject", pikepdf.Dictionary()).values():
            if external.objgen not in seen and "/Resources" in external:
                seen.add(external.objgen)
                pending.append(external.Resources)


def _font(font: Any) -> FontFacts:
    descendant = font.DescendantFonts[0] if font.get("/Subtype") == "/Type0" else font
    descriptor: Any = descendant.get("/FontDescriptor", pikepdf.Dictionary())
    embedded = any(f"/FontFile{n}" in descriptor for n in ("", "2", "3"))
    # A Type 3 font has no font file: its glyphs are content streams in the font itself (9.6.5).
    is_type_3 = font.get("/Subtype") == "/Type3"
    return FontFacts(str(font.get("/BaseFont", "")), embedded or is_type_3, "/ToUnicode" in font)


def picture_metadata(pdf: pikepdf.Pdf) -> Iterator[tuple[str, ...]]:
    """Yield the kinds of metadata in each image that has some: in its JPEG data, or beside it."""
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") != pikepdf.Name.Image:
            continue
        kinds: tuple[str, ...] = ("XMP",) if "/Metadata" in thing else ()
        if filters_of(thing) == ["DCTDecode"]:
            kinds += metadata_in(bytes(thing.read_raw_bytes()))
        if kinds:
            yield kinds
