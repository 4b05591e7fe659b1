"""What is proposed, with which limits and arguments, and what the client says to it."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.scenario import KeyLimit, Need
from crca_sim.conversation import access, amounts, claims, stakes, summing_up
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import said_among, says
from crca_sim.understanding.reading import SentenceReading

ENOUGH_FACTS = 3
"""Facts told before which an offer comes too early for the client."""


def listen(x: Exchange) -> None:
    """Offers, complements, prices and other claims, limits, arguments."""
    _offers(x)
    _complements(x)
    claims.listen(x)
    _limits(x)
    _arguments(x)
    claims.hear_false(x)


def needs_taken_up(x: Exchange, text: str) -> tuple[str, ...]:
    """Needs that the words tie to, among those that the client has let know."""
    return tuple(n for n, need in x.scenario.needs.items() if _known(x, n, need) and _ties(x, text, need))


def _known(x: Exchange, need_id: str, need: Need) -> bool:
    return not need.hidden or need_id in x.state.revealed or need_id in x.state.picked_up or any(f in x.state.disclosed for f in need.facts)


def _ties(x: Exchange, text: str, need: Need) -> bool:
    told = (e for f in need.facts if f in x.state.disclosed for e in x.fact(f).taken_up)
    return said_among(text, need.picked_up) is not None or said_among(text, told) is not None


def _offers(x: Exchange) -> None:
    pitching = tuple(s for s in x.reading.doing(*claims.PITCHING) if not _asks_what_they_have(s))
    pitching = pitching or tuple(s for s in x.sentences if _puts_forward(s))
    if not pitching:
        return
    named = [s_id for s_id, sol in x.scenario.solutions.items() if any(said_among(s.text, sol.named) for s in pitching)]
    for solution_id in _most_precise(x, named):
        _offer(x, solution_id, pitching)


def _asks_what_they_have(sentence: SentenceReading) -> bool:
    """« Vous êtes au tiers ou en tous risques ? » offers nothing."""
    present = any(seen.topic in ("formule_actuelle", "assureur_actuel") and seen.confidence >= 0.75 for seen in sentence.topics)
    return present and sentence.does("question_fermee", "question_ouverte")


def _puts_forward(sentence: SentenceReading) -> bool:
    """« Ce que je vous propose, c'est… »: it offers, whatever act was recognised in it."""
    return marked(sentence.text, "met_en_avant") and not sentence.text.rstrip().endswith("?")


def _most_precise(x: Exchange, named: list[str]) -> list[str]:
    """« Tiers étendu » gives way to « Tiers étendu Rouler léger » when both were found in the same words."""
    return [s for s in named if not any(_wider(x, s, other) for other in named)]


def _wider(x: Exchange, one: str, other: str) -> bool:
    a, b = x.scenario.solutions[one], x.scenario.solutions[other]
    extras = set(a.variants) | set(a.options), set(b.variants) | set(b.options)
    return one != other and a.formula is not None and a.formula == b.formula and extras[0] < extras[1]


def _offer(x: Exchange, solution_id: str, pitching: tuple[SentenceReading, ...]) -> None:
    solution = x.scenario.solutions[solution_id]
    sentence = next(s for s in pitching if said_among(s.text, solution.named))
    needs = tuple(n for n in needs_taken_up(x, x.text) if n in solution.needs)
    first = solution_id not in x.state.offers
    x.note(ev.OfferMade(turn=x.turn, solution=solution_id, needs=needs, recommended=_recommends(x, sentence), quote=sentence.text))
    x.advanced = True
    if first and len(_discovered(x)) < _enough(x):
        if not any(isinstance(e, ev.StateMoved) and e.cause == "offre_prematuree" for e in x.events):
            x.react("offre_prematuree", sentence.text)  # once a message, however many formulas it names
        if not summing_up.all_said(x):
            x.line("reaction", "offre_prematuree")
    elif needs:
        x.react("besoin_relie", sentence.text)


def _discovered(x: Exchange) -> list[str]:
    return [f for f in x.state.disclosed if f in x.scenario.facts and x.fact(f).to_discover]


def _enough(x: Exchange) -> int:
    """How many facts there must be; a client who said why they leave has said what matters."""
    if x.state.situation.motive_told:
        return 0
    return min(ENOUGH_FACTS, sum(fact.to_discover for fact in x.scenario.facts.values()))


def _recommends(x: Exchange, sentence: SentenceReading) -> bool:
    """« Je ne vous conseille pas Actions monde » names it and advises against it."""
    return marked(x.text, "recommandation") and not marked(sentence.text, "contre_conseil")


def _complements(x: Exchange) -> None:
    found = x.reading.doing("proposer_option", "presenter_facultatif", "question_fermee", *claims.PITCHING)
    sentences = tuple(s for s in found if s.does("proposer_option", "presenter_facultatif") or not s.does("signaler_limites"))
    for c_id, complement in x.scenario.complements.items():
        sentence = next((s for s in sentences if said_among(s.text, complement.named)), None)
        if sentence is None:
            continue
        first = c_id not in x.state.complements
        x.note(
            ev.ComplementOffered(
                turn=x.turn,
                complement=c_id,
                optional=_optional(x),
                duplicate_checked=_checks_duplicate(x),
                explained=said_among(x.text, complement.explained) is not None,
                quote=sentence.text,
            )
        )
        x.advanced = True
        if first and (_optional(x) or _checks_duplicate(x)):
            x.react("facultatif_dit", sentence.text)
        if first:
            x.propose("answer", complement.reply, f"complement:{c_id}") or x.line("answer", "complement")


def _optional(x: Exchange) -> bool:
    return bool(x.reading.doing("presenter_facultatif")) or marked(x.text, "facultatif")


def _checks_duplicate(x: Exchange) -> bool:
    return marked(x.text, "doublon")


def _limits(x: Exchange) -> None:
    for limit_id, limit in x.scenario.limits.items():
        sentence = next((s for s in x.sentences if _says_limit(s, limit)), None)
        if sentence is None:
            continue
        first = limit_id not in x.state.limits
        asked = limit_id in x.state.limits_asked
        x.note(ev.LimitSaid(turn=x.turn, limit=limit_id, asked=asked, quote=sentence.text))
        x.advanced = True
        got_through = not amounts.misheard(x) and access.reaches(x, sentence.text)
        x.note(ev.PointExplained(turn=x.turn, point=limit_id, got_through=got_through))
        if first and not asked:
            x.react("limite_dite", sentence.text)
        if first and (got_through or not access.informs(x)) and not stakes.of_limit(x, limit) and "remark" not in x.said:
            x.line("remark", "limite")


def _says_limit(sentence: SentenceReading, limit: KeyLimit) -> bool:
    if sentence.text.rstrip().endswith("?") and not sentence.does("signaler_limites", "expliquer_garantie"):
        return False
    if says(sentence.text, "même si"):
        return False
    slotted = any(
        s.role == limit.kind and s.object == limit.object and limit.value and amounts.same_amount(limit.value, s.value)
        for s in sentence.slots
    )
    return slotted or said_among(sentence.text, limit.said) is not None


def _arguments(x: Exchange) -> None:
    for sentence in x.reading.doing("argumenter"):
        if sentence.text.rstrip().endswith("?"):
            continue
        needs = needs_taken_up(x, sentence.text)
        x.note(
            ev.ArgumentMade(
                turn=x.turn, need=needs[0] if needs else None, superlative=bool(x.reading.style.superlatives), quote=sentence.text
            )
        )
        if needs and not x.happened(ev.OfferMade):
            x.react("besoin_relie", sentence.text)
            x.advanced = True


def reply(x: Exchange) -> None:
    """What the client says to an offer once everything in the message was heard."""
    if not x.happened(ev.OfferMade) or summing_up.all_said(x) or x.state.open_objection() or stakes.of_offer(x) or "reaction" in x.said:
        return
    tied = any(isinstance(e, ev.OfferMade) and e.needs for e in x.events)
    if not x.state.prices:
        x.line("remark", "offre" if x.scenario.agreement.needs_price else "offre_reliee" if tied else "offre_prix_connu")
    elif tied:
        x.line("remark", "offre_reliee")
    elif "remark" not in x.said:
        x.line("remark", "offre_prix_connu")
