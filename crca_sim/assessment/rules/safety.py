"""C2.6: safety before any formality, in words that suit this danger and this person."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment import occasions
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.rule import Verdict, absent, judges, observed, partial
from crca_sim.assessment.words import turned
from crca_sim.understanding.expressions import said_among

NO_VOICE, HARDLY_BY_VOICE = frozenset({"H01", "H15"}), frozenset({"H02", "H10", "H11"})
"""Profiles (codes of `handicap.md` § 3) whose emergency number is the 114: always, or where they chose to write."""
WRITTEN_NUMBER = "le 114, par SMS ou en visio"


@judges("C2.6", "consigne_securite")
def urgency(case: Case) -> Verdict:
    """The right instructions before any formality, with a number that this person can use."""
    said = _instructions(case)
    formal = occasions.formalities(case, since=occasions.alarmed(case))
    if not said:
        return absent("Personne ne s'assure que chacun est en sécurité.", case.proofs(*formal[:1]))
    proof = case.proofs(*said)
    first = said[0].turn
    before = [e for e in formal if e.turn < first]
    if before:
        return absent("Les formalités passent avant la sécurité.", case.proofs(before[0], *said[:1]))
    if unheard := _useless_number(case):
        return partial(
            "Le numéro donné s'appelle à la voix : cette personne a besoin du 114, par écrit.", case.proofs(unheard), numero=WRITTEN_NUMBER
        )
    if _right(case) or len(said) >= 2 or any(turned(case.text(s.turn), "secours") for s in said):
        return observed("La sécurité passe avant toute formalité.", proof)
    return partial("La consigne est donnée à temps, mais reste incomplète.", proof)


def _instructions(case: Case) -> list[Said | ev.SafetySaid]:
    """Each message that gives some, once."""
    found: list[Said | ev.SafetySaid] = [*case.of(ev.SafetySaid), *case.said("consigne_securite")]
    return list({f.turn: f for f in sorted(found, key=lambda f: (f.turn, isinstance(f, ev.SafetySaid)))}.values())


def _right(case: Case) -> bool:
    """The instructions that this scenario calls for."""
    wanted = case.scenario.shows.safety_said
    return any(s.right for s in case.of(ev.SafetySaid)) or any(said_among(s.text, wanted) for s in case.said("consigne_securite"))


def _useless_number(case: Case) -> Said | None:
    """Voice numbers only, said to someone who hears or speaks with difficulty."""
    concerned = NO_VOICE if case.spoken else NO_VOICE | HARDLY_BY_VOICE
    if case.profile is None or case.profile.code not in concerned:
        return None
    numbers = [s for s in case.sentences if turned(s.text, "numero_vocal")]
    return None if any(turned(m.text, "numero_ecrit") for m in case.messages) else next(iter(numbers), None)
