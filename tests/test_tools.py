"""What the tools beside the project take from it is there: no other test runs most of them."""

from __future__ import annotations

import ast
from importlib import import_module
from importlib.util import find_spec

import pytest

from conftest import ROOT

TOOLS = sorted((ROOT / "tools").glob("*.py"))


@pytest.mark.parametrize("tool", TOOLS, ids=[tool.stem for tool in TOOLS])
def test_a_tool_finds_what_it_imports_of_irdocs(tool: object) -> None:
    tree = ast.parse((ROOT / "tools" / str(tool)).read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("irdocs"):
            module = import_module(str(node.module))
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                assert hasattr(module, alias.name) or find_spec(name), name
