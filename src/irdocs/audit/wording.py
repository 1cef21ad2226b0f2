"""Tests of wording that both the rules on content and those on decks use."""

from __future__ import annotations

import re

LONGEST_ALT = 150
"""The largest number of characters in an alternative text, which is read aloud in one go."""
_WORD, _FEW_WORDS = re.compile(r"[^\W\d_]{2,}"), 3
"""A word, and how many of them beside a file's name say nothing yet: "picture of the file"."""
_FILE_NAME = re.compile(
    r"\.(png|jpe?g|svg|gif|emf|wmf|tiff?|bmp)\b|"
    r"\A(?:[a-z]:|\.{1,2})?[/\\]\S+\Z|\A\S+[/\\]\w+[/\\]\S*\Z",
    re.IGNORECASE,
)
"""The name of a picture, or a path and nothing else: words may have units such as mg/kg/min."""
_VAGUE_LINK_TEXTS = frozenset(
    {"here", "click here", "more", "read more", "learn more", "find out more", "link", "this",
     "this link", "this page", "website", "download"}
)  # fmt: skip
_ADDRESS = re.compile(r"https?://\S+\Z|www\.(?:\S{41,}|\S*[?=%&]\S*)\Z", re.IGNORECASE)
"""A bare address, but for a short one that can be read aloud and typed, as paper has it."""
_NO_PICTURE = re.compile(
    r"(?:an? |the |our |this )?(?:image|picture|photo|photograph|graphic|chart|graph|diagram|"
    r"figure|drawing|icon|illustration|table|map|screenshot|infographic|alt text|"
    r"alternative text|todo|tbc)"
    r"(?: (?:\d{1,3}|here))?[.:]?",
    re.IGNORECASE,
)
"""An alternative text that says that there is something, and not what."""


BLOCK_CAPITALS = re.compile(r"\b(?=[A-Z ]*[A-Z]{4})[A-Z]{2,}(?: [A-Z]{2,})+\b")
"""Two or more words in capitals, one of them of four letters or more.

Shorter ones are probably abbreviations, such as "CT MRI"."""
ONE_IN_CAPITALS = re.compile(r"[A-Z]{5,}")
"""What may be a text of one word in block capitals, or the name of a trial or a body."""


STRESSED_WORDS = frozenset(
    """
    a about add after again ahead all alone also always am an and any are as ask at avoid away bad
    be been before best below big both bring but by bye call can care check choose click clean clear
    close cold come cut daily days did do does don done down drink dry due each early easy eat empty
    end enter even ever every exit fast few find first five flat four free from full get give go
    good had half hand hard has have help her here high him his hold hot hour hours how if in inside
    into is it its just keep key know large last late leave left less let lie lift light like list
    live look lose low made make many may me mind more most move much must my near need never new
    next no none nor not note now nurse of off often oh ok old on once one only open or other our
    out over own part pass past phone plan please point press pull push put quick read ready rest
    right ring run safe same save say see select send set shall she short should show side sign sit
    slow small so some soon start stay step stop sure swab take talk tell ten test than that the
    their them then there these they thin this those three tick time tip to today too top touch try
    turn two under until up urgent us use very wait walk want warn was wash water we week well were
    wet what when where which while who why will wipe with work worse write wrong yes yet you your
    """.split()  # noqa: SIM905
)
"""Common words that people write in capitals to stress them. Those that are abbreviations in
medicine as well, such as OR and US, are rarely meant so in texts for patients and students."""


def names_a_file(alternative: str) -> bool:
    """Whether an alternative text is the name of an image file, or a path, with few words more."""
    rest, found = _FILE_NAME.subn(" ", alternative)
    return bool(found) and len(_WORD.findall(rest)) <= _FEW_WORDS


def tells_no_picture(alternative: str) -> bool:
    """Whether an alternative text says that there is a picture or chart, and nothing of it."""
    return bool(_NO_PICTURE.fullmatch(alternative.strip()))


def says_nothing(link: str) -> bool:
    """Whether the text of a link does not say where it leads: blank, "here" or a bare address."""
    text = link.strip()
    return (
        not text or text.casefold().rstrip(".…!") in _VAGUE_LINK_TEXTS or bool(_ADDRESS.match(text))
    )
