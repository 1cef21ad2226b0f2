"""Names that authors bring from other programs lead to ours, and ours are there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import irdocs
from irdocs.content.blocks import AnyBlock
from irdocs.content.model import Document
from irdocs.content.model_shape import children, nodes_below
from irdocs.content.other_names import (
    ABSENT,
    BLOCKS,
    KEYS,
    absent_here,
    block_meant,
    key_meant,
)
from support.small_documents import one_section

TYPES = {
    name for block in get_args(AnyBlock) for name in get_args(block.model_fields["type"].annotation)
}
NODES = nodes_below(Document)


@pytest.mark.parametrize("name", BLOCKS)
def test_a_type_from_elsewhere_is_none_of_ours_and_leads_to_one_of_ours(name: str) -> None:
    advice = block_meant(name.upper().replace("-", "_"))
    assert name not in TYPES and advice is not None
    assert set(re.findall(r"type: ([a-z]+)", advice)) <= TYPES
    keys = set(re.findall(r"([a-z]+):", advice)) - {"type"}
    assert keys <= {key for node in NODES for key in children(node)}


@pytest.mark.parametrize("group", KEYS, ids=lambda group: group[0])
def test_what_a_key_is_called_here_is_a_key(group: tuple[str, ...]) -> None:
    here, *elsewhere = group
    holders = [node for node in NODES if here in children(node)]
    assert holders
    for name in elsewhere:
        # Somewhere at least it leads to this key: no other group takes it first everywhere.
        assert any(
            name in children(node) or key_meant(name, children(node)) == here for node in holders
        ), name


def test_a_key_that_is_given_already_is_not_meant() -> None:
    known = ("items", "title")
    assert key_meant("bullets", known) == "items"
    assert key_meant("bullets", known, ["items"]) is None
    assert key_meant("titel", known, ["items"]) == "title"
    # That the key which is meant is missing, too, would be the same fault told twice.
    assert key_meant("files", {"file", "alt"}) == "file" and key_meant("files", {"alt"}) is None


def test_what_is_only_misspelt_is_left_to_likeness() -> None:
    assert block_meant("pionts") is None
    assert key_meant("Title", ("headline", "title")) == "title"


@pytest.mark.parametrize("name", ABSENT)
def test_a_key_that_nothing_here_is_called_by_has_advice_and_no_guess(name: str) -> None:
    known = ("backup", "headline", "id", "title", "type")
    advice = absent_here(name.replace("_", "-"), known)
    assert advice == ABSENT[name] and key_meant(name, known) is None
    assert set(re.findall(r"type: ([a-z]+)", advice)) <= TYPES
    keys = set(re.findall(r"\b([a-z]+):(?= |$)", advice)) - {"type"}
    assert keys <= {key for node in NODES for key in children(node)}


def test_a_key_that_is_known_under_another_name_has_no_such_advice() -> None:
    assert absent_here("image", ("file", "type")) is None
    assert absent_here("columns", ("columns", "type")) is None
    assert absent_here("titel", ("title",)) is None


@pytest.mark.parametrize(
    "line", ["background: a.png", "start: 7", "files: [a.png]", "hide: true", "timer: 5"]
)
def test_a_key_of_other_programs_is_one_error(line: str, tmp_path: Path) -> None:
    content = one_section({"type": "callout", "title": "t", "text": "a"})
    key, value = line.split(": ")
    content = content.replace("    text: a\n", f"    text: a\n    {key}: {value}\n")
    (tmp_path / "content.yaml").write_text(content)
    (error,) = irdocs.check(tmp_path / "content.yaml").report.errors
    assert error.code == "unknown-key" and "did you mean" not in error.message
