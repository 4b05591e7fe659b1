"""When an indicator can be judged: always, because of what the scenario holds, because of what happened.

The referential names the conditions; here is what the names mean. An occasion that the scenario declares and that
the trainee lost (the client left, the interview was cut short) is lost, not missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from crca_sim import events as ev
from crca_sim.assessment.case import Case
from crca_sim.assessment.conduct import INDISCREET, PRESSURE, TONE, slips
from crca_sim.assessment.truths import true_value
from crca_sim.assessment.words import turned
from crca_sim.authoring.situations import Work
from crca_sim.referential import Indicator

Opening = Literal["open", "lost", "none"]


def opening(case: Case, indicator: Indicator) -> Opening:
    """Whether the indicator can be judged in this case."""
    if indicator.id in case.scenario.no_occasion or not _fits_channel(case, indicator):
        return "none"
    occasion = indicator.occasion
    if _by_itself(indicator) or _holds(case, occasion.content) or any(happened(case, name) for name in occasion.events):
        return "open"
    declared = indicator.id in case.scenario.indicators
    if case.cut_short and (declared or _holds(case, occasion.lost)):
        return "lost"
    return "open" if declared and not occasion.events else "none"


def declared(case: Case, indicator: Indicator) -> bool:
    """Whether the scenario, by itself, gives an occasion for it."""
    if indicator.id in case.scenario.no_occasion or not _fits_channel(case, indicator):
        return False
    occasion = indicator.occasion
    return _by_itself(indicator) or indicator.id in case.scenario.indicators or _holds(case, (*occasion.content, *occasion.lost))


def _by_itself(indicator: Indicator) -> bool:
    """Always, or as soon as the channel is the right one."""
    occasion = indicator.occasion
    return occasion.always or bool(occasion.channels and not (occasion.content or occasion.events))


def _fits_channel(case: Case, indicator: Indicator) -> bool:
    channels = indicator.occasion.channels
    return not channels or case.scenario.channel in channels


def _holds(case: Case, names: Iterable[str]) -> bool:
    return any(CONTENTS[name](case) for name in names)


def happened(case: Case, name: str) -> bool:
    """Whether an event of this name took place (KeyError: no such name)."""
    return HAPPENINGS[name](case) if name in HAPPENINGS else any(event.kind == name for event in case.events)


# ── What the scenario holds ──────────────────────────────────────────────────────────────────────


def family_of_reason(case: Case) -> str | None:
    """The family of the scenario's coded reason."""
    reason = case.house.reasons.get(case.scenario.reason)
    return case.scenario.reason_family or (reason.family if reason else None)


ALARMS = ("danger", "urgence")
"""Emotions that are a danger."""


def _danger(case: Case) -> bool:
    return family_of_reason(case) == "urgence"


def _in_the_journey(case: Case) -> bool:
    record = case.scenario.record
    return record.status != "prospect" or bool(record.alerts)


def _digital(case: Case) -> bool:
    """The channel is digital guidance, or there is a task of the portal to guide on another."""
    return case.scenario.channel == "numerique" or case.scenario.guidance is not None


def _sensitive_task(case: Case) -> bool:
    """Codes are typed or documents sent on the way of the task."""
    guidance = case.scenario.guidance
    return guidance is not None and guidance.task in case.house.portal.tasks and case.house.portal.sensitive(guidance.task)


def _security_said(case: Case) -> bool:
    """Declared, and already met by what was said: an interview cut short afterwards has not lost it."""
    turns = ("securite_secret", "securite_message", "securite_canal")
    return "C4.5" in case.scenario.indicators and any(turned(s.text, turn) for s in case.sentences for turn in turns)


def _broken_portal(case: Case) -> bool:
    return case.scenario.guidance is not None and case.scenario.guidance.defect is not None


def _needs_equipment(case: Case) -> bool:
    return any("equipements_handicap" in (name, *fact.topics) for name, fact in case.scenario.facts.items())


def needs_a_format(case: Case) -> bool:
    """Some documents would not be read as they are: the scenario says so, or the client's profile."""
    expected = case.scenario.documents
    return (expected is not None and expected.format not in (None, "standard")) or bool(case.profile and case.profile.formats)


def _work(case: Case) -> Work:
    return case.scenario.work


def _report(case: Case) -> bool:
    report = _work(case).report
    return report is not None and report.kind == "non_conformite"


def _has_feedback(case: Case) -> bool:
    """The client says something that the house should keep and use."""
    complaint = _work(case).complaint
    return _work(case).idea or (complaint is not None and bool(complaint.verbatim))


CONTENTS: dict[str, Callable[[Case], bool]] = {
    "controles": lambda c: bool(c.scenario.controls),
    "amenagement": lambda c: c.persona.accommodation is not None,
    "enregistre": lambda c: c.scenario.recorded,
    "sans_routage": lambda c: c.scenario.routing is None and _work(c).transfer is None,
    "routage": lambda c: c.scenario.routing is not None or _work(c).transfer is not None,
    "danger": lambda c: _danger(c) or c.scenario.shows.danger,
    "refus": lambda c: c.scenario.refusal is not None,
    "decouverte": lambda c: bool(c.discovery),
    "besoins_caches": lambda c: any(need.hidden for need in c.scenario.needs.values()),
    "equipements": _needs_equipment,
    "parcours": _in_the_journey,
    "risque": lambda c: bool(c.risks),
    "solutions": lambda c: bool(c.scenario.solutions),
    "deux_solutions": lambda c: len(c.scenario.solutions) >= 2,
    "limites_cles": lambda c: bool(c.scenario.limits),
    "complements": lambda c: any(complement.needs for complement in c.scenario.complements.values()),
    "eco": lambda c: any(complement.eco for complement in c.scenario.complements.values()),
    "format_accessible": lambda c: bool(c.scenario.solutions and c.scenario.documents) and needs_a_format(c),
    "objections": lambda c: bool(c.scenario.objections),
    "documents": lambda c: c.scenario.documents is not None,
    "guidage": _digital,
    "guidage_sensible": _sensitive_task,
    "securite_dite": _security_said,
    "defaut_portail": _broken_portal,
    "signalement": _report,
    "alerte": lambda c: _work(c).alert is not None,
    "retour_client": _has_feedback,
}  # fmt: skip


# ── What happened ────────────────────────────────────────────────────────────────────────────────


def sensitive_asked(case: Case) -> tuple[ev.FactAsked, ...]:
    """Questions about facts of which the client wonders why one asks."""
    sensitive = {f for f, fact in case.scenario.facts.items() if fact.sensitive}
    return tuple(asked for asked in case.of(ev.FactAsked) if asked.fact in sensitive)


def hesitations(case: Case, *about: str) -> tuple[ev.HesitationShown, ...]:
    """Hesitations, refusals and provocations about one of these."""
    return tuple(shown for shown in case.of(ev.HesitationShown) if shown.about in about)


def forestalled(case: Case, about: str) -> tuple[ev.QuestionSettled, ...]:
    """What the scenario has the client try, answered as its author hoped before they did."""
    tried = {taken.initiative for taken in case.of(ev.InitiativeTaken)}
    held = {name for name, initiative in case.scenario.initiatives.items() if initiative.exposes == about and name not in tried}
    return tuple(settled for settled in case.of(ev.QuestionSettled) if settled.answered and settled.initiative in held)


def alarmed(case: Case) -> int:
    """The turn in which a danger showed; before the opening when the scenario alone says it."""
    shown = [s.turn for s in case.of(ev.DangerShown)] + [s.turn for s in case.of(ev.EmotionShown) if s.emotion in ALARMS]
    return min(shown, default=-1)


def formalities(case: Case, since: int) -> list[ev.IdentityAsked | ev.FactAsked]:
    """Identity, what the record holds or waits for, asked after a turn: anything but the danger itself."""
    facts = case.scenario.facts
    formal = {f for f, fact in facts.items() if fact.identity or fact.known or fact.field}
    asked: list[ev.IdentityAsked | ev.FactAsked] = [*case.of(ev.IdentityAsked), *(a for a in case.of(ev.FactAsked) if a.fact in formal)]
    return sorted((e for e in asked if e.turn > since), key=lambda e: e.turn)


def silences(case: Case) -> tuple[ev.DeskUsed | ev.ClientWaited | ev.TimePassed, ...]:
    """Waits; by voice, long work on the desk too, while the contact lasts."""
    until = case.end.turn if case.end else None
    waits: list[ev.DeskUsed | ev.ClientWaited | ev.TimePassed] = list(case.of(ev.ClientWaited, until=until))
    if case.spoken:
        used = case.of(ev.DeskUsed, until=until)
        waits += [u for u in used if u.accepted and u.seconds >= SILENCE and u.action not in ("mettre_en_attente", *_TO_THE_CLIENT)]
    return tuple(sorted(waits, key=lambda e: e.turn))


SILENCE = 15
"""Seconds of silence that must be announced (`competences-bc01.md`, C8.4)."""
_TO_THE_CLIENT = ("envoyer_message", "envoyer_document", "rediger_note", "transferer", "programmer_rappel")
"""What reaches the client, or can wait until they have left."""


def survey_said(case: Case) -> tuple[str, ...]:
    """The sentences that announce a survey."""
    return tuple(said.text for said in case.sentences if turned(said.text, "enquete"))


def entries(case: Case) -> tuple[ev.DeskUsed, ...]:
    """Values typed in the record in a field whose true value the client told, or a fact of the scenario holds."""
    return tuple(used for used in case.desk("modifier_fiche") if true_value(case, str(used.args.get("champ"))) is not None)


def third_party(case: Case) -> bool:
    """A third party wants to know, or was told beforehand that they would not."""
    return bool(hesitations(case, "third_party") or forestalled(case, "third_party"))


def decision(case: Case) -> bool:
    """A decision was asked, taken for granted or given."""
    return bool(case.of(ev.DecisionAsked)) or case.agreement is not None


def _moved_with_a_need(case: Case) -> bool:
    """A transfer, by someone who lets see or says what eases the exchange."""
    shown = any(isinstance(e, ev.PreferenceTold | ev.AccessNeedShown | ev.AccessNeedTold) for e in case.events)
    return shown and bool(case.desk("transferer"))


HAPPENINGS: dict[str, Callable[[Case], bool]] = {
    "transfert": lambda c: bool(c.desk("transferer")),
    "transfert_avec_besoin": _moved_with_a_need,
    "danger": lambda c: bool(c.of(ev.DangerShown)) or any(shown.emotion in ALARMS for shown in c.of(ev.EmotionShown)),
    "sensitive_asked": lambda c: bool(sensitive_asked(c)),
    "hesitation_agreement": lambda c: bool(hesitations(c, "agreement")),
    "consent_withheld": lambda c: any(w.about == "souscription" for w in c.of(ev.ConsentWithheld)),
    "adaptation_accepted": lambda c: any(offered.accepted for offered in c.of(ev.AdaptationOffered)),
    "decision": decision,
    "geste": lambda c: bool(c.said("proposer_geste") or c.desk("accorder_geste", "demander_accord_responsable")),
    "silence": lambda c: bool(silences(c)),
    "saisie": lambda c: bool(entries(c)),
    "third_party": third_party,
    "enquete": lambda c: bool(survey_said(c) or c.desk("envoyer_enquete")),
    "ecart_de_ton": lambda c: any(slip.proven for slip in slips(c, TONE)),
    "indiscretion": lambda c: any(slip.proven for slip in slips(c, INDISCREET)),
    "pression": lambda c: any(slip.proven for slip in slips(c, PRESSURE)) or bool(c.decisions(clear=False)),
    "laisser_reflechir": lambda c: bool(c.first_offer is not None and c.said("laisser_reflechir", since=c.first_offer)),
}  # fmt: skip
