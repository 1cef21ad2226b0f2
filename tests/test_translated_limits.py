"""A translation sets the same limit, and commands the same, in whatever words.

Each line is a text in English, a translation and its language.
"""

from __future__ import annotations

import pytest

from irdocs.diagnostics import Severity
from support.translated import told, told_otherwise

SAME = """\
Take no more than 8 tablets a day.|Nehmen Sie höchstens 8 Tabletten am Tag.|de
Take no more than 8 tablets a day.|Nehmen Sie nicht mehr als 8 Tabletten am Tag.|de
Take no more than 8 tablets a day.|Nehmen Sie maximal 8 Tabletten am Tag.|de
Take at most 8 tablets a day.|Nehmen Sie nicht mehr als 8 Tabletten am Tag.|de
Do not take more than 8 tablets in 24 hours.|Nehmen Sie in 24 Stunden nicht mehr als 8 Tabletten.|de
Do not exceed 8 tablets a day.|Sie dürfen 8 Tabletten am Tag nicht überschreiten.|de
Do not take more than 8 tablets in 24 hours.|Die Höchstdosis sind 8 Tabletten in 24 Stunden.|de
Do not take more than 8 tablets in 24 hours.|Peidiwch â chymryd mwy nag 8 tabled mewn 24 awr.|cy
Take no more than 8 tablets a day.|Cymerwch ddim mwy nag 8 tabled y dydd.|cy
Take at most 8 tablets a day.|Cymerwch 8 tabled y dydd ar y mwyaf.|cy
Take at most 8 tablets a day.|Dim mwy nag 8 tabled y dydd.|cy
Do not take more than 8 tablets in 24 hours.|Ne prenez pas plus de 8 comprimés en 24 heures.|fr
Do not take more than 8 tablets in 24 hours.|Prenez au maximum 8 comprimés en 24 heures.|fr
No more than 8 tablets a day.|Pas plus de 8 comprimés par jour.|fr
Do not exceed 8 tablets in 24 hours.|Ne dépassez pas 8 comprimés en 24 heures.|fr
Do not take more than 8 tablets in 24 hours.|Nie przyjmuj więcej niż 8 tabletek w 24 godziny.|pl
Do not take more than 8 tablets in 24 hours.|Przyjmuj najwyżej 8 tabletek w ciągu 24 godzin.|pl
Do not take more than 8 tablets in 24 hours.|No tome más de 8 comprimidos en 24 horas.|es
Do not take more than 8 tablets in 24 hours.|Tome como máximo 8 comprimidos en 24 horas.|es
Do not take more than 8 tablets in 24 hours.|Non prenda più di 8 compresse in 24 ore.|it
Do not take more than 8 tablets in 24 hours.|Não tome mais de 8 comprimidos em 24 horas.|pt
Do not take more than 8 tablets in 24 hours.|Neem niet meer dan 8 tabletten in 24 uur.|nl
Do not take more than 8 tablets in 24 hours.|Neem maximaal 8 tabletten in 24 uur.|nl
Do not take more than 8 tablets in 24 hours.|لا تتناول أكثر من 8 أقراص خلال 24 ساعة.|ar
Do not take more than 8 tablets in 24 hours.|24 گھنٹوں میں 8 گولیوں سے زیادہ نہ لیں۔|ur
Do not take more than 8 tablets in 24 hours.|24 گھنٹوں میں زیادہ سے زیادہ 8 گولیاں لیں۔|ur
Do not take more than 8 tablets in 24 hours.|Ná tóg níos mó ná 8 dtáibléad in 24 uair an chloig.|ga
Do not take more than 8 tablets in 24 hours.|Nu luați mai mult de 8 comprimate în 24 de ore.|ro
Do not take more than 8 tablets in 24 hours.|Luați cel mult 8 comprimate în 24 de ore.|ro
Drink at least 2 litres a day.|Trinken Sie nicht weniger als 2 Liter am Tag.|de
Drink at least 2 litres a day.|Yfwch o leiaf 2 litr y dydd.|cy
Do not drink less than 2 litres a day.|Trinken Sie mindestens 2 Liter am Tag.|de
Do not drink less than 2 litres a day.|Buvez au moins 2 litres par jour.|fr
Do not drink less than 2 litres a day.|روزانہ کم از کم 2 لیٹر پیئیں۔|ur
Do not store above 25 °C.|Unter 25 °C lagern.|de
Do not store above 25 °C.|Nicht über 25 °C lagern.|de
Keep it below 25 °C.|Nicht über 25 °C aufbewahren.|de
Keep it below 25 °C.|Nie przechowywać w temperaturze powyżej 25 °C.|pl
Keep it below 25 °C.|Storiwch o dan 25 °C.|cy
Keep it below 25 °C.|A conserver à une température ne dépassant pas 25 °C.|fr
Not for children under 12 years.|Nicht für Kinder unter 12 Jahren.|de
Not for children under 12 years.|Nur für Kinder ab 12 Jahren.|de
Not if you weigh less than 50 kg.|Nicht, wenn Sie weniger als 50 kg wiegen.|de
Not if you weigh less than 50 kg.|Nid os ydych yn pwyso llai na 50 kg.|cy
Not if you weigh less than 50 kg.|Wenn Sie weniger als 50 kg wiegen, nicht.|de
Do not drive for at least 24 hours.|Fahren Sie mindestens 24 Stunden lang nicht.|de
Do not drive for at least 24 hours.|Peidiwch â gyrru am o leiaf 24 awr.|cy
You must not take 2 tablets before 10 am.|Sie dürfen vor 10 Uhr keine 2 Tabletten nehmen.|de
You must not take 2 tablets before 10 am.|Nehmen Sie 2 Tabletten erst nach 10 Uhr.|de
Do not eat before the scan.|Essen Sie erst nach der Untersuchung.|de
You cannot drive until your doctor agrees.|Sie dürfen erst fahren, wenn Ihr Arzt zustimmt.|de
Do not eat until 10 am.|Essen Sie bis 10 Uhr nichts.|de
Stay in bed for 2 hours or more.|Bleiben Sie mindestens 2 Stunden im Bett.|de
If you are 65 or over, ring us.|Wenn Sie 65 oder älter sind, rufen Sie an.|de
Ring us if it lasts more than 3 days.|Rufen Sie an, wenn es länger als 3 Tage dauert.|de
Ring us if it lasts more than 3 days.|Zadzwoń, jeśli trwa dłużej niż 3 dni.|pl
It takes up to 3 weeks.|Es dauert bis zu 3 Wochen.|de
It takes up to 3 weeks.|Il faut compter jusqu’à 3 semaines.|fr
At least 4 and no more than 8 doses a day.|Mindestens 4 und höchstens 8 Dosen am Tag.|de
No more than 8 tablets in less than 24 hours.|Höchstens 8 Tabletten in weniger als 24 Stunden.|de
The bleeding took over 24 hours.|Die Blutung dauerte mehr als 24 Stunden.|de
Avoid taking more than 8 tablets.|Nehmen Sie nicht mehr als 8 Tabletten.|de
It is dangerous to take more than 8 tablets.|Nehmen Sie nie mehr als 8 Tabletten.|de
Not suitable for those with more than 3 stents.|Ungeeignet für Patienten mit mehr als 3 Stents.|de
From 2 to 8 tablets.|2 bis 8 Tabletten.|de
Stop after 4 days.|Nach 4 Tagen absetzen.|de
Stop after 4 days.|Hören Sie nach 4 Tagen auf.|de
Stop for 4 days and start again.|Pausieren Sie 4 Tage und beginnen Sie dann wieder.|de
Avoid alcohol for 24 hours.|Verzichten Sie 24 Stunden lang auf Alkohol.|de
Avoid alcohol for 24 hours.|Trinken Sie 24 Stunden lang keinen Alkohol.|de
Avoid alcohol for 24 hours.|Meiden Sie 24 Stunden lang Alkohol.|de
Avoid alcohol for 24 hours.|Peidiwch ag yfed alcohol am 24 awr.|cy
Avoid alcohol for 24 hours.|Ne buvez pas d’alcool pendant 24 heures.|fr
If the pain gets worse, ring us.|Wenn die Schmerzen schlimmer werden, rufen Sie an.|de
If the pain gets worse, ring us.|Os yw'r boen yn gwaethygu, ffoniwch ni.|cy
Take it every other day.|Nehmen Sie es jeden zweiten Tag.|de
Take it every other day.|Nehmen Sie es alle zwei Tage.|de
Take it every other day.|Prenez-le un jour sur deux.|fr
Take it every other day.|Cymerwch ef bob yn ail ddydd.|cy
Take it every other day.|Przyjmuj co drugi dzień.|pl
Both ears are checked.|Beide Ohren werden geprüft.|de
Both ears are checked.|Les deux oreilles sont examinées.|fr
Do not take more than 10 ml.|Non superare i 10 ml.|it
Do not take more than 10 ml.|يجب ألا تتجاوز 10 مل.|ar
Do not take more than 10 ml.|10 مل سے تجاوز نہ کریں۔|ur
Do not take 2 doses less than 4 hours apart.|Zwischen 2 Dosen müssen mindestens 4 Stunden liegen.|de
We cannot treat lumps over 5 cm.|Wir können nur Knoten bis 5 cm behandeln.|de
Over 2 weeks, increase to 10 mg.|Verhoog voor 2 weken tot 10 mg.|nl
Use it for over 5 days.|5 دن تک استعمال کریں۔|ur
Do not take more than 8 tablets.|Mehr als 8 Tabletten sind zu viel.|de
Do not take it for more than 7 days.|7 دن سے زیادہ عرصے تک نہ لیں۔|ur
We treat it only if it is more than 5 mm.|Wir behandeln nicht, was weniger als 5 mm misst.|de
If you are under 18 or over 65, tell us.|Os ydych o dan 18 neu dros 65, dywedwch wrthym.|cy
Your next dose is after 8 pm.|Ihre nächste Dosis nehmen Sie nicht vor 8 Uhr abends.|de
Over 2 weeks, increase to 10 mg.|Über 2 Wochen auf 10 mg erhöhen.|de
At least 18 years old|18 oed neu'n hŷn|cy
≤ 5 ml|höchstens 5 ml|de
≥ 5 ml|dim llai na 5 ml|cy
no more than 5 ml|≤ 5 ml|pl
Put a drop in the left eye.|ضع قطرة في عينك اليسرى.|ar
The left side of the drawing|الجانب الأيمن من الرسم|ar
Put a drop in the left eye.|左眼滴一滴。|zh
Raise the left arm.|بایاں بازو اٹھائیں۔|ur
Raise the left arm.|बायां हाथ उठाएं।|hi
Raise the left arm.|Sol kolunuzu kaldırın.|tr
Raise the left arm.|Підніміть ліву руку.|uk
Raise the left arm.|Til uw rechterarm op.|nl
Raise the left arm.|Codwch y fraich chwith.|cy
You have the right to a chaperone.|Vous avez le droit d’être accompagné.|fr
You have the right to ask.|Tiene derecho a preguntar.|es
Your right arm and right leg|El brazo derecho y la pierna derecha|es
Use it in both ears.|Geben Sie es in beide Ohren.|de
Use it in both ears.|Geben Sie es in das linke und das rechte Ohr.|de
Use it in both ears.|استخدمه في الأذنين.|ar
Stop aspirin.|Setzen Sie Aspirin ab.|de
Stop taking aspirin.|Nehmen Sie kein Aspirin mehr.|de
Stop taking aspirin and take paracetamol.|Nehmen Sie statt Aspirin Paracetamol.|de
Stop taking it.|Deje de tomarlo.|es
Reduce the dose.|Verringern Sie die Dosis.|de
This reduces the risk.|Dadurch sinkt das Risiko.|de
This reduces the risk.|Le risque est alors moins élevé.|fr
This increases the risk.|El riesgo es mayor.|es
Increase the dose.|Dozu artırın.|tr
Increase the dose.|زد الجرعة.|ar
Increase the dose.|Cynyddwch y dos.|cy
Increase the dose.|खुराक बढ़ाएं।|hi
Increase the dose.|خوراک بڑھائیں۔|ur
Increase the dose.|增加剂量。|zh
Increase the dose.|Збільште дозу.|uk
Lower the arm.|Baixe o braço.|pt
lower back pain|Kreuzschmerzen|de
lower your risk|让您更安全|zh
Increase it by at least 5 ml.|کم از کم 5 ملی لیٹر بڑھائیں۔|ur
The risk increases.|خطرہ بڑھ جاتا ہے، کم از کم کچھ عرصے کے لیے۔|ur
The risk increases a little.|जोखिम कम से कम थोड़ा बढ़ता है।|hi
Use the spray; stop if it stings.|Verwenden Sie das Spray; hören Sie auf, wenn es brennt.|de
To stop the bleeding, press hard.|Drücken Sie fest, um die Blutung zu stillen.|de
See the left hand side of the map.|انظر إلى الجانب الأيمن من الخريطة.|ar
Ring us if it stays above 38 °C for 3 days.|Rufen Sie an, wenn es 3 Tage lang über 38 °C bleibt.|de
Ring us if it stays above 38 °C for 3 days.|Appelez si elle reste 3 jours au-dessus de 38 °C.|fr
Store between 2 and 8 °C.|Zwischen 2 und 8 °C lagern.|de
Store between 2 and 8 °C.|Bei 2 bis 8 °C lagern.|de
Store between 2 and 8 °C.|Nicht unter 2 oder über 8 °C lagern.|de
Store between 2 and 8 °C.|Nie przechowywać poniżej 2 ani powyżej 8 °C.|pl
It takes between 5 and 10 days.|Es dauert mindestens 5 und höchstens 10 Tage.|de
Take 2 tablets, up to 8 in a day.|Nehmen Sie 2 Tabletten, bis zu 8 am Tag.|de
For 3 days take under 5 mg.|Nehmen Sie 3 Tage lang unter 5 mg.|de
Take it with food.|Nehmen Sie es zu den Mahlzeiten.|de
Please call us with your questions.|Zögern Sie nicht, uns anzurufen.|de
Please call us with your questions.|N’hésitez pas à nous appeler.|fr
Please call us with your questions.|No dude en llamarnos.|es
Please call us with your questions.|Não hesite em telefonar.|pt
Please call us with your questions.|Non esiti a chiamarci.|it
Please call us with your questions.|Nie wahaj się do nas zadzwonić.|pl
Please call us with your questions.|Peidiwch ag oedi cyn ein ffonio.|cy
Please call us with your questions.|Nu ezitați să ne sunați.|ro
Please call us with your questions.|Aarzel niet om ons te bellen.|nl
Please call us with your questions.|لا تتردد في الاتصال بنا.|ar
Please call us with your questions.|Не вагайтеся телефонувати нам.|uk
Bring your card.|不要忘记带卡。|zh
Bring your card.|Vergessen Sie nicht Ihre Karte.|de
Bring your card.|N’oubliez pas votre carte.|fr
Wait until the pain has gone.|Warten Sie, bis Sie keine Schmerzen mehr haben.|de
Avoid alcohol.|Trinken Sie keinen Alkohol.|de
Take it only with food.|Nehmen Sie es nicht ohne Essen.|de
Take it only if you have pain.|Ne le prenez que si vous avez mal.|fr
Take it only if you have pain.|Nie przyjmuj, chyba że masz ból.|pl
Both the nurse and the doctor will see you.|No solo el enfermero, también el médico le verá.|es
Both the nurse and the doctor will see you.|Nicht nur die Pflegekraft, auch der Arzt sieht Sie.|de
The scan is painless.|Die Untersuchung tut nicht weh.|de
Keep this out of reach of children.|Ne pas laisser à la portée des enfants.|fr
Keep it dry.|No lo moje.|es
Stay in bed.|Nie wstawaj z łóżka.|pl
The doctor will come straight away.|Il medico verrà senza indugio.|it
The doctor is here, and you can ask.|El médico está aquí; sin embargo, puede preguntar.|es
You may eat.|لا بأس أن تأكل.|ar
It is a good idea to walk.|من الجيد المشي.|ar
You may feel unwell.|您可能感到不舒服。|zh
You may have side effects.|可能出现不良反应。|zh
You can eat with us.|Gallwch fwyta gyda ni.|cy
The nurse will come to us.|Bydd y nyrs yn dod atom ni.|cy
You can eat before the scan.|Puteți mânca înainte de scanare.|ro
Tell us before you leave.|Dites-le-nous avant que vous ne partiez.|fr
The nurse walks with you step by step.|L’infirmière vous accompagne pas à pas.|fr
You may feel warm.|Вам може стати тепло.|uk
You can eat before the scan.|आप स्कैन से पहले खा सकते हैं।|hi
You can eat before the scan.|آپ سکین سے پہلے کھا سکتے ہیں۔|ur
You can eat before the scan.|Taramadan önce yiyebilirsiniz.|tr
You can eat before the scan.|Può mangiare prima dell’esame.|it
You can drive home.|Pode conduzir até casa.|pt
You can drive home.|U kunt naar huis rijden.|nl
You can choose where to sit.|Você pode escolher ou não um lugar.|pt
This lets the doctor see the artery.|इससे डॉक्टर को धमनी देखने की अनुमति मिलती है।|hi
You and the doctor agree.|Usted y el médico están de acuerdo, ¿no?|es
Start with a low dose for the pain.|Inicie con una dosis baja para el dolor.|es
Start with a low dose for the pain.|Use uma dose baixa para a dor.|pt
Stop taking it.|Pare de tomar.|pt
"""
OTHER = """\
Stop aspirin for the scan.|Tome aspirina para la prueba.|es
Call 999 if you feel worse.|Rufen Sie 999 nicht an, wenn es Ihnen schlechter geht.|de
Call 999 if you feel worse.|N’appelez pas le 999 si vous vous sentez plus mal.|fr
Call 999 if you feel worse.|No llame al 999 si se siente peor.|es
Call 999 if you feel worse.|Não ligue para o 999 se se sentir pior.|pt
Call 999 if you feel worse.|Non chiami il 999 se si sente peggio.|it
Call 999 if you feel worse.|Nie dzwoń pod 999, jeśli poczujesz się gorzej.|pl
Call 999 if you feel worse.|Peidiwch â ffonio 999 os ydych yn teimlo’n waeth.|cy
Call 999 if you feel worse.|Nu sunați la 999 dacă vă simțiți mai rău.|ro
Call 999 if you feel worse.|لا تتصل بالرقم 999 إذا شعرت بأن حالتك أسوأ.|ar
Call 999 if you feel worse.|如果感觉更糟，请不要拨打999。|zh
Call 999 if you feel worse.|اگر طبیعت بدتر ہو تو 999 پر کال مت کریں۔|ur
Call 999 if you feel worse.|तबीयत बिगड़े तो 999 पर फोन मत करें।|hi
Call 999 if you feel worse.|Не телефонуйте 999, якщо вам гірше.|uk
Call 999 if you feel worse.|Bel 999 niet als u zich slechter voelt.|nl
You can eat before the scan.|Sie dürfen vor der Untersuchung nicht essen.|de
You can eat before the scan.|Vous ne pouvez pas manger avant l’examen.|fr
Take it only if you have pain.|Nehmen Sie es nicht, wenn Sie Schmerzen haben.|de
Take it only if you have pain.|Ne le prenez pas si vous avez mal.|fr
Take it with food.|Nehmen Sie es ohne Essen.|de
Take it with food.|Tómelo sin alimentos.|es
Take it with food.|Przyjmuj bez jedzenia.|pl
Take it with food.|Cymerwch ef heb fwyd.|cy
It is safe in pregnancy.|Es ist in der Schwangerschaft nicht sicher.|de
Ring us if it stays above 38 °C for 3 days.|Rufen Sie an, wenn es 3 Tage lang unter 38 °C bleibt.|de
Ring us if it stays above 38 °C for 3 days.|Bel als het 3 dagen onder 38 °C blijft.|nl
Ring us if it stays above 38 °C for 3 days.|Appelez si elle reste 3 jours au-dessous de 38 °C.|fr
Store between 2 and 8 °C.|Unter 2 oder über 8 °C lagern.|de
Store between 2 and 8 °C.|Przechowywać poniżej 2 lub powyżej 8 °C.|pl
Store between 2 and 8 °C.|Storiwch o dan 2 neu dros 8 °C.|cy
Put a drop in the left eye.|Mettez une goutte dans l’œil droit.|fr
Put a drop in the left eye.|Coloque uma gota no olho direito.|pt
Put a drop in the left eye.|Puneți o picătură în ochiul drept.|ro
Put a drop in the left eye.|Wkropl kroplę do prawego oka.|pl
Put a drop in the left eye.|ضع قطرة في العين اليمنى.|ar
Put a drop in the left eye.|滴一滴在右眼。|zh
Raise the left arm.|دایاں بازو اٹھائیں۔|ur
Raise the left arm.|दायां हाथ उठाएं।|hi
Raise the left arm.|Sağ kolunuzu kaldırın.|tr
Raise the left arm.|Підніміть праву руку.|uk
Raise the left arm.|Alzi il braccio destro.|it
Raise the left arm.|Til de rechter arm op.|nl
Use it in the left ear.|Geben Sie es in beide Ohren.|de
Use it in both ears.|Mettez-le dans l’oreille gauche.|fr
Use it in both ears.|استخدمه في الأذن اليسرى.|ar
Stop aspirin.|Nehmen Sie Aspirin.|de
Stop aspirin.|Prenez de l’aspirine.|fr
Stop aspirin.|Przyjmuj aspirynę.|pl
Increase the dose.|Diminuez la dose.|fr
Increase the dose.|Reduzca la dosis.|es
Increase the dose.|Zmniejsz dawkę.|pl
Increase the dose.|Lleihewch y dos.|cy
Increase the dose.|قلل الجرعة.|ar
Increase the dose.|减少剂量。|zh
Increase the dose.|خوراک کم کریں۔|ur
Increase the dose.|खुराक घटाएं।|hi
Reduce the dose.|Erhöhen Sie die Dosis.|de
Increase the dose.|Dozu azaltın.|tr
Increase the dose.|Зменште дозу.|uk
Increase the dose.|Reduceți doza.|ro
Increase the dose.|Riduca la dose.|it
Increase the dose.|Reduza a dose.|pt
Do not take more than 8 tablets in 24 hours.|Nehmen Sie mehr als 8 Tabletten in 24 Stunden.|de
Do not take more than 8 tablets in 24 hours.|Nehmen Sie mindestens 8 Tabletten in 24 Stunden.|de
Do not take more than 8 tablets in 24 hours.|Cymerwch fwy nag 8 tabled mewn 24 awr.|cy
Do not take more than 8 tablets in 24 hours.|Cymerwch o leiaf 8 tabled mewn 24 awr.|cy
Do not take more than 8 tablets in 24 hours.|Prenez plus de 8 comprimés en 24 heures.|fr
Do not take more than 8 tablets in 24 hours.|Przyjmuj więcej niż 8 tabletek w ciągu 24 godzin.|pl
Do not take more than 8 tablets in 24 hours.|تناول أكثر من 8 أقراص خلال 24 ساعة.|ar
Do not take more than 8 tablets in 24 hours.|24 گھنٹوں میں 8 گولیوں سے زیادہ لیں۔|ur
Do not take more than 8 tablets in 24 hours.|Tome más de 8 comprimidos en 24 horas.|es
Do not take more than 8 tablets in 24 hours.|Prenda più di 8 compresse in 24 ore.|it
Do not take more than 8 tablets in 24 hours.|Tome mais de 8 comprimidos em 24 horas.|pt
Do not take more than 8 tablets in 24 hours.|Neem meer dan 8 tabletten in 24 uur.|nl
Do not take more than 8 tablets in 24 hours.|Tóg níos mó ná 8 dtáibléad in 24 uair an chloig.|ga
Do not take more than 8 tablets in 24 hours.|Luați mai mult de 8 comprimate în 24 de ore.|ro
You should never take more than eight tablets.|Sie sollten mehr als acht Tabletten nehmen.|de
Take no more than 8 tablets a day.|Nehmen Sie mehr als 8 Tabletten am Tag.|de
Take no more than 8 tablets a day.|Nehmen Sie mindestens 8 Tabletten am Tag.|de
Take no more than 8 tablets a day.|Nehmen Sie nicht weniger als 8 Tabletten am Tag.|de
Not more than 5 mg a day.|Mehr als 5 mg am Tag.|de
Not more than 5 mg a day.|Mwy na 5 mg y dydd.|cy
Do not take less than 2 litres a day.|Nehmen Sie weniger als 2 Liter am Tag.|de
Do not take less than 2 litres a day.|Prenez moins de 2 litres par jour.|fr
Do not take less than 2 litres a day.|Cymerwch lai na 2 litr y dydd.|cy
Take at most 4 doses.|Nehmen Sie mindestens 4 Dosen.|de
Take at most 4 doses.|Prenez au moins 4 doses.|fr
Take at most 4 doses.|Cymerwch o leiaf 4 dos.|cy
Take at most 4 doses.|Przyjmij co najmniej 4 dawki.|pl
Take at most 4 doses.|Tome al menos 4 dosis.|es
Take at most 4 doses.|Prenda almeno 4 dosi.|it
Take at most 4 doses.|Tome pelo menos 4 doses.|pt
Take at most 4 doses.|Neem minstens 4 doses.|nl
Take at most 4 doses.|خذ 4 جرعات على الأقل.|ar
Take at most 4 doses.|کم از کم 4 خوراکیں لیں۔|ur
Take at most 4 doses.|Tóg 4 dháileog ar a laghad.|ga
Take at most 4 doses.|Luați cel puțin 4 doze.|ro
Take at least 4 doses.|Nehmen Sie höchstens 4 Dosen.|de
Take at least 4 doses.|Prenez au maximum 4 doses.|fr
Take at least 4 doses.|زیادہ سے زیادہ 4 خوراکیں لیں۔|ur
Take up to 4 doses.|Nehmen Sie mindestens 4 Dosen.|de
Do not use it for longer than 7 days.|استخدمه لأكثر من 7 أيام.|ar
Do not use it for longer than 7 days.|7 دن سے زیادہ استعمال کریں۔|ur
Do not use it for longer than 7 days.|Úsáid é ar feadh níos mó ná 7 lá.|ga
Keep it below 25 °C.|Über 25 °C aufbewahren.|de
Keep it below 25 °C.|Storiwch uwchlaw 25 °C.|cy
Keep it below 25 °C.|Bewaren boven 25 °C.|nl
Keep it below 25 °C.|25 °C سے اوپر رکھیں۔|ur
Keep it below 25 °C.|Powyżej 25 °C.|pl
Keep it below 25 °C.|Conserver au-dessus de 25 °C.|fr
Do not store above 25 °C.|Nicht unter 25 °C lagern.|de
Do not store above 25 °C.|Über 25 °C lagern.|de
Only for people over 65.|Nur für Menschen unter 65.|de
You must not take 2 tablets before 10 am.|Sie müssen 2 Tabletten vor 10 Uhr nehmen.|de
Do not eat before the scan.|Essen Sie vor der Untersuchung.|de
Do not eat until 10 am.|Essen Sie bis 10 Uhr.|de
Ring us if it lasts more than 3 days.|Rufen Sie an, wenn es weniger als 3 Tage dauert.|de
Ring us if it lasts more than 3 days.|Zadzwoń, jeśli trwa krócej niż 3 dni.|pl
If you are 65 or over, ring us.|Wenn Sie 65 oder jünger sind, rufen Sie an.|de
Drink at least 2 litres and rest for 8 hours.|Trinken Sie höchstens 2 Liter und ruhen 8 Stunden.|de
Do not ring us.|Ffoniwch ni.|cy
Never more than 8 a day.|Mwy nag 8 y dydd.|cy
Stop after 4 days.|Beginnen Sie nach 4 Tagen.|de
Stop after 4 days.|Commencez après 4 jours.|fr
Avoid alcohol for 24 hours.|Trinken Sie 24 Stunden lang Alkohol.|de
Avoid alcohol for 24 hours.|Yfwch alcohol am 24 awr.|cy
Avoid alcohol for 24 hours.|Buvez de l’alcool pendant 24 heures.|fr
If the pain gets worse, ring us.|Wenn die Schmerzen besser werden, rufen Sie an.|de
If the pain gets worse, ring us.|Os yw'r boen yn gwella, ffoniwch ni.|cy
Take it every other day.|Nehmen Sie es jeden Tag.|de
Take it every other day.|Cymerwch ef bob dydd.|cy
Take it every other day.|Przyjmuj codziennie.|pl
Both ears are checked.|Ein Ohr wird geprüft.|de
Both ears are checked.|Une oreille est examinée.|fr
"""
SIGNS = """\
≥ 5 ml|höchstens 5 ml|de
≤ 5 ml|au moins 5 ml|fr
< 5 ml|mwy na 5 ml|cy
at least 5 ml|≤ 5 ml|de
no more than 5 ml|≥ 5 ml|pl
do not take more than 5 ml|≥ 5 ml|pl
"""


def test_a_limit_or_a_command_may_be_said_in_another_way() -> None:
    assert told_otherwise(SAME) == {}


def test_a_limit_or_a_command_that_is_turned_round_is_told() -> None:
    assert told_otherwise(OTHER, ("changed-meaning", Severity.WARNING)) == {}


@pytest.mark.parametrize("line", SIGNS.splitlines())
def test_a_limit_that_a_sign_turns_round_is_refused(line: str) -> None:
    fault = told(line)[0]
    assert (fault.code, fault.severity) == ("changed-dose", Severity.ERROR)
