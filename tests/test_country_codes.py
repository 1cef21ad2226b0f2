"""A language tag whose codes there are not is refused, with the one that was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from irdocs.content.country_codes import right_tag
from support.small_documents import ABOUT, one_section


@pytest.mark.parametrize(
    ("tag", "right"),
    [("en-UK", "en-GB"), ("en-EN", "en"), ("jp", "ja"), ("cz-CZ", "cs-CZ"), ("el-EL", "el")],
)
def test_what_was_meant_is_said(tag: str, right: str, tmp_path: Path) -> None:
    text = one_section({"type": "text", "text": "Words."}, document=ABOUT | {"language": tag})
    (tmp_path / "content.yaml").write_text(text)
    (error,) = irdocs.check(tmp_path / "content.yaml").report.errors
    assert error.code == "bad-language" and str(error.hint).startswith(f"write {right},")
    assert error.span and text.split("\n")[error.span.line - 1].strip() == f"language: {tag}"


@pytest.mark.parametrize(
    "tag",
    ["en-gb", "cy", "ar-AR", "sr-Latn-RS", "es-419", "zh-Hant-TW", "de-CH-1996", "xx", "en-ZZ",
     "sq-XK", "uk-UA", "en-XA", "se", "kr"],
)  # fmt: skip
def test_other_codes_are_taken(tag: str) -> None:
    assert right_tag(tag) is None


def test_a_tag_with_underscores_is_shown_with_hyphens(tmp_path: Path) -> None:
    about = ABOUT | {"language": "en_GB.UTF-8"}
    text = one_section({"type": "text", "text": "Words."}, document=about)
    (tmp_path / "content.yaml").write_text(text)
    (error,) = irdocs.check(tmp_path / "content.yaml").report.errors
    assert error.code == "bad-language" and error.hint == "write en-GB"
