"""Rules on the file: sections, identifiers, relationships, parts; what makes PowerPoint repair."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from irdocs.audit.deck.examined import ExaminedDeck
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Severity
from irdocs.ooxml.namespaces import NAMESPACES, A, C, P
from irdocs.ooxml.package import parsed

_REPAIR = "PowerPoint offers to repair the file, and throws away what it does not understand."
LEAST_LAYOUT_ID = 2_147_483_648
SECTIONS_FROM = 10
_DEFAULT_NAMES = re.compile(r"(default|untitled|new)?\s*section( \d+)?\Z", re.IGNORECASE)
_LEAK = re.compile(
    rb"""(?<![\w.%-])(/(?:home|root|Users|tmp|var|mnt|work)/\w[^\s"'<>]*|[A-Za-z]:\\\w+|file:///)"""
)
_MARKS = (
    b"/home/", b"/root/", b"/Users/", b"/tmp/", b"/var/", b"/mnt/", b"/work/", b":\\", b"file:///",
)  # fmt: skip
"""What stands in every leak, and is quickly looked for."""
_TEXT_TYPES = frozenset({"title", "ctrTitle", "subTitle", "body", "obj"})


def sections(deck: ExaminedDeck) -> Iterator[Finding]:
    listed = deck.presentation.root.findall(f".//{{{NAMESPACES['p14']}}}section")
    if not listed and len(deck.presentation.slides) > SECTIONS_FROM:
        yield Finding(0, f"{len(deck.presentation.slides)} slides are in no sections")
    names = Counter(section.get("name", "") for section in listed)
    for name, count in names.items():
        if not name.strip() or _DEFAULT_NAMES.match(name):
            yield Finding(0, f'a section is called "{name}"')
        elif count > 1:
            yield Finding(0, f'{count} sections are called "{name}"')


def sections_list_slides(deck: ExaminedDeck) -> Iterator[Finding]:
    root = deck.presentation.root
    listed = root.findall(f".//{{{NAMESPACES['p14']}}}section")
    if not listed:
        return
    held = Counter(e.get("id") for s in listed for e in s.iter(f"{{{NAMESPACES['p14']}}}sldId"))
    known = [e.get("id") for e in root.iterfind(f"{P}sldIdLst/{P}sldId")]
    for identifier in held:
        if identifier not in known:
            yield Finding(0, f"a section lists a slide {identifier} that is not there")
    for number, identifier in enumerate(known, start=1):
        if held[identifier] != 1:
            yield Finding(number, f"the slide is in {held[identifier]} sections")


def size(deck: ExaminedDeck) -> Iterator[Finding]:
    real, wanted = deck.presentation.size, deck.expected.size
    if abs(real.width - wanted.width) > 0.01 or abs(real.height - wanted.height) > 0.01:
        what = f"slides are {real.width:g} x {real.height:g} pt, not {wanted.width:g} x "
        yield Finding(0, f"{what}{wanted.height:g}")


def leaks(deck: ExaminedDeck) -> Iterator[Finding]:
    package = deck.presentation.package
    for name in package.names:
        if not name.endswith((".xml", ".rels", ".svg")):
            continue
        data = package.data(name)
        found = _LEAK.search(data) if any(mark in data for mark in _MARKS) else None
        if found:
            shown = found[0][:60].decode("utf-8", "replace")
            yield Finding(0, f"{name} tells a path of a machine: {shown}")
    core = package.related("", "core-properties")
    if core and core in package:
        root = package.xml(core)
        creator = root.findtext("dc:creator", "", NAMESPACES)
        last = root.findtext("cp:lastModifiedBy", "", NAMESPACES)
        if last and last != creator:
            yield Finding(0, f'the file names "{last}", who is not its author')


def shape_ids(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide in deck.presentation.slides:
        ids = Counter(e.get("id") for e in slide.root.iter(f"{P}cNvPr"))
        for identifier, count in ids.items():
            if count > 1:
                yield Finding(slide.number, f"{count} shapes have the id {identifier}")


def layout_ids(deck: ExaminedDeck) -> Iterator[Finding]:
    root = deck.presentation.root
    found = [e.get("id") for e in root.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId")]
    for master in deck.presentation.masters:
        found += [e.get("id") for e in master.root.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId")]
    for identifier, count in Counter(i for i in found if i).items():
        if count > 1:
            yield Finding(0, f"{count} masters or layouts have the id {identifier}")
        if int(identifier) < LEAST_LAYOUT_ID:
            yield Finding(0, f"the id {identifier} of a master or layout is too small")


def masters(deck: ExaminedDeck) -> Iterator[Finding]:
    for master in deck.presentation.masters:
        tags = [child.tag for child in master.root]
        first, second = f"{P}clrMap", f"{P}sldLayoutIdLst"
        if first not in tags or (second in tags and tags.index(first) > tags.index(second)):
            yield Finding(0, "a master has no colour map before its layouts")
        theme = deck.presentation.package.related(master.part, "theme")
        if theme is None or theme not in deck.presentation.package:
            yield Finding(0, "a master has no theme")
            continue
        for name in ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"):
            styles = deck.presentation.package.xml(theme).find(f".//{A}{name}")
            if styles is None or len(styles) < 3:
                yield Finding(0, f"the theme has fewer than three entries in {name}")


def bodies(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide in deck.presentation.slides:
        for shape in slide.shapes:
            if shape.kind == "sp" and shape.type in _TEXT_TYPES and shape.body is None:
                yield Finding(slide.number, f'the placeholder "{shape.name}" has no body for text')
            elif shape.body is not None and shape.body.find(f"{A}p") is None:
                yield Finding(slide.number, f'the body of "{shape.name}" has no paragraph')


def ties(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide in deck.presentation.slides:
        holders = [s for s in slide.shapes if s.holder is not None]
        repeated = Counter(s.index for s in holders if s.type not in ("title", "ctrTitle"))
        for index, count in repeated.items():
            if count > 1:
                yield Finding(slide.number, f"{count} placeholders have the idx {index}")
        for shape in holders if slide.above is not None else ():
            if slide.above is not None and slide.above.placeholder(shape.type, shape.index) is None:
                what = f'the layout has no placeholder for "{shape.name}" (idx {shape.index})'
                yield Finding(slide.number, what)


def has_layout(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide in deck.presentation.slides:
        relations = deck.presentation.package.relations(slide.part).values()
        count = sum(relation.kind == "slideLayout" for relation in relations)
        if count != 1 or slide.above is None:
            yield Finding(slide.number, f"the slide has {count} layouts that are there")


def workbooks(deck: ExaminedDeck) -> Iterator[Finding]:
    package = deck.presentation.package
    for slide in deck.presentation.slides:
        for relation in package.relations(slide.part).values():
            if relation.kind != "chart" or relation.target not in package:
                continue
            book = package.related(relation.target, "package")
            if book is None or book not in package:
                yield Finding(slide.number, "a chart has no workbook")
                continue
            numbers = _numbers(package.data(book))
            shown = [
                float(v.text)
                for v in package.xml(relation.target).iter(f"{C}v")
                if v.getparent().getparent().tag == f"{C}numCache" and v.text
            ]
            if numbers is None:
                yield Finding(slide.number, "the workbook of a chart cannot be opened")
            elif not set(shown) <= numbers:
                yield Finding(slide.number, "a chart shows other numbers than its workbook holds")


def _numbers(data: bytes) -> set[float] | None:
    """Return the numbers in a workbook, or None if it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            sheets = [n for n in book.namelist() if n.startswith("xl/worksheets/sheet")]
            roots = [parsed(book.read(name)) for name in sheets]
    except (zipfile.BadZipFile, etree.XMLSyntaxError, OSError, ValueError):
        return None
    cells = [cell for root in roots for cell in root.iter("{*}c")]
    values = [c.findtext("{*}v") for c in cells if c.get("t") in (None, "n")]
    return {float(value) for value in values if value}


def parts(deck: ExaminedDeck) -> Iterator[Finding]:
    package = deck.presentation.package
    for name, count in Counter(package.names).items():
        if count > 1:
            yield Finding(0, f"the package holds {name} {count} times")
    reached, waiting = {"[Content_Types].xml", "_rels/.rels"}, [""]
    while waiting:
        part = waiting.pop()
        for relation in package.relations(part).values():
            if relation.external or relation.target in reached:
                continue
            if relation.target not in package:
                yield Finding(0, f"{part or 'the package'} leads to {relation.target}, "
                                 "which is not there")  # fmt: skip
                continue
            reached.add(relation.target)
            waiting.append(relation.target)
    for name in package.names:
        if name not in reached and not name.endswith((".rels", "/")):
            yield Finding(0, f"nothing leads to the part {name}")
        if package.content_type(name) is None:
            yield Finding(0, f"{name} has no content type")
    for name in package.content_types[1]:
        if name not in package:
            yield Finding(0, f"a content type is given for {name}, which is not there")


def notes(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide in deck.presentation.slides:
        part = deck.presentation.notes_of(slide)
        said = deck.presentation.package.xml(part).iter(f"{A}t") if part else ()
        if not any((text.text or "").strip() for text in said):
            yield Finding(slide.number, "the slide has no notes")


def _never(deck: ExaminedDeck) -> Iterator[Finding]:
    return iter(())


UNREADABLE: Rule[ExaminedDeck] = Rule(
    "PPT-00", Severity.ERROR, "the file is a presentation that can be read",
    "What cannot be read cannot be shown.", "ECMA-376, part 2", _never,
)  # fmt: skip

RULES: tuple[Rule[ExaminedDeck], ...] = (
    Rule("PPT-10", Severity.WARNING, "a long deck has sections, each with a name of its own",
         "Sections are how a long deck is gone through.",
         "Microsoft, Rules for the Accessibility Checker", sections),
    Rule("PPT-18", Severity.ERROR, "slides have the size that was ordered",
         "Another shape is shown with bars, or cut.", "ECMA-376, 19.2.1.39", size),
    Rule("PPT-19", Severity.ERROR, "the file tells nothing of the machine it was made on",
         "It goes to strangers.", "our own", leaks),
    Rule("PPT-20", Severity.ERROR, "masters, themes and placeholders are whole", _REPAIR,
         "ECMA-376, 19.3.1.42 and 20.1.4.1", lambda deck: (f for find in (masters, bodies)
                                                             for f in find(deck))),
    Rule("PPT-21", Severity.ERROR, "each slide is in one section", _REPAIR, "MS-PPTX, 2.6.6",
         sections_list_slides),
    Rule("PPT-22", Severity.ERROR, "each placeholder has one of the layout's behind it",
         "Without it a place, a size and a colour are missing.", "ECMA-376, 19.3.1.36", ties),
    Rule("PPT-23", Severity.ERROR, "each slide has one layout", _REPAIR, "ECMA-376, 13.3.8",
         has_layout),
    Rule("PPT-24", Severity.ERROR, "each chart has a workbook with the numbers that it shows",
         "Whoever edits the chart would see other numbers, or none.", "ECMA-376, 21.2.2.63",
         workbooks),
    Rule("PPT-25", Severity.ERROR, "ids are unique: of shapes on a slide, of layouts and masters",
         _REPAIR, "ECMA-376, 19.3.1.12 and 19.7.3", lambda deck: (
             f for find in (shape_ids, layout_ids) for f in find(deck))),
    Rule("PPT-27", Severity.ERROR, "every part is reached, and has a content type", _REPAIR,
         "ECMA-376, part 2, 9.3 and 10.1.2", parts),
    Rule("PPT-28", Severity.WARNING, "every slide has notes",
         "They are what the lecturer says, and what a reader without the lecture has.", "our own",
         notes),
)  # fmt: skip
