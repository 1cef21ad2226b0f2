"""A line between a list's key and its items, or a sign behind the key, is one error at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from irdocs.diagnostics import Diagnostic, Severity
from support.small_documents import one_section

LIST = """- type: points
        items:
          - One is here.
          - Two is there.
          - Three are gone.
"""
TABLE = """- type: table
        caption: A
        header: [a, b]
        rows:
          - [one, two]
          - [three, four]
"""
STEPS = """- type: flow
        title: A
        steps:
          - {id: one, text: One}
          - {id: two, text: Two}
"""


def content(block: str) -> str:
    text = one_section({"type": "text", "text": "BLOCK"})
    begin = text.index("  - type: text")
    return text[:begin] + f"      {block}"


def errors(folder: Path, block: str) -> list[Diagnostic]:
    (folder / "content.yaml").write_text(content(block), "utf-8")
    return list(irdocs.check(folder / "content.yaml").report)


@pytest.mark.parametrize("block", [LIST, TABLE, STEPS])
@pytest.mark.parametrize("indent", [8, 10])
@pytest.mark.parametrize("line", ["keep: together", "colour: red", 'notes: "Say: so."'])
def test_a_key_between_a_list_and_its_items(
    tmp_path: Path, block: str, indent: int, line: str
) -> None:
    name = next(name for name in ("items", "rows", "steps") if f" {name}:" in block)
    found = errors(tmp_path, block.replace(f"{name}:\n", f"{name}:\n{' ' * indent}{line}\n"))
    (error,) = (one for one in found if one.severity == "error")
    key = line.split(":")[0]
    assert error.code == "misplaced-key" and f'"{key}" stands between {name}:' in error.message
    text = (tmp_path / "content.yaml").read_text("utf-8").split("\n")
    assert error.span and text[error.span.line - 1][error.span.column - 1 :] == line
    assert not [one for one in found if one.code in ("joined-item", "repeated-key")]


@pytest.mark.parametrize("block", [LIST, TABLE, STEPS])
@pytest.mark.parametrize("sign", ["-", " -", " []", " [", " {", " {}"])
def test_a_sign_behind_the_key_of_a_list(tmp_path: Path, block: str, sign: str) -> None:
    name = next(name for name in ("items", "rows", "steps") if f" {name}:" in block)
    found = errors(tmp_path, block.replace(f"{name}:\n", f"{name}:{sign}\n"))
    (error,) = (one for one in found if one.severity == "error")
    assert error.code == "yaml-syntax" and error.hint == f"write {name}: alone"
    assert error.span and error.span.column > 10


def test_an_empty_list_above_another_entry_is_no_list_with_a_sign(tmp_path: Path) -> None:
    columns = """- type: columns
        columns:
          - blocks: []
          - blocks: [{type: text, text: Words.}]
"""
    (error,) = (one for one in errors(tmp_path, columns) if one.severity == Severity.ERROR)
    assert error.code != "yaml-syntax" and "at least 1" in error.message


def test_a_text_of_code_is_left_alone(tmp_path: Path) -> None:
    block = """- type: code
        code: |
          items:
          colour: red
            - one
          rows: []
            - two
"""
    assert not [one for one in errors(tmp_path, block) if one.severity == "error"]


@pytest.mark.parametrize("sign", ["{|", "[|", "{ >", "{|}"])
def test_a_bracket_before_the_sign_of_a_text(tmp_path: Path, sign: str) -> None:
    block = f"- type: text\n        notes: {sign}\n          Say one.\n          Say two.\n"
    found = errors(tmp_path, block + "        text: Words.\n")
    (error,) = (one for one in found if one.severity == "error")
    assert error.code == "yaml-syntax" and "a bracket stands before" in error.message
