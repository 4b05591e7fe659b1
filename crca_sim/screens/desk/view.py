"""What the desk shows after each turn, tab by tab, read off the practice. Built behind the screens; no widget here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crca_sim import desk
from crca_sim.desk import clock
from crca_sim.house import house, typeset
from crca_sim.screens.desk.tabs import APART, tab_of
from crca_sim.screens.words import MONTHS, capital

if TYPE_CHECKING:
    from crca_sim.authoring.scenario import Scenario
    from crca_sim.desk import DeskState, Form
    from crca_sim.house.parts import Document
    from crca_sim.practice import Practice

COMPARISON, PRINT, TIME = "comparaison", "imprimer", "temps"
CLOSED_FILE = "La fiche n'est pas encore ouverte."


@dataclass(frozen=True, slots=True)
class Item:
    """Something of a catalogue. Choosing it opens the actions of its tab that take it as `argument`."""

    argument: str
    value: str
    label: str
    detail: tuple[str, ...] = ()
    """Read beside it while it is pointed at."""


@dataclass(frozen=True, slots=True)
class Page:
    """A tab: lines to read, what else can be chosen in it, and things of its own (id, name)."""

    lines: tuple[str, ...] = ()
    shelves: tuple[tuple[str, tuple[Item, ...]], ...] = ()
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DeskView:
    """The desk as an interview's screen needs it."""

    forms: tuple[Form, ...]
    documents: tuple[tuple[str, str], ...]
    """(id, name) of what may be attached to a mail."""
    pages: Mapping[str, Page]
    now: str = ""
    """The simulated day and hour, short."""
    waiting: str = ""
    """While the client is on hold: why, and for how long."""
    opened: bool = False
    comparison: tuple[tuple[str, ...], ...] = ()
    """The last comparison, row by row."""

    def of_tab(self, tab: str) -> list[Form]:
        """The forms of a tab."""
        return [form for form in self.forms if form.action not in APART and tab_of(form.action, form.group) == tab]


def desk_view(practice: Practice, previous: DeskView | None = None) -> DeskView:
    """The desk now. Forms change only with what is done on the desk: `previous` spares them after mere words."""
    scenario, state = practice.scenario, practice.desk_state
    spoken = previous is not None and practice.turns[-1].desk is None
    forms = previous.forms if previous is not None and spoken else desk.forms(scenario, state)
    return DeskView(
        forms=forms,
        documents=_attachable(scenario),
        pages=_pages(scenario, state),
        now=_short(clock.now(scenario, state)),
        waiting=_waiting(state),
        opened=state.opened,
        comparison=tuple(tuple(row) for row in desk.comparison_table(state)),
    )


def _attachable(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    product = house().product(scenario.product)
    return tuple((d.id, d.label) for d in house().documents.values() if product is None or d.concerns(product.id))


def _short(when: dt.datetime) -> str:
    """« mar. 24 nov., 10 h 05 »."""
    day = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")[when.weekday()]
    return f"{day} {when.day} {MONTHS[when.month - 1]}, {when.hour}\u00a0h\u00a0{when.minute:02d}"


def _waiting(state: DeskState) -> str:
    if not state.on_hold or not state.holds:
        return ""
    hold = state.holds[-1]
    return typeset(f"Client en attente, {round(hold.seconds)} s" + (f" : {hold.reason}" if hold.reason else ""))


# ── Tabs ─────────────────────────────────────────────────────────────────────────────────────────


def _pages(scenario: Scenario, state: DeskState) -> dict[str, Page]:
    return {tab: page(scenario, state) for tab, page in _PAGES.items()}


def _record(scenario: Scenario, state: DeskState) -> Page:
    return Page(tuple(desk.record_view(scenario, state)) if state.opened else (CLOSED_FILE,))


def _contracts(scenario: Scenario, state: DeskState) -> Page:
    seen = {"consulter_contrats": desk.contracts_view, "consulter_historique": desk.contacts_view}
    lines = [line for action, view in seen.items() if action in state.consulted for line in view(scenario, state)]
    return Page(tuple(lines) or ("Contrats et contacts passés n'ont pas encore été consultés.",))


def _quotes(scenario: Scenario, state: DeskState) -> Page:
    compared = ["", *desk.comparison_view(state)] if state.compared else []
    more = [(COMPARISON, "Voir la comparaison côte à côte, l'imprimer")] if state.compared else []
    more += [(PRINT, "Enregistrer les devis à imprimer")] if state.quotes else []
    return Page((*desk.quotes_view(state), *compared), more=tuple(more))


def _documents(scenario: Scenario, state: DeskState) -> Page:
    gone, back = desk.sendings(scenario, state), desk.returns(state)
    shelves = tuple(
        (title, tuple(Item("document", d.id, d.label, tuple(map(typeset, _about(d, scenario, state)))) for d in documents))
        for title, documents in desk.catalogue(scenario).items()
    )
    formats = "Formats : " + ", ".join(each.label for each in house().formats.values())
    return Page(tuple(map(typeset, (*(gone or ["Rien n'a encore été envoyé."]), *back, formats))), shelves)


def _about(document: Document, scenario: Scenario, state: DeskState) -> list[str]:
    """A document of the catalogue: its whole name, its formats, when it was sent."""
    names = [house().formats[name].label for name in house().formats_of(document.id)]
    sent = [line for line, sending in zip(desk.sendings(scenario, state), state.sendings, strict=True) if sending.document == document.id]
    return [capital(document.label), *(f"- {name}" for name in names), *sent]


def _directory(scenario: Scenario, state: DeskState) -> Page:
    services = tuple(Item("service", name, label, tuple(lines)) for name, (label, lines) in desk.directory(scenario, state).items())
    return Page(tuple(desk.safety_view(scenario, state)), (("Services", services),))


def _diary(scenario: Scenario, state: DeskState) -> Page:
    more = ((TIME, "Laisser passer du temps"),) if state.ended or scenario.channel == "courriel" else ()
    return Page(tuple(desk.diary_view(scenario, state)), more=more)


def _quality(scenario: Scenario, state: DeskState) -> Page:
    return Page(tuple(desk.quality_view(scenario, state)))


def _knowledge(scenario: Scenario, state: DeskState) -> Page:
    found = tuple(Item("texte", article.title, article.title) for article in house().articles.values())
    return Page(("Choisissez un article, ou cherchez par mots.",), (("Articles", found),))


def _contact(scenario: Scenario, state: DeskState) -> Page:
    waits = [f"Mise en attente : {round(h.seconds)} s" + (f", {h.reason}" if h.reason else "") for h in state.holds]
    return Page(tuple(map(typeset, (desk.today_line(scenario, state), *([_waiting(state)] if state.on_hold else []), *waits))))


def _portal(scenario: Scenario, state: DeskState) -> Page:
    """The client's page when the screen is shared, otherwise the pages there are; each can be read in its order."""
    pages = desk.portal_tab(scenario, state).pages
    read = tuple(Item("page", page, title, tuple(desk.portal_view(scenario, state, page))) for page, title in pages)
    return Page(tuple(desk.portal_now(scenario, state)), (("Pages", read),))


_PAGES: Mapping[str, Callable[[Scenario, DeskState], Page]] = {
    "fiche": _record,
    "contrats": _contracts,
    "devis": _quotes,
    "documents": _documents,
    "annuaire": _directory,
    "agenda": _diary,
    "qualite": _quality,
    "base": _knowledge,
    "espace": _portal,
    "contact": _contact,
}
