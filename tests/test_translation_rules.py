"""A translation has the numbers, doses, addresses, citations and markup of its source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ALL_BLOCKS, SHIPPED
from irdocs.content.words import WordsForm
from irdocs.diagnostics import Severity
from irdocs.translation.catalogue import Entry
from irdocs.translation.codes import pieces
from irdocs.translation.quantities import quantities, telephones
from irdocs.translation.rules import OTHER_NUMBERS, faults
from support.thorough import tried
from support.translated import texts_in


def codes(
    source: str,
    target: str,
    language: str = "cy",
    words: WordsForm = WordsForm.TEXT,
    flag: str = "",
) -> list[str]:
    """Return the codes of what is wrong with a translation from English."""
    entry = Entry("a.text", source, target)
    return [fault.code for fault in faults(entry, source, words, ("en-GB", language))]


def values(text: str, language: str) -> list[str]:
    return [quantity.value for quantity in quantities(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1,000.5", "en", ["1000.5"]),
        ("1.000,5", "de", ["1000.5"]),
        ("1 000,5", "pl", ["1000.5"]),
        ("1\u00a0000,5", "pl", ["1000.5"]),
        ("1\u202f000,5", "fr", ["1000.5"]),
        ("1’000.5", "de-CH", ["1000.5"]),
        ("١٬٠٠٠٫٥", "ar", ["1000.5"]),
        ("১২,৩৪,৫৬৭", "bn", ["1234567"]),
        ("۱۲", "ur", ["12"]),
        ("12,34,567", "en-IN", ["1234567"]),
        ("0.10", "en", ["0.1"]),
        ("1.000", "en", ["1"]),
        ("1.000", "de", ["1000"]),
        ("10:30", "en", ["10", "30"]),
        ("24/7, 23.11.2026", "de", ["24", "7", "23", "11", "2026"]),
        ("10–12, 10-12", "en", ["10", "12", "10", "12"]),
        ("−5, -5, COVID-19", "en", ["-5", "-5", "19"]),
        ("10^9^/L", "en", ["10", "9"]),
        ("10⁹/L", "en", ["10", "9"]),
        ("١٠\u200f٪", "ar", ["10"]),
        ("call 0113 496 0000", "en", []),
    ],
)
def test_numbers_are_read_as_their_language_writes_them(
    text: str, language: str, expected: list[str]
) -> None:
    from irdocs.translation.codes import words_of

    assert values(words_of(text, WordsForm.TEXT), language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0113 496 0000", ["01134960000"]),
        ("(0113) 496 0000", ["01134960000"]),
        ("+44 (0)20 7946 0000", ["+442079460000"]),
        ("٠١١٣ ٤٩٦ ٠٠٠٠", ["01134960000"]),
        ("in 1948, 2.5 mg, 1 000 000 people", []),
        ("999 or 111", []),
    ],
)
def test_telephone_numbers_are_told_from_others(text: str, expected: list[str]) -> None:
    assert telephones(text) == expected


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("Take 2.5 mg", "Nehmen Sie 2,5 mg", "de"),
        ("Take 2.5 mg", "Cymerwch 2.5 mg", "cy"),
        ("1,000.5 people", "1.000,5 Menschen", "de"),
        ("1,000 people", "1 000 osób", "pl"),
        ("5 mg", "5 мг", "uk"),
        ("5 mg", "5 ملغ", "ar"),
        ("5 mg", "٥ ملغ", "ar"),
        ("5 mg", "5 miligramów", "pl"),
        ("30%", "30 %", "de"),
        ("30%", "%30", "ar"),
        ("30%", "٣٠٪", "ar"),
        ("at 10.30", "o 10:30", "pl"),
        ("from 5 pm", "ab 17 Uhr", "de"),
        ("at 8.30 p.m.", "um 20:30 Uhr", "de"),
        ("at 12 am, 12 pm", "um 0 Uhr, 12 Uhr", "de"),
        ("9am to 5pm", "9:00–17:00", "pl"),
        ("on 23 November 2026", "am 23.11.2026", "de"),
        ("on 23 November 2026", "2026年11月23日", "zh-Hans"),
        ("on 23 November 2026", "23 listopada 2026", "pl"),
        ("23/11/2026", "23 listopada 2026", "pl"),
        ("half a tablet, ½", "1/2", "cy"),
        ("5 µg", "5 μg", "de"),
        ("5 mcg", "5 µg", "de"),
        ("5 ml", "5 mL", "de"),
        ("0113 496 0000", "٠١١٣ ٤٩٦ ٠٠٠٠", "ar"),
        ("0113 496 0000", "\u20660113 496 0000\u2069", "ar"),
        ("a [@one] b [@two]", "b [@two] a [@one]", "de"),
        ("the 4^th^ of May", "der 4. Mai", "de"),
        ("[Croeso](lang:cy) to you", "Croeso i chi", "cy"),
        ("see [this page](#doses)", "gweler [y dudalen hon](#doses)", "cy"),
        ("$t_{1/2}$ and `a*b`", "`a*b` a $t_{1/2}$", "cy"),
        (r"$x_{\text{dose}}$", r"$x_{\text{dos}}$", "cy"),
        ("a[^1]\n\n[^1]: b", "c[^1]\n\n[^1]: d", "cy"),
        ("write to a@b.org", "ysgrifennwch at a@b.org", "cy"),
        ("- one\n- two", "- un\n- dau", "cy"),
        ("at 9.30 pm", "um 9.30 Uhr abends", "de"),
        ("at 9.30 pm", "9.30 مساءً", "ar"),
        ("at 9.30 pm", "9.30yh", "cy"),
        ("3/12/2026", "3. Dezember 2026", "de"),
        ("3/12/2026", "12/3/2026", "en-US"),
        ("March 5, 2026", "5 mars 2026", "fr"),
        ("20 degrees, 5 minutes", "20 °C, 5 Min.", "de"),
        ("10 tablets, 3 nights", "10 Tabletten, 3 Nächte", "de"),
        ("£9.90", "9,90 GBP", "de"),
        ("£9.90", "9,90 Pfund", "de"),
        ("1 in 200", "200人中有1人", "zh-Hans"),
        ("2 units every 3 days", "3 दिन में 2 यूनिट", "hi"),
        ("between 2 °C and 8 °C", "בין 2 °C ל-8 °C", "he"),
        ("keep at −1 °C", "שמרו ב-−1 °C", "he"),
        ("no more than 5", "höchstens 5", "de"),
        ("do not take it", "ולא לקחת", "he"),
        ("from the left", "من اليمين", "ar"),
        ("once you have left", "sobald Sie gegangen sind", "de"),
    ],
)
def test_what_a_language_writes_otherwise_is_no_fault(
    source: str, target: str, language: str
) -> None:
    assert codes(source, target, language) == []


@pytest.mark.parametrize(
    ("source", "target", "language", "code"),
    [
        ("Take 5 mg", "Cymerwch 50 mg", "cy", "changed-number"),
        ("Take 2.5 mg", "Nehmen Sie 2.5 mg", "de", "changed-number"),
        ("1.000 g", "1.000 g", "de", "changed-number"),
        ("5 of 6", "5 o", "cy", "changed-number"),
        ("two", "2", "cy", "changed-number"),
        ("at 5 pm", "um 18 Uhr", "de", "changed-number"),
        ("on 23 November", "am 23.12.", "de", "changed-number"),
        ("½ a tablet", "tabled", "cy", "changed-number"),
        ("−5 °C", "5 °C", "cy", "changed-number"),
        ("0113 496 0000", "0113 496 0001", "cy", "changed-number"),
        ("5 mg", "5 g", "cy", "changed-dose"),
        ("5 µg", "5 mg", "cy", "changed-dose"),
        ("5 mg", "5 г", "uk", "changed-dose"),
        ("5 mg.", "5.", "cy", "changed-dose"),
        ("2 mg and 3 ml", "2 ml a 3 mg", "cy", "changed-dose"),
        ("at 9.30 pm", "um 9.30 Uhr", "de", "changed-number"),
        ("on 3 December", "am 3. November", "de", "changed-number"),
        ("on 3 December 2026", "am 12.3.2026", "de", "changed-number"),
        ("on 2026-12-03", "2026年3月12日", "zh-Hans", "changed-number"),
        ("3 ml (300 units)", "300 ml (3 Einheiten)", "de", "changed-dose"),
        ("10 units", "10 ml", "de", "changed-dose"),
        ("8 °C", "8 °F", "de", "changed-dose"),
        ("for 3 hours", "für 3 Tage", "de", "changed-dose"),
        ("£9.90", "9,90 €", "de", "changed-dose"),
        ("1:10", "10:1", "de", "changed-number"),
        ("120/80 mmHg", "80/120 mmHg", "fr", "changed-number"),
        ("4–7 mmol/l", "7–4 mmol/l", "de", "changed-number"),
        ("at 14:15", "o 15.14", "pl", "changed-number"),
        ("1 in 200", "200 von 1", "de", "changed-number"),
        ("keep at −1 °C", "שמרו ב-1 °C", "he", "changed-number"),
        ("2 units every 3 days", "3 Einheiten alle 2 Tage", "de", "changed-dose"),
        ("5 mg, then 10 mg", "10 mg, dann 5 mg", "de", "changed-order"),
        ("do not take it", "nehmen Sie es", "de", "changed-meaning"),
        ("it isn't safe", "это безопасно", "uk", "changed-meaning"),
        ("twice a day", "dreimal täglich", "de", "changed-meaning"),
        ("the left arm", "der rechte Arm", "de", "changed-meaning"),
        ("fewer people", "mehr Menschen", "de", "changed-meaning"),
        ("before surgery", "ar ôl llawdriniaeth", "cy", "changed-meaning"),
        ("one [@a]", "un", "cy", "changed-markup"),
        ("one", "un [@a]", "cy", "changed-markup"),
        ("see [us](https://a.org)", "gweler [ni](https://b.org)", "cy", "changed-markup"),
        ("see <https://a.org>", "gweler", "cy", "changed-markup"),
        ("a@b.org", "a@c.org", "cy", "changed-markup"),
        ("$x^2$", "$x^3$", "cy", "changed-markup"),
        ("`rm`", "`mr`", "cy", "changed-markup"),
        ("a {name}", "a {enw}", "cy", "changed-markup"),
        ("a[^1]\n\n[^1]: b", "c[^1]\n\nd", "cy", "changed-markup"),
        ("**must**", "rhaid", "cy", "changed-emphasis"),
        ("*may*", "**gall**", "cy", "changed-emphasis"),
        ("- one\n- two", "un a dau", "cy", "changed-structure"),
        ("one\n\ntwo", "un dau", "cy", "changed-structure"),
        ("one", " un", "cy", "outer-space"),
        ("one", "un\u202etxt", "cy", "bidi-control"),
    ],
)
def test_what_must_be_the_same_is_a_fault_if_it_is_not(
    source: str, target: str, language: str, code: str
) -> None:
    assert code in codes(source, target, language)


@pytest.mark.parametrize(
    ("target", "language"),
    [("wcale", "pl"), ("deloc", "ro"), ("keinesfalls", "de"), ("nullement", "fr"),
     ("ніскільки", "uk"), ("geenszins", "nl"), ("dim o gwbl", "cy")],
)  # fmt: skip
def test_a_no_of_one_word_is_a_no(target: str, language: str) -> None:
    assert codes("not at all", target, language) == []


@pytest.mark.parametrize(
    ("comment", "flags"),
    [(f"Rounded.\n{OTHER_NUMBERS.title()}.", ()), ("", ("other-numbers",))],
)
def test_a_translator_may_mean_other_numbers(comment: str, flags: tuple[str, ...]) -> None:
    entry = Entry("a", "a score of 20", "eine 19", comment=comment, flags=flags)
    (fault,) = faults(entry, entry.source, WordsForm.TEXT, ("en", "de"))
    assert fault.severity is Severity.NOTE


def test_a_number_that_is_another_in_each_language_is_told_as_it_is_read() -> None:
    """Nobody could act on "1215.69 only in the source; 1215.69 only in the translation"."""
    entry = Entry("a", "1215.69", "1215.69")
    (fault,) = faults(entry, entry.source, WordsForm.TEXT, ("de", "en"))
    assert "1215.69 (read as 1215 and 69) only in the source" in fault.message
    assert "1215.69 (read as 1215.69) only in the translation" in fault.message


def test_a_line_without_markup_is_not_read_as_markup() -> None:
    assert codes("2*3*4 [@a]", "2*3*4 [@a]", words=WordsForm.LINE) == []
    assert codes("**a**", "a", words=WordsForm.LINE) == []


def test_a_formula_keeps_all_but_its_words() -> None:
    source = r"\frac{\text{dose}}{t}"
    assert codes(source, r"\frac{\text{dos}}{t}", words=WordsForm.FORMULA) == []
    assert codes(source, r"\frac{\text{dos}}{2}", words=WordsForm.FORMULA) == ["changed-markup"]


@settings(max_examples=tried(2000, 100), deadline=None)
@given(st.text(st.sampled_from(list("ab *_`$[]()^~@#:/.\\\n19<>{}")), max_size=40))
def test_the_pieces_of_any_text_are_the_text(text: str) -> None:
    for words in WordsForm:
        found = pieces(text, words)
        assert "".join(piece.text for piece in found) == text
        opened: list[int] = []
        for piece in found:
            if piece.pair and piece.begins:
                opened.append(piece.pair)
            elif piece.pair:
                assert opened.pop() == piece.pair
        assert not opened


@settings(max_examples=tried(1000, 20), deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_rules_take_any_text(source: str, target: str) -> None:
    for words in (WordsForm.LINE, WordsForm.TEXT):
        list(faults(Entry("a", source, target), source, words, ("en", "ar")))


@pytest.mark.parametrize("path", [ALL_BLOCKS, SHIPPED])
def test_a_text_is_a_good_translation_of_itself_into_a_like_language(path: object) -> None:
    for text in texts_in(path.read_text()):  # type: ignore[attr-defined]
        entry = Entry(text.id, text.source, text.source)
        found = [fault.message for fault in faults(entry, text.source, text.words, ("en", "en"))]
        assert found == []


RIGHT = """\
Date of birth: 03/04/1985|Geburtsdatum: 03.04.1985|de
CC BY 4.0|CC BY 4.0|de
Under CC BY-NC-SA 4.0.|Unter CC BY-NC-SA 4.0.|fr
The code is I48.0, see section 4.1.|Der Code ist I48.0, siehe Abschnitt 4.1.|de
Steps 4.1.2 and 4.1.3|Schritte 4.1.2 und 4.1.3|de
3 March 2025|03-03-2025|nl
3 March 2025|03.03.2025|pl
04/03/2025|04-03-2025|es
2024-06-01|01.06.2024|de
Open 9 am to 5.30 pm|09.00-17.30 arası açık|tr
Open 08.00-17.00|Geöffnet 08:00–17:00 Uhr|de
Mon-Fri 08:30-17:00|Mo–Fr 08.30-17.00 Uhr|de
Ring 0800 123 4567 (24 hours a day).|Rufen Sie 0800 123 4567 an, 24 Stunden am Tag.|de
Tel. 020 7946 0958 (9 am to 5 pm)|Tel. 020 7946 0958, von 9 bis 17 Uhr|de
On the 1st day take 2 tablets.|Nehmen Sie am 1. Tag 2 Tabletten ein.|de
the 31st of May|der 31. Mai|de
1st floor|1.ª planta|es
21st day|21. dzień|pl
10 St John's Street, London|St. John's Street 10, London|de
140/90 mmHg|140/90 mm Hg|fr
120/80 mmHg|120/80 ملم زئبق|ar
120/80 mmHg|120/80毫米汞柱|zh
Come at 5 pm.|请于下午5点来。|zh
Come at 5 pm.|午後5時にお越しください。|ja
Come at 5 pm.|Kom om 5 uur 's middags.|nl
Visiting hours: 2-5 pm|Besuchszeiten: 14–17 Uhr|de
from 2 to 5 pm|de 14 h à 17 h|fr
8am–8pm|8:00–20:00 Uhr|de
8am–8pm|de 8h00 à 20h00|fr
9am–5pm|9–17 Uhr|de
Open 10:00 to 16:00.|von 10 bis 16 Uhr|de
at 14:00|um 14 Uhr|de
at 7 o'clock in the evening|um 19 Uhr|de
at 2 in the afternoon|la ora 14|ro
5 mg to 10 mg|5–10 mg|de
Store at 2 °C to 8 °C.|Bei 2–8 °C lagern.|de
10 mls of syrup|10 ml Sirup|de
20 kgs|20 kg|de
5 cc|5 ml|de
10 international units|10 IE|de
It costs 5 pounds.|Es kostet 5 £.|de
10 units of insulin|10 IE Insulin|de
25 °C|25 °से|hi
25 °C|25° مئوية|ar
fever above 38 °C|febbre oltre i 38°|it
5 ml|৫ মি.লি.|bn
1.73 m2|1,73 m²|de
Vitamin B12 500 µg once daily|Einmal täglich 500 µg Vitamin B12|de
Coenzyme Q10 100 mg daily|Täglich 100 mg Coenzym Q10|de
–20 °C and –15 °C|−20 °C und −15 °C|de
¥500|￥500|zh
5-10 days|10-5 ימים|he
Do not drive.|গাড়ি চালাবেন না।|bn
You must not drive.|Rhaid i chi beidio â gyrru.|cy
Ward no. 5|Station Nr. 5|de
Do not drive until you feel safe.|Fahren Sie erst wieder Auto, wenn Sie sich sicher fühlen.|de
Do not take more than two tablets at once.|Nehmen Sie höchstens zwei Tabletten auf einmal.|de
If you are not sure|En cas de doute|fr
Not known|Fréquence indéterminée|fr
You will need at least one more visit.|al menos otra visita|es
3 or more glasses|Au moins 3 verres|fr
Less common|Più raro|it
Look after yourself.|Zorg goed voor uzelf.|nl
2 hours after the first dose|2 ore dalla prima dose|it
Take 2 tablets before bed.|po 2 tabletki na noc|pl
as soon as possible after you remember|cyn gynted â phosibl wedi i chi gofio|cy
Patients who have left hospital are entitled to transport.|tienen derecho a|es
Take 1 to 2 tablets, 3 times daily|3-mal täglich 1 bis 2 Tabletten|de
1 in 200 people|Cứ 200 người thì có 1 người|vi
Once your eye has healed, use drops two times a day.|usi le gocce due volte al giorno|it
"""
"""True translations that once were told: of each kind that translators of many languages wrote."""
WRONG = """\
Take 0.5 tablets.|Nehmen Sie 0.5 Tabletten.|de
The code is I48.0.|Der Code ist I48.1.|de
Section 4.1: take 1.5 ml|Abschnitt 4.1: 1.5 ml einnehmen|de
.5 mg|5 mg|de
15 mg/kg|15 mg/g|de
10 mg/ml|10 mg/l|de
1.25 mg|1.25 mg|de
Take 12 drops.|Tome dez gotas.|pt
You may take tablets.|Sie dürfen 5 Tabletten nehmen.|de
5 minutes|5 h|de
5 min|5 h|de
5 hours|5天|zh
> 5%|< 5 %|de
≥ 5%|≤ 5 %|de
5%|5 ‰|de
twice a day|viermal täglich|de
2 tablets|2 Milliliter|de
10 units|10 Tropfen|de
"""
"""Translations that would do harm, and of which nothing was told."""


@pytest.mark.parametrize("line", RIGHT.splitlines())
def test_a_true_translation_is_no_fault(line: str) -> None:
    source, target, language = line.split("|")
    assert codes(source, target, language) == []


@pytest.mark.parametrize("line", WRONG.splitlines())
def test_a_harmful_translation_is_told(line: str) -> None:
    source, target, language = line.split("|")
    assert codes(source, target, language) != []
