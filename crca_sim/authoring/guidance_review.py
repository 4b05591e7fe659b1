"""The digital guidance of a scenario reread: its pages and task exist, the task can be done from where the client is."""

from __future__ import annotations

from crca_sim.authoring import known
from crca_sim.authoring.review import Review
from crca_sim.authoring.scenario import Scenario
from crca_sim.authoring.situations import Defect, Guidance
from crca_sim.house.portal import Portal, Task


def reread(scenario: Scenario, review: Review) -> None:
    """Tells the review what is wrong in `numerique`."""
    guidance = scenario.guidance
    if guidance is None:
        if scenario.channel == "numerique":
            review.wrong(("canal",), "Sur ce canal, il faut dire quelle démarche guider.", "ajoutez « numerique ».")
        return
    portal = known.the_house().portal
    review.name(("numerique", "tache"), guidance.task, portal.tasks, "La démarche")
    review.name(("numerique", "page_depart"), guidance.start, portal.pages, "La page")
    task = portal.tasks.get(guidance.task)
    if task is not None and guidance.start in portal.pages:
        _reachable(guidance, task, portal, review)
    if guidance.defect is not None:
        _defect(guidance, guidance.defect, portal, review)


def _reachable(guidance: Guidance, task: Task, portal: Portal, review: Review) -> None:
    if guidance.start == task.end:
        review.wrong(("numerique", "page_depart"), "Sur cette page, la démarche est déjà faite.")
    elif task.end not in portal.within_reach(guidance.start):
        review.wrong(("numerique", "page_depart"), f"De cette page, rien ne mène à « {portal.pages[task.end].title} ».")


def _defect(guidance: Guidance, defect: Defect, portal: Portal, review: Review) -> None:
    path = ("numerique", "defaut")
    task = portal.tasks.get(guidance.task)
    review.name((*path, "autre_arrivee"), defect.other_end, portal.pages, "La page")
    review.name((*path, "page"), defect.page, portal.pages, "La page")
    if defect.page not in portal.pages:
        return
    names = [element.key for element in portal.elements(defect.page) if element.workable]
    if portal.find(defect.page, defect.element) is None:
        review.name((*path, "element"), defect.element, names, "Sur cette page, l'élément")
    elif task is not None and not any(s.page == defect.page and s.element == defect.element for s in task.path):
        review.advise((*path, "element"), "Cet élément n'est pas sur le chemin de la démarche : le client risque de ne pas buter dessus.")
    if not defect.workaround:
        review.wrong((*path, "contournement"), "Sans autre voie, le client restera bloqué.", "donnez les mots d'un dépôt par courriel…")
