"""The signs of the accommodation profile: two or three, drawn, each shown when what provokes it happens in this very message.

Who has just answered in detail has followed: nothing says after it that the message did not get through. Signs stop once
the need is met, or once the client has closed up; one comes back when the adaptation is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from crca_sim import events as ev
from crca_sim.authoring.accommodation import Accommodation
from crca_sim.conversation import access, parry, vocabulary
from crca_sim.conversation.exchange import Exchange, Slot

SPOKEN = (
    "ouverture", "chiffre", "phrase_longue", "lecture", "terme", "figure", "visuel", "delai_flou", "hate", "plusieurs_questions", "tour",
)  # fmt: skip
"""Moments that words provoke."""
BESIDE_AN_ANSWER = ("ouverture", "plusieurs_questions", "delai_flou")
"""Those that go with an answer: they do not say that the message was lost."""
LOST = ("phrase_longue", "lecture", "terme", "figure", "visuel")
"""Those that say it: they come instead of an answer."""
COMING_BACK = ("phrase_longue", "lecture", "plusieurs_questions", "question", "chiffre", "terme", "tour")
"""Moments of the signs that may come back, whatever was dropped."""
TELLING = (ev.FactDisclosed, ev.LifeTold, ev.IdentityGiven, ev.CoordinateTold, ev.ClientRestated, ev.PreferenceTold)
"""What only who has followed can say."""
READING = 18
"""Words from which a written message asks to be read twice."""
BETWEEN = 3
"""Turns between two signs that nothing in the words provokes."""
MUCH = 8
"""Words of an answer which show that one follows."""
NEARLY = 4
"""Words under the limit from which a sentence already asks an effort."""
REMINDERS = {
    "rappel_une_chose": {"plusieurs_questions", "plusieurs_etapes"},
    "rappel_court": {"phrase_longue", "message_long"},
    "rappel_mots": {"jargon", "sigles", "figure"},
    "rappel_doucement": {"hate", "interruption"},
}
"""What is said → what was not adapted any more."""
SHORT = 11
"""Words up to which a sentence is long for nobody."""
RECENT = 6
"""Turns within which two lapses make a dropped adaptation."""

_PROVOKED: dict[str, Callable[[Exchange], bool]] = {
    "ouverture": lambda x: x.turn <= 1,
    "question": lambda x: True,
    "reponse": lambda x: x.happened(ev.FactDisclosed, ev.LifeTold),
    "chiffre": lambda x: bool(access.new_figures(x)),
    "phrase_longue": lambda x: _long(x),
    "lecture": lambda x: x.reading.style.words >= READING or not x.heard,
    "tour": lambda x: _lull(x),
    "terme": lambda x: bool(vocabulary.strange(x)),
    "figure": lambda x: bool(x.reading.style.figurative),
    "visuel": lambda x: bool(x.reading.style.visual_only),
    "delai_flou": lambda x: bool(x.reading.style.vague_delay),
    "hate": lambda x: bool(x.reading.style.haste or x.reading.doing("f_brusquer")),
    "attente": lambda x: x.happened(ev.ClientWaited),
    "document": lambda x: x.happened(ev.DocumentSent) or _attached(x),
    "plusieurs_questions": lambda x: access.asked_at_once(x) > access.most_questions(x),
}


def _long(x: Exchange) -> bool:
    profile = x.cast.accommodation
    return profile is not None and x.reading.style.longest_sentence > max(profile.sentence_words - NEARLY, SHORT)


def _lull(x: Exchange) -> bool:
    """Nothing is asked and nothing was answered: there is room for what comes by itself."""
    rested = x.turn >= BETWEEN and x.turn - x.state.access.shown >= BETWEEN
    return rested and not x.state.access.told and not _told(x) and not parry.unanswered(x) and not _says_much(x)


def _says_much(x: Exchange) -> bool:
    """Who sums up what was agreed has lost no thread."""
    return sum(len(text.split()) for slot in ("reaction", "answer") for text in x.said.get(slot, ())) > MUCH


def _told(x: Exchange) -> bool:
    return x.happened(*TELLING)


def _attached(x: Exchange) -> bool:
    return any(isinstance(e, ev.TraineeSpoke) and e.attachments for e in x.events)


def show(x: Exchange, slot: Slot, moments: Iterable[str]) -> bool:
    """One of the drawn signs, at its moment."""
    profile = x.cast.accommodation
    if profile is None or x.state.adaptation or x.state.closed_up:
        return False
    for sign_id in x.state.signs:
        sign = profile.signs[sign_id]
        if sign.when in moments and sign_id not in x.state.access_shown and _PROVOKED[sign.when](x) and _say(x, slot, sign_id):
            return True
    return False


def _say(x: Exchange, slot: Slot, sign_id: str) -> bool:
    profile = x.cast.accommodation
    text = x.propose(slot, profile.signs[sign_id].say, f"signe:{sign_id}") if profile else None
    if text:
        x.note(ev.AccessNeedShown(turn=x.turn, sign=sign_id, text=text))
    return text is not None


def raise_one(x: Exchange) -> bool:
    """A sign beside the answer where both go together, before it when it is the answer that costs, else in its place."""
    answers = x.said.get("answer") or x.said.get("reaction")
    moments = BESIDE_AN_ANSWER if _told(x) else tuple(m for m in SPOKEN if m not in LOST) if answers else SPOKEN
    return show(x, "raise", moments) or _before_the_answer(x) or come_back(x)


def _before_the_answer(x: Exchange) -> bool:
    if x.said.get("reaction") or not x.said.get("answer"):
        return False
    answered = x.happened(ev.FactAsked, ev.IdentityAsked) and not access.informs(x)
    return (answered and show(x, "reaction", ("question",))) or show(x, "reaction", ("reponse",))


def misses_question(x: Exchange) -> bool:
    """A question that did not get through because of how it was said: a drawn sign shows instead of the answer."""
    if x.state.slow or x.state.faced or x.turn < 2 or not access.informs(x) or _told(x):
        return False
    return show(x, "answer", ("question", "phrase_longue"))


# ── After the need was met ───────────────────────────────────────────────────────────────────────


def dropped(x: Exchange) -> bool:
    """The adaptation was accepted, then let go: twice within a few messages, or twice over in this one."""
    lapses = x.state.access.lapses
    recent = [turn for turn in lapses if turn > x.turn - RECENT]
    return x.turn in lapses and (len(recent) >= 2 or len(lapses[x.turn]) >= 2)


def come_back(x: Exchange) -> bool:
    """A sign comes back once the adaptation is dropped, at most once: whether it was kept to can then be judged."""
    profile = x.cast.accommodation
    if profile is None or not x.state.signs or x.state.closed_up or x.state.access.returned or not dropped(x):
        return False
    return _remind(x, profile) if _told(x) else _show_again(x, profile) or _note(x, x.propose("raise", profile.not_heard, "pas_passe"))


def _show_again(x: Exchange, profile: Accommodation) -> bool:
    fitting = (s for s in x.state.signs if profile.signs[s].when in COMING_BACK and _PROVOKED[profile.signs[s].when](x))
    return any(_say(x, "raise", sign_id) for sign_id in fitting)


def _remind(x: Exchange, profile: Accommodation) -> bool:
    """To an answer goes what it costs to give it, or a word on what was let go of in this very message."""
    costing = (s for s in x.state.signs if profile.signs[s].when in ("question", "reponse") and not x.said.get("reaction"))
    if any(_say(x, "reaction", sign_id) for sign_id in costing):
        return True
    lapses = x.state.access.lapses[x.turn]
    key = next((key for key, kinds in REMINDERS.items() if lapses & kinds), None)
    return _note(x, x.line("raise", key) if key else x.propose("raise", profile.told, "besoin_dit"))


def _note(x: Exchange, text: str | None) -> bool:
    if text:
        x.note(ev.AccessNeedShown(turn=x.turn, sign=x.state.signs[0], text=text))
    return text is not None
