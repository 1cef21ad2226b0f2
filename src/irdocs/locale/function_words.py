"""The little words by which the language of a text is told: the, and; y, el; und, der.

The most frequent words of each language that mean little by themselves. Words that neighbours share
are in the lists of all of them, so that no neighbour is taken for the other by those.
"""

from __future__ import annotations

from collections.abc import Mapping

_WORDS = {
    "ar": """
        أن أو إذا إلى التي الذي الى ان او بعد تكون حتى ذلك على عن عند غير في قبل قد كان كل
        كما لا لم لن ما مع من هذا هذه هل هو هي و ولا يجب يكون يمكن
    """,
    "bg": """
        а ако без в вие във да до е за и или как като ли на не но от по при са се си след
        със това той че ще
    """,
    "cy": """
        a ac ag am ar at au beth bod bydd byddwch chi chwi cyn dan dros dylech efallai ei
        eich ein eu fel fod gan gyda gyfer heb hon hwn hyd hyn i mae maen mewn na nad neu ni
        nid o oddi oes ond os pan pob rhag sut sy sydd trwy un wedi wrth y ydych yn yr yw
    """,
    "da": """
        af at blev da de den der det dig din dine dit du efter eller en er et for fra få har
        hun hvad hvis hvor i ikke jeg kan man med men mere når og også om på sig skal som
        til ud under var ved vi vil være
    """,
    "de": """
        aber alle als am an auch auf aus bei bis das dass dem den der des die diese doch
        durch ein eine einem einen einer es für haben hat ich ihr ihre im in ist kann können
        man mehr mit nach nicht noch nur oder ohne sein sich sie sind so um und unter vom
        von vor war was wenn wer werden wie wir wird zu zum zur über
    """,
    "en": """
        a about after all an and any are as at be been before but by can do does for from
        had has have he her his how i if in is it its may more most must no not of on one or
        our out should so than that the their them then there these they this to up was we
        were what when which who will with would you your
    """,
    "es": """
        al como con cuando cómo de del desde donde el ella en entre es esta este está están
        fue ha hasta hay la las le les lo los me muy más no o para pero por porque puede que
        qué se sea ser si sin sobre son su sus también tiene todo todos un una unos usted y
        ya
    """,
    "fa": """
        آن از است اگر این با باید بر برای به تا تواند خود دارد در را شما شود ما می نیست های
        هر هم و چه کرد کند که یا یک
    """,
    "fi": """
        ei eikä en ennen että hän ja joka jos jotka jälkeen kanssa kuin kun mukaan mutta
        myös ne niin nyt ole olet oli on ovat se sekä sen sinun tai tämä vain voi voit
    """,
    "fr": """
        au aux avec car ce ces cette comme dans de des du elle en est et il ils je la le les
        leur mais ne nous on ont ou où par pas peut plus pour qu que qui sa sans se ses si
        son sont sur tous tout un une vos votre vous y à être
    """,
    "ga": """
        a ag agus an ar as atá bheith bhí cad chun conas de do dá faoi gan go i iad is le
        leis mar má na nach nuair ná ní nó ort seo sibh sin sé sí tá tú é ó
    """,
    "hi": """
        अगर आप आपके इस उस एक एवं और कर करने करें का कि किसी की के को कोई जब जो तक तो था दी
        नहीं ने पर भी में यदि यह या ये लिए वह से ही हुए है हैं हो
    """,
    "hu": """
        a aki akkor ami az azt csak de egy el előtt ez ha hogy is kell ki lehet meg mint már
        még nem után vagy van volt és ön önnek
    """,
    "it": """
        a ad agli ai al all alla alle anche che chi come con da dal dalla degli dei del dell
        della delle di dopo e ed gli ha hanno i il in io la le lo loro ma nel nell nella non
        o ogni per perché più può quando questa questo se sei si sia sono su sua suo un una
        uno è
    """,
    "mr": """
        असते असा आणि आपण आहे आहेत एक का काही किंवा की केले जर जे तर तुम्ही ते तो नाही पण
        मध्ये म्हणून या व वर हा ही हे होते
    """,
    "nb": """
        at av ble da de deg den der det din du eller en er et etter for fra få har hun hva
        hvis hvor i ikke jeg kan man med men mer når og også om på seg skal som til under ut
        var ved vi vil være
    """,
    "nl": """
        aan al als bij dan dat de deze die dit door een en er geen had hebben heeft het hij
        hoe ik in is je kan kunnen maar meer met na naar niet nog of om onder ook op over te
        tot u uit uw van voor was wat we wel worden wordt zich zijn zo
    """,
    "pl": """
        a aby albo ale bardzo bez by być był była było będzie będą ci cię co czas czy dla
        dlatego do gdy gdzie go i ich innych jak jako jednak jego jej jest jeszcze jeśli już
        każdy kiedy która które który którzy którą lub mi mogą może można mu na nad nas nie
        niż o od oraz pan pani po pod podczas ponieważ powinien przed przez przy również się
        są ta tak te tego tej ten to tylko tym w we wtedy z za ze że żeby
    """,
    "pt": """
        a ao aos as até com como da das de do dos e ela ele em entre essa este está foi há
        isso já lhe mais mas me muito na nas no nos não o os ou para pela pelo pode por
        porque quando que quem se sem ser seu seus sua são também tem um uma você à às é
    """,
    "ro": """
        a această acest al ale am ar are as atunci au ca care ce cel cu cum când că dacă de
        decât din după e ea el este fi fie fost fără la le lor mai mult nu o ori pe pentru
        poate prin sa sau se sunt să său un una unei unui va vor în înainte într și
    """,
    "ru": """
        а без бы был в вам во вы где для до если есть же за и из или их к как когда ли может
        на не него но о об он она они от по под после при с со так также то только у что
        чтобы эти это
    """,
    "so": """
        aad aan ah ahaan ama ay ayaa ayay badan dadka in inaad iney inuu ka kale kama kasta
        ku la lagu leh loo mar marka oo si sida soo u uma uu waa waad wax waxa waxaa waxaad
        waxay waxuu
    """,
    "sr": """
        а ако али би бити в да до за и из или како као ко код која који на не него но о од
        он по при са се сте су у уз што је
    """,
    "sv": """
        att av den det dig din du efter eller en ett från få för han har hon hur i inte jag
        kan med men mer när och också om på sig ska skall som till under upp ut utan var vi
        vid vill än är
    """,
    "tr": """
        ama bir bu da daha de değil dir en gibi göre hem her ile ise için kadar ki ne o olan
        olarak olduğu olup siz sonra ve veya ya çok
    """,
    "uk": """
        а або бо був в вам ви вона вони від він де для до же з за зі й його коли ли має може
        на над не ніж о об при про під після та так також те то у це цього ці чи що щоб як
        який якщо які є і із їх її
    """,
    "ur": """
        آپ اس ان اور اگر ایک بعد بھی تو تک تھا تھی جا جب جو سے لیے میں نہیں نے وہ پر کا کر
        کرنے کریں کو کہ کی کے ہو ہوں ہیں ہے یا یہ
    """,
    "vi": """
        bạn bị bởi cho chỉ các cách có cũng cần của gì hay hoặc khi không là làm lại mà một
        người nhiều những này nếu phải ra rất rằng sau sẽ thì trong trước tại từ và vào về
        với đang đây đã đó được đến để
    """,
}
FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _WORDS.items()
}
"""The words of each language, by its tag."""
