"""C3.4: a hint picked up for what it is, and the hidden need on the table because it was looked for."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.rule import Verdict, absent, judges, observed, partial
from crca_sim.assessment.words import listed, shared_words
from crca_sim.understanding.expressions import said_among

SOON = 2
"""Messages within which a hint is taken up by a question on what it hints at."""


MEANT = 3
"""Words from which an expression can only mean the fact itself."""


@judges("C3.4", "question_ouverte", "question_fermee", "reformuler")
def hidden_need(case: Case) -> Verdict:
    """Hints picked up, the hidden need on the table because it was looked for."""
    hidden = {n for n, need in case.scenario.needs.items() if need.hidden}
    revealed = {r.need: r.turn for r in reversed(case.of(ev.NeedRevealed)) if r.need in hidden}
    known = [p for p in (*case.of(ev.HintPickedUp), *_asked_on(case, hidden)) if p.need in hidden and _takes_up(case, p)]
    picked = [p for p in known if p.turn <= revealed.get(p.need, p.turn)]
    asked = [a for a in case.of(ev.FactAsked) for n in sorted(revealed) if a.fact in case.scenario.needs[n].facts]
    beyond = [a for a in asked if not _ordinary(case, a)]
    dropped = [h for h in case.of(ev.HintDropped) if h.need in hidden]
    blanks = {"besoin_cache": listed(case.scenario.needs[n].label for n in sorted(hidden - set(revealed) or hidden))}
    if dropped:
        blanks["indice_cache"] = dropped[-1].text
    if any(p.need in revealed or _dug(case, p) for p in picked):
        return observed("Vous avez relevé ce que le client laissait entendre, et le besoin est apparu.", case.proofs(*picked, *asked))
    if beyond:
        return observed("Votre question est allée au-delà de la demande, et le besoin est apparu.", case.proofs(*beyond))
    if picked:
        return partial("L'indice est relevé, mais n'est pas creusé.", case.proofs(*picked), **blanks)
    if asked:
        return partial("Le besoin est apparu par une question habituelle, sans que vous releviez l'indice.", case.proofs(*asked), **blanks)
    if begun := _begun(case, hidden):
        return partial("Votre question est allée au-delà de la demande ; il restait à creuser.", case.proofs(*begun), **blanks)
    if named := _named(case, hidden):
        return partial("Vous avez nommé ce que le client ne disait pas, sans le lui faire raconter.", case.proofs(*named), **blanks)
    return _missed(case, dropped, blanks)


def _named(case: Case, hidden: set[str]) -> list[Said]:
    """What stands behind the need, said by the adviser before the client did: understood, though never told."""
    facts = [case.scenario.facts[f] for n in sorted(hidden) for f in case.scenario.needs[n].facts if f not in case.told]
    expressions = [e for fact in facts for e in fact.taken_up if len(e.split()) >= MEANT]
    return [s for s in case.sentences if s.turn not in case.hollow and said_among(s.text, expressions) is not None]


def _asked_on(case: Case, hidden: set[str]) -> list[ev.HintPickedUp]:
    """Right after a hint, a question on what stands behind it, in words of its own: it takes the hint up as well."""
    return [
        ev.HintPickedUp(turn=asked.turn, need=hint.need, quote=asked.quote)
        for hint in case.of(ev.HintDropped)
        if hint.need in hidden
        for asked in case.of(ev.FactAsked, since=hint.turn + 1, until=max((m.turn for m in case.replies(hint.turn, SOON)), default=0))
        if asked.fact in case.scenario.needs[hint.need].facts
    ]


def _begun(case: Case, hidden: set[str]) -> list[ev.FactAsked]:
    """Questions beyond the discovery list that made the client tell a part of the hidden need."""
    behind = {f for n in hidden for f in case.scenario.needs[n].facts}
    asked = [a for a in case.of(ev.FactAsked) if a.fact in behind and not _ordinary(case, a)]
    return [a for a in asked if a.turn <= case.told.get(a.fact, -1) <= a.turn + 1]


def _dug(case: Case, picked: ev.HintPickedUp) -> bool:
    """What stood behind the hint was told from then on."""
    behind = case.scenario.needs[picked.need].facts
    return any(told.fact in behind for told in case.of(ev.FactDisclosed, since=picked.turn))


def _missed(case: Case, dropped: list[ev.HintDropped], blanks: dict[str, str]) -> Verdict:
    if not dropped:
        return absent("Le client n'a pas eu l'occasion de se confier.", **blanks)
    instead = tuple(case.proof(m.turn) for h in dropped[:1] for m in case.replies(h.turn))
    return absent("Le client laissait entendre autre chose que sa demande ; rien n'est relevé.", instead, **blanks)


def _takes_up(case: Case, picked: ev.HintPickedUp) -> bool:
    """With the client's own words, or by words that no question of the discovery list would use."""
    hints = [h for h in case.of(ev.HintDropped, until=picked.turn - 1) if h.need == picked.need]
    return any(shared_words(picked.quote, h.text) for h in hints) or not _is_of_the_list(case, picked.turn, picked.quote)


def _ordinary(case: Case, asked: ev.FactAsked) -> bool:
    """A fact of the discovery list is asked of every client: learning it shows nothing more."""
    return asked.fact in case.discovery


def _is_of_the_list(case: Case, turn: int, quote: str) -> bool:
    """The sentence asks for something of the discovery list."""
    topics = {topic for f in case.discovery for topic in (f, *case.scenario.facts[f].topics)}
    said = [s.sentence for s in case.sentences if s.turn == turn and s.text == quote]
    asks = [s for s in said if s.text.rstrip().endswith("?") or s.does("question_ouverte", "question_fermee")]
    return any(seen.topic in topics for s in asks for seen in s.topics[:2])
