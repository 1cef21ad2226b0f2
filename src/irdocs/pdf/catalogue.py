"""The document catalogue of a PDF: language, title, metadata, output intents.

These entries are what PDF/UA-1, PDF/A-2a and, for a press, PDF/X-4 demand of a file as a whole.
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from irdocs.locale.scripts import direction
from irdocs.pdf import metadata
from irdocs.pdf.inks import Inks, OutputCondition
from irdocs.pdf.metadata import DocumentInformation
from irdocs.pdf.reportlab_adapter import TaggedFile


def describe(file: TaggedFile, information: DocumentInformation, inks: Inks) -> None:
    """Set the catalogue's language, title, metadata, output intents and marked flag."""
    catalog = file.Catalog
    catalog.Lang = PDFString(information.language)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    preferences: dict[str, object] = {"DisplayDocTitle": "true"}
    if direction(information.language) == "rtl":
        preferences["Direction"] = PDFName("R2L")  # the order of pages side by side (table 150)
    catalog.ViewerPreferences = PDFDictionary(preferences)
    catalog.Metadata = XMP(
        creator=lambda document: metadata.xmp(
            information, document.identity if inks.for_press else None
        )
    )
    catalog.Metadata.filters = []  # not compressed: ISO 19005-2, 6.6.2.1
    # PDF/A and PDF/X each demand an output intent of their own; both refer to one ICC profile.
    kinds = ("GTS_PDFX", "GTS_PDFA1") if inks.for_press else ("GTS_PDFA1",)
    condition = inks.condition
    profile = PDFStream(
        PDFDictionary({"N": condition.components}),
        content=condition.profile,
        filters=[PDFZCompress],
    )
    reference = file.Reference(profile)
    catalog.OutputIntents = PDFArray([_intent(condition, kind, reference) for kind in kinds])
    file.permit("OutputIntents")
    info = file.info
    info.title, info.author = information.title, "; ".join(information.authors)
    info.subject, info.keywords = information.subject, ""
    info.creator = info.producer = information.producer
    if inks.for_press:
        info.trapped = "False"


def _intent(condition: OutputCondition, kind: str, profile: object) -> PDFDictionary:
    """Return an output intent (ISO 32000-1, 14.11.5); `profile` refers to the ICC profile."""
    entries = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName(kind),
        "OutputConditionIdentifier": PDFString(condition.identifier),
        "Info": PDFString(condition.info),
        "DestOutputProfile": profile,
    }
    if condition.registry:
        entries["RegistryName"] = PDFString(condition.registry)
    return PDFDictionary(entries)
