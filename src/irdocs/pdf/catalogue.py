"""What a PDF says of itself as a whole: language, title, metadata, output intents."""

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

from irdocs.pdf import metadata
from irdocs.pdf.inks import Inks, OutputCondition
from irdocs.pdf.metadata import DocumentInformation
from irdocs.pdf.reportlab_adapter import TaggedFile


def describe(file: TaggedFile, information: DocumentInformation, inks: Inks) -> None:
    """Set the catalogue's language, title, metadata, output intents and marked flag."""
    catalog = file.Catalog
    catalog.Lang = PDFString(information.language)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    catalog.Metadata = XMP(
        creator=lambda written: metadata.xmp(
            information, written.identity if inks.for_press else None
        )
    )
    catalog.Metadata.filters = []  # ISO 19005-2, 6.6.2.1: readable without decoding
    # Both standards want an intent of their own; they share one profile.
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
    info.title, info.author = information.title, information.author
    info.subject, info.keywords = information.subject, ""
    info.creator = info.producer = information.producer
    if inks.for_press:
        info.trapped = "False"


def _intent(condition: OutputCondition, kind: str, profile: object) -> PDFDictionary:
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
