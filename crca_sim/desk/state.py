"""The desk so far: what the events add up to. Nothing else may change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import JsonValue

from crca_sim import events as ev
from crca_sim.authoring.scenario import Scenario
from crca_sim.house.quote import Quote


@dataclass(frozen=True, slots=True)
class Established:
    """A quote as it was given, whatever the tariff becomes; `solution` is the scenario's, when it is one."""

    turn: int
    label: str
    solution: str | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Callback:
    """A reminder in the diary. `date` is ISO, `24/11` when the year was not said, or « jeudi », « dans 3 j »."""

    turn: int
    date: str
    time: str | None
    channel: str | None
    about: str | None


@dataclass(frozen=True, slots=True)
class Hold:
    """The client was put on hold."""

    turn: int
    seconds: float
    reason: str | None


@dataclass(slots=True)
class DeskState:
    """A fold over events. Read freely; change only by `apply`."""

    identity: dict[str, str] = field(default_factory=dict)
    opened_turn: int | None = None
    consulted: list[str] = field(default_factory=list)
    """`consulter_contrats`, `consulter_historique`, in order."""
    edits: dict[str, str] = field(default_factory=dict)
    """Record field → its value as the adviser entered it, the latest entered last."""
    edit_turns: dict[str, int] = field(default_factory=dict)
    reason: str | None = None
    quotes: dict[str, Established] = field(default_factory=dict)
    """By label: a solution's, or the quote's own title."""
    compared: dict[str, Quote] = field(default_factory=dict)
    """Formula → its quote in the last comparison."""
    sent: list[ev.DocumentSent] = field(default_factory=list)
    messages: list[tuple[int, str, str]] = field(default_factory=list)
    """(turn, channel, text)."""
    holds: list[Hold] = field(default_factory=list)
    callbacks: list[Callback] = field(default_factory=list)
    consents: dict[str, str | None] = field(default_factory=dict)
    """What it is about → `oui`, `non`, or None when only asked."""
    preferences: list[str] = field(default_factory=list)
    transfer: dict[str, str] | None = None
    """`service`, and `resume`, `besoin_acces` when they were given."""
    notes: list[str] = field(default_factory=list)
    survey: str | None = None
    """The channel of the satisfaction survey."""
    complaints: list[str] = field(default_factory=list)
    nonconformities: list[str] = field(default_factory=list)
    searches: list[str] = field(default_factory=list)
    ended: bool = False
    """The contact is over."""
    closed: bool = False

    @property
    def opened(self) -> bool:
        """The record was opened."""
        return self.opened_turn is not None

    @property
    def note(self) -> str | None:
        """The contact note, all its parts together."""
        return "\n".join(self.notes) or None

    def fields(self, scenario: Scenario) -> dict[str, str]:
        """The record's fields now: the scenario's, `{telephone}` and the like drawn from the seed, then the edits."""
        return {name: self._drawn(value) for name, value in scenario.record.fields.items()} | self.edits

    def quote_for(self, solution: str) -> Quote | None:
        """The latest quote established for a solution of the scenario."""
        found = [e for e in self.quotes.values() if e.solution == solution]
        return max(found, key=lambda e: e.turn).quote if found else None

    def prices(self) -> frozenset[str]:
        """Every price that stands on the desk, yearly and monthly, canonical (`176.63 EUR`)."""
        shown = [e.quote for e in self.quotes.values()] + list(self.compared.values())
        return frozenset(price for quote in shown for price in quote.canonical)

    def apply(self, event: ev.Event) -> None:
        """What the desk becomes after one more event. Refused actions change nothing."""
        match event:
            case ev.SessionStarted():
                self.identity = dict(event.identity)
            case ev.DocumentSent():
                self.sent.append(event)
            case ev.InterviewEnded():
                self.ended = True
            case ev.FileClosed():
                self.closed = True
            case ev.DeskUsed(accepted=True):
                change = _CHANGES.get(event.action)
                if change is not None:
                    change(self, event)

    def _drawn(self, value: str) -> str:
        for name, drawn in self.identity.items():
            value = value.replace("{" + name + "}", drawn)
        return value


def fold(events: Iterable[ev.Event]) -> DeskState:
    """The desk that these events add up to."""
    state = DeskState()
    for event in events:
        state.apply(event)
    return state


def _text(args: Mapping[str, JsonValue], name: str) -> str | None:
    value = args.get(name)
    return None if value is None else str(value)


def _opened(s: DeskState, e: ev.DeskUsed) -> None:
    s.opened_turn = e.turn if s.opened_turn is None else s.opened_turn


def _consulted(s: DeskState, e: ev.DeskUsed) -> None:
    s.consulted.append(e.action)


def _coded(s: DeskState, e: ev.DeskUsed) -> None:
    s.reason = _text(e.args, "motif")


def _edited(s: DeskState, e: ev.DeskUsed) -> None:
    name = str(e.args["champ"])
    s.edits.pop(name, None)
    s.edits[name] = str(e.args["valeur"])
    s.edit_turns[name] = e.turn


def _quoted(s: DeskState, e: ev.DeskUsed) -> None:
    quote = Quote.model_validate(e.produced["devis"])
    label = str(e.produced["libelle"])
    s.quotes.pop(label, None)
    s.quotes[label] = Established(e.turn, label, _text(e.produced, "solution"), quote)


def _compared(s: DeskState, e: ev.DeskUsed) -> None:
    found = e.produced.get("devis")
    if isinstance(found, dict):
        s.compared = {formula: Quote.model_validate(quote) for formula, quote in found.items()}


def _messaged(s: DeskState, e: ev.DeskUsed) -> None:
    s.messages.append((e.turn, str(e.args["canal"]), str(e.args["texte"])))


def _held(s: DeskState, e: ev.DeskUsed) -> None:
    s.holds.append(Hold(e.turn, e.seconds, _text(e.args, "motif")))


def _called_back(s: DeskState, e: ev.DeskUsed) -> None:
    s.callbacks.append(Callback(e.turn, str(e.args["date"]), *(_text(e.args, n) for n in ("heure", "canal", "objet"))))


def _consented(s: DeskState, e: ev.DeskUsed) -> None:
    s.consents[str(e.args["objet"])] = _text(e.args, "reponse")


def _transferred(s: DeskState, e: ev.DeskUsed) -> None:
    s.transfer = {name: str(value) for name, value in e.args.items()}


def _surveyed(s: DeskState, e: ev.DeskUsed) -> None:
    s.survey = _text(e.args, "canal")


def _kept(where: str) -> Callable[[DeskState, ev.DeskUsed], None]:
    def keep(s: DeskState, e: ev.DeskUsed) -> None:
        getattr(s, where).append(str(e.args["texte"]))

    return keep


_CHANGES: dict[str, Callable[[DeskState, Any], None]] = {
    "ouvrir_fiche": _opened,
    "consulter_contrats": _consulted,
    "consulter_historique": _consulted,
    "coder_motif": _coded,
    "modifier_fiche": _edited,
    "etablir_devis": _quoted,
    "comparer_formules": _compared,
    "envoyer_message": _messaged,
    "mettre_en_attente": _held,
    "programmer_rappel": _called_back,
    "recueillir_consentement": _consented,
    "noter_preference": _kept("preferences"),
    "transferer": _transferred,
    "rediger_note": _kept("notes"),
    "envoyer_enquete": _surveyed,
    "enregistrer_reclamation": _kept("complaints"),
    "signaler_non_conformite": _kept("nonconformities"),
    "chercher_procedure": _kept("searches"),
    "raccrocher": lambda s, e: setattr(s, "ended", True),
    "cloturer": lambda s, e: setattr(s, "closed", True),
}
