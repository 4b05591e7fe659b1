"""C1.1 to C1.3 and C1.7: who speaks, to whom, and in what frame."""

from __future__ import annotations

import re

from crca_sim import events as ev
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.rule import Verdict, absent, graded, judges, observed, partial
from crca_sim.assessment.words import listed, nearly_named, shared_words, turned
from crca_sim.events import TraineeSpoke
from crca_sim.understanding.expressions import fold

# ── C1.1 ─────────────────────────────────────────────────────────────────────────────────────────

_NAMED = re.compile(
    r"\b(?:je m'appelle|moi,? c'est|je me presente,?|ici|c'est|je suis) "
    r"(?!votre|la|le|un|une|conseill|desol|rav|a vous|bien|charge|pour|note|disponible|tout|que|vous|mon|ce)[a-z]{3,}"
)
_TWO_NAMES = re.compile(r"\b[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)? [A-ZÀ-Ý][a-zà-ÿ]+\b")
_AT_THE_PHONE = re.compile(r"\b([A-ZÀ-Ý][a-zà-ÿ]+)(?=,| à l'appareil| de la [Mm]utuelle)")


@judges("C1.1", "saluer", "se_presenter", "demander_motif")
def presentation(case: Case) -> Verdict:
    """Greeting, organisation, name and offer of help in the first message; outbound, purpose and permission too."""
    opening = case.messages[:2]
    if not opening:
        return absent("Vous n'avez rien dit : le client attendait que vous vous présentiez.")
    wanted = _outbound if case.scenario.direction == "sortant" else _inbound
    at_once = wanted(case, opening[:1])
    both = wanted(case, opening)
    missing = listed([name for name, there in at_once.items() if not there])
    quotes = case.proofs(*(Said(m.turn, s) for m in opening[:1] for s in m.reading.sentences[:2]))
    if all(at_once.values()):
        known = "pourquoi vous l'appelez" if case.scenario.direction == "sortant" else "que vous l'aiderez"
        return observed(f"Dès le premier message, le client sait à qui il parle et {known}.", quotes)
    says_who = at_once["le nom de l'organisme"] or at_once["votre nom"]
    if all(both.values()) or sum(at_once.values()) == len(at_once) - 1 or (sum(at_once.values()) >= 2 and says_who):
        return partial(f"Dans le premier message, il manque : {missing}.", quotes, manque=missing)
    return absent(f"Le premier message entre dans le vif sans se présenter ; il manque : {missing}.", quotes, manque=missing)


def _inbound(case: Case, messages: tuple[TraineeSpoke, ...]) -> dict[str, bool]:
    text = " ".join(m.text for m in messages)
    does = {act for m in messages for act in m.reading.acts()}
    return {
        "une salutation": "saluer" in does or turned_greeting(text),
        "le nom de l'organisme": fold(case.house.name).split()[-1] in fold(text),
        "votre nom": _names_oneself(case, text),
        "une offre d'aide": "demander_motif" in does or turned(text, "aide"),
    }


def _outbound(case: Case, messages: tuple[TraineeSpoke, ...]) -> dict[str, bool]:
    text = " ".join(m.text for m in messages)
    does = {act for m in messages for act in m.reading.acts()}
    inbound = {name: there for name, there in _inbound(case, messages).items() if name != "une offre d'aide"}
    return inbound | {
        "le but de l'appel": bool(does & {"annoncer_caractere_commercial", "annoncer_deroule"}),
        "l'accord pour poursuivre": "demander_consentement" in does or turned(text, "permission"),
    }


def turned_greeting(text: str) -> bool:
    """« Bonjour », « bonsoir », whatever was understood."""
    return re.search(r"\bbon(jour|soir)\b", fold(text)) is not None


def _names_oneself(case: Case, text: str) -> bool:
    """A name that is neither the client's nor the house's."""
    others = {fold(w) for w in (*case.house.name.split(), *case.persona.name.split(), "bonjour", "madame", "monsieur", "bonsoir")}
    found = [*_TWO_NAMES.findall(text), *_AT_THE_PHONE.findall(text)]
    capital = any(not others & {fold(w) for w in name.split()} for name in found)
    return capital or _NAMED.search(fold(text)) is not None


# ── C1.2, C1.3 ───────────────────────────────────────────────────────────────────────────────────


@judges("C1.2")
def personalisation(case: Case) -> Verdict:
    """Record open at the welcome, name used, what is known used again."""
    opened = case.desk("ouvrir_fiche", until=_welcome_until(case))
    named = [s for s in case.sentences if _names_client(case, s.text)]
    reused = _reused(case)
    points = {"la fiche ouverte dès l'accueil": bool(opened), "le nom du client, deux fois au moins": len({s.turn for s in named}) >= 2}
    if _has_history(case):
        points["une information de la fiche reprise"] = bool(reused)
    missing = listed([name for name, there in points.items() if not there])
    proof = case.proofs(*reused[:1], *named[:1], *opened[:1])
    reason = f"Il manque : {missing}." if missing else "Fiche ouverte, nom employé, et rien de connu n'est redemandé."
    return graded(sum(points.values()), len(points), 0 if named or opened else 1, reason, proof, manque=missing)


def _welcome_until(case: Case) -> int:
    """The welcome lasts until the first question of discovery, four turns at least."""
    asked = next((e.turn for e in case.of(ev.FactAsked)), case.last_turn)
    return max(asked, 4)


_ADDRESS = re.compile(r"\S+@\S+")


def _names_client(case: Case, text: str) -> bool:
    """In words: an address that holds the name calls nobody by it."""
    said = fold(_ADDRESS.sub(" ", text))
    return fold(case.persona.last_name) in said or fold(case.persona.first_name) in said.split()


def _has_history(case: Case) -> bool:
    record = case.scenario.record
    return bool(record.contacts or record.contracts or record.alerts)


def _reused(case: Case) -> list[Said]:
    record = case.scenario.record
    known = (*record.contacts, *record.contracts, *record.alerts)
    names = re.compile("|".join(re.escape(fold(name)) for name in case.persona.name.split()))
    said = [(s, names.sub(" ", fold(s.text))) for s in case.sentences]
    early = {m.turn for m in case.messages[:6]}
    return [
        s for s, text in said if any(shared_words(text, line) >= 2 for line in known) or (s.turn in early and turned(text, "deja_connu"))
    ]


@judges("C1.3", "demander_identite", "demander_coordonnees", "justifier_question", "informer_donnees")
def identification(case: Case) -> Verdict:
    """Two elements asked of the client, with the reason, before anything of the record is said."""
    asked = case.of(ev.IdentityAsked)
    elements = ({a.element for a in asked} & (set(case.scenario.controls) or {a.element for a in asked})) | _asked_along(case, asked)
    told_first = case.values_said()
    blanks = {"controles": listed(case.fact_labels(case.scenario.controls))}
    if told_first:
        return absent("Une donnée de la fiche est dite avant tout contrôle d'identité.", case.proofs(*told_first), **blanks)
    if not elements:
        return absent("Aucun élément d'identité n'est demandé au client.", **blanks)
    proof = case.proofs(*asked)
    if len(elements) < 2:
        return partial("Un seul élément de contrôle est demandé.", proof, **blanks)
    if _late(case, asked):
        return partial("Les deux contrôles viennent après la première offre.", proof, **blanks)
    if not _explained(case, asked):
        return partial("Deux éléments sont demandés, sans dire pourquoi.", proof, **blanks)
    return observed("Deux éléments demandés au client, avec leur raison, avant toute donnée du dossier.", proof)


def _asked_along(case: Case, asked: tuple[ev.IdentityAsked, ...]) -> set[str]:
    """Other elements that the same sentences ask for by their names: « votre carte d'identité, et votre date de naissance »."""
    names = {c: case.scenario.facts[c].label.removeprefix("sa ").removeprefix("son ") for c in case.scenario.controls}
    return {c for c, name in names.items() if any(nearly_named(a.quote, (name,)) for a in asked)}


def _late(case: Case, asked: tuple[ev.IdentityAsked, ...]) -> bool:
    second = [a.turn for a in asked][1:2] or [asked[0].turn]
    return case.first_offer is not None and second[0] > case.first_offer


def _explained(case: Case, asked: tuple[ev.IdentityAsked, ...]) -> bool:
    turns = {t for a in asked for t in (a.turn - 1, a.turn)}
    said = (m for m in case.messages if m.turn in turns)
    return any(m.reading.doing("justifier_question", "informer_donnees") or turned(m.text, "controle") for m in said)


# ── C1.7 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C1.7", "annoncer_deroule", "informer_donnees")
def frame(case: Case) -> Verdict:
    """Purpose and length announced; recording, with the right to refuse it, when there is one."""
    until = case.first_offer or case.last_turn
    plan = case.said("annoncer_deroule", until=until)
    recording = [s for s in case.sentences if s.turn <= until and turned(s.text, "enregistrement")]
    free = any(turned(case.text(s.turn), "opposition") for s in recording)
    if case.scenario.recorded:
        points = {"le déroulé": bool(plan), "l'enregistrement": bool(recording), "la possibilité de s'y opposer": free}
    else:
        points = {"l'objet": bool(plan), "la durée": any(turned(case.text(s.turn), "duree") for s in plan)}
    missing = listed([name for name, there in points.items() if not there])
    reason = f"Il manque : {missing}." if missing else "Le client sait comment l'échange va se passer."
    return graded(sum(points.values()), len(points), 1, reason, case.proofs(*plan[:1], *recording[:1]), manque=missing)
