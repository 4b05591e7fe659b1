"""The client portal of the house: its pages, what is on them in reading order, and the tasks one does there.

A description that can be walked: every link leads somewhere, and the path of every task can be followed from its
first page to its end, mandatory fields filled on the way. Fictional, like the rest of the house.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pydantic import Field, model_validator

from crca_sim.house.names import plain
from crca_sim.house.parts import ById, Label, Part
from crca_sim.house.portal_parts import ACTION_OF, Element, Page, Step, Task

__all__ = ["Element", "Page", "Portal", "Step", "Task"]


class Lost(ValueError):
    """A path cannot be followed: where and why, in French."""


class Portal(Part):
    """The whole customer area: checked when it is read."""

    name: Label = Field(alias="nom")
    address: str = Field(alias="adresse")
    header: tuple[Element, ...] = Field(alias="entete")
    """On top of every page once one is logged in."""
    pages: ById[Page]
    tasks: ById[Task] = Field(alias="taches")

    def elements(self, page: str) -> tuple[Element, ...]:
        """Everything on a page, the common header first. Unknown page: KeyError."""
        described = self.pages[page]
        return (*(self.header if described.header else ()), *described.elements)

    def find(self, page: str, name: str) -> Element | None:
        """The element of this exact name on a page (case, accents and spaces apart)."""
        wanted = plain(name)
        return next((e for e in self.elements(page) if plain(e.key) == wanted), None)

    def next_pages(self, page: str) -> tuple[str, ...]:
        """Where one can go from a page, in one action."""
        return tuple(dict.fromkeys(e.leads for e in self.elements(page) if e.leads))

    def within_reach(self, start: str) -> frozenset[str]:
        """Every page that can be reached from one."""
        seen, waiting = {start}, [start]
        while waiting:
            found = [p for p in self.next_pages(waiting.pop()) if p not in seen]
            seen.update(found)
            waiting += found
        return frozenset(seen)

    def sensitive(self, task: str) -> bool:
        """Whether a secret is typed or a document sent on the way (C4.5). Unknown task: KeyError."""
        steps = (self.find(step.page, step.element) for step in self.tasks[task].path)
        return any(element is not None and (element.secret or element.paper) for element in steps)

    @model_validator(mode="after")
    def _can_be_walked(self) -> Portal:
        broken = [*self._dangling(), *self._ambiguous(), *self._unwalkable()]
        if broken:
            raise ValueError("espace client : " + " ; ".join(broken))
        return self

    def _dangling(self) -> Iterator[str]:
        for page in self.pages:
            for element in self.elements(page):
                if element.leads is not None and element.leads not in self.pages:
                    yield f"{page}, {element.said} mène à « {element.leads} », qui n'existe pas"
                if element.behind is not None and self.find(page, element.behind) is None:
                    yield f"{page}, {element.said} est derrière « {element.behind} », qui n'y est pas"

    def _ambiguous(self) -> Iterator[str]:
        for page in self.pages:
            names = [plain(e.name) for e in self.elements(page) if e.workable and e.name]
            yield from (f"{page} a deux éléments « {name} »" for name in sorted({n for n in names if names.count(n) > 1}))

    def _unwalkable(self) -> Iterator[str]:
        for task in self.tasks.values():
            try:
                self._walk(task)
            except Lost as lost:
                yield f"{task.id} : {lost}"

    # ── Walking ──────────────────────────────────────────────────────────────────────────────────

    def missing(self, page: str, done: Collection[str]) -> tuple[Element, ...]:
        """The mandatory fields of a page that are not among the names done."""
        filled = {plain(name) for name in done}
        return tuple(e for e in self.elements(page) if e.required and e.workable and plain(e.key) not in filled)

    def _walk(self, task: Task) -> None:
        page, done = task.start, set[str]()
        for step in task.path:
            element = self._stepped_on(step, page, done)
            done = done | {element.key}
            if element.leads not in (None, page):
                page, done = str(element.leads), set()
        if page != task.end:
            raise Lost(f"le chemin finit sur « {page} » et non sur « {task.end} »")

    def _stepped_on(self, step: Step, page: str, done: set[str]) -> Element:
        if step.page != page:
            raise Lost(f"l'étape « {step.element} » est sur « {step.page} », et l'on est sur « {page} »")
        element = self.find(page, step.element) if page in self.pages else None
        if element is None:
            raise Lost(f"« {step.element} » n'est pas sur « {page} »")
        if element.behind is not None and plain(element.behind) not in {plain(name) for name in done}:
            raise Lost(f"« {step.element} » est derrière « {element.behind} », qui n'a pas été ouvert")
        if element.submits and (left := self.missing(page, {*done, element.key})):
            raise Lost(f"sur « {page} », {left[0].said} est obligatoire et n'est pas rempli")
        _check_action(step, element)
        return element


def _check_action(step: Step, element: Element) -> None:
    if ACTION_OF.get(element.kind) != step.action:
        raise Lost(f"« {step.action} » ne convient pas à {element.said} ({element.kind})")
    if element.choices and plain(step.value) not in {plain(choice) for choice in element.choices}:
        raise Lost(f"« {step.value} » n'est pas un choix de {element.said}")
