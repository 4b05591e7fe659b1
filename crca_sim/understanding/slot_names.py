"""Who is named, which document, guarantee, organisation or clause, and how to reach someone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lexicons import word_set
from .slot_found import Found, elements, found_at

_CAP = r"[A-ZÀ-ÖØ-Þ][\wÀ-ÿ'’-]+"
_FULL = rf"{_CAP}(?: (?:de |d'|du |el |El |Da |Le |La |von )?{_CAP}){{0,2}}"
_ADVISER = (
    re.compile(
        rf"(?:[Jj]e m[’']appelle|[Mm]on nom est|[Mm]oi c[’']est|[Ii]ci|[Jj]e me présente ?[,:]?) (?:(?:Madame|"
        rf"Monsieur|Mme|M\.) )?(?P<name>{_FULL})"
    ),
    re.compile(rf"[Jj]e suis (?:(?:Madame|Monsieur|Mme|M\.) )?(?P<name>{_FULL})"),
    re.compile(rf"(?P<name>{_FULL})(?:,)? (?:à|a) l[’']appareil"),
    re.compile(
        rf"(?:[Bb]onjour|[Bb]onsoir)(?: (?:Madame|Monsieur|à vous|Mme|M\.))?, (?P<name>{_CAP} {_CAP})(?=[,.!]|"
        rf" à l| de la | du service|$)(?! ?\?)"
    ),
    re.compile(rf"(?:Aubelune|Mutuelle \w+),? (?:[Bb]onjour ?[,!]? )?(?P<name>{_CAP} {_CAP})(?=[,.!]|$| (?:à|bonjour|pour|que|je))"),
    re.compile(rf"(?P<name>{_CAP} {_CAP}), (?:votre )?(?:conseill(?:er|ère)|chargée? de (?:clientèle|relation))"),
    re.compile(rf"[Cc][’']est (?P<name>{_FULL}),? (?:de la|du|de chez|votre conseill)"),
    re.compile(rf"^(?:[Cc]ordialement|[Bb]ien à vous|[Ss]incères salutations),?\s+(?P<name>{_CAP} {_CAP})"),
)
_TYPED = re.compile(r"je m'appelle (?P<name>[a-z]{2,}(?: [a-z]{2,})?)(?=[,.!]|$| et | je | de la | du )")
_CLIENT = re.compile(rf"\b(?:[Mm]adame|[Mm]onsieur|Mme|Mlle|Mr|M\.|[Mm]ademoiselle) (?P<name>{_FULL})")
_CLIENT_TYPED = re.compile(
    r"\b(?:bonjour|bonsoir|merci|madame|d'accord|au revoir) (?:madame|monsieur|mme|mr) (?P<name>[a-z]{3,})(?=[,.!?]|$)"
)
_OTHERS_BEFORE = re.compile(
    r"(?:collegues?|voisin\w*|docteur|expert\w*|responsable|maitre|specialiste|notre|mediateur|je suis|"
    r"m'appelle|ici|artisan|notaire) ?,? ?$"
)
_OTHERS_AFTER = re.compile(r"^,? ?(?:notre|mon|ma|a l'appareil|mes|expert|du service|votre conseill|conseill)")
_NOT_NAMES = word_set("""
    Monsieur Madame Bonjour Bonsoir Mutuelle Aubelune Le La Les Je Vous Nous Votre Merci Oui Non Désolé Désolée Ravi Ravie
    Service Agence Assistance
""")

_PHONE = re.compile(
    r"(?<!\d)(?:\+33 ?|0)[1-9](?:[ .-]?\d\d){4}(?!\d)|(?<=\ble )(?:112|114|3114|3117|15|17|18)(?= |[,.!?;)]|$)(?! (?:"
    + "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    + r"|%|€|euros))"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CLAUSE = re.compile(
    r"(?<!\w)(?:article|art\.?|clause|paragraphe|page|chapitre|section|alinea|annexe|rubrique)s? (?:n° ?|"
    r"numero )?(?P<ref>[a-z]?\.? ?\d+(?:[.-]\d+)*)(?![\w%€]| ?(?:euros|€))|"
    r"(?<!\w)(?P<code>[lr]\.? ?\d{3}-\d+(?:-\d+)?)(?!\w)"
)


def _names(pattern: re.Pattern[str], sentence: str) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(sentence):
        if not _NOT_NAMES.intersection(match.group("name").split()):
            yield match


def _people(sentence: str, folded: str) -> Iterator[Found]:
    seen: list[tuple[int, int]] = []
    for match in (m for pattern in _ADVISER for m in _names(pattern, sentence)):
        if not any(start < match.end("name") and match.start("name") < end for start, end in seen):
            seen.append(match.span("name"))
            yield found_at(match, "nom_conseiller", match.group("name"), "name")
    if sentence == folded or sentence.islower():
        yield from (found_at(m, "nom_conseiller", m.group("name"), "name") for m in _TYPED.finditer(folded))
        yield from (found_at(m, "nom_client", m.group("name"), "name") for m in _CLIENT_TYPED.finditer(folded))
    for match in _names(_CLIENT, sentence):
        if not _OTHERS_BEFORE.search(folded[: match.start()]) and not _OTHERS_AFTER.match(folded[match.end() :]):
            yield found_at(match, "nom_client", match.group("name"))


def _listed(folded: str) -> Iterator[Found]:
    for role, section in (("document", "documents"), ("organisme", "organismes")):
        for name, pattern in elements()[section].items():
            yield from (found_at(m, role, name) for m in pattern.finditer(folded))


_COVERS = re.compile(
    r"(?:garanti\w*|couvert\w* (?:contre|pour|en cas de)|assuree? (?:contre|pour)|option|"
    r"protegee? contre)(?: (?:contre|le|la|les|en cas de|de|du|d'un|l'|pour|complementaire|"
    r"supplementaire))* ?[«\"]? ?$"
)


def _guarantees(folded: str) -> Iterator[Found]:
    for name, (pattern, alone) in elements()["garanties"].items():
        for match in pattern.finditer(folded):
            if alone or _COVERS.search(folded[: match.start()]):
                yield found_at(match, "garantie", name)


def _reach(folded: str) -> Iterator[Found]:
    for match in _PHONE.finditer(folded):
        yield found_at(match, "telephone", re.sub(r"\D", "", match.group().replace("+33", "0")))
    for match in _MAIL.finditer(folded):
        yield found_at(match, "courriel", match.group())


def _clauses(folded: str) -> Iterator[Found]:
    for match in _CLAUSE.finditer(folded):
        yield found_at(match, "clause", re.sub(r"\s+", " ", match.group()).strip())


def find(sentence: str, folded: str) -> list[Found]:
    """Names, documents, guarantees, clauses and addresses of a sentence."""
    return [*_people(sentence, folded), *_listed(folded), *_guarantees(folded), *_reach(folded), *_clauses(folded)]
