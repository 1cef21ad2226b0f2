"""Write one press file of many editions of a leaflet: each a part of it, with fonts shared by all.

Their pages follow one another in the order of the records, so that a digital press prints all in
one run (variable data printing); the job ticket says which pages are whose, and how many copies are
wanted. All are laid out in one format: a press, a cutter and a folder are set up for one size of
paper, and shops refuse files of several.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.audit.ledger import Placement
from irdocs.audit.ticket import BLANK, JobTicket, TicketEdition
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.leaflet.press_profiles import PressProfile
from irdocs.products.leaflet_files import format_span, opened, preflight_reports
from irdocs.products.planning import FileContents, FinishedFile, credited, information
from irdocs.products.press_part import PressPart


@frozen
class PressRun:
    """A press file of several editions, with the ticket and the preflight beside it."""

    files: tuple[FinishedFile, ...]
    contents: tuple[tuple[FileContents, ...], ...]
    """What was read back of each edition, of each of its halves, for the ledger."""


def press_run(
    parts: Sequence[PressPart], press: PressProfile, stem: str, report: Report
) -> PressRun:
    """Return the press file of some editions in one format; errors go to the report."""
    from irdocs.audit import pdf as rules
    from irdocs.audit.reading import pdf_text
    from irdocs.page.halves import ComposedSheet, HalfPages, composed
    from irdocs.pdf.writer import write

    drawn: list[HalfPages] = []
    sheets: list[ComposedSheet] = []
    placements: list[Placement] = []
    begins: list[int] = []
    for part in parts:
        begin, halves = len(sheets), len(drawn)
        begins.append(begin)
        drawn += map(HalfPages, part.pages, part.edition.titles)
        sheets += [
            replace(sheet, pages=tuple(replace(p, half=p.half + halves) for p in sheet.pages))
            for sheet in part.sheets
        ]
        placements += [
            {block: tuple(page + begin for page in pages) for block, pages in own.items()}
            for own in part.placements
        ]
    first, halves_of_all = parts[0], [half for part in parts for half in part.edition.halves]
    languages = tuple(dict.fromkeys(half.language for half in halves_of_all))
    title = _in_each_language(
        [(half.language, str(half.document.document.title)) for half in halves_of_all]
    )
    subject = _in_each_language(
        [(half.language, str(half.document.document.subtitle)) for half in halves_of_all]
    )
    names = [set(credited(half.document)) for half in halves_of_all]
    about = information(first.edition.halves[0].document, first.edition.halves[0].context)
    about = replace(
        about,
        title=title,
        subject=subject,
        authors=tuple(name for name in about.authors if all(name in each for each in names))
        or about.authors,
        languages=languages if len(languages) > 1 else about.languages,
    )
    data = write(composed(sheets, drawn, first.blank), about, first.files.inks(press))
    pdf, span = opened(data), format_span(first.edition.halves[0].document)
    rules.complain(pdf, f"{stem}.pdf", rules.ExpectedPdf(languages[0], title), span, report)
    ticket = _ticket(parts, begins, title)
    reports = preflight_reports(pdf, ticket, stem, press, span, report)
    read = iter(zip(placements, pdf_text.of_parts(pdf), strict=True))
    contents = tuple(
        tuple(FileContents(*next(read)) for _ in part.edition.halves) for part in parts
    )
    press_file = FinishedFile(f"{stem}.pdf", data, len(sheets), "pages")
    return PressRun((press_file, *reports), contents)


def _ticket(parts: Sequence[PressPart], begins: Sequence[int], title: str) -> JobTicket:
    """Return what is ordered of all pages; each part begins behind so many."""
    tickets = [part.ticket for part in parts]
    # Each is called by its title, with its version and its date behind.
    versions = {
        part.ticket.work.removeprefix(str(part.edition.halves[0].document.document.title))
        for part in parts
    }
    one_status = len({each.status for each in tickets}) == 1
    one_way = len({each.opens_right for each in tickets}) == 1
    several = len({part.edition.language for part in parts}) > 1
    editions = []
    for part, begin in zip(parts, begins, strict=True):
        own = part.ticket
        remarks = [] if one_status else [own.status]
        if own.opens_right and not one_way:
            remarks.append("Opens from right to left: the spine is at the right.")
        blank = tuple(begin + n for n, name in enumerate(own.names, start=1) if name == BLANK)
        editions.append(
            TicketEdition(
                part.edition.name,
                part.edition.language if several else "",
                begin + 1,
                begin + len(part.sheets),
                blank,
                part.edition.copies,
                tuple(remarks),
            )
        )
    apart = " (opens at the right)"
    return replace(
        tickets[0],
        work=title + (next(iter(versions)) if len(versions) == 1 else ""),
        status=tickets[0].status if one_status else "of each edition, as listed below",
        opens_right=all(each.opens_right for each in tickets),
        trims=tuple(trim for each in tickets for trim in each.trims),
        names=tuple(
            f"{name}{apart}" if each.opens_right and not one_way and name != BLANK else name
            for each in tickets
            for name in each.names
        ),
        folds=tuple(fold for each in tickets for fold in each.folds),
        codes=tuple(code for each in tickets for code in each.codes),
        editions=tuple(editions),
    )


def _in_each_language(texts: Sequence[tuple[str, str]]) -> str:
    """Return what editions have in common of a text, for each of its languages."""
    of_languages: dict[str, list[str]] = {}
    for language, text in texts:
        of_languages.setdefault(language, []).append(text)
    return " / ".join(dict.fromkeys(_shared(each) for each in of_languages.values()))


def _shared(texts: Sequence[str]) -> str:
    """Return what the editions have in common of a text: all of it, or the words that it begins
    with, and an ellipsis for the others; that alone cannot be a title, so it is the first then."""
    if len(set(texts)) == 1:
        return texts[0]
    words = [text.split() for text in texts]
    same = [each[0] for each in zip(*words, strict=False)]
    count = next(
        (n for n, each in enumerate(zip(*words, strict=False)) if len(set(each)) > 1), len(same)
    )
    return f"{' '.join(same[:count])} …" if count else texts[0]


__all__ = ["PressRun", "press_run"]
