"""One fault of a theme is one error, and what the press would print too faint is one too."""

from __future__ import annotations

import io
import random
import re
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from irdocs.drawing import Colour
from irdocs.pdf.inks import fogra39_profile, srgb_profile
from irdocs.theme import THEMES, contrast, printed
from test_theme import OURS, loaded

PRINT = "{small: 9, body: 12, lead: 14, heading: 22, display: 35, figure: 36}"


def changed(old: str, new: str) -> str:
    assert old in OURS
    return OURS.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "marked", "words"),
    [
        (changed("floor: 18", "floor: 90"), "floor: 90", "18 to 21"),
        (changed("floor: 18", "floor: 22"), "floor: 22", "no room in small boxes"),
        (changed("floor: 18", "floor: 12"), "floor: 12", "cannot be read from afar"),
        (changed(PRINT, re.sub(r"\d+", "1", PRINT)), "small: 1", "no size can be read"),
        (changed('ground: "#FFFFFF"', 'ground: "#777777"'), "#777777", "ink, ink-soft, "),
        (changed('on-primary: "#FFFFFF"', 'on-primary: "#0B3C6F"'), "on-primary", "primary, teal"),
    ],
    ids=["far too large", "too large", "too small", "in mm", "a ground", "words on four grounds"],
)
def test_one_cause_is_one_error(text: str, marked: str, words: str, tmp_path: Path) -> None:
    own, report = loaded(text, tmp_path)
    assert own is None
    (error,) = report.errors
    assert words in error.message
    assert error.span is not None
    assert marked in text.split("\n")[error.span.line - 1]


def test_two_texts_that_are_too_faint_are_told_each_at_its_colour(tmp_path: Path) -> None:
    text = changed('teal: "#12706F"', 'teal: "#7FB5B4"').replace(
        'plum: "#6A5794"', 'plum: "#B5A8D0"'
    )
    _, report = loaded(text, tmp_path)
    lines = [text.split("\n")[d.span.line - 1] for d in report.errors if d.span]
    assert ["teal:" in lines[0], "plum:" in lines[1]] == [True, True] and len(lines) == 2


@pytest.mark.parametrize(
    ("inks", "marked"),
    [
        ("  primary: [0, 0, 100, 0]", "primary"),
        ("  signal: [0, 0, 90, 0]", "signal"),
        ("  ground: [0, 0, 0, 70]", "ground"),
        ("  on-primary: [60, 40, 0, 30]", "on-primary"),
    ],
)
def test_words_that_the_press_would_print_too_faint_are_refused(
    inks: str, marked: str, tmp_path: Path
) -> None:
    text = changed("inks:\n", f"inks:\n{inks}\n")
    own, report = loaded(text, tmp_path)
    assert own is None
    (error,) = report.errors
    assert "in print" in error.message and error.span is not None
    assert text.split("\n")[error.span.line - 1].startswith(inks)
    assert marked in error.message


def test_words_in_black_ink_alone_are_as_dark_as_that(tmp_path: Path) -> None:
    own, report = loaded(changed("ink-soft: [0, 0, 0, 75]", "ink-soft: [0, 0, 0, 20]"), tmp_path)
    assert own is not None and not report.errors


@pytest.mark.parametrize("name", THEMES.names)
def test_our_own_themes_can_be_read_in_print(name: str, tmp_path: Path) -> None:
    own, _ = loaded(THEMES.path(name).read_text(encoding="utf-8"), tmp_path)
    assert own is not None and own.inks


def test_mixtures_look_as_the_profile_of_the_press_has_them() -> None:
    """The profile is read by LittleCMS; contrasts of mixtures with paper differ by a tenth."""
    convert = ImageCms.buildTransform(
        io.BytesIO(fogra39_profile()), io.BytesIO(srgb_profile()), "CMYK", "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    paper, seed = Colour(255, 255, 255), random.Random(7)
    compared = 0
    for _ in range(600):
        inks = [seed.choice((0, 0, seed.randint(0, 100))) for _ in range(4)]
        pixel = Image.new("CMYK", (1, 1), tuple(round(2.55 * ink) for ink in inks))
        red, green, blue = ImageCms.applyTransform(pixel, convert).getpixel((0, 0))
        expected = contrast.ratio(Colour(red, green, blue), paper)
        if sum(inks) <= 300 and 2.5 < expected < 9:
            compared += 1
            found = contrast.ratio(printed.seen(inks), paper)
            assert found == pytest.approx(expected, rel=printed.ERROR + 0.01), inks
    assert compared > 100
