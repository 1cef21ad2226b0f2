"""Sentences in many scripts, from a file beside the fixtures."""

from __future__ import annotations

from pathlib import Path

import yaml

TEXTS: dict[str, str] = yaml.safe_load(
    (Path(__file__).parent.parent / "fixtures" / "script_texts.yaml").read_text("utf-8")
)
"""By BCP 47 tag."""
