"""A translation says the same of how often and how much: in numbers, in words, and in parts of one.

Each line is a text in English, a translation and its language.
"""

from __future__ import annotations

import pytest

from irdocs.diagnostics import Severity
from support.translated import told, told_otherwise

SAME = """\
Take it every 8 hours.|Nehmen Sie es alle 8 Stunden.|de
Take it every 8 hours.|Prenez-le toutes les 8 heures.|fr
Take it every 8 hours.|Tómelo cada 8 horas.|es
Take it every 8 hours.|Tome-o a cada 8 horas.|pt
Take it every 8 hours.|Tome-o de 8 em 8 horas.|pt
Take it every 8 hours.|Lo prenda ogni 8 ore.|it
Take it every 8 hours.|Zażywaj co 8 godzin.|pl
Take it every 8 hours.|Cymerwch ef bob 8 awr.|cy
Take it every 8 hours.|Luați-l la fiecare 8 ore.|ro
Take it every 8 hours.|تناوله كل 8 ساعات.|ar
Take it every 8 hours.|每8小时服用一次。|zh-Hans
Take it every 8 hours.|ہر 8 گھنٹے بعد لیں۔|ur
Take it every 8 hours.|हर 8 घंटे पर लें।|hi
Take it every 8 hours.|8 saatte bir alın.|tr
Take it every 8 hours.|Приймайте кожні 8 годин.|uk
Take it every eight hours.|Nehmen Sie es alle acht Stunden.|de
Take it every eight hours.|Prenez-le toutes les huit heures.|fr
Take it 4 times a day.|Nehmen Sie es 4-mal täglich.|de
Take it 4 times a day.|Nehmen Sie es 4x am Tag.|de
Take it 4 times a day.|Prenez-le 4 fois par jour.|fr
Take it 4 times a day.|Tómelo 4 veces al día.|es
Take it 4 times a day.|Tome 4 vezes ao dia.|pt
Take it 4 times a day.|Lo prenda 4 volte al giorno.|it
Take it 4 times a day.|Zażywaj 4 razy dziennie.|pl
Take it 4 times a day.|Cymerwch ef 4 gwaith y dydd.|cy
Take it 4 times a day.|Luați-l de 4 ori pe zi.|ro
Take it 4 times a day.|تناوله 4 مرات في اليوم.|ar
Take it 4 times a day.|每天服用4次。|zh-Hans
Take it 4 times a day.|دن میں 4 بار لیں۔|ur
Take it 4 times a day.|दिन में 4 बार लें।|hi
Take it 4 times a day.|Günde 4 kez alın.|tr
Take it 4 times a day.|Приймайте 4 рази на день.|uk
Take 3 doses a day.|Nehmen Sie 3 Dosen am Tag.|de
Take 3 doses a day.|Nehmen Sie täglich 3 Dosen.|de
Take 2 tablets every 2 days.|Nehmen Sie alle 2 Tage 2 Tabletten.|de
Take 2 tablets every 8 hours, 3 times a day.|Alle 8 Stunden 2 Tabletten, 3-mal am Tag.|de
Take it 2 times every 3 days.|Przyjmuj 2 razy co 3 dni.|pl
Take 2 tablets 3 times a day.|Nehmen Sie 3-mal am Tag 2 Tabletten.|de
Take 2 tablets 3 times a day.|Prenez 2 comprimés 3 fois par jour.|fr
Take 2 tablets 3 times a day.|每天3次，每次2片。|zh-Hans
Take 2 tablets 3 times a day.|3 kez 2 tablet alın.|tr
Take one tablet twice a day.|Nehmen Sie morgens und abends eine Tablette.|de
Take one tablet twice a day.|Nehmen Sie zweimal täglich eine Tablette.|de
Take one tablet twice a day.|Prenez un comprimé matin et soir.|fr
Take one tablet twice a day.|Prenez un comprimé deux fois par jour.|fr
Take one tablet twice a day.|Tome un comprimido dos veces al día.|es
Take one tablet twice a day.|Tome um comprimido duas vezes por dia.|pt
Take one tablet twice a day.|Prenda una compressa due volte al giorno.|it
Take one tablet twice a day.|Przyjmuj jedną tabletkę dwukrotnie w ciągu dnia.|pl
Take one tablet twice a day.|Cymerwch un dabled ddwywaith y dydd.|cy
Take one tablet twice a day.|Luați un comprimat de două ori pe zi.|ro
Take one tablet twice a day.|تناول قرصًا مرتين يوميًا.|ar
Take one tablet twice a day.|每日两次，每次一片。|zh-Hans
Take one tablet twice a day.|دن میں دو بار ایک گولی لیں۔|ur
Take one tablet twice a day.|दिन में दो बार एक गोली लें।|hi
Take one tablet twice a day.|Günde iki kez bir tablet alın.|tr
Take one tablet twice a day.|Приймайте по одній таблетці двічі на день.|uk
It is 4 times more likely after 4 hours.|Es ist nach 4 Stunden 4-mal wahrscheinlicher.|de
Ring us at any time, every day.|Rufen Sie jederzeit an, jeden Tag.|de
"""
"""True translations."""
OTHER = """\
Take it every 8 hours.|Nehmen Sie es 8-mal täglich.|de
Take it every eight hours.|Nehmen Sie es acht Mal am Tag.|de
Take it every 8 hours.|Prenez-le 8 fois par jour.|fr
Take it every 8 hours.|Tómelo 8 veces al día.|es
Take it every 8 hours.|Tome 8 vezes ao dia.|pt
Take it every 8 hours.|Lo prenda 8 volte al giorno.|it
Take it every 8 hours.|Zażywaj 8 razy dziennie.|pl
Take it every 8 hours.|Cymerwch ef 8 gwaith y dydd.|cy
Take it every 8 hours.|Luați-l de 8 ori pe zi.|ro
Take it every 8 hours.|تناوله 8 مرات في اليوم.|ar
Take it every 8 hours.|每天服用8次。|zh-Hans
Take it every 8 hours.|دن میں 8 بار لیں۔|ur
Take it every 8 hours.|दिन में 8 बार लें।|hi
Take it every 8 hours.|Günde 8 kez alın.|tr
Take it every 8 hours.|Приймайте 8 разів на день.|uk
Take it 4 times a day.|Nehmen Sie es alle 4 Tage.|de
Take it 4 times a day.|Nehmen Sie es alle 4 Stunden.|de
Take it four times a day.|Nehmen Sie es alle vier Stunden.|de
Take it 4 times a day.|Prenez-le toutes les 4 heures.|fr
Take it 4 times a day.|Zażywaj co 4 godziny.|pl
Take it 4 times a day.|Cymerwch ef bob 4 awr.|cy
Take it 4 times a day.|每4小时服用一次。|zh-Hans
Take 3 doses a day.|Nehmen Sie alle 3 Stunden eine Dosis.|de
Take 3 doses a day.|Tome una dosis cada 3 horas.|es
Take 2 tablets 3 times a day.|Nehmen Sie 3 Tabletten 2-mal am Tag.|de
Take 2 tablets 3 times a day.|Prenez 3 comprimés 2 fois par jour.|fr
Take 2 tablets 3 times a day.|Przyjmuj 3 tabletki 2 razy dziennie.|pl
Take 2 tablets 3 times a day.|Cymerwch 3 tabled 2 waith y dydd.|cy
Take 2 tablets 3 times a day.|每天2次，每次3片。|zh-Hans
Take 2 tablets 3 times a day.|تناول 3 أقراص 2 مرات يوميا.|ar
"""
"""How often and how much are exchanged, though each number is there."""
LEFT_OUT = """\
Take one tablet twice a day.|Nehmen Sie eine Tablette.|de
Take one tablet twice a day.|Nehmen Sie täglich eine Tablette.|de
Take one tablet twice a day.|Prenez un comprimé.|fr
Take one tablet twice a day.|Tome un comprimido.|es
Take one tablet twice a day.|Przyjmuj jedną tabletkę dziennie.|pl
Take one tablet twice a day.|Cymerwch un dabled.|cy
Take one tablet three times a day.|每日一片。|zh-Hans
"""
"""What says how often is lost, as far as the words of the language are known."""
SAME_COUNT = """\
Take two tablets.|Nehmen Sie zwei Tabletten.|de
Take two tablets.|Prenez deux comprimés.|fr
Take two tablets.|Tome dos comprimidos.|es
Take two tablets.|Tome dois comprimidos.|pt
Take two tablets.|Prenda due compresse.|it
Take two tablets.|Przyjmij dwie tabletki.|pl
Take two tablets.|Cymerwch ddwy dabled.|cy
Take two tablets.|Luați două comprimate.|ro
Take two tablets.|تناول قرصين.|ar
Take two tablets.|服用两片。|zh-Hans
Take two tablets.|دو گولیاں لیں۔|ur
Take two tablets.|दो गोलियाँ लें।|hi
Take two tablets.|İki tablet alın.|tr
Take two tablets.|Прийміть дві таблетки.|uk
Take the two tablets together.|Nehmen Sie beide Tabletten zusammen.|de
Take the two tablets together.|Prenda entrambe le compresse insieme.|it
Take half a tablet.|Nehmen Sie eine halbe Tablette.|de
Take half a tablet.|Prenez un demi-comprimé.|fr
Take half a tablet.|Prenez la moitié d’un comprimé.|fr
Take half a tablet.|Tome medio comprimido.|es
Take half a tablet.|Tome meio comprimido.|pt
Take half a tablet.|Prenda mezza compressa.|it
Take half a tablet.|Przyjmij pół tabletki.|pl
Take half a tablet.|Cymerwch hanner tabled.|cy
Take half a tablet.|Luați jumătate de comprimat.|ro
Take half a tablet.|تناول نصف قرص.|ar
Take half a tablet.|服用半片。|zh-Hans
Take half a tablet.|آدھی گولی لیں۔|ur
Take half a tablet.|आधी गोली लें।|hi
Take half a tablet.|Yarım tablet alın.|tr
Take half a tablet.|Прийміть пів таблетки.|uk
Take a quarter of a tablet.|Nehmen Sie eine Vierteltablette.|de
Take a quarter of a tablet.|Prenez un quart de comprimé.|fr
Take a quarter of a tablet.|Przyjmij ćwierć tabletki.|pl
Take one and a half tablets.|Nehmen Sie anderthalb Tabletten.|de
Take one and a half tablets.|Prenez un comprimé et demi.|fr
Take one and a half tablets.|Przyjmij półtorej tabletki.|pl
Take one and a half tablets.|服用一片半。|zh-Hans
It takes two and a half hours.|Es dauert zweieinhalb Stunden.|de
It takes three quarters of an hour.|Es dauert eine Dreiviertelstunde.|de
It takes half an hour.|Es dauert dreißig Minuten.|de
Come at half past seven in the morning.|Kommen Sie morgens um halb acht.|de
Come at half past seven.|Venga a las siete y media.|es
Come at half past seven.|Приходьте о пів на восьму.|uk
Come at a quarter to eight.|Kommen Sie um Viertel vor acht.|de
Come back in eight weeks.|Kommen Sie in zwei Monaten wieder.|de
Come back in two weeks.|Revenez dans quinze jours.|fr
Come back in a week.|Revenez dans huit jours.|fr
It lasts twenty-four hours.|Es dauert einen Tag.|de
A couple of days|Zwei Tage|de
Two thirds of people|Zwei Drittel der Menschen|de
Two thirds of people|Deux tiers des gens|fr
Two thirds of people|Dwie trzecie osób|pl
One in three people|Una de cada tres personas|es
If you are pregnant, take two tablets.|Se sei incinta, prendi due compresse.|it
A new scan is needed in two days.|É preciso um novo exame em dois dias.|pt
Use a new needle for two doses.|Utilisez une aiguille neuve pour deux doses.|fr
One of the two nurses|Eine der beiden Pflegekräfte|de
One in the morning and one at night|Morgens und abends je eine|de
Take two or three tablets.|Nehmen Sie zwei bis drei Tabletten.|de
Halve the tablet.|Teilen Sie die Tablette in zwei Hälften.|de
Cut the tablet in half.|Coupez le comprimé en deux.|fr
Cut the tablet in half.|Divida la compressa in due.|it
Cut the tablet in half.|Przełam tabletkę na pół.|pl
Cut the tablet in half.|Torrwch y dabled yn ei hanner.|cy
"""
OTHER_COUNT = """\
Take two tablets.|Nehmen Sie drei Tabletten.|de
Take two tablets.|Prenez trois comprimés.|fr
Take two tablets.|Tome tres comprimidos.|es
Take two tablets.|Tome três comprimidos.|pt
Take two tablets.|Prenda tre compresse.|it
Take two tablets.|Przyjmij trzy tabletki.|pl
Take two tablets.|Cymerwch dair tabled.|cy
Take two tablets.|Luați trei comprimate.|ro
Take two tablets.|تناول ثلاثة أقراص.|ar
Take two tablets.|服用三片。|zh-Hans
Take two tablets.|تین گولیاں لیں۔|ur
Take two tablets.|तीन गोलियाँ लें।|hi
Take two tablets.|Üç tablet alın.|tr
Take two tablets.|Прийміть три таблетки.|uk
Take ten tablets.|Nehmen Sie zwölf Tabletten.|de
Take one tablet.|Nehmen Sie zwei Tabletten.|de
Take one tablet.|Prenez deux comprimés.|fr
Take one tablet.|Cymerwch ddwy dabled.|cy
Take one tablet.|服用两片。|zh-Hans
Take half a tablet.|Nehmen Sie anderthalb Tabletten.|de
Take half a tablet.|Nehmen Sie eine Vierteltablette.|de
Take half a tablet.|Prenez un comprimé et demi.|fr
Take half a tablet.|Tome un cuarto de comprimido.|es
Take half a tablet.|Przyjmij ćwierć tabletki.|pl
Take half a tablet.|Cymerwch chwarter tabled.|cy
Take half a tablet.|تناول ربع قرص.|ar
Take half a tablet.|服用一片半。|zh-Hans
Take a quarter of a tablet.|Nehmen Sie ein Drittel der Tablette.|de
Take one and a half tablets.|Nehmen Sie eine halbe Tablette.|de
"""
LOST_COUNT = """\
Take two tablets.|Nehmen Sie eine Tablette.|de
Take two tablets.|Prenez un comprimé.|fr
Take half a tablet.|Nehmen Sie eine Tablette.|de
Take half a tablet.|Prenez un comprimé.|fr
Take half a tablet.|Przyjmij tabletkę.|pl
Wait three days.|Warten Sie vier Tage.|de
"""


def test_a_small_number_may_be_said_in_another_way() -> None:
    assert told_otherwise(SAME_COUNT) == {}


def test_another_number_of_doses_in_words_is_refused() -> None:
    assert told_otherwise(OTHER_COUNT, ("changed-dose", Severity.ERROR)) == {}


def test_a_small_number_that_may_be_lost_is_a_warning() -> None:
    assert told_otherwise(LOST_COUNT, ("changed-meaning", Severity.WARNING)) == {}


def test_how_often_and_how_much_may_be_said_in_another_way() -> None:
    assert told_otherwise(SAME) == {}


@pytest.mark.parametrize("line", OTHER.splitlines())
def test_a_number_that_says_something_else_is_refused(line: str) -> None:
    fault = told(line)[0]
    assert (fault.code, fault.severity) == ("changed-dose", Severity.ERROR)


def test_how_often_that_is_left_out_is_a_warning() -> None:
    assert told_otherwise(LEFT_OUT, ("changed-meaning", Severity.WARNING)) == {}
