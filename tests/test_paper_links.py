"""Links of running text: who reads a leaflet on paper is told where they lead."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import irdocs
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
    ],
)  # fmt: skip
def test_an_address_that_paper_does_not_show_is_told(
    text: str, keys: dict[str, str], told: list[str], tmp_path: Path
) -> None:
    block = {"type": "text", "text": text} | keys
    assert unseen(tmp_path, block) == told


def test_an_address_that_is_printed_elsewhere_is_none_of_them(tmp_path: Path) -> None:
    text = {"type": "text", "text": "See [the site](https://www.nhs.uk/flu)."}
    item = {"name": "Flu", "url": "https://nhs.uk/flu/", "offers": "more."}
    assert unseen(tmp_path, text, {"type": "resources", "items": [item]}) == []


def unseen(folder: Path, *blocks: dict[str, object]) -> list[str]:
    """The addresses that are told."""
    plain = {"type": "text", "text": "Words."}
    section = {"id": "s", "title": "Section", "lead": "Lead.", "blocks": [plain, *blocks]}
    data = {"schema_version": 1, "document": ABOUT, "sections": [section]}
    (folder / "content.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    report = irdocs.check(folder / "content.yaml").report
    assert not report.errors, [str(error) for error in report.errors]
    return [d.message.rpartition(" ")[2] for d in report.warnings if d.code == "unseen-link"]
