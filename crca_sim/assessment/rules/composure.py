"""C6.6 and C6.7: calm when the client resists, time left to speak, and no gesture beyond what one may decide."""

from __future__ import annotations

import re

from crca_sim import events as ev
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.conduct import TEMPER, TONE, answers_in, exposures, replies_to, slips, worst
from crca_sim.assessment.rule import Verdict, absent, judges, no_occasion, observed, partial
from crca_sim.assessment.words import turned
from crca_sim.house.parts import Delegation

TRYING = (
    ev.HesitationShown, ev.ObjectionRaised, ev.EmotionShown, ev.DissatisfactionShown,
    ev.CompanionPressed, ev.ContradictionNoticed, ev.DepartureWished, ev.CanvassingOpposed,
)  # fmt: skip
"""What puts one's calm to the test."""
_NO_TRIAL = ("third_party", "sensitive")
"""What a client wonders about without resisting."""
OFTEN_CUT = 2
"""Times that a client is cut short from which it is no slip any more."""
_AMOUNT = re.compile(r"(\d+(?:[.,]\d+)?) ?(€|euros?|eur|%|jours?)", re.IGNORECASE)
_UNITS = {"%": "%", "j": "j"}


# ── C6.6 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C6.6", *TEMPER)
def temper(case: Case) -> Verdict:
    """Calm in the two messages that follow each resistance; whoever speaks with difficulty may finish."""
    exposed = tuple(e for e in exposures(case, *TRYING) if not (isinstance(e, ev.HesitationShown) and e.about in _NO_TRIAL))
    slip = worst(slips(case, TEMPER, {m.turn for m in replies_to(case, exposed, 2)}))
    if slip and slip.proven and not slip.taken_back:
        return absent("La tension monte par votre fait.", case.proofs(slip.said), ecart=slip.said.text)
    finished = case.of(ev.SpeechFinished)
    cut = [done for done in finished if done.cut_short]
    if len(cut) >= OFTEN_CUT and 2 * len(cut) > len(finished):
        return absent("Vous coupez la parole à qui a besoin de temps pour finir.", case.proofs(*cut), ecart=cut[0].quote)
    if slip:
        return partial("Un mouvement d'agacement, une fois.", case.proofs(slip.said), ecart=slip.said.text)
    if cut:
        return partial("Vous coupez la parole, puis vous laissez le temps de finir.", case.proofs(*cut), ecart=cut[0].quote)
    return _calm(case, exposed, tuple(done for done in finished if not done.cut_short))


def _calm(case: Case, exposed: tuple[ev.Event, ...], waited: tuple[ev.SpeechFinished, ...]) -> Verdict:
    replied = answers_in(replies_to(case, exposed, 1))
    first = [s for s in replied if not (turned(s.text, "balaye") or s.sentence.does(*TONE))]
    if not replied and not waited:
        return no_occasion("Rien n'a mis votre calme à l'épreuve.")
    if not first and not waited:
        return partial("Sans hausser le ton, vous balayez ce que dit le client.", case.proofs(*replied), ecart=replied[0].text)
    if not first:
        return observed("Vous laissez le temps de finir.", case.proofs(*waited))
    return observed("Vous restez calme quand le client résiste.", case.proofs(*first, *waited))


# ── C6.7 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C6.7", "proposer_geste")
def delegation(case: Case) -> Verdict:
    """The gesture within what the adviser may decide, and granted on the desk; or taken higher before it is promised."""
    said, granted, asked = case.said("proposer_geste"), case.desk("accorder_geste"), case.desk("demander_accord_responsable")
    rule = _rule(case)
    blanks = {"delegation": f"{rule.label}, {rule.ceiling.replace(' EUR', ' €').replace(' j', ' jours')}"} if rule else {}
    beyond = [s for s in said if _beyond(case, s) and not _agreed_before(case, s.turn)]
    promised = [s for s in beyond if not turned(case.text(s.turn), "escalade")]
    if promised and not asked:
        return absent("Le geste dépasse ce que vous pouvez décider.", case.proofs(*promised), **blanks)
    if promised:
        return partial("Le geste est promis, puis seulement soumis à votre responsable.", case.proofs(*promised, *asked[:1]), **blanks)
    done = (*granted, *asked)
    if done:
        return observed("Le geste reste dans votre délégation, ou vous en demandez l'accord.", case.proofs(*said[:1], *done))
    if beyond or any(turned(case.text(s.turn), "escalade") for s in said):
        return observed("Au-delà de votre délégation, vous dites que vous en demandez l'accord.", case.proofs(*said))
    if any(_AMOUNT.search(s.text) for s in said):
        return partial("Le geste est dans votre délégation, mais il n'est pas enregistré sur le poste.", case.proofs(*said), **blanks)
    return partial("Le geste est annoncé sans montant.", case.proofs(*said), **blanks)


def _rule(case: Case) -> Delegation | None:
    """The delegation that a gesture here falls under."""
    delegations = case.house.delegations
    return delegations.get(case.scenario.work.delegation or "geste_commercial")


def _beyond(case: Case, said: Said) -> bool:
    """An amount above the ceiling of its kind."""
    rule = _rule(case)
    days = rule if rule and rule.ceiling.endswith(" j") else None
    rules = {"%": case.house.delegations.get("remise"), "j": days, "€": _in_euros(case)}
    for amount, unit in _AMOUNT.findall(said.text):
        ceiling = rules[_UNITS.get(unit[0].lower(), "€")]
        if ceiling and float(amount.replace(",", ".")) > float(ceiling.ceiling.split()[0]):
            return True
    return False


def _in_euros(case: Case) -> Delegation | None:
    rule = _rule(case)
    return rule if rule and rule.ceiling.endswith("EUR") else case.house.delegations.get("geste_commercial")


def _agreed_before(case: Case, turn: int) -> bool:
    """The team leader had said yes."""
    return any(used.produced.get("accord") is True for used in case.desk("demander_accord_responsable", until=turn))
