"""A translation says the same of each number: its unit, its sign, its time, how often and how long.

Each line is a text in English, a translation and its language.
"""

from __future__ import annotations

from irdocs.diagnostics import Severity
from support.translated import told_otherwise

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
Call between 9am and 5pm, Monday to Friday|Ffoniwch rhwng 9am a 5pm, dydd Llun i ddydd Gwener|cy
7am|7am|cy
Do not eat after midnight|Peidiwch â bwyta ar ôl hanner nos|cy
Take it at 8 am and 10 pm|Nehmen Sie es morgens um 8 und abends um 10 Uhr|de
Take it at 8 am and 10 pm|Nehmen Sie es um 8 Uhr morgens und um 10 Uhr abends|de
Take it at 8 am and 10 pm|Zażywaj o 8 rano i o 10 wieczorem|pl
Take it at 8 am and 10 pm|Prenez-le le matin à 8 h et le soir à 10 h|fr
Take it at 8 am, 2 pm and 10 pm|Morgens um 8, nachmittags um 2 und abends um 10 Uhr|de
Take 5 mg in the morning and 5 mg at night.|Nehmen Sie morgens und abends 5 mg.|de
Take 5 mg in the morning and 5 mg at night.|Nehmen Sie morgens 5 mg und abends 5 mg.|de
Take 5 mg in the morning and 5 mg at night.|Prenez 5 mg matin et soir.|fr
Take 5 mg in the morning and 5 mg at night.|Tome 5 mg por la mañana y por la noche.|es
Take 5 mg in the morning and 5 mg at night.|Tome 5 mg mañana y noche.|es
Take 5 mg in the morning and 5 mg at night.|Tome 5 mg de manhã e à noite.|pt
Take 5 mg in the morning and 5 mg at night.|Prenda 5 mg mattina e sera.|it
Take 5 mg in the morning and 5 mg at night.|Zażywaj 5 mg rano i wieczorem.|pl
Take 5 mg in the morning and 5 mg at night.|Cymerwch 5 mg yn y bore a gyda'r nos.|cy
Take 5 mg in the morning and 5 mg at night.|Luați 5 mg dimineața și seara.|ro
Take 5 mg in the morning and 5 mg at night.|تناول 5 ملغ صباحًا ومساءً.|ar
Take 5 mg in the morning and 5 mg at night.|صبح اور رات 5 ملی گرام لیں۔|ur
Take 5 mg in the morning and 5 mg at night.|सुबह और रात 5 मि.ग्रा. लें।|hi
Take 5 mg in the morning and 5 mg at night.|早晚各服5毫克。|zh-Hans
Take 5 mg in the morning and 5 mg at night.|Sabah ve gece 5 mg alın.|tr
Take 5 mg in the morning and 5 mg at night.|Приймайте 5 мг вранці та ввечері.|uk
Take 5 mg in the morning and evening.|Nehmen Sie morgens 5 mg und abends 5 mg.|de
Take 5 mg at 8 am and 5 mg at 8 pm.|Nehmen Sie 5 mg um 8 und um 20 Uhr.|de
every 8 hours|de 8 em 8 horas|pt
every 8 hours|de 8/8 horas|pt-BR
"""
LOST_DOSE = """\
Take 5 mg in the morning and 5 mg at night.|Nehmen Sie morgens 5 mg.|de
Take 5 mg in the morning and 5 mg at night.|Nehmen Sie 5 mg.|de
Take 5 mg in the morning and 5 mg at night.|Nehmen Sie abends 5 mg.|de
Take 5 mg in the morning and 5 mg at night.|Prenez 5 mg le matin.|fr
Take 5 mg in the morning and 5 mg at night.|Tome 5 mg por la noche.|es
Take 5 mg in the morning and 5 mg at night.|Zażywaj 5 mg rano.|pl
Take 5 mg in the morning and 5 mg at night.|Cymerwch 5 mg yn y bore.|cy
Take 5 mg in the morning and 5 mg at night.|تناول 5 ملغ صباحًا.|ar
Take 5 mg in the morning and 5 mg at night.|صبح 5 ملی گرام لیں۔|ur
Take 5 mg in the morning and 5 mg at night.|早上服5毫克。|zh-Hans
Take 5 mg in the morning.|Nehmen Sie morgens 5 mg und abends 5 mg.|de
Take 5 mg in the morning and 10 mg at night.|Nehmen Sie morgens und abends 5 mg.|de
Take 2 in the morning and 2 at night.|2 rano|pl
every 8 hours|de 8 em 12 horas|pt
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


def test_a_time_may_be_said_in_another_way() -> None:
    assert told_otherwise(SAME_TIME) == {}


def test_a_dose_that_is_lost_at_one_time_of_the_day_is_refused() -> None:
    assert told_otherwise(LOST_DOSE, ("changed-number", Severity.ERROR)) == {}


def test_another_time_is_refused() -> None:
    assert told_otherwise(OTHER_TIME, ("changed-number", Severity.ERROR)) == {}


SAME = """\
twice a day|dwywaith y dydd|cy
twice a day|dwa razy dziennie|pl
twice a day|مرتين يوميا|ar
twice a day|مرتين في اليوم|ar
twice a day|دن میں دو بار|ur
twice a day|deux fois par jour|fr
twice a day|zweimal täglich|de
twice a day|faoi dhó sa lá|ga
twice a day|每天两次|zh-Hans
twice a day|每日两次|zh-Hans
twice a day|一日二回|ja
once a week|unwaith yr wythnos|cy
once a week|raz w tygodniu|pl
once a week|مرة في الأسبوع|ar
once a week|مرة واحدة أسبوعيا|ar
once a week|ہفتے میں ایک بار|ur
once a week|une fois par semaine|fr
once a week|einmal pro Woche|de
once a week|einmal wöchentlich|de
once a week|uair sa tseachtain|ga
once a week|每周一次|zh-Hans
once a week|週に一回|ja
every day|bob dydd|cy
every day|codziennie|pl
every day|tous les jours|fr
daily|bob dydd|cy
weekly|bob wythnos|cy
every 8 hours|bob 8 awr|cy
every 8 hours|co 8 godzin|pl
every 8 hours|كل 8 ساعات|ar
every 8 hours|ہر 8 گھنٹے|ur
every 8 hours|toutes les 8 heures|fr
every 8 hours|alle 8 Stunden|de
every 8 hours|gach 8 n-uaire|ga
every 8 hours|每8小时|zh-Hans
every 8 hours|8時間ごとに|ja
for 2 weeks|am 2 wythnos|cy
for 2 weeks|przez 2 tygodnie|pl
for two weeks|am bythefnos|cy
for a fortnight|pendant quinze jours|fr
six months|ein halbes Jahr|de
six months|pół roku|pl
once every six months|raz na pół roku|pl
in March, for a week|ym mis Mawrth, am wythnos|cy
on Monday for two weeks|ddydd Llun am bythefnos|cy
5%|5 %|fr
5%|5 y cant|cy
5%|5 procent|pl
12% of people|12 y cant o bobl|cy
12% of people|%12|tr
12% of people|百分之12的人|zh-Hans
12% of people|12 فیصد لوگ|ur
12% of people|12 في المئة من الناس|ar
12% of people|boqolkiiba 12 dadka|so
between 5% and 10%|rhwng 5 a 10%|cy
between 5% and 10%|entre 5 et 10 %|fr
5%, 10% or 20%|5, 10 oder 20 %|de
5–10%|5–10 %|de
12% and 15%|12 a 15 y cant|cy
100 mg/kg|100 mg/kg|cy
10 mg/kg|10 mg pro Kilogramm|de
10 mg/kg|10 mg na kilogram masy ciała|pl
10 mg/kg|10 mg fesul cilogram|cy
10 mg/kg|10 mg par kilo|fr
10 mg/kg|10 мг/кг|uk
10 mg per kilogram|10 mg/kg|cy
5 mmol/l|5 ммоль/л|uk
5 mmol/L|5 mmol/l|de
100 ml/h|100 ml yr awr|cy
100 ml/hour|100 ml/h|de
2 litres a day|2 litr y dydd|cy
½ tablet|½ tabled|cy
½ a tablet|½ tabletki|pl
5 mg|5 مجم|ar
5 mg|5 ملليجرام|ar
5 mg|5 ملی گرام|ur
5 mg|5 миллиграммов|ru
5 mg tablets|tabletki 5 mg|pl
5 mg|5 filigram|cy
5 mg|5 o filigramau|cy
5 ml|5 o fililitrau|cy
a 10 cm cut|toriad 10 cm|cy
a 10 cm cut|ein 10 Zentimeter langer Schnitt|de
a 5 ml spoon|llwy 5 ml|cy
a 5 ml spoon|łyżka o pojemności 5 ml|pl
38 °C|38 stopni|pl
38 °C|38 gradd Celsius|cy
38 °C|38 درجة مئوية|ar
38 °C|38 ڈگری سینٹی گریڈ|ur
38 °C|38 ℃|zh-Hans
38 °C|38度|ja
38 °C|38 degrés|fr
£5|5 £|fr
£5|5 livres|fr
£5|5 livres sterling|fr
£5|5 funtów|pl
£5|5 punt|cy
£5|5 o bunnoedd|cy
£5|5 bunt|cy
£5|5 جنيهات إسترلينية|ar
£5|5 پاؤنڈ|ur
£5|5英镑|zh-Hans
£5|5ポンド|ja
£5 million|5 miliwn o bunnoedd|cy
£5|£5|ga
≥ 5|≥5|de
≥ 65 years|65 lat i więcej|pl
≥ 65 years|o leiaf 65 oed|cy
aged 65+|≥ 65 oed|cy
aged 65+|65 oed neu hŷn|cy
aged 65+|ab 65 Jahren|de
at least 5|≥ 5|de
about 5|≈ 5|de
~5|≈ 5|de
<5%|weniger als 5 %|de
< 5 mg|llai na 5 mg|cy
more than 5|> 5|pl
5 or more|≥ 5|de
± 5|plus/minus 5|de
20 mg daily for 2 weeks|20 mg bob dydd am 2 wythnos|cy
10 units of insulin|10 uned o inswlin|cy
10 units of insulin|10 jednostek insuliny|pl
blood pressure 120/80 mmHg|ciśnienie 120/80 mmHg|pl
1 in 10 (10%)|1 z 10 (10%)|pl
5 mg in the morning and 10 mg at night|5 mg rano i 10 mg wieczorem|pl
5 mg, 10 mg or 15 mg|5, 10 neu 15 mg|cy
24-hour helpline|Llinell gymorth 24 awr|cy
Open 24 hours a day, 7 days a week|Ar agor 24 awr y dydd, 7 diwrnod yr wythnos|cy
Open 24 hours a day, 7 days a week|Czynne całą dobę, 24 godziny, 7 dni w tygodniu|pl
after 3 to 5 days|ar ôl 3 i 5 diwrnod|cy
a year or two|rok lub dwa|pl
once a year|unwaith y flwyddyn|cy
once a month|unwaith y mis|cy
once a month|raz w miesiącu|pl
once a month|每月一次|zh-Hans
5 minutes a day|5 munud y dydd|cy
Wait 10 minutes|10 分待つ|ja
pain ≥ 5|ból 5 lub więcej|pl
pain ≥ 5|poen 5 neu fwy|cy
≥ 5 people|o leiaf 5 o bobl|cy
5 people or fewer|≤ 5 osób|pl
12% of people|12% o bobl|cy
99% of cases|99%의 경우|ko
10+ years|10 岁及以上|zh-Hans
It takes time: 5 hours|Mae'n cymryd amser: 5 awr|cy
twelve months|un an|fr
half a year|sześć miesięcy|pl
in a week|in acht Tagen|de
half an hour|trzydzieści minut|pl
a quarter of an hour|fünfzehn Minuten|de
three times a day|trzy razy dziennie|pl
three times a day|teirgwaith y dydd|cy
take it at the same time every day|immer zur gleichen Stunde nehmen|de
the ward opens on weekdays|mae'r ward ar agor ar ddyddiau'r wythnos|cy
"""
SENTENCES = """\
three times a day at 7 am, noon and 7 pm|teirgwaith y dydd am 7 y bore, hanner dydd a 7 yr hwyr|cy
Open 24 hours a day, 7 days a week|Ar agor 24 awr y dydd, 7 diwrnod yr wythnos|cy
Open 24 hours a day, 7 days a week|24小时开放，每周7天|zh-Hans
Open 24 hours a day, 7 days a week|24時間、週7日営業|ja
Open 24 hours a day, 7 days a week|Rund um die Uhr, 24 Stunden, 7 Tage die Woche|de
Exercise for 30 minutes a day, 5 days a week|Ćwicz 30 minut dziennie, 5 dni w tygodniu|pl
Exercise for 30 minutes a day, 5 days a week|مارس الرياضة 30 دقيقة يوميًا، 5 أيام في الأسبوع|ar
Exercise for 30 minutes a day, 5 days a week|每周5天，每天锻炼30分钟|zh-Hans
Exercise for 30 minutes a day, 5 days a week|週5日、1日30分運動する|ja
Exercise for 30 minutes a day, 5 days a week|ہفتے میں 5 دن، روزانہ 30 منٹ ورزش کریں|ur
Exercise for 30 minutes a day, 5 days a week|सप्ताह में 5 दिन, रोज़ 30 मिनट व्यायाम करें|hi
One week before: stop. One day before: fast.|Wythnos cyn: stopio. Diwrnod cyn: ymprydio.|cy
The day after, and each day for a week|Y diwrnod wedyn, a phob dydd am wythnos|cy
Within a month of the day of your operation|O fewn mis i ddiwrnod eich llawdriniaeth|cy
in the last 12 months|yn y 12 mis diwethaf|cy
in the last year|yn y flwyddyn ddiwethaf|cy
no more than 5|≤ 5|pl
between 1 g and 5 g|1 g ~ 5 g|ko
5 to 10 days|5～10日間|ja
About 12% of people have pain for more than 6 weeks.|约12%的人疼痛超过6周。|zh-Hans
About 12% of people have pain for more than 6 weeks.|約12％の人で6週間以上痛みが続きます。|ja
A temperature of 38 °C or more|Tymheredd o 38 °C neu fwy|cy
A temperature of 38 °C or more|Temperatura 38°C lub wyższa|pl
A temperature of 38 °C or more|Fieber von 38 Grad oder mehr|de
A temperature of 38 °C or more|38 °C of hoger|nl
A temperature of 38 °C or more|حرارة 38 درجة أو أكثر|ar
A temperature of 38 °C or more|体温38度以上|ja
Drink 1.5 to 2 litres a day|Yfwch 1.5 i 2 litr y dydd|cy
Drink 1.5 to 2 litres a day|Pij 1,5–2 litry dziennie|pl
Drink 1.5 to 2 litres a day|Trinken Sie 1,5 bis 2 l am Tag|de
Drink 1.5 to 2 litres a day|اشرب من 1.5 إلى 2 لتر يوميا|ar
The scan takes about an hour and costs £250.|Mae'r sgan yn cymryd tua awr ac yn costio £250.|cy
The scan takes about an hour and costs £250.|Badanie trwa około godziny i kosztuje 250 funtów.|pl
Parking is £2.50 for 3 hours|Parcio: £2.50 am 3 awr|cy
Parking is £2.50 for 3 hours|Le parking coûte 2,50 £ pour 3 heures|fr
Radiation: 2 mSv, about 1 year of background|Ymbelydredd: 2 mSv, tua 1 flwyddyn o gefndir|cy
Lose 5–10% of your weight over 6 months|Collwch 5–10% o'ch pwysau dros 6 mis|cy
Lose 5–10% of your weight over 6 months|6 महीनों में अपने वज़न का 5–10% कम करें|hi
Blood sugar 4–7 mmol/l before meals|Siwgr gwaed 4–7 mmol/l cyn prydau|cy
Blood sugar 4–7 mmol/l before meals|سكر الدم 4–7 مليمول/لتر قبل الوجبات|ar
eGFR < 30 ml/min/1.73 m²|eGFR < 30 ml/min/1,73 m²|de
eGFR < 30 ml/min/1.73 m²|eGFR < 30 ml/munud/1.73 m²|cy
Haemoglobin 120 g/l|Hemoglobina 120 g/l|pl
Haemoglobin 120 g/L|Hémoglobine 120 g/L|fr
platelets ≥ 50 × 10⁹/L|płytki ≥ 50 × 10⁹/l|pl
Weigh yourself once a week, on the same day|Waż się raz w tygodniu, tego samego dnia|pl
Take it every other day|Cymerwch bob yn ail ddiwrnod|cy
Take it every other day|Co drugi dzień|pl
Take it every other day|un jour sur deux|fr
Take it every other day|Ogni due giorni|it
Change the dressing daily for the first week|Newidiwch y gorchudd bob dydd am yr wythnos gyntaf|cy
A 5-year-old child|Plentyn 5 oed|cy
Children aged 5 to 11 years|Plant 5 i 11 oed|cy
Children aged 5 to 11 years|Dzieci w wieku od 5 do 11 lat|pl
adults over 65|oedolion dros 65 oed|cy
5 mg (one tablet) at 8 am and 8 pm|5 mg (un dabled) am 8 y bore ac 8 yr hwyr|cy
5 mg (one tablet) at 8 am and 8 pm|5 mg (jedna tabletka) o 8 rano i o 20|pl
5 mg (one tablet) at 8 am and 8 pm|5 ملغ (حبة واحدة) الساعة 8 صباحًا و8 مساءً|ar
5 mg (one tablet) at 8 am and 8 pm|5 mg (un comprimé) à 8 h et à 20 h|fr
5 mg (one tablet) at 8 am and 8 pm|5 мг (одна таблетка) о 8 ранку та 8 вечора|uk
5 mg (one tablet) at 8 am and 8 pm|صبح 8 بجے اور رات 8 بجے 5 ملی گرام (ایک گولی)|ur
Come back in a fortnight|Dewch yn ôl ymhen pythefnos|cy
Come back in a fortnight|Wróć za dwa tygodnie|pl
Come back in a fortnight|Kommen Sie in zwei Wochen wieder|de
for the next 24 to 48 hours|am y 24 i 48 awr nesaf|cy
1 in 100 people (1%)|1 o bob 100 o bobl (1%)|cy
3-monthly check|kontrola co 3 miesiące|pl
6-monthly check|archwiliad bob 6 mis|cy
Do not lift more than 2 kg for 6 weeks|Peidiwch â chodi mwy na 2 kg am 6 wythnos|cy
Do not lift more than 2 kg for 6 weeks|Nie podnosić więcej niż 2 kilogramy przez 6 tygodni|pl
Do not lift more than 2 kg for 6 weeks|6 ہفتوں تک 2 کلو سے زیادہ وزن نہ اٹھائیں|ur
Do not lift more than 2 kg for 6 weeks|Ha qaadin wax ka badan 2 kiilo muddo 6 toddobaad ah|so
Do not lift more than 2 kg for 6 weeks|6 ਹਫ਼ਤਿਆਂ ਲਈ 2 ਕਿਲੋ ਤੋਂ ਵੱਧ ਨਾ ਚੁੱਕੋ|pa
the cut is about 3 cm long|mae'r toriad tua 3 cm o hyd|cy
the cut is about 3 cm long|کٹ تقریباً 3 سینٹی میٹر لمبا ہے|ur
the cut is about 3 cm long|вирез завдовжки приблизно 3 сантиметри|uk
30 mls of water|30 ml o ddŵr|cy
Add 5 g (1 teaspoon) of salt|Ychwanegwch 5 g (1 llwy de) o halen|cy
Add 5 g (1 teaspoon) of salt|Dodaj 5 g (1 łyżeczkę) soli|pl
the 24-hour clock|die 24-Stunden-Uhr|de
Opening hours: 8.30am to 6pm (Monday to Friday)|Orario: 8:30-18:00 (dal lunedì al venerdì)|it
Opening hours: 8.30am to 6pm (Monday to Friday)|営業時間：午前8時30分～午後6時（月曜日～金曜日）|ja
Opening hours: 8.30am to 6pm (Monday to Friday)|开放时间：上午8:30至下午6:00（周一至周五）|zh-Hans
"""
OTHER = """\
Take one tablet twice a day for 7 days|Prenez un comprimé deux fois par semaine pendant 7 jours|fr
Take one tablet twice a day for 7 days|Cymerwch un dabled ddwywaith yr wythnos am 7 diwrnod|cy
Take one tablet twice a day for 7 days|每周两次，每次一片，连服7天|zh-Hans
at least 5|≤ 5|pl
5 or more|≤ 5|de
10 mg/kg|10 pro Kilogramm|de
10 mg per kilogram|10 mg|cy
12% of people|12 o bobl|cy
12% of people|12 osób|pl
5 mmol/l|5 µmol/l|cy
5 mmol|5 µmol|pl
5 mg/kg|5 mg|cy
5 mg/kg|5 mg/dl|cy
£5|5c|cy
£5|5|cy
£5|5p|cy
≈ 5 people|≥ 5 o bobl|cy
about ~5|5|cy
≥ 5|5|cy
<5|5|cy
±5|5|cy
38 °C|38|cy
38 °C|38 mg|cy
5 ml|5 l|cy
5 ml|5 litr|cy
5 ml|5|cy
5 mg|5|cy
5 mg|5 tabled|cy
5 units|5 diwrnod|cy
once a week|unwaith y dydd|cy
once a week|raz dziennie|pl
once a week|مرة يوميا|ar
once a week|einmal täglich|de
once a week|une fois par jour|fr
once a week|lá amháin sa lá|ga
twice a day|dwywaith yr wythnos|cy
every 8 hours|bob 8 munud|cy
every 8 hours|co 8 minut|pl
every 8 hours|كل 8 دقائق|ar
every 8 hours|ہر 8 منٹ|ur
every 8 hours|gach 8 nóiméad|ga
2 weeks|2 ddiwrnod|cy
2 weeks|2 dni|pl
2 weeks|2 lá|ga
every day|bob wythnos|cy
daily|wythnosol|cy
weekly|codziennie|pl
5 years|5 mis|cy
£5|5 euro|pl
£5|5 osób|pl
£5|5 دولارات|ar
10 mg|10 mg/kg|cy
once a week|每天一次|zh-Hans
once a week|一日一回|ja
once a week|روزانہ ایک بار|ur
once a week|щодня|uk
once a day|en gång i veckan|sv
every day|cada semana|es
12% and 15% of people|12 a 15 o bobl|cy
30%|30|fr
30%|30|xx
5 µg|5 ng|de
5 MBq|5 GBq|de
5 kPa|5 mmHg|fr
2 µl|2 ml|pl
10 units|10 diwrnod|cy
20 mg/kg|20 mg|pl
5 ml/min|5 ml|de
≥ 65|≤ 65|ar
65+|65|pl
± 2|≥ 2|fr
$5|€5|de
every 2 hours|co 2 minuty|pl
twice weekly|dwywaith y dydd|cy
once a month|unwaith y flwyddyn|cy
once a month|einmal pro Jahr|de
weekly|täglich|de
"""
DOUBTFUL = """\
99% of cases|99의 경우|ko
Weigh yourself once a week, on the same day|Pwyswch unwaith y dydd, ar yr un diwrnod|cy
Open 24 hours a day, 7 days a week|Ar agor 24 awr yr wythnos, 7 diwrnod yr wythnos|cy
two weeks|dau ddiwrnod|cy
two weeks|dwa dni|pl
pain ≥ 5|ból 5|pl
≥ 5 people|5 o bobl|cy
5 people|≥ 5 osób|pl
12% of people|12的人|zh-Hans
12% of people|12 लोग|hi
12% of people|12 شخص|ar
5 mg|5 قرص|ar
5 mg|5 таблеток|uk
10 mg/kg|10 мг|uk
20 mg/kg|20 ملغ|ar
5|5 mg|cy
5 people|5% o bobl|cy
for two hours|am ddau funud|cy
five days|pięć godzin|pl
six hours|chwe diwrnod|cy
7 pm|الساعة 7|ar
7 pm|7点|zh-Hans
"""


def test_an_amount_may_be_said_in_another_way() -> None:
    assert told_otherwise(SAME + SENTENCES) == {}


def test_another_amount_is_refused() -> None:
    assert told_otherwise(OTHER, ("changed-dose", Severity.ERROR)) == {}


def test_what_only_a_reader_of_the_language_can_tell_is_a_warning() -> None:
    assert told_otherwise(DOUBTFUL, ("changed-meaning", Severity.WARNING)) == {}


WORDED = """\
twice a day|2 razy dziennie|pl
three times a day|3-mal täglich|de
twice a day|1日2回|ja
twice a day|每日2次|zh-Hans
Take one tablet once a day|1日1回1錠|ja
for 2 weeks|لمدة أسبوعين|ar
for 2 days|لمدة يومين|ar
every 2 hours|כל שעתיים|he
for 2 weeks|am bythefnos|cy
"""
WORDED_OTHERWISE = """\
twice a day|4 razy dziennie|pl
for 2 weeks|لمدة يومين|ar
for 2 days|am bythefnos|cy
three times a day|1日2回|ja
two tablets|1錠|ja
two|2|cy
"""


def test_a_word_that_can_only_be_a_number_is_one() -> None:
    assert told_otherwise(WORDED) == {}


def test_a_word_that_is_another_number_is_refused() -> None:
    assert told_otherwise(WORDED_OTHERWISE, ("changed-number", Severity.ERROR)) == {}
