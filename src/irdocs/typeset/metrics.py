"""What line breaking and drawing need of a face: widths, shaped text, and what the face lacks.

A font's own unit is a fraction of the em, the square whose side is the type size. All metrics are
kept in em here, so that one `Font` serves every size: width in pt = width in em × size in pt.

All text goes one way, whatever its script. It is cut into atoms, at spaces and after hyphens,
dashes and slashes, so that a word has one width wherever its line breaks. An atom is divided by
script, and then among the face and those that stand in for it; each part is shaped by HarfBuzz.
Atoms come again and again, so each is shaped once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from irdocs.caching.by_value import KeptValues, cached_by_value
from irdocs.frozen import frozen, replace
from irdocs.locale.numbers import NO_BREAK_SPACE
from irdocs.theme.fonts.source import FontSource
from irdocs.typeset.characters import INVISIBLE, RIGHT_TO_LEFT, SUBSTITUTES, UNSEEN, is_mark
from irdocs.typeset.script_fonts import main_script
from irdocs.typeset.shaping import GlyphCluster, shaping_face
from irdocs.unicode.scripts import COMMON, script_runs, sharing_scripts

_ATOM = re.compile(r"[ \u00a0\u00ad]|[^ \u00a0\u00ad\-–—/]*(?:—+|[-–/])|[^ \u00a0\u00ad\-–—/]+")
"""A space, a soft hyphen, a text up to and with a sign at which a line may break, or to its end.

Dashes that follow each other, as in Chinese, are one.
"""
_LATIN = "Latn"
MOST_WORDS = 50_000
"""How many words are kept for a face that were measured lately, or shaped, or looked through."""
UNKNOWN = 0.5
"""The width assumed of a character that no face has, in em."""


@frozen
class ShapedText:
    """A part of a text in one face: its clusters from left to right, and its width in em."""

    face: Font
    clusters: tuple[GlyphCluster, ...]
    width: float


@frozen(eq=False, slots=False)
class Font:
    """One face of a typeface, with its metrics in em."""

    name: str
    """The PostScript name; with more after it where that may not tell two faces apart."""
    source: FontSource | None
    """None for a face of which only the widths are known."""
    advances: Mapping[str, float]
    """The advance width of each character that the face has a glyph for."""
    ascent: float
    descent: float
    """How far letters reach below the baseline, as a positive number."""
    kerned: bool = False
    """Whether the program that will show the text kerns and joins letters into ligatures."""
    fallbacks: Callable[[str, str], tuple[Font, ...]] = lambda script, language: ()
    """Returns, for a script (ISO 15924) and a language, the faces in which characters are set that
    this one lacks: the first that has them. They are asked for only when one is lacking."""
    language: str = ""
    """The language of texts in it (BCP 47), on which forms of letters may depend."""
    right_to_left: bool = False
    """Whether the paragraphs of the document run from right to left."""
    is_formula: bool = False
    """Whether what it shows is not text."""
    _missing: Mapping[str, tuple[str, ...]] = field(init=False)
    """What texts lack."""
    _shaped: Callable[[str, bool | None], tuple[ShapedText, ...]] = field(init=False)
    """Returns an atom in parts of one face; if no direction is given, in that of each script."""
    _words: Mapping[str, float] = field(init=False)
    """The widths of words, in em."""
    _languages: dict[str, Font] = field(init=False)
    """The same face for other languages."""
    _root: Font | None = None
    """The face that this one is for another language; None if it is the first."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_missing", KeptValues(MOST_WORDS, self._lacking))
        object.__setattr__(self, "_words", KeptValues(MOST_WORDS, self._measured))
        object.__setattr__(self, "_shaped", cached_by_value(MOST_WORDS)(self._shape))
        object.__setattr__(self, "_languages", {})

    def width(self, text: str, size: float) -> float:
        """Return the width of a text on one line, in pt, at a type size in pt."""
        return sum([self.word_width(atom, size) for atom in _ATOM.findall(text)])

    def word_width(self, word: str, size: float) -> float:
        """Return the same as `width`, from memory if the word was measured before."""
        return self._words[word] * size

    def _measured(self, word: str) -> float:
        atoms = _ATOM.findall(word)
        return sum(part.width for atom in atoms for part in self._shaped(atom, None))

    def shaped(self, text: str, *, right_to_left: bool = False) -> list[ShapedText]:
        """Return a text of one direction in parts of one face, in logical order.

        What no face has is left out.
        """
        joined: list[ShapedText] = []
        for atom in _ATOM.findall(text):
            if atom == " " and joined and joined[-1].face is not self:
                parts: Sequence[ShapedText] = (self._space_in(joined[-1].face),)
            else:
                parts = self._shaped(atom, right_to_left)
            for part in parts:
                if joined and joined[-1].face is part.face:
                    last = joined[-1].clusters
                    both = part.clusters + last if right_to_left else last + part.clusters
                    joined[-1] = ShapedText(part.face, both, joined[-1].width + part.width)
                else:
                    joined.append(part)
        return joined

    def _space_in(self, face: Font) -> ShapedText:
        """Return a space, as wide as this face's, in another face, so that words which are set in
        that one stay one piece of text."""
        width = self.word_width(" ", 1.0)
        if face.source is None or " " not in face.advances:
            return self._shaped(" ", None)[0]
        shaping = shaping_face(face.source)
        (space,) = shaping.shaped(" ", _LATIN, "", right_to_left=False, kerned=False)
        cluster = GlyphCluster(space.text, space.glyphs, round(width * shaping.units))
        return ShapedText(face, (cluster,), cluster.advance / shaping.units)

    def spoken(self, language: str | None) -> Font:
        """Return the same face for text in a language (BCP 47); itself for None."""
        if language is None or language == self.language:
            return self
        if language not in self._languages:
            self._languages[language] = replace(self, language=language, _root=self.root)
        return self._languages[language]

    @property
    def root(self) -> Font:
        """The face in the language of the document."""
        return self._root or self

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that neither the face nor its fallbacks have, once each.

        The text may have several scripts and directions.
        """
        return self._missing[text]

    def _lacking(self, text: str) -> tuple[str, ...]:
        if all(character in self.advances for character in set(text)):
            return ()
        lacking: dict[str, None] = {}
        for start, end, script in script_runs(text):
            for cluster in _with_their_marks(text[start:end]):
                face = self._face_for(cluster, script)
                for character in cluster:
                    shown = SUBSTITUTES.get(character, character)
                    if character not in INVISIBLE and shown not in face.advances:
                        lacking[character] = None
        return tuple(lacking)

    def _shape(self, atom: str, right_to_left: bool | None) -> tuple[ShapedText, ...]:
        return tuple(self._parts_shaped(atom, right_to_left))

    def _parts_shaped(self, atom: str, right_to_left: bool | None) -> Iterator[ShapedText]:
        for text, script, face in self._parts(atom):
            if face.source is None:
                width = sum(face.advances.get(character, UNKNOWN) for character in text)
                yield ShapedText(face, (), width)
                continue
            shaping = shaping_face(face.source)
            clusters = shaping.shaped(
                text,
                _LATIN if script == COMMON else script,
                self.language,
                right_to_left=script in RIGHT_TO_LEFT if right_to_left is None else right_to_left,
                kerned=self.kerned,
            )
            width = sum(cluster.advance for cluster in clusters) / shaping.units
            yield ShapedText(face, clusters, width)

    def _parts(self, atom: str) -> Iterator[tuple[str, str, Font]]:
        """Yield the parts of an atom that have one script and one face, without what is unseen."""
        if atom.isascii() and all(character in self.advances for character in atom):
            yield atom, _LATIN, self
            return
        if not self.right_to_left:
            # It is a space to whoever copies or searches the text. Where programs put the order of
            # directions right by themselves, it keeps the parts of a number in theirs.
            atom = atom.replace(NO_BREAK_SPACE, " ")
        for start, end, script in script_runs(atom):
            part, face = "", self
            for cluster in _with_their_marks(atom[start:end]):
                chosen = self._face_for(cluster, script)
                if part and chosen is not face:
                    yield part, script, face
                    part = ""
                face = chosen
                part += "".join(
                    SUBSTITUTES.get(sign, sign) if sign not in face.advances else sign
                    for sign in cluster
                    if sign not in UNSEEN
                )
            if part:
                yield part, script, face

    def _is_wide(self, script: str) -> bool:
        """Whether text of a script has its letters in squares; text of none is as its language."""
        return (main_script(self.language) if script == COMMON else script) in _WIDE_SCRIPTS

    def _face_for(self, cluster: str, script: str) -> Font:
        """Return the face that has all characters of a cluster, or at least the first of them.

        A face without an accent may have the letter with it.
        """
        if cluster in _WIDE_SIGNS and self._is_wide(script):
            for face in self.fallbacks(script, self.language)[:1]:
                if cluster in face.advances:
                    return face
        if cluster in self.advances:
            return self
        seen = [sign for sign in cluster if sign not in INVISIBLE]
        composed = [sign for sign in normalize("NFC", cluster) if sign not in INVISIBLE]
        faces = (self, *self.fallbacks(script, self.language))
        for face in faces:
            for signs in (seen, composed):
                if all(SUBSTITUTES.get(s, s) in face.advances or s in face.advances for s in signs):
                    return face
        # What scripts share may stand apart from its script, as the brackets in 医生（CT） do.
        for other in sharing_scripts(cluster[:1]):
            for face in self.fallbacks(other, self.language):
                if all(sign in face.advances for sign in seen):
                    return face
        return next((face for face in faces if cluster[:1] in face.advances), self)


_WIDE_SIGNS = frozenset("‘’“”—…·")
_WIDE_SCRIPTS = frozenset({"Hani", "Hira", "Kana", "Bopo"})
"""Signs that are as wide as a letter in some scripts, and these scripts: there they are those of
the script's own typeface, not of the Latin one."""


def _with_their_marks(text: str) -> Iterator[str]:
    """Yield the letters of a text, each with the marks and joiners that follow it."""
    start = 0
    for index, character in enumerate(text):
        if index > start and not (is_mark(character) or character in INVISIBLE):
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


@lru_cache(maxsize=128)
def load(source: FontSource, *, kerned: bool = False) -> Font:
    """Return the metrics of a face; `kerned` says whether text in it is kerned."""
    header = source.header
    return Font(
        name=_name(source),
        source=source,
        advances=_advances(source),
        ascent=header.ascent / header.units,
        descent=-header.descent / header.units,
        kerned=kerned,
    )


class Advances(Mapping[str, float]):
    """The advance width in em of each character of a face, looked up when it is asked for.

    Of the thousands that a face has, a document uses a hundred.
    """

    def __init__(self, source: FontSource) -> None:
        """Look them up in a face."""
        self._face, self._known = shaping_face(source), dict[str, float | None]()
        # It is drawn as a space, whatever the user's font has for it.
        self._like_a_space = frozenset({"\u00a0"} if source.is_own else ())

    def get(self, character: str, default: Any = None) -> Any:
        """Return the width of a character, or else `default`."""
        try:
            width = self._known[character]
        except KeyError:
            width = self._known[character] = self._found(character)
        return default if width is None else width

    def _found(self, character: str) -> float | None:
        shown = " " if character in self._like_a_space and self.get(" ") else character
        # A damaged file may lead to the glyph for what is lacking, or nowhere.
        glyph = self._face.glyph(ord(shown)) if len(shown) == 1 else None
        return self._face.advance(glyph) / self._face.units if glyph else None

    def __getitem__(self, character: str) -> float:
        width = self.get(character)
        if width is None:
            raise KeyError(character)
        return float(width)

    def __contains__(self, character: object) -> bool:
        return isinstance(character, str) and self.get(character) is not None

    def __iter__(self) -> Iterator[str]:
        return (sign for code in self._face.face.unicodes if (sign := chr(code)) in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@lru_cache(maxsize=64)
def _advances(source: FontSource) -> Advances:
    """Return the advances of a face, the same for kerned and other text."""
    return Advances(source)


@lru_cache(maxsize=64)
def line_height(source: FontSource) -> float:
    """Return how far apart programs set lines of a face at 100 %, in em: 1.15 for Arial.

    That is the larger of what macOS and Windows take: the table hhea, and in OS/2 the typographic
    heights where USE_TYPO_METRICS is set, else those of usWin (OpenType).
    """
    return source.header.line_height / source.header.units


_CLASSES: Mapping[float, str] = {600: "Semibold", 700: "Bold", 900: "Black"}
"""What weights of variable fonts are called."""


def _name(source: FontSource) -> str:
    """Return a name of ASCII letters, digits and hyphens that no other face has.

    Two files of the user's may have the same PostScript name, and two faces of a variable font do.
    """
    given = source.header.name or source.path.stem
    name = re.sub(r"[^A-Za-z0-9-]", "", given)[:40] or "Font"
    for tag, place in source.places:
        shown = _CLASSES.get(place) if tag == "wght" else None
        name += f"-{shown or re.sub('[^A-Za-z0-9-]', '', f'{tag}{place:g}')}"
    if source.data is not None:
        name += f"-{hashlib.sha256(source.data).hexdigest()[:8]}"
    return name
