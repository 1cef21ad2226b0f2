"""A book is a source by its ISBN: its last digit is checked, and every product shows it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import html
from pptx import Presentation
from pydantic_core import PydanticCustomError

from irdocs.content import evidence
from irdocs.content.about import Source
from irdocs.content.isbn import isbn
from irdocs.content.source import SourceText
from irdocs.content.values import NOWHERE
from support.small_documents import built, leaflet_in, one_section, whole

BOOK = {"authors": "Kessel D", "title": "Survival guide", "publisher": "Elsevier", "year": 2020}
LATER = BOOK | {"title": "Later guide", "isbn": "0-19-852663-6", "url": "https://example.org/later"}
SOURCES = {"book": BOOK | {"isbn": "978-0-19-968903-3"}, "later": LATER}
CITED = {"type": "text", "title": "So it is", "text": "Words [@book] and more [@later]."}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("978-0-19-968903-3", "978-0-19-968903-3"), ("9780199689033", "9780199689033"),
        ("ISBN 978 0 19 968903 3", "978 0 19 968903 3"), ("0-19-852663-6", "0-19-852663-6"),
        ("ISBN-10: 080442957x", "080442957X"), ("979‑10‑90636‑07‑1", "979-10-90636-07-1"),
    ],
)  # fmt: skip
def test_a_right_isbn_is_shown_as_it_is_grouped(typed: str, shown: str) -> None:
    assert isbn(SourceText(typed, NOWHERE)) == shown


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("978-0-19-968903-4", "its last digit would be 3"), ("0198526635", "would be 6"),
        ("9870199689033", "begins with 978 or 979"), ("978-0-19-968903", "13 digits, or 10"),
        ("978-0-19-96890X-3", "13 digits, or 10"), ("X198526636", "13 digits"), ("", "13 digits"),
        ("9780199689033, 2nd", "13 digits"),
    ],
)  # fmt: skip
def test_a_wrong_isbn_is_refused_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(PydanticCustomError) as fault:
        isbn(SourceText(typed, NOWHERE))
    assert why in fault.value.message() or (not typed and fault.value.type == "empty-text")


def test_a_wrong_isbn_is_told_at_its_line(tmp_path: Path) -> None:
    text = one_section(CITED, sources={"book": BOOK | {"isbn": "0-19-852663-5"}, "later": LATER})
    (error,) = built(tmp_path, text).report.errors
    assert error.code == "bad-isbn" and error.span
    assert "0-19-852663-5" in text.split("\n")[error.span.line - 1]


def test_a_source_needs_something_to_find_it_by(tmp_path: Path) -> None:
    (error,) = built(tmp_path, one_section(CITED, sources=SOURCES | {"book": BOOK})).report.errors
    assert "a doi, a url or an isbn" in error.message
    assert "data of your own" in str(error.hint) and "source: Our own" in str(error.hint)


def test_every_product_shows_the_isbn_and_links_what_has_an_address(tmp_path: Path) -> None:
    text = one_section(CITED | {"headline": "So"}, sources=SOURCES)
    out = whole(tmp_path, text, handout=1, web="single")
    reference = "Kessel D. Survival guide. Elsevier 2020. ISBN 978-0-19-968903-3."
    later = "Kessel D. Later guide. Elsevier 2020. ISBN 0-19-852663-6."
    said: dict[str, str] = {}
    for data, name in ((leaflet_in(out), "leaflet"), ((out / "handout.pdf").read_bytes(), "h")):
        pages = pypdfium2.PdfDocument(data)
        said[name] = " ".join(page.get_textpage().get_text_range() for page in pages)
    for page in ("leaflet", "deck"):
        tree = html.fromstring((out / f"{page}.html").read_text())
        said[f"{page}.html"] = tree.text_content()
        assert [one.get("href") for one in tree.iter("a")].count(LATER["url"]) >= 1
    slides = Presentation(str(out / "deck.pptx")).slides
    said["deck"] = " ".join(
        shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame
    )
    said["notes"] = " ".join(slide.notes_slide.notes_text_frame.text for slide in slides)
    for name, words in said.items():
        plain = " ".join(words.replace("\u00a0", " ").replace("\ufffe", "-").split())
        assert reference in plain and later in plain, (name, plain)
    with pikepdf.open(out / "handout.pdf") as file:
        links = [str(one.A.URI) for page in file.pages for one in page.get("/Annots", [])]
    assert links and set(links) == {LATER["url"]}


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Am I fit to fly?", "Am I fit to fly? CAA."), ("Ready!", "Ready! CAA."),
     ("Defibrillators and driving.", "Defibrillators and driving. CAA.")],
)  # fmt: skip
def test_a_title_with_a_mark_of_its_own_gets_no_stop(title: str, shown: str) -> None:
    source = Source.model_validate({"authors": "UK CAA", "title": title, "publisher": "CAA",
                                    "url": "https://www.caa.co.uk/"})  # fmt: skip
    assert evidence.reference(source) == f"UK CAA. {shown}"
