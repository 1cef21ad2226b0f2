"""Links whose words are their address: what becomes of it when the words change."""

from __future__ import annotations

import pytest

from irdocs.content.shown_addresses import disagree, readdressed, with_addresses


@pytest.mark.parametrize(
    ("words", "new", "address", "expected"),
    [
        ("0113 496 0000", "0113 496 0001", "tel:01134960000", "tel:01134960001"),
        ("0113 496 0000", "0113 496 0001", "tel:+441134960000", "tel:+441134960001"),
        ("+44 113 496 0000", "+44 113 496 0001", "tel:+441134960000", "tel:+441134960001"),
        ("030 1234567", "030 1234568", "tel:+49301234567", "tel:+49301234568"),
        ("0113 496 0000", "0113 496 0001", "tel:01134960000;ext=5", "tel:01134960001;ext=5"),
        ("0113 496 0000", "0113 496 0001", "tel:02079460000", None),
        ("Ring us", "Call us", "tel:01134960000", "tel:01134960000"),
        ("0113 496 0000", "our desk", "tel:01134960000", "tel:01134960000"),
        ("a@b.org", "c@b.org", "mailto:a@b.org?subject=x", "mailto:c@b.org?subject=x"),
        ("a@b.org", "c@ b.org", "mailto:a@b.org", None),
        ("Write to us", "Write to me", "mailto:a@b.org", "mailto:a@b.org"),
        ("example.org/a", "example.org/b", "https://example.org/a", "https://example.org/b"),
        ("our page", "the page", "https://example.org/a", "https://example.org/a"),
    ],
)
def test_the_address_follows_the_words(
    words: str, new: str, address: str, expected: str | None
) -> None:
    assert readdressed(words, new, address) == expected


def test_links_in_a_text() -> None:
    before = 'Ring [0113 496 0000](tel:01134960000) or [0113 496 0002](tel:02079460000 "Desk").'
    after = before.replace("496 0000]", "496 0001]").replace("496 0002]", "496 0003]")
    assert with_addresses(before, after) == (
        after.replace("tel:01134960000", "tel:01134960001"), ("tel:02079460000",)
    )  # fmt: skip
    assert with_addresses(before, "Ring nobody.") == ("Ring nobody.", ())


@pytest.mark.parametrize(
    ("words", "address", "is_wrong"),
    [
        ("0113 496 0001", "tel:01134960000", True),
        ("0113 496 0000", "tel:+441134960000", False),
        ("Ward 5: (0113) 496 0000", "tel:01134960000", False),
        ("Ward 5", "tel:01134960000", False),
        ("c@b.org", "mailto:a@b.org", True),
        ("A@B.org", "mailto:a@b.org?subject=x", False),
        ("example.org", "https://example.com", False),
    ],
)
def test_a_link_that_shows_one_number_and_dials_another(
    words: str, address: str, is_wrong: bool
) -> None:
    assert disagree(words, address) is is_wrong
