"""Links of running text: who reads a leaflet on paper is told where they lead."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import irdocs
from irdocs.diagnostics import Report, Span
from support.small_documents import ABOUT


@pytest.mark.parametrize(
    ("text", "keys", "told"),
    [
        ("See [the site](https://www.nhs.uk/flu).", {}, ["nhs.uk/flu"]),
        ("See [nhs.uk/flu](https://www.nhs.uk/flu).", {}, []),
        ("See [the site](https://www.nhs.uk/flu), nhs.uk/flu.", {}, []),
        ("See [the site](https://www.nhs.uk/flu).", {"only": "deck"}, []),
        ("See [the part](#s).", {}, []),
        ("[Write](mailto:a@example.org?subject=Hi).", {}, ["a@example.org"]),
        ("[Write](mailto:a@example.org) to a@example.org.", {}, []),
        ("[Ring](tel:01134960005) us.", {}, ["01134960005"]),
        ("[Ring 0113 496 0005](tel:01134960005).", {}, []),
        ("[0113 496 0005](tel:+441134960005).", {}, []),
        ("[One](https://a.org/b), [two](https://a.org/b).", {}, ["a.org/b"]),
        ("See <https://example.org/a>.", {}, []),
        ("[He](https://en.Example.org/wiki/Albert_Einstein/).", {},
         ["en.Example.org/wiki/Albert_Einstein"]),
    ],
)  # fmt: skip
def test_an_address_that_paper_does_not_show_is_told(
    text: str, keys: dict[str, str], told: list[str], tmp_path: Path
) -> None:
    block = {"type": "text", "text": text} | keys
    assert unseen(tmp_path, block) == told


def test_a_link_is_told_at_its_own_words(tmp_path: Path) -> None:
    said = "The example here is not there; it is [here](https://example.org/a)."
    text = {"type": "text", "text": said}
    (place,) = places(tmp_path, text)
    lines = (tmp_path / "content.yaml").read_text().split("\n")
    assert lines[place.line - 1][place.column - 1 :].startswith("[here](")


def test_a_picture_within_a_text_is_one_error(tmp_path: Path) -> None:
    assert not places(tmp_path, {"type": "text", "text": "A bee ![a bee](bee.png)."})


def test_an_address_that_is_printed_elsewhere_is_none_of_them(tmp_path: Path) -> None:
    text = {"type": "text", "text": "See [the site](https://www.nhs.uk/flu)."}
    item = {"name": "Flu", "url": "https://nhs.uk/flu/", "offers": "more."}
    assert unseen(tmp_path, text, {"type": "resources", "items": [item]}) == []


def unseen(folder: Path, *blocks: dict[str, object]) -> list[str]:
    """The addresses that are told."""
    report = checked(folder, *blocks)
    assert not report.errors, [str(error) for error in report.errors]
    return [d.message.rpartition(" ")[2] for d in report.warnings if d.code == "unseen-link"]


def places(folder: Path, *blocks: dict[str, object]) -> list[Span]:
    """The places of what is told."""
    warnings = checked(folder, *blocks).warnings
    return [d.span for d in warnings if d.code == "unseen-link" and d.span]


def checked(folder: Path, *blocks: dict[str, object]) -> Report:
    plain = {"type": "text", "text": "Words."}
    section = {"id": "s", "title": "Section", "lead": "Lead.", "blocks": [plain, *blocks]}
    data = {"schema_version": 1, "document": ABOUT, "sections": [section]}
    (folder / "content.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    return irdocs.check(folder / "content.yaml").report


def test_links_with_the_same_words_are_told_each_at_its_place(tmp_path: Path) -> None:
    said = "Click here: [here](https://example.org/a) or [here](https://example.org/b)."
    warnings = checked(tmp_path, {"type": "text", "text": said}).warnings
    line = (tmp_path / "content.yaml").read_text().index(said)
    found = {d.code: d.span.column for d in warnings if d.span and d.code.endswith("-link")}
    start = (tmp_path / "content.yaml").read_text().rindex("\n", 0, line)
    assert found["ambiguous-link"] == line - start + said.rindex("[here]")
    vague = {d.span.column for d in warnings if d.span and d.code == "vague-link"}
    assert len(vague) == 2 and line - start + said.index("[here]") in vague
