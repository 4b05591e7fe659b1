"""The desk so far: what the events add up to. Nothing else may change it (`folding.py` says how each action does)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from crca_sim import events as ev
from crca_sim.authoring.scenario import Scenario
from crca_sim.desk.folding import fold_in
from crca_sim.desk.kept import Callback, Draft, Entry, Established, Filed, Hold, Mark, Sending
from crca_sim.house.quote import Quote

__all__ = ["Callback", "DeskState", "Draft", "Entry", "Established", "Filed", "Hold", "Mark", "Sending", "fold"]


@dataclass(slots=True)
class DeskState:
    """A fold over events. Read freely; change only by `apply`."""

    elapsed: float = 0.0
    """Simulated seconds since the contact began."""
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
    sendings: list[Sending] = field(default_factory=list)
    """The proof of each."""
    leaving: str | None = None
    """The address of what is about to leave."""
    returned: list[ev.DocumentReturned] = field(default_factory=list)
    return_checks: dict[str, str] = field(default_factory=dict)
    """Document that came back → `conforme` or `a_completer`, once verified."""
    read: list[tuple[str, str | None]] = field(default_factory=list)
    """(document, article) that were read."""
    messages: list[tuple[int, str, str]] = field(default_factory=list)
    """(turn, channel, text)."""
    holds: list[Hold] = field(default_factory=list)
    on_hold: bool = False
    callbacks: list[Callback] = field(default_factory=list)
    diary: list[Entry] = field(default_factory=list)
    """Call-backs, appointments and reminders."""
    consents: dict[str, str | None] = field(default_factory=dict)
    """What it is about → `oui`, `non`, or None when only asked."""
    consent_marks: dict[str, Mark] = field(default_factory=dict)
    preferences: list[str] = field(default_factory=list)
    transfer: dict[str, str] | None = None
    """`service`, and `mode`, `resume`, `besoin_acces`, `repli` when they were given."""
    notes: list[str] = field(default_factory=list)
    survey: str | None = None
    """The channel of the satisfaction survey."""
    complaints: list[str] = field(default_factory=list)
    nonconformities: list[str] = field(default_factory=list)
    filed: list[Filed] = field(default_factory=list)
    searches: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """Facts that the client told."""
    controls: list[str] = field(default_factory=list)
    """Elements of identity that the client gave."""
    coordinates: dict[str, str] = field(default_factory=dict)
    """Record field → what the client said it is."""
    revealed: list[str] = field(default_factory=list)
    """Needs on the table."""
    offers: list[ev.OfferMade] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
    promises: list[ev.PromiseMade] = field(default_factory=list)
    drafts: dict[str, Draft] = field(default_factory=dict, compare=False)
    """Action → what was typed when it was last refused: nothing typed is lost."""
    ended: bool = False
    """The contact is over."""
    ended_at: float | None = None
    client_page: str | None = None
    """Where the client is on the portal; shown only when the screen is shared."""
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

    def filed_as(self, *actions: str) -> list[Filed]:
        """The forms of these kinds, in order."""
        return [form for form in self.filed if form.action in actions]

    def apply(self, event: ev.Event) -> None:
        """What the desk becomes after one more event. Refused actions change nothing but their draft."""
        fold_in(self, event)

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
