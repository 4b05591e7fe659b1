"""A clause that the adviser offered, said back by the client: « que je regarde une garantie à part » → « regardez une garantie à part ».

Only what can be turned in correct French is; the rest is designated some other way (`choosing.py`).
"""

from __future__ import annotations

import re

from crca_sim.understanding.expressions import fold

LONGEST = 9
"""Words that a client says back at once."""
_YOURS = re.compile(r"\b(?:vous|je|j'|me|m'|moi|mon|ma|mes|nous|notre|nos)\b|\bl'on\b")
_OWN = re.compile(r"\bvo(?:tre (?P<noun>\w+)|s\b)", re.IGNORECASE)
_HERS = re.compile(
    r".*(?:[st]ion|ance|ence|[^o]té|ure|ette|esse)|fille|mère|formule|garantie|carte|maison"
    r"|banque|lettre|photo|demande|plainte|moto|porte|famille|mutuelle|pièce"
)
_HIS = re.compile(
    r"[aeiouyh].*|contrat|dossier|devis|logement|vehicule|compte|velo|nom|courrier|mail|numero|bien|garage|rapport|tarif|projet|credit"
    r"|pret|capital|paiement|prelevement|remboursement|sinistre|constat|voisin|proprietaire|syndic|expert|plombier|notaire"
)
"""Nouns by their gender; « mon » before a vowel, whatever the gender."""
_BY_ME = re.compile(
    r"^(?:que )?(?:je |j')(?P<to>(?:vous (?:l'|le |la |les )|vous |l'|le |la |les |lui |leur )?)(?P<verb>[\w-]+)(?P<rest>.*)$"
)
_BY_US = re.compile(r"^(?:que |qu')?(?:l')?on (?P<what>.+)$")
_BY_YOU = re.compile(r"^(?:que )?vous (?P<verb>\w+ez|faites|dites)(?P<rest>\b.*)$")
_LIKING = r"(?:(?:vous )?(?:prefer|voul|souhait|aim)\w*(?:-vous)? (?:mieux |plutot )?)"
_TO_DO = re.compile(rf"^{_LIKING}?(?P<what>(?:n'|ne (?:rien|pas) |tout |en |y |le |la |les |l')?\w{{2,}}(?:er|ir|re)\b.*)$")
_THING = re.compile(
    rf"^(?:{_LIKING}?que ce soit (?:plutot )?|{_LIKING})(?P<what>(?:(?:par|le|la|les|un|une|du|des|en|a|au|aux|sur|chez|sans)\b |l').+)$"
)
_IRREGULAR = {
    "fasse": "faites", "fais": "faites", "envoie": "envoyez", "prenne": "prenez", "prends": "prenez", "mette": "mettez", "mets": "mettez",
    "rappelle": "rappelez", "appelle": "appelez", "ecrive": "écrivez", "ecris": "écrivez", "joigne": "joignez", "joins": "joignez",
    "dise": "dites", "dis": "dites", "lise": "lisez", "lis": "lisez", "transmette": "transmettez", "transmets": "transmettez",
    "attende": "attendez", "attends": "attendez", "voie": "voyez", "vois": "voyez", "inscrive": "inscrivez", "inscris": "inscrivez",
    "etablisse": "établissez", "etablis": "établissez", "renvoie": "renvoyez", "remette": "remettez", "remets": "remettez",
}  # fmt: skip
"""What the adviser says of themself, folded → what they are told to do."""
_MINE = {
    "prenez": "prends", "faites": "fais", "attendez": "attends", "venez": "viens", "mettez": "mets", "payez": "paie", "partez": "pars",
    "achetez": "achète", "appelez": "appelle", "rappelez": "rappelle", "revenez": "reviens", "choisissez": "choisis", "signez": "signe",
    "recevez": "reçois", "gardez": "garde", "restez": "reste", "passez": "passe", "laissez": "laisse", "changez": "change",
    "continuez": "continue", "ajoutez": "ajoute", "conservez": "conserve", "arretez": "arrête", "dites": "dis", "envoyez": "envoie",
}  # fmt: skip
"""What the adviser says of the client, folded → what the client says of themself."""
_REGULAR = re.compile(r"[a-z]*[^eiouy]e")


def said_back(term: str) -> str | None:
    """The clause in the client's mouth; None when it cannot be turned."""
    said = _cut(term)
    folded = fold(said)
    if len(folded) != len(said):
        return None
    for pattern, turn in ((_BY_ME, _ordered), (_BY_YOU, _mine), (_BY_US, _ours), (_THING, _thing), (_TO_DO, _to_do)):
        if (found := pattern.match(folded)) and (turned := turn(said, found)):
            return turned
    return None


def _as_mine(text: str) -> str | None:
    """« Votre réclamation » → « ma réclamation »; None where somebody else's words are left, or a gender is not known."""
    if _YOURS.search(fold(text)):
        return None
    for found in reversed(list(_OWN.finditer(text))):
        noun = (found["noun"] or "").lower()
        mine = "mes" if not noun else "mon" if _HIS.fullmatch(fold(noun)) else "ma" if _HERS.fullmatch(noun) else None
        if mine is None:
            return None
        text = f"{text[: found.start()]}{mine}{text[found.start() + (5 if noun else 3) :]}"
    return text


def _cut(term: str) -> str:
    """The clause without what qualifies it, when it is long."""
    while len(term.split()) > LONGEST and (
        cut := re.match(r"^(.{12,}),? (?:avec|pour|afin|parce|puisque|qui|comme|et|en|dans|si)\b.*$", term)
    ):
        term = cut.group(1).rstrip(" ,")
    return term


def _ordered(said: str, found: re.Match[str]) -> str | None:
    """« Que je vous l'envoie » → « envoyez-le-moi »."""
    rest = _as_mine(said[found.start("rest") :])
    verb = _imperative(said[found.start("verb") : found.end("verb")])
    to = found["to"].strip()
    what = {"vous": "-moi", "": "", "lui": "-lui", "leur": "-leur", "le": "-le", "la": "-la", "les": "-les"}
    what |= {"vous le": "-le-moi", "vous la": "-la-moi", "vous les": "-les-moi", "vous l'": "-le-moi", "l'": "-le"}
    if verb is None or to not in what or to.endswith("l'") or rest is None:
        return None
    return f"{verb}{what[to]}{rest}"


def _imperative(verb: str) -> str | None:
    folded = fold(verb)
    if folded in _IRREGULAR:
        return _IRREGULAR[folded]
    return f"{verb[:-1]}ez" if _REGULAR.fullmatch(folded) and len(verb) >= 4 and not re.search(r"[èë]\w{1,2}e$", verb) else None


def _mine(said: str, found: re.Match[str]) -> str | None:
    """« Que vous gardiez la formule » is no « vous gardez la formule »: only the plain present is turned."""
    rest, verb = _as_mine(said[found.start("rest") :]), _MINE.get(found["verb"])
    if verb is None or rest is None:
        return None
    return f"{'j’' if fold(verb)[0] in 'aeiou' else 'je '}{verb}{rest}".replace("’", "'")


def _ours(said: str, found: re.Match[str]) -> str | None:
    """« Qu'on regarde ensemble » → « on regarde ensemble »: the same form for most verbs."""
    what = said[found.start("what") :]
    plain = not fold(said).startswith("qu") or re.match(r"(?:se |s'|le |la |les |l'|en |y )*\w+e\b", fold(what)) is not None
    odd = re.match(r"(?:se |s'|le |la |les |l'|en |y )*(?:fasse|prenne|mette|vienne|aille|dise|voie|ecrive|attende|revienne)\b", fold(what))
    mine = _as_mine(what)
    return None if not plain or odd or mine is None else f"on {mine}"


def _to_do(said: str, found: re.Match[str]) -> str | None:
    """« Préférez-vous en rester à l'attestation » → « j'aime autant en rester à l'attestation »."""
    what = _as_mine(said[found.start("what") :])
    return what and f"j'aime autant {what}"


def _thing(said: str, found: re.Match[str]) -> str | None:
    """« Que ce soit par mail », « vous préférez la poste »."""
    what = _as_mine(said[found.start("what") :])
    return None if what is None or re.match(r"(?:le|la|les|l'|en) ?\w+(?:er|ir|re)\b", fold(what)) else what
