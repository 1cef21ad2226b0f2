"""Put risks into words: how many are affected and how many are not, and the difference."""

from __future__ import annotations

from irdocs.content.blocks import Risk, RiskGroup
from irdocs.locale import Locale


def sentence(locale: Locale, risk: Risk, group: RiskGroup) -> str:
    """Return the sentence on a group: both how many are affected and how many are not."""
    others = risk.of - group.affected
    phrase = locale.words.risk_but_one if others == 1 else locale.words.risk
    return locale.sentence(
        phrase(
            of=locale.number(risk.of),
            affected=locale.number(group.affected),
            event=risk.event_of(group.affected),
            time=str(risk.time),
            others=locale.number(others),
        )
    )


def difference(locale: Locale, risk: Risk) -> str | None:
    """Return by how many the second group differs from the first; None for a single group."""
    if len(risk.groups) < 2:
        return None
    before, after = (group.affected for group in risk.groups)
    words, of = locale.words, locale.number(risk.of)
    if after == before:
        return words.risk_same
    phrase = words.risk_fewer if after < before else words.risk_more
    return phrase(number=locale.number(abs(after - before)), of=of)


def picture_alt(locale: Locale, risk: Risk, group: RiskGroup) -> str:
    """Return the alternative text of a group's array of dots."""
    return locale.words.risk_picture(
        name=str(group.name), affected=locale.number(group.affected), of=locale.number(risk.of)
    )
