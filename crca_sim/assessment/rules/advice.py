"""C5, advice and offers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from crca_sim import events as ev
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.conduct import PRESSURE, slips, worst
from crca_sim.assessment.finding import Evidence
from crca_sim.assessment.rule import Verdict, absent, judges, observed, partial
from crca_sim.assessment.rules.sending import format_blank, readable_formats
from crca_sim.assessment.words import first_of_each, listed, nearly_named, turned
from crca_sim.authoring.scenario import Complement

PITCH = ("presenter_offre", "proposer_option", "argumenter", "annoncer_prix")
KNOWN_ENOUGH = 2
"""Facts of the discovery list that must be known before a link with a need means anything."""
_AMOUNT = re.compile(r"\d+(?:[.,]\d{2})?(?= ?(?:€|eur))", re.IGNORECASE)


def sound_offers(case: Case) -> tuple[ev.OfferMade, ...]:
    """Offers of solutions that suit this client."""
    return tuple(o for o in case.of(ev.OfferMade) if not _unsuitable(case, o.solution))


def _unsuitable(case: Case, solution: str) -> bool:
    described = case.scenario.solutions.get(solution)
    return described is not None and described.unsuitable


def advised_label(case: Case) -> str:
    """The solution that an expert would advise."""
    solutions = case.scenario.solutions.values()
    return next((s.label for s in solutions if s.advised), next((s.label for s in solutions), ""))


def needs_known(case: Case) -> list[str]:
    """Labels of the needs that the client let know, those that an offer was not tied to first."""
    tied = {n for o in case.of(ev.OfferMade) for n in o.needs}
    revealed = {r.need for r in case.of(ev.NeedRevealed)}
    known = [n for n in case.scenario.needs if n in revealed or made_known(case, n)]
    return [case.scenario.needs[n].label for n in sorted(known, key=lambda n: n in tied)]


def made_known(case: Case, need_id: str, before: int | None = None) -> bool:
    """Whether the client let the need know, by one of its facts, or from the start."""
    need = case.scenario.needs.get(need_id)
    if need is None:
        return False
    told = any(f in case.told and (before is None or case.told[f] < before) for f in need.facts)
    return told or (not need.hidden and not need.facts)


# ── C5.1, C5.2 ───────────────────────────────────────────────────────────────────────────────────


@judges("C5.1", *PITCH)
def coherence(case: Case) -> Verdict:
    """The advised solution tied to a need that the client made known."""
    blanks = {"solution": advised_label(case), "besoin": listed(needs_known(case), 2)}
    offers = case.of(ev.OfferMade)
    if not offers:
        return _no_offer(case, blanks)
    bad = [o for o in offers if o.recommended and _unsuitable(case, o.solution)]
    if bad:
        return absent("La solution recommandée ne convient pas à ce client.", case.proofs(*bad), **blanks)
    tied = _tied(case)
    if tied:
        return _linked(case, tied, blanks)
    fitting = [o for o in sound_offers(case) if any(made_known(case, n, o.turn) for n in _needs_of(case, o.solution))]
    if fitting:
        return partial("La solution est proposée sans dire à quel besoin elle répond.", case.proofs(*fitting), **blanks)
    return absent("Ce qui est proposé n'est relié à rien de ce que le client a dit.", case.proofs(*offers), **blanks)


def _no_offer(case: Case, blanks: dict[str, str]) -> Verdict:
    listed_only = [o for o in case.events if isinstance(o, ev.OfferMade)]
    reason = "Une solution est citée dans une suite de phrases toutes faites, qui ne reprennent rien du client."
    return absent(reason if listed_only else "Aucune solution n'est proposée.", case.proofs(*listed_only[:1]), **blanks)


def _tied(case: Case) -> list[ev.OfferMade | ev.ArgumentMade]:
    """Offers and arguments tied to a need that a solution offered answers."""
    answered = {n for o in sound_offers(case) for n in _needs_of(case, o.solution)}
    offers = [o for o in sound_offers(case) if o.needs]
    return [*offers, *(a for a in case.of(ev.ArgumentMade, since=case.first_offer) if a.need in answered)]


def _needs_of(case: Case, solution: str) -> tuple[str, ...]:
    described = case.scenario.solutions.get(solution)
    return described.needs if described else ()


def _linked(case: Case, tied: list[ev.OfferMade | ev.ArgumentMade], blanks: dict[str, str]) -> Verdict:
    in_time = [t for t in tied if len(case.learned(before=t.turn)) >= min(KNOWN_ENOUGH, len(case.discovery))]
    if not in_time:
        return partial("Le lien avec un besoin est fait alors que la découverte commence à peine.", case.proofs(*tied), **blanks)
    advised = [t for t in in_time if isinstance(t, ev.ArgumentMade) or t.recommended] or in_time
    return observed("Vous reliez la solution à ce que le client a dit.", case.proofs(*advised))


@judges("C5.2", *PITCH)
def options(case: Case) -> Verdict:
    """Two solutions, their prices, and which one is advised."""
    blanks = {"deux_solutions": listed(_advised_and_another(case))}
    offers = case.of(ev.OfferMade)
    if not offers:
        return _no_offer(case, blanks)
    different: list[ev.OfferMade | Said] = [*first_of_each(offers, lambda o: o.solution)]
    different += _named_besides(case, {o.solution for o in offers}) if len(different) < 2 else []
    advice: list[ev.OfferMade | Said] = [*(o for o in offers if o.recommended), *_recommending(case)] if _tied(case) else []
    proof = case.proofs(*different[:2], *advice[: len(different) - 1][:1], *_prices_said(case)[:1])
    if len(different) >= 2 and _priced(case) and advice:
        told = (
            "Deux solutions et votre conseil, avec sa raison."
            if _studied(case)
            else "Deux solutions, leurs prix, et votre conseil avec sa raison."
        )
        return observed(told, proof)
    if len(different) >= 2:
        lacking = "leurs prix" if not _priced(case) else "votre conseil et sa raison"
        return partial(f"Deux solutions sont présentées ; il manque {lacking}.", proof, **blanks)
    if _tied(case) or offers[0].recommended:
        return partial("Une seule solution est présentée.", proof, **blanks)
    return absent("Une solution est nommée, sans choix ni raison.", proof, **blanks)


def _named_besides(case: Case, offered: set[str]) -> list[Said]:
    """The first sentence that pitches another solution by nearly its name: « Essentiel », and not what was heard already."""
    others = [s.named for name, s in case.scenario.solutions.items() if name not in offered]
    pitched = {o.quote for o in case.of(ev.OfferMade)}
    said = [s for s in case.said(*PITCH, "expliquer_garantie") if s.text not in pitched]
    return [s for s in said if any(nearly_named(s.text, named) for named in others)][:1]


def _studied(case: Case) -> bool:
    """« Étude personnalisée »: the desk gives no price, so none can be missing (house rule)."""
    product = case.house.products.get(case.scenario.product)
    return product is not None and product.study


def _priced(case: Case) -> bool:
    return _studied(case) or len(_prices(case)) >= 2


def _advised_and_another(case: Case) -> list[str]:
    """The solution that an expert would advise, and another that suits this client."""
    fitting = [s for s in case.scenario.solutions.values() if not s.unsuitable]
    return [s.label for s in sorted(fitting, key=lambda s: not s.advised)][:2]


def _recommending(case: Case) -> list[Said]:
    """« Je vous conseille la seconde », from the first offer on."""
    since = case.first_offer or 0
    return [s for s in case.sentences if turned(s.text, "recommandation") and s.turn >= since and s.turn not in case.hollow]


def _prices_said(case: Case) -> tuple[ev.ClaimMade, ...]:
    return tuple(c for c in case.of(ev.ClaimMade) if c.role == "cotisation" and c.verdict != "wrong")


def _prices(case: Case) -> set[float]:
    """Prices said, as compared or as announced, and amounts written to the client."""
    texts = [str(used.args.get("texte", "")) for used in case.desk("envoyer_message")]
    limits = {said.quote for said in case.of(ev.LimitSaid)}
    pitched = case.said("annoncer_prix", "presenter_offre")
    texts += [s.text for s in pitched if s.text not in limits and not s.sentence.does("reformuler", "accueillir_objection")]
    amounts = {float(amount.replace(",", ".")) for text in texts for amount in _AMOUNT.findall(text)}
    return {float(c.value.split()[0]) for c in _prices_said(case)} | amounts


# ── C5.3, C5.4 ───────────────────────────────────────────────────────────────────────────────────


@judges("C5.3", "signaler_limites")
def limits(case: Case) -> Verdict:
    """The two limits that matter most to this client, before they ask and before they agree."""
    wanted = min(2, len(case.scenario.limits))
    said = _limits_said(case)
    unasked = {s.limit: s for s in reversed(said) if not s.asked}
    missing = listed(limit.label for name, limit in case.scenario.limits.items() if name not in unasked)
    if len(unasked) >= wanted:
        return observed(
            "Les limites qui comptent sont dites avant que le client les demande.",
            case.proofs(*sorted(unasked.values(), key=lambda s: s.turn)),
        )
    if said:
        reason = (
            "Une seule des limites qui comptent est dite de vous-même."
            if unasked
            else "Les limites ne sont dites que sur question du client."
        )
        return partial(reason, case.proofs(*said), limites=missing)
    if late := case.of(ev.LimitSaid):
        return absent("Les limites viennent après l'accord.", case.proofs(*late), limites=missing)
    if others := case.said("signaler_limites", until=case.agreement):
        return absent(
            "Vous signalez une limite, mais aucune de celles qui comptent le plus pour ce client.", case.proofs(*others), limites=missing
        )
    return absent("Les limites qui comptent pour ce client sont tues.", limites=missing)


def _limits_said(case: Case) -> list[ev.LimitSaid]:
    """Said rightly, before the agreement."""
    wrong = {(c.turn, c.quote) for c in case.of(ev.ClaimMade) if c.verdict == "wrong" and c.role in ("franchise", "plafond")}
    return [s for s in case.of(ev.LimitSaid, until=case.agreement) if (s.turn, s.quote) not in wrong]


@judges("C5.4", "argumenter")
def arguments(case: Case) -> Verdict:
    """Advantages tied to the needs of this client."""
    made = case.of(ev.ArgumentMade, since=case.first_offer)
    recaps = {d.turn for d in case.of(ev.DecisionAsked)} & {s.turn for s in case.said("synthetiser")}
    tied = _distinct(sorted((t.turn, t.quote) for t in _tied(case) if t.turn not in recaps))
    blanks = {"besoin": listed(needs_known(case), 2)}
    if len(tied) >= 2:
        return observed("Vos arguments disent ce qu'ils changent pour ce client.", _quotes(case, tied))
    if tied:
        return partial("Un seul argument est relié à un besoin du client.", _quotes(case, tied), **blanks)
    plain = [m for m in made if not m.superlative]
    if len(plain) >= 2:
        return partial("Vos arguments ne disent pas ce qu'ils changent pour ce client.", case.proofs(*plain), **blanks)
    superlative = made and not plain
    reason = "Des superlatifs à la place d'arguments." if superlative else "Aucun argument ne dit ce que l'offre change pour ce client."
    return absent(reason, case.proofs(*made), **blanks)


def _distinct(found: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    kept: dict[str, tuple[int, str]] = {}
    for turn, quote in found:
        kept.setdefault(" ".join(quote.lower().split()), (turn, quote))
    return list(kept.values())


def _quotes(case: Case, found: Iterable[tuple[int, str]]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(case.proof(turn, quote) for turn, quote in found))[:3]


# ── C5.5, C5.6 ───────────────────────────────────────────────────────────────────────────────────


@judges("C5.5", "proposer_option", "presenter_facultatif", *PRESSURE)
def addition(case: Case) -> Verdict:
    """A useful complement, after the main need, optional, not held twice."""
    useful = {c: complement for c, complement in case.scenario.complements.items() if complement.needs}
    offered = [o for o in case.of(ev.ComplementOffered) if o.complement in case.scenario.complements]
    blanks = {"complement": listed((c.label for c in useful.values()), 1)}
    forced = worst(slips(case, PRESSURE, {o.turn for o in offered}))
    if forced and forced.proven:
        return absent("Le complément est imposé.", case.proofs(forced.said), **blanks)
    if not offered and (named := _only_named(case, useful)):
        return partial("Le complément est cité dans l'offre, sans être présenté pour lui-même.", case.proofs(*named), **blanks)
    if not offered:
        return absent("Aucun complément n'est proposé, alors que le client en avait l'usage.", **blanks)
    each = [[o for o in offered if o.complement == c] for c in dict.fromkeys(o.complement for o in offered)]
    best = min(each, key=lambda mentions: len(_lacking(case, mentions[0].complement, mentions)))
    lacking = _lacking(case, best[0].complement, best)
    proof = case.proofs(*sorted(best, key=lambda o: (not o.optional, not o.duplicate_checked))[:2])
    if not lacking:
        return observed("Le complément est présenté comme facultatif, à sa place.", proof)
    return partial(f"Le complément est proposé, mais {lacking[0]}.", proof, **blanks)


def _only_named(case: Case, useful: Mapping[str, Complement]) -> list[Said]:
    """Sentences of the offer that name a useful complement by its words, in another order or form."""
    said = case.said(*PITCH, "expliquer_garantie", since=case.first_offer)
    names = [e for complement in useful.values() for e in complement.named if len(e.split()) > 1]
    return [s for s in said if not s.text.rstrip().endswith("?") and nearly_named(s.text, names)][:1]


def _lacking(case: Case, complement: str, offered: list[ev.ComplementOffered]) -> list[str]:
    """What is missing in the way a complement was offered, over all its mentions."""
    described = case.scenario.complements[complement]
    points = {
        "le client n'en avait pas l'usage": bool(described.needs),
        "avant la réponse au besoin principal": case.first_offer is not None and max(o.turn for o in offered) >= case.first_offer,
        "sans dire qu'il est facultatif": any(o.optional for o in offered),
        "sans vérifier qu'il ne l'a pas déjà ailleurs": not described.may_duplicate or any(o.duplicate_checked for o in offered),
    }
    return [name for name, there in points.items() if not there]


@judges("C5.6", "proposer_option", "presenter_offre")
def greener(case: Case) -> Verdict:
    """An eco-responsible variant, with its benefit and limits."""
    green = {c: complement for c, complement in case.scenario.complements.items() if complement.eco}
    offered = [o for o in case.of(ev.ComplementOffered) if o.complement in green]
    blanks = {"eco": listed((c.label for c in green.values()), 2)}
    explained = [o for o in offered if o.explained or any(s.turn == o.turn for s in case.said("expliquer_garantie", "signaler_limites"))]
    if explained:
        return observed(
            "Une option écoresponsable est proposée et expliquée.", case.proofs(*sorted(explained, key=lambda o: not o.explained)[:2])
        )
    if offered:
        return partial("L'option écoresponsable est citée, sans explication.", case.proofs(*offered), **blanks)
    return absent("Aucune option écoresponsable n'est proposée, alors qu'elle convenait ici.", **blanks)


# ── C5.7, C5.8 ───────────────────────────────────────────────────────────────────────────────────


@judges("C5.7", "f_discriminer")
def same_for_all(case: Case) -> Verdict:
    """Same offer, same price, documents that can be read."""
    wanted = readable_formats(case)
    blanks = format_blank(case)
    slip = worst(slips(case, ("f_discriminer",)))
    if slip and slip.proven:
        return absent("La personne est moins bien servie à cause de ce qu'elle est.", case.proofs(slip.said), **blanks)
    fit: list[ev.Event] = [d for d in case.of(ev.DocumentSent) if d.format in wanted]
    if not wanted:
        fit = [*case.desk("envoyer_message"), *case.of(ev.GestureMade)]
    if fit and sound_offers(case):
        return observed("La même offre qu'à tous, sous une forme que le client peut lire.", case.proofs(*fit, *sound_offers(case)[:1]))
    if sound_offers(case):
        return partial(
            "L'offre est la même pour tous, mais rien n'est remis sous une forme adaptée.", case.proofs(*sound_offers(case)), **blanks
        )
    return absent("Le conseil ne tient pas compte de ce dont le client a besoin.", **blanks)


@judges("C5.8", "verifier_comprehension", "expliquer_garantie")
def plain_language(case: Case) -> Verdict:
    """Terms explained when they come, understanding checked openly."""
    terms = case.of(ev.TermUsed, since=case.first_offer)
    unexplained = [t for t in terms if not t.explained]
    lost = [t for t in unexplained if not _explained_later(case, t) and _asked(case, t)]
    checked = [c for c in case.of(ev.ComprehensionChecked) if c.openly]
    blanks = {"terme": (lost or unexplained)[0].term} if unexplained else {}
    if len({t.term for t in lost}) >= 2:
        return absent("Plusieurs termes techniques ne sont jamais expliqués, bien que le client les demande.", case.proofs(*lost), **blanks)
    clear = case.proofs(*checked, *(t for t in terms if t.explained), *case.of(ev.LimitSaid), *case.said("expliquer_garantie"))
    if not clear:
        return absent("Rien n'est expliqué, et rien ne dit ce que le client a compris.", case.proofs(*lost), **blanks)
    if lost:
        return partial(f"« {lost[0].term} » n'est jamais expliqué, bien que le client le demande.", clear, **blanks)
    if len(unexplained) >= 2:
        return partial("Des termes techniques ne sont expliqués qu'après coup, ou pas du tout.", clear, **blanks)
    if not checked:
        return partial("Les mots sont clairs, mais rien ne dit ce que le client en a compris.", clear, **blanks)
    return observed("Les mots sont clairs, et le client dit ce qu'il en a compris.", clear)


def _asked(case: Case, used: ev.TermUsed) -> bool:
    """Whether the client asked what the term means."""
    return any(asked.term == used.term for asked in case.of(ev.TermNotUnderstood, since=used.turn))


def _explained_later(case: Case, used: ev.TermUsed) -> bool:
    """In the two messages that follow."""
    replies = case.replies(used.turn, 2)
    turns = {r.turn for r in replies}
    return any(used.term in r.reading.style.explained for r in replies) or any(s.turn in turns for s in case.said("expliquer_garantie"))
