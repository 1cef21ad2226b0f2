"""The codes of countries that end a language tag, and those that people write in their place.

A wrong one is no fault of form: a build would silently take the language's own words and marks.
"""

from __future__ import annotations

import re

_COUNTRIES = (
    " AC AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN"
    " BO BQ BR BS BT BU BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CQ CR CS CU CV CW CX"
    " CY CZ DD DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET EU EZ FI FJ FK FM FO FR FX GA GB GD"
    " GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO IQ"
    " IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA"
    " MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO"
    " NP NR NT NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA QO RE RO RS RU RW SA SB SC"
    " SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SU SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN"
    " TO TP TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS YD YE YT YU ZA ZM ZR"
    " ZW"
)
"""The regions of two letters in the registry of IANA (BCP 47), those of former countries too."""
_PRIVATE = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")
"""Codes that anybody may use (ISO 3166-1, 8.1.3)."""
_LANGUAGES = {
    "cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "jp": "ja", "ua": "uk", "vn": "vi",
}  # fmt: skip
"""Codes of countries that are those of no language, each with its language."""


def right_tag(tag: str) -> str | None:
    """Return what was meant by a tag that has a code which there is not; None if it has none."""
    language, *others = tag.split("-")
    meant = [_LANGUAGES.get(language.lower(), language)]
    for part in others:
        code = part.upper()
        if len(part) == 2 and f" {code}" not in _COUNTRIES and not _PRIVATE.fullmatch(code):
            meant += ["GB"] if code == "UK" else []
        else:
            meant.append(part)
    right = "-".join(meant)
    return None if right == tag else right


__all__ = ["right_tag"]
