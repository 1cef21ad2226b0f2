"""The words by which languages say how often something is done, how long, and when in the day.

If one takes the place of another, a medicine is taken at another time, or many times as often.
CLDR has the names of units of time; here is what it lacks: daily and weekly, and forms of the names
in cases and mutations.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from irdocs.locale.language_tags import primary_language

_OFTEN: Mapping[str, Mapping[str, str]] = {
    "ar": {"days": "يوميا يومية", "weeks": "أسبوعيا أسبوعية", "months": "شهريا شهرية",
           "years": "سنويا سنوية"},
    "bn": {"days": "প্রতিদিন দৈনিক রোজ", "weeks": "সাপ্তাহিক", "months": "মাসিক",
           "years": "বার্ষিক"},
    "cy": {"days": "dyddiol ddyddiol beunyddiol", "weeks": "wythnosol", "months": "misol fisol",
           "years": "blynyddol flynyddol"},
    "da": {"days": "dagligt daglig daglige", "weeks": "ugentligt ugentlig ugentlige",
           "months": "månedligt månedlig", "years": "årligt årlig"},
    "de": {"hours": "stündlich stündliche stündlichen",
           "days": "täglich tägliche täglichen täglicher",
           "weeks": "wöchentlich wöchentliche wöchentlichen wöchentlicher",
           "months": "monatlich monatliche monatlichen", "years": "jährlich jährliche jährlichen"},
    "el": {"days": "καθημερινά ημερησίως", "weeks": "εβδομαδιαίως εβδομαδιαία",
           "months": "μηνιαίως μηνιαία", "years": "ετησίως ετήσια"},
    "en": {"hours": "hourly", "days": "daily", "weeks": "weekly fortnightly", "months": "monthly",
           "years": "yearly annually annual"},
    "es": {"days": "diario diaria diarios diarias diariamente",
           "weeks": "semanal semanales semanalmente", "months": "mensual mensuales mensualmente",
           "years": "anual anuales anualmente"},
    "fa": {"days": "روزانه", "weeks": "هفتگی", "months": "ماهانه", "years": "سالانه"},
    "fr": {"days": "quotidien quotidienne quotidiens quotidiennes quotidiennement journalier "
           "journalière", "weeks": "hebdomadaire hebdomadaires hebdomadairement",
           "months": "mensuel mensuelle mensuels mensuelles mensuellement",
           "years": "annuel annuelle annuels annuelles annuellement an"},
    "ga": {"days": "laethúil", "weeks": "seachtainiúil", "months": "míosúil", "years": "bliantúil"},
    "gu": {"days": "દરરોજ રોજ દૈનિક", "weeks": "સાપ્તાહિક", "months": "માસિક", "years": "વાર્ષિક"},
    "he": {"days": "יומי יומית", "weeks": "שבועי שבועית", "months": "חודשי חודשית",
           "years": "שנתי שנתית"},
    "hi": {"days": "रोज़ रोज प्रतिदिन रोजाना रोज़ाना दैनिक", "weeks": "साप्ताहिक",
           "months": "मासिक",
           "years": "वार्षिक सालाना"},
    "it": {"days": "giornaliero giornaliera giornalieri giornaliere giornalmente quotidiano "
           "quotidiana quotidianamente", "weeks": "settimanale settimanali settimanalmente",
           "months": "mensile mensili mensilmente", "years": "annuale annuali annualmente"},
    "nb": {"days": "daglig daglige", "weeks": "ukentlig ukentlige", "months": "månedlig",
           "years": "årlig årlige"},
    "nl": {"days": "dagelijks dagelijkse", "weeks": "wekelijks wekelijkse",
           "months": "maandelijks maandelijkse", "years": "jaarlijks jaarlijkse"},
    "pa": {"days": "ਰੋਜ਼ ਰੋਜ਼ਾਨਾ ਹਰਰੋਜ਼", "weeks": "ਹਫ਼ਤਾਵਾਰੀ", "months": "ਮਾਸਿਕ",
           "years": "ਸਾਲਾਨਾ"},
    "pl": {"days": "dziennie codziennie codzienny codzienna codzienne codziennego",
           "weeks": "tygodniowo cotygodniowo cotygodniowy cotygodniowa",
           "months": "miesięcznie comiesięcznie", "years": "rocznie corocznie"},
    "pt": {"days": "diário diária diários diárias diariamente",
           "weeks": "semanal semanais semanalmente", "months": "mensal mensais mensalmente",
           "years": "anual anuais anualmente"},
    "ro": {"days": "zilnic zilnică", "weeks": "săptămânal săptămânală", "months": "lunar lunară",
           "years": "anual anuală"},
    "ru": {"days": "ежедневно ежедневный", "weeks": "еженедельно еженедельный",
           "months": "ежемесячно",
           "years": "ежегодно", "hours": "ежечасно"},
    "so": {"days": "maalinle", "weeks": "toddobaadle", "months": "bille", "years": "sannadle"},
    "sv": {"days": "dagligen daglig dagliga", "weeks": "veckovis", "months": "månadsvis månatligen",
           "years": "årligen årlig årliga"},
    "tr": {"days": "günlük", "weeks": "haftalık", "months": "aylık", "years": "yıllık"},
    "uk": {"days": "щодня щоденно", "weeks": "щотижня щотижнево", "months": "щомісяця щомісячно",
           "years": "щороку щорічно", "hours": "щогодини"},
    "ur": {"days": "روزانہ یومیہ", "months": "ماہانہ", "years": "سالانہ"},
}  # fmt: skip
"""By language and unit of time: words that say how often, without a noun."""
_PARTS_OF_DAY: Mapping[str, str] = {
    "cy": "bore prynhawn nos",
    "de": "morgens mittags abends nachts",
    "en": "nightly morning noon midday afternoon evening night bedtime midnight",
    "es": "mañana mediodía noche",
    "fr": "matin midi soir nuit",
    "it": "mattina mezzogiorno sera notte",
    "nl": "ochtend middag avond nacht",
    "pl": "rano wieczorem noc",
    "pt": "manhã meio-dia noite",
}
_FORMS: Mapping[str, Mapping[str, str]] = {
    "ar": {"days": "يوم يوما يومان يومين أيام ايام اليوم",
           "months": "شهر شهرا شهران شهرين أشهر شهور الشهر",
           "weeks": "أسبوع أسبوعا اسبوع أسبوعان أسبوعين أسابيع الأسبوع الاسبوع",
           "years": "سنة سنتان سنتين سنوات السنة", "hours": "ساعتان ساعتين ساعات",
           "minutes": "دقيقة دقيقتين دقائق"},
    "bn": {"days": "দিনে দিনের", "weeks": "সপ্তাহে সপ্তাহের", "months": "মাসে", "years": "বছরে",
           "hours": "ঘন্টা ঘণ্টায়"},
    "cy": {"days": "dydd ddydd nydd diwrnod ddiwrnod niwrnod dyddiau ddyddiau",
           "weeks": "wythnos wythnosau pythefnos bythefnos phythefnos",
           "months": "mis fis misoedd fisoedd",
           "years": "blwyddyn flwyddyn mlwyddyn blynedd flynedd mlynedd blynyddoedd flynyddoedd",
           "hours": "awr oriau", "minutes": "munud funud munudau funudau"},
    "da": {"days": "dagen dagene døgn døgnet", "weeks": "ugen ugerne", "months": "måneden",
           "years": "året", "hours": "timen", "minutes": "minuttet"},
    "de": {"days": "tagen tages", "months": "monaten monats", "years": "jahren jahres"},
    "el": {"days": "ημέρες ημερών μέρα μέρες", "weeks": "εβδομάδων εβδομάδας",
           "months": "μήνα μηνών",
           "years": "χρόνο χρόνια ετών"},
    "en": {"weeks": "fortnight fortnights"},
    "ga": {"days": "laethanta laethe",
           "weeks": "seachtaine sheachtaine seachtain sheachtain coicís",
           "months": "mhí míonna mhíonna", "minutes": "nóiméad nóiméid",
           "years": "bliain bhliain mbliana bliana"},
    "gu": {"days": "દિવસમાં દિવસો", "weeks": "અઠવાડિયામાં અઠવાડિયે અઠવાડિયા",
           "months": "મહિનામાં મહિના",
           "years": "વર્ષમાં", "hours": "કલાકે"},
    "he": {"days": "ביום ליום יומיים", "weeks": "בשבוע לשבוע שבועיים", "months": "בחודש לחודש",
           "years": "בשנה לשנה"},
    "hi": {"days": "दिनों", "weeks": "हफ्ता हफ्ते हफ़्ता हफ़्ते हफ्तों सप्ताह",
           "months": "महीना महीने महीनों माह",
           "years": "साल वर्ष वर्षों", "hours": "घंटा घंटे घंटों घण्टे", "minutes": "मिनटों"},
    "it": {"days": "dì"},
    "nb": {"days": "dagen dagene døgn døgnet", "weeks": "uken uka ukene", "months": "måneden",
           "years": "året", "hours": "timen", "minutes": "minuttet"},
    "pa": {"days": "ਦਿਨਾਂ", "weeks": "ਹਫ਼ਤਾ ਹਫ਼ਤੇ ਹਫ਼ਤਿਆਂ ਹਫਤੇ", "months": "ਮਹੀਨਾ ਮਹੀਨੇ ਮਹੀਨਿਆਂ",
           "years": "ਸਾਲਾਂ", "hours": "ਘੰਟਿਆਂ", "minutes": "ਮਿੰਟਾਂ"},
    "pl": {"days": "dnia dniu dniach dniami doba doby dobę dób dobie",
           "weeks": "tygodnia tygodniu tygodniach tygodniem",
           "months": "miesiąca miesiącu miesiącach miesiącem",
           "years": "roku lat lata latach", "hours": "godzinę godzinie godzinach",
           "minutes": "minutę minucie minutach"},
    "ro": {"days": "ziua zilei", "weeks": "săptămâna săptămânii", "years": "anul anului"},
    "ru": {"days": "дню днем днём днях сутки", "weeks": "неделю неделе недель",
           "months": "месяце месяцев", "years": "году лет", "minutes": "минуту"},
    "so": {"days": "maalintii maalmo", "weeks": "toddobaadkii toddobaadka usbuuc usbuucii",
           "months": "bishii", "years": "sannadkii"},
    "sv": {"days": "dagen dagarna dygn dygnet", "weeks": "veckan veckorna", "months": "månaden",
           "years": "året", "hours": "timmen", "minutes": "minuten"},
    "tr": {"days": "günde günü", "weeks": "haftada haftayı", "months": "ayda", "years": "yılda"},
    "uk": {"days": "дню добу доба", "weeks": "тижню тижнем", "months": "місяцю",
           "years": "році рік", "hours": "годину годині", "minutes": "хвилину"},
    "ur": {"days": "دنوں روز", "weeks": "ہفتہ ہفتے ہفتوں", "months": "ماہ مہینہ مہینے مہینوں",
           "years": "سالوں", "hours": "گھنٹہ گھنٹے گھنٹوں", "minutes": "منٹوں"},
}  # fmt: skip
"""By language and unit of time: forms of its name that CLDR does not have."""


def parts_of_day(language: str) -> frozenset[str]:
    """Return words of a language for parts of the day, in small letters; none if not known."""
    return frozenset(_PARTS_OF_DAY.get(primary_language(language), "").split())


def is_frequency(word: str, language: str) -> bool:
    """Whether a word in small letters says how often, or at which time of the day."""
    words = {*_often(primary_language(language)), *parts_of_day(language)}
    return word in words or (len(word) > 3 and word.removesuffix("s") in words)


def unit_of_frequency(word: str, language: str) -> str | None:
    """Return the unit of time by which a word in small letters says how often: daily is "days"."""
    return _often(primary_language(language)).get(word)


def forms_of_units(language: str) -> Mapping[str, str]:
    """Return forms of the names of units of time that CLDR does not have, each with its unit."""
    return _by_word(_FORMS.get(primary_language(language), {}))


@cache
def _often(tag: str) -> Mapping[str, str]:
    return _by_word(_OFTEN.get(tag, {}))


def _by_word(units: Mapping[str, str]) -> Mapping[str, str]:
    return {word: unit for unit, words in units.items() for word in words.split()}


__all__ = ["forms_of_units", "is_frequency", "parts_of_day", "unit_of_frequency"]
