"""Figures and assertions of the adviser, compared with the truth: quotes, key limits, the house, the right of withdrawal."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import access, amounts, budget, stakes, summing_up
from crca_sim.conversation.changes import tells_a_change
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.house import house
from crca_sim.understanding.expressions import said_among, says
from crca_sim.understanding.reading import SentenceReading, Slot

PITCHING = (
    "presenter_offre", "proposer_option", "annoncer_prix", "argumenter", "expliquer_garantie", "signaler_limites", "remettre_document",
)  # fmt: skip


def listen(x: Exchange) -> None:
    """Every figure of the contract said in the message, compared; a price is heard."""
    for sentence in x.sentences:
        for slot in () if budget.said_back(x, sentence) else sentence.slots:
            claims = slot.role in ("cotisation", "franchise", "plafond", "prime_option", "delai_renonciation", "montant")
            if claims and not tells_a_change(sentence.text, slot.text):
                _claim(x, sentence, slot)
    if x.happened(ev.ClaimMade) and x.reading.doing("annoncer_prix"):
        _hear_price(x)


def _claim(x: Exchange, sentence: SentenceReading, slot: Slot) -> None:
    priced = any(other.role == "cotisation" for other in sentence.slots)
    role = "cotisation" if slot.role == "montant" and sentence.does("annoncer_prix") and not priced else slot.role
    if role == "montant" or (role == "cotisation" and not sentence.does("annoncer_prix", *PITCHING, "synthetiser", "reformuler")):
        return
    verdict, expected = verify(x, role, slot, sentence.text)
    x.note(
        ev.ClaimMade(turn=x.turn, role=role, object=slot.object, value=slot.value, verdict=verdict, expected=expected, quote=sentence.text)
    )
    x.advanced = True
    if verdict == "wrong":
        x.react("affirmation_fausse", sentence.text)


def verify(x: Exchange, role: str, slot: Slot, sentence: str) -> tuple[ev.Verdict, str | None]:
    """Compare a claim with the quotes of the scenario's solutions, its key limits and its right of withdrawal."""
    if role in ("cotisation", "prime_option"):
        return _verify_price(x, slot, sentence)
    if role == "delai_renonciation":
        expected = {"14_jours": "14 j", "30_jours": "30 j", "aucun": "aucun"}[x.scenario.withdrawal]
        return ("right" if slot.value == expected else "wrong"), expected
    known = _true_values(x, role, slot, sentence)
    if not known:
        return "unverifiable", None
    return ("right" if any(amounts.same_amount(value, slot.value) for value in known) else "wrong"), known[0]


def _true_values(x: Exchange, role: str, slot: Slot, sentence: str) -> list[str]:
    """What the scenario's key limits and the house hold for the solutions named in the sentence, else for all of them."""
    if slot.object is None:
        return []
    limits = [limit.value for limit in x.scenario.limits.values() if limit.kind == role and limit.object == slot.object and limit.value]
    solutions = x.scenario.solutions.values()
    named = [s for s in solutions if said_among(sentence, s.named)] or list(solutions)
    return limits + [value for s in named for value in house().facts(role, slot.object, s.product, s.formula)]


def _verify_price(x: Exchange, slot: Slot, sentence: str) -> tuple[ev.Verdict, str | None]:
    named = [s for s, solution in x.scenario.solutions.items() if said_among(sentence, solution.named)]
    own = [p for s in named for p in x.cast.prices.get(s, ())]
    prices = [p for values in x.cast.prices.values() for p in values]
    if any(amounts.same_amount(p, slot.value) for p in prices):
        return "right", slot.value
    if _difference(prices, slot.value) or not prices:
        return "unverifiable", None
    return ("wrong", own[0]) if own and not marked(sentence, "a_peu_pres") else ("unverifiable", prices[0])


def _difference(prices: list[str], value: str) -> bool:
    """« 60 € de plus » : the difference of two prices is no price."""
    known = [amounts.amount(p) for p in prices]
    said = amounts.amount(value)
    return any(abs(abs(a - b) - said) < 0.51 for a in known for b in known if a != b)


def _hear_price(x: Exchange) -> None:
    """The client hears the price, too high for their budget or not."""
    if not x.state.prices or "answer" in x.said:
        return
    if amounts.misheard(x):
        return
    slot = next((s for s in x.reading.slots() if s.value in x.state.prices), None)
    if slot:
        x.note(ev.PointExplained(turn=x.turn, point="prix", got_through=access.reaches(x, _sentence_of(x, slot))))
        if summing_up.all_said(x):
            return
        if _out_of_the_blue(x):
            x.line("answer", "prix_de_quoi", prix=amounts.spoken(slot.value))
        elif budget.far_above(x, slot):
            x.line("answer", "prix_trop_haut", prix=amounts.spoken(slot.value))
        elif not stakes.of_price(x, slot.value):
            x.line("remark", "prix", prix=amounts.spoken(slot.value))


def _out_of_the_blue(x: Exchange) -> bool:
    """A price that is none of the house's, to who was offered nothing and has told nothing yet."""
    told = any(not x.fact(f).identity for f in x.state.disclosed)
    right = any(isinstance(e, ev.ClaimMade) and e.verdict == "right" for e in x.events)
    return not (told or right or x.state.offers or x.happened(ev.OfferMade))


def _sentence_of(x: Exchange, slot: Slot) -> str:
    return next((s.text for s in x.sentences if slot in s.slots), x.text)


def hear_false(x: Exchange) -> None:
    """What the scenario knows to be false, said once."""
    for expression in x.scenario.false_claims:
        sentence = next((s for s in x.sentences if says(s.text, expression)), None)
        if sentence is not None and expression not in x.state.false_said:
            x.note(
                ev.ClaimMade(
                    turn=x.turn, role="affirmation", object=None, value=expression, verdict="wrong", expected=None, quote=sentence.text
                )
            )
            x.react("affirmation_fausse", sentence.text)
