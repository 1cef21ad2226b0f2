"""Rules on words: titles, order, links, languages, sizes, how much stands on a slide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from irdocs.audit.deck.examined import ExaminedDeck, text_of
from irdocs.audit.rules import Finding, Rule
from irdocs.audit.wording import says_nothing
from irdocs.diagnostics import Severity
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.presentation import FOOTERS, TITLES
from irdocs.ooxml.xml import Element

_CHECKER = "Microsoft, Rules for the Accessibility Checker"
IN_PLACEHOLDERS = 0.95
USUAL_BODY, USUAL_TITLE = 24.0, 32.0
MOST_BULLETS, MOST_WORDS = 6, 25
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-\w{5,8})*\Z")


def has_title(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide in deck.presentation.slides:
        title = deck.title(slide)
        if title is None or not text_of(title).strip():
            yield Finding(slide.number, "the slide has no title")


def titles_differ(deck: ExaminedDeck) -> Iterator[Finding]:
    titled = [(slide, deck.title(slide)) for slide in deck.presentation.slides]
    said = [(slide, " ".join(text_of(title).split())) for slide, title in titled if title]
    counts = Counter(text for _, text in said)
    for slide, text in said:
        if text and counts[text] > 1:
            yield Finding(slide.number, f'another slide has the title "{text}" too')


def title_first(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide in deck.presentation.slides:
        types = [shape.type for shape in slide.shapes]
        first = next((n for n, type in enumerate(types) if type in TITLES), None)
        if first:
            yield Finding(slide.number, "something is read before the slide's title")
        footers = [n for n, type in enumerate(types) if type in FOOTERS]
        if footers and footers[0] != len(types) - len(footers):
            yield Finding(slide.number, "something is read after the slide's footers")


def links_say_where(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide, words in deck.words:
        said: dict[str, str] = {}
        for run in words:
            own = run.properties
            link = own.find(f"{A}hlinkClick") if own is not None else None
            if link is None:
                continue
            text = run.text.strip()
            if says_nothing(text):
                yield Finding(slide.number, f'a link says only "{text}"')
            target = next((v for k, v in link.items() if k.endswith("}id")), "")
            relation = deck.presentation.package.relations(slide.part).get(target)
            address = relation.target if relation else target
            if said.setdefault(text.casefold(), address) != address:
                yield Finding(slide.number, f'two links that say "{text}" lead to different places')


def not_restricted(deck: ExaminedDeck) -> Iterator[Finding]:
    if deck.presentation.root.find(f"{P}modifyVerifier") is not None:
        yield Finding(0, "the file is restricted against changes")


def _languages(root: Element) -> Iterator[tuple[str, str | None]]:
    for run in root.iter(f"{A}r", f"{A}fld"):
        said = run.find(f"{A}t")
        if said is not None and (said.text or "").strip():
            own = run.find(f"{A}rPr")
            yield said.text or "", own.get("lang") if own is not None else None


def has_language(deck: ExaminedDeck) -> Iterator[Finding]:
    core = deck.presentation.package.related("", "core-properties")
    titled = False
    if core and core in deck.presentation.package:
        found = deck.presentation.package.xml(core).find("{http://purl.org/dc/elements/1.1/}title")
        titled = found is not None and bool((found.text or "").strip())
    if not titled:
        yield Finding(0, "the file has no title among its properties")
    for slide in deck.presentation.slides:
        notes = deck.presentation.notes_of(slide)
        roots = [slide.root, *([deck.presentation.package.xml(notes)] if notes else [])]
        for root in roots:
            for text, language in _languages(root):
                if language is None or not _TAG.match(language):
                    what = "no language" if language is None else f'no language "{language}"'
                    yield Finding(slide.number, f'there is {what} for "{text[:40]}"')


def in_placeholders(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide, words in deck.words:
        total = sum(len(run.text) for run in words if run.shape.kind == "sp")
        held = sum(
            len(run.text) for run in words if run.shape.kind == "sp" and run.shape.type is not None
        )
        if total and held < IN_PLACEHOLDERS * total:
            what = f"{total - held} of {total} characters stand outside placeholders"
            yield Finding(slide.number, what)


def large_enough(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide, words in deck.words:
        for run in words:
            wanted = deck.expected
            least = wanted.footer_floor if run.is_footer else wanted.floor
            if run.text.strip() and run.style.size < least:
                what = f'"{run.text[:40]}" has {run.style.size:g} pt; the least is {least:g}'
                yield Finding(slide.number, what)


def large(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide, words in deck.words:
        small = [r for r in words if not r.is_footer and r.text.strip() and r.style.size
                 < (USUAL_TITLE if r.shape.type in TITLES else USUAL_BODY)]  # fmt: skip
        if small:
            yield Finding(slide.number, f"{len(small)} texts are smaller than is usual")


def sparse(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide, words in deck.words:
        body = [r for r in words if not r.is_footer and r.shape.type not in TITLES]
        count = sum(len(run.text.split()) for run in body)
        if count > MOST_WORDS:
            yield Finding(slide.number, f"the slide has {count} words")
        bullets = max(
            (len(s.body.findall(f"{A}p")) for s in slide.shapes if s.body is not None), default=0
        )
        if bullets > MOST_BULLETS:
            yield Finding(slide.number, f"a list has {bullets} points")


RULES: tuple[Rule[ExaminedDeck], ...] = (
    Rule("PPT-04", Severity.ERROR, "every slide has a title",
         "Who cannot see a slide goes through the titles to find it.", _CHECKER, has_title),
    Rule("PPT-05", Severity.WARNING, "no two slides have the same title",
         "Slides are told apart by their titles.", _CHECKER, titles_differ),
    Rule("PPT-08", Severity.WARNING, "the title is read first and the footers last",
         "A screen reader follows the order of the shapes, not their places.", _CHECKER,
         title_first),
    Rule("PPT-11", Severity.WARNING, "a link says where it leads",
         "Links are listed without the words round them (WCAG 2.2, 2.4.4).", _CHECKER,
         links_say_where),
    Rule("PPT-12", Severity.ERROR, "the file is not restricted",
         "Assistive software must be able to read it.", _CHECKER, not_restricted),
    Rule("PPT-13", Severity.WARNING, "the file has a title, and every text a language",
         "A voice pronounces words by the rules of their language (WCAG 2.2, 3.1.2).",
         "WCAG 2.2, 2.4.2 and 3.1.2", has_language),
    Rule("PPT-14", Severity.WARNING, "words stand in placeholders",
         "Only those show in the outline view, and only those follow a new layout.",
         "WebAIM, PowerPoint accessibility", in_placeholders),
    Rule("PPT-16", Severity.ERROR, "no text is smaller than 18 pt",
         "It is read from the back row.", "NHS design notes on slides", large_enough),
    Rule("PPT-16U", Severity.NOTE, "text has 24 pt or more, titles 32 or more",
         "It is read from the back row.", "Queen's University Belfast, 2021", large),
    Rule("PPT-17", Severity.NOTE, "a slide has six points and 25 words at most",
         "What is read cannot be listened to.", "The Open University, inclusive teaching", sparse),
)  # fmt: skip
