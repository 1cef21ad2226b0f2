"""Write pieces of text as HTML: stress, code, raised letters, links, languages and formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, takewhile

from markupsafe import Markup, escape

from irdocs.content.highlighting import CodeKind
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.locale.scripts import LetterClass, direction
from irdocs.mathematics import Formula
from irdocs.theme.fonts.weights import CLASSES, Weight, is_italic
from irdocs.typeset.formula_face import FormulaFace
from irdocs.typeset.isolates import DirectedText
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import Fragment
from irdocs.unicode.bidi import base_level
from irdocs.web.isolating import code_words, is_whole, isolate, parted
from irdocs.web.isolating import link as linked
from irdocs.web.programs import coloured

STRONG = 600
"""The weight from which on words within lighter ones are strong."""
_LARGE = 1.6
"""How much larger than running text a figure is, such as 30 %."""


@frozen
class TextWriter:
    """Writes the words of one page."""

    weights: Mapping[Font, Weight]
    """The weight of each face that text is set in."""
    body_size: float
    """The size of running text, in pt."""
    targets: frozenset[str]
    """The ids that links within the page lead to."""
    letters: LetterClass
    """Those of the page's language; empty if it runs from left to right."""
    code_kinds: Mapping[Colour, CodeKind]
    """The kind of parts of program code that have a colour."""

    def words(self, fragments: Sequence[Fragment], base: Weight, *, code: bool = False) -> Markup:
        """Return pieces of text with their markup; those of one link are one, and so are a large
        figure and its unit, which is smaller."""
        start = next((n for n, one in enumerate(fragments) if self._is_figure(one)), None)
        if start:
            before = self.words(fragments[:start], base, code=code)
            return before + self.words(fragments[start:], base, code=code)
        if start == 0 and len(fragments) > 1:
            large = fragments[0]
            colour = large.style.colour
            figure = list(takewhile(lambda fragment: fragment.style.colour == colour, fragments))
            rest = self.words(fragments[len(figure) :], base, code=code)
            shown = Markup("").join(
                Markup("<small>{}</small>").format(piece.text)
                if piece.style.size < large.style.size
                else escape(piece.text)
                for piece in figure
            )
            return Markup('<span class="figure">{}</span> {}').format(shown, rest)
        letters: LetterClass = "" if code else self.letters
        if is_whole("".join(fragment.text for fragment in fragments), letters):
            return isolate(self._linked(fragments, base, code, ""), is_isolated=True)
        written = Markup("")
        for is_isolated, pieces in parted(fragments, _on_page, letters):
            inner = self._linked(pieces, base, code, "" if is_isolated else letters)
            written += isolate(inner, is_isolated)
        return written

    def _linked(
        self, fragments: Sequence[Fragment], base: Weight, code: bool, letters: LetterClass
    ) -> Markup:
        """Return pieces of text with their links, in which what runs from left to right is isolated
        on a page of `letters`."""
        written = Markup("")
        for link, group in groupby(fragments, key=lambda fragment: fragment.link):
            run = list(group)
            inner, text = Markup(""), "".join(piece.text for piece in run)
            inside: LetterClass = letters if link and base_level(text) else ""
            for is_isolated, pieces in parted(run, _in_link, inside):
                written_pieces = (self._piece(piece, base, code) for piece in pieces)
                inner += isolate(Markup("").join(written_pieces), is_isolated)
            if link is None or (link.url.startswith("#") and link.url[1:] not in self.targets):
                written += inner
            else:
                written += linked(link.url, inner, text, self.letters)
        return written

    def _is_figure(self, fragment: Fragment) -> bool:
        """Whether a piece of text is a large figure; a telephone number, which leads somewhere, is
        none."""
        is_large = fragment.style.size > _LARGE * self.body_size
        has_digits = any(sign.isnumeric() for sign in fragment.text)
        return is_large and has_digits and fragment.link is None

    def _piece(self, fragment: Fragment, base: Weight, code: bool) -> Markup:
        """Return a piece of text in one style."""
        font = fragment.style.font
        if isinstance(font, FormulaFace) and font.formula is not None:
            return mathml(font.formula)
        written = unbroken(fragment.text)
        weight = self.weights.get(font.root, "regular")
        if fragment.is_code and not code:
            written = code_words(written, self.letters)
        if CLASSES[weight] >= STRONG > CLASSES[base]:
            written = Markup("<strong>{}</strong>").format(written)
        if is_italic(weight):
            written = Markup("<em>{}</em>").format(written)
        if code:
            written = coloured(written, self.code_kinds.get(fragment.style.colour))
        if fragment.style.rise:
            name = Markup("sup" if fragment.style.rise > 0 else "sub")
            written = Markup("<{0}>{1}</{0}>").format(name, written)
        if fragment.language:
            written = Markup('<span lang="{}" dir="{}">{}</span>').format(
                fragment.language, direction(fragment.language), written
            )
        return written

    def weight(self, font: Font) -> int:
        return CLASSES[self.weights.get(font.root, "regular")]


def _on_page(fragment: Fragment) -> DirectedText:
    """Return how a piece of text stands among others."""
    is_isolated = fragment.link is not None or fragment.language is not None
    return DirectedText(fragment.text, is_isolated, fragment.is_code)


def _in_link(fragment: Fragment) -> DirectedText:
    """Return how a piece of a link stands among its others."""
    return DirectedText(fragment.text, fragment.language is not None, fragment.is_code)


_RANGE = re.compile(r"\d(?:[\d.,:]*\d)?(?:–\d(?:[\d.,:]*\d)?)+")
"""A range, in which browsers break a line behind the dash: what follows would be read as a dose."""


_LONG_ADDRESS = re.compile(r"(?<!\S)(?=\S{24})(?:(?=\S*\.)\S*[^\s/]/\S+|[^\s@]+@[^\s.]+\.\S+)")
"""An address that may be wider than a telephone."""
_BEHIND_SLASH = re.compile(r"(?<=[^/]/)(?=[^\s/])|(?=@)")
"""Where an address may go on in the next line: browsers break one in the middle of a word else."""


def unbroken(text: str) -> Markup:
    """Return words whose ranges stay on one line, and whose long addresses break where they have
    parts."""
    written, done = Markup(""), 0
    for match in _RANGE.finditer(text):
        written += _breakable(text[done : match.start()])
        written += Markup('<span class="whole">{}</span>').format(match[0])
        done = match.end()
    return written + _breakable(text[done:])


def _breakable(text: str) -> Markup:
    """Return words with places to break in long addresses."""
    written, done = Markup(""), 0
    for match in _LONG_ADDRESS.finditer(text):
        written += escape(text[done : match.start()])
        written += Markup("<wbr/>").join(_BEHIND_SLASH.split(match[0]))
        done = match.end()
    return written + escape(text[done:])


def mathml(formula: Formula) -> Markup:
    """Return a formula as MathML, with its plain text for programs that do not know that."""
    text = Markup('<math alttext="{}" ').format(formula.text)
    return Markup(formula.mathml.replace("<math ", text, 1))


def base_weight(fragments: Sequence[Fragment], weights: Mapping[Font, Weight]) -> Weight:
    """Return the lightest weight of a text, beside which other words are strong."""
    found = [weights.get(piece.style.font.root) for piece in fragments if piece.text.strip()]
    known = [weight for weight in found if weight is not None]
    return min(known, key=CLASSES.__getitem__, default="regular")
