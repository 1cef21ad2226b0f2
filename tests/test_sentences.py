"""Where one sentence ends and the next begins, in scripts with and without capitals."""

from __future__ import annotations

import pytest

from irdocs.content.markup import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two? Three.", 3),
        ("A dose of 2.5 mg, e.g. this one. Then", 2),
        ("In 1964. 30% of them", 1),
        ("3. Fist. Close gently. Hold for 5 seconds.", 3),
        ("It began in 1964. It ended in 3. Then", 3),
        ("Pierwszy raz. Żółty kolor. Ósmy.", 3),
        ("Перше речення. Друге речення.", 2),
        ("من البداية حتى الآن. وفي الأعوام الخمسين؟ نعم.", 3),
        ("رأى د. محمد ذلك. ثم ذهب.", 2),
        ("یہ ایک شعبہ ہے۔ یہ دوسرا ہے۔", 2),
        ("第一句。第二句！第三句", 3),
        ("यह एक वाक्य है। यह दूसरा है।", 2),
        ("", 1),
    ],
)
def test_sentences_are_told_apart(text: str, count: int) -> None:
    parts = sentences(text)
    assert len(parts) == count
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
