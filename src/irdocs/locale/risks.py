"""Put risks into words: how many are affected and how many are not, and the difference."""

from __future__ import annotations

from irdocs.content.blocks import Risk, RiskGroup
from irdocs.locale import Locale
from irdocs.locale.plurals import category


def sentence(locale: Locale, risk: Risk, group: RiskGroup) -> str:
    """Return the sentence on a group: both how many are affected and how many are not."""
    event = risk.event_of(group.affected, category(group.affected, locale.tag))
    return sentence_of(locale, risk.of, group.affected, event, str(risk.time))


def sentence_of(locale: Locale, of: int, affected: int, event: str, time: str) -> str:
    """Return the sentence that says to how many of all people something happens in a time."""
    words = locale.words
    return locale.sentence(
        words.risk(
            people=words.risk_people(number=locale.count(of)),
            affected=locale.number(affected),
            event=event,
            time=time,
            others=words.risk_others(number=locale.count(of - affected)),
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
    return phrase(number=locale.count(abs(after - before)), of=of)


def picture_alt(locale: Locale, risk: Risk, group: RiskGroup) -> str:
    """Return the alternative text of a group's array of dots."""
    return locale.words.risk_picture(
        name=str(group.name), affected=locale.count(group.affected), of=locale.number(risk.of)
    )
