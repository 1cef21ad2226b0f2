"""What is wrong with a callout is told at the key that has it, and all of it at once."""

from __future__ import annotations

from pathlib import Path

import irdocs
from support.small_documents import one_section


def test_each_fault_is_told_at_its_key(tmp_path: Path) -> None:
    block = {
        "type": "callout", "title": "Stung?", "text": "Call for help.", "phone": "call us",
        "place": "cover",
    }  # fmt: skip
    text = one_section(block)
    (tmp_path / "content.yaml").write_text(text)
    errors = irdocs.check(tmp_path / "content.yaml").report.errors
    lines = text.split("\n")
    assert [(e.code, lines[e.span.line - 1].strip()) for e in errors if e.span] == [
        ("bad-callout", "phone: call us"), ("bad-callout", "phone: call us"),
    ]  # fmt: skip
    assert "kind" in errors[0].message and "no telephone number" in errors[1].message
    assert errors[0].hint == "add a line with kind:, or leave phone and place out"
