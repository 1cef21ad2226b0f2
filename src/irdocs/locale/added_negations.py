"""The words by which a translation says no where its source in English does not.

Many true translations do: "feel free to ask" is n'hésitez pas, "wait until" is erst wenn … nicht
mehr. So nothing is said of a source with a word that is commonly turned into a no.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from irdocs.frozen import frozen
from irdocs.locale.day_parts import tidied
from irdocs.locale.language_tags import primary_language
from irdocs.locale.negations import spans_of_negations


@frozen
class _Noes:
    """How a language says no, in patterns."""

    words: str
    idioms: str
    """What says no in its letters alone."""
    only: str
    """What makes "only if" of "not, if"."""


_NOES: Mapping[str, _Noes] = {
    "ar": _Noes(
        "[وف]?(?:لا|لم|لن|ليس|ليست)|بدون",
        r"[وف]?لا (?:تتردد|تنس|بأس|بد|يزال|تزال|سيما|شك|داعي|تقلق)\w*|بدون (?:تأخير|تردد)",
        "[وف]?إلا|إلّا|فقط|سوى|ما لم|بدون|دون|غير|حتى|قبل",
    ),
    "cy": _Noes(
        "[pb]h?eidi(?:wch|o)|nid|heb|byth",
        r"[pb]h?eidiwch (?:ag?|â) (?:oedi|anghofio|phoeni|phetruso)|heb oedi|nid yn unig|am byth"
        r"|nid \w+ (?:yn )?unig",
        "unig|ond|oni|heb|cyn|nes|tan",
    ),
    "de": _Noes(
        r"nicht|kein(?:e[nmrs]?)?|nie|niemals|ohne",
        r"(?:zögern|vergessen) Sie(?: bitte)? nicht|nicht (?:nur|wahr|schlimm|selten|zuletzt|zögern"
        r"|vergessen)|oder nicht|kein(?:e[nmrs]?)? (?:Problem\w*|Sorgen?|Scheu|Angst)|"
        r"ohne (?:weiteres|Probleme|Verzögerung|Zögern)|scheuen Sie sich nicht",
        r"nur|erst|außer|ohne|lediglich|ausschließlich|allein|ander\w+|mehr|solange|denn|bevor|bis"
        r"|sonst",
    ),
    "es": _Noes(
        r"no|nunca|sin|ningun\w*|ningún",
        r"no (?:dude|olvide|deje|tarde|se preocupe|se olvide|solo|sólo|obstante|importa)\w*|¿no\?"
        r"|o no"
        r"|sin (?:embargo|demora|falta|duda|problemas?)",
        "solo|sólo|solamente|únicamente|salvo|sin|más que|excepto|menos|hasta|antes",
    ),
    "fr": _Noes(
        r"pas|jamais|aucune?|sans",
        r"(?:n'|ne )(?:hésitez|oubliez|vous inquiétez|manquez|tardez|attendez) pas|pas à pas"
        r"|ou (?:pas|non)"
        r"|pas (?:de problème|grave|seulement)|sans (?:attendre|tarder|délai|doute|problème|faute)",
        r"que|qu'\w*|seul\w*|uniquement|sauf|sans|autre\w*|avant",
    ),
    "hi": _Noes("नहीं|मत|बिना", "मत भूलें|नहीं तो", "केवल|सिर्फ|सिर्फ़|सिवाय|बिना|तक|ही|पहले"),
    "it": _Noes(
        r"non|senza|nessun\w*",
        r"non (?:esit\w+|dimentic\w+|solo|si preoccupi|appena)|senza (?:indugio|problemi|dubbio"
        r"|esita\w+)",
        "solo|soltanto|solamente|unicamente|se non|tranne|senza|che|prima",
    ),
    "nl": _Noes(
        r"niet|geen|nooit|zonder",
        r"of niet|"
        r"(?:aarzel|vergeet|twijfel) niet|niet alleen|geen (?:probleem|zorgen)|zonder (?:problemen"
        r"|twijfel)",
        "alleen|slechts|enkel|tenzij|zonder|pas|ander\\w*|uitsluitend",
    ),
    "pl": _Noes(
        r"nie|nigdy|bez",
        r"czy nie|"
        r"nie (?:wahaj|zapomni|zapomin|tylko|zwlekaj|martw|krępuj)\w*|bez (?:zwłoki|problem\w+"
        r"|względu|wahania)",
        r"tylko|jedynie|wyłącznie|chyba|bez|oprócz|dopiero|inacz\w+|inn\w+|dopóki|zanim|przed",
    ),
    "pt": _Noes(
        r"não|nunca|sem|nenhum\w*",
        r"ou não|"
        r"não (?:hesite|esqueça|deixe|se esqueça|se preocupe|só|apenas|demore)|sem (?:demora|falta"
        r"|problemas?|dúvida)",
        "só|apenas|somente|unicamente|exceto|sem|salvo|menos|antes|até",
    ),
    "ro": _Noes(
        r"nu|niciodată|fără|nici(?:o|un)",
        r"sau nu|"
        r"nu (?:ezita\w+|uita\w+|doar|numai|vă (?:faceți|îngrijorați))|fără (?:întârziere|probleme"
        r"|îndoială)",
        "doar|numai|decât|fără|înainte|până",
    ),
    "uk": _Noes(
        r"не|ніколи|без|немає",
        r"не (?:забу\w+|вага\w+|лише|тільки|зволіка\w+|соромт\w+|хвилю\w+)|без (?:зволікан\w+"
        r"|проблем)",
        r"тільки|лише|лиш|крім|без|інш\w+|поки|доки|перш",
    ),
    "ur": _Noes("نہیں|مت|بغیر", "مت بھولیں|نہیں تو|نہ صرف", "صرف|سوائے|بغیر|تک|علاوہ|پہلے|ہی"),
    "zh": _Noes(
        r"\w*?(?:不要|不可|不能|不得|切勿|勿|禁止|不应|不應)",
        r"\w*?(?:不要(?:忘|犹豫|猶豫|紧|緊|担心)|勿忘|不能不|不得不|不可(?:避免|或缺)|请勿担心)",
        r"\w*(?:只|仅|僅|除|才|唯|先|前)\w*",
    ),
}  # fmt: skip
_TURNED = re.compile(
    r"\b(?:un(?!der|til|it|ion|ique|ivers|iform|cle)\w{3,}|non\w*|mis\w+|mal\w+|dis\w{3,}"
    r"|im(?:poss|mob|perf|prop|mat|bal)\w*|ir(?:reg|rel|rev)\w*|il(?:l|legal)|\w+less"
    r"|in(?:ab|acc|act|adeq|approp|cap|compl|consist|conv|corr|cur|def|dep|dir|eff|elig|fert|freq"
    r"|hib|noc|op|sec|signif|solub|som|suff|tact|tol|val|vis)\w*"
    r"|until|till|just|stop\w*|refus\w*|fail\w*|rather|instead|free\w*|fewe?r?|less|little|hardly"
    r"|rarely|seldom|barely|least|most|limit\w*|exceed\w*|maximum|minimum|below|under|beyond|above"
    r"|over|more|long\w*|late\w*|soon\w*|first|keep\w*|out|off|away|hold\w*|prevent\w*|protect\w*"
    r"|ban\w*|forbid\w*|prohibit\w*|except\w*|but|others?|otherwise|although|though|however"
    r"|despite|while|still|yet|already|any\w*|ever|even|lack\w*|los[est]\w*|skip\w*|forg\w*|leav\w*"
    r"|deny|declin\w*|reject\w*|wrong\w*|bad\w*|poor\w*|difficult\w*|hard\w*|weak\w*|empty|fast\w*"
    r"|nil|whether|same|differ\w*|alone|against|remember\w*|sure|hesitat\w*|worr\w*|fine|eas\w+"
    r"|too|enough|rest\w*|quit|end\w*|cancel\w*|clos\w*|absen\w*|exclud\w*|spar\w*|sav\w*|harm\w*"
    r"|minim\w*|reduc\w*|decreas\w*|lower|drop|fall\w*|dry|numb|deaf|blind|asleep|awake|health\w*"
    r"|normal\w*|common\w*|usual\w*|mild\w*|rare|possibl\w*|careful\w*|care|after|abst\w*"
    r"|refrain\w*|opposite|contrary|neglect\w*|ignor\w*|always|continu\w*|carry|finish\w*"
    r"|complet\w*|stay\w*|remain\w*|wait\w*|slow\w*|gent\w+|calm\w*|relax\w*|sick|immediat\w*"
    r"|straight|urgent\w*|prompt\w*|once|now|quick\w*|away|welcome|loose\w*|light\w*|beware"
    r"|danger\w*|risk\w*|should|ought|delay\w*|pass\w*|clear\w*|simpl\w*|necessary|need|needs"
    r"|between|within|conflict\w*|ambig\w*|sans|constant\w*|regular\w*|raw|natural\w*|secret\w*|confidential\w*|private\w*|painful\w*)\b",
    re.IGNORECASE,
)
"""Words of English that other languages commonly say with a no, or that may say one."""
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)


def added_negation(source: str, target: str, languages: tuple[str, str]) -> str | None:
    """Return a word that says no in a translation, where nothing of its source in English does.

    None for a language that is not known here.
    """
    spoken, tag = (primary_language(language) for language in languages)
    noes = _NOES.get(tag)
    if spoken != "en" or noes is None or spans_of_negations(source, "en") or _TURNED.search(source):
        return None
    plain = tidied(target)
    if _ONLY.search(source) and _pattern(noes.only, tag).search(plain):
        return None
    found = _pattern(noes.words, tag).search(_pattern(noes.idioms, tag).sub(" ", plain))
    return found[0] if found else None


@cache
def _pattern(words: str, tag: str) -> re.Pattern[str]:
    letter = r"[\w\u0900-\u0963]"
    edges = ("", "") if tag == "zh" else (rf"(?<!{letter})", rf"(?!{letter})")
    return re.compile(f"{edges[0]}(?:{words}){edges[1]}", re.IGNORECASE)


__all__ = ["added_negation"]
