"""The words by which languages say how often something is done, and at which time of the day.

If one takes the place of another, a medicine is taken at another time, or many times as often.
"""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, str] = {
    "cy": "dyddiol wythnosol misol bore prynhawn nos",
    "de": "stündlich täglich wöchentlich monatlich jährlich morgens mittags abends nachts",
    "en": "hourly nightly daily weekly fortnightly monthly yearly annually morning noon midday "
    "afternoon evening night bedtime midnight",
    "es": "diario diaria semanal mensual mañana mediodía noche",
    "fr": "quotidien quotidienne hebdomadaire mensuel mensuelle matin midi soir nuit",
    "it": "giornaliero giornaliera settimanale mensile mattina mezzogiorno sera notte",
    "nl": "dagelijks wekelijks maandelijks ochtend middag avond nacht",
    "pl": "codziennie tygodniowo miesięcznie rano wieczorem noc",
    "pt": "diário diária semanal mensal manhã meio-dia noite",
}


def is_frequency(word: str, language: str) -> bool:
    """Whether a word in small letters says how often, or at which time of the day."""
    words = _WORDS.get(language.partition("-")[0].lower(), "").split()
    return word in words or (len(word) > 3 and word.removesuffix("s") in words)


__all__ = ["is_frequency"]
