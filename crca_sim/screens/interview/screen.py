"""The interview: the screen decides what each key and message asks of the practice, and shows what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Input, Static, TextArea

from crca_sim.practice.people import people
from crca_sim.screens.base import Command, Help
from crca_sim.screens.desk.form import DeskUsed
from crca_sim.screens.desk.view import DeskView
from crca_sim.screens.interview import questions, telling
from crca_sim.screens.interview.after import AfterContact
from crca_sim.screens.interview.at_desk import DeskRoom
from crca_sim.screens.interview.composer import LONGEST, Composer
from crca_sim.screens.interview.gesture_bar import KEYS, GestureBar
from crca_sim.screens.interview.header import Header, HoldBar
from crca_sim.screens.interview.keys import HELP, IN_CONTACT, IN_MAIL
from crca_sim.screens.interview.mail import MailComposer
from crca_sim.screens.interview.stepper import Stepper
from crca_sim.screens.widgets.callout import Callout
from crca_sim.screens.widgets.keybar import KeyBar
from crca_sim.screens.widgets.transcript import Entry, Transcript
from crca_sim.screens.words import GESTURES, LISTENING

if TYPE_CHECKING:
    from crca_sim.practice import Practice, TurnView

KEEPING = 3.0
"""Seconds between two keepings of what is being written."""


class InterviewScreen(DeskRoom):
    """One interview, from the client's opening to the closing of the file."""

    AUTO_FOCUS = "Composer, #body"
    TITLE_OF_HELP = "L'entretien"
    HELP_KEYS: ClassVar[Help] = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "hint", show=False),
        Binding("ctrl+g", "gestures", show=False),
        Binding("ctrl+o", "contest", show=False),
        Binding("ctrl+b", "address", show=False),
        Binding("ctrl+r", "finish", show=False),
        Binding("escape", "back", show=False),
        *(Binding(key, f"gesture('{gesture}')", show=False) for key, gesture in KEYS.items()),
    ]
    _busy = False

    class Finished(Message):
        """The file is closed."""

        def __init__(self, practice: Practice) -> None:
            self.practice = practice
            super().__init__()

    class Paused(Message):
        """Back home; the interview can be resumed."""

    # ── Composition ──────────────────────────────────────────────────────────────────────────────

    def compose(self) -> ComposeResult:
        scenario = self.practice.scenario
        yield Header(scenario.title, scenario.channel)
        yield Stepper(id="stepper")
        yield HoldBar(id="hold")
        with Horizontal(id="body-of-interview"):
            with Vertical(id="left"):
                yield Transcript(id="transcript")
                yield Callout(id="callout")
                yield Static("", id="status", markup=False)
                if self._mail:
                    yield MailComposer(self._desk.documents, self._notes.subject, self._notes.draft)
                else:
                    yield Composer(id="composer")
                yield AfterContact(id="after")
            yield self.made_panel()
        yield GestureBar(scenario.channel)
        yield KeyBar(IN_MAIL if self._mail else IN_CONTACT, id="keys")

    def on_mount(self) -> None:
        self._listen_ahead()
        self.query_one(Transcript).tell(telling.whole(self.practice))
        if not self._mail:
            composer = self.query_one(Composer)
            composer.placeholder = "Votre réponse…"
            composer.border_title = "Vous"
            composer.remember([turn.trainee for turn in self.practice.turns if turn.trainee])
            composer.put_back(self._notes.draft)
        self.query_one(Stepper).remember(turn.stage for turn in self.practice.turns)
        self._follow(self.practice.turns[-1])
        self.panel.show_state(self.practice.turns[-1].state)
        self.query_one(Header).tell(self._desk.now)
        self.query_one(HoldBar).tell("" if self.over else self._desk.waiting)
        self.set_interval(KEEPING, self.keep_notes)

    @property
    def composer(self) -> Composer | MailComposer:
        """Where the trainee writes."""
        return self.query_one(MailComposer) if self._mail else self.query_one(Composer)

    @on(TextArea.Changed, "#composer, #body")
    def _drafted(self, event: TextArea.Changed) -> None:
        self._notes.draft = event.text_area.text

    @on(Input.Changed, "#subject")
    def _titled(self, event: Input.Changed) -> None:
        self._notes.subject = event.value

    # ── A turn ───────────────────────────────────────────────────────────────────────────────────

    def play(self, job: Callable[[], TurnView], undo: Callable[[], None] = lambda: None) -> None:
        """Have the practice do something; what is written stays, and the screen stays alive, while it does."""
        if self._busy:
            self.tell("Un instant : le tour précédent n'est pas terminé. Votre texte est gardé.")
            return
        self._set_busy(True)

        def refused(error: Exception) -> None:
            self._set_busy(False)
            undo()
            self.complain(error)

        self.behind(lambda: (job(), self.backstage.desk(self.practice, self._desk)), self._played, refused, group="tour")

    def _played(self, happened: tuple[TurnView, DeskView]) -> None:
        turn, view = happened
        self._set_busy(False)
        self._listen_ahead()
        self.query_one(Transcript).tell(telling.of_turn(turn, self.practice))
        self.follow_desk(turn, view)
        self._follow(turn)
        self.after_turn(turn)
        if self.practice.phase == "termine":
            self.keep_notes()
            self.post_message(self.Finished(self.practice))

    def _listen_ahead(self) -> None:
        self.behind(self.practice.listen_ahead, lambda _: None, lambda _: None, group="ecoute")

    def after_turn(self, turn: TurnView) -> None:
        """For what accompanies an interview (the guide)."""

    def _follow(self, turn: TurnView) -> None:
        if not self._mail and people(self.practice):
            self.query_one(Composer).placeholder = f"Votre réponse à {self.practice.persona.name}… (Ctrl+B : à qui parler)"
        self.query_one(Stepper).stage = turn.stage
        if self.over and not self.has_class("over"):
            self.add_class("over")
            self.leave_panel()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        status = LISTENING[self.practice.scenario.channel] if self.practice.phase == "entretien" else "Le poste travaille…"
        self.query_one("#status", Static).update(status if busy else "")

    # ── What widgets announce ────────────────────────────────────────────────────────────────────

    @on(Composer.Submitted)
    def _say(self, message: Composer.Submitted) -> None:
        if self._busy:
            self.play(lambda: self.practice.turns[-1])
            return
        composer = self.query_one(Composer)
        composer.sent(message.text)
        self.query_one(Callout).hide()
        self.play(partial(self.practice.say, message.text), partial(composer.put_back, message.text))

    @on(Composer.TooLong)
    def _too_long(self, message: Composer.TooLong) -> None:
        self.tell(f"{message.length} caractères : la limite est de {LONGEST}. Coupez votre message, rien n'est perdu.", severity="warning")

    @on(Composer.PageAsked)
    def _page(self, message: Composer.PageAsked) -> None:
        transcript = self.query_one(Transcript)
        transcript.scroll_relative(y=message.pages * max(1, transcript.size.height - 2), animate=False)

    @on(MailComposer.Submitted)
    def _write(self, mail: MailComposer.Submitted) -> None:
        def send() -> TurnView:
            turn = self.practice.write_mail(mail.subject, mail.body, mail.attachments)
            self.app.call_from_thread(self.query_one(MailComposer).sent)
            return turn

        self.play(send)

    @on(Button.Pressed, "#close-file")
    def _close_file(self) -> None:
        self.action_finish()

    # ── Keys ─────────────────────────────────────────────────────────────────────────────────────

    def action_back(self) -> None:
        callout = self.query_one(Callout)
        if self.in_panel or self.focused is None:
            self.leave_panel()
        elif callout.shown:
            callout.hide()
        else:
            self._ask_pause()

    def _ask_pause(self) -> None:
        self.ask(questions.pause(), lambda _: self.post_message(self.Paused()))

    def action_hint(self) -> None:
        if self.practice.mode == "jury":
            self.tell("Pas d'indice en jury blanc.")
            return
        self.query_one(Callout).say("Indice", self.practice.hint())

    def action_gesture(self, gesture: str) -> None:
        self.play(lambda: self.practice.make_gesture(gesture))

    def action_gestures(self) -> None:
        self.ask(questions.gesture(), self.action_gesture)

    def action_address(self) -> None:
        """Begin the message with the name of whom it is for."""
        here = people(self.practice)
        if not here or self._mail or self.over:
            self.tell("Vous êtes seul avec le client : c'est à lui que vous parlez.")
            return
        composer, calls = self.query_one(Composer), [who.call for who in here]
        self.ask(questions.whom(here), lambda place: composer.call(calls[int(place)], calls))

    def action_contest(self) -> None:
        turn = next((t for t in reversed(self.practice.turns) if t.trainee), None)
        if turn is None:
            self.tell("Vous n'avez encore rien dit.")
            return
        self.behind(lambda: self.practice.candidates(turn.n), partial(self._ask_meaning, turn), group="lecture")

    def _ask_meaning(self, turn: TurnView, candidates: list[tuple[str, str]]) -> None:
        if not candidates:
            self.tell("Rien d'autre n'a été entrevu dans votre dernière phrase. Redites-la autrement au client.")
            return
        self.ask(questions.meaning(turn, candidates), lambda act: self._declare(turn, act, dict(candidates)[act]))

    def _declare(self, turn: TurnView, act: str, name: str) -> None:
        self.play(lambda: self.practice.contest(turn.n, act))
        self.query_one(Transcript).tell([Entry("notice", "", f"tour {turn.n}, précisé : {name.lower()} (déclaré)", turn.n)])

    def action_finish(self) -> None:
        if self.practice.phase == "entretien":
            self.ask(questions.hang_up(), lambda _: self._use(DeskUsed("raccrocher", {})))
        else:
            self.ask(questions.close_file(), lambda _: self._use(DeskUsed("cloturer", {})))

    def commands(self) -> Iterable[Command]:
        yield "Indice", "Un conseil pour l'étape en cours (F3)", self.action_hint
        yield from super().commands()
        yield "Ce n'est pas ce que je voulais dire", "Préciser le sens de votre dernière phrase (Ctrl+O)", self.action_contest
        for gesture, name in GESTURES.items():
            yield f"Geste : {name.lower()}", "Une adaptation qui ne passe pas par les mots", partial(self.action_gesture, gesture)
        yield "À qui parler", "Au client, ou à qui parle à côté de lui (Ctrl+B)", self.action_address
        yield "Terminer", "Mettre fin au contact, ou clôturer le dossier (Ctrl+R)", self.action_finish
        yield "Pause", "Revenir à l'accueil ; l'entretien est gardé", self._ask_pause
