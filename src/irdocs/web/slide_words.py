"""Write the paragraphs of a slide, and of its notes, as HTML: lists, stress, links, formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup, escape

from irdocs.content import internal_links
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.frozen import frozen
from irdocs.locale.scripts import LetterClass, direction
from irdocs.typeset.isolates import DirectedText
from irdocs.unicode.bidi import base_level
from irdocs.web.isolating import code_words, is_whole, isolate, link, parted
from irdocs.web.programs import KIND_OF_ROLE, coloured, program
from irdocs.web.words import mathml, unbroken


@frozen
class SlideTextWriter:
    """Writes the words of one page."""

    letters: LetterClass
    """Those of the page's language; empty if it runs from left to right."""
    targets: Mapping[str, str]
    """The id on the page of each section and block that links lead to."""

    def paragraphs(self, paragraphs: Sequence[SlideParagraph], *, bullets: bool = False) -> Markup:
        """Return paragraphs; those in a list that follow one another are one.

        `bullets` says whether paragraphs that do not say it themselves have bullets.
        """
        written = Markup("")
        for kind, group in groupby(paragraphs, key=lambda one: _kind(one, bullets)):
            parts = list(group)
            if kind == "code":
                written += program((line.number, _code_line(line)) for line in parts)
            elif kind == "list":
                written += self._lists(parts)
            else:
                written += Markup("").join(self.paragraph(part) for part in parts)
        return written

    def paragraph(self, paragraph: SlideParagraph, kind: str = "") -> Markup:
        """Return a paragraph by itself; `kind` is its class in the style sheet."""
        name = Markup(' class="{}"').format(kind) if kind else Markup("")
        language = Markup("")
        if paragraph.language:
            language = _language(paragraph.language)
        return Markup("<p{}{}>{}</p>").format(name, language, self.inline(paragraph))

    def inline(self, paragraph: SlideParagraph) -> Markup:
        """Return the words of a paragraph."""
        if is_whole("".join(run.text for run in paragraph.runs), self.letters):
            return isolate(self._linked(paragraph.runs, ""), is_isolated=True)
        written = Markup("")
        for is_isolated, runs in parted(paragraph.runs, _on_page, self.letters):
            inner = self._linked(runs, "" if is_isolated else self.letters)
            written += isolate(inner, is_isolated)
        return written

    def _linked(self, runs: Sequence[TextRun], letters: LetterClass) -> Markup:
        """Return runs with their links, in which what runs from left to right is isolated on a page
        of `letters`."""
        written = Markup("")
        for url, group in groupby(runs, key=lambda run: run.url):
            run = list(group)
            inner, text = Markup(""), "".join(piece.text for piece in run)
            inside: LetterClass = letters if url and base_level(text) else ""
            for is_isolated, pieces in parted(run, _in_link, inside):
                inner += isolate(Markup("").join(map(self._run, pieces)), is_isolated)
            address = self._address(url)
            written += link(address, inner, text, self.letters) if address else inner
        return written

    def _address(self, url: str | None) -> str | None:
        """Return where a link leads on the page; None if it leads nowhere."""
        target = internal_links.target(url)
        if target is None:
            return url
        return f"#{self.targets[target]}" if target in self.targets else None

    def _run(self, run: TextRun) -> Markup:
        if run.math is not None:
            return mathml(run.math)
        parts = run.text.replace("\v", "\n").split("\n")
        written = Markup("<br/>").join(unbroken(part) for part in parts)
        if run.is_code:
            written = code_words(written, self.letters)
        if run.bold:
            written = Markup("<strong>{}</strong>").format(written)
        if run.italic:
            written = Markup("<em>{}</em>").format(written)
        if run.shift:
            name = Markup("sup" if run.shift == "raised" else "sub")
            written = Markup("<{0}>{1}</{0}>").format(name, written)
        if run.language:
            written = Markup("<span{}>{}</span>").format(_language(run.language), written)
        return written

    def _lists(self, paragraphs: Sequence[SlideParagraph]) -> Markup:
        """Return points, each with what continues it and the points below it."""
        written = Markup("")
        numbered = None
        for points in _points(paragraphs):
            first, *below = points
            is_numbered = first.number is not None
            if is_numbered != numbered:
                if numbered is not None:
                    written += _close(numbered)
                numbered = is_numbered
                written += _open(first)
            further = [point for point in below if point.hangs and point.number is None]
            inner = self.inline(first)
            inner += Markup("").join(self.paragraph(one) for one in further)
            deeper = [point for point in below if point not in further]
            if deeper:
                inner += self._lists(deeper)
            written += Markup("<li>{}</li>").format(inner)
        return written + (_close(numbered) if numbered is not None else Markup(""))


def _code_line(paragraph: SlideParagraph) -> Markup:
    """Return a line of program code, whose blank lines have a space on slides."""
    if not paragraph.text.strip():
        return Markup("")
    return Markup("").join(
        coloured(escape(run.text), KIND_OF_ROLE.get(run.colour or "")) for run in paragraph.runs
    )


def _on_page(run: TextRun) -> DirectedText:
    """Return how a run stands among others."""
    is_isolated = run.url is not None or run.language is not None
    return DirectedText(run.text, is_isolated, run.is_code or run.math is not None)


def _in_link(run: TextRun) -> DirectedText:
    """Return how a run of a link stands among its others."""
    return DirectedText(run.text, run.language is not None, run.is_code or run.math is not None)


def _kind(paragraph: SlideParagraph, bullets: bool) -> str:
    if paragraph.is_code_line:
        return "code"
    is_point = bullets if paragraph.bullet is None else paragraph.bullet
    return "list" if is_point or paragraph.hangs else "plain"


def _points(paragraphs: Sequence[SlideParagraph]) -> Iterator[list[SlideParagraph]]:
    """Yield each point of the outermost level with all that belongs to it."""
    points: list[SlideParagraph] = []
    level = paragraphs[0].level
    for paragraph in paragraphs:
        continues = paragraph.hangs and paragraph.number is None
        if points and paragraph.level <= level and not continues:
            yield points
            points, level = [], paragraph.level
        points.append(paragraph)
    yield points


def _open(first: SlideParagraph) -> Markup:
    """Return the beginning of the list of a first point."""
    if first.number is None:
        return Markup("<ul>")
    start = Markup(' start="{}"').format(first.number) if first.number != 1 else Markup("")
    letters = ' type="a"' if first.scheme == "alphaLcPeriod" else ""
    return Markup("<ol{}{}>").format(Markup(letters), start)


def _close(numbered: bool) -> Markup:
    return Markup("</ol>" if numbered else "</ul>")


def _language(tag: str) -> Markup:
    return Markup(' lang="{}" dir="{}"').format(tag, direction(tag))


__all__ = ["SlideTextWriter"]
