"""Every fault of a content file has its own code, at its own line and column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic_core import PydanticCustomError

from conftest import SMALL
from irdocs import content
from irdocs.content.values import checked_address
from irdocs.diagnostics import Diagnostic, Report, excerpt
from irdocs.products import traits_of

Complaints = Callable[[str | bytes], list[Diagnostic]]


def block(*lines: str) -> str:
    """The small content with another block in place of its text."""
    head = SMALL.rsplit("      - type: text", 1)[0]
    first, *rest = lines
    return head + "\n".join([f"      - {first}", *(f"        {line}" for line in rest)]) + "\n"


CASES: list[tuple[str, str, str | bytes, str]] = [
    # name, code, content, line:column
    ("empty", "empty-file", "", "1:1"),
    ("only a comment", "empty-file", "# nothing\n", "1:1"),
    ("not utf-8", "bad-encoding", SMALL.replace("Small", "Sm\xe4ll").encode("latin-1"), "3:12"),
    ("a tab", "tab", SMALL.replace("  subtitle", "\tsubtitle"), "4:1"),
    ("a control character", "control-character", SMALL.replace("Small", "Sm\x07all"), "3:12"),
    ("bad yaml", "yaml-syntax", SMALL.replace("title: Small", "title: Small: or not"), "3:15"),
    ("two documents", "yaml-syntax", SMALL + "---\na: 1\n", "20:1"),
    ("a list at the top", "mapping-expected", "- 1\n- 2\n", "1:1"),
    (
        "a repeated key",
        "repeated-key",
        SMALL.replace("  version", "  title: Two\n  version"),
        "7:3",
    ),
    ("an unknown key", "unknown-key", SMALL.replace("  version", "  titel: Two\n  version"), "7:3"),
    ("a missing key", "missing-key", SMALL.replace("  audience: For tests\n", ""), "3:3"),
    ("a truth value", "text-expected", SMALL.replace("title: Small", "title: true"), "3:10"),
    ("a number", "text-expected", SMALL.replace('version: "1"', "version: 1.0"), "7:12"),
    ("nothing", "text-expected", SMALL.replace("title: Small", "title:"), "3:9"),
    ("an empty text", "empty-text", SMALL.replace("title: Small", 'title: " "'), "3:10"),
    ("a list for a text", "text-expected", SMALL.replace("title: Small", "title: [a]"), "3:10"),
    ("no date", "bad-date", SMALL.replace("2026-01-31", "2026-02-31"), "8:9"),
    ("no language", "bad-language", SMALL.replace("en-GB", "English please"), "5:13"),
    (
        "a list for a mapping",
        "mapping-expected",
        SMALL.replace("  - id: only", "  - [a]\n  - id: only"),
        "13:5",
    ),
    (
        "a mapping for a list",
        "list-expected",
        block("type: points", "items: {a: 1}"),
        "19:16",
    ),
    ("an unknown block", "unknown-block", block("type: pionts", "items: [a]"), "18:15"),
    ("a block without type", "missing-key", block("text: a"), "18:9"),
    (
        "an unknown key of a block",
        "unknown-key",
        block("type: cards", "titel: A", "items: [{title: a}, {title: b}]"),
        "19:9",
    ),
    ("too few", "too-few", block("type: cards", "items: [{title: a}]"), "19:16"),
    ("an unknown source", "unknown-source", block("type: text", "text: It is [@two]."), "19:15"),
    (
        "a number without a source",
        "missing-source",
        block("type: statistics", "items: [{value: 3, label: of ten}]"),
        "19:17",
    ),
    (
        "neither value nor pending",
        "missing-value",
        block("type: statistics", "items: [{label: of ten}]"),
        "19:17",
    ),
    (
        "a pending value",
        "pending-value",
        block("type: statistics", "items: [{label: of, value: 1, pending: true}]"),
        "19:17",
    ),
    (
        "words for a number",
        "number-expected",
        block("type: statistics", "items: [{value: many, label: of, source: one}]"),
        "19:25",
    ),
    *(
        (
            f"the number {written}, which would be printed otherwise",
            "bad-number",
            block("type: statistics", f"items: [{{value: {written}, label: of, source: one}}]"),
            "19:25",
        )
        for written in ("+7", "0042", "-07", "5.", "1_000", "0x1F")
    ),
    *(
        (
            f"nothing to be seen but {sign}",
            "empty-text",
            block("type: text", f'text: "{sign}"'),
            "19:15",
        )
        for sign in ("\\u200b", "\\u00ad", "\\u2060 \\u200d")
    ),
    (
        "two paragraphs for one",
        "one-paragraph",
        SMALL.replace("lead: The only section.", 'lead: "One.\n\n\n    Two."'),
        "15:11",
    ),
    ("a bad id", "bad-id", block("type: text", "id: No Spaces", "text: a"), "19:13"),
    (
        "a bad link",
        "bad-url",
        block("type: text", "text: See [this](javascript:alert(1))."),
        "19:15",
    ),
    (
        "a bad address",
        "bad-url",
        block("type: resources", "items: [{name: a, offers: b, url: example}]"),
        "19:43",
    ),
    (
        "a missing asset",
        "missing-asset",
        block("type: image", "file: gone.png", "alt: A"),
        "19:15",
    ),
    (
        "an asset outside",
        "outside-asset",
        block("type: image", "file: ../gone.png", "alt: A"),
        "19:15",
    ),
    (
        "a wrong answer",
        "bad-answer",
        block("type: quiz", "question: a", "options: [b, c]", "answer: D", "explanation: e"),
        "21:17",
    ),
    (
        "an option that is there twice",
        "bad-answer",
        block("type: quiz", "question: a", "options: [b, B]", "answer: A", "explanation: e"),
        "20:22",
    ),
    (
        "a backslash in double quotes",
        "control-character",
        block("type: text", r'text: "$\frac12$"'),
        "19:15",
    ),
    (
        "a short table row",
        "bad-table",
        block("type: table", "caption: c", "header: [a, b]", "rows: [[a]]"),
        "21:16",
    ),
    (
        "a short series",
        "bad-chart",
        block(
            "type: chart",
            "kind: pie",
            "categories: [a, b]",
            "series: [{name: s, values: [1]}]",
            "source: one",
            "alt: a",
        ),
        "21:36",
    ),
    (
        "a wrong choice",
        "bad-choice",
        SMALL.replace("schema_version: 1", "schema_version: 9"),
        "1:17",
    ),
]


@pytest.mark.parametrize(("name", "code", "text", "place"), CASES, ids=[c[0] for c in CASES])
def test_a_fault_has_its_code_and_place(
    name: str, code: str, text: str | bytes, place: str, complaints: Complaints
) -> None:
    said = complaints(text)
    assert all(d.hint for d in said), "each says what to do"
    assert [f"{d.span.line}:{d.span.column}" for d in said if d.span and d.code == code] == [
        place
    ], [str(d) for d in said]


def test_the_small_content_has_no_fault(complaints: Complaints) -> None:
    assert complaints(SMALL) == []


def test_all_errors_are_told_in_one_run(complaints: Complaints) -> None:
    text = (
        block(
            "type: text",
            "id: only",
            "titel: Wrong",
            "text: It is [@two] and [@three].",
        )
        .replace("language: en-GB", "language: no such")
        .replace("2026-01-31", "soon")
    )
    assert {d.code for d in complaints(text)} == {
        "repeated-id",
        "unknown-key",
        "unknown-source",
        "bad-language",
        "bad-date",
    }
    assert sum(d.code == "unknown-source" for d in complaints(text)) == 2


def test_an_error_reads_like_this(complaints: Complaints) -> None:
    text = block("type: cards", "titel: A", "items: [{title: a}, {title: b}]")
    (said,) = complaints(text)
    assert str(said) == (
        'content.yaml:19:9: error[unknown-key]: cards has no "titel"; did you mean "title"?'
    )
    assert excerpt(said, "content.yaml", text) == " 19 |         titel: A\n    |         ^^^^^"


@pytest.mark.parametrize("word", ["no", "on", "yes", "off", "12:30", "1_000", "0x1F", "2026-01-31"])
def test_words_that_yaml_1_1_changes_stay_words(word: str, complaints: Complaints) -> None:
    assert complaints(SMALL.replace("title: Small", f"title: {word}")) == []


def test_an_alias_bomb_is_an_error_and_quick(complaints: Complaints) -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert "too-many-nodes" in {d.code for d in complaints("\n".join(levels))}


def test_a_loop_of_aliases_is_an_error(complaints: Complaints) -> None:
    assert [d.code for d in complaints("a: &a [*a]\n")] == ["alias-loop"]


@pytest.mark.parametrize("bracket", ["[", "{a: "])
def test_deep_nesting_is_an_error_not_a_crash(bracket: str, complaints: Complaints) -> None:
    assert [d.code for d in complaints("a: " + bracket * 100_000)] == ["too-deep"]


@pytest.mark.parametrize("number", ["1e999999999", "-1e999999999", "1e400", "1e-400"])
def test_a_number_beyond_measure_is_refused(number: str, complaints: Complaints) -> None:
    text = block("type: statistics", f"items: [{{value: {number}, label: of, source: one}}]")
    assert "bad-number" in {d.code for d in complaints(text)}


@pytest.mark.parametrize("escape", ["\\0", "\\u0001", "\\uffff"])
def test_a_control_character_written_as_an_escape_is_refused(
    escape: str, complaints: Complaints
) -> None:
    said = complaints(SMALL.replace("notes: Say it.", f'notes: "a{escape}b"'))
    assert [d.code for d in said] == ["control-character"]


@pytest.mark.parametrize("text", ["~\n", "5\n", "words\n", "[1, 2]\n"])
def test_a_file_without_keys_is_an_error(text: str, complaints: Complaints) -> None:
    (said,) = complaints(text)
    assert said.code == "mapping-expected" and said.span and said.span.line == 1


def test_a_section_with_nothing_for_a_product_must_say_so(complaints: Complaints) -> None:
    (said,) = complaints(block("type: text", "only: deck", "text: a"))
    assert said.code == "empty-section" and "only: deck" in str(said.hint)


def test_images_are_read_or_refused(tmp_path: Path) -> None:
    def codes(name: str, data: bytes) -> set[str]:
        (tmp_path / name).write_bytes(data)
        report = Report()
        text = block("type: image", f"file: {name}", "alt: A")
        content.read(text.encode(), "content.yaml", tmp_path, report, traits_of())
        return {d.code for d in report}

    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
    assert codes("a.svg", svg.format('<path d="M0 0h9v9z"/>').encode()) == set()
    assert codes("b.svg", svg.format("<text y='9'>kept</text>").encode()) <= {"drawing-face"}
    assert codes("c.svg", svg.format("<script/>").encode()) == {"bad-asset"}
    assert codes("d.svg", b"<svg") == {"bad-asset"}
    for odd in (
        '<path d="M0 0h9" fill="red"/>',
        '<path d="M0 0h9" style="fill:red"/>',
        '<path d="M0 0h9" stroke-dasharray="2"/>',
        '<path d="L"/>',
        '<path d="M 0 0 L 1e400 5"/>',
        '<path d="M0 0h9" transform="translate(1 2"/>',
        '<path d="M0 0h9" transform="scale(nan)"/>',
        '<path d="M0 0h9" stroke-width="-1"/>',
        '<path d="M0 0h9" opacity="5"/>',
        '<circle r="-3"/>',
        "<g>loose</g>",
    ):
        # Read as any SVG is (test_svg): drawn, or one fault.
        assert len(codes("odd.svg", svg.format(odd).encode())) <= 1, odd
    for kept in (
        "<circle/>",
        '<rect width="3" height="3" transform="rotate(45)"/>',
        '<g transform="rotate(45 2 2) scale(2)"><line x2="3"/></g>',
    ):
        assert codes("kept.svg", svg.format(kept).encode()) == set(), kept
    assert codes("e.png", b"\x89PNG\r\n\x1a\n cut short") == {"bad-asset"}
    assert codes("f.txt", b"words") == {"bad-asset"}


def test_an_image_needs_words_or_a_reason_for_none(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    )
    for more, wanted in (
        ([], {"missing-alt"}),
        (["alt: A", "decorative: true"], {"missing-alt"}),
        (["alt: A"], set()),
        (["decorative: true"], set()),
    ):
        report = Report()
        text = block("type: image", "file: a.svg", *more)
        content.read(text.encode(), "content.yaml", tmp_path, report, traits_of())
        assert {d.code for d in report} == wanted


def test_a_misspelt_choice_is_guessed(complaints: Complaints) -> None:
    (said,) = complaints(block("type: text", "only: leafet", "text: a"))
    assert said.code == "bad-choice" and said.hint == 'did you mean "leaflet"?'


def test_an_address_of_mail_is_one(complaints: Complaints) -> None:
    for email, wrong in (("us@example.org", False), ("stand at example", True), ("a@b", True)):
        contact = f"  contact: {{name: Us, email: {email}}}\n  disclaimer:"
        codes = {said.code for said in complaints(SMALL.replace("  disclaimer:", contact))}
        assert ("bad-email" in codes) == wrong, email


def test_a_misspelt_file_is_guessed(tmp_path: Path) -> None:
    (tmp_path / "drawing.svg").write_text("<svg/>")
    for name in ("drawin.svg", "Drawing.svg"):
        report = Report()
        text = block("type: image", f"file: {name}", "alt: A")
        content.read(text.encode(), "content.yaml", tmp_path, report, traits_of())
        (said,) = [d for d in report if d.code == "missing-asset"]
        assert 'did you mean "drawing.svg"?' in said.message


@pytest.mark.parametrize("tag", ["cy-ŵelsh", "en-GB-\u0435xtra", "ﬁ", "e\u0301n"])
def test_a_language_tag_is_ascii(tag: str, tmp_path: Path) -> None:
    report = Report()
    text = SMALL.replace("language: en-GB", f"language: {tag}")
    content.read(text.encode(), "content.yaml", tmp_path, report, traits_of())
    assert [(d.code, d.span and d.span.line) for d in report.errors] == [("bad-language", 5)]


@pytest.mark.parametrize(("raw", "message", "hint"), [
    (b"PK\x03\x04\0\0ppt/slides/slide1.xml\0\x01", "a PowerPoint presentation", "irdocs import"),
    (b"PK\x03\x04\0\0word/document.xml\xff", "a Word document", "irdocs import"),
    (rb"{\rtf1\ansi Hello: {x}}", "an RTF document", "irdocs import"),
    (b"\xef\xbb\xbf\n<!DOCTYPE html><p>Hello", "a web page", "irdocs import"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF", "content.yaml"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture", "content.yaml"),
])  # fmt: skip
def test_a_file_of_another_kind_is_one_error(raw: bytes, message: str, hint: str) -> None:
    report = Report()
    content.read(raw * 50, "talk.pptx", Path(), report, traits_of())
    (error,) = report.errors
    assert message in error.message and hint in str(error.hint)


def test_markdown_is_one_error() -> None:
    report = Report()
    raw = b"---\ntitle: My talk\n---\n\n# Part\n\nWords\n"
    content.read(raw, "talk.md", Path(), report, traits_of())
    (error,) = report.errors
    assert "Markdown" in error.message and str(error.hint).startswith("irdocs import talk.md")


def test_ids_that_blocks_are_given_are_none_that_somebody_wrote(
    complaints: Callable[[str | bytes], list[Diagnostic]],
) -> None:
    more = "      - {type: text, text: Words.}\n      - {type: text, id: only-2, text: More.}\n"
    assert not [d for d in complaints(SMALL + more) if d.severity == "error"]


@pytest.mark.parametrize(
    ("answer", "hint"),
    [("Beta", "write B, the letter"), ("b", "write B"), ("2", "write B if option 2"),
     ("5", "the letter of the right option"), ("Delta", "the letter of the right option")],
)  # fmt: skip
def test_an_answer_that_is_no_letter_is_told_its_letter(answer: str, hint: str) -> None:
    keys = ("type: quiz", "question: a", "options: [Alpha, Beta]", f"answer: {answer}",
            "explanation: e")  # fmt: skip
    report = Report()
    content.read(block(*keys).encode(), "content.yaml", Path(), report, traits_of())
    (error,) = report.errors
    assert error.code == "bad-choice" and hint in str(error.hint)


def test_sections_without_ids_are_given_some_that_nobody_wrote() -> None:
    section = "  - {title: T, lead: L., blocks: [{type: text, text: W.}, {type: text, text: V.}]}\n"
    own = section.replace("{title", "{id: section-3, title")
    report = Report()
    raw = (SMALL.partition("sections:\n")[0] + "sections:\n" + own + section * 2).encode()
    document = content.read(raw, "content.yaml", Path(), report, traits_of()).document
    assert document is not None and not report.errors
    named = {section.id: [block.id for block in section.blocks] for section in document.sections}
    assert named == {
        "section-3": ["section-3-1", "section-3-2"],
        "section-2": ["section-2-1", "section-2-2"],
        "section-3-own": ["section-3-own-1", "section-3-own-2"],
    }
    assert document.sections[1].span.line == raw.count(b"\n") - 1  # where it stands in the file


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("https://example.org/my file.pdf", "https://example.org/my%20file.pdf"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://\u00fcni.example.org/a", "https://xn--ni-wka.example.org/a"),
        ("tel:0113 496 0000", "tel:01134960000"),
        ("www.example.org", "write https://www.example.org"),
        ("example.org/a?b#c", "write https://example.org/a?b#c"),
        ("us@example.org", "write mailto:us@example.org"),
        ("+44 113 496-0000", "write tel:+441134960000"),
        ("https://a.org, https://b.org", "write one address"),
        ("https://example.org/{a}", "%7B for {, %7D for }"),
        ("https://me:secret@example.org/a@b", "leave that out: https://example.org/a@b"),
        ("https://www.nhs.uk@a.example.org", "leave that out: https://a.example.org"),
        (f"https://example.org/{'a' * 300}", "use a shorter address"),
    ],
)
def test_what_is_wrong_with_an_address_is_said(address: str, advice: str) -> None:
    with pytest.raises(PydanticCustomError) as found:
        checked_address(address)
    assert advice in str((found.value.context or {})["hint"])


@pytest.mark.parametrize("address", ["form.pdf", "javascript:alert(1)", "here"])
def test_nothing_is_said_of_what_is_no_address_at_all(address: str) -> None:
    with pytest.raises(PydanticCustomError) as found:
        checked_address(address)
    assert "hint" not in (found.value.context or {})


STATISTIC = "items: [{{value: {}, label: of them, source: Our audit of 212 people in 2025, {}}}]"


@pytest.mark.parametrize(
    ("lines", "words", "hint"),
    [
        (("type: statistics", STATISTIC.format("3%", "picture: ring")), "3%", "write value: 3 and"),
        (("type: statistics", STATISTIC.format('"3,5"', "picture: ring")), '"3,5"', "value: 3.5 a"),
        (("type: statistics", STATISTIC.format("103", "picture: ring")), "103", "correct"),
        (("type: statistics", STATISTIC.format("3%", 'unit: "%"')), "3%", "write value: 3"),
        (("type: contact", "name: A", "hours:", "  Monday: 9am", "  Tuesday: 1pm"), "Monday: 9am",
         'behind a hyphen: - "Monday: 9am"'),
    ],
)  # fmt: skip
def test_a_fault_of_an_item_is_told_at_its_own_value(
    complaints: Complaints, lines: tuple[str, ...], words: str, hint: str
) -> None:
    text = block(*lines)
    (error,) = [one for one in complaints(text) if one.code != "missing-asset"]
    assert error.span and hint in str(error.hint)
    line = text.split("\n")[error.span.line - 1]
    assert line[error.span.column - 1 :].startswith(words)


def test_a_format_alone_is_told_how_to_be_written(complaints: Complaints) -> None:
    (error,) = complaints(SMALL.replace("sections:", "leaflet: a4\nsections:", 1))
    assert error.hint == "write leaflet: {format: a4}"
