"""`include:` under sections: sections of other files, each fault at its own file and line."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

import irdocs
from conftest import ALL_BLOCKS, SMALL, Built
from irdocs import content
from irdocs.cli import main
from irdocs.content import limits
from irdocs.content.files import FileReader
from irdocs.content.model import Document
from irdocs.diagnostics import Diagnostic, Report
from irdocs.products import traits_of
from support.thorough import LONG

SECTION = """- id: {id}
  title: A {id}
  lead: The {id}.
  blocks:
    - type: text
      text: Some words of the {id}.
"""


def section(identifier: str) -> str:
    return SECTION.format(id=identifier)


def include(*names: str) -> str:
    return "".join(f"  - include: {name}\n" for name in names)


def written(folder: Path, main_text: str, **parts: str) -> Path:
    """Write a content file and its parts; `__` in a part's name stands for a folder."""
    for name, text in parts.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    file = folder / "content.yaml"
    file.write_text(main_text)
    return file


def read(file: Path) -> tuple[Document | None, list[Diagnostic], FileReader]:
    report, files = Report(), FileReader()
    found = content.read(file.read_bytes(), str(file), file.parent, report, traits_of(), files)
    return found.document, list(report.errors), files


def told(file: Path) -> list[tuple[str, str, int]]:
    """Return the code, file and line of each error."""
    return [
        (error.code, Path(error.span.file).relative_to(file.parent).as_posix(), error.span.line)
        for error in read(file)[1]
        if error.span
    ]


def test_sections_come_in_the_order_of_the_entries(tmp_path: Path) -> None:
    single = "\n".join(line[2:] for line in section("third").split("\n"))  # no list, no hyphen
    file = written(
        tmp_path, SMALL + include("parts/two.yaml", "one.yaml"),
        parts__two=section("second") + "- include: one-more.yaml\n", one=single,
    )  # fmt: skip
    (tmp_path / "one-more.yaml").write_text(section("inner"))
    document, errors, files = read(file)
    assert not errors and document
    ids = [str(found.id) for found in document.sections]
    assert ids[1:] == ["second", "inner", "third"]
    names = {path.name for path in files.read_files}
    assert names == {"two.yaml", "one.yaml", "one-more.yaml"}


@LONG
def test_all_blocks_from_files_of_their_own_give_the_same_document(
    all_blocks: Built, tmp_path: Path
) -> None:
    """Each section of the fixture in a file of its own: the products' bytes are the same."""
    text = ALL_BLOCKS.read_text()
    head, sections = text.split("sections:\n")
    parts = [f"  - id: {part}" for part in re.split("^  - id: ", sections, flags=re.M)[1:]]
    shutil.copytree(ALL_BLOCKS.parent / "assets", tmp_path / "assets")
    for number, part in enumerate(parts):
        (tmp_path / f"part{number}.yaml").write_text(part)
    names = [f"part{number}.yaml" for number in range(len(parts))]
    file = written(tmp_path, head + "sections:\n" + include(*names))
    apart = tmp_path / "apart"
    result = irdocs.build(file, apart, environment={})
    assert not result.failed, [str(found) for found in result.report]
    assert (apart / "leaflet.pdf").read_bytes() == all_blocks.leaflet
    assert (apart / "deck.pptx").read_bytes() == all_blocks.deck


FAULTY = [
    # the entries, the parts, each error as code, file and line
    (include("none.yaml"), {}, [("bad-include", "content.yaml", 20)]),
    (include("../none.yaml"), {}, [("bad-include", "content.yaml", 20)]),
    (include("/etc/passwd"), {}, [("bad-include", "content.yaml", 20)]),
    (include("content.yaml"), {}, [("bad-include", "content.yaml", 20)]),
    (include("a.yaml"), {"a": "- include: a.yaml\n"}, [("bad-include", "a.yaml", 1)]),
    (
        include("a.yaml"), {"a": "- include: b.yaml\n", "b": "- include: a.yaml\n"},
        [("bad-include", "b.yaml", 1)],
    ),
    ("  - include: [a.yaml]\n", {}, [("bad-include", "content.yaml", 20)]),
    ("  - include:\n", {}, [("bad-include", "content.yaml", 20)]),
    (
        "  - include: a.yaml\n    only: deck\n", {"a": section("a")},
        [("bad-include", "content.yaml", 21)],
    ),
    (include("a.yaml"), {"a": SMALL}, [("bad-include", "a.yaml", 1)]),
    (include("a.yaml"), {"a": "words\n"}, [("bad-include", "a.yaml", 1)]),
    (include("a.yaml"), {"a": "\n"}, [("empty-file", "a.yaml", 1)]),
    (
        include("a.yaml"), {"a": section("a").replace("title: A", 'title: "A')},
        [("yaml-syntax", "a.yaml", 2)],
    ),
    (
        include("a.yaml"), {"a": section("a").replace("title", "titel")},
        [("unknown-key", "a.yaml", 2)],
    ),
    (
        include("a.yaml"), {"a": section("a").replace("  lead", "lead")},
        [("yaml-syntax", "a.yaml", 3)],
    ),
    (
        include("a.yaml", "b.yaml"), {"a": section("a"), "b": section("a")},
        [("repeated-id", "b.yaml", 1)],
    ),
    (
        include("a.yaml"), {"a": section("a").replace("  title: A a\n", "")},
        [("missing-key", "a.yaml", 1)],
    ),
    (
        include("a.yaml"), {"a": section("a").replace("Some words", "Some [@none] words")},
        [("unknown-source", "a.yaml", 6)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "parts", "errors"), FAULTY)
def test_a_fault_is_told_at_its_own_file_and_line(
    entries: str, parts: dict[str, str], errors: list[tuple[str, str, int]], tmp_path: Path
) -> None:
    file = written(tmp_path, SMALL + entries, **parts)
    document, found, _ = read(file)
    assert document is None and all(error.hint for error in found)
    assert told(file) == errors, [str(error) for error in found]


def test_a_part_that_cannot_be_read_hides_no_other_fault(tmp_path: Path) -> None:
    text = SMALL.replace("2026-01-31", "soon").replace("Some", "Some [words](#inner) and")
    file = written(tmp_path, text + include("none.yaml"))
    assert [code for code, _, _ in told(file)] == ["bad-date", "bad-include"]


def test_files_that_include_one_another_too_deeply_or_too_often_are_refused(tmp_path: Path) -> None:
    deep = {f"p{number}": f"- include: p{number + 1}.yaml\n" for number in range(20)}
    file = written(tmp_path, SMALL + include("p0.yaml"), **deep)
    assert told(file) == [("bad-include", f"p{limits.INCLUDE_DEPTH - 1}.yaml", 1)]
    count = limits.INCLUSIONS + 3
    many = {f"q{number}": section(f"s{number}") for number in range(count)}
    file = written(tmp_path, SMALL + include(*(f"{name}.yaml" for name in many)), **many)
    _, errors, files = read(file)
    assert len([error for error in errors if "files are included" in error.message]) == 3
    assert len(files.read_files) <= limits.INCLUSIONS + 1


def test_a_file_that_is_included_twice_is_one_fault(tmp_path: Path) -> None:
    """As a merge leaves it; not one for each id in it."""
    file = written(tmp_path, SMALL + include("a.yaml", "a.yaml"), a=section("x") + section("y"))
    (error,) = read(file)[1]
    assert error.code == "bad-include" and "included twice, first in line" in error.message
    assert error.span and error.span.file.endswith("content.yaml")


def test_a_link_that_leads_out_of_the_folder_and_a_pipe_are_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(section("outside"))
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "link.yaml").symlink_to(outside)
    os.mkfifo(folder / "pipe.yaml")
    file = written(folder, SMALL + include("link.yaml", "pipe.yaml"))
    assert [error.code for error in read(file)[1]] == ["bad-include", "bad-include"]


def test_pictures_are_seen_from_the_content_and_not_from_the_part(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    )
    part = section("a").replace("title: A a", "title: A a\n  picture: a.svg")
    file = written(tmp_path, SMALL + include("parts/a.yaml"), parts__a=part)
    assert not read(file)[1]


def test_reports_name_the_part_and_show_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    part = section("a").replace("type: text", "type: txt")
    written(tmp_path, SMALL + include("parts/a.yaml"), parts__a=part)
    outputs = {}
    for form in ("text", "json", "sarif", "github"):
        with pytest.raises(SystemExit):
            main(["check", "--as", form])
        said = capsys.readouterr()
        outputs[form] = said.out + said.err
    assert "parts/a.yaml:5:13: error[unknown-block]" in outputs["text"]
    assert " 5 |     - type: txt" in outputs["text"]
    assert '"parts/a.yaml"' in outputs["json"]
    sarif = json.dumps(json.loads(outputs["sarif"]))
    assert '"uri": "parts/a.yaml"' in sarif and '"startLine": 5' in sarif
    assert "file=parts/a.yaml,line=5" in outputs["github"]


def test_words_of_a_part_are_found_in_its_own_lines(tmp_path: Path) -> None:
    """A rule on wording points at the words, in the file where they stand."""
    words = "Some of the words were administered by somebody else, utilised and facilitated by AB."
    part = section("a").replace("Some words of the a.", f"Short.\n\n        {words}", 1)
    part = part.replace("text: Short", "text: |\n        Short")
    file = written(tmp_path, SMALL + include("a.yaml"), a=part)
    found = [
        d for d in irdocs.check(file).report if d.code == "unexplained-abbreviation" and d.span
    ]
    lines = part.split("\n")
    assert found
    for diagnostic in found:
        assert diagnostic.span
        assert diagnostic.span.file == str(tmp_path / "a.yaml")
        line = lines[diagnostic.span.line - 1]
        assert "AB" in line[diagnostic.span.column - 1 : diagnostic.span.end_column - 1]


def test_a_manifest_lists_the_parts(tmp_path: Path) -> None:
    file = written(tmp_path, SMALL + include("parts/a.yaml"), parts__a=section("a"))
    options = irdocs.BuildOptions(manifest=True)
    result = irdocs.build(file, tmp_path / "out", options, environment={})
    assert not result.failed
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert {Path(name).name for name in manifest["inputs"]} >= {"content.yaml", "a.yaml"}


def test_a_name_seen_from_the_including_file_is_guessed(tmp_path: Path) -> None:
    main_text = f"{SMALL.split('sections:')[0]}sections:\n{include('parts/a.yaml')}"
    inner = {"parts__a": "- include: b.yaml\n", "parts__b": section("b")}
    report = irdocs.check(written(tmp_path, main_text, **inner)).report
    (error,) = report.errors
    assert error.message == 'there is no file "b.yaml"; did you mean "parts/b.yaml"?'
    assert error.span and error.span.file.endswith("a.yaml") and error.span.line == 1


def test_an_include_as_a_tag_is_shown_as_a_key(tmp_path: Path) -> None:
    main_text = f"{SMALL.split('sections:')[0]}sections:\n  - !include parts/a.yaml\n"
    report = irdocs.check(written(tmp_path, main_text, parts__a=section("a"))).report
    (error,) = report.errors
    assert error.code == "bad-tag" and error.hint == "write include: parts/a.yaml"
