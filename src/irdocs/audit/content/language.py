"""Rules on plain language: lengths of sentences and paragraphs, abbreviations, reading grade."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from irdocs.audit.content.completeness import is_for_patients
from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart
from irdocs.audit.content.reading_measures import MEASURES, TextCounts, counted, words
from irdocs.audit.content.trial_names import trial_names
from irdocs.audit.rules import TEXTS, Finding, Rule
from irdocs.audit.wording import BLOCK_CAPITALS, STRESSED_WORDS
from irdocs.caching.by_value import cached_by_value
from irdocs.content.date_forms import DATE_FORM
from irdocs.content.markup import sentences
from irdocs.diagnostics import Severity
from irdocs.locale import ENGLISH

_NHS = "NHS digital service manual, How we write"
LONG_SENTENCE, VERY_LONG_SENTENCE = 20, 25
"""The largest number of words in a sentence by the rule of the NHS, and of GOV.UK."""
WHOLE_SENTENCE = 5
"""Sentences of fewer words do not count for the reading grade: they are cells, labels, options."""
SAMPLE = 100
"""The fewest words that a reading grade says anything of: the formula was made for such samples."""
LONG_PARAGRAPH = 3
"""The largest number of sentences in a paragraph."""


def _sentences_between(content: ExaminedContent, least: int, most: int) -> Iterator[Finding]:
    """Find sentences of more than `least` and at most `most` words."""
    for text, sentence, count in content.found(_sentences_in, least, most):
        start = " ".join(sentence.split()[:6])
        yield Finding(0, f'a sentence of {count} words: "{start} …"', content.locate(text, start))


def _sentences_in(
    part: ExaminedPart, least: int, most: int
) -> Iterator[tuple[ContentText, str, int]]:
    """Yield each such sentence with its text and the number of its words."""
    for text in part.prose:
        for paragraph in text.paragraphs:
            for sentence in sentences(paragraph):
                if least < (count := len(words(sentence))) <= most:
                    yield text, sentence, count


def long_sentence(content: ExaminedContent) -> Iterator[Finding]:
    yield from _sentences_between(content, LONG_SENTENCE, VERY_LONG_SENTENCE)


def very_long_sentence(content: ExaminedContent) -> Iterator[Finding]:
    yield from _sentences_between(content, VERY_LONG_SENTENCE, 1_000_000)


def long_paragraph(content: ExaminedContent) -> Iterator[Finding]:
    for text, paragraph, count in content.found(_long_paragraphs):
        yield Finding(0, f"a paragraph of {count} sentences", content.locate(text, paragraph))


def _long_paragraphs(part: ExaminedPart) -> Iterator[tuple[ContentText, str, int]]:
    for text in part.prose:
        # The last sentence of a question is what is asked; those before it tell a case.
        most = LONG_PARAGRAPH + (text.key == "question")
        for paragraph in text.paragraphs:
            if (count := len(sentences(paragraph))) > most:
                yield text, paragraph, count


_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]{1,5}(?=s?\b)(?!(?<=\d)\.\d)")
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})\Z")
"""A Roman number from I to XXXIX."""


_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_UNIT = re.compile(
    r"(?<=\d)[ \u00a0\u202f]?(?:IU|IE|[KMGT]B|[MGT]W|[MGkm]?Bq|[MGk]Hz|[MmK]?U)\b(?:/\w+)?"
)
"""A unit behind its number, which is no abbreviation."""
_ERA = re.compile(r"\bAD(?= \d)|(?:(?<=\d )|(?<=century )|(?<=\bC ))(?:AD|BCE?|CE)\b")
"""The era of a year or a century, as in 1st C BC."""
_BLOOD_GROUP = re.compile(r"(?<=group )AB\b|\bAB(?= (?:Rh|pos|neg))|\A\s*AB\s*\Z")
_CODE = re.compile(r"\b(?:\w+[-/])*(?:[A-Z]+[-/]\d{2,}|\d{2,}[-/][A-Z]+)(?:[-/]\w+)*\b")
"""The number of a thing, such as UT-017 or 26/00417/FUL, whose letters are short for nothing."""
_STANDARD = re.compile(r"\b(?:(?:BS|EN|ISO|IEC|IEEE|DIN|ANSI|ASTM)[ /])+\d{2,}[\w.:-]*")
_HONOURS = re.compile(r"\b[A-Z][\w’'-]+(?:, ?(?:[KDCOM]BE|[FM]RC[A-Z]{1,3}|MBBS|RGN|KC)\b)+")
"""Titles behind a name: D. van der Berg, MBE."""
_FORM_CODE = re.compile(r"\b[Ff]orms? [A-Z]{1,4}\d{1,4}[A-Z]?\b")
"""Form AW8, whose letters are a name."""
_TRIAL = re.compile(r"[- ]?\w*[- ](?:trial|study|registry|collaboration|investigators)s?\b", re.I)
"""What follows the name of a trial, which is a name and often not short for anything."""


_ELEMENT = "(?:H|He|Li|C|N|O|F|Na|Mg|Al|Si|P|S|Cl|K|Ca|Cr|Mn|Fe|Co|Ni|Cu|Zn|As|Br|Ag|I|Ba|Hg|Pb)"
_FORMULA = re.compile(rf"(?=.*\d)(?:{_ELEMENT}\d{{0,2}}){{2,}}")
"""A chemical formula, such as HCO3, whose letters are signs of elements that medicine meets."""
WELL_KNOWN = frozenset({
    "CO2", "COVID", "EU", "GP", "H2O", "ID", "NHS", "PDF", "PIN", "QR", "TV", "UK", "USA",
})  # fmt: skip
"""What everybody knows needs no explanation (GOV.UK style guide, abbreviations and acronyms; of GP
and NHS the NHS digital service manual, A to Z)."""
_NAMING = frozenset({"name", "address", "licence", "organisation", "affiliation", "publisher",
                     "reviewed_by", "by"})  # fmt: skip
"""The keys of names, which are not explained where they stand; MD and RN behind them are titles."""
_SAID_OTHERWISE = STRESSED_WORDS | {"todo", "fixme"}
"""Words in capitals that are stressed, or of which another rule tells (left-placeholder)."""
_CRIED = STRESSED_WORDS | {"danger", "notice", "urgent"}
_NOT_SHORT = (
    DATE_FORM, _CODE, _STANDARD, _ERA, _POSTCODE, _UNIT, _HONOURS, _FORM_CODE, _BLOOD_GROUP,
)  # fmt: skip
"""What has capitals and is no abbreviation."""


def are_abbreviations(capitals: str, explained: Collection[str] = ()) -> bool:
    """Whether words in capitals are known abbreviations, or ones that the document explains, with
    one more beside them: UK GDPR."""
    words = capitals.split()
    others = [word for word in words if word not in WELL_KNOWN and word not in explained]
    is_short = all(len(word) < 7 and word.lower() not in _CRIED for word in others)
    return len(others) < min(2, len(words)) and is_short


@cached_by_value(TEXTS)
def abbreviations(text: str) -> tuple[str, ...]:
    """Return each abbreviation in a text: two to six capitals or digits, such as IR and MRI.

    Roman numbers, words in block capitals or stressed by capitals ("do NOT drive"), names of trials
    and DD/MM/YYYY are not counted as abbreviations.
    """
    if not _ABBREVIATION.search(text):  # most texts have none
        return ()
    bare = BLOCK_CAPITALS.sub(lambda w: w[0] if are_abbreviations(w[0]) else "", text)
    found: list[str] = []
    for pattern in _NOT_SHORT:
        bare = pattern.sub("", bare)
    for match in _ABBREVIATION.finditer(bare):
        is_word = match[0].lower() in _SAID_OTHERWISE or _TRIAL.match(match.string, match.end())
        is_code = re.fullmatch(r"[A-Z]\d{1,3}|[A-Z]{2}\d{2,4}", match[0])  # a vitamin, a form
        if not is_word and not is_code and not _ROMAN.match(match[0]):
            found.append(match[0])
    return tuple(found)


def explains(text: str, abbreviation: str) -> bool:
    """Whether a text says what an abbreviation means: "pinhole surgery (PS)", "PS (pinhole …)"."""
    escaped = re.escape(abbreviation)
    return bool(
        re.search(rf"\w \({escaped}s?\b[^()]*\)|\b{escaped} \((?=[^()]*[a-z]{{3}})", text)
        or re.search(rf"[a-z]{{3}},? (?:or|also called|known as) {escaped}\b", text)
        or re.search(rf"\b{escaped} (?:\w+ )?\((?=[^()]*[a-z]{{3}})", text)
        or re.search(rf"\b{escaped} (stands for|means|is short for)\b", text)
        or any(
            _begins_with(abbreviation, match[1])
            for match in re.finditer(rf"\b{escaped} ?[:=–—] (.+)", text)
        )
    )


def _begins_with(abbreviation: str, words: str) -> bool:
    """Whether the words behind an abbreviation begin with its letters: "PRICE: protect, rest …"."""
    initials = [word[0].upper() for word in re.findall(r"[^\W\d_]+", words)]
    if initials[:1] != [abbreviation[0]]:
        return False
    following = iter(initials[: 2 * len(abbreviation)])
    return all(letter in following for letter in abbreviation)


def unexplained(content: ExaminedContent) -> Iterator[Finding]:
    """Find abbreviations, each once, where the first of the products meets it unexplained."""
    found: dict[str, ContentText] = {}
    written = tuple(content.found(_abbreviations_in))
    for product in content.names:
        explained = {*WELL_KNOWN, *content.document.glossary}
        for text, abbreviation in written:
            if product not in text.products:
                continue
            is_term = text.key == "term"  # whose meaning stands beside it
            if (
                not is_term
                and abbreviation not in explained
                and not _is_explained(content, text, abbreviation, product)
            ):
                found.setdefault(abbreviation, text)
            explained.add(abbreviation)
    is_lay = is_for_patients(content)
    names = trial_names(content) if found and not is_lay else ()
    for abbreviation, text in found.items():
        is_formula = not is_lay and _FORMULA.fullmatch(abbreviation)
        if abbreviation not in names and not is_formula:
            yield Finding(0, f'"{abbreviation}" is not explained where it is first used',
                          content.locate(text, abbreviation))  # fmt: skip


def _abbreviations_in(part: ExaminedPart) -> Iterator[tuple[ContentText, str]]:
    for text in part.printed:
        if text.key not in _NAMING:
            for abbreviation in abbreviations(" ".join(text.paragraphs)):
                yield text, abbreviation


def _is_explained(
    content: ExaminedContent, text: ContentText, abbreviation: str, product: str
) -> bool:
    """Whether a text, or another of the same block or section head, explains an abbreviation."""
    return any(
        explains(" ".join(other.paragraphs), abbreviation)
        for other in content.texts
        if other.home == text.home and other.is_printed and product in other.products
    )


def reading_grade(content: ExaminedContent) -> Iterator[Finding]:
    measure = MEASURES.get(content.language)
    if measure is None:
        return
    document = content.document
    counts = sum(content.found(_sample_in, content.language), TextCounts())
    if not counts.words:
        return
    if counts.words < SAMPLE:
        yield Finding(
            0,
            f"there is no reading grade: {_number_of(counts.words, 'word')} in whole sentences "
            f"are too few, it takes {SAMPLE}",
            document.document.span,
        )
        return
    yield Finding(
        0,
        f"{measure(counts)}: {_number_of(counts.words, 'word')} in "
        f"{_number_of(counts.sentences, 'sentence')}",
        document.document.span,
    )


def _sample_in(part: ExaminedPart, language: str) -> Iterator[TextCounts]:
    """Yield what is counted in the whole sentences of a part."""
    whole = [
        sentence
        for text in part.prose
        for paragraph in text.paragraphs
        for sentence in sentences(paragraph)
        if len(words(sentence)) >= WHOLE_SENTENCE
    ]
    if whole:
        yield counted(whole, language)


def _number_of(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("long-sentence", Severity.WARNING,
         f"a sentence has {LONG_SENTENCE} words at most",
         "Readers of a long sentence forget its beginning before they reach its end.",
         _NHS, long_sentence, ENGLISH),
    Rule("very-long-sentence", Severity.WARNING,
         f"a sentence has {VERY_LONG_SENTENCE} words at most, even in difficult texts",
         "This is GOV.UK's limit, above the NHS's, for content that cannot keep the lower one.",
         "GOV.UK style guide, sentence length", very_long_sentence, ENGLISH),
    Rule("long-paragraph", Severity.WARNING,
         f"a paragraph has {LONG_PARAGRAPH} sentences at most",
         "Readers skip long paragraphs.", _NHS, long_paragraph, ENGLISH),
    Rule("unexplained-abbreviation", Severity.WARNING,
         "an abbreviation is explained where it is first used, or in glossary:",
         "Readers who do not know it stop there.",
         "NHS digital service manual, abbreviations and acronyms", unexplained, ENGLISH),
    Rule("reading-grade", Severity.NOTE, "the reading grade of the text is shown",
         "Use it only to compare drafts: formulas count words and letters, not meaning. The NHS "
         "advises against using it as a limit. There is one for English, Italian, German, Swedish, "
         "Danish and Norwegian, each made for its language.",
         "NHS digital service manual, health literacy", reading_grade),
)  # fmt: skip
