"""The short answer of who has nothing more to say: of the kind that was asked for, and the same if asked again.

A yes or a no, a vague time, someone, a reason; what one feels comes from what the scenario says one holds dear. Nobody « checks »
what is their own life: only somebody else's affairs, a figure and a paper may be unknown.
"""

from __future__ import annotations

from collections.abc import Iterator

from crca_sim import events as ev
from crca_sim.conversation import choosing, forms, leaning, parry
from crca_sim.conversation.alternatives import alternatives
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.forms import has
from crca_sim.understanding.french import content_words
from crca_sim.understanding.reading import SentenceReading

SAME = 0.6
"""Share of the words that carry something from which a question was asked before."""
DEAR = ("priorites_craintes", "reclamation_motif")
"""Topics under which an author says what matters to the client."""
_YES, _NO = "oui:", "non:"


def say(x: Exchange, sentence: SentenceReading) -> bool:
    """Answer in the form asked for."""
    form = forms.form_of(sentence.text)
    if found := alternatives(sentence.text):
        return choosing.say_which(x, sentence, found)
    if form == "oui_non":
        return _yes_or_no(x, sentence)
    if forms.feeling(sentence.text) and _from_the_heart(x):
        return True
    return _note(x, f"forme:{form}", x.line("answer", _key(x, sentence.text, form)))


def _note(x: Exchange, subject: str, text: str | None) -> bool:
    if text is not None:
        x.note(ev.LifeTold(turn=x.turn, subject=subject, text=text))
    return text is not None


def not_theirs(text: str) -> bool:
    """A neighbour's, a garage's, an insurer's affair."""
    return has(text, "d_autrui") and not has(text, "de_soi")


def _key(x: Exchange, text: str, form: forms.Form) -> str:
    """The line that fits: of one's own life something is always known."""
    if form == "combien" or not_theirs(text):
        return parry.unknown_key(text)
    if form == "personne":
        return "ne_sait_pas_qui" if not has(text, "s_occupe") else "personne_seul" if _alone(x) else "personne_famille"
    if form == "chose":
        return "ressenti" if forms.feeling(text) else "ne_sait_pas_quoi"
    if form == "quand":
        return "quand_a_venir" if has(text, "a_venir") else "quand_passe"
    return {"duree": "duree_vague", "lieu": "lieu_vague", "raison": "raison_simple", "maniere": "maniere_simple"}[form]


def _alone(x: Exchange) -> bool:
    return "couple" not in x.cast.persona.situations and x.scenario.companion is None


# ── Yes or no ────────────────────────────────────────────────────────────────────────────────────


def _yes_or_no(x: Exchange, sentence: SentenceReading) -> bool:
    """A plain yes or no of the likely side; evasive on what is kept back, honest on what is not one's own."""
    said, before = content_words(sentence.text), _answered_before(x, sentence)
    if before is None and not_theirs(sentence.text):
        return _note(x, "forme:oui_non", x.line("answer", "ne_sait_pas_oui_non"))
    if before is None and leaning.kept_back(x, sentence):
        return _note(x, "forme:oui_non", x.line("answer", "oui_non_reserve"))
    no = before == _NO if before else _rather_no(sentence.text)
    text = x.line("answer", "non_court") if no else x.line("answer", "oui_court")
    x.advanced = x.advanced or text is not None
    return _note(x, f"{_NO if no else _YES}{' '.join(sorted(said))}", text)


def _answered_before(x: Exchange, sentence: SentenceReading) -> str | None:
    """The side on which the same question fell earlier."""
    asked = content_words(sentence.text)
    for subject in x.state.life:
        if subject.startswith((_YES, _NO)):
            known = set(subject[len(_YES) :].split())
            if asked and len(asked & known) >= SAME * max(len(asked), len(known)):
                return subject[: len(_YES)]
    return None


def _rather_no(text: str) -> bool:
    """« Autre chose ? », « déjà eu un accident ? », « il y a une cave ? »; what one is asked of oneself, or offered, is rather so."""
    return has(text, "attend_non") or not (has(text, "de_soi") or has(text, "offre"))


# ── What one feels ───────────────────────────────────────────────────────────────────────────────


def _from_the_heart(x: Exchange) -> bool:
    """What the author says matters to the client, else what lay behind what they objected."""
    for name, lines in _dear(x):
        if x.state.lines_said.isdisjoint(lines) and (text := x.propose("answer", lines, f"coeur:{name}")):
            x.advanced = True
            return _note(x, f"coeur:{name}", text)
    return False


def _dear(x: Exchange) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in x.state.objections:
        yield name, x.scenario.objections[name].explored
    for name, fact in x.scenario.facts.items():
        if set(DEAR) & set(fact.topics) and fact.disclosure in ("ouverte", "precise"):
            yield name, fact.full
