"""Which script and direction a language's tag has."""

from __future__ import annotations

import pytest

from irdocs.locale import direction, script


@pytest.mark.parametrize(
    "tag",
    [
        "ar", "ar-EG", "ur", "he", "iw", "fa", "ps", "sd", "ug", "yi", "dv", "ckb", "ks", "syr",
        "nqo", "pa-Arab", "PA-arab-PK", "pa-PK", "az-Arab", "az-IR", "uz-AF", "kk-CN", "en-Arab",
        "ff-Adlm", "rhg",
    ],
)  # fmt: skip
def test_these_are_written_from_the_right(tag: str) -> None:
    assert direction(tag) == "rtl"


@pytest.mark.parametrize(
    "tag",
    [
        "en", "en-GB", "cy", "pl", "ro", "pa", "pa-Guru", "bn", "gu", "so", "fr", "de", "es",
        "pt-BR", "it", "uk", "zh-Hans", "zh-TW", "vi", "ja", "az", "uz", "ar-Latn", "ku-Latn",
        "und", "xx", "qqq", "i-klingon",
    ],
)  # fmt: skip
def test_these_are_written_from_the_left(tag: str) -> None:
    assert direction(tag) == "ltr"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-GB", "Latn"), ("pa", "Guru"), ("pa-PK", "Arab"), ("sr", "Cyrl"), ("sr-latn", "Latn"),
        ("zh", "Hans"), ("zh-TW", "Hant"), ("ja", "Jpan"), ("iw", "Hebr"), ("qqq", None),
    ],
)  # fmt: skip
def test_the_script_follows_from_the_tag(tag: str, expected: str | None) -> None:
    assert script(tag) == expected
