"""The words by which languages set a limit: at most, more than, below, before.

What is negated is turned round by the words "more than" and "below", not by "at most".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from irdocs.locale.language_tags import primary_language

_PARTS = (
    "most",
    "least",
    "or_more",
    "or_less",
    "more",
    "less",
    "exceed",
    "over",
    "under",
    "late",
    "early",
)
_WORDS: Mapping[str, Mapping[str, str]] = {
    "ar": {
        "most": "على الأكثر|(?:ال|ب|ك)?حد (?:ال)?أقصى|الحد الأقصى|بحد أقصى",
        "least": "على الأقل|الحد الأدنى|بحد أدنى|كحد أدنى",
        "or_more": "أو أكثر|فأكثر|فما فوق", "or_less": "أو أقل|فأقل|فما دون",
        "more": "[وفلب]?(?:أكثر|أكبر|أطول|أعلى) من|[يت]زيد (?:عن|على)",
        "exceed": "[يت]?تجاوز", "less": "[وفلب]?(?:أقل|أصغر|أقصر|أدنى) من|[يت]قل عن",
        "over": "فوق", "under": "تحت|دون", "late": "بعد", "early": "قبل",
    },
    "cy": {
        "most": "ar y mwyaf|uchafswm|hyd at", "least": "o leiaf|lleiafswm|isafswm",
        "or_more": "neu (?:fwy|ragor|drosodd|hŷn|uwch)", "or_less": "neu (?:lai|iau|is)",
        "more": "(?:mwy|fwy|rhagor|ragor|hirach|hwy|uwch|hŷn) nag?|uwchlaw",
        "less": "(?:llai|lai|is|iau|byrrach|fyrrach) nag?|islaw",
        "over": "dros", "under": "(?:o )?dan", "late": "ar ôl", "early": "cyn",
    },
    "de": {
        "most": r"höchst(?:ens|dos\w+|meng\w+|dauer)|maximal\w*|maximum|bis zu|spätestens",
        "least": r"mindest(?:ens|dos\w+|meng\w+|dauer)|wenigstens|minimal|minimum|frühestens",
        "or_more": "oder (?:mehr|älter|länger|höher|darüber)|und (?:mehr|älter)",
        "or_less": "oder (?:weniger|jünger|kürzer|niedriger|darunter)",
        "more": "(?:mehr|länger|höher|älter|größer|öfter|häufiger|später|wärmer) als",
        "less": "(?:weniger|kürzer|niedriger|jünger|kleiner|seltener|früher|kälter) als",
        "exceed": r"überschreit\w*", "over": "über|oberhalb(?: von)?|ab",
        "under": "unter|unterhalb(?: von)?|bis",
        "late": "nach", "early": "vor",
    },
    "en": {
        "most": "at (?:the )?most|(?:a )?max(?:imum)?(?: of)?|at the latest",
        "least": "at (?:the (?:very )?)?least|(?:a )?minimum(?: of)?|at the earliest",
        "or_more": "or (?:more|over|above|older|longer|higher)|and (?:over|older|above)",
        "or_less": "or (?:less|fewer|under|below|younger|shorter|lower)|and under",
        "more": "(?:more|longer|higher|older|greater|larger|later|bigger|hotter|warmer)(?: often)?"
        r" than|in excess of", "exceed": "exceed(?:s|ing)?",
        "less": "(?:less|fewer|shorter|lower|younger|smaller|earlier|sooner|colder|cooler) than",
        "over": "over|above", "under": "under|below|up to|until|till", "late": "after",
        "early": "before",
    },
    "es": {
        "most": r"como máximo|a lo sumo|máximo(?: de)?|un máximo de|a más tardar",
        "least": r"(?:como|por lo|al) (?:mínimo|menos)|mínimo(?: de)?",
        "or_more": "o más|o mayores|en adelante", "or_less": "o menos|o menores",
        "more": "(?:más|mayor(?:es)?|superior(?:es)?) (?:de|que|a)(?:l| los| las)?",
        "exceed": "exceda|exceder|supere|superar",
        "less": "(?:menos|menor(?:es)?|inferior(?:es)?) (?:de|que|a)(?:l| los| las)?",
        "over": "(?:por )?encima de(?: los| las)?",
        "under": "(?:por )?debajo de(?: los| las)?|hasta(?: los| las)?",
        "late": "después de(?: los| las)?|tras", "early": "antes de(?: los| las)?",
    },
    "fr": {
        "most": "au plus(?! tôt)|(?:au |un )?maximum(?: de)?|au maximum",
        "least": "au moins|au minimum|(?:un )?minimum(?: de)?|au plus tôt|pas avant",
        "or_more": "(?:ou|et) (?:plus|davantage)", "or_less": "(?:ou|et) moins",
        "more": "(?:plus (?:longtemps )?(?:de|d'|que)|supérieure?s? à)",
        "exceed": "dépass(?:er|ez|e)|excéd(?:er|ez)",
        "less": "moins (?:de|d'|que)|inférieure?s? à",
        "over": "au-dessus de|au-delà de", "under": "au-dessous de|en dessous de|jusqu'à",
        "late": "après", "early": "avant",
    },
    "ga": {
        "most": "ar a mhéad|uasmhéid", "least": "ar a laghad|íosmhéid",
        "or_more": "nó níos (?:mó|sine|faide)|nó os a chionn", "or_less": "nó níos (?:lú|óige)",
        "more": "níos (?:mó|faide|sine|airde) ná|breis (?:is|agus|ar)",
        "less": "níos (?:lú|óige|giorra|ísle) ná",
        "over": "os cionn|thar", "under": "faoi bhun|suas (?:le|go(?: dtí)?)|go dtí",
        "late": "tar éis|i ndiaidh", "early": "roimh",
    },
    "it": {
        "most": r"al massimo|(?:un )?massimo(?: di)?|al più|fino a un massimo di|tutt'al più",
        "least": r"almeno|al(?:meno| minimo)|(?:un )?minimo(?: di)?|non prima di",
        "or_more": "o più|o superior[ei]|in su|in poi", "or_less": "o meno|o inferior[ei]|in giù",
        "more": r"più (?:di|a lungo di|che)|superior[ei] a[il]?",
        "exceed": "super(?:are|ate|i)",
        "less": r"meno (?:di|che)|inferior[ei] a[il]?",
        "over": r"oltre(?: [ia]l?)?|(?:al di )?sopra(?: (?:de)?i)?",
        "under": r"(?:al di )?sotto(?: (?:de)?i)?|fino a(?:lle)?|sino a",
        "late": "dopo(?: le)?", "early": "prima d(?:i|elle)",
    },
    "nl": {
        "most": r"hoogstens|maximaal|maximum|ten hoogste|uiterlijk",
        "least": r"minstens|minimaal|minimum|ten minste|tenminste|op zijn minst",
        "or_more": "of (?:meer|ouder|langer|hoger)", "or_less": "of (?:minder|jonger|korter|lager)",
        "more": "(?:meer|langer|hoger|ouder|groter|vaker|later) dan", "exceed": r"overschrij\w+",
        "less": "(?:minder|korter|lager|jonger|kleiner|eerder|vroeger) dan",
        "over": "boven(?: de)?", "under": "onder(?: de)?|beneden|tot", "late": "na",
        "early": "vóór|voordat",
    },
    "pl": {
        "most": "(?:co )?najwyżej|maksymalnie|maksimum|nie później niż",
        "least": "(?:co )?najmniej|przynajmniej|minimum|minimalnie|nie wcześniej niż",
        "or_more": "(?:lub|albo|i) (?:więcej|starsz\\w+|dłużej)",
        "or_less": "(?:lub|albo|i) (?:mniej|młodsz\\w+)",
        "more": r"(?:więcej|dłużej|wyższ\w+|starsz\w+|większ\w+|częściej) niż",
        "exceed": r"przekracza\w*",
        "less": r"(?:mniej|krócej|niższ\w+|młodsz\w+|mniejsz\w+) niż",
        "over": "ponad|powyżej", "under": "poniżej", "late": "po upływie", "early": "przed",
    },
    "pt": {
        "most": r"no máximo|(?:um )?máximo(?: de)?|quando muito|o mais tardar",
        "least": r"pelo menos|no mínimo|(?:um )?mínimo(?: de)?|ao menos",
        "or_more": "ou mais|ou superior(?:es)?", "or_less": "ou menos|ou inferior(?:es)?",
        "more": r"mais (?:de|do que|que)|superior(?:es)? a",
        "exceed": "exced(?:a|er)|ultrapass(?:e|ar)",
        "less": r"menos (?:de|do que|que)|inferior(?:es)? a",
        "over": r"acima d[eoa]s?", "under": r"abaixo d[eoa]s?|até(?: [àa]os|às)?",
        "late": r"depois d[aeo]s?|após(?: as)?", "early": r"antes d[aeo]s?",
    },
    "ro": {
        "most": "cel mult|maxim(?:um)?(?: de)?|cel târziu",
        "least": "cel puțin|minim(?:um)?(?: de)?|cel devreme",
        "or_more": "sau mai (?:mult|mulți|multe|mare|mari)",
        "or_less": "sau mai (?:puțin|puține|puțini|mic|mici)",
        "more": "mai (?:mult|mulți|multe|mare|mari) (?:de|decât)", "exceed": r"depăși\w*",
        "less": "mai (?:puțin|puține|puțini|mic|mici) (?:de|decât)",
        "over": "peste|deasupra", "under": "sub|până la", "late": "după", "early": "înainte de",
    },
    "ur": {
        "most": "زیادہ سے زیادہ", "least": "کم از کم|کم سے کم",
        "or_more": "یا (?:اس سے )?زیادہ", "or_less": "یا (?:اس سے )?کم",
        "more": "سے (?:زیادہ|زائد)", "exceed": "سے تجاوز", "less": "سے کم",
        "over": "سے اوپر", "under": "سے نیچے", "late": "(?:کے|سے) بعد", "early": "سے پہلے",
    },
}  # fmt: skip
"""By language: patterns of what sets a limit.

`most` and `least` say it whatever is negated; `or_more` and `or_less` stand behind a number; `more`
and `less` are compared with it, and `exceed` may stand on either side; `over` and `under`, `late`
and `early` are prepositions.
"""
_CONJUNCTIONS: Mapping[str, str] = {
    "ar": "إذا|عندما|لكن|ولكن|التي|الذي|الذين|إلا|حيث",
    "cy": "os|pan|ond|sy|sydd|oni|a|ac|neu|oherwydd|gan",
    "de": "wenn|falls|aber|und|oder|sondern|sofern|bevor|dass|weil|außer|sobald",
    "en": "if|when|unless|but|and|or|who|whose|which|that|because|without|except|since|as|while",
    "es": "si|cuando|pero|y|o|que|porque|sino|salvo|excepto|quienes",
    "fr": "si|s'|quand|lorsque|mais|et|ou|qui|car|sauf|sans|dont",
    "ga": "má|mura|nuair|ach|agus|is|nó|mar|atá",
    "it": "se|quando|ma|e|o|che|perché|salvo|tranne|senza",
    "nl": "als|wanneer|indien|maar|en|of|die|dat|omdat|tenzij|behalve|zonder",
    "pl": "jeśli|jeżeli|gdy|kiedy|ale|lecz|i|oraz|lub|albo|który|która|które|że|ponieważ|chyba|bez",
    "pt": "se|quando|mas|e|ou|que|porque|exceto|salvo|sem",
    "ro": "dacă|când|dar|și|sau|care|că|deoarece|decât|fără",
    "ur": "اگر|جب|لیکن|اور|جو|جن|کہ|مگر",
}
"""Words at which what is said no to may end."""
_DOUBTFUL: Mapping[str, str] = {
    "ar": r"تجنب\w*|خطر\w*|ضار|يمنع|ممنوع|محظور|موانع|امتنع\w*|توقف\w*",
    "cy": r"[oh]*osgo\w+|beryg\w+|peryg\w+|anadd\w+|niwe?id\w+|gwahardd\w*|ormod|gormod|niwed"
    r"|cyfyng\w+",
    "de": r"(?:ver)?meid\w+|verzicht\w*|\w*ab(?:ge|zu)rat\w+|gefährlich\w*|schädlich\w*|riskant\w*"
    r"|unge(?!fähr)\w+|unwahrsch\w+|unzul\w+|untersag\w*|kontraind\w+|begrenz\w+|beschränk\w+"
    r"|überschr\w+|erst"
    r"|verhinder\w+|\w+los\w*|schad\w+|zu viele?|überdos\w*|giftig",
    "en": r"avoid\w*|refrain\w*|forbid\w*|prohibit\w*|danger\w*|harm\w*|unsafe|unsuitable|risk\w*"
    r"|limit\w*|unlikely|suitable|recommend\w*|advis\w*|known|licensed|effective|safe|only|just"
    r"|with|whether|contraindicat\w*|stop|too|rare\w*|hardly|instead|prevent\w*|need|necessary"
    r"|neither|nor|un\w+ed",
    "es": r"evit\w+|peligr\w+|prohib\w+|contraindic\w+|limit\w+|desaconsej\w+|absten\w+|dañ\w+"
    r"|demasiad\w+"
    r"|inadecuad\w+",
    "fr": r"évit\w+|danger\w*|interdi\w+|contre-?indiqu\w+|limit\w+|déconseill\w+|absten\w+"
    r"|nuisi\w+|inadapt\w+|nocif\w*|trop|surdos\w*|toxi\w+",
    "ga": r"sea?ch\w+|dainséar\w*|contúirt\w*|\w*toirmisc\w*|\w*cosc\w*|teorann\w*",
    "it": r"evit\w+|pericol\w+|vietat\w+|controindic\w+|limit\w+|sconsigl\w+|asten\w+|inadatt\w+"
    r"|tropp\w+",
    "nl": r"vermijd\w*|gevaar\w*|verbod\w*|contra\w*|beperk\w*|afgera\w*|afra\w+|onge\w+|onveilig"
    r"|schade\w*|te veel|voorkom\w*|pas",
    "pl": r"unika\w*|niebezp\w+|zabron\w+|przeciwwsk\w+|ogranicz\w+|odradza\w*|szkodl\w+"
    r"|niezalec\w+"
    r"|nieodp\w+|niewsk\w+|niedoz\w+|powstrzym\w+|zakaz\w*|za dużo|zbyt|dopiero",
    "pt": r"evit\w+|perig\w+|proib\w+|contraindic\w+|limit\w+|desaconselh\w+|abst\w+|inadequad\w+"
    r"|demais|demasiad\w+",
    "ro": r"evit\w+|pericul\w+|interzi\w+|contraindic\w+|limit\w+|nerecomand\w+|abțin\w+|neindic\w+"
    r"|abia|prea",
    "ur": r"پرہیز|گریز|خطرناک|ممنوع|منع|بچیں|احتیاط|نقصان\w*",
}
"""Words that may turn a sentence round without a no, or leave open whether it does."""


@cache
def limit_words(language: str) -> re.Pattern[str] | None:
    """Return a pattern of what sets a limit, with a group for each kind; None if not known."""
    words = _WORDS.get(primary_language(language))
    if words is None:
        return None
    kinds = "|".join(f"(?P<{part}>{words[part]})" for part in _PARTS if part in words)
    return re.compile(rf"(?<![\w'-])(?:{kinds})(?:(?<=')|(?!\w))", re.IGNORECASE)


def is_behind(kind: str, language: str) -> bool:
    """Whether a word of some kind stands behind its number: 8 or more, and 8 سے زیادہ."""
    return kind.startswith("or_") or (
        primary_language(language) == "ur" and kind not in {"most", "least"}
    )


_ENDS_RANGE = re.compile(
    "bis|up to|until|till|hasta|jusqu|suas|go dtí|fino|sino|tot|até|până", re.IGNORECASE
)
"""What ends a range behind its first number, as in 2 bis 8, and else sets a limit from above."""
_BETWEEN: Mapping[str, str] = {
    "ar": "بين", "cy": "rhwng", "de": "zwischen", "en": "between", "es": "entre", "fr": "entre",
    "ga": "idir", "it": "[tf]ra", "nl": "tussen", "pl": "(?:po)?między", "pt": "entre",
    "ro": "între",
}  # fmt: skip
"""By language: what stands before two numbers and means those from one to the other."""


def ends_range(word: str) -> bool:
    """Whether a word that sets a limit ends a range if a number stands before it."""
    return bool(_ENDS_RANGE.match(word))


@cache
def between(language: str) -> re.Pattern[str]:
    """Return a pattern of two numbers of which all between are meant."""
    words = _BETWEEN.get(primary_language(language), r"(?!)")
    number = r"(\d+(?:[.,]\d+)*)"
    return re.compile(rf"(?<!\w)(?:{words})\s+{number}[^\d.;!?]{{1,24}}{number}", re.IGNORECASE)


@cache
def conjunctions(language: str) -> re.Pattern[str]:
    """Return a pattern of where a clause may end: a sign, or a word that begins another one."""
    words = _CONJUNCTIONS.get(primary_language(language), r"(?!)")
    return re.compile(rf"[.,](?!\d)|[;:!?()\n،؛؟۔–—]|(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@cache
def doubtful_words(language: str) -> re.Pattern[str]:
    """Return a pattern of words that may turn what is said without a no."""
    words = _DOUBTFUL.get(primary_language(language), r"(?!)")
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


__all__ = [
    "between",
    "conjunctions",
    "doubtful_words",
    "ends_range",
    "is_behind",
    "limit_words",
]
