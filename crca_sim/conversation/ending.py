"""How an interview ends, and why."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation import agreed, contact, desk_felt, farewell, fatigue, questions
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.portal.speaking import halfway
from crca_sim.conversation.state import CallState

HELPING = ("proposer_rdv", "orienter_service", "annoncer_suite")
"""Acts that send someone, or say what happens next."""


def consider(x: Exchange) -> None:
    """The client leaves, runs out of time, or answers the trainee's farewell."""
    if x.state.outcome:
        return
    if x.state.measures["patience"] <= 0 or x.state.measures["trust"] <= x.cast.difficulty.leaves:
        _part(x, "depart", "client_parti", "patience" if x.state.measures["patience"] <= 0 else "confiance")
    elif x.state.seconds > x.scenario.minutes * 60 and x.scenario.channel != "courriel":  # between letters, nobody is kept waiting
        _part(x, "heure", "temps_ecoule", "temps")
    elif x.state.transferred:
        _part(x, desk_felt.transfer_line(x), "transfere", "transfert")
    elif contact.takes_leave(x):
        _farewell(x)
    elif rested := fatigue.rest(x):
        _part(x, "fatigue_depart" if rested == "client_parti" else "fatigue_au_revoir", rested, "fatigue")


def when_left(scenario: Scenario, state: CallState) -> ev.Outcome:
    """What an interview that the adviser leaves without a word came to. A task done on the portal, or another way agreed,
    is what the client came for (`design.md` § 4: a sale is not always the right end)."""
    return "accord" if _settled(scenario, state) else "conseiller_parti"


def _settled(scenario: Scenario, state: CallState) -> bool:
    guided = state.guidance.settled and not halfway(scenario.guidance, state.guidance)
    return agreed.concluded(state) or agreed.AS_IT_IS in state.consents or guided


def _part(x: Exchange, line: str, outcome: ev.Outcome, why: str) -> None:
    choices = [e.text for e in x.events if isinstance(e, ev.LifeTold) and e.subject == "choix" and outcome != "client_parti"]
    chosen = [text for text in x.said.get("answer", ()) if text in choices]
    for slot in ("reaction", "answer", "remark", "raise"):
        x.said.pop(slot, None)
    if chosen:  # « demain ou jeudi ? »: the day is said before goodbye
        x.said["reaction"] = chosen
    x.line("answer" if chosen else "reaction", line)
    x.note(ev.InterviewEnded(turn=x.turn, outcome=outcome, why=why))


def _farewell(x: Exchange) -> None:
    outcome = outcome_so_far(x)
    wants_more = x.state.measures["patience"] > 30 and x.state.access.spent is None
    if outcome == "conseiller_parti" and x.turn <= 3 and wants_more:
        x.line("raise", "prenez_conge_trop_tot")
        return
    if questions.hold_back(x) or _departure_left_open(x) or _danger_left_open(x):
        return
    x.said.pop("raise", None)
    farewell.say(x, _goodbye(x, outcome))
    x.note(ev.InterviewEnded(turn=x.turn, outcome=outcome, why="demarche" if outcome == "accord" and x.state.guidance.settled else "conge"))


def _departure_left_open(x: Exchange) -> bool:
    """Someone who wants to leave does not let one hang up without a word of it; they say so once."""
    situation = x.state.situation
    left = situation.leaving and not (situation.stays or situation.right_said or situation.formalities_said)
    if not left or x.state.causes["depart_en_suspens"]:
        return False
    x.react("depart_en_suspens", x.text[:200])
    return x.line("raise", "depart_en_suspens") is not None


def _danger_left_open(x: Exchange) -> bool:
    """Someone in danger, with nothing arranged yet, does not let one hang up without a word of it; they say so once."""
    situation = x.state.situation
    helped = any(said.reading.doing(*HELPING) for said in situation.sayings)
    arranged = agreed.concluded(x.state) or helped or bool(x.state.transferred or x.state.promises or situation.alternatives)
    if situation.danger is None or arranged or situation.opposed or x.state.life["urgence"]:
        return False
    text = x.line("raise", "depart_inquiet")
    if text:
        x.note(ev.LifeTold(turn=x.turn, subject="urgence", text=text))
    return text is not None


def _goodbye(x: Exchange, outcome: ev.Outcome) -> str:
    situation = x.state.situation
    if situation.opposed:
        return "sortant_au_revoir"
    if x.state.measures["trust"] <= 35:
        return "au_revoir_froid"
    if situation.leaving and situation.formalities_said and outcome == "differe":
        return "au_revoir_depart"
    if outcome in ("differe", "conseiller_parti"):
        return _undecided(x)
    return "au_revoir_bien" if x.state.measures["trust"] >= 60 and not _hesitates(x) else "au_revoir"


def _hesitates(x: Exchange) -> bool:
    """Who wants to think it over, or still objects, is not delighted."""
    undecided = agreed.final(x.scenario) in x.state.withheld and not agreed.concluded(x.state)
    return undecided or x.state.open_objection() is not None


def _undecided(x: Exchange) -> str:
    """Nobody says that they will read what they were never sent."""
    if not x.state.offers and (x.state.promises or x.state.situation.refused is not None):
        return "au_revoir_suite" if x.state.promises else "au_revoir"
    return "sans_decision" if x.state.sent else "sans_decision_rien_recu"


def outcome_so_far(x: Exchange) -> ev.Outcome:
    """What the interview came to, if it ended now."""
    state = x.state
    if _settled(x.scenario, state):
        return "accord"
    if _advised_against(x):
        return "deconseille"
    if any(p.what == "rappel" for p in state.promises):
        return "rappel" if not state.offers else "differe"
    return "differe" if state.offers or _dealt_with(x) else "conseiller_parti"


def _advised_against(x: Exchange) -> bool:
    """Said now; or earlier, where the scenario expects it and nothing was offered since."""
    earlier = x.state.situation.advised_against and "deconseille" in x.scenario.outcomes and not x.state.offers
    return marked(x.text, "deconseil") or earlier


def _dealt_with(x: Exchange) -> bool:
    """Ended without an agreement, but not left undone: refused and said why, free to leave, opposed, or the follow-up said."""
    situation = x.state.situation
    said = bool(situation.explained) or situation.right_said or situation.formalities_said or bool(situation.opposed)
    return said or (not x.scenario.solutions and bool(x.state.promises or x.state.sent or x.state.withheld))
