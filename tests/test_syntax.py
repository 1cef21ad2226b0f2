"""A file that is no YAML: each fault is told once, where it was made, and the rest is read too."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from itertools import product
from pathlib import Path
from time import process_time

import pytest
import yaml

from conftest import ALL_BLOCKS, SHIPPED, SMALL
from irdocs import content
from irdocs.content import limits
from irdocs.content.blocks import Statistics
from irdocs.content.text_file import decode_text
from irdocs.content.yaml_file import read_values
from irdocs.diagnostics import Diagnostic, Report, Severity
from irdocs.products import traits_of
from support.broken_yaml import BREAKS
from support.thorough import tried

Complaints = Callable[[str | bytes], list[Diagnostic]]


def block(*lines: str) -> str:
    """The small content with another block in place of its text."""
    head = SMALL.rsplit("      - type: text", 1)[0]
    first, *rest = lines
    return head + "\n".join([f"      - {first}", *(f"        {line}" for line in rest)]) + "\n"


def with_title(written: str) -> str:
    return SMALL.replace("title: Small", f"title: {written}")


def points(*items: str) -> str:
    return block("type: points", "items:", *(f"  {item}" for item in items))


FAULTS = [
    # content, line:column, what is said, what to do
    (
        block("type: terms", "items:", "  • {term: A, meaning: B}", "  - {term: C, meaning: D}"),
        "20:11", "begins with a hyphen, and this one with •", "write - in place of •",
    ),
    (
        points("- Rest", "- Ice").replace("          - Rest", "- Rest"),
        "20:1", "this line is indented by 0 spaces", "indent it by 10 spaces",
    ),
    (
        block("type: points", "items:", "x - {text: Rest}", "  - {text: Ice}").replace(
            "        x - {text: R", "    - {text: R"
        ),
        "20:1", "this line is indented by 4 spaces", "indent it by 10 spaces",
    ),
    (
        points("- Rest", "-\u00a0Ice", "- Heat"),
        "21:11", "a no-break space follows the hyphen", "an ordinary space",
    ),
    (
        f"{block('type: text', 'text: |', '  Rest.')}      -\u00a0type: text\n        text: Ice\n",
        "21:7", "a no-break space follows the hyphen", "an ordinary space",
    ),
    (
        points("- Rest", "-\tIce: cold", "- Heat"),
        "21:11", "a tab follows the hyphen", "an ordinary space",
    ),
    (
        points("- Rest and", "x Ice", "- Heat").replace("  x Ice", "Ice and more"),
        "21:9", "neither a key with a colon nor an item", "indent it further",
    ),
    (
        f"{block('type: text', 'text: |', '  Rest.')}      type: text\n        text: Ice\n",
        "21:7", "a hyphen is missing before this key", "write - and a space",
    ),
    (
        block("type: text", "text: Rest.").replace("      - type: text", "      type: text")
        + "      - type: text\n        text: Ice\n",
        "18:7", "a hyphen is missing before this key", "write - and a space",
    ),
    (
        points("- Rest", "Drink water", "- Sleep"),
        "21:11", "a hyphen is missing before this item", "write - and a space",
    ),
    (
        points("- Rest", '"Drink water"', "- Sleep"),
        "21:11", "a hyphen is missing before this item", "write - and a space",
    ),
    (
        points("- {text: Rest}", "{text: Ice}", "- {text: Heat}"),
        "21:11", "a hyphen is missing before this item", "write - and a space",
    ),
    *((
        points(first, "- {text: Ice}", "- {text: Heat}", "- Sleep"),
        "20:11", "a hyphen is missing before this item", "write - and a space before it",
    ) for first in ("{text: Rest}", '"Rest: a while"', "Rest")),
    (
        block("type: table", "caption: c", "header: [a, b]", "rows:", "  [a, b]", "  - [c, d]",
              "  - [e, f]"),
        "22:11", "a hyphen is missing before this item", "write - and a space before it",
    ),
    (
        block("type: points", "items:", "- {text: Ice}", "{text: Rest}"),
        "21:9", "a hyphen is missing before this item", "write - and a space before it",
    ),
    (
        points("- text: Rest", "– text: Ice", "- text: Heat"),
        "21:11", "begins with a hyphen, and this one with –", "write - in place of –",
    ),
    (
        points("• text: Rest", "- text: Heat"),
        "20:11", "begins with a hyphen, and this one with •", "write - in place of •",
    ),
    (
        f"{block('type: text', 'text: |', '  Rest.')}      – type: text\n        text: Ice\n",
        "21:7", "begins with a hyphen, and this one with –", "write - in place of –",
    ),
    (f"```yaml\n{SMALL}```\n", "1:1", "this line is Markdown", "remove it, and line 21"),
    (
        block("type: text", "text: |", "  Rest.") + "```\n",
        "21:1", "this line is Markdown", "remove the line",
    ),
    (
        block("type: points", "items: [#Ward 5, Bed 3]"),
        "19:17", "from this # on", "put the text in quotes",
    ),
    (
        block("type: text", "text |", "  First.", "  Second: this.", "", "  Third."),
        "19:13", 'a colon is missing behind "text"', "write text: |",
    ),
    (
        block("type: points", "items:", "items:", "  - Rest"),
        "20:9", 'the key "items" is repeated', "line 19",
    ),
    (
        block("type: points", "items:", "  - {text: Rest}", "  - text: Ice", "    short: No",
              "x - text: Heat", "    short: Yes"),
        "23:1", "this line is indented by 8 spaces", "indent it by 12 spaces",
    ),
    (with_title('"Small'), "3:10", "this quote opens is not closed", "close it at the end"),
    (
        block("type: points", 'items: [Rest, "Drink water]'),
        "19:23", "this quote opens is not closed", "close it",
    ),
    (
        block("type: points", 'items: [Rest, {text: "Drink water}]'),
        "19:30", "this quote opens is not closed", "close it",
    ),
    (
        block("type: points", 'items: [Ward # 5, Bed 3]'),
        "19:22", "from this # on", "put the text in quotes",
    ),
    (with_title("'Small"), "3:10", "this quote opens is not closed", "apostrophe"),
    (
        with_title('"Small').replace("For tests", '"For tests"'),
        "3:10", "this quote opens is not closed", "close it",
    ),
    (
        SMALL.replace("As small as can be.", '"As small').replace("For tests", 'it is "')
        .replace('version: "1"', "version: one"),
        "4:13", "this quote opens is not closed", "close it",
    ),
    (
        with_title(r'"C:\"'),
        "3:10", "this quote opens is not closed", "write \\\\ for the backslash",
    ),
    (with_title('"Small" and big'), "3:18", "goes on after its closing quote", 'write \\" for'),
    (with_title("'It's small'"), "3:14", "goes on after its closing quote", "write '' for"),
    (
        with_title("'A text\n    over two lines, and it's long"),
        "3:10", "ends in line 4, and goes on there", "write '' for",
    ),
    (
        SMALL.replace("  subtitle:", '  "subtitle:'),
        "4:3", "the key that this quote opens", "quotes",
    ),
    (with_title(r'"C:\path"'), "3:13", r'"\p" is not an escape', "write \\\\ for a backslash"),
    (with_title("Hips: what now"), "3:14", 'holds ": " must be', 'write "Hips: what now"'),
    (with_title("He said: \"no\""), "3:17", 'holds ": " must be', "write 'He said: \"no\"'"),
    (with_title("\u201cHips: now\u201d"), "3:15", 'holds ": " must be', "curly quotes are letters"),
    (with_title("@small"), "3:10", "begins with @ must be in quotes", 'write "@small"'),
    (with_title("%small"), "3:10", "begins with % must be in quotes", 'write "%small"'),
    (with_title("`small`"), "3:10", "begins with ` must be in quotes", 'write "`small`"'),
    (with_title("*A* one"), "3:10", "begins with * must be in quotes", 'write "*A* one"'),
    (with_title("**A** one"), "3:10", "begins with ** must be in quotes", 'write "**A** one"'),
    (with_title("*small"), "3:10", "there is no anchor &small above", "write &small before"),
    (with_title("& small"), "3:10", "begins with & must be in quotes", 'write "& small"'),
    (with_title("> 5 mm"), "3:10", "begins with > must be in quotes", 'write "> 5 mm"'),
    (
        block("type: text", "text: | Some words.", "  More words."),
        "19:15", "words stand behind the |", "begin them on the line below",
    ),
    (
        block("type: text", "text: > Some words."),
        "19:15", "begins with > must be in quotes", 'write "> Some words."',
    ),
    (
        block("type: text", "text: > Some words", "  go on: here.", "", "  And on."),
        "19:15", "words stand behind the >", "begin them on the line below",
    ),
    (
        with_title("\n  Small and smaller"),
        "4:3", "belongs to the key above it", "indent it by 4 spaces",
    ),
    (
        with_title("\nSmall and smaller"),
        "4:1", "belongs to the key above it", "indent it by 4 spaces",
    ),
    (
        SMALL.replace("    title: ", "    title:\n  ", 1),
        "15:3", "belongs to the key above it", "indent it by 6 spaces",
    ),
    (with_title("- small"), "3:10", "begins with - must be in quotes", "begin a list on the line"),
    (with_title("{one} two"), "3:10", "begins with { must be in quotes", 'write "{one} two"'),
    (
        block("type: text", "text: [here](https://example.org) it is"),
        "19:15", "begins with [ must be in quotes", 'write "[here](https://example.org) it is"',
    ),
    (
        block("type: text", "text: [@one] says so"),
        "19:15", "begins with [ must be in quotes", 'write "[@one] says so"',
    ),
    (with_title("a # one\n    and more"), "4:5", "a comment has ended the text", "remove the"),
    (SMALL.replace("  title: Small", "  title:Small"), "3:8", "a space is missing after the colon",
     "write title: and a space"),
    (SMALL.replace("  date: 2", "  date:2"), "8:7", "a space is missing after the colon",
     "write date: and"),
    (
        SMALL.replace("title: Small", "title Small"),
        "3:3", "neither a key with a colon", "indent it",
    ),
    (SMALL.replace("date: 2026", "date = 2026"), "8:3", "neither a key with a colon", "indent it"),
    (SMALL.replace("  subtitle", "   subtitle"), "4:1", "indented by 3 spaces", "indent it by 2"),
    (SMALL.replace("  subtitle", " subtitle"), "4:1", "indented by 1 space,", "indent it by 2"),
    (SMALL.replace("  title: S", "   title: S"), "3:1", "indented by 3 spaces", "indent it by 2"),
    (SMALL.replace("schema_version: 1", "schema_version 1"), "1:1", "neither a key", "indent it"),
    (SMALL.replace("  title: S", " title: S"), "3:1", "indented by 1 space,", "indent it by 2"),
    (
        SMALL.replace("        text: Some", "      text: Some"),
        "19:7", "at the indentation of a list's hyphens", "indent it by 8 spaces",
    ),
    (
        SMALL + "      -type: text\n        text: b\n",
        "20:7", "missing after the hyphen", "write - ",
    ),
    (
        SMALL.replace("- type", "-type"),
        "18:7", "a space is missing after the hyphen", "write - and",
    ),
    (
        block("type: text", "text: |", "    first", "  second"),
        "21:1", "indented less than the first line", "indent it by 12 spaces, as line 20",
    ),
    (
        block("type: text", "text: |", "    first", "  second", "", "  third"),
        "20:1", "indented further than the lines", "indent it by 10 spaces, as line 21",
    ),
    (
        block("type: text", "text: |", "first", "second"),
        "20:1", "is not indented further than its key", "indent each of its lines by 10",
    ),
    (points("- a", "-", "- b"), "21:11", "this item of the list is empty", "write something"),
    (points("- "), "20:11", "this item of the list is empty", "write something"),
    (
        block("type: cards", "items: [{title: Rest, then walk, text: a}, {title: b}]"),
        "19:31", '"then walk" has no colon: in braces a comma', "put a text that holds a comma",
    ),
    (
        block("type: cards", "items: [{title:Rest}, {title: b}]"),
        "19:23", "a space is missing after the colon", "write title: and a space",
    ),
    (
        block("type: cards", "items: [{title: Rest text: a}, {title: b}]"),
        "19:30", "a comma is missing before a key", "write a comma between",
    ),
    (
        block("type: cards", 'items: [{title: "Rest" text: a}, {title: b}]'),
        "19:32", "a comma is missing here", "write a comma between",
    ),
    (
        block("type: cards", "items: [{title: Rest, text: a], {title: b}]"),
        "19:17", "this { is not closed before the ]", "write } where it ends",
    ),
    (
        block("type: points", "items: [a, b") + "      - type: text\n        text: a\n",
        "19:16", "this [ is not closed", "write ] where it ends",
    ),
    (block("type: points", "items: [a, , b]"), "19:20", "nothing before this comma", "remove"),
    (block("type: points", "items: [a, b]]"), "19:22", "there is one ] too many", "remove it"),
    (
        block("type: points", "items: [a, b #4]"),
        "19:22", "from this # on", "put the text in quotes",
    ),
    (block("type: points", "items: [a, @b]"), "19:20", "begins with @ must be", 'write "@b"'),
    (
        block("type: table", "caption: c", "header: [a, b]", "rows:", "- [a, b]", "- [a]"),
        "23:11", "row 2 has 1 cell, and the header has 2", "give the row a cell",
    ),
    (SMALL + "---\n" + SMALL, "20:1", "a second document begins here", "remove the line ---"),
    (
        SMALL.replace("one: {", "one: &a {").replace("sections:", "  two:\n    <<: *a\nsections:"),
        "13:5", "merge keys (<<) are not read", "write the keys",
    ),
    (SMALL.replace("Small", "Sm\u2028all"), "3:12", "control character U+2028", "delete it"),
    (SMALL.replace("Small", "Sm\ufeffall"), "3:12", "control character U+FEFF", "delete it"),
    (
        block("type: points", "title: T", "items: [a]").replace("  title: T", "\ufeff  title: T"),
        "19:7", "control character U+FEFF", "delete it",
    ),
    (SMALL.replace("Small", "Sm\0all"), "3:12", "control character U+0000", "delete it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "message", "hint"), FAULTS)
def test_a_fault_is_told_once_where_it_was_made(
    text: str, place: str, message: str, hint: str, complaints: Complaints
) -> None:
    for breaks in ("\n", "\r\n"):
        found = [d for d in complaints(text.replace("\n", breaks)) if d.severity == Severity.ERROR]
        assert len(found) == 1, [str(d) for d in found]
        assert found[0].span and f"{found[0].span.line}:{found[0].span.column}" == place
        assert message in found[0].message and hint in str(found[0].hint)


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        (
            block("type: cards", "items:", "  - title:Rest", "  - title: b"),
            "mapping-expected", "write a space after title:",
        ),
        (block("type: points", "items:", "  -a", "  -b"), "list-expected", "after each hyphen"),
        (with_title("#4"), "text-expected", "write the words"),
    ],
)  # fmt: skip
def test_what_yaml_takes_for_something_else_is_told_with_its_cause(
    text: str, code: str, hint: str, complaints: Complaints
) -> None:
    (found,) = [d for d in complaints(text) if d.severity is Severity.ERROR]
    assert found.code == code and hint in str(found.hint)


@pytest.mark.parametrize(
    "number", ["999999999999999999", "-999999999999999999", "0.123456789012345678", "1e17", "12"]
)
def test_a_number_of_18_digits_is_exact(number: str, tmp_path: Path) -> None:
    text = block("type: statistics", f"items: [{{value: {number}, label: of, source: one}}]")
    read = content.read(text.encode(), "content.yaml", tmp_path, Report(), traits_of())
    assert read.document
    (statistics,) = read.document.blocks
    assert isinstance(statistics, Statistics)
    assert statistics.items[0].value == Decimal(number)


def test_faults_of_syntax_and_of_values_are_told_in_one_run(complaints: Complaints) -> None:
    text = with_title("Hips: what").replace("audience: For", "audience:For")
    text = text.replace("2026-01-31", "2026-02-31").replace("text: Some", 'text: "Some')
    text = text.replace("    lead: The", "\tlead: The").replace("doi: 10.1000", "doi: 11.1000")
    found = complaints(text)
    places = [(d.code, d.span.line) for d in found if d.span]
    assert places == [
        ("yaml-syntax", 3), ("yaml-syntax", 6), ("bad-date", 8), ("bad-doi", 11), ("tab", 15),
        ("yaml-syntax", 19),
    ]  # fmt: skip


def test_every_ragged_row_is_told_and_one_with_an_empty_cell_is_not_ragged(
    complaints: Complaints,
) -> None:
    rows = ("- [a, b]", "- [a]", "- [a, b, c]", "- - a", "  -")
    found = complaints(block("type: table", "caption: c", "header: [a, b]", "rows:", *rows))
    assert [(d.code, d.span.line) for d in found if d.span] == [
        ("bad-table", 23), ("bad-table", 24), ("empty-item", 26),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "lost"),
    [("Room #4", "#4"), ("Room  #4 and 5", "#4 and 5"), ("Room # four", ""), ("Room#4", ""),
     ('"Room #4"', ""), ("Room ## four", "")],
)  # fmt: skip
def test_a_comment_that_may_be_text_is_a_warning(
    written: str, lost: str, complaints: Complaints
) -> None:
    found = [d for d in complaints(with_title(written)) if d.code == "lost-comment"]
    assert len(found) == bool(lost)
    for diagnostic in found:
        assert diagnostic.severity is Severity.WARNING and f'"{lost}"' in diagnostic.message
        assert diagnostic.span and diagnostic.span.column == 10 + written.index("#")


@pytest.mark.parametrize(
    "number", ["02071234567", "+442071234567", "012", ".5", "1.50", "999999999999999999", "1e3"]
)
def test_a_number_for_a_text_is_shown_as_it_was_written(
    number: str, complaints: Complaints
) -> None:
    (found,) = complaints(with_title(number))
    assert found.code == "text-expected" and found.hint == f'put the number in quotes: "{number}"'


@pytest.mark.parametrize("number", ["02071234567890123456789", "1e400", "-1e999999999"])
def test_a_number_beyond_the_limit_is_told_once(number: str, complaints: Complaints) -> None:
    assert [d.code for d in complaints(with_title(number))] == ["bad-number"]


@pytest.mark.parametrize("word", ["0x1F", "1_000", "1:30", "1.2.3", "0o17", "+", "--5"])
def test_what_is_no_number_stays_as_it_was_written(word: str, tmp_path: Path) -> None:
    report = Report()
    text = with_title(word).encode()
    read = content.read(text, "content.yaml", tmp_path, report, traits_of())
    assert read.document and read.document.document.title == word


def test_bytes_in_another_encoding_are_told_for_each_line(complaints: Complaints) -> None:
    text = with_title("Sm\xe4ll").replace("For tests", "F\xfcr alle").replace("2026-01-31", "soon")
    found = complaints(text.encode("latin-1"))
    assert [(d.code, d.span.line, d.span.column) for d in found if d.span] == [
        ("bad-encoding", 3, 12), ("bad-encoding", 6, 14), ("bad-date", 8, 9),
    ]  # fmt: skip
    assert "0xE4" in found[0].message and "\xe4" in found[0].message


@pytest.mark.parametrize(("encoding", "said"), [
    ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32", "UTF-32"),
])  # fmt: skip
def test_a_file_of_wide_characters_is_one_fault(
    encoding: str, said: str, complaints: Complaints
) -> None:
    (found,) = complaints(SMALL.encode(encoding))
    assert found.code == "bad-encoding" and said in found.message


def test_a_file_of_zeros_is_no_text(complaints: Complaints) -> None:
    (found,) = complaints(SMALL.encode()[:40] + bytes(200) + SMALL.encode())
    assert found.code == "bad-encoding" and "not a text" in found.message


@pytest.mark.parametrize(("indent", "code"), [("\t", "tab"), ("\u00a0", "odd-space")])
def test_a_file_that_is_indented_otherwise_throughout_is_one_fault(
    indent: str, code: str, complaints: Complaints
) -> None:
    lines = [line.replace("  ", indent) for line in SMALL.splitlines()]
    (found,) = complaints("\n".join(lines))
    assert found.code == code and found.span and found.span.line == 3
    assert f"so in {sum(line[:1] == indent for line in lines)} lines" in found.message


def test_the_same_control_character_in_many_lines_is_one_fault(complaints: Complaints) -> None:
    (found,) = complaints(SMALL.replace(": ", ": \x0c", 9))
    assert found.code == "control-character" and "so in 9 lines" in found.message


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(
    mark: bytes, breaks: str, complaints: Complaints
) -> None:
    text = SMALL.replace("2026-01-31", "soon").replace("\n", breaks)
    (found,) = complaints(mark + text.encode())
    assert found.code == "bad-date" and str(found.span) == "content.yaml:8:9"


def breakable_lines(text: str) -> list[int]:
    """The numbers of the lines that are no part of a text under | or >, from 0."""
    lines, numbers, deeper_than = text.split("\n"), [], None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if deeper_than is not None and (not line.strip() or indent > deeper_than):
            continue
        deeper_than = indent if line.rstrip().endswith(("|", ">")) else None
        if deeper_than is None:
            numbers.append(number)
    return numbers


def has_one_key(lines: list[str], number: int) -> bool:
    """Whether a line is the only one of its mapping, which may then be indented anyhow."""
    indents = [len(line) - len(line.lstrip()) for line in lines]
    neighbours = (indents[number - 1], indents[number + 1] if number + 1 < len(lines) else 0)
    return all(indent < indents[number] for indent in neighbours)


@pytest.mark.parametrize(
    ("name", "file"), list(product(BREAKS, (SHIPPED, ALL_BLOCKS)))[:: tried(1, 5)]
)
def test_a_broken_line_is_the_first_and_only_one_that_is_told(name: str, file: Path) -> None:
    text = file.read_text()
    lines = text.split("\n")
    choices = [
        (number, broken)
        for number in breakable_lines(text)
        if (broken := BREAKS[name](lines[number])) is not None
        and not (name.startswith("a space too") and has_one_key(lines, number))
    ]
    chosen = random.Random(f"{name} {file.name}").sample(choices, min(tried(6, 1), len(choices)))
    for number, broken in chosen:
        report = Report()
        broken_text = "\n".join([*lines[:number], broken, *lines[number + 1 :]])
        content.read(broken_text.encode(), "content.yaml", file.parent, report, traits_of())
        line = number + 1 + broken.count("\n")
        told = [d.span.line for d in report.errors if d.span]
        assert told == [line], (broken, [str(d) for d in report.errors])


def test_two_broken_lines_are_both_told() -> None:
    """Faults far from each other, of two kinds: each is told, and nothing else is."""
    text = SHIPPED.read_text()
    lines = text.split("\n")
    choice = random.Random("two")
    numbers = breakable_lines(text)
    for _ in range(tried(60, 4)):
        broken_lines, expected = lines.copy(), set()
        while len(expected) < 2:
            number, name = choice.choice(numbers), choice.choice(sorted(BREAKS))
            broken = BREAKS[name](lines[number])
            far = all(abs(number + 1 - other) > 3 for other in expected)
            if broken and far and "\n" not in broken and not name.startswith("a space too"):
                broken_lines[number] = broken
                expected.add(number + 1)
        report = Report()
        content.read(
            "\n".join(broken_lines).encode(), "content.yaml", SHIPPED.parent, report, traits_of()
        )
        told = {d.span.line for d in report.errors if d.span}
        assert expected <= told and len(told) <= 3, [str(d) for d in report.errors]


def test_any_damage_to_a_file_is_told_and_never_a_crash() -> None:
    """Characters that mean something in YAML, put in or taken out anywhere."""
    choice = random.Random("damage")
    text = ALL_BLOCKS.read_text()
    for _ in range(tried(120, 8)):
        damaged = text
        for _ in range(choice.randint(1, 4)):
            place = choice.randrange(len(damaged))
            inserted = choice.choice(["", "- ", "\n", "\t", *"'\"[]{}:#*&!|>%@?,\\"])
            damaged = damaged[:place] + inserted + damaged[place + choice.randint(0, 3) :]
        report = Report()
        content.read(damaged.encode(), "content.yaml", ALL_BLOCKS.parent, report, traits_of())
        try:
            yaml.load(damaged, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.YAMLError:
            assert report.errors
        last = damaged.count("\n") + 2
        assert all(d.span and 1 <= d.span.line <= last for d in report.errors)


def test_what_is_no_yaml_at_all_costs_little_and_is_told_shortly() -> None:
    start = process_time()
    for text in ('"a: [b\n' * 3_000, "@\n" * 20_000, "a: 'b\n" * 5_000, "[{" * 30 + "\n" * 9_000,
                 "a" * limits.TEXT + " " * limits.TEXT + "\n@"):  # fmt: skip
        report = Report()
        file_text = decode_text(text.encode(), "content.yaml", report)
        assert file_text is not None
        read_values(file_text, "content.yaml", report)
        assert 1 <= len(report.errors) <= 21
    assert process_time() - start < 60
