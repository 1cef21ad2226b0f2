"""What is said of a fault is true of that file, and can be done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import irdocs
from conftest import SMALL
from irdocs.diagnostics import Diagnostic

HEAD = SMALL.rsplit("      - type: text", 1)[0]
LONG = "a text that goes on and on and says hardly anything at all in all its many words " * 12


def found(text: str, folder: Path) -> list[Diagnostic]:
    file = folder / "content.yaml"
    file.write_text(text)
    return list(irdocs.check(file).report)


@pytest.mark.parametrize("place", ["question", "option", "explanation"])
def test_nobody_is_told_to_add_a_key_that_a_quiz_has_not(place: str, tmp_path: Path) -> None:
    texts = {"question": "Which?", "option": "This", "explanation": "Because."} | {place: LONG}
    quiz = f"""      - type: quiz
        only: deck
        question: {texts["question"]}
        options: [{texts["option"]}, That]
        answer: A
        explanation: {texts["explanation"]}
"""
    text = HEAD + "      - {type: text, text: Some words.}\n" + quiz
    overflows = [d for d in found(text, tmp_path) if d.code == "slide-overflow"]
    assert overflows
    assert all("shorten it" in str(d.hint) and "short:" not in str(d.hint) for d in overflows)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("averyverylongname.of.somebody" * 3 + "@example.org", "[write to us](mailto:avery"),
        ("https://example.org/" + "averyverylongname" * 4, "[the whole guide]("),
        ("averyverylongname" * 5, "use a shorter word"),
    ],
)
def test_a_wide_word_that_is_an_address_gets_words_in_its_place(
    word: str, hint: str, tmp_path: Path
) -> None:
    text = HEAD + f"      - {{type: text, text: '{word}.'}}\n"
    wide = [d for d in found(text, tmp_path) if d.code == "word-too-wide"]
    assert wide and all(hint in str(d.hint) for d in wide)


def test_a_pipe_or_a_folder_is_no_picture(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()
    blocks = "".join(
        f"      - {{type: image, file: {name}.png, alt: A picture.}}\n"
        for name in ("pipe", "folder")
    )
    messages = {d.message: d.hint for d in found(HEAD + blocks, tmp_path) if d.code == "bad-asset"}
    assert set(messages) == {
        '"pipe.png" is a pipe or a device, not a file',
        '"folder.png" is a folder, not a file',
    }
    assert all("name a picture" in str(hint) for hint in messages.values())


def test_small_print_fills_a_panel(tmp_path: Path) -> None:
    """A panel on which nothing but the disclaimer and the contact stand is not empty."""
    contact = "  contact: {name: Us, address: [One, Two], telephone: 020 7946 0000}\n"
    text = SMALL.replace("  version:", f"{contact}  version:")
    sparse = [d.message for d in found(text, tmp_path) if d.code == "sparse-panel"]
    assert sparse and not any("back 0%" in message for message in sparse)
