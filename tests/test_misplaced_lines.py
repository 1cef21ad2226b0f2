"""A line at the wrong indentation, or with a sign before it: one fault gives one error, there."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from itertools import product
from pathlib import Path

import pytest

from conftest import ALL_BLOCKS, ROOT, SMALL
from irdocs import content
from irdocs.diagnostics import Diagnostic, Report
from irdocs.products import traits_of
from support.misplaced_lines import HYPHENS, PLACES, faulty_texts
from support.thorough import IS_THOROUGH, tried

STARTER = ROOT / "src" / "irdocs" / "starter" / "kinds" / "guide"

EVERY = tried(3, 83)
"""Each fault is tried at every third place in `make verify`, at fewer here; which depends on the
fault."""

CHOSEN_BY_THE_AUTHOR = {"one", "two", "wcag", "nhs"}
"""Ids of sources: a misspelt one is another id, and a shifted one may be a key of the one above."""


TAKEN_ABOVE_AS_WELL = {"to"}
"""A step of a flow leads somewhere by this key, as one of its ways does; both of them cannot."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that both contents name."""
    folder = tmp_path_factory.mktemp("misplaced")
    shutil.copytree(ALL_BLOCKS.parent / "assets", folder / "assets")
    for drawing in (STARTER / "assets").glob("*.svg"):
        shutil.copy(drawing, folder / "assets")
    return folder


def errors_of(text: str, folder: Path) -> list[Diagnostic]:
    report = Report()
    content.read(text.encode(), "content.yaml", folder, report, traits_of())
    return list(report.errors)


FILES = (ALL_BLOCKS, STARTER / "content.yaml")


@pytest.fixture(scope="module")
def without_errors(folder: Path) -> Collection[Path]:
    """Those of the files that have no error, each read once."""
    return [file for file in FILES if not errors_of(file.read_text(), folder)]


@pytest.mark.parametrize(("name", "file"), list(product(PLACES, FILES))[:: tried(1, 13)])
def test_one_fault_gives_one_error_at_its_line(
    name: str, file: Path, folder: Path, without_errors: Collection[Path]
) -> None:
    """A key may also go to another mapping that takes it as well; then there is no fault."""
    text = file.read_text()
    assert file in without_errors
    places = list(faulty_texts(name, text))
    assert len(places) > 2
    for faulty in places[list(PLACES).index(name) % EVERY :: EVERY]:
        if faulty.key in CHOSEN_BY_THE_AUTHOR or (
            faulty.may_be_meant and faulty.key in TAKEN_ABOVE_AS_WELL
        ):
            continue
        errors = errors_of(faulty.text, folder)
        lines = [error.span.line for error in errors if error.span]
        told = [str(error) for error in errors]
        if name == "a hyphen on its own" and len(lines) == 1:
            assert faulty.line <= lines[0] <= faulty.line + 1, (faulty.shown, told)
        else:
            assert lines == [faulty.line] or (not lines and faulty.may_be_meant), (
                faulty.line, faulty.shown, told,
            )  # fmt: skip
        assert all(error.hint for error in errors)


@pytest.mark.parametrize(("name", "file"), list(product(HYPHENS, FILES))[:: tried(1, 8)])
def test_a_hyphen_is_told_of_where_it_is_wrong(
    name: str, file: Path, folder: Path, without_errors: Collection[Path]
) -> None:
    """Nearly everywhere: once, and never along with what follows from it."""
    assert file in without_errors
    places = list(faulty_texts(name, file.read_text()))[:: tried(1, 4)]
    assert len(places) > 5
    found = [
        [error.span.line if error.span else 0 for error in errors_of(faulty.text, folder)]
        for faulty in places
    ]
    right = [lines == [faulty.line] for lines, faulty in zip(found, places, strict=True)]
    assert sum(right) >= (0.9 if IS_THOROUGH else 0.75) * len(places), list(
        zip(places, found, strict=True)
    )


CASES = [
    # what is replaced, by what; the place; what is said; what to do
    ("  subtitle", "\u00a0\u00a0subtitle", "4:1", "no-break space in the indentation", "ordinary"),
    ("  subtitle", " \u2003subtitle", "4:2", "space U+2003 in the indentation", "ordinary"),
    ("subtitle: ", "subtitle:\u00a0", "4:12", "no-break space follows the colon", "subtitle: and"),
    ("subtitle: ", "subtitle\uff1a", "4:11", "is not a colon", "write subtitle: and"),
    ("  audience", "audience", "6:1", "indented by 0 spaces, and its neighbours by 2", "by 2"),
    ("  subtitle", "  - subtitle", "4:3", "this hyphen stands at the indentation of", "remove it"),
    ("  subtitle", "-\n  subtitle", "4:1", "this hyphen stands at the indentation of", "remove it"),
    ("  subtitle", "---\n  subtitle", "4:1", "a second document begins", "remove the line ---"),
    ("  subtitle", "  subtitel", "4:3", 'no "subtitel"; did you mean "subtitle"?', "known keys"),
    ("- id", "- di", "13:5", 'no "di"; did you mean "id"?', "known keys"),
    ("- type", "- tpye", "18:9", 'a block has no "tpye"; did you mean "type"?', "type"),
    ("    lead: ", "lead: ", "15:1", "indented by 0 spaces, and its neighbours by 4", "by 4"),
    ("        text: Some", "text: Some", "19:1", "its indentation takes it from text", "by 8"),
    ("  subtitle", "<<<<<<< ours\n  subtitle", "4:1", "a merge has left a mark", "keep one of"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "message", "hint"), CASES)
def test_what_is_said_of_a_misplaced_line(
    old: str, new: str, place: str, message: str, hint: str, folder: Path
) -> None:
    assert old in SMALL
    (error,) = errors_of(SMALL.replace(old, new, 1), folder)
    assert error.span and f"{error.span.line}:{error.span.column}" == place
    assert message in error.message and hint in str(error.hint)


def test_a_conflict_is_one_fault_and_our_version_is_checked(folder: Path) -> None:
    title = "  title: Small\n"
    assert title in SMALL
    ours, base, theirs = "<<<<<<< HEAD\n", "||||||| base\n  title: A\n", ">>>>>>> theirs\n"
    conflict = f"{ours}{title}{base}=======\n  title: [Large\n{theirs}"
    (error,) = errors_of(SMALL.replace(title, conflict), folder)
    assert error.code == "merge-conflict" and error.span and error.span.line == 3
    bad_date = SMALL.replace(title, conflict).replace("2026-01-31", "soon")
    assert [found.code for found in errors_of(bad_date, folder)] == ["merge-conflict", "bad-date"]


def test_a_dedented_key_that_another_mapping_has_already_is_one_fault(folder: Path) -> None:
    (error,) = errors_of(SMALL + "    title: Some\n", folder)
    assert error.code == "repeated-key" and "indent this one further" in str(error.hint)


def test_a_quote_on_a_line_of_its_own_is_read(folder: Path) -> None:
    """Where a text in quotes begins below its key, nothing before it is a hyphen."""
    text = SMALL.replace("title: Small", "title:\n    'Small\n    and more'")
    assert not errors_of(text, folder)


IN_A_TEXT = [
    # what follows the head of the only section; the key that stands in a text, its line, its indent
    ("blocks:\n- type: text\n  text: |\n    Words.\n    short: Fewer.\n", "short", 20, 6),
    ("blocks:\n- type: text\n  text: >-\n    Words.\n    short: Fewer.\n", "short", 20, 6),
    ("blocks:\n- type: text\n  text: |\n    Words.\n\n    notes: |\n      Say.\n", "notes", 21, 6),
    ("notes: |\n  Say.\n  blocks:\n  - type: text\n    text: Words.\n", "blocks", 18, 4),
    ("notes: |\n  Say.\n  blocks:\n    - type: text\n      text: Words.\n", "blocks", 18, 4),
    ("blocks:\n- type: text\n  text: |\n    Words.\n    - type: points\n      items: [A, B]\n",
     "type", 20, 4),
    ("blocks:\n- type: cards\n  items:\n  - title: A\n    text: |\n      Words.\n"
     "      accent: x\n  - title: B\n    text: Words.\n", None, 0, 0),
]  # fmt: skip


@pytest.mark.parametrize(("section", "key", "line", "indent"), IN_A_TEXT)
def test_a_key_that_a_text_has_swallowed(
    section: str, key: str | None, line: int, indent: int, folder: Path
) -> None:
    """It would be printed as words; what stands under it is read as if it were at its place."""
    head = SMALL[: SMALL.index("    notes:")].replace("    lead: The only section.\n", "")
    text = f"{head}    lead: The only section.\n" + "".join(
        f"    {each}\n" if each else "\n" for each in section.splitlines()
    )
    errors = errors_of(text, folder)
    if key is None:
        assert not errors
        return
    (error,) = errors
    assert error.code == "misplaced-key" and f'"{key}" stands in the text' in error.message
    assert error.span and error.span.line == line
    assert f"indent it by {indent} spaces" in str(error.hint) and f"{key}\\:" in str(error.hint)


@pytest.mark.parametrize(
    "words",
    ["short\\: Fewer.", "Short: Fewer.", "  short: Fewer.", "type: A word.", "headway: Fewer.",
     "short:cut", "- short: Fewer.", "- type: unknown"],
)  # fmt: skip
def test_words_that_are_no_key(words: str, folder: Path) -> None:
    """What is escaped or cannot be meant as a key is words."""
    text = SMALL.replace("text: Some words.", f"text: |\n          Some words.\n          {words}")
    assert not errors_of(text, folder)


@pytest.mark.parametrize("sign", ["|", "|-", ">", ">-"])
def test_what_follows_an_empty_text_is_not_in_it(sign: str, folder: Path) -> None:
    empty = f"text: {sign}\n      - type: text\n        text: More."
    (error,) = errors_of(SMALL.replace("text: Some words.", empty), folder)
    assert error.code == "empty-text"
    (error,) = errors_of(SMALL.replace("notes: Say it.", f"notes: {sign}"), folder)
    assert error.code == "empty-text"


def test_a_key_in_a_text_of_an_included_file(tmp_path: Path) -> None:
    section = SMALL[SMALL.index("  - id: only") :].replace("Some words.", "|\n          Words.")
    lines = [line[4:] for line in section.replace("- id", "  id").splitlines()]
    (tmp_path / "part.yaml").write_text("\n".join([*lines, "      short: Fewer.\n"]))
    head = SMALL[: SMALL.index("  - id: only")]
    (error,) = errors_of(f"{head}  - include: part.yaml\n", tmp_path)
    assert error.code == "misplaced-key" and error.span
    assert (Path(error.span.file).name, error.span.line) == ("part.yaml", 9)


@pytest.mark.parametrize("by", [-2, -1, 1, 2][:: tried(1, 2)])
def test_a_line_that_is_moved_is_one_fault(by: int) -> None:
    """A line too far left or right is told once, there; few that may be read otherwise are not."""
    lines = ALL_BLOCKS.read_text().split("\n")
    found: list[list[int]] = []
    for number in range(0, len(lines), tried(1, 149)):
        line = lines[number]
        indent = len(line) - len(line.lstrip())
        if not line.strip() or indent + by < 0:
            continue
        moved = [*lines[:number], " " * (indent + by) + line.lstrip(), *lines[number + 1 :]]
        report = Report()
        raw = "\n".join(moved).encode()
        content.read(raw, "content.yaml", ALL_BLOCKS.parent, report, traits_of())
        told = [error.span.line for error in report.errors if error.span]
        found.append(told if all(abs(place - number - 1) <= 1 for place in told) else [*told, 0])
    assert sum(len(told) <= 1 for told in found) >= 0.97 * len(found), found
