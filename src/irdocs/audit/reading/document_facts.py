"""What a PDF says of itself as a whole: catalogue, metadata, output intents, fonts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The document catalogue (ISO 32000-1, 7.7.2)."""

    marked: bool
    """Whether it says that it is tagged."""
    language: str
    shows_title: bool
    """Whether a reader's window shows the title, and not the file's name."""
    acts: bool
    """Whether it runs something, or carries a file."""


@dataclass(frozen=True, slots=True)
class XmpClaims:
    """What the XMP metadata says of the file (ISO 16684-1)."""

    title: str
    conformance: frozenset[str]
    """The standards that it claims, such as PDF/UA-1, PDF/A-2a and PDF/X-4."""
    document_id: str


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """For which way of printing a file's colours are meant (14.11.5)."""

    kind: str
    """The standard that asks for it, such as GTS_PDFX."""
    condition: str
    components: int | None
    """How many inks its profile is for; None if it has no profile."""


@dataclass(frozen=True, slots=True)
class FontFacts:
    """A font that pages name among their resources."""

    name: str
    embedded: bool
    has_characters: bool
    """Whether it says which characters its codes are."""


def catalogue(pdf: pikepdf.Pdf) -> Catalogue:
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
    metadata = pdf.open_metadata()
    level = f"{metadata.get('pdfaid:part', '')}{metadata.get('pdfaid:conformance', '')}"
    conformance = {
        f"PDF/UA-{metadata.get('pdfuaid:part', '')}",
        f"PDF/A-{level.lower()}",
        str(metadata.get("pdfxid:GTS_PDFXVersion", "")),
    }
    return XmpClaims(
        str(metadata.get("dc:title", "")),
        frozenset(conformance),
        str(metadata.get("xmpMM:DocumentID") or ""),
    )


def output_intents(pdf: pikepdf.Pdf) -> Iterator[OutputIntent]:
    intents: Any = pdf.Root.get("/OutputIntents", [])
    for intent in intents:
        profile = intent.get("/DestOutputProfile")
        yield OutputIntent(
            str(intent.get("/S", "")).removeprefix("/"),
            str(intent.get("/OutputConditionIdentifier", "")),
            None if profile is None else int(profile.N),
        )


def trapped(pdf: pikepdf.Pdf) -> str | None:
    """Return whether the file says that it is trapped: True, False or Unknown (14.11.6)."""
    value = pdf.docinfo.get("/Trapped")
    return None if value is None else str(value).removeprefix("/")


def fonts(pdf: pikepdf.Pdf) -> Iterator[FontFacts]:
    """Yield each font that a page has among its resources, or a form that it may paint."""
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [page.resources for page in reversed(pdf.pages)]
    while waiting:
        resources = waiting.pop()
        for font in resources.get("/Font", pikepdf.Dictionary()).values():
            if not (font.is_indirect and font.objgen in seen):
                seen.add(font.objgen)
                yield _font(font)
        for external in resources.get("/XObject", pikepdf.Dictionary()).values():
            if external.objgen not in seen and "/Resources" in external:
                seen.add(external.objgen)
                waiting.append(external.Resources)


def _font(font: Any) -> FontFacts:
    described = font.DescendantFonts[0] if font.get("/Subtype") == "/Type0" else font
    descriptor: Any = described.get("/FontDescriptor", pikepdf.Dictionary())
    embedded = any(f"/FontFile{n}" in descriptor for n in ("", "2", "3"))
    # The glyphs of a Type 3 font are in the font itself (9.6.5).
    is_inside = font.get("/Subtype") == "/Type3"
    return FontFacts(str(font.get("/BaseFont", "")), embedded or is_inside, "/ToUnicode" in font)
