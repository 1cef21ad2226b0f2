"""Telephone numbers, and numbers with their units, break over no line: on paper, on slides."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from irdocs.typeset.binding import bound, bound_in_print, is_quantity, quantity_spans
from support.small_documents import ABOUT, leaflet_in, one_section, whole

SPACE = "\u00a0"


@pytest.mark.parametrize(
    "together",
    ["0113 496 0000", "020 7946 0000", "01632 960001", "(01632) 960001", "0800 123 1234",
     "07700 900123", "+44 113 496 0000", "+44 (0) 113 496 0000", "+49 221 478 0123",
     "(555) 123-4567", "5 mg", "0.5 ml", "1,200 mmol/l", "40 %", "37.5 °C", "10 mm",
     "0.6 mg/kg", "1.5 ml/kg", "5 mcg/kg/min", "12 units", "1,200,000 units",
     "4 J/kg", "40 mg/m²", "25 cmH₂O", "10 m/s", "1 g/24 h", "p = 0.004",
     "n ≥ 12", "0.4 × 10", "62 ± 9", "(± 0.3)",
     "+44 (0)113 496 0001", "0800 111", "-5 °C", "−3.5 °C",
     "5–10 mg", "5-10 mg", "120/80 mmHg", "20 000", "1 000 000", "20 000 IU", "1 in 200",
     "9.30–11.30 am", "10 pm", "1 von 200", "8 a.m.", "US$ 1.500", "1234,50 €", "£ 1.100",
     "99.000 kWh", "12 345,50 €", "12.345.678,50 €", "12 ‰", "12 ℃", "12 zł", "12 M€", "CHF 20",
     "12 dB(A)", "30 m²", "+44 1248 384385", "1800 123 456", "01248 384384/5", "1½ mg",
     "110–132 lb", "72 bpm", "5 out of 10", "LS1 0AA", "SW1A 1AA", "M1 1AE"],
)  # fmt: skip
def test_what_is_read_in_one_is_bound(together: str) -> None:
    text = f"Ring {together}, or ring {together}."
    assert bound(text) == text.replace(together, together.replace(" ", SPACE))


@pytest.mark.parametrize(
    "text",
    ["in 2019 3 of 100", "10 of 12 people", "May 2026 1200 people", "ages 0 10 20 30",
     "doi 10.1259 123 456", "page 12 mg12", "0 12 34", "11 in 10 mice", "5 unitsx",
     "ward A1 2nd floor", "T2 1CM", "B12 9 days", "one out of 10",
     "100 micrograms", "10 mg/kgs", "a = b 12", "Room 012 345", "00 44 1"],
)  # fmt: skip
def test_other_numbers_keep_their_spaces(text: str) -> None:
    assert bound(text) == text


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Ask for a leaflet now", ["a leaflet"]), ("What I need is a nurse", ["I need", "a nurse"]),
        ("Leczenie w domu i w szpitalu", ["w domu", "w szpitalu"]),
        ("Saturday 3 October, 10am to 4pm", ["3 October", "10am to 4pm"]),
        ("See Ms J Wren or Dr A. Smith", ["J Wren", "A. Smith"]),
        ("Ar 5 Ionawr 2027 neu 12 Mai", ["5 Ionawr", "12 Mai"]),
        ("A ward, and (a bed)", ["A ward", "a bed"]), ("Були в лікаря і вдома", ["в лікаря"]),
    ],
)  # fmt: skip
def test_single_letters_are_bound_to_the_word_that_they_belong_to(
    text: str, together: list[str]
) -> None:
    parted = bound_in_print(text)
    for words in together:
        assert words.replace(" ", SPACE) in parted
    assert parted.replace(SPACE, " ") == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Non ! Voici : « un » ; 5 % ?", "Non~! Voici~: «~un~»~; 5~%~?"),
        ("Est-ce grave ?", "Est-ce grave~?"),
        ("(vraiment !)", "(vraiment~!)"),
        ("a : b :c !important", "a~: b :c !important"),
        (": a", ": a"),
    ],
)
def test_no_line_ends_before_a_mark_of_french(text: str, shown: str) -> None:
    assert bound(text) == shown.replace("~", SPACE)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Level 4, theatre B · 14 January 2027", "Level 4, theatre B~· 14~January 2027"),
        ("You may shower – but not swim – today", "You may shower~– but not swim~– today"),
        ("— Margaret, 71", "— Margaret, 71"), ("10–20 and 5 – 10", "10–20 and 5~– 10"),
        ("Ask (ward / 22) or Ann / Bea", "Ask (ward~/~22) or Ann~/ Bea"),
        ("open · – closed", "open~· – closed"), ("- one - two", "- one - two"),
    ],
)  # fmt: skip
def test_no_line_begins_with_a_dash_dot_or_slash_between_words(text: str, shown: str) -> None:
    assert bound_in_print(text) == shown.replace("~", SPACE)
    assert SPACE not in bound(text)


@pytest.mark.parametrize(
    "text", ["A B C D", "x and y", "vitamin D3 and K2", "Plan B2", "e.g. this"]
)
def test_other_letters_keep_their_spaces(text: str) -> None:
    assert SPACE not in bound(text).replace(f"and{SPACE}y", "and y")


LINE = re.compile(r"0113[ \u00a0]496[ \u00a0]0000")
MAIL = "day-case@example.org"
TEXTS = [
    f"{'so ' * count}ring 0113 496 0000 now, write to <{MAIL}>, or take 5 mg of it."
    for count in range(20, 40)
]
CONTACT = {"name": "The ward", "telephone": "Out of hours: 0113 496 0000"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [("by 2 November 2028.", "by 2_November 2028."),
     ("avant le 2 novembre 2028", "avant le 2_novembre 2028"),
     ("am 2. November 2028", "am 2._November 2028"),
     ("el 2 de mayo de 2028", "el 2_de mayo de 2028"),
     ("قبل 2 نوفمبر 2028", "قبل 2_نوفمبر 2028"), ("of 12 people", "of 12 people"),
     ("2026 May 2028", "2026 May 2028"), ("9am i 5pm", "9am_i_5pm"),
     ("8.00 do 17.00", "8.00_do_17.00"), ("from 9am to 5pm", "from 9am_to_5pm")],
)  # fmt: skip
def test_a_day_stays_with_its_month_in_print(text: str, shown: str) -> None:
    assert bound_in_print(text).replace(SPACE, "_") == shown
    assert bound(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("by Dr Leena Shah", "by Dr_Leena Shah"), ("Mr. D Okafor", "Mr._D_Okafor"),
     ("weryfikacja: dr Anna Żak", "weryfikacja: dr_Anna Żak"), ("St Mary’s", "St_Mary’s"),
     ("Dr and Mrs", "Dr and Mrs"), ("mrs Shah", "mrs Shah"),
     ("Ask your Dr first", "Ask your Dr first")],
)  # fmt: skip
def test_a_title_stays_with_its_name_in_print(text: str, shown: str) -> None:
    assert bound_in_print(text).replace(SPACE, "_") == shown
    assert bound(text) == text


def test_numbers_stay_on_one_line_on_paper_and_bound_on_slides(tmp_path: Path) -> None:
    points = {"type": "points", "id": "p", "items": TEXTS}
    contact = {"type": "contact", "id": "c", "title": "Contact"} | CONTACT
    about = ABOUT | {"contact": CONTACT | {"hours": "so " * 20 + "ring 0113 496 0000"}}
    folder = whole(
        tmp_path, one_section(points, contact, format="a4-trifold", document=about), handout=2
    )
    for file in (leaflet_in(folder), (folder / "handout.pdf").read_bytes()):
        text = "\n".join(
            page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)
        )
        # The same words are there, and none of them is parted.
        assert len(LINE.findall(text)) == len(re.findall(r"0113\s+496\s+0000", text)) >= len(TEXTS)
        assert len(re.findall("5[ \u00a0]mg", text)) == len(re.findall(r"5\s+mg", text))
    leaflet = "\n".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(leaflet_in(folder))
    )
    assert leaflet.count(MAIL) == len(TEXTS)
    said = "\n".join(
        shape.text_frame.text
        for slide in Presentation(folder / "deck.pptx").slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    assert said.count("0113\u00a0496\u00a00000") >= len(TEXTS) + 2
    assert "0113 496" not in said


@pytest.mark.parametrize(
    "quantity",
    ["150–400 × 10⁹/L", "150–400 × 109/L", "≥ 38.5 °C ± 0.2 °C", "CrCl < 30 mL/min", "10⁹/L",
     "HbA1c ≤ 6.5%",
     "5–10 mg", "5-10 mg", "−3.5 °C", "-5 °C", "<0.5%", "< 5", "±2 mmHg", "2 × 5 mg", "−1,200 £",
     "£1,200", "5–10%", "120/80 mmHg", "p = 0.04", "0113 496 0000", "−3.5", "10 mg", "2 + 3 = 5",
     "5 mg → 7.5 mg", "250 mg/5 ml", "1½ mg", "2½", "± 5 mg", "+44 1248 384385", "01248-384385",
     "1800 123 456", "110–132 lb"],
)  # fmt: skip
def test_a_quantity_runs_to_the_right_as_a_whole(quantity: str) -> None:
    for text in ("{}", "الجرعة {} يوميا", "و{}", "剂量{}或", "({})"):
        shown = text.format(quantity)
        assert [shown[a:b] for a, b in quantity_spans(shown)] == [quantity], text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "1,234.5",
        "[1]",
        "3.",
        "HbA1c",
        "word-5",
        "v2.1.3",
        "93.5%",
        "2019–2024",
        "24/7",
        "10:30–12:00",
        "www.example.org/x?y=1",
    ],
)
def test_a_number_alone_has_its_order_by_itself(text: str) -> None:
    assert not quantity_spans(text)


@pytest.mark.parametrize("quantity", ["17:00–08:30", "2.0–3.0", "1939–1945", "24/7"])
def test_a_range_is_read_as_its_language_reads_it(quantity: str) -> None:
    """In Hebrew from the left, as everybody sees it where a hyphen is typed; in Arabic from the
    right, alone in a cell as well as in a sentence."""
    for text in (f"פתוח {quantity}.", f"{quantity} ימים"):
        assert [text[a:b] for a, b in quantity_spans(text)] == [quantity]
    for text in (f"مفتوح {quantity}.", f"{quantity} أيام"):
        assert not quantity_spans(text)
    assert is_quantity(quantity) and not is_quantity(quantity, "AL")
    assert is_quantity("5–10 mg", "AL")


@pytest.mark.parametrize("text", ["1953–1964", "−3.5", "< 5", "5–10 mg", "24/7"])
def test_a_quantity_that_stands_alone_is_known(text: str) -> None:
    assert is_quantity(text) and not is_quantity(f"{text} سنة")
    assert not any(map(is_quantity, ("1", "1.", "[1]", "1,234.5")))


def test_titles_of_slides_keep_numbers_with_their_units(tmp_path: Path) -> None:
    cards = [{"title": "Give 5 mg", "text": "Once."}, {"title": "Wait", "text": "A day."}]
    blocks = ({"type": "text", "title": "Lactate of 4.1 mmol/L is high", "text": "Words."},
              {"type": "cards", "title": "What to do", "items": cards})  # fmt: skip
    out = whole(tmp_path, one_section(*blocks), only="deck")
    said = [
        shape.text_frame.text
        for slide in Presentation(str(out / "deck.pptx")).slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert "Lactate of 4.1\u00a0mmol/L is high" in said and "Give 5\u00a0mg" in said


def test_names_of_columns_keep_numbers_with_their_units(tmp_path: Path) -> None:
    table = {"type": "table", "caption": "Doses", "header": ["Name", "80 % of it"],
             "rows": [["One", "2 ml"], {"group": "Over 20 kg"}, ["Two", "4 ml"]]}  # fmt: skip
    out = whole(tmp_path, one_section(table), only="deck")
    cells = {
        cell.text
        for slide in Presentation(str(out / "deck.pptx")).slides
        for shape in slide.shapes
        if shape.has_table
        for cell in shape.table.iter_cells()
    }
    assert {"80\u00a0% of it", "Over 20\u00a0kg", "4\u00a0ml"} <= cells
