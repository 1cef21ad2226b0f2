"""Rules on the file itself: sections, identifiers, relationships and parts.

PowerPoint is stricter than the schemas of ECMA-376: a file that is valid XML of the right elements
can still make it announce that "PowerPoint found a problem with content" and drop what it does not
understand. These rules check what is known to cause that: ids that are not unique, placeholders
without a counterpart in the layout, parts that nothing refers to, charts without workbooks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from irdocs.audit.deck.embedded import E_MAIL, beside_pixels_and_numbers, path_in
from irdocs.audit.deck.examined import ExaminedDeck, ExaminedSlide, on_each_slide
from irdocs.audit.rules import Finding, Rule
from irdocs.caching.by_value import cached_by_value
from irdocs.diagnostics import Severity
from irdocs.ooxml.namespaces import MC, NAMESPACES, A, C, P
from irdocs.ooxml.package import KNOWN, NotAPackageError, PackageReader
from irdocs.ooxml.xml import Element

_REPAIR = "PowerPoint offers to repair the file, and removes what it does not understand."
LEAST_LAYOUT_ID = 2_147_483_648
"""The smallest id that masters and layouts may have (ECMA-376, 19.7.3)."""
SECTIONS_FROM = 10
"""A deck of more slides than this should have sections."""
_DEFAULT_SECTION_NAME = re.compile(r"(default|untitled|new)?\s*section( \d+)?\Z", re.IGNORECASE)
_TEXT_TYPES = frozenset({"title", "ctrTitle", "subTitle", "body", "obj"})
"""Types of placeholders that must have a text body."""


def sections(deck: ExaminedDeck) -> Iterator[Finding]:
    listed = deck.presentation.root.findall(f".//{{{NAMESPACES['p14']}}}section")
    if not listed and len(deck.presentation.slides) > SECTIONS_FROM:
        yield Finding(0, f"the deck has {len(deck.presentation.slides)} slides, but no sections")
    names = Counter(section.get("name", "") for section in listed)
    for name, count in names.items():
        if not name.strip() or _DEFAULT_SECTION_NAME.match(name):
            yield Finding(0, f'a section is called "{name}"')
        elif count > 1:
            yield Finding(0, f'{count} sections are called "{name}"')


def sections_list_slides(deck: ExaminedDeck) -> Iterator[Finding]:
    root = deck.presentation.root
    listed = root.findall(f".//{{{NAMESPACES['p14']}}}section")
    if not listed:
        return
    counts = Counter(
        entry.get("id")
        for section in listed
        for entry in section.iter(f"{{{NAMESPACES['p14']}}}sldId")
    )
    slide_ids = [e.get("id") for e in root.iterfind(f"{P}sldIdLst/{P}sldId")]
    for identifier in counts:
        if identifier not in slide_ids:
            yield Finding(
                0, f"a section lists a slide with the id {identifier}, which does not exist"
            )
    for number, identifier in enumerate(slide_ids, start=1):
        if counts[identifier] != 1:
            yield Finding(number, f"the slide is in {counts[identifier]} sections")


def size(deck: ExaminedDeck) -> Iterator[Finding]:
    actual, expected = deck.presentation.size, deck.expected.size
    if abs(actual.width - expected.width) > 0.01 or abs(actual.height - expected.height) > 0.01:
        yield Finding(
            0,
            f"slides are {actual.width:g} x {actual.height:g} pt, "
            f"not {expected.width:g} x {expected.height:g} pt",
        )


_NAMING = ("ppt/slideLayouts/", "ppt/slideMasters/", "ppt/theme/", "ppt/notesMasters/")
"""Folders of the parts whose names somebody chose, and saw, in PowerPoint."""
_WORDS = re.compile(rb'<(a:t|c:v|dc:title|dc:subject)>[^<]*<|(?:descr|title)="[^"]*"')
"""What an author wrote, which may speak of paths."""
_AT = (b"@", b"&#")
"""What a part with an address has in it: the sign itself, or a sign written as its number."""


@cached_by_value(KNOWN)
def _has_at(data: bytes) -> bool:
    """Whether a part may have an address: told in a tenth of the time of a pattern."""
    return any(sign in data for sign in _AT)


def _addresses(root: Element) -> Iterator[str]:
    """Yield each e-mail address in a name of a layout, a theme or a shape."""
    for element in root.iter(f"{P}cSld", f"{P}cNvPr", f"{A}theme"):
        if match := E_MAIL.search(element.get("name", "")):
            yield match[0]


@cached_by_value(KNOWN)
def _leaked_path(data: bytes) -> str | None:
    """Return the path of a computer that a part names, but for what an author wrote of one."""
    return path_in(_WORDS.sub(b"", data)) if path_in(data) else None


def leaks(deck: ExaminedDeck) -> Iterator[Finding]:
    package = deck.presentation.package
    for name in package.names:
        if not name.endswith((".xml", ".rels", ".svg")):
            continue
        if path := _leaked_path(package.data(name)):
            yield Finding(0, f"{name} contains a path of the computer that made it: {path}")
    for name in package.names:
        if not (name.startswith(_NAMING) and name.endswith(".xml")):
            continue
        if _has_at(package.data(name)):
            for address in _addresses(package.xml(name)):
                yield Finding(0, f"{name} has a name with the e-mail address {address}")
    core = package.related("", "core-properties")
    if core and core in package:
        root = package.xml(core)
        creator = root.findtext("dc:creator", "", NAMESPACES)
        last_editor = root.findtext("cp:lastModifiedBy", "", NAMESPACES)
        if last_editor and last_editor != creator:
            yield Finding(
                0,
                f'the file names "{last_editor}" as the person who last changed it, not its author',
            )


def shape_ids(slide: ExaminedSlide) -> Iterator[Finding]:
    native, plain = (Counter(_ids(slide.page.root, form)) for form in ("Choice", "Fallback"))
    for identifier, count in (native | plain).items():
        if count > 1:
            yield Finding(slide.page.number, f"{count} shapes have the id {identifier}")


def _ids(root: Element, form: str) -> Iterator[str]:
    """Yield the ids of shapes as a program sees them that takes one form of alternatives."""
    other = f"{MC}Fallback" if form == "Choice" else f"{MC}Choice"
    for properties in root.iter(f"{P}cNvPr"):
        if next(properties.iterancestors(other), None) is None:
            yield properties.get("id", "")


def layout_ids(deck: ExaminedDeck) -> Iterator[Finding]:
    root = deck.presentation.root
    ids = [e.get("id") for e in root.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId")]
    for master in deck.presentation.masters:
        ids += [e.get("id") for e in master.root.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId")]
    for identifier, count in Counter(i for i in ids if i).items():
        if count > 1:
            yield Finding(0, f"{count} masters or layouts have the id {identifier}")
        if int(identifier) < LEAST_LAYOUT_ID:
            yield Finding(
                0, f"the id {identifier} of a master or layout is below {LEAST_LAYOUT_ID}"
            )


def masters(deck: ExaminedDeck) -> Iterator[Finding]:
    for master in deck.presentation.masters:
        tags = [child.tag for child in master.root]
        colour_map, layouts = f"{P}clrMap", f"{P}sldLayoutIdLst"
        if colour_map not in tags or (
            layouts in tags and tags.index(colour_map) > tags.index(layouts)
        ):
            yield Finding(0, "a master has no colour map (p:clrMap) before its list of layouts")
        theme = deck.presentation.package.related(master.part, "theme")
        if theme is None or theme not in deck.presentation.package:
            yield Finding(0, "a master has no theme")
            continue
        for name in ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"):
            styles = deck.presentation.package.xml(theme).find(f".//{A}{name}")
            if styles is None or len(styles) < 3:
                yield Finding(0, f"the theme has fewer than three entries in {name}")


def bodies(slide: ExaminedSlide) -> Iterator[Finding]:
    for shape in slide.page.shapes:
        if shape.kind == "sp" and shape.type in _TEXT_TYPES and shape.body is None:
            yield Finding(slide.page.number, f'the placeholder "{shape.name}" has no body for text')
        elif shape.body is not None and shape.body.find(f"{A}p") is None:
            yield Finding(slide.page.number, f'the body of "{shape.name}" has no paragraph')


def ties(slide: ExaminedSlide) -> Iterator[Finding]:
    """Look at the placeholders that take their place from the layout.

    LibreOffice writes out the place of each placeholder, and gives all the same idx.
    """
    page = slide.page
    placeholders = [
        shape for shape in page.shapes if shape.placeholder is not None and shape.own_box is None
    ]
    repeated = Counter(s.index for s in placeholders if s.type not in ("title", "ctrTitle"))
    for index, count in repeated.items():
        if count > 1:
            yield Finding(page.number, f"{count} placeholders have the idx {index}")
    for shape in placeholders if page.above is not None else ():
        if page.above is not None and page.above.placeholder(shape.type, shape.index) is None:
            message = f'the layout has no placeholder for "{shape.name}" (idx {shape.index})'
            yield Finding(page.number, message)


def has_layout(slide: ExaminedSlide) -> Iterator[Finding]:
    count = sum(relation.kind == "slideLayout" for relation in slide.relations.values())
    if count != 1 or slide.page.above is None:
        yield Finding(
            slide.page.number, f"the slide has {count} layouts; it must have one, which exists"
        )


def workbooks(deck: ExaminedDeck) -> Iterator[Finding]:
    package = deck.presentation.package
    for slide in deck.presentation.slides:
        for relation in package.relations(slide.part).values():
            if relation.kind != "chart" or relation.target not in package:
                continue
            workbook = package.related(relation.target, "package")
            if workbook is None or workbook not in package:
                yield Finding(slide.number, "a chart has no workbook")
                continue
            numbers = _numbers(package.data(workbook))
            # Only numbers are compared: labels and number formats may differ.
            charted = [
                float(v.text)
                for v in package.xml(relation.target).iter(f"{C}v")
                if v.getparent().getparent().tag == f"{C}numCache" and v.text
            ]
            if numbers is None:
                yield Finding(slide.number, "the workbook of a chart cannot be opened")
            elif not set(charted) <= numbers:
                yield Finding(slide.number, "a chart shows numbers that are not in its workbook")


def _numbers(data: bytes) -> set[float] | None:
    """Return the numbers in the cells of a workbook (XLSX); None if it cannot be opened."""
    try:
        workbook = PackageReader(data)
        sheets = [name for name in workbook.names if name.startswith("xl/worksheets/sheet")]
        roots = [workbook.xml(name) for name in sheets]
    except NotAPackageError:
        return None
    cells = [cell for root in roots for cell in root.iter("{*}c")]
    values = [cell.findtext("{*}v") for cell in cells if cell.get("t") in (None, "n")]
    return {float(value) for value in values if value}


def parts(deck: ExaminedDeck) -> Iterator[Finding]:
    package = deck.presentation.package
    for name, count in Counter(package.names).items():
        if count > 1:
            yield Finding(0, f"the file contains the part {name} {count} times")
    reached, pending = {"[Content_Types].xml", "_rels/.rels"}, [""]
    while pending:
        part = pending.pop()
        for relation in package.relations(part).values():
            if relation.external or relation.target in reached:
                continue
            if relation.target not in package:
                yield Finding(0, f"{part or 'the file'} refers to the part {relation.target}, "
                                 "which does not exist")  # fmt: skip
                continue
            reached.add(relation.target)
            pending.append(relation.target)
    for name in package.names:
        if name not in reached and not name.endswith((".rels", "/")):
            yield Finding(0, f"nothing refers to the part {name}")
        if package.content_type(name) is None:
            yield Finding(0, f"the part {name} has no content type")
    for name in package.content_types[1]:
        if name not in package:
            yield Finding(0, f"a content type is given for the part {name}, which does not exist")


def notes(slide: ExaminedSlide) -> Iterator[Finding]:
    texts = slide.notes.iter(f"{A}t") if slide.notes is not None else ()
    if not any((text.text or "").strip() for text in texts):
        yield Finding(slide.page.number, "the slide has no notes")


def without_notes(deck: ExaminedDeck) -> Iterator[Finding]:
    """Find all slides without notes at once: a line for each would bury every other finding."""
    found = [finding for slide in deck.slides for finding in slide.found(notes)]
    if found:
        others = _ranges([finding.page for finding in found[1:]])
        noun = "slide" if len(found) == 2 else "slides"
        more = f"; nor {'has' if len(found) == 2 else 'have'} {noun} {others}" if others else ""
        yield Finding(found[0].page, found[0].message + more)


def _ranges(numbers: Sequence[int]) -> str:
    """Return ascending numbers in words: 3, 5 to 8 and 10."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named: list[str] = []
    for run in runs:
        named += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run)
    return " and ".join(filter(None, (", ".join(named[:-1]), *named[-1:])))


def _never(deck: ExaminedDeck) -> Iterator[Finding]:
    """Find nothing: a file that cannot be opened is reported before any rule can examine it."""
    return iter(())


UNREADABLE: Rule[ExaminedDeck] = Rule(
    "PPT-00", Severity.ERROR, "the file is a presentation that can be read",
    "A file that cannot be read can be neither shown nor checked.", "ECMA-376, part 2", _never,
)  # fmt: skip

RULES: tuple[Rule[ExaminedDeck], ...] = (
    Rule("PPT-10", Severity.WARNING, "a long deck has sections, each with a name of its own",
         "People find their way through a long deck by its sections.",
         "Microsoft, Rules for the Accessibility Checker", sections),
    Rule("PPT-18", Severity.ERROR, "slides have the expected size",
         "Slides of another shape are shown with black bars, or cut off.",
         "ECMA-376, 19.2.1.39", size),
    Rule("PPT-19", Severity.ERROR,
         "the file contains no paths or user names of the computer that made it",
         "The file is given to strangers.", "our own", leaks),
    Rule("PPT-20", Severity.ERROR, "masters, themes and placeholders are complete", _REPAIR,
         "ECMA-376, 19.3.1.42 and 20.1.4.1",
         lambda deck: chain(masters(deck), on_each_slide(bodies)(deck))),
    Rule("PPT-21", Severity.ERROR, "each slide is in one section", _REPAIR, "MS-PPTX, 2.6.6",
         sections_list_slides),
    Rule("PPT-22", Severity.ERROR,
         "each placeholder without a place of its own has a counterpart in the layout",
         "It inherits its position, size and colour from that.", "ECMA-376, 19.3.1.36",
         on_each_slide(ties)),
    Rule("PPT-23", Severity.ERROR, "each slide has one layout", _REPAIR, "ECMA-376, 13.3.8",
         on_each_slide(has_layout)),
    Rule("PPT-24", Severity.ERROR, "each chart has a workbook with the numbers that it shows",
         "People who edit the chart would see other numbers, or none.", "ECMA-376, 21.2.2.63",
         workbooks),
    Rule("PPT-25", Severity.ERROR,
         "ids of shapes on a slide, and of layouts and masters, are unique",
         _REPAIR, "ECMA-376, 19.3.1.12 and 19.7.3",
         lambda deck: chain(on_each_slide(shape_ids)(deck), layout_ids(deck))),
    Rule("PPT-27", Severity.ERROR, "every part is referred to, and has a content type", _REPAIR,
         "ECMA-376, part 2, 9.3 and 10.1.2", parts),
    Rule("PPT-28", Severity.WARNING, "every slide has notes",
         "The speaker needs them, and so do people who read the deck without the talk.", "our own",
         without_notes),
    Rule("PPT-29", Severity.ERROR,
         "pictures and films hold what they show alone, and workbooks of charts their numbers",
         "Cameras and programs write beside them who, where and when; it may name a patient.",
         "UK GDPR, article 5(1)(c)", beside_pixels_and_numbers),
)  # fmt: skip
