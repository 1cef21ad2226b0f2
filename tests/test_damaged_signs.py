"""Signs that were lost between encodings are found, and good texts in any language are not."""

from __future__ import annotations

import pytest

from irdocs.audit.content.damaged_signs import damaged_sign

SIGNS = "éàüñøßŵŷłęąśżźńőűșțčšžřďμβαΩ−≥≤≈→×÷±°·€’“”–—…•½²³™✓𝑥😀\ufeff"


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_read_as_windows_1252_is_found(sign: str) -> None:
    raw = "".join(bytes([one]).decode("cp1252", "ignore") or chr(one) for one in sign.encode())
    found = damaged_sign("2Ã—3" if sign == "×" else f"d{raw}r and 5 {raw}g")
    assert found and found.meant == sign.strip("\ufeff"), raw


@pytest.mark.parametrize(
    "text",
    ["»CAFÉ«, „ÄÖÜ“, «ÉTÉ», “PÂTÉ”, LÀ…, NÃO, É™", "2×½, Ø 5 mm, Å, 5 Å, ÅÄÖ, SÃO", "Ñandú",
     "dŵr, tŷ, złoty, naïve, ça, œuvre, Œuvre, côté…", "«É», ‹Ä›, CAFÉ’S, CAFÉ—now, Ê·",
     "român, câine, âge", "ROMÂN», PÂ…", "Ångström’s, Å–B", "Řeka, ČŠŽ, Þór, Æ, Ð"],
)  # fmt: skip
def test_good_texts_are_not(text: str) -> None:
    assert damaged_sign(text) is None
