"""A refusal (C6.3, RECAP): the decision, its clause, the reason in everyday words, empathy, the ways left; another way out (C6.4).

Dry, it makes the client protest; explained, it is admitted in the end; softened by a false hope, it comes back worse.
"""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.situations import Refusal
from crca_sim.conversation import giving, voice
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import SentenceReading

SHORT = 10
"""Words of a sentence that shelters behind the procedure: longer, it explains."""
APOLOGIES = ("presenter_excuses", "exprimer_empathie", "accueillir_objection")


def listen(x: Exchange) -> None:
    """The refusal, what explains it, what else is offered; then how the client takes it."""
    refusal = x.scenario.refusal
    if refusal is None:
        return
    hoped = _false_hope(x)
    if hoped:
        x.react("faux_espoir", x.text[:200])
        voice.first_line(x, "reaction", "faux_espoir")
    decided = _decided(x, refusal)
    if decided and x.state.situation.refused is None:
        _say(x, refusal, decided)
    elif x.state.situation.refused is not None:
        _explain(x, refusal)
    if x.state.situation.refused is not None:
        _alternatives(x, refusal)
        _take(x, refusal, hoped)


# ── What is said ─────────────────────────────────────────────────────────────────────────────────


def _decided(x: Exchange, refusal: Refusal) -> SentenceReading | None:
    said = (s for s in x.sentences if not s.text.rstrip().endswith("?"))
    return next((s for s in said if _announces(s) or said_among(s.text, refusal.decision)), None)


def _announces(sentence: SentenceReading) -> bool:
    """By its act, unless it is rather an apology (« désolé que l'on ne vous ait rien expliqué ») or a caution (« sans rien promettre »)."""
    if marked(sentence.text, "pas_de_promesse"):
        return False
    sure = {seen.act: seen.confidence for seen in sentence.acts}
    return sure.get("annoncer_refus", 0.0) > max((sure.get(act, 0.0) for act in APOLOGIES), default=0.0)


def _given(x: Exchange, refusal: Refusal) -> dict[str, bool]:
    return {
        "clause": said_among(x.text, refusal.clause_said) is not None,
        "reason": said_among(x.text, refusal.reason_said) is not None,
        "remedies": said_among(x.text, refusal.remedies) is not None or bool(x.reading.doing("informer_recours")),
    }


def _say(x: Exchange, refusal: Refusal, decided: SentenceReading) -> None:
    given, felt = _given(x, refusal), bool(x.reading.doing("exprimer_empathie", "presenter_excuses"))
    x.note(ev.RefusalSaid(turn=x.turn, empathy=felt, quote=decided.text, **given))
    x.advanced = True
    if given["reason"]:
        x.react("refus_explique" if given["clause"] and felt else "refus", decided.text)
        voice.first(x, "reaction", refusal.reaction, "refus:reaction")
    else:
        x.react("refus_sec", decided.text)
        _protest(x, refusal)


def _protest(x: Exchange, refusal: Refusal) -> None:
    text = voice.first(x, "reaction", refusal.protest, "refus:proteste") or voice.first_line(x, "reaction", "refus_sec")
    if text:
        x.note(ev.HesitationShown(turn=x.turn, about="provocation", text=text))


def _explain(x: Exchange, refusal: Refusal) -> None:
    given = {name: there and name not in x.state.situation.explained for name, there in _given(x, refusal).items()}
    if any(given.values()):
        x.note(ev.RefusalExplained(turn=x.turn, quote=x.text[:300], **given))
        x.react("refus_eclaire", x.text[:200])
        x.advanced = True


def _alternatives(x: Exchange, refusal: Refusal) -> None:
    for name, alternative in refusal.alternatives.items():
        sentence = next((s for s in x.sentences if said_among(s.text, alternative.said) and not marked(s.text, "ne_joue_pas")), None)
        if sentence is None or name in x.state.situation.alternatives:
            continue
        x.note(ev.AlternativeOffered(turn=x.turn, alternative=name, quote=sentence.text))
        x.react("autre_issue", sentence.text)
        x.propose("answer", alternative.reply, f"alternative:{name}")
        x.advanced = True


# ── How it is taken ──────────────────────────────────────────────────────────────────────────────


def _false_hope(x: Exchange) -> bool:
    """« Je vais arranger ça », « ça va passer »: what cannot be held (C6.3, « pas de faux espoir »)."""
    hoping = (s for s in x.sentences if marked(s.text, "faux_espoir") or s.does("f_promesse_abusive"))
    return any(not marked(s.text, "pas_de_promesse") for s in hoping)


def _take(x: Exchange, refusal: Refusal, hoped: bool) -> None:
    situation, causes = x.state.situation, x.state.causes
    if hoped or situation.refused == x.turn or causes["refus_admis"]:
        return
    if any(marked(s.text, "abri_procedure") for s in x.sentences if len(s.text.split()) <= SHORT):
        x.react("abri_procedure", x.text[:200])
        voice.first_line(x, "reaction", "refus_sec")
        return
    way_out = "remedies" in situation.explained or bool(situation.alternatives)
    if way_out and {"clause", "reason"} <= situation.explained:
        x.react("refus_admis", x.text[:200])
        voice.first(x, "reaction", refusal.resigned, "refus:admet")
    elif not causes["refus_sec"] and not (
        way_out or x.happened(ev.RefusalExplained) or giving.gives(x.reading) or giving.questions(x.reading)
    ):
        x.react("refus_sec", x.text[:200])
        _protest(x, refusal)
