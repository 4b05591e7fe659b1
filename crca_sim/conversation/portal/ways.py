"""Other ways than the screen, doing it in the client's place, and knowing the way for the next time."""

from __future__ import annotations

from collections.abc import Collection

from crca_sim import events as ev
from crca_sim.conversation import choosing
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.portal.lexicon import heard
from crca_sim.conversation.portal.speaking import guidance_of, halfway, tell
from crca_sim.conversation.portal.state import OTHER_WAY
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import SentenceReading

HAD_ENOUGH = 2
"""Times lost after which the client takes another way gladly."""
WORN = 35
"""Patience under which they do too."""


def listen(x: Exchange, steps: Collection[int]) -> None:
    """What the message says beside the steps themselves (`steps`: where the sentences that give one begin)."""
    _only_online(x)
    _in_their_place(x)
    _address(x)
    _together(x)
    _written_way(x)
    offered = next((s for s in x.sentences if s.start not in x.aside and offers_another_way(x, s, s.start in steps)), None)
    if offered is not None:
        _offer(x, offered, goes_on=offered.start in steps)


# ── Another way ──────────────────────────────────────────────────────────────────────────────────


def offers_another_way(x: Exchange, sentence: SentenceReading, is_step: bool) -> bool:
    """By its act, by the author's words for a way around the obstacle, or by the words of a way and of an offer.

    A step is one only for who is blocked: « passez plutôt par “Écrire à mon conseiller” ».
    """
    if heard(sentence.text, "seulement_en_ligne") or heard(sentence.text, "pas_une_voie"):
        return False
    defect = guidance_of(x).defect
    around = defect is not None and x.state.guidance.obstacles > 0 and said_among(sentence.text, defect.workaround) is not None
    if is_step:
        return around and x.state.guidance.life == "bloquee"
    by_words = heard(sentence.text, "autre_voie") and heard(sentence.text, "offre")
    return sentence.does("proposer_alternative_papier") or around or by_words or _asked_again(x, sentence)


def _asked_again(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous êtes d'accord pour le recevoir par courrier ? », once this was offered: a plain question, and theirs to answer."""
    asks = sentence.text.rstrip().endswith("?") and heard(sentence.text, "avec_accord")
    return x.state.guidance.ways > 0 and asks and heard(sentence.text, "autre_voie")


def _offer(x: Exchange, sentence: SentenceReading, *, goes_on: bool = False) -> None:
    guidance, state = guidance_of(x), x.state.guidance
    blocked, asked_again = state.life == "bloquee", _asked_again(x, sentence)
    x.note(ev.OtherWayOffered(turn=x.turn, after_obstacle=state.obstacles > 0, quote=sentence.text))
    if not goes_on:
        x.aside.add(sentence.start)
    x.react("autre_voie", sentence.text)
    x.advanced = True
    x.said.pop("raise", None)
    if said := _chosen(x, sentence):
        _agree(x, said, sentence)
    elif blocked and guidance.defect is not None:
        _agree(x, x.propose("answer", guidance.defect.relieved, "soulage") or guidance.defect.relieved[0], sentence)
    elif not state.settled and (asked_again or _worn_out(x)):
        _agree(x, tell(x, "answer", "guidage_autre_voie_oui"), sentence)
    elif "answer" not in x.said:
        tell(x, "answer", "guidage_bon_a_savoir" if state.settled else "guidage_autre_voie_plus_tard")


def _chosen(x: Exchange, sentence: SentenceReading) -> str | None:
    """« Je vous rappelle demain, ou vous préférez le courriel ? »: which, rather than yes."""
    found = choosing.offered(x, sentence)
    practical = found is not None and found.kind == "practical" and not x.state.guidance.settled
    return choosing.say(x, choosing.pick(x, sentence, found)) if found and practical else None


def _agree(x: Exchange, text: str, sentence: SentenceReading) -> None:
    x.note(ev.ConsentGiven(turn=x.turn, about=OTHER_WAY, explicit="?" in x.text[sentence.start :], text=text))


def _worn_out(x: Exchange) -> bool:
    return sum(x.state.guidance.lost.values()) >= HAD_ENOUGH or x.state.measures["patience"] <= WORN


def _address(x: Exchange) -> None:
    """« L'adresse, c'est contact@… »: where to send it, and no question on the client's own."""
    told = next((s for s in x.sentences if "@" in s.text and not s.text.rstrip().endswith("?")), None)
    if told is not None:
        x.aside.add(told.start)
        x.advanced = True
        tell(x, "answer", "guidage_adresse")


def _together(x: Exchange) -> None:
    """« On essaie ensemble ? »: that is what they called for."""
    asking = next((s for s in x.sentences if s.text.rstrip().endswith("?") and heard(s.text, "ensemble")), None)
    if asking is not None and not x.state.guidance.settled:
        x.aside.add(asking.start)
        x.advanced = True
        tell(x, "answer", "guidage_essayons")


def _written_way(x: Exchange) -> None:
    """« Voulez-vous que je vous envoie le mode d'emploi ? », and nothing asked of its format or of where to send it."""
    asking = next((s for s in x.sentences if s.start not in x.aside and _offers_the_way(s)), None)
    if asking is not None:
        x.aside.add(asking.start)
        x.advanced = True
        tell(x, "answer", "guidage_mode_d_emploi")


def _offers_the_way(sentence: SentenceReading) -> bool:
    asks = sentence.text.rstrip().endswith("?") and heard(sentence.text, "avec_accord")
    return asks and heard(sentence.text, "mode_d_emploi") and not heard(sentence.text, "pas_la_page") and " ou " not in sentence.text


# ── What closes the door, what takes it out of their hands ───────────────────────────────────────


def _only_online(x: Exchange) -> None:
    sentence = next((s for s in x.sentences if heard(s.text, "seulement_en_ligne")), None)
    if sentence is not None:
        x.react("voie_unique", sentence.text)
        tell(x, "reaction", "guidage_voie_unique")


def _in_their_place(x: Exchange) -> None:
    sentence = next((s for s in x.sentences if heard(s.text, "a_la_place")), None)
    if sentence is None:
        return
    x.aside.add(sentence.start)
    x.advanced = True
    if "?" in sentence.text or heard(sentence.text, "avec_accord"):
        _asked_to_do_it(x, sentence)
        return
    x.react("fait_a_la_place", sentence.text)
    tell(x, "reaction", "guidage_pas_a_ma_place")


def _asked_to_do_it(x: Exchange, sentence: SentenceReading) -> None:
    if x.state.guidance.life == "bloquee" or _worn_out(x):
        _offer(x, sentence)
    else:
        tell(x, "answer", "guidage_moi_meme")


# ── The way back ─────────────────────────────────────────────────────────────────────────────────


def asks_for_the_way(x: Exchange) -> bool:
    """« Vous me redites le chemin ? », « vous sauriez le refaire ? »: told, or redone alone."""
    asking = next((s for s in x.sentences if s.start not in x.aside and _about_the_way(x, s)), None)
    if asking is None:
        return False
    x.aside.add(asking.start)
    x.advanced = True
    guidance, state = guidance_of(x), x.state.guidance
    if not state.settled or halfway(guidance, state):
        tell(x, "answer", "guidage_pas_fini")
        return True
    text = x.propose("answer", guidance.alone, "guidage:seul") or guidance.alone[0]
    if state.life != "sue":
        x.note(ev.TaskDone(turn=x.turn, task=guidance.task, alone=True, text=text))
        x.react("saura_refaire", asking.text)
    return True


def _about_the_way(x: Exchange, sentence: SentenceReading) -> bool:
    """« Par où êtes-vous déjà passé ? » is about the past."""
    if heard(sentence.text, "passe") and not x.state.guidance.settled:
        return False
    asks = sentence.text.rstrip().endswith("?") or heard(sentence.text, "redites")
    return asks and heard(sentence.text, "redire_chemin")
