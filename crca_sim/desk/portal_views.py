"""The client portal as the adviser may read it: a page described in reading order, or the list of pages.

Always available, as a mock-up of the site. Where the *client* is shows only when the screen is shared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk.answer import Act, Answer
from crca_sim.desk.arguments import Arguments
from crca_sim.desk.state import DeskState
from crca_sim.house import house, typeset
from crca_sim.house.portal import Element, Page, Portal


def portal_view(scenario: Scenario, state: DeskState, page: str | None = None) -> list[str]:
    """A page of the portal; without a name, the client's when the screen is shared, else the list of pages."""
    portal, shown = house().portal, page or shared_page(scenario, state)
    described = portal.pages.get(shown) if shown else None
    lines = [*(_page(portal, described) if described else _pages(portal)), *_whereabouts(scenario, state, portal)]
    return [typeset(line) for line in lines]


def portal_now(scenario: Scenario, state: DeskState) -> list[str]:
    """Beside the list of pages: where the client is, then their page when the screen is shared, the tasks otherwise."""
    portal, theirs = house().portal, shared_page(scenario, state)
    lines = [*_whereabouts(scenario, state, portal), *(_page(portal, portal.pages[theirs]) if theirs else _tasks(portal))]
    return [typeset(line) for line in lines]


@dataclass(frozen=True, slots=True)
class PortalTab:
    """A page as a screen draws it. `shared`: the adviser sees what the client sees, and `client_here` says they are on this page."""

    page: str
    title: str
    headings: tuple[tuple[int, str], ...]
    """Level and text, the title of the page (level 1) first."""
    header: tuple[Element, ...]
    elements: tuple[Element, ...]
    """What one can act on, in reading order."""
    pages: tuple[tuple[str, str], ...]
    """Every page that can be looked at: identifier and title."""
    shared: bool
    client_here: bool


def portal_tab(scenario: Scenario, state: DeskState, page: str | None = None) -> PortalTab:
    """What a tab needs of a page of the portal: the one asked for, else the client's on a shared screen, else the first one.

    Unknown page: KeyError.
    """
    portal, theirs = house().portal, shared_page(scenario, state)
    shown = portal.pages[page or theirs or next(iter(portal.pages))]
    titles = tuple((e.level or 2, typeset(e.name)) for e in shown.elements if e.kind == "titre")
    return PortalTab(
        page=shown.id,
        title=typeset(shown.title),
        headings=((1, typeset(shown.title)), *titles),
        header=tuple(portal.header) if shown.header else (),
        elements=tuple(e for e in shown.elements if e.workable),
        pages=tuple((p.id, typeset(p.title)) for p in portal.pages.values()),
        shared=theirs is not None,
        client_here=theirs == shown.id,
    )


def shared_page(scenario: Scenario, state: DeskState) -> str | None:
    """The page in front of the client, when the adviser sees the same screen."""
    shared = scenario.guidance is not None and scenario.guidance.shared_screen
    return (state.client_page or scenario.guidance.start) if shared and scenario.guidance else None


def _pages(portal: Portal) -> Iterator[str]:
    yield f"{portal.name} ({portal.address})"
    yield from (f"- {page.id} : « {page.title} »" for page in portal.pages.values())
    yield from _tasks(portal)


def _tasks(portal: Portal) -> Iterator[str]:
    yield "Démarches"
    for task in portal.tasks.values():
        way = " → ".join(f"« {step.element} »" for step in task.path)
        yield f"- {task.label}, depuis « {portal.pages[task.start].title} » : {way}"


def _page(portal: Portal, page: Page) -> Iterator[str]:
    yield f"Page « {page.title} » (titre de niveau 1)"
    if page.header:
        yield "En-tête de toutes les pages : " + ", ".join(_in_header(e) for e in portal.header)
    yield "Ensuite, dans l'ordre de lecture :"
    yield from (f"{rank}. {_described(portal, element)}" for rank, element in enumerate(page.elements, start=1))


def _in_header(element: Element) -> str:
    hidden = f" (une fois « {element.behind} » ouvert)" if element.behind else ""
    return f"{element.kind} {element.said}{hidden}"


def _described(portal: Portal, element: Element) -> str:
    kind = f"titre de niveau {element.level}" if element.kind == "titre" else element.kind
    traits = [
        "obligatoire" if element.required else "", f"format {element.format}" if element.format else "",
        f"choix : {' / '.join(element.choices)}" if element.choices else "", element.colour, element.position,
        f"une fois « {element.behind} » ouvert" if element.behind else "",
    ]  # fmt: skip
    leads = f" → page « {portal.pages[element.leads].title} »" if element.leads else ""
    return ", ".join([f"{kind} {element.said}", *(t for t in traits if t)]) + leads


def _whereabouts(scenario: Scenario, state: DeskState, portal: Portal) -> Iterator[str]:
    page = shared_page(scenario, state)
    if page is not None:
        yield f"Écran partagé : le client est sur la page « {portal.pages[page].title} »."
    elif scenario.guidance is not None:
        yield "Vous ne voyez pas l'écran du client : demandez-lui le titre de sa page."


def consulted(arguments: Arguments, state: DeskState) -> Answer:
    """A page, or the list of pages."""
    return Answer(portal_view(arguments.scenario, state, arguments.text("page")))


ACTS: dict[str, Act] = {"consulter_espace_client": consulted}
