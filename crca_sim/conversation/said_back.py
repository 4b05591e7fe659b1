"""What the adviser said of the client, in the client's mouth: « que je regarde une garantie à part » → « regardez une garantie à part »,
« chez votre fils » → « chez mon fils ».

Only what can be turned in correct French is; the rest is designated some other way (`choosing.py`).
"""

from __future__ import annotations

import re
from functools import cache

from crca_sim.conversation.forms import rows
from crca_sim.understanding.expressions import fold

LONGEST = 9
"""Words that a client says back at once."""
_ANYBODY = re.compile(r"\b(?:vous|je|j'|me|m'|moi|mon|ma|mes|nous|notre|nos|tu|te|toi)\b|\b[jm]'|\bl'on\b")
"""Words that would be somebody else's."""
_ALREADY_MINE = re.compile(r"\b(?:moi|mon|ma|mes)\b")
_OWN = re.compile(r"\b(?:vo(?:tre (?P<noun>[\w-]+)|s\b)|t(?:on|a) (?P<yours>[\w-]+)|tes\b)", re.IGNORECASE)
_SELF = re.compile(
    r"\b(?:vous|toi)(?=-m[eê]me\b| aussi\b| deux\b|$)|(?<=\bchez )(?:vous|toi)\b|(?<=\bavec )(?:vous|toi)\b"
    r"|(?<=\bpour )vous\b|(?<=\bà )vous\b|(?<=\bsur )vous\b"
)
_BY_ME = re.compile(
    r"^(?:que )?(?:je |j')(?P<to>(?:vous (?:l'|le |la |les )|vous |l'|le |la |les |lui |leur )?)(?P<verb>[\w-]+)(?P<rest>.*)$"
)
_BY_US = re.compile(r"^(?:que |qu')?(?:l')?on (?P<what>.+)$")
_BY_YOU = re.compile(
    r"^(?:que )?vous (?P<self>vous )?(?P<to>(?:nous |me |m')?)(?P<it>(?:(?:le|la|les|y|en|lui|leur) |l'|n'|ne )*)"
    r"(?P<verb>\w+ez|faites|dites|etes)(?P<rest>\b.*)$"
)
_LIKING = r"(?:(?:vous )?(?:prefer|voul|souhait|aim)\w*(?:-vous)? (?:mieux |plutot )?)"
_TO_DO = re.compile(rf"^{_LIKING}?(?:d'abord )?(?P<what>(?:n'|ne (?:rien|pas) |tout |en |y |le |la |les |l')?\w{{2,}}(?:er|ir|re)\b.*)$")
_THING = re.compile(
    rf"^(?:{_LIKING}?que ce soit (?:plutot )?|{_LIKING})(?P<what>(?:(?:par|le|la|les|un|une|du|des|en|a|au|aux|sur|chez|sans)\b |l').+)$"
)
_TO_ME = re.compile(
    r"^(?P<who>(?:il|elle|ca|cela|ils|elles|(?:le|la|les|l'|cette?|ces) ?\w+(?: \w+)?) (?:ne )?)vous (?P<verb>\w+)(?P<rest>.*)$"
)
_SOMEBODY = re.compile(
    r"^(?:que |qu')?(?:vous (?:pens|croy)\w+ qu(?:e |')|ce sera |il |elle |ils |elles |ca |cela |votre |vos |les? |la |c'est )"
)
_INVERTED = re.compile(r"^(?P<before>.*?)(?P<verb>\w+)-(?:t-)?(?P<who>il|elle|ils|elles|on)\b(?P<rest>.*)$")
_BOTH_WAYS = re.compile(r"(?:se |s'|le |la |les |l'|en |y )*(?:fasse|prenne|mette|vienne|aille|dise|voie|ecrive|attende|revienne)\b")


def said_back(term: str) -> str | None:
    """The clause in the client's mouth; None when it cannot be turned."""
    said = _cut(term)
    folded = fold(said)
    if len(folded) != len(said):
        return None
    for pattern, turn in (
        (_BY_ME, _ordered), (_THING, _thing), (_BY_YOU, _mine), (_BY_US, _ours), (_TO_DO, _to_do), (_TO_ME, _to_me), (_INVERTED, _told),
        (_SOMEBODY, _somebody),
    ):  # fmt: skip
        if (found := pattern.match(folded)) and (turned := turn(said, found)):
            return turned
    return None


def as_mine(text: str) -> str | None:
    """« Votre réclamation » → « ma réclamation »; None where somebody else's words are left, or a gender is not known."""
    if _ALREADY_MINE.search(fold(text)):
        return None
    for found in reversed(list(_OWN.finditer(text))):
        noun = (found["noun"] or found["yours"] or "").lower()
        mine = "mes" if not noun else possessive(noun)
        if mine is None:
            return None
        text = f"{text[: found.start()]}{mine}{text[found.end() - len(noun) - 1 if noun else found.end() :]}"
    text = _SELF.sub("moi", text)
    left = re.sub(r"\b(?:moi|mon|ma|mes|chez nous)\b", "", fold(text))
    return None if _ANYBODY.search(left) else re.sub(r"\bchez nous\b", "chez vous", text)


def possessive(noun: str) -> str | None:
    """« Mon » or « ma », by the noun; « mon » before a vowel, whatever the gender."""
    his, hers = _genders()
    return "mon" if his.fullmatch(fold(noun)) else "ma" if hers.fullmatch(noun) else None


@cache
def _genders() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile("|".join(rows()["masculins"])), re.compile("|".join(rows()["feminins"]))


def _cut(term: str) -> str:
    """The clause without what qualifies it, when it is long."""
    while len(term.split()) > LONGEST and (
        cut := re.match(r"^(.{12,}),? (?:avec|pour|afin|parce|puisque|qui|comme|et|en|dans|si)\b.*$", term)
    ):
        term = cut.group(1).rstrip(" ,")
    return term


def _ordered(said: str, found: re.Match[str]) -> str | None:
    """« Que je vous l'envoie » → « envoyez-le-moi »."""
    rest = as_mine(said[found.start("rest") :])
    verb = _imperative(said[found.start("verb") : found.end("verb")])
    to = found["to"].strip()
    what = {"vous": "-moi", "": "", "lui": "-lui", "leur": "-leur", "le": "-le", "la": "-la", "les": "-les"}
    what |= {"vous le": "-le-moi", "vous la": "-la-moi", "vous les": "-les-moi", "vous l'": "-le-moi", "l'": "-le"}
    if verb is None or to not in what or to.endswith("l'") or rest is None:
        return None
    return f"{verb}{what[to]}{rest}"


def _imperative(verb: str) -> str | None:
    folded = fold(verb)
    if folded in rows()["faites"]:
        return str(rows()["faites"][folded])
    regular = re.fullmatch(r"[a-z]*[^eiouy]e", folded) and len(verb) >= 4 and not re.search(r"[èë]\w{1,2}e$", verb)
    return f"{verb[:-1]}ez" if regular else None


def _mine(said: str, found: re.Match[str]) -> str | None:
    """« Vous la laissez en attente » → « je la laisse en attente »; « que vous gardiez » is no plain present, and is not turned."""
    rest, verb = as_mine(said[found.start("rest") :]), _conjugated(said[found.start("verb") : found.end("verb")])
    if verb is None or rest is None:
        return None
    before = ("me " if found["self"] else "") + ("vous " if found["to"] else "") + said[found.start("it") : found.end("it")]
    before = "m'" if before == "me " and fold(verb)[0] in "aeiouh" else before
    said_of_me = f"{before}{verb}{rest}"
    return f"{'j' + chr(39) if fold(said_of_me)[0] in 'aeiouyh' else 'je '}{said_of_me}"


def _conjugated(verb: str) -> str | None:
    """« Laissez » → « laisse »; no other tense than the present."""
    folded = fold(verb)
    if folded in rows()["je"]:
        return str(rows()["je"][folded])
    return f"{verb[:-2]}e" if folded.endswith("ez") and not re.search(r"(?:i|[eidtvr]r)ez$", folded) else None


def _ours(said: str, found: re.Match[str]) -> str | None:
    """« Qu'on regarde ensemble » → « on regarde ensemble »: the same form for most verbs."""
    what = said[found.start("what") :]
    plain = not fold(said).startswith("qu") or re.match(r"(?:se |s'|le |la |les |l'|en |y )*\w+e\b", fold(what)) is not None
    mine = as_mine(what)
    return None if not plain or _BOTH_WAYS.match(fold(what)) or mine is None else f"on {mine}"


def _to_do(said: str, found: re.Match[str]) -> str | None:
    """« Préférez-vous en rester à l'attestation » → « j'aime autant en rester à l'attestation »."""
    what = as_mine(said[found.start("what") :])
    return what and f"j'aime autant {what}"


def _thing(said: str, found: re.Match[str]) -> str | None:
    """« Que ce soit par mail », « vous préférez la poste »."""
    what = as_mine(said[found.start("what") :])
    return None if what is None or re.match(r"(?:le|la|les|l'|en) ?\w+(?:er|ir|re)\b", fold(what)) else what


def _to_me(said: str, found: re.Match[str]) -> str | None:
    """« Elle vous inquiète » → « elle m'inquiète »."""
    verb, rest = said[found.start("verb") : found.end("verb")], as_mine(said[found.start("rest") :])
    if rest is None or fold(verb).endswith("ez"):
        return None
    return f"{said[: found.end('who')]}{'m' + chr(39) if fold(verb)[0] in 'aeiouyh' else 'me '}{verb}{rest}"


def _somebody(said: str, found: re.Match[str]) -> str | None:
    """« Qu'il patiente dehors », « ça va traîner »: said as it is; « vous pensez qu'il » goes."""
    del found
    return as_mine(re.sub(r"^(?:que |qu')?vous (?:pens|croy)\w+ qu(?:e |')", "", said))


def _told(said: str, found: re.Match[str]) -> str | None:
    """« Les enlève-t-il » → « il les enlève »; who was named before is « il » by then."""
    before = said[: found.end("before")] if re.fullmatch(r"(?:(?:le|la|les|y|en|lui|leur|se) |l'|s')*", found["before"]) else ""
    rest = as_mine(said[found.start("rest") :]) if found["rest"] else ""
    return None if rest is None else f"{found['who']} {before}{said[found.start('verb') : found.end('verb')]}{rest}"
