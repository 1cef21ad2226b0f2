"""Telephone numbers that nobody can ring are told of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import irdocs
from support.small_documents import one_section


def told(folder: Path, *numbers: str, language: str = "en-GB") -> list[str]:
    contact: dict[str, Any] = {"type": "contact", "name": "Us", "telephone": list(numbers)}
    text = one_section(contact).replace("language: en-GB", f"language: {language}")
    assert yaml.safe_load(text)
    (folder / "content.yaml").write_text(text, "utf-8")
    report = irdocs.check(folder / "content.yaml").report
    assert not report.errors
    return [one.message for one in report.warnings if one.code == "odd-telephone"]


@pytest.mark.parametrize(
    "number",
    ["Out of hours: 0113 496 0001", "+44 (0)113 496 0000", "999 or 112", "116 123", "0800 1111",
     "0800 123 456", "01632 96000", "(01632) 960001", "Ward 4: ext. 1234", "NHS 111",
     "020 7946 0958", "Ask for Jo: 0113 496 0000", "07700 900123", "020 7946 0958 ext. 12"],
)  # fmt: skip
def test_good_numbers_are_not(tmp_path: Path, number: str) -> None:
    assert told(tmp_path, number) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [("O113 496 0000", "a letter"), ("0113 4l6 0000", "a letter"), ("01l3 496 0000", "a letter"),
     ("0113 496 000", "has 10 digits"), ("0113 496 00000", "has 12 digits"),
     ("+44 113 496 000", "has 10 digits"), ("not yet known", "no number")],
)  # fmt: skip
def test_numbers_that_cannot_be_dialled_are(tmp_path: Path, number: str, words: str) -> None:
    (message,) = told(tmp_path, number)
    assert words in message


def test_lengths_are_those_of_the_country(tmp_path: Path) -> None:
    assert told(tmp_path, "0113 496 000", language="de") == []
    assert told(tmp_path, "0113 496 000", language="cy") != []
