"""Stops and commas beside numbers in texts from right to left: of "5 mg." the stop stands at the
left, as it must, and ".5 mg" would be read. What is seen is computed from the finished files."""

from __future__ import annotations

import io
import random
import re
from pathlib import Path

import pytest
from lxml import html
from pptx import Presentation
from pypdfium2 import PdfDocument

from irdocs.audit.reading.transcript import normalised
from irdocs.ooxml.slide_text import plainly
from irdocs.options import BuildOptions
from irdocs.pulling.project import pull
from irdocs.typeset.directions import paragraph_levels
from irdocs.typeset.isolates import DirectedText
from irdocs.typeset.left_to_right import left_to_right_spans
from irdocs.typeset.stops import kept_apart
from irdocs.unicode.bidi import levels, line_order
from irdocs.unicode.controls import BIDI_CONTROL
from support.small_documents import one_section, whole
from support.thorough import tried

WORDS = {"ar": ("خذ", "مرتين", "."), "he": ("קחו", "פעמיים", "."), "ur": ("لیں", "دوبار", "۔"),
         "fa": ("بخورید", "روزانه", ".")}  # fmt: skip
"""What stands before and behind each number, and the stop."""
DOSES = ["5 mg", "5–10 mg", "2.5 mg", "−5 °C", "< 5 mmol/l", "½ mg", "1:1000", "1/2", "16", "£5",
         "**5 mg**", "[5 mg](https://example.org/)"]  # fmt: skip
"""What a stop would be read with."""
SAFE = ["Losec 20 mg", "(5 mg)", "paracetamol", "2026", "12/05/2026", "020 7946 0000"]
"""Names, and what nobody takes for a part of a whole."""
TOUCHES = re.compile(r"(?<!\d)[.,،۔][+−±<]?(?!(?:20)\d\d)[\d½]")
"""A mark that would be read with the number behind it; a year is none of these."""


def seen(text: str, found: bytes | None = None) -> str:
    """Return a line as UAX #9 shows it, from left to right, without marks of direction."""
    found = levels(text, 1) if found is None else found
    runs = line_order(found, text, 0, len(text), 1)
    order = "".join(text[r.start : r.end][:: -1 if r.is_right_to_left else 1] for r in runs)
    return BIDI_CONTROL.sub("", order).replace("\u00a0", " ")


def apart(texts: list[str]) -> list[str]:
    """Return pieces in one direction with the gaps that they need."""
    return list(kept_apart([DirectedText(text) for text in texts]))


def marked_up(element: html.HtmlElement) -> str:
    """Return the words of an element with isolates for those that have a direction."""
    inner = (element.text or "") + "".join(marked_up(one) + (one.tail or "") for one in element)
    mark = {"ltr": "\u2066", "rtl": "\u2067", None: ""}[element.get("dir")]
    return f"{mark}{inner}\u2069" if mark else inner


def lines_of(out: Path) -> dict[str, list[str]]:
    """Return the lines of each finished file as they are seen."""
    slides = Presentation(io.BytesIO((out / "deck.pptx").read_bytes())).slides
    frames = [one.text_frame for slide in slides for one in slide.shapes if one.has_text_frame]
    frames += [slide.notes_slide.notes_text_frame for slide in slides]
    media = {"slides": [seen(one.text) for frame in frames for one in frame.paragraphs]}
    for name in ("leaflet", "deck"):
        page = html.fromstring((out / f"{name}.html").read_text("utf-8"))
        media[f"{name}.html"] = [seen(marked_up(one)) for one in page.iter("li", "p")]
    return media


@pytest.mark.parametrize("language", list(WORDS)[: tried(4, 2)])
def test_no_stop_touches_a_number_in_any_product(tmp_path: Path, language: str) -> None:
    before, behind, stop = WORDS[language]
    said = [f"{before} {dose}{stop} {behind} {dose}{stop}" for dose in DOSES]
    blocks = [{"type": "points", "items": said[i : i + 4], "notes": said[i]} for i in (0, 4, 8)]
    blocks.append({"type": "text", "text": f"{before} 5 mg, 10 mg{stop}"})
    text = one_section(*blocks).replace("language: en-GB", f"language: {language}")
    out = whole(tmp_path, text, web="single")
    for medium, lines in lines_of(out).items():
        assert not [line for line in lines if TOUCHES.search(line)], medium
        assert sum("5 mg" in line for line in lines) >= 3, medium
    page = PdfDocument((out / "leaflet.pdf").read_bytes())[0].get_textpage()
    boxes = [(page.get_text_range(i, 1), page.get_charbox(i)) for i in range(page.count_chars())]
    stops = [box for sign, box in boxes if sign == stop]
    digits = [box for sign, box in boxes if sign.isdigit() and box[2] - box[0] > 4.5]
    # which are not those of the small print, where the year stands
    assert len(stops) >= 20
    for left, bottom, right, _ in stops:
        row = [box for box in digits if abs(box[1] - bottom) < 3]
        is_decimal = any(0 < left - box[2] < 1.8 for box in row)
        assert is_decimal or not [box for box in row if 0 <= box[0] - right < 1.8]


@pytest.mark.parametrize("language", WORDS)
def test_what_nobody_misreads_keeps_its_stop(language: str) -> None:
    before, behind, stop = WORDS[language]
    for words in SAFE:
        line = f"{before} {words}{stop} {behind} {words}, {behind}{stop}"
        assert apart([line]) == [line]


def test_decimals_and_texts_from_left_to_right_stay_as_they_are() -> None:
    for line in ("Take 5 mg.", "خذ 2.5 mg مرتين", "خذ 1,000.5 ملغ", "5 mg.", "خذ 5 mg مرتين."):
        assert apart([line]) == [line]


def test_the_gap_stands_in_the_piece_of_the_stop() -> None:
    assert apart(["خذ ", "5 mg", ". ثم ", "3", "،"]) == ["خذ ", "5 mg", "\u00a0. ثم ", "3",
                                                               "\u00a0،"]  # fmt: skip


def test_who_compares_texts_does_not_see_the_gap() -> None:
    line = "خذ 5 mg. ثم 3، أو 4."
    (spaced,) = apart([line])
    assert spaced.count("\u00a0") == 3
    assert normalised(spaced) == normalised(line)
    assert plainly(spaced) == plainly(line)


@pytest.mark.parametrize("seed", range(tried(40, 4)))
def test_no_line_of_words_and_numbers_shows_a_stop_at_a_number(seed: int) -> None:
    chosen = random.Random(seed)
    doses = [dose for dose in DOSES if dose[0] not in "*["]
    for _ in range(60):
        language = chosen.choice(list(WORDS))
        before, behind, stop = WORDS[language]
        parts = [before]
        for _ in range(chosen.randint(1, 5)):
            parts.append(chosen.choice([*doses, "Losec", "(IR)", behind]))
            parts[-1] += chosen.choice(["", stop, ",", ", ", "،"])
        line = f"{' '.join(parts)} {behind}{stop}"
        (spaced,) = apart([line])
        letters = "R" if language == "he" else "AL"
        shown = seen(spaced, paragraph_levels([DirectedText(spaced)], 1, letters))  # type: ignore[arg-type]
        assert not TOUCHES.search(re.sub(r"\d[.,]\d", "", shown)), (line, shown)


def test_a_fraction_keeps_its_unit_at_its_right() -> None:
    assert left_to_right_spans("خذ ½ mg مرتين") == ((3, 7),)


def test_a_deck_that_nobody_edited_is_told_as_it_was_made(tmp_path: Path) -> None:
    text = one_section({"type": "points", "items": ["خذ 5 mg.", "خذ 2، ثم 3."]}).replace(
        "language: en-GB", "language: ar"
    )
    out = whole(tmp_path, text, only="deck")
    order = BuildOptions(only="deck")
    pulled = pull(out / "deck.pptx", tmp_path / "content.yaml", order, dry=True)
    assert not pulled.result.failed and not pulled.pulled and not pulled.left
