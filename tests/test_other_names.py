"""Names that authors bring from other programs lead to ours, and ours are there."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from irdocs.content.blocks import AnyBlock
from irdocs.content.model import Document
from irdocs.content.model_shape import children, nodes_below
from irdocs.content.other_names import BLOCKS, KEYS, block_meant, key_meant

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


def test_what_is_only_misspelt_is_left_to_likeness() -> None:
    assert block_meant("pionts") is None
    assert key_meant("Title", ("headline", "title")) == "title"
