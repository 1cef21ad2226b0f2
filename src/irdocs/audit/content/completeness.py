"""What a leaflet for patients must say beside its subject: who made it, what to do, whom to ask.

EQIP, the PIF TICK and PEMAT are instruments that people fill in; software sees only whether a
statement is there. Review and its dates have rules of their own in `evidence`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart
from irdocs.audit.rules import Finding, Medium, Rule
from irdocs.content.blocks import Callout, ContactBlock
from irdocs.diagnostics import Severity, Span
from irdocs.frozen import frozen

_PROFESSIONALS = re.compile(
    r"\b(?:students?|clinicians?|doctors?|nurses?|staff|trainees?|professionals?|teachers?|"
    r"lecturers?|registrars?|midwives|pharmacists?|radiographers?|write|authors?)\b",
    re.IGNORECASE,
)
_PATIENTS = re.compile(r"\b(?:patients?|carers?|famil(?:y|ies)|parents?)\b", re.IGNORECASE)
_ACTION = re.compile(
    r"\b(?:what (?:to|you (?:can|should|need to|must)) do|you (?:should|must|need to|can help)|"
    r"please|do not|don[’']t|tell (?:us|your|the)|bring your|ask (?:us|your))\b|"
    r"^(?:take|keep|drink|eat|walk|rest|wash|wear|avoid|stop|do|use|bring|check)\b",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"\b(?:call|phone|ring|dial|contact|go to|tell|see|ask|get help|seek|come back)\b[^.!?]{0,120}"
    r"\b(?:if|when|straight away|at once|immediately|urgent\w*|emergency|999|112|111)\b|"
    r"\b(?:if|when)\b[^.!?]{0,120}\b(?:call|phone|ring|dial|contact|go to (?:A&E|hospital|the)|"
    r"tell us|see (?:a|your) (?:doctor|GP|nurse)|seek|get help)\b",
    re.IGNORECASE,
)


@frozen
class Statement:
    """Whether a leaflet makes a statement that an instrument asks for, and where."""

    about: str
    """What it is about, as the object of "the leaflet does not say"."""
    span: Span | None
    """Where it is made; None if it is not."""
    applies: bool = True
    """Whether it can be asked of this leaflet."""

    @property
    def is_missing(self) -> bool:
        """Whether it should be there and is not."""
        return self.applies and self.span is None


def is_for_patients(content: ExaminedContent) -> bool:
    """Return whether a document is for patients, by what it says of its audience in English.

    The one named first counts: "patients and their nurses" are patients, "students" and "people who
    write for patients" are not. An audience that names neither is taken for patients, as most
    leaflets are for them.
    """
    audience = str(content.document.document.audience)
    professionals, patients = _PROFESSIONALS.search(audience), _PATIENTS.search(audience)
    return not professionals or (patients is not None and patients.start() < professionals.start())


def statements(content: ExaminedContent) -> tuple[Statement, ...]:
    """Return what a leaflet must say, with the place where it says it."""
    about = content.document.document
    patients = about.health and content.is_english and is_for_patients(content)
    organisation = about.organisation or (about.contact and about.contact.name)
    blocks = (block for block in content.document.blocks if isinstance(block, ContactBlock))
    called = next((block.span for block in blocks), None)
    return (
        Statement("who wrote it (organisation:)", organisation.span if organisation else None),
        Statement("whom to ask (contact:)", about.contact.span if about.contact else called),
        Statement("what to do", _first(content, _ACTION), patients),
        Statement("when to seek help", _urgent(content) or _first(content, _HELP), patients),
    )


def _on_paper(content: ExaminedContent) -> frozenset[str]:
    """Return the names of the products that are read and not presented."""
    return frozenset(content.names) - content.presented


def _first(content: ExaminedContent, pattern: re.Pattern[str]) -> Span | None:
    """Return the place of the first words of the leaflet that match."""
    found = next(content.found(_first_match, pattern, _on_paper(content)), None)
    return content.locate(*found) if found else None


def _first_match(
    part: ExaminedPart, pattern: re.Pattern[str], on_paper: frozenset[str]
) -> Iterator[tuple[ContentText, str]]:
    """Yield the first words of a part that match, with their text; nothing if none do."""
    for text in part.printed if part.home else ():
        for paragraph in text.paragraphs if text.products & on_paper else ():
            if match := pattern.search(paragraph):
                yield text, match[0]
                return


def _urgent(content: ExaminedContent) -> Span | None:
    """Return the place of a callout that says what is an emergency, or whom to telephone."""
    for block in content.document.blocks:
        if isinstance(block, Callout) and (block.kind == "emergency" or block.phone):
            return block.span
    return None


def incomplete_leaflet(content: ExaminedContent) -> Iterator[Finding]:
    products = [product for product in content.products if not product.is_presented]
    if not any(content.document.sections_for(product) for product in products):
        return
    missing = [statement.about for statement in statements(content) if statement.is_missing]
    if missing:
        message = f"the leaflet does not say {', '.join(missing)}"
        yield Finding(0, message, content.document.document.span)


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("incomplete-leaflet", Severity.NOTE,
         "a leaflet says who made it and whom to ask; one for patients also says what to do and "
         "when to seek help",
         "Readers can neither judge nor use advice that leaves this out. The check looks for words "
         "and is no substitute for the instruments.",
         "by proxy: EQIP-36; PIF TICK 2023; PEMAT-P", incomplete_leaflet,
         medium=Medium.READ),
)  # fmt: skip
