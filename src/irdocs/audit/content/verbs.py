"""Tell whether an English title has a finite verb, by a list of common verbs and a few patterns.

English has many words that are nouns and verbs alike ("causes", "checks"), and no small dictionary
says which of the two a word is in a sentence. So the list is of the verbs that titles of lectures
and leaflets use, with their regular forms, and the word before decides about the doubtful ones. In
doubt a title is taken to have a verb: a wrong note costs more trust than a missing one.
"""

from __future__ import annotations

import re
from functools import cache

_AUXILIARIES = frozenset(
    """
    am are be been can cannot could did do does had has have is may might must shall should was were
    will would let lets
    """.split()  # noqa: SIM905
)
_IRREGULAR = frozenset(
    """
    became began bought broke brought built came chose cost cut did drew drove fell felt fought
    found gave gets goes got grew held hit hurt kept knew lay led left lost made meant met paid put
    ran read rose said saw sent set shrank shut spent spoke spread stood stuck taught thought threw
    told took understood went withdrew won wrote
    """.split()  # noqa: SIM905
)
_VERBS = frozenset(
    """
    accept achieve act add adjust affect agree allow appear apply arrive ask assess avoid be become
    begin believe belong bind bleed block breathe bring build buy call carry cause change
    check choose clear close come compare confirm connect consider contain continue contribute
    correct cough cover create cure cut decide decline decrease define deliver depend describe
    detect determine develop die differ dilate discuss divide do double drain draw drink drive eat
    enable end enlarge ensure enter exceed exist expect explain explore extend fail fall feel fill
    find finish fit fix follow forget form gain get give go grow guide halve happen have heal hear
    help hide hold improve include increase indicate induce inform involve itch join keep kill know
    last lead leak learn leave let lie live look lose lower maintain make manage mean measure meet
    move narrow need notice obtain occur open outweigh perform persist play point predict prefer
    prepare press prevent produce protect prove provide put raise reach read realise receive
    recognise recommend recover reduce refer relieve rely remain remember remove repair replace
    require resemble resist resolve respond rest reveal ring rise run save say see seek seem select
    send serve set share show shrink sit sleep slow solve speak spread stand start starve stay
    sting stop strike suffer suggest support swallow swell take talk teach tell tend think travel
    treat trigger try turn understand use vary vomit wait wake walk want warn wash wear weigh win
    work worsen write
    """.split()  # noqa: SIM905
)
_NOUN_VERBS = frozenset(
    """
    act answer care cause change cost cough cover cut decline decrease drain drink drive
    end fall feel fill find form gain guide help increase itch last lead leak lie look measure move
    need play point press reach read rest result rise risk run save share show sleep stand start
    stay sting strike study support swell talk test treat trigger turn use wait walk want wear work
    """.split()  # noqa: SIM905
)
"""Verbs that are as often nouns: as the first word of a title they are no sign of a verb."""
_BEFORE_NOUNS = frozenset(
    """
    a about after all an and any as at before both by each every few first for four five from her
    his how in into its many more most my no of on one or our out over per second several six some
    ten that the their these third this those three through two under with without your
    """.split()  # noqa: SIM905
)
"""A word that follows one of these is a noun or an adjective."""
_AFTER_VERBS = frozenset(
    """
    a all an any best better down each every fewer five four her his into it its itself less
    more most no nobody not off one out that the their them these this three to too two up us
    you your yourself
    """.split()  # noqa: SIM905
)
"""What stands behind verbs: "run this", and the unknown verb of "angioplasty unclogs an artery"."""


@cache
def _forms() -> frozenset[str]:
    """Return the present and past forms of the regular verbs."""
    return frozenset(form for verb in _VERBS | _NOUN_VERBS for form in _inflected(verb))


def _inflected(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d"
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s"
    return verb, f"{verb}{ending}", f"{verb}ed", f"{verb}{verb[-1]}ed"


def has_verb(title: str) -> bool:
    """Return whether an English title has a finite verb; an imperative is one."""
    words = [word.replace("’", "'") for word in re.findall(r"\w[\w’'-]*", title.lower())]
    return any(map(_is_verb, words, ("", *words), (*words[1:], "")))


def _is_verb(word: str, before: str, after: str) -> bool:
    """Return whether a word between two others is a verb; an empty word is none."""
    if word in _AUXILIARIES or word.endswith(("n't", "'re", "'ll", "'ve")):
        return True
    if word in ("it's", "that's", "there's", "here's", "what's"):
        return True
    if before in ("i", "you", "we", "they"):
        return True
    if before in _BEFORE_NOUNS or word[0].isdigit():
        return False
    if not before:  # an imperative: "check your drugs", "turn the head", but not "turn signals"
        is_look = word == "look" and after in ("after", "again", "at", "for")
        return word in _VERBS and (word not in _NOUN_VERBS or after in _AFTER_VERBS or is_look)
    if word in _IRREGULAR:
        return True
    if word in _forms():
        # "Risk factors and causes of sepsis": what "of" follows is a noun.
        return after not in ("of", "for") or word not in {f"{noun}s" for noun in _NOUN_VERBS}
    if word.endswith("ed") and len(word) > 4:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and after in _AFTER_VERBS
