"""The words by which languages say no, and count: what turns a sentence round if it is lost.

Only what a single word says is found. Languages that put a negation into the verb, such as Turkish,
Japanese and Korean, have endings here, by which words are told that end so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from irdocs.locale.language_tags import primary_language

_WORDS: Mapping[str, str] = {
    "ar": "لا لم لن ليس ليست ما غير بدون دون ممنوع ألا ألّا عدم لستَ لست بلا يحظر يُحظر تجنب ولا",
    "bn": "না নয় নেই ছাড়া নিষেধ হয়নি",
    "cy": "na nad ni nid nac nag heb peidiwch peidio dim byth ddim methu fethu "
    "beidio pheidio pheidiwch paid",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals ohne weder noch nichts außer "
    "nein verboten niemand niemandem nirgends keinesfalls keineswegs",
    "el": "δεν δε μην μη όχι χωρίς ποτέ ούτε κανένας καμία κανένα",
    "en": "no not never none nor neither nothing nobody nowhere without cannot unless except avoid",
    "es": "no nunca ni ninguno ninguna ningún nada sin jamás tampoco excepto prohibido evite "
    "nadie evitar",
    "fr": "ne n pas jamais aucun aucune ni rien sans sauf interdit éviter évitez nullement",
    "ga": "ná ní níl nílim nílimid níor níorbh nach nár nárbh gan cha char",
    "gu": "નહીં નથી ના ન વગર વિના",
    "he": "לא אין אל בלי ללא אף אינו אינם אינה אסור מבלי",
    "hi": "नहीं न मत ना बिना निषेध",
    "it": "non no mai nessun nessuno nessuna né niente nulla senza tranne vietato evitare",
    "da": "ikke aldrig ingen intet uden",
    "nb": "ikke aldri ingen intet uten",
    "nl": "niet geen nooit niets zonder noch verboden niemand nergens geenszins vermijd",
    "ru": "не нет ни без никогда нельзя",
    "sv": "inte ej aldrig ingen inget inga utan ingalunda",
    "pa": "ਨਹੀਂ ਨਾ ਨਾਂ ਬਿਨਾਂ",
    "pl": "nie bez nigdy ani żaden żadna żadne nic oprócz zakaz wzbronione brak zabronione "
    "wcale nikt nikogo niczego żadnego żadnej żadnych zakazane",
    "pt": "não nunca nem nenhum nenhuma nada sem jamais exceto proibido evite ninguém evitar",
    "ro": "nu niciodată nici fără niciun nicio nimic interzis n deloc nimeni nimănui evitați",
    "so": "ma maya aan ha la'aan aadan inaadan aanad maaha malaha kuma",
    "ta": "இல்லை அல்ல வேண்டாம் இல்லாமல்",
    "tr": "değil yok hayır asla hiç",
    "uk": "не ні без ніколи жоден жодна немає жодного жодних нічого заборонено ніхто ніскільки "
    "нікого нічим",
    "ur": "نہیں نہ مت بغیر منع",
    "vi": "không chưa đừng chẳng chớ cấm tránh",
}
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "en": ("n't",),
    "ja": ("ない", "ません", "なかった", "ず", "ないで"),
    "ko": ("않습니다", "않는", "않고", "않다", "마십시오", "마세요", "없습니다", "없는", "없이"),
    "ta": ("ாது", "ாதீர்கள்"),
    "tr": (
        "malısınız",
        "melisiniz",
        "siz",
        "suz",
        "mıyorsanız",
        "miyorsanız",
        "muyorsanız",
        "müyorsanız",
        "meyen",
        "mayan",
        "mazsa",
        "mezse",
        "madı",
        "medi",
        "mazsınız",
        "mezsiniz",
        "yoktur",
        "değildir",
        "mektedir",
        "mayın",
        "meyin",
        "mayınız",
        "meyiniz",
        "maz",
        "mez",
        "madan",
        "meden",
    ),
}
_SIGNS: Mapping[str, tuple[str, ...]] = {
    "ja": ("ない", "ませ", "禁"),
    "ko": ("않", "없", "마십", "마세", "못"),
    "zh": ("不", "没", "沒", "無", "无", "勿", "别", "別", "非", "禁", "否"),
}
"""What words contain, in scripts that do not part words by spaces or put much into one."""
_NUMBERS: Mapping[str, str] = {
    "cy": "un dau dwy tri tair pedwar pedair pump chwech saith wyth naw deg unwaith dwywaith "
    "teirgwaith hanner dwbl",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf einmal zweimal dreimal "
    "halb halbe doppelt hundert tausend",
    "en": "two three four five six seven eight nine ten eleven twelve once twice thrice half "
    "double triple quarter dozen hundred thousand million billion",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez doble mitad medio media cien mil",
    "fr": "deux trois quatre cinq six sept huit neuf dix double moitié demi demie cent mille",
    "it": "due tre quattro cinque sei sette otto nove dieci doppio metà mezzo mezza cento mille",
    "pl": "dwa dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć pół sto tysiąc",
    "pt": "dois duas três quatro cinco seis sete oito nove dez dobro metade meio meia cem mil",
    "vi": "hai ba bốn năm sáu bảy tám chín mười nửa",
}


_COUNTERS: Mapping[str, re.Pattern[str]] = {
    "ja": re.compile("[一二三四五六七八九十百千半]+(?=[回日錠包滴週月年時分秒本枚個杯人倍歳度])"),
    "ko": re.compile(
        "(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)"
        "(?= ?(?:번|알|정|잔|시간|개|차례|방울|달|살|명))"
    ),
    "zh": re.compile(
        "[一二两兩三四五六七八九十百千半]+(?=[次日天片粒包滴周週月年时時分秒个個杯人倍岁歲度])"
    ),
}
"""Numbers in signs before what they count, in scripts that do not part words by spaces."""


def counted_signs(text: str, language: str) -> list[str]:
    """Return the numbers that a text writes with signs in place of digits or words: 二回."""
    pattern = _COUNTERS.get(primary_language(language))
    return pattern.findall(text) if pattern else []


def is_negation(word: str, language: str) -> bool:
    """Whether a word, in small letters and with a straight apostrophe, says no in a language."""
    tag = primary_language(language)
    return (
        word in _WORDS.get(tag, "").split()
        or word.endswith(_ENDINGS.get(tag, ()))
        or any(sign in word for sign in _SIGNS.get(tag, ()))
    )


_PLAIN_NO = frozenset({"no", "not", "never", "none", "cannot", "without"})
"""Those of English that other languages say with a no of their own, and not as in "at most"."""
_NO_NEGATION = re.compile(
    r"\b(?:no|not) (?:more|less|fewer|later|longer|earlier|sooner|only|just|matter|doubt|sure|known"
    r"|before|until)\b|\bno\.? ?\d+|\bnot (?:\w+ ){1,6}(?:more|less|longer|unless)\b"
)
_WORD_OF_ENGLISH = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_WORD = re.compile(r"[\w\u0300-\u036f\u0900-\u0963\u0966-\u0dff]+")
_NOT_BEFORE = re.compile(r"\b(?:not|cannot|never|\w+n't) (?:\w+ ){1,6}(?:until|before)\b")
_BEFORE: Mapping[str, str] = {
    "ar": "قبل|حتى", "cy": "cyn|nes|tan|hyd nes", "de": "vor|bevor|bis", "es": "antes|hasta",
    "fr": "avant|jusqu", "ga": "roimh|go dtí", "it": "prima|fino|finché", "nl": "voor|voordat|tot",
    "pl": "przed|aż|dopóki|zanim", "pt": "antes|até", "ro": "înainte|până", "ur": "پہلے|تک",
}  # fmt: skip
"""By language: before and until. What is not done before is done only after, without a no."""
_OTHERWISE: Mapping[str, re.Pattern[str]] = {
    "cy": re.compile(
        r"\b(?:mwy|fwy|llai|lai|hwy|uwch|is|hŷn|iau|well|gwell|\w+ach) nag?\b"
        r"|(?<=wch) ni\b|\b(?:â|gyda|i|gan|ein \w+) ni\b|\bni(?=\s*(?:[.,;:!?)]|$))",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\bnot (?:only|just|sure)\b|\bno matter\b", re.IGNORECASE),
    "ga": re.compile(r"\bníos \w+ ná\b", re.IGNORECASE),
}
"""By language: what says no elsewhere, but here than, us, or not only."""
_PREFIXES = ("و", "ف", "ו", "ש")
"""Letters of Arabic and Hebrew that join the word behind them: and, so, that."""


def lost_negation(source: str, target: str, languages: tuple[str, str]) -> str | None:
    """Return a word of a source in English that says no, where its translation has none.

    None for a language that is not known here.
    """
    spoken, tag = (primary_language(language) for language in languages)
    if spoken != "en" or tag not in {*_WORDS, *_SIGNS}:
        return None
    said = _NO_NEGATION.sub(" ", source.casefold().replace("’", "'"))
    if not re.search(rf"(?<!\w)(?:{_BEFORE.get(tag, '(?!)')})(?!\w)", target, re.IGNORECASE):
        said = _NOT_BEFORE.sub(" ", said)
    words = _WORD_OF_ENGLISH.findall(said)
    lost = next((word for word in words if word in _PLAIN_NO or word.endswith("n't")), None)
    return None if spans_of_negations(target, tag) else lost


def spans_of_negations(text: str, language: str) -> list[tuple[int, int]]:
    """Return where the words of a text stand that say no in a language."""
    tag = primary_language(language)
    plain = text.replace("’", "'")
    if tag in _OTHERWISE:
        plain = _OTHERWISE[tag].sub(lambda found: "_" * len(found[0]), plain)
    return [
        match.span()
        for match in (_WORD_OF_ENGLISH if tag == "en" else _WORD).finditer(plain)
        if is_negation(match[0].casefold(), tag)
        or (match[0].startswith(_PREFIXES) and is_negation(match[0][1:], tag))
    ]


def number_words(language: str) -> frozenset[str]:
    """Return the words of a language that count; none of one that is not known here."""
    return frozenset(_NUMBERS.get(primary_language(language), "").split())


__all__ = [
    "counted_signs",
    "is_negation",
    "lost_negation",
    "number_words",
    "spans_of_negations",
]
