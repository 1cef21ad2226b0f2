"""A translation says the same of each number: its unit, its sign, its time, how often and how long.

Each line is a text in English, a translation and its language.
"""

from __future__ import annotations

import pytest

from irdocs.content.words import WordsForm
from irdocs.diagnostics import Severity
from irdocs.translation.catalogue import Entry
from irdocs.translation.rules import TranslationFault, faults


def told(line: str) -> list[TranslationFault]:
    """Return what is wrong with a translation from English."""
    source, target, language = line.split("|")
    entry = Entry("a.text", source, target)
    return list(faults(entry, source, WordsForm.TEXT, ("en-GB", language)))


SAME_TIME = """\
7pm|7 yr hwyr|cy
7pm|19:00|cy
7pm|godz. 19|pl
19:00|7 yr hwyr|cy
19:00|7pm|cy
19:00|7 مساءً|ar
7.30pm|19.30|cy
7.30pm|7.30yh|cy
7.30 pm|19:30|fr
7.30 pm|19 h 30|fr
7.30 pm|19h30|fr
7 pm|下午7点|zh-Hans
7 pm|晚上7点|zh-Hans
7 pm|شام 7 بجے|ur
7 pm|7 wieczorem|pl
7 am|7 rano|pl
7 am|o 7.00 rano|pl
7 am|7 r.n.|ga
7 pm|7 i.n.|ga
7 pm|7 tráthnóna|ga
9am to 5pm|9yb i 5yp|cy
9am–5pm|上午9点至下午5点|zh-Hans
9am–5pm|午前9時から午後5時まで|ja
9am–5pm|9時～17時|ja
noon|12:00|de
midnight|24 Uhr|de
12 noon|12 w południe|pl
12 noon|południe|pl
12 midnight|hanner nos|cy
midday|hanner dydd|cy
Take 2 in the morning and 4 at night|Cymerwch 2 yn y bore a 4 gyda'r nos|cy
Take 2 in the morning and 4 at night|2 rano i 4 wieczorem|pl
Take 1 in the morning, 1 at night|1 matin et 1 soir|fr
Take 4 at night|4 abends|de
from 8 in the morning to 8 in the evening|de 8 h du matin à 8 h du soir|fr
from 8am to 8pm|od 8 rano do 8 wieczorem|pl
from 8am to 8pm|من 8 صباحا إلى 8 مساء|ar
from 8am to 8pm|صبح 8 سے شام 8 بجے تک|ur
from 8am to 8pm|सुबह 8 बजे से रात 8 बजे तक|hi
Ring 24 hours a day|24 awr y dydd|cy
at 3pm|в 3 часа дня|ru
Call us between 9am and 5pm, Monday to Friday|Ffoniwch ni rhwng 9am a 5pm, dydd Llun i ddydd Gwener|cy
7am|7am|cy
Do not eat after midnight|Peidiwch â bwyta ar ôl hanner nos|cy
"""
OTHER_TIME = """\
7am|7pm|cy
7am|7yh|cy
7am|7 yr hwyr|cy
7am|19:00|pl
7 am|godz. 19|pl
7 am|7 wieczorem|pl
7 am|7 مساءً|ar
7 am|7 Uhr abends|de
7 pm|7 Uhr morgens|de
7 pm|7 yn y bore|cy
7 pm|7 صباحا|ar
7 pm|صبح 7 بجے|ur
7 pm|7 r.n.|ga
7 pm|7 ar maidin|ga
7am|晚上7点|zh-Hans
7am|午後7時|ja
7pm|午前7時|ja
7.30 pm|7h30 du matin|fr
19:00|7 yn y bore|cy
3 pm|3 w nocy|pl
noon|canol nos|cy
12 noon|minuit|fr
9am to 9pm|9yh i 9yh|cy
"""


@pytest.mark.parametrize("line", SAME_TIME.splitlines())
def test_a_time_may_be_said_in_another_way(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize("line", OTHER_TIME.splitlines())
def test_another_time_is_refused(line: str) -> None:
    (fault,) = told(line)
    assert (fault.code, fault.severity) == ("changed-number", Severity.ERROR)
