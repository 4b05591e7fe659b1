"""A short scenario and a desk on which one acts."""

from __future__ import annotations

from typing import Any

from crca_sim import events as ev
from crca_sim.authoring.scenario import Scenario
from crca_sim.desk import DeskState, Done, perform

_LINES = ["…"]


def scenario(**changes: Any) -> Scenario:
    """Marc's car: half a bonus, 4,500 km a year, a prospect."""
    described: dict[str, Any] = {
        "titre": "Un devis auto",
        "situation": "Un prospect appelle pour sa voiture.",
        "canal": "telephone",
        "produit": "auto",
        "persona": "marc-ollier",
        "competences": ["C5"],
        "ouverture": _LINES,
        "demande": _LINES,
        "dossier": {
            "statut": "prospect",
            "champs": {"nom": "Ollier", "telephone": "{telephone}", "courriel": "marc@ici.exemple"},
            "alertes": ["À rappeler avant le 15"],
        },
        "motif": "devis_auto",
        "issues_possibles": ["accord"],
        "faits": {
            "kilometrage": {"libelle": "ce qu'il roule", "repliques": _LINES, "valeur": "4500", "champ": "kilometrage"},
            "permis": {"libelle": "son permis", "repliques": _LINES, "valeur": "1983-05-12", "champ": "date_permis"},
            "echeance": {"libelle": "son échéance", "repliques": _LINES, "valeur": "2026-12-31", "champ": "echeance"},
            "budget": {"libelle": "son budget", "repliques": _LINES, "valeur": "250 EUR par an", "champ": "budget"},
            "loisir": {"libelle": "son loisir", "repliques": _LINES, "valeur": "Pêche à la ligne", "champ": "loisir_principal"},
        },
        "besoins": {"payer_moins": {"libelle": "payer moins"}},
        "profil_tarif": {"crm": 0.5, "zone": "B", "stationnement": "garage", "usage": "prive", "km": 4500},
        "solutions": {
            "leger": {
                "libelle": "le Tiers étendu avec Rouler léger",
                "produit": "auto",
                "formule": "tiers_etendu",
                "variantes": ["rouler_leger"],
                "mots": ["léger"],
            },
            "complete": {"libelle": "le Tous risques", "produit": "auto", "formule": "tous_risques", "mots": ["tous risques"]},
            "juridique": {"libelle": "la protection juridique", "produit": "droit", "formule": "seule", "mots": ["juridique"]},
        },
        "accord": {"oui": _LINES, "pas_encore": _LINES, "non": _LINES, "plus_tard": _LINES},
    }
    return Scenario.model_validate(described | changes)


class Desk:
    """A desk on which one acts, each action folded at once as a conversation would."""

    def __init__(self, played: Scenario | None = None) -> None:
        self.scenario = played or scenario()
        self.state = DeskState()
        self.turn = 0
        self.events: list[ev.Event] = []

    def do(self, action: str, **args: Any) -> Done:
        self.turn += 1
        done = perform(action, args, scenario=self.scenario, state=self.state, turn=self.turn)
        self.happens(done.used)
        for d in done.documents:
            self.happens(ev.DocumentSent(turn=self.turn, document=d.document, channel=d.channel, format=d.format, before_agreement=True))
        return done

    def said(self, action: str, **args: Any) -> str:
        """What an accepted action answers, with plain spaces."""
        done = self.do(action, **args)
        assert done.accepted, done.used.message
        return done.used.message.replace("\u00a0", " ")

    def happens(self, event: ev.Event) -> None:
        """Something beside the desk: words, days."""
        self.events.append(event)
        self.state.apply(event)

    def days(self, count: float) -> None:
        """Days pass."""
        self.happens(ev.TimePassed(turn=self.turn, seconds=count * 86_400, label=""))

    def refused(self, action: str, **args: Any) -> str:
        """Why it was refused, with plain spaces."""
        done = self.do(action, **args)
        assert not done.accepted, done.used.label
        return done.used.message.replace("\u00a0", " ")


def plain_spaces(lines: list[str]) -> list[str]:
    return [line.replace("\u00a0", " ") for line in lines]
