"""A small practice without library, reader or log: what the screens hold, in memory and at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from crca_sim.desk import Form, FormField
from crca_sim.event_log.log import SessionSummary
from crca_sim.screens.backstage import Briefing, Choice, Trouble
from crca_sim.screens.desk.view import DeskView, Item, Page
from crca_sim.screens.shelf import ScenarioCard
from tests.screens.sample_debrief import DEBRIEF


class PracticeError(Exception):
    """Named as the real one: screens show its message."""


@dataclass(frozen=True)
class TurnView:
    """As `practice.TurnView`."""

    n: int
    phase: str = "entretien"
    trainee: str | None = None
    gesture: str | None = None
    desk: dict[str, Any] | None = None
    acts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    client: str | None = None
    companion: tuple[str, str] | None = None
    state: dict[str, int] = field(default_factory=lambda: {"trust": 50, "patience": 80, "comprehension": 80, "fatigue": 10})
    stage: str = "accueil"
    notices: tuple[str, ...] = ()


MARC = ScenarioCard(
    "auto-petit-kilometrage",
    "Un devis pour une voiture qui dort",
    "telephone",
    "assurance automobile",
    "moyen",
    25,
    ("C1", "C3", "C5", "C6", "C7", "C8", "C9"),
    "Le téléphone sonne, un matin de novembre. Marc Ollier, menuisier en préretraite, est assuré ailleurs et veut un prix "
    "pour sa voiture avant l'échéance du 31 décembre. À vous de comprendre ce qu'il lui faut vraiment.",
)
LEA = ScenarioCard(
    "habitat-etudiante-velo",
    "Une attestation pour les clés",
    "chat",
    "assurance habitation",
    "facile",
    35,
    ("C1", "C3", "C5", "C6", "C7", "C8", "C9", "C10"),
    "Un message arrive sur le chat, un lundi de novembre. Léa Vidal, étudiante, n'est pas encore cliente. Elle loue son "
    "premier logement et il lui faut une attestation d'assurance pour qu'on lui remette les clés. À vous de "
    "comprendre ce qu'il lui faut vraiment.",
)
RECORD = (
    "Fiche : prospect",
    "Prénom : Marc",
    "Nom : Ollier",
    "Téléphone : 06 39 98 14 27",
    "Véhicule : Dacia Sandero, 2017",
    "Assureur actuel : autre compagnie",
)


def _form(action: str, group: str, label: str, *fields: FormField, with_client: bool = False) -> Form:
    return Form(action, group, group.capitalize(), label, fields=fields, with_client=with_client)


FORMS = (
    _form("mettre_en_attente", "contact", "Mettre en attente", FormField("motif", "Raison", "line"),
          FormField("duree", "Durée", "duration", example="45 s"), with_client=True),
    _form("reprendre", "contact", "Reprendre après l'attente", with_client=True),
    _form("ouvrir_fiche", "fiche", "Ouvrir la fiche"), _form("consulter_contrats", "fiche", "Consulter les contrats"),
    _form("coder_motif", "fiche", "Coder le motif", FormField("motif", "Motif", "choice", True, (
        ("devis_auto", "devis automobile"), ("devis_habitat", "devis habitation"), ("attestation", "demande d'attestation"),
        ("sinistre", "déclaration de sinistre"), ("autre", "autre demande")))),
    _form("modifier_fiche", "fiche", "Modifier la fiche",
          FormField("champ", "Champ", "choice", True, (("kilometrage", "kilométrage annuel"), ("usage", "usage du véhicule"))),
          FormField("valeur", "Nouvelle valeur", "line", True, depends_on="champ", quick={"usage": (("prive", "privé"),)},
                    present={"kilometrage": "7000"})),
    _form("rediger_note", "fiche", "Rédiger la note de contact", FormField("texte", "Texte", "page", True)),
    _form("etablir_devis", "devis", "Établir un devis",
          FormField("formule", "Formule", "choice", False, (("tiers_etendu", "Tiers étendu"), ("tous_risques", "Tous risques"))),
          FormField("options", "Options", "many", False,
                    (("assistance_0km", "assistance 0 km"), ("vehicule_remplacement", "véhicule de remplacement")))),
    _form("lire_document", "documents", "Lire un document", FormField("document", "Document", "choice", True, (("devis", "devis"),)),
          FormField("article", "Article", "line", example="4.2")),
    _form("programmer_rappel", "agenda", "Programmer un rappel",
          FormField("date", "Date", "date", True, example="30/11/2026"), FormField("heure", "Heure", "hour", example="14 h 30")),
)  # fmt: skip
PAGES = {
    "documents": Page(("Rien n'a encore été envoyé.",), (("Avant l'accord", (Item("document", "devis", "devis"),)),)),
    "agenda": Page(("Agenda, mardi 24 novembre 2026, 10 h",)),
}
_ACTS = {
    "bonjour": ("saluer", "se_presenter", "demander_motif"),
    "racontez": ("question_ouverte",),
    "combien": ("question_fermee",),
    "si je": ("reformuler",),
    "propose": ("presenter_offre",),
}
_STAGES = {
    "saluer": "accueil",
    "question_ouverte": "decouverte",
    "question_fermee": "decouverte",
    "reformuler": "decouverte",
    "presenter_offre": "proposition",
}
_REPLIES = {
    "saluer": "Oui, bonjour madame. Euh… je voudrais un prix pour ma voiture. J'entends un peu mal, non, c'est le téléphone, je crois.",
    "question_ouverte": "Oh, depuis que j'ai arrêté l'atelier, elle dort plus qu'elle ne roule. Le marché, ma fille à Angers le dimanche…",
    "question_fermee": "Quatre mille cinq cents. Cinq mille les bonnes années.",
    "reformuler": "Voilà, c'est tout à fait ça.",
    "presenter_offre": "Léger, léger… C'est avec un mouchard, votre affaire ?",
}


class FakePractice:
    """Understands a few words, answers as Marc would."""

    def __init__(self, card: ScenarioCard = MARC, *, session: str = "s-7k3f2", mode: str = "entrainement") -> None:
        self.session, self.trainee, self.mode = session, "Inès", mode
        self.scenario_id = card.id
        self.scenario = SimpleNamespace(title=card.title, channel=card.channel, product="auto", minutes=card.minutes, companion=None)
        self.persona = SimpleNamespace(
            name="Léa Vidal" if card is LEA else "Marc Ollier", formal_name="M. Ollier", title="M.", first_name="Marc", last_name="Ollier"
        )
        self.phase, self.opened, self.rated = "entretien", False, None
        self.waiting, self.mistakes = "", dict[str, dict[str, str]]()
        opening = (
            "bonjour ! j'ai besoin d'une attestation d'assurance pour mon studio, c'est pour récupérer les clés"
            if card is LEA
            else "Allô ? Oui, bonjour, c'est pour la voiture."
        )
        self.turns = [TurnView(0, client=opening)]

    def _add(self, **seen: Any) -> TurnView:
        latest = self.turns[-1]
        turn = TurnView(**({"n": latest.n + 1, "stage": latest.stage, "state": latest.state, "phase": "entretien"} | seen))
        self.turns.append(turn)
        return turn

    def listen_ahead(self) -> None:
        """Nothing to read sooner."""

    def say(self, text: str) -> TurnView:
        if "boum" in text:
            raise RuntimeError("panne")
        if "refus" in text:
            raise PracticeError("L'entretien est terminé : on ne peut plus parler au client.")
        acts = next((acts for word, acts in _ACTS.items() if word in text.lower()), ())
        first = acts[0] if acts else ""
        state = self.turns[-1].state | {"trust": min(100, self.turns[-1].state["trust"] + 4)}
        return self._add(
            trainee=text, acts=acts, client=_REPLIES.get(first, "Pardon ?"), stage=_STAGES.get(first, self.turns[-1].stage), state=state
        )

    def write_mail(self, subject: str, body: str, attachments: tuple[str, ...] = ()) -> TurnView:
        return self._add(trainee=body, client="Merci, j'ai bien reçu.")

    def make_gesture(self, gesture: str) -> TurnView:
        return self._add(gesture=gesture, client=None if gesture == "attendre" else "Ah, merci.")

    def use_desk(self, action: str, args: dict[str, Any]) -> TurnView:
        used = {
            "action": action,
            "label": f"{action.replace('_', ' ').capitalize()} {' '.join(map(str, args.values()))}".strip(),
            "args": args,
            "message": "",
            "accepted": True,
        }
        if action == "ouvrir_fiche":
            self.opened = True
            used["label"], used["message"] = "Ouvre la fiche du client", "\n".join(RECORD)
        if args.get("date") == "31/11/2026":
            used |= {"accepted": False, "message": "date : le 31/11/2026 n'existe pas, novembre a 30 jours."}
        self.mistakes = {} if used["accepted"] else {action: {"date": str(used["message"])}}
        if action in ("mettre_en_attente", "reprendre"):
            self.waiting = "Client en attente, 45 s" if action == "mettre_en_attente" else ""
        if action == "raccrocher":
            self.phase = "apres_contact"
            return self._add(desk=used, stage="apres_contact", notices=("L'entretien est terminé : vous avez mis fin au contact.",))
        if action == "cloturer":
            self.phase = "termine"
        return self._add(desk=used, phase="apres_contact" if self.phase != "entretien" else "entretien")

    def let_pass(self, duration: str) -> TurnView:
        return self._add(notices=(f"{duration} passent",))

    def contest(self, turn: int, act: str) -> TurnView:
        return self._add()

    def candidates(self, turn: int) -> list[tuple[str, str]]:
        return [("reformuler", "Reformuler"), ("synthetiser", "Faire la synthèse")]

    def hint(self) -> str:
        return "Commencez par une question ouverte, précisez ensuite, une question à la fois, puis résumez."

    def rate_oneself(self, levels: dict[str, str], strength: str = "", progress: str = "", action: str = "") -> None:
        self.rated = (levels, strength, progress, action)


class FakeBackstage:
    """Two scenarios; sessions as given."""

    def __init__(self, sessions: list[SessionSummary] | None = None, practice: FakePractice | None = None) -> None:
        self.kept = list(sessions or [])
        self.practice = practice
        self.started: list[Choice] = []
        self.retried: list[tuple[str, int]] = []
        self.broken = False

    def known_cards(self) -> list[ScenarioCard]:
        return []

    def cards(self) -> list[ScenarioCard]:
        if self.broken:
            raise Trouble("Le journal ne peut pas être ouvert : le dossier n'est pas accessible en écriture.")
        return [LEA, MARC]

    def trainees(self) -> list[str]:
        return ["Inès", "Karim"]

    def sessions(self, trainee: str) -> list[SessionSummary]:
        return self.kept

    def briefing(self, choice: Choice) -> Briefing:
        return Briefing(LEA if choice.scenario == LEA.id else MARC, RECORD, choice)

    def start(self, choice: Choice, trainee: str) -> Any:
        self.started.append(choice)
        self.practice = self.practice or FakePractice(LEA if choice.scenario == LEA.id else MARC, mode=choice.mode)
        return self.practice

    def resume(self, session: str) -> Any:
        self.practice = self.practice or played()
        return self.practice

    def retry(self, session: str, turn: int) -> Any:
        self.retried.append((session, turn))
        self.practice = FakePractice()
        return self.practice

    def desk(self, practice: Any, previous: DeskView | None = None) -> DeskView:
        wrong = practice.mistakes
        forms = tuple(replace(f, fields=tuple(replace(x, error=wrong.get(f.action, {}).get(x.name, "")) for x in f.fields)) for f in FORMS)
        record = Page(RECORD if practice.opened else ("La fiche n'est pas encore ouverte.",))
        documents = (("devis", "devis"), ("cg-auto", "conditions générales"))
        return DeskView(forms, documents, PAGES | {"fiche": record}, "mar. 24 nov., 10 h 05", practice.waiting, practice.opened)

    def print_comparison(self, practice: Any) -> Path:
        return Path("comparaison.html")

    def print_quotes(self, practice: Any) -> Path:
        return Path("devis.html")

    def debrief(self, practice: Any) -> Any:
        return DEBRIEF

    def levels(self, session: str) -> dict[str, str]:
        return {"C1": "maîtrisé", "C3": "acquis", "C5": "en cours"}

    def erase(self, session: str) -> None:
        self.kept = [line for line in self.kept if line.session != session]

    def warm_up(self) -> None:
        pass


def played() -> FakePractice:
    """An interview in the middle of the discovery."""
    practice = FakePractice()
    practice.say("Mutuelle Aubelune bonjour, Inès Marchal, comment puis-je vous aider ?")
    practice.use_desk("ouvrir_fiche", {})
    practice.make_gesture("ralentir")
    practice.say("Merci. Pour bien vous conseiller, racontez-moi comment vous vous servez de votre voiture.")
    practice.say("Elle dort plus qu'elle ne roule : combien de kilomètres faites-vous dans l'année, à peu près ?")
    return practice


def finished() -> FakePractice:
    """The same, up to the closing."""
    practice = played()
    practice.say("Si je résume : vous roulez moins de 5 000 km, la voiture dort au garage. C'est bien cela ?")
    practice.say("Je vous propose le Tiers étendu avec « Rouler léger » : 176 euros 63 par an.")
    practice.use_desk("raccrocher", {})
    practice.use_desk("cloturer", {})
    return practice


def summary(
    session: str = "s-7k3f2", *, closed: bool = True, outcome: str | None = "accord", turns: int = 18, scenario: str = MARC.id
) -> SessionSummary:
    return SessionSummary(session, "Inès", scenario, "marc-ollier", 7, "entrainement", "2026-11-23T09:05:00Z", turns, outcome, closed, None)
