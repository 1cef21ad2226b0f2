"""The codes of embedded fonts: those of characters are their numbers in Unicode, others are apart.

So the operators of a text are the same in every file, whatever else that shows.
"""

from __future__ import annotations

from itertools import islice

import pytest

from irdocs.pdf.embedded_fonts import EmbeddedFont
from irdocs.pdf.reportlab_adapter import TaggedFile
from irdocs.pdf.spelling import other_codes, spelling
from irdocs.typeset import metrics
from irdocs.typeset.metrics import Font
from irdocs.typeset.shaping import shaping_face
from support.designs import own_theme
from support.thorough import tried


@pytest.fixture(scope="module")
def font() -> Font:
    return metrics.load(own_theme().print.family.source("regular"))


def shown(embedded: EmbeddedFont, font: Font, text: str) -> str:
    (part,) = font.shaped(text)
    assert part.face.source is not None
    return embedded.operand(spelling(part.face.source, part.clusters, right_to_left=False))


def begun(font: Font) -> EmbeddedFont:
    assert font.source is not None
    return EmbeddedFont(font.source, "Own", "F1")


def test_a_text_is_shown_alike_whatever_stands_before_it(font: Font) -> None:
    alone, after = begun(font), begun(font)
    shown(after, font, "Zebra 739 fi é")
    assert shown(alone, font, "Ward 12") == shown(after, font, "Ward 12")


def test_the_code_of_a_character_is_its_number(font: Font) -> None:
    operand = shown(begun(font), font, "é")
    assert operand == "[<00E9>]"


def test_what_is_composed_has_a_code_that_no_character_has(font: Font) -> None:
    embedded = begun(font)
    operand = shown(embedded, font, "q\u0301")  # no face has that letter with an accent
    codes = [int(operand[at : at + 4], 16) for at in range(2, len(operand) - 2, 4)]
    assert codes and not any(chr(code).isprintable() for code in codes)
    assert shown(embedded, font, "q\u0301") == operand


def test_more_codes_than_are_for_private_use_meet_no_character(font: Font) -> None:
    assert font.source is not None
    face = shaping_face(font.source)
    codes = list(islice(other_codes(face), tried(20_000, 8_000)))
    assert len(set(codes)) == len(codes) and 0 < min(codes) <= max(codes) < 0x10000
    assert not any(face.glyph(code) for code in codes if chr(code).isprintable())


def test_a_font_without_any_text_is_not_written(font: Font) -> None:
    embedded = begun(font)
    assert not embedded.is_used
    shown(embedded, font, "a")
    file = TaggedFile()
    TaggedFile.adopt(file)
    embedded.write(file, file.reserve(1))
    assert embedded.is_used
