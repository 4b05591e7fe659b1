"""C1.4 to C1.6: how one speaks to this person: adapted and kept to, courteous, to them and not past them."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment import occasions
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.conduct import TONE, answers_in, exposures, replies_to, slips, worst
from crca_sim.assessment.finding import Evidence
from crca_sim.assessment.rule import Verdict, absent, judges, no_occasion, observed, partial, weakest
from crca_sim.assessment.words import first_of_each, turned

# ── C1.4 ─────────────────────────────────────────────────────────────────────────────────────────

SOON = 3
"""Messages within which a sign must be met."""
HARD = ("phrase_trop_longue", "trop_de_questions", "blessure", "interruption", "surprotection")
"""Causes that make a message hard to follow, or to answer; so do those of the profile (`gene_…`)."""
KEPT = 0.8
"""Share of messages easy to follow after the offer (`handicap.md` § 6, P18)."""


Sign = ev.AccessNeedShown | ev.AccessNeedTold
"""What the client let see, or said by themself."""


@judges("C1.4", "proposer_adaptation")
def adaptation(case: Case) -> Verdict:
    """The preference asked, not the cause; soon; and kept to."""
    signs = _signs(case)
    offers = case.of(ev.AdaptationOffered)
    blanks = {"indice": signs[0].text} if signs else {}
    indiscreet = worst(slips(case, ("f_demander_diagnostic",)))
    if indiscreet and indiscreet.proven and not indiscreet.taken_back:
        return absent("Vous avez demandé la cause au lieu de ce qui aiderait.", case.proofs(indiscreet.said), **blanks)
    if not offers:
        instead = (
            case.proofs(*(Said(m.turn, m.reading.sentences[0]) for m in case.replies(signs[0].turn) if m.reading.sentences))
            if signs
            else ()
        )
        return absent("Le client a laissé voir une gêne pour suivre ; aucune façon d'échanger ne lui est proposée.", instead, **blanks)
    return _offered(case, signs, offers, indiscreet is not None, blanks)


def _signs(case: Case) -> tuple[Sign, ...]:
    seen: list[Sign] = [*case.of(ev.AccessNeedTold), *case.of(ev.AccessNeedShown)]
    return tuple(sorted(seen, key=lambda sign: sign.turn))


def _offered(
    case: Case, signs: tuple[Sign, ...], offers: tuple[ev.AdaptationOffered, ...], indiscreet: bool, blanks: dict[str, str]
) -> Verdict:
    asked = [o for o in offers if o.asked or _put_to_the_client(case, o)]
    best = next((o for o in asked if o.accepted), next(iter(asked), offers[0]))
    proof = case.proofs(best)
    if indiscreet:
        return partial("La question sur la cause est retirée, et une façon d'échanger est proposée.", proof, **blanks)
    told = any(isinstance(sign, ev.AccessNeedTold) and sign.turn < best.turn for sign in signs)
    if best not in asked and not told:
        return partial("L'adaptation est décidée pour le client, sans lui demander ce qu'il préfère.", proof, **blanks)
    if signs and best.turn not in _soon(case, signs[0].turn) and best.turn > signs[0].turn:
        return partial("L'adaptation est proposée, mais tard.", proof, **blanks)
    if best.accepted and (dropped := _dropped(case, best.turn)):
        reason, shown = dropped
        return partial(f"L'adaptation est proposée, puis abandonnée : {reason}.", (*proof, *shown)[:3], **blanks)
    return observed("La préférence est demandée sans demander pourquoi, et vous vous y tenez.", proof)


def _put_to_the_client(case: Case, offered: ev.AdaptationOffered) -> bool:
    """The offer is a question, or the same message goes on to ask whether it suits."""
    after = case.text(offered.turn).partition(offered.quote)[2]
    return offered.quote.rstrip().endswith("?") or ("?" in after and turned(after, "ce_qui_convient"))


def _soon(case: Case, turn: int) -> set[int]:
    return {m.turn for m in case.replies(turn, SOON)}


def _dropped(case: Case, since: int) -> tuple[str, tuple[Evidence, ...]] | None:
    """What shows that the adaptation was not kept to, once the client had taken it; None when it was."""
    spoken = case.of(ev.SpeechFinished, since=since + 1)
    cut = [done for done in spoken if done.cut_short]
    if cut and 1 - len(cut) / len(spoken) < KEPT:
        return "vous coupez la parole", case.proofs(*cut)
    past = case.spoken_past(since + 1)
    if past and not _came_back(case, past):
        return "vous parlez à qui l'accompagne", case.proofs(*past)
    after = [m for m in case.messages if m.turn > since]
    again = [sign for sign in case.of(ev.AccessNeedShown, since=since + 1) if not _met_again(case, sign)]
    if again:
        around = [*case.replies(again[0].turn), *reversed([m for m in after if m.turn <= again[0].turn])]
        return "la gêne revient, et vous n'y revenez pas", tuple(case.proof(m.turn) for m in around[:1])
    return _hard(case, after, since)


def _met_again(case: Case, sign: ev.AccessNeedShown) -> bool:
    """Offered or played once more when the sign came back, or kept to: the next message was easy to follow."""
    turns = _soon(case, sign.turn)
    following = [m.turn for m in case.replies(sign.turn)]
    moved = case.of(ev.StateMoved, since=sign.turn + 1)
    easy = not any(m.turn in following and (m.cause in HARD or m.cause.startswith("gene_")) for m in moved)
    return (bool(following) and easy) or any(
        e.turn in turns for e in (*case.of(ev.AdaptationOffered), *case.of(ev.GestureMade, since=sign.turn + 1))
    )


def _hard(case: Case, after: list[ev.TraineeSpoke], since: int) -> tuple[str, tuple[Evidence, ...]] | None:
    moved = case.of(ev.StateMoved, since=since + 1)
    hard = {m.turn for m in moved if m.cause in HARD or m.cause.startswith("gene_")} & {m.turn for m in after}
    if after and 1 - len(hard) / len(after) < KEPT:
        return "vos messages redeviennent difficiles à suivre", tuple(case.proof(turn) for turn in sorted(hard)[:1])
    if case.spoken and len(after) > 2 and not _acted(case, since):
        return "rien ne la met en œuvre", ()
    return None


def _acted(case: Case, since: int) -> bool:
    """By voice, an adaptation is played: a gesture, something written, a readable document, words left to finish."""
    let_finish = any(not done.cut_short for done in case.of(ev.SpeechFinished, since=since))
    readable = any(sent.format != "standard" for sent in case.of(ev.DocumentSent, since=since))
    return bool(let_finish or readable or case.of(ev.GestureMade, since=since) or case.desk("envoyer_message", since=since))


# ── C1.5, C1.6 ─────────────────────────────────────────────────────────────────────────────────


@judges("C1.5", *TONE)
def tone(case: Case) -> Verdict:
    """Courtesy and register, over all that the trainee said, once exposed; words that are for the client go to them."""
    if past := _spoken_past(case):
        return past
    slip = worst(slips(case, TONE))
    if slip:
        return _slipped(case, slip.said, proven=slip.proven, back=slip.taken_back)
    kinds = (ev.HesitationShown, ev.EmotionShown, ev.DissatisfactionShown, ev.ObjectionRaised, ev.AccessNeedShown, ev.CompanionPressed)
    replies = replies_to(case, exposures(case, *kinds), 1)
    back = case.of(ev.ClientAddressed)
    if not replies:
        return no_occasion("Rien n'a mis votre ton à l'épreuve.")
    proof = case.proofs(*back, *answers_in(replies))
    return observed("Vouvoiement et courtoisie tenus, y compris quand le client résiste ou se montre gêné.", proof)


ONCE = 1
"""Times that one may turn to the companion, and come back."""


def _spoken_past(case: Case) -> Verdict | None:
    """Whoever accompanies was spoken to instead of the client; a proven slip of tone still weighs more."""
    past = case.spoken_past()
    proven = worst(slips(case, TONE))
    if not past or (proven and proven.proven and not proven.taken_back):
        return None
    if _came_back(case, past):
        back = case.of(ev.ClientAddressed, since=past[0].turn + 1)
        proof = case.proofs(*past, *back[:1])
        return partial("Vous parlez une fois à l'accompagnant, puis vous revenez au client.", proof, a_cote=past[0].quote)
    about = [p for p in past if turned(p.quote, "du_client_absent")]
    reason = (
        "Vous parlez du client à la personne qui l'accompagne, au lieu de lui parler."
        if about
        else "Vous vous adressez plusieurs fois à la personne qui accompagne, au lieu de parler au client."
    )
    shown = (*about, *(p for p in past if p not in about))
    return absent(reason, case.proofs(*shown), a_cote=shown[0].quote)


def _came_back(case: Case, past: tuple[ev.CompanionAddressed, ...]) -> bool:
    """Once only, and then to the client again."""
    return len(past) <= ONCE and bool(case.of(ev.ClientAddressed, since=past[-1].turn + 1))


def _slipped(case: Case, said: Said, *, proven: bool, back: bool) -> Verdict:
    proof, instead = case.proofs(said), _instead(said)
    if back or not proven:
        return partial("Un écart de ton, " + ("repris aussitôt." if back else "peu sûr."), proof, ecart=said.text, **instead)
    return absent("Le ton n'est pas celui d'un conseiller.", proof, ecart=said.text, **instead)


INSTEAD = {
    "f_tutoyer": "dites la même chose en vouvoyant.",
    "f_brusquer": "laissez-lui le temps : « Prenez votre temps, je vous écoute. »",
    "f_infantiliser": "parlez-lui comme à tout adulte : « C'est vous qui décidez. »",
    "f_denigrer": "restez aux faits, sans juger personne.",
    "f_rejeter_responsabilite": "prenez la suite en charge : « Je vois avec vous ce que nous pouvons faire. »",
}
"""What each slip of tone leaves room for: one model phrase would not fit them all."""


def _instead(said: Said) -> dict[str, str]:
    return {"plutot": next((INSTEAD[act.act] for act in said.sentence.acts if act.act in INSTEAD), "")}


@judges("C1.6", "exprimer_empathie")
def emotion(case: Case) -> Verdict:
    """Empathy before the first question, with a word on safety when someone may be in danger; for each emotion shown."""
    shown = [e for e in case.of(ev.EmotionShown) if case.replies(e.turn)]
    if not shown:
        return no_occasion("Vous n'avez pas eu le temps de répondre à cette émotion.")
    return weakest(
        [_received(case, e) for e in first_of_each(shown, lambda e: e.emotion)], "Toutes les émotions du client ne sont pas accueillies."
    )


def _received(case: Case, shown: ev.EmotionShown) -> Verdict:
    replies = case.replies(shown.turn, 3)
    felt = [(n, s) for n, m in enumerate(replies) for s in case.said("exprimer_empathie", since=m.turn, until=m.turn)]
    if not felt:
        first = case.proofs(*answers_in(replies[:1]))
        safe = [s for s in case.said("consigne_securite", until=replies[0].turn) if s.turn > shown.turn]
        if safe and _may_be_in_danger(case, shown):
            return partial(
                "Vous pensez d'abord à la sécurité ; il manque un mot pour ce que vit la personne.", case.proofs(*safe), emotion=shown.text
            )
        return absent("L'émotion du client reste sans réponse.", first, emotion=shown.text)
    rank, said = felt[0]
    proof = case.proofs(said)
    if rank > 0 or _question_before(case, said):
        return partial("L'empathie vient après la première question.", proof, emotion=shown.text)
    if len(said.text.split()) <= 3:
        return partial("La formule est creuse : elle ne dit pas ce qui est compris.", proof, emotion=shown.text)
    if _may_be_in_danger(case, shown) and not _made_safe(case, said.turn):
        return partial("L'empathie y est ; il fallait aussi s'assurer que personne n'est en danger.", proof, emotion=shown.text)
    return observed("Vous reconnaissez ce que vit le client avant de questionner.", proof)


def _made_safe(case: Case, until: int) -> bool:
    return bool(case.said("consigne_securite", until=until) or case.of(ev.SafetySaid, until=until))


def _question_before(case: Case, said: Said) -> bool:
    message = case.message(said.turn)
    sentences = message.reading.sentences if message else ()
    return any(s.end <= said.sentence.start and s.text.rstrip().endswith("?") and not s.does("consigne_securite") for s in sentences)


def _may_be_in_danger(case: Case, shown: ev.EmotionShown) -> bool:
    return (
        shown.emotion in occasions.ALARMS
        or bool(case.of(ev.DangerShown, until=shown.turn))
        or occasions.family_of_reason(case) == "urgence"
    )
