"""What is proposed, at what price, with which limits: heard by the client, compared with the truth."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.scenario import KeyLimit, Need
from crca_sim.conversation import access, budget
from crca_sim.conversation.changes import tells_a_change
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.house import house
from crca_sim.understanding.expressions import said_among, says
from crca_sim.understanding.reading import SentenceReading, Slot

PITCHING = (
    "presenter_offre", "proposer_option", "annoncer_prix", "argumenter", "expliquer_garantie", "signaler_limites", "remettre_document",
)  # fmt: skip
MISHEARD_AT_MOST = 2
"""Figures misheard in one interview: two signs are enough (`handicap.md` § 3 bis)."""
WRITTEN = ("chat", "courriel", "numerique")
"""Channels on which a figure is there to read."""
ENOUGH_FACTS = 3
"""Facts told before which an offer comes too early for the client."""


def listen(x: Exchange) -> None:
    """Offers, complements, prices and other claims, limits, arguments."""
    _offers(x)
    _complements(x)
    _claims(x)
    _limits(x)
    _arguments(x)
    _false_claims(x)


def needs_taken_up(x: Exchange, text: str) -> tuple[str, ...]:
    """Needs that the words tie to, among those that the client has let know."""
    return tuple(n for n, need in x.scenario.needs.items() if _known(x, n, need) and _ties(x, text, need))


def _known(x: Exchange, need_id: str, need: Need) -> bool:
    return not need.hidden or need_id in x.state.revealed or need_id in x.state.picked_up or any(f in x.state.disclosed for f in need.facts)


def _ties(x: Exchange, text: str, need: Need) -> bool:
    told = (e for f in need.facts if f in x.state.disclosed for e in x.fact(f).taken_up)
    return said_among(text, need.picked_up) is not None or said_among(text, told) is not None


# ── Offers ───────────────────────────────────────────────────────────────────────────────────────


def _offers(x: Exchange) -> None:
    pitching = tuple(s for s in x.reading.doing(*PITCHING) if not _asks_what_they_have(s))
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
        x.react("offre_prematuree", sentence.text)
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
    found = x.reading.doing("proposer_option", "presenter_facultatif", "question_fermee", *PITCHING)
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


# ── Claims ───────────────────────────────────────────────────────────────────────────────────────


def _claims(x: Exchange) -> None:
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


def spoken(value: str) -> str:
    """An amount as it is said: `360.00 EUR` → « 360 € »."""
    return value.removesuffix(" EUR").removesuffix(".00").replace(".", ",") + "\u00a0€"


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
    return ("right" if any(same_amount(value, slot.value) for value in known) else "wrong"), known[0]


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
    if any(same_amount(p, slot.value) for p in prices):
        return "right", slot.value
    if _difference(prices, slot.value) or not prices:
        return "unverifiable", None
    return ("wrong", own[0]) if own and not marked(sentence, "a_peu_pres") else ("unverifiable", prices[0])


def _difference(prices: list[str], value: str) -> bool:
    amounts = [_amount(p) for p in prices]
    said = _amount(value)
    return any(abs(abs(a - b) - said) < 0.51 for a in amounts for b in amounts if a != b)


def _amount(value: str) -> float:
    try:
        return float(value.split()[0])
    except (ValueError, IndexError):
        return -1.0


def same_amount(one: str, other: str) -> bool:
    """Equal to the cent, or the spoken rounding of an amount: to the euro below 1,000 euros."""
    a, b = _amount(one), _amount(other)
    return a == b or (b == round(b) and abs(a - b) < 1 and a > 20)


def _hear_price(x: Exchange) -> None:
    if not x.state.prices or "answer" in x.said:
        return
    if _figures_lost(x):
        return
    slot = next((s for s in x.reading.slots() if s.value in x.state.prices), None)
    if slot:
        x.note(ev.PointExplained(turn=x.turn, point="prix", got_through=access.reaches(x, _sentence_of(x, slot))))
        if budget.far_above(x, slot):
            x.line("answer", "prix_trop_haut", prix=spoken(slot.value))
        else:
            x.line("remark", "prix", prix=spoken(slot.value))


def _sentence_of(x: Exchange, slot: Slot) -> str:
    return next((s.text for s in x.sentences if slot in s.slots), x.text)


def _figures_lost(x: Exchange) -> bool:
    """A figure said too fast to someone for whom figures are hard: another one is held for true."""
    profile = x.cast.accommodation
    if profile is None or not profile.figures_need or x.state.written or (x.state.slow and "ralentir" in profile.figures_need):
        return False
    if x.scenario.channel in WRITTEN and "ecrire" in profile.figures_need:
        return False
    slot = next((s for s in x.reading.slots() if s.value.endswith("EUR")), None)
    if slot is None or slot.value in x.state.misheard or len(x.state.misheard) >= MISHEARD_AT_MOST:
        return False
    heard = _nearby(slot.value)
    x.note(ev.Misheard(turn=x.turn, said=slot.value, heard=heard))
    x.propose("raise", profile.misheard_figure, "chiffre", entendu=spoken(heard))
    return True


def _nearby(value: str) -> str:
    """The amount as it may be misheard: sixty for seventy (`handicap.md` H02)."""
    amount = _amount(value)
    shift = 10 if int(amount) // 10 % 10 in (6, 8) else -10 if int(amount) // 10 % 10 in (7, 9) else 10
    return f"{amount + shift:.2f} EUR"


# ── Limits and arguments ─────────────────────────────────────────────────────────────────────────


def _limits(x: Exchange) -> None:
    for limit_id, limit in x.scenario.limits.items():
        sentence = next((s for s in x.sentences if _says_limit(s, limit)), None)
        if sentence is None:
            continue
        first = limit_id not in x.state.limits
        asked = limit_id in x.state.limits_asked
        x.note(ev.LimitSaid(turn=x.turn, limit=limit_id, asked=asked, quote=sentence.text))
        x.advanced = True
        got_through = not _figures_lost(x) and access.reaches(x, sentence.text)
        x.note(ev.PointExplained(turn=x.turn, point=limit_id, got_through=got_through))
        if first and not asked:
            x.react("limite_dite", sentence.text)
        if first and "remark" not in x.said and (got_through or not access.informs(x)):
            x.line("remark", "limite")


def _says_limit(sentence: SentenceReading, limit: KeyLimit) -> bool:
    if sentence.text.rstrip().endswith("?") and not sentence.does("signaler_limites", "expliquer_garantie"):
        return False
    if says(sentence.text, "même si"):
        return False
    slotted = any(
        s.role == limit.kind and s.object == limit.object and limit.value and same_amount(limit.value, s.value) for s in sentence.slots
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


def _false_claims(x: Exchange) -> None:
    for expression in x.scenario.false_claims:
        sentence = next((s for s in x.sentences if says(s.text, expression)), None)
        if sentence is not None and expression not in x.state.false_said:
            x.note(
                ev.ClaimMade(
                    turn=x.turn, role="affirmation", object=None, value=expression, verdict="wrong", expected=None, quote=sentence.text
                )
            )
            x.react("affirmation_fausse", sentence.text)


def reply(x: Exchange) -> None:
    """What the client says to an offer once everything in the message was heard."""
    if not x.happened(ev.OfferMade) or "reaction" in x.said or x.state.open_objection():
        return
    tied = any(isinstance(e, ev.OfferMade) and e.needs for e in x.events)
    if not x.state.prices:
        x.line("remark", "offre" if x.scenario.agreement.needs_price else "offre_reliee" if tied else "offre_prix_connu")
    elif tied:
        x.line("remark", "offre_reliee")
    elif "remark" not in x.said:
        x.line("remark", "offre_prix_connu")
