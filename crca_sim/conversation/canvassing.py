"""An outbound commercial call (R07, FE-13): the person called wants to know who and why, and may say no."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.situations import Canvassing
from crca_sim.conversation import voice
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.house import house
from crca_sim.house.product import Product
from crca_sim.understanding.expressions import said_among

CALL = "appel"
"""What is withheld: the agreement to be called."""
PITCHING = ("presenter_offre", "proposer_option", "annoncer_prix", "argumenter", "expliquer_garantie", "proposer_geste", "demander_accord")
QUESTIONING = ("question_ouverte", "question_fermee")
"""What sounds out before anything is said of the purpose; to make sure who answers is no canvassing."""
RESPECTING = ("laisser_reflechir", "prendre_conge", "presenter_excuses", "confirmer_droit")


def concerns(x: Exchange) -> Canvassing | None:
    """The canvassing that this call is, if it is one."""
    return x.scenario.canvassing if x.scenario.direction == "sortant" else None


def listen(x: Exchange) -> None:
    """Who calls, why, and whether one may go on."""
    canvassing = concerns(x)
    if canvassing is None:
        return
    situation, pitches = x.state.situation, bool(x.reading.doing(*PITCHING))
    if situation.opposed:
        _after_a_no(x, canvassing, pitches)
    elif _unwanted(x, canvassing, pitches):
        _oppose(x, canvassing)
    elif not situation.purpose_said:
        _wonder(x)
    elif not x.state.causes["but_dit"]:
        x.react("but_dit", x.text[:200])
        x.line("answer", "sortant_oui")
        voice.leave_aside(x)
        x.advanced = True


def _sounds_out(x: Exchange) -> bool:
    """Questions on one's situation before anything is said of the purpose."""
    asking = (s for s in x.sentences if s.does(*QUESTIONING) and not s.does("demander_identite", "demander_coordonnees"))
    return any(s.topics for s in asking)


def _unwanted(x: Exchange, canvassing: Canvassing, pitches: bool) -> bool:
    """The purpose hidden, or a call that nobody agreed to and that no contract explains."""
    if not x.state.situation.purpose_said:
        return pitches or (_sounds_out(x) and not (canvassing.linked and x.state.situation.presented))
    return not (canvassing.consent or (canvassing.linked and not _beyond_the_contract(x)))


def _beyond_the_contract(x: Exchange) -> bool:
    """Another product than the contract's is named in a pitch: the contract in force explains the call no more (R07)."""
    others = [name for product in house().products.values() if product.id != x.scenario.product for name in _names(product)]
    return any(s.does(*PITCHING) and said_among(s.text, others) for s in x.sentences)


def _names(product: Product) -> list[str]:
    """« Aubelune Accidents », « assurance accidents », « accidents de la vie »: no single common word."""
    aliases = [alias.replace("_", " ") for alias in product.aliases]
    bare = product.label.partition(" ")[2].lower()
    return [product.label, f"assurance {bare}", f"assurance {bare} de la vie", *(alias for alias in aliases if " " in alias)]


def _oppose(x: Exchange, canvassing: Canvassing) -> None:
    text = voice.first(x, "reaction", canvassing.opposes, "s_oppose") or voice.first_line(x, "reaction", "sortant_non")
    voice.leave_aside(x)
    x.advanced = True
    if text:
        x.note(ev.CanvassingOpposed(turn=x.turn, text=text))
        x.note(ev.ConsentWithheld(turn=x.turn, about=CALL, text=text))


def _after_a_no(x: Exchange, canvassing: Canvassing, pitches: bool) -> None:
    """Selling on makes angry; keeping to the contract, or stopping, is what was asked for; a mere question is turned down."""
    heard = marked(x.text, "respecte_refus") or marked(x.text, "rien_a_vendre")
    voice.leave_aside(x)
    if heard or (x.reading.doing(*RESPECTING) and not pitches):
        _appease(x, canvassing)
    elif pitches:
        x.react("demarchage_insiste", x.text[:200])
        _oppose(x, canvassing)
        _get_angry(x)
    elif _sounds_out(x):
        x.line("reaction", "sortant_non")
        x.advanced = True


def _appease(x: Exchange, canvassing: Canvassing) -> None:
    """The refusal is heard; where a contract explains the call and the adviser does not leave, the client lets them go on."""
    x.react("refus_respecte", x.text[:200])
    x.advanced = True
    goes_on = canvassing.linked and x.state.situation.purpose_said and not x.reading.doing("prendre_conge")
    x.line("reaction", "sortant_merci")
    if goes_on:
        x.react("appel_accepte", x.text[:200])


def silence(x: Exchange) -> None:
    """Whoever said no has nothing to answer to what is proposed all the same."""
    if x.state.situation.opposed:
        for slot in ("answer", "remark", "raise"):
            x.said.pop(slot, None)


def _get_angry(x: Exchange) -> None:
    text = " ".join(x.said.get("reaction", ())[:1])
    if text and not x.state.situation.curt:
        x.note(ev.EmotionShown(turn=x.turn, emotion="colere", text=text))


def _wonder(x: Exchange) -> None:
    """« Vous êtes qui ? », then « c'est pour me vendre quelque chose ? »: once each."""
    key = "sortant_pourquoi" if x.state.situation.presented else "sortant_qui"
    if x.state.spoken <= 3:
        x.line("raise", key)
