"""A translation names the same days of the week, in full or in short.

Each line is a text in English, a translation and its language.
"""

from __future__ import annotations

from irdocs.diagnostics import Severity
from support.translated import told_otherwise

SAME = """\
Come on Monday.|Kommen Sie am Montag.|de
Come on Saturday.|Kommen Sie am Sonnabend.|de
Open from Monday to Friday.|Geöffnet Mo–Fr.|de
Open from Monday to Friday.|Werktags geöffnet.|de
Open Mon–Fri.|Geöffnet von Montag bis Freitag.|de
Open Mon-Sat.|Montags bis samstags geöffnet.|de
Open on weekdays and on Saturday.|Montag bis Freitag und samstags geöffnet.|de
Monday evening|Montagabend|de
Come on Mondays.|Venez le lundi.|fr
Come on Wednesday.|Venga el miércoles.|es
Open from Monday to Friday.|Aberto de segunda a sexta-feira.|pt
Open from Monday to Friday.|Aberto de segunda a sexta.|pt
Come on Monday.|Venga lunedì.|it
Come on Wednesday.|Proszę przyjść w środę.|pl
Come on Friday.|Proszę przyjść w piątek.|pl
from Monday to Friday|od poniedziałku do piątku|pl
Come on Monday.|Dewch ddydd Llun.|cy
from Monday to Friday|o ddydd Llun i ddydd Gwener|cy
Monday night|nos Lun|cy
Come on Monday in three months.|Veniți luni, peste trei luni.|ro
Come on Monday.|Kom op maandag.|nl
Come on Monday.|تعال يوم الإثنين.|ar
from Monday to Friday|من الاثنين إلى الجمعة|ar
from Monday to Friday|پیر سے جمعہ تک|ur
on Monday, for a week|سوموار کو، ایک ہفتہ تک|ur
Come on Monday.|सोमवार को आएं।|hi
Come on Sunday.|इतवार को आएं।|hi
Come on Monday.|Pazartesi günü gelin.|tr
Come on Sunday.|Pazar günü gelin.|tr
Monday to Friday|Pazartesiden cumaya|tr
Come on Wednesday.|Приходьте в середу.|uk
Come on Friday.|Приходьте в п’ятницю.|uk
Monday to Friday|周一至周五|zh
three times a week, on Monday|每周三次，周一|zh
Monday to Friday|月曜日から金曜日まで|ja
Come on Monday.|Приходите в понедельник.|ru
"""
OTHER = """\
Come on Monday.|Kommen Sie am Dienstag.|de
Open from Monday to Friday.|Geöffnet von Montag bis Samstag.|de
Monday evening|Dienstagabend|de
Come on Monday.|Venez mardi.|fr
Come on Wednesday.|Venga el jueves.|es
Come on Monday.|Venha na terça-feira.|pt
Come on Monday.|Venga martedì.|it
from Monday to Friday|od poniedziałku do soboty|pl
Come on Monday.|Proszę przyjść we wtorek.|pl
Come on Monday.|Dewch ddydd Mawrth.|cy
from Monday to Friday|o ddydd Llun i ddydd Sadwrn|cy
Come on Monday.|Veniți marți.|ro
Come on Monday.|Kom op dinsdag.|nl
from Monday to Friday|من الاثنين إلى السبت|ar
Come on Monday.|تعال يوم الثلاثاء.|ar
Come on Monday.|منگل کو آئیں۔|ur
Come on Monday.|मंगलवार को आएं।|hi
Come on Monday.|Pazar günü gelin.|tr
Come on Friday.|Приходьте в суботу.|uk
Monday to Friday|星期一到星期六|zh
on Monday|星期二|zh
on Monday|火曜日に|ja
"""


def test_a_day_may_be_named_in_another_way() -> None:
    assert told_otherwise(SAME) == {}


def test_another_day_is_refused() -> None:
    assert told_otherwise(OTHER, ("changed-number", Severity.ERROR)) == {}
