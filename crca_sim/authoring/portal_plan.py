"""The plan of the client portal for authors: pages, what leads from one to another, the way of each task. Mermaid text."""

from __future__ import annotations

from collections.abc import Iterator

from crca_sim.authoring.situations import Guidance
from crca_sim.house.portal import Portal, Task

PLAN = "espace-client"
"""The name under which `crca-sim graph` prints it."""


def plan(portal: Portal) -> str:
    """All pages and links, the common header apart, then the tasks in words."""
    lines = ["flowchart LR", *(f"  p_{_id(p.id)}[{_quoted(p.title)}]" for p in portal.pages.values()), *_links(portal)]
    return "\n".join([*lines, *(f"  %% {line}" for line in tasks(portal))])


def tasks(portal: Portal) -> Iterator[str]:
    """Each task: where it begins, what to act on, where it ends."""
    for task in portal.tasks.values():
        yield f"{task.id} ({task.label}), de {task.start} à {task.end} : " + " → ".join(step.element for step in task.path)


def guided(portal: Portal, guidance: Guidance) -> Iterator[str]:
    """The part of a scenario's graph that shows the task to guide, and what is broken."""
    task = portal.tasks[guidance.task]
    yield f'  subgraph portail ["Espace client : {task.label}"]'
    yield from (f"    p_{_id(page)}[{_quoted(portal.pages[page].title)}]" for page in dict.fromkeys((guidance.start, *task.pages)))
    yield "  end"
    yield from _way(portal, task)
    yield f"  e_decouverte --> p_{_id(guidance.start)}"
    yield f"  p_{_id(task.end)} --> e_conclusion"
    if guidance.defect is not None:
        defect = guidance.defect
        yield f"  p_{_id(defect.page)} -->|défaut : {_plain(defect.element)}| autre_voie({_quoted('autre voie')})"
        yield "  autre_voie --> e_conclusion"


def _way(portal: Portal, task: Task) -> Iterator[str]:
    for step, after in zip(task.path, (*(s.page for s in task.path[1:]), task.end), strict=True):
        yield f"  p_{_id(step.page)} -->|{_plain(step.element)}| p_{_id(after)}"


def _links(portal: Portal) -> Iterator[str]:
    for page in portal.pages.values():
        yield from (f"  p_{_id(page.id)} -->|{_plain(e.key)}| p_{_id(e.leads)}" for e in page.elements if e.leads)


def _id(name: str) -> str:
    return name.replace("-", "_")


def _plain(text: str) -> str:
    """A label on an arrow: what Mermaid reads as its own is left out."""
    return "".join(" " if c in '|"#<>&;`\n[](){}' else c for c in text)


def _quoted(text: str) -> str:
    return '"' + _plain(text) + '"'
