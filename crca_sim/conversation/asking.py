"""What makes a sentence a question of discovery: its act, its form, or words alone that ask (« ton mail stp »)."""

from __future__ import annotations

from crca_sim.conversation import follow_ups, kinds
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import words
from crca_sim.understanding.reading import SentenceReading

ASKING = (
    "question_ouverte", "question_fermee", "demander_identite", "demander_coordonnees", "demander_motif",
    "creuser_objection", "evaluer_aisance_numerique", "presenter_facultatif",
)  # fmt: skip
EXPLAINING = ("expliquer_garantie", "signaler_limites", "argumenter")
IDENTIFYING = ("demander_identite", "demander_coordonnees")
POLITE = ("presenter_excuses", "exprimer_empathie", "accuser_reception", "remercier", "saluer", "se_presenter", "f_tutoyer")
"""Acts that ask nothing and keep nothing from being asked beside them."""
FAULTY = (
    "f_insulter", "f_brusquer", "f_demander_diagnostic", "f_question_interdite", "f_demander_secret", "f_discriminer", "f_infantiliser",
    "f_divulguer_soupcon", "f_divulguer_donnees", "f_entraver_droit",
)  # fmt: skip
"""What is said so is answered as such, not as a question of discovery."""
OTHERWISE = (
    "demander_accord", "faire_signer", "annoncer_prix", "presenter_offre", "proposer_option",
    "mesurer_satisfaction", "verifier_comprehension",
)  # fmt: skip
"""Questions that are not of discovery."""
NAMED_ALONE, FEW_WORDS = 0.9, 8
"""« Ton mail stp », « prix actuel » : a subject named alone, in a few words, is asked for."""
SURE = 0.75
"""Confidence from which words that no act recognised are about a topic."""
PROBABLY = 0.55
"""The same for a sentence that has a question mark (right 9 times in 10, on sentences by other hands)."""
UNSURE = 0.6
"""Confidence under which a topic is no more than a guess."""


def asks(sentence: SentenceReading) -> bool:
    """A question, or what looks like one and is surely about something, whatever its act looked like."""
    if sentence.does(*FAULTY) or marked(sentence.text, "enquete") or _explains(sentence):
        return False
    if sentence.does(*ASKING):
        return "?" in sentence.text or not (_only_reassures(sentence) or marked(sentence.text, "conseiller_note"))
    if sentence.does(*OTHERWISE) and not satisfaction_only_guessed(sentence) and not _wants_a_thing(sentence):
        return False
    starts = " ".join(sentence.text.split()[:4])
    if (follow_ups.kind_of(sentence.text) or kinds.wanted(sentence.text)) and sentence.text.rstrip().endswith("?"):
        return True
    looks = sentence.text.rstrip().endswith("?") or (not sentence.acts and marked(starts, "interrogation"))
    only_polite = all(seen.act in POLITE for seen in sentence.acts)
    floor = PROBABLY if sentence.text.rstrip().endswith("?") else SURE
    best = max([*(seen.confidence for seen in sentence.topics[:1]), *_called(sentence)], default=0.0)
    named_alone = only_polite and not marked(sentence.text, "conseiller_note")
    return (looks and best >= floor) or (named_alone and best >= NAMED_ALONE and len(words(sentence.text)) <= FEW_WORDS)


def spelt_out(sentence: SentenceReading) -> SentenceReading:
    """« Je voulais savoir si elle dort dehors. », « c koi ton mail »: with the question mark that was meant."""
    if sentence.text.rstrip().endswith("?") or not marked(sentence.text, "question_indirecte"):
        return sentence
    return sentence.model_copy(update={"text": f"{sentence.text.rstrip(' .…')} ?"})


def _wants_a_thing(sentence: SentenceReading) -> bool:
    """« Vous la voulez pour quand ? » only looks like asking for an agreement."""
    otherwise = {seen.act for seen in sentence.acts if seen.act in OTHERWISE}
    return otherwise <= {"demander_accord", "mesurer_satisfaction"} and bool(kinds.wanted(sentence.text))


def _called(sentence: SentenceReading) -> list[float]:
    """« Bonjour, avant tout, chez qui partez-vous ? »: how surely a question mark asks what the scenario's author foresaw."""
    own = (seen.confidence for seen in sentence.called if not seen.topic.startswith("commun:"))
    return list(own)[:1] if sentence.text.rstrip().endswith("?") else []


def satisfaction_only_guessed(sentence: SentenceReading) -> bool:
    """« Qu'est-ce que vous aviez noté ? »: a faint look of a check of satisfaction, in none of its words, stays a question."""
    guessed = {seen.act for seen in sentence.acts if seen.act in OTHERWISE} == {"mesurer_satisfaction"}
    doubtful = all(seen.confidence < UNSURE for seen in sentence.acts if seen.act == "mesurer_satisfaction")
    return guessed and doubtful and not marked(sentence.text, "satisfaction_dite")


def nearly_asks(x: Exchange, sentence: SentenceReading) -> bool:
    """A question in which no act nor topic was recognised, with words that name one fact."""
    plain = not sentence.topics and not sentence.acts and sentence.text.rstrip().endswith("?")
    return plain and x.cast.index is not None and bool(x.cast.index.nearest(sentence.text))


def opens(x: Exchange, sentence: SentenceReading) -> bool:
    """An open question; looking for « what lies behind » is one when nothing was objected."""
    return sentence.does("question_ouverte") or (sentence.does("creuser_objection") and not x.state.open_objection())


def _only_reassures(sentence: SentenceReading) -> bool:
    """« Ce n'est pas obligatoire. » after a question asks nothing of its own."""
    return [a.act for a in sentence.acts if a.act in ASKING] == ["presenter_facultatif"]


def _explains(sentence: SentenceReading) -> bool:
    """« Elle ne couvre pas ses blessures. » : an explanation with a full stop asks nothing, whatever it looked like too."""
    asking = {seen.act for seen in sentence.acts} & set(ASKING)
    return asking == {"question_fermee"} and sentence.does(*EXPLAINING) and sentence.text.rstrip().endswith(".")
