"""The interview line by line: what is typed goes to the practice, what happens is told in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from crca_sim import desk
from crca_sim.house import house, nearest, plain
from crca_sim.plain.choosing import briefing
from crca_sim.plain.debriefing import debrief_lines
from crca_sim.plain.desk_orders import SHORTHANDS, Misspelt, desk_call, how_to_write, is_desk_order, wants_a_text
from crca_sim.plain.filling import GivenUp, fill
from crca_sim.plain.help import AFTER_CONTACT
from crca_sim.plain.orders import Order, order_in, spoken
from crca_sim.plain.rating import rate
from crca_sim.plain.telling import told
from crca_sim.plain.terminal import Leaving, Terminal
from crca_sim.practice import Practice, PracticeError, TurnView
from crca_sim.practice.printing import print_comparison, print_quotes

REREAD = 4
"""Turns told again when a session is taken up."""

_MEASURES = {"trust": "Confiance", "patience": "Patience", "comprehension": "Compréhension", "fatigue": "Fatigue"}


class Interview:
    """A practice and the person who plays it. `run` ends when they leave or when the debrief was told."""

    def __init__(self, practice: Practice, terminal: Terminal, folder: Path | None = None) -> None:
        """`folder` is where what is printed goes."""
        self._practice, self._terminal, self._folder = practice, terminal, folder
        self._over = False

    def begin(self) -> None:
        """Tell what the adviser knows, then the client's opening."""
        chosen = self._practice.difficulty if self._practice.difficulty != self._practice.scenario.difficulty else None
        self._terminal.tell(
            *briefing(self._practice.scenario, chosen), f"Séance {self._practice.session} : chaque tour est enregistré.", ""
        )
        self._terminal.tell(*told(self._practice.turns[0]))

    def take_up(self) -> None:
        """Tell where the session stands."""
        last = self._practice.turns[-1].n
        self._terminal.tell(f"Scénario : {self._practice.scenario.title}")
        self._terminal.tell(f"Séance {self._practice.session}, reprise après le tour {last}.", "")
        self._reread(Order("relire", str(REREAD)))
        if self._practice.phase == "apres_contact":
            self._terminal.tell(*AFTER_CONTACT)

    def run(self) -> int:
        """Take lines until the end; the exit code."""
        self._listen_ahead()
        try:
            if self._practice.phase == "termine":
                self._conclude()
            while not self._over:
                self._take(self._terminal.ask(_PROMPTS[self._practice.phase]))
        except Leaving:
            self._step_aside()
        except KeyboardInterrupt:
            self._step_aside()
            raise
        return 0

    def _step_aside(self) -> None:
        if self._terminal.echoes:
            self._terminal.tell("")
        self._leave(Order("quitter"))

    def _take(self, line: str) -> None:
        if not line:
            return
        order = order_in(line)
        try:
            if order is None:
                self._show(self._practice.say(spoken(line)))
            else:
                self._obey(order)
        except (PracticeError, Misspelt) as refusal:
            self._terminal.inform(str(refusal))

    def _obey(self, order: Order) -> None:
        if order.name in _ORDERS:
            _ORDERS[order.name](self, order)
        elif is_desk_order(order):
            self._use_desk(order)
        else:
            close = nearest(order.name, all_names()) if order.name else None
            hint = f" Vouliez-vous dire « /{close} » ?" if close else ""
            self._terminal.inform(f"commande inconnue : « /{order.name} ».{hint} « /commandes » les donne toutes.")

    def _show(self, view: TurnView) -> None:
        """Tell a turn, which is on disk by now, and what it leads to."""
        self._terminal.tell(*told(view, words=not self._terminal.echoes))
        self._listen_ahead()
        if self._practice.phase == "termine":
            self._conclude()
        elif view.phase == "entretien" and self._practice.phase == "apres_contact":
            self._terminal.tell(*AFTER_CONTACT)

    def _listen_ahead(self) -> None:
        """At a keyboard one takes seconds to answer; a pipe would only wait for the same work."""
        if self._terminal.echoes:
            Thread(target=self._practice.listen_ahead, daemon=True).start()

    def _conclude(self) -> None:
        self._over = True
        if not any(event.kind == "self_rated" for event in self._practice.events):
            rate(self._practice, self._terminal)
        self._terminal.tell("", *debrief_lines(self._practice))

    # ── Orders ───────────────────────────────────────────────────────────────────────────────────

    def _help(self, order: Order) -> None:
        from crca_sim.plain.help import help_lines

        self._terminal.tell(*help_lines())

    def _gesture(self, order: Order) -> None:
        name = plain(order.rest) if order.name == "geste" else order.name
        self._show(self._practice.make_gesture(_GESTURES.get(name, name)))

    def _use_desk(self, order: Order) -> None:
        if wants_a_text(order):
            order = Order(order.name, self._several_lines("Votre texte, puis un point seul sur sa ligne."))
        action, args = desk_call(order)
        self._show(self._practice.use_desk(action, args))

    def _mail(self, order: Order) -> None:
        if self._practice.scenario.channel != "courriel":
            raise Misspelt("Cet échange ne se fait pas par courriel : tapez simplement ce que vous dites.")
        subject = order.rest or self._terminal.ask("Objet : ")
        body = self._several_lines("Texte du courriel, puis un point seul sur sa ligne.")
        self._show(self._practice.write_mail(subject, body))

    def _several_lines(self, invitation: str) -> str:
        if self._terminal.echoes:
            self._terminal.inform(invitation)
        lines: list[str] = []
        while (line := self._terminal.ask("")) != ".":
            lines.append(line)
        return "\n".join(lines)

    def _desk_help(self, order: Order) -> None:
        self._terminal.tell(*how_to_write(plain(order.rest), self._practice.scenario))

    def _form(self, order: Order) -> None:
        """Field by field, until the desk takes it or one gives up."""
        short = SHORTHANDS.get(plain(order.rest))
        action = short.action if short else plain(order.rest)
        if action not in house().actions:
            raise Misspelt("À écrire : /formulaire ACTION, par exemple /formulaire reclamation. « /poste » donne les actions.")
        try:
            while not self._filed(action):
                pass
        except GivenUp:
            self._terminal.inform("formulaire abandonné ; ce qui avait été refusé y reste.")

    def _filed(self, action: str) -> bool:
        form = next(f for f in desk.forms(self._practice.scenario, self._practice.desk_state) if f.action == action)
        view = self._practice.use_desk(action, fill(form, self._terminal))
        self._show(view)
        return bool(view.desk and view.desk["accepted"]) or not form.fields or self._practice.phase == "termine"

    def _look(self, order: Order) -> None:
        self._terminal.tell(*_VIEWS[order.name](self._practice))

    def _directory(self, order: Order) -> None:
        if order.rest:
            self._show(self._practice.use_desk("consulter_annuaire", {"texte": order.rest}))
        else:
            self._terminal.tell(*desk.directory_view())

    def _state(self, order: Order) -> None:
        self._only_in_training()
        for measure, label in _MEASURES.items():
            self._terminal.tell(f"{label} : {self._practice.state.measures[measure]} sur 100")

    def _hint(self, order: Order) -> None:
        self._only_in_training()
        self._terminal.tell(f"Indice : {self._practice.hint()}")

    def _only_in_training(self) -> None:
        if self._practice.mode == "jury":
            raise Misspelt("Cette aide n'existe pas pendant l'examen blanc.")

    def _reread(self, order: Order) -> None:
        count = int(order.rest) if order.rest.isascii() and order.rest.isdigit() else len(self._practice.turns)
        for view in self._practice.turns[-count:] if count else []:
            self._terminal.tell(*told(view))

    def _contest(self, order: Order) -> None:
        turn, act = _turn_and_act(order)
        act = self._chosen_act(turn, act)
        self._practice.contest(turn, act)
        self._terminal.inform(f"noté pour le débriefing, au tour {turn} : « {act} ». Le client, lui, garde ce qu'il a entendu.")

    def _chosen_act(self, turn: int, typed: str | None) -> str:
        candidates = self._practice.candidates(turn)
        if not candidates:
            raise Misspelt(f"Au tour {turn}, aucune autre lecture n'est possible.")
        if typed is None:
            self._terminal.tell(*(f"{number}. {label} ({act})" for number, (act, label) in enumerate(candidates, start=1)))
            typed = self._terminal.ask("Vous vouliez (numéro) : ")
        named = {str(number): act for number, (act, _) in enumerate(candidates, start=1)} | {act: act for act, _ in candidates}
        if typed not in named:
            raise Misspelt(f"Rien n'est changé : il fallait un numéro de 1 à {len(candidates)}. « /contester {turn} » les donne.")
        return named[typed]

    def _print(self, order: Order) -> None:
        if self._folder is None:
            raise Misspelt("Rien ne peut être imprimé : aucun dossier de données n'est ouvert.")
        printed = print_comparison if plain(order.rest).startswith("compar") else print_quotes
        where = printed(self._practice, self._folder)
        self._terminal.inform(f"page enregistrée : {where}. Ouvrez-la dans un navigateur pour l'imprimer.")

    def _wait(self, order: Order) -> None:
        self._show(self._practice.let_pass(order.rest))

    def _debrief(self, order: Order) -> None:
        raise Misspelt("Le débriefing vient à la fin : /raccrocher met fin au contact, puis /cloturer le dossier.")

    def _leave(self, order: Order) -> None:
        self._over = True
        if self._practice.phase != "termine":
            self._terminal.inform(f"séance gardée. Pour la reprendre : crca-sim resume {self._practice.session} --plain")


def _turn_and_act(order: Order) -> tuple[int, str | None]:
    words = order.words
    if not words or not (words[0].isascii() and words[0].isdigit()):
        raise Misspelt("À écrire : /contester NUMÉRO_DU_TOUR, par exemple /contester 4.")
    return int(words[0]), words[1] if len(words) > 1 else None


_PROMPTS = {"entretien": "Vous : ", "apres_contact": "Après-contact : ", "termine": ""}

_GESTURES = {"face": "se_placer_de_face"}

_VIEWS: dict[str, Callable[[Practice], list[str]]] = {
    "dossier": lambda p: desk.record_view(p.scenario, p.desk_state),
    "consentements": lambda p: desk.consents_view(p.scenario, p.desk_state),
    "documents": lambda p: desk.documents_view(p.scenario, p.desk_state),
    "mes_devis": lambda p: desk.quotes_view(p.desk_state),
    "comparaison": lambda p: desk.comparison_view(p.desk_state),
    "agenda": lambda p: desk.diary_view(p.scenario, p.desk_state),
    "qualite": lambda p: desk.quality_view(p.scenario, p.desk_state),
    "date": lambda p: [desk.today_line(p.scenario, p.desk_state)],
}
"""What is looked at without a turn."""

_ORDERS: dict[str, Callable[[Interview, Order], None]] = {
    "aide": Interview._help,
    "commandes": Interview._help,
    "geste": Interview._gesture,
    "attendre": Interview._gesture,
    "ralentir": Interview._gesture,
    "face": Interview._gesture,
    "ecrire": Interview._gesture,
    "epeler": Interview._gesture,
    "montrer": Interview._gesture,
    "mail": Interview._mail,
    "poste": Interview._desk_help,
    "formulaire": Interview._form,
    **dict.fromkeys(_VIEWS, Interview._look),
    "annuaire": Interview._directory,
    "etat": Interview._state,
    "indice": Interview._hint,
    "relire": Interview._reread,
    "contester": Interview._contest,
    "imprimer": Interview._print,
    "attente": Interview._wait,
    "debriefing": Interview._debrief,
    "quitter": Interview._leave,
}


def all_names() -> list[str]:
    """Every order there is, short ones of the desk included."""
    return [*_ORDERS, *SHORTHANDS]
