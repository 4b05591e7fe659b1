"""Small scenarios of particular situations, for the tests that share them: each is the short scenario with a few more keys."""

from __future__ import annotations

from typing import Any

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from tests.builders import a_call, a_scenario, started

ANGRY: dict[str, Any] = {
    "ouverture": ["C'est la troisième fois que j'appelle !"],
    "ouverture_montre": {"emotion": "colere", "insatisfaction": "trois appels sans réponse"},
}

DANGER: dict[str, Any] = {
    "ouverture": ["Vite, il y a de l'eau sur le compteur !"],
    "ouverture_montre": {
        "danger": True,
        "consignes": ["coupez l'eau", "coupez le courant"],
        "rassure": ["Voilà, c'est coupé."],
    },
}

SON: dict[str, Any] = {
    "nom": "Philippe Garnier",
    "lien": "son fils",
    "role": "proche",
    "interventions": {
        "presentation": {"declencheur": {"tour": 0}, "dire": ["Bonjour, je suis son fils."]},
        "vol": {"declencheur": {"theme": "objets_valeur"}, "dire": ["Papa n'a rien de précieux, passons."], "insistant": True},
        "presse": {"declencheur": {"tour": 3}, "dire": ["On signe ?"], "insistant": True},
    },
    "sollicite": ["Il veut le moins cher.", "Je vous le dis, le moins cher."],
    "client_reprend": ["Je suis là.", "Demandez-le-moi."],
    "client_remercie": ["Merci de me parler.", "Oui, merci."],
}
RELAY: dict[str, Any] = {
    "nom": "Opératrice du relais",
    "lien": "l'opératrice du service de relais",
    "role": "relais",
    "interventions": {"annonce": {"declencheur": {"tour": 0}, "dire": ["Service de relais, parlez directement à la personne."]}},
    "sollicite": ["Parlez-lui directement."],
    "client_reprend": ["C'est à moi que vous parlez ?"],
    "client_remercie": ["Merci de me parler directement."],
}

PROTECTION: dict[str, Any] = {
    "mesure": "curatelle",
    "representant": "son curateur",
    "acte": "la souscription",
    "question": ["qui signe ce contrat avec vous"],
    "repliques": ["Mon curateur signe avec moi."],
    "bloque": True,
}

REFUSAL: dict[str, Any] = {
    "decision": ["je ne peux pas prendre en charge"],
    "clause": "conditions générales automobile, article 4.2",
    "clause_mots": ["article 4.2"],
    "raison": "le vol suppose une effraction",
    "raison_mots": ["suppose une effraction"],
    "recours_mots": ["service reclamations"],
    "alternatives": {"assistance": {"libelle": "l'assistance", "mots": ["votre assistance"], "repliques": ["L'assistance, bon."]}},
    "reaction": ["Quoi ? Je paie depuis dix ans !"],
    "proteste": ["Non, comme ça, sans raison ?", "C'est tout ?"],
    "admet": ["Bon. Au moins, c'est expliqué."],
}

DEPARTURE: dict[str, Any] = {
    "motif_vrai": "la hausse de janvier",
    "dit": ["Vous avez augmenté de 80 euros."],
    "tentatives": 1,
    "reste": ["Bon, je veux bien rester."],
    "maintient": ["Non, je pars.", "Ma décision est prise."],
    "insistance": ["Vous ne m'écoutez pas."],
    "formalites_mots": ["un mois apres reception"],
}

CANVASSING: dict[str, Any] = {"consentement": False, "contrat_lie": False, "s_oppose": ["Pas de démarchage.", "Je vous ai dit non."]}

QUESTION: dict[str, Any] = {
    "delai": {
        "declencheur": {"tour": 1},
        "dire": ["Et ça prend combien de temps ?"],
        "attend": ["cinq jours"],
        "relance": ["Je vous demandais combien de temps."],
        "satisfait": ["Cinq jours, parfait."],
    }
}

KEEPING: dict[str, Any] = {
    "objet": "garder mon contrat",
    "confiance_min": 50,
    "prix_dit": False,
    "oui": ["Oui, je le garde."],
    "pas_encore": ["Pas tout de suite."],
    "non": ["Non, je pars."],
    "plus_tard": ["Je préfère réfléchir."],
}
SERVICE: dict[str, Any] = {
    "solutions": {},
    "limites_cles": {},
    "objections": {},
    "initiatives": {},
    "issues_possibles": ["differe", "rappel"],
}
"""Nothing to sell: a claim, a question, a complaint."""

RELATION: dict[str, Any] = KEEPING | {"objet": "être mis en relation", "oui": ["Oui, passez-moi le service."]}


def a_situation(seed: int = 7, *, persona: dict[str, Any] | None = None, **changes: Any) -> Call:
    """A call in a particular situation, without the objection of the short scenario."""
    return a_call(seed, scenario=a_scenario(**({"objections": {}} | changes)), **(persona or {}))


def opened(call: Call) -> list[ev.Event]:
    """The events of turn 0, again."""
    return Call(call.cast).open(started())


def trust(call: Call) -> int:
    """The client's trust now."""
    return call.state.measures["trust"]


def patience(call: Call) -> int:
    """The client's patience now."""
    return call.state.measures["patience"]


LATER = [("Combien de kilomètres ?", "kilometrage"), ("Où dort-elle ?", "stationnement"), ("Et l'usage ?", "usage_vehicule")]
"""Three questions that lead somewhere, with their topics."""
OFFER = ("Je vous propose le Tiers étendu.", "presenter_offre")
DRY = ("Je ne peux pas prendre en charge ce vol.", "annoncer_refus")
"""A refusal without a reason."""
