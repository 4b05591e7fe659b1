"""What does not go together in one reply: a yes before a no, two acknowledgements, two complaints, what was said a moment ago."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import manner, voice
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.french import content_words

CONFIRMING = ("resume_juste", "confirmer")
SATISFACTION = ("satisfaction_oui", "satisfaction_non")
ACKNOWLEDGING = (
    "acquiescer", "prend_acte", "attendre_la_suite", "ca_va", "accepte", "accepte_canal", "accepte_delai", "oui_de_politesse",
    "satisfaction_oui", "comprehension_vague", "patienter", "proposition_oui", "message_recu", "fera", "fera_envoi", "suite", "recours",
    "rien_d_autre", "droit", "excuses", "deroule", "limite", "bonjour", "offre_reliee", "offre:", "prix", *CONFIRMING,
)  # fmt: skip
"""Keys of lines, or what they begin with, that take something in."""
RESISTING = (
    "satisfaction_non", "accord:non", "accord:pas_encore", "accord:plus_tard", "pas_encore_decide", "reflexion", "maintient_depart",
    "depart:maintient", "depart:insistance", "pression", "objection:", "endurcie:", "pas_convaincu", "pas_convaincu:", "impatience",
    "refus_sec", "refus:proteste", "offre_prematuree", "accord_force", "faux_espoir", "emotion_niee", "procedure_", "sortant_non",
    "s_oppose", "trop_de_questions", "resume_vide", "limite_gene", *(line for _, line in manner.FAULTS.values()),
)  # fmt: skip
"""Those that refuse, doubt, object or complain."""
PLAIN = ("oui_court", "non_court")
SAYING_NOTHING = ("rien_a_ajouter", "attendre_la_suite", "rien_d_autre", "oui_de_politesse")
"""Those that have no place beside an answer."""
HALF = 0.5
"""Share of the words of a piece that another of the same reply holds, from which it says the same."""
SHARED, FEWEST = 0.75, 4
"""Share of the words of a piece that the client's last turns hold, from which it says nothing new; fewest words that tell it."""


def agreeing(x: Exchange, parts: list[str]) -> list[str]:
    """The pieces that one mouth may say in one breath, in their order."""
    for settle in (_summary, _picked, _asks_last, _satisfied, _farewells, _refusal, _complaints, _acknowledgements, _nothing, _once, _news):
        if len(parts) > 1:
            parts = settle(x, parts) or parts
    return parts


def is_one(x: Exchange, text: str, keys: tuple[str, ...]) -> bool:
    """Whether it is a line of one of these keys; those that end as `objection:` stand for all that begin so."""
    key = x.keys.get(text, "").removesuffix("_colere")
    return any(key == name or (name.endswith((":", "_")) and key.startswith(name)) for name in keys)


def _without(x: Exchange, parts: list[str], keys: tuple[str, ...]) -> list[str]:
    return [part for part in parts if not is_one(x, part, keys)]


def _some(x: Exchange, parts: list[str], keys: tuple[str, ...]) -> list[str]:
    return [part for part in parts if is_one(x, part, keys)]


def _summary(x: Exchange, parts: list[str]) -> list[str]:
    """« C'est complet ? » on a summary is answered by « c'est ça »; it does not ask whether one is satisfied, too."""
    return _without(x, parts, SATISFACTION) if _some(x, parts, CONFIRMING) else parts


def _picked(x: Exchange, parts: list[str]) -> list[str]:
    """« Ah, du papier, à la bonne heure. Par courriel, plutôt »: which is enough, without a yes before."""
    return _without(x, parts, ACKNOWLEDGING) if _some(x, parts, ("choisit", "choisit_")) else parts


def _asks_last(x: Exchange, parts: list[str]) -> list[str]:
    """« Donc je les paie deux fois ? Oui, bien sûr. »: nobody answers their own question."""
    asking = next((rank for rank, part in enumerate(parts) if part.rstrip().endswith("?")), len(parts))
    return [part for rank, part in enumerate(parts) if rank <= asking or not is_one(x, part, PLAIN)]


def _satisfied(x: Exchange, parts: list[str]) -> list[str]:
    """One question got its answer: the doubt on something else waits."""
    return _without(x, parts, ("pas_convaincu", "pas_convaincu:")) if _some(x, parts, ("satisfait:",)) else parts


def _refusal(x: Exchange, parts: list[str]) -> list[str]:
    """No « très bien » before a refusal, a doubt, an objection or a complaint, unless it agreed to something."""
    if not _some(x, parts, RESISTING):
        return parts
    agreed = {e.text for e in x.events if isinstance(e, ev.ConsentGiven)}
    return [part for part in parts if part in agreed or not is_one(x, part, (*ACKNOWLEDGING, *PLAIN))]


def _complaints(x: Exchange, parts: list[str]) -> list[str]:
    """One grievance at a time: what hurt in the message first, else the last one, which is the weightier."""
    grieved = _some(x, parts, RESISTING)
    kept = grieved[:1] if voice.hurt(x) else grieved[-1:]
    return [part for part in parts if part not in grieved or part in kept]


def _farewells(x: Exchange, parts: list[str]) -> list[str]:
    """« Bonne journée. Au revoir. Merci, au revoir. »: one takes leave once."""
    leaving = [part for part in parts if marked(part, "au_revoir_dit")]
    return [part for part in parts if part not in leaving[:-1]]


def _acknowledgements(x: Exchange, parts: list[str]) -> list[str]:
    """« C'est bon. Passons. Allez-y, oui. »: what answers is enough."""
    taking_in = _some(x, parts, ACKNOWLEDGING)
    kept = _some(x, taking_in, CONFIRMING)[:1] or taking_in[-1:]
    return [part for part in parts if part not in taking_in or part in kept]


def _nothing(x: Exchange, parts: list[str]) -> list[str]:
    """« Rien d'autre » has no place beside an answer, unless that is what was asked."""
    asked = bool(x.sentences) and marked(x.sentences[-1].text, "autre_question") and x.sentences[-1].text.rstrip().endswith("?")
    if asked and (nothing := _some(x, parts, ("rien_d_autre",))):
        return nothing
    return _without(x, parts, SAYING_NOTHING)


def _once(x: Exchange, parts: list[str]) -> list[str]:
    """« L'acte, je vous l'envoie quand vous voulez. L'acte est de juin, je peux vous l'envoyer »: the same thing is said once."""
    kept: list[str] = []
    for part in parts:
        if not any(_says_again(part, before) for before in kept):
            kept.append(part)
    return kept


def _says_again(one: str, before: str) -> bool:
    said = content_words(one)
    return len(said) >= 3 and len(said & content_words(before)) >= HALF * len(said)


def _news(x: Exchange, parts: list[str]) -> list[str]:
    """Beside something new, what was said in the last turns is not said again, unless asked again or seen again on a page."""
    if any(isinstance(e, ev.FactAsked) and e.again for e in x.events):
        return parts
    lately = [content_words(text) for text in x.state.client_lately]
    return [part for part in parts if is_one(x, part, ("guidage_",)) or not _held(content_words(part), lately)]


def _held(said: frozenset[str], lately: list[frozenset[str]]) -> bool:
    return len(said) >= FEWEST and any(len(said & before) >= SHARED * len(said) for before in lately)
