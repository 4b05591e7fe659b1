"""A small interview written event by event: `said`, `client`, `desk`, and what the assessment makes of it."""

from __future__ import annotations

from typing import Any, Self

from crca_sim import events as ev
from crca_sim.assessment.assess import assess
from crca_sim.assessment.finding import Assessment, Fault, Finding, Value
from crca_sim.understanding.reading import ActSeen, Reading
from tests.builders import SCENARIO, a_persona, a_scenario, started, words

DOCUMENTS = ("devis", "dipa-auto", "projet-cp", "fiche-conseil")

RICH: dict[str, Any] = {
    "controles": ["naissance", "code_postal"],
    "motif": "devis_auto",
    "renonciation": "aucun",
    "dossier": {
        "statut": "client",
        "champs": {"nom": "Test", "code_postal": "49000"},
        "historique": ["Courriel de mardi : demande de devis pour une camionnette blanche."],
    },
    "limites_cles": SCENARIO["limites_cles"]
    | {
        "cles": {
            "libelle": "pas de garantie si les clés sont restées dedans",
            "nature": "exclusion",
            "objet": "vol",
            "mots": ["cles restees dedans"],
        }
    },
    "complements": {
        "remplacement": {
            "libelle": "un véhicule de remplacement",
            "mots": ["vehicule de remplacement"],
            "besoins": ["rouler"],
            "doublon_possible": True,
        },
        "reemploi": {"libelle": "des pièces de réemploi", "mots": ["pieces de reemploi"], "ecoresponsable": True},
    },
    "documents": {"obligatoires": list(DOCUMENTS), "secondaires": ["cg-auto"]},
    "note": {
        "points_cles": [
            {"libelle": "la demande", "formulations": ["devis"]},
            {"libelle": "l'usage", "formulations": ["livraison*"], "poids": 2},
            {"libelle": "le conseil", "formulations": ["tiers etendu"]},
        ],
        "interdits": ["sourd", "penible", "radin"],
    },
    "besoin_a_noter": ["chiffres par ecrit"],
}
"""The short scenario with its desk work."""


class Talk:
    """An interview being written. A new turn begins with each thing that the trainee does."""

    def __init__(self, *, persona: dict[str, Any] | None = None, **changes: Any) -> None:
        self.scenario = a_scenario(**(RICH | changes))
        self.persona = a_persona(**(persona or {}))
        self.events: list[ev.Event] = [started()]
        self.turn = 0
        self.last = ""

    # ── What the trainee does ────────────────────────────────────────────────────────────────────

    def says(
        self, text: str, *acts: str, nearly: tuple[str, ...] = (), sure: float = 0.95, subject: str | None = None, **reading: Any
    ) -> Self:
        """A message; `nearly` are candidates, `sure` the confidence of its acts."""
        self.turn, self.last = self.turn + 1, text
        understood = _doubtful(words(text, *acts, **reading), nearly, sure)
        self.events.append(ev.TraineeSpoke(turn=self.turn, text=text, reading=understood, seconds=3.0, subject=subject))
        return self

    def desk(self, action: str, *, seconds: float = 5.0, **args: Any) -> Self:
        """An action on the desk, accepted."""
        self.turn, self.last = self.turn + 1, f"Poste : {action} {' '.join(str(a) for a in args.values())}".strip()
        self.events.append(ev.DeskUsed(turn=self.turn, action=action, label=self.last, args=args, seconds=seconds))
        return self

    def gesture(self, gesture: str = "ralentir") -> Self:
        self.turn, self.last = self.turn + 1, "Ralentit et articule"
        self.events.append(ev.GestureMade(turn=self.turn, gesture=gesture, label=self.last, seconds=2.0))
        return self

    def sends(self, *documents: str, before: bool = True, format: str = "standard") -> Self:
        """Documents that leave, one turn each."""
        for document in documents:
            self.desk("envoyer_document", document=document)
            self.note(ev.DocumentSent, document=document, channel="courriel", format=format, before_agreement=before)
        return self

    # ── What it does ─────────────────────────────────────────────────────────────────────────────

    def note(self, kind: type[ev.Event], **fields: Any) -> Self:
        """An event of this turn; its quote is the trainee's words unless given."""
        known = kind.model_fields
        filled = {"turn": self.turn} | ({"quote": self.last} if "quote" in known else {}) | fields
        self.events.append(kind(**filled))
        return self

    def tells(self, *facts: str) -> Self:
        """The client tells facts, asked by the last message."""
        for fact in facts:
            self.note(ev.FactAsked, fact=fact, openly="racontez" in self.last.lower(), again=False)
            self.note(ev.FactDisclosed, fact=fact, how="open", in_full=True)
        return self

    def offers(self, solution: str = "etendu", *needs: str, recommended: bool = True) -> Self:
        return self.note(ev.OfferMade, solution=solution, needs=needs, recommended=recommended)

    def agrees(self) -> Self:
        self.note(ev.DecisionAsked, explicit=True)
        return self.note(ev.ConsentGiven, about="souscription", explicit=True, text="Oui.")

    def ends(self, outcome: str = "accord") -> Self:
        return self.note(ev.InterviewEnded, outcome=outcome, why="conge")

    def discovers(self) -> Self:
        """A decent discovery: four facts of the list, from open to precise."""
        self.says("Racontez-moi comment vous vous servez de la camionnette.", "question_ouverte").tells("usage")
        self.says("Combien de kilomètres par an ?", "question_fermee").tells("kilometrage")
        self.says("Où dort-elle ?", "question_fermee").tells("garage")
        return self.says("Quel budget vous fixez-vous ?", "question_fermee").tells("budget")

    # ── What is made of it ───────────────────────────────────────────────────────────────────────

    def assessed(self) -> Assessment:
        return assess(self.events, self.scenario, self.persona)

    def finding(self, indicator: str) -> Finding:
        return self.assessed().finding(indicator)

    def value(self, indicator: str) -> Value:
        return self.finding(indicator).value

    def fault(self, code: str) -> Fault | None:
        return next((f for f in self.assessed().faults if f.code == code), None)

    def status(self, code: str) -> str | None:
        """Of a fault; None when nothing points to it."""
        found = self.fault(code)
        return found.status if found else None


def _doubtful(reading: Reading, nearly: tuple[str, ...], sure: float) -> Reading:
    candidates = tuple(ActSeen(act=act, confidence=0.4) for act in nearly)
    sentences = tuple(
        s.model_copy(update={"candidates": candidates, "acts": tuple(a.model_copy(update={"confidence": sure}) for a in s.acts)})
        for s in reading.sentences
    )
    return reading.model_copy(update={"sentences": sentences})
