"""Markdown in texts: what is read, what is set in the finished files, and what is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree

import irdocs
from irdocs.audit.reading import pdf_text
from irdocs.content import markdown
from irdocs.content.markdown_unset import unset_in_label, unset_in_text
from irdocs.content.markup import Link, Plain, TextList, TextPart, plain_of
from irdocs.diagnostics import Span
from support import small_documents
from support.small_documents import leaflet_in, one_section, whole

LISTS = Path(__file__).parent / "fixtures" / "lists.yaml"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def parts(source: str, *, one_paragraph: bool = False) -> tuple[TextPart, ...]:
    return markdown.parse(source, Span("", 1, 1, 1, 1), one_paragraph=one_paragraph).parts


def outline(text_parts: tuple[TextPart, ...]) -> list[object]:
    """Paragraphs as words; lists as their first number, or None, and the outlines of items."""
    return [
        (part.start if part.ordered else None, [outline(item) for item in part.items])
        if isinstance(part, TextList)
        else plain_of(part)
        for part in text_parts
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("one\ntwo\n\nthree", ["one two", "three"]),
        ("Bring:\n- a\n- b", ["Bring:", (None, [["a"], ["b"]])]),
        ("* a\n* b", [(None, [["a"], ["b"]])]),
        ("• a\n• b", [(None, [["a"], ["b"]])]),
        ("1. a\n2. b", [(1, [["a"], ["b"]])]),
        ("3) c\n4) d", [(3, [["c"], ["d"]])]),
        ("- a\n  1. x\n  2. y\n- b", [(None, [["a", (1, [["x"], ["y"]])], ["b"]])]),
        ("- a\n\n  more\n- b", [(None, [["a", "more"], ["b"]])]),
        ("- a\n\nafter", [(None, [["a"]]), "after"]),
        ("one\\\ntwo", ["one", "two"]),
        ("Ward 5  \nSt James  \nLeeds  ", ["Ward 5", "St James", "Leeds"]),
        ("so **a  \nb** c", ["so **a", "b** c"]),
        ("- a  \n  b  \n- c  ", [(None, [["a", "b"], ["c"]])]),
        ("a  \n\nb  \n12. c  \n- d", ["a", "b 12. c", (None, [["d"]])]),
        (f"{'word ' * 12} \nthat goes on", [f"{'word ' * 12}that goes on"]),
        ("a  \n[^1] b  \n[^1]: c", ["a", "a b", "a c"]),
        ("☐ one\n□ two\n☑ three", ["☐ one", "□ two", "☑ three"]),
        ("Eat:\n✓ fruit\n✗ salt\n\n✓ nuts", ["Eat:", "✓ fruit", "✗ salt", "✓ nuts"]),
        ("tick it with\n✓ when done", ["tick it with ✓ when done"]),
        ("Eat\n➢ fruit\n➢ nuts", ["Eat", (None, [["fruit"], ["nuts"]])]),
        (
            "Eat\n·\tfruit\no\tapples\no\tpears\n·\tnuts",  # pasted from Word
            ["Eat", (None, [["fruit", (None, [["apples"], ["pears"]])], ["nuts"]])],
        ),
        ("Ø\xa0 fruit\nØ\xa0 nuts", [(None, [["fruit"], ["nuts"]])]),
        ("o   fruit\no   nuts", [(None, [["fruit"], ["nuts"]])]),
        ("neu hyn\no  hyn", ["neu hyn o  hyn"]),
        ("go\n► on", ["go ► on"]),
        ("10^9^/L, H~2~O, HCO~3~^-^ and **10^−3^**", ["10⁹/L, H₂O, HCO₃⁻ and 10⁻³"]),
        (r"10\^9\^ and \~2\~", ["10^9^ and ~2~"]),
        ("Steps:\n2. not first\n3. third", ["Steps:", (2, [["not first"], ["third"]])]),
        ("– one\n– two", [(None, [["one"], ["two"]])]),
        ("CYP2C19*2 and CYP2C19*3, 2*3*4 mg", ["CYP2C19*2 and CYP2C19*3, 2*3*4 mg"]),
        ("2**8, 10**3 and 2**9", ["2**8, 10**3 and 2**9"]),
        ("**5 mg (two)**daily. **Stop.**Call **1**2", ["5 mg (two)daily. Stop.Call 12"]),
        ("daily**(two)** and **“no”**x", ["daily(two) and “no”x"]),
        ("Date: __/__/____, BP ___/___ (__) _so_", ["Date: __/__/____, BP ___/___ (__) so"]),
        ("*so* and **so** and ***so***", ["so and so and so"]),
        # What looks like a list and is none.
        ("1948. The NHS begins.", ["1948. The NHS begins."]),
        ("-", ["-"]),
        ("-12", ["-12"]),
        ("a - b", ["a - b"]),
        (r"\- a", ["- a"]),
        ("5 &lt; 6&nbsp;mg &amp; R&D;", ["5 < 6\u00a0mg & R&D;"]),
    ],
)
def test_paragraphs_and_lists_are_read_as_commonmark_says(
    source: str, expected: list[object]
) -> None:
    assert outline(parts(source)) == expected


def test_a_text_of_one_line_that_must_be_a_paragraph_is_one() -> None:
    assert outline(parts("- 12", one_paragraph=True)) == ["- 12"]
    assert outline(parts("- 12\n- 13", one_paragraph=True)) == [(None, [["12"], ["13"]])]


def test_addresses_in_angle_brackets_are_links() -> None:
    (paragraph,) = parts("See <https://example.org/a_b> or <us@example.org>.")
    assert [inline.url for inline in paragraph if isinstance(inline, Link)] == [  # type: ignore[union-attr]
        "https://example.org/a_b",
        "mailto:us@example.org",
    ]


@pytest.mark.parametrize(
    ("source", "what", "line", "advice"),
    [
        ("a\n\n# Heading", "a heading", 2, "title:"),
        ("Heading\n=======", "a heading", 0, "title:"),
        ("a\n\n---\n\nb", "a rule", 2, "another block"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a table", 0, "type: table"),
        ("a | b\n--|--\n1 | 2", "a table", 1, "type: table"),
        ("```python\n| a |\n# b\n```", "code", 0, "type: code"),
        ("> said", "a quotation", 0, "type: quote"),
        ("Word\n: meaning", "a definition", 1, "type: terms"),
        ("::: warning\nx\n:::", "a container", 0, "callout"),
        ("- [ ] do it", "a task", 0, "☐"),
        ("![alt](a.png)", "a picture", 0, "type: image"),
        ("so it is[^1]", "a note", 0, "[@source-id]"),
        ("see [this][ref]", "a link by reference", 0, "(https://"),
        ("```r\nx <- 1\n```", "code", 0, "type: code"),
        ("$$E = mc^2$$", "a formula", 0, "type: formula"),
        ("$$\\frac{a}{b}$$", "a formula", 0, "²"),
        ("10^-3", "a superscript", 0, 'write ^-3^, or the sign itself: "⁻³"'),
        ("x^2y", "a superscript", 0, "write ^2y^"),
        ("~~gone~~", "text that is struck out", 0, "leave it out"),
        ("==marked==", "a highlight", 0, "**strong**"),
        ("(a) one\n(b) two", "a list with letters", 0, "number it"),
        ("a. one\nb. two", "a list with letters", 0, "number it"),
        ("(1) one\n(2) two", "a list with brackets", 0, "number it"),
        ("-one\n-two", "a list without spaces", 0, "a space after"),
        ("• one • two • three", "a list on one line", 0, "after |"),
        ("- # heading", "a heading", 0, "title:"),
        ("- > said", "a quotation", 0, "type: quote"),
        ("an **unclosed", "strong text that does not end", 0, "last"),
        ("**one\n\ntwo**", "strong text that does not end", 0, "last"),
        ("** now **", "strong text that does not end", 0, "last"),
        ("see [[Page]]", "a link of a wiki", 0, "(https://"),
        ("well done :tada:", "the name of an emoji", 0, "words"),
        ("~5~10 ml", "a subscript", 0, "behind a letter"),
        ("m<sup>2</sup>", "HTML", 0, "m^2^"),
        ("a<br/>b", "HTML", 0, "lists"),
        ("<!-- hidden -->", "HTML", 0, "leave it out"),
        ("[words]{.small}", "an attribute", 0, "theme"),
        ("{{< pagebreak >}}", "an attribute", 0, "theme"),
    ],
)
def test_what_is_not_set_is_found_with_what_to_use(
    source: str, what: str, line: int, advice: str
) -> None:
    (unset,) = unset_in_text(source)
    assert (unset.what, unset.line) == (what, line)
    assert advice in unset.advice


@pytest.mark.parametrize(
    "source",
    [
        "costs $5 (or $6), A$ and B$, US$5-US$6",
        "p < 0.05, a<b and c>d, <patient's name>",
        "~5 and ~6, about ~7",
        "2 * 3 * 4, snake_case_name, #1 and C#",
        "x == y; a || b | c",
        "a: b :c, 10:30, 1:2",
        "[@one] and [Croeso](lang:cy)",
        "see [it](https://example.org/~user~/a^b^c?x=$1$) and https://example.org/~a~",
        r"\# \$a\$ \^b\^ \`c\` \<b> \| d \| \~e\~ \> \!\[f](g)",
        "-----",
        "- a\n- b\n\n1. c",
        "a text - with a dash",
        "[*] [†] [Note]: this matters",
        "see e.g. a) this and b) that, at 10:30:15",
        "**A** and **B**: x*y, ***both***, **a *b* c**",
        "Tom & Jerry; AT&T",
        "A. Smith\nC. Jones",
        "(1) and (2)",
        "[sic](as it was) and [1](see note 2), x[i](t + 1)",
    ],
)
def test_words_that_look_like_markup_are_words(source: str) -> None:
    assert not list(unset_in_text(source))


def test_a_label_takes_no_markup() -> None:
    found = {
        source: [unset.what for unset in unset_in_label(source)]
        for source in (
            "**Bold**",
            "[a](b)",
            "10^9^",
            "1 # 2",
            "# 1",
            "snake_case",
            "a [@b]",
            "2*3*4",
        )
    }
    assert found == {
        "**Bold**": ["strong text"],
        "[a](b)": ["a link"],
        "10^9^": ["a superscript"],
        "a [@b]": ["a citation"],
        **{words: [] for words in ("1 # 2", "# 1", "snake_case", "2*3*4")},
    }


def test_faults_of_a_block_scalar_have_the_line_that_they_are_on(tmp_path: Path) -> None:
    text = LISTS.read_text().replace("After that, you will wait.", "# Afterwards")
    (tmp_path / "content.yaml").write_text(text)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", environment={})
    (error,) = result.report.errors
    assert error.code == "markup-not-set" and error.span
    assert text.split("\n")[error.span.line - 1].strip() == "# Afterwards"
    assert not (tmp_path / "out").exists()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    options = irdocs.BuildOptions(handout=1)
    result = irdocs.build(LISTS, folder, options, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    return folder


def test_lists_in_texts_are_lists_in_the_leaflet(built: Path) -> None:
    pieces = pdf_text.read((built / "leaflet.pdf").read_bytes()).pieces
    bodies = [piece.text for piece in pieces if piece.role == "Lbl"]
    assert bodies.count("1.") == bodies.count("2.") == 1
    # Every list of the fixture: text, nested in it, callout, cards and two in them, points, nested,
    # the meaning of a term and the list of terms, options and explanation of the quiz, the quote,
    # the disclaimer.
    assert sum(piece.role == "L" for piece in pieces) == 14
    labels = {"•", "–", "1.", "2.", "A.", "B.", "Stent", "Coil"}
    assert set(bodies) == labels
    with pikepdf.open(built / "leaflet.pdf") as pdf:
        kinds = [
            str(item.S)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"
        ]
    # Cards are items of a list without labels.
    assert kinds.count("/LI") == kinds.count("/LBody") == kinds.count("/Lbl") + 2


def slide_xml(built: Path, pattern: str) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO((built / "deck.pptx").read_bytes())) as deck:
        names = sorted(
            (name for name in deck.namelist() if name.startswith(pattern) and name.endswith("xml")),
            key=lambda name: int("".join(filter(str.isdigit, name.rpartition("/")[2]))),
        )
        return [etree.fromstring(deck.read(name)) for name in names]


def paragraph(roots: list[etree._Element], words: str) -> etree._Element:
    (found,) = [
        element
        for root in roots
        for element in root.iter(f"{A}p")
        if "".join(text.text or "" for text in element.iter(f"{A}t")) == words
    ]
    return found


def test_lists_in_texts_are_native_lists_on_slides(built: Path) -> None:
    slides = slide_xml(built, "ppt/slides/slide")
    # In a placeholder without bullets, the paragraph says its own; its colour is its text's.
    for words in ("the wound leaks", "Cross your legs", "it must be", "that", "not advice"):
        properties = paragraph(slides, words).find(f"{A}pPr")
        assert properties is not None
        assert [child.tag for child in properties] == [f"{A}buClrTx", f"{A}buFont", f"{A}buChar"]
        assert int(properties.get("marL", "0")) == -int(properties.get("indent", "0")) > 0
    # In one with bullets, the layout's own look holds.
    inherited = paragraph(slides, "your tablets in their boxes").find(f"{A}pPr")
    assert inherited is None or inherited.find(f"{A}buChar") is None
    numbered = paragraph(slides, "the left one").find(f"{A}pPr/{A}buAutoNum")
    assert numbered is not None and numbered.get("type") == "arabicPeriod"
    for words in ("If any of these happens:", "Because:", "This leaflet is:"):
        properties = paragraph(slides, words).find(f"{A}pPr")
        assert properties is None or properties.find(f"{A}buChar") is None


def bold_and_italic(element: etree._Element) -> list[tuple[str | None, str | None]]:
    return [(run.get("b"), run.get("i")) for run in element.iter(f"{A}rPr")]


def test_notes_keep_lists_strong_words_and_links(built: Path) -> None:
    notes = slide_xml(built, "ppt/notesSlides/notesSlide")
    said = paragraph(notes, "Say this slowly, with a link.")
    assert bold_and_italic(said)[0] == ("1", None)
    assert bold_and_italic(said)[2] == (None, "1")
    link = said.find(f".//{A}hlinkClick")
    assert link is not None
    identifier = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    with zipfile.ZipFile(built / "deck.pptx") as deck:
        relations = [
            etree.fromstring(deck.read(name))
            for name in deck.namelist()
            if name.startswith("ppt/notesSlides/_rels/")
        ]
    assert [
        relation.get("Target")
        for root in relations
        for relation in root
        if relation.get("Id") == identifier and relation.get("TargetMode") == "External"
    ] == ["https://example.org/a"]
    assert paragraph(notes, "first, a bullet").find(f"{A}pPr/{A}buChar") is not None
    assert paragraph(notes, "two").find(f"{A}pPr/{A}buAutoNum") is not None


def test_the_handout_tags_the_lists_of_its_notes(built: Path) -> None:
    pieces = pdf_text.read((built / "handout.pdf").read_bytes()).pieces
    bodies = [piece.text for piece in pieces if piece.role == "LBody"]
    for words in ("first, a bullet", "nested", "one", "two", "the wound leaks", "not advice"):
        assert words in bodies
    lists = [piece for piece in pieces if piece.role == "L"]
    assert len(lists) >= 9


def test_plain_texts_need_no_parser() -> None:
    assert parts("Words alone, 5 mg; a-b.") == ((Plain("Words alone, 5 mg; a-b."),),)


NUMBERS = """schema_version: 1
document: {title: T, subtitle: S., language: en-GB, audience: A, version: "1", date: 2026-01-31,
           disclaimer: None.}
sections:
  - id: s
    title: Section
    lead: Lead.
    blocks:
      - type: callout
        title: In a callout
        text: "1. one\\n   1. inner\\n   2. inner two\\n2. two\\n   - dot\\n3. three"
      - type: text
        title: In a text
        text: "1. one\\n2. two\\n\\nThen:\\n\\n- a bag\\n\\n3. three\\n4. four"
"""


def test_each_run_of_numbers_states_its_first(tmp_path: Path) -> None:
    """PowerPoint counts on within a run of one scheme and start, and anew after anything else."""
    (tmp_path / "content.yaml").write_text(NUMBERS)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, environment={})
    assert not [str(error) for error in result.report.errors]
    found = {}
    for root in slide_xml(tmp_path, "ppt/slides/slide"):
        for element in root.iter(f"{A}p"):
            number = element.find(f"{A}pPr/{A}buAutoNum")
            if number is not None:
                words = "".join(text.text or "" for text in element.iter(f"{A}t"))
                title = next(root.iter(f"{A}t")).text
                found[f"{title}: {words}"] = (number.get("type"), number.get("startAt"))
    assert found == {
        "In a callout: one": ("arabicPeriod", None),
        "In a callout: inner": ("alphaLcPeriod", None),
        "In a callout: inner two": ("alphaLcPeriod", None),
        "In a callout: two": ("arabicPeriod", "2"),
        "In a callout: three": ("arabicPeriod", "3"),
        "In a text: one": ("arabicPeriod", None),
        "In a text: two": ("arabicPeriod", None),
        "In a text: three": ("arabicPeriod", "3"),
        "In a text: four": ("arabicPeriod", "3"),
    }


@pytest.mark.parametrize(
    ("link", "advice"),
    [
        ("[x](https://example.org/a b)", "write %20 for"),
        ("[x](http://exa mple.org) more", "write %20 for"),
        ("[x](example.org/a b)", "write %20 for"),
        ("[us](0113 496 0000)", "write [us](tel:01134960000);"),
        ("[us](+44 (0)113 496 0000)", "write tel: and the number without spaces;"),
        ("[ja](lang: pl)", "write [ja](lang:pl);"),
        ("[us](tel:+44 113 496 0000)", "write [us](tel:+441134960000);"),
    ],
)
def test_a_link_whose_address_has_a_space_is_one_error(
    link: str, advice: str, tmp_path: Path
) -> None:
    text = one_section({"type": "text", "text": f"See {link}."})
    report = small_documents.built(tmp_path, text).report
    assert [error.code for error in report.errors] == ["markup-not-set"]
    assert str(report.errors[0].hint).startswith(advice)
    assert "unread-signs" not in {one.code for one in report.warnings}
    titled = one_section({"type": "text", "text": 'See [x](https://example.org/a "A title").'})
    assert not small_documents.built(tmp_path, titled).report.errors


def test_an_address_is_printed_as_it_was_typed(tmp_path: Path) -> None:
    address = "https://example.org/a%20b?x=%D8%A7"
    folder = whole(tmp_path, one_section({"type": "text", "text": f"See <{address}>."}))
    text = pypdfium2.PdfDocument(leaflet_in(folder))[0].get_textpage().get_text_range()
    assert address in "".join(text.split())
