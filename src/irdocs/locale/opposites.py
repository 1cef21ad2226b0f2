"""Words of several languages that say the opposite of one another, or how often, side by side.

Each line is one meaning: words of different languages on one line say the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from irdocs.locale.language_tags import primary_language
from irdocs.locale.negations import spans_of_negations
from irdocs.locale.scripts import direction

_BODY = (
    "(?:side|arm|leg|eye|ear|hand|foot|hip|knee|kidney|lung|breast|shoulder|wrist|ankle|elbow"
    "|groin|thigh|thumb|finger|toe|heel|forearm|cheek|nostril|ovary|testicle|armpit|buttock"
    "|temple|jaw|collarbone)s?"
)
"""What has a side: in English, left and right have other meanings, too."""
_LIMB = f"{_BODY.replace('side|', '')}(?! sides?)"
"""The same without the sides of what is drawn, which stands the other way round where people read
from the right."""
_WHICH = "(?:(?:upper|lower|big|little|middle|index|ring|inner|outer|front|back) )?"
_LEFT: Mapping[str, str] = {
    "ar": r"[وبلفك]{0,2}(?:ال)?(?:أيسر|ايسر|يسرى|يسار)\w*|لل?يسرى|لليسار",
    "cy": "chwith",
    "de": r"links|linke[nmrs]?|linksseitig\w*", "es": r"izquierd[oa]s?", "fr": "gauches?",
    "he": r"\w{0,2}שמאל\w*",
    "hi": "बा(?:यां|याँ|एं|एँ|यें|ईं|ई)", "it": r"sinistr[oaie]",
    "nl": "linker|links|linkse", "pl": "lew(?:y|a|ej|ą|ego|emu|ym|e|o|ych|ymi)",
    "pt": r"esquerd[oa]s?", "ro": r"stâng\w*|stîng\w*",
    "tr": r"sol(?:da|dan|a|u|unuz\w*|daki)?",
    "uk": r"лів(?:ий|а|е|ої|ому|у|ого|ою|ій|оруч)",
    "ur": "بائیں|بایاں|بایئں", "zh": r"\w*左(?!右)\w*",
}  # fmt: skip
_RIGHT: Mapping[str, str] = {
    "ar": r"[وبلفك]{0,2}(?:ال)?(?:أيمن|ايمن|يمنى|يمين)\w*|لل?يمنى|لليمين",
    "cy": "dde|de",
    "de": r"rechts|rechte[nmrs]?|rechtsseitig\w*", "es": r"derech[oa]s?", "fr": "droite?s?",
    "he": r"\w{0,2}ימ(?:ין|ני)\w*",
    "hi": "दा(?:यां|याँ|एं|एँ|यें|ईं|ई|हिना|हिने|हिनी)", "it": r"destr[oaie]",
    "nl": "rechter|rechts|rechtse", "pl": "praw(?:y|a|ej|ą|ego|emu|ym|e|o|ych|ymi)",
    "pt": r"direit[oa]s?", "ro": r"drea?pt\w*",
    "tr": r"sağ(?:da|dan|a|ı|ınız\w*|daki)?", "uk": r"прав(?:ий|а|е|ої|ому|у|ого|ою|ій|оруч)",
    "ur": "دائیں|دایاں|داہن[اےی]|دایئں", "zh": r"\w*(?<!左)右\w*",
}  # fmt: skip
_BOTH: Mapping[str, str] = {
    "cy": "(?:y |ill )d?dwy|(?:y d|ill d)dau|ill dau", "de": r"beid\w+",
    "es": "amb[oa]s|l[oa]s dos", "fr": "les deux", "it": "entramb[ie]", "nl": "beide",
    "pl": r"ob\w+", "pt": "amb[oa]s", "ro": r"amb\w+",
}  # fmt: skip
"""By language: the words for both sides and each of them."""
_STOP: Mapping[str, str] = {
    "ar": r"\w*(?:توقف|أوقف|إيقاف|كف|انقط)\w*",
    "cy": r"stop\w*|rho\w* gorau|gorau|pheidi\w+|peidi\w+|gorffen\w*",
    "de": r"\w*hör\w*|\w*beend\w*|\w*setz\w*|\w*stop\w*|unterbr\w+|paus\w+|\w*brech\w*|end\w+"
    r"|schluss"
    r"|verzicht\w*|einstell\w*|stell\w*",
    "es": r"dej\w+|paren?|paran|parar\w*|parad\w+|deten\w+|suspend\w+|interrump\w+|ces\w+"
    r"|termin\w+",
    "fr": r"\w*arrêt\w*|cess\w+|interromp\w+|suspend\w+|stop\w*|termin\w+",
    "ga": r"stop\w*|stad\w*|scoir\w*|éirigh as",
    "it": r"smett\w+|ferm\w+|interromp\w+|sospend\w+|cess\w+|termin\w+",
    "nl": r"\w*stop\w*|staak\w*|beëind\w+|onderbre\w+|ophoud\w*|houd\w*",
    "pl": r"\w*przerw\w*|przesta\w+|zaprzesta\w+|\w*staw\w*|zakończ\w+|zatrzym\w+|wstrzym\w+",
    "pt": r"parem?|param|parar\w*|parad\w+|deix\w+|suspend\w+|interromp\w+|cess\w+|termin\w+",
    "ro": r"opri\w+|înceta\w*|întrerup\w+|încheia\w*", "ur": "بند|روک|چھوڑ|ختم",
}  # fmt: skip
"""By language: the words for stop, of which some say more."""
_SAME: Mapping[str, Mapping[str, str]] = {
    "left": {**_LEFT, "en": f"left {_WHICH}{_BODY}"},
    "right": {**_RIGHT, "en": f"right {_WHICH}{_BODY}"},
    "left limb": {**_LEFT, "en": f"left {_WHICH}{_LIMB}"},
    "right limb": {**_RIGHT, "en": f"right {_WHICH}{_LIMB}"},
    "both sides": {**_BOTH, "en": f"both (?:of )?(?:your |the |his |her )?(?:{_BODY}|feet)"},
    "more": {"ar": "أكثر", "cy": "mwy|fwy", "de": "mehr", "en": "more", "pl": "więcej"},
    "less": {"ar": "أقل", "cy": "llai|lai", "de": "weniger", "en": "fewer", "pl": "mniej"},
    "before": {
        "ar": "قبل", "cy": "cyn(?! gynted)", "de": "vor|vorher|bevor", "en": "(?<!not )before",
        "es": "antes", "fr": "avant", "pl": "przed", "pt": "antes",
    },
    "after": {
        "ar": "بعد", "cy": "ar ôl", "de": "nach|nachher|nachdem|danach",
        "en": "(?<!look )(?<!looking )(?<!until )(?<!not )after", "es": "después", "fr": "après",
        "pt": "depois|após",
    },
    "once": {
        "ar": "مرة", "cy": "unwaith", "de": "einmal", "es": "una vez", "fr": "une fois",
        "en": "once (?:a|an|per|every|each|daily|weekly|monthly|in)", "it": "una volta",
        "pl": "raz", "pt": "uma vez", "uk": "раз",
    },
    "twice": {
        "ar": "مرتين", "cy": "dwywaith|ddwywaith", "de": "zweimal", "en": "twice|two times",
        "es": "dos veces", "fr": "deux fois", "it": "due volte", "pl": "dwa razy|dwukrotnie",
        "pt": "duas vezes", "uk": "двічі",
    },
    "three times": {
        "ar": "ثلاث مرات", "cy": "teirgwaith|deirgwaith|dair gwaith|tair gwaith", "de": "dreimal",
        "en": "three times|thrice", "es": "tres veces", "fr": "trois fois", "it": "tre volte",
        "pl": "trzy razy|trzykrotnie", "pt": "três vezes", "uk": "тричі",
    },
    "four times": {
        "ar": "أربع مرات", "cy": "pedair gwaith|bedair gwaith", "de": "viermal",
        "en": "four times", "es": "cuatro veces", "fr": "quatre fois", "it": "quattro volte",
        "pl": "cztery razy|czterokrotnie", "pt": "quatro vezes", "uk": "чотири рази",
    },
    "every day": {
        "ar": "كل يوم|يومي[اً]*", "cy": "bob (?:dydd|diwrnod)|yn ddyddiol",
        "de": "jeden Tag|täglich",
        "en": "every day|each day|daily", "es": "todos los días|cada día|a diario|diariamente",
        "fr": "tous les jours|chaque jour|quotidiennement", "ga": "gach lá|go laethúil",
        "it": "ogni giorno|tutti i giorni", "nl": "elke dag|iedere dag|dagelijks",
        "pl": "codziennie|każdego dnia", "pt": "todos os dias|cada dia|diariamente",
        "ro": "în fiecare zi|zilnic", "ur": "ہر روز|روزانہ",
    },
    "every other day": {
        "ar": r"كل يومين|يوم\w* (?:بعد|ونترك|ويوم)",
        "cy": "bob (?:yn ail|yn eilddydd|deuddydd|dau)",
        "de": "jeden zweiten Tag|alle (?:zwei|2) Tage|jeden 2. Tag",
        "en": "(?:every (?:other|second)|on alternate|each alternate|alternate) days?",
        "es": r"(?:cada dos|alternos|un) días?(?: alternos| sí)?|alternos",
        "fr": "un jour sur deux|tous les deux jours", "ga": "gach (?:re|dara) lá",
        "it": "giorni alterni|un giorno sì|ogni due giorni", "nl": "om de (?:andere )?dag",
        "pl": "co drugi dzień|co dwa dni", "pt": "dias alternados|dia sim|(?:cada|em) dois dias",
        "ro": "(?:la|fiecare) două zile|a doua zi", "ur": "ہر دوسرے (?:دن|روز)|ایک دن چھوڑ",
    },
    "both": {**_BOTH, "en": "both"},
    "one": {
        "cy": "un (?:glust|llygad|fraich|goes|ochr|aren|ysgyfaint)",
        "de": r"eine?[nmrs]? (?:Ohr|Auge|Arm|Bein|Hand|Fuß|Seite|Niere|Lunge|Knie|Hüfte|Brust)\w*",
        "en": f"(?:one|a single|only one) {_BODY}",
        "es": "una? (?:oreja|oído|ojo|brazo|pierna|mano|pie|lado|riñón|pulmón|rodilla|cadera)",
        "fr": "une? (?:seule? )?(?:oreille|œil|bras|jambe|main|pied|côté|rein|poumon|genou|hanche)",
        "it": "un[a']? ?(?:orecchio|occhio|braccio|gamba|mano|piede|lato|rene|polmone|ginocchio)",
        "nl": "(?:een|één) (?:oor|oog|arm|been|hand|voet|zijde|nier|long|knie|heup|borst)",
        "pl": "jedno? (?:ucho|oko|ramię|kolano|płuco)|jedn[aąe]j? (?:nog|ręk|stron|nerk|pierś)",
        "pt": "uma? (?:orelha|ouvido|olho|braço|perna|mão|pé|lado|rim|pulmão|joelho)",
        "ro": "o (?:ureche|mână|parte)|un (?:ochi|braț|picior|rinichi|plămân|genunchi)",
    },
    "better": {
        "ar": r"أفضل|أحسن|[تيال]*تحسن\w*", "cy": r"g?well\w*", "de": r"\w*besser\w*",
        "en": r"(?<!had )(?:better|improv\w+)", "es": r"mejor\w*",
        "fr": r"mieux|meilleure?s?|amélior\w+",
        "ga": "níos fearr", "it": r"meglio|miglior\w+", "nl": r"beter\w*|verbeter\w*",
        "pl": r"lepiej|lepsz\w+|popraw\w+", "pt": r"melhor\w*",
        "ro": r"mai bine|mai bun\w*|îmbunătăț\w+",
        "ur": "بہتر",
    },
    "worse": {
        "ar": r"أسوأ|[تيال]*(?:ت?سوء|تفاقم|ازداد|تزداد)\w*", "cy": r"g?waeth\w*",
        "de": r"\w*(?:schlechter|schlimm)\w*|stärker|zunehm\w+", "en": r"worse\w*",
        "es": r"peor\w*|empeor\w*", "fr": r"pires?|empir\w+|aggrav\w+", "ga": "níos measa",
        "it": r"peggi\w+", "nl": r"\w*slechter\w*|erger\w*|verergert?",
        "pl": r"gorzej|gorsz\w+|pog[oa]rsz\w+|nasil\w+", "pt": r"pior\w*|agrav\w+",
        "ro": r"mai rău|mai rea|agrav\w+|înrăutăț\w+", "ur": "بدتر|خراب",
    },
    "start": {
        "ar": r"ابدأ\w*|[يت]بدأ\w*", "cy": r"d?dechr\w+",
        "de": r"beginn\w*|anfang\w*|fäng\w*|fangen|start\w*",
        "en": r"start\w*|begin\w*|began|begun|resume\w*|again",
        "es": r"empiec\w+|empez\w+|comien\w+|comenz\w+",
        "fr": r"\w*commenc\w+|démarr\w+|début\w+", "ga": r"d?t?h?osaigh\w*|tosaigh\w*|tosú",
        "it": r"inizi\w*|cominc\w+", "nl": r"begin\w*|start\w*", "pl": r"rozpocz\w+|zacz\w+",
        "pt": r"comec\w+|começ\w+|inici\w+", "ro": r"încep\w*", "ur": "شروع",
    },
    "stop": {**_STOP, "en": r"stop|stopped|stopping|stops"},
    "stop it": {**_STOP, "en": r"(?:(?<=^)|(?<=[.!?:;] ))stop|stop taking"},
    "take": {
        "cy": "cymerwch", "de": "(?:nehmen|verwenden|benutzen) Sie", "en": "takes?|use",
        "es": "tome|use", "fr": "prenez|utilisez", "it": "prenda|prendete|usi",
        "nl": "neem|gebruik", "pt": "tome|use", "ro": "luați|folosiți",
        "pl": r"(?:przyjmuj|przyjmij|zażywaj|bierz|stosuj)(?:cie)?",
    },
    "increase": {
        "ar": r"\w{0,2}(?:زيادة|زد|يزيد|تزيد|يرتفع|ترتفع)", "cy": r"[cg]?h?ynydd\w*",
        "de": r"\w*erhöh\w*|\w*steiger\w*|steig\w*|\w*zunahme|zunehm\w*", "en": r"increas\w+",
        "es": r"aument\w+|increment\w+", "fr": r"augment\w+|accroî\w+|accru\w*",
        "hi": "बढ़|बढ़",
        "it": r"aument\w+|increment\w+", "nl": r"verho\w+|toen\w+", "pt": r"aument\w+|increment\w+",
        "pl": r"zwięks\w+|podwyższ\w*|wzrost\w*|wzrasta\w*|rośnie",
        "ro": r"cre[sș][ct]\w+|măr[ei]\w+",
        "tr": r"artı\w+|artm\w+|yüksel\w*", "uk": r"збільш\w+|підвищ\w+|зрос\w+",
        "ur": r"بڑھ\w*|اضافہ", "zh": r"\w*(?:增加|增大|提高|升高|上升|上调|加大)\w*",
    },
    "decrease": {
        "ar": r"\w{0,2}(?:تقليل|خفض|تخفيض|قلل|خفف|ينخفض|تنخفض|انخفاض)",
        "cy": r"ll?eih\w*|g?ostwng\w*|g?ostyng\w*",
        "de": r"\w*verringer\w*|\w*reduzier\w*|\w*senk\w*|\w*vermind\w*|sink\w*",
        "en": r"decreas\w+|reduc\w+|lower(?:s|ed|ing)|lessen\w*",
        "es": r"disminu\w+|reduc\w+|reduz\w+", "fr": r"diminu\w+|rédui\w+|baiss\w+|abaiss\w+",
        "hi": "घट|(?<!से )कम(?! से)", "it": r"diminu\w+|ridu\w+|abbass\w+",
        "nl": r"verla\w+|vermind\w+|afn\w+|verklein\w*",
        "pl": r"zmniejsz\w*|obniż\w*|redu\w+|spad\w+", "tr": r"azal\w+|düşür\w+",
        "pt": r"diminu\w+|redu\w+", "uk": r"зменш\w+|зниж\w+|зниз\w+",
        "ro": r"reduc\w*|redus\w*|scad\w*|scăd\w*|micșor\w*",
        "ur": r"(?<!از )کم(?! از)|گھٹا\w*|کمی",
        "zh": r"\w*(?:减少|減少|减小|降低|下降|下调)\w*",
    },
    "drink": {
        "ar": r"اشرب\w*|تناول|كل", "cy": r"yfwch|bwytewch|ysmygwch",
        "de": r"(?:trinken|essen|rauchen) Sie",
        "en": r"(?:(?<=^)|(?<=[.!?] ))(?:drink|eat|smoke)", "es": "beba|coma|fume|tome",
        "fr": "buvez|mangez|fumez|consommez", "ga": "ól|ith", "it": "beva|bevete|mangi|fumi",
        "nl": "drink|eet|rook", "pl": "pij|jedz|pal|proszę pić", "pt": "beba|coma|fume|tome",
        "ro": "beți|mâncați|fumați", "ur": "(?:پیئیں|پئیں|پیجیے|کھائیں)",
    },
    "avoid": {
        "ar": r"\w*(?:تجنب|امتن|ابتعد|توقف|قلل)\w*|بدل\w*",
        "cy": r"\w*osgo\w*|peidi\w+|llai|lle|dim|ychydig",
        "de": r"\w*m[ei]+d\w*|verzicht\w*|Abstand|fern\w*|\w*frei\w*|\w*arm\w*|wenig\w*|statt\w*"
        r"|nur|lieber"
        r"|\w*lassen|unterlass\w*|erst",
        "en": r"avoid\w*", "es": r"evit\w+|absten\w+|poc[oa]s?|menos|lugar|solo|sólo",
        "fr": r"évit\w+|absten\w+|peu|moins|plutôt|lieu|seulement", "ga": r"se?ac?h\w+|níos lú|áit",
        "it": r"evit\w+|asten\w+|poc\w+|meno|invece|solo|soltanto",
        "nl": r"vermijd\w*|mijd\w*|weinig|minder|plaats|alleen|liever|\w*vrij\w*|\w*arme?",
        "pl": r"unika\w*|powstrzym\w+|mało|mniej|zamiast|tylko|rezygn\w+|zrezygn\w+",
        "pt": r"evit\w+|abst\w+|pouc\w+|menos|vez|apenas|só",
        "ro": r"evit\w+|abțin\w+|puțin\w*|loc|doar|numai",
        "ur": "پرہیز|گریز|بچیں|کم|بجائے|صرف",
    },
}  # fmt: skip
"""By meaning and language: patterns of words and phrases that mean nothing else."""
_AMOUNTS = ("more", "less")
_SIDES = (("left", "right"), ("both sides", "left", "right"))
_SIDES_OF_BODIES = (("left limb", "right limb"), ("both sides", "left limb", "right limb"))
_SETS = (
    _AMOUNTS, ("before", "after"),
    ("once", "twice", "three times", "four times"), ("every day", "every other day"),
    ("both", "one"), ("better", "worse"), ("start", "stop"), ("drink", "avoid"),
    ("take", "stop it"), ("increase", "decrease"),
)  # fmt: skip
"""Meanings of which one must not become another."""
_TURNED_BY_NO = frozenset({
    ("better", "worse"), ("start", "stop"), ("drink", "avoid"), ("take", "stop it"),
    ("increase", "decrease"),
})  # fmt: skip
"""Meanings of which one is the other with a no: not better, do not start, do not drink."""
_ONE_WAY = frozenset({("take", "stop it")})
"""Meanings of which the last must not become the first; its words say other things, too."""


def turned_meaning(source: str, target: str, languages: tuple[str, str]) -> tuple[str, str] | None:
    """Return a word of a source, and the word with another meaning in place of it.

    A text must have one of several meanings alone, and the other text another one alone.
    """
    mirrored = len({direction(language) for language in languages}) > 1
    says_no = [
        any(
            not text[start:stop].casefold().startswith("avoid")
            for start, stop in spans_of_negations(text, language)
        )
        for text, language in zip((source, target), languages, strict=True)
    ]
    # Drawings are turned round, and what is said of them; bodies are not.
    for meanings in (*(_SIDES_OF_BODIES if mirrored else _SIDES), *_SETS):
        if any(says_no) and meanings in _TURNED_BY_NO:
            continue
        if meanings == _AMOUNTS and says_no[0] != says_no[1]:  # only if more: not if less
            continue
        before, after = (
            {meaning: word for meaning in meanings if (word := _word(meaning, text, language))}
            for text, language in zip((source, target), languages, strict=True)
        )
        if meanings in _ONE_WAY and meanings[-1] not in before:
            continue
        if len(before) == len(after) == 1 and before.keys() != after.keys():
            return next(iter(before.values())), next(iter(after.values()))
    return None


def _word(meaning: str, text: str, language: str) -> str | None:
    """Return the first word of a text that has a meaning, as it is written."""
    listed = _SAME[meaning].get(primary_language(language), "")
    found = re.search(rf"(?<!\w)(?:{listed})(?!\w)", text, re.IGNORECASE) if listed else None
    return found[0] if found else None


__all__ = ["turned_meaning"]
