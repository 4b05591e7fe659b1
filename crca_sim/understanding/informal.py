"""Whether the client is called « tu », and not a child in the room, a quoted swindler or the tone of a letter."""

from __future__ import annotations

import re

from .french import fold
from .lexicons import word_set
from .quoting import own_words

_BEFORE_A_TONE = sorted(word_set("le ce un du de au mon son bon tel votre notre leur quel meme"))
_NO_TONE = "".join(f"(?<!{word} )" for word in _BEFORE_A_TONE)
_TU = re.compile(
    r"\btu\b|\btoi\b|\b(?:tkt|stp)\b|\bs'?il te plait\b|\b(?:le tien|la tienne|les tien(?:ne)?s)\b|"
    r"(?<![\w'-])te(?= [a-z])|\b(?:jte|jvais te)\b|(?<![\w-])t'(?!ils?\b|elles?\b|on\b)[aeiouyh]\w*|"
    r"(?<![\w'-])t (?:as|es|inquiete\w*|aurais|avais|habites|hesites?)\b|\b(?:ta|tes) [a-z]|"
    + _NO_TONE
    + r"\bton (?!est\b|de\b|employe\b|monte\b|sec\b|calme\b|neutre\b|vous\b|et\b|a\b)[a-z]|"
    r"\b(?:dis|donne|envoie|montre|explique|rappelle|ecris|lis|parle|raconte|fais|laisse|excuse|passe|decris|reponds|confirme|prends|mets)-"
    r"(?:moi|nous|le|la|lui|les)\b|\b(?:calme|depeche|assieds|connecte|concentre|installe|imagine|prepare)-toi\b"
)
_ANYWHERE = (
    r"(?:(?:ecoute|attends|clique|signe|dis|tape|appuie|prends|laisse tomber|vas-y|descends|choisis|mets|oublie|envoie|explique|raconte|"
    r"balance|developpe|va (?:dans|sur|au|a la|d'abord))\b(?![-']| (?:a|par|la signature)\b)|"
    r"(?:bouge|envoie|roule|oublie|touche|stresse) pas\b)"
)
_AT_THE_START = r"(?:regarde|respire|roule|evite|ouvre|telecharge|recopie)\b(?![-'])"
_ORDER = re.compile(
    rf"(?:^\W*|[,;:] ?|\b(?:et|puis|bon|bah|ben|alors|allez|euh) ){_ANYWHERE}|(?:^\W*|\b(?:et|puis|bon|bah|allez) ){_AT_THE_START}"
)
_HINT = re.compile(rf"{_TU.pattern}|\b(?:{_ANYWHERE}|{_AT_THE_START})")
_POLITE = re.compile(r"\b(?:vous|votre|vos|vs)\b")
_TO_SOMEONE_ELSE = re.compile(r"\b[Tt]oi,? (?!Monsieur|Madame|Mademoiselle)[A-ZÀ-Þ][a-zà-ÿ]+")
_A_NAME = re.compile(
    r"(?:\b(?:Madame|Monsieur|Mme|Mlle|M\.|Mr) (?:[A-ZÀ-Þ][\w-]+ )?|[a-zà-ÿ],? [A-ZÀ-Þ][a-zà-ÿ]+ )(?:Tu|Toi)\b|"
    r"\bTu (?=[A-ZÀ-Þ][a-zà-ÿ]+ (?:est|a)\b)"
)
_NOT_SO = r"(?! ?[:,]? ?(?:que\b|qu'|si\b|a\b|de\b|d'))"
_REPORTED = re.compile(
    r"(?<!j'ai )(?<!vous ai )(?<!\bje )(?<!\bte )"
    r"\b(?:dit|disait|disent|dise|dira|ecrit|ecrivent|demande|repond|crie|affiche|reclame|lance|du genre)"
    rf"(?!-)(?: (?:vous|lui|a (?:sa|son|ses) \w+)\b)?{_NOT_SO}[^.!?;\n]*"
)
_TO_BE_SAID = re.compile(rf"\b(?:dites|direz|ecrivez|repondez)[- ]lui{_NOT_SO}[^.!?;\n]*")
_TAKEN_BACK = re.compile(r"^[^.!?]{0,24}\b(?:pardon|enfin|excusez-moi|je voulais dire|desolee?)\b[^.!?]{0,20}(?:\bvous\b|ez\b)")
_SENTENCE = re.compile(r"(?<=[.!?…\n])")


def to_someone_else(sentence: str) -> bool:
    """« Et toi Noé, quel âge as-tu ? »: a first name set apart is a child present, not the client."""
    return _TO_SOMEONE_ELSE.search(_A_NAME.sub(_blank, sentence)) is not None


def informal(message: str) -> bool:
    """Whether the client is called « tu » in the adviser's own words."""
    if not _HINT.search(fold(message)):
        return False
    return any(_informal(sentence) for sentence in _SENTENCE.split(_own(message)))


def _own(message: str) -> str:
    """The adviser's own words: no quotation, no reported speech, no name, no acronym."""
    text = _A_NAME.sub(_blank, own_words(message))
    if not text.isupper():
        text = re.sub(r"\b[A-Z]{2,5}\b", _blank, text)
    folded = fold(text)
    for reported in (*_REPORTED.finditer(folded), *_TO_BE_SAID.finditer(folded)):
        text = text[: reported.start()] + _blank(reported) + text[reported.end() :]
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def _informal(sentence: str) -> bool:
    if to_someone_else(sentence):
        return False
    folded = fold(sentence)
    orders = () if _POLITE.search(folded) else [m for m in _ORDER.finditer(folded) if not _is_participle(sentence, m)]
    found = [*_TU.finditer(folded), *orders]
    return any(not _TAKEN_BACK.match(folded[match.end() :]) for match in found)


def _is_participle(sentence: str, match: re.Match[str]) -> bool:
    """« signé », « cliqué »: an accent on the last letter is no order."""
    return sentence[match.end() - 1] in "éÉ"
