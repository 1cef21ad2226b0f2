"""Files of translations: every fault of a PO file at its line, and XLIFF there and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from conftest import ALL_BLOCKS
from irdocs.content.words import WordsForm
from irdocs.diagnostics import Report
from irdocs.translation import po_file, xliff_file, xliff_writing
from irdocs.translation.catalogue import CHECKED_BY, Entry, Translations
from irdocs.translation.importing import imported
from support.thorough import tried
from support.translated import CONTENT, WELSH, extract, filled, texts_in

HEADER = """\
msgid ""
msgstr ""
"Language: cy\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
ENTRY = 'msgctxt "a.title"\nmsgid "One"\nmsgstr "Un"\n'
MERGED = "<<<<<<< HEAD", 'msgstr "Un"', "=======", 'msgstr "Une"', ">>>>>>> theirs"


def found_in(raw: bytes, language: str = "cy") -> list[tuple[int, str]]:
    """Return the lines and messages of the faults of a PO file."""
    report = Report()
    read = po_file.read(raw, "cy.po", language, report)
    assert (read is None) == bool(report.errors)
    assert {error.code for error in report.errors} <= {"bad-translations"}
    return [(error.span.line, error.message) for error in report.errors if error.span]


def test_a_good_file_has_no_fault() -> None:
    assert found_in((HEADER + ENTRY).encode()) == []
    assert found_in(b"\xef\xbb\xbf" + (HEADER + ENTRY).replace("\n", "\r\n").encode()) == []


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (lambda t: t.replace('"Un"', '"Un'), 9, "this is no line of a PO file"),
        (lambda t: t.replace('"Un"', '"U"n"'), 9, "this is no line of a PO file"),
        (lambda t: t.replace('msgstr "Un"', "Un"), 9, "this is no line of a PO file"),
        (lambda t: t.replace('msgid "One"\n', ""), 8, "msgstr stands in a wrong place"),
        (lambda t: t.replace('"Un"', r'"U\qn"'), 9, r'"\q" stands for nothing in a PO file'),
        (lambda t: t.replace('"Un"', '"U\x07n"'), 9, "the control character U+0007 cannot be"),
        (lambda t: t + "\n" + ENTRY, 13, 'the id "a.title" has been translated before'),
        (lambda t: t.replace("UTF-8", "ISO-8859-14"), 4, "the header says charset=ISO-8859-14"),
        (lambda t: t.replace("age: cy", "age: pl"), 3, 'the header says that this is "pl"'),
        (lambda t: t.replace("plural=(n != 1)", "plural=exit()"), 5, "the header Plural-Forms"),
        (lambda t: t.replace("nplurals=2", "nplurals=two"), 5, "the header Plural-Forms"),
        (
            lambda t: t + '\nmsgid "day"\nmsgid_plural "days"\nmsgstr[0] "a"\nmsgstr[2] "b"\n',
            13, "this entry has forms 0, 2, and the header counts 2",
        ),
        (
            lambda t: t.replace(MERGED[1], "\n".join(MERGED)),
            9, "a merge has left two versions of these lines",
        ),
        (lambda t: t.replace("msgctxt", "msgctx"), 7, "this is no line of a PO file"),
        (lambda t: "#: a:1\nmsgid\n" + t, 2, "this is no line of a PO file"),
    ],
)  # fmt: skip
def test_a_fault_is_named_at_its_line(
    change: Callable[[str], str], line: int, message: str
) -> None:
    found = found_in(change(HEADER + ENTRY).encode())
    assert found
    assert found[0][0] == line
    assert found[0][1].startswith(message)


def test_a_byte_of_another_encoding_is_named_with_what_the_header_says() -> None:
    text = (HEADER + ENTRY).replace("UTF-8", "ISO-8859-1").replace("Un", "Ô")
    ((line, message),) = found_in(text.encode("latin-1"))
    assert line == 9
    assert message == "byte 0xD4 is not UTF-8; it says that it is ISO-8859-1"


def test_all_faults_are_told_at_once() -> None:
    text = HEADER + 'msgid "a"\nmsgstr "b\n\nmsgid "c"\nmsgstr d\n'
    assert [line for line, _ in found_in(text.encode())] == [8, 11]


@settings(max_examples=tried(2000, 200), deadline=None)
@given(st.binary(max_size=80), st.integers(0, 300))
def test_no_bytes_make_a_traceback(junk: bytes, place: int) -> None:
    raw = (HEADER + ENTRY).encode()
    for damaged in (junk, raw[:place] + junk + raw[place:], raw[:place] + junk):
        found_in(damaged)
        report = Report()
        assert xliff_file.read(damaged, "cy.xlf", report) is None
        assert report.errors


PO_LINES = st.sampled_from(
    [
        "", "#", "# a", "#. b", "#: c:1", "#, fuzzy", '#| msgid "x"', '#~ msgid "y"',
        '#~ msgstr "z"',
        'msgctxt "a.b"', 'msgid "one"', 'msgid ""', 'msgstr "un"', 'msgstr ""', '"more"',
        'msgid_plural "ones"', 'msgstr[0] "a"', 'msgstr[1] "b"', "#~| msgid \"w\"", "#~", "#|",
    ]
)  # fmt: skip


@settings(max_examples=tried(3000, 300), deadline=None)
@given(st.lists(PO_LINES, max_size=12))
def test_any_order_of_lines_is_read_or_refused(lines: list[str]) -> None:
    found_in("\n".join(lines).encode())


def as_xliff(catalogue: Translations, text: str) -> bytes:
    kinds = {found.id: found.words for found in texts_in(text)}
    return xliff_writing.written(catalogue, "en-GB", "content.yaml", kinds)


def read_back(raw: bytes) -> Translations:
    report = Report()
    read = xliff_file.read(raw, "cy.xlf", report)
    assert read is not None, list(report)
    return read


@pytest.mark.parametrize("text", [CONTENT, ALL_BLOCKS.read_text()], ids=["small", "all blocks"])
def test_xliff_brings_back_what_it_was_given(text: str) -> None:
    catalogue = filled(extract(text, Translations("cy")), lambda source: source)
    entries = [
        replace(entry, is_fuzzy=number % 3 == 0, previous="before" if number % 6 == 0 else None)
        for number, entry in enumerate(catalogue.entries)
    ]
    read = read_back(as_xliff(replace(catalogue, entries=tuple(entries)), text))
    assert read.language == "cy"
    for entry, back in zip(entries, read.entries, strict=True):
        assert (back.id, back.source, back.target) == (entry.id, entry.source, entry.target)
        assert (back.is_fuzzy, back.previous) == (entry.is_fuzzy, entry.previous)


def test_xliff_protects_what_must_not_change() -> None:
    catalogue = filled(extract(CONTENT, Translations("cy")), WELSH)
    root = etree.fromstring(as_xliff(catalogue, CONTENT))
    names = {None: xliff_writing.NAMESPACE}
    assert root.get("version") == "2.0"
    assert (root.get("srcLang"), root.get("trgLang")) == ("en-GB", "cy")
    (unit,) = [u for u in root.iterfind(".//unit", names) if "2.5" in "".join(u.itertext())]
    assert [child.tag.rpartition("}")[2] for child in unit] == ["notes", "originalData", "segment"]
    for name in ("source", "target"):
        text = unit.find(f"segment/{name}", names)
        assert [(c.tag.rpartition("}")[2], c.get("id")) for c in text] == [("pc", "1"), ("ph", "2")]
        assert "**" not in "".join(text.itertext()) and "@" not in "".join(text.itertext())


UNIT = """\
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="cy">
<file id="f"><unit id="a.b">
<originalData><data id="d1">**</data><data id="d2">[@x]</data></originalData>
{}
</unit></file></xliff>
"""


@pytest.mark.parametrize(
    ("segments", "source", "target"),
    [
        (
            '<segment><source>One. </source><target>Un. </target></segment>'
            '<segment><source>Two.</source><target>Dau.</target></segment>',
            "One. Two.", "Un. Dau.",
        ),
        (
            '<segment><source>One.</source><target order="3">Un.</target></segment>'
            '<ignorable><source> </source></ignorable>'
            '<segment><source>Two.</source><target order="1">Dau.</target></segment>',
            "One. Two.", "Dau. Un.",
        ),
        (
            '<segment><source>A <sc id="1" dataRef="d1"/>b<ec startRef="1" dataRef="d1"/></source>'
            '<target><sc id="1" dataRef="d1"/>c<ec startRef="1" dataRef="d1"/></target></segment>',
            "A **b**", "**c**",
        ),
        (
            '<segment><source>A <ph id="1" dataRef="d2"/></source>'
            '<target><mrk id="m" type="term">B</mrk> <ph id="1"/></target></segment>',
            "A [@x]", "B [@x]",
        ),
        (
            '<segment><source>A</source><target>B</target></segment>'
            '<segment><source>C</source></segment>',
            "AC", "",
        ),
        (
            '<segment><source>A<cp hex="0041"/></source><target>B</target></segment>', "AA", "B",
        ),
    ],
)  # fmt: skip
def test_what_programs_of_translators_make_of_a_unit_is_read(
    segments: str, source: str, target: str
) -> None:
    (entry,) = read_back(UNIT.format(segments).encode()).entries
    assert (entry.source, entry.target) == (source, target)


def test_notes_of_translators_are_comments() -> None:
    notes = '<notes><note>Other numbers</note><note category="context">x</note></notes>'
    segment = "<segment><source>A</source><target>B</target></segment>"
    raw = UNIT.format(segment).replace("<originalData>", f"{notes}<originalData>")
    (entry,) = read_back(raw.encode()).entries
    assert entry.comment == "Other numbers"


def test_what_a_translator_has_finished_is_not_in_doubt_any_more() -> None:
    words = "<source>A</source><target>B</target></segment>"
    for state, is_fuzzy in (("initial", True), ("translated", False), ("final", False)):
        segment = f'<segment state="{state}" subState="irdocs:stale">{words}'
        (entry,) = read_back(UNIT.format(segment).encode()).entries
        assert entry.is_fuzzy is is_fuzzy


@pytest.mark.parametrize(
    ("raw", "line", "message"),
    [
        (UNIT.format("<segment><source>A</source><target><ph id='9'/></target></segment>"), 4,
         'the element "ph" stands for nothing in this unit'),
        (UNIT.replace("2.0", "1.2").format(""), 1, "this is XLIFF 1.2"),
        (UNIT.replace(' trgLang="cy"', "").format(""), 1, "the file does not say into which"),
        ("<!DOCTYPE x []>\n" + UNIT.format(""), 1, "a file with declarations"),
        ("<xliff>\n<a>\n</xliff>", 3, "this is no XML"),
        ("<html/>", 1, "this is no XLIFF"),
        (UNIT.format("</unit><unit id='a.b'>"), 4, 'the id "a.b" has been translated before'),
    ],
)  # fmt: skip
def test_a_fault_of_xliff_is_named_at_its_line(raw: str, line: int, message: str) -> None:
    report = Report()
    assert xliff_file.read(raw.encode(), "cy.xlf", report) is None
    (error, *_) = report.errors
    assert error.message.startswith(message)
    assert error.span and error.span.line == line


def test_a_file_in_another_language_than_is_asked_for_is_refused() -> None:
    raw = UNIT.format("<segment><source>A</source></segment>").encode()
    for wanted in (None, "cy", "cy-GB"):
        assert xliff_file.read(raw, "cy.xlf", Report(), wanted) is not None
    report = Report()
    assert xliff_file.read(raw, "pl.xlf", report, "pl") is None
    (error,) = report.errors
    assert error.message == 'the file says that this is "cy", and it is taken for "pl"'
    assert error.span and error.span.line == 1


CODED = st.text(st.sampled_from(list("ab *`$[]()^~@1\n.")), min_size=1, max_size=30)


@settings(max_examples=tried(1000, 100), deadline=None)
@given(CODED, CODED)
def test_any_markup_comes_back_from_xliff(source: str, target: str) -> None:
    entry = Entry("a.b", source, target)
    raw = xliff_writing.written(Translations("cy", (entry,)), "en", "c", {"a.b": WordsForm.TEXT})
    (back,) = read_back(raw).entries
    assert (back.source, back.target) == (source, target)


def test_an_import_takes_translations_and_keeps_what_was_there() -> None:
    current = filled(extract(CONTENT, Translations("cy")), {"Getting ready": "Paratoi"})
    arrived = filled(current, WELSH | {"Getting ready": "Ymbaratoi"})
    made = imported(texts_in(CONTENT), current, arrived, "en-GB", Report())
    entry = next(e for e in made.catalogue.entries if e.id == "before.title")
    assert (entry.target, entry.comment) == ("Ymbaratoi", "before: Paratoi")
    assert made.taken == len(WELSH)
    assert all(e.target for e in made.catalogue.entries)
    again = imported(texts_in(CONTENT), made.catalogue, arrived, "en-GB", Report())
    assert again.taken == 0
    assert again.catalogue.entries == made.catalogue.entries


def test_an_import_takes_the_name_of_who_has_read_it() -> None:
    current = replace(extract(CONTENT, Translations("cy")), header={CHECKED_BY: ""})
    arrived = replace(filled(current, WELSH), header={CHECKED_BY: "A. Reader", "X-Other": "1"})
    made = imported(texts_in(CONTENT), current, arrived, "en", Report())
    assert made.catalogue.checked_by == "A. Reader"
    assert "X-Other" not in made.catalogue.header


def test_an_import_of_texts_that_have_changed_is_marked() -> None:
    arrived = filled(extract(CONTENT, Translations("cy")), WELSH)
    text = CONTENT.replace("Getting ready", "How to get ready")
    report = Report()
    made = imported(texts_in(text), extract(text, Translations("cy")), arrived, "en-GB", report)
    entry = next(e for e in made.catalogue.entries if e.id == "before.title")
    assert (entry.target, entry.is_fuzzy, entry.previous) == ("Paratoi", True, "Getting ready")
    newer = filled(extract(text, Translations("cy")), WELSH | {"How to get ready": "Sut i baratoi"})
    made = imported(texts_in(text), newer, arrived, "en-GB", report)
    entry = next(e for e in made.catalogue.entries if e.id == "before.title")
    assert (entry.target, entry.is_fuzzy) == ("Sut i baratoi", False)


def test_an_import_loses_nothing_of_what_the_content_does_not_have() -> None:
    stray = Entry("gone.title", "Gone", "Wedi mynd")
    arrived = Translations("cy", (stray,))
    report = Report()
    made = imported(texts_in(CONTENT), extract(CONTENT, Translations("cy")), arrived, "en", report)
    assert made.catalogue.entries[-1].is_obsolete
    assert made.catalogue.entries[-1].target == "Wedi mynd"
    assert [found.code for found in report] == ["unknown-text"]


def test_what_is_wrong_in_an_import_is_a_warning() -> None:
    words = WELSH | {"Drink 1,000 ml of water": "Yfwch 100 ml"}
    arrived = filled(extract(CONTENT, Translations("cy")), words)
    report = Report()
    imported(texts_in(CONTENT), extract(CONTENT, Translations("cy")), arrived, "en", report)
    assert [(found.code, str(found.severity)) for found in report] == [
        ("changed-number", "warning")
    ]
