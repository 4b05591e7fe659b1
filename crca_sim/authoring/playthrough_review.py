"""A playthrough reread: the scenario and the client exist, the desk knows the actions, what is expected can be judged."""

from __future__ import annotations

from collections.abc import Callable

from crca_sim.authoring import known
from crca_sim.authoring.fitting import fits
from crca_sim.authoring.mistakes import AuthoringError
from crca_sim.authoring.persona import STRANGER
from crca_sim.authoring.playthrough import DeskAction, Playthrough, Step
from crca_sim.authoring.review import Path, Review
from crca_sim.house.workstation import Action


def reread(playthrough: Playthrough, review: Review) -> None:
    """Tells the review everything that is wrong in the names of this playthrough."""
    review.name(("scenario",), playthrough.scenario, review.catalogue.names("scenario"), "Le scénario")
    review.name(("persona",), playthrough.persona, (*review.catalogue.names("persona"), STRANGER), "La persona")
    _fit(playthrough, review)
    for rank, step in enumerate(playthrough.steps):
        for check in _STEP_CHECKS:
            check(step, rank, review)
    _mails(playthrough, review)
    _expected(playthrough, review)


def _fit(playthrough: Playthrough, review: Review) -> None:
    """Another client than the scenario's own must be able to play it."""
    if playthrough.persona in (None, STRANGER):
        return
    try:
        scenario = review.catalogue.scenario(playthrough.scenario)
        own, other = review.catalogue.persona(scenario.persona), review.catalogue.persona(playthrough.persona or "")
    except AuthoringError:
        # Said elsewhere: one of them does not exist, or has mistakes of its own.
        return
    for reason in fits(scenario, own, other):
        review.wrong(("persona",), reason)


def _contest(step: Step, rank: int, review: Review) -> None:
    if step.contest is None:
        return
    path: Path = ("tours", rank, "contester")
    review.name((*path, "acte"), step.contest.act, known.acts(), "L'acte")
    if step.contest.turn > rank:
        review.wrong((*path, "tour"), f"Le tour {step.contest.turn} n'a pas encore eu lieu : celui-ci est le tour {rank + 1}.")


def _desk(step: Step, rank: int, review: Review) -> None:
    if step.desk is None:
        return
    path: Path = ("tours", rank, "poste")
    actions = known.the_house().actions
    review.name((*path, "action"), step.desk.action, actions, "L'action du poste")
    if action := actions.get(step.desk.action):
        _arguments(step.desk, action, path, review)


def _arguments(desk: DeskAction, action: Action, path: Path, review: Review) -> None:
    given = desk.__pydantic_extra__
    for name, value in given.items():
        argument = action.argument(name)
        if argument is None:
            review.name((*path, name), name, [a.name for a in action.arguments], "L'argument", key=True)
        if argument and argument.among and isinstance(value, str):
            review.name((*path, name), value, known.collection(argument.among), f"Pour « {name} », le nom")
    for argument in action.arguments:
        if argument.required and not {argument.name, *argument.aliases} & given.keys():
            review.wrong(path, f"Il manque l'argument « {argument.name} ».", f"{action.usage}.")


def _attachments(step: Step, rank: int, review: Review) -> None:
    if step.mail is not None:
        path: Path = ("tours", rank, "courriel", "pieces")
        review.names(path, step.mail.attachments, known.the_house().documents, "Le document")


_STEP_CHECKS: tuple[Callable[[Step, int, Review], None], ...] = (_contest, _desk, _attachments)


def _mails(playthrough: Playthrough, review: Review) -> None:
    try:
        channel = review.catalogue.scenario(playthrough.scenario).channel
    except AuthoringError:
        # Said elsewhere: the scenario does not exist, or has mistakes of its own.
        return
    for rank, step in enumerate(playthrough.steps):
        if step.mail is not None and channel != "courriel":
            message = f"Ce scénario se joue sur le canal « {channel} » : on n'y écrit pas de courriel."
            review.wrong(("tours", rank, "courriel"), message, "utilisez « dire ».", key=True)


def _expected(playthrough: Playthrough, review: Review) -> None:
    expected = playthrough.expected
    for code in expected.competencies:
        review.name(("attendu", "competences", code), code, known.competencies(), "La compétence", key=True)
    for indicator in expected.indicators:
        review.name(("attendu", "indicateurs", indicator), indicator, known.indicators(), "L'indicateur", key=True)
    review.names(("attendu", "fautes"), expected.faults or (), known.faults(), "La faute")
    for code in playthrough.self_rating.levels if playthrough.self_rating else ():
        review.name(("autoevaluation", "niveaux", code), code, known.competencies(), "La compétence", key=True)
