"""Rules on text: titles, reading order, links, languages, type sizes, the amount on a slide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from irdocs.audit.deck.examined import ExaminedDeck, ExaminedSlide, on_each_slide, text_of
from irdocs.audit.rules import Finding, Rule
from irdocs.audit.wording import says_nothing
from irdocs.diagnostics import Severity
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.presentation import FOOTERS, TITLES, SlidePage
from irdocs.ooxml.xml import Element

_CHECKER = "Microsoft, Rules for the Accessibility Checker"
IN_PLACEHOLDERS = 0.95
"""The least share of a slide's characters that must be in placeholders."""
AROUND_DIAGRAM = 300.0
"""How far from the shapes of a diagram its texts may be, in pt."""
USUAL_BODY, USUAL_TITLE = 24.0, 32.0
"""The recommended least sizes of text and of titles, in pt."""
MOST_BULLETS, MOST_WORDS = 6, 25
"""The recommended numbers of points in a list, and of words on a slide, at most."""
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-\w{5,8})*\Z")
"""A language tag of language, script, region and variants (BCP 47)."""


def has_title(slide: ExaminedSlide) -> Iterator[Finding]:
    if slide.title is None or not text_of(slide.title).strip():
        yield Finding(slide.page.number, "the slide has no title")


def titles_differ(deck: ExaminedDeck) -> Iterator[Finding]:
    shapes = [(slide.page, slide.title) for slide in deck.slides]
    titles = [(slide, " ".join(text_of(shape).split())) for slide, shape in shapes if shape]
    counts = Counter(title for _, title in titles)
    for slide, title in titles:
        if title and counts[title] > 1:
            yield Finding(slide.number, f'another slide has the title "{title}", too')


def title_first(slide: ExaminedSlide) -> Iterator[Finding]:
    types = [shape.type for shape in slide.page.shapes]
    first = next((n for n, type in enumerate(types) if type in TITLES), None)
    if first:
        yield Finding(slide.page.number, "another shape is read before the title of the slide")
    footers = [n for n, type in enumerate(types) if type in FOOTERS]
    if footers and footers[0] != len(types) - len(footers):
        yield Finding(slide.page.number, "another shape is read after the footers of the slide")


def links_say_where(slide: ExaminedSlide) -> Iterator[Finding]:
    addresses: dict[str, str] = {}
    for run in slide.runs:
        properties = run.properties
        link = properties.find(f"{A}hlinkClick") if properties is not None else None
        if link is None:
            continue
        text = run.text.strip()
        if " ".join(text.split()) in slide.expected.link_words:
            continue  # the rules vague-link and ambiguous-link tell of it, at its line
        if says_nothing(text):
            yield Finding(
                slide.page.number, f'the text of a link, "{text}", does not say where it leads'
            )
        target = next((value for name, value in link.items() if name.endswith("}id")), "")
        relation = slide.relations.get(target)
        address = relation.target if relation else target
        if addresses.setdefault(text.casefold(), address) != address:
            yield Finding(
                slide.page.number,
                f'two links have the text "{text}", but lead to different addresses',
            )


def not_restricted(deck: ExaminedDeck) -> Iterator[Finding]:
    if deck.presentation.root.find(f"{P}modifyVerifier") is not None:
        yield Finding(0, "the file is protected against changes (p:modifyVerifier)")


def _languages(root: Element) -> Iterator[tuple[str, str | None]]:
    """Yield the text of each run that is not blank, with its language tag if it has one."""
    for run in root.iter(f"{A}r", f"{A}fld"):
        text = next(run.iterchildren(f"{A}t"), None)
        if text is not None and (text.text or "").strip():
            properties = next(run.iterchildren(f"{A}rPr"), None)
            yield text.text or "", properties.get("lang") if properties is not None else None


def file_has_title(deck: ExaminedDeck) -> Iterator[Finding]:
    core = deck.presentation.package.related("", "core-properties")
    titled = False
    if core and core in deck.presentation.package:
        title = deck.presentation.package.xml(core).find("{http://purl.org/dc/elements/1.1/}title")
        titled = title is not None and bool((title.text or "").strip())
    if not titled:
        yield Finding(0, "the file has no title among its properties")


def has_language(slide: ExaminedSlide) -> Iterator[Finding]:
    for root in (slide.page.root, slide.notes):
        for text, language in _languages(root) if root is not None else ():
            if language is None or not _TAG.match(language):
                fault = (
                    "has no language" if language is None
                    else f'has the language "{language}", which is no language tag'
                )  # fmt: skip
                yield Finding(slide.page.number, f'the text "{text[:40]}" {fault}')


def _in_diagram(slide: SlidePage) -> frozenset[str]:
    """Return the ids of shapes that are joined by connectors, and of text boxes among them.

    PowerPoint has no placeholder for a diagram.
    """
    joined = {end.get("id") for end in slide.root.iter(f"{A}stCxn", f"{A}endCxn")}
    boxes = [
        box for shape in slide.shapes if shape.identifier in joined if (box := slide.box(shape))
    ]
    if not boxes:
        return frozenset()
    reach = AROUND_DIAGRAM
    left, top = min(box.x for box in boxes) - reach, min(box.y for box in boxes) - reach
    right = max(box.right for box in boxes) + reach
    bottom = max(box.bottom for box in boxes) + reach
    free = ((shape.identifier, slide.box(shape)) for shape in slide.shapes if shape.type is None)
    return frozenset(
        identifier
        for identifier, box in free
        if box and left <= box.x and box.right <= right and top <= box.y and box.bottom <= bottom
    )


def in_placeholders(slide: ExaminedSlide) -> Iterator[Finding]:
    diagram = _in_diagram(slide.page)
    runs = [run for run in slide.runs if run.shape.identifier not in diagram]
    words = [run for run in runs if run.shape.kind == "sp" and not run.is_math]
    total = sum(len(run.text) for run in words)
    placed = sum(len(run.text) for run in words if run.shape.type is not None)
    if total and placed < IN_PLACEHOLDERS * total:
        message = f"{total - placed} of {total} characters are outside placeholders"
        yield Finding(slide.page.number, message)


def large_enough(slide: ExaminedSlide) -> Iterator[Finding]:
    expected = slide.expected
    for run in slide.runs:
        least = expected.footer_floor if run.is_footer else expected.floor
        if run.text.strip() and run.style.size < least:
            message = (
                f'"{run.text[:40]}" has {run.style.size:g} pt, which is less than {least:g} pt'
            )
            yield Finding(slide.page.number, message)


def large(slide: ExaminedSlide) -> Iterator[Finding]:
    small = [r for r in slide.runs if not r.is_footer and r.text.strip() and r.style.size
             < (USUAL_TITLE if r.shape.type in TITLES else USUAL_BODY)]  # fmt: skip
    if small:
        yield Finding(slide.page.number, f"{len(small)} texts are smaller than recommended")


def sparse(slide: ExaminedSlide) -> Iterator[Finding]:
    body = [r for r in slide.runs if not r.is_footer and r.shape.type not in TITLES]
    count = sum(len(run.text.split()) for run in body)
    if count > MOST_WORDS:
        yield Finding(slide.page.number, f"the slide has {count} words")
    bodies = (shape.body for shape in slide.page.shapes if shape.body is not None)
    bullets = max((len(one.findall(f"{A}p")) for one in bodies), default=0)
    if bullets > MOST_BULLETS:
        yield Finding(slide.page.number, f"a list has {bullets} points")


RULES: tuple[Rule[ExaminedDeck], ...] = (
    Rule("PPT-04", Severity.ERROR, "every slide has a title",
         "Users of screen readers find a slide by its title.", _CHECKER, on_each_slide(has_title)),
    Rule("PPT-05", Severity.WARNING, "no two slides have the same title",
         "Users of screen readers tell slides apart by their titles.", _CHECKER, titles_differ),
    Rule("PPT-08", Severity.WARNING, "the title is read first and the footers last",
         "A screen reader follows the order of the shapes, not their positions.", _CHECKER,
         on_each_slide(title_first)),
    Rule("PPT-11", Severity.WARNING, "a link says where it leads",
         "Screen readers list links without the text around them (WCAG 2.2, 2.4.4).", _CHECKER,
         on_each_slide(links_say_where)),
    Rule("PPT-12", Severity.ERROR, "the file is not protected against changes",
         "Assistive software must be able to read it.", _CHECKER, not_restricted),
    Rule("PPT-13", Severity.WARNING, "the file has a title, and every text has a language",
         "A screen reader pronounces text by the rules of its language (WCAG 2.2, 3.1.2).",
         "WCAG 2.2, 2.4.2 and 3.1.2",
         lambda deck: chain(file_has_title(deck), on_each_slide(has_language)(deck))),
    Rule("PPT-14", Severity.WARNING, "text is in placeholders",
         "Only they appear in the outline view and follow a change of the layout.",
         "WebAIM, PowerPoint accessibility", on_each_slide(in_placeholders)),
    Rule("PPT-16", Severity.ERROR, "no text is smaller than 18 pt",
         "It must be legible from the back row.", "NHS design notes on slides",
         on_each_slide(large_enough)),
    Rule("PPT-16U", Severity.NOTE, "text has 24 pt or more, titles 32 or more",
         "It must be legible from the back row.", "Queen's University Belfast, 2021",
         on_each_slide(large)),
    Rule("PPT-17", Severity.NOTE, "a slide has at most six points and 25 words",
         "People cannot read long texts and listen at the same time.",
         "The Open University, inclusive teaching", on_each_slide(sparse)),
)  # fmt: skip
