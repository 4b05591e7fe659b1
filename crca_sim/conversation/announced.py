"""What the scenario's author foresaw that an adviser would tell *this* client: taken up in the client's own words, once.

Found by the ideas that it tells (`mots`), else by a plain likeness to the author's examples. What the client was really
asked is answered all the same; the polite forms of a reply give way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crca_sim import events as ev
from crca_sim.authoring.repertoire import Announcement
from crca_sim.authoring.triggers import Trigger
from crca_sim.conversation import access, lines, news, objections, parry, polarity, proposals, room, valence, voice
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.ideas import expresses, spelt_out, tells
from crca_sim.conversation.markers import marked, tool_words
from crca_sim.conversation.marks import fill
from crca_sim.conversation.repartees import EXACTLY, OWN, most_like
from crca_sim.conversation.triggers import just_now
from crca_sim.understanding.expressions import said_among, words
from crca_sim.understanding.reading import SentenceReading

NAME = "annonce:"
"""What the subject of a line said to an announcement begins with."""
LIKE = 0.75
"""Likeness from which words that tell its first idea are the announcement, and all of them where it names none."""
TAG = 7
"""Words of a tag: « ça vous va ? », « vous le saviez ? »."""
BRIEF = 8
"""Words of a reaction before an answer to something else."""
GENERIC = (
    "acquiescer", "attendre_la_suite", "confirmer", "ca_va", "accepte", "accepte_canal", "accepte_moment", "accepte_reserve",
    "accepte_delai", "fera", "fera_envoi", "oui_de_politesse", "comprehension_vague", "limite", "offre", "offre_reliee",
    "offre_prix_connu", "prix", "refus", "suite", "droit", "reflexion", "merci_empathie", "excuses", "comment_ca", "pas_compris",
    "complement", "pas_encore_decide", "ne_sait_pas", "ne_sait_pas_oui_non", "ne_sait_pas_quoi", "ne_sait_pas_quand",
    "ne_sait_pas_combien", "ne_sait_pas_qui", "ne_sait_pas_ou", "ne_sait_pas_pourquoi", "ne_sait_pas_comment", "satisfait",
    "offre_prematuree", "deja_dit", "resume_vide", "deroule", "bref", "rien_a_ajouter", "passer_outre",
    "limite_gene", "ca_va_bien", "patienter",
)  # fmt: skip
"""Lines that any message may bring: they give way to what the author wrote for this one."""
_WITHOUT_SUBJECT = re.compile(
    r"^(?:et |ça |mais )*(?:vous|on) (?:(?:le |l['’]|en |vous ?en |vous ?l['’] ?)?(?:saviez|savez|doutiez|imaginiez"
    r"|(?:étiez|êtes|y étiez) au courant"
    r"|aviez pensé|avez pensé|(?:avait|a) (?:dit|prévenue?|parlé|expliqué))|y (?:aviez|avez) pensé)[^,]{0,12}\?$"
    r"|^(?:le saviez-vous|(?:étiez|êtes)-vous au courant|y (?:aviez|avez)-vous pensé) ?\?$",
    re.IGNORECASE,
)
"""It names nothing that could be asked for."""
_ECHO = re.compile(r"^((?:[^\s?…!.,]+\s?){1,4}?)\s?[?…]")
"""What a line begins by saying back: « Zéro ? », « Deux cents euros… »."""
STEM = 5
NUMBERS = frozenset({
    "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "quinze", "vingt", "trente", "quarante",
    "cinquante", "soixante", "cent", "mille", "zero",
})  # fmt: skip
_CLAUSE = re.compile(r"[,;:.!…–—-]\s+")


@dataclass(frozen=True, slots=True)
class Told:
    """An announcement found in a sentence."""

    name: str
    entry: Announcement
    sentence: SentenceReading
    weight: float


def listen(x: Exchange) -> None:
    """« Vous le saviez ? » behind an announcement asks whether it was known, and nothing else."""
    for before, sentence in zip((None, *x.sentences), x.sentences, strict=False):
        if not _asks(sentence) or not expresses(sentence.text, "savoir_demande"):
            continue
        if _behind(before, sentence) or _in(x, sentence):
            x.aside.add(sentence.start)


def _behind(before: SentenceReading | None, sentence: SentenceReading) -> bool:
    """A short « vous le saviez ? » after something that was told."""
    return (
        before is not None
        and not _asks(before)
        and len(sentence.text.split()) <= TAG
        and _WITHOUT_SUBJECT.search(sentence.text) is not None
    )


def take_up(x: Exchange) -> None:
    """Let the client react to what they were told, instead of the polite forms, or shortly before an answer."""
    told = None if _objects_to_it(x) else _to_take_up(x)
    told = None if told and _foreseen_as_a_question(x, told) else told
    if told is None:
        _says_whether_known(x)
        return
    x.advanced = True
    likely = {e.text for e in x.events if isinstance(e, ev.LifeTold) and e.subject != "choix"} if told.weight >= 1 else set()
    written = [line for line in x.used if line not in _generic(x) and fill(line, x.marks) not in likely]
    _beside(x, told)
    if _asks_something_else(x, told):
        _shortly_before(x, told)
    elif not written:
        _instead(x, told)


def _objects_to_it(x: Exchange) -> bool:
    """What was told calls for an objection, or speaks of the very subject of one: the client has no other word for it."""
    return any(_calls_for(x, x.scenario.objections[name].trigger) for name in objections.coming(x))


def _foreseen_as_a_question(x: Exchange, told: Told) -> bool:
    """« C'est vous qui avez appelé les pompiers ? » was answered as the question that it is."""
    best = most_like(told.sentence)
    sure = best is not None and best.confidence >= EXACTLY and _asks(told.sentence)
    return sure and best is not None and f"repartie:{best.topic.removeprefix(OWN)}" in x.keys.values()


def _calls_for(x: Exchange, trigger: Trigger) -> bool:
    return just_now(x, trigger) or (trigger.topic is not None and room.named(x, (trigger.topic,)))


def _says_whether_known(x: Exchange) -> None:
    """« Vous le saviez ? » about what nobody foresaw: no, they did not."""
    last = x.sentences[-1] if x.sentences else None
    before = x.sentences[-2] if len(x.sentences) > 1 else None
    if last is not None and _behind(before, last) and not x.said.get("answer") and "raise" not in x.said:
        valence.say_unknown(x)


def taken(x: Exchange) -> bool:
    """Whether the client reacts to an announcement: nothing of their own comes behind."""
    return any(isinstance(e, ev.LifeTold) and e.subject.startswith(NAME) for e in x.events)


def _to_take_up(x: Exchange) -> Told | None:
    """The weightiest, unless the client cannot react, already did, or took the help offered with it."""
    helped = any(s.start in x.aside and proposals.offers_to_look_again(s) for s in x.sentences)
    blocked = helped or x.held or x.state.outcome or access.lost(x) or "raise" in x.said or x.state.situation.opposed
    found = [] if blocked else [told for sentence in x.sentences for told in _in(x, sentence)]
    fresh = [told for told in found if x.state.lines_said.isdisjoint((*told.entry.lines, *told.entry.asked))]
    return max(fresh, key=lambda told: (told.weight, told.sentence.start), default=None)


# ── What was told ────────────────────────────────────────────────────────────────────────────────


def _in(x: Exchange, sentence: SentenceReading) -> list[Told]:
    """The announcements that the sentence makes."""
    if news.faulty(sentence) or _says_again(x, sentence):
        return []
    like = {seen.topic: seen.confidence for seen in sentence.announced}
    tells_it = told(sentence)
    found = []
    for name, entry in x.cast.repertoire.announcements.items():
        if not (tells_it or (entry.proposed and _asks_yes_or_no(sentence))) or said_among(sentence.text, spelt_out(entry.unless)):
            continue
        if weight := _weight(sentence.text, entry, like.get(name, 0.0)):
            found.append(Told(name, entry, sentence, weight))
    return found


def _says_again(x: Exchange, sentence: SentenceReading) -> bool:
    """A summary tells nothing new; « donc vous les payez deux fois » does, unless it asks whether it is right."""
    return sentence.does("synthetiser") or (sentence.does("reformuler") and marked(x.text, "confirmation"))


def _weight(text: str, entry: Announcement, like: float) -> float:
    """How surely it is this one: by all its ideas, or by its first and a plain likeness; 0 when it is not."""
    if entry.words and tells(text, entry.words):
        return 1 + 0.1 * len(entry.words) + like
    alike = like >= LIKE and (not entry.words or tells(text, entry.words[:1])) and polarity.agrees(text, entry.examples)
    return like if alike else 0.0


def told(sentence: SentenceReading) -> bool:
    """Said, not asked: « … d'accord ? » and « vous saviez que… ? » tell all the same."""
    if not _asks(sentence):
        return True
    *_, tag = _CLAUSE.split(sentence.text)
    closes = len(tag.split()) <= TAG and len(tag) < len(sentence.text) and (expresses(tag, "etiquette") or expresses(tag, "savoir_demande"))
    return closes or expresses(sentence.text, "savoir_demande")


def _asks_yes_or_no(sentence: SentenceReading) -> bool:
    return parry.unknown_key(sentence.text) == "ne_sait_pas_oui_non" and not parry.either(sentence)


def _asks(sentence: SentenceReading) -> bool:
    return sentence.text.rstrip().endswith("?")


# ── What is said to it ───────────────────────────────────────────────────────────────────────────


def _generic(x: Exchange) -> set[str]:
    """Forms of politeness; and « je le sais bien, mais… » to an answer that will not be forgotten."""
    waiting, companion = x.scenario.objections.get(x.state.open_objection() or ""), x.scenario.companion
    keys = {line for key in GENERIC for line in lines.variants(key, x.scenario, x.cast.persona)}
    asked_past = (*companion.addressed, *companion.client_objects, *companion.addressed_again) if companion else ()
    kept = x.scenario.departure.holds_on if x.scenario.departure else ()
    return keys.union(waiting.unconvinced if waiting else (), asked_past, kept)


def _beside(x: Exchange, told: Told) -> None:
    """Who accompanies the client has their word on what concerns them, before the client."""
    if told.entry.companion:
        x.said.pop("beside", None)
        x.propose("beside", told.entry.companion, f"{NAME}proche:{told.name}")


def _asks_something_else(x: Exchange, announcement: Told) -> bool:
    """The message ends with a question of its own, which waits for its answer."""
    last = _last_said(x)
    if not _asks(last) or last is announcement.sentence or last.start in x.aside or told(last):
        return False
    short = len(last.text.split()) <= TAG
    return not (short and (expresses(last.text, "etiquette") or expresses(last.text, "savoir_demande")))


def _last_said(x: Exchange) -> SentenceReading:
    """The last sentence; in a letter, the last question before the forms of its end."""
    asking = [s for s in x.sentences if _asks(s)]
    return asking[-1] if asking and x.scenario.channel == "courriel" else x.sentences[-1]


def _instead(x: Exchange, told: Told) -> None:
    """The whole reply, instead of forms that suit any message."""
    for slot in ("answer", "remark", *(() if voice.hurt(x) else ("reaction",))):
        x.said.pop(slot, None)
    asked = told.entry.asked if _asks(x.sentences[-1]) else ()
    text = x.propose("answer", _fitting(x, asked or told.entry.lines), f"{NAME}{told.name}")
    if text is not None:
        x.note(ev.LifeTold(turn=x.turn, subject=f"{NAME}{told.name}", text=text))


def _shortly_before(x: Exchange, told: Told) -> None:
    """A few words before what was really asked, unless something else of the message already gets some."""
    settled = any(isinstance(e, ev.ObjectionMoved) and e.state == "settled" for e in x.events) or x.happened(ev.QuestionSettled)
    if x.said.get("reaction") or settled:
        return
    short = [line for line in told.entry.lines if len(line.split()) <= BRIEF and not line.rstrip().endswith("?")]
    text = x.propose("reaction", _fitting(x, short), f"{NAME}{told.name}")
    if text is not None:
        x.note(ev.LifeTold(turn=x.turn, subject=f"{NAME}{told.name}", text=text))


def _fitting(x: Exchange, choices: Sequence[str]) -> Sequence[str]:
    """The lines that say back nothing but what was told: « Quinze jours ? » to who named no delay is another's answer."""
    return [line for line in choices if _told_back(line, x.text)] or choices


def _told_back(line: str, text: str) -> bool:
    start = _ECHO.match(line)
    if start is None:
        return True
    echo, said = words(start[1]), words(text)
    if set(echo) & NUMBERS or any(word[0].isdigit() for word in echo):
        return bool(set(said) & NUMBERS) or any(word[0].isdigit() for word in said)
    named = {word[:STEM] for word in echo if len(word) >= STEM and word not in tool_words()}
    return not named or not named.isdisjoint(word[:STEM] for word in said)
